"""The compiled form of the rules: the same data as the YAML beside it, and never older than that."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from ethicalrecruit.datafiles import compiled
from ethicalrecruit.datafiles.bundled import compiled_file, rules_folder
from ethicalrecruit.datafiles.compiled import FORM, compiled_data, compiled_text, file_key
from ethicalrecruit.datafiles.compiling import compile_rules
from ethicalrecruit.datafiles.strict_yaml import Placed, load_yaml
from ethicalrecruit.datafiles.yaml_files import read_placed, schema_bytes, schema_names, schema_of
from ethicalrecruit.errors import RuleBookFaults

PACKAGE = Path(compiled.__file__).parent.parent
FILES = sorted(rules_folder().rglob("*.yaml"))


@pytest.fixture(scope="module")
def form(laid_out: Path) -> Path:
    return laid_out / "ethicalrecruit" / "_rules.compiled"


@pytest.fixture
def in_use(form: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(compiled, "compiled_file", lambda: form)
    return form


def schemas_of(path: Path) -> Iterator[str]:
    """The schemas a shipped file was compiled for."""
    yield from (name for name in schema_names() if compiled_data(schema_bytes(name), path.read_bytes()) is not None)


def test_a_checkout_reads_its_yaml() -> None:
    assert compiled_file() is None


@pytest.mark.usefixtures("in_use")
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(rules_folder()).as_posix())
def test_every_shipped_file_is_there_with_the_same_data_and_places(path: Path) -> None:
    names = list(schemas_of(path))
    assert names
    for name in names:
        quick = read_placed(path, name, checked=False)
        slow = load_yaml(path.read_text(encoding="utf-8"), path.as_posix(), schema_of(name))
        assert quick.text
        assert quick == slow
        assert all(quick.where(place) == slow.where(place) for place in slow.places)


@pytest.mark.usefixtures("in_use")
def test_files_of_users_are_always_read_and_checked(tmp_path: Path) -> None:
    path = tmp_path / "severity.yaml"
    shutil.copyfile(rules_folder() / "severity.yaml", path)
    assert read_placed(path, "severity").text == ""


def test_another_schema_another_file_or_a_damaged_form_is_no_match(form: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    content = (rules_folder() / "severity.yaml").read_bytes()
    schema = schema_bytes("severity")
    monkeypatch.setattr(compiled, "compiled_file", lambda: form)
    assert compiled_data(schema, content) == read_placed(rules_folder() / "severity.yaml", "severity").data
    assert compiled_data(schema + b"\n", content) is None
    assert compiled_data(schema, content + b"\n") is None
    for number, text in enumerate(
        (
            form.read_text(encoding="ascii")[:-5],
            form.read_text(encoding="ascii").replace('"level":"high"', '"level":"info"', 1),
            form.read_text(encoding="ascii").replace(FORM, f"{FORM}0"),
            "",
            "\u00e9",
        )
    ):
        bad = form.with_name(f"bad-{number}")
        bad.write_text(text, encoding="utf-8")
        monkeypatch.setattr(compiled, "compiled_file", lambda bad=bad: bad)
        assert compiled_data(schema, content) is None


def test_the_form_does_not_depend_on_the_order_of_files() -> None:
    files = [(file_key(b"s", b"1"), {"a": "\u2028\n\u00e9"}), (file_key(b"s", b"2"), ["NO", 3, True, None])]
    assert compiled_text(files) == compiled_text(reversed(files))
    assert compiled_text(files).isascii()
    assert len(compiled_text(files).splitlines()) == 4


def test_only_the_lines_that_are_asked_for_are_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "form"
    path.write_text(compiled_text([(file_key(b"s", b"1"), [1]), (file_key(b"s", b"2"), [2])]), "ascii", newline="\n")
    path.write_bytes(path.read_bytes().replace(b"[1]\n", b"[7]\n"))
    monkeypatch.setattr(compiled, "compiled_file", lambda: path)
    assert compiled_data(b"s", b"1") is None, "a line that was changed is not used"
    assert compiled_data(b"s", b"2") == [2]
    path.unlink()
    assert compiled_data(b"s", b"2") is None


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("levels: []\ntopic: []\n", r'Unknown key "topic"'),
        ("levels: 3\ntopics: []\n", r"s\.yaml:1:1"),
        ("- what is this\n", "must be of type object"),
    ],
)
def test_a_file_that_fits_no_schema_stops_the_build(tmp_path: Path, text: str, said: str) -> None:
    (tmp_path / "s.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(RuleBookFaults, match=said):
        compile_rules(tmp_path)


def test_places_are_looked_up_when_a_fault_asks_for_them() -> None:
    placed = Placed("a.yaml", {"a": {"b": ["x"]}}, text="a:\n  b:\n  - x\n")
    assert placed.places == {}
    assert placed.where(("a", "b", 0)) == "a.yaml:3:5"
    assert placed.where(("a", "b", 7)) == "a.yaml:2:3"
    part = Placed("a.yaml", {"a": {"b": ["x"]}}, text="a:\n  b:\n  - x\n").inside(("a", "b"))
    assert part.data == ["x"]
    assert part.where((0,)) == "a.yaml:3:5"


SHOWS = """
import sys
if sys.argv[1:] == ["without YAML"]:
    sys.modules["yaml"] = None
from ethicalrecruit import Checker, load_book
book = load_book()
Checker(book=book).check_text("Nurses wanted.")
print(book.digest, book.rule("ilo.documents-held").title, sep="|")
"""


@pytest.fixture(scope="module")
def installed(laid_out: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The package laid out as a wheel lays it out, to be changed."""
    place = tmp_path_factory.mktemp("installed")
    return shutil.copytree(laid_out, place, ignore=shutil.ignore_patterns("__pycache__"), dirs_exist_ok=True)


def shown(place: Path, *words: str) -> subprocess.CompletedProcess[str]:
    clean = {key: value for key, value in os.environ.items() if not key.startswith("PYTHON")}
    return subprocess.run(
        [sys.executable, "-c", SHOWS, *words],
        env=clean | {"PYTHONPATH": str(place), "PYTHONDONTWRITEBYTECODE": "1"},
        cwd=place,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


def test_an_installed_package_reads_its_book_without_yaml_and_notices_a_changed_file(installed: Path) -> None:
    files = sorted(path for path in installed.rglob("*") if path.is_file())
    quick = shown(installed, "without YAML")
    assert quick.returncode == 0, quick.stderr
    form = installed / "ethicalrecruit" / "_rules.compiled"
    form.rename(form.with_suffix(".away"))
    assert shown(installed).stdout == quick.stdout
    assert shown(installed, "without YAML").returncode != 0
    form.with_suffix(".away").rename(form)

    rule = next((installed / "ethicalrecruit" / "_rules" / "packs").rglob("documents-held.yaml"))
    times = rule.stat()
    title = quick.stdout.strip().partition("|")[2]
    rule.write_bytes(rule.read_bytes().replace(title.encode(), title.upper().encode()))
    os.utime(rule, ns=(times.st_atime_ns, times.st_mtime_ns))  # the same name, size and time
    changed = shown(installed)
    assert changed.stdout.strip().partition("|")[2] == title.upper()
    assert changed.stdout.partition("|")[0] != quick.stdout.partition("|")[0]
    assert shown(installed, "without YAML").returncode != 0

    rule.write_bytes(rule.read_bytes().replace(title.upper().encode(), title.encode()))
    law = installed / "ethicalrecruit" / "_rules" / "instruments" / "dhaka.yaml"
    law.write_bytes(law.read_bytes().replace(b"id: dhaka", b"id: dhakka", 1))
    faulty = shown(installed)
    assert re.search(r"documents-held\.yaml:\d+:\d+: .*dhaka", faulty.stderr), "a place is shown without the YAML read"
    assert sorted(path for path in installed.rglob("*") if path.is_file()) == files
