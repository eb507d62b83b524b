"""Frames of Spark, audited where their parts are (extra ``spark``): the same core, called by ``mapInArrow``."""

import pickle
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import lru_cache, partial
from importlib.metadata import version
from os import fspath
from pathlib import Path
from typing import TYPE_CHECKING

from ethicalrecruit.api import Checker
from ethicalrecruit.errors import RuleBookError
from ethicalrecruit.frames.columns import need_arrow, spark_schema
from ethicalrecruit.frames.plan import FramePlan, frame_plan
from ethicalrecruit.frames.work import FrameWork
from ethicalrecruit.frozen import dataclass
from ethicalrecruit.rulebook.book import RuleBook
from ethicalrecruit.rulebook.loader import load_book

if TYPE_CHECKING:
    import pyarrow as pa
    from pyspark.sql import DataFrame

_MOST_BOOKS = 4

Paths = Sequence[str | Path] | str | Path


@dataclass(frozen=True, slots=True)
class _Book:
    """Where a rule book is loaded from, and which one it must be."""

    packs: tuple[str, ...]
    lists: tuple[str, ...]
    registers: tuple[str, ...]
    language: str
    digest: str
    version: str


@dataclass(frozen=True, slots=True)
class _Job:
    """All that a worker needs; plain data."""

    book: _Book
    plan: FramePlan
    source: str


def audit_frame(  # noqa: PLR0913  # every one is named and optional
    df: "DataFrame",
    *,
    mapping: Path | str | None = None,
    packs: Paths = (),
    lists: Paths = (),
    registers: Paths = (),
    profile: str = "publish",
    language: str = "",
    day: date | str | None = None,
    fallback_day: date | None = None,
    destination: str | None = None,
    source: str = "",
    row_column: str | None = None,
) -> "DataFrame":
    """Examine every row of a frame, as ``ethicalrecruit audit`` examines those of a file; lazily, part by part.

    The lines that come out are those of ``frames.arrow.check_batches``. Rows are counted from 1 in each part, and
    ``input`` names the part; both change when the frame is divided otherwise. What stays is ``subject``: the id of a
    document, or the digest of its content. Give a ``row_column`` to find rows again that have no id.

    Mapping and options are checked here, before Spark starts. Each worker process loads the rule book once, from the
    package that is installed there and from the same paths, and refuses to work with another book than the driver's.

    Args:
        df: the frame; columns that are not used travel for nothing, so select those that are.
        mapping: a mapping file on the driver; None if the columns have our own names.
        packs: folders of rules of your own, at the same place on each machine.
        lists: watch-lists of your own, likewise.
        registers: snapshots of registers of agencies, likewise.
        profile: ``publish`` or ``research``.
        language: the language that the book's texts are wanted in.
        day: the day to examine rows on: a date, ISO text, ``posted`` or ``captured``; None for their own.
        fallback_day: the day for rows without a date; None leaves them undated.
        destination: country or nation of the work, where you know it and the rows need not say it.
        source: your name for the input, to be shown in the lines.
        row_column: a column of whole numbers that are the numbers of the rows; it is not read as anything else.

    Raises:
        MissingExtra: if pyarrow is not installed.
        RuleBookFaults: if a rule file has a fault.
        MappingError: if the mapping has faults or does not fit.
        OptionError: for an option without meaning.
        UnknownCountry: for a destination that is none.
    """
    need_arrow()
    packs, lists, registers = _paths(packs), _paths(lists), _paths(registers)
    checker = Checker(packs=packs, lists=lists, registers=registers, profile=profile, language=language)
    plan = frame_plan(
        df.columns,
        checker,
        mapping=mapping,
        day=day,
        fallback_day=fallback_day,
        destination=destination,
        row_column=row_column,
    )
    book = _Book(packs, lists, registers, language, checker.book.digest, version("ethicalrecruit"))
    # As bytes it is the same key in every worker, and nothing of it is taken apart on the way.
    job = pickle.dumps(_Job(book, plan, source))
    return df.mapInArrow(partial(_audited_part, job), spark_schema())


def _paths(given: Paths) -> tuple[str, ...]:
    return (fspath(given),) if isinstance(given, str | Path) else tuple(fspath(one) for one in given)


def _audited_part(job: bytes, batches: "Iterable[pa.RecordBatch]") -> "Iterator[pa.RecordBatch]":
    """One part of a frame, in a worker."""
    from pyspark import TaskContext  # noqa: PLC0415  # an extra

    context = TaskContext.get()
    part = "" if context is None else f"part {context.partitionId()}"
    work, source = _worker(job)
    yield from work.audited(batches, ", ".join(filter(None, (source, part))), 1)


@lru_cache(maxsize=1)
def _worker(job: bytes) -> tuple[FrameWork, str]:
    """The work of this process. Spark gives a process one part at a time, and the next when it is done."""
    wanted: _Job = pickle.loads(job)  # noqa: S301  # our own driver wrote it
    return FrameWork(_book(wanted.book), wanted.plan), wanted.source


@lru_cache(maxsize=_MOST_BOOKS)
def _book(wanted: _Book) -> RuleBook:
    """The rule book of this process.

    Raises:
        RuleBookError: if it is not that of the driver.
    """
    if version("ethicalrecruit") != wanted.version:
        what = f"This worker has ethicalrecruit {version('ethicalrecruit')}, the driver {wanted.version}."
        raise RuleBookError(what, "", "Install the same version on each machine.")
    book = load_book(wanted.packs, wanted.lists, registers=wanted.registers, language=wanted.language)
    if book.digest != wanted.digest:
        what = f"The rule book of this worker ({book.digest[:12]}) is not that of the driver ({wanted.digest[:12]})."
        raise RuleBookError(what, "", "Put the same packs, lists and registers at the same place on each machine.")
    return book
