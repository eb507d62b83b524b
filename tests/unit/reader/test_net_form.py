"""The nets laid when the package was built are those that the phrases make."""

import json
import shutil
import sys
from array import array
from pathlib import Path

import pytest

from ethicalrecruit.datafiles import compiled
from ethicalrecruit.datafiles.bundled import rules_folder
from ethicalrecruit.datafiles.compiled import compiled_text
from ethicalrecruit.errors import RuleBookError
from ethicalrecruit.reader.compiling import compile_book
from ethicalrecruit.reader.lexicon import bundled_languages, bundled_lexicon, lexicon_files, load_lexicon
from ethicalrecruit.reader.net import Net
from ethicalrecruit.reader.net_form import compiled_nets, nets_form, read_row, written_row
from ethicalrecruit.reader.nets import Nets


def contents(language: str) -> list[bytes]:
    return [path.read_bytes() for path, _ in lexicon_files(rules_folder() / "lexicon" / language)]


def nets_of(language: str) -> Nets:
    lexicon = bundled_lexicon(language)
    assert lexicon is not None
    return lexicon.nets


def plain(net: Net) -> dict[str, object]:
    return {name: getattr(net, name) for name in Net.__slots__}


def use(monkeypatch: pytest.MonkeyPatch, folder: Path, *files: tuple[str, object]) -> None:
    form = folder / "rules.compiled"
    form.write_text(compiled_text(files), encoding="ascii", newline="\n")
    monkeypatch.setattr(compiled, "compiled_file", lambda: form)


@pytest.mark.parametrize("language", sorted(bundled_languages()))
def test_written_and_read_nets_are_the_same(language: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    laid = nets_of(language)
    use(monkeypatch, tmp_path, nets_form(contents(language), laid))
    read = compiled_nets(contents(language))
    assert read is not None
    assert read.late_decoys == laid.late_decoys
    for name in ("terms", "cues", "parts"):
        assert plain(getattr(read, name)) == plain(getattr(laid, name))
        assert getattr(laid, name).accepts


def test_the_same_bytes_on_every_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    row = array("i", [1, 2, -3])
    written = written_row(row)
    assert read_row("i", written) == row
    swapped = array("i", row)
    swapped.byteswap()
    monkeypatch.setattr(sys, "byteorder", "big" if sys.byteorder == "little" else "little")
    assert written_row(swapped) == written


def test_nets_of_other_files_are_not_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    known = contents("ro")
    use(monkeypatch, tmp_path, nets_form(known, nets_of("ro")))
    assert compiled_nets([*known[:-1], known[-1] + b"\n"]) is None
    assert compiled_nets(known[1:]) is None
    monkeypatch.setattr(compiled, "compiled_file", lambda: None)
    assert compiled_nets(known) is None


def test_a_lexicon_takes_the_nets_that_fit_its_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    key, data = nets_form(contents("ro"), nets_of("ro"))
    emptied = json.loads(json.dumps(data)) | {"late_decoys": [3]}
    use(monkeypatch, tmp_path, (key, emptied))
    folder = rules_folder() / "lexicon" / "ro"
    assert load_lexicon(folder, checked=False).nets.late_decoys == {3}
    assert load_lexicon(folder).nets.late_decoys == nets_of("ro").late_decoys


def test_a_phrase_that_cannot_be_read_stops_the_build(tmp_path: Path) -> None:
    folder = tmp_path / "rules"
    shutil.copytree(rules_folder() / "lexicon" / "ro", folder / "lexicon" / "ro")
    entry = "- id: unread\n  cue: denied\n  phrases: |\n    nu (plata\n  match: |\n    Nu.\n  no_match: |\n    Da.\n"
    faulty = f"about: A phrase at fault.\nentries:\n{entry}"
    (folder / "lexicon" / "ro" / "unread.yaml").write_text(faulty, encoding="utf-8")
    with pytest.raises(RuleBookError, match=r"nu \(plata"):
        compile_book(folder)
