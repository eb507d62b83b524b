"""What decides the bytes of a run, so that nobody goes on with it who asks for something else."""

import sys
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict
from datetime import date
from importlib.metadata import version
from typing import Any

from ethicalrecruit.batch.options import AuditOptions
from ethicalrecruit.errors import ResumeError
from ethicalrecruit.rulebook.book import RuleBook

Job = Mapping[str, Any]
"""Plain data, as JSON can hold it."""

# These decide the exit code, and files that are made when all rows are done: whoever goes on may ask for others.
_FREE = frozenset(("findings", "max_rejects"))


def job_of(
    book: RuleBook,
    options: AuditOptions,
    inputs: Iterable[Mapping[str, Any]],
    tables: Iterable[Mapping[str, Any]],
    mapping: Mapping[str, Any] | None,
) -> Job:
    """What decides the bytes of a run.

    Args:
        book: the rule book.
        options: what was asked for.
        inputs: each input with its name, size and digest.
        tables: each table in them with its name, and how it is read.
        mapping: name and digest of the mapping file; None without one.
    """
    wanted = {name: _plain(value) for name, value in asdict(options).items() if name not in _FREE}
    return {
        "tool": version("ethicalrecruit"),
        # Letters, names and dates are those of the interpreter's own tables.
        "python": f"{sys.version_info.major}.{sys.version_info.minor}",
        "book": {"digest": book.digest, "packs": list(book.packs), "language": book.language},
        "options": wanted,
        "inputs": [dict(one) for one in inputs],
        "tables": [dict(one) for one in tables],
        "mapping": None if mapping is None else dict(mapping),
    }


def must_be_the_same(before: Job, now: Job, where: str) -> None:
    """Refuse to go on with another job.

    Raises:
        ResumeError: naming everything that differs.
    """
    told = [*_differences(before, now)]
    if told:
        what = f"The unfinished run was asked for something else. {' '.join(told)}"
        mend = "Ask for the same again, or remove the unfinished run and begin anew."
        raise ResumeError(what, where, mend)


def _differences(before: Job, now: Job) -> Iterable[str]:
    if before["tool"] != now["tool"]:
        yield f"The tool was version {before['tool']} and is {now['tool']}."
    if before["python"] != now["python"]:
        yield f"Python was {before['python']} and is {now['python']}."
    if before["book"]["digest"] != now["book"]["digest"] or before["book"]["packs"] != now["book"]["packs"]:
        yield f"The rule book is another ({before['book']['digest'][:12]} then, {now['book']['digest'][:12]} now)."
    elif before["book"] != now["book"]:
        yield "The language of the book's texts is another."
    for name in sorted({*before["options"], *now["options"]}):
        old, new = before["options"].get(name), now["options"].get(name)
        if old != new:
            yield f"The option {name} was {_shown(old)} and is {_shown(new)}."
    yield from _changed(before["inputs"], now["inputs"], _input)
    if before["inputs"] == now["inputs"]:
        yield from _changed(before["tables"], now["tables"], _table)
    if before["mapping"] != now["mapping"]:
        yield "The mapping is another."


def _changed(
    before: list[Mapping[str, Any]],
    now: list[Mapping[str, Any]],
    told: Callable[[Mapping[str, Any], Mapping[str, Any]], str],
) -> Iterable[str]:
    if len(before) != len(now):
        yield f"There were {len(before)} inputs and are {len(now)}."
        return
    yield from (told(old, new) for old, new in zip(before, now, strict=True) if old != new)


def _input(old: Mapping[str, Any], new: Mapping[str, Any]) -> str:
    if old["name"] != new["name"]:
        return f'The input was "{old["name"]}" and is "{new["name"]}".'
    return f'The input "{new["name"]}" was changed.'


def _table(old: Mapping[str, Any], new: Mapping[str, Any]) -> str:
    changed = sorted(key for key in {*old, *new} if old.get(key) != new.get(key))
    said = ", ".join(f"{key}: {_shown(old.get(key))} then, {_shown(new.get(key))} now" for key in changed)
    return f'The input "{new["name"]}" is read in another way ({said}).'


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


def _shown(value: Any) -> str:
    return "not given" if value is None else "yes" if value is True else "no" if value is False else f'"{value}"'
