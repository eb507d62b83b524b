"""The JSON contract: every key, its schema, masking, and bytes that do not vary."""

import json
from dataclasses import replace
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from ethicalrecruit.datafiles.yaml_files import schema_of
from ethicalrecruit.findings.report import NOT_A_FINDING, Report
from ethicalrecruit.render.report_json import json_text, report_json, report_text_json

EVIDENCE = ["kind", "document", "quote", "start", "end", "field", "row", "arithmetic"]
FINDING = [
    "rule",
    "version",
    "title",
    "topic",
    "about",
    "outcome",
    "reason",
    "severity",
    "confidence",
    "message",
    "evidence",
    "authority",
    "basis",
    "notes",
    "missing",
    "ask",
    "mend",
    "replaces",
    "fingerprint",
    "evidence_digest",
]
AUTHORITY = [
    "instrument",
    "title",
    "provision",
    "edition",
    "bindingness",
    "addressee",
    "asks",
    "standing",
    "verification",
    "verified",
    "url",
]


def test_every_key_of_the_contract(report: Report) -> None:
    data = report_json(report)
    assert list(data) == [
        "schema",
        "subject",
        "day",
        "day_source",
        "profile",
        "book",
        "counts",
        "findings",
        "claims",
        "questions",
        "coverage",
        "reading",
        "statement",
    ]
    assert list(data["subject"]) == ["id", "kind", "document", "source"]
    assert list(data["book"]) == ["edition", "digest", "packs", "texts"]
    assert list(data["counts"]) == ["indicator", "cannot_tell", "none_seen", "not_applicable"]
    first = data["findings"][0]
    assert list(first) == FINDING
    assert list(first["evidence"][0]) == EVIDENCE
    assert list(first["authority"][0]) == AUTHORITY
    assert list(first["authority"][0]["verification"]) == ["substance", "pinpoint"]
    assert list(first["basis"][0]) == ["kind", "id", "edition", "value", "verification", "url"]
    assert list(data["findings"][2]["missing"][0]) == ["fact", "state", "about", "question", "detail"]
    assert list(data["claims"][0]) == ["kind", "scope", "item", "evidence"]
    assert list(data["claims"][0]["evidence"][0]) == EVIDENCE
    assert list(data["questions"][0]) == ["fact", "about", "question", "rules"]
    assert list(data["coverage"][0]) == ["fact", "meaning", "state"]
    assert list(data["reading"]) == ["language", "cut_off", "languages", "notes", "mentions"]
    assert list(data["reading"]["mentions"][0]) == ["category", "quote", "start", "end", "confidence"]


def test_values_are_told_as_they_are(report: Report) -> None:
    data = report_json(report)
    assert data["schema"] == "ethicalrecruit.report/0"
    assert data["subject"]["document"] == "ad.txt"
    assert data["subject"]["source"] == "some/folder/ad.txt"
    assert data["counts"] == {"indicator": 2, "cannot_tell": 2, "none_seen": 1, "not_applicable": 1}
    assert data["statement"] == NOT_A_FINDING
    assert data["findings"][0]["authority"][0]["verified"] is True
    assert data["findings"][1]["authority"][0]["verified"] is False
    assert data["questions"] == [
        {
            "fact": "costs[].paid_to",
            "about": "",
            "question": "Who receives this payment?",
            "rules": ["gb.agency-fee"],
        }
    ]


def test_undated_is_null(report: Report) -> None:
    data = report_json(replace(report, day="", day_source="none"))
    assert data["day"] is None
    assert data["day_source"] == "none"


def test_schema_accepts_it(report: Report) -> None:
    validator = Draft202012Validator(schema_of("report"))
    assert list(validator.iter_errors(report_json(report))) == []
    assert list(validator.iter_errors(json.loads(report_text_json(report)))) == []


def test_schema_is_sound_and_described() -> None:
    schema = schema_of("report")
    Draft202012Validator.check_schema(schema)
    assert schema["$id"] == "urn:ethicalrecruit:schema:report:0"
    assert not list(_undescribed(schema, "report"))


def _undescribed(schema: dict[str, Any], name: str) -> list[str]:
    """Objects that take unknown keys, leave a key optional, or leave it without a word."""
    found = []
    if schema.get("type") == "object":
        if schema.get("additionalProperties") is not False:
            found.append(f"{name} is open")
        if schema.get("required") != list(schema["properties"]):
            found.append(f"{name} has optional keys")
        for key, inner in schema["properties"].items():
            target = inner
            if (
                "description" not in inner
                and "$ref" not in inner
                and name.rpartition("/")[2]
                not in {
                    "counts",
                    "verification",
                }
            ):
                found.append(f"{name}/{key} has no description")
            found += _undescribed(target, f"{name}/{key}")
    if "items" in schema:
        found += _undescribed(schema["items"], f"{name}[]")
    for key, inner in schema.get("$defs", {}).items():
        found += _undescribed(inner, key)
    return found


@pytest.mark.parametrize("path", ["findings", "subject", "reading"])
def test_schema_refuses_what_is_not_in_it(report: Report, path: str) -> None:
    data = report_json(report)
    target = data[path][0] if isinstance(data[path], list) else data[path]
    target["score"] = 7
    assert not Draft202012Validator(schema_of("report")).is_valid(data)


def test_quotes_are_masked_with_their_length(report: Report) -> None:
    open_text, masked = report_text_json(report, masked=False), report_text_json(report)
    assert "Ama Doe" in open_text
    assert "+233 20 000 0000" in open_text
    assert "Ama Doe" not in masked
    assert "+233 20 000 0000" not in masked
    for one in report_json(report)["findings"][0]["evidence"]:
        if one["kind"] == "quote":
            assert len(one["quote"]) == one["end"] - one["start"]


def test_text_is_the_same_value_and_harmless(report: Report) -> None:
    text = report_text_json(report, masked=False)
    assert json.loads(text) == report_json(report, masked=False)
    assert "\x1b" not in text
    assert "\u202e" not in text
    assert text.endswith("}\n")


def test_half_a_pair_survives_as_an_escape() -> None:
    text = json_text({"a": "x\udc80y\u2028\U000e0041"})
    text.encode("utf-8")
    assert json.loads(text) == {"a": "x\udc80y\u2028\U000e0041"}
