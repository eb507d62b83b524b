"""``rules coverage`` and the instruments in ``rules lint``."""

import json
from pathlib import Path
from typing import Any

import pytest

from ethicalrecruit import load_book

RULE = """\
id: mine.long-hours
title: The document names long hours
topic: pay
status: {status}
version: "1"
severity: high
confidence: low
subject: offer
documents: [ad, offer]
in_force: {{since: null, until: null}}
references:
  - {{instrument: own-list, provision: list}}
indicated_when:
  hours.weekly: {{above: "100"}}
message: The document names more than a hundred hours a week.
mend: Name fewer hours in the document.
ask: How many hours are worked in a week?
{confirm}false_alarms: [A figure may be for two weeks.]
lawful_contrast: The document names forty hours a week.
examples:
  - {{name: a hundred and twenty hours, offer: {{hours_per_week: "120"}}, expect: indicator}}
  - {{name: forty hours, offer: {{hours_per_week: "40"}}, expect: none_seen}}
{more}history:
  - {{version: "1", date: "2026-11-21", change: first written}}
"""
UNSAID = "  - {name: no hours, offer: {job: {title: Nurse}}, expect: cannot_tell, missing: [hours.weekly]}\n"
CONFIRM = "to_confirm: The text of the provision is to be read.\n"


def pack(tmp_path: Path, *, status: str = "stable", more: str = "") -> str:
    path = tmp_path / "mine" / "packs" / "mine" / "long-hours.yaml"
    path.parent.mkdir(parents=True)
    confirm = CONFIRM if status == "draft" else ""
    path.write_text(RULE.format(status=status, more=more, confirm=confirm), encoding="utf-8")
    return str(tmp_path / "mine")


def coverage(call: Any, *words: str) -> tuple[int, dict[str, Any]]:
    ended = call("rules", "coverage", "--format", "json", *words)
    return ended.code, json.loads(ended.out)


def test_an_answer_that_no_example_shows_is_named(call: Any, tmp_path: Path) -> None:
    folder = pack(tmp_path)
    code, data = coverage(call, "--packs", folder)
    (rule,) = [one for one in data["rules"] if one["rule"] == "mine.long-hours"]
    assert rule["lacking"] == [
        {"at": "indicated_when", "test": "hours.weekly above 100", "seen": ["yes", "no"], "never": ["open"]}
    ]
    assert (rule["file"], rule["examples"], rule["conditions"]) == ("long-hours.yaml", 2, 1)
    assert code == 1
    text = call("rules", "coverage", "--packs", folder)
    assert text.code == 1
    assert "mine.long-hours (stable): indicated_when (hours.weekly above 100): never open\n" in text.out


def test_a_rule_whose_examples_show_everything_is_not_named(call: Any, tmp_path: Path) -> None:
    _, data = coverage(call, "--packs", pack(tmp_path, more=UNSAID))
    (rule,) = [one for one in data["rules"] if one["rule"] == "mine.long-hours"]
    assert rule["lacking"] == []


def test_only_stable_rules_decide_the_exit(call: Any, tmp_path: Path) -> None:
    shipped, _ = coverage(call)
    with_draft, data = coverage(call, "--packs", pack(tmp_path, status="draft"))
    assert any(one["lacking"] for one in data["rules"] if one["status"] == "draft")
    assert with_draft == shipped


def test_the_matrix(call: Any) -> None:
    _, data = coverage(call)
    book = load_book()
    assert [one["instrument"] for one in data["instruments"]] == sorted(book.tables.instruments)
    every = [part for one in data["instruments"] for part in one["provisions"]]
    assert sum(data["totals"].values()) == len(every)
    for one in data["instruments"]:
        assert sum(one["counts"].values()) == len(one["provisions"])
    cited = {
        (one.instrument, one.provision) for rule in book.rules if rule.status == "stable" for one in rule.references
    }
    # A rule that cites a whole tests its parts as well.
    assert data["totals"]["stable"] >= len(cited)
    text = call("rules", "coverage").out
    assert "provisions of" in text
    assert "watch.listed-country: set aside." in text


@pytest.mark.parametrize("form", ["text", "json"])
def test_lint_looks_over_instruments_too(call: Any, tmp_path: Path, form: str) -> None:
    path = tmp_path / "mine" / "instruments" / "one.yaml"
    path.parent.mkdir(parents=True)
    path.write_text(
        "id: my-code\ntitle: My code\nshort: My code\npublisher: Ourselves\nurl: ''\nread_on: '2026-11-21'\n"
        "territory: [WORLD]\nbindingness: guideline\ncomplete: true\neditions: [{edition: '2020', date: '2020'}]\n"
        "provisions:\n"
        "  - {number: '1', text: No fee is taken., addressee: recruiters, testable: [ad],\n"
        "     verification: {substance: read, pinpoint: read}}\n",
        encoding="utf-8",
    )
    ended = call("rules", "lint", "--packs", str(tmp_path / "mine"), "--format", form)
    assert ended.code == 1
    if form == "json":
        faults = json.loads(ended.out)["instrument_faults"]
        (fault,) = [one for one in faults if one["instrument"] == "my-code"]
        assert (fault["provision"], fault["check"]) == ("1", "untested")
    else:
        assert "my-code, 1: untested: No rule cites it, and untested does not say why.\n" in ended.out
