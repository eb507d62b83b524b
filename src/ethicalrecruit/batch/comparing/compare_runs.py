"""Two runs compared: indicators that are new, still there or gone, and what may have made the difference."""

import sqlite3
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from enum import StrEnum
from itertools import islice
from pathlib import Path
from typing import Any

from ethicalrecruit.batch.comparing.differences import Because, Differences, differences
from ethicalrecruit.batch.comparing.sides import SETTINGS, Seen, day_of, fill_side, findings_of
from ethicalrecruit.batch.exports.sqlite_file import machines_fault
from ethicalrecruit.batch.folder import machine_error
from ethicalrecruit.batch.run_files import FINDINGS_FILE
from ethicalrecruit.batch.run_reading import Run
from ethicalrecruit.frozen import dataclass

_AT_ONCE = 1_000
_BEFORE, _AFTER = "before", "after"
BY_CONTENT = "sha256:"
"""How the identity of a document begins that has no id of its own."""

Told = Callable[[str, int, int], None]


class Change(StrEnum):
    """What became of an indicator from one run to the other."""

    NEW = "new"
    STILL_THERE = "still_there"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class Compared:
    """An indicator in one of two runs, or in both.

    Attributes:
        change: new, still there or gone.
        because: every cause that cannot be ruled out; one alone is the cause. Empty for what is still there.
        cannot_tell: whether the run without the indicator says that it cannot be told; else it sees none, or has no
            answer.
        changed: of what is still there, what differs: ``evidence``, ``basis``, ``severity``, ``confidence``,
            ``rule``.
        fingerprint: its identity.
        rule: id of the rule.
        about: what it is about.
        subject: the identity of the document.
        severity: what the worker stands to lose, as the later run with it says.
        row_before: the first row with it in the earlier run; None if it has none.
        row_after: the same for the later run.
    """

    change: Change
    because: tuple[Because, ...]
    cannot_tell: bool
    changed: tuple[str, ...]
    fingerprint: str
    rule: str
    about: str
    subject: str
    severity: str
    row_before: int | None
    row_after: int | None


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two runs compared; it can be read while the block that made it is open.

    Attributes:
        before: the earlier run.
        after: the later run.
        differences: in what they differ before any finding is looked at.
        counts: how many indicators, by change.
        by_rule: the same for each rule.
        by_cause: how many new and gone indicators have which causes.
        changed: how many of those still there differ in what.
        cannot_tell: answers that cannot be told in both runs, only before, and only after.
        known_by_content: how many of the new and gone ones are of documents without an id: such a document is another
            once a word of it changes.
    """

    before: Run
    after: Run
    differences: Differences
    counts: Counter[Change]
    by_rule: dict[str, Counter[Change]]
    by_cause: Counter[tuple[Change, tuple[Because, ...]]]
    changed: Counter[str]
    cannot_tell: Counter[str]
    known_by_content: int
    _database: sqlite3.Connection

    def indicators(self, change: Change) -> Iterator[Compared]:
        """The indicators with this change, by rule and then in the order of rows, one at a time."""
        query = "SELECT * FROM compared WHERE change = ? ORDER BY rule, row_after, row_before, fingerprint"
        for found in self._database.execute(query, (change.value,)):
            _, because, cannot_tell, changed, *rest = found
            causes = tuple(Because(word) for word in because.split())
            yield Compared(change, causes, bool(cannot_tell), tuple(changed.split()), *rest)


@contextmanager
def compare_runs(before: Run, after: Run, *, on_read: Told | None = None) -> Iterator[Comparison]:
    """Compare two runs by the fingerprints of their findings.

    A scratch file of about the size of both ``rows.csv`` and a fifth of both ``findings.jsonl`` is kept in the
    system's folder for such files while the block is open. Memory does not grow with the runs.

    Args:
        before: the earlier run.
        after: the later run.
        on_read: called now and then with the side, the bytes of findings read, and all of them.

    Raises:
        MachineError: if there is no room for the scratch file.
    """
    try:
        with (
            tempfile.TemporaryDirectory(prefix="ethicalrecruit-") as folder,
            closing(sqlite3.connect(Path(folder) / "compared.sqlite", isolation_level=None)) as database,
        ):
            database.executescript(SETTINGS)
            for side, run in ((_BEFORE, before), (_AFTER, after)):
                size = (run.folder / FINDINGS_FILE).stat().st_size
                told = None if on_read is None else _told(on_read, side, size)
                fill_side(database, side, run, told)
            yield _Join(database, before, after).comparison()
    except sqlite3.OperationalError as error:
        fault = machines_fault(error, Path(tempfile.gettempdir()))
        if not isinstance(fault, OSError):
            raise
        mend = "Make room there, or name another folder in TMPDIR."
        raise machine_error(fault, "The runs cannot be compared.", Path(tempfile.gettempdir()), mend) from None


def _told(on_read: Told, side: str, size: int) -> Callable[[int], None]:
    return lambda read: on_read(side, read, size)


class _Join:
    """Two ordered streams of findings read side by side."""

    def __init__(self, database: sqlite3.Connection, before: Run, after: Run) -> None:
        self._database = database
        self._before, self._after = before, after
        self._differences = differences(before, after)
        self._by_rule: dict[str, Counter[Change]] = {}
        self._by_cause: Counter[tuple[Change, tuple[Because, ...]]] = Counter()
        self._cannot_tell: Counter[str] = Counter({"both": 0, "only_before": 0, "only_after": 0})
        self._changed: Counter[str] = Counter()
        self._by_content = 0

    def comparison(self) -> Comparison:
        self._database.execute(
            "CREATE TABLE compared (change TEXT, because TEXT, cannot_tell INTEGER, changed TEXT, fingerprint TEXT, "
            "rule TEXT, about TEXT, subject TEXT, severity TEXT, row_before INTEGER, row_after INTEGER)"
        )
        self._database.execute("BEGIN")
        every = self._compared()
        insert = "INSERT INTO compared VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
        while some := list(islice(every, _AT_ONCE)):
            self._database.executemany(insert, [_stored(one) for one in some])
        self._database.execute("COMMIT")
        return Comparison(
            before=self._before,
            after=self._after,
            differences=self._differences,
            counts=sum(self._by_rule.values(), Counter()),
            by_rule=dict(sorted(self._by_rule.items())),
            by_cause=self._by_cause,
            changed=self._changed,
            cannot_tell=self._cannot_tell,
            known_by_content=self._by_content,
            _database=self._database,
        )

    def _compared(self) -> Iterator[Compared]:
        for old, new in _side_by_side(findings_of(self._database, _BEFORE), findings_of(self._database, _AFTER)):
            self._count_open(old, new)
            had, has = old is not None and bool(old.strength), new is not None and bool(new.strength)
            if old is not None and new is not None and had and has:
                one = self._still_there(old, new)
            elif new is not None and has:
                one = self._on_one_side(Change.NEW, new, old)
            elif old is not None and had:
                one = self._on_one_side(Change.GONE, old, new)
            else:
                continue
            self._by_rule.setdefault(one.rule, Counter())[one.change] += 1
            yield one

    def _count_open(self, old: Seen | None, new: Seen | None) -> None:
        before, after = old is not None and not old.strength, new is not None and not new.strength
        if before or after:
            self._cannot_tell["both" if before and after else "only_before" if before else "only_after"] += 1

    def _still_there(self, old: Seen, new: Seen) -> Compared:
        differ = [
            name for name in ("evidence", "basis", "severity", "confidence") if getattr(old, name) != getattr(new, name)
        ]
        if old.rule in self._differences.rules:
            differ.append("rule")
        self._changed.update(differ)
        return _value(new, _Found(Change.STILL_THERE, changed=tuple(differ)), old.row, new.row)

    def _on_one_side(self, change: Change, seen: Seen, other: Seen | None) -> Compared:
        causes = self._causes(change, seen)
        self._by_cause[change, causes] += 1
        self._by_content += seen.subject.startswith(BY_CONTENT)
        found = _Found(change, causes, cannot_tell=other is not None)
        if change is Change.GONE:
            return _value(seen, found, seen.row, None)
        return _value(seen, found, None, seen.row)

    def _causes(self, change: Change, seen: Seen) -> tuple[Because, ...]:
        """Why only one run has an indicator."""
        here, there = (_AFTER, _BEFORE) if change is Change.NEW else (_BEFORE, _AFTER)
        found = day_of(self._database, there, seen.subject)
        if found is None:
            return (Because.DOCUMENT_ADDED if change is Change.NEW else Because.DOCUMENT_REMOVED,)
        audited, day = found
        if not audited:
            return (Because.ROW_NOT_AUDITED,)
        causes = self._differences.of_rule(seen.rule)
        if seen.subject.startswith(BY_CONTENT):
            # The same content, or it would be another document.
            causes = tuple(cause for cause in causes if cause is not Because.DOCUMENT)
        own = day_of(self._database, here, seen.subject)
        if own is not None and own[1] != day and causes != (Because.RULE,):
            causes = (*causes, Because.DAY)
        return causes


def _side_by_side(before: Iterator[Seen], after: Iterator[Seen]) -> Iterator[tuple[Seen | None, Seen | None]]:
    """Two streams in the order of fingerprints, as pairs."""
    old, new = next(before, None), next(after, None)
    while old is not None or new is not None:
        if new is None or (old is not None and old.fingerprint < new.fingerprint):
            yield old, None
            old = next(before, None)
        elif old is None or new.fingerprint < old.fingerprint:
            yield None, new
            new = next(after, None)
        else:
            yield old, new
            old, new = next(before, None), next(after, None)


@dataclass(frozen=True, slots=True)
class _Found:
    """What was found out of an indicator."""

    change: Change
    because: tuple[Because, ...] = ()
    changed: tuple[str, ...] = ()
    cannot_tell: bool = False


def _value(seen: Seen, found: _Found, row_before: int | None, row_after: int | None) -> Compared:
    return Compared(
        change=found.change,
        because=found.because,
        cannot_tell=found.cannot_tell,
        changed=found.changed,
        fingerprint=seen.fingerprint,
        rule=seen.rule,
        about=seen.about,
        subject=seen.subject,
        severity=seen.severity,
        row_before=row_before,
        row_after=row_after,
    )


def _stored(one: Compared) -> tuple[Any, ...]:
    return (
        one.change.value, " ".join(one.because), one.cannot_tell, " ".join(one.changed), one.fingerprint, one.rule,
        one.about, one.subject, one.severity, one.row_before, one.row_after,
    )  # fmt: skip
