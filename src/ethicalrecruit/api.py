"""The library's front door: a rule book loaded once, and documents checked against it."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ethicalrecruit.domain.offer import Offer
from ethicalrecruit.errors import EthicalRecruitError, InputError, OptionError, suggest
from ethicalrecruit.findings.report import Report
from ethicalrecruit.frozen import dataclass
from ethicalrecruit.values.grades import PROFILES, DocumentKind

# The rule book, the checker and the reader are imported when a Checker is made or reads: importing the library
# alone stays quick.
if TYPE_CHECKING:
    from ethicalrecruit.reader.read import Reading
    from ethicalrecruit.rulebook.book import Recipe, RuleBook

_OFFERS_AT_A_TIME = 20


class Checker:
    """Checks documents against one rule book. It keeps no state between documents and is safe to share.

    Args:
        packs: a folder, or folders, of rules of your own, loaded beside the shipped ones.
        lists: watch-lists of your own: YAML files or folders of them.
        registers: snapshots of registers of agencies: YAML or CSV files, or folders of them.
        language: the language that the book's texts are wanted in, as a code such as ``ro``; the language of
            documents is another matter. A text without a current translation stands in English, and reports say
            how many do.
        profile: ``publish`` raises an indicator only where the law behind it is confirmed; ``research``
            lets every rule do so, marked.
        book: a rule book loaded already; ``packs``, ``lists``, ``registers`` and ``language`` must be empty then.

    Raises:
        RuleBookFaults: if a rule file has a fault; it names all of them.
        OptionError: for an unknown profile, or a language that is no code.

    >>> from ethicalrecruit import Checker
    >>> report = Checker().check_text("Nurses wanted. The candidate must pay a placement fee of GBP 900.")
    >>> [finding.rule for finding in report.indicators]
    ['ilo.recruitment-fee']
    """

    def __init__(  # noqa: PLR0913  # every one is named and optional
        self,
        *,
        packs: Sequence[str | Path] | str | Path = (),
        lists: Sequence[str | Path] | str | Path = (),
        registers: Sequence[str | Path] | str | Path = (),
        profile: str = "publish",
        language: str = "",
        book: "RuleBook | None" = None,
    ) -> None:
        from ethicalrecruit.rulebook.loader import load_book  # noqa: PLC0415

        # One path is one folder, not a list of its letters.
        packs = (packs,) if isinstance(packs, str | Path) else packs
        lists = (lists,) if isinstance(lists, str | Path) else lists
        registers = (registers,) if isinstance(registers, str | Path) else registers
        if profile not in PROFILES:
            mend = suggest(profile, PROFILES) or f"There are: {', '.join(PROFILES)}."
            raise OptionError(f'There is no profile "{profile}".', "", mend)
        if book is not None and (packs or lists or registers or language):
            what = "A loaded book cannot be given together with packs, lists, registers or a language."
            raise OptionError(what, "", "Load them with it.")
        self.book = book if book is not None else load_book(packs, lists, registers=registers, language=language)
        self.profile = profile

    def __reduce__(self) -> "tuple[Callable[[Recipe, str, str], Checker], tuple[Recipe, str, str]]":
        """A checker is sent to another process as what its book is loaded from; the book is loaded there again."""
        if self.book.recipe is None:
            raise TypeError("A Checker cannot be pickled if its book was put together in Python.")
        return _loaded_again, (self.book.recipe, self.book.digest, self.profile)

    def offer(self, data: Mapping[str, Any] | bytes | str, *, source: str = "") -> Offer:
        """Read a structured document: what ``check`` of the command line takes as ``.json``.

        Args:
            data: the fields of an offer (``ethicalrecruit schema offer`` prints their schema), as JSON or as what
                ``json.loads`` makes of it. Country fields take names as well as codes.
            source: where it came from, for messages.

        Raises:
            InputError: if a field is unknown, has the wrong type or an impossible value; all faults at once.
            UnreadableSource: if it is no JSON.
            EmptySource: if there is nothing in it.

        >>> from ethicalrecruit import Checker
        >>> checker = Checker()
        >>> offer = checker.offer({"documents": {"held_by": "agency"}, "destination": {"country": "Saudi Arabia"}})
        >>> [finding.rule for finding in checker.check(offer).indicators]
        ['ilo.documents-held']
        """
        from ethicalrecruit.intake.document import offer_from, read_document  # noqa: PLC0415

        names = self.book.tables.countries
        if isinstance(data, Mapping):
            return offer_from(dict(data), source, names)
        return read_document(data, source, names)

    def check(self, offer: Offer, *, day: date | str | None = None) -> Report:
        """Check an offer that is structured already.

        Args:
            offer: what the document states. Facts it does not give are not covered, unless ``covers`` says
                that they were looked for.
            day: the day to examine it on: a date, ``posted`` or ``captured``; None takes the offer's own
                date, posted before captured, and leaves it undated if it has none.

        Raises:
            OptionError: for a day that is none, or for what is no ``Offer``.
            UnknownTable: for a cost code that the fee taxonomy does not know.
        """
        from ethicalrecruit.checker.check import Examined, check  # noqa: PLC0415
        from ethicalrecruit.checker.subject import examination_day  # noqa: PLC0415

        if not isinstance(offer, Offer):
            what = f"check takes an Offer, not a {type(offer).__name__}."
            raise OptionError(what, "", "Make one with Checker.offer; texts are for check_text.")
        examined_on, source = examination_day(offer, day)
        content = offer.model_dump_json(exclude_defaults=True)
        return check(self.book, Examined(offer, {}, content, examined_on, source), profile=self.profile)

    def check_text(  # noqa: PLR0913  # every one is named and optional
        self,
        text: str,
        *,
        kind: DocumentKind | str = DocumentKind.AD,
        destination: str | None = None,
        language: str | None = None,
        day: date | str | None = None,
        id: str | None = None,  # noqa: A002  # the document's own word for it
        source: str = "",
    ) -> Report:
        """Read an ad, page or contract and check it.

        Args:
            text: the text as it was published: plain text or Markdown, a page in HTML, or one JobPosting in JSON-LD.
                Quotes count the characters of what was read: of a page the text that its visitors see, of a
                posting the text put together of its fields.
            kind: what the text is.
            destination: country or nation of the work, by name or code, where you know it and the text does
                not say; what the text says is kept beside it, and where both differ no answer rests on it.
            language: ISO 639-1 code, if you know better than the reader.
            day: the day to examine it on, as in ``check``; a text has no date of its own.
            id: your own name for the document; it identifies findings over time.
            source: where it came from, shown in the report.

        Raises:
            OptionError: for a kind, day or language that is none, or for bytes.
            UnknownCountry: for a destination that is none.
            EmptySource: for a page that shows no text.
            InputError: if it holds several postings; ``check_input`` takes them.
        """
        if not isinstance(text, str):
            raise OptionError(
                f"check_text takes text, not {type(text).__name__}.", "", "For bytes there is check_input."
            )
        readings = self._readings(text, "", kind, language) if text.strip() else ()
        if len(readings) > 1:
            what = f"This holds {len(readings)} documents, and check_text takes one."
            raise InputError(what, source, "Use check_input.")
        reading = readings[0] if readings else self._plain(text, kind, language)
        return self.check_reading(reading, destination=destination, day=day, id=id, source=source)

    def check_input(  # noqa: PLR0913  # every one is named and optional
        self,
        data: bytes | str,
        *,
        name: str = "",
        kind: DocumentKind | str = DocumentKind.AD,
        destination: str | None = None,
        language: str | None = None,
        day: date | str | None = None,
    ) -> tuple[Report, ...]:
        """Read whatever an input holds and check each document: one report, or one a posting.

        Args:
            data: text, Markdown, HTML, JobPostings in JSON-LD or lines of it; bytes are UTF-8 unless they say
                otherwise.
            name: its file name; ``.html``, ``.json`` and ``.jsonl`` say what it is, else its beginning tells.
            kind: as in ``check_text``, as are the others.
            destination: as there.
            language: as there.
            day: as there; a posting has a date of its own.

        Raises:
            EmptySource: if there is nothing to read.
            UnreadableSource: for a name that promises JSON and no JSON inside.
            OptionError: for our own JSON; ``check`` takes an ``Offer``.
        """
        return tuple(
            self.check_reading(reading, destination=destination, day=day, source=name)
            for reading in self._readings(data, name, kind, language)
        )

    def _readings(
        self, data: bytes | str, name: str, kind: DocumentKind | str, language: str | None
    ) -> "tuple[Reading, ...]":
        from ethicalrecruit.checker.subject import kind_of  # noqa: PLC0415
        from ethicalrecruit.intake.inputs import read_input  # noqa: PLC0415
        from ethicalrecruit.intake.read_inputs import Wanted  # noqa: PLC0415

        wanted = Wanted(kind_of(kind), language, names=self.book.tables.countries)
        return tuple(one.reading for one in read_input(data, name, wanted))

    def _plain(self, text: str, kind: DocumentKind | str, language: str | None) -> "Reading":
        from ethicalrecruit.checker.subject import kind_of  # noqa: PLC0415
        from ethicalrecruit.reader.read import read_ad  # noqa: PLC0415

        return read_ad(text, kind=kind_of(kind), language=language)

    def check_reading(
        self,
        reading: "Reading",
        *,
        destination: str | None = None,
        day: date | str | None = None,
        id: str | None = None,  # noqa: A002
        source: str = "",
    ) -> Report:
        """Check what ``read_ad`` made of a text; the arguments are those of ``check_text``."""
        from ethicalrecruit.checker.check import Examined, check  # noqa: PLC0415
        from ethicalrecruit.checker.subject import (  # noqa: PLC0415
            examination_day,
            reading_seen,
            with_destination,
        )

        reading = with_destination(reading, destination, self.book.tables.countries)
        offer = reading.offer if id is None else reading.offer.model_copy(update={"id": id})
        examined_on, day_source = examination_day(offer, day)
        examined = Examined(
            offer, reading.observed, reading.original, examined_on, day_source, source, reading_seen(reading)
        )
        return check(self.book, examined, profile=self.profile)

    def render(self, report: Report, form: str = "text", *, text: str = "", masked: bool = True) -> str:
        """A report in one of the forms of ``check --format``.

        Args:
            report: a report of this checker.
            form: ``text``, ``json``, ``markdown``, ``html`` or ``sarif``.
            text: the text that was read (``Reading.original``); ``html`` marks the quotes in it.
            masked: whether personal data is masked where it is recognised.

        Raises:
            OptionError: for a form that is none.
            MissingExtra: for ``html`` without the extra ``report``.
        """
        from ethicalrecruit.render.examined import Examined  # noqa: PLC0415
        from ethicalrecruit.render.forms import rendered  # noqa: PLC0415

        return rendered([Examined(report, text)], self.book, form, masked=masked)

    def check_many(
        self, offers: Iterable[Offer], *, day: date | str | None = None, workers: int = 1
    ) -> Iterator[Report]:
        """Check offers one after the other, as they come, holding few at a time; reports come in their order.

        Args:
            offers: the offers.
            day: as in ``check``, for all of them.
            workers: how many processes share the offers. Where processes are spawned (Windows, macOS, or beside
                other threads), a script must call this under ``if __name__ == "__main__"``.

        Raises:
            OptionError: for a number of workers that cannot be had, or a day that is none.
            UnknownTable: as in ``check``.
            MachineError: if a worker is ended from outside.
        """
        if workers == 1:
            for offer in offers:
                yield self.check(offer, day=day)
            return
        from ethicalrecruit.batch.crew import known_workers  # noqa: PLC0415
        from ethicalrecruit.batch.pool import Crew, start_method  # noqa: PLC0415

        known_workers(workers, self.book)
        method = start_method()
        book = self.book if method == "fork" else None
        work = _OfferWork(book, self.book.recipe, self.book.digest, self.profile, day)
        source = iter(offers)
        chunks = iter(lambda: tuple(islice(source, _OFFERS_AT_A_TIME)), ())
        with Crew(work, workers, method) as crew:
            for reports, error in crew.results(chunks):
                yield from reports
                if error is not None:
                    raise error


def _loaded_again(recipe: "Recipe", digest: str, profile: str) -> Checker:
    """The checker of another process.

    Raises:
        RuleBookError: if the files of the book were changed since.
    """
    from ethicalrecruit.rulebook.loader import load_again  # noqa: PLC0415

    return Checker(book=load_again(recipe, digest), profile=profile)


@dataclass(frozen=True, slots=True)
class _OfferWork:
    """What a process of ``check_many`` needs to begin: the book, or how to load it."""

    book: "RuleBook | None"
    recipe: "Recipe | None"
    digest: str
    profile: str
    day: date | str | None

    def __call__(self) -> "Callable[[tuple[Offer, ...]], tuple[list[Report], EthicalRecruitError | None]]":
        from ethicalrecruit.rulebook.loader import load_again  # noqa: PLC0415

        book = self.book
        if book is None:
            if self.recipe is None:
                raise AssertionError("A book without a recipe cannot be loaded anew.")
            book = load_again(self.recipe, self.digest)
        checker = Checker(book=book, profile=self.profile)

        def checked(offers: tuple[Offer, ...]) -> tuple[list[Report], EthicalRecruitError | None]:
            reports: list[Report] = []
            try:
                for offer in offers:
                    reports.append(checker.check(offer, day=self.day))  # noqa: PERF401  # those before an error count
            except EthicalRecruitError as error:
                return reports, error
            return reports, None

        return checked
