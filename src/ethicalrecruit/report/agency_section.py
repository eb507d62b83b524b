"""Agencies in the order of the alphabet, who could reply, and what was replied."""

from collections.abc import Iterator

from ethicalrecruit.report.figures import UNKNOWN, Share
from ethicalrecruit.report.findings_section import reply_words
from ethicalrecruit.report.material import Material
from ethicalrecruit.report.parts import Part, Section, Table, Text
from ethicalrecruit.report.replies import Reply
from ethicalrecruit.report.shares import share_cells, withheld_note
from ethicalrecruit.report.small_cells import Total
from ethicalrecruit.report.words import counted, number, short

MOST_AGENCIES = 300


def agency_section(given: Material) -> Section:
    """Agencies, in the order of the alphabet."""
    return Section("agencies", "Agencies", tuple(_agencies(given)))


def _agencies(given: Material) -> Iterator[Part]:
    figures = given.figures
    agencies = {key: share for key, share in figures.agencies.items() if key}
    if not agencies:
        yield Text("No document names an agency.")
        return
    named = sorted(key for key in agencies if given.naming.may_name(figures.names[key]))
    nameless = figures.agencies.get(UNKNOWN, Share())
    shown, others = _shown_agencies(given, agencies, named, nameless)
    without = f"; {counted(others, 'document')} without a name that can be told" if others else ""
    if others is None:
        where = " in the documents"
    else:
        where = f" in {counted(sum(one.documents for one in agencies.values()), 'document')}{without}"
    yield Text(
        f"{counted(len(agencies), 'agency', 'agencies')}{where}. The order is that of the alphabet: a list by numbers "
        "of indicators would say more of who was collected than of who recruits how."
    )
    if figures.more_names:
        yield Text(f"{counted(figures.more_names, 'document')} of further agencies are not told apart here.")
    if len(named) < len(agencies):
        yield Text(_not_named(given, [key for key in agencies if key not in set(named)]))
    if not named:
        yield from _sizes(agencies)
        yield from _replies(given)
        return
    rows = []
    for key, pair in list(zip(named, shown, strict=True))[:MOST_AGENCIES]:
        heard = "; ".join(_heard(one) for one in given.naming.replies.of(figures.names[key])) or "not recorded"
        rows.append((short(figures.names[key]), *share_cells(*pair), heard))
    head = ("Agency", "Documents", "With an indicator", "Share", "95 % interval", "Right of reply")
    note = (
        "Intervals after Wilson (1927): where few documents were examined, little is known, and of fewer than 5 no "
        f"share is told. {withheld_note(given)}"
    )
    if len(named) > MOST_AGENCIES:
        note += (
            f" The first {MOST_AGENCIES} of {len(named):,} in the order of the alphabet; rows.csv of the run holds all."
        )
    yield Table("Agencies in the order of the alphabet", head, tuple(rows), frozenset({1, 2, 3, 4}), note.strip())
    yield from _replies(given)


def _shown_agencies(
    given: Material, agencies: dict[str, Share], named: list[str], nameless: Share
) -> tuple[list[tuple[int | None, int | None]], int | None]:
    """What is shown of those that are named, and how many documents name none; None if that would tell too much."""
    hidden = [share for key, share in agencies.items() if key not in set(named)]
    documents = [*(agencies[key].documents for key in named), sum(one.documents for one in hidden), nameless.documents]
    indicated = [agencies[key].indicated for key in named]
    shown = given.naming.counts(documents, [Total(tuple(range(len(documents))))])
    rest = sum(one.indicated for one in (*hidden, nameless))
    read_so = given.naming.counts(indicated, [Total(tuple(range(len(indicated))), rest)])
    others = None if None in shown[len(named) :] else nameless.documents
    return list(zip(shown[: len(named)], read_so, strict=True)), others


def _not_named(given: Material, keys: list[str]) -> str:
    names, replies = given.figures.names, given.naming.replies
    waiting = sum(1 for key in keys if replies.of(names[key]))
    asked = (
        f" {waiting:,} of them {'was' if waiting == 1 else 'were'} asked, and the day for a reply has not passed, or "
        "none was given."
        if waiting
        else ""
    )
    return (
        f"{counted(len(keys), 'agency is', 'agencies are')} not named: no right of reply is recorded for them.{asked} "
        "Their documents count in every other part of this report."
    )


def _heard(one: Reply) -> str:
    until = f", reply by {one.reply_by}" if one.reply_by else ""
    return f"asked {one.asked}{until}; {f'replied {one.replied}' if one.replied else 'no reply so far'}"


def _replies(given: Material) -> Iterator[Part]:
    """Every reply of somebody whom the report names, whether or not an indicator of theirs is among those shown."""
    figures = given.figures
    names = {**figures.employers, **figures.names}
    heard = [
        (short(names[key]), reply_words(given, one))
        for key in sorted(names)
        if given.naming.may_name(names[key])
        for one in given.naming.replies.of(names[key])
    ]
    if heard:
        yield Table("What those who were asked replied", ("Who", "Asked and replied"), tuple(heard))


def _sizes(agencies: dict[str, Share]) -> Iterator[Part]:
    if not agencies:
        return
    bands = ((1, 1), (2, 4), (5, 19), (20, 99), (100, 999), (1000, None))
    rows = []
    for low, high in bands:
        inside = [one for one in agencies.values() if one.documents >= low and (high is None or one.documents <= high)]
        words = f"{low}" if low == high else f"{low} or more" if high is None else f"{low} to {high}"
        rows.append((words, number(len(inside))))
    yield Table("Agencies by how many documents they have here", ("Documents", "Agencies"), tuple(rows), frozenset({1}))
