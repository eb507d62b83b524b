"""What is to be examined, and on which day."""

from dataclasses import replace
from datetime import date

from ethicalrecruit.domain.offer import Destination, Offer
from ethicalrecruit.errors import OptionError, suggest
from ethicalrecruit.facts.state import Observation
from ethicalrecruit.findings.report import MentionSeen, ReadingSeen
from ethicalrecruit.reader.read import Reading
from ethicalrecruit.reference.countries import CountryNames
from ethicalrecruit.values.days import plain_day
from ethicalrecruit.values.evidence import Evidence, EvidenceKind
from ethicalrecruit.values.grades import DocumentKind

POSTED, CAPTURED, GIVEN, NONE = "posted", "captured", "given", "none"


def kind_of(word: str | DocumentKind) -> DocumentKind:
    """A kind of document by its word.

    Raises:
        OptionError: if there is no such kind.
    """
    known = [kind.value for kind in DocumentKind]
    if word not in known:
        mend = suggest(str(word), known) or f"There are: {', '.join(known)}."
        raise OptionError(f'There is no kind of document "{word}".', "", mend)
    return DocumentKind(word)


def examination_day(offer: Offer, wanted: date | str | None) -> tuple[date | None, str]:
    """The day to examine an offer on, and where it came from: given, posted, captured or none.

    Args:
        offer: the document, with its own dates.
        wanted: a date, one written as 2026-11-21, ``posted``, ``captured``, or None for the offer's own date, posted
            before captured. Nothing here asks the clock.

    Raises:
        OptionError: if ``wanted`` is no day.
    """
    own = {POSTED: offer.posted_on, CAPTURED: offer.captured_on}
    if wanted is None:
        return next(((day, word) for word, day in own.items() if day is not None), (None, NONE))
    if isinstance(wanted, str) and wanted in own:
        day = own[wanted]
        return (day, wanted) if day is not None else (None, NONE)
    day = plain_day(wanted)
    if day is None:
        raise OptionError(f'"{wanted}" is not a day.', "day", "Write 2026-11-21, posted or captured, or give a date.")
    return day, GIVEN


def with_destination(reading: Reading, destination: str | None, names: CountryNames) -> Reading:
    """A reading with the destination that the caller knows.

    Where the text says another, both are kept and no answer rests on either.

    Raises:
        UnknownCountry: if the destination is no country or nation.
    """
    if destination is None:
        return reading
    place = names.resolve(destination)
    known = (Evidence(EvidenceKind.FIELD, field="destination", quote=destination),)
    read = reading.offer.destination
    observed = dict(reading.observed)
    if read.country is None or read.country == place.country:
        observed.setdefault("destination.country", Observation(known))
        if read.country is None:
            observed["destination.country"] = Observation(known)
        nation = place.nation or read.nation
        if nation is not None and place.nation is not None:
            observed["destination.nation"] = Observation(known)
        merged = Destination(country=place.country, nation=nation)
    else:
        seen = observed.get("destination.country", Observation())
        observed["destination.country"] = replace(
            seen, evidence=known + seen.evidence, readings=(*seen.readings, read.country)
        )
        merged = Destination(country=place.country, nation=place.nation)
    return replace(reading, offer=reading.offer.model_copy(update={"destination": merged}), observed=observed)


def reading_seen(reading: Reading) -> ReadingSeen:
    """How a text was read, for the report."""
    mentions = tuple(
        MentionSeen(one.category.value, one.quote, one.span.start, one.span.end, one.confidence.value)
        for one in reading.mentions
    )
    return ReadingSeen(reading.language, reading.cut_off, mentions, reading.languages, reading.notes)
