"""All that the sections of a report are made of."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ethicalrecruit.batch.run_reading import Run
from ethicalrecruit.reference.countries import country_names
from ethicalrecruit.report.figures import Figures
from ethicalrecruit.report.ledger import Ledger
from ethicalrecruit.report.naming import Naming, Veil
from ethicalrecruit.report.words import Places


@dataclass(frozen=True, slots=True)
class Material:
    """A run, its figures, and who may be named.

    Attributes:
        run: the run.
        figures: what it comes to.
        ledger: what workers are asked to pay.
        naming: who may be named.
        veil: covers names in words of documents.
        places: names of countries.
    """

    run: Run
    figures: Figures
    ledger: Ledger
    naming: Naming
    veil: Veil
    places: Places

    @property
    def book(self) -> Mapping[str, Any]:
        """The texts of the rule book."""
        return self.run.book

    @property
    def summary(self) -> Mapping[str, Any]:
        """The counts of the run."""
        return self.run.summary

    def cost_name(self, code: str) -> str:
        """The name of a cost."""
        return str(self.book["costs"].get(code, code))


def material(run: Run, figures: Figures, ledger: Ledger, naming: Naming) -> Material:
    """The material of a report."""
    names = [*figures.names.values(), *figures.employers.values()]
    return Material(run, figures, ledger, naming, Veil(naming, names), Places(country_names()))
