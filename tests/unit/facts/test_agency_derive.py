"""What registers say of an agency, its certificates and its claims."""

from datetime import date
from typing import Any

import pytest

from ethicalrecruit import Offer, load_book
from ethicalrecruit.facts.derive import derive
from ethicalrecruit.facts.state import Fact, FactSet, FactState
from ethicalrecruit.reference.registers import EntryStatus, Register, RegisterEntry, Registers, made
from ethicalrecruit.values.grades import Confidence

BOOK = load_book()
DAY = date(2026, 6, 2)
TAKEN = date(2026, 6, 1)
LISTED = RegisterEntry("Invented Care", "KE-1", EntryStatus.LISTED, date(2020, 1, 1))
REVOKED = RegisterEntry("Invented Care", "KE-1", EntryStatus.REVOKED, date(2026, 1, 1))


def kenya(*entries: RegisterEntry, as_of: date = TAKEN) -> Register:
    return made("ke", "KE", "Invented Authority", as_of, entries, complete=True)


def iris(*entries: RegisterEntry) -> Register:
    return made("iris", "WORLD", "Invented Keeper", TAKEN, entries, scheme="iris")


def facts(offer: dict[str, Any], *registers: Register, day: date | None = DAY) -> FactSet:
    supplied = Registers(registers, BOOK.tables.registers.keepers)
    return derive(Offer.model_validate(offer), {}, BOOK.tables.costs, registers=supplied, day=day)


def items(offer: dict[str, Any], *registers: Register, day: date | None = DAY) -> dict[str, dict[str, Fact]]:
    listed = facts(offer, *registers, day=day).lists["agency.register_entries"]
    return {item.key: dict(item.facts) for item in listed.items}


def agency(**fields: Any) -> dict[str, Any]:
    return {"kind": "agency", "agency": fields}


def test_number_and_name_are_told_apart() -> None:
    by_number = items(agency(name="Invented Ltd", country="KE", licence={"number": "ke-1"}), kenya(LISTED))["ke"]
    assert by_number["match"].readings == ("number",)
    assert by_number["status"].readings == ("listed",)
    assert by_number["since"].readings == (date(2020, 1, 1),)
    by_name = items(agency(name="INVENTED care", country="KE", licence={"number": "KE-2"}), kenya(LISTED))["ke"]
    assert by_name["match"].readings == ("name",)
    assert [piece.quote for piece in by_name["match"].evidence if piece.quote] == ["INVENTED care"]


def test_a_number_counts_in_its_own_jurisdiction_only() -> None:
    elsewhere = agency(name="Other", country="IN", licence={"number": "KE-1"})
    assert items(elsewhere, kenya(REVOKED)) == {}
    assert "ke" in items(
        agency(name="Other", country="IN", licence={"number": "KE-1", "country": "KE"}), kenya(REVOKED)
    )
    unsaid = agency(name="Other", licence={"number": "KE-1"})
    assert items(unsaid, kenya(REVOKED)) == {}


def test_a_number_under_a_wholly_different_name_leaves_open_whose_entry_it_is() -> None:
    shown = items(agency(name="Other", country="KE", licence={"number": "KE-1"}), kenya(REVOKED))["ke"]
    assert [shown[name].state for name in ("match", "status", "since")] == [FactState.OPEN] * 3
    assert "under another name: Invented Care." in shown["match"].notes[-1]
    told = shown["match"].evidence[-1].arithmetic
    assert told == "as of 2026-06-01 the register ke holds KE-1 Invented Care: revoked, since 2026-01-01"
    unnamed = RegisterEntry("", "KE-1", EntryStatus.REVOKED, date(2026, 1, 1))
    for name, entry in (("", REVOKED), ("Other", unnamed), ("INVENTED Recruitment", REVOKED)):
        named = {"name": name} if name else {}
        found = items(agency(**named, country="KE", licence={"number": "KE-1"}), kenya(entry))["ke"]
        assert found["match"].readings == ("number",)


def test_a_name_in_the_register_of_another_country_is_no_match() -> None:
    assert items(agency(name="Invented Care", country="IN"), kenya(LISTED)) == {}
    nowhere = items(agency(name="Invented Care"), kenya(LISTED))["ke"]
    assert nowhere["match"].readings == ("name",)
    assert nowhere["status"].state is FactState.OPEN
    assert items(agency(name="Other"), kenya(LISTED)) == {}


def test_no_match_proves_nothing() -> None:
    none = items(agency(name="Other", country="KE"), kenya(LISTED))["ke"]
    assert none["match"].readings == ("none",)
    assert none["status"].state is FactState.NOT_COVERED
    assert any("proves nothing" in note for note in none["match"].notes)


def test_without_an_agency_or_a_register_nothing_is_known() -> None:
    assert facts(agency(country="KE"), kenya(LISTED)).lists["agency.register_entries"].rest is FactState.NOT_COVERED
    silent = {"kind": "ad", "covers": ["agency"]}
    assert facts(silent, kenya(LISTED)).lists["agency.register_entries"].rest is FactState.SILENT
    assert facts(agency(name="Invented Care")).lists["agency.register_entries"].rest is FactState.NOT_COVERED


@pytest.mark.parametrize(("day", "doubted"), [(DAY, False), (date(2026, 5, 31), True), (date(2027, 6, 2), True)])
def test_old_and_later_snapshots_weigh_less(day: date, doubted: bool) -> None:  # noqa: FBT001  # a case of the table
    shown = items(agency(name="Invented Care", country="KE"), kenya(LISTED), day=day)["ke"]["status"]
    assert (shown.confidence is Confidence.LOW) is doubted
    assert bool(shown.notes) is doubted


def test_an_undated_document_leaves_the_status_open() -> None:
    shown = items(agency(name="Invented Care", country="KE"), kenya(REVOKED), day=None)["ke"]["status"]
    assert shown.state is FactState.OPEN


def test_namesakes_disagree() -> None:
    two = kenya(RegisterEntry("Invented", "1", EntryStatus.LISTED), RegisterEntry("Invented", "2", EntryStatus.REVOKED))
    assert items(agency(name="Invented", country="KE"), two)["ke"]["status"].readings == ("listed", "revoked")


def test_certificates_and_claims_ask_the_list_of_their_scheme() -> None:
    removed = RegisterEntry("Invented Care", "I-1", EntryStatus.REMOVED, date(2026, 1, 1))
    offer = {
        **agency(name="Invented Care", certificates=[{"scheme": "iris", "number": "I-1"}]),
        "claims": [{"kind": "certified_iris"}, {"kind": "seal_holder"}, {"kind": "fee_free"}],
    }
    whole = facts(offer, iris(removed))
    (certificate,) = whole.lists["agency.certificates"].items
    assert certificate.facts["register_status"].readings == ("removed",)
    certified, seal, free = whole.lists["claims"].items
    assert certified.facts["register_match"].readings == ("number",)
    assert seal.facts["register_status"].state is FactState.NOT_COVERED
    assert "Kuratorium" in seal.facts["register_match"].notes[0]
    assert free.facts["register_match"].notes == ()
    assert certified.facts["contradicted"].readings == (False,)


def test_the_number_of_a_licence_is_no_number_of_a_certificate() -> None:
    offer = agency(name="Other", country="KE", licence={"number": "I-1"}, certificates=[{"scheme": "iris"}])
    shown = items(offer, iris(RegisterEntry("Invented Care", "I-1", EntryStatus.REMOVED)))["iris"]
    assert shown["match"].readings == ("none",)
