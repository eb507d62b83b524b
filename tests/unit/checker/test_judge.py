"""From truths to outcomes: silence, gaps, uncertainty and the day."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from ethicalrecruit import Checker, Finding, Offer
from ethicalrecruit.errors import OptionError

CHECKER = Checker()


def findings(rule: str, offer: dict[str, Any], day: str | date | None = None) -> list[Finding]:
    return [one for one in CHECKER.check(Offer.model_validate(offer), day=day).findings if one.rule == rule]


def only(rule: str, offer: dict[str, Any], day: str | date | None = None) -> Finding:
    (found,) = findings(rule, offer, day)
    return found


@pytest.mark.parametrize(
    ("kind", "covers", "outcome", "reason", "state"),
    [
        ("ad", ["all"], "none_seen", "silent", ""),
        ("ad", [], "cannot_tell", "missing_facts", "not_covered"),
        ("contract", ["all"], "cannot_tell", "missing_facts", "silent"),
        ("row", [], "cannot_tell", "missing_facts", "not_covered"),
        ("row", ["documents"], "cannot_tell", "missing_facts", "silent"),
    ],
)
def test_silence_by_kind_of_document(kind: str, covers: list[str], outcome: str, reason: str, state: str) -> None:
    found = only("ilo.documents-held", {"kind": kind, "covers": covers})
    assert (found.outcome.value, found.reason) == (outcome, reason)
    assert [gap.state for gap in found.missing] == ([state] if state else [])


def test_one_finding_for_each_thing() -> None:
    offer = {
        "kind": "ad",
        "covers": ["all"],
        "costs": [
            {"item": "FEE_PLACEMENT", "payer": "worker"},
            {"item": "FEE_PROCESSING", "payer": "unstated"},
            {"item": "FEE_ADVERT", "payer": "employer"},
        ],
    }
    found = {one.about: one.outcome.value for one in findings("ilo.recruitment-fee", offer)}
    assert found == {"costs:FEE_PLACEMENT": "indicator", "costs:FEE_PROCESSING": "cannot_tell"}


def test_two_signs_of_aiming_at_one_country_are_one_finding() -> None:
    offer = {
        "kind": "ad",
        "job": {"occupation": "2221"},
        "destination": {"country": "GB"},
        "recruitment": {"channel": "active"},
        "targets": [{"country": "GH", "basis": "residence"}, {"country": "GH", "basis": "event"}],
    }
    found = only("who.active-recruitment-listed", offer, "2024-01-01")
    assert found.about == "origin.targets:GH"
    assert {piece.quote for piece in found.evidence} >= {"residence", "event"}


def test_questions_are_asked_about_the_item_and_only_where_they_can_change_the_answer() -> None:
    offer = {
        "kind": "ad",
        "covers": ["all"],
        "job": {"health": True},
        "destination": {"country": "GB"},
        "costs": [{"item": "FEE_PROCESSING", "label": "Processing fee", "payer": "worker", "paid_to": "unstated"}],
    }
    found = only("gb.agency-fee", offer)
    assert [gap.fact for gap in found.missing] == ["costs[].paid_to"]
    assert found.missing[0].question.startswith('About "Processing fee": who receives this payment')


def test_the_report_gathers_questions_by_how_many_rules_they_settle() -> None:
    offer = {
        "kind": "ad",
        "covers": ["all"],
        "job": {"occupation": "2221"},
        "destination": {"country": "GB"},
        "targets": [{"country": "GH", "basis": "residence"}],
        "bonds": [{"kind": "unstated", "months": "36", "purpose": "employment"}],
    }
    report = CHECKER.check(Offer.model_validate(offer), day="2024-01-01")
    asked = {question.fact: len(question.rules) for question in report.questions}
    assert asked["recruitment.channel"] >= 1
    assert asked["bonds[].kind"] == 2
    assert [len(one.rules) for one in report.questions] == sorted(
        (len(one.rules) for one in report.questions), reverse=True
    )


def test_great_britain_without_a_nation_carries_a_note_and_less_confidence() -> None:
    loan = {"kind": "contract", "recruitment": {"recruiter": "agency"}, "loan": {"repaid_above_lent": True}}
    plain = only("gb.travel-loan", {**loan, "destination": {"country": "GB"}})
    england = only("gb.travel-loan", {**loan, "destination": {"country": "GB", "nation": "GB-ENG"}})
    assert plain.outcome is england.outcome
    assert (plain.confidence.value, england.confidence.value) == ("medium", "high")
    assert any("GB-NIR" in note for note in plain.notes)


@pytest.mark.parametrize(
    ("offer", "day", "expected"),
    [
        ({"posted_on": "2021-06-30", "captured_on": "2022-01-01"}, None, ("2021-06-30", "posted")),
        ({"captured_on": "2022-01-01"}, None, ("2022-01-01", "captured")),
        ({"captured_on": "2022-01-01"}, "posted", ("", "none")),
        ({}, None, ("", "none")),
        ({"posted_on": "2021-06-30"}, "2020-01-01", ("2020-01-01", "given")),
        ({"posted_on": "2021-06-30"}, date(2020, 1, 1), ("2020-01-01", "given")),
        ({"posted_on": "2021-06-30"}, datetime(2020, 1, 1, 23, 30, tzinfo=UTC), ("2020-01-01", "given")),
    ],
)
def test_the_day_says_where_it_came_from(offer: dict[str, Any], day: Any, expected: tuple[str, str]) -> None:
    report = CHECKER.check(Offer.model_validate(offer), day=day)
    assert (report.day, report.day_source) == expected


@pytest.mark.parametrize("day", ["yesterday", "today", "20200101", "2020-W01-1", "2020-13-01", "", 5])
def test_a_day_that_is_none_is_refused(day: Any) -> None:
    with pytest.raises(OptionError, match="is not a day"):
        CHECKER.check(Offer(), day=day)


def test_a_profile_that_is_none_is_refused() -> None:
    with pytest.raises(OptionError, match='Did you mean "publish"'):
        Checker(profile="publsh")


def test_standing_of_a_treaty() -> None:
    pay = {"amount": "GBP 24000", "period": "year", "basis": "gross", "hours_per_week": "37.5"}
    comparator = {"same_duties": True, "pay": {**pay, "amount": "GBP 28000"}}
    offer = {"kind": "offer", "pay": pay, "comparator": comparator}
    known = only("ilo.equal-pay", {**offer, "destination": {"country": "GB"}})
    unknown = only("ilo.equal-pay", {**offer, "destination": {"country": "US"}})
    unsettled = only("ilo.equal-pay", offer)
    assert "is recorded (1951)" in known.authority[0].standing
    assert "is not recorded" in unknown.authority[0].standing
    assert "not settled" in unsettled.authority[0].standing
    assert known.evidence[-1].arithmetic or any(piece.arithmetic for piece in known.evidence)


def test_the_successor_of_a_list_is_a_note_and_no_edition() -> None:
    offer = {
        "kind": "ad",
        "job": {"occupation": "2221"},
        "destination": {"country": "GB"},
        "recruitment": {"channel": "active"},
        "targets": [{"country": "GH", "basis": "residence"}],
    }
    late = only("who.active-recruitment-listed", offer, "2026-11-21")
    early = only("who.active-recruitment-listed", offer, "2024-01-01")
    assert late.outcome.value == "indicator"
    assert late.basis[0].edition == "2023"
    assert any("2026" in note for note in late.notes)
    assert not any("2026" in note for note in early.notes)


def test_fingerprints_stay_and_digests_tell_wording() -> None:
    def made(label: str) -> Finding:
        cost = {"item": "FEE_PLACEMENT", "payer": "worker", "amount": label}
        return only("ilo.recruitment-fee", {"id": "ad-7", "kind": "ad", "costs": [cost]})

    first, second = made("GBP 900"), made("GBP 901")
    assert first.fingerprint == second.fingerprint
    assert first.evidence_digest == made("GBP 900").evidence_digest


def test_a_government_agreement_that_we_do_not_know_is_asked_about() -> None:
    offer = {
        "kind": "ad",
        "job": {"occupation": "2221"},
        "destination": {"country": "GB", "nation": "GB-ENG"},
        "recruitment": {"channel": "active", "inside_agreement": True},
        "targets": [{"country": "GH", "basis": "residence"}],
    }
    for rule in ("who.active-recruitment-listed", "england.red-list"):
        found = only(rule, offer, "2024-01-01")
        assert found.outcome.value == "cannot_tell"
        assert "which one is it" in found.missing[0].detail


def test_undated_indicators_say_from_when_on_they_hold() -> None:
    offer = {"kind": "offer", "costs": [{"item": "FEE_PLACEMENT", "payer": "worker"}]}
    assert any("of 2016-09-07 or later" in note for note in only("ilo.recruitment-fee", offer).notes)
    assert not any("no date" in note for note in only("ilo.recruitment-fee", offer, "2024-01-01").notes)


def test_a_certain_excess_stays_certain_beside_other_currencies() -> None:
    fees = [
        {"item": "FEE_PLACEMENT", "amount": "EUR 3000", "payer": "worker", "paid_to": "agency"},
        {"item": "FEE_PROCESSING", "amount": "USD 5", "payer": "worker", "paid_to": "agency"},
    ]
    offer = {"kind": "offer", "destination": {"country": "DE"}, "costs": fees}
    assert only("de.placement-fee-cap", offer, "2024-01-01").outcome.value == "indicator"


def test_pay_is_compared_and_shown_by_the_hour_and_the_lacking_side_is_asked() -> None:
    pay = {"amount": "GBP 2500", "period": "month", "basis": "gross", "hours_per_week": "48"}
    other = {"amount": "GBP 2333", "period": "month", "basis": "gross", "hours_per_week": "37.5"}
    offer = {"kind": "offer", "pay": pay, "comparator": {"same_duties": True, "pay": other}}
    found = only("ilo.equal-pay", offer, "2024-01-01")
    assert found.outcome.value == "indicator"
    assert any("an hour" in piece.arithmetic for piece in found.evidence)
    lacking = {**offer, "comparator": {"same_duties": True, "pay": {"amount": "GBP 2333", "period": "month"}}}
    assert [gap.fact for gap in only("ilo.equal-pay", lacking, "2024-01-01").missing] == ["pay.comparator"]
