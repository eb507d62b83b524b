"""JSON Lines and JSON arrays: a record a row, or a document a row where the records are postings or offers of ours.

The columns of records are the keys of all of them: a first pass over the file gathers these, so that none is missed.
"""

import io
import json
import re
from collections.abc import Iterator
from typing import Any

from ethicalrecruit.batch.inputs.encoding import Encoding, encoding_of
from ethicalrecruit.batch.inputs.json_values import (
    RecordDecoder,
    cells_of,
    is_offer,
    is_posting,
    written,
)
from ethicalrecruit.batch.inputs.source import Source, broken_off
from ethicalrecruit.batch.inputs.table import MOST_COLUMNS, Found, SourceOptions, Table
from ethicalrecruit.batch.lines import LONGEST_LINE, Lines
from ethicalrecruit.errors import EmptySource, UnreadableSource
from ethicalrecruit.frozen import dataclass
from ethicalrecruit.intake.document import LARGEST_DOCUMENT
from ethicalrecruit.intake.postings import postings_in
from ethicalrecruit.intake.row import CellFault

LINES, ARRAY, OBJECT = "JSON Lines", "JSON array", "JSON object"
_CHUNK = 1 << 16
_BLANKS = " \t\r\n"
_BLANK = re.compile(r"[ \t\r\n]*")
_REPLACED = "\ufffd"


@dataclass(frozen=True, slots=True)
class _Record:
    value: Any
    text: str
    line: int
    offset: int | None
    faults: tuple[CellFault, ...] = ()


class JsonTable(Table):
    """Records of JSON.

    Args:
        source: the input.
        form: how records follow each other: ``LINES``, ``ARRAY``, or one ``OBJECT``.
        options: how it is to be read.

    Raises:
        UnreadableSource: if it is no JSON as a whole, or has too many keys.
        EmptySource: if it holds no record.
    """

    def __init__(self, source: Source, form: str, options: SourceOptions) -> None:
        self._source, self._form = source, form
        self._encoding: Encoding = encoding_of(source, options.encoding)
        told = {"form": form, "encoding": self._encoding.name, "encoding_by": self._encoding.by}
        super().__init__(source.name, (), told, self._encoding.notes)
        columns: dict[str, None] = {}
        kinds = {"posting": 0, "offer": 0, "record": 0}
        count = 0
        for record in self._records():
            count += 1
            if isinstance(record.value, dict):
                kinds[
                    "posting"
                    if is_posting(record.value, record.text)
                    else "offer"
                    if is_offer(record.value)
                    else "record"
                ] += 1
                columns.update(dict.fromkeys(cells_of(record.value, [])))
                if len(columns) > MOST_COLUMNS:
                    what = f"The records have more than {MOST_COLUMNS:,} different keys."
                    mend = "Leave out those that you do not need; keys of lists count with each place."
                    raise UnreadableSource(what, f"{source.name}:{record.line}", mend)
        if not count:
            raise EmptySource("There is no record in it.", source.name, "Check whether it is the right one.")
        documents = kinds["posting"] + kinds["offer"]
        self.documents = bool(documents) and not kinds["record"] and not options.mapped
        self.header = ("id", "text") if self.documents else tuple(columns)
        self.told["records"] = "documents" if self.documents else "cells; columns are the keys of all records"
        if documents and not self.documents and not options.mapped:
            some = f"{documents:,} of {count:,} records are postings or offers"
            self.notes += (f"{some}, but others are not, so all were read as cells.",)

    def _found(self) -> Iterator[Found]:
        header = self.header
        for record in self._records():
            faults = list(record.faults)
            if not isinstance(record.value, dict):
                if not faults:
                    faults.append(CellFault("", "The record is no object.", "Write it in braces, with names."))
                yield Found({"(row)": record.text[:LONGEST_LINE]}, record.line, record.offset, tuple(faults))
                continue
            cells = cells_of(record.value, faults)
            if self.documents:
                shown = {"id": cells.get("id") or cells.get("identifier") or cells.get("identifier.value") or ""}
                text = record.text.encode("utf-8", "replace")
                yield Found(shown, record.line, record.offset, tuple(faults), document=text)
            elif faults or any(cell and not cell.isspace() for cell in cells.values()):
                row = {name: cells.get(name, "") for name in header}
                yield Found(row, record.line, record.offset, tuple(faults))
            else:
                self.blank += 1

    def _records(self) -> Iterator[_Record]:
        if self._form == LINES:
            return self._of_lines()
        return self._of_array() if self._form == ARRAY else self._of_object()

    def _of_lines(self) -> Iterator[_Record]:
        decoder = RecordDecoder()
        self.blank = 0
        with self._source.opened() as stream:
            lines = Lines(stream, self._encoding.name, self._source.name)
            try:
                for text in lines:
                    line = lines.taken[0]
                    lines.forget()
                    if line.fault:
                        fault = CellFault("", line.fault, line.mend)
                        yield _Record(None, text, line.number, line.offset, (fault,))
                    elif not text.strip(_BLANKS):
                        self.blank += 1
                    else:
                        yield _decoded(decoder, text, line.number, line.offset)
            finally:
                lines.close()

    def _of_array(self) -> Iterator[_Record]:
        with self._source.opened() as stream:
            text = io.TextIOWrapper(stream, encoding=self._encoding.name, errors="replace", newline="")
            try:
                yield from _Array(text, self._source.name).records()
            finally:
                text.detach()

    def _of_object(self) -> Iterator[_Record]:
        """A file with one object: a posting or several, an offer of ours, or a record."""
        with self._source.opened() as stream:
            try:
                data = stream.read(LARGEST_DOCUMENT + 1)
            except (OSError, EOFError) as error:
                raise broken_off(error, self._source.name) from None
        if len(data) > LARGEST_DOCUMENT:
            what = f"The file is one JSON object of more than {LARGEST_DOCUMENT:,} bytes."
            raise UnreadableSource(what, self._source.name, "Make a line of each record, or a list of them.")
        text = data.decode(self._encoding.name, "replace").removeprefix("\ufeff")
        record = _whole(text, self._source.name)
        lists = [key for key, value in record.value.items() if isinstance(value, list) and _holds_records(value)]
        postings = postings_in(record.value)
        if postings:
            for one in postings:
                yield _Record(one, written(one), record.line, None, record.faults)
        elif lists and not is_offer(record.value):
            named = ", ".join(f'"{key}"' for key in lists[:5])
            what = f"The file is one JSON object; its records seem to stand in the list {named} inside it."
            raise UnreadableSource(what, self._source.name, "Save that list by itself, or a line for each record.")
        else:
            yield record


class _Array:
    """The members of a list, of which one at a time is held."""

    def __init__(self, text: io.TextIOWrapper, source: str) -> None:
        self._text, self._source = text, source
        self._held = ""
        self._at = 0
        self._line = 1
        self._ended = False
        self._decoder = RecordDecoder()

    def records(self) -> Iterator[_Record]:
        if self._next() != "[":
            raise self._broken("A list is expected here")
        self._pass(1)
        if self._next() == "]":
            self._pass(1)
        else:
            while True:
                yield self._record()
                sign = self._next()
                if sign not in (",", "]"):
                    raise self._broken("The file ends inside the list" if not sign else "A comma is expected here")
                self._pass(1)
                if sign == "]":
                    break
                self._next()
        if self._next():
            raise self._broken("More text follows after the end of the list")

    def _record(self) -> _Record:
        wanted = _CHUNK
        while True:
            try:
                value, end = self._decoder.decode(self._held, self._at)
                if end < len(self._held) or self._ended:
                    break
            except json.JSONDecodeError as error:
                if self._ended or len(self._held) - self._at > LONGEST_LINE:
                    raise self._not_decoded(error) from None
            except RecursionError:
                raise self._broken("The record that begins here is nested too deep") from None
            self._read(wanted)
            wanted *= 2
        text = self._held[self._at : end]
        faults = list(self._decoder.faults)
        if _REPLACED in text:
            what = "The record holds bytes that stand for no character."
            faults.append(CellFault("", what, "Save the file as UTF-8, or state its encoding."))
        record = _Record(value, text, self._line, None, tuple(faults))
        self._pass(end - self._at)
        return record

    def _next(self) -> str:
        """The next sign that is no blank; "" at the end."""
        while True:
            found = _BLANK.match(self._held, self._at)
            self._pass(found.end() - self._at if found else 0)
            if self._at < len(self._held):
                return self._held[self._at]
            if self._ended:
                return ""
            self._read(_CHUNK)

    def _pass(self, length: int) -> None:
        self._line += self._held.count("\n", self._at, self._at + length)
        self._at += length

    def _read(self, length: int) -> None:
        try:
            more = self._text.read(length)
        except (OSError, EOFError) as error:
            raise broken_off(error, self._source) from None
        self._ended = not more
        self._held = self._held[self._at :] + more
        self._at = 0
        if self._line == 1 and self._held.startswith("\ufeff"):
            self._held = self._held[1:]

    def _broken(self, what: str) -> UnreadableSource:
        mend = "Check commas and brackets there, and whether the file is whole."
        return UnreadableSource(f"This is no whole list of JSON. {what}.", f"{self._source}:{self._line}", mend)

    def _not_decoded(self, error: json.JSONDecodeError) -> UnreadableSource:
        if not self._ended:
            return self._broken(f"The record that begins here has an error, or more than {LONGEST_LINE:,} characters")
        self._line += self._held.count("\n", self._at, error.pos)
        return self._broken(f"{error.msg}")


def _decoded(decoder: RecordDecoder, text: str, line: int, offset: int | None) -> _Record:
    try:
        start = len(text) - len(text.lstrip(_BLANKS))
        value, end = decoder.decode(text, start)
    except json.JSONDecodeError as error:
        fault = CellFault("", f"The line is no JSON ({error.msg}, character {error.pos + 1}).", "Correct the line.")
        return _Record(None, text, line, offset, (fault,))
    except RecursionError:
        fault = CellFault("", "The record is nested too deep.", "Flatten it.")
        return _Record(None, text, line, offset, (fault,))
    faults = list(decoder.faults)
    if text[end:].strip(_BLANKS):
        faults.append(CellFault("", "More text follows after the record.", "Write one record a line."))
        value = None
    return _Record(value, text.strip(_BLANKS), line, offset, tuple(faults))


def _whole(text: str, source: str) -> _Record:
    """A text that is one object."""
    decoder = RecordDecoder()
    start = len(text) - len(text.lstrip(_BLANKS))
    try:
        value, end = decoder.decode(text, start)
    except json.JSONDecodeError as error:
        where = f"{source}:{error.lineno}:{error.colno}"
        raise UnreadableSource(f"This is no JSON: {error.msg}.", where, "Check whether the file is whole.") from None
    except RecursionError:
        raise UnreadableSource("The document is nested too deep.", source, "Flatten it.") from None
    if text[end:].strip(_BLANKS):
        line = text.count("\n", 0, end) + 1
        mend = "Write one record a line, or make a list of them: [ …, … ]."
        raise UnreadableSource("More text follows after the first JSON object.", f"{source}:{line}", mend)
    return _Record(value, text[start:end], 1 + text.count("\n", 0, start), None, tuple(decoder.faults))


def _holds_records(value: list[Any]) -> bool:
    return bool(value) and all(isinstance(one, dict) for one in value)
