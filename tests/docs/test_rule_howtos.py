"""The how-tos for people who write rules, lists and fee rules: what they show loads, and does what they say."""

import re
from pathlib import Path
from typing import Any

import pytest

from ethicalrecruit import Checker, load_book
from ethicalrecruit.checker.lint import lint_rule
from ethicalrecruit.checker.selftest import run_examples

HOWTO = Path(__file__).resolve().parents[2] / "docs" / "howto"
RULE = (HOWTO / "write-a-rule.md").read_text(encoding="utf-8")
BOOK = (HOWTO / "keep-the-book-up-to-date.md").read_text(encoding="utf-8")


@pytest.fixture
def our_rules(tmp_path: Path) -> Path:
    """The folder of the how-to."""
    for name, text in re.findall(r"<!-- file: (\S+) -->\n```yaml\n(.*?)```", RULE, re.DOTALL):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path / "our-rules"


def test_the_rule_loads_has_nothing_to_mend_and_holds_its_examples(our_rules: Path) -> None:
    book = load_book([our_rules])
    rule = book.rule("union.uniform-deduction")
    assert lint_rule(book, rule) == ()
    assert [one.name for one in run_examples(book, [rule]) if not one.passed] == []


def test_the_rule_speaks_of_an_ad(our_rules: Path) -> None:
    report = Checker(packs=our_rules).check_text("Nurses wanted. The candidate pays for the uniform.", day="2026-01-01")
    (finding,) = [one for one in report.indicators if one.rule == "union.uniform-deduction"]
    assert finding.evidence[0].quote == "The candidate pays for the uniform"


def test_the_folders_named_are_those_that_are_read(tmp_path: Path) -> None:
    with pytest.raises(Exception, match="no file of a rule book") as caught:
        load_book([tmp_path])
    named = set(re.findall(r"(\w+)/", str(caught.value.args[2]).partition("Put")[2]))
    assert named <= set(re.findall(r"`(\w+)/`", RULE))


def test_a_new_edition_of_a_list_is_used_from_its_day_on(tmp_path: Path) -> None:
    head = "id: mine\ntitle: A list\nkind: watch\npublisher: Us\neditions:\n"
    (tmp_path / "mine.yaml").write_text(head + _fragment("editions"), encoding="utf-8")
    held = load_book(lists=[tmp_path / "mine.yaml"]).tables.lists["mine"]
    assert [(one.edition, len(one.members)) for one in held.editions] == [("2025-03-27", 2), ("2027-02-01", 3)]


def test_a_row_of_fee_rules_loads(tmp_path: Path) -> None:
    head = (
        'id: union-charges\ntitle: Charges in our places\nread_on: "2026-11-21"\nreview_by: "2027-05-01"\n'
        "limits: A place that is not here was not looked up.\nrows:\n"
    )
    folder = tmp_path / "pack" / "fee_rules"
    folder.mkdir(parents=True)
    (folder / "ours.yaml").write_text(head + _fragment("rows"), encoding="utf-8")
    tables: Any = load_book([tmp_path / "pack"]).tables.fee_rules
    assert list(tables["union-charges"].rows) == ["GR"]


def _fragment(part: str) -> str:
    found = re.search(rf"<!-- part of a \w+: {part} -->\n```yaml\n(.*?)```", BOOK, re.DOTALL)
    assert found is not None
    return found[1]
