"""Every fact a rule can see: its name, type, unit, meaning and the question that settles it.

The names are public. A mapping may use them as column names, and a rule may test nothing else.
"""

from functools import cache

from ethicalrecruit.errors import ConditionError, suggest
from ethicalrecruit.facts.agency_facts import AGENCY_FACTS, AGENCY_ITEMS, AGENCY_LISTS
from ethicalrecruit.facts.contract_facts import CONTRACT_FACTS
from ethicalrecruit.facts.document_facts import DOCUMENT_FACTS
from ethicalrecruit.facts.item_facts import ITEM_FACTS, LIST_FACTS
from ethicalrecruit.facts.specs import FactSpec, FactType

__all__ = ["CATALOGUE_VERSION", "FACTS", "FactSpec", "FactType", "fact_spec"]

FACTS: tuple[FactSpec, ...] = (
    DOCUMENT_FACTS + AGENCY_FACTS + CONTRACT_FACTS + LIST_FACTS + AGENCY_LISTS + ITEM_FACTS + AGENCY_ITEMS
)
CATALOGUE_VERSION = "0"


@cache
def _by_name() -> dict[str, FactSpec]:
    return {spec.name: spec for spec in FACTS}


def fact_spec(name: str) -> FactSpec:
    """The catalogue's entry for a fact.

    >>> fact_spec("hours.weekly").unit
    'hours'

    Raises:
        ConditionError: if there is no such fact; with the nearest name.
    """
    try:
        return _by_name()[name]
    except KeyError:
        raise ConditionError(
            f'There is no fact "{name}".', "", suggest(name, _by_name()) or "See: ethicalrecruit facts."
        ) from None
