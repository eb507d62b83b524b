"""``rules texts`` and ``--texts``: what translators are given, and what comes back to readers."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from ethicalrecruit.datafiles.yaml_files import schema_of

Call = Callable[..., Any]
KEY = "rule.ilo.recruitment-fee.title"


def folder_with(tmp_path: Path, text: str) -> Path:
    (tmp_path / "texts").mkdir(exist_ok=True)
    (tmp_path / "texts" / "qx.yaml").write_text(text, encoding="utf-8")
    return tmp_path


def test_the_english_texts_by_their_keys(call: Call) -> None:
    texts = yaml.safe_load(call("rules", "texts").out)
    data = json.loads(call("rules", "texts", "--format", "json").out)
    assert {one["key"]: one["english"] for one in data["texts"]} == texts
    assert KEY in texts


def test_a_file_for_translators_goes_out_empty_and_comes_back_filled(call: Call, tmp_path: Path, ad: str) -> None:
    blank = call("rules", "texts", "--language", "qx")
    assert blank.code == 0
    assert "0 current, 0 older" in blank.err
    data = yaml.safe_load(blank.out)
    Draft202012Validator(schema_of("texts")).validate(data)
    title = json.dumps(data["texts"][KEY]["english"])
    filled = blank.out.replace(f"    english: {title}\n", "").replace(
        f'    of: "{data["texts"][KEY]["of"]}"\n    text: ""',
        f'    of: "{data["texts"][KEY]["of"]}"\n    text: "Titlu qx"',
    )
    pack = folder_with(tmp_path, filled)
    again = call("rules", "texts", "--language", "qx", "--packs", str(pack))
    assert "1 current, 0 older" in again.err
    assert yaml.safe_load(again.out)["texts"][KEY]["text"] == "Titlu qx"
    shown = call("check", ad, "--texts", "qx", "--packs", str(pack))
    assert "Titlu qx" in shown.out + call("explain", KEY[5:-6], "--texts", "qx", "--packs", str(pack)).out
    assert "asked for in qx" in shown.out
    report = json.loads(call("check", ad, "--texts", "qx", "--packs", str(pack), "--format", "json").out)
    assert list(Draft202012Validator(schema_of("report")).iter_errors(report)) == []
    assert report["book"]["texts"]["language"] == "qx"
    assert "Titlu qx" not in call("check", ad, "--packs", str(pack)).out
    assert call("rules", "lint", "--packs", str(pack)).out.count("qx.yaml") == 0


def test_what_was_translated_is_never_lost(call: Call, tmp_path: Path) -> None:
    pack = folder_with(
        tmp_path,
        f"""\
language: qx
forbidden: [vinovat*]
texts:
  {KEY}: {{of: "0123456789", text: Titlu vechi vinovat}}
  rule.gone.title: {{of: "0123456789", text: Alt titlu}}
unused: {{rule.long-gone.title: Titlu uitat}}
""",
    )
    first = call("rules", "texts", "--language", "qx", "--packs", str(pack))
    data = yaml.safe_load(first.out)
    assert data["texts"][KEY]["older"] == "Titlu vechi vinovat"
    assert data["texts"][KEY]["text"] == ""
    assert data["unused"] == {"rule.gone.title": "Alt titlu", "rule.long-gone.title": "Titlu uitat"}
    assert data["forbidden"] == ["vinovat*"]
    linted = call("rules", "lint", "--packs", str(pack))
    assert linted.code == 1
    assert "verdict-word" in linted.out
    folder_with(tmp_path, first.out)
    assert call("rules", "texts", "--language", "qx", "--packs", str(pack)).out == first.out


@pytest.mark.parametrize("argv", [("rules", "texts", "--language", "../x"), ("check", "-", "--texts", "Romanian")])
def test_no_code_of_a_language_is_a_wrong_call(call: Call, argv: tuple[str, ...]) -> None:
    ended = call(*argv, stdin=b"Nurses wanted.")
    assert ended.code == 2
    assert "no code of a language" in ended.err


def test_an_audit_keeps_the_texts_in_its_book(call: Call, tmp_path: Path) -> None:
    table = tmp_path / "ads.csv"
    table.write_text("id,text\n1,Nurses wanted. The candidate pays a fee of GBP 900.\n", encoding="utf-8")
    assert call("audit", str(table), "--out", str(tmp_path / "run"), "--texts", "qx").code == 0
    page = json.loads((tmp_path / "run" / "book.json").read_text(encoding="utf-8"))
    assert page["texts"]["language"] == "qx"
