"""What was examined, and what could not be told: the first section of a report."""

from collections.abc import Iterator, Mapping
from typing import Any

from ethicalrecruit.facts.catalogue import FACTS
from ethicalrecruit.render.wording import DAY_SOURCES, day_words
from ethicalrecruit.report.charts import Bar, bars
from ethicalrecruit.report.material import Material
from ethicalrecruit.report.parts import Figure, KeyFigure, KeyFigures, Part, Section, Table, Text
from ethicalrecruit.report.words import counted, language_name, month_words, number, percent

_SOURCES = {**DAY_SOURCES, "fallback": "given for rows without a day", "none": "no day"}


def coverage_section(given: Material) -> Section:
    """What was examined."""
    return Section("coverage", "What was examined, and what could not be told", tuple(_parts(given)))


def _parts(given: Material) -> Iterator[Part]:
    told, figures = given.summary, given.figures
    documents = figures.documents
    yield KeyFigures(
        (
            KeyFigure(number(told["rows"]), "row came in" if told["rows"] == 1 else "rows came in"),
            KeyFigure(
                number(documents.documents),
                "document was examined" if documents.documents == 1 else "different documents were examined",
            ),
            KeyFigure(number(documents.indicated), "with at least one indicator"),
            KeyFigure(number(told["outcomes"]["cannot_tell"]), "answers of rules could not be told"),
        )
    )
    yield Text(f"{_reconciled(told)} Every row is accounted for.")
    if sentences := " ".join(_sentences(given)):
        yield Text(sentences)
    if not documents.documents:
        yield from _rejects(given)
        return
    yield Text(
        "An indicator says that a document reads as if it departed from a standard. It is not a finding of "
        "wrongdoing. None seen does not mean that all is well: documents show only what a recruiter prints."
    )
    yield _outcomes(given)
    yield Text(" ".join(_answers(given)))
    yield _set_apart(given)
    yield from _languages(given)
    yield from _left_out(given)
    yield from _rejects(given)


def _reconciled(told: Mapping[str, Any]) -> str:
    return (
        f"{counted(told['rows'], 'row')} in = {told['audited']:,} audited + {told['rejected']:,} rejected + "
        f"{told['set_aside']:,} set aside."
    )


def _sentences(given: Material) -> Iterator[str]:
    told, figures = given.summary, given.figures
    same = told["documents"]["duplicates"]
    if same:
        stand = "row holds a document that stands" if same == 1 else "rows hold documents that stand"
        yield f"{same:,} {stand} in an earlier row; shares below count each document once."
    if told["documents"]["more_than_remembered"]:
        yield "There were more documents than are remembered, so some repeated ones may count twice."
    days = sorted(month for month in figures.months if month)
    if days:
        first, last = month_words(days[0]), month_words(days[-1])
        yield f"Documents were examined as of days {f'in {first}' if first == last else f'from {first} to {last}'}."
    if told["stopped_at_limit"]:
        yield "Reading stopped at a limit that was asked for; the input has more rows."
    if told["sample"]:
        yield "The rows are a sample drawn by chance, so shares speak of the whole only within their intervals."
    if given.run.manifest["options"]["profile"] != "publish":
        yield "The profile research was used: rules whose law is not confirmed can raise indicators."
    day = given.run.manifest["options"]["day"]
    if day and day[:1].isdigit():
        yield f"All rows were examined as of {day_words(day)}, whatever their own day."


def _outcomes(given: Material) -> Part:
    told = given.summary["outcomes"]
    total = sum(told.values())
    rows = (
        ("Indicator", told["indicator"], "the document reads as if it departed from a standard"),
        ("Cannot tell", told["cannot_tell"], "the document leaves open what the rule needs"),
        ("None seen", told["none_seen"], "nothing was found that meets the condition of the rule"),
        ("Not applicable", told["not_applicable"], "the rule is for other places, days or kinds of document"),
    )
    return Table(
        "Answers of all rules to all audited rows",
        ("Outcome", "Answers", "Share", "What it means"),
        tuple((name, number(count), percent(count, total), meaning) for name, count, meaning in rows),
        frozenset({1, 2}),
    )


def _answers(given: Material) -> Iterator[str]:
    """How the answers reconcile with what the report shows of them."""
    figures, told = given.figures, given.summary
    yield (
        "A rule answers once for each thing it looks at, so these are more answers than documents, and rows that "
        "repeat a document are among them."
    )
    repeated = sum(count for rule, count in figures.repeated.items() if rule not in figures.without_standard)
    parts = [f"{counted(figures.indicators, 'indicator')} in different documents, which this report shows"]
    parts += [f"{repeated:,} in rows that repeat a document"] if repeated else []
    parts += [f"{figures.own_answers:,} on lists of the user's own"] if figures.own_answers else []
    if len(parts) > 1:
        yield f"{counted(told['outcomes']['indicator'], 'indicator')} = {' + '.join(parts)}."
    bare = sum(told["only_counted"].values())
    if bare:
        whole = told["outcomes"]["cannot_tell"]
        yield (
            f"Of {counted(whole, 'answer')} that could not be told, {whole - bare:,} stand in findings.jsonl with what "
            f"is missing; for {bare:,} the document holds nothing that the rule looks at, and they are only counted."
        )


def _set_apart(given: Material) -> Part:
    told = given.summary
    rows = [
        (
            "Texts that were cut off",
            number(told["texts_cut_off"]),
            "what they do not say counts as open, not as silence",
        ),
        ("Rows without a day", number(told["undated"]), "answered only where all recorded editions agree"),
        ("Values without their partner", number(sum(told["left_open"].values())), "such as a sum without its period"),
    ]
    rows += [
        (f"Day: {_SOURCES.get(source, source) or source}", number(count), "where the day examined came from")
        for source, count in told["day_sources"].items()
        if source != "none"
    ]
    return Table("What limits the answers", ("Matter", "Rows", "What follows"), tuple(rows), frozenset({1}))


def _languages(given: Material) -> Iterator[Part]:
    told = given.summary["languages"]
    if not told:
        yield Text("No row has a text; columns alone were examined.")
        return
    ordered = sorted(told.items(), key=lambda pair: (-pair[1], pair[0]))
    rows = tuple((language_name(code), number(count), percent(count, sum(told.values()))) for code, count in ordered)
    yield Table("Languages of the texts", ("Language", "Texts", "Share"), rows, frozenset({1, 2}))


def _left_out(given: Material) -> Iterator[Part]:
    told = given.summary["coverage"]
    if not told:
        return
    meanings = {spec.name: spec.meaning.rstrip(".") for spec in FACTS}
    rows, drawn = [], []
    for fact, states in sorted(
        told.items(), key=lambda pair: (-sum(pair[1].values()) + pair[1].get("stated", 0), pair[0])
    ):
        stated, whole = states.get("stated", 0), sum(states.values())
        words = meanings.get(fact, fact)
        counts = (stated, states.get("open", 0), states.get("silent", 0), states.get("not_covered", 0))
        rows.append((words, *(number(count) for count in counts)))
        drawn.append(Bar(words, whole, stated))
    table = Table(
        "Facts that documents often leave out, in rows",
        ("Fact", "Stated", "Left open", "Not spoken of", "Not covered by the input"),
        tuple(rows),
        frozenset({1, 2, 3, 4}),
        "What a document leaves out is no indicator. Not covered: nobody could look for it in this input.",
        folded=True,
    )
    chart = bars(
        "stated", "What documents state of themselves",
        "Dark with stripes: rows that state the fact. Light: rows that do not.",
        drawn,
    )  # fmt: skip
    yield Figure(chart, table)


def _rejects(given: Material) -> Iterator[Part]:
    told = given.summary["rejects_by_column"]
    if told:
        rows = tuple((column, number(count)) for column, count in sorted(told.items()))
        note = "The file rejects.csv of the run says for each why, and how to mend it."
        yield Table("Rows that could not be used, by column at fault", ("Column", "Rows"), rows, frozenset({1}), note)
