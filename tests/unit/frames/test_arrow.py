"""Frames of typed columns, what can be wrong with them, and what is said then."""

import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from ethicalrecruit.api import Checker
from ethicalrecruit.errors import MappingError, MissingExtra, OptionError, UnknownCountry, UnreadableSource
from ethicalrecruit.frames.arrow import check_batches
from ethicalrecruit.frames.columns import COLUMNS, findings_schema, spark_schema
from ethicalrecruit.frames.plan import frame_plan
from ethicalrecruit.intake.cell_values import Names
from ethicalrecruit.intake.mapping import RowDocument
from ethicalrecruit.intake.row import Row
from ethicalrecruit.rulebook.loader import load_book
from ethicalrecruit.values.money import Money

pa = pytest.importorskip("pyarrow", reason="needs the extra arrow")

AD = "Nurses wanted in London, England. A processing fee of GBP 900 is payable by the candidate."
ROOT = Path(__file__).resolve().parents[3]


def lines(table: Any, **options: Any) -> list[dict[str, Any]]:
    return [line for batch in check_batches(table, **options) for line in batch.to_pylist()]


def statuses(found: list[dict[str, Any]]) -> list[tuple[int | None, str]]:
    return [(line["row"], line["status"]) for line in found if line["status"] != "finding"]


def findings(found: list[dict[str, Any]]) -> list[dict[str, Any]]:
    left_out = {"row", "input"}
    return [{key: line[key] for key in line if key not in left_out} for line in found if line["status"] == "finding"]


def test_typed_columns_say_what_their_text_says(checker: Checker) -> None:
    words = {
        "id": "7",
        "kind": "offer",
        "posted_on": "2025-06-02",
        "destination": "England",
        "cost_1_item": "FEE_PLACEMENT",
        "cost_1_amount": "900.50",
        "cost_1_currency": "GBP",
        "cost_1_payer": "worker",
        "cost_1_refundable": "false",
        "hours_per_week": "37.5",
        "contract_months": "24",
    }
    typed = {
        **words,
        "id": 7,
        "posted_on": date(2025, 6, 2),
        "cost_1_amount": Decimal("900.50"),
        "cost_1_refundable": False,
        "hours_per_week": 37.5,
        "contract_months": 24,
    }
    as_words = lines(pa.Table.from_pylist([words]), checker=checker)
    assert any(line["outcome"] == "indicator" for line in as_words)
    assert lines(pa.Table.from_pylist([typed]), checker=checker) == as_words


def test_in_a_column_of_numbers_a_point_marks_the_decimals_whatever_the_mapping_says(
    tmp_path: Path, checker: Checker
) -> None:
    mapping = tmp_path / "mapping.yaml"
    mapping.write_text(
        'columns:\n  Stunden: {to: hours_per_week, decimal: ","}\n  Ort: destination\n'
        '  Lohn: {to: pay_amount, decimal: ",", currency: BHD}\nconstants: {pay_period: month}\n',
        encoding="utf-8",
    )
    table = pa.table({"Ort": ["GB"], "Stunden": [37.125], "Lohn": [Decimal("234.125")]})
    assert statuses(lines(table, checker=checker, mapping=mapping)) == [(1, "audited")]
    plan = frame_plan(
        table.column_names, checker, mapping=mapping, day=None, fallback_day=None, destination=None, row_column=None
    )
    names = Names.of(checker.book.tables.countries, checker.book.tables.costs)
    document = plan.typed(table.schema).document(
        Row(1, {"Ort": "GB", "Stunden": "37.125", "Lohn": "234.125"}, 1), names
    )
    assert isinstance(document, RowDocument)
    assert document.offer.hours_per_week == Decimal("37.125")
    assert document.offer.pay is not None
    assert document.offer.pay.amount == Money.exact("234.125", "BHD")
    # Without the type the cell would have been read as thousands, or not at all.
    plain = pa.table({"hours_per_week": [37.125], "destination": ["GB"]})
    assert statuses(lines(plain, checker=checker)) == [(1, "audited")]
    words = pa.table({"hours_per_week": ["37.125"], "destination": ["GB"]})
    assert statuses(lines(words, checker=checker)) == [(1, "rejected")]


def test_every_row_is_counted_blank_ones_apart(checker: Checker) -> None:
    table = pa.table({"id": ["a", None, "c"], "text": [AD, "  ", AD], "posted_on": ["2025-06-02", None, "soon"]})
    found = lines(table, checker=checker, source="ads")
    assert statuses(found) == [(1, "audited"), (None, "blank"), (2, "rejected")]
    assert {line["input"] for line in found} == {"ads"}
    assert {(line["book_edition"], line["book_digest"]) for line in found} == {
        (checker.book.edition, checker.book.digest)
    }
    reject = found[-1]
    assert (reject["id"], reject["column"], reject["reason"]) == ("c", "posted_on", '"soon" is not a date.')
    assert "2025" not in reject["cells"]


def test_indicators_say_how_to_mend_and_what_to_ask_gaps_what_settles_them(checker: Checker) -> None:
    found = [line for line in lines(pa.table({"text": [AD]}), checker=checker) if line["status"] == "finding"]
    (fee,) = [line for line in found if line["rule"] == "ilo.recruitment-fee"]
    rule = checker.book.rule("ilo.recruitment-fee")
    assert (fee["mend"], fee["ask"]) == (rule.mend, rule.ask)
    assert fee["quote"] in AD
    gaps = [line for line in found if line["outcome"] == "cannot_tell"]
    assert gaps
    assert all(line["mend"] is None and line["missing"] for line in gaps)
    assert any(line["ask"] for line in gaps)


def test_numbers_of_rows_can_come_from_a_column_or_begin_elsewhere(checker: Checker) -> None:
    table = pa.table({"nr": [40, 41, 50], "id": ["a", None, "c"], "text": [AD, "", AD]})
    found = lines(table, checker=checker, row_column="nr")
    assert statuses(found) == [(40, "audited"), (41, "blank"), (50, "audited")]
    later = lines(table.select(["id", "text"]), checker=checker, first_row=40)
    assert statuses(later) == [(40, "audited"), (None, "blank"), (41, "audited")]
    assert findings(later) == findings(found)
    with pytest.raises(UnreadableSource, match="no whole numbers"):
        lines(pa.table({"nr": ["1"], "text": [AD]}), checker=checker, row_column="nr")
    with pytest.raises(UnreadableSource, match="some are null"):
        lines(pa.table({"nr": pa.array([None], pa.int64()), "text": [AD]}), checker=checker, row_column="nr")
    with pytest.raises(OptionError, match='Did you mean "nr"'):
        lines(table, checker=checker, row_column="nrr")


def test_cells_that_no_cell_may_hold_make_rejects_only_in_columns_that_are_used(checker: Checker) -> None:
    bad = ["x" * 1_000_001, "a\0b", AD]
    found = lines(pa.table({"text": bad, "id": ["a", "b", "c"]}), checker=checker)
    assert [(line["id"], line["status"], line["reason"]) for line in found if line["status"] != "finding"] == [
        ("a", "rejected", "The cell has more than 1,000,000 characters."),
        ("b", "rejected", "The cell holds NUL characters."),
        ("c", "audited", None),
    ]
    raw = pa.array([b"\xff\xfe", b"plain", None], pa.binary())
    assert [
        status for _, status in statuses(lines(pa.table({"text": raw, "id": ["a", "b", "c"]}), checker=checker))
    ] == [
        "rejected",
        "audited",
        "audited",
    ]
    beside = pa.table({"text": [AD] * 3, "raw": raw, "snapshot_html": bad})
    assert [status for _, status in statuses(lines(beside, checker=checker))] == ["audited"] * 3


def test_options_are_those_of_an_audit() -> None:
    watch = ROOT / "fixtures" / "watch-list-romania.yaml"
    checker = Checker(lists=watch)
    table = pa.table({"text": ["Nurses wanted. Our agents come to Bucharest, Romania, to recruit nurses there."]})
    plain = lines(table, checker=checker)
    (told,) = [line for line in plain if line["status"] == "audited"]
    assert (told["day"], told["day_source"], told["book_digest"]) == (None, "none", load_book(lists=[watch]).digest)
    dated = lines(table, checker=checker, fallback_day=date(2025, 6, 2), destination="England")
    (told,) = [line for line in dated if line["status"] == "audited"]
    assert (told["day"], told["day_source"]) == (date(2025, 6, 2), "fallback")
    with pytest.raises(UnknownCountry):
        check_batches(table, checker=checker, destination="Atlantica")
    with pytest.raises(OptionError, match="is not a day"):
        check_batches(table, checker=checker, day="soon")
    moment: Any = datetime(2025, 6, 2, 9, tzinfo=UTC)
    dated = lines(table, checker=checker, fallback_day=moment)
    assert {line["day"] for line in dated if line["day_source"] == "fallback"} == {date(2025, 6, 2)}


def test_what_does_not_fit_is_told_before_a_row_is_read(checker: Checker, tmp_path: Path) -> None:
    with pytest.raises(MappingError, match="no column whose name we know"):
        check_batches(pa.table({"colour": ["red"]}), checker=checker)
    with pytest.raises(MappingError, match="more than one column"):
        check_batches(pa.table([["a"], ["b"]], names=["id", " id"]), checker=checker)
    mapping = tmp_path / "mapping.yaml"
    mapping.write_text("columns: {Ref: id, Ort: destination}\n", encoding="utf-8")
    with pytest.raises(MappingError, match=r"mapping\.yaml"):
        check_batches(pa.table({"Ref": ["a"]}), checker=checker, mapping=mapping)
    with pytest.raises(OptionError, match=r"dataset\.to_batches"):
        check_batches("ads.parquet", checker=checker)
    with pytest.raises(OptionError, match="A dict is no record batch"):
        check_batches([{"text": AD}], checker=checker)


def test_batches_with_other_columns_are_refused_with_other_types_taken(checker: Checker) -> None:
    first, second = pa.record_batch({"id": ["1"], "text": [AD]}), pa.record_batch({"id": [2], "text": [AD]})
    assert statuses(lines([first, second], checker=checker)) == [(1, "audited"), (2, "audited")]
    other = pa.record_batch({"text": [AD]})
    stream = check_batches([first, other], checker=checker)
    next(stream)
    with pytest.raises(UnreadableSource, match="A batch has the columns text"):
        next(stream)


def test_a_column_that_is_nearly_ours_is_told(checker: Checker) -> None:
    with pytest.warns(UserWarning, match=r'"destinaton" is not used. Did you mean "destination"') as told:
        check_batches(pa.table({"text": [AD], "destinaton": ["GB"], "colour": ["red"]}), checker=checker)
    assert [one.filename for one in told] == [__file__]


def test_no_rows_give_no_lines(checker: Checker) -> None:
    def none() -> Iterator[Any]:
        yield from ()

    assert lines(none(), checker=checker) == []
    assert lines(pa.table({"text": pa.array([], pa.string())}), checker=checker) == []


def test_a_batch_alone_is_a_stream(checker: Checker) -> None:
    assert statuses(lines(pa.record_batch({"text": [AD]}), checker=checker)) == [(1, "audited")]


def test_without_the_extra_the_error_names_it(monkeypatch: pytest.MonkeyPatch, checker: Checker) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(MissingExtra, match=r'pip install "ethicalrecruit\[arrow\]"'):
        check_batches([], checker=checker)
    with pytest.raises(MissingExtra):
        findings_schema()


def test_arrow_and_spark_are_imported_only_when_they_are_used() -> None:
    code = (
        "import sys, ethicalrecruit.frames.arrow, ethicalrecruit.frames.spark; "
        "print([name for name in ('pyarrow', 'pyspark', 'pandas') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_the_schema_is_one_for_arrow_and_spark() -> None:
    names = [column.name for column in COLUMNS]
    assert findings_schema().names == names == [part.split()[0] for part in spark_schema().split(", ")]
    assert all(field.metadata[b"description"] for field in findings_schema())
