"""The written form of a rule to its compiled form. All faults are collected, none stops the rest."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from ethicalrecruit.datafiles.strict_yaml import Path, Placed
from ethicalrecruit.errors import ConditionError, EthicalRecruitError, RuleBookError, RuleSchemaError, suggest
from ethicalrecruit.facts.catalogue import FactType, fact_spec
from ethicalrecruit.reference.dated import FileReader
from ethicalrecruit.reference.register_files import read_register
from ethicalrecruit.reference.registers import Register
from ethicalrecruit.reference.tables import ReferenceTables
from ethicalrecruit.rulebook.condition import All, Always, Any_, AnyItem, Condition, Not, about_list, item_lists, leaves
from ethicalrecruit.rulebook.operators import compile_leaf
from ethicalrecruit.rulebook.rule import Change, Example, Reference, Rule
from ethicalrecruit.rulebook.shared import SharedCondition
from ethicalrecruit.values.grades import Confidence, DocumentKind, Outcome, Severity
from ethicalrecruit.values.timeline import Interval

DEEPEST_CONDITION = 12
MOST_LEAVES = 200


class RuleCompiler:
    """Compiles the rules of one book.

    Attributes:
        faults: everything found wrong so far.
    """

    def __init__(self, tables: ReferenceTables, shared: Mapping[str, SharedCondition] | None = None) -> None:
        self.tables = tables
        self.shared = shared or {}
        self.faults: list[RuleBookError] = []
        self._used: dict[str, None] = {}

    def rule(self, placed: Placed) -> Rule | None:
        """The rule of one file; None if it has faults, which are kept in ``faults``."""
        before = len(self.faults)
        self._used = {}
        data: Mapping[str, Any] = placed.data
        applies_text = data.get("applies_when")
        indicated_text = data["indicated_when"]
        applies: Condition = Always()
        if applies_text is not None:
            applies = self._condition(applies_text, placed, ("applies_when",), "")
        indicated = self._condition(indicated_text, placed, ("indicated_when",), "")
        in_force = self._in_force(data["in_force"], placed)
        examples = tuple(self._example(one, placed, ("examples", at)) for at, one in enumerate(data["examples"]))
        references = tuple(
            self._reference(one, placed, ("references", at))
            for at, one in enumerate(data["references"])
            if "instrument" in one
        )
        fee_rules = tuple(
            self._fee_rules(one["fee_rules"], placed, ("references", at))
            for at, one in enumerate(data["references"])
            if "fee_rules" in one
        )
        if sum(1 for _ in leaves(applies)) + sum(1 for _ in leaves(indicated)) > MOST_LEAVES:
            error = ConditionError(f"The conditions have more than {MOST_LEAVES} tests.", "", "Split the rule.")
            self.fault(error, placed, ("indicated_when",))
        if len(self.faults) > before:
            return None
        return Rule(
            id=data["id"],
            title=data["title"],
            topic=data["topic"],
            status=data["status"],
            version=data["version"],
            severity=Severity(data["severity"]),
            severity_reason=data.get("severity_reason", ""),
            confidence=Confidence(data["confidence"]),
            subject=data["subject"],
            documents=frozenset(DocumentKind(kind) for kind in data["documents"]),
            in_force=in_force,
            references=references,
            fee_rules=fee_rules,
            applies_when=applies,
            indicated_when=indicated,
            about=about_list(indicated),
            silence={DocumentKind(kind): Outcome(value) for kind, value in data.get("silence", {}).items()},
            silence_reason=data.get("silence_reason", ""),
            to_confirm=data.get("to_confirm", ""),
            shared=tuple(self._used),
            message=data["message"],
            mend=data["mend"],
            ask=data["ask"],
            false_alarms=tuple(data.get("false_alarms", ())),
            lawful_contrast=data.get("lawful_contrast", ""),
            replaces=data.get("replaces", ""),
            examples=tuple(example for example in examples if example is not None),
            history=tuple(Change(one["version"], one["date"], one["change"]) for one in data["history"]),
            applies_text=applies_text,
            indicated_text=indicated_text,
            place=placed.name,
            lists=frozenset((*item_lists(applies), *item_lists(indicated))),
        )

    def fault(self, error: EthicalRecruitError, placed: Placed, path: Path) -> None:
        """Keep a fault with its place."""
        kind = type(error) if isinstance(error, RuleBookError) else ConditionError
        self.faults.append(kind(error.what, placed.where(path), error.mend))

    def _condition(self, written: Any, placed: Placed, path: Path, item_list: str) -> Condition:
        if not isinstance(written, Mapping) or len(written) != 1:
            error = ConditionError("A condition has exactly one key.", "", "Join several with all: or any:.")
            self.fault(error, placed, path)
            return Always()
        (word, inside), *_ = written.items()
        here = (*path, word)
        if len(path) > DEEPEST_CONDITION * 2:
            self.fault(ConditionError("The condition is nested too deep.", "", "Split the rule."), placed, path)
            return Always()
        if word in ("all", "any"):
            children = tuple(
                self._condition(one, placed, (*here, at), item_list)
                for at, one in enumerate(self._many(inside, placed, here))
            )
            return All(children) if word == "all" else Any_(children)
        if word == "not":
            return Not(self._condition(inside, placed, here, item_list))
        if word == "any_item":
            return self._any_item(inside, placed, here, item_list)
        if word == "shared":
            return self._shared(inside, placed, here, item_list)
        try:
            return compile_leaf(str(word), inside, item_list, self.tables)
        except EthicalRecruitError as error:
            self.fault(error, placed, here)
            return Always()

    def _shared(self, inside: Any, placed: Placed, path: Path, item_list: str) -> Condition:
        found = self.shared.get(str(inside))
        if found is None:
            mend = suggest(str(inside), self.shared) or f"There are: {', '.join(sorted(self.shared)) or 'none'}."
            self.fault(ConditionError(f'There is no shared condition "{inside}".', "", mend), placed, path)
            return Always()
        if placed is found.placed or any(one.placed is placed for one in self.shared.values()):
            error = ConditionError("A shared condition cannot name another.", "", "Write it out.")
            self.fault(error, placed, path)
            return Always()
        self._used[found.id] = None
        return self._condition(found.written, found.placed, ("condition",), item_list)

    def _many(self, inside: Any, placed: Placed, path: Path) -> list[Any]:
        if isinstance(inside, list) and inside:
            return inside
        self.fault(ConditionError("This needs a list of conditions.", "", "Begin each with a dash."), placed, path)
        return []

    def _any_item(self, inside: Any, placed: Placed, path: Path, item_list: str) -> Condition:
        if not isinstance(inside, Mapping) or set(inside) != {"of", "where"}:
            self.fault(ConditionError("any_item needs of and where.", "", ""), placed, path)
            return Always()
        if item_list:
            self.fault(ConditionError("any_item cannot stand inside any_item.", "", ""), placed, path)
            return Always()
        name = str(inside["of"])
        try:
            is_list = fact_spec(name).type is FactType.LIST
        except EthicalRecruitError as error:
            self.fault(error, placed, (*path, "of"))
            return Always()
        if not is_list:
            self.fault(
                ConditionError(f'"{name}" is no list.', "", "any_item asks the items of a list."),
                placed,
                path,
            )
            return Always()
        return AnyItem(name, self._condition(inside["where"], placed, (*path, "where"), name))

    def _reference(self, written: Mapping[str, str], placed: Placed, path: Path) -> Reference:
        reference = Reference(written["instrument"], written["provision"], written.get("edition", ""))
        try:
            self.tables.provision(reference.instrument, reference.provision)
        except EthicalRecruitError as error:
            self.fault(error, placed, path)
        return reference

    def _fee_rules(self, table: str, placed: Placed, path: Path) -> str:
        if table not in self.tables.fee_rules:
            mend = suggest(table, self.tables.fee_rules) or "See rules/fee_rules."
            self.fault(ConditionError(f'There is no table of fee rules "{table}".', "", mend), placed, path)
        return table

    def _in_force(self, written: Mapping[str, Any], placed: Placed) -> Interval:
        reader = FileReader(placed)
        interval = reader.interval(written, ("in_force",))
        self.faults.extend(reader.faults)
        return interval

    def _example(self, written: Mapping[str, Any], placed: Placed, path: Path) -> Example | None:
        text, offer = written.get("text", ""), written.get("offer", {})
        if bool(text) == bool(offer):
            error = RuleSchemaError("An example has either a text or an offer.", "", "Give one of the two.")
            self.fault(error, placed, path)
            return None
        reader = FileReader(placed)
        day = reader.day(written.get("day"), (*path, "day"))
        if reader.faults:
            self.faults.extend(reader.faults)
            return None
        return Example(
            name=written["name"],
            day=day,
            kind=DocumentKind(written["kind"]) if "kind" in written else None,
            text=text,
            offer=offer,
            expect=Outcome(written["expect"]),
            about=written.get("about", ""),
            reason=written.get("reason", ""),
            missing=tuple(written.get("missing", ())),
            registers=tuple(self._registers(written.get("registers", ()), placed, path)),
        )

    def _registers(self, written: Sequence[Mapping[str, Any]], placed: Placed, path: Path) -> Iterator[Register]:
        for at in range(len(written)):
            reader = FileReader(placed.inside((*path, "registers", at)))
            register = read_register(reader)
            self.faults.extend(reader.faults)
            if register is not None:
                yield register
