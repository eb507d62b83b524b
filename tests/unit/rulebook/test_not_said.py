"""An exception that a document does not name stays out of account; one that it leaves open is asked about."""

from typing import Any

import pytest

from ethicalrecruit import Offer, load_book
from ethicalrecruit.errors import ConditionError
from ethicalrecruit.facts.derive import derive
from ethicalrecruit.facts.state import Observation
from ethicalrecruit.rulebook.environment import Answer, Environment
from ethicalrecruit.rulebook.operators import compile_leaf
from ethicalrecruit.values.truth import Truth

TABLES = load_book().tables


def answer(offer: dict[str, Any], fact: str, value: str, **seen: Observation) -> Answer:
    facts = derive(
        Offer.model_validate(offer), {name.replace("__", "."): one for name, one in seen.items()}, TABLES.costs
    )
    leaf = compile_leaf(fact, {"not_said_to_be": value}, "", TABLES)
    return leaf.test(Environment(facts, TABLES, None))


@pytest.mark.parametrize(
    ("kind", "truth"),
    [("household", Truth.NO), ("public_body", Truth.YES), ("unstated", Truth.UNKNOWN)],
)
def test_what_the_document_says_decides(kind: str, truth: Truth) -> None:
    told = answer({"employer_kind": kind}, "employer.kind", "household")
    assert (told.truth, told.notes) == (truth, ())
    assert [gap.fact for gap in told.gaps] == (["employer.kind"] if truth is Truth.UNKNOWN else [])


@pytest.mark.parametrize("covers", [(), ("all",)])
def test_a_document_that_does_not_say_is_taken_not_to_mean_it(covers: tuple[str, ...]) -> None:
    told = answer({"covers": covers}, "job.seasonal", "true")
    assert told.truth is Truth.YES
    assert told.notes == ("Taken not to be so, since the document does not say it: whether it is seasonal work (yes).",)


def test_readings_that_disagree_are_asked_about() -> None:
    told = answer(
        {"destination": {"country": "BG"}},
        "destination.country",
        "BG",
        destination__country=Observation(readings=("GB",)),
    )
    assert told.truth is Truth.UNKNOWN


def test_its_value_must_fit() -> None:
    with pytest.raises(ConditionError):
        compile_leaf("employer.kind", {"not_said_to_be": "firm"}, "", TABLES)
