"""Snapshots of registers read from YAML or CSV files, strictly and with all faults at once.

Cells that look like formulas stay text: nothing is evaluated, here or later.
"""

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from ethicalrecruit.datafiles.strict_yaml import Placed
from ethicalrecruit.datafiles.yaml_files import opened, read_placed
from ethicalrecruit.errors import RuleBookError, RuleBookFaults, RuleFileError, suggest
from ethicalrecruit.reference.countries import country_names
from ethicalrecruit.reference.dated import FileReader
from ethicalrecruit.reference.registers import WORLD, EntryStatus, Register, RegisterEntry, made

MOST_ENTRIES = 50_000
MOST_FAULTS = 200
HEAD = ("register", "jurisdiction", "authority", "as_of", "complete", "url", "scheme")
COLUMNS = ("name", "number", "status", "since", "until", "valid_through")

_REQUIRED = ("register", "jurisdiction", "authority", "as_of", "complete")
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_JURISDICTION = re.compile(r"WORLD|[A-Z]{2}(-[A-Z0-9]{1,3})?")
_SCHEMES = ("iris", "ethical_recruiters_list", "cgfns", "german_seal", "other")
_STATUSES = tuple(status.value for status in EntryStatus)
_TRUTHS = {"true": True, "yes": True, "false": False, "no": False}
_LONGEST_LINE = 20_000


def load_registers(paths: Sequence[Path]) -> tuple[Register, ...]:
    """Load snapshots of registers, in order of id and day.

    Args:
        paths: YAML or CSV files.

    Raises:
        RuleBookFaults: with every fault in every file.
    """
    faults: list[RuleBookError] = []
    found: dict[tuple[str, date], Register] = {}
    for path in paths:
        try:
            reader = _csv(path) if path.suffix.lower() == ".csv" else FileReader(read_placed(path, "register"))
        except RuleBookFaults as error:
            faults.extend(error.faults)
            continue
        one = read_register(reader)
        faults.extend(reader.faults[:MOST_FAULTS])
        if one is None:
            continue
        if (one.id, one.as_of) in found:
            what = f"A snapshot of {one.id} of {one.as_of.isoformat()} is loaded already."
            faults.append(RuleFileError(what, reader.placed.name, "Name another day, or another register."))
        found.setdefault((one.id, one.as_of), one)
    if faults:
        raise RuleBookFaults(faults)
    return tuple(found[key] for key in sorted(found))


def read_register(reader: FileReader) -> Register | None:
    """The register of a file; None if its head cannot be used. Faults are left with the reader."""
    data: Mapping[str, Any] = reader.placed.data
    usable = not reader.faults
    as_of = reader.day(data.get("as_of"), ("as_of",))
    usable = _known_place(reader) and usable
    lines = data["entries"]
    if len(lines) > MOST_ENTRIES:
        reader.fault(f"The register has more than {MOST_ENTRIES:,} entries.", ("entries", MOST_ENTRIES), "Split it.")
        return None
    entries = [entry for at, line in enumerate(lines) if (entry := _entry(reader, line, at)) is not None]
    if as_of is None or not usable:
        return None
    return made(
        data["register"],
        data["jurisdiction"],
        data["authority"],
        as_of,
        entries,
        complete=data["complete"],
        url=data.get("url", ""),
        scheme=data.get("scheme", ""),
    )


def _entry(reader: FileReader, line: Mapping[str, str], at: int) -> RegisterEntry | None:
    path = ("entries", at)
    name, number = line.get("name", "").strip(), line.get("number", "").strip()
    if not name and not number:
        reader.fault("The entry has neither name nor number.", path, "Fill one of them, or remove the entry.")
    since = reader.day(line.get("since"), (*path, "since"))
    until = reader.day(line.get("until"), (*path, "until"))
    last = reader.day(line.get("valid_through"), (*path, "valid_through"))
    if until is not None and last is not None:
        reader.fault("The entry has both until and valid_through.", (*path, "until"), "Give one of the two.")
    elif last is not None and last < date.max:
        until = last + timedelta(days=1)
    if since is not None and until is not None and since >= until:
        reader.fault(f"It ends ({until}) before it begins ({since}).", path, "Correct one of the two days.")
        return None
    if line["status"] not in _STATUSES or not (name or number):
        return None
    return RegisterEntry(name, number, EntryStatus(line["status"]), since, until)


def _csv(path: Path) -> FileReader:
    """The data of a CSV file in the shape of a YAML one, with the faults of its head and its cells."""
    shown = path.as_posix()
    rows = list(_rows(_text(path, shown), shown))
    placed = Placed(shown, data={})
    reader = FileReader(placed)
    at = next((at for at, (_, cells) in enumerate(rows) if _is_header(cells)), None)
    if at is None:
        mend = "After the head write a line of column names: name,number,status,since,until."
        raise RuleBookFaults([RuleFileError("The file has no line of column names.", shown, mend)])
    _head(reader, rows[:at])
    placed.data["entries"] = list(_lines(reader, rows[at], rows[at + 1 :]))
    if not placed.data["entries"]:
        reader.fault("The register has no entry.", (), "Write its entries below the column names.")
    return reader


def _text(path: Path, shown: str) -> str:
    with suppress(OSError):  # why it cannot be looked at is told when it is opened
        if not path.is_file():
            raise RuleBookFaults([RuleFileError("There is no such file.", shown, "Check the path.")])
    return opened(path)[1]


def _rows(text: str, shown: str) -> Iterator[tuple[int, list[str]]]:
    """The rows that hold anything, each with its line."""
    first = text[:_LONGEST_LINE].splitlines()[:1]
    sign = max(",;\t", key=(first[0] if first else "").count)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=sign, strict=True)
    try:
        for cells in rows:
            stripped = [cell.strip() for cell in cells]
            if any(stripped):
                yield rows.line_num, stripped
    except csv.Error as error:
        where = f"{shown}:{rows.line_num}"
        fault = RuleFileError(f"This is not readable as CSV: {error}.", where, "Check quotation marks and signs.")
        raise RuleBookFaults([fault]) from None


def _is_header(cells: Sequence[str]) -> bool:
    return "status" in [cell.casefold() for cell in cells]


def _head(reader: FileReader, rows: Sequence[tuple[int, Sequence[str]]]) -> None:
    placed = reader.placed
    for line, (key, *rest) in rows:
        word = key.casefold().replace(" ", "_")
        placed.places[word,] = (line, 1)
        value, *more = [cell for cell in rest if cell] or [""]
        if word not in HEAD:
            mend = suggest(word, HEAD) or f"There are: {', '.join(HEAD)}."
            reader.fault(f'There is no key "{key}" in the head.', (word,), mend)
        elif word in placed.data:
            reader.fault(f'The key "{word}" stands twice.', (word,), "Remove one of the two.")
        elif more:
            reader.fault(f'"{word}" has more than one value.', (word,), "Put the value into quotation marks.")
        elif value:
            placed.data[word] = value
    for word in _REQUIRED:
        if word not in placed.data:
            reader.fault(f'The key "{word}" is missing in the head.', (word,), f"Add a line: {word},value.")
    _head_values(reader)


def _known_place(reader: FileReader) -> bool:
    """Whether the jurisdiction is a place; a code nobody uses would make the register silently of no use."""
    place = str(reader.placed.data.get("jurisdiction", ""))
    if place == WORLD or place.partition("-")[0] in country_names().codes:
        return True
    mend = 'The United Kingdom is "GB".' if place == "UK" else "Write an ISO 3166 code such as KE or GB-ENG, or WORLD."
    reader.fault(f'"{place}" is no ISO 3166 code of a place.', ("jurisdiction",), mend)
    return False


def _head_values(reader: FileReader) -> None:
    data = reader.placed.data
    for word, form, mend in (
        ("register", _ID, "Use small letters, digits and hyphens."),
        ("jurisdiction", _JURISDICTION, "Write an ISO 3166 code such as KE or GB-ENG, or WORLD."),
    ):
        if word in data and not form.fullmatch(data[word]):
            reader.fault(f'"{data[word]}" does not fit {word}.', (word,), mend)
    if data.get("scheme", "other") not in _SCHEMES:
        mend = suggest(data["scheme"], _SCHEMES) or f"There are: {', '.join(_SCHEMES)}."
        reader.fault(f'There is no scheme "{data["scheme"]}".', ("scheme",), mend)
    if "complete" in data:
        truth = _TRUTHS.get(data["complete"].casefold())
        if truth is None:
            reader.fault(f'"{data["complete"]}" is neither true nor false.', ("complete",), "Write true or false.")
        data["complete"] = truth


def _lines(
    reader: FileReader, header: tuple[int, Sequence[str]], rows: Sequence[tuple[int, Sequence[str]]]
) -> Iterator[dict[str, str]]:
    names = [cell.casefold().replace(" ", "_") for cell in header[1]]
    reader.placed.places["columns",] = (header[0], 1)
    for name in names:
        if name not in COLUMNS:
            mend = suggest(name, COLUMNS) or f"There are: {', '.join(COLUMNS)}."
            reader.fault(f'There is no column "{name}".', ("columns",), mend)
        elif names.count(name) > 1:
            reader.fault(f'The column "{name}" stands twice.', ("columns",), "Remove one of the two.")
    for at, (line, cells) in enumerate(rows):
        path = ("entries", at)
        reader.placed.places[path] = (line, 1)
        if len(cells) > len(names):
            reader.fault("The line has more cells than there are columns.", path, "Put texts into quotation marks.")
        entry = {name: cell for name, cell in zip(names, cells, strict=False) if cell}
        if entry.get("status", "").casefold() not in _STATUSES:
            mend = suggest(entry.get("status", ""), _STATUSES) or f"There are: {', '.join(_STATUSES)}."
            reader.fault(f'"{entry.get("status", "")}" is no status.', path, mend)
        yield {**entry, "status": entry.get("status", "").casefold()}
