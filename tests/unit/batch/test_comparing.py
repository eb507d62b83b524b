"""Two runs compared: what is new, still there or gone, and every cause that cannot be ruled out."""

import sqlite3
from collections import Counter
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from ethicalrecruit.batch.comparing import compare_runs as comparing
from ethicalrecruit.batch.comparing.compare_runs import Change, Compared, compare_runs
from ethicalrecruit.batch.comparing.differences import Because, Differences, RuleChange
from ethicalrecruit.batch.comparing.sides import SETTINGS
from ethicalrecruit.batch.run import audit
from ethicalrecruit.batch.run_reading import Run, open_run
from ethicalrecruit.errors import MachineError
from ethicalrecruit.rulebook.book import RuleBook
from ethicalrecruit.rulebook.loader import load_book

FIXTURES = Path(__file__).resolve().parents[3] / "fixtures"
HEAD = "id,posted_on,destination,text\n"
FEE = "Nurses wanted. A processing fee of GBP 900 is payable by the candidate."
FEE_RULE = "ilo.recruitment-fee"


class Audits:
    """Audits small tables, one folder each."""

    def __init__(self, book: RuleBook, folder: Path) -> None:
        self.book, self.folder, self.count = book, folder, 0

    def __call__(self, rows: str, book: RuleBook | None = None, **options: Any) -> Run:
        self.count += 1
        table = self.folder / f"{self.count}.csv"
        table.write_text(HEAD + rows, encoding="utf-8")
        audit(book or self.book, table, self.folder / f"run-{self.count}", **options)
        return open_run(self.folder / f"run-{self.count}")


@pytest.fixture
def audits(book: RuleBook, tmp_path: Path) -> Audits:
    return Audits(book, tmp_path)


def of_rule(before: Run, after: Run, rule: str = FEE_RULE) -> list[Compared]:
    with compare_runs(before, after) as comparison:
        return [one for change in Change for one in comparison.indicators(change) if one.rule == rule]


def test_a_run_against_itself(audits: Audits) -> None:
    run = audits(f"a,2025-01-01,GB,{FEE}\n")
    with compare_runs(run, run) as comparison:
        assert comparison.counts[Change.NEW] == comparison.counts[Change.GONE] == 0
        assert comparison.counts[Change.STILL_THERE] >= 1
        assert comparison.changed == Counter()
        assert comparison.cannot_tell["only_before"] == comparison.cannot_tell["only_after"] == 0
        assert comparison.differences == Differences(inputs=False, book=False, tool=False, options=(), rules={})


def test_the_document_changed(audits: Audits) -> None:
    before = audits(f"a,2025-01-01,GB,Nurses wanted.\nb,2025-01-01,GB,{FEE}\nc,2025-01-01,GB,{FEE}\n")
    after = audits(f"b,2025-01-01,GB,{FEE.replace('900', '800')}\na,2025-01-01,GB,{FEE}\nd,2025-01-01,GB,{FEE}\n")
    found = {(one.subject, one.change): one for one in of_rule(before, after)}
    assert set(found) == {
        ("a", Change.NEW),
        ("d", Change.NEW),
        ("b", Change.STILL_THERE),
        ("c", Change.GONE),
    }
    assert found["a", Change.NEW].because == (Because.DOCUMENT,)
    assert (found["a", Change.NEW].row_before, found["a", Change.NEW].row_after) == (None, 2)
    assert found["d", Change.NEW].because == (Because.DOCUMENT_ADDED,)
    assert found["b", Change.STILL_THERE].changed == ("evidence",)
    assert (found["b", Change.STILL_THERE].row_before, found["b", Change.STILL_THERE].row_after) == (2, 1)
    assert found["c", Change.GONE].because == (Because.DOCUMENT_REMOVED,)


def test_a_row_that_is_rejected_now(audits: Audits) -> None:
    before, after = audits(f"a,2025-01-01,GB,{FEE}\n"), audits(f"a,2025-13-01,GB,{FEE}\nb,2025-01-01,GB,{FEE}\n")
    gone = [one for one in of_rule(before, after) if one.change is Change.GONE]
    assert [one.because for one in gone] == [(Because.ROW_NOT_AUDITED,)]


def test_a_watch_list_came_in(audits: Audits) -> None:
    watching = load_book(lists=[FIXTURES / "watch-list-romania.yaml"])
    rows = '1,2025-01-01,GB,"Nurses living in Romania wanted. Interviews in Bucharest on 20 June."\n'
    before, after = audits(rows), audits(rows, book=watching)
    (new,) = of_rule(before, after, "watch.listed-country")
    assert new.change is Change.NEW
    assert new.because == (Because.DATA,)


def test_another_day_and_other_options(audits: Audits) -> None:
    rows = f'a,2025-01-01,England,"{FEE} Nurses from Ghana wanted. Interviews in Accra on 20 June."\n'
    before, after = audits(rows), audits(rows, day="2019-01-01")
    with compare_runs(before, after) as comparison:
        assert comparison.differences.options == ("day",)
        gone = [*comparison.indicators(Change.GONE)]
    assert gone
    assert all(one.because == (Because.OPTIONS, Because.DAY) for one in gone)


def test_columns_that_only_moved(book: RuleBook, tmp_path: Path) -> None:
    (tmp_path / "may.csv").write_text(f"{HEAD}a,2025-01-01,GB,{FEE}\n", encoding="utf-8")
    (tmp_path / "june.csv").write_text(f"Text,shelf,Posted On,ID,DESTINATION\n{FEE},3,2025-01-01,a,GB\n", "utf-8")
    for month in ("may", "june"):
        audit(book, tmp_path / f"{month}.csv", tmp_path / month)
    with compare_runs(open_run(tmp_path / "may"), open_run(tmp_path / "june")) as comparison:
        assert comparison.differences.options == ()
        assert comparison.counts[Change.NEW] == comparison.counts[Change.GONE] == 0


def test_another_mapping(audits: Audits, tmp_path: Path) -> None:
    rows = f"a,02/12/2018,England,{FEE}\n"
    runs = []
    for days in ("dmy", "mdy"):
        mapping = tmp_path / f"{days}.yaml"
        columns = f"{{id: id, posted_on: {{to: posted_on, days: {days}}}, destination: destination}}"
        mapping.write_text(f"columns: {columns}\ntext: [text]\n", encoding="utf-8")
        runs.append(audits(rows, mapping=mapping))
    with compare_runs(*runs) as comparison:
        assert comparison.differences.options == ("mapping",)
        changed = [one for change in (Change.NEW, Change.GONE) for one in comparison.indicators(change)]
    assert all(Because.OPTIONS in one.because for one in changed)


def test_documents_without_an_id_are_known_by_their_content(audits: Audits) -> None:
    before, after = audits(f",2025-01-01,GB,{FEE}\n"), audits(f",2025-01-01,GB,{FEE} Apply now.\n")
    with compare_runs(before, after) as comparison:
        assert comparison.counts[Change.NEW] == comparison.counts[Change.GONE] > 0
        assert comparison.known_by_content == 2 * comparison.counts[Change.NEW]
        causes = {causes for _, causes in comparison.by_cause}
    assert causes == {(Because.DOCUMENT_ADDED,), (Because.DOCUMENT_REMOVED,)}


def test_the_same_document_in_several_rows_counts_once(audits: Audits) -> None:
    before, after = audits(f"a,2025-01-01,GB,{FEE}\n" * 3), audits(f"a,2025-01-01,GB,{FEE}\n")
    assert [(one.change, one.row_before) for one in of_rule(before, after)] == [(Change.STILL_THERE, 1)]


def test_what_cannot_be_told_any_more(audits: Audits) -> None:
    before = audits(f"a,2025-01-01,England,{FEE}\n")
    after = audits("a,2025-01-01,England,Nurses wanted. A processing fee applies.\n")
    gone = [one for one in of_rule(before, after) if one.change is Change.GONE]
    assert gone
    with compare_runs(before, after) as comparison:
        assert comparison.cannot_tell["only_after"] > 0


def test_counts_are_those_of_the_lists(book: RuleBook, tmp_path: Path) -> None:
    audit(book, FIXTURES / "ads.csv", tmp_path / "whole")
    audit(book, FIXTURES / "ads.csv", tmp_path / "part", limit=4)
    whole, part = open_run(tmp_path / "whole"), open_run(tmp_path / "part")
    with compare_runs(whole, part) as comparison:
        for change in Change:
            listed = [*comparison.indicators(change)]
            assert len(listed) == comparison.counts[change]
            assert listed == sorted(listed, key=lambda one: (one.rule, one.row_after or 0, one.row_before or 0))
        indicators = {one.fingerprint for one in whole.findings() if one.outcome == "indicator"}
        assert comparison.counts[Change.STILL_THERE] + comparison.counts[Change.GONE] == len(indicators)
        assert sum(comparison.by_cause.values()) == comparison.counts[Change.GONE]
    with compare_runs(part, whole) as comparison:
        assert {one.fingerprint for change in Change for one in comparison.indicators(change)} == indicators


@pytest.mark.parametrize(
    ("made_of", "causes"),
    [
        ({"rules": {"a.b": RuleChange("a.b", None, "1")}, "book": True, "inputs": True}, (Because.RULE,)),
        ({"rules": {"a.b": RuleChange("a.b", "1", "2")}, "book": True}, (Because.RULE,)),
        ({"rules": {"c.d": RuleChange("c.d", "1", "2")}, "book": True}, (Because.DATA,)),
        ({"tool": True, "options": ("day",)}, (Because.READER, Because.OPTIONS)),
        ({"inputs": True}, (Because.DOCUMENT,)),
        ({}, ()),
    ],
)
def test_causes_that_cannot_be_ruled_out(made_of: dict[str, Any], causes: tuple[Because, ...]) -> None:
    same = Differences(inputs=False, book=False, tool=False, options=(), rules={})
    assert replace(same, **made_of).of_rule("a.b") == causes


def test_a_full_disk_is_told(audits: Audits, monkeypatch: pytest.MonkeyPatch) -> None:
    run = audits(f"a,2025-01-01,GB,{FEE}\n")
    monkeypatch.setattr(comparing, "SETTINGS", f"{SETTINGS}PRAGMA max_page_count = 2;")

    def compared() -> None:
        with compare_runs(run, run):
            pass

    with pytest.raises(MachineError, match="cannot be compared"):
        compared()


def test_an_error_of_the_callers_is_left_as_it_is(audits: Audits) -> None:
    run = audits(f"a,2025-01-01,GB,{FEE}\n")

    def broken() -> None:
        with compare_runs(run, run), closing(sqlite3.connect(":memory:")) as own:
            own.execute("SELECT * FROM absent")

    with pytest.raises(sqlite3.OperationalError, match="no such table"):
        broken()
