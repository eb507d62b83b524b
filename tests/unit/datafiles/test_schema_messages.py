"""Messages on files that do not fit their schema: the key, what is wrong, how to mend it."""

import pytest

from ethicalrecruit.datafiles.strict_yaml import load_yaml
from ethicalrecruit.datafiles.yaml_files import schema_faults, schema_of

RULE = """\
id: mine.documents-held
title: Papers are held
topic: documents
status: draft
version: "1"
severity: low
confidence: low
subject: offer
documents: [ad]
in_force: {since: "2020-01-01", until: null}
references:
  - {instrument: ilo-gp, provision: GP11}
indicated_when: {documents.held_by: {in: [agency]}}
message: The document says that the agency keeps the passport.
mend: Leave the passport with the worker.
ask: Who keeps the passport of the worker?
examples:
  - name: the agency keeps it
    offer: {documents: {held_by: agency}}
    expect: indicator
history:
  - {version: "1", date: "2026-11-21", change: first written}
"""


def told(text: str) -> list[str]:
    return [str(fault) for fault in schema_faults(load_yaml(text, "r.yaml", schema_of("rule")), schema_of("rule"))]


def test_the_rule_itself_fits() -> None:
    assert told(RULE) == []


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("Who keeps the passport of the worker?", "Who?", 'r.yaml:16:1: "ask" is too short: "Who?". Write at least 10'),
        ("in_force: {since", "in_force: {sinse", 'Unknown key "sinse". Did you mean "since"?'),
        ("id: mine.documents-held", "id: documents-held", "What it is: <pack>.<slug>; never used again"),
        (
            "{in: [agency]}}",
            "{in: [agency]}, pay.amount: {is: 1}}",
            '"indicated_when" has too many keys: documents.held_by, p',
        ),
        (
            "{in: [agency]}}",
            "agency}",
            '"documents.held_by" must be of type object: keys with their values. Found: agency.',
        ),
        ("{in: [agency]}}", "agency}", "such as documents.held_by: {in: [agency, employer]}."),
        ("documents: [ad]", "documents: ad", '"documents" must be of type array: a list. Found: ad.'),
        ("documents: [ad]", "documents: []", '"documents" has too few entries: 0. Give at least 1 entry.'),
        ("documents: [ad]", "documents: [ad, advert]", '"advert" is not allowed here. Allowed: ad, page,'),
        ("references:\n  - {i", "references:\n  - x\n  - {i", 'Entry 1 of "references" must be of type object'),
        ("message: ", "mesage: ", 'The key "message" is missing. Add it'),
    ],
)
def test_a_fault_names_its_key_and_how_to_mend_it(old: str, new: str, message: str) -> None:
    assert old in RULE
    found = told(RULE.replace(old, new))
    assert any(message in one for one in found), found


def test_no_message_shows_the_inside_of_python() -> None:
    broken = RULE.replace("{in: [agency]}}", "{in: [agency]}, a: b}").replace("documents: [ad]", "documents: [[ad]]")
    assert not [one for one in told(broken) if "{'" in one or "['" in one]
