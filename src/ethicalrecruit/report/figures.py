"""What a run comes to in figures: gathered in one pass over its rows and one over its findings.

Documents are counted once: a row whose document stood in an earlier row is left out of every share, and so are its
indicators. What a list of the user's own shows departs from no standard, and is counted apart. Memory is bounded: what
is kept grows with rules, countries, months and agencies, never with rows.
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
from ethicalrecruit.findings.masking import MASK
from ethicalrecruit.report.agency_of import name_key
from ethicalrecruit.report.authority_of import rules_without_standard
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
        destinations: documents with an indicator by nation or country.
        topics: documents with an indicator of a topic.
        rules: documents with an indicator of a rule.
        rule_indicators: indicators of a rule in them; a rule that only repeated documents raise has 0.
        repeated: indicators of a rule in repeated documents.
        gaps: how many answers a fact would help to settle.
        samples: of each rule the indicators to show.
        documents: all documents, each once.
        own: documents with a match on a list of the user's own, which is counted in no share.
        without_standard: rules that rest on nothing but such a list.
    """

    months: dict[str, Share] = field(default_factory=dict)
    agencies: dict[str, Share] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    employers: dict[str, str] = field(default_factory=dict)
    more_names: int = 0
    corridors: dict[tuple[str, str], Corridor] = field(default_factory=dict)
    destinations: Counter[str] = field(default_factory=Counter)
    topics: Counter[str] = field(default_factory=Counter)
    rules: Counter[str] = field(default_factory=Counter)
    rule_indicators: Counter[str] = field(default_factory=Counter)
    repeated: Counter[str] = field(default_factory=Counter)
    gaps: Counter[str] = field(default_factory=Counter)
    samples: dict[str, list[IndicatorLine]] = field(default_factory=dict)
    documents: Share = field(default_factory=Share)
    own: int = 0
    without_standard: frozenset[str] = frozenset()

    @property
    def indicators(self) -> int:
        """Indicators of all rules that cite a standard, repeated documents left out."""
        return sum(count for rule, count in self.rule_indicators.items() if rule not in self.without_standard)

    @property
    def own_answers(self) -> int:
        """Matches on lists of the user's own, in all rows."""
        return sum(self.rule_indicators[rule] + self.repeated[rule] for rule in self.without_standard)


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
        figures.documents.documents += 1
        _share(figures.months, row["day"][:7]).documents += 1
        if agency is not None:
            _share(figures.agencies, agency).documents += 1
        for pair, addressed in corridors_of(row).items():
            corridor = figures.corridors.setdefault(pair, Corridor())
            corridor.documents += 1
            corridor.addressed += addressed


def count_findings(run: Run, figures: Figures, written: Callable[[IndicatorLine], object] | None = None) -> None:
    """Count the findings of a run, and draw those that are shown.

    Args:
        run: the run.
        figures: what is counted goes in here.
        written: told every indicator with its row, in order.
    """
    figures.without_standard = rules_without_standard(run.book)
    drawn: dict[str, list[tuple[int, int, IndicatorLine]]] = {}
    counting = _Counting(figures, {rule: texts["topic"] for rule, texts in run.book["rules"].items()})
    for number, sample in enumerate(each_indicator(run, figures)):
        if written is not None:
            written(sample)
        if not counting.add(sample):
            continue
        heap = drawn.setdefault(sample.head.rule, [])
        entry = (-int(sample.fingerprint, 16), number, sample)
        if len(heap) < MOST_PER_RULE:
            heapq.heappush(heap, entry)
        elif entry[0] > heap[0][0]:
            heapq.heapreplace(heap, entry)
    figures.samples = {rule: [one[2] for one in sorted(heap, reverse=True)] for rule, heap in sorted(drawn.items())}


class _Counting:
    """Counts indicators, those of one row after the other.

    Args:
        figures: what is counted goes in here.
        topics: the topic of each rule.
    """

    def __init__(self, figures: Figures, topics: Mapping[str, str]) -> None:
        self._figures = figures
        self._topics = topics
        self._row = ""
        self._rules: set[str] = set()
        self._topics_seen: set[str] = set()
        self._own = False

    def add(self, sample: IndicatorLine) -> bool:
        """Count one; False if its row repeats a document."""
        figures, row, rule = self._figures, sample.row, sample.head.rule
        is_repeated = row["duplicate_of"] != ""
        figures.rule_indicators[rule] += not is_repeated
        figures.repeated[rule] += is_repeated
        if is_repeated:
            return False
        if row["row"] != self._row:
            self._row, self._own = row["row"], False
            self._rules.clear()
            self._topics_seen.clear()
        if rule not in self._rules:
            self._rules.add(rule)
            figures.rules[rule] += 1
            self._count_document(rule, row)
        return True

    def _count_document(self, rule: str, row: Mapping[str, str]) -> None:
        """Count the document of a rule that was not seen in it before."""
        if rule in self._figures.without_standard:
            self._figures.own += not self._own
            self._own = True
            return
        if not self._topics_seen:
            _count_indicated(self._figures, row)
        topic = self._topics.get(rule, "")
        if topic not in self._topics_seen:
            self._topics_seen.add(topic)
            self._figures.topics[topic] += 1


def each_indicator(run: Run, figures: Figures) -> Iterator[IndicatorLine]:
    """The indicators with their rows; what cannot be told is counted by the facts that are missing.

    Args:
        run: the run.
        figures: its ``gaps`` are counted, and nothing else.

    Raises:
        UnreadableSource: for a line that is no finding, or has no row.
    """
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
    """The key of a name; "" for none, None if there are too many to tell apart.

    A name that was covered as that of a person tells nobody apart.
    """
    key = named_key(name)
    if key == UNKNOWN:
        return UNKNOWN
    if key not in known:
        if len(known) >= MOST_NAMES:
            figures.more_names += 1
            return None
        known[key] = name
    return key


def named_key(name: str) -> str:
    """What the spellings of a name share; "" for none, and for one that was covered as that of a person."""
    return UNKNOWN if MASK in name else name_key(name)


def _share(shares: dict[str, Share], key: str) -> Share:
    found = shares.get(key)
    if found is None:
        found = shares[key] = Share()
    return found


def _count_indicated(figures: Figures, row: Mapping[str, str]) -> None:
    """Count a document that has an indicator; its row was counted before."""
    figures.documents.indicated += 1
    _share(figures.months, row["day"][:7]).indicated += 1
    figures.destinations[row["destination"]] += 1
    agency = named_key(row["agency"])
    if agency in figures.agencies:
        figures.agencies[agency].indicated += 1
    for pair in corridors_of(row):
        figures.corridors.setdefault(pair, Corridor()).indicated += 1


def corridors_of(row: Mapping[str, str]) -> dict[tuple[str, str], bool]:
    """From which countries to which a row recruits, and whether it addresses people there; "" for not known."""
    destination = row["destination"][:2]
    if not row["origins"]:
        return {(UNKNOWN, destination): False}
    found: dict[tuple[str, str], bool] = {}
    for country, basis in origins_in(row["origins"]):
        pair = (country, destination)
        found[pair] = found.get(pair, False) or basis in CONDUCT
    return found
