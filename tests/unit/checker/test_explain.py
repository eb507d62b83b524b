"""A rule explained: its whole condition in sentences, and its law with how sure we are of it."""

import pytest

from ethicalrecruit.checker.explain import Sentence, explain, leaf_sentence, sentences
from ethicalrecruit.errors import RuleBookError
from ethicalrecruit.rulebook.book import RuleBook
from ethicalrecruit.rulebook.condition import All, Always, Any_, AnyItem, Condition, Leaf, Not, leaves
from ethicalrecruit.rulebook.environment import Answer
from ethicalrecruit.rulebook.loader import load_book
from ethicalrecruit.rulebook.operators import OPERATORS
from ethicalrecruit.values.grades import DocumentKind, Outcome
from ethicalrecruit.values.truth import Truth


@pytest.fixture(scope="module")
def book() -> RuleBook:
    return load_book()


def leaf(fact: str, operator: str, operand: object) -> Leaf:
    return Leaf(fact, operator, operand, lambda _env: Answer(Truth.YES))


OPERANDS: dict[str, tuple[str, object, str]] = {
    "is": ("job.health", "true", "whether the job is health or care work (job.health) is yes"),
    "in": ("destination.country", ["GB", "IE"], "is one of GB, IE"),
    "includes": (
        "repayment.items",
        {"any_of": ["visa"], "may_hide": ["other"]},
        "includes at least one of visa; other may stand for one of them and leaves it open",
    ),
    "not_said_to_be": (
        "job.seasonal",
        "true",
        "seasonal work (job.seasonal) is not said to be yes; a document that does not say is taken not to mean it",
    ),
    "unless_said_otherwise": (
        "agency.country",
        {"value": "GB", "ask": "Where does the agency act?"},
        "is GB or is not said; anything else leaves it open",
    ),
    "is_stated": ("contract.months", "true", "length of the contract (contract.months) is stated"),
    "within": ("destination.country", {"country": "GB", "except": ["GB-NIR"]}, "is GB, its parts GB-NIR left out"),
    "on_list": ("destination.country", "england-red", "is on the list england-red (Red list of the code"),
    "on_watch_list": ("destination.country", "any", "is on a watch-list of the user's own"),
    "under_agreement_to": (
        "destination.country",
        {"fact": "destination.country"},
        "has a recorded government agreement with the country of the work",
    ),
    "under_regime": (
        "agency.country",
        ["licence_required", "registration_required"],
        "is a place whose recorded regime for agencies is licence_required or registration_required",
    ),
    "agency_charges_depart_from": ("corridor[].place", "agency-charges", "by the table agency-charges ("),
    "above": (
        "costs.worker.agency_fees",
        {"amount": "de-placement-fee-cap"},
        "is above the amount de-placement-fee-cap (Most that a private placement agent",
    ),
    "at_least": ("hours.weekly", "40", "weekly hours (hours.weekly) is at least 40"),
    "at_most": ("hours.weekly", "40", "is at most 40"),
    "below": ("pay.monthly", {"fact": "pay.comparator"}, "is below basic pay in a month of a local colleague"),
    "since": (
        "subject.day",
        {"earliest": "2026-05-01", "latest": "2026-05-31"},
        "is 2026-05-31 or later; from 2026-05-01 until then it is left open",
    ),
    "before": ("agency.licence.until", {"fact": "subject.day"}, "lies before the day on which the document"),
    "after": ("agency.licence.since", "2026-01-01", "lies after 2026-01-01"),
}


def test_every_operator_has_words() -> None:
    assert set(OPERANDS) == set(OPERATORS)


@pytest.mark.parametrize("operator", sorted(OPERATORS))
def test_operators_in_words(book: RuleBook, operator: str) -> None:
    fact, operand, words = OPERANDS[operator]
    assert words in leaf_sentence(leaf(fact, operator, operand), book.tables)


def test_joints_in_words(book: RuleBook) -> None:
    payer = leaf("item.payer", "is", "worker")
    condition: Condition = All(
        (AnyItem("costs", Any_((payer, Not(payer)))), All((leaf("job.health", "is", "false"),)), Always())
    )
    assert sentences(condition, book.tables) == (
        Sentence(0, "all of these hold:"),
        Sentence(1, "for at least one of costs of getting the job (costs):"),
        Sentence(2, "at least one of these holds:"),
        Sentence(3, "who bears the cost (costs[].payer) is worker"),
        Sentence(3, "it is not so that:"),
        Sentence(4, "who bears the cost (costs[].payer) is worker"),
        Sentence(1, "whether the job is health or care work (job.health) is no"),
        Sentence(1, "always"),
    )


def test_every_shipped_rule_is_explained_whole(book: RuleBook) -> None:
    for rule in book.rules:
        told = explain(book, rule.id)
        lines = [line.text for line in (*told.applies, *told.indicated)]
        for one in (*leaves(rule.applies_when), *leaves(rule.indicated_when)):
            name = one.fact.removeprefix("item.")
            assert any(name in line for line in lines), (rule.id, one.fact)
        assert len(told.law) == len(rule.references)
        assert told.severity_meaning
        assert told.history


def test_silence_is_told_for_each_kind(book: RuleBook) -> None:
    told = explain(book, "england.red-list")
    assert (DocumentKind.AD, Outcome.NONE_SEEN) in told.silence
    assert (DocumentKind.CONTRACT, Outcome.CANNOT_TELL) in told.silence


def test_an_unknown_rule_names_the_nearest(book: RuleBook) -> None:
    with pytest.raises(RuleBookError) as caught:
        explain(book, "england.red-lst")
    assert 'Did you mean "england.red-list"?' in str(caught.value)
