"""A finished run opened again: checked against its manifest, then read as a stream of typed values.

>>> from ethicalrecruit import open_run
>>> open_run("no-such-run")
Traceback (most recent call last):
    ...
ethicalrecruit.errors.UnreadableSource: no-such-run: There is no such folder. Name the folder that an audit wrote.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from ethicalrecruit.batch.contracts import BOOK_SCHEMA, MANIFEST_SCHEMA, SUMMARY_SCHEMA
from ethicalrecruit.batch.run_files import FINDINGS_FILE, RunFiles, number_or_none
from ethicalrecruit.batch.run_values import Cited, RunFinding, RunRow
from ethicalrecruit.errors import UnreadableSource
from ethicalrecruit.findings.finding import Basis, Missing
from ethicalrecruit.frozen import dataclass
from ethicalrecruit.intake.row import Reject
from ethicalrecruit.values.evidence import Evidence, EvidenceKind
from ethicalrecruit.values.grades import Confidence, Outcome, Severity, Verified

MANIFEST_FILE = "manifest.json"
_NEEDED = (FINDINGS_FILE, "rows.csv", "rejects.csv", "costs.csv", "book.json", "summary.json")
_MEND_NAME = "Check the name of the run folder, and who may read it."
_MEND = "Take the run as the audit wrote it, or audit again."
_LARGEST_PAGE = 64 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Run:
    """A finished run.

    Attributes:
        folder: where it is.
        manifest: what it was made of, as in ``manifest.json``.
        summary: its counts, as in ``summary.json``.
        book: the texts of rules, provisions and questions, as in ``book.json``.
    """

    folder: Path
    manifest: Mapping[str, Any]
    summary: Mapping[str, Any]
    book: Mapping[str, Any]

    @property
    def files(self) -> RunFiles:
        """Its files, to be read line by line as plain data."""
        return RunFiles(self.folder, self.book)

    def findings(self) -> Iterator[RunFinding]:
        """Its findings in the order of rows, one at a time."""
        questions: Mapping[str, str] = self.book["questions"]
        for line in self.files.finding_lines():
            yield _finding(line, questions)

    def rows(self) -> Iterator[RunRow]:
        """Every row of the input once, in order, one at a time."""
        for row in self.files.rows():
            yield RunRow(
                row=int(row["row"]),
                input=row["input"],
                id=row["id"],
                status=row["status"],
                document=row["document"],
                day=row["day"],
                day_source=row["day_source"],
                counts={outcome: number_or_none(row[outcome.value]) or 0 for outcome in Outcome},
                duplicate_of=number_or_none(row["duplicate_of"]),
                subject=row["subject"],
                destination=row["destination"],
                origins=origins_in(row["origins"]),
                agency=row["agency"],
                employer=row["employer"],
            )

    def rejects(self) -> Iterator[Reject]:
        """The rows that could not be used, in order, one at a time; personal data in them is covered."""
        for row in self.files.rejects():
            yield Reject(
                row=int(row["row"]),
                input=row["input"],
                line=int(row["line"]),
                offset=number_or_none(row["offset"]),
                column=row["column"],
                reason=row["reason"],
                mend=row["mend"],
                cells=json.loads(row["cells"]),
            )


def origins_in(cell: str) -> tuple[tuple[str, str], ...]:
    """The countries in a cell of ``rows.csv``, each with what shows it.

    >>> origins_in("GH:event NG:named")
    (('GH', 'event'), ('NG', 'named'))
    """
    pairs = (one.partition(":") for one in cell.split())
    return tuple((country, basis) for country, _, basis in pairs)


def open_run(folder: str | Path, *, verify: bool = True) -> Run:
    """Open a run folder, after its files were compared with what its manifest says of them.

    Args:
        folder: the folder that an audit wrote.
        verify: whether to read every file for its SHA-256; without it only sizes are compared, which takes no time
            and does not see every change.

    Raises:
        UnreadableSource: if it is no finished run, or its files are not those that the audit wrote; every file at
            fault is named.
    """
    folder = Path(folder)
    if not folder.is_dir():
        what = "This is no folder." if folder.exists() else "There is no such folder."
        raise UnreadableSource(what, folder.as_posix(), "Name the folder that an audit wrote.")
    if not (folder / MANIFEST_FILE).is_file():
        mend = "Name the folder of a finished audit; an unfinished one has partial in its name."
        raise UnreadableSource(
            f"There is no {MANIFEST_FILE} here, so this is no finished run.", folder.as_posix(), mend
        )
    manifest = _page(folder / MANIFEST_FILE, MANIFEST_SCHEMA)
    faults = tuple(_faults(folder, manifest, verify=verify))
    if faults:
        raise UnreadableSource(f"The run is not as it was written: {'; '.join(faults)}.", folder.as_posix(), _MEND)
    book = _page(folder / "book.json", BOOK_SCHEMA)
    return Run(folder, manifest, _page(folder / "summary.json", SUMMARY_SCHEMA), book)


def _faults(folder: Path, manifest: Mapping[str, Any], *, verify: bool) -> Iterator[str]:
    stamps = manifest.get("files")
    if not isinstance(stamps, dict):
        yield f"{MANIFEST_FILE} names no files"
        return
    yield from (f"{name} is not named in {MANIFEST_FILE}" for name in _NEEDED if name not in stamps)
    for name, stamp in stamps.items():
        path = folder / name
        if path.name != name or not isinstance(stamp, dict):
            yield f"{MANIFEST_FILE} names a file that cannot be one of a run"
        elif not path.is_file():
            yield f"{name} is missing"
        elif (size := path.stat().st_size) != stamp.get("bytes"):
            yield f"{name} has {size} bytes instead of {stamp.get('bytes')}"
        elif verify and _digest(path) != stamp.get("sha256"):
            yield f"{name} was changed"


def _digest(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise UnreadableSource(f"The file cannot be read: {error.strerror}.", path.as_posix(), _MEND_NAME) from None


def _page(path: Path, schema: str) -> dict[str, Any]:
    try:
        if path.stat().st_size > _LARGEST_PAGE:
            raise UnreadableSource(f"The file has more than {_LARGEST_PAGE:,} bytes.", path.as_posix(), _MEND)
        content = json.loads(path.read_bytes())
    except OSError as error:
        raise UnreadableSource(f"The file cannot be read: {error.strerror}.", path.as_posix(), _MEND_NAME) from None
    except ValueError:
        raise UnreadableSource("The file is no JSON.", path.as_posix(), _MEND) from None
    found = content.get("schema") if isinstance(content, dict) else None
    if found != schema:
        what = f"This is {found if isinstance(found, str) else 'something else'}, not {schema}."
        raise UnreadableSource(what, path.as_posix(), "Read the run with the version that wrote it.")
    page: dict[str, Any] = content
    return page


def _finding(line: Mapping[str, Any], questions: Mapping[str, str]) -> RunFinding:
    return RunFinding(
        row=line["row"],
        subject=line["subject"],
        rule=line["rule"],
        version=line["version"],
        about=line["about"],
        outcome=Outcome(line["outcome"]),
        reason=line["reason"],
        severity=Severity(line["severity"]),
        confidence=Confidence(line["confidence"]),
        evidence=tuple(_evidence(piece, line["row"]) for piece in line.get("evidence", ())),
        authority=tuple(Cited(**one) for one in line.get("authority", ())),
        basis=tuple(_basis(one) for one in line.get("basis", ())),
        missing=tuple(_missing(gap, questions) for gap in line.get("missing", ())),
        notes=tuple(line.get("notes", ())),
        replaces=line.get("replaces", ""),
        fingerprint=line["fingerprint"],
        evidence_digest=line["evidence_digest"],
    )


def _evidence(piece: Mapping[str, Any], row: int) -> Evidence:
    return Evidence(
        EvidenceKind(piece["kind"]),
        document=piece.get("document", ""),
        quote=piece.get("quote", ""),
        start=piece.get("start"),
        end=piece.get("end"),
        field=piece.get("field", ""),
        row=row,
        arithmetic=piece.get("arithmetic", ""),
    )


def _basis(one: Mapping[str, Any]) -> Basis:
    substance = None if "substance" not in one else Verified(one["substance"])
    return Basis(one["kind"], one["id"], one["edition"], one["value"], substance)


def _missing(gap: Mapping[str, Any], questions: Mapping[str, str]) -> Missing:
    fact = gap.get("fact", "")
    question = gap.get("question") or questions.get(fact, "")
    return Missing(fact, gap["state"], gap.get("about", ""), question, gap.get("detail", ""))
