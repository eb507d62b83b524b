"""What the reader marks in a text, by the categories shared with the labelled corpus."""

from collections.abc import Iterable
from dataclasses import replace
from enum import StrEnum
from typing import NamedTuple

from ethicalrecruit.frozen import dataclass
from ethicalrecruit.values.evidence import Span
from ethicalrecruit.values.grades import Confidence


class Category(StrEnum):
    """What a mention is about; it says what the text states, not whether that is true or lawful."""

    WORKER_PAYS_FEE = "worker_pays_fee"
    FEE_FREE_CLAIM = "fee_free_claim"
    DEPOSIT_OR_BOND = "deposit_or_bond"
    REPAYMENT_CLAUSE = "repayment_clause"
    SALARY_DEDUCTION = "salary_deduction"
    DOCUMENT_RETENTION = "document_retention"
    DISCRIMINATORY_REQUIREMENT = "discriminatory_requirement"
    UNEQUAL_TREATMENT = "unequal_treatment"
    TARGETS_SOURCE_COUNTRY = "targets_source_country"
    UNREALISTIC_PROMISE = "unrealistic_promise"
    IRREGULAR_ENTRY = "irregular_entry"
    MOVEMENT_OR_FREEDOM_RESTRICTION = "movement_or_freedom_restriction"
    PRESSURE_TACTIC = "pressure_tactic"
    GOVERNMENT_AGREEMENT = "government_agreement"


@dataclass(frozen=True, slots=True)
class Mention:
    """Words of the text that state something of a category.

    Attributes:
        category: what they are about.
        span: where they stand in the original text.
        quote: the words themselves, ``original[span.start:span.end]``.
        confidence: how sure the reading is.
    """

    category: Category
    span: Span
    quote: str
    confidence: Confidence = Confidence.HIGH


class Term(NamedTuple):
    """Words of the lexicon found in the text: one mention of a person, a cost, a document, an occupation.

    Attributes:
        slot: the kind of term, as phrases name it.
        value: what the lexicon says of it: a cost code, an occupation code; "" if nothing.
        first: its first token.
        last: the token after its last.
        entry: the number of the lexicon entry; -1 for terms that are computed.
    """

    slot: str
    value: str
    first: int
    last: int
    entry: int = -1


def whole_mentions(mentions: Iterable[Mention]) -> tuple[Mention, ...]:
    """The mentions in order of place; one that lies inside another of its category is told by that one."""
    kept: list[Mention] = []
    last: dict[Category, int] = {}
    for one in sorted(mentions, key=lambda one: (one.span.start, -one.span.end, one.category.value)):
        place = last.get(one.category)
        if place is None or one.span.end > kept[place].span.end:
            last[one.category] = len(kept)
            kept.append(one)
        elif one.confidence.rank > kept[place].confidence.rank:
            kept[place] = replace(kept[place], confidence=one.confidence)
    return tuple(sorted(kept, key=lambda one: (one.span.start, one.span.end, one.category.value)))
