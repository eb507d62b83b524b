"""The entry of the command line: parse, run one command, deliver its reply."""

import gc
import os
import sys
import traceback
from argparse import Namespace
from collections.abc import Callable, Sequence
from importlib import import_module

from ethicalrecruit.cli.endings import end_in_good_order
from ethicalrecruit.cli.error_text import error_text
from ethicalrecruit.cli.exits import Exit, exit_of
from ethicalrecruit.cli.parser import as_one_command, build_parser
from ethicalrecruit.cli.reply import Reply
from ethicalrecruit.cli.streams import use_utf8, write_note, write_out
from ethicalrecruit.errors import EthicalRecruitError
from ethicalrecruit.render.harmless import harmless

# Each command is imported when it is called: a check must not wait for what only an audit needs.
_COMMANDS = {
    "check": "command_check",
    "read": "command_read",
    "audit": "command_audit",
    "map": "command_map",
    "export": "command_export",
    "runs": "command_runs",
    "letters": "command_letters",
    "report": "command_report",
    "report-lint": "command_report_lint",
    "explain": "command_explain",
    "rules": "command_rules",
    "facts": "command_facts",
    "lists": "command_lists",
    "schema": "command_schema",
}


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command.

    Args:
        argv: the arguments after the program's name; None takes those of the process.

    Returns:
        The exit code; see ``ethicalrecruit.cli.exits``.
    """
    try:
        return int(_run(list(sys.argv[1:] if argv is None else argv)))
    except KeyboardInterrupt as error:
        write_note(error_text(error))
        return exit_of(error)
    except Exception as error:  # noqa: BLE001  # the last stop: a user must never meet a traceback
        write_note(error_text(error))
        if not isinstance(error, EthicalRecruitError) and os.environ.get("ETHICALRECRUIT_TRACEBACK"):
            write_note(traceback.format_exc())
        return exit_of(error)


def entry_point() -> None:
    """The program ``ethicalrecruit``."""
    # A command loads much that it keeps to its end and then is gone: collecting meanwhile costs a quarter of its
    # time and frees nothing. An audit, which goes on for long, turns it on again.
    gc.disable()
    end_in_good_order()
    # Our models ask for no plugins; looking through all installed packages for some takes time.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    use_utf8()
    sys.exit(main())


def _run(argv: list[str]) -> Exit:
    from ethicalrecruit import __version__  # noqa: PLC0415

    try:
        options = build_parser(__version__).parse_known(as_one_command(argv))
    except SystemExit as ended:  # --help and --version print by themselves
        return _deliver(Reply("", Exit(ended.code if isinstance(ended.code, int) else 0)), quiet=True)
    module = import_module(f"ethicalrecruit.cli.{_COMMANDS[options.command]}")
    run: Callable[[Namespace], Reply] = module.run
    try:
        reply = run(options)
        # A run file may have asked for quiet or for logs, so they are looked at now.
        return _deliver(reply, quiet=bool(options.quiet), json_logs=_wants_logs(options))
    except (Exception, KeyboardInterrupt) as error:
        if not _wants_logs(options):
            raise
        from ethicalrecruit.cli.json_logs import log_error  # noqa: PLC0415

        code = exit_of(error)
        log_error(error, code)
        return code


def _wants_logs(options: Namespace) -> bool:
    return bool(getattr(options, "json_logs", False))


def _deliver(reply: Reply, *, quiet: bool, json_logs: bool = False) -> Exit:
    try:
        write_out(reply.text)
    except BrokenPipeError:
        # The reader has seen enough; that changes nothing about the answer.
        if not json_logs:
            return reply.code
    if json_logs and not quiet:
        from ethicalrecruit.cli.json_logs import log_reply  # noqa: PLC0415

        log_reply(reply)
    elif not quiet:
        for note in reply.notes:
            write_note(f"note: {harmless(note)}")
    return reply.code
