"""What form an input has, told by its first bytes, and by its name only where these leave it open."""

import json
import re
import zipfile
from pathlib import Path, PurePath

from ethicalrecruit.batch.inputs.arrow_tables import IPC_FILE, IPC_STREAM, PARQUET
from ethicalrecruit.batch.inputs.json_tables import ARRAY, LINES, OBJECT
from ethicalrecruit.batch.inputs.source import Source
from ethicalrecruit.errors import EmptySource, UnreadableSource

CSV, EXCEL, ZIP, AD = "CSV", "Excel", "zip", "ad"

_BINARY = {b"PAR1": PARQUET, b"ARROW1": IPC_FILE, b"\xff\xff\xff\xff": IPC_STREAM, b"PK\x03\x04": ZIP}
_UNPACK = "Unpack it first."
_EXPORT = "Save the table as CSV in UTF-8."
_OTHERS = {
    b"\xd0\xcf\x11\xe0": (
        "an old Excel workbook (.xls), or one with a password",
        "Open it in a spreadsheet program and save it as .xlsx without a password, or as CSV in UTF-8.",
    ),
    b"\x1f\x8b": ("packed twice", _UNPACK),
    b"BZh": ("packed with bzip2", _UNPACK),
    b"\xfd7zXZ\x00": ("packed with xz", _UNPACK),
    b"\x28\xb5\x2f\xfd": ("packed with Zstandard", _UNPACK),
    b"7z\xbc\xaf": ("a 7z archive", _UNPACK),
    b"Rar!": ("a RAR archive", _UNPACK),
    b"%PDF": ("a PDF", "Save the table as CSV, or the text of the ads as .txt files in a folder."),
    b"SQLite format 3\x00": ("an SQLite database", "Export the table as CSV in UTF-8."),
    b"FEA1": ("a Feather file of the first version", "Write it again as Parquet or Arrow IPC."),
    b"Obj\x01": ("an Avro file", "Write it again as Parquet or CSV."),
    b"ORC": ("an ORC file", "Write it again as Parquet or CSV."),
    b"\x89PNG": ("a picture", _EXPORT),
    b"\xff\xd8\xff": ("a picture", _EXPORT),
    b"{\\rtf": ("a document of a word processor (RTF)", _EXPORT),
}
_PAGE = re.compile(
    r"\s*(?:<\?xml[^<>]{0,200}\?>\s*)?(?:<!--.{0,2000}?-->\s*)?<(?:!doctype\s+html|html|head|body|table)\b",
    re.IGNORECASE | re.DOTALL,
)
_PAGE_ENDINGS = (".html", ".htm", ".xhtml")
_AD_ENDINGS = (".md", ".markdown")
_LINES_ENDINGS = (".jsonl", ".ndjson")
_JSON_ENDINGS = (".json", ".jsonld")
_TABLES_ONLY = (".csv", ".tsv", ".tab")
_TABLE_ENDINGS = (*_TABLES_ONLY, ".txt")


def form_of(source: Source) -> str:
    """The form of an input.

    Raises:
        EmptySource: if there is nothing in it.
        UnreadableSource: if it is of a form that is not read, with a way to mend it.
    """
    head = source.head()
    if not head.strip(b"\0 \t\r\n\xef\xbb\xbf"):
        raise EmptySource("The file is empty.", source.name, "Check whether it is the right one.")
    if head.startswith(b"PK\x05\x06"):
        raise EmptySource("The archive is empty.", source.name, "Check whether it is the right one.")
    for mark, form in _BINARY.items():
        if head.startswith(mark):
            return form
    for mark, (what, mend) in _OTHERS.items():
        if head.startswith(mark):
            raise UnreadableSource(f"This is {what}.", source.name, mend)
    return _text_form(head, source)


def way_for_one_ad(name: str) -> str:
    """What to do if a text that was taken for a table is one ad; "" if its name says that it is a table.

    >>> way_for_one_ad("ad.txt")
    'If it is one ad, put it into a folder and audit the folder, or use: ethicalrecruit check.'
    >>> way_for_one_ad("ads.csv.gz")
    ''
    """
    if _ending(name) in _TABLES_ONLY:
        return ""
    return "If it is one ad, put it into a folder and audit the folder, or use: ethicalrecruit check."


def workbook_or_archive(path: Path, name: str) -> str:
    """Whether a zip file is a workbook or an archive.

    Raises:
        UnreadableSource: if it is damaged, or a document of a form that is not read.
    """
    try:
        with zipfile.ZipFile(path) as whole:
            names = set(whole.namelist())
    except (zipfile.BadZipFile, OSError, NotImplementedError, ValueError) as error:
        raise UnreadableSource(f"The archive cannot be read: {error}.", name, "Fetch it again.") from None
    if "xl/workbook.bin" in names:
        what, mend = "a binary Excel workbook (.xlsb)", "Save it as .xlsx, or as CSV in UTF-8."
    elif "mimetype" in names and "content.xml" in names:
        what, mend = "an OpenDocument file", "Save the sheet as .xlsx, or as CSV in UTF-8."
    elif "word/document.xml" in names:
        what, mend = "a Word document", "Save the table as CSV, or the text of each ad as a .txt file in a folder."
    else:
        return EXCEL if "xl/workbook.xml" in names else ZIP
    raise UnreadableSource(f"This is {what}.", name, mend)


def _text_form(head: bytes, source: Source) -> str:
    ending = _ending(source.name)
    if ending in _PAGE_ENDINGS or ending in _AD_ENDINGS:
        return AD
    text = _decoded(head)
    if _PAGE.match(text):
        what = "This is a web page, not a table, whatever its name says."
        mend = "Open it in a spreadsheet program and save it as CSV; a page that is an ad has a name in .html."
        raise UnreadableSource(what, source.name, mend)
    if text.lstrip().startswith("<?xml"):
        raise UnreadableSource("This is XML.", source.name, "Export the table as CSV, JSON Lines or Excel.")
    begin = text.lstrip()[:1]
    if ending in _LINES_ENDINGS:
        return LINES
    if begin == "[" and ending not in _TABLE_ENDINGS:
        return ARRAY
    if begin == "{" and ending not in _TABLE_ENDINGS:
        return _lines_or_object(text)
    if ending in _JSON_ENDINGS:
        mend = "Check whether the file is whole; JSON begins with { or [."
        raise UnreadableSource("This is no JSON, whatever its name says.", source.name, mend)
    return CSV


def _ending(name: str) -> str:
    return PurePath(name.replace("\\", "/").removesuffix(".gz")).suffix.lower()


def _lines_or_object(text: str) -> str:
    """Whether the first line is an object of its own, and another follows."""
    first, found, rest = text.lstrip().partition("\n")
    try:
        json.loads(first)
    except (ValueError, RecursionError):
        return OBJECT if "}\n{" not in text.replace("\r", "") or not first.rstrip().endswith("}") else LINES
    return LINES if found and rest.strip() else OBJECT


def _decoded(head: bytes) -> str:
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return head[: len(head) // 2 * 2].decode("utf-16", "replace")
    zeros = head.count(0)
    if zeros * 3 > len(head):
        order = "utf-16-le" if head[1::2].count(0) > head[0::2].count(0) else "utf-16-be"
        return head[: len(head) // 2 * 2].decode(order, "replace")
    return head.decode("utf-8", "replace").removeprefix("\ufeff")
