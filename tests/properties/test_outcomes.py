"""What must hold for every document and every shipped rule, whatever the facts."""

from datetime import date
from fractions import Fraction
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from strategies import OFFERS, less_and_more

from ethicalrecruit import Checker, Offer
from ethicalrecruit.values.grades import DocumentKind, Outcome

CHECKER = Checker()
BOOK = CHECKER.book
DAYS = st.none() | st.dates(min_value=date(2010, 1, 1), max_value=date(2027, 1, 1))
SLOW = settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)


def outcomes(offer: dict[str, Any], day: date | None) -> dict[tuple[str, str], str]:
    report = CHECKER.check(Offer.model_validate(offer), day=day)
    return {(finding.rule, finding.about): finding.outcome.value for finding in report.findings}


@SLOW
@given(less_and_more(), DAYS)
def test_filling_a_gap_never_turns_an_indicator_into_none_seen(
    offers: tuple[dict[str, Any], dict[str, Any]], day: date | None
) -> None:
    less, whole = (outcomes(offer, day) for offer in offers)
    for (rule, about), outcome in less.items():
        if outcome == "indicator":
            after = whole.get((rule, about)) or whole.get((rule, "document"))
            assert after != "none_seen", (rule, about)


@SLOW
@given(OFFERS, DAYS)
def test_every_finding_is_whole(offer: dict[str, Any], day: date | None) -> None:
    report = CHECKER.check(Offer.model_validate(offer), day=day)
    for finding in report.findings:
        assert finding.authority
        assert len(finding.fingerprint) == 16
        if finding.outcome.value == "indicator":
            assert finding.evidence, finding.rule
            assert finding.ask.endswith("?")
        if finding.outcome.value == "cannot_tell":
            assert finding.missing or finding.reason == "law_unconfirmed", finding.rule
        if finding.outcome.value in {"none_seen", "not_applicable"}:
            assert not finding.missing
    assert len({(one.rule, one.about) for one in report.findings}) == len(report.findings)
    assert sum(report.counts.values()) == len(report.findings)


@SLOW
@given(OFFERS, DAYS, st.integers(12, 40_000), st.integers(20, 60))
def test_units_of_pay_never_change_an_outcome(
    offer: dict[str, Any], day: date | None, monthly: int, hours: int
) -> None:
    """A month's pay told by the year, the month, the fortnight, the week or the hour is the same pay."""
    found = []
    for period, factor in (("month", Fraction(1)), ("year", Fraction(12))):
        amount = {"amount": str(int(monthly * factor)), "currency": "GBP"}
        pay = {"amount": amount, "period": period, "basis": "gross", "hours_per_week": str(hours)}
        found.append(outcomes({**offer, "pay": pay}, day))
    # 52 weeks a year: weekly pay that is a multiple of 12 comes to a whole sum a month.
    weekly = {"amount": {"amount": str(monthly * 12), "currency": "GBP"}, "period": "week"}
    in_month = {"amount": {"amount": str(monthly * 52), "currency": "GBP"}, "period": "month"}
    in_hour = {"amount": {"amount": str(monthly * 12), "currency": "GBP"}, "period": "hour"}
    as_week = {"amount": {"amount": str(monthly * 12 * hours), "currency": "GBP"}, "period": "week"}
    for first, second in ((weekly, in_month), (in_hour, as_week)):
        rest = {"basis": "gross", "hours_per_week": str(hours)}
        pair = [outcomes({**offer, "pay": {**pay, **rest}}, day) for pay in (first, second)]
        assert pair[0] == pair[1]
    assert found[0] == found[1]


@SLOW
@given(OFFERS, DAYS)
def test_a_direct_application_raises_nothing_about_its_country(offer: dict[str, Any], day: date | None) -> None:
    direct = {**offer, "recruitment": {**offer["recruitment"], "channel": "direct_application"}}
    report = CHECKER.check(Offer.model_validate(direct), day=day)
    assert not [one.rule for one in report.indicators if one.topic == "source_countries"]


@SLOW
@given(DAYS, st.sampled_from(["ad", "page", "offer", "contract", "agency", "row"]))
def test_silence_is_an_indicator_only_where_the_provision_names_the_kind_of_document(
    day: date | None, kind: str
) -> None:
    """A document that says nothing raises nothing else, and nothing at all if nobody read it whole."""
    nobody = CHECKER.check(Offer.model_validate({"kind": kind}), day=day)
    assert nobody.indicators == ()
    for one in CHECKER.check(Offer.model_validate({"kind": kind, "covers": ["all"]}), day=day).indicators:
        rule = BOOK.rule(one.rule)
        assert rule.silence[DocumentKind(kind)] is Outcome.INDICATOR
        assert rule.silence_reason
        assert (one.reason, one.confidence.value) == ("silent", "low")


@SLOW
@given(OFFERS, DAYS)
def test_the_same_document_gives_the_same_report(offer: dict[str, Any], day: date | None) -> None:
    first, second = (CHECKER.check(Offer.model_validate(offer), day=day) for _ in range(2))
    assert first == second
