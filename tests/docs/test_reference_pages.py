"""The generated pages: one for everything, every link leads somewhere, and the same book gives the same bytes."""

import os
import re
import subprocess
import sys
from importlib import import_module
from pathlib import Path, PurePosixPath

import pytest

from ethicalrecruit import load_book
from ethicalrecruit.facts.catalogue import FACTS

ROOT = Path(__file__).resolve().parents[2]
BOOK = load_book()
PAGES: dict[str, str] = dict(import_module("scripts.docs_pages").pages(BOOK))
LINK = re.compile(r"\]\(([^)\s]*)\)")
DIGEST = """
import hashlib, sys
sys.path.insert(0, sys.argv[1])
from scripts.docs_pages import pages
from ethicalrecruit import load_book
total = hashlib.sha256()
for name, text in pages(load_book()):
    total.update(f"{name}\\0{text}\\0".encode())
print(total.hexdigest())
"""


def places(text: str) -> list[str]:
    return re.findall(r'<a id="([^"]+)"></a>', text)


def resolved(page: str, target: str) -> str:
    """A page's name from a link in another page; pages outside the reference begin with two dots."""
    parts: list[str] = []
    for part in (*PurePosixPath(page).parent.parts, *PurePosixPath(target).parts):
        if part == ".." and parts and parts[-1] != "..":
            parts.pop()
        else:
            parts.append(part)
    return "/".join(parts)


def test_there_is_a_page_for_everything() -> None:
    wanted = {f"rules/{rule.id}.md" for rule in BOOK.rules}
    wanted |= {f"instruments/{name}.md" for name in BOOK.tables.instruments}
    wanted |= {f"lists/{name}.md" for name in BOOK.tables.lists}
    wanted |= {"README.md", "facts.md", "columns.md", "lists.md", "instruments.md", "coverage.md", "rules/README.md"}
    assert wanted <= set(PAGES)


@pytest.mark.parametrize("page", PAGES)
def test_every_link_leads_to_a_page_and_a_place(page: str) -> None:
    broken = []
    for target in LINK.findall(PAGES[page]):
        name, _, place = target.partition("#")
        if "://" in name:
            continue
        found = resolved(page, name) if name else page
        known = found in PAGES or (ROOT / "docs" / "reference" / found).resolve().exists()
        if not known or (place and place not in places(PAGES[found])):
            broken.append(target)
    assert broken == []


@pytest.mark.parametrize("page", PAGES)
def test_places_of_a_page_differ(page: str) -> None:
    found = places(PAGES[page])
    assert len(found) == len(set(found))


@pytest.mark.parametrize("page", PAGES)
def test_tables_have_as_many_cells_as_heads(page: str) -> None:
    lines = PAGES[page].splitlines()
    wide = [len(re.findall(r"(?<!\\)\|", line)) if line.startswith("|") else 0 for line in lines]
    assert [
        line for at, line in enumerate(lines) if at and wide[at] and wide[at - 1] and wide[at] != wide[at - 1]
    ] == []


def test_every_provision_stands_on_its_instruments_page() -> None:
    for name, instrument in BOOK.tables.instruments.items():
        page = PAGES[f"instruments/{name}.md"]
        assert len(places(page)) == len(instrument.provisions)
        assert page.count("how sure we are of it:") == len(instrument.provisions)


def test_every_fact_stands_on_the_page_of_facts() -> None:
    for spec in FACTS:
        assert f"`{spec.name}`\n" in PAGES["facts.md"]


def test_every_member_of_an_edition_stands_on_its_lists_page() -> None:
    for name, listed in BOOK.tables.lists.items():
        page = PAGES[f"lists/{name}.md"]
        for edition in listed.editions:
            part = page.split(f"</a>Edition {edition.edition}\n")[1].split("\n## ")[0]
            assert set(re.findall(r"^\| ([A-Z]{2}) \|", part, re.MULTILINE)) == set(edition.members)


def test_the_matrix_adds_up() -> None:
    lines = [line for line in PAGES["coverage.md"].splitlines() if line.startswith(("| [", "| **in all**"))]
    rows = [[int(cell.strip(" *")) for cell in line.strip("|").split("|")[1:]] for line in lines]
    *instruments, total = rows
    assert len(instruments) == len(BOOK.tables.instruments)
    assert [sum(column) for column in zip(*instruments, strict=True)] == total
    assert all(sum(row[:-1]) == row[-1] for row in rows)


def test_the_same_book_gives_the_same_bytes() -> None:
    def digest(seed: str, zone: str) -> str:
        env = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": "C"}
        command = [sys.executable, "-c", DIGEST, str(ROOT)]
        return subprocess.run(command, capture_output=True, text=True, check=True, env=env).stdout

    assert digest("1", "UTC") == digest("2", "Pacific/Auckland")


def test_pages_end_with_one_line_break_and_hold_no_trailing_blanks() -> None:
    for name, text in PAGES.items():
        assert text.endswith("\n"), name
        assert not text.endswith("\n\n"), name
        assert not re.search(r"[ \t]$", text, re.MULTILINE), name
