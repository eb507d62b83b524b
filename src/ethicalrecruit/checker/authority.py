"""The provisions a rule rests on, as they stand on the day."""

from datetime import date

from ethicalrecruit.facts.state import FactState
from ethicalrecruit.findings.finding import Authority
from ethicalrecruit.rulebook.book import RuleBook
from ethicalrecruit.rulebook.environment import Environment
from ethicalrecruit.rulebook.rule import Reference, Rule


def law_is_confirmed(book: RuleBook, rule: Rule) -> bool:
    """Whether at least one instrument cited has its substance read or confirmed by another source."""
    return any(
        book.tables.provision(one.instrument, one.provision).verification.substance.is_confirmed
        for one in rule.references
    )


def authorities(book: RuleBook, rule: Rule, env: Environment) -> tuple[Authority, ...]:
    """The provisions of a rule, the first one named first."""
    return tuple(_authority(book, reference, env) for reference in rule.references)


def _authority(book: RuleBook, reference: Reference, env: Environment) -> Authority:
    instrument = book.tables.instrument(reference.instrument)
    provision = book.tables.provision(reference.instrument, reference.provision)
    return Authority(
        instrument=instrument.id,
        title=instrument.short,
        provision=provision.number,
        edition=reference.edition or instrument.edition_on(env.day),
        bindingness=provision.bindingness or instrument.bindingness,
        addressee=provision.addressee,
        asks=provision.text,
        standing=_standing(book, reference.instrument, env),
        substance=provision.verification.substance,
        pinpoint=provision.verification.pinpoint,
        url=provision.url or instrument.url,
    )


def _standing(book: RuleBook, instrument_id: str, env: Environment) -> str:
    """For a treaty: whether its ratification is recorded for the country of the work."""
    instrument = book.tables.instrument(instrument_id)
    if instrument.bindingness != "treaty":
        return ""
    fact = env.facts.facts["destination.country"]
    if fact.state is not FactState.STATED or len(fact.readings) != 1:
        return "shown as a standard: the country of the work is not settled"
    code = str(fact.readings[0])
    name = book.tables.countries.name_of(code)
    year = instrument.ratified_by(code)
    if year is None:
        return f"shown as a standard: ratification by {name} is not recorded"
    return f"ratification by {name} is recorded ({year})"


def notes_of_law(book: RuleBook, rule: Rule, day: date | None) -> tuple[str, ...]:
    """What a reader must know of the instruments cited, such as amendments that nobody has read yet."""
    cited = dict.fromkeys(reference.instrument for reference in rule.references)
    return tuple(note for one in cited for note in book.tables.instrument(one).notes_on(day))
