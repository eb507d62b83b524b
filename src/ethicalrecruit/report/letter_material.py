"""What letters are made of: the findings of a run, sorted to agencies without holding them all.

The run is read once. What belongs to an agency goes to one of a few dozen files beside each other, and each of those is
small enough to be sorted in memory. Only the list of agencies is held, with what was counted of each.
"""

import hashlib
import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import field
from pathlib import Path
from types import TracebackType
from typing import IO, Any, Self

from ethicalrecruit.batch.run_files import Passed, RunFiles
from ethicalrecruit.batch.tables import AUDITED
from ethicalrecruit.errors import UnreadableSource
from ethicalrecruit.findings.masking import MASK, mask
from ethicalrecruit.frozen import dataclass
from ethicalrecruit.report.agency_of import agency_of, name_key
from ethicalrecruit.values.grades import Outcome

_FILES = 64
MOST_DOCUMENTS = 20
MOST_QUOTES = 3
_MOST_SPELLINGS = 5
NO_NAME, COVERED_NAME = "no agency is named", "the name is covered as that of a person"

Row = Mapping[str, str]
Line = Mapping[str, Any]


@dataclass(slots=True)
class Agency:
    """What was counted of an agency.

    Attributes:
        name: its name as it stands first in the run.
        spellings: other ways in which the run writes it, at most a few.
        rows: how many rows name it.
        has_indicator: whether a document of it reads as if it departed from a standard.
        documents: how many different documents the rows hold; known once its material was gathered.
        with_indicator: how many of these read so; likewise.
        first_day: the first day examined; "" for none.
        last_day: the last one.
        undated: how many rows have no day.
    """

    name: str
    spellings: dict[str, None] = field(default_factory=dict)
    rows: int = 0
    has_indicator: bool = False
    documents: int = 0
    with_indicator: int = 0
    first_day: str = ""
    last_day: str = ""
    undated: int = 0

    def add(self, name: str, row: Row, *, indicated: bool) -> None:
        """Count one row."""
        self.rows += 1
        self.has_indicator |= indicated
        if name != self.name and len(self.spellings) < _MOST_SPELLINGS:
            self.spellings[name] = None
        if not (day := row["day"]):
            self.undated += 1
        else:
            self.first_day = min(self.first_day or day, day)
            self.last_day = max(self.last_day, day)


@dataclass(frozen=True, slots=True)
class Document:
    """One document in which a rule raised an indicator.

    Attributes:
        row: its row.
        id: the id that it gives.
        day: the day examined, in ISO form.
        day_source: where the day came from.
        about: what the finding is about.
        quotes: its words or fields, each with its place; personal data is covered.
        notes: what a reader must also know.
    """

    row: int
    id: str
    day: str
    day_source: str
    about: str
    quotes: tuple[tuple[str, str], ...]
    notes: tuple[str, ...]


@dataclass(slots=True)
class Raised:
    """What one rule raised in the documents of an agency.

    Attributes:
        rule: its id.
        documents: the first ones.
        count: how many there are in all.
        standards: the provisions, as findings cite them.
        basis: lists, limits and other dated data that it rests on.
    """

    rule: str
    documents: list[Document] = field(default_factory=list)
    count: int = 0
    standards: dict[tuple[str, str, str, str], None] = field(default_factory=dict)
    basis: dict[tuple[str, str, str, str], None] = field(default_factory=dict)
    _seen: set[tuple[int, str]] = field(default_factory=set)

    def add(self, spooled: Line, finding: Line) -> None:
        """Count a finding; the same document seen again counts once."""
        key = (spooled["document"], finding["about"])
        if key in self._seen:
            return
        self._seen.add(key)
        self.count += 1
        self.standards.update(dict.fromkeys(map(tuple, finding["standards"])))
        self.basis.update(dict.fromkeys(map(tuple, finding["basis"])))
        if len(self.documents) < MOST_DOCUMENTS:
            quotes = tuple((quote, place) for quote, place in finding["quotes"])
            self.documents.append(
                Document(
                    spooled["row"],
                    spooled["id"],
                    spooled["day"],
                    spooled["day_source"],
                    finding["about"],
                    quotes,
                    tuple(finding["notes"]),
                )
            )


@dataclass(slots=True)
class Material:
    """All that a letter to one agency tells of its documents.

    Attributes:
        agency: what was counted.
        raised: by rule, in the order of rules.
        missing: in how many documents the answer to a fact's question is missing.
        left_open: in how many of them the document touches on it and leaves it open.
        waiting: how many answers of rules wait for it.
    """

    agency: Agency
    raised: dict[str, Raised] = field(default_factory=dict)
    missing: Counter[str] = field(default_factory=Counter)
    left_open: Counter[str] = field(default_factory=Counter)
    waiting: Counter[str] = field(default_factory=Counter)
    _seen: set[int] = field(default_factory=set)

    def add(self, spooled: Line) -> None:
        """Add what was kept of one row; a document that an earlier row of the agency holds counts once."""
        if spooled["document"] in self._seen:
            return
        self._seen.add(spooled["document"])
        self.agency.documents += 1
        self.agency.with_indicator += bool(spooled["indicators"])
        for finding in spooled["indicators"]:
            self.raised.setdefault(finding["rule"], Raised(finding["rule"])).add(spooled, finding)
        for fact, (is_open, rules) in spooled["missing"].items():
            self.missing[fact] += 1
            self.left_open[fact] += is_open
            self.waiting[fact] += rules


class Sorted:
    """The findings of a run by agency; use it as a context, since it keeps files open.

    Args:
        folder: where it may write.
        left_out: rules whose indicators are no matter for a letter.
    """

    def __init__(self, folder: Path, left_out: frozenset[str] = frozenset()) -> None:
        self._left_out = left_out
        self.agencies: dict[str, Agency] = {}
        self._paths = [folder / f"part-{number:02}.jsonl" for number in range(_FILES)]
        self._stack = ExitStack()
        self._files: Sequence[IO[str]] = ()

    def __enter__(self) -> Self:
        """Open the files."""
        self._files = [
            self._stack.enter_context(path.open("w+", encoding="utf-8", errors="backslashreplace", newline="\n"))
            for path in self._paths
        ]
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close them."""
        self._stack.close()

    def read(self, files: RunFiles, passed: Passed | None = None) -> Iterator[tuple[Row, str, int]]:
        """Sort a run; rows that belong to no agency by name are handed out, with the reason and their indicators."""
        for row, findings in rows_with_findings(files, passed):
            name = mask(agency_of(row))
            if row["status"] != AUDITED:
                continue
            indicators = [
                one
                for one in findings
                if one["outcome"] == Outcome.INDICATOR.value and one["rule"] not in self._left_out
            ]
            if not name or MASK in name:
                yield row, COVERED_NAME if name else NO_NAME, len(indicators)
                continue
            key = name_key(name)
            agency = self.agencies.setdefault(key, Agency(name))
            agency.add(name, row, indicated=bool(indicators))
            self._keep(key, row, indicators, findings)

    def materials(self) -> Iterator[tuple[str, Material]]:
        """What there is of each agency, a part of them at a time."""
        for file in self._files:
            file.seek(0)
            found: dict[str, Material] = {}
            for line in file:
                spooled = json.loads(line)
                key = spooled["key"]
                found.setdefault(key, Material(self.agencies[key])).add(spooled)
            yield from sorted(found.items())

    def _keep(self, key: str, row: Row, indicators: Sequence[Line], findings: Sequence[Line]) -> None:
        number = hashlib.sha256(key.encode("utf-8", "backslashreplace")).digest()[0] % _FILES
        missing: dict[str, list[int]] = {}
        for one in findings:
            for gap in one.get("missing", ()) if one["outcome"] == Outcome.CANNOT_TELL.value else ():
                if fact := gap.get("fact", ""):
                    told = missing.setdefault(fact, [0, 0])
                    told[0] |= gap["state"] == "open"
                    told[1] += 1
        spooled = {
            "key": key,
            **{name: row[name] for name in ("id", "day", "day_source")},
            "row": int(row["row"]),
            # Rows that hold one document name the first of them.
            "document": int(row["duplicate_of"] or row["row"]),
            "indicators": [_indicator(one) for one in indicators],
            "missing": {fact: [int(is_open), rules] for fact, (is_open, rules) in sorted(missing.items())},
        }
        self._files[number].write(f"{json.dumps(spooled, ensure_ascii=True)}\n")


def rows_with_findings(files: RunFiles, passed: Passed | None = None) -> Iterator[tuple[Row, Sequence[Line]]]:
    """Every row of a run with its findings; both files are read once, side by side.

    Raises:
        UnreadableSource: if a finding has no row, or the rows come in another order.
    """
    lines = files.finding_lines(passed)
    waiting = next(lines, None)
    for row in files.rows():
        found = []
        while waiting is not None and (str(waiting["row"]), waiting["subject"]) == (row["row"], row["subject"]):
            found.append(waiting)
            waiting = next(lines, None)
        yield row, found
    if waiting is not None:
        what = f"A finding has no row in rows.csv: row {waiting['row']} with the subject {waiting['subject']}."
        raise UnreadableSource(what, files.folder.as_posix(), "Take the run as the audit wrote it, or audit again.")


def _indicator(finding: Line) -> dict[str, Any]:
    return {
        "rule": finding["rule"],
        "about": finding["about"],
        "quotes": list(_quotes(finding))[:MOST_QUOTES],
        "standards": [
            [one["instrument"], one["provision"], one.get("edition", ""), one.get("standing", "")]
            for one in finding.get("authority", ())
        ],
        "basis": [[one["kind"], one["id"], one["edition"], one["value"]] for one in finding.get("basis", ())],
        "notes": list(finding.get("notes", ())),
    }


def _quotes(finding: Line) -> Iterator[tuple[str, str]]:
    """Quotes of the document and its fields; what a mapping file adds is not the agency's own."""
    theirs = [one for one in finding.get("evidence", ()) if one.get("quote") and one.get("document", "") != "mapping"]
    for one in theirs:
        if not any(_is_inside(one, other) for other in theirs):
            place = f"field {one['field']}" if one.get("start") is None and one.get("field") else ""
            yield mask(one["quote"]), place


def _is_inside(one: Line, other: Line) -> bool:
    """Whether the words of a quote stand in a longer one: once is enough."""
    if any(piece.get(end) is None for piece in (one, other) for end in ("start", "end")):
        return False
    if (
        one.get("document", "") != other.get("document", "")
        or one["end"] - one["start"] >= other["end"] - other["start"]
    ):
        return False
    return bool(other["start"] <= one["start"] and one["end"] <= other["end"])
