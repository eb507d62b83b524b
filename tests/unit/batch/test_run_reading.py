"""A finished run opened again: what the audit wrote comes back typed, and what was changed since is named."""

import json
import shutil
from pathlib import Path

import pytest

from ethicalrecruit import EthicalRecruitError, Run, open_run
from ethicalrecruit.batch.chunks import Chunk, ChunkWork, packed
from ethicalrecruit.batch.options import AuditOptions
from ethicalrecruit.batch.run import audit
from ethicalrecruit.batch.work import RowMemory, RowWork
from ethicalrecruit.errors import UnreadableSource
from ethicalrecruit.intake.cell_values import Names
from ethicalrecruit.intake.mapping import plain_mapping
from ethicalrecruit.intake.row import Row
from ethicalrecruit.rulebook.book import RuleBook
from ethicalrecruit.values.evidence import EvidenceKind
from ethicalrecruit.values.grades import Outcome, Severity

FIXTURES = Path(__file__).resolve().parents[3] / "fixtures"


@pytest.fixture(scope="module")
def made(book: RuleBook, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("reading") / "run"
    audit(book, FIXTURES / "ads-with-faults.csv", out, findings=["csv"])
    return out


@pytest.fixture
def copied(made: Path, tmp_path: Path) -> Path:
    shutil.copytree(made, tmp_path / "copy")
    return tmp_path / "copy"


def test_findings_come_back(made: Path) -> None:
    run = open_run(made)
    found = list(run.findings())
    written = [json.loads(line) for line in (made / "findings.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [one.fingerprint for one in found] == [line["fingerprint"] for line in written]
    assert [len(one.evidence) for one in found] == [len(line.get("evidence", [])) for line in written]
    (fee,) = [one for one in found if (one.row, one.rule) == (2, "ilo.recruitment-fee")]
    assert (fee.outcome, fee.severity) == (Outcome.INDICATOR, Severity.HIGH)
    assert fee.evidence[0].kind is EvidenceKind.QUOTE
    assert fee.evidence[0].row == 2
    assert fee.authority[0].instrument in run.book["instruments"]
    asked = [gap for one in found for gap in one.missing if gap.fact]
    assert asked
    assert all(gap.question for gap in asked)


def test_rows_and_rejects_come_back_and_reconcile(made: Path) -> None:
    run = open_run(made)
    rows, rejects = list(run.rows()), list(run.rejects())
    assert len(rows) == run.manifest["counts"]["rows"]
    assert [row.row for row in rows if not row.audited] == [reject.row for reject in rejects]
    for outcome, count in run.summary["outcomes"].items():
        assert sum(row.counts[Outcome(outcome)] for row in rows) == count
    assert rows[13].duplicate_of == 2
    assert rejects[0].cells["id"] == "ad-11"
    assert rejects[0].offset is not None


def test_ids_come_back_as_they_were_given(book: RuleBook, tmp_path: Path) -> None:
    table = tmp_path / "table.csv"
    table.write_text("id,posted_on\n=1+1,2025-01-01\n'=1,2025-01-01\n@x,bad\n", encoding="utf-8")
    audit(book, table, tmp_path / "run")
    assert [row.id for row in open_run(tmp_path / "run").rows()] == ["=1+1", "'=1", "@x"]


def test_nothing_is_read_before_it_is_asked_for(made: Path) -> None:
    findings = open_run(made).findings()
    assert next(findings).row == 1
    findings.close()  # type: ignore[attr-defined]  # a generator, which is an iterator to callers


def test_every_file_at_fault_is_named(copied: Path) -> None:
    (copied / "rows.csv").unlink()
    with (copied / "findings.jsonl").open("ab") as file:
        file.truncate(100)
    changed = (copied / "findings.csv").read_bytes()
    (copied / "findings.csv").write_bytes(changed.replace(b"high", b"none", 1))
    with pytest.raises(UnreadableSource) as caught:
        open_run(copied)
    for words in ("rows.csv is missing", "findings.jsonl has 100 bytes instead of", "findings.csv was changed"):
        assert words in caught.value.what
    assert caught.value.where == copied.as_posix()


def test_sizes_alone_are_quick_and_say_so(copied: Path) -> None:
    content = (copied / "rows.csv").read_bytes()
    (copied / "rows.csv").write_bytes(content.replace(b"audited", b"AUDITED", 1))
    assert isinstance(open_run(copied, verify=False), Run)
    with pytest.raises(UnreadableSource, match=r"rows\.csv was changed"):
        open_run(copied)


def test_a_file_of_the_users_beside_it_is_no_fault(copied: Path) -> None:
    (copied / "notes.txt").write_text("mine", encoding="utf-8")
    assert open_run(copied).folder == copied


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("no json", "no JSON"),
        ("[]", "something else"),
        ('{"schema": "ethicalrecruit.manifest/9"}', "ethicalrecruit.manifest/9, not ethicalrecruit.manifest/0"),
        ('{"schema": "ethicalrecruit.manifest/0"}', "names no files"),
        ('{"schema": "ethicalrecruit.manifest/0", "files": {}}', "findings.jsonl is not named"),
        ('{"schema": "ethicalrecruit.manifest/0", "files": {"../x": {}}}', "cannot be one of a run"),
        ('{"schema": "ethicalrecruit.manifest/0", "files": {"rows.csv": {}}}', "bytes instead of None"),
    ],
)
def test_a_manifest_that_is_none(copied: Path, content: str, words: str) -> None:
    (copied / "manifest.json").write_text(content, encoding="utf-8")
    with pytest.raises(UnreadableSource) as caught:
        open_run(copied)
    assert words in caught.value.what


def test_what_is_no_run(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    (tmp_path / "run.partial-1").mkdir()
    for name, words in (("file", "no folder"), ("none", "no such folder"), ("run.partial-1", "no finished run")):
        with pytest.raises(EthicalRecruitError, match=words):
            open_run(tmp_path / name)


def test_half_a_pair_of_surrogates_stops_no_run(book: RuleBook) -> None:
    names = Names.of(book.tables.countries, book.tables.costs)
    mapping = plain_mapping(["id", "posted_on", "text"])
    work = ChunkWork({0: RowWork(book, names, mapping, AuditOptions(), RowMemory(book, "publish"))})
    ad = "Nurses wanted \ud83d. A processing fee \ud83d of GBP 900 is payable by the candidate."
    rows = [
        Row(1, {"id": "a", "posted_on": "2025-01-01", "text": ad}, 1),
        Row(2, {"id": "b", "posted_on": "\ud83d", "text": ad}, 2),
    ]
    done = work(Chunk(0, 2, tuple(map(packed, rows))))
    assert b"\\ud83d" in done.findings
    assert b"\\ud83d" in done.rejects
    assert json.loads(done.findings.splitlines()[0])["evidence"][0]["quote"].count("\ud83d") == 1
