"""Columns for the facts of a contract: made from the catalogue, so that the two cannot differ."""

from collections.abc import Iterator

from ethicalrecruit.domain.contract import ParticularName
from ethicalrecruit.domain.terms import PromiseKind
from ethicalrecruit.facts.contract_facts import CONTRACT_FACTS, CONTRACT_FIELDS
from ethicalrecruit.facts.specs import FactType, words_of
from ethicalrecruit.intake.column_types import CellType, OwnColumn

_CELLS = {
    FactType.BOOLEAN: CellType.BOOLEAN,
    FactType.NUMBER: CellType.NUMBER,
    FactType.CHOICE: CellType.CHOICE,
    FactType.CHOICES: CellType.CHOICES,
}


def contract_columns() -> Iterator[OwnColumn]:
    """One column for each fact that comes from one field: ``contract_given`` for ``contract.given``."""
    paths = dict(CONTRACT_FIELDS)
    for spec in CONTRACT_FACTS:
        group = "repayment" if spec.name.startswith("repayment.") else ""
        name = spec.name.replace(".", "_")
        yield OwnColumn(name, _CELLS[spec.type], spec.meaning, paths[spec.name], group, spec.choices)
    yield OwnColumn(
        "particulars_given",
        CellType.CHOICES,
        "Particulars that the document states.",
        "particulars",
        "particulars",
        words_of(ParticularName),
    )
    yield OwnColumn(
        "particulars_missing",
        CellType.CHOICES,
        "Particulars that the whole document was searched for and does not state.",
        "particulars",
        "particulars",
        words_of(ParticularName),
    )
    yield OwnColumn(
        "promises",
        CellType.CHOICES,
        "What is promised without condition though another body decides, or nobody can know.",
        "promises",
        "promises",
        words_of(PromiseKind),
    )
