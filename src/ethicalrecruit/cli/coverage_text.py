"""What ``rules coverage`` tells: conditions that no example exercised, and the matrix of provisions."""

from collections.abc import Iterator
from typing import Any

from ethicalrecruit.checker.coverage import ANSWERS, RuleCoverage, example_coverage
from ethicalrecruit.checker.provision_coverage import InstrumentCoverage, Place, provision_coverage, totals
from ethicalrecruit.cli.table import table
from ethicalrecruit.render.harmless import harmless
from ethicalrecruit.render.wording import counted
from ethicalrecruit.rulebook.book import RuleBook

SCHEMA = "ethicalrecruit.coverage/0"

Data = dict[str, Any]


def coverage_data(book: RuleBook) -> Data:
    """The coverage of a book as plain data."""
    covered = example_coverage(book)
    matrix = provision_coverage(book)
    return {
        "schema": SCHEMA,
        "edition": book.edition,
        "digest": book.digest,
        "rules": [_rule_data(one) for one in covered],
        "instruments": [_instrument_data(one) for one in matrix],
        "totals": {place.value: count for place, count in totals(matrix).items()},
    }


def lacks_examples(data: Data) -> bool:
    """Whether a stable rule has a condition with an answer that no example shows."""
    return any(rule["lacking"] for rule in data["rules"] if rule["status"] == "stable")


def coverage_text(data: Data) -> str:
    """The same data as text for people."""
    return "\n".join(harmless(line) for line in (*_conditions(data), "", *_provisions(data))) + "\n"


def _rule_data(one: RuleCoverage) -> Data:
    return {
        "rule": one.rule.id,
        "status": one.rule.status,
        "file": one.rule.place.rpartition("/")[2],
        "set_aside": one.set_aside,
        "examples": len(one.rule.examples),
        "conditions": len(one.conditions),
        "lacking": [
            {
                "at": part.at,
                "test": part.test,
                "seen": [word for truth, word in ANSWERS if truth in part.seen],
                "never": list(part.lacking),
            }
            for part in one.lacking
        ],
    }


def _instrument_data(one: InstrumentCoverage) -> Data:
    return {
        "instrument": one.instrument.id,
        "title": one.instrument.title,
        "complete": one.instrument.complete,
        "counts": {place.value: one.count(place) for place in Place},
        "provisions": [
            {
                "number": part.provision.number,
                "place": part.place.value,
                "rules": [{"rule": rule.id, "status": rule.status} for rule in part.rules],
                "reason": part.reason,
            }
            for part in one.provisions
        ],
    }


def _conditions(data: Data) -> Iterator[str]:
    lacking = 0
    for rule in data["rules"]:
        for one in rule["lacking"]:
            lacking += 1
            test = f" ({one['test']})" if one["test"] else ""
            yield f"{rule['rule']} ({rule['status']}): {one['at']}{test}: never {', never '.join(one['never'])}"
        if rule["set_aside"]:
            yield f"{rule['rule']}: set aside. {rule['set_aside']}"
    every = counted(sum(rule["conditions"] for rule in data["rules"]), "condition")
    examples = counted(sum(rule["examples"] for rule in data["rules"]), "example")
    rules = counted(len(data["rules"]), "rule")
    yield f"{every} of {rules}, {examples}; {lacking} with an answer that no example shows"


_HEADS = {
    Place.STABLE: "stable rules",
    Place.DRAFT: "drafts only",
    Place.UNTESTABLE: "cannot be tested",
    Place.UNTESTED: "not tested",
    Place.NO_REASON: "no reason given",
}


def _provisions(data: Data) -> Iterator[str]:
    rows = [
        (one["instrument"], *(str(one["counts"][place]) for place in Place), str(len(one["provisions"])))
        for one in data["instruments"]
    ]
    every = sum(data["totals"].values())
    rows.append(("in all", *(str(data["totals"][place]) for place in Place), str(every)))
    yield from table(("provisions of", *_HEADS.values(), "in all"), rows).splitlines()
    for place, title in ((Place.UNTESTED, "Not tested, and why:"), (Place.NO_REASON, "Without a reason:")):
        listed = [
            f"  {one['instrument']}, {part['number']}{': ' if part['reason'] else ''}{part['reason']}"
            for one in data["instruments"]
            for part in one["provisions"]
            if part["place"] == place
        ]
        if listed:
            yield from ("", title, *listed)
