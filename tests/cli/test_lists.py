"""Lists compared and their state told."""

import json
from pathlib import Path
from typing import Any

import pytest

WATCH = """\
id: mine
title: Countries we watch
editions:
  - edition: "2020"
    since: "2020-01-01"
    until: "2024-01-01"
    verification: {substance: memory, pinpoint: none}
    members: [{code: RO}, {code: RS}]
  - edition: "2024"
    since: "2024-01-01"
    until: null
    members: [{code: RS}, {code: GH}]
"""


def codes(data: dict[str, Any], key: str) -> list[str]:
    return [one["code"] for one in data[key]]


def diff(call: Any, *words: str) -> dict[str, Any]:
    ended = call("lists", "diff", *words, "--format", "json")
    assert ended.code == 0, ended.err
    data: dict[str, Any] = json.loads(ended.out)
    return data


def test_diff_of_editions(shell: Any, call: Any) -> None:
    text = shell("lists", "diff", "who-ssl@2020", "who-ssl@2023")
    assert text.code == 0
    assert "added: 8 countries\n" in text.out
    assert "  ZM  Zambia\n" in text.out
    assert "removed: 0 countries\n" in text.out
    assert "in use: since 2023-03-08" in text.out
    data = diff(call, "who-ssl@2020", "who-ssl@2023")
    assert data["schema"] == "ethicalrecruit.list-diff/0"
    assert list(data) == ["schema", "before", "after", "added", "removed", "still_there"]
    assert {"KM", "ZM", "ZW"} < set(codes(data, "added"))
    assert codes(data, "removed") == []
    assert "GH" in codes(data, "still_there")
    assert data["after"]["since"] == {"earliest": "2023-03-08", "latest": "2023-03-08"}
    back = diff(call, "who-ssl@2023", "who-ssl@2020")
    assert codes(back, "removed") == codes(data, "added")


def test_diff_of_days(call: Any) -> None:
    by_day = diff(call, "who-ssl@2023-03-07", "who-ssl@2023-03-08")
    assert by_day == diff(call, "who-ssl@2020", "who-ssl@2023")
    named = diff(call, "england-amber@2021-02-25", "england-amber@2021-11-11")
    assert codes(named, "added") == ["KE"]


def test_diff_of_two_lists(call: Any) -> None:
    data = diff(call, "england-red", "england-amber", "--day", "2026-11-21")
    assert codes(data, "added") == ["KE", "NP"]
    assert codes(data, "still_there") == []
    out = call("lists", "diff", "england-red", "england-amber", "--day", "2026-11-21").out
    assert "only on the second: 2 countries" in out
    assert "on both: 0 countries" in out


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("who-ssl@2021", "who-ssl@2023"), 'The list who-ssl has no edition "2021".'),
        (("who-sl", "who-ssl"), 'Did you mean "who-ssl"?'),
        (("who-ssl@2001-01-01", "who-ssl"), "who-ssl on 2001-01-01: no edition is recorded."),
        (("england-red@2023-03-22", "england-red"), "it is not certain which edition held"),
        (("who-ssl@2023-02-31", "who-ssl"), '"2023-02-31" is not a day.'),
        (("who-ssl", "who-ssl", "--day", "posted"), '"posted" is not a day.'),
    ],
)
def test_diff_of_what_is_not_there(call: Any, words: tuple[str, ...], told: str) -> None:
    ended = call("lists", "diff", *words)
    assert ended.code == 2
    assert told in ended.err
    assert ended.out == ""


def test_status(shell: Any, call: Any) -> None:
    text = shell("lists", "status", "--day", "2026-11-21")
    assert text.code == 0
    assert "current edition: 2023, in use since 2023-03-08; 1354 days old" in text.out
    assert "to be reviewed by: 2027-03-01, in 100 days" in text.out
    assert "members: 55, confirmed by other sources" in text.out
    data = json.loads(call("lists", "status", "who-ssl", "--day", "2027-03-02", "--format", "json").out)
    assert data["schema"] == "ethicalrecruit.list-status/0"
    (one,) = data["lists"]
    assert one["days_to_review"] == -1
    assert one["age_in_days"] == {"least": 1455, "most": 1455}
    assert "may be out of date" in " ".join(one["notes"])
    assert "overdue by 1 day\n" in call("lists", "status", "who-ssl", "--day", "2027-03-02").out


def test_status_before_the_first_edition_and_near_a_change(call: Any) -> None:
    early = call("lists", "status", "who-ssl", "--day", "2001-01-01").out
    assert "current edition: none. The list did not exist yet." in early
    near = call("lists", "status", "england-red", "--day", "2023-03-22").out
    assert "one of these; the day of the change is not known exactly" in near
    assert "current edition: 2022-08-22" in near
    assert "current edition: 2023-03" in near


def test_status_is_that_of_today_if_no_day_is_named(call: Any) -> None:
    data = json.loads(call("lists", "status", "--format", "json").out)
    assert data["day"] >= "2026-11-21"
    assert [one["list"] for one in data["lists"]] == sorted(one["list"] for one in data["lists"])


def test_a_watch_list_is_compared_like_any_other(call: Any, tmp_path: Path) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text(WATCH, encoding="utf-8")
    data = diff(call, "mine@2020", "mine", "--lists", str(path), "--day", "2024-01-01")
    assert (codes(data, "added"), codes(data, "removed"), codes(data, "still_there")) == (["GH"], ["RO"], ["RS"])
    out = call("lists", "status", "mine", "--lists", str(path), "--day", "2023-12-31").out
    assert "members: 2, written from memory, not confirmed" in out
    assert "to be reviewed by: no day is set" in out


def test_a_list_that_is_not_there(call: Any) -> None:
    ended = call("lists", "status", "who-sl")
    assert ended.code == 2
    assert 'Did you mean "who-ssl"?' in ended.err
