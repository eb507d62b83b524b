"""Both runs of a comparison in one scratch database on the disk, so that memory does not grow with them."""

import hashlib
import json
import sqlite3
from collections.abc import Iterable, Iterator
from itertools import groupby, islice
from operator import itemgetter
from typing import Any, NamedTuple

from ethicalrecruit.batch.run_files import Passed
from ethicalrecruit.batch.run_reading import Run
from ethicalrecruit.batch.tables import AUDITED
from ethicalrecruit.values.grades import Outcome

_AT_ONCE = 1_000
_TABLES = """
CREATE TABLE {side}_findings (fingerprint TEXT, strength INTEGER, row INTEGER, rule TEXT, about TEXT, subject TEXT,
  severity TEXT, confidence TEXT, evidence TEXT, basis TEXT);
CREATE TABLE {side}_rows (subject TEXT, audited INTEGER, row INTEGER, day TEXT);
"""
# The scratch file is thrown away whatever happens.
SETTINGS = """
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
PRAGMA cache_size = -16384;
PRAGMA temp_store = FILE;
"""
_STRENGTH = {Outcome.CANNOT_TELL.value: 0, Outcome.INDICATOR.value: 1}


class Seen(NamedTuple):
    """One finding of one run, as far as a comparison looks at it. It may stand in several rows with one document.

    Attributes:
        fingerprint: its identity over runs.
        strength: 1 for an indicator, 0 for what cannot be told; the stronger counts where rows differ.
        row: the first row with it.
        rule: id of the rule.
        about: what it is about.
        subject: the identity of the document.
        severity: what the worker stands to lose.
        confidence: how far it can be relied on.
        evidence: digest of the wording of its evidence.
        basis: digest of the dated data it rests on.
        rows: in how many rows it stands.
    """

    fingerprint: str
    strength: int
    row: int
    rule: str
    about: str
    subject: str
    severity: str
    confidence: str
    evidence: str
    basis: str
    rows: int


def fill_side(database: sqlite3.Connection, side: str, run: Run, passed: Passed | None = None) -> None:
    """Put the findings and rows of a run into the database.

    Args:
        database: the scratch database.
        side: ``before`` or ``after``.
        run: the run.
        passed: told how many bytes of findings were read.
    """
    database.executescript(_TABLES.format(side=side))
    database.execute("BEGIN")
    findings = (
        (
            one["fingerprint"], _STRENGTH[one["outcome"]], one["row"], one["rule"], one["about"], one["subject"],
            one["severity"], one["confidence"], one["evidence_digest"], _digest(one.get("basis", [])),
        )
        for one in run.files.finding_lines(passed)
    )  # fmt: skip
    _insert(database, f"INSERT INTO {side}_findings VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", findings)  # noqa: S608
    # A row that was not audited is known by its id only, which is what its subject would be.
    rows = (
        (row.subject or row.id, row.status == AUDITED, row.row, row.day) for row in run.rows() if row.subject or row.id
    )
    _insert(database, f"INSERT INTO {side}_rows VALUES (?, ?, ?, ?)", rows)  # noqa: S608
    database.execute(f"CREATE INDEX {side}_by_subject ON {side}_rows (subject, audited, row)")
    database.execute("COMMIT")


def findings_of(database: sqlite3.Connection, side: str) -> Iterator[Seen]:
    """The findings of a side, each once, in the order of their fingerprints."""
    ordered = database.execute(f"SELECT * FROM {side}_findings ORDER BY fingerprint, strength DESC, row")  # noqa: S608
    for _, every in groupby(ordered, key=itemgetter(0)):
        same = iter(every)
        first = next(same)
        yield Seen._make((*first, 1 + sum(1 for _ in same)))


def day_of(database: sqlite3.Connection, side: str, subject: str) -> tuple[bool, str] | None:
    """Whether a document was audited on a side, and the day it was examined on; None if the side does not have it."""
    query = f"SELECT audited, day FROM {side}_rows WHERE subject = ? ORDER BY audited DESC, row LIMIT 1"  # noqa: S608
    found = database.execute(query, (subject,)).fetchone()
    return None if found is None else (bool(found[0]), found[1])


def _digest(basis: list[dict[str, Any]]) -> str:
    if not basis:
        return ""
    return hashlib.blake2b(json.dumps(basis, sort_keys=True).encode(), digest_size=8).hexdigest()


def _insert(database: sqlite3.Connection, insert: str, rows: Iterable[tuple[Any, ...]]) -> None:
    every = iter(rows)
    while some := list(islice(every, _AT_ONCE)):
        database.executemany(insert, some)
