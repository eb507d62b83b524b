"""Documents whose every fact is drawn by itself from a seed: the widest variety, in which hardly anything repeats.

How much a document says differs from one to the next: some state a sixth of what is asked, some two thirds. What they
do not state is silent, open or not covered. Numbers are often ranges; sureness and evidence differ.
"""

import random
from collections.abc import Iterable, Iterator
from datetime import date
from fractions import Fraction
from typing import Any

from plain_documents import Document, PlainFields
from rule_forms import KIND, Field

from ethicalrecruit.facts.catalogue import FACTS, FactSpec, FactType, fact_spec
from ethicalrecruit.facts.state import Fact, FactSet, FactState, Item, ItemList
from ethicalrecruit.rulebook.condition import leaves
from ethicalrecruit.rulebook.rule import Rule
from ethicalrecruit.values.evidence import Evidence, EvidenceKind
from ethicalrecruit.values.grades import Confidence, DocumentKind
from ethicalrecruit.values.ranges import NumberRange

COUNTRIES = ("GB", "DE", "IE", "US", "GH", "KE", "NG", "PH", "IN", "NP", "RO", "RS", "ZW", "FR", "BG", "NO", "CA", "AU")
NATIONS = ("GB-ENG", "GB-SCT", "GB-WLS", "GB-NIR", "DE-BY", "DE-NW", "US-CA", "US-NY")
OTHER_CODES = ("2221", "2222", "2211", "2212", "3221", "5321", "5322", "5329", "5120", "7112", "2635", "22", "32")
FIRST_DAY, LAST_DAY = date(2022, 1, 1).toordinal(), date(2027, 12, 31).toordinal()
SHARES_STATED = (0.15, 0.35, 0.65)
NOT_STATED = (FactState.SILENT, FactState.NOT_COVERED, FactState.OPEN)
SURE = (Confidence.HIGH, Confidence.MEDIUM, Confidence.LOW)
UNDATED = 0.05
EXACT = 0.7
OWN_LABEL = 0.1


class DrawnDocuments:
    """Makes documents without end.

    Args:
        rules: the rules that are asked; the words they look for in free text are among those drawn.
        fields: what is asked.
        seed: decides everything.
    """

    def __init__(self, rules: Iterable[Rule], fields: PlainFields, seed: int) -> None:
        self._random = random.Random(seed)  # noqa: S311  # made-up documents, not secrets
        self._words = _words_of(rules)
        self._fields = fields
        self._serial = 0

    def __iter__(self) -> Iterator[Document]:
        while True:
            yield self._document()

    def _document(self) -> Document:
        draw = self._random
        kind = draw.choice(tuple(DocumentKind))
        day = None if draw.random() < UNDATED else date.fromordinal(draw.randint(FIRST_DAY, LAST_DAY))
        share = draw.choice(SHARES_STATED)
        facts = _NOT_COVERED | {name: self._fact(fact_spec(name), share) for name in self._fields.facts}
        facts[KIND] = Fact.stated(kind.value)
        lists = _NO_LISTS | {name: self._list(name, asked, share) for name, asked in self._fields.lists.items()}
        made = FactSet(facts, lists)
        return Document(made, kind, day, self._fields.of(made, kind, day))

    def _list(self, name: str, fields: tuple[Field, ...], share: float) -> ItemList:
        draw = self._random
        items: list[Item] = []
        keys: list[str] = []
        for _ in range(draw.choice((0, 0, 1, 1, 2, 3))):
            specs = [fact_spec(one.fact) for one in fields]
            facts = _BLANK_ITEMS[name] | {spec.short_name: self._fact(spec, share + 0.3) for spec in specs}
            told = next((str(fact.readings[0]) for fact in facts.values() if fact.readings), "unstated")
            keys.append(told)
            key = told if keys.count(told) == 1 else f"{told}#{keys.count(told)}"
            label = f"{told}, as document {self._serial} has it" if draw.random() < OWN_LABEL else told
            items.append(Item(key, facts, label))
        return ItemList(tuple(items), draw.choice(tuple(FactState)))

    def _fact(self, spec: FactSpec, share: float) -> Fact:
        draw = self._random
        if draw.random() >= share:
            return Fact(draw.choices(NOT_STATED, (60, 35, 5))[0])
        self._serial += 1
        value = self._value(spec)
        evidence = Evidence(EvidenceKind.FIELD, quote=f"{value} ({self._serial})", field=spec.name)
        return Fact(FactState.STATED, (value,), (evidence,), draw.choices(SURE, (94, 4, 2))[0])

    def _value(self, spec: FactSpec) -> Any:
        draw = self._random
        match spec.type:
            case FactType.BOOLEAN:
                return draw.choice((True, False))
            case FactType.CHOICE:
                return draw.choice(spec.choices)
            case FactType.CHOICES:
                return tuple(sorted(draw.sample(spec.choices, draw.randint(1, min(3, len(spec.choices))))))
            case FactType.COUNTRY:
                return draw.choice(COUNTRIES)
            case FactType.NATION:
                return draw.choice(NATIONS)
            case FactType.NUMBER:
                low = Fraction(draw.randint(0, 120), 2)
                return NumberRange.between(low, low if draw.random() < EXACT else draw.choice((low + 6, None)))
            case FactType.TEXT:
                return draw.choice((*self._words.get(spec.name, ()), *OTHER_CODES))
            case _:
                return f"value {self._serial}"  # of which rules ask no more than whether it is stated


def _words_of(rules: Iterable[Rule]) -> dict[str, tuple[str, ...]]:
    """The words that rules look for, by fact."""
    found: dict[str, dict[str, None]] = {}
    for rule in rules:
        for leaf in (*leaves(rule.applies_when), *leaves(rule.indicated_when)):
            named = leaf.operand.get("any_of", ()) if isinstance(leaf.operand, dict) else leaf.operand
            words = [named] if isinstance(named, str) else list(named)
            short = leaf.fact.removeprefix("item.")
            for name in [f"{of}[].{short}" for of in _NO_LISTS] if short != leaf.fact else [short]:
                found.setdefault(name, {}).update(dict.fromkeys(words))
    return {name: tuple(words) for name, words in found.items()}


_NOT_COVERED = {spec.name: Fact(FactState.NOT_COVERED) for spec in FACTS if spec.type is not FactType.LIST}
_NO_LISTS = {spec.name: ItemList((), FactState.NOT_COVERED) for spec in FACTS if spec.type is FactType.LIST}
_BLANK_ITEMS = {
    name: {spec.short_name: Fact(FactState.NOT_COVERED) for spec in FACTS if spec.list_name == name}
    for name in _NO_LISTS
}
