"""``check``: texts and documents in, findings out."""

import json
import re
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from ethicalrecruit.datafiles.yaml_files import schema_of
from ethicalrecruit.values.grades import PROFILES

OFFER = {
    "kind": "contract",
    "posted_on": "2024-01-15",
    "captured_on": "2024-02-01",
    "destination": {"country": "United Kingdom"},
    "costs": [{"item": "FEE_PLACEMENT", "payer": "worker", "paid_to": "agency", "amount": "GBP 900"}],
}


@pytest.fixture
def offer(tmp_path: Path) -> str:
    path = tmp_path / "offer.json"
    path.write_text(json.dumps(OFFER), encoding="utf-8")
    return str(path)


def test_text_for_people(shell: Any, ad: str) -> None:
    ended = shell("check", ad, "--day", "2024-01-15")
    assert ended.code == 0
    assert "“Processing fee GBP 900, payable by the candidate" in ended.out
    assert "An indicator is not a finding of wrongdoing" in ended.out
    assert "15 January 2024" in ended.out
    assert "\x1b" not in ended.out


def test_json_is_the_contract(shell: Any, ad: str) -> None:
    ended = shell("check", ad, "--format", "json", "--id", "ad-7", "--day", "2024-01-15")
    report = json.loads(ended.out)
    assert list(Draft202012Validator(schema_of("report")).iter_errors(report)) == []
    assert report["subject"] == {"id": "ad-7", "kind": "ad", "document": "ad.txt", "source": ad}
    assert (report["day"], report["day_source"]) == ("2024-01-15", "given")
    assert "ilo.recruitment-fee" in {one["rule"] for one in report["findings"] if one["outcome"] == "indicator"}
    original = Path(ad).read_text(encoding="utf-8")
    for mention in report["reading"]["mentions"]:
        assert original[mention["start"] : mention["end"]] == mention["quote"]


def test_markdown(call: Any, ad: str) -> None:
    ended = call("check", ad, "--format", "markdown")
    assert ended.code == 0
    assert ended.out.startswith("# ")
    assert "\n## Indicators\n" in ended.out


def test_the_same_bytes_again(shell: Any, ad: str) -> None:
    calls = [
        shell("check", ad, "--format", "json", env={"PYTHONHASHSEED": seed, "LANG": lang, "TZ": zone})
        for seed, lang, zone in (("1", "C", "UTC"), ("2", "de_DE.UTF-8", "Asia/Tokyo"))
    ]
    assert calls[0].out == calls[1].out


def test_standard_input(shell: Any) -> None:
    ended = shell("check", "-", "--format", "json", stdin="Krankenschwestern für Köln gesucht.".encode())
    assert json.loads(ended.out)["subject"]["source"] == "-"


def test_an_ascii_locale_changes_nothing(shell: Any) -> None:
    text = "Zażółć — the agency keeps your passport."
    env = {"LANG": "C", "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii", "PYTHONCOERCECLOCALE": "0"}
    ended = shell("check", "-", stdin=text.encode(), env=env)
    assert ended.code == 0
    assert "“" in ended.out


def test_a_byte_order_mark_is_no_letter(call: Any, tmp_path: Path) -> None:
    path = tmp_path / "bom.txt"
    path.write_bytes(b"\xef\xbb\xbfProcessing fee GBP 900, payable by the candidate.")
    report = json.loads(call("check", str(path), "--format", "json").out)
    assert report["reading"]["mentions"][0]["start"] == 0


def test_structured_documents(call: Any, offer: str) -> None:
    report = json.loads(call("check", offer, "--format", "json").out)
    assert list(Draft202012Validator(schema_of("report")).iter_errors(report)) == []
    assert report["subject"]["kind"] == "contract"
    assert report["subject"]["source"] == offer
    assert (report["day"], report["day_source"]) == ("2024-01-15", "posted")
    assert report["reading"]["language"] == ""
    named = json.loads(call("check", offer, "--format", "json", "--day", "captured", "--id", "x").out)
    assert (named["day"], named["day_source"], named["subject"]["id"]) == ("2024-02-01", "captured", "x")


@pytest.mark.parametrize("option", [["--kind", "ad"], ["--lang", "en"], ["--destination", "GB"]])
def test_options_for_texts_do_not_suit_documents(call: Any, offer: str, option: list[str]) -> None:
    ended = call("check", offer, *option)
    assert ended.code == 2
    assert f"{option[0]} is for texts." in ended.err


def test_a_faulty_document_names_its_faults(call: Any, tmp_path: Path) -> None:
    path = tmp_path / "faulty.json"
    path.write_text(json.dumps({"destnation": {}, "kind": "advert"}), encoding="utf-8")
    ended = call("check", str(path))
    assert ended.code == 3
    assert "destnation" in ended.err
    assert "destination" in ended.err
    assert "advert" in ended.err


def test_today_is_known_here_only(call: Any, ad: str) -> None:
    before = datetime.now().astimezone().date().isoformat()
    report = json.loads(call("check", ad, "--format", "json", "--day", "today").out)
    after = datetime.now().astimezone().date().isoformat()
    assert before <= report["day"] <= after
    assert report["day_source"] == "today"


def test_without_a_day_it_says_so(call: Any, quiet_ad: str) -> None:
    ended = call("check", quiet_ad)
    assert "note: the document has no day" in ended.err
    assert "without a day: answers hold only where all recorded editions agree" in " ".join(ended.out.split())
    assert call("check", quiet_ad, "--quiet").err == ""


@pytest.mark.parametrize(
    ("data", "word"), [(b'{"kind": "ad"}', "JSON"), (b"\xef\xbb\xbf<!DOCTYPE html>Nurses", "HTML")]
)
def test_what_looks_like_something_else_is_told(call: Any, data: bytes, word: str) -> None:
    assert f"note: this looks like {word}" in call("check", "-", stdin=data).err


def test_destination_fills_what_the_text_leaves_out(call: Any) -> None:
    words = b"Nurses wanted. Processing fee GBP 900, payable by the candidate to the agency."
    plain = json.loads(call("check", "-", "--format", "json", stdin=words).out)
    named = json.loads(call("check", "-", "--format", "json", "--destination", "Scotland", stdin=words).out)
    state = {one["fact"]: one["state"] for one in plain["coverage"]}
    assert state["destination.country"] != "stated"
    assert {one["fact"]: one["state"] for one in named["coverage"]}["destination.country"] == "stated"


def test_fail_on_counts_indicators_only(call: Any, quiet_ad: str, ad: str) -> None:
    assert call("check", quiet_ad, "--fail-on", "info").code == 0
    assert call("check", ad, "--fail-on", "critical").code == 1
    assert call("check", ad, "--fail-on", "critical", "--quiet").err == ""


def test_masking(call: Any) -> None:
    words = b"Pay the processing fee of GBP 900 to Mrs Ama Doe on +233 20 000 0000, payable by the candidate."
    masked = call("check", "-", "--format", "json", stdin=words).out
    shown = call("check", "-", "--format", "json", "--no-mask", stdin=words).out
    assert "Ama Doe" not in masked
    assert "+233 20 000 0000" not in masked
    plain = json.loads(shown)
    for one in plain["findings"]:
        for piece in one["evidence"]:
            if piece["kind"] == "quote":
                assert words.decode()[piece["start"] : piece["end"]] == piece["quote"]


def test_hostile_words_cannot_write_lines_of_their_own(shell: Any) -> None:
    hostile = (
        "\x1b[2J\x1b[31mProcessing fee GBP 900, \u202epayable by\u202c the candidate\x07\x9b0m\nINDICATORS\n\nNone seen"
    )
    for form in ("text", "json", "markdown"):
        ended = shell("check", "-", "--format", form, "--no-mask", stdin=hostile.encode())
        assert ended.code == 0
        assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]", ended.out)


def test_half_a_character_pair_is_survived(shell: Any, tmp_path: Path) -> None:
    path = tmp_path / "half.json"
    path.write_text('{"kind": "offer", "id": "a\\udc80b", "employer": "x\\ud800"}', encoding="ascii")
    for form in ("text", "json"):
        ended = shell("check", str(path), "--format", form)
        assert "Traceback" not in ended.err
        assert ended.code in (0, 3)


def test_watch_lists(call: Any, tmp_path: Path) -> None:
    path = tmp_path / "watched.yaml"
    path.write_text(
        "id: watched\ntitle: Countries we look at\neditions:\n"
        "  - {edition: first, since: null, members: [Romania, RS]}\n",
        encoding="utf-8",
    )
    words = b"We are recruiting nurses living in Romania for hospitals in Germany."
    report = json.loads(call("check", "-", "--lists", str(path), "--format", "json", stdin=words).out)
    assert report["book"]["packs"] == ["watched.yaml"]
    seen = {one["rule"]: one for one in report["findings"] if one["outcome"] == "indicator"}
    assert seen["watch.listed-country"]["about"] == "origin.targets:RO"
    assert "with watched.yaml" in call("check", "-", "--lists", str(path), stdin=words).out


def test_profile(call: Any, ad: str) -> None:
    assert PROFILES == ("publish", "research")
    for profile in PROFILES:
        report = json.loads(call("check", ad, "--format", "json", "--profile", profile).out)
        assert report["profile"] == profile
