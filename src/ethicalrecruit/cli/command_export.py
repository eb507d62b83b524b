"""``ethicalrecruit export``: the findings of a finished run in another form."""

import sys
from argparse import Namespace
from pathlib import Path

from ethicalrecruit.batch.exports.export import export_run
from ethicalrecruit.batch.exports.forms import known_forms
from ethicalrecruit.batch.run_reading import open_run
from ethicalrecruit.cli.export_progress import export_line
from ethicalrecruit.cli.reply import Reply
from ethicalrecruit.render.harmless import harmless


def run(options: Namespace) -> Reply:
    """Check the run, write the file, and name what was written."""
    known_forms([options.to])  # a missing package is told before gigabytes are read
    with export_line(sys.stderr, quiet=options.quiet) as told:
        made = export_run(open_run(options.run), options.to, Path(options.out), on_written=told)
    return Reply("".join(f"{harmless(path.as_posix())}\n" for path in made))
