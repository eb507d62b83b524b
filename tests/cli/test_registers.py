"""Registers of the user's own on the command line and in Python."""

import csv
import json
from pathlib import Path
from typing import Any

import pytest

from ethicalrecruit import Checker, Offer, load_book
from ethicalrecruit.errors import OptionError

REGISTER = """\
register,ke-agencies
jurisdiction,KE
authority,Invented Authority
as_of,2026-06-01
complete,true
url,https://example.org/list
name,number,status,since
Invented Care,KE-1,revoked,2026-03-01
Another Care,KE-2,listed,2020-01-01
"""
RULE = "agency.register-status"


@pytest.fixture
def register(tmp_path: Path) -> str:
    path = tmp_path / "register.csv"
    path.write_text(REGISTER, encoding="utf-8")
    return str(path)


@pytest.fixture
def profile(tmp_path: Path) -> str:
    path = tmp_path / "agency.json"
    data = {
        "kind": "agency",
        "posted_on": "2026-06-02",
        "agency": {"name": "Invented Care", "country": "Kenya", "licence": {"number": "KE-1"}},
    }
    path.write_text(json.dumps(data), encoding="utf-8")
    return str(path)


def outcome(report: dict[str, Any], rule: str = RULE) -> str:
    found = [finding["outcome"] for finding in report["findings"] if finding["rule"] == rule]
    return found[0] if found else "no finding"


def test_check_with_a_register(call: Any, register: str, profile: str) -> None:
    without = json.loads(call("check", profile, "--format", "json").out)
    assert outcome(without) == "no finding"
    report = json.loads(call("check", profile, "--registers", register, "--format", "json").out)
    assert outcome(report) == "indicator"
    assert report["book"]["packs"] == ["register.csv"]
    assert report["book"]["digest"] != without["book"]["digest"]
    (found,) = [one for one in report["findings"] if one["rule"] == RULE]
    (basis,) = found["basis"]
    assert (basis["kind"], basis["id"], basis["edition"]) == ("register", "ke-agencies", "2026-06-01")
    assert basis["url"] == "https://example.org/list"


def test_the_story_names_the_register(call: Any, register: str, profile: str) -> None:
    told = call("check", profile, "--registers", register).out
    assert "the register ke-agencies" in " ".join(told.split())


def test_a_folder_of_registers(call: Any, register: str, profile: str) -> None:
    report = json.loads(call("check", profile, "--registers", str(Path(register).parent), "--format", "json").out)
    assert outcome(report) == "indicator"


def test_faults_of_a_register(call: Any, profile: str, tmp_path: Path) -> None:
    bad = tmp_path / "bad.csv"
    bad.write_text(REGISTER.replace("listed", "lsted"), encoding="utf-8")
    ended = call("check", profile, "--registers", str(bad), "--registers", str(tmp_path / "none.csv"))
    assert ended.code == 3
    ended = call("check", profile, "--registers", str(bad))
    assert ended.code == 3
    assert 'Did you mean "listed"?' in ended.err
    assert f"{bad.as_posix()}:9" in ended.err


def test_audit_with_a_register(call: Any, register: str, tmp_path: Path) -> None:
    table = tmp_path / "agencies.csv"
    with table.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["id", "kind", "posted_on", "agency", "agency_country", "licence_number"])
        rows.writerow(["a", "agency", "2026-06-02", "Invented Care", "Kenya", "KE-1"])
        rows.writerow(["b", "agency", "2026-06-02", "Another Care", "Kenya", "KE-2"])
        rows.writerow(["c", "agency", "2026-06-02", "Third Care", "Kenya", "KE-3"])
    out = tmp_path / "run"
    ended = call("audit", str(table), "--out", str(out), "--registers", register)
    assert ended.code == 0, ended.err
    summary = json.loads((out / "summary.json").read_text(encoding="utf-8"))
    counts = summary["rules"][RULE]
    assert (counts["indicator"], counts["none_seen"], counts["cannot_tell"]) == (1, 1, 1)


def test_in_python(register: str) -> None:
    offer = Offer.model_validate(
        {"kind": "agency", "agency": {"name": "invented  CARE", "country": "KE"}, "posted_on": "2026-06-02"}
    )
    report = Checker(registers=register).check(offer)
    (found,) = [one for one in report.findings if one.rule == RULE]
    # A name alone is never enough.
    assert found.outcome == "cannot_tell"
    assert [gap.fact for gap in found.missing] == ["agency.register_entries[].match"]
    with pytest.raises(OptionError, match="registers"):
        Checker(registers=register, book=load_book())


@pytest.mark.parametrize("name", ["register", "regimes", "known-registers"])
def test_schemas_are_published(call: Any, name: str) -> None:
    assert json.loads(call("schema", name).out)["$id"] == f"urn:ethicalrecruit:schema:{name}"
