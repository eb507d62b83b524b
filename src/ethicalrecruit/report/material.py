"""All that the sections of a report are made of."""

from collections.abc import Mapping
from hashlib import blake2b
from typing import Any

from ethicalrecruit.batch.run_reading import Run
from ethicalrecruit.frozen import dataclass
from ethicalrecruit.reference.countries import country_names
from ethicalrecruit.report.figures import Figures
from ethicalrecruit.report.ledger import Ledger
from ethicalrecruit.report.naming import Naming
from ethicalrecruit.report.row_told import RowTold, row_told
from ethicalrecruit.report.veil import Veil
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
        secret: what is mixed into identities where names are withheld: a digest of the inputs.
    """

    run: Run
    figures: Figures
    ledger: Ledger
    naming: Naming
    veil: Veil
    places: Places
    secret: bytes

    @property
    def book(self) -> Mapping[str, Any]:
        """The texts of the rule book."""
        return self.run.book

    @property
    def summary(self) -> Mapping[str, Any]:
        """The counts of the run."""
        return self.run.summary

    def told(self, row: Mapping[str, str]) -> RowTold:
        """A row as this report may tell it; the indicators must have been counted before."""
        return row_told(row, self.naming, self.figures)

    def key(self, fingerprint: str) -> str:
        """The identity of an indicator or a row in this report.

        A fingerprint is a digest of what the document is called, so whoever has a list of such names could try them
        all. Where names are withheld, a key is mixed in that only the run's own folder holds.
        """
        if not self.naming.withholds:
            return fingerprint
        return blake2b(fingerprint.encode(), key=self.secret, digest_size=8).hexdigest()

    def cost_name(self, code: str) -> str:
        """The name of a cost."""
        return str(self.book["costs"].get(code, code))


def material(run: Run, figures: Figures, ledger: Ledger, naming: Naming) -> Material:
    """The material of a report."""
    names = [*figures.names.values(), *figures.employers.values()]
    inputs = "".join(one["sha256"] for one in run.manifest["inputs"])
    secret = blake2b(inputs.encode()).digest()
    return Material(run, figures, ledger, naming, Veil(naming, names), Places(country_names()), secret)
