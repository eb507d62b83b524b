"""Letters to the agencies of a run: one file each, and tables of who gets one and which documents name nobody."""

import shutil
from collections.abc import Callable, Iterable, Iterator
from dataclasses import field
from operator import attrgetter
from pathlib import Path
from tempfile import mkdtemp

from ethicalrecruit.batch.csv_cells import csv_line
from ethicalrecruit.batch.folder import as_utf8, machine_error, must_be_free
from ethicalrecruit.batch.run_files import Passed
from ethicalrecruit.batch.run_reading import Run
from ethicalrecruit.errors import EmptySource
from ethicalrecruit.frozen import dataclass
from ethicalrecruit.render.blocks import Block
from ethicalrecruit.render.document_page import blocks_page, need_html
from ethicalrecruit.render.markdown import blocks_markdown
from ethicalrecruit.report.agency_of import name_key
from ethicalrecruit.report.authority_of import rules_without_standard
from ethicalrecruit.report.file_names import FileNames
from ethicalrecruit.report.letter_material import Agency, Material, Sorted
from ethicalrecruit.report.letter_story import RunSaid, letter
from ethicalrecruit.report.replies import Replies
from ethicalrecruit.report.sender import Sender

AGENCIES, WITHOUT = "agencies.csv", "without-agency.csv"
_ENDINGS = {"markdown": "md", "html": "html"}
_HEAD = ("agency", "letter", "rows", "documents", "documents_with_indicator", "first_day", "last_day", "replies")
_WITHOUT_HEAD = ("row", "input", "id", "day", "indicators", "reason")


@dataclass(frozen=True, slots=True)
class Letters:
    """How letters are written.

    Attributes:
        sender: who writes.
        replies: what is recorded already.
        form: ``markdown`` or ``html``.
        every: whether agencies without an indicator get one as well.
    """

    sender: Sender = field(default_factory=Sender)
    replies: Replies = field(default_factory=Replies)
    form: str = "markdown"
    every: bool = False


@dataclass(frozen=True, slots=True)
class Written:
    """What was written.

    Attributes:
        letters: how many letters.
        agencies: how many agencies the run names.
        without: how many rows belong to no agency by name.
        not_found: names of the replies that the run does not know.
    """

    letters: int
    agencies: int
    without: int
    not_found: tuple[str, ...] = ()


def write_letters(run: Run, out: Path, wanted: Letters, passed: Passed | None = None) -> Written:
    """Write the letters of a run into a new folder, which appears whole or not at all.

    Args:
        run: the run.
        out: the folder.
        wanted: how they are written.
        passed: told how many bytes of findings were read.

    Raises:
        UnreadableSource: if the run is damaged, or too old to know agencies.
        EmptySource: if no row names an agency.
        ResumeError: if something stands in the place of the folder.
        MissingExtra: for HTML without the package for it.
        MachineError: if the disk is full.
    """
    must_be_free(out)
    if wanted.form == "html":
        need_html()
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        begun = Path(mkdtemp(prefix=f".{out.name}-", dir=out.parent))
        try:
            made = begun / "letters"
            made.mkdir()
            written = _write(run, begun, made, wanted, passed)
            made.replace(out)
        finally:
            shutil.rmtree(begun, ignore_errors=True)
    except OSError as error:
        raise machine_error(
            error, "The letters cannot be written.", out, "Make room, or choose another place."
        ) from None
    return written


def _write(run: Run, begun: Path, made: Path, wanted: Letters, passed: Passed | None) -> Written:
    said = RunSaid(run.book, run.manifest["tool"]["version"])
    with Sorted(begun, rules_without_standard(run.book)) as found:
        without = _write_table(
            made / WITHOUT,
            _WITHOUT_HEAD,
            ((int(row["row"]), row["input"], row["id"], row["day"], count, reason)
             for row, reason, count in found.read(run.files, passed)),
        )  # fmt: skip
        if not found.agencies:
            what = "No row of this run names an agency."
            raise EmptySource(what, run.folder.as_posix(), "Map the column of the agency, and audit again.")
        names, files = FileNames((Path(AGENCIES).stem, Path(WITHOUT).stem)), {}
        # Names are given in the order of names, whatever the order of rows.
        for key, agency in sorted(found.agencies.items()):
            if agency.has_indicator or wanted.every:
                files[key] = f"{names.of(agency.name)}.{_ENDINGS[wanted.form]}"
        for key, material in found.materials():
            if key in files:
                _write_letter(made / files[key], material, said, wanted)
        _write_table(made / AGENCIES, _HEAD, _agency_rows(found.agencies, files, wanted.replies))
        not_found = tuple(one for one in wanted.replies.names() if name_key(one) not in found.agencies)
        return Written(len(files), len(found.agencies), without, not_found)


def _write_letter(path: Path, material: Material, said: RunSaid, wanted: Letters) -> None:
    blocks = list(letter(material, said, wanted.sender, wanted.replies.of(material.agency.name)))
    path.write_bytes(as_utf8(_FORMS[wanted.form](blocks)))


def _html(blocks: list[Block]) -> str:
    return blocks_page(blocks)


_FORMS: dict[str, Callable[[list[Block]], str]] = {"markdown": blocks_markdown, "html": _html}


def _agency_rows(
    agencies: dict[str, Agency], files: dict[str, str], replies: Replies
) -> Iterator[tuple[str | int, ...]]:
    counts = attrgetter("rows", "documents", "with_indicator", "first_day", "last_day")
    for key, agency in sorted(agencies.items()):
        yield agency.name, files.get(key, ""), *counts(agency), sum(1 for one in replies.of(agency.name) if one.replied)


def _write_table(path: Path, head: tuple[str, ...], rows: Iterable[tuple[str | int, ...]]) -> int:
    count = 0
    with path.open("wb") as file:
        file.write(as_utf8(csv_line(head)))
        for row in rows:
            file.write(as_utf8(csv_line(row)))
            count += 1
    return count
