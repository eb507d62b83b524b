"""Work shared among processes: chunks go out, results come back in their order, and little is under way at a time."""

import gc
import multiprocessing
import os
import pickle
import signal
import sys
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import field
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from queue import SimpleQueue
from types import TracebackType
from typing import Any, Self

from ethicalrecruit.batch.leftovers import collect_leftovers_alone
from ethicalrecruit.errors import EthicalRecruitError, MachineError
from ethicalrecruit.frozen import dataclass

Work = Callable[[Any], Any]
"""What a worker does with a chunk. What it returns is sent back."""

MOST_WORKERS = 128
_AHEAD = 2
"""Chunks that a worker has at hand: one in work, one waiting."""

_PATIENCE = 5.0

_TO_END = frozenset(getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name))
"""The signals that ask a program to end, of those that the system knows."""


@dataclass(slots=True)
class _Worker:
    process: BaseProcess
    pipe: Connection
    waiting: list[int] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Failed:
    """A chunk whose work was ended by an error."""

    error: BaseException


def start_method() -> str:
    """How processes are started: as the caller's program has chosen, else forked where that is safe, else spawned.

    A fork shares the loaded book and costs nothing, but it copies a process with all its locks: where other
    threads run, it is not safe.
    """
    chosen = multiprocessing.get_start_method(allow_none=True)
    if chosen is not None:
        return chosen
    return "fork" if sys.platform == "linux" and _has_one_thread() else "spawn"


class Crew:
    """Worker processes, each of which prepares itself once and then works on chunk after chunk.

    Args:
        prepare: called once in each process; gives its work. It must be possible to pickle it, unless processes
            are forked.
        workers: how many.
        method: how they are started; see ``start_method``.
    """

    def __init__(self, prepare: Callable[[], Work], workers: int, method: str) -> None:
        self._workers: list[_Worker] = []
        context: Any = multiprocessing.get_context(method)
        try:
            with _deaf_to_signals():
                for number in range(workers):
                    ours, theirs = context.Pipe()
                    name = f"ethicalrecruit-{number + 1}"
                    # A fork holds our ends of all pipes as well, and would never learn that we are gone.
                    inherited = [*(one.pipe for one in self._workers), ours] if method == "fork" else []
                    arguments = (prepare, theirs, inherited)
                    process = context.Process(target=_serve, args=arguments, name=name, daemon=True)
                    process.start()
                    theirs.close()
                    self._workers.append(_Worker(process, ours))
        except BaseException:
            self.close()
            raise

    def results(self, chunks: Iterable[Any]) -> Iterator[Any]:
        """The result of each chunk, in the order of the chunks.

        Raises:
            MachineError: if a worker was ended from outside.
            EthicalRecruitError: what a worker's preparation or work has raised.
        """
        source = enumerate(chunks)
        arrived: dict[int, Any] = {}
        under_way, exhausted, following = 0, False, 0
        most = 2 * _AHEAD * len(self._workers)
        while True:
            while not exhausted and under_way < most:
                worker = min(self._workers, key=lambda one: len(one.waiting))
                if len(worker.waiting) == _AHEAD:
                    break
                number, chunk = next(source, (-1, None))
                exhausted = number < 0
                if not exhausted:
                    self._send(worker, number, chunk)
                    under_way += 1
            if following in arrived:
                result = arrived.pop(following)
                under_way, following = under_way - 1, following + 1
                if isinstance(result, _Failed):
                    raise result.error
                yield result
                continue
            busy = {worker.pipe: worker for worker in self._workers if worker.waiting}
            if not busy:
                return
            for pipe in wait(list(busy)):
                number, result = self._received(busy[pipe])  # type: ignore[index]  # these pipes went in
                arrived[number] = result

    def _send(self, worker: _Worker, number: int, chunk: Any) -> None:
        try:
            worker.pipe.send_bytes(pickle.dumps((number, chunk), protocol=5))
        except OSError:
            if worker.pipe.poll():  # it may have said why before it ended
                self._received(worker)
            raise self._ended(worker) from None
        worker.waiting.append(number)

    def _received(self, worker: _Worker) -> tuple[int, Any]:
        try:
            number, result = pickle.loads(worker.pipe.recv_bytes())  # noqa: S301  # our own processes sent it
        except (OSError, EOFError):
            raise self._ended(worker) from None
        if number < 0:  # its preparation failed, so it does nothing at all
            raise result.error
        worker.waiting.remove(number)
        return number, result

    @staticmethod
    def _ended(worker: _Worker) -> MachineError:
        worker.process.join(_PATIENCE)
        code = worker.process.exitcode
        if code is not None and code < 0:
            with suppress(ValueError):
                reason = f"by signal {signal.Signals(-code).name}"
                mend = "The system may be short of memory: give it more, or take fewer workers."
                return MachineError(f"A worker process was ended {reason}.", "", mend)
        how = "" if code is None else f" (exit code {code})"
        mend = 'If this is a script of yours, call it under: if __name__ == "__main__".'
        return MachineError(f"A worker process ended before its work was done{how}.", "", mend)

    def close(self) -> None:
        """End all processes, whatever they are at: one whose pipe is closed ends at once."""
        for worker in self._workers:
            worker.pipe.close()
        for worker in self._workers:
            worker.process.join(_PATIENCE)
            if worker.process.is_alive():
                worker.process.kill()
                worker.process.join()
            worker.process.close()
        self._workers.clear()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        self.close()


def _serve(prepare: Callable[[], Work], pipe: Connection, inherited: Iterable[Connection]) -> None:
    """The life of a worker."""
    for other in inherited:
        other.close()
    # Ctrl-C reaches every process of a terminal; the first one ends the others.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for number in _TO_END - {signal.SIGINT}:
        if callable(signal.getsignal(number)):  # how the first process leaves is its own affair
            signal.signal(number, signal.SIG_DFL)
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, _TO_END)
    inbox: SimpleQueue[bytes] = SimpleQueue()
    # What is sent must be taken at once, or both sides might wait for each other with full pipes.
    threading.Thread(target=_receive, args=(pipe, inbox), daemon=True).start()
    try:
        work = prepare()
    except Exception as error:  # noqa: BLE001  # it is told where it can be shown
        _reply(pipe, -1, _Failed(_portable(error)))
        return
    collect_leftovers_alone()
    first = True
    while True:
        message = inbox.get()
        number, chunk = pickle.loads(message)  # noqa: S301  # our own process sent it
        try:
            result = work(chunk)
        except Exception as error:  # noqa: BLE001  # the same
            result = _Failed(_portable(error))
        del chunk, message
        _reply(pipe, number, result)
        if first:
            # Phrases of languages and the like are loaded when the first rows need them.
            del result
            gc.collect()
            gc.freeze()
            first = False


def _reply(pipe: Connection, number: int, result: Any) -> None:
    try:
        pipe.send_bytes(pickle.dumps((number, result), protocol=5))
    except OSError:
        os._exit(1)  # nobody is there any more


def _receive(pipe: Connection, inbox: "SimpleQueue[bytes]") -> None:
    """Take what is sent; if the first process has closed the pipe, or is gone, so are we, whatever is in work."""
    while True:
        try:
            message = pipe.recv_bytes()
        except (OSError, EOFError):
            os._exit(0)
        inbox.put(message)


def _portable(error: Exception) -> BaseException:
    """An error in a form that can cross to another process."""
    if isinstance(error, EthicalRecruitError | MemoryError):
        return error
    if isinstance(error, OSError):
        return OSError(error.errno, error.strerror)
    return RuntimeError(f"{type(error).__name__}: {error}")


@contextmanager
def _deaf_to_signals() -> Iterator[None]:
    """Processes that are started here are born deaf to what ends programs, until they have said what becomes of it."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, _TO_END)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _has_one_thread() -> bool:
    with suppress(OSError):
        return len(os.listdir("/proc/self/task")) == 1  # noqa: PTH208  # names are enough
    return threading.active_count() == 1
