"""Public reports against somebody who wants to know who is meant: names, small counts, places, keys, order."""

import csv
import io
import json
from pathlib import Path

import pytest

from ethicalrecruit import load_book
from ethicalrecruit.batch.run import audit
from ethicalrecruit.batch.run_reading import Run, open_run
from ethicalrecruit.report.naming import Naming
from ethicalrecruit.report.replies import Replies, Reply
from ethicalrecruit.report.small_cells import Total, withheld
from ethicalrecruit.report.veil import NOT_NAMED, Veil
from ethicalrecruit.report.write import Asked, report_text, write_report

PUBLIC = Naming(public=True)
FEE = "A processing fee of GBP 900 is payable by the candidate to the agency."
COLUMNS = ("id", "posted_on", "agency", "employer", "licence_number", "licence_valid_through", "destination", "text")


def _rows() -> list[tuple[str, ...]]:
    rows: list[tuple[str, ...]] = [
        (f"p-{at}", f"2026-02-{at + 1:02}", "Nordkap Personal GmbH", "St Mary Clinic", "", "", "England",
         f"Nurses living in Ghana wanted in England, ward {at}. Nordkap takes care. {FEE}")
        for at in range(12)
    ]  # fmt: skip
    rows += [
        (f"q-{at}", f"2026-03-{at + 1:02}", "Kestrel Careers", "", "", "", "England",
         f"Nurses living in Kenya wanted in England, ward {at}. {FEE}")
        for at in range(3)
    ]  # fmt: skip
    rows.append(
        ("r", "2026-02-20", "Harbour Staffing Ltd", "", "GL-0417", "2025-05-31", "England",
         f"Nurses living in Ghana wanted in England. Pay Harbour Staffing a registration fee of GBP 77. {FEE}"),
    )  # fmt: skip
    return rows


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Run:
    folder = tmp_path_factory.mktemp("public")
    with (folder / "ads.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(COLUMNS)
        writer.writerows(_rows())
    audit(load_book(), folder / "ads.csv", folder / "run")
    return open_run(folder / "run")


def table(run: Run, naming: Naming) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(report_text(run, Asked("csv", naming)), newline="")))


@pytest.mark.parametrize("form", ["html", "markdown", "csv", "sarif"])
def test_nothing_tells_a_withheld_agency(run: Run, form: str) -> None:
    shown = report_text(run, Asked(form, PUBLIC))
    for word in ("Nordkap", "Kestrel", "Harbour", "St Mary", "GL-0417", "2025-05-31", "ads.csv", "p-1"):
        assert word not in shown
    open_form = report_text(run, Asked(form))
    assert "Nordkap" in open_form or form == "sarif"


def test_fingerprints_rows_and_order_lead_nowhere(run: Run) -> None:
    found, known = table(run, PUBLIC), table(run, Naming())
    assert len(found) == len(known)
    assert {one["row"] for one in found} == {""}
    keys = [one["fingerprint"] for one in found]
    assert keys == sorted(keys)
    assert not set(keys) & {one["fingerprint"] for one in known}
    log = json.loads(report_text(run, Asked("sarif", PUBLIC)))
    assert all(not one["locations"] for one in log["runs"][0]["results"])


def test_days_and_places_are_told_only_where_enough_share_them(run: Run) -> None:
    found = table(run, PUBLIC)
    assert {one["day"] for one in found} == {"2026-02", "2026"}
    assert {one["origins"] for one in found} <= {"GH:residence", ""}
    replied = Reply("Kestrel Careers", "2026-04-01", "2026-04-09", "We asked Nordkap Personal GmbH to stop.")
    named = table(run, Naming(public=True, replies=Replies({"kestrel careers": (replied,)})))
    assert {one["day"] for one in named if one["agency"]} == {"2026-03-01", "2026-03-02", "2026-03-03"}
    assert {one["origins"] for one in named if one["agency"]} == {"KE:residence"}


def test_replies_are_told_even_of_employers_and_name_nobody_else(run: Run) -> None:
    replied = Reply("St Mary Clinic", "2026-04-01", "2026-04-09", "We asked Nordkap Personal GmbH to stop.")
    shown = report_text(run, Asked("html", Naming(public=True, replies=Replies({"st mary clinic": (replied,)}))))
    assert "What those who were asked replied" in shown
    assert f"We asked {NOT_NAMED} to stop." in shown
    assert "St Mary Clinic: Asked on 1 April 2026; reply of 9 April 2026." in shown
    assert "Nordkap" not in shown


def test_costs_beside_a_public_report_tell_no_count_that_it_withholds(run: Run, tmp_path: Path) -> None:
    costs = write_report(run, tmp_path / "a.html", Asked("html", PUBLIC))[2]
    with costs.open(encoding="utf-8", newline="") as file:
        lines = list(csv.DictReader(file))
    assert {one["item"] for one in lines} == {"FEE_PROCESSING"}
    assert len(lines) == 16
    assert "77" not in costs.read_text(encoding="utf-8")


def test_one_withheld_count_is_never_the_rest_of_the_others() -> None:
    assert withheld([3, 40, 12]) == (None, 40, 12)
    assert withheld([3, 40, 12], [Total((0, 1, 2))]) == (None, 40, None)
    assert withheld([1, 1, 30, 6], [Total((0, 1, 2, 3))]) == (None, None, None, None)
    assert withheld([3, 40, 12], [Total((0, 1, 2), unseen=20)]) == (None, 40, 12)
    assert withheld([0, 40, 12], [Total((0, 1, 2))]) == (0, 40, 12)
    assert withheld([2, 2], [Total((0, 1))]) == (None, None)


def test_months_with_few_documents_cannot_be_computed(run: Run) -> None:
    shown = report_text(run, Asked("markdown", PUBLIC))
    assert "| Mar 2026 | withheld | withheld |" in shown
    assert "| Feb 2026 | withheld | withheld |" in shown
    assert "| Mar 2026 | 3 | 3 | too few | 43 % to 100 % |" in report_text(run, Asked("markdown"))


@pytest.mark.parametrize(
    ("text", "covered"),
    [
        ("Pay Harbour Staffing now", f"Pay {NOT_NAMED} now"),
        ("Pay harbour staffing ltd. now", f"Pay {NOT_NAMED}. now"),
        ("Pay Har\u200bbour Staffing now", f"Pay {NOT_NAMED} now"),
        ("Pay Härbour STAFFING now", f"Pay {NOT_NAMED} now"),
        ("health care assistants of Care", f"health care assistants of {NOT_NAMED}"),
        ("see @harbour_staff or harbour.jobs", "see [address withheld] or [address withheld]"),
        ("Licence No. GL-0417 until 2025", "Licence No. [number withheld] until 2025"),
        ("licence 2025", "licence 2025"),
    ],
)
def test_what_stands_for_a_name_is_covered(text: str, covered: str) -> None:
    assert Veil(PUBLIC, ["Harbour Staffing Ltd", "Care"])(text) == covered


def test_a_row_covers_what_its_own_agency_is_known_by() -> None:
    row = {"agency": "Nordkap Personal GmbH", "employer": "Ghana Health"}
    veil = Veil(PUBLIC, [])
    assert veil("Nordkap pays; nurses from Ghana", row) == f"{NOT_NAMED} pays; nurses from Ghana"
    assert veil("Nordkap pays") == "Nordkap pays"
