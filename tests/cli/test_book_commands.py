"""The commands that open the book: explain, rules, facts, lists, schema, and those that explain themselves."""

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from ethicalrecruit import __version__, load_book
from ethicalrecruit.cli.main import _COMMANDS
from ethicalrecruit.datafiles.yaml_files import schema_names
from ethicalrecruit.facts.catalogue import FACTS

SMALL_PACK = """\
id: mine.pay-stated
title: The document states the pay
topic: pay
status: {status}
version: "1"
severity: info
confidence: low
subject: offer
documents: [ad, offer]
in_force: {{since: null, until: null}}
references:
  - {{instrument: own-list, provision: list}}
indicated_when:
  hours.weekly: {{above: "100"}}
message: The document names more hours a week than a week has days and nights for.
mend: Name fewer hours in the document.
ask: {ask}
examples:
  - {{name: a hundred and twenty hours, offer: {{hours_per_week: "120"}}, expect: {expect}}}
history:
  - {{version: "1", date: "2026-11-21", change: first written}}
"""


def pack(tmp_path: Path, *, expect: str = "indicator", ask: str = "How many hours are worked?") -> str:
    path = tmp_path / "mine" / "packs" / "mine" / "pay-stated.yaml"
    path.parent.mkdir(parents=True)
    path.write_text(SMALL_PACK.format(status="test", expect=expect, ask=ask), encoding="utf-8")
    return str(tmp_path / "mine")


def test_version(shell: Any) -> None:
    assert shell("--version").out == f"ethicalrecruit {__version__}\n"


@pytest.mark.parametrize("command", ["", *_COMMANDS])
def test_help(call: Any, command: str) -> None:
    ended = call(*([command] if command else []), "--help")
    assert ended.code == 0
    assert ended.out.startswith("usage: ethicalrecruit")
    assert ended.err == ""


def test_explain(shell: Any) -> None:
    ended = shell("explain", "england.red-list")
    assert ended.code == 0
    flat = " ".join(ended.out.split())
    for words in (
        "WHEN IT RAISES AN INDICATOR",
        "is on the list england-red",
        "it is not so that:",
        "not checked against the text",
        "a code of practice, addressed to recruiters and employers",
        "How sure we are of the law: confirmed by other sources.",
        "FALSE ALARMS",
        "LAWFUL CONTRAST",
        "EXAMPLES",
        "HISTORY",
        "ad: none seen",
    ):
        assert words in flat


def test_every_rule_can_be_explained(call: Any) -> None:
    for rule in load_book().rules:
        ended = call("explain", rule.id)
        assert ended.code == 0
        assert ended.out.startswith(f"{rule.id}: ")


def test_rules_list(call: Any) -> None:
    book = load_book()
    text, data = call("rules", "list"), json.loads(call("rules", "list", "--format", "json").out)
    assert [one["id"] for one in data["rules"]] == [rule.id for rule in book.rules]
    assert data["digest"] == book.digest
    assert all(rule.id in text.out for rule in book.rules)
    assert "/packs/" not in json.dumps(data)


def test_rules_lint_says_what_to_mend(shell: Any, tmp_path: Path) -> None:
    ended = shell("rules", "lint", "--packs", pack(tmp_path, ask="Tell us how many hours are worked."))
    assert ended.code == 1
    assert "mine.pay-stated: question: ask must end with a question mark." in ended.out
    assert "mine.pay-stated: severity:" in ended.out


def test_rules_lint_as_json(call: Any, tmp_path: Path) -> None:
    ended = call("rules", "lint", "--format", "json", "--packs", pack(tmp_path))
    data = json.loads(ended.out)
    assert ended.code == 1
    assert [one["check"] for one in data["faults"] if one["rule"] == "mine.pay-stated"] == ["severity"]


def test_rules_test_runs_examples(shell: Any, tmp_path: Path) -> None:
    folder = pack(tmp_path)
    ended = shell("rules", "test", "mine.pay-stated", "--packs", folder)
    assert ended.code == 0
    assert ended.out == "1 example of 1 rule, 0 not as promised\n"


def test_rules_test_runs_the_phrases_of_a_language(call: Any, tmp_path: Path) -> None:
    folder = Path(__file__).parents[2] / "fixtures" / "lexicon" / "nl"
    ended = call("rules", "test", "--lexicon", str(folder))
    assert ended.code == 0
    assert "of phrases (nl), 0 not as promised" in ended.out
    broken = tmp_path / "nl"
    broken.mkdir()
    for path in folder.iterdir():
        text = path.read_text(encoding="utf-8").replace("De kandidaat betaalt.", "De bakker betaalt.")
        (broken / path.name).write_text(text, encoding="utf-8")
    ended = call("rules", "test", "--lexicon", str(broken))
    assert ended.code == 1
    assert 'candidate: is not found in "De bakker betaalt."' in ended.out


def test_a_document_is_read_with_phrases_of_ones_own(call: Any, tmp_path: Path) -> None:
    folder = str(Path(__file__).parents[2] / "fixtures" / "lexicon" / "nl")
    path = tmp_path / "ad.txt"
    path.write_text("De kandidaat betaalt de bemiddelingskosten. Wij zoeken verpleegkundigen.", encoding="utf-8")
    assert "De kandidaat betaalt de bemiddelingskosten" in call("read", str(path), "--lexicon", folder).out
    ended = call("check", str(path), "--lexicon", folder, "--format", "json")
    data = json.loads(ended.out)
    assert [one["rule"] for one in data["findings"] if one["outcome"] == "indicator"] == ["ilo.recruitment-fee"]
    ended = call("check", str(path), "--lexicon", str(tmp_path / "nowhere"))
    assert ended.code == 3
    assert "There is no such folder." in ended.err


def test_names_that_nothing_asks_for_are_told(call: Any, tmp_path: Path) -> None:
    folder = tmp_path / "nl"
    folder.mkdir()
    for path in (Path(__file__).parents[2] / "fixtures" / "lexicon" / "nl").iterdir():
        text = path.read_text(encoding="utf-8").replace("cue: denial", "cue: denail")
        (folder / path.name).write_text(text, encoding="utf-8")
    ended = call("rules", "test", "--lexicon", str(folder))
    assert ended.code == 1
    assert 'Nothing asks for the cue "denail". Did you mean "denial"?' in ended.out
    assert "nl has no words yet for bonds, documents," in ended.out
    (told,) = json.loads(call("rules", "test", "--lexicon", str(folder), "--format", "json").out)["phrases"]
    assert told["facts_told"] == ["costs"]
    assert {one["where"] for one in told["names"]} == {"nl", "costs.yaml, denial"}


def test_rules_test_names_broken_promises(call: Any, tmp_path: Path) -> None:
    folder = pack(tmp_path, expect="none_seen")
    ended = call("rules", "test", "mine.pay-stated", "--packs", folder)
    assert ended.code == 1
    assert ended.out.startswith(folder)
    assert ": mine.pay-stated: a hundred and twenty hours\n  Expected none_seen, got indicator" in ended.out
    data = json.loads(call("rules", "test", "mine.pay-stated", "--packs", folder, "--format", "json").out)
    assert data["examples"][0]["passed"] is False
    assert data["examples"][0]["got"] == ["indicator"]


def test_facts(shell: Any, call: Any) -> None:
    ended = shell("facts")
    assert ended.code == 0
    assert all(f"\n{spec.name}\n" in f"\n{ended.out}" for spec in FACTS)
    data = json.loads(call("facts", "--format", "json").out)
    assert [one["name"] for one in data["facts"]] == [spec.name for spec in FACTS]


def test_lists(shell: Any, call: Any) -> None:
    ended = shell("lists", "show", "england-red", "--day", "2023-06-01")
    assert ended.code == 0
    assert "edition 2023-03" in ended.out
    assert "GH  Ghana" in ended.out
    assert "edition 2021-02-25" not in ended.out
    every = call("lists", "show", "england-red").out
    assert "edition 2021-02-25" in every
    one = json.loads(call("lists", "show", "england-red@2021-02-25", "--format", "json").out)
    assert [edition["edition"] for edition in one["editions"]] == ["2021-02-25"]
    assert {"code", "name", "listed_as", "sources", "note"} == set(one["editions"][0]["members"][0])
    assert "No edition is recorded for that day." in call("lists", "show", "england-red", "--day", "1999-01-01").out
    names = json.loads(call("lists", "show", "--format", "json").out)
    assert "who-ssl" in [listed["id"] for listed in names["lists"]]
    assert "who-ssl" in call("lists", "show").out


def test_schemas(shell: Any, call: Any) -> None:
    names = shell("schema").out.split()
    assert names == sorted({"offer", "reports", *schema_names()})
    for name in names:
        Draft202012Validator.check_schema(json.loads(call("schema", name).out))


def test_the_offer_schema_takes_an_offer(call: Any) -> None:
    schema = json.loads(call("schema", "offer").out)
    offer = {"kind": "ad", "destination": {"country": "GB"}, "costs": [{"item": "ADM_VISA", "payer": "worker"}]}
    validator = Draft202012Validator(schema)
    assert validator.is_valid(offer)
    assert not validator.is_valid({**offer, "destnation": {}})


def test_read(shell: Any, call: Any, ad: str) -> None:
    ended = shell("read", ad)
    assert ended.code == 0
    assert "worker_pays_fee: “Processing fee GBP 900" in ended.out
    assert "language: en" in ended.out
    data = json.loads(call("read", ad, "--format", "json").out)
    keys = ["schema", "language", "languages", "form", "cut_off", "original", "mentions", "offer", "notes"]
    assert list(data) == keys
    assert (data["languages"], data["form"], data["notes"]) == (["en"], "text", [])
    assert data["schema"] == "ethicalrecruit.reading/0"
    original = Path(ad).read_text(encoding="utf-8")
    for one in data["mentions"]:
        assert list(one) == ["category", "quote", "start", "end", "confidence"]
        assert original[one["start"] : one["end"]] == one["quote"]
    assert data["offer"]["costs"][0]["item"] == "FEE_PROCESSING"


def test_read_takes_texts_only(call: Any, tmp_path: Path) -> None:
    path = tmp_path / "offer.json"
    path.write_text("{}", encoding="utf-8")
    ended = call("read", str(path))
    assert ended.code == 2
    assert "Use: ethicalrecruit check." in ended.err
