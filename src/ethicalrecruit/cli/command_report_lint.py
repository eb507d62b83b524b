"""``ethicalrecruit report lint``: a draft publication looked over before others read it."""

from argparse import Namespace
from collections.abc import Iterator

from ethicalrecruit.batch.run_reading import open_run
from ethicalrecruit.cli.exits import Exit
from ethicalrecruit.cli.reply import Reply
from ethicalrecruit.cli.streams import read_bytes
from ethicalrecruit.errors import UnreadableSource
from ethicalrecruit.render.harmless import harmless
from ethicalrecruit.render.report_json import json_text
from ethicalrecruit.render.wording import counted
from ethicalrecruit.report.agency_of import agency_of
from ethicalrecruit.report.drafts.lint import DraftFault, lint_draft

SCHEMA = "ethicalrecruit.draft-lint/0"


def run(options: Namespace) -> Reply:
    """Look over the draft; 1 if something is to be mended."""
    text = _text(options.file, quiet=options.quiet)
    names = None if options.run is None else sorted(_names(options.run))
    faults = lint_draft(text, names or ())
    name = "standard input" if options.file == "-" else options.file
    if options.format == "json":
        answer = json_text(
            {
                "schema": SCHEMA,
                "file": name,
                "names": None if names is None else len(names),
                "faults": [_fault_json(one) for one in faults],
            }
        )
    else:
        answer = "".join(_lines(faults, name))
    notes = () if names is not None else ("without --run, only names with the form of a company are looked for",)
    return Reply(answer, Exit.NOT_MET if faults else Exit.DONE, notes)


def _text(name: str, *, quiet: bool) -> str:
    data = read_bytes(name, quiet=quiet)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        what = f"The draft is not UTF-8 (byte {error.start})."
        raise UnreadableSource(what, name, "Save it as UTF-8.") from None


def _names(folder: str) -> set[str]:
    """The agencies and employers of a run."""
    found: set[str] = set()
    for row in open_run(folder).files.rows():
        found.update((agency_of(row), " ".join(row.get("employer", "").split())))
    return found - {""}


def _lines(faults: tuple[DraftFault, ...], name: str) -> Iterator[str]:
    for one in faults:
        yield f"{harmless(name)}:{one.line}:{one.column}: {one.check}: {harmless(one.what)} {harmless(one.mend)}\n"
    if faults:
        yield f"{counted(len(faults), 'thing')} to mend. What is quoted was left alone.\n"
    else:
        yield "Nothing to mend was found. Words and figures were looked for; fairness is for people to judge.\n"


def _fault_json(one: DraftFault) -> dict[str, object]:
    return {
        "line": one.line,
        "column": one.column,
        "check": one.check,
        "words": one.words,
        "what": one.what,
        "mend": one.mend,
    }
