"""``ethicalrecruit report``: a finished run told to readers."""

from argparse import Namespace
from pathlib import Path

from ethicalrecruit.batch.folder import must_be_free
from ethicalrecruit.batch.run_reading import open_run
from ethicalrecruit.cli.days import TODAY, named_day
from ethicalrecruit.cli.reply import Reply
from ethicalrecruit.errors import OptionError
from ethicalrecruit.render.harmless import harmless
from ethicalrecruit.report.naming import Naming
from ethicalrecruit.report.replies import Replies, read_replies
from ethicalrecruit.report.write import Asked, report_text, write_report


def run(options: Namespace) -> Reply:
    """Check the run, then print the report or write it and name what was written."""
    reason = (options.name_reason or "").strip()
    if options.name_reason is not None and not reason:
        raise OptionError("A reason for naming has no words.", "name-reason", "Say why, in a sentence; it is printed.")
    if reason and not options.public:
        what = "A reason for naming belongs to a public report."
        raise OptionError(what, "name-reason", "Add --public; a working copy names everybody in any case.")
    out = None if options.out is None else Path(options.out)
    if out is not None:
        must_be_free(out)
    if options.day is not None and options.replies is None:
        raise OptionError("A day belongs to a file of replies.", "day", "Add --replies, or leave --day out.")
    day = "" if options.replies is None else named_day(options.day or TODAY).isoformat()
    replies = Replies() if options.replies is None else read_replies(options.replies, day)
    asked = Asked(options.format, Naming(public=options.public, reason=reason, replies=replies, day=day))
    opened = open_run(options.report_run)
    notes = () if options.public else ("this is a working copy; --public makes one to be passed on",)
    if out is None:
        return Reply(report_text(opened, asked), notes=notes)
    made = write_report(opened, out, asked)
    return Reply("".join(f"{harmless(path.as_posix())}\n" for path in made), notes=notes)
