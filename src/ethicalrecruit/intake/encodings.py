"""Bytes to text: the marks of Unicode, the encoding that a page declares, and a word about what could not be read."""

import codecs
import re

from ethicalrecruit.frozen import dataclass

# UTF-32 first: its mark begins like that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le", "UTF-32"),
    (codecs.BOM_UTF32_BE, "utf-32-be", "UTF-32"),
    (codecs.BOM_UTF8, "utf-8", ""),
    (codecs.BOM_UTF16_LE, "utf-16-le", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16-be", "UTF-16"),
)
_DECLARED = re.compile(
    rb"""<(?:meta|\?xml)[^<>]{0,200}?(?:charset|encoding)\s{0,9}=\s{0,9}["']?([A-Za-z0-9._-]{2,30})""", re.IGNORECASE
)
_HEAD = 4096
# Encodings of one byte a letter that pages declare; the web reads ISO 8859-1 as Windows 1252.
_KNOWN = {
    **dict.fromkeys(("iso8859-1", "iso8859-15", "latin-1", "ascii", "cp1252"), "cp1252"),
    **{name: name for name in ("iso8859-2", "iso8859-9", "iso8859-16", "cp1250", "cp1254")},
}
_FEWEST = 4
_MOSTLY_NUL = 0.4
_REPLACED = "\ufffd"


@dataclass(frozen=True, slots=True)
class Decoded:
    """Bytes as text.

    Attributes:
        text: the text without its mark.
        notes: what a reader of it must know, one sentence each.
        lost: whether some bytes stand for no character, so that words may be missing.
    """

    text: str
    notes: tuple[str, ...] = ()
    lost: bool = False


def decoded(data: bytes) -> Decoded:
    r"""The text of some bytes: UTF-8 unless a mark or a page's own word says otherwise.

    Bytes that stand for no character become U+FFFD, and that is told.

    >>> decoded(b"fee \xff 900").text, decoded("Größe".encode("utf-16")).text
    ('fee � 900', 'Größe')
    """
    encoding, name, start = _encoding_of(data)
    notes = [f"The text is {name}, not UTF-8."] if name else []
    body = data[start:]
    try:
        text = body.decode(encoding)
        lost = False
    except UnicodeDecodeError as error:
        declared = _declared(data) if encoding == "utf-8" and not start else None
        if declared is not None:
            # Some places of these encodings are empty; a letter there is replaced as well.
            text = body.decode(declared, "replace")
            lost = _REPLACED in text
            notes.append(f"The text was read as {declared}, which the page declares.")
        else:
            text = body.decode(encoding, "replace")
            lost = True
            place = error.start + start
            line = data.count(b"\n", 0, place) + 1
            kind = name or "UTF-8"
            notes.append(
                f"The text is not {kind} throughout (first at byte {place}, line {line}); what could not be read "
                f"stands as {_REPLACED}. Save it as UTF-8 and read it again."
            )
    if nuls := text.count("\0"):
        notes.append(f"The text holds {nuls} null character{'' if nuls == 1 else 's'}, read as blanks.")
    return Decoded(text, tuple(notes), lost)


def _encoding_of(data: bytes) -> tuple[str, str, int]:
    """The encoding, its name if that is worth a word, and where the text begins."""
    for mark, encoding, name in _MARKS:
        if data.startswith(mark):
            return encoding, name, len(mark)
    head = data[:_HEAD]
    if len(head) >= _FEWEST:
        # Text of Latin letters in UTF-16 has a null in nearly every second place.
        for encoding, place in (("utf-16-le", 1), ("utf-16-be", 0)):
            pairs = len(head) // 2
            if (
                head[place::2].count(0) >= _MOSTLY_NUL * 2 * pairs
                and head[1 - place :: 2].count(0) <= (1 - _MOSTLY_NUL) * pairs / 10
            ):
                return encoding, "UTF-16", 0
    return "utf-8", "", 0


def _declared(data: bytes) -> str | None:
    found = _DECLARED.search(data[:_HEAD])
    if found is None:
        return None
    try:
        name = codecs.lookup(found[1].decode("ascii")).name
    except LookupError:
        return None
    return _KNOWN.get(name)
