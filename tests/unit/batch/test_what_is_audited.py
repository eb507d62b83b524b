"""Which rows are audited, and how those that are not are accounted for."""

import csv
import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from ethicalrecruit.batch.course import Pace
from ethicalrecruit.batch.options import known_share, more_than
from ethicalrecruit.batch.run import audit
from ethicalrecruit.datafiles.bundled import rules_folder
from ethicalrecruit.datafiles.yaml_files import schema_of
from ethicalrecruit.errors import OptionError, RuleBookError
from ethicalrecruit.reader import lexicon
from ethicalrecruit.rulebook.book import RuleBook

FIXTURES = Path(__file__).resolve().parents[3] / "fixtures"


def lines(out: Path, name: str) -> list[dict[str, str]]:
    with (out / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def page(out: Path, name: str) -> Any:
    return json.loads((out / name).read_text(encoding="utf-8"))


JOBS = """\
id,posted_on,occupation,job_title,text
1,2025-01-01,2221,Staff nurse,
2,2025-01-01,7231,Mechanic,
3,2025-01-01,,Somebody,
4,bad,7231,Mechanic,
5,2025-01-01,,,"Registered nurses wanted in London. A fee of GBP 900 is payable by the candidate."
6,2025-01-01,,,"Truck drivers wanted in London. A fee of GBP 900 is payable by the candidate."
"""


@pytest.mark.parametrize("workers", [1, 2])
def test_rows_of_other_jobs_are_set_aside_and_counted(book: RuleBook, tmp_path: Path, workers: int) -> None:
    table, out = tmp_path / "jobs.csv", tmp_path / "run"
    table.write_text(JOBS, encoding="utf-8")
    result = audit(book, table, out, only_health=True, workers=workers, pace=Pace(chunk_rows=1))
    assert (result.rows, result.audited, result.rejected, result.set_aside) == (6, 3, 1, 2)
    status = {row["row"]: row["status"] for row in lines(out, "rows.csv")}
    # What the job is cannot be told of row 3: it stays.
    assert status == {
        "1": "audited", "2": "not_health", "3": "audited", "4": "rejected", "5": "audited", "6": "not_health",
    }  # fmt: skip
    summary, manifest = page(out, "summary.json"), page(out, "manifest.json")
    assert summary["reconciliation"] == "6 rows in = 3 audited + 1 rejected + 2 set aside"
    assert manifest["counts"] == {"rows": 6, "audited": 3, "rejected": 1, "set_aside": 2}
    assert manifest["options"]["only_health"] is True
    assert sum(summary["rules"]["ilo.recruitment-fee"].values()) == 3
    for name, content in (("summary", summary), ("manifest", manifest)):
        Draft202012Validator(schema_of(name)).validate(content)


def sampled(book: RuleBook, out: Path, **options: Any) -> list[int]:
    audit(book, FIXTURES / "ads-with-faults.csv", out, **options)
    return [int(row["row"]) for row in lines(out, "rows.csv")]


def test_a_draw(book: RuleBook, tmp_path: Path) -> None:
    five = sampled(book, tmp_path / "five", sample=5, seed=3)
    assert len(five) == 5
    assert five == sorted(five)
    assert set(sampled(book, tmp_path / "three", sample=3, seed=3)) < set(five)
    assert sampled(book, tmp_path / "again", sample=5, seed=3, workers=2, pace=Pace(chunk_rows=1)) == five
    assert sampled(book, tmp_path / "other", sample=5, seed=4) != five
    assert sampled(book, tmp_path / "all", sample=99) == list(range(1, 15))
    assert set(sampled(book, tmp_path / "limited", sample=3, limit=4)) <= {1, 2, 3, 4}
    summary = page(tmp_path / "five", "summary.json")
    assert summary["sample"] == {"size": 5, "seed": 3, "of": 14}
    assert summary["rows"] == 5
    assert page(tmp_path / "five", "manifest.json")["options"]["sample"] == 5
    for name in ("summary", "manifest"):
        Draft202012Validator(schema_of(name)).validate(page(tmp_path / "five", f"{name}.json"))


def test_what_a_draw_finds_is_what_the_whole_finds_in_these_rows(book: RuleBook, tmp_path: Path) -> None:
    rows = sampled(book, tmp_path / "some", sample=6, seed=1)
    sampled(book, tmp_path / "all")
    found = {
        name: [json.loads(line) for line in (tmp_path / name / "findings.jsonl").read_text("utf-8").splitlines()]
        for name in ("some", "all")
    }
    assert found["some"] == [one for one in found["all"] if one["row"] in rows]


@pytest.mark.parametrize(
    ("given", "known"),
    [(3, 3), ("3", 3), ("2%", "2%"), ("2.50 %", "2.5%"), ("100%", "100%"), ("0%", "0%"), (None, None)],
)
def test_shares(given: int | str | None, known: int | str | None) -> None:
    assert known_share(given) == known


@pytest.mark.parametrize("given", ["two", "101%", "-1%", "%", "", "1,5%", -1])
def test_shares_that_are_none(given: int | str) -> None:
    with pytest.raises(OptionError, match="max_rejects"):
        known_share(given)


def test_shares_are_exact() -> None:
    assert not more_than(29, 1000, "2.9%")
    assert more_than(30, 1000, "2.9%")
    assert not more_than(0, 0, "0%")
    assert more_than(1, 10**12, "0%")


def test_a_share_of_rejects(book: RuleBook, tmp_path: Path) -> None:
    source = FIXTURES / "ads-with-faults.csv"  # 2 of 14 rows
    assert audit(book, source, tmp_path / "a", max_rejects="14%").too_many_rejects
    assert not audit(book, source, tmp_path / "b", max_rejects="14.3%").too_many_rejects
    assert page(tmp_path / "b", "manifest.json")["options"]["max_rejects"] == "14.3%"
    Draft202012Validator(schema_of("manifest")).validate(page(tmp_path / "b", "manifest.json"))


@pytest.fixture
def own_rules(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A copy of the phrases that the reader takes for those of the library."""
    copy = tmp_path / "rules"
    shutil.copytree(rules_folder() / "lexicon", copy / "lexicon")
    monkeypatch.setattr(lexicon, "rules_folder", lambda: copy)
    lexicon.bundled_lexicon.cache_clear()
    yield copy / "lexicon" / "en"
    lexicon.bundled_lexicon.cache_clear()


@pytest.mark.parametrize(
    ("damage", "words", "workers"),
    [
        ("entries: [", "not readable as YAML", 1),
        ("entries:\n  - phrases: a fee\n", "is missing", 2),
        ("entries: 7\n", "type", 1),
    ],
)
def test_phrases_that_are_damaged_end_the_run(  # noqa: PLR0913, PLR0917  # fixtures and three things that vary
    book: RuleBook, tmp_path: Path, own_rules: Path, damage: str, words: str, workers: int
) -> None:
    (own_rules / "costs.yaml").write_text(damage, encoding="utf-8")
    with pytest.raises(RuleBookError) as caught:
        audit(book, FIXTURES / "ads.csv", tmp_path / "run", workers=workers, pace=Pace(chunk_rows=1))
    assert words in str(caught.value)
    assert not (tmp_path / "run").exists()
