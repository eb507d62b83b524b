"""``check --format html|sarif``: a file, standard input, a page, a structured document, several postings."""

import json
from pathlib import Path
from typing import Any

import pytest

PAGE = "<html><body><p>Nurses wanted. The candidate pays a <b>placement fee</b> of GBP 900.</p></body></html>"


def posting(number: int) -> dict[str, Any]:
    return {
        "@context": "https://schema.org",
        "@type": "JobPosting",
        "title": f"Nurse {number}",
        "datePosted": "2026-01-01",
        "description": "The candidate must pay a placement fee of GBP 900 to the agency.",
    }


def test_html_of_a_file(call: Any, ad: str) -> None:
    ended = call("check", ad, "--format", "html", "--day", "2024-01-15")
    assert ended.code == 0
    assert ended.out.startswith("<!DOCTYPE html>")
    assert "<mark>Processing fee GBP 900, " in ended.out
    assert "Ama Doe" not in ended.out


def test_sarif_of_a_file(call: Any, ad: str) -> None:
    log = json.loads(call("check", ad, "--format", "sarif", "--day", "2024-01-15").out)
    (artifact,) = log["runs"][0]["artifacts"]
    assert artifact["location"]["uri"].endswith("/ad.txt")
    assert "contents" not in artifact
    original = Path(ad).read_text(encoding="utf-8")
    region = log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["region"]
    start = region["charOffset"]
    assert original[start : start + region["charLength"]] == region["snippet"]["text"]


def test_sarif_of_standard_input_holds_the_text(call: Any) -> None:
    log = json.loads(call("check", "-", "--format", "sarif", stdin=b"The candidate pays a placement fee.").out)
    assert log["runs"][0]["artifacts"][0]["contents"] == {"text": "The candidate pays a placement fee."}


def test_a_page_is_quoted_from_the_text_that_was_read(call: Any, tmp_path: Path) -> None:
    path = tmp_path / "ad.html"
    path.write_text(PAGE, encoding="utf-8")
    log = json.loads(call("check", str(path), "--format", "sarif").out)
    read = log["runs"][0]["artifacts"][1]["contents"]["text"]
    region = log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["region"]
    assert read[region["charOffset"] :].startswith(region["snippet"]["text"])


@pytest.mark.parametrize("form", ["html", "sarif"])
def test_several_documents_and_none_of_text(call: Any, tmp_path: Path, form: str) -> None:
    path = tmp_path / "two.json"
    path.write_text(json.dumps([posting(1), posting(2)]), encoding="utf-8")
    ended = call("check", str(path), "--format", form)
    assert ended.code == 0
    assert ended.out.count("<article") == 2 if form == "html" else len(json.loads(ended.out)["runs"]) == 1
    offer = Path(__file__).resolve().parents[2] / "fixtures" / "offer.json"
    assert call("check", str(offer), "--format", form).code == 0


def test_the_same_bytes_again(shell: Any, ad: str) -> None:
    for form in ("html", "sarif"):
        outs = {shell("check", ad, "--format", form, env={"PYTHONHASHSEED": seed}).out for seed in ("1", "2")}
        assert len(outs) == 1
