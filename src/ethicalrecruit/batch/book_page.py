"""The texts of a rule book as a run keeps them: once, beside findings that name them by id."""

from typing import Any

from ethicalrecruit.batch.contracts import BOOK_SCHEMA
from ethicalrecruit.facts.catalogue import FACTS
from ethicalrecruit.reference.fee_rules import FeeRules
from ethicalrecruit.reference.lists import CountryList
from ethicalrecruit.rulebook.book import RuleBook
from ethicalrecruit.rulebook.rule import Rule
from ethicalrecruit.rulebook.texts import REASONS


def book_page(book: RuleBook) -> dict[str, Any]:
    """The content of ``book.json``: texts of rules, provisions they rest on, and the question for each fact."""
    cited: dict[str, set[str]] = {}
    for rule in book.rules:
        for reference in rule.references:
            cited.setdefault(reference.instrument, set()).add(reference.provision)
    return {
        "schema": BOOK_SCHEMA,
        "edition": book.edition,
        "digest": book.digest,
        "packs": list(book.packs),
        "disclaimer": book.disclaimer,
        "levels": {level.value: meaning for level, meaning in book.levels.items()},
        "topics": {name: topic.title for name, topic in sorted(book.topics.items())},
        "rules": {rule.id: _rule(rule) for rule in book.rules},
        "instruments": {name: _instrument(book, name, numbers) for name, numbers in sorted(cited.items())},
        "fee_rules": {name: _fee_rules(book.tables.fee_rules[name]) for name in _tables_cited(book)},
        "lists": {name: _list(one) for name, one in sorted(book.tables.lists.items())},
        "costs": {code: item.label for code, item in sorted(book.tables.costs.items.items())},
        "questions": questions_of_facts(book),
        "reasons": {word: book.text(f"reason.{word}", text) for word, text in REASONS.items()},
        "texts": {"language": book.language or "en", "in_english": book.in_english},
    }


def questions_of_facts(book: RuleBook) -> dict[str, str]:
    """The question that settles each fact, in the language of the book's texts."""
    return {spec.name: book.text(f"fact.{spec.name}.question", spec.question) for spec in FACTS if spec.question}


def _tables_cited(book: RuleBook) -> list[str]:
    return sorted({name for rule in book.rules for name in rule.fee_rules})


def _fee_rules(table: FeeRules) -> dict[str, Any]:
    rows = {
        place: {
            "role": row.role.value,
            "rule": row.summary,
            "law": row.law,
            "year": row.year,
            "text": row.text,
            "addressee": row.addressee.value,
            "notes": list(row.notes),
            "verification": {
                "substance": row.verification.substance.value,
                "pinpoint": row.verification.pinpoint.value,
            },
            "url": row.url,
        }
        for place, row in table.rows.items()
    }
    return {"title": table.title, "limits": table.limits, "rows": rows}


def _list(one: CountryList) -> dict[str, Any]:
    return {
        "title": one.title,
        "publisher": one.publisher,
        "url": one.url,
        "read_on": None if one.read_on is None else one.read_on.isoformat(),
        "review_by": None if one.review_by is None else one.review_by.isoformat(),
        "editions": [edition.edition for edition in one.editions],
    }


def _rule(rule: Rule) -> dict[str, Any]:
    return {
        "title": rule.title,
        "topic": rule.topic,
        "status": rule.status,
        "version": rule.version,
        "severity": rule.severity.value,
        "confidence": rule.confidence.value,
        "message": rule.message,
        "mend": rule.mend,
        "ask": rule.ask,
        "false_alarms": list(rule.false_alarms),
        "lawful_contrast": rule.lawful_contrast,
        "replaces": rule.replaces,
        "references": [
            {"instrument": one.instrument, "provision": one.provision, "edition": one.edition}
            for one in rule.references
        ],
        "fee_rules": list(rule.fee_rules),
    }


def _instrument(book: RuleBook, name: str, numbers: set[str]) -> dict[str, Any]:
    instrument = book.tables.instrument(name)
    provisions = {}
    for number in sorted(numbers):
        one = book.tables.provision(name, number)
        provisions[one.number] = {
            "text": one.text,
            "addressee": one.addressee.value,
            "bindingness": (one.bindingness or instrument.bindingness).value,
            "verification": {
                "substance": one.verification.substance.value,
                "pinpoint": one.verification.pinpoint.value,
            },
            "url": one.url or instrument.url,
        }
    return {"short": instrument.short, "url": instrument.url, "provisions": provisions}
