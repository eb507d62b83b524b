"""The forms that findings can have beside ``findings.jsonl``, which is always written and holds the truth."""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from ethicalrecruit.batch.folder import RunFolder
from ethicalrecruit.batch.run_files import FINDINGS_FILE, Passed, RunFiles
from ethicalrecruit.errors import OptionError, suggest
from ethicalrecruit.frozen import dataclass

DEFAULT_FORM = "jsonl"
Written = Callable[[str, int, int], None]
"""Told the name of the file being written, the bytes of findings read for it so far, and all of them."""


@dataclass(frozen=True, slots=True)
class Form:
    """A form of findings.

    Attributes:
        name: what it is called.
        file: the name of its file in a run.
        write: writes it.
        need: sees that it can be written, before anything is; None if it always can.
    """

    name: str
    file: str
    write: Callable[[RunFiles, Path, Passed | None], None]
    need: Callable[[], None] | None = None


# What writes a form is loaded when it is asked for: most audits ask for none.
def _csv(files: RunFiles, path: Path, passed: Passed | None) -> None:
    from ethicalrecruit.batch.exports.csv_file import write_csv  # noqa: PLC0415

    write_csv(files, path, passed)


def _parquet(files: RunFiles, path: Path, passed: Passed | None) -> None:
    from ethicalrecruit.batch.exports.parquet_file import write_parquet  # noqa: PLC0415

    write_parquet(files, path, passed)


def _need_arrow() -> None:
    from ethicalrecruit.batch.exports.parquet_file import need_arrow  # noqa: PLC0415

    need_arrow()


def _sqlite(files: RunFiles, path: Path, passed: Passed | None) -> None:
    from ethicalrecruit.batch.exports.sqlite_file import write_sqlite  # noqa: PLC0415

    write_sqlite(files, path, passed)


FORMS = (
    Form("csv", "findings.csv", _csv),
    Form("parquet", "findings.parquet", _parquet, _need_arrow),
    Form("sqlite", "run.sqlite", _sqlite),
)


def known_forms(words: Iterable[str]) -> tuple[str, ...]:
    """The forms that are asked for, each once and in an order of their own; ``jsonl`` is written in any case.

    Raises:
        OptionError: for a word that is no form.
        MissingExtra: if a package for one is not installed.

    >>> known_forms(["sqlite,csv", "jsonl"])
    ('csv', 'sqlite')
    """
    words = (words,) if isinstance(words, str) else words
    asked = {word.strip() for several in words for word in several.split(",")}
    known = [form.name for form in FORMS]
    for word in sorted(asked - {*known, DEFAULT_FORM}):
        mend = suggest(word, known) or f"There are: {DEFAULT_FORM}, {', '.join(known)}."
        raise OptionError(f'There is no form of findings "{word}".', "findings", mend)
    for form in FORMS:
        if form.name in asked and form.need is not None:
            form.need()
    return tuple(name for name in known if name in asked)


def form_of(name: str) -> Form:
    """The form of that name, which must be known."""
    return next(form for form in FORMS if form.name == name)


def write_form(form: Form, files: RunFiles, path: Path, written: Written | None = None) -> None:
    """Write a run's findings in one form.

    Raises:
        OSError: if the disk is full or fails.
        UnreadableSource: if the files of the run are not what they should be.
    """
    if written is None:
        form.write(files, path, None)
        return
    size = (files.folder / FINDINGS_FILE).stat().st_size
    form.write(files, path, lambda read: written(path.name, read, size))


def write_forms(folder: RunFolder, files: RunFiles, names: Sequence[str], written: Written | None = None) -> None:
    """Write the findings of a run in the making in further forms, from its lines and rows.

    It is a pass of its own over what is written already, so nothing of it needs to be kept where a run is gone on
    with: what an interrupted one left is made anew.
    """
    if not names:
        return
    folder.settle()
    for name in names:
        form = form_of(name)
        path = files.folder / form.file
        path.unlink(missing_ok=True)
        write_form(form, files, path, written)
        folder.adopt(form.file)
