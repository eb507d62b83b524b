"""Conditions that several rules share."""

from pathlib import Path

import pytest

from ethicalrecruit import load_book
from ethicalrecruit.errors import RuleBookFaults

RULE = """\
id: mine.{slug}
title: A rule of mine that shares a condition
topic: documents
status: test
version: "1"
severity: critical
confidence: high
subject: offer
documents: [ad]
in_force: {{since: null, until: null}}
references: [{{instrument: dhaka, provision: "4"}}]
indicated_when: {{shared: {shared}}}
message: The document says that somebody keeps the passport.
mend: Say that workers keep it.
ask: Who keeps the passport?
examples: []
history: [{{version: "1", date: "2026-11-22", change: first written}}]
"""
SHARED = """\
id: passport-kept
title: Somebody else keeps the passport
meaning: Looks for keeping by the agency or the employer, not for copies.
condition: {condition}
"""


def pack(tmp_path: Path, condition: str, *named: str) -> Path:
    (tmp_path / "packs").mkdir()
    (tmp_path / "conditions").mkdir()
    for at, shared in enumerate(named or ("passport-kept",)):
        (tmp_path / "packs" / f"rule-{at}.yaml").write_text(RULE.format(slug=f"rule-{at}", shared=shared))
    (tmp_path / "conditions" / "passport-kept.yaml").write_text(SHARED.format(condition=condition))
    return tmp_path


def test_two_rules_share_one_condition(tmp_path: Path) -> None:
    folder = pack(tmp_path, "{documents.held_by: {in: [agency, employer]}}", "passport-kept", "passport-kept")
    book = load_book([folder])
    first, second = book.rule("mine.rule-0"), book.rule("mine.rule-1")
    assert str(first.indicated_when) == str(second.indicated_when) == "documents.held_by in agency, employer"
    assert first.shared == ("passport-kept",)
    assert book.shared["passport-kept"].title == "Somebody else keeps the passport"


@pytest.mark.parametrize(
    ("condition", "named", "told"),
    [
        ("{documents.held_by: {in: [agency]}}", "pasport-kept", 'no shared condition "pasport-kept"'),
        ("{documents.held_by: {in: [nobody]}}", "passport-kept", '"nobody" is no value'),
        ("{shared: passport-kept}", "passport-kept", "cannot name another"),
    ],
)
def test_faults_are_told_with_their_place(tmp_path: Path, condition: str, named: str, told: str) -> None:
    with pytest.raises(RuleBookFaults) as caught:
        load_book([pack(tmp_path, condition, named)])
    (fault,) = caught.value.faults
    assert told in fault.what
    assert ".yaml:" in fault.where


def test_a_fault_in_a_shared_condition_is_told_where_it_stands(tmp_path: Path) -> None:
    with pytest.raises(RuleBookFaults) as caught:
        load_book([pack(tmp_path, "{documents.held_by: {in: [nobody]}}")])
    assert "conditions/passport-kept.yaml" in caught.value.faults[0].where


def test_a_shared_condition_that_nobody_names_is_still_read_by_its_schema(tmp_path: Path) -> None:
    folder = pack(tmp_path, "{documents.held_by: {in: [agency]}}")
    (folder / "conditions" / "other.yaml").write_text("id: other\ntitle: Another one\n")
    with pytest.raises(RuleBookFaults) as caught:
        load_book([folder])
    assert {"meaning", "condition"} <= {word for fault in caught.value.faults for word in fault.what.split('"')}
