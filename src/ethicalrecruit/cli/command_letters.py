"""``ethicalrecruit letters``: one neutral letter to each agency of a run."""

import sys
from argparse import Namespace
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

from ethicalrecruit.batch.run_files import FINDINGS_FILE
from ethicalrecruit.batch.run_reading import open_run
from ethicalrecruit.cli.export_progress import export_line
from ethicalrecruit.cli.reply import Reply
from ethicalrecruit.errors import OptionError
from ethicalrecruit.render.harmless import harmless
from ethicalrecruit.render.wording import counted
from ethicalrecruit.report.letters import AGENCIES, WITHOUT, Letters, Written, write_letters
from ethicalrecruit.report.replies import Replies, read_replies
from ethicalrecruit.report.sender import Sender, read_sender


def run(options: Namespace) -> Reply:
    """Write the letters, and tell how many there are and who gets none."""
    reply_by = _day(options.reply_by)
    sender = Sender() if options.sender is None else read_sender(options.sender)
    if reply_by:
        sender = replace(sender, reply_by=reply_by)
    replies = Replies() if options.replies is None else read_replies(options.replies)
    wanted = Letters(sender, replies, options.format, options.every)
    with export_line(sys.stderr, quiet=options.quiet, doing="reading") as told:
        opened = open_run(options.run)
        size = int(opened.manifest["files"][FINDINGS_FILE]["bytes"])
        passed = None if told is None else lambda read: told(FINDINGS_FILE, read, size)
        written = write_letters(opened, Path(options.out), wanted, passed)
    return Reply("".join(_lines(written, options.out)), notes=tuple(_notes(written, sender)))


def _day(text: str | None) -> str:
    if text is None:
        return ""
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        raise OptionError(f'"{text}" is no day.', "--reply-by", "Give it in the form 2026-12-31.") from None


def _lines(written: Written, out: str) -> Iterator[str]:
    yield f"{counted(written.letters, 'letter')} to {counted(written.agencies, 'agency', 'agencies')} of the run\n"
    if silent := written.agencies - written.letters:
        yield f"{counted(silent, 'agency', 'agencies')} without an indicator got none; --every writes to all\n"
    if written.without:
        yield f"{counted(written.without, 'row')} without the name of an agency, listed in {WITHOUT}\n"
    yield f"\nletters: {harmless(Path(out).as_posix())} ({AGENCIES} names them all)\n"


def _notes(written: Written, sender: Sender) -> Iterator[str]:
    if not sender.reply_by:
        yield "the letters ask for a reply without a day; --reply-by names one"
    if not sender.organisation:
        yield "the letters do not say who writes; --from names a file that does"
    for name in written.not_found:
        yield f"the file of replies names {name}, which no row of the run does"
