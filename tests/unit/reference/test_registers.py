"""Registers supplied by users: strict files, exact matching, statuses on a day."""

from datetime import date
from pathlib import Path

import pytest

from ethicalrecruit.datafiles.yaml_files import schema_of
from ethicalrecruit.errors import RuleBookFaults
from ethicalrecruit.reference.register_files import load_registers
from ethicalrecruit.reference.registers import EntryStatus, MatchKind, Register, RegisterEntry, Registers, made

TAKEN = date(2026, 6, 1)
CSV = """\
register,ke-agencies
jurisdiction,KE
authority,"Invented Authority, Nairobi"
as_of,2026-06-01
complete,yes
url,https://example.org/list
name,number,status,since,until
Invented Care Ltd,KE-1,listed,2020-01-01,2026-03-01
Invented Care Ltd,KE-1,REVOKED,2026-03-01,
"=HYPERLINK(""http://example.org"")",KE-9,listed,,
"""
YAML = """\
register: ke-agencies
jurisdiction: KE
authority: Invented Authority, Nairobi
as_of: 2026-06-01
complete: true
url: https://example.org/list
entries:
  - {name: Invented Care Ltd, number: KE-1, status: listed, since: 2020-01-01, valid_through: 2026-02-28}
  - {name: Invented Care Ltd, number: KE-1, status: revoked, since: 2026-03-01, until: null}
  - {name: '=HYPERLINK("http://example.org")', number: KE-9, status: listed}
"""


def written(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def register(*entries: RegisterEntry, as_of: date = TAKEN, register_id: str = "xx") -> Register:
    return made(register_id, "KE", "Invented Authority", as_of, entries)


def entry(status: str, since: date | None = None, until: date | None = None, name: str = "Invented") -> RegisterEntry:
    return RegisterEntry(name, "KE-1", EntryStatus(status), since, until)


def statuses(day: date | None, *entries: RegisterEntry, as_of: date = TAKEN) -> list[str]:
    one = register(*entries, as_of=as_of)
    return [shown.status.value for shown in one.find("KE-1", "").on(day, one.as_of)]


def test_csv_and_yaml_say_the_same(tmp_path: Path) -> None:
    (from_csv,) = load_registers([written(tmp_path, "a.csv", CSV)])
    (from_yaml,) = load_registers([written(tmp_path, "a.yaml", YAML)])
    assert from_csv == from_yaml
    assert from_csv.complete
    assert from_csv.authority == "Invented Authority, Nairobi"
    assert from_csv.entries[2].name.startswith("=HYPERLINK")


@pytest.mark.parametrize("sign", [";", "\t"])
def test_other_signs_between_cells(tmp_path: Path, sign: str) -> None:
    text = CSV.replace('"Invented Authority, Nairobi"', "Invented").replace(",", sign)
    (one,) = load_registers([written(tmp_path, "a.csv", text)])
    assert [line.number for line in one.entries] == ["KE-1", "KE-1", "KE-9"]


def test_every_fault_of_every_file_at_once(tmp_path: Path) -> None:
    bad = CSV.replace("KE\n", "Kenya\n", 1).replace("yes", "maybe").replace("REVOKED", "revokd")
    bad = bad.replace("2026-03-01,\n", "2026-02-30,\n").replace("KE-9,listed", "KE-9,listed,2026-02-01,2026-01-01,x")
    first = written(tmp_path, "a.csv", bad)
    second = written(tmp_path, "b.yaml", YAML.replace("2026-03-01, until: null", "2026-03-01, until: 2026-02-01"))
    third = written(tmp_path, "c.csv", "register,x\n")
    with pytest.raises(RuleBookFaults) as caught:
        load_registers([first, second, third, tmp_path / "none.csv"])
    told = [str(fault) for fault in caught.value.faults]
    for place, what in (
        ("a.csv:2:1", "Kenya"),
        ("a.csv:5:1", "maybe"),
        ("a.csv:9:1", "revokd"),
        ("a.csv:9:1", "2026-02-30"),
        ("a.csv:10:1", "more cells"),
        ("a.csv:10:1", "before it begins"),
        ("b.yaml:9", "before it begins"),
        ("c.csv", "no line of column names"),
        ("none.csv", "no such file"),
    ):
        assert any(place in fault and what in fault for fault in told), (place, what, told)


def test_head_and_columns_are_strict(tmp_path: Path) -> None:
    bad = CSV.replace("url,", "ulr,").replace("as_of,2026-06-01\n", "").replace("since,until", "since,sinse")
    with pytest.raises(RuleBookFaults) as caught:
        load_registers([written(tmp_path, "a.csv", bad)])
    told = " ".join(str(fault) for fault in caught.value.faults)
    assert 'Did you mean "url"?' in told
    assert '"as_of" is missing' in told
    assert 'Did you mean "since"?' in told


def test_one_snapshot_a_day(tmp_path: Path) -> None:
    paths = [written(tmp_path, name, CSV) for name in ("a.csv", "b.csv")]
    with pytest.raises(RuleBookFaults, match="loaded already"):
        load_registers(paths)


def test_a_file_too_large_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RuleBookFaults, match="more than"):
        load_registers([written(tmp_path, "a.csv", CSV + "x" * 4_000_001)])


def test_matching_is_exact() -> None:
    one = register(entry("listed", name="Invented  Care Ltd"))
    assert one.find(" ke-1 ", "").match is MatchKind.NUMBER
    assert one.find("KE-2", "INVENTED CARE LTD").match is MatchKind.NAME
    for number, name in (("KE1", ""), ("", "Invented Care"), ("KE-10", "Invented Care Limited"), ("", "")):
        assert one.find(number, name).match is MatchKind.NONE


@pytest.mark.parametrize(
    ("day", "entries", "shown"),
    [
        (date(2026, 2, 28), [("listed", date(2020, 1, 1), date(2026, 3, 1)), ("revoked", date(2026, 3, 1), None)], 0),
        (date(2026, 3, 1), [("listed", date(2020, 1, 1), date(2026, 3, 1)), ("revoked", date(2026, 3, 1), None)], 1),
        (date(2026, 3, 1), [("listed", date(2020, 1, 1), None), ("revoked", date(2026, 3, 1), None)], 1),
    ],
)
def test_of_several_lines_the_last_begun_speaks(
    day: date, entries: list[tuple[str, date | None, date | None]], shown: int
) -> None:
    assert statuses(day, *(entry(*one) for one in entries)) == [entries[shown][0]]


def test_statuses_that_a_day_does_not_settle() -> None:
    listed = entry("listed", date(2020, 1, 1), date(2026, 3, 1))
    assert statuses(date(2026, 3, 1), listed) == ["ended"]
    assert statuses(date(2019, 12, 31), listed) == []
    assert statuses(None, entry("revoked")) == []
    # What a later snapshot shows without a first day is not carried back; on its own day and later it holds.
    assert statuses(date(2026, 5, 31), entry("revoked")) == []
    assert statuses(TAKEN, entry("revoked")) == ["revoked"]
    # A suspension that ran out says nothing of what came after it.
    assert statuses(date(2026, 3, 1), entry("suspended", date(2026, 1, 1), date(2026, 2, 1))) == []
    # Two agencies may share a name or a number: both stand.
    assert statuses(TAKEN, entry("listed"), entry("revoked")) == ["listed", "revoked"]


def test_the_nearest_snapshot() -> None:
    old, new = register(as_of=date(2025, 1, 1)), register(as_of=date(2026, 1, 1))
    both = Registers((old, new))
    assert both.nearest(date(2025, 6, 1)) == (old,)
    assert both.nearest(date(2026, 1, 1)) == (new,)
    assert both.nearest(date(2024, 1, 1)) == (old,)
    assert both.nearest(None) == (new,)


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2026, 6, 1), ""),
        (date(2027, 6, 1), ""),
        (date(2027, 6, 2), "more than a year"),
        (date(2026, 5, 31), "after the day examined"),
        (None, "no date"),
    ],
)
def test_doubts_about_a_snapshot(day: date | None, words: str) -> None:
    doubt = register().doubt(day)
    assert (words in doubt) if words else doubt == ""


def test_examples_of_rules_take_the_same_shape() -> None:
    whole, inside = schema_of("register"), schema_of("rule")["$defs"]["register"]
    for key in ("type", "additionalProperties", "required", "properties"):
        assert inside[key] == whole[key]


def test_the_registers_of_the_how_to_load(tmp_path: Path) -> None:
    page = (Path(__file__).resolve().parents[3] / "docs" / "howto" / "registers.md").read_text(encoding="utf-8")
    found = {}
    for kind in ("csv", "yaml"):
        block = page.partition(f"```{kind}\n")[2].partition("```")[0]
        (found[kind],) = load_registers([written(tmp_path, f"a.{kind}", block)])
    assert found["yaml"].entries[0] in found["csv"].entries
    assert len(found["csv"].entries) == 3
