"""One end of a corridor beside a fee: limits in figures, gaps with questions, authority and confidence."""

from typing import Any

import pytest

from ethicalrecruit import Checker, Finding, Offer, load_book
from ethicalrecruit.errors import ConditionError
from ethicalrecruit.rulebook.fee_tests import SEAT_UNKNOWN
from ethicalrecruit.rulebook.operators import compile_leaf

CHECKER = Checker()
RESEARCH = Checker(profile="research")
RULE = "national.agency-charges"


def fee(amount: str = "", **more: Any) -> dict[str, Any]:
    return {
        "item": "FEE_PLACEMENT",
        "payer": "worker",
        "paid_to": "agency",
        **({"amount": amount} if amount else {}),
        **more,
    }


def found(offer: dict[str, Any], checker: Checker = CHECKER, day: str | None = "2026-03-01") -> dict[str, Finding]:
    whole = {"kind": "offer", "job": {"health": True}, "closed": ["costs"], **offer}
    report = checker.check(Offer.model_validate(whole), day=day)
    return {one.about: one for one in report.findings if one.rule == RULE}


def corridor(origin: str, destination: str, amount: str, **more: Any) -> dict[str, Any]:
    targets = [{"country": origin, "basis": "event"}] if origin else []
    return {"destination": {"country": destination}, "targets": targets, "costs": [fee(amount)], **more}


def test_each_end_is_told_by_itself() -> None:
    both = found(corridor("KE", "IE", "EUR 900"))
    assert {about: one.outcome.value for about, one in both.items()} == {
        "corridor:destination:IE": "indicator",
        "corridor:origin:KE": "cannot_tell",
    }
    kenya = both["corridor:origin:KE"]
    assert [gap.detail for gap in kenya.missing] == ["no single rule is recorded for Kenya"]
    assert kenya.ask.endswith("?")
    assert any("Kenya, in our words" in note for note in kenya.notes)


def test_the_authority_is_the_law_of_the_row() -> None:
    ireland = found(corridor("", "IE", "EUR 900"))["corridor:destination:IE"]
    (authority,) = ireland.authority
    assert (authority.instrument, authority.title) == ("agency-charges:IE", "Ireland")
    assert authority.provision == "Employment Agency Act 1971"
    assert (authority.bindingness, authority.substance.value) == ("statute", "secondary")
    assert authority.url == ireland.basis[0].url
    assert ireland.confidence.value == "medium"


def test_without_a_row_the_table_stands_and_confirms_nothing() -> None:
    (denmark,) = found(corridor("", "DK", "DKK 900")).values()
    assert [one.substance.value for one in denmark.authority] == ["none"]


@pytest.mark.parametrize(
    ("destination", "confidence"),
    [("AT", "high"), ("IE", "medium"), ("QA", "medium"), ("BG", "medium")],
)
def test_confidence_is_at_most_that_of_the_basis(destination: str, confidence: str) -> None:
    (one,) = found(corridor("", destination, "EUR 900", agency={"country": destination})).values()
    assert (one.outcome.value, one.confidence.value) == ("indicator", confidence)


@pytest.mark.parametrize(
    ("origin", "destination", "confidence"), [("", "AT", "medium"), ("KE", "AT", "medium"), ("KE", "QA", "low")]
)
def test_without_a_seat_no_more_than_medium(origin: str, destination: str, confidence: str) -> None:
    one = found(corridor(origin, destination, "EUR 900"))[f"corridor:destination:{destination}"]
    assert (one.outcome.value, one.confidence.value) == ("indicator", confidence)
    assert SEAT_UNKNOWN in one.notes


def test_an_indicator_tells_what_the_row_says_and_whom_it_binds() -> None:
    (ireland,) = found(corridor("", "IE", "EUR 900", agency={"country": "IE"})).values()
    assert ireland.notes == (
        "Ireland, in our words: A licence is needed. A jobseeker may not be charged for seeking employment.",
        "As far as is recorded, the rule binds agencies.",
    )


@pytest.mark.parametrize("destination", ["AE", "NZ", "SA"])
def test_a_rule_that_binds_employers_accuses_no_agency(destination: str) -> None:
    for seat in ("KE", destination):
        one = found(corridor("KE", destination, "EUR 900", agency={"country": seat}))
        end = one[f"corridor:destination:{destination}"]
        assert end.outcome.value == "cannot_tell"
        assert "the agency for itself or the employer" in end.ask


@pytest.mark.parametrize(
    ("origin", "destination", "amount"), [("NP", "QA", "NPR 10000"), ("PH", "SA", "PHP 9000"), ("TR", "SE", "TRY 900")]
)
def test_an_agency_seated_elsewhere_is_asked_about(origin: str, destination: str, amount: str) -> None:
    pay = {"amount": "PHP 60000", "period": "month", "basis": "gross"}
    all_ends = found(corridor(origin, destination, amount, agency={"country": origin}, pay=pay))
    assert all(one.outcome.value != "indicator" for one in all_ends.values())
    end = all_ends[f"corridor:destination:{destination}"]
    assert end.ask.endswith("?")
    assert any("in our words" in note for note in end.notes)


def test_a_licence_of_the_place_is_as_good_as_a_seat_there() -> None:
    agency = {"country": "TR", "licence": {"country": "SE"}}
    ends = found(corridor("TR", "SE", "EUR 900", agency=agency))
    assert ends["corridor:destination:SE"].outcome.value == "indicator"


def test_within_its_limit_no_end_is_asked_about_the_seat() -> None:
    at_limit = found({**corridor("NP", "QA", "NPR 10000", agency={"country": "GB"}), "kind": "ad"})
    assert "corridor:origin:NP" not in at_limit


def test_what_the_limit_comes_to_is_asked_before_further_fees() -> None:
    pay = {"amount": "CHF 60000", "period": "year", "basis": "gross"}
    offer = {**corridor("", "CH", "CHF 4000", pay=pay, agency={"country": "CH"}), "closed": []}
    (one,) = found(offer).values()
    assert [gap.fact for gap in one.missing] == ["pay.monthly", "costs.worker.agency_fees"]
    assert "thirteenth month" in one.ask


@pytest.mark.parametrize(
    ("destination", "amount", "outcome"),
    [
        ("SG", "SGD 6000", "none_seen"),
        ("SG", "SGD 6001", "indicator"),
        ("CH", "CHF 1845", "none_seen"),
        ("CH", "CHF 1995", "cannot_tell"),
        ("CH", "CHF 1996", "indicator"),
    ],
)
def test_where_the_document_names_no_allowances_pay_is_what_is_stated(
    destination: str, amount: str, outcome: str
) -> None:
    offer = corridor("", destination, amount, contract={"months": "24"})
    offer["pay"] = {"amount": f"{amount[:3]} 3000", "period": "month", "basis": "gross"}
    offer["particulars"] = [{"name": "allowances", "given": False}]
    (one,) = found({**offer, "kind": "ad", "covers": ["origin"]}).values()
    assert one.outcome.value == outcome


def test_law_from_memory_raises_no_published_indicator() -> None:
    offer = corridor("", "BH", "BHD 90")
    (published,), (researched,) = found(offer).values(), found(offer, RESEARCH).values()
    assert (published.outcome.value, published.reason) == ("cannot_tell", "law_unconfirmed")
    assert (researched.outcome.value, researched.confidence.value) == ("indicator", "low")
    assert any("not been confirmed" in note for note in researched.notes)


def test_a_published_list_of_destinations_is_no_more_than_medium() -> None:
    manila = found(corridor("PH", "NL", "PHP 900"))["corridor:origin:PH"]
    assert (manila.outcome.value, manila.confidence.value) == ("indicator", "medium")
    assert any("changes" in note for note in manila.notes)


@pytest.mark.parametrize(
    ("amount", "outcome"),
    [
        ("INR 30000", "none_seen"),
        ("INR 30001", "cannot_tell"),
        ("INR 60000", "cannot_tell"),
        ("INR 60001", "indicator"),
    ],
)
def test_tax_of_a_rate_not_recorded_may_stand_on_top(amount: str, outcome: str) -> None:
    (one,) = found(corridor("IN", "GB", amount)).values()
    assert one.outcome.value == outcome
    if outcome == "cannot_tell":
        assert "hold tax" in one.ask
    if outcome == "indicator":
        assert "INR 60001 is above INR 30000 to 60000" in one.evidence[-2].arithmetic + one.evidence[-1].arithmetic


def test_a_limit_in_another_currency_asks_for_the_rate_and_its_date() -> None:
    (one,) = found(corridor("IN", "GB", "USD 900")).values()
    assert "rate of exchange and its date" in one.missing[0].detail


PAY = {"amount": "SGD 3000", "period": "month", "basis": "gross"}


@pytest.mark.parametrize(
    ("amount", "months", "pay", "missing"),
    [
        ("SGD 3000", "12", PAY, None),
        ("SGD 6000", "24", PAY, None),
        ("SGD 6000", "48", PAY, None),
        ("SGD 3000", "18", PAY, None),
        ("SGD 7000", "24", PAY, {"pay.monthly"}),
        ("SGD 4000", "18", PAY, {"pay.monthly", "contract.months"}),
        ("SGD 3000", None, PAY, {"pay.monthly", "contract.months"}),
        ("SGD 3000", "12", {**PAY, "basis": "net"}, None),
        ("SGD 90000", "12", {**PAY, "basis": "net"}, {"pay.monthly"}),
        ("SGD 3000", "12", None, {"pay.monthly"}),
        ("SGD 3000", "12", {**PAY, "period": "hour"}, {"pay.monthly"}),
    ],
)
def test_months_of_pay(amount: str, months: str | None, pay: dict[str, str] | None, missing: set[str] | None) -> None:
    more: dict[str, Any] = {} if pay is None else {"pay": pay}
    if months is not None:
        more["contract"] = {"months": months}
    offer = {**corridor("", "SG", amount, **more), "kind": "ad", "covers": ["origin"]}
    (one,) = found(offer).values()
    assert one.outcome.value == ("none_seen" if missing is None else "cannot_tell")
    assert {gap.fact for gap in one.missing} == (missing or set())


def test_percent_of_a_year_s_pay_with_a_charge_beside_it() -> None:
    pay = {"amount": "CHF 60000", "period": "year", "basis": "gross"}
    for amount, outcome in (("CHF 3045", "none_seen"), ("CHF 3046", "cannot_tell"), ("CHF 6046", "indicator")):
        offer = {**corridor("", "CH", amount, pay=pay), "kind": "ad", "covers": ["origin"]}
        (one,) = found(offer).values()
        assert one.outcome.value == outcome
    # Pay in another currency: the charge in francs has no known value there.
    euros = {**pay, "amount": "EUR 60000"}
    (one,) = found({**corridor("", "CH", "EUR 90000", pay=euros)}).values()
    assert one.outcome.value == "cannot_tell"


def test_an_end_with_a_rule_of_its_own_is_left_to_it() -> None:
    for destination in ("GB", "DE"):
        offer = {**corridor("", destination, "EUR 9000"), "kind": "ad", "covers": ["all"]}
        (one,) = found(offer).values()
        assert one.outcome.value == "none_seen"


def test_law_on_work_abroad_does_not_speak_of_work_at_home() -> None:
    at_home = {
        "destination": {"country": "IN"},
        "targets": [{"country": "IN", "basis": "event"}],
        "costs": [fee("INR 90000")],
    }
    assert {about: one.outcome.value for about, one in found(at_home).items()} == {
        "corridor:destination:IN": "cannot_tell"
    }


def test_undated_documents() -> None:
    (ireland,) = found(corridor("", "IE", "EUR 900"), day=None).values()
    assert ireland.outcome.value == "indicator"
    (poland,) = found(corridor("", "PL", "PLN 900"), day=None).values()
    assert [gap.fact for gap in poland.missing] == ["subject.day"]


@pytest.mark.parametrize(
    ("fact", "operand", "told"),
    [
        ("item.role", "agency-charges", "cannot ask"),
        ("item.place", "agency-charge", 'There is no table of fee rules "agency-charge"'),
    ],
)
def test_faults_in_a_condition(fact: str, operand: str, told: str) -> None:
    with pytest.raises(ConditionError, match=told):
        compile_leaf(fact, {"agency_charges_depart_from": operand}, "corridor", load_book().tables)


def test_only_an_end_of_the_corridor_can_be_asked() -> None:
    with pytest.raises(ConditionError, match="asks the place of an end"):
        compile_leaf("job.title", {"agency_charges_depart_from": "agency-charges"}, "", load_book().tables)


def test_lists_and_amounts_carry_how_they_were_confirmed() -> None:
    offer = {
        "kind": "ad",
        "job": {"occupation": "2221"},
        "destination": {"country": "GB"},
        "recruitment": {"channel": "active"},
        "targets": [{"country": "GH", "basis": "residence"}],
    }
    report = CHECKER.check(Offer.model_validate(offer), day="2024-01-15")
    (listed,) = (one for one in report.indicators if one.rule == "who.active-recruitment-listed")
    assert listed.basis[0].substance is not None
    assert listed.basis[0].url
    assert listed.confidence.value == "medium"
