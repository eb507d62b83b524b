"""A document twice: as facts for our rules, and as plain values for other engines."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from rule_forms import DAY, KIND, Field, Form, closed_name, fields_of, plain_name

from ethicalrecruit.facts.catalogue import fact_spec
from ethicalrecruit.facts.state import Fact, FactSet, FactState
from ethicalrecruit.values.grades import DocumentKind
from ethicalrecruit.values.ranges import NumberRange


@dataclass(frozen=True, slots=True)
class Document:
    """One document.

    Attributes:
        facts: what our rules see.
        kind: the kind of document.
        day: the day examined; None for an undated one.
        plain: what other engines see.
    """

    facts: FactSet
    kind: DocumentKind
    day: date | None
    plain: dict[str, Any]


class PlainFields:
    """The fields that some forms ask, and no others.

    Attributes:
        facts: names of the facts of the document that are asked; the day and the kind left aside.
        lists: the fields of items, by list.
    """

    def __init__(self, forms: Mapping[str, Form]) -> None:
        asked = dict.fromkeys(one for form in forms.values() for one in fields_of(form))
        fields = [one for one in asked if isinstance(one, Field)]
        self._fields = [one for one in fields if not one.of]
        self.facts = tuple(dict.fromkeys(one.fact for one in self._fields if one.fact not in (DAY, KIND)))
        self.lists = {
            name: tuple(one for one in fields if one.of == plain_name(name)) for name in asked if isinstance(name, str)
        }

    def of(self, facts: FactSet, kind: DocumentKind, day: date | None) -> dict[str, Any]:
        """The plain document; a blank is None."""
        plain: dict[str, Any] = {}
        for field in self._fields:
            if field.fact == DAY:
                plain[field.name] = None if day is None else day.toordinal()
            elif field.fact == KIND:
                plain[field.name] = kind.value
            else:
                plain[field.name] = _value(facts.facts[field.fact], field.part)
        for name, fields in self.lists.items():
            listed = facts.lists[name]
            plain[plain_name(name)] = [
                {one.name: _value(item.facts[fact_spec(one.fact).short_name], one.part) for one in fields}
                for item in listed.items
            ]
            plain[closed_name(name)] = listed.rest is FactState.STATED
        return plain

    def disagree(self, facts: FactSet) -> bool:
        """Whether a fact that is asked has several readings, which a plain value cannot say."""
        asked = [facts.facts[name] for name in self.facts]
        asked += [
            item.facts[fact_spec(one.fact).short_name]
            for name, fields in self.lists.items()
            for item in facts.lists[name].items
            for one in fields
        ]
        return any(len(fact.readings) > 1 for fact in asked)


def _value(fact: Fact, part: str) -> Any:
    """A part of a fact as a plain value; None for a blank."""
    if part == "open":
        return fact.state is FactState.OPEN
    if not fact.readings:
        return None
    value = fact.readings[0]
    if part == "stated":
        return True
    if isinstance(value, NumberRange):
        bound = value.low if part == "low" else value.high
        return None if bound is None else float(bound)
    if isinstance(value, date):
        return value.toordinal()
    if isinstance(value, tuple | frozenset):
        return sorted(value)
    return value
