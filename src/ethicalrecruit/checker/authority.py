"""The provisions a rule rests on, as they stand on the day."""

from datetime import date

from ethicalrecruit.findings.finding import Authority, Basis
from ethicalrecruit.reference.countries import in_a_sentence
from ethicalrecruit.reference.fee_rules import FeeRules
from ethicalrecruit.reference.instruments import Addressee, Bindingness
from ethicalrecruit.reference.lists import CountryList
from ethicalrecruit.rulebook.book import RuleBook
from ethicalrecruit.rulebook.environment import Environment
from ethicalrecruit.rulebook.fee_tests import FEE_RULE
from ethicalrecruit.rulebook.rule import Reference, Rule
from ethicalrecruit.values.grades import Verified
from ethicalrecruit.values.truth import Truth


def law_is_confirmed(book: RuleBook, rule: Rule) -> bool:
    """Whether at least one instrument cited has its substance read or confirmed by another source.

    Where a rule cites the law of a row found, that row decides: it stands in the basis of the finding.
    """
    return bool(rule.fee_rules) or any(
        book.tables.provision(one.instrument, one.provision).verification.substance.is_confirmed
        for one in rule.references
    )


def authorities(book: RuleBook, rule: Rule, env: Environment, basis: tuple[Basis, ...]) -> tuple[Authority, ...]:
    """The provisions of a rule, the first one named first; then the law of the rows that the answer rests on."""
    cited = tuple(_authority(book, rule, reference, env) for reference in rule.references)
    found = tuple(_law_of_row(book, base) for base in basis if base.kind == FEE_RULE)
    return cited + (found or tuple(_law_by_place(book.tables.fee_rules[name]) for name in rule.fee_rules))


def names_the_state(book: RuleBook, rule: Rule) -> bool:
    """Whether it is told of the law that a rule cites if it bound the state concerned."""
    return any(book.tables.instrument(one.instrument).bindingness is Bindingness.TREATY for one in rule.references)


def state_concerned(rule: Rule) -> str:
    """The fact that names that state: where the work is; for a rule about an agency, where it is licensed."""
    return "agency.licence.country" if rule.subject == "agency" else "destination.country"


def _law_by_place(table: FeeRules) -> Authority:
    """Where no row was found, or the place did not matter: the table, which confirms no law by itself."""
    return Authority(
        instrument=table.id,
        title=table.title,
        provision="the law of the place",
        edition="" if table.read_on is None else table.read_on.isoformat(),
        bindingness=Bindingness.STATUTE,
        addressee=Addressee.NOT_RECORDED,
        asks=table.limits,
        standing="",
        substance=Verified.NONE,
        pinpoint=Verified.NONE,
        url="",
    )


def _law_of_row(book: RuleBook, base: Basis) -> Authority:
    table, _, place = base.id.partition(":")
    row = book.tables.fee_rules[table].rows[place]
    name = book.tables.countries.name_of(place) if place in book.tables.countries.codes else place
    return Authority(
        instrument=base.id,
        title=name,
        provision=row.law or "the law's name is not recorded",
        edition=row.year,
        bindingness=Bindingness.STATUTE,
        addressee=row.addressee,
        asks=row.text,
        standing="",
        substance=base.substance or row.verification.substance,
        pinpoint=base.pinpoint or row.verification.pinpoint,
        url=row.url,
    )


def _authority(book: RuleBook, rule: Rule, reference: Reference, env: Environment) -> Authority:
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
        standing=_standing(book, rule, reference, env),
        substance=provision.verification.substance,
        pinpoint=provision.verification.pinpoint,
        url=provision.url or instrument.url,
    )


def _standing(book: RuleBook, rule: Rule, reference: Reference, env: Environment) -> str:
    """For a treaty: whether it bound the state concerned on the day, as far as that is recorded."""
    instrument = book.tables.instrument(reference.instrument)
    if instrument.bindingness is not Bindingness.TREATY:
        return ""
    fact = env.facts.facts[state_concerned(rule)]
    if fact.only is None:
        return "shown as a standard: which state is concerned is not settled"
    code = str(fact.only)
    state = in_a_sentence(book.tables.countries.name_of(code))
    parties = book.tables.lists.get(f"{instrument.id}-parties")
    if parties is not None:
        return _party(parties, state, parties.membership(code, env.day, env.during).truth)
    bound = instrument.binds(code, env.day, reference.provision)
    year = instrument.ratified_by(code)
    if bound is Truth.YES and year is not None:
        return f"ratification by {state} is recorded ({year})"
    if year is not None and reference.provision.startswith("Annex "):
        ratified = f"ratified by {state} in {year}"
        if bound is Truth.NO and instrument.excludes(code, reference.provision):
            return f"shown as a standard: {ratified}, without this annex"
        return f"shown as a standard: {ratified}; whether it accepted this annex is not recorded"
    if year is not None:
        certainty = "did not bind it" if bound is Truth.NO else "may not have bound it"
        return f"shown as a standard: ratified by {state} in {year}, it {certainty} on the day examined"
    return f"shown as a standard: ratification by {state} is not recorded, or not for all its territory"


def _party(parties: CountryList, state: str, party: Truth) -> str:
    """The same for a treaty whose parties stand in a list of their own."""
    if party is Truth.YES:
        return f"{state} is a party, by the list {parties.id}"
    if party is Truth.NO:
        return f"shown as a standard: {state} is not on the list {parties.id} on the day examined"
    return f"shown as a standard: whether {state} was a party on the day examined is not certain"


def notes_of_law(book: RuleBook, rule: Rule, day: date | None) -> tuple[str, ...]:
    """What a reader must know of the instrument cited first, such as amendments that nobody has read yet.

    Of those cited beside it nothing is told here: the finding does not rest on them alone.
    """
    first = rule.references[:1]
    return tuple(note for one in first for note in book.tables.instrument(one.instrument).notes_on(day))
