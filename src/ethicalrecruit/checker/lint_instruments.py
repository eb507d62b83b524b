"""Looks over the instruments of a book: each provision is tested, or says why not, and no text passes judgement."""

import re
from collections.abc import Iterator, Mapping

from ethicalrecruit.checker.cross_reference import rules_by_provision
from ethicalrecruit.checker.lint import GUILT, VERDICTS
from ethicalrecruit.frozen import dataclass
from ethicalrecruit.reference.instruments import Instrument, Provision
from ethicalrecruit.rulebook.book import RuleBook
from ethicalrecruit.rulebook.rule import Rule

Citing = Mapping[tuple[str, str], tuple[Rule, ...]]

# What some instruments speak of themselves: their titles and paraphrases may name it, a rule's own words may not.
_OF_THE_PROVISION = re.compile(
    r"(fraud\w*|offences?|offenses?|crimin\w*|crimes?|traffick\w*|forced labou?r|exploit\w*|abus\w*|deceiv\w*|deceit\w*"
    r"|slave\w*|breach\w*|unlawful\w*|against the law)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class InstrumentFault:
    """Something to mend in an instrument.

    Attributes:
        instrument: its id.
        provision: the number; "" for the instrument as a whole.
        check: name of the check, for filtering.
        what: what is to be mended.
    """

    instrument: str
    provision: str
    check: str
    what: str


def lint_instruments(book: RuleBook) -> tuple[InstrumentFault, ...]:
    """Everything to mend in the instruments of a book, in order of instrument and provision."""
    citing = rules_by_provision(book)
    return tuple(
        fault
        for one in sorted(book.tables.instruments.values(), key=lambda one: one.id)
        for fault in (*_whole(one), *_provisions(one, citing))
    )


def _provisions(one: Instrument, citing: Citing) -> Iterator[InstrumentFault]:
    for number, provision in one.provisions.items():
        found = (*_reasons(provision, citing.get((one.id, number), ())), *_wording(provision))
        yield from (InstrumentFault(one.id, number, check, what) for check, what in found)


def _reasons(provision: Provision, rules: tuple[Rule, ...]) -> Iterator[tuple[str, str]]:
    stable = [rule.id for rule in rules if rule.status == "stable"]
    if not provision.testable:
        if not provision.untestable:
            yield "untestable", "No recruitment data can test it, and untestable does not say why."
        if provision.untested:
            yield "untested", "testable is empty, so the reason belongs in untestable, not in untested."
        return
    if provision.untestable:
        yield "untestable", "testable names data that can test it, and untestable says that none can."
    if not rules and not provision.untested:
        yield "untested", "No rule cites it, and untested does not say why."
    if stable and provision.untested:
        yield "untested", f"The stable rule {stable[0]} cites it: take the reason in untested out."


def _wording(provision: Provision) -> Iterator[tuple[str, str]]:
    for key in ("text", "note", "untestable", "untested"):
        for word in _judging(str(getattr(provision, key))):
            yield "verdict-word", f'"{word}" in {key} passes judgement: say what the provision asks.'


def _whole(one: Instrument) -> Iterator[InstrumentFault]:
    texts = [("title", one.title), ("short", one.short), ("note", one.note)]
    texts += [("ratification_note", one.ratification_note)]
    texts += [("editions", edition.note) for edition in one.editions]
    texts += [("notes", note.text) for note in one.notes]
    for key, text in texts:
        for word in _judging(text):
            yield InstrumentFault(one.id, "", "verdict-word", f'"{word}" in {key} passes judgement: say it plainly.')


def _judging(text: str) -> list[str]:
    found = [match[0].lower() for pattern in (VERDICTS, GUILT) for match in pattern.finditer(text)]
    return [word for word in dict.fromkeys(found) if not _OF_THE_PROVISION.fullmatch(word)]
