"""All reference tables of a rule book: lists, amounts, fee rules, agreements, costs, countries, instruments."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import field
from pathlib import Path
from typing import Protocol, TypeVar

from ethicalrecruit.datafiles.bundled import rules_folder
from ethicalrecruit.datafiles.yaml_files import read_placed
from ethicalrecruit.errors import RuleBookError, RuleBookFaults, RuleSchemaError, UnknownTable, suggest
from ethicalrecruit.frozen import dataclass
from ethicalrecruit.reference.agreements import Agreement, AgreementTable, read_agreements
from ethicalrecruit.reference.amounts import DatedAmount, read_amount
from ethicalrecruit.reference.costs import CostTaxonomy, read_costs
from ethicalrecruit.reference.countries import CountryNames, country_names
from ethicalrecruit.reference.dated import FileReader
from ethicalrecruit.reference.fee_rules import FeeRules, read_fee_rules
from ethicalrecruit.reference.instruments import Instrument, Provision, read_instrument
from ethicalrecruit.reference.list_files import ListFile, ListFiles
from ethicalrecruit.reference.lists import CountryList
from ethicalrecruit.reference.regimes import KnownList, Regimes, read_known, read_regimes
from ethicalrecruit.reference.register_files import load_registers
from ethicalrecruit.reference.registers import NO_REGISTERS, Registers


class _Named(Protocol):
    @property
    def id(self) -> str: ...


N = TypeVar("N", bound=_Named)


@dataclass(frozen=True, slots=True)
class ReferenceTables:
    """The tables that rules draw on."""

    lists: Mapping[str, CountryList]
    amounts: Mapping[str, DatedAmount]
    agreements: AgreementTable
    costs: CostTaxonomy
    countries: CountryNames
    instruments: Mapping[str, Instrument]
    regimes: Regimes = field(default_factory=Regimes)
    known_lists: tuple[KnownList, ...] = ()
    registers: Registers = NO_REGISTERS
    fee_rules: Mapping[str, FeeRules] = field(default_factory=dict)

    def list(self, list_id: str) -> CountryList:
        """The list with this id.

        Raises:
            UnknownTable: if there is none, with the nearest id.
        """
        return _found("list", list_id, self.lists)

    def amount(self, amount_id: str) -> DatedAmount:
        """The amount with this id.

        Raises:
            UnknownTable: if there is none, with the nearest id.
        """
        return _found("amount", amount_id, self.amounts)

    def instrument(self, instrument_id: str) -> Instrument:
        """The instrument with this id.

        Raises:
            UnknownTable: if there is none, with the nearest id.
        """
        return _found("instrument", instrument_id, self.instruments)

    def provision(self, instrument_id: str, number: str) -> Provision:
        """A provision of an instrument.

        Raises:
            UnknownTable: if the instrument or the number is not recorded.
        """
        return self.instrument(instrument_id).provision(number)


T = TypeVar("T")


def _found(noun: str, wanted: str, tables: Mapping[str, T]) -> T:
    found = tables.get(wanted)
    if found is None:
        mend = suggest(wanted, tables) or f"There are: {', '.join(sorted(tables))}."
        raise UnknownTable(f'There is no {noun} "{wanted}".', "", mend)
    return found


def load_tables(
    shipped: Path,
    user_folders: Sequence[Path] = (),
    list_files: Sequence[Path] = (),
    registers: Sequence[Path] = (),
    *,
    check_shipped: bool = False,
) -> ReferenceTables:
    """Load the tables of the shipped book, and those of users beside them.

    Args:
        shipped: the folder of the shipped rule book.
        user_folders: folders that may hold ``lists/``, ``amounts/``, ``agreements/``, ``fee_rules/`` and
            ``instruments/``.
            Their lists are watch-lists unless they say otherwise. None of their ids may be one of ours.
        list_files: single files of lists, also of users.
        registers: snapshots of registers, always of users.
        check_shipped: check the shipped files against their schemas as well. Files of users always are.

    Raises:
        RuleBookFaults: with every fault in every file.
    """
    return _Loading(shipped, user_folders, list_files, registers, check_shipped=check_shipped).tables()


class _Loading:
    """One loading of all tables. Faults are collected until the end."""

    def __init__(
        self,
        shipped: Path,
        user_folders: Sequence[Path],
        list_files: Sequence[Path],
        registers: Sequence[Path],
        *,
        check_shipped: bool,
    ) -> None:
        self.shipped = shipped
        self.user_folders = user_folders
        self.list_files = list_files
        self.registers = registers
        self.check_shipped = check_shipped
        self.faults: list[RuleBookError] = []
        self.readers: list[FileReader] = []

    def tables(self) -> ReferenceTables:
        countries = self._countries()
        costs = self._one("costs", "items.yaml", "cost-items", read_costs)
        instruments = self._by_id("instruments", "instrument", read_instrument)
        amounts = self._by_id("amounts", "amount", read_amount)
        fee_rules = self._by_id("fee_rules", "fee-rules", read_fee_rules)
        agreements = self._agreements()
        lists = self._lists(countries)
        regimes = self._one("registers", "regimes.yaml", "regimes", read_regimes)
        known = self._one("registers", "known.yaml", "known-registers", read_known)
        registers = self._registers(known or ())
        self._no_replacements()
        self._cited(amounts, instruments)
        faults = [*self.faults, *(fault for reader in self.readers for fault in reader.faults)]
        if faults or countries is None or costs is None or regimes is None or known is None:
            raise RuleBookFaults(faults)
        return ReferenceTables(
            lists, amounts, agreements, costs, countries, instruments, regimes, known, registers, fee_rules
        )

    def _reader(self, path: Path, schema: str, *, checked: bool) -> FileReader | None:
        try:
            reader = FileReader(read_placed(path, schema, checked=checked))
        except RuleBookFaults as error:
            self.faults.extend(error.faults)
            return None
        self.readers.append(reader)
        return reader

    def _one(self, folder: str, file: str, schema: str, read: Callable[[FileReader], T]) -> T | None:
        reader = self._reader(self.shipped / folder / file, schema, checked=self.check_shipped)
        return None if reader is None else read(reader)

    def _countries(self) -> CountryNames | None:
        # The reader of texts uses the same names: they are read once.
        if self.shipped == rules_folder() and not self.check_shipped:
            return country_names()
        return self._one("countries", "names.yaml", "countries", CountryNames)

    def _read_all(self, folder: str, schema: str) -> Iterator[tuple[FileReader, bool]]:
        """Every file of a kind, and whether it was shipped."""
        for root in (self.shipped, *self.user_folders):
            ours = root == self.shipped
            for path in sorted((root / folder).glob("*.yaml")):
                reader = self._reader(path, schema, checked=self.check_shipped or not ours)
                if reader is not None:
                    yield reader, ours

    def _by_id(self, folder: str, schema: str, read: Callable[[FileReader], N]) -> dict[str, N]:
        result: dict[str, N] = {}
        for reader, _ours in self._read_all(folder, schema):
            one = read(reader)
            if one.id in result:
                reader.fault(f'The id "{one.id}" is taken.', ("id",), "Choose another; ours cannot be replaced.")
            else:
                result[one.id] = one
        return result

    def _agreements(self) -> AgreementTable:
        found: dict[str, Agreement] = {}
        for reader, _ours in self._read_all("agreements", "agreements"):
            for at, one in enumerate(read_agreements(reader).agreements):
                if one.id in found:
                    mend = "Choose another; ours cannot be replaced."
                    reader.fault(f'The id "{one.id}" is taken.', ("agreements", at, "id"), mend)
                found.setdefault(one.id, one)
        return AgreementTable(tuple(found.values()))

    def _lists(self, countries: CountryNames | None) -> dict[str, CountryList]:
        files = [ListFile(reader, ours) for reader, ours in self._read_all("lists", "list")]
        for path in self.list_files:
            reader = self._reader(path, "list", checked=True)
            if reader is not None:
                files.append(ListFile(reader, shipped=False))
        return {} if countries is None else ListFiles(files, countries).lists()

    def _registers(self, known: Sequence[KnownList]) -> Registers:
        try:
            return Registers(load_registers(self.registers), {one.scheme: one.told for one in known})
        except RuleBookFaults as error:
            self.faults.extend(error.faults)
            return NO_REGISTERS

    def _no_replacements(self) -> None:
        for root in self.user_folders:
            for folder in ("costs", "countries"):
                for path in sorted((root / folder).glob("*.yaml")):
                    what = f"A book of users cannot bring {folder} of its own."
                    self.faults.append(RuleSchemaError(what, path.as_posix(), "Remove the file."))

    def _cited(self, amounts: Mapping[str, DatedAmount], instruments: Mapping[str, Instrument]) -> None:
        for amount in amounts.values():
            for source in amount.sources:
                for instrument, number in source.references:
                    cited = instruments.get(instrument)
                    if cited is None or number not in cited.provisions:
                        what = f'The amount "{amount.id}" cites {instrument} {number}, which is not recorded.'
                        self.faults.append(RuleSchemaError(what, f"amounts/{amount.id}", "Record it or correct it."))
