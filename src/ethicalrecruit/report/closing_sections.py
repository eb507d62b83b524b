"""Questions to send, method and limits, and the editions a report rests on."""

from collections.abc import Iterator

from ethicalrecruit.render.wording import day_words
from ethicalrecruit.report.material import Material
from ethicalrecruit.report.parts import Part, Points, Section, Table, Text
from ethicalrecruit.report.words import counted, number

MOST_QUESTIONS = 15
_DIGEST_SHOWN = 16


def questions_section(given: Material) -> Section:
    """What to ask, the questions that settle most first."""
    return Section("questions", "Questions to send", tuple(_questions(given)))


def method_section(given: Material) -> Section:
    """How this was made, and what it cannot say."""
    return Section("method", "Method and limits", tuple(_method(given)))


def editions_section(given: Material) -> Section:
    """The editions of the book and its lists."""
    return Section("editions", "Editions of the book and of its lists", tuple(_editions(given)))


def _questions(given: Material) -> Iterator[Part]:
    asked: dict[str, int] = {}
    for fact, count in given.figures.gaps.items():
        question = given.book["questions"].get(fact, "")
        if question:
            asked[question] = max(asked.get(question, 0), count)
    if not asked:
        yield Text("Nothing is left open that a question could settle.")
        return
    yield Text("What documents leave open can be asked. These questions would help to settle most answers.")
    ordered = sorted(asked.items(), key=lambda pair: (-pair[1], pair[0]))
    rows = tuple((question, number(count)) for question, count in ordered[:MOST_QUESTIONS])
    note = (
        f"{counted(len(ordered) - MOST_QUESTIONS, 'further question')} in the run."
        if len(ordered) > MOST_QUESTIONS
        else ""
    )
    yield Table(
        "Questions, with the answers they would help to settle",
        ("Question", "Answers"),
        rows,
        frozenset({1}),
        note,
        book_texts=True,
    )


def _method(given: Material) -> Iterator[Part]:
    naming = given.naming
    yield Text(
        "Each document was read by a program, without a network, against rules kept as data. A rule cites its "
        "provision, holds from its day, and answers indicator, none seen, cannot tell or not applicable. What cannot "
        "be told is never counted as an indicator. The same input, book and day give the same answers."
    )
    points = [
        (
            "An indicator speaks of the words of a document, not of what happened to a worker. Only an inquiry that "
            "hears the other side can establish that."
        ),
        (
            "Shares speak of the documents examined. Whether these stand for all ads of a market depends on how they "
            "were collected."
        ),
        "Intervals cover chance only, not errors of reading or of collecting.",
        "Several indicators together carry more than one. No lone indicator says that work is forced.",
        "Some rules rest on law that we know from other sources than its text; the mark beside each standard says so.",
        (
            "Personal data (e-mail addresses, telephone numbers, numbers of identity papers, names near words of "
            "contact) is covered where it was recognised. This is a courtesy, not anonymisation: read the quotes "
            "before you publish."
        ),
    ]
    if naming.public:
        points.append(
            "Agencies and employers are named only where it is recorded that they replied, or that they were asked and "
            f"the day for a reply had passed{f' by {day_words(naming.day)}' if naming.day else ''}, or for the reason "
            "that is printed above. To have been asked is not enough."
        )
        points.append(
            "Other names that the run knows, addresses of the web and numbers of licences are covered in quotes; a "
            "name that stands only in a text may remain. Quotes are words of the documents: whoever searches for them "
            "may find the document and who published it. Read them before you publish."
        )
        points.append(
            "Counts from 1 to 4 are withheld in tables of corridors, months, agencies and costs, with others from "
            "which they could be computed. Where an agency is withheld, day, place and origin of its documents are "
            "told only as far as at least 5 documents with an indicator share them, no row has its number, and lines "
            "stand in no order. Numbers of indicators by rule and topic are told."
        )
    points += [given.book["disclaimer"], given.summary["statement"]]
    yield Points(tuple(points))


def _editions(given: Material) -> Iterator[Part]:
    book, made = given.book, given.run.manifest
    packs = ", ".join(book["packs"]) or "none"
    options = made["options"]
    rows = [
        ("Rule book", f"edition {book['edition']}, digest {book['digest'][:_DIGEST_SHOWN]}"),
        ("Further packs of rules", packs),
        ("Rules in the book", number(len(book["rules"]))),
        ("Program", f"{made['tool']['name']} {made['tool']['version']}"),
        ("Profile", options["profile"]),
    ]
    if not given.naming.public:
        rows += [
            (f"Input {one['name']}", f"{one['bytes']:,} bytes, SHA-256 {one['sha256'][:_DIGEST_SHOWN]}…")
            for one in made["inputs"]
        ]
    else:
        rows.append(("Inputs", f"{counted(len(made['inputs']), 'file')}; names withheld"))
    yield Table("What this report rests on", ("Matter", "Value"), tuple(rows))
    lists = tuple(
        (one["title"], ", ".join(one["editions"]), one["read_on"] or "not said", one["review_by"] or "not said")
        for one in book["lists"].values()
    )
    if lists:
        head = ("List", "Editions", "Last read", "To be reviewed by")
        yield Table(
            "Dated lists of countries",
            head,
            lists,
            note="After its day of review a list may be out of date.",
            folded=True,
        )
