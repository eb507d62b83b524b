"""A whole audit: rows in are audited and rejected, the folder is whole, and the same input gives the same bytes."""

import csv
import errno
import gzip
import json
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from ethicalrecruit.batch.course import Pace
from ethicalrecruit.batch.folder import RunFile
from ethicalrecruit.batch.options import AuditOptions
from ethicalrecruit.batch.progress import Progress
from ethicalrecruit.batch.run import audit
from ethicalrecruit.batch.work import RowMemory, RowResult, RowWork
from ethicalrecruit.datafiles.yaml_files import schema_of
from ethicalrecruit.errors import (
    EmptySource,
    MachineError,
    MappingError,
    OptionError,
    ResumeError,
    UnknownCountry,
    UnreadableSource,
)
from ethicalrecruit.intake.cell_values import Names
from ethicalrecruit.intake.mapping import RowMapping, plain_mapping
from ethicalrecruit.intake.row import Reject, Row
from ethicalrecruit.rulebook.book import RuleBook
from ethicalrecruit.rulebook.loader import load_book

FIXTURES = Path(__file__).resolve().parents[3] / "fixtures"
FILES = {
    "manifest.json", "timing.json", "findings.jsonl", "book.json", "rows.csv", "rejects.csv", "costs.csv",
    "summary.json", "rows.schema.json", "rejects.schema.json", "costs.schema.json",
    "datapackage.json",
}  # fmt: skip
AD = "Nurses wanted in London, England. A processing fee of GBP 900 is payable by the candidate."


def table(folder: Path, text: str) -> Path:
    path = folder / "table.csv"
    path.write_text(text, encoding="utf-8")
    return path


def page(out: Path, name: str) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads((out / name).read_text(encoding="utf-8"))
    return loaded


def lines(out: Path, name: str) -> list[dict[str, str]]:
    with (out / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def findings(out: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (out / "findings.jsonl").read_text(encoding="utf-8").splitlines()]


def indicators(out: Path) -> set[tuple[int, str]]:
    return {(one["row"], one["rule"]) for one in findings(out) if one["outcome"] == "indicator"}


def test_the_ads_among_the_fixtures(book: RuleBook, tmp_path: Path) -> None:
    out = tmp_path / "run"
    result = audit(book, FIXTURES / "ads-with-faults.csv", out)
    assert (result.rows, result.audited, result.rejected, result.duplicates) == (14, 12, 2, 1)
    assert {path.name for path in out.iterdir()} == FILES
    found = indicators(out)
    assert {(2, "ilo.recruitment-fee"), (4, "ilo.documents-held"), (9, "agency.licence-expired")} <= found
    # Honest ads, a warning against fees, a government programme and a direct application stay quiet.
    assert not {row for row, _ in found} & {1, 7, 8, 13}
    rows = lines(out, "rows.csv")
    assert [row["row"] for row in rows] == [str(number) for number in range(1, 15)]
    assert {row["row"]: row["status"] for row in rows if row["status"] == "rejected"} == {
        "11": "rejected",
        "12": "rejected",
    }
    assert rows[10]["id"] == "ad-11"
    assert rows[13]["duplicate_of"] == "2"
    assert [(one["row"], one["column"]) for one in lines(out, "rejects.csv")] == [
        ("11", "posted_on"),
        ("12", "destination"),
    ]


def test_a_watch_list_of_ones_own(tmp_path: Path) -> None:
    book = load_book(lists=[FIXTURES / "watch-list-romania.yaml"])
    audit(book, FIXTURES / "ads.csv", tmp_path / "run")
    assert (6, "watch.listed-country") in indicators(tmp_path / "run")


def test_a_table_with_a_mapping(book: RuleBook, tmp_path: Path) -> None:
    out = tmp_path / "run"
    result = audit(book, FIXTURES / "portal.csv", out, mapping=FIXTURES / "portal-mapping.yaml", max_rejects=1)
    assert (result.rows, result.audited, result.rejected, result.too_many_rejects) == (6, 4, 2, True)
    assert [one.column for one in result.ignored] == ["Farbe"]
    assert (out / "mapping.yaml").read_bytes() == (FIXTURES / "portal-mapping.yaml").read_bytes()
    # Row 2: the law recorded for Romania bars a fee of the agency from people placed abroad.
    assert indicators(out) == {
        (2, "ilo.recruitment-fee"),
        (2, "national.agency-charges"),
        (3, "ilo.documents-held"),
    }


def test_pages_have_the_published_shapes(book: RuleBook, tmp_path: Path) -> None:
    audit(book, FIXTURES / "portal.csv", tmp_path / "a", mapping=FIXTURES / "portal-mapping.yaml", day="2025-03-01")
    audit(book, FIXTURES / "ads.csv", tmp_path / "b", fallback_day=date(2025, 1, 1), destination="GB", limit=3)
    for out in (tmp_path / "a", tmp_path / "b"):
        for name in ("manifest", "summary"):
            Draft202012Validator(schema_of(name)).validate(page(out, f"{name}.json"))


def test_the_same_input_gives_the_same_bytes(book: RuleBook, tmp_path: Path) -> None:
    for name in ("one", "two"):
        audit(book, FIXTURES / "ads.csv", tmp_path / name)
    for name in FILES - {"timing.json"}:
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes(), name
        assert b"\r" not in (tmp_path / "one" / name).read_bytes()
        assert str(tmp_path).encode() not in (tmp_path / "one" / name).read_bytes()
    manifest = page(tmp_path / "one", "manifest.json")
    assert [one["name"] for one in manifest["inputs"]] == ["ads.csv"]
    assert set(manifest["files"]) == FILES - {"timing.json", "manifest.json"}


def test_counts_reconcile(book: RuleBook, tmp_path: Path) -> None:
    text = f'id,posted_on,text\n1,2025-01-01,"{AD}"\n2,bad,x\n,,\n3,2025-01-01\n4,,"{AD}"\n5,2025-01-01,"cut'
    result = audit(book, table(tmp_path, text), tmp_path / "run")
    summary = page(tmp_path / "run", "summary.json")
    assert (result.rows, result.audited, result.rejected) == (5, 2, 3)
    assert summary["reconciliation"] == "5 rows in = 2 audited + 3 rejected"
    assert summary["blank_lines"] == 1
    assert summary["undated"] == 1
    assert summary["rejects_by_column"] == {"(row)": 2, "posted_on": 1}
    written = findings(tmp_path / "run")
    for outcome in ("indicator", "cannot_tell"):
        counted = sum(summary["only_counted"].values()) if outcome == "cannot_tell" else 0
        assert summary["outcomes"][outcome] == counted + sum(1 for one in written if one["outcome"] == outcome)
        assert summary["outcomes"][outcome] == sum(counts[outcome] for counts in summary["rules"].values())


def test_what_no_column_holds_is_counted_and_not_written_row_by_row(book: RuleBook, tmp_path: Path) -> None:
    audit(book, table(tmp_path, "id,posted_on,kind\n1,2025-01-01,contract\n2,2025-01-02,contract\n"), tmp_path / "run")
    summary = page(tmp_path / "run", "summary.json")
    assert summary["only_counted"]["ilo.union-barred"] == 2
    assert summary["rules"]["ilo.union-barred"]["cannot_tell"] == 2
    assert not [one for one in findings(tmp_path / "run") if one["rule"] == "ilo.union-barred"]
    looked = table(tmp_path, "id,posted_on,kind,freedom_union_barred\n1,2025-01-01,contract,yes\n")
    audit(book, looked, tmp_path / "looked")
    (found,) = [one for one in findings(tmp_path / "looked") if one["rule"] == "ilo.union-barred"]
    assert found["outcome"] == "indicator"


def test_personal_data_is_covered_in_everything_written(book: RuleBook, tmp_path: Path) -> None:
    ad = "Contact Mrs Ama Sample: a processing fee of GBP 900 is payable by the candidate to ama@example.org."
    text = f'id,posted_on,text\n1,2025-01-01,"{ad}"\n2,ama@example.org,"{ad}"\n'
    audit(book, table(tmp_path, text), tmp_path / "run")
    for path in (tmp_path / "run").iterdir():
        content = path.read_text(encoding="utf-8")
        assert "ama@" not in content, path.name
        assert "Sample" not in content, path.name
    (fee,) = [one for one in findings(tmp_path / "run") if one["rule"] == "ilo.recruitment-fee"]
    quote = fee["evidence"][0]
    assert len(quote["quote"]) == quote["end"] - quote["start"]


def test_cells_of_the_tables_are_no_formulas(book: RuleBook, tmp_path: Path) -> None:
    audit(book, table(tmp_path, "id,posted_on\n=1+1,2025-01-01\n@x,bad\n"), tmp_path / "run")
    rows = lines(tmp_path / "run", "rows.csv")
    assert [row["id"] for row in rows] == ["'=1+1", "'@x"]
    # JSON keeps what was there.
    assert json.loads(lines(tmp_path / "run", "rejects.csv")[0]["cells"])["id"] == "@x"


def test_days(book: RuleBook, tmp_path: Path) -> None:
    text = "id,posted_on,captured_on\n1,2025-01-01,2025-02-01\n2,,2025-02-01\n3,,\n"
    path = table(tmp_path, text)
    wanted: list[tuple[dict[str, Any], list[tuple[str, str]]]] = [
        ({}, [("2025-01-01", "posted"), ("2025-02-01", "captured"), ("", "none")]),
        ({"day": "captured"}, [("2025-02-01", "captured"), ("2025-02-01", "captured"), ("", "none")]),
        ({"day": "2024-05-05"}, [("2024-05-05", "given")] * 3),
        ({"day": date(2024, 5, 5)}, [("2024-05-05", "given")] * 3),
        (
            {"day": "posted", "fallback_day": date(2023, 1, 1)},
            [("2025-01-01", "posted"), ("2023-01-01", "fallback"), ("2023-01-01", "fallback")],
        ),
    ]
    for number, (options, expected) in enumerate(wanted):
        audit(book, path, tmp_path / f"run-{number}", **options)
        assert [(row["day"], row["day_source"]) for row in lines(tmp_path / f"run-{number}", "rows.csv")] == expected


def test_a_known_destination_stands_beside_what_a_row_says(book: RuleBook, tmp_path: Path) -> None:
    text = f'id,text\n1,"{AD}"\n2,"Nurses wanted. A processing fee of GBP 900 is payable by the candidate."\n'
    audit(book, table(tmp_path, text), tmp_path / "run", destination="England", day="2025-01-01")
    coverage = page(tmp_path / "run", "summary.json")["coverage"]
    assert coverage["destination.country"] == {"stated": 2}


def test_limit(book: RuleBook, tmp_path: Path) -> None:
    result = audit(book, FIXTURES / "ads.csv", tmp_path / "run", limit=3)
    assert result.rows == 3
    assert page(tmp_path / "run", "summary.json")["stopped_at_limit"] is True
    assert audit(book, FIXTURES / "ads.csv", tmp_path / "all", limit=14).summary["stopped_at_limit"] is False


def test_progress_is_told(book: RuleBook, tmp_path: Path) -> None:
    told: list[Progress] = []
    path = table(tmp_path, "id\n" + "".join(f"{number}\n" for number in range(1, 601)))
    result = audit(book, path, tmp_path / "run", on_progress=told.append, pace=Pace(chunk_rows=200))
    assert [(one.rows, one.rejected, one.ended) for one in told] == [
        (200, 0, False),
        (400, 0, False),
        (600, 0, False),
        (600, 0, True),
    ]
    assert all(one.seconds_left is not None and one.rows_per_second > 0 for one in told)
    assert told[-1].indicators == result.summary["outcomes"]["indicator"]


@pytest.mark.parametrize(
    ("options", "kind"),
    [
        ({"profile": "publsh"}, OptionError),
        ({"day": "yesterday"}, OptionError),
        ({"limit": 0}, OptionError),
        ({"max_rejects": -1}, OptionError),
        ({"encoding": "utf-9"}, OptionError),
        ({"delimiter": "ab"}, OptionError),
        ({"destination": "Atlantis"}, UnknownCountry),
        ({"mapping": Path("none.yaml")}, MappingError),
    ],
)
def test_options_without_meaning_leave_nothing_behind(
    book: RuleBook, tmp_path: Path, options: dict[str, Any], kind: type[Exception]
) -> None:
    with pytest.raises(kind):
        audit(book, FIXTURES / "ads.csv", tmp_path / "run", **options)
    assert list(tmp_path.iterdir()) == []


def test_sources_without_rows_leave_nothing_behind(book: RuleBook, tmp_path: Path) -> None:
    for text, kind in (("", EmptySource), ("id,text\n\n", EmptySource), ("colour\nred\n", MappingError)):
        with pytest.raises(kind):
            audit(book, table(tmp_path, text), tmp_path / "run")
    with pytest.raises(UnreadableSource):
        audit(book, tmp_path / "none.csv", tmp_path / "run")
    assert [path.name for path in tmp_path.iterdir()] == ["table.csv"]


def test_a_folder_that_stands_is_left_alone(book: RuleBook, tmp_path: Path) -> None:
    (tmp_path / "run").mkdir()
    with pytest.raises(ResumeError, match="Choose another name"):
        audit(book, FIXTURES / "ads.csv", tmp_path / "run")


def test_a_full_disk_is_told_and_what_was_done_is_kept(
    book: RuleBook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written = RunFile.write_bytes

    def full(file: RunFile, data: bytes) -> None:
        if file.name == "rows.csv" and data.startswith(b"3,"):
            raise OSError(errno.ENOSPC, "No space left on device")
        written(file, data)

    with monkeypatch.context() as patched:
        patched.setattr(RunFile, "write_bytes", full)
        with pytest.raises(MachineError) as caught:
            audit(book, FIXTURES / "ads.csv", tmp_path / "run", pace=Pace(chunk_rows=1, seconds_between_checkpoints=0))
    assert "after 2 rows. No space left" in caught.value.what
    assert "run.partial" in caught.value.mend
    assert "--resume" in caught.value.mend
    assert not (tmp_path / "run").exists()
    audit(book, FIXTURES / "ads.csv", tmp_path / "run", resume=True)
    assert [path.name for path in tmp_path.iterdir()] == ["run"]


def test_an_interruption_keeps_what_was_done(book: RuleBook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    examine = RowWork.examine

    def interrupted(work: RowWork, row: Row | Reject) -> RowResult:
        if isinstance(row, Row) and row.number == stop:
            raise KeyboardInterrupt
        return examine(work, row)

    with monkeypatch.context() as patched:
        patched.setattr(RowWork, "examine", interrupted)
        stop = 1
        with pytest.raises(KeyboardInterrupt):
            audit(book, FIXTURES / "ads.csv", tmp_path / "run", pace=Pace(chunk_rows=1))
        assert list(tmp_path.iterdir()) == []  # nothing was done, so nothing is in the way of the next call
        stop = 5
        with pytest.raises(KeyboardInterrupt):
            audit(book, FIXTURES / "ads.csv", tmp_path / "run", pace=Pace(chunk_rows=1))
    assert [path.name for path in tmp_path.iterdir()] == ["run.partial"]
    assert audit(book, FIXTURES / "ads.csv", tmp_path / "run", resume=True).rows_before == 4


def test_a_file_that_breaks_off_names_the_partial_folder(book: RuleBook, tmp_path: Path) -> None:
    path = tmp_path / "table.csv.gz"
    # So much that the end is not yet read when the first row is.
    words = "".join(
        f"{number},{''.join(sha256(bytes([number, at])).hexdigest() for at in range(250)) * 5}\n"
        for number in range(20)
    )
    path.write_bytes(gzip.compress(f"id,colour\n1,x\n{words}".encode(), compresslevel=0)[:-20])
    with pytest.raises(UnreadableSource) as caught:
        audit(book, path, tmp_path / "run", encoding="utf-8", pace=Pace(chunk_rows=1))
    assert "run.partial" in caught.value.mend
    assert not (tmp_path / "run").exists()


def test_a_fault_of_the_library_is_told_as_one(book: RuleBook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(RowMapping, "document", broken)
    result = audit(book, table(tmp_path, "id\n1\n"), tmp_path / "run")
    assert result.rejected == 1
    assert "fault in the library (ZeroDivisionError)" in lines(tmp_path / "run", "rejects.csv")[0]["reason"]


def test_work_is_a_pure_function_of_the_row(book: RuleBook) -> None:
    names = Names.of(book.tables.countries, book.tables.costs)
    work = RowWork(book, names, plain_mapping(["id", "text"]), AuditOptions(), RowMemory(book, "publish"))
    row = Row(1, {"id": "1", "text": AD}, 2, 8)
    assert work.examine(row) == work.examine(row)
