"""``--json-logs``: what happens, on standard error, one JSON object a line, for programs that watch."""

import json
from datetime import UTC, datetime
from typing import Any

from ethicalrecruit.cli.error_text import error_text
from ethicalrecruit.cli.exits import Exit
from ethicalrecruit.cli.reply import Reply
from ethicalrecruit.cli.streams import write_note


def log_line(event: str, **parts: Any) -> None:
    """Write one event, with the moment.

    Args:
        event: ``start``, ``progress``, ``note``, ``error`` or ``end``.
        parts: what is told of it, as JSON can hold it.
    """
    moment = datetime.now(UTC).isoformat(timespec="milliseconds")
    write_note(json.dumps({"event": event, "at": moment, **parts}, ensure_ascii=False, default=str))


def log_error(error: BaseException, code: Exit) -> None:
    """Write an error that ends the command."""
    log_line("error", kind=type(error).__name__, text=error_text(error), exit=int(code))


def log_reply(reply: Reply) -> None:
    """Write the remarks of a command that came to its end, and the end."""
    for note in reply.notes:
        log_line("note", text=note)
    if reply.ended is not None:
        log_line("end", **reply.ended, exit=int(reply.code))
