"""Inputs and words that cannot be used: what is wrong, where, and how to mend it."""

import os
import sys
from pathlib import Path
from typing import Any

import pytest

from ethicalrecruit.cli.main import main


def test_a_missing_file_names_a_near_one(call: Any, ad: str) -> None:
    ended = call("check", ad.replace("ad.txt", "adt.txt"))
    assert ended.code == 3
    assert "There is no such file." in ended.err
    assert 'Did you mean "ad.txt"?' in ended.err


def test_a_folder_is_no_file(call: Any, tmp_path: Path) -> None:
    ended = call("check", str(tmp_path))
    assert ended.code == 3
    assert "This is a folder" in ended.err


@pytest.mark.skipif(os.name != "posix", reason="links are for POSIX")
def test_a_link_that_leads_to_no_file(call: Any, tmp_path: Path) -> None:
    (tmp_path / "ad.txt").symlink_to(tmp_path / "gone.txt")
    ended = call("check", str(tmp_path / "ad.txt"))
    assert ended.code == 3
    assert "This link leads to no file." in ended.err
    assert "Did you mean" not in ended.err


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="nothing is forbidden to this user")
def test_a_file_that_may_not_be_read(call: Any, ad: str) -> None:
    Path(ad).chmod(0)
    ended = call("check", ad)
    assert ended.code == 3
    assert "may not be read" in ended.err


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"fee\n900\xff pounds", "first at byte 7, line 2"),
        ("Nurses".encode("utf-16"), "the text is UTF-16, not UTF-8."),
        ("Pflegekräfte".encode("latin-1"), "Save it as UTF-8 and read it again."),
    ],
)
def test_texts_in_other_encodings(call: Any, tmp_path: Path, data: bytes, words: str) -> None:
    path = tmp_path / "adverts.txt"
    path.write_bytes(data)
    ended = call("check", str(path))
    assert ended.code == 0
    assert words in ended.err


@pytest.mark.parametrize("command", ["check", "read"])
@pytest.mark.parametrize("data", [b"", b"  \n ", b"\xef\xbb\xbf"])
def test_nothing_to_read(call: Any, command: str, data: bytes) -> None:
    assert call(command, "-", stdin=data).code == 5


def test_an_empty_document(call: Any, tmp_path: Path) -> None:
    path = tmp_path / "empty.json"
    path.write_bytes(b"")
    assert call("check", str(path)).code == 5


def test_a_name_that_is_no_name(call: Any) -> None:
    ended = call("check", "a\0b")
    assert ended.code == 3
    assert "\0" not in ended.err


def test_a_hostile_name(call: Any) -> None:
    ended = call("check", "no\x1b[31mfile")
    assert ended.code == 3
    assert "\x1b" not in ended.err


@pytest.mark.parametrize(
    ("argv", "words"),
    [
        ([], "The following arguments are required: COMMAND."),
        (["chek", "x"], 'There is no command "chek".\n  mend: Did you mean "check"?'),
        (["rules", "lst"], 'There is no command "lst".\n  mend: Did you mean "list"?'),
        (["rules"], "The following arguments are required: COMMAND."),
        (["check"], "The following arguments are required: FILE."),
        (["check", "AD", "two"], 'There is one argument too many: "two".'),
        (["check", "AD", "--formt=json"], 'There is no option "--formt".\n  mend: Did you mean "--format"?'),
        (["check", "AD", "--fail", "low"], 'There is no option "--fail".\n  mend: Did you mean "--fail-on"?'),
        (["check", "AD", "--format", "jsn"], '"jsn" is not allowed for --format.\n  mend: Did you mean "json"?'),
        (["check", "AD", "--kind", "advert"], '"advert" is not allowed for --kind.'),
        (["check", "AD", "--fail-on", "hihg"], 'Did you mean "high"?'),
        (["check", "AD", "--profile", "publsh"], 'Did you mean "publish"?'),
        (["check", "AD", "--day", "tody"], '"tody" is not a day.\n  mend: Did you mean "today"?'),
        (["check", "AD", "--day", "2024-13-01"], '"2024-13-01" is not a day.\n  mend: Write one of: 2026-11-21'),
        (["check", "AD", "--destination", "Ganna"], 'where: --destination\n  mend: Did you mean "Ghana"?'),
        (["check", "AD", "--day"], "Expected one argument."),
        (["audit", "AD", "--out", "x", "--limit", "-1"], "limit"),
        (["audit", "AD"], "--out"),
        (["explain", "ilo.recruitment-fe"], 'Did you mean "ilo.recruitment-fee"?'),
        (["rules", "test", "ilo.recruitment-fe"], 'Did you mean "ilo.recruitment-fee"?'),
        (["lists", "show", "england-rd"], 'Did you mean "england-red"?'),
        (["lists", "show", "england-red@2023"], 'The list england-red has no edition "2023".'),
        (["lists", "show", "england-red", "--day", "posted"], '"posted" is not a day.'),
        (["schema", "ofer"], 'Did you mean "offer"?'),
        (["schema", "../book"], 'There is no schema "../book".'),
    ],
)
def test_wrong_calls_are_answered_with_the_nearest_word(call: Any, ad: str, argv: list[str], words: str) -> None:
    ended = call(*(ad if word == "AD" else word for word in argv))
    assert ended.code == 2
    assert ended.out == ""
    assert words.lower() in ended.err.lower()
    assert "Traceback" not in ended.err


def test_wrong_packs_and_lists(call: Any, ad: str, tmp_path: Path) -> None:
    ended = call("check", ad, "--packs", str(tmp_path / "none"), "--lists", str(tmp_path / "none.yaml"))
    assert ended.code == 3
    assert "error: " in ended.err


@pytest.mark.skipif(os.name != "posix", reason="terminals are asked for as POSIX has them")
@pytest.mark.parametrize(("words", "told"), [((), True), (("--quiet",), False)])
def test_who_types_an_ad_is_told_how_to_end_it(
    words: tuple[str, ...],
    told: bool,  # noqa: FBT001  # a case
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    keyboard, terminal = os.openpty()
    os.write(keyboard, b"Staff nurses wanted for our hospital.\n\x04")
    with open(terminal, encoding="utf-8") as stdin:  # noqa: PTH123  # it has no path
        monkeypatch.setattr(sys, "stdin", stdin)
        assert main(["check", "-", *words]) == 0
    os.close(keyboard)
    assert ("Ctrl-D" in capsys.readouterr().err) is told
