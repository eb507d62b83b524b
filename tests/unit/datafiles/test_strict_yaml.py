"""Rule files: nothing is guessed, nothing is lost, and every fault has its place."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ethicalrecruit.datafiles.strict_yaml import load_yaml
from ethicalrecruit.datafiles.yaml_files import read_placed, schema_names, schema_of
from ethicalrecruit.errors import EthicalRecruitError, RuleBookFaults

SCHEMA = {
    "type": "object",
    "properties": {
        "code": {"type": "string"},
        "count": {"type": "integer"},
        "flag": {"type": "boolean"},
        "until": {"anyOf": [{"type": "null"}, {"type": "string"}]},
        "list": {"type": "array", "items": {"type": "string"}},
    },
}


def test_scalars_stay_text_until_the_schema_says_otherwise() -> None:
    placed = load_yaml(
        "code: NO\nlist: [NO, on, 1.10, 012, 2021-01-01, null]\nother: yes\ncount: 12\nflag: true\nuntil: null\n",
        "a.yaml",
        SCHEMA,
    )
    assert placed.faults == []
    assert placed.data == {
        "code": "NO",
        "list": ["NO", "on", "1.10", "012", "2021-01-01", "null"],
        "other": "yes",
        "count": 12,
        "flag": True,
        "until": None,
    }


def test_quoted_scalars_are_always_text() -> None:
    assert load_yaml('count: "12"\nuntil: "null"', "a.yaml", SCHEMA).data == {"count": "12", "until": "null"}


def test_keys_that_stand_twice_are_faults() -> None:
    placed = load_yaml("code: A\ncode: B\n", "a.yaml", SCHEMA)
    assert [str(fault) for fault in placed.faults] == [
        'a.yaml:1:1: The key "code" stands twice (again in line 2). Remove one of the two.'
    ]


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("code: [1, 2", "not readable"),
        ("a: &x [1]\nb: *x\n", "Anchors"),
        ("a: !!python/object:os.system x", "tag"),
        ("a: !mine {b: c}", "tag"),
        ("--- 1\n--- 2\n", "not readable"),
        ("", "empty"),
        ("? [a]\n: b\n", "key must be a word"),
    ],
)
def test_what_is_no_plain_data_is_a_fault(text: str, what: str) -> None:
    try:
        faults = load_yaml(text, "a.yaml", SCHEMA).faults
    except RuleBookFaults as error:
        faults = list(error.faults)
    assert faults
    assert what in str(faults[0])


def test_an_anchor_is_told_once_however_often_it_is_used() -> None:
    faults = load_yaml("a: &x [1]\nb: [*x, *x, *x]\n", "a.yaml", SCHEMA).faults
    assert len([fault for fault in faults if "Anchors" in str(fault)]) == 1


def test_deep_and_wide_files_are_refused() -> None:
    with pytest.raises(RuleBookFaults, match="nested too deep"):
        load_yaml("[" * 60 + "]" * 60, "a.yaml", SCHEMA)
    with pytest.raises(RuleBookFaults, match="characters"):
        load_yaml("a" * 4_000_001, "a.yaml", SCHEMA)


def test_all_faults_of_a_file_come_at_once_with_their_places(tmp_path: Path) -> None:
    path = tmp_path / "rule.yaml"
    path.write_text("id: Wrong Id\ntitel: x\nstatus: stabel\ndocuments: ad\n", encoding="utf-8")
    with pytest.raises(RuleBookFaults) as caught:
        read_placed(path, "rule")
    said = str(caught.value)
    for part in ('Unknown key "titel"', 'Did you mean "title"?', 'Did you mean "stable"?', "rule.yaml:3:1"):
        assert part in said
    assert 'The key "message" is missing' in said
    assert said.count("The key") == len({line for line in said.splitlines() if "The key" in line})


@pytest.mark.parametrize(
    ("content", "what"), [(b"\xff\xfe\x00", "not UTF-8"), (b"", "empty")], ids=["not UTF-8", "empty"]
)
def test_files_that_cannot_be_read(tmp_path: Path, content: bytes, what: str) -> None:
    path = tmp_path / "rule.yaml"
    path.write_bytes(content)
    with pytest.raises(RuleBookFaults, match=what):
        read_placed(path, "rule")


def test_a_missing_file_and_a_missing_schema(tmp_path: Path) -> None:
    with pytest.raises(RuleBookFaults, match="cannot be read"):
        read_placed(tmp_path / "none.yaml", "rule")
    with pytest.raises(EthicalRecruitError, match='Did you mean "rule"'):
        schema_of("rul")
    assert "rule" in schema_names()


@settings(max_examples=200)
@given(st.text(max_size=200))
def test_no_text_brings_the_loader_down(text: str) -> None:
    found: object = None
    try:
        found = load_yaml(text, "a.yaml", SCHEMA).name
    except RuleBookFaults as error:
        found = error.faults
    assert found


@pytest.mark.parametrize("text", ["[" * 100_000, "{a: " * 100_000, "- " * 50_000 + "x"])
def test_a_file_that_would_overrun_the_parser_is_refused(text: str) -> None:
    with pytest.raises(RuleBookFaults, match="nested too deep"):
        load_yaml(text, "a.yaml", SCHEMA)


def test_what_is_no_regular_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RuleBookFaults, match="no regular file"):
        read_placed(tmp_path, "rule")
    with pytest.raises(RuleBookFaults, match="no regular file"):
        read_placed(Path("/dev/zero"), "rule")
