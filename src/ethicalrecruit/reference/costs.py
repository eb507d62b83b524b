"""The taxonomy of recruitment costs: what each cost is under the ILO definition."""

from collections.abc import Mapping

from ethicalrecruit.errors import UnknownTable, suggest
from ethicalrecruit.frozen import dataclass
from ethicalrecruit.reference.dated import FileReader


@dataclass(frozen=True, slots=True)
class TaxonomyItem:
    """One kind of cost.

    Attributes:
        code: its name in data, such as ``FEE_PLACEMENT``.
        label: its name for people.
        group: recruitment_fee, related_cost, illegitimate or outside.
        subgroup: for related costs medical, insurance, tests, training, equipment, travel_lodging or
            administrative; "" for the others.
        paragraphs: of the ILO definition; empty for costs outside it.
        condition: what must hold for the worker to bear it under the ILO text; "" where the worker never
            does. National law may be looser.
        note: a remark on the classification; "" if there is none.
    """

    code: str
    label: str
    group: str
    subgroup: str
    paragraphs: tuple[str, ...]
    condition: str
    note: str = ""

    @property
    def category(self) -> str:
        """Group and subgroup as the files write them: ``related_cost.medical``."""
        return f"{self.group}.{self.subgroup}" if self.subgroup else self.group

    @property
    def never_worker(self) -> bool:
        """Whether the worker bears it under no circumstances, by the ILO text."""
        return not self.condition


@dataclass(frozen=True, slots=True)
class CostTaxonomy:
    """All kinds of cost, by code."""

    items: Mapping[str, TaxonomyItem]

    def item(self, code: str) -> TaxonomyItem:
        """The kind of cost with this code.

        Raises:
            UnknownTable: if there is none, with the nearest code.
        """
        found = self.items.get(code)
        if found is None:
            mend = suggest(code.upper(), self.items) or "The codes stand in rules/costs/items.yaml."
            raise UnknownTable(f'There is no cost item "{code}".', "", mend)
        return found

    @property
    def codes(self) -> tuple[str, ...]:
        """Every code, in the order of the file."""
        return tuple(self.items)


def read_costs(reader: FileReader) -> CostTaxonomy:
    """The taxonomy of a file; faults are left with the reader."""
    items: dict[str, TaxonomyItem] = {}
    for at, one in enumerate(reader.placed.data["items"]):
        path = ("items", at)
        group, _, subgroup = one["category"].partition(".")
        if one["code"] in items:
            reader.fault(f'The code "{one["code"]}" stands twice.', path, "Codes are never used again.")
        if (one["may_worker_pay"] == "only_if") is not bool(one["condition"]):
            reader.fault("only_if needs a condition, and never has none.", path, "Correct one of the two.")
        items[one["code"]] = TaxonomyItem(
            code=one["code"],
            label=one["label"],
            group=group,
            subgroup=subgroup,
            paragraphs=tuple(part for part in one["paragraph"].split(";") if part),
            condition=one["condition"],
            note=one.get("note", ""),
        )
    return CostTaxonomy(items)
