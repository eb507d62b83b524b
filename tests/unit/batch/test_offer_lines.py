"""What the tables of a run keep of places, names and costs."""

import csv
from pathlib import Path

from ethicalrecruit.batch.offer_lines import cost_lines, destination_of, name_cell, origins_of
from ethicalrecruit.batch.run import audit
from ethicalrecruit.batch.run_reading import open_run
from ethicalrecruit.domain.offer import Offer
from ethicalrecruit.facts.state import Observation
from ethicalrecruit.rulebook.book import RuleBook
from ethicalrecruit.values.evidence import Evidence, EvidenceKind


def test_a_nation_says_more_than_its_country() -> None:
    assert destination_of(Offer(destination={"country": "GB", "nation": "GB-SCT"})) == "GB-SCT"
    assert destination_of(Offer(destination={"country": "DE"})) == "DE"
    assert destination_of(Offer()) == ""


def test_a_currency_is_no_origin_and_others_come_once_in_order() -> None:
    targets = [("NG", "currency"), ("PH", "event"), ("GH", "residence"), ("GH", "agent"), ("PH", "event")]
    offer = Offer(targets=[{"country": country, "basis": basis} for country, basis in targets])
    assert origins_of(offer) == "GH:agent GH:residence PH:event"


def test_a_person_in_a_name_is_covered() -> None:
    assert name_cell("agency", "Golden Ladder Placements") == "Golden Ladder Placements"
    assert "Sample" not in name_cell("employer", "Mr Kofi Sample")
    assert name_cell("agency", None) == ""


def test_a_cost_is_told_with_the_words_of_the_text_before_those_of_a_cell() -> None:
    cost = {"item": "FEE_PLACEMENT", "amount": {"low": "0.50", "high": None, "currency": "GBP"}, "payer": "worker"}
    cell = Evidence(EvidenceKind.FIELD, quote="worker", field="cost_1_payer")
    words = Evidence(EvidenceKind.QUOTE, quote="a fee, of 50p", start=0, end=13, document="text")
    observed = {"costs[0]": Observation((cell, words))}
    line = cost_lines(7, "=a.csv", Offer(costs=[{**cost, "refundable": False}]), observed, lambda piece: piece.quote)
    assert line == '7,\'=a.csv,FEE_PLACEMENT,,0.50,,GBP,worker,,,,no,"a fee, of 50p"\n'


def test_a_run_holds_them_for_every_row(book: RuleBook, tmp_path: Path) -> None:
    source = tmp_path / "ads.csv"
    source.write_text(
        "id,destination,agency,employer,text\n"
        "a,England,Golden Ladder,Mr Kofi Sample,"
        '"Nurses from Ghana wanted. A processing fee of GBP 900 is payable by the candidate to Mrs Ama Doe."\n'
        "b,nowhere at all,Golden Ladder,,x\n",
        encoding="utf-8",
    )
    audit(book, source, tmp_path / "run")
    first, second = open_run(tmp_path / "run").rows()
    assert (first.destination, first.agency) == ("GB-ENG", "Golden Ladder")
    assert ("GH", "residence") in first.origins
    assert "Sample" not in first.employer
    assert (second.status, second.destination, second.origins, second.agency) == ("rejected", "", (), "")
    with (tmp_path / "run" / "costs.csv").open(encoding="utf-8", newline="") as file:
        (cost,) = csv.DictReader(file)
    assert (cost["item"], cost["amount_low"], cost["currency"], cost["payer"]) == (
        "FEE_PROCESSING",
        "900",
        "GBP",
        "worker",
    )
    assert "Doe" not in cost["quote"]
