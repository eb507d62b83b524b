"""What a renderer needs beside a report: the text that quotes count the characters of."""

from ethicalrecruit.findings.report import Report
from ethicalrecruit.frozen import dataclass


@dataclass(frozen=True, slots=True)
class Examined:
    """A report and the text that was read.

    Attributes:
        report: the report.
        text: the text whose characters ``start`` and ``end`` of its quotes count; "" for a structured document.
        as_stored: whether the file itself holds this very text; of a page, a posting or a text from standard input
            there is no file whose characters could be counted.
        passages: first character, end and language of each passage of a text in several languages; empty for one.
    """

    report: Report
    text: str = ""
    as_stored: bool = False
    passages: tuple[tuple[int, int, str], ...] = ()
