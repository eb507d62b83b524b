"""Several processes: the same bytes for any number of them, and a clear end when one is ended."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from ethicalrecruit.batch import crew, pool
from ethicalrecruit.batch.course import Pace
from ethicalrecruit.batch.folder import CHECKPOINT
from ethicalrecruit.batch.pool import Crew
from ethicalrecruit.batch.run import audit
from ethicalrecruit.batch.work import RowResult, RowWork
from ethicalrecruit.errors import MachineError, OptionError, RuleBookError, RuleFileError
from ethicalrecruit.intake.row import Reject, Row
from ethicalrecruit.rulebook.book import RuleBook
from ethicalrecruit.rulebook.loader import load_book

FIXTURES = Path(__file__).resolve().parents[3] / "fixtures"
ADS = FIXTURES / "ads-with-faults.csv"
SMALL = Pace(chunk_rows=2)
FORKS = sys.platform == "linux"
needs_fork = pytest.mark.skipif(not FORKS, reason="processes are forked on Linux only")


def content(out: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in out.iterdir() if path.name != "timing.json"}


@pytest.fixture(scope="module")
def alone(book: RuleBook, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    out = tmp_path_factory.mktemp("alone") / "run"
    audit(book, ADS, out)
    return content(out)


@pytest.mark.parametrize("workers", [2, 4])
def test_any_number_of_workers_gives_the_same_bytes(
    book: RuleBook, tmp_path: Path, alone: dict[str, bytes], workers: int
) -> None:
    audit(book, ADS, tmp_path / "run", workers=workers, pace=Pace(chunk_rows=1))
    assert content(tmp_path / "run") == alone


@pytest.mark.parametrize("method", ["spawn", "forkserver"])
def test_so_do_processes_that_load_the_book_themselves(
    tmp_path: Path, alone: dict[str, bytes], monkeypatch: pytest.MonkeyPatch, method: str
) -> None:
    if method == "forkserver" and sys.platform == "win32":
        pytest.skip("this system has no fork server")
    monkeypatch.setattr(crew, "start_method", lambda: method)
    monkeypatch.chdir(tmp_path)
    book = load_book()
    audit(book, ADS, tmp_path / "run", workers=2, pace=SMALL)
    assert content(tmp_path / "run") == alone


def test_lists_of_the_users_are_loaded_by_workers_as_well(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(crew, "start_method", lambda: "spawn")
    monkeypatch.chdir(FIXTURES)
    book = load_book(lists=["watch-list-romania.yaml"])
    for workers in (1, 2):
        audit(book, Path("ads.csv"), tmp_path / str(workers), workers=workers, pace=SMALL)
    assert content(tmp_path / "1") == content(tmp_path / "2")
    assert b"watch.listed-country" in content(tmp_path / "2")["findings.jsonl"]


def test_a_book_that_changes_under_the_run_ends_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(crew, "start_method", lambda: "spawn")
    mine = tmp_path / "watch.yaml"
    mine.write_bytes((FIXTURES / "watch-list-romania.yaml").read_bytes())
    book = load_book(lists=[mine])
    mine.write_bytes(mine.read_bytes() + b"\n# later\n")
    with pytest.raises(RuleBookError, match="changed while they were used"):
        audit(book, ADS, tmp_path / "run", workers=2, pace=SMALL)
    assert {path.name for path in tmp_path.iterdir()} == {"watch.yaml"}


@pytest.mark.parametrize("workers", [0, 129, -1])
def test_numbers_of_workers_that_cannot_be(book: RuleBook, tmp_path: Path, workers: int) -> None:
    with pytest.raises(OptionError, match="workers"):
        audit(book, ADS, tmp_path / "run", workers=workers)


def elsewhere(act: Callable[[], None], at: int) -> Callable[[RowWork, Row | Reject], RowResult]:
    """An examination that does something at one row, if it is done by a worker."""
    examine, here = RowWork.examine, os.getpid()

    def changed(work: RowWork, row: Row | Reject) -> RowResult:
        if isinstance(row, Row) and row.number == at and os.getpid() != here:
            act()
        return examine(work, row)

    return changed


@needs_fork
def test_a_killed_worker_is_told_and_the_run_can_be_resumed(
    book: RuleBook, tmp_path: Path, alone: dict[str, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    def killed_once_rows_are_kept() -> None:
        while not ((kept := tmp_path / "run.partial" / CHECKPOINT).exists() and json.loads(kept.read_bytes())["end"]):
            time.sleep(0.01)
        os.kill(os.getpid(), signal.SIGKILL)

    with monkeypatch.context() as patched:
        patched.setattr(RowWork, "examine", elsewhere(killed_once_rows_are_kept, 9))
        with pytest.raises(MachineError, match="A worker process was ended by signal SIGKILL") as caught:
            audit(book, ADS, tmp_path / "run", workers=2, pace=Pace(chunk_rows=2, seconds_between_checkpoints=0))
    assert "short of memory" in caught.value.mend
    assert "--resume" in caught.value.mend
    assert not (tmp_path / "run").exists()
    assert audit(book, ADS, tmp_path / "run", workers=2, resume=True, pace=SMALL).rows_before >= 2
    assert content(tmp_path / "run") == alone


@needs_fork
@pytest.mark.parametrize("error", [MemoryError(), RuleFileError("broken", "x.yaml:1", "Mend it.")])
def test_what_a_worker_cannot_bear_ends_the_run(
    book: RuleBook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    def raised() -> None:
        raise error

    monkeypatch.setattr(RowWork, "examine", elsewhere(raised, 7))
    kind = MachineError if isinstance(error, MemoryError) else RuleFileError
    with pytest.raises(kind, match=r"run\.partial"):
        audit(book, ADS, tmp_path / "run", workers=2, pace=SMALL)


def double() -> Callable[[Any], Any]:
    return lambda chunk: chunk * 2


def too_large() -> Callable[[Any], Any]:
    return lambda chunk: "x" * chunk


def unprepared() -> Callable[[Any], Any]:
    raise RuleFileError("no phrases")


def gone() -> Callable[[Any], Any]:
    os._exit(3)


METHOD = pool.start_method() if FORKS else "spawn"


def test_results_come_in_order_whoever_is_faster() -> None:
    with Crew(double, 3, METHOD) as workers:
        assert list(workers.results(range(200))) == [2 * number for number in range(200)]
        assert list(workers.results([])) == []


def test_full_pipes_do_not_wait_for_each_other() -> None:
    with Crew(double, 2, METHOD) as workers:
        for result in workers.results(["y" * 1_000_000 for _ in range(12)]):
            assert len(result) == 2_000_000
    with Crew(too_large, 2, METHOD) as workers:
        assert [len(result) for result in workers.results([3_000_000] * 6)] == [3_000_000] * 6


def test_little_is_under_way_at_a_time() -> None:
    drawn: list[int] = []

    def numbers() -> Any:
        for number in range(100):
            drawn.append(number)
            yield number

    with Crew(double, 2, METHOD) as workers:
        for done, _ in enumerate(workers.results(numbers())):
            assert len(drawn) <= done + 10


def test_a_preparation_that_fails_is_told() -> None:
    with Crew(unprepared, 2, METHOD) as workers, pytest.raises(RuleFileError, match="no phrases"):
        list(workers.results(range(10)))
    with Crew(gone, 2, METHOD) as workers, pytest.raises(MachineError, match="exit code 3"):
        list(workers.results(range(10)))


SCRIPT = """\
import signal, sys, time
from pathlib import Path
from ethicalrecruit.batch.course import Pace
from ethicalrecruit.batch.run import audit
from ethicalrecruit.batch import work
from ethicalrecruit.cli.endings import end_in_good_order
from ethicalrecruit.rulebook.loader import load_book
from ethicalrecruit.batch import crew
import os, multiprocessing
if sys.argv[4] != "fork":
    crew.start_method = lambda: sys.argv[4]

def told(progress):
    workers = [str(one.pid) for one in multiprocessing.active_children()]
    print(progress.rows, *workers, flush=True)
    time.sleep(0.05)

if __name__ == "__main__":
    # Whoever runs the tests in the background has SIGINT ignored for all below.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    signal.signal(signal.SIGHUP, signal.SIG_DFL)
    end_in_good_order()
    book = load_book()
    try:
        audit(book, Path(sys.argv[1]), Path(sys.argv[2]), workers=int(sys.argv[3]), on_progress=told,
              pace=Pace(chunk_rows=1, seconds_between_checkpoints=0))
    except KeyboardInterrupt as error:
        print(error, *error.__notes__, file=sys.stderr)
        sys.exit(130)
"""


def begun(tmp_path: Path, method: str) -> tuple[subprocess.Popen[str], list[int]]:
    """A run with two workers in a process of its own, after its third row; and the workers."""
    (tmp_path / "script.py").write_text(SCRIPT, encoding="utf-8")
    words = [str(tmp_path / "script.py"), str(FIXTURES / "ads.csv"), str(tmp_path / "run"), "2", method]
    process = subprocess.Popen(
        [sys.executable, *words], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
    )
    assert process.stdout is not None
    for line in process.stdout:
        rows, *workers = line.split()
        if int(rows) >= 3 and workers:
            return process, [int(one) for one in workers]
    raise AssertionError(process.communicate())


def are_gone(processes: list[int]) -> bool:
    """Whether processes end; the system may take a moment to tell."""
    for _ in range(6_000):
        if not any(Path(f"/proc/{one}").exists() for one in processes):
            return True
        time.sleep(0.01)
    return False


@needs_fork
@pytest.mark.parametrize("method", ["fork", "spawn"])
def test_ctrl_c_ends_all_processes_and_the_run_can_be_resumed(tmp_path: Path, book: RuleBook, method: str) -> None:
    process, workers = begun(tmp_path, method)
    os.killpg(process.pid, signal.SIGINT)
    _, err = process.communicate(timeout=30)
    kept = "What was done is kept in run.partial; resume the run to go on (--resume).\n"
    assert (process.returncode, err) == (130, f" {kept}")
    assert are_gone(workers)
    assert audit(book, FIXTURES / "ads.csv", tmp_path / "run", resume=True).rows_before >= 3


@needs_fork
@pytest.mark.parametrize("method", ["fork", "spawn"])
@pytest.mark.parametrize("asked", [signal.SIGTERM, signal.SIGHUP])
def test_a_run_that_is_asked_to_end_leaves_as_after_ctrl_c(
    tmp_path: Path, book: RuleBook, method: str, asked: signal.Signals
) -> None:
    process, workers = begun(tmp_path, method)
    process.send_signal(asked)
    _, err = process.communicate(timeout=30)
    assert process.returncode == 130
    assert err.startswith(f"ended by {asked.name} What was done is kept in run.partial")
    assert are_gone(workers)
    assert audit(book, FIXTURES / "ads.csv", tmp_path / "run", resume=True).rows_before >= 3


@needs_fork
def test_workers_do_not_outlive_a_killed_run(tmp_path: Path, book: RuleBook) -> None:
    process, workers = begun(tmp_path, "fork")
    process.kill()
    process.communicate(timeout=30)
    assert are_gone(workers)
    audit(book, FIXTURES / "ads.csv", tmp_path / "run", resume=True)
    audit(book, FIXTURES / "ads.csv", tmp_path / "whole")
    assert content(tmp_path / "run") == content(tmp_path / "whole")
