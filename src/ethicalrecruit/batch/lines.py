"""The lines of a file as text, each with its number and its first byte, and with what is wrong with it.

A line that cannot be decoded does not stop the reading: it is marked, and the row it belongs to is rejected.
"""

import io
import re
import zlib
from collections import deque
from collections.abc import Generator, Iterator
from typing import BinaryIO, cast

from ethicalrecruit.errors import UnreadableSource
from ethicalrecruit.frozen import dataclass

LONGEST_LINE = 4_000_000
"""Lines of more bytes are not read."""

LONGEST_ROW = 16_000_000
"""A row over many lines ends after so many characters, whatever its quotation marks say."""

MOST_LINES = 20_000
"""The same for lines."""

_SNIFFED = 65_536
_REPLACED = "\ufffd"
_UTF8_MARK = b"\xef\xbb\xbf"
_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")
_LONE_RETURN = re.compile(r"(?<=\r)(?!\n|$)")


class RowTooLong(Exception):  # noqa: N818  # caught one floor up and made a reject
    """A row has taken more text than any row can have."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a file.

    Attributes:
        text: its text, with its line end; replaced where it cannot be decoded.
        number: counted from 1.
        offset: its first byte; None where that is not known. Of a compressed file the unpacked bytes count.
        fault: what is wrong with it; "" if nothing is.
        mend: what to do about that.
    """

    text: str
    number: int
    offset: int | None
    fault: str = ""
    mend: str = ""


class Lines:
    """The lines of one opened file, for a csv reader to draw from.

    Attributes:
        taken: the lines drawn since ``forget`` was called last.
        quote: the quotation mark of its cells; "" for none.
    """

    def __init__(self, stream: BinaryIO, encoding: str, source: str) -> None:
        self.source = source
        self._stream = stream
        self.encoding = encoding
        self.taken: list[Line] = []
        self.quote = '"'
        self._returned: deque[Line] = deque()
        self._number = 0
        self._size = 0
        head = _peeked(stream)
        _must_be_text(head, encoding, source)
        self._offset: int | None = 0
        if _one_byte_line_ends(encoding) and not (b"\r" in head and b"\n" not in head):
            if head.startswith(_UTF8_MARK) and encoding.startswith("utf-8"):
                stream.read(len(_UTF8_MARK))
                self._offset = len(_UTF8_MARK)
            self._lines: Generator[Line] = self._by_bytes(stream)
        else:
            self._offset = None
            self._lines = self._by_characters(stream)

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = self._returned.popleft() if self._returned else next(self._lines)
        self.taken.append(line)
        self._size += len(line.text)
        if self._size > LONGEST_ROW or len(self.taken) > MOST_LINES:
            raise RowTooLong
        return line.text

    @property
    def position(self) -> int | None:
        """How many bytes of the file itself, packed as it is, were read so far; None if that cannot be told."""
        packed = getattr(self._stream, "fileobj", None)
        try:
            return (self._stream if packed is None else packed).tell()
        except (OSError, ValueError, AttributeError):
            return None

    def close(self) -> None:
        """Let go of the stream; whoever opened it closes it."""
        self._lines.close()

    def forget(self) -> None:
        """Begin a new row."""
        self.taken = []
        self._size = 0

    def skip_cell(self) -> None:
        """Pass over the rest of a quoted cell, if the lines drawn end inside one; nothing of it is kept."""
        mark = self.quote
        inside = bool(mark) and sum(line.text.count(mark) for line in self.taken) % 2 == 1
        while inside and (line := self._returned.popleft() if self._returned else next(self._lines, None)):
            inside = line.text.count(mark) % 2 == 0

    def give_back(self, lines: list[Line]) -> None:
        """Put lines back, to be drawn again."""
        self._returned.extendleft(reversed(lines))

    def _by_bytes(self, stream: BinaryIO) -> Generator[Line]:
        while raw := self._read(stream):
            offset = cast("int", self._offset)
            self._offset = offset + len(raw)
            if len(raw) == LONGEST_LINE and not raw.endswith(b"\n"):
                self._offset += self._skip_line(stream)
                fault = f"The line has more than {LONGEST_LINE:,} bytes."
                yield self._numbered("\n", offset, fault, "Shorten it, or divide the file otherwise.")
                continue
            yield from self._decoded(raw, offset)

    def _decoded(self, raw: bytes, offset: int) -> Iterator[Line]:
        fault = mend = ""
        try:
            text = raw.decode(self.encoding)
        except UnicodeDecodeError as error:
            text = raw.decode(self.encoding, "replace")
            fault = f"Byte {offset + error.start} is not {self.encoding}."
            mend = 'Save the file as UTF-8, or state its encoding, for example "cp1252".'
        if "\0" in text:
            text = text.replace("\0", "")
            fault = fault or "The row holds NUL bytes."
            mend = mend or "Export the table again; the file is damaged, or no text."
        if "\r" in text and "\r" in text.rstrip("\r\n"):
            # Old files end lines with a return alone; a csv reader wants such lines one by one.
            for part in _LONE_RETURN.split(text):
                yield self._numbered(part, offset, fault, mend)
                offset += len(part.encode(self.encoding, "replace"))
            return
        yield self._numbered(text, offset, fault, mend)

    def _by_characters(self, stream: BinaryIO) -> Generator[Line]:
        """For encodings whose line ends are not one byte, and for files without any newline."""
        text = io.TextIOWrapper(stream, encoding=self.encoding, errors="replace", newline="")
        try:
            while line := self._read_text(text):
                if not self._number:
                    line = line.removeprefix("\ufeff")
                if len(line) == LONGEST_LINE and not line.endswith(("\n", "\r")):
                    while rest := self._read_text(text):
                        if rest.endswith(("\n", "\r")):
                            break
                    fault = f"The line has more than {LONGEST_LINE:,} characters."
                    yield self._numbered("\n", None, fault, "Shorten it, or divide the file otherwise.")
                    continue
                fault = mend = ""
                if "\0" in line:
                    fault, mend = "The row holds NUL bytes.", "Export the table again."
                elif _REPLACED in line:
                    fault = (
                        f"The row holds bytes that are not {self.encoding}, or the sign for such bytes ({_REPLACED})."
                    )
                    mend = "Export the table again as UTF-8, or state its encoding."
                yield self._numbered(line.replace("\0", ""), None, fault, mend)
        finally:
            text.detach()  # else it would close the stream when it is thrown away

    def _read_text(self, text: io.TextIOWrapper) -> str:
        try:
            return text.readline(LONGEST_LINE)
        except UnicodeError as error:  # UTF-16 that begins without its mark
            where = f"{self.source}, after line {self._number}"
            mend = "State the encoding of the file, or save it as UTF-8."
            raise UnreadableSource(f"The file is not {self.encoding}: {error}.", where, mend) from None
        except (OSError, EOFError, zlib.error) as error:
            raise self._breaks_off(error) from None

    def _numbered(self, text: str, offset: int | None, fault: str, mend: str) -> Line:
        self._number += 1
        return Line(text, self._number, offset, fault, mend)

    def _read(self, stream: BinaryIO) -> bytes:
        try:
            return stream.readline(LONGEST_LINE)
        except (OSError, EOFError, zlib.error) as error:
            raise self._breaks_off(error) from None

    def _breaks_off(self, error: Exception) -> UnreadableSource:
        """A cut or damaged archive shows itself as one of several errors."""
        where = f"{self.source}, after line {self._number}"
        return UnreadableSource(f"The file cannot be read on: {error}.", where, "Fetch it again.")

    def _skip_line(self, stream: BinaryIO) -> int:
        skipped = 0
        while raw := self._read(stream):
            skipped += len(raw)
            if raw.endswith(b"\n"):
                break
        return skipped


def _peeked(stream: BinaryIO) -> bytes:
    peek = getattr(stream, "peek", None)
    try:
        return bytes(peek(_SNIFFED)[:_SNIFFED]) if peek else b""
    except (OSError, EOFError, zlib.error):
        return b""  # reading it says what is wrong


def _must_be_text(head: bytes, encoding: str, source: str) -> None:
    if head.startswith(_UTF16_MARKS) and not encoding.startswith(("utf-16", "utf-32")):
        raise UnreadableSource(f"The file is UTF-16, not {encoding}.", source, "State the encoding utf-16.")


def _one_byte_line_ends(encoding: str) -> bool:
    """Whether lines can be told before decoding: in UTF-8, and where every byte is a character."""
    if encoding in ("utf-8", "ascii"):
        return True
    every = bytes(range(256)).decode(encoding, "replace")
    return len(every) == len(range(256)) and every[10:14:3] == "\n\r"
