"""The findings of a finished run written in another form, wherever the caller wants them."""

import json
from pathlib import Path

from ethicalrecruit.batch.exports.forms import Written, form_of, known_forms, write_form
from ethicalrecruit.batch.folder import machine_error, must_be_free, write_all_in_place
from ethicalrecruit.batch.run_reading import Run
from ethicalrecruit.batch.tables import FINDINGS, table_schema
from ethicalrecruit.errors import OptionError


def export_run(run: Run, form: str, out: Path, *, on_written: Written | None = None) -> tuple[Path, ...]:
    """Write the findings of a run as ``csv``, ``parquet`` or ``sqlite``; the file appears whole.

    A CSV file gets its Table Schema beside it: ``findings.schema.json`` beside ``findings.csv``.

    Args:
        run: the run.
        form: the form.
        out: the file to be made; nothing may stand there.
        on_written: called now and then with the file's name, the bytes read for it, and all there are.

    Returns:
        The files that were made.

    Raises:
        OptionError: for a form that is none.
        MissingExtra: if a package for it is not installed.
        ResumeError: if something stands at ``out`` already.
        MachineError: if it cannot be written.
    """
    names = known_forms([form])
    if len(names) != 1:
        raise OptionError("Name one form.", "to", "There are: csv, parquet, sqlite.")
    wanted = form_of(names[0])
    schema = out.with_suffix(".schema.json") if wanted.name == "csv" else None
    for path in (out, schema):
        if path is not None:
            must_be_free(path)

    def write(path: Path) -> None:
        write_form(wanted, run.files, path, None if on_written is None else _named(on_written, out.name))

    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        if schema is None:
            write_all_in_place([(out, write)])
            return (out,)
        text = json.dumps(table_schema(FINDINGS), ensure_ascii=False, indent=2) + "\n"
        write_all_in_place([(out, write), (schema, lambda path: path.write_bytes(text.encode("utf-8")))])
    except (OSError, MemoryError) as error:
        what = "The findings cannot be written."
        raise machine_error(error, what, out, "Make room, or choose another place.") from None
    return out, schema


def _named(on_written: Written, name: str) -> Written:
    """The same, told the name of the file as it will be called."""
    return lambda _, read, size: on_written(name, read, size)
