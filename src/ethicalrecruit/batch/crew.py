"""What a worker needs to begin: the rule book, as it is in a fork and loaded anew in a fresh process."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from itertools import chain, islice

from ethicalrecruit.batch.chunks import Chunk, ChunkWork, Done
from ethicalrecruit.batch.options import AuditOptions
from ethicalrecruit.batch.pool import MOST_WORKERS, Crew, start_method
from ethicalrecruit.batch.work import RowMemory, RowWork
from ethicalrecruit.errors import OptionError
from ethicalrecruit.frozen import dataclass
from ethicalrecruit.intake.cell_values import Names
from ethicalrecruit.intake.document_rows import DocumentMapping
from ethicalrecruit.intake.mapping import RowMapping
from ethicalrecruit.rulebook.book import Recipe, RuleBook
from ethicalrecruit.rulebook.loader import load_again

Mappings = Mapping[int, RowMapping | DocumentMapping]
"""The mapping of each table of a run."""


@dataclass(frozen=True, slots=True)
class AuditWork:
    """All that decides what becomes of a row, for the tables of one run.

    Attributes:
        book: the rule book; None where a fresh process is to load it.
        options: what was asked for.
        mappings: what the columns of each table mean.
        recipe: how the book was loaded.
        digest: which book it must be.
    """

    book: RuleBook | None
    options: AuditOptions
    mappings: Mappings
    recipe: Recipe | None
    digest: str

    def __call__(self) -> ChunkWork:
        """Make it ready, in the process in which it is done."""
        book = self.book
        if book is None:
            if self.recipe is None:
                raise AssertionError("A book without a recipe cannot be loaded anew.")
            book = load_again(self.recipe, self.digest)
        names = Names.of(book.tables.countries, book.tables.costs)
        memory = RowMemory(book, self.options.profile)
        works = {at: RowWork(book, names, one, self.options, memory) for at, one in self.mappings.items()}
        return ChunkWork(works)


def known_workers(workers: int, book: RuleBook) -> int:
    """A number of workers that can be had.

    Raises:
        OptionError: if it cannot.
    """
    if not 1 <= workers <= MOST_WORKERS:
        raise OptionError(f"There cannot be {workers} workers.", "workers", f"Give 1 to {MOST_WORKERS}.")
    if workers > 1 and book.recipe is None and start_method() != "fork":
        what = "A rule book that was put together by hand cannot be loaded by other processes."
        raise OptionError(what, "workers", "Take 1 worker, or load the book with load_book.")
    return workers


@contextmanager
def working(
    book: RuleBook, options: AuditOptions, mappings: Mappings, workers: int, chunks: Iterator[Chunk]
) -> Iterator[Iterator[Done]]:
    """What becomes of each chunk, in order: worked out by this process alone, or by others beside it.

    A run of a single chunk needs no others. Before processes are forked, the first chunk is worked on here: what
    its rows need (phrases of languages and the like) is then loaded once and shared by all.

    Raises:
        MachineError: if a worker is ended from outside.
        RuleBookError: if a worker finds the book changed.
    """
    alone = AuditWork(book, options, mappings, None, book.digest)
    begun = [] if workers == 1 else list(islice(chunks, 2))
    if len(begun) <= 1:
        yield map(alone(), chain(begun, chunks))
        return
    method = start_method()
    if method != "fork":
        with Crew(AuditWork(None, options, mappings, book.recipe, book.digest), workers, method) as crew:
            yield crew.results(chain(begun, chunks))
        return
    first = alone()(begun[0])
    with Crew(alone, workers, method) as crew:
        yield chain((first,), crew.results(chain(begun[1:], chunks)))
