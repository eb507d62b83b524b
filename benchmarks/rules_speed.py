"""How long our rules take, beside general engines that can be called row by row and are given the same rules.

    python benchmarks/rules_speed.py [--documents rows|drawn] [--pairs 5] [--size 200] [--first 2000] [--rules 0]

Every rule that plain facts carry is written for each engine from its condition tree (``rule_forms.py``,
``rule_writers.py``). ``rows`` are the facts of rows of the made-up table, ``drawn`` are facts each drawn by itself.

What makes it fair: every engine gets documents made before, which hold only what these rules ask; one call answers for
all rules; of three-valued answers the engines are asked only for the indicators, so they are spared what ours finds
out beside: what is not applicable, what cannot be told, which facts are missing, evidence and law. The rules that
fired must be the same for every document and every engine; else this ends with exit 1.

No document is asked twice: ``--first`` documents go before, as they do in an audit, and each pair has new ones. The
share that was recalled, and not worked out, is printed. The time is that of the processor.
"""

import argparse
import gc
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import Any
from unittest.mock import patch

from budgets import ENGINES
from drawn_documents import DrawnDocuments
from generated_rules import GeneratedRules
from plain_documents import Document, PlainFields
from row_documents import row_documents
from rule_engines import Engine, engines
from rule_forms import Form, rule_forms

from ethicalrecruit.checker import recall as recall_module
from ethicalrecruit.checker.judge import judge
from ethicalrecruit.checker.recall import Recall
from ethicalrecruit.rulebook.book import RuleBook
from ethicalrecruit.rulebook.environment import Environment
from ethicalrecruit.rulebook.loader import load_book
from ethicalrecruit.values.grades import Outcome

PROFILE = "publish"
OURS = ("as audited", "generated", "interpreted")
"""The ways in which our rules are asked, in the order of their laps."""
INTERPRETED = 10  # one of so many documents is enough for the interpreter


@dataclass(frozen=True)
class Plan:
    """How much is measured; the options say what each means."""

    pairs: int = 5
    size: int = 200
    first: int = 2000
    rules: int = 0
    seed: int = 7


@dataclass
class Lap:
    """The times of one engine, in microseconds a document."""

    engine: Engine
    times: list[float] = field(default_factory=list)


@dataclass(frozen=True)
class Outcomes:
    """What the benchmark found: laps, our three ways first, and what is told of them."""

    laps: list[Lap]
    told: tuple[str, ...]

    def ratio(self) -> float:
        """How many times as long the fastest general engine takes as our functions; below 1 if these take longer."""
        return min((_ratio(one, self.generated) for one in self.others), default=float("nan"))

    @property
    def generated(self) -> Lap:
        """Our rules asked what the engines are asked."""
        return self.laps[OURS.index("generated")]

    @property
    def others(self) -> list[Lap]:
        """The laps of general engines."""
        return self.laps[len(OURS) :]


def _ratio(one: Lap, ours: Lap) -> float:
    return statistics.median(other / own for other, own in zip(one.times, ours.times, strict=True))


def our_rules(book: RuleBook, recall: Recall) -> Engine:
    """Our rules as an audit asks them."""

    def fired(found: Any) -> frozenset[str]:
        return frozenset(one.finding.rule for one in found if one.finding.outcome is Outcome.INDICATOR)

    def ask(one: Document) -> Any:
        return recall.findings(one.facts, one.kind, one.day)

    return Engine("ours, as audited", f"{len(book.rules)} rules of the book", _same, ask, fired)


def generated(book: RuleBook) -> Engine:
    """Our rules by their generated functions, asked what the other engines are asked: which of them are met."""
    return Engine("ours, generated", "no memory of rules", _same, GeneratedRules(book).met, frozenset)


def interpreted(book: RuleBook) -> Engine:
    """Our rules as the plain interpreter answers them: the meaning that everything else is held to."""

    def ask(one: Document) -> Any:
        env = Environment(one.facts, book.tables, one.day)
        return [(rule.id, judge(rule, env, one.kind)) for rule in book.rules]

    def fired(found: Any) -> frozenset[str]:
        return frozenset(
            name for name, judged in found if any(answer.outcome is Outcome.INDICATOR for answer in judged)
        )

    return Engine("ours, interpreted", "no memory", _same, ask, fired, every=INTERPRETED)


def _same(one: Document) -> Document:
    return one


def recalled_share(book: RuleBook, first: Sequence[Document], then: Sequence[Document]) -> str:
    """Of what rules were asked of the later documents, the share that was not worked out anew."""
    recall = Recall(book, PROFILE)
    with patch.object(recall_module, "judge", wraps=judge) as worked_out:
        for one in first:
            recall.findings(one.facts, one.kind, one.day)
        before = worked_out.call_count
        for one in then:
            recall.findings(one.facts, one.kind, one.day)
        anew = worked_out.call_count - before
    # With nothing to recall, something must have been worked out: else it is done elsewhere now.
    return f"{1 - anew / (len(then) * len(book.rules)):.0%}" if before else "a share not known"


def compare(documents: str, plan: Plan) -> Outcomes:
    """Measure ours and every engine on the same documents, in turns.

    Raises:
        SystemExit: if an engine finds other rules fired than ours.
    """
    whole = load_book()
    forms, left_out = rule_forms(whole, PROFILE)
    forms = dict(islice(forms.items(), plan.rules or None))
    book = replace(whole, rules=tuple(rule for rule in whole.rules if rule.id in forms))
    fields = PlainFields(forms)
    if documents == "drawn":
        made = list(islice(DrawnDocuments(book.rules, fields, plan.seed), plan.first + plan.pairs * plan.size))
    else:
        made = _of_rows(whole, fields, plan)
    before, after = made[: plan.first], made[plan.first :]
    recall = Recall(book, PROFILE)
    ours = our_rules(book, recall)
    cold = _timed(ours, before[: plan.size])[0]
    for one in before[plan.size :]:
        ours.ask(one)
    others, missing = engines(forms, tuple(after[0].plain))
    laps = [Lap(one) for one in (ours, generated(book), interpreted(book), *others)]
    fired: list[frozenset[str]] = []
    for pair in range(plan.pairs):
        lot = after[pair * plan.size : (pair + 1) * plan.size]
        wanted = _lap(laps[0], lot)
        for lap in laps[1:]:
            _must_agree(lap.engine, wanted[:: lap.engine.every], _lap(lap, lot), lot)
        fired += wanted
    share = recalled_share(book, before, after)
    of_memory = (
        f"{len(after)} documents timed after {plan.first} others; of what they ask, {share} was recalled; "
        f"the first {plan.size}, with nothing to recall, took {cold:.0f} µs each"
    )
    return Outcomes(laps, (*_told_of_rules(forms, left_out, fired), of_memory, *missing))


def _of_rows(book: RuleBook, fields: PlainFields, plan: Plan) -> list[Document]:
    wanted = plan.first + plan.pairs * plan.size
    found = list(islice(row_documents(book, fields, wanted + wanted // 10 + 20, plan.seed), wanted))
    if len(found) < wanted:
        sys.exit(f"Only {len(found)} of {wanted} documents could be made of rows.")
    return found


def _lap(lap: Lap, lot: Sequence[Document]) -> list[frozenset[str]]:
    """Time one engine on a lot of documents; gives the rules that fired."""
    engine = lap.engine
    some = lot[:: engine.every]
    taken, answers = _timed(engine, [engine.prepare(one) for one in some])
    lap.times.append(taken)
    return [engine.fired(answer) for answer in answers]


def _timed(engine: Engine, given: Sequence[Any]) -> tuple[float, list[Any]]:
    ask: Callable[[Any], Any] = engine.ask
    gc.collect()
    start = time.process_time()
    answers = [ask(one) for one in given]
    return 1e6 * (time.process_time() - start) / len(given), answers


def _must_agree(
    engine: Engine, wanted: Sequence[frozenset[str]], found: Sequence[frozenset[str]], lot: Sequence[Document]
) -> None:
    for at, (ours, theirs) in enumerate(zip(wanted, found, strict=True)):
        if ours != theirs:
            sys.exit(
                f"{engine.name} does not find the same rules fired. Ours alone: {sorted(ours - theirs)}; "
                f"theirs alone: {sorted(theirs - ours)}; the document: {lot[at * engine.every].plain}"
            )


def _told_of_rules(forms: dict[str, Form], left_out: dict[str, str], fired: list[frozenset[str]]) -> tuple[str, ...]:
    reasons = sorted({why: list(left_out.values()).count(why) for why in left_out.values()}.items())
    seen = frozenset().union(*fired)
    fired_each = sum(map(len, fired)) / len(fired)
    return (
        f"{len(forms)} rules; left out: {'; '.join(f'{why}: {count}' for why, count in reasons)}",
        f"{fired_each:.1f} rules fired in a document, {len(seen)} of them in some; all that is listed found the same",
    )


def lines(outcomes: Outcomes) -> list[str]:
    """The printed table."""
    ours = outcomes.laps[0]
    table = [f"{'engine':<24}{'µs/document':>12}{'ours = 1':>10}  version"]
    for lap in outcomes.laps:
        middle = statistics.median(lap.times)
        table.append(f"{lap.engine.name:<24}{middle:>12.1f}{_ratio(lap, ours):>10.2f}  {lap.engine.package}")
    return [*table, *outcomes.told]


def verdict(outcomes: Outcomes) -> str:
    """Whether the budget is met."""
    if not outcomes.others:
        return "no general engine is installed, so there is nothing to compare with"
    ratio = outcomes.ratio()
    met = "met" if ratio >= ENGINES.now else "not met"
    told = ENGINES.told("at least")
    return f"the fastest general engine takes {ratio:.2f} times as long as our functions; {told}: {met}"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="Measures our rules against general engines.")
    parser.add_argument("--documents", choices=("rows", "drawn"), action="append", help="both, if not given")
    parser.add_argument("--pairs", type=int, default=5)
    parser.add_argument("--size", type=int, default=200, help="documents of a pair")
    parser.add_argument("--first", type=int, default=2000, help="documents before the first pair")
    parser.add_argument("--rules", type=int, default=0, help="so many rules at most; 0 for all")
    parser.add_argument("--seed", type=int, default=7)
    options = parser.parse_args()
    plan = Plan(options.pairs, options.size, options.first, options.rules, options.seed)
    for documents in options.documents or ("rows", "drawn"):
        found = compare(documents, plan)
        print(f"documents: {documents}", *lines(found), verdict(found), "", sep="\n", flush=True)


if __name__ == "__main__":
    main()
