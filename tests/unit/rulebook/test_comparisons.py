"""Comparisons keep what a reader must know of the facts they rest on."""

from datetime import date

import pytest

from ethicalrecruit.facts.state import Fact, FactSet, FactState
from ethicalrecruit.findings.finding import Basis
from ethicalrecruit.rulebook.environment import Environment
from ethicalrecruit.rulebook.loader import load_book
from ethicalrecruit.rulebook.operators import compile_leaf
from ethicalrecruit.values.ranges import NumberRange
from ethicalrecruit.values.truth import Truth

TABLES = load_book().tables
BASIS = Basis("register", "a-register", "2026-11", "listed")
NOTES = ("The register was looked up by name.",)
HOURS = Fact(FactState.STATED, (NumberRange.exact(50),), basis=(BASIS,), notes=NOTES)
BEGUN = Fact(FactState.STATED, (date(2026, 1, 1),), basis=(BASIS,), notes=NOTES)


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("hours.weekly", {"above": "48"}),
        ("agency.licence.until", {"before": {"fact": "subject.day"}}),
        ("agency.licence.until", {"after": "2020-01-01"}),
    ],
)
def test_basis_and_notes_of_the_fact_stay(name: str, wanted: object) -> None:
    facts = FactSet({"hours.weekly": HOURS, "agency.licence.until": BEGUN}, {})
    answer = compile_leaf(name, wanted, "", TABLES).test(Environment(facts, TABLES, date(2026, 11, 21)))
    assert answer.truth is Truth.YES
    assert answer.basis == (BASIS,)
    assert answer.notes == NOTES
    assert [piece.arithmetic for piece in answer.evidence if piece.arithmetic]
