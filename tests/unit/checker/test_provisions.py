"""Provisions: the matrix puts each in one place, and the lint says which lack their reason."""

from dataclasses import replace
from datetime import date

import pytest

from ethicalrecruit.checker.cross_reference import facts_asked, rules_by_fact, rules_by_provision
from ethicalrecruit.checker.lint_instruments import InstrumentFault, lint_instruments
from ethicalrecruit.checker.provision_coverage import Place, instrument_coverage, provision_coverage, totals
from ethicalrecruit.reference.dated import DatedNote, Verification
from ethicalrecruit.reference.instruments import (
    Addressee,
    Bindingness,
    Instrument,
    InstrumentEdition,
    Provision,
)
from ethicalrecruit.rulebook.book import RuleBook
from ethicalrecruit.rulebook.loader import load_book
from ethicalrecruit.rulebook.rule import Reference
from ethicalrecruit.values.grades import Verified

READ = Verification(Verified.READ, Verified.READ)


@pytest.fixture(scope="module")
def shipped() -> RuleBook:
    return load_book()


def provision(  # noqa: PLR0913  # a provision has these parts
    number: str,
    *,
    text: str = "Recruiters charge no fee.",
    testable: bool = True,
    note: str = "",
    untestable: str = "",
    untested: str = "",
) -> Provision:
    kinds = ("ad",) if testable else ()
    return Provision(
        number, text, Addressee.RECRUITERS, READ, kinds, note=note, untestable=untestable, untested=untested
    )


def instrument(*provisions: Provision) -> Instrument:
    return Instrument(
        id="one",
        title="The One Code",
        short="One",
        publisher="Somebody",
        url="",
        territory=("WORLD",),
        bindingness=Bindingness.GUIDELINE,
        editions=(InstrumentEdition("2020", "2020"),),
        provisions={part.number: part for part in provisions},
        complete=True,
    )


def small(shipped: RuleBook, one: Instrument, **citing: str) -> RuleBook:
    """A book of one instrument, and a rule for each provision named, by its status."""
    rules = tuple(
        replace(
            shipped.rule("ilo.documents-held"),
            id=f"a.{status}-{number}",
            status=status,
            references=(Reference("one", number, ""), Reference("one", number, "")),
        )
        for number, status in citing.items()
    )
    return replace(shipped, rules=rules, tables=replace(shipped.tables, instruments={"one": one}))


def checks(book: RuleBook) -> list[tuple[str, str]]:
    return [(fault.provision, fault.check) for fault in lint_instruments(book)]


def test_each_provision_stands_in_one_place(shipped: RuleBook) -> None:
    one = instrument(
        provision("a"),
        provision("b", untested="Its law is to be read first."),
        provision("c", testable=False, untestable="It speaks of what states do."),
        provision("d", untested="Pay of two people would have to be compared."),
        provision("e"),
        provision("f", testable=False),
        provision("g"),
        provision("h"),
    )
    book = small(shipped, one, a="stable", b="draft", g="test", h="retired")
    (row,) = provision_coverage(book)
    assert row == instrument_coverage(book, one)
    assert [part.place for part in row.provisions] == [
        Place.STABLE,
        Place.DRAFT,
        Place.UNTESTABLE,
        Place.UNTESTED,
        Place.NO_REASON,
        Place.NO_REASON,
        Place.DRAFT,
        Place.NO_REASON,
    ]
    assert [rule.id for rule in row.provisions[0].rules] == ["a.stable-a"]
    assert [part.reason for part in row.provisions[1:4]] == [
        "Its law is to be read first.",
        "It speaks of what states do.",
        "Pay of two people would have to be compared.",
    ]
    assert totals([row]) == {
        Place.STABLE: 1,
        Place.DRAFT: 2,
        Place.UNTESTABLE: 1,
        Place.UNTESTED: 1,
        Place.NO_REASON: 3,
    }


def test_stable_rules_are_named_first(shipped: RuleBook) -> None:
    book = small(shipped, instrument(provision("a")), a="draft")
    stable = replace(book.rules[0], id="z.last", status="stable")
    both = replace(book, rules=(*book.rules, stable))
    assert [rule.id for rule in rules_by_provision(both)["one", "a"]] == ["z.last", "a.draft-a"]


def test_every_provision_of_the_book_stands_in_the_matrix(shipped: RuleBook) -> None:
    matrix = provision_coverage(shipped)
    every = sum(len(one.provisions) for one in shipped.tables.instruments.values())
    assert sum(totals(matrix).values()) == every
    assert [row.instrument.id for row in matrix] == sorted(shipped.tables.instruments)


def test_a_provision_without_its_reason_is_found(shipped: RuleBook) -> None:
    assert checks(small(shipped, instrument(provision("a", testable=False)))) == [("a", "untestable")]
    assert checks(small(shipped, instrument(provision("a")))) == [("a", "untested")]
    assert checks(small(shipped, instrument(provision("a")), a="retired")) == [("a", "untested")]


@pytest.mark.parametrize("status", ["draft", "test", "stable"])
def test_a_provision_that_a_rule_cites_needs_no_reason(shipped: RuleBook, status: str) -> None:
    assert checks(small(shipped, instrument(provision("a")), a=status)) == []


def test_a_reason_that_a_stable_rule_has_settled_is_found(shipped: RuleBook) -> None:
    one = instrument(provision("a", untested="Its law is to be read first."))
    assert checks(small(shipped, one, a="stable")) == [("a", "untested")]
    assert checks(small(shipped, one, a="draft")) == []


def test_reasons_that_contradict_testable_are_found(shipped: RuleBook) -> None:
    both = provision("a", untestable="It speaks of states.", untested="Later.")
    assert checks(small(shipped, instrument(both))) == [("a", "untestable")]
    neither = provision("a", testable=False, untestable="It speaks of states.", untested="Later.")
    assert checks(small(shipped, instrument(neither))) == [("a", "untested")]


@pytest.mark.parametrize(
    ("words", "clean"),
    [
        ("States punish forced labour with a penalty and treat trafficking as an offence.", True),
        ("States keep migrants from unlawful and fraudulent conduct.", True),
        ("An illegal fee is not taken.", False),
        ("Whoever is guilty pays.", False),
        ("Recruiters who violate it are put on a blacklist.", False),
    ],
)
def test_words_that_pass_judgement(shipped: RuleBook, words: str, clean: bool) -> None:  # noqa: FBT001
    def found(one: Instrument) -> set[tuple[str, str]]:
        return set(checks(small(shipped, one)))

    later = "Later."
    of_provision = set() if clean else {("a", "verdict-word")}
    assert found(instrument(provision("a", text=words, untested=later))) == of_provision
    assert found(instrument(provision("a", note=words, untested=later))) == of_provision
    assert found(instrument(provision("a", untested=words))) == of_provision
    whole = instrument(provision("a", untested=later))
    of_instrument = set() if clean else {("", "verdict-word")}
    assert found(replace(whole, title=words)) == of_instrument
    assert found(replace(whole, note=words)) == of_instrument
    assert found(replace(whole, notes=(DatedNote(date(2020, 1, 1), None, words),))) == of_instrument


def test_faults_name_instrument_provision_and_what_to_do(shipped: RuleBook) -> None:
    (fault,) = lint_instruments(small(shipped, instrument(provision("a"))))
    assert fault == InstrumentFault("one", "a", "untested", "No rule cites it, and untested does not say why.")


def test_facts_are_found_wherever_a_rule_asks_them(shipped: RuleBook) -> None:
    asked = facts_asked(shipped.rule("england.amber-list"))
    for name in ("job.health", "origin.targets", "origin.targets[].country", "recruitment.inside_agreement"):
        assert name in asked
    assert "destination.nation" in facts_asked(shipped.rule("gb.agency-fee"))
    assert "pay.comparator" in facts_asked(shipped.rule("ilo.equal-pay"))
    assert shipped.rule("england.amber-list") in rules_by_fact(shipped)["origin.targets[].basis"]
