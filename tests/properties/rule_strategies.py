"""Rules, books and what was observed of a document, made up for the tests of what rules say."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from ethicalrecruit.facts.state import FactState, Observation
from ethicalrecruit.rulebook.book import RuleBook
from ethicalrecruit.rulebook.condition import All, Any_, AnyItem, Condition, Leaf, Not, about_list, item_lists
from ethicalrecruit.rulebook.loader import load_book
from ethicalrecruit.values.evidence import Evidence, EvidenceKind
from ethicalrecruit.values.grades import Confidence

BOOK = load_book()
DAYS = st.none() | st.dates(min_value=date(1995, 1, 1), max_value=date(2030, 1, 1))
PATHS = (
    "destination.country", "documents.held_by", "costs", "costs[0]", "costs[0].payer", "targets", "pay", "contract",
    "repayment", "agency", "agency.name", "job.occupation", "particulars", "claims[0]",
)  # fmt: skip
OBSERVATIONS = st.dictionaries(
    st.sampled_from(PATHS),
    st.builds(
        Observation,
        st.lists(
            st.builds(
                Evidence,
                st.sampled_from((EvidenceKind.QUOTE, EvidenceKind.FIELD)),
                quote=st.sampled_from(("GBP 900", "one", "two")),
                start=st.integers(0, 9),
                end=st.integers(9, 19),
            ),
            max_size=2,
        ).map(tuple),
        st.none() | st.sampled_from([one for one in FactState if one is not FactState.STATED]),
        st.just(()),
        st.sampled_from(list(Confidence)),
    ),
    max_size=4,
)
MANY = settings(max_examples=120, deadline=None, suppress_health_check=[*HealthCheck])


def _leaves(condition: Condition) -> Iterator[Condition]:
    match condition:
        case Leaf() | AnyItem():
            yield condition
        case Not():
            yield from _leaves(condition.child)
        case All() | Any_():
            for child in condition.children:
                yield from _leaves(child)


PIECES = [one for rule in BOOK.rules for half in (rule.applies_when, rule.indicated_when) for one in _leaves(half)]
CONDITIONS: st.SearchStrategy[Condition] = st.recursive(
    st.sampled_from(PIECES),
    lambda inner: (
        st.lists(inner, min_size=1, max_size=3).map(lambda some: All(tuple(some)))
        | st.lists(inner, min_size=1, max_size=3).map(lambda some: Any_(tuple(some)))
        | inner.map(Not)
    ),
    max_leaves=6,
)


@st.composite
def books(draw: st.DrawFn) -> RuleBook:
    """A few rules of the book with conditions put together at random from the tests that all rules make."""
    rules = []
    for rule in draw(st.lists(st.sampled_from(BOOK.rules), min_size=1, max_size=4, unique_by=lambda one: one.id)):
        applies, indicated = draw(CONDITIONS), draw(CONDITIONS)
        lists = frozenset((*item_lists(applies), *item_lists(indicated)))
        about = about_list(indicated)
        rules.append(replace(rule, applies_when=applies, indicated_when=indicated, about=about, lists=lists))
    return replace(BOOK, rules=tuple(rules))
