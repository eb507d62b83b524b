"""``ethicalrecruit runs diff``: two finished audits compared."""

import json
import sys
from argparse import Namespace
from pathlib import Path

from ethicalrecruit.batch.comparing.compare_runs import Change, Comparison, compare_runs
from ethicalrecruit.batch.folder import machine_error, must_be_free, write_in_place
from ethicalrecruit.batch.run_reading import open_run
from ethicalrecruit.cli.diff_json import diff_json, indicator_json
from ethicalrecruit.cli.diff_text import diff_text
from ethicalrecruit.cli.export_progress import export_line
from ethicalrecruit.cli.reply import Reply
from ethicalrecruit.render.report_json import json_text


def run(options: Namespace) -> Reply:
    """Compare the runs, write every difference if a file is named, and tell what it came to."""
    out = None if options.out is None else Path(options.out)
    if out is not None:
        must_be_free(out)
    before, after = open_run(options.before), open_run(options.after)
    with (
        export_line(sys.stderr, quiet=options.quiet, doing="reading") as told,
        compare_runs(before, after, on_read=told) as comparison,
    ):
        if out is not None:
            _write(comparison, out)
        if options.format == "json":
            return Reply(json_text(diff_json(comparison, options.most)))
        return Reply(diff_text(comparison, options.most))


def _write(comparison: Comparison, out: Path) -> None:
    """Every indicator of both runs as a line of JSON."""

    def write(path: Path) -> None:
        with path.open("w", encoding="utf-8", newline="\n", errors="backslashreplace") as file:
            for change in Change:
                for one in comparison.indicators(change):
                    file.write(f"{json.dumps(indicator_json(one), ensure_ascii=False)}\n")

    try:
        write_in_place(out, write)
    except OSError as error:
        mend = "Make room, or choose another place."
        raise machine_error(error, "The differences cannot be written.", out, mend) from None
