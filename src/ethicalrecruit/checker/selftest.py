"""Runs the examples that stand with the rules: each rule is held to what its own file promises."""

from collections.abc import Iterable
from dataclasses import replace

from pydantic import ValidationError

from ethicalrecruit.checker.check import Examined, check
from ethicalrecruit.checker.subject import examination_day, reading_seen
from ethicalrecruit.domain.offer import Offer
from ethicalrecruit.errors import EthicalRecruitError
from ethicalrecruit.findings.finding import Finding
from ethicalrecruit.findings.report import Report
from ethicalrecruit.frozen import dataclass
from ethicalrecruit.reader.read import read_ad
from ethicalrecruit.rulebook.book import RuleBook
from ethicalrecruit.rulebook.rule import Example, Rule
from ethicalrecruit.values.grades import DocumentKind, Outcome


@dataclass(frozen=True, slots=True)
class ExampleResult:
    """One example of one rule, run.

    Attributes:
        rule: id of the rule.
        name: what the example shows.
        expected: the outcome it promises.
        got: the outcomes it had, one a finding; empty if it could not be run.
        faults: how it differs from its promise; empty if it does not.
        place: the rule's file.
    """

    rule: str
    name: str
    expected: Outcome
    got: tuple[Outcome, ...]
    faults: tuple[str, ...]
    place: str

    @property
    def passed(self) -> bool:
        """Whether it holds."""
        return not self.faults


def run_examples(book: RuleBook, rules: Iterable[Rule] | None = None) -> tuple[ExampleResult, ...]:
    """Run the examples of all rules of a book, or of some.

    Retired rules are left out: nothing evaluates them any more.
    """
    chosen = book.rules if rules is None else tuple(rules)
    return tuple(
        run_example(book, rule, example) for rule in chosen if rule.status != "retired" for example in rule.examples
    )


def run_example(book: RuleBook, rule: Rule, example: Example) -> ExampleResult:
    """Run one example against its own rule only."""
    # Drafts speak under the profile research alone; all others are held to what is published.
    profile = "research" if rule.status == "draft" else "publish"
    try:
        report = check(_book_for(book, rule, example), _examined(example), profile=profile)
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"])
        if first["type"] == "extra_forbidden":
            return _failed(
                rule, example, f'There is no field "{place}" in an offer: see "ethicalrecruit schema offer".'
            )
        return _failed(rule, example, f"The offer is not valid at {place or 'its root'}: {first['msg']}.")
    except EthicalRecruitError as error:
        return _failed(rule, example, str(error))
    outcomes = tuple(finding.outcome for finding in report.findings)
    return ExampleResult(rule.id, example.name, example.expect, outcomes, tuple(_faults(example, report)), rule.place)


def _book_for(book: RuleBook, rule: Rule, example: Example) -> RuleBook:
    """The book with this rule alone, and the registers of the example."""
    tables = replace(book.tables, registers=replace(book.tables.registers, snapshots=example.registers))
    return replace(book, rules=(rule,), tables=tables)


def _failed(rule: Rule, example: Example, fault: str) -> ExampleResult:
    return ExampleResult(rule.id, example.name, example.expect, (), (fault,), rule.place)


def _examined(example: Example) -> Examined:
    if example.text:
        reading = read_ad(example.text, kind=example.kind or DocumentKind.AD)
        offer, observed, content = reading.offer, reading.observed, reading.original
        seen = reading_seen(reading)
    else:
        offer = Offer.model_validate(dict(example.offer))
        if example.kind is not None:
            offer = offer.model_copy(update={"kind": example.kind})
        observed, content, seen = {}, offer.model_dump_json(exclude_defaults=True), None
    day, source = examination_day(offer, example.day)
    examined = Examined(offer, observed, content, day, source)
    return examined if seen is None else replace(examined, reading=seen)


def _faults(example: Example, report: Report) -> Iterable[str]:
    if not report.findings and not example.expect.speaks:
        # A rule about the user's own lists takes no part while none is loaded.
        return
    fitting = [finding for finding in report.findings if finding.outcome is example.expect]
    if not fitting:
        got = ", ".join(f"{one.outcome.value} ({one.reason})" for one in report.findings) or "no finding"
        yield f"Expected {example.expect.value}, got {got}{_gaps(report.findings)}."
        return
    if not example.expect.speaks:
        loud = [finding for finding in report.findings if finding.outcome.speaks]
        for one in loud:
            yield f"Expected {example.expect.value}, but about {one.about} it says {one.outcome.value} ({one.reason})."
    if not any(_fits(example, finding) for finding in fitting):
        yield from _differences(example, fitting)


def _fits(example: Example, finding: Finding) -> bool:
    return not list(_differences(example, [finding]))


def _differences(example: Example, fitting: list[Finding]) -> Iterable[str]:
    """What no single finding of the right outcome delivers."""
    one = fitting[0]
    if example.about and all(finding.about != example.about for finding in fitting):
        yield f"Expected it about {example.about}, got {', '.join(finding.about for finding in fitting)}."
    elif example.about:
        one = next(finding for finding in fitting if finding.about == example.about)
    if example.reason and one.reason != example.reason:
        yield f"Expected the reason {example.reason}, got {one.reason}."
    named = {gap.fact for gap in one.missing}
    absent = [fact for fact in example.missing if fact not in named]
    if absent:
        yield f"Expected {', '.join(absent)} among what is missing, got {', '.join(sorted(named)) or 'nothing'}."


def _gaps(findings: Iterable[Finding]) -> str:
    named = sorted({gap.fact or gap.detail for finding in findings for gap in finding.missing})
    return f", missing {', '.join(named)}" if named else ""
