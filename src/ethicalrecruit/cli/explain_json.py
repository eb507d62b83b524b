"""What ``explain --format json`` gives: a rule, an instrument, a list, an amount or a fact as plain data."""

from typing import Any

from ethicalrecruit.checker.explain import Explanation, Law, Sentence, Turn
from ethicalrecruit.checker.lookup import AmountUse, FactUse, Found, ListUse
from ethicalrecruit.checker.provision_coverage import InstrumentCoverage, ProvisionCoverage
from ethicalrecruit.cli.lists_text import edition_data
from ethicalrecruit.reference.dated import Verification
from ethicalrecruit.reference.list_changes import changes_over_time
from ethicalrecruit.rulebook.rule import Example, Rule

SCHEMA = "ethicalrecruit.explanation/0"

Data = dict[str, Any]


def explanation_data(found: Found) -> Data:
    """The explanation of anything that has a name."""
    match found:
        case Explanation():
            return {"schema": SCHEMA, "kind": "rule", **_rule(found)}
        case InstrumentCoverage():
            return {"schema": SCHEMA, "kind": "instrument", **_instrument(found)}
        case ListUse():
            return {"schema": SCHEMA, "kind": "list", **_list(found)}
        case AmountUse():
            return {"schema": SCHEMA, "kind": "amount", **_amount(found)}
        case FactUse():
            return {"schema": SCHEMA, "kind": "fact", **_fact(found)}


def _rule(told: Explanation) -> Data:
    rule = told.rule
    return {
        "id": rule.id,
        "title": rule.title,
        "message": rule.message,
        "topic": {"id": rule.topic, "title": told.topic},
        "version": rule.version,
        "status": rule.status,
        "to_confirm": rule.to_confirm,
        "in_force": told.in_force,
        "replaces": rule.replaces,
        "severity": {
            "level": rule.severity.value,
            "meaning": told.severity_meaning,
            "level_of_topic": told.severity_of_topic or rule.severity.value,
            "reason": rule.severity_reason,
        },
        "confidence": {"at_most": rule.confidence.value},
        "law": [_law(one) for one in told.law],
        "law_by_place": list(told.by_place),
        "applies_when": [_sentence(one) for one in told.applies],
        "indicated_when": [_sentence(one) for one in told.indicated],
        "limits": {
            "facts": list(told.facts),
            "documents": [kind.value for kind, _ in told.silence],
            "not_looked_at": [kind.value for kind in told.not_looked_at],
            "silence": {kind.value: outcome.value for kind, outcome in told.silence},
            "silence_reason": rule.silence_reason,
            "false_alarms": list(rule.false_alarms),
        },
        "ask": rule.ask,
        "mend": rule.mend,
        "lawful_contrast": rule.lawful_contrast,
        "examples": [_example(one) for one in told.examples],
        "turns": [_turn(one) for one in told.turns],
        "history": [{"version": one.version, "date": one.date, "change": one.change} for one in told.history],
    }


def _law(law: Law) -> Data:
    one = law.authority
    return {
        "instrument": one.instrument,
        "title": one.title,
        "provision": one.provision,
        "edition": one.edition,
        "bindingness": one.bindingness,
        "addressee": one.addressee,
        "territory": law.territory,
        "asks": one.asks,
        "verification": {"substance": one.substance.value, "pinpoint": one.pinpoint.value},
        "url": one.url,
        "notes": list(law.notes),
    }


def _sentence(one: Sentence) -> Data:
    return {"depth": one.depth, "text": one.text}


def _example(one: Example) -> Data:
    return {
        "name": one.name,
        "day": None if one.day is None else one.day.isoformat(),
        "kind": None if one.kind is None else one.kind.value,
        "outcome": one.expect.value,
        "missing": list(one.missing),
    }


def _turn(one: Turn) -> Data:
    return {
        "what": one.what,
        "earliest": one.boundary.earliest.isoformat(),
        "latest": one.boundary.latest.isoformat(),
        "before": [_example(example) for example in one.before],
        "since": [_example(example) for example in one.since],
    }


def _instrument(told: InstrumentCoverage) -> Data:
    one = told.instrument
    return {
        "id": one.id,
        "title": one.title,
        "short": one.short,
        "publisher": one.publisher,
        "url": one.url,
        "territory": list(one.territory),
        "bindingness": one.bindingness.value,
        "read_on": None if one.read_on is None else one.read_on.isoformat(),
        "complete": one.complete,
        "editions": [{"edition": e.edition, "date": e.date, "note": e.note} for e in one.editions],
        "notes": [note for note in (one.note, *one.notes_on(None)) if note],
        "ratified": {state: entry.year for state, entry in sorted((one.ratifications or {}).items())},
        "not_ratified": dict(sorted((one.not_ratified or {}).items())),
        "ratification_note": one.ratification_note,
        "provisions": [_provision(part) for part in told.provisions],
    }


def _provision(part: ProvisionCoverage) -> Data:
    provision = part.provision
    own = provision.bindingness
    return {
        "number": provision.number,
        "asks": provision.text,
        "addressee": provision.addressee.value,
        "bindingness": None if own is None else own.value,
        "territory": list(provision.territory),
        "verification": _verification(provision.verification),
        "testable": list(provision.testable),
        "held": part.place.value,
        "rules": _rules(part.rules),
        "reason": part.reason,
        "url": provision.url,
        "note": provision.note,
    }


def _verification(one: Verification) -> Data:
    return {"substance": one.substance.value, "pinpoint": one.pinpoint.value}


def _rules(rules: tuple[Rule, ...]) -> list[Data]:
    return [{"rule": rule.id, "status": rule.status} for rule in rules]


def _list(use: ListUse) -> Data:
    listed = use.listed
    return {
        "id": listed.id,
        "title": listed.title,
        "publisher": listed.publisher,
        "url": listed.url,
        "limits": listed.limits,
        "read_on": None if listed.read_on is None else listed.read_on.isoformat(),
        "review_by": None if listed.review_by is None else listed.review_by.isoformat(),
        "notes": list(listed.notes_on(None)),
        "rules": _rules(use.rules),
        "editions": [{**edition_data(listed, one), "codes": list(one.members)} for one in listed.editions],
        "changes": [
            {
                "before": change.before.edition,
                "after": change.after.edition,
                "added": [one.code for one in change.added],
                "removed": [one.code for one in change.removed],
                "still_there": [one.code for one in change.kept],
            }
            for change in changes_over_time(listed)
        ],
    }


def _amount(use: AmountUse) -> Data:
    amount = use.amount
    return {
        "id": amount.id,
        "title": amount.title,
        "jurisdiction": amount.jurisdiction,
        "limits": amount.limits,
        "notes": list(amount.notes_on(None)),
        "rules": _rules(use.rules),
        "entries": [
            {
                "edition": entry.edition,
                "value": str(entry.value),
                "in_use": str(entry.interval),
                "references": [{"instrument": name, "provision": number} for name, number in source.references],
                "verification": _verification(source.verification),
                "note": source.note,
            }
            for entry, source in zip(amount.timeline.entries, amount.sources, strict=True)
        ],
    }


def _fact(use: FactUse) -> Data:
    spec = use.spec
    return {
        "id": spec.name,
        "type": spec.type.name.lower(),
        "meaning": spec.meaning,
        "question": spec.question,
        "unit": spec.unit,
        "choices": list(spec.choices),
        "formula": spec.formula,
        "source": spec.source,
        "rules": _rules(use.rules),
    }
