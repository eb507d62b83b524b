"""A run as one SQLite database: rows, rejects, rules, findings and their evidence, tied by keys.

The same run gives the same bytes under the same release of SQLite, which writes its number into the file.
"""

import errno
import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from itertools import islice
from pathlib import Path
from typing import Any

from ethicalrecruit.batch.exports.finding_rows import RuleTexts, first_shown
from ethicalrecruit.batch.run_files import Passed, RunFiles, number_or_none
from ethicalrecruit.batch.tables import COSTS, REJECTS, ROWS, Table
from ethicalrecruit.errors import UnreadableSource

_AT_ONCE = 1_000
_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), check_circular=False).encode

_FINDING_COLUMNS = (
    "finding", "row", "subject", "rule", "version", "about", "outcome", "reason", "severity", "confidence", "message",
    "question", "quote", "evidence_count", "missing_facts", "authority", "basis", "missing", "notes", "replaces",
    "fingerprint", "evidence_digest",
)  # fmt: skip
_EVIDENCE_COLUMNS = ("kind", "document", "quote", "start", "end", "field", "arithmetic")
_RULE_COLUMNS = (
    "title", "topic", "status", "version", "severity", "confidence", "message", "mend", "ask", "lawful_contrast",
    "replaces",
)  # fmt: skip
_TABLES = """
CREATE TABLE rules (
  rule TEXT NOT NULL PRIMARY KEY, title TEXT NOT NULL, topic TEXT NOT NULL, status TEXT NOT NULL,
  version TEXT NOT NULL, severity TEXT NOT NULL, confidence TEXT NOT NULL, message TEXT NOT NULL, mend TEXT NOT NULL,
  ask TEXT NOT NULL, lawful_contrast TEXT NOT NULL, replaces TEXT NOT NULL, standards TEXT NOT NULL
);
CREATE TABLE findings (
  finding INTEGER PRIMARY KEY, row INTEGER NOT NULL REFERENCES rows (row), subject TEXT NOT NULL,
  rule TEXT NOT NULL REFERENCES rules (rule), version TEXT NOT NULL, about TEXT NOT NULL, outcome TEXT NOT NULL,
  reason TEXT NOT NULL, severity TEXT NOT NULL, confidence TEXT NOT NULL, message TEXT NOT NULL, question TEXT,
  quote TEXT, evidence_count INTEGER NOT NULL, missing_facts TEXT, authority TEXT NOT NULL, basis TEXT NOT NULL,
  missing TEXT NOT NULL, notes TEXT NOT NULL, replaces TEXT, fingerprint TEXT NOT NULL, evidence_digest TEXT NOT NULL
);
CREATE TABLE evidence (
  finding INTEGER NOT NULL REFERENCES findings (finding), position INTEGER NOT NULL, kind TEXT NOT NULL,
  document TEXT, quote TEXT, start INTEGER, "end" INTEGER, field TEXT, arithmetic TEXT,
  PRIMARY KEY (finding, position)
) WITHOUT ROWID;
"""
_INDICES = """
CREATE INDEX rows_by_subject ON rows (subject);
CREATE INDEX rejects_by_column ON rejects ("column");
CREATE INDEX findings_by_row ON findings (row);
CREATE INDEX findings_by_rule ON findings (rule, outcome);
CREATE INDEX findings_by_fingerprint ON findings (fingerprint);
"""
# Nobody reads the file before it is whole, so nothing is kept to undo; memory for pages is bounded.
_SETTINGS = """
PRAGMA page_size = 4096;
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
PRAGMA cache_size = -16384;
PRAGMA temp_store = FILE;
PRAGMA foreign_keys = ON;
"""
_PRIMARY = 0xFF  # the part of a result code that names its kind


def write_sqlite(files: RunFiles, path: Path, passed: Passed | None = None) -> None:
    """Write ``run.sqlite``; memory holds some hundred findings and a fixed number of pages.

    Raises:
        OSError: if the disk is full or fails.
        UnreadableSource: if the files of the run do not belong together.
    """
    try:
        with closing(sqlite3.connect(path, isolation_level=None)) as database:
            database.executescript(_SETTINGS)
            database.execute("BEGIN")
            for table in (ROWS, REJECTS, COSTS):
                database.execute(_create(table))
            _script(database, _TABLES)
            _fill_tables(database, files)
            _fill_findings(database, files, passed)
            _script(database, _INDICES)
            database.execute("COMMIT")
    except sqlite3.IntegrityError as error:
        what = f"The rows, rules and findings of the run do not belong together: {error}."
        raise UnreadableSource(what, files.folder.as_posix(), "Audit again.") from None
    except sqlite3.OperationalError as error:
        raise machines_fault(error, path) from None


def _fill_tables(database: sqlite3.Connection, files: RunFiles) -> None:
    for table, rows in ((ROWS, files.rows()), (REJECTS, files.rejects()), (COSTS, files.costs())):
        readers = [_reader(column.type) for column in table.columns]
        insert = _insert(table.name, table.head)
        filled = ([read(cell) for read, cell in zip(readers, row.values(), strict=True)] for row in rows)
        _insert_all(database, insert, filled)
    texts = RuleTexts(files.book)
    rules = (
        (rule, *(told[name] for name in _RULE_COLUMNS), texts.standards(rule))
        for rule, told in sorted(files.book["rules"].items())
    )
    _insert_all(database, _insert("rules", ("rule", *_RULE_COLUMNS, "standards")), rules)


def _fill_findings(database: sqlite3.Connection, files: RunFiles, passed: Passed | None) -> None:
    texts = RuleTexts(files.book)
    insert_finding = _insert("findings", _FINDING_COLUMNS)
    insert_evidence = _insert("evidence", ("finding", "position", *_EVIDENCE_COLUMNS))
    numbered = enumerate(files.finding_lines(passed), 1)
    while some := list(islice(numbered, _AT_ONCE)):
        database.executemany(insert_finding, [_finding(number, one, texts) for number, one in some])
        pieces = [
            (number, position, *(piece.get(name) for name in _EVIDENCE_COLUMNS))
            for number, one in some
            for position, piece in enumerate(one.get("evidence", ()), 1)
        ]
        database.executemany(insert_evidence, pieces)


def _finding(number: int, one: dict[str, Any], texts: RuleTexts) -> tuple[Any, ...]:
    evidence = one.get("evidence", [])
    facts = dict.fromkeys(gap["fact"] for gap in one.get("missing", ()) if "fact" in gap)
    return (
        number,
        one["row"],
        one["subject"],
        one["rule"],
        one["version"],
        one["about"],
        one["outcome"],
        one["reason"],
        one["severity"],
        one["confidence"],
        texts.message(one),
        texts.question(one) or None,
        first_shown(evidence).get("quote"),
        len(evidence),
        "; ".join(facts) or None,
        *(_encode(one[name]) if name in one else "[]" for name in ("authority", "basis", "missing", "notes")),
        one.get("replaces"),
        one["fingerprint"],
        one["evidence_digest"],
    )


def _insert_all(database: sqlite3.Connection, insert: str, rows: Iterable[Iterable[Any]]) -> None:
    every: Iterator[Any] = iter(rows)
    while some := list(islice(every, _AT_ONCE)):
        database.executemany(insert, some)


def _insert(table: str, columns: tuple[str, ...]) -> str:
    names = ", ".join(f'"{name}"' for name in columns)
    return f"INSERT INTO {table} ({names}) VALUES ({', '.join('?' * len(columns))})"  # noqa: S608  # names of ours


def _create(table: Table) -> str:
    types = {"integer": "INTEGER", "number": "NUMERIC"}
    columns = []
    for column in table.columns:
        rest = " PRIMARY KEY" if column.name == table.key else " NOT NULL" if column.required else ""
        if column.name == ROWS.key and table is not ROWS:
            rest += f" REFERENCES {ROWS.name} ({ROWS.key})"
        columns.append(f'"{column.name}" {types.get(column.type, "TEXT")}{rest}')
    return f"CREATE TABLE {table.name} ({', '.join(columns)})"


def _reader(kind: str) -> Callable[[str], int | str | None]:
    return number_or_none if kind == "integer" else _text_or_none


def _text_or_none(cell: str) -> str | None:
    return cell or None


def _script(database: sqlite3.Connection, script: str) -> None:
    """Run statements inside the transaction at hand; ``executescript`` would end it."""
    for statement in script.split(";"):
        if statement.strip():
            database.execute(statement)


def machines_fault(error: sqlite3.OperationalError, path: Path) -> Exception:
    """What SQLite has against the disk, as Python tells it of files; anything else as it is."""
    code = error.sqlite_errorcode & _PRIMARY
    if code == sqlite3.SQLITE_FULL:
        return OSError(errno.ENOSPC, "No space left on device", path.as_posix())
    if code == sqlite3.SQLITE_IOERR:
        return OSError(errno.EIO, "Input/output error", path.as_posix())
    return error
