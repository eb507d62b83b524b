"""The commands and options of the command line. Nothing heavy is imported here: ``--help`` answers at once."""

import argparse
from typing import Any

from ethicalrecruit.cli.arguments import ArgumentParser
from ethicalrecruit.values.grades import PROFILES, DocumentKind, Severity

KINDS = tuple(kind.value for kind in DocumentKind)
LEVELS = tuple(level.value for level in Severity)
FORMS = ("csv", "parquet", "sqlite")
REPORT_LINT = "report-lint"
_MOST_DIGITS = 12

_ABOUT = """\
Evaluates recruitment ads, offers and contracts of health workers against dated, cited rules.
An indicator is not a finding of wrongdoing. Nothing here is legal advice."""
_EXITS = """\
exit codes: 0 done; 1 an asked-for condition is not met (--fail-on, rules lint|test|coverage, report lint);
2 wrong call; 3 rules or input unreadable; 4 more rows rejected than --max-rejects; 5 nothing to read;
6 refused to go on; 7 stopped by the machine; 130 interrupted; 129, 143 ended by SIGHUP, SIGTERM"""


def as_one_command(argv: list[str]) -> list[str]:
    """The arguments with ``report lint`` as the one command that it is; ``report RUN`` is another.

    >>> as_one_command(["report", "lint", "draft.md"])
    ['report-lint', 'draft.md']
    """
    return [REPORT_LINT, *argv[2:]] if argv[:2] == ["report", "lint"] else argv


def build_parser(version: str) -> ArgumentParser:
    """The parser of the whole command line."""
    parser = ArgumentParser(
        prog="ethicalrecruit",
        description=_ABOUT,
        epilog=_EXITS,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"ethicalrecruit {version}")
    parser.set_defaults(parser=parser)
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", required=True, title="commands")
    _check(commands)
    _read(commands)
    _audit(commands)
    _export(commands)
    _runs(commands)
    _letters(commands)
    _report(commands)
    _report_lint(commands)
    _map(commands)
    _explain(commands)
    _rules(commands)
    _tables(commands)
    return parser


def _command(commands: Any, name: str, text: str) -> ArgumentParser:
    command: ArgumentParser = commands.add_parser(name, help=text, description=text)
    command.set_defaults(parser=command)
    return command


def _book_options(command: ArgumentParser, *, profile: bool = True, texts: bool = False) -> None:
    book = command.add_argument_group("rule book")
    book.add_argument(
        "--packs", action="append", default=[], metavar="DIR", help="folder of rules of your own; may be repeated"
    )
    book.add_argument(
        "--lists", action="append", default=[], metavar="PATH", help="watch-list of your own, or a folder of them"
    )
    if profile or texts:
        book.add_argument(
            "--texts",
            metavar="LANGUAGE",
            default="",
            help="show texts of the book in this language, such as ro, where they are translated; default: English",
        )
    if profile:
        book.add_argument(
            "--registers",
            action="append",
            default=[],
            metavar="PATH",
            help="snapshot of a register of agencies, YAML or CSV, or a folder of them",
        )
        book.add_argument(
            "--profile",
            choices=PROFILES,
            default=PROFILES[0],
            help="publish (default): an indicator needs law that was read or confirmed; research: every rule may "
            "raise one, marked",
        )
    quiet_option(command)


def quiet_option(command: ArgumentParser) -> None:
    """``--quiet``, which every command has."""
    command.add_argument("--quiet", action="store_true", help="no remarks and no progress on standard error")


def _format_option(command: ArgumentParser, *formats: str) -> None:
    command.add_argument("--format", choices=formats, default=formats[0], help=f"default: {formats[0]}")


def _fail_on(command: ArgumentParser) -> None:
    command.add_argument(
        "--fail-on",
        choices=LEVELS,
        metavar="LEVEL",
        help=f"exit with 1 if an indicator reaches it: {', '.join(LEVELS)}",
    )


def _text_options(command: ArgumentParser) -> None:
    command.add_argument(
        "file", metavar="FILE", help="a text, a page in HTML, a .json document, or - for standard input"
    )
    command.add_argument("--kind", choices=KINDS, help=f"what the text is: {', '.join(KINDS)} (default: ad)")
    command.add_argument("--lang", metavar="CODE", help="language of the text, if you know better than the reader")
    command.add_argument(
        "--lexicon", metavar="DIR", help="phrases of your own for the texts in their language: a folder"
    )
    command.add_argument("--no-mask", action="store_true", help="show personal data in quotes unmasked")


def _check(commands: Any) -> None:
    command = _command(commands, "check", "Check one ad, page, offer or contract.")
    _text_options(command)
    command.add_argument(
        "--destination", metavar="COUNTRY", help="country or nation of the work, where you know it, by name or code"
    )
    command.add_argument(
        "--day", metavar="DAY", help="2026-11-21, posted, captured or today; default: the document's own"
    )
    command.add_argument("--id", metavar="NAME", help="your own name for the document")
    _format_option(command, "text", "json", "markdown", "html", "sarif")
    _fail_on(command)
    _book_options(command)


def _read(commands: Any) -> None:
    command = _command(commands, "read", "Show what the reader saw in a text, and the offer made of it.")
    _text_options(command)
    _format_option(command, "text", "json")
    quiet_option(command)


def _audit(commands: Any) -> None:
    command = _command(commands, "audit", "Check every row of tables, or every ad of folders, and write a run folder.")
    command.add_argument(
        "files",
        metavar="INPUT",
        nargs="*",
        help="CSV, JSON Lines, JSON, Parquet, Arrow or Excel, packed or not; a folder or archive of ads; "
        "- for standard input",
    )
    command.add_argument("--out", metavar="RUN", help="the folder to write; it must not exist yet")
    command.add_argument("--map", metavar="FILE", help="column mapping; without one, columns named like facts are used")
    command.add_argument("--day", metavar="DAY", help="2026-11-21, posted, captured or today; default: each row's own")
    command.add_argument("--fallback-day", metavar="DAY", help="a date or today, for rows that have none of their own")
    command.add_argument("--destination", metavar="COUNTRY", help="country of the work for rows that do not name one")
    command.add_argument("--delimiter", metavar="CHAR", help='one character, or "tab"; default: found by itself')
    command.add_argument("--encoding", metavar="NAME", help="default: UTF-8, or what is detected with confidence")
    command.add_argument("--quote", metavar="CHAR", help='quotation mark of cells, or "none"; default: the double one')
    command.add_argument(
        "--header-line", type=_count, metavar="N", help="the line of the header; default: found by itself"
    )
    command.add_argument("--sheet", metavar="NAME", help="sheet of a workbook; default: the only one with rows")
    rows = command.add_argument_group("rows")
    rows.add_argument("--limit", type=_count, metavar="N", help="stop after N rows")
    rows.add_argument("--sample", type=_count, metavar="N", help="audit N rows, drawn at random")
    rows.add_argument("--seed", type=_count, default=0, metavar="N", help="another seed draws other rows; default: 0")
    rows.add_argument(
        "--only-health", action="store_true", help="set rows aside whose job is known to be outside health work"
    )
    rows.add_argument(
        "--max-rejects",
        type=_share,
        default=0,
        metavar="N|P%",
        help="exit with 4 if more rows are rejected, or a greater share of them; default: 0",
    )
    command.add_argument(
        "--findings",
        action="append",
        default=[],
        metavar="FORMS",
        help=f"write the findings as {', '.join(FORMS)} as well; may be repeated; findings.jsonl is always written",
    )
    _fail_on(command)
    going = command.add_argument_group("the run")
    going.add_argument("--run", dest="run_file", metavar="FILE", help="take options from this file (YAML)")
    going.add_argument(
        "--workers", type=_count, default=1, metavar="N", help="processes that share the rows; default: 1"
    )
    going.add_argument("--resume", action="store_true", help="go on with the unfinished run in RUN.partial")
    going.add_argument("--json-logs", action="store_true", help="tell what happens on standard error in lines of JSON")
    _book_options(command)
    _hold_defaults(command)


def _hold_defaults(command: ArgumentParser) -> None:
    """Keep defaults apart, so that what was given can be told from what was not: a run file stands between."""
    actions = [one for one in command._actions if one.dest not in ("help", "run_file")]  # noqa: SLF001  # no public way
    defaults = {one.dest: one.default for one in actions}
    command.set_defaults(defaults=defaults, **dict.fromkeys(defaults))


def _export(commands: Any) -> None:
    command = _command(commands, "export", "Write the findings of a finished audit in another form.")
    command.add_argument("run", metavar="RUN", help="the folder that an audit wrote")
    command.add_argument("--to", required=True, choices=FORMS, help="the form")
    command.add_argument("--out", required=True, metavar="FILE", help="the file to write; it must not exist yet")
    quiet_option(command)


def _runs(commands: Any) -> None:
    command = _command(commands, "runs", "Compare finished audits.")
    below = command.add_subparsers(dest="runs_command", metavar="COMMAND", required=True, title="commands")
    diff = _command(below, "diff", "Show which indicators are new, still there or gone, and what made the difference.")
    diff.add_argument("before", metavar="BEFORE", help="the folder of the earlier audit")
    diff.add_argument("after", metavar="AFTER", help="the folder of the later audit")
    diff.add_argument(
        "--most", type=_count, default=20, metavar="N", help="show so many new and so many gone ones; default: 20"
    )
    diff.add_argument("--out", metavar="FILE", help="write all of them to this file, one a line of JSON")
    _format_option(diff, "text", "json")
    quiet_option(diff)


def _letters(commands: Any) -> None:
    command = _command(commands, "letters", "Write one neutral letter to each agency of a finished audit.")
    command.add_argument("run", metavar="RUN", help="the folder that an audit wrote")
    command.add_argument("--out", required=True, metavar="FOLDER", help="the folder to write; it must not exist yet")
    command.add_argument("--reply-by", metavar="DAY", help="the day by which a reply is asked for: 2026-12-31")
    command.add_argument("--from", dest="sender", metavar="FILE", help="who writes, where replies go, and so on (YAML)")
    command.add_argument("--replies", metavar="FILE", help="replies that are recorded already (YAML)")
    command.add_argument(
        "--every", action="store_true", help="also write to agencies whose documents show no indicator"
    )
    _format_option(command, "markdown", "html")
    quiet_option(command)


def _report(commands: Any) -> None:
    command = _command(
        commands, "report", "Tell a finished audit to readers, as a page or as a list of its indicators."
    )
    command.add_argument("report_run", metavar="RUN", help="the folder that an audit wrote")
    command.add_argument(
        "--out", metavar="FILE", help="write it to this new file, tables beside it; default: print it without them"
    )
    _format_option(command, "html", "markdown", "csv", "sarif")
    public = command.add_argument_group("publishing")
    public.add_argument(
        "--public",
        action="store_true",
        help="withhold small counts, and names of agencies and employers without a recorded right of reply",
    )
    public.add_argument("--replies", metavar="FILE", help="what agencies and employers answered (YAML)")
    public.add_argument(
        "--day",
        metavar="DAY",
        help="the day on which a day for replies must have passed, such as 2026-11-21; default: today",
    )
    public.add_argument("--name-reason", metavar="TEXT", help="name all of them for this reason, which is printed")
    quiet_option(command)


def _report_lint(commands: Any) -> None:
    about = "Look over a draft publication for words and figures that a run cannot carry."
    command: ArgumentParser = commands.add_parser(
        REPORT_LINT, help=f"(or: report lint) {about}", description=about, prog="ethicalrecruit report lint"
    )
    command.set_defaults(parser=command)
    command.add_argument("file", metavar="FILE", help="the draft in Markdown; - for standard input")
    command.add_argument("--run", metavar="RUN", help="also look for the names of agencies and employers of this run")
    _format_option(command, "text", "json")
    quiet_option(command)


def _map(commands: Any) -> None:
    command = _command(commands, "map", "Propose a mapping of the columns of a table.")
    below = command.add_subparsers(dest="map_command", metavar="COMMAND", required=True, title="commands")
    suggest = _command(below, "suggest", "Propose a mapping from the header and the first rows, with the reasons.")
    suggest.add_argument("file", metavar="FILE", help="a table of any form that audit reads; - for standard input")
    suggest.add_argument("--out", metavar="FILE", help="write the mapping to this new file; default: print it")
    suggest.add_argument("--delimiter", metavar="CHAR", help='one character, or "tab"; default: found by itself')
    suggest.add_argument("--encoding", metavar="NAME", help="default: UTF-8, or what is detected with confidence")
    suggest.add_argument("--sheet", metavar="NAME", help="sheet of a workbook; default: the only one with rows")
    quiet_option(suggest)


def _explain(commands: Any) -> None:
    command = _command(commands, "explain", "Explain a rule, an instrument, a list, an amount or a fact of the book.")
    command.add_argument(
        "name",
        metavar="NAME",
        help="id of a rule, such as ilo.documents-held, or of an instrument, list, amount or fact",
    )
    _format_option(command, "text", "markdown", "json")
    _book_options(command, profile=False, texts=True)


def _rules(commands: Any) -> None:
    command = _command(commands, "rules", "List, lint or test the rules of the book, or look at what they cover.")
    below = command.add_subparsers(dest="rules_command", metavar="COMMAND", required=True, title="commands")
    listing = _command(below, "list", "List the rules.")
    _format_option(listing, "text", "json")
    _book_options(listing, profile=False)
    linting = _command(below, "lint", "Look for wording and gaps that a rule or an instrument must not have.")
    _format_option(linting, "text", "json")
    _book_options(linting, profile=False)
    testing = _command(below, "test", "Run the examples of the rules and of the phrases of every language.")
    testing.add_argument("rules", nargs="*", metavar="RULE", help="only these; default: all rules and phrases")
    testing.add_argument("--lexicon", metavar="DIR", help="test the phrases of this folder of a language instead")
    _format_option(testing, "text", "json")
    _book_options(testing, profile=False)
    covering = _command(
        below, "coverage", "Show the conditions that no example exercises, and the provisions that rules test."
    )
    _format_option(covering, "text", "json")
    _book_options(covering, profile=False)
    texts = _command(below, "texts", "Print the texts of the book by their keys, or a file for their translation.")
    texts.add_argument("--language", metavar="CODE", help="a language such as ro; default: the English texts")
    texts.add_argument(
        "--packs", action="append", default=[], metavar="DIR", help="folder of rules of your own; may be repeated"
    )
    _format_option(texts, "yaml", "json")
    quiet_option(texts)


def _tables(commands: Any) -> None:
    facts = _command(commands, "facts", "List every fact a rule can see; the names serve as column names too.")
    _format_option(facts, "text", "json")
    quiet_option(facts)
    lists = _command(commands, "lists", "Show the dated lists of countries, compare editions, see which are due.")
    below = lists.add_subparsers(dest="lists_command", metavar="COMMAND", required=True, title="commands")
    show = _command(below, "show", "Show a list as it stood on a day, or one edition of it.")
    show.add_argument(
        "list", metavar="LIST[@EDITION]", nargs="?", help="id of the list; without it, all lists are named"
    )
    show.add_argument("--day", metavar="DAY", help="2026-11-21 or today; default: all editions")
    _format_option(show, "text", "json")
    _book_options(show, profile=False)
    diff = _command(below, "diff", "Show who was added, removed and kept between two editions, or two lists.")
    for name, which in (("before", "first"), ("after", "second")):
        diff.add_argument(
            name, metavar=name.upper(), help=f"the {which} list: LIST@EDITION, LIST@DAY, or LIST as it stands on --day"
        )
    diff.add_argument("--day", metavar="DAY", help="2026-11-21 or today; default: today")
    _format_option(diff, "text", "json")
    _book_options(diff, profile=False)
    status = _command(below, "status", "Show the current edition of each list, its age, and when it is to be reviewed.")
    status.add_argument("list", metavar="LIST", nargs="*", help="only these; default: all")
    status.add_argument("--day", metavar="DAY", help="2026-11-21 or today; default: today")
    _format_option(status, "text", "json")
    _book_options(status, profile=False)
    schema = _command(commands, "schema", "Print the JSON Schema of a file or of a result.")
    schema.add_argument(
        "name", metavar="NAME", nargs="?", help="offer, report, rule, list and so on; without it, all names"
    )
    quiet_option(schema)


def _count(text: str) -> int:
    if not text.isascii() or not text.isdecimal():
        raise argparse.ArgumentTypeError(f'"{text}" is not a number of 0 or more')
    if len(text) > _MOST_DIGITS:
        raise argparse.ArgumentTypeError(f"a number has at most {_MOST_DIGITS} digits here")
    return int(text)


def _share(text: str) -> int | str:
    """A number of rows, or a share of them; what else may be wrong with a share is told later."""
    return text if text.strip().endswith("%") else _count(text)
