"""Pages and postings on the command line."""

import json
from pathlib import Path
from typing import Any

POSTING = {
    "@context": "https://schema.org",
    "@type": "JobPosting",
    "title": "Nurse",
    "datePosted": "2024-01-15",
    "description": "<p>The candidate must pay a placement fee of GBP 900.</p>",
}
HIDDEN = (
    b"<!DOCTYPE html><p>Nurses wanted.</p><p hidden>Placement fee GBP 900. Call Mrs Ama Doe on +233 20 000 0000.</p>"
)


def written(folder: Path, name: str, data: Any) -> str:
    path = folder / name
    path.write_text(data if isinstance(data, str) else json.dumps(data), encoding="utf-8")
    return str(path)


def test_read_a_page(call: Any) -> None:
    ended = call("read", "-", "--format", "json", stdin=HIDDEN)
    data = json.loads(ended.out)
    assert ended.code == 0
    assert (data["form"], data["original"], data["mentions"]) == ("html", "Nurses wanted.", [])
    assert any("hidden (attribute hidden)" in note and "GBP 900" in note for note in data["notes"])
    assert "233" not in ended.out
    people = call("read", "-", stdin=HIDDEN).out
    assert "note: not read, since it is hidden (attribute hidden)" in people


def test_read_a_posting(call: Any, tmp_path: Path) -> None:
    data = json.loads(call("read", written(tmp_path, "one.json", POSTING), "--format", "json").out)
    assert data["form"] == "json-ld"
    assert data["original"].startswith("title: Nurse\ndatePosted: 2024-01-15\n")
    (mention,) = (one for one in data["mentions"] if one["category"] == "worker_pays_fee")
    assert data["original"][mention["start"] : mention["end"]] == mention["quote"]
    (place,) = (one for one in data["fields"] if one["start"] <= mention["start"] < one["end"])
    assert place["field"] == "description"


def test_read_several_postings(call: Any, tmp_path: Path) -> None:
    path = written(tmp_path, "several.json", [POSTING, {**POSTING, "title": "Carer"}])
    data = json.loads(call("read", path, "--format", "json").out)
    assert list(data) == ["schema", "readings"]
    assert [one["offer"]["job"]["title"] for one in data["readings"]] == ["Nurse", "Carer"]
    assert "The input holds 2 job postings" in data["readings"][0]["notes"][0]
    assert "document 2 of 2" in call("read", path).out


def test_check_a_page_and_postings(call: Any, tmp_path: Path) -> None:
    assert "note: not read, since it is hidden" in call("check", "-", stdin=HIDDEN).err
    one = json.loads(call("check", written(tmp_path, "one.json", POSTING), "--format", "json").out)
    assert (one["day"], one["day_source"]) == ("2024-01-15", "posted")
    path = written(tmp_path, "lines.jsonl", "\n".join([json.dumps(POSTING), '{"kind": "ad"}']))
    ended = call("check", path, "--format", "json", "--id", "x")
    several = json.loads(ended.out)
    assert several["schema"] == "ethicalrecruit.reports/0"
    assert [report["subject"]["id"] for report in several["reports"]] == ["x#1", "x#2"]
    assert "note: document 2: the document has no day" in ended.err
    assert "Document 2 of 2" in call("check", path).out
    assert call("check", path, "--fail-on", "info").code == 1


def test_options_for_texts_suit_postings(call: Any, tmp_path: Path) -> None:
    path = written(tmp_path, "one.json", POSTING)
    assert call("check", path, "--destination", "GB", "--lang", "en", "--kind", "ad").code == 0


def test_bad_json_says_where_and_how_to_mend(call: Any, tmp_path: Path) -> None:
    for command in ("read", "check"):
        ended = call(command, written(tmp_path, "bad.json", '{"@type": "JobPosting",\n "title": "Nurse" "x": 1}'))
        assert ended.code == 3
        assert "a comma is missing" in ended.err
        assert "bad.json:2:19" in ended.err
        assert "mend: Check quotation marks, commas and brackets there" in ended.err


def test_a_page_without_text_is_nothing_to_read(call: Any) -> None:
    ended = call("check", "-", stdin=b"<!DOCTYPE html><script>render()</script>")
    assert ended.code == 5
    assert "Save it as the browser shows it." in ended.err


def test_several_ads_in_one_text_are_told(call: Any) -> None:
    text = "Job 1 of 2\nNurse in Leeds.\n\nJob 2 of 2\nCarer in York.\n"
    assert "note: this text seems to hold 2 ads" in call("check", "-", stdin=text.encode()).err
