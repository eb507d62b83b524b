"""``ethicalrecruit map suggest``: a mapping proposed for a table, with the reason for every guess."""

from argparse import Namespace
from collections.abc import Iterator, Sequence
from contextlib import closing
from itertools import islice
from pathlib import Path

from ethicalrecruit.batch.inputs.opening import open_inputs
from ethicalrecruit.batch.inputs.table import SourceOptions, Table
from ethicalrecruit.cli.reply import Reply
from ethicalrecruit.errors import EmptySource, MachineError, OptionError, UnreadableSource
from ethicalrecruit.intake.cell_values import Names
from ethicalrecruit.intake.mapping_guess import Level
from ethicalrecruit.intake.mapping_suggest import ROWS_LOOKED_AT, Suggestion, suggest_mapping
from ethicalrecruit.intake.mapping_text import mapping_text
from ethicalrecruit.intake.row import Reject, Row
from ethicalrecruit.render.wording import counted
from ethicalrecruit.rulebook.loader import load_book


def run(options: Namespace) -> Reply:
    """Print the proposed mapping, or write it to a new file."""
    out = None if options.out is None else _free(Path(options.out))
    tables = load_book().tables
    names = Names.of(tables.countries, tables.costs)
    reading = SourceOptions(options.delimiter, options.encoding, sheet=options.sheet, mapped=True)
    with open_inputs([options.file], reading) as inputs:
        table = _only(inputs.tables, options.file)
        with closing(table.rows()) as drawn:
            first = list(islice(drawn, ROWS_LOOKED_AT))
        rows = [row for row in first if isinstance(row, Row)]
        suggestion = suggest_mapping(table.header, rows, names)
    if not first:
        raise EmptySource("The file has a header and no row.", options.file, "Check whether it is the right one.")
    if not rows:
        broken = next(row for row in first if isinstance(row, Reject))
        what = f"None of the first rows can be used. {broken.reason}"
        raise UnreadableSource(what, f"{options.file}:{broken.line}", broken.mend)
    text = mapping_text(suggestion, table.name)
    notes = tuple(_notes(suggestion, len(first) - len(rows)))
    if out is None:
        return Reply(text, notes=notes)
    try:
        with out.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except OSError as error:
        what = f"The mapping could not be written: {error.strerror or error}."
        raise MachineError(what, out.as_posix(), "Check the folder, or name another file.") from None
    return Reply(_summary(suggestion, out), notes=notes)


def _only(tables: Sequence[Table], name: str) -> Table:
    if len(tables) > 1:
        raise OptionError(f"There are {len(tables)} tables here.", name, "Name one of them.")
    (table,) = tables
    if table.documents:
        raise OptionError("The rows of this input are documents; they need no mapping.", name, "Audit it as it is.")
    return table


def _free(out: Path) -> Path:
    if out.exists() or out.is_symlink():
        raise OptionError("This file exists already.", out.as_posix(), "Name a new one; nothing is overwritten.")
    if not out.parent.is_dir():
        raise OptionError("There is no such folder.", out.parent.as_posix(), "Make it first, or name another file.")
    return out


def _summary(suggestion: Suggestion, out: Path) -> str:
    counts = {level: sum(one.level is level for one in suggestion.guesses) for level in Level}
    said = ", ".join(f"{count} {level.value}" for level, count in counts.items() if count)
    return f"{counted(len(suggestion.guesses), 'column')}: {said}\nmapping: {out.as_posix()}\n"


def _notes(suggestion: Suggestion, broken: int) -> Iterator[str]:
    if broken:
        yield f"{counted(broken, 'row')} of the first could not be used and would be rejected"
    if not suggestion.usable:
        yield "no column is sure enough to stand; take the # away where a line is right, or the mapping cannot be used"
    elif any(one.level is Level.LOOK for one in suggestion.guesses):
        yield "some columns are commented out, to be looked at"
