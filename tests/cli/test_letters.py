"""``letters``: what is told, and what is refused before anything is written."""

from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> str:
    from ethicalrecruit.cli.main import main

    folder = tmp_path_factory.mktemp("audit") / "run"
    table, mapping = ROOT / "fixtures" / "portal.csv", ROOT / "fixtures" / "portal-mapping.yaml"
    main(["audit", str(table), "--map", str(mapping), "--out", str(folder), "--quiet"])
    return str(folder)


def test_letters_are_counted(call: Any, run: str, tmp_path: Path) -> None:
    out = tmp_path / "letters"
    ended = call("letters", run, "--out", str(out))
    assert ended.code == 0
    assert ended.out == (
        "1 letter to 3 agencies of the run\n"
        "2 agencies without an indicator got none; --every writes to all\n"
        f"\nletters: {out} (agencies.csv names them all)\n"
    )
    assert "--reply-by names one" in ended.err
    assert "--from names a file" in ended.err


def test_the_day_of_the_call_wins_over_the_file(call: Any, run: str, tmp_path: Path) -> None:
    sender = tmp_path / "us.yaml"
    sender.write_text("organisation: Us\ncontact: us@us.example\nreply_by: 2026-12-01\n", encoding="utf-8")
    ended = call("letters", run, "--out", str(tmp_path / "l"), "--from", str(sender), "--reply-by", "2026-12-31")
    assert (ended.code, ended.err) == (0, "")
    assert "reply by 31 December 2026" in (tmp_path / "l" / "nordkap-personal.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("--reply-by", "soon"), 2),
        (("--from", "no-such.yaml"), 3),
        (("--replies", "no-such.yaml"), 3),
        (("--format", "pdf"), 2),
    ],
)
def test_what_is_refused(call: Any, run: str, tmp_path: Path, words: tuple[str, ...], code: int) -> None:
    assert call("letters", run, "--out", str(tmp_path / "l"), *words).code == code
    assert not (tmp_path / "l").exists()


def test_an_edited_run_is_refused(call: Any, run: str, tmp_path: Path) -> None:
    copy = tmp_path / "run"
    copy.mkdir()
    for path in Path(run).iterdir():
        (copy / path.name).write_bytes(path.read_bytes())
    (copy / "rows.csv").write_bytes((copy / "rows.csv").read_bytes().replace(b"Nordkap", b"Sudkaps"))
    ended = call("letters", str(copy), "--out", str(tmp_path / "l"))
    assert ended.code == 3
    assert "rows.csv was changed" in ended.err
