"""What divides the cells of a table: stated, said by the file itself, shown by its header, or detected.

The detection is that of CleverCSV (extra ``detect``). A delimiter that is not clearly ahead of the next stops the run.
"""

import csv
import re
from collections import Counter
from collections.abc import Sequence
from importlib.metadata import version

from ethicalrecruit.batch.dialect import CANDIDATES, known_delimiter, signs_in, spoken_delimiter
from ethicalrecruit.batch.inputs.encoding import Encoding
from ethicalrecruit.batch.inputs.head_rows import header_at
from ethicalrecruit.batch.inputs.source import Source
from ethicalrecruit.batch.inputs.table import SourceOptions
from ethicalrecruit.batch.lines import Lines, RowTooLong
from ethicalrecruit.errors import EmptySource, OptionError, UnreadableSource, install
from ethicalrecruit.frozen import dataclass

_SAMPLE = 64 * 1024
_MOST_LINES = 400
_MOST_RECORDS = 60
_SEP = re.compile(r"""["']?sep=(.)["']?\s*""", re.IGNORECASE)
_MOST = 0.8
_AHEAD = 3.0
_FEW = 2
_WIDE = 3


@dataclass(frozen=True, slots=True)
class Dialect:
    """How a table is divided.

    Attributes:
        delimiter: what divides its cells.
        by: how that is known, in words.
        quote: the quotation mark of its cells; "" for none.
        before: how many lines stand before the header.
        header_by: how the line of the header is known; "" if it is the first.
        notes: what a reader of the results must know of it.
    """

    delimiter: str
    by: str
    quote: str = '"'
    before: int = 0
    header_by: str = ""
    notes: tuple[str, ...] = ()


def dialect_of(source: Source, encoding: Encoding, options: SourceOptions) -> Dialect:
    """How a table is divided.

    Raises:
        OptionError: for a stated sign that cannot divide or quote cells.
        EmptySource: if there is nothing in it.
        UnreadableSource: if the delimiter or the header cannot be told with confidence.
    """
    quote = known_quote(options.quote)
    head = _head(source, encoding.name, options.header_line)
    notes: list[str] = []
    if options.delimiter is not None:
        delimiter, by = known_delimiter(options.delimiter), "stated"
        if head.said and head.said != delimiter:
            notes.append(f"The file itself says sep={head.said}; what you stated holds.")
    elif head.said:
        delimiter, by = known_delimiter(head.said), "the file's own line sep="
    else:
        delimiter, by, quote = _delimiter(head.lines, source.name, options, quote)
    before, header_by = head.before, head.by
    if options.header_line is None:
        records = _records(head.lines, delimiter, quote)
        at = header_at([cells for _, cells in records])
        if at is None:
            what = "It is not clear on which line the header of this table stands."
            raise UnreadableSource(what, source.name, "State --header-line, counted from 1.")
        if at:
            before, header_by = before + records[at][0], "the first line that is as wide as the rows"
            notes.append(f"The header stands on line {before + 1}; what stands before it are no rows.")
    return Dialect(delimiter, by, quote, before, header_by, tuple(notes))


@dataclass(frozen=True, slots=True)
class _Head:
    """The first lines from the header on, as far as it is known: what stands before them, and what ``sep=`` says."""

    lines: Sequence[str]
    before: int
    by: str = ""
    said: str = ""


def _head(source: Source, encoding: str, stated: int | None) -> _Head:
    lines = _sample(source, encoding)
    first = next((at for at, line in enumerate(lines) if line.strip()), None)
    if first is None:
        raise EmptySource("The file is empty.", source.name, "Check whether it is the right one.")
    found = _SEP.fullmatch(lines[first])
    said = found[1] if found else ""
    if stated is None:
        before = first + 1 if said else first
        return _Head(lines[before:], before, "the line after sep=" if said else "", said)
    if stated < 1:
        raise OptionError(f"header_line cannot be {stated}.", "header_line", "Give 1 or more.")
    lines = lines[stated - 1 :] or _sample(source, encoding, stated - 1)
    if not lines:
        mend = "Give the line on which the header stands."
        raise EmptySource(f"The file has no line {stated:,}.", source.name, mend)
    return _Head(lines, stated - 1, "stated", said)


def known_quote(stated: str | None) -> str:
    """The quotation mark that is meant by a sign or a word; "" for none.

    Raises:
        OptionError: if it can be none.
    """
    if stated is None:
        return '"'
    sign = {"none": "", "double": '"', "single": "'"}.get(stated.casefold(), stated)
    if len(sign) > 1 or (sign and (sign.isalnum() or sign.isspace() or sign in CANDIDATES)):
        raise OptionError(f'"{stated}" cannot be a quotation mark.', "quote", "Use \" or ' or none.")
    return sign


def _sample(source: Source, encoding: str, skip: int = 0) -> list[str]:
    """The first lines, or those after some that are passed over."""
    found: list[str] = []
    size = passed = 0
    with source.opened() as stream:
        lines = Lines(stream, encoding, source.name)
        try:
            for line in lines:
                lines.forget()
                passed += 1
                if passed <= skip:
                    continue
                found.append(line)
                size += len(line)
                if size > _SAMPLE or len(found) == _MOST_LINES:
                    break
        except RowTooLong:
            pass  # one line of many million characters; reading it makes it a reject
        finally:
            lines.close()
    return found


def _records(lines: Sequence[str], delimiter: str, quote: str) -> list[tuple[int, list[str]]]:
    """The first records that hold something, each with the number of lines before it; the last may be cut."""
    reader = (
        csv.reader(lines, delimiter=delimiter, quotechar=quote)
        if quote
        else csv.reader(lines, delimiter=delimiter, quoting=csv.QUOTE_NONE)
    )
    found: list[tuple[int, list[str]]] = []
    before = 0
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                found.append((before, cells))
            before = reader.line_num
            if len(found) == _MOST_RECORDS:
                break
    except csv.Error:
        pass  # what was read so far is told by
    return found[:-1] if len(found) > _FEW and before >= _MOST_LINES else found


def _delimiter(lines: Sequence[str], name: str, options: SourceOptions, quote: str) -> tuple[str, str, str]:
    shown = signs_in(next((line for line in lines if line.strip()), ""))
    widths = {sign: [len(cells) for _, cells in _records(lines, sign, quote)] for sign in CANDIDATES}
    if len(shown) == 1:
        first, *rest = widths[shown[0]] or [0]
        fits = not rest or rest.count(first) >= _MOST * len(rest)
        if fits or not any(_agreement(widths[sign][1:]) >= _MOST for sign in CANDIDATES if sign != shown[0]):
            return shown[0], "the header shows only this one", quote
    if not shown:
        regular = [sign for sign in CANDIDATES if _agreement(widths[sign][1:]) >= _MOST and len(widths[sign]) > _FEW]
        if not regular:
            return ",", "the header shows none", quote
        if len(regular) == 1:
            return regular[0], "the rows show only this one", quote
    return _detected("".join(lines), name, shown, options, quote)


def _agreement(widths: Sequence[int]) -> float:
    """The share of records with the commonest width, if that is more than one cell."""
    if not widths:
        return 0.0
    width, count = Counter(widths).most_common(1)[0]
    return count / len(widths) if width > 1 else 0.0


def _detected(sample: str, name: str, shown: Sequence[str], options: SourceOptions, quote: str) -> tuple[str, str, str]:
    what = "The delimiter cannot be told from the header"
    if len(shown) > 1:
        named = " and ".join(CANDIDATES[sign] for sign in shown)
        what = f"The header holds more than one possible delimiter: {named}"
    try:
        from clevercsv.consistency import ConsistencyDetector  # noqa: PLC0415  # an extra
        from clevercsv.potential_dialects import get_dialects  # noqa: PLC0415
    except ImportError:
        mend = f"State --delimiter, or let it be detected: {install('detect')}."
        raise UnreadableSource(f"{what}.", name, mend) from None
    dialects = [one for one in get_dialects(sample, delimiters=list(CANDIDATES)) if one.delimiter in CANDIDATES]
    scores = ConsistencyDetector(cache_capacity=10_000).compute_consistency_scores(sample, dialects)
    best: dict[str, float] = {}
    marks: dict[tuple[str, str], float] = {}
    for dialect, score in scores.items():
        found = float(score.Q or 0.0)
        sign, mark = str(dialect.delimiter), str(dialect.quotechar or "")
        best[sign] = max(best.get(sign, 0.0), found)
        marks[sign, mark] = max(marks.get((sign, mark), 0.0), found)
    ranked = sorted(best.items(), key=lambda one: (-one[1], one[0]))
    if not ranked or ranked[0][1] <= 0 or (len(ranked) > 1 and ranked[0][1] < _AHEAD * ranked[1][1]):
        likely = " or ".join(spoken_delimiter(sign) for sign, _ in ranked[:2])
        told = f"; the rows fit {likely}" if likely else ""
        raise UnreadableSource(f"{what}{told}, so none was taken.", name, "State --delimiter.")
    sign, top = ranked[0]
    if options.quote is None and marks.get((sign, "'"), 0.0) > _AHEAD * marks.get((sign, '"'), 0.0):
        if marks.get((sign, ""), 0.0) * _AHEAD > marks[sign, "'"]:
            what = "It is not clear whether single quotation marks hold cells together in this table"
            raise UnreadableSource(f"{what}.", name, "State --quote single, double or none.")
        quote = "'"
    behind = ""
    if len(ranked) > 1 and ranked[1][1] > 0:
        behind = f", {spoken_delimiter(ranked[1][0])} next at {ranked[1][1] / top:.0%} of its score"
    return sign, f"detected (clevercsv {version('clevercsv')}){behind}", quote
