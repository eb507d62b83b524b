"""``ethicalrecruit rules``: the rules listed, looked over, and held to their examples."""

from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ethicalrecruit.cli import command_texts
from ethicalrecruit.cli.exits import Exit
from ethicalrecruit.cli.reply import Reply
from ethicalrecruit.cli.table import table
from ethicalrecruit.cli.wrong_call import as_wrong_call
from ethicalrecruit.frozen import dataclass
from ethicalrecruit.render.harmless import harmless
from ethicalrecruit.render.report_json import json_text
from ethicalrecruit.render.wording import counted
from ethicalrecruit.rulebook.book import RuleBook
from ethicalrecruit.rulebook.loader import book_texts, load_book
from ethicalrecruit.rulebook.rule import Rule

if TYPE_CHECKING:
    from ethicalrecruit.reader.naming import NameFault
    from ethicalrecruit.reader.selftest import ExampleFault


def run(options: Namespace) -> Reply:
    """Run the command named after ``rules``."""
    if options.rules_command == "texts":
        return command_texts.run(options)
    commands = {"list": _list, "lint": _lint, "test": _test, "coverage": _coverage}
    # Whoever lints, tests or looks at the coverage is at work on the files themselves, the shipped ones included.
    working = options.rules_command != "list"
    book = load_book(options.packs, options.lists, check_shipped=working)
    return commands[options.rules_command](book, options)


def _list(book: RuleBook, options: Namespace) -> Reply:
    if options.format == "json":
        return Reply(json_text(_book_data(book)))
    rows = [
        (rule.id, rule.version, rule.status, rule.severity.value, rule.topic, harmless(rule.title))
        for rule in book.rules
    ]
    head = ("rule", "version", "status", "severity", "topic", "title")
    return Reply(
        f"{table(head, rows)}{counted(len(rows), 'rule')}, edition {book.edition}, digest {book.digest[:12]}\n"
    )


def _book_data(book: RuleBook) -> dict[str, Any]:
    return {
        "schema": "ethicalrecruit.rules/0",
        "edition": book.edition,
        "digest": book.digest,
        "packs": list(book.packs),
        "rules": [_rule_data(rule) for rule in book.rules],
    }


def _rule_data(rule: Rule) -> dict[str, Any]:
    return {
        "id": rule.id,
        "title": rule.title,
        "topic": rule.topic,
        "status": rule.status,
        "version": rule.version,
        "severity": rule.severity.value,
        "confidence": rule.confidence.value,
        "documents": sorted(kind.value for kind in rule.documents),
        "in_force": str(rule.in_force),
        "references": [
            {"instrument": one.instrument, "provision": one.provision, "edition": one.edition}
            for one in rule.references
        ],
        "fee_rules": list(rule.fee_rules),
        "message": rule.message,
        "ask": rule.ask,
        "mend": rule.mend,
        "replaces": rule.replaces,
    }


def _lint(book: RuleBook, options: Namespace) -> Reply:
    from ethicalrecruit.checker.lint import lint_book  # noqa: PLC0415
    from ethicalrecruit.checker.lint_instruments import lint_instruments  # noqa: PLC0415
    from ethicalrecruit.checker.lint_texts import lint_texts  # noqa: PLC0415

    of_rules = (*lint_book(book), *lint_texts(book, book_texts(options.packs)))
    of_instruments = lint_instruments(book)
    code = Exit.NOT_MET if of_rules or of_instruments else Exit.DONE
    instruments = book.tables.instruments
    if options.format == "json":
        data = {
            "schema": "ethicalrecruit.lint/0",
            "rules": len(book.rules),
            "instruments": len(instruments),
            "faults": [{"rule": one.rule, "check": one.check, "what": one.what} for one in of_rules],
            "instrument_faults": [
                {"instrument": one.instrument, "provision": one.provision, "check": one.check, "what": one.what}
                for one in of_instruments
            ],
        }
        return Reply(json_text(data), code)
    lines = [f"{harmless(one.place)}: {one.rule}: {one.check}: {harmless(one.what)}" for one in of_rules]
    for one in of_instruments:
        where = harmless(f"{one.instrument}, {one.provision}" if one.provision else one.instrument)
        lines.append(f"{where}: {one.check}: {harmless(one.what)}")
    looked_over = f"{counted(len(book.rules), 'rule')}, {counted(len(instruments), 'instrument')}"
    closing = f"{looked_over}, {counted(len(of_rules) + len(of_instruments), 'thing')} to mend"
    return Reply("\n".join([*lines, closing]) + "\n", code)


def _coverage(book: RuleBook, options: Namespace) -> Reply:
    from ethicalrecruit.cli.coverage_text import coverage_data, coverage_text, lacks_examples  # noqa: PLC0415

    data = coverage_data(book)
    text = json_text(data) if options.format == "json" else coverage_text(data)
    return Reply(text, Exit.NOT_MET if lacks_examples(data) else Exit.DONE)


def _test(book: RuleBook, options: Namespace) -> Reply:
    from ethicalrecruit.checker.selftest import run_examples  # noqa: PLC0415

    with as_wrong_call():
        chosen = [book.rule(rule_id) for rule_id in options.rules] if options.rules else None
    results = run_examples(book, chosen) if not options.lexicon else ()
    languages = _languages(options.lexicon, book) if chosen is None else ()
    failed = [one for one in results if not one.passed]
    at_fault = bool(failed) or any(one.broken or one.names for one in languages)
    code = Exit.NOT_MET if at_fault else Exit.DONE
    if options.format == "json":
        told = [
            {
                "rule": one.rule,
                "place": one.place,
                "example": one.name,
                "expected": one.expected.value,
                "got": [outcome.value for outcome in one.got],
                "passed": one.passed,
                "faults": list(one.faults),
            }
            for one in results
        ]
        data = {
            "schema": "ethicalrecruit.rule-tests/0",
            "examples": told,
            "phrases": [one.as_json() for one in languages],
        }
        return Reply(json_text(data), code)
    lines = [
        f"{harmless(f'{one.place}: {one.rule}: {one.name}')}\n  {harmless(' '.join(one.faults))}" for one in failed
    ]
    if results or not options.lexicon:
        rules = len({one.rule for one in results})
        lines.append(f"{counted(len(results), 'example')} of {counted(rules, 'rule')}, {len(failed)} not as promised")
    if languages:
        lines += _languages_text(languages)
    return Reply("\n".join(lines) + "\n", code)


@dataclass(frozen=True, slots=True)
class _Language:
    """What was found in the files of one language.

    Attributes:
        code: the language.
        sentences: how many sentences stand beside its phrases.
        broken: those that do not hold.
        names: names and values that nothing asks for.
        told: the facts that its phrases can tell.
    """

    code: str
    sentences: int
    broken: "tuple[ExampleFault, ...]"
    names: "tuple[NameFault, ...]"
    told: tuple[str, ...]

    def as_json(self) -> dict[str, Any]:
        faults = [str(fault) for fault in self.broken]
        names = [{"where": fault.where, "what": fault.what, "mend": fault.mend} for fault in self.names]
        told = {"language": self.code, "sentences": self.sentences, "faults": faults}
        return {**told, "names": names, "facts_told": list(self.told)}


def _languages(folder: str | None, book: RuleBook) -> tuple[_Language, ...]:
    """The languages, tested.

    Args:
        folder: the folder of one language; None for all that come with the library.
        book: the rule book, which knows the cost items.
    """
    from ethicalrecruit.reader.covered import told_in  # noqa: PLC0415
    from ethicalrecruit.reader.lexicon import bundled_languages, bundled_lexicon, load_lexicon  # noqa: PLC0415
    from ethicalrecruit.reader.naming import name_faults  # noqa: PLC0415
    from ethicalrecruit.reader.selftest import lexicon_self_test  # noqa: PLC0415

    if folder is None:
        known = [lexicon for code in sorted(bundled_languages()) if (lexicon := bundled_lexicon(code)) is not None]
    else:
        known = [load_lexicon(Path(folder))]
    items = book.tables.costs.items
    return tuple(
        _Language(
            one.language,
            sum(len(entry.match) + len(entry.no_match) for entry in one.entries),
            lexicon_self_test(one),
            name_faults(one, items),
            told_in(one),
        )
        for one in known
    )


def _languages_text(languages: tuple[_Language, ...]) -> list[str]:
    from ethicalrecruit.reader.covered import COVERED  # noqa: PLC0415

    lines = [harmless(str(fault)) for one in languages for fault in (*one.names, *one.broken)]
    for one in languages:
        untold = [fact for fact in COVERED if fact not in one.told]
        if untold:
            told = ", ".join(one.told) or "nothing yet"
            lines.append(f"{harmless(one.code)} tells {told}")
            lines.append(f"{harmless(one.code)} has no words yet for {', '.join(untold)}: they stay not covered")
    sentences = counted(sum(one.sentences for one in languages), "sentence")
    spoken = ", ".join(harmless(one.code) for one in languages)
    lines.append(f"{sentences} of phrases ({spoken}), {sum(len(one.broken) for one in languages)} not as promised")
    if names := sum(len(one.names) for one in languages):
        lines.append(f"{counted(names, 'name')} to mend")
    return lines
