"""A run that is stopped at any moment and resumed is the run that was not stopped; everything else is refused."""

import gzip
import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from ethicalrecruit.batch import checkpoint, job
from ethicalrecruit.batch.course import Pace
from ethicalrecruit.batch.folder import RunFile
from ethicalrecruit.batch.lock import FolderLock
from ethicalrecruit.batch.progress import Progress
from ethicalrecruit.batch.run import audit
from ethicalrecruit.batch.work import RowResult, RowWork
from ethicalrecruit.errors import MachineError, ResumeError, UnreadableSource
from ethicalrecruit.intake.row import Reject, Row
from ethicalrecruit.rulebook.book import RuleBook
from ethicalrecruit.rulebook.loader import load_book

FIXTURES = Path(__file__).resolve().parents[3] / "fixtures"
EVERY_ROW = Pace(chunk_rows=2, seconds_between_checkpoints=0)
needs_fork = pytest.mark.skipif(not hasattr(os, "fork"), reason="this system cannot fork")


def content(out: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in out.iterdir() if path.name != "timing.json"}


@pytest.fixture
def remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    """Rows are examined once in all runs of a test: only what is done with the results is looked at."""
    examine, known = RowWork.examine, dict[int, RowResult]()

    def once(work: RowWork, row: Row | Reject) -> RowResult:
        number = row.row if isinstance(row, Reject) else row.number
        if number not in known:
            known[number] = examine(work, row)
        return known[number]

    monkeypatch.setattr(RowWork, "examine", once)


class Bomb:
    """Kills the process at one of its dealings with the disk; a write is cut in its middle."""

    def __init__(self, at: int) -> None:
        self.left = at

    def ticks(self) -> bool:
        self.left -= 1
        return self.left == 0

    def before(self, act: Callable[..., Any]) -> Callable[..., Any]:
        def acted(*words: Any, **named: Any) -> Any:
            if self.ticks():
                os.kill(os.getpid(), signal.SIGKILL)
            return act(*words, **named)

        return acted

    def write(self, file: RunFile, data: bytes) -> None:
        if self.ticks():
            file._file.write(data[: len(data) // 2])  # noqa: SLF001  # half of it reaches the disk
            file._file.flush()  # noqa: SLF001
            os.kill(os.getpid(), signal.SIGKILL)
        WRITE(file, data)

    def arm(self) -> None:
        setattr(RunFile, "write_bytes", lambda file, data: self.write(file, data))  # noqa: B010, PLW0108  # binds a file
        for owner, name in (
            (os, "fsync"),
            *((Path, name) for name in ("mkdir", "rename", "replace", "rmdir", "unlink")),
        ):
            setattr(owner, name, self.before(getattr(owner, name)))


WRITE = RunFile.write_bytes


def killed_at(at: int, act: Callable[[], object]) -> bool:
    """Whether a process that does something is killed at its so many-th dealing with the disk."""
    child = os.fork()
    if child == 0:
        try:
            Bomb(at).arm()
            act()
        except BaseException as error:  # noqa: BLE001  # told by the exit code
            os.write(2, repr(error).encode())
            os._exit(9)
        os._exit(0)
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status) or os.waitstatus_to_exitcode(status) == 0
    return os.WIFSIGNALED(status)


def go_on(act: Callable[..., object], out: Path) -> Callable[[], object]:
    """What a user would do next: resume where there is something to resume, else begin."""
    return lambda: None if out.exists() else act(resume=(out.parent / f"{out.name}.partial" / "run").exists())


@needs_fork
@pytest.mark.usefixtures("remembered")
@pytest.mark.parametrize("forms", ["", "csv,sqlite"], ids=["lines", "forms"])
def test_killed_at_any_moment_and_resumed_it_is_the_same_run(book: RuleBook, tmp_path: Path, forms: str) -> None:
    source = tmp_path / "ads.csv"
    lines = (FIXTURES / "ads-with-faults.csv").read_bytes().splitlines(keepends=True)
    source.write_bytes(b"".join((lines[0], *lines[10:14], lines[2], lines[2])))
    asked = [forms] if forms else []
    audit(book, source, tmp_path / "whole", findings=asked)
    expected = content(tmp_path / "whole")
    at = 0
    while True:
        at += 1
        out = tmp_path / f"run-{at}"

        def act(out: Path = out, *, resume: bool = False) -> object:
            return audit(book, source, out, findings=asked, resume=resume, pace=EVERY_ROW)

        if not killed_at(at, act):
            break
        # Killed again on the way on, now and then.
        killed_at(1 + 7 * at % 40, go_on(act, out))
        go_on(act, out)()
        assert content(out) == expected, f"killed at dealing {at}"
    assert at > 40
    assert content(out) == expected


@pytest.mark.usefixtures("remembered")
def test_what_was_done_is_not_done_again(book: RuleBook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source = FIXTURES / "ads.csv"
    stop(book, source, tmp_path / "run", monkeypatch, after=7)
    seen: list[int] = []
    examine = RowWork.examine

    def noted(work: RowWork, row: Row | Reject) -> RowResult:
        seen.append(row.row if isinstance(row, Reject) else row.number)
        return examine(work, row)

    monkeypatch.setattr(RowWork, "examine", noted)
    result = audit(book, source, tmp_path / "run", resume=True)
    assert seen == list(range(8, 13))
    assert (result.rows, result.rows_before) == (12, 7)
    assert json.loads((tmp_path / "run" / "timing.json").read_text(encoding="utf-8"))["resumed_after_rows"] == 7


def stop(
    book: RuleBook, source: Path, out: Path, monkeypatch: pytest.MonkeyPatch, *, after: int = 5, **options: Any
) -> None:
    """Begin a run and interrupt it after some rows."""
    examine = RowWork.examine

    def interrupted(work: RowWork, row: Row | Reject) -> RowResult:
        if isinstance(row, Row) and row.number > after:
            raise KeyboardInterrupt
        return examine(work, row)

    with monkeypatch.context() as patched:
        patched.setattr(RowWork, "examine", interrupted)
        with pytest.raises(KeyboardInterrupt):
            audit(book, source, out, pace=Pace(chunk_rows=1), **options)


def test_rows_of_an_input_that_changed_meanwhile_are_not_gone_on_with(book: RuleBook, tmp_path: Path) -> None:
    # Rows so wide that the later ones are not in any buffer yet when they are changed on the disk.
    rows = [f"{at},2026-01-31,a fee of GBP 900 is payable by the candidate,{'x' * 400_000}\n" for at in range(6)]
    table = tmp_path / "ads.csv"
    table.write_text(f"id,posted_on,text,padding\n{''.join(rows)}", encoding="utf-8")
    whole = table.read_bytes()
    place = whole.rindex(b"GBP 900")

    def changed(progress: Progress) -> None:
        if progress.rows == 2:
            with table.open("r+b") as file:
                file.seek(place)
                file.write(b"GBP 100")

    pace = Pace(chunk_rows=1, seconds_between_checkpoints=0)
    with pytest.raises(UnreadableSource, match="changed while it was read"):
        audit(book, table, tmp_path / "run", pace=pace, on_progress=changed)
    table.write_bytes(whole)
    assert audit(book, table, tmp_path / "run", resume=True).rows_before == 1
    audit(book, table, tmp_path / "whole")
    assert content(tmp_path / "run") == content(tmp_path / "whole")


@pytest.fixture
def stopped(book: RuleBook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A table whose audit was stopped."""
    table = tmp_path / "ads.csv"
    table.write_bytes((FIXTURES / "ads.csv").read_bytes())
    stop(book, table, tmp_path / "run", monkeypatch)
    return table


def refused(book: RuleBook, table: Path, words: str, **options: Any) -> ResumeError:
    before = {path: path.read_bytes() for path in table.parent.rglob("*") if path.is_file()}
    with pytest.raises(ResumeError, match=words) as caught:
        audit(book, table, table.parent / "run", **{"resume": True, **options})
    assert caught.value.mend
    # Nothing of what was done is touched.
    assert {path: path.read_bytes() for path in before} == before
    return caught.value


def test_another_input_is_refused(book: RuleBook, stopped: Path) -> None:
    stopped.write_bytes(stopped.read_bytes() + b"ad-99,,,,,\n")
    refused(book, stopped, r'The input "ads\.csv" was changed\.')
    other = stopped.with_name("other.csv")
    stopped.rename(other)
    refused(book, other, r'The input was "ads\.csv" and is "other\.csv"\.')


def test_other_options_are_refused(book: RuleBook, stopped: Path) -> None:
    refused(book, stopped, 'The option day was not given and is "2024-01-01"', day="2024-01-01")
    refused(book, stopped, 'The option limit was not given and is "9"', limit=9)
    refused(book, stopped, "The option only_health was no and is yes", only_health=True)
    refused(book, stopped, 'sample was not given and is "3"', sample=3)
    refused(book, stopped, 'read in another way .encoding: "utf-8" then, "cp1252" now', encoding="cp1252")
    told = refused(book, stopped, "profile", profile="research", fallback_day=date(2024, 1, 1))
    assert "fallback_day" in told.what


def test_what_decides_the_exit_alone_may_change(book: RuleBook, stopped: Path) -> None:
    out = stopped.parent / "run"
    result = audit(book, stopped, out, resume=True, max_rejects="1%", workers=2, pace=Pace(chunk_rows=1))
    assert result.rows_before == 5
    audit(book, stopped, stopped.parent / "whole", max_rejects="1%")
    assert content(out) == content(stopped.parent / "whole")


def test_another_book_is_refused(book: RuleBook, stopped: Path) -> None:
    refused(load_book(lists=[FIXTURES / "watch-list-romania.yaml"]), stopped, "The rule book is another")
    refused(replace(book, language="ro"), stopped, "The language of the book's texts is another")


def test_another_mapping_is_refused(book: RuleBook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    table, mapping = tmp_path / "portal.csv", tmp_path / "portal.yaml"
    table.write_bytes((FIXTURES / "portal.csv").read_bytes())
    mapping.write_bytes((FIXTURES / "portal-mapping.yaml").read_bytes())
    stop(book, table, tmp_path / "run", monkeypatch, after=2, mapping=mapping)
    mapping.write_bytes(mapping.read_bytes() + b"\n# another\n")
    refused(book, table, "The mapping is another", mapping=mapping)


def test_another_version_is_refused(book: RuleBook, stopped: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patched:
        patched.setattr(job, "version", lambda _: "99.0")
        refused(book, stopped, r"The tool was version .* and is 99\.0")
    with monkeypatch.context() as patched:
        patched.setattr(checkpoint, "CHECKPOINT_SCHEMA", "ethicalrecruit.checkpoint/9")
        refused(book, stopped, "of another version of the tool")


@pytest.mark.parametrize("name", ["findings.jsonl", "rows.csv", "rejects.csv", "costs.csv", "seen.bin"])
def test_files_that_were_cut_or_changed_are_noticed(book: RuleBook, stopped: Path, name: str) -> None:
    partial = stopped.parent / "run.partial"
    path = partial / name if name == "seen.bin" else partial / "run" / name
    before = path.read_bytes()
    path.write_bytes(before[:-1])
    refused(book, stopped, "changed or cut")
    path.write_bytes(b"#" + before[1:])
    refused(book, stopped, "changed or cut")
    path.unlink()
    refused(book, stopped, "The file is gone")
    path.write_bytes(before + b"more than was written down")
    audit(book, stopped, stopped.parent / "run", resume=True)
    audit(book, stopped, stopped.parent / "whole")
    assert content(stopped.parent / "run") == content(stopped.parent / "whole")


def test_a_checkpoint_that_was_changed_is_noticed(book: RuleBook, stopped: Path) -> None:
    path = stopped.parent / "run.partial" / "checkpoint.json"
    before = path.read_text(encoding="utf-8")
    path.write_text(before.replace('"end": 5', '"end": 6'), encoding="utf-8")
    refused(book, stopped, "The checkpoint was changed")
    path.write_text(before[:200], encoding="utf-8")
    refused(book, stopped, "The checkpoint cannot be read")
    path.write_text("[]", encoding="utf-8")
    refused(book, stopped, "The checkpoint cannot be read")
    path.unlink()
    refused(book, stopped, "The checkpoint is missing")


def test_an_unfinished_run_is_not_passed_over(book: RuleBook, stopped: Path) -> None:
    assert "--resume" in refused(book, stopped, "An unfinished run stands there", resume=False).mend


def test_nothing_to_resume(book: RuleBook, tmp_path: Path) -> None:
    source = FIXTURES / "ads.csv"
    with pytest.raises(ResumeError, match="no unfinished run"):
        audit(book, source, tmp_path / "run", resume=True)
    audit(book, source, tmp_path / "run", limit=1)
    with pytest.raises(ResumeError, match="finished already"):
        audit(book, source, tmp_path / "run", resume=True)


HOLDER = """\
import sys, time
from pathlib import Path
from ethicalrecruit.batch.lock import FolderLock
lock = FolderLock(Path(sys.argv[1]))
print(lock.take(), flush=True)
time.sleep(60)
"""


def test_a_folder_that_another_process_is_at_is_refused(book: RuleBook, stopped: Path) -> None:
    lock = stopped.parent / "run.partial" / "lock"
    holder = subprocess.Popen([sys.executable, "-c", HOLDER, str(lock)], stdout=subprocess.PIPE, text=True)
    assert holder.stdout is not None
    assert holder.stdout.readline() == "True\n"
    refused(book, stopped, "Another run is writing here")
    refused(book, stopped, "Another run is writing here", resume=False)
    # A process that was killed holds nothing, though its file lies there.
    holder.kill()
    holder.communicate()
    assert lock.exists()
    assert audit(book, stopped, stopped.parent / "run", resume=True).rows == 12


def test_a_lock_keeps_runs_of_one_process_apart(tmp_path: Path) -> None:
    one, two = FolderLock(tmp_path / "lock"), FolderLock(tmp_path / "lock")
    assert one.take()
    assert not two.take()
    one.leave()
    assert two.take()
    two.release()
    assert not (tmp_path / "lock").exists()
    assert one.take()
    one.release()
    one.release()


def test_an_input_that_changes_or_goes_is_noticed(
    book: RuleBook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    table = tmp_path / "ads.csv"
    data = (FIXTURES / "ads.csv").read_bytes()
    examine = RowWork.examine

    def at_row_9(act: Callable[[], object]) -> None:
        def changed(work: RowWork, row: Row | Reject) -> RowResult:
            if isinstance(row, Row) and row.number == 9:
                act()
            return examine(work, row)

        monkeypatch.setattr(RowWork, "examine", changed)

    changes: tuple[tuple[Callable[[], object], str], ...] = (
        (lambda: table.write_bytes(data + b"\n"), "changed while it was read"),
        (lambda: table.write_bytes(data.replace(b"ad-13", b"ad-31")), "changed while it was read"),
        (table.unlink, "gone since it was begun"),
    )
    for at, (act, words) in enumerate(changes):
        table.write_bytes(data)
        at_row_9(act)
        with pytest.raises(UnreadableSource, match=words):
            audit(book, table, tmp_path / f"run-{at}")
        assert not (tmp_path / f"run-{at}").exists()
    # The same bytes, written anew, are no change.
    table.write_bytes(data)
    at_row_9(lambda: table.write_bytes(data))
    assert audit(book, table, tmp_path / "touched").rows == 12


def test_a_packed_input_is_resumed_as_well(book: RuleBook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    table = tmp_path / "ads.csv.gz"
    table.write_bytes(gzip.compress((FIXTURES / "ads.csv").read_bytes(), mtime=0))
    stop(book, table, tmp_path / "run", monkeypatch)
    audit(book, table, tmp_path / "run", resume=True)
    audit(book, table, tmp_path / "whole")
    assert content(tmp_path / "run") == content(tmp_path / "whole")


LIMITED = """\
import resource, sys
from pathlib import Path
from ethicalrecruit.batch.course import Pace
from ethicalrecruit.batch.run import audit
from ethicalrecruit.errors import MachineError
from ethicalrecruit.rulebook.loader import load_book
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[3]), int(sys.argv[3])))
try:
    audit(load_book(), Path(sys.argv[1]), Path(sys.argv[2]), pace=Pace(chunk_rows=1, seconds_between_checkpoints=0),
          workers=int(sys.argv[4]))
except MachineError as error:
    print(error)
    sys.exit(7)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="this system has no limits on the size of files")
@pytest.mark.parametrize("workers", [1, 2])
def test_a_disk_with_too_little_room(book: RuleBook, tmp_path: Path, workers: int) -> None:
    source, out = FIXTURES / "ads.csv", tmp_path / "run"
    words = [sys.executable, "-c", LIMITED, str(source), str(out), "40000", str(workers)]
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    assert done.returncode == 7, done.stderr
    assert "The machine stopped the audit after" in done.stdout
    assert "run.partial" in done.stdout
    assert not out.exists()
    assert audit(book, source, out, resume=True).rows_before > 0
    audit(book, source, tmp_path / "whole")
    assert content(out) == content(tmp_path / "whole")


def test_a_folder_that_cannot_be_written(book: RuleBook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def denied(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "mkdir", denied)
    with pytest.raises(MachineError, match=r"The run folder cannot be made\. Permission denied"):
        audit(book, FIXTURES / "ads.csv", tmp_path / "run")
