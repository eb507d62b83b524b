"""What a run comes to in figures: gathered in one pass over its rows and one over its findings.

Documents are counted once: a row whose document stood in an earlier row is left out of every share. Memory is bounded:
what is kept grows with rules, countries, months and agencies, never with rows.
"""

import heapq
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from ethicalrecruit.batch.run_files import FINDINGS_FILE
from ethicalrecruit.batch.run_reading import Run, origins_in
from ethicalrecruit.batch.tables import AUDITED
from ethicalrecruit.domain.offer import TargetBasis
from ethicalrecruit.errors import UnreadableSource
from ethicalrecruit.report.agency_of import name_key
from ethicalrecruit.report.indicator_line import INDICATOR, Heads, IndicatorLine

MOST_NAMES = 50_000
"""So many agencies and employers are told apart; the report says when there are more."""

MOST_GAPS = 50_000
MOST_PER_RULE = 40
"""So many indicators of one rule are kept at most: those with the least fingerprints, which is a draw by chance."""

CONDUCT = frozenset((TargetBasis.RESIDENCE, TargetBasis.EVENT, TargetBasis.AGENT, TargetBasis.ADVERTISING))
UNKNOWN = ""
_MISSING = b',"missing":['
_AFTER_MISSING = (b',"notes":[', b',"replaces":"', b',"fingerprint":"')
_FACT = re.compile(rb'"fact":"([^"\\]+)"')
_EDITED = "Take the run as the audit wrote it, or audit again."


@dataclass(slots=True)
class Share:
    """Documents, and how many of them have at least one indicator."""

    documents: int = 0
    indicated: int = 0

    def add(self, *, indicated: bool) -> None:
        """Count one document."""
        self.documents += 1
        self.indicated += indicated


@dataclass(slots=True)
class Corridor(Share):
    """The same from one country to another, and how many documents show conduct aimed at people there."""

    addressed: int = 0


@dataclass(slots=True)
class Figures:
    """The figures of a run.

    Attributes:
        months: by month, such as ``2025-06``; "" for documents without a day.
        agencies: by name in small letters.
        names: of agencies as they are first written, by the same.
        employers: names of employers in small letters.
        more_names: documents whose agency or employer was not told apart, because there are too many.
        corridors: by origin and destination country; "" for not known.
        destinations: by nation or country.
        topics: documents with an indicator of a topic.
        rules: documents with an indicator of a rule, and all its indicators.
        gaps: how many answers a fact would help to settle.
        samples: of each rule the indicators to show.
        documents: all documents, each once.
        indicators: all indicators, repeated documents included.
    """

    months: dict[str, Share] = field(default_factory=dict)
    agencies: dict[str, Share] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    employers: dict[str, str] = field(default_factory=dict)
    more_names: int = 0
    corridors: dict[tuple[str, str], Corridor] = field(default_factory=dict)
    destinations: dict[str, Share] = field(default_factory=dict)
    topics: Counter[str] = field(default_factory=Counter)
    rules: Counter[str] = field(default_factory=Counter)
    rule_indicators: Counter[str] = field(default_factory=Counter)
    gaps: Counter[str] = field(default_factory=Counter)
    samples: dict[str, list[IndicatorLine]] = field(default_factory=dict)
    documents: Share = field(default_factory=Share)
    indicators: int = 0


def count_rows(run: Run, figures: Figures) -> None:
    """Count the rows of a run."""
    for row in run.files.rows():
        if row["status"] != AUDITED:
            continue
        # Names of repeated documents are covered in a public report, too.
        agency = _named(figures, figures.names, row["agency"])
        _named(figures, figures.employers, row["employer"])
        if row["duplicate_of"]:
            continue
        indicated = row["indicator"] != "0"
        figures.documents.add(indicated=indicated)
        _share(figures.months, row["day"][:7]).add(indicated=indicated)
        _share(figures.destinations, row["destination"]).add(indicated=indicated)
        if agency is not None:
            _share(figures.agencies, agency).add(indicated=indicated)
        _count_corridors(figures, row, indicated=indicated)


def count_findings(run: Run, figures: Figures, written: Callable[[IndicatorLine], object] | None = None) -> None:
    """Count the findings of a run, and draw those that are shown.

    Args:
        run: the run.
        figures: what is counted goes in here.
        written: told every indicator with its row, in order.
    """
    drawn: dict[str, list[tuple[int, int, IndicatorLine]]] = {}
    topics = {rule: texts["topic"] for rule, texts in run.book["rules"].items()}
    row_seen = ""
    seen: set[str] = set()
    seen_topics: set[str] = set()
    for number, sample in enumerate(_indicators(run, figures)):
        row, rule = sample.row, sample.head.rule
        figures.indicators += 1
        figures.rule_indicators[rule] += 1
        if written is not None:
            written(sample)
        if row["duplicate_of"]:
            continue
        if row["row"] != row_seen:
            row_seen = row["row"]
            seen.clear()
            seen_topics.clear()
        if rule not in seen:
            seen.add(rule)
            figures.rules[rule] += 1
            topic = topics.get(rule, "")
            if topic not in seen_topics:
                seen_topics.add(topic)
                figures.topics[topic] += 1
        heap = drawn.setdefault(rule, [])
        entry = (-int(sample.fingerprint, 16), number, sample)
        if len(heap) < MOST_PER_RULE:
            heapq.heappush(heap, entry)
        elif entry[0] > heap[0][0]:
            heapq.heapreplace(heap, entry)
    figures.samples = {rule: [one[2] for one in sorted(heap, reverse=True)] for rule, heap in sorted(drawn.items())}


def _indicators(run: Run, figures: Figures) -> Iterator[IndicatorLine]:
    """The indicators with their rows; what cannot be told is counted by the facts that are missing."""
    path = run.folder / FINDINGS_FILE
    rows = run.files.rows()
    row: Mapping[str, str] = {}
    gaps: Counter[bytes] = Counter()
    heads = Heads()
    with path.open("rb", buffering=1 << 20) as file:
        for number, line in enumerate(file, 1):
            if INDICATOR not in line:
                gaps[_missing(line)] += 1
                if len(gaps) > MOST_GAPS:
                    _settle(gaps, figures.gaps)
                continue
            try:
                wanted, head, fingerprint = heads.of(line)
                while row.get("row") != wanted:
                    row = next(rows)
            except (ValueError, KeyError, TypeError, StopIteration):
                where = f"{path.as_posix()}:{number}"
                raise UnreadableSource("This line is no finding, or has no row.", where, _EDITED) from None
            yield IndicatorLine(line, row, head, fingerprint)
    _settle(gaps, figures.gaps)


def _missing(line: bytes) -> bytes:
    """The part of a line that says what is missing; lines of the same gaps have the same."""
    start = line.rfind(_MISSING)
    if start < 0:
        return b""
    ends = [end for mark in _AFTER_MISSING if (end := line.rfind(mark)) > start]
    return line[start : min(ends)] if ends else line[start:]


def _settle(gaps: Counter[bytes], facts: Counter[str]) -> None:
    for part, count in gaps.items():
        for fact in dict.fromkeys(_FACT.findall(part)):
            facts[fact.decode()] += count
    gaps.clear()


def _named(figures: Figures, known: dict[str, str], name: str) -> str | None:
    """The key of a name; "" for none, None if there are too many to tell apart."""
    if not name:
        return UNKNOWN
    key = name_key(name)
    if key not in known:
        if len(known) >= MOST_NAMES:
            figures.more_names += 1
            return None
        known[key] = name
    return key


def _share(shares: dict[str, Share], key: str) -> Share:
    found = shares.get(key)
    if found is None:
        found = shares[key] = Share()
    return found


def _count_corridors(figures: Figures, row: Mapping[str, str], *, indicated: bool) -> None:
    destination = row["destination"][:2]
    cell = row["origins"]
    if not cell:
        origins: dict[str, bool] = {UNKNOWN: False}
    else:
        origins = {}
        for country, basis in origins_in(cell):
            origins[country] = origins.get(country, False) or basis in CONDUCT
    for origin, addressed in origins.items():
        corridor = figures.corridors.get((origin, destination))
        if corridor is None:
            corridor = figures.corridors[origin, destination] = Corridor()
        corridor.add(indicated=indicated)
        corridor.addressed += addressed
