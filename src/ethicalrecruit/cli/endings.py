"""Signals that ask the program to end: it leaves in good order, as after Ctrl-C."""

import signal
from types import FrameType


class Ended(KeyboardInterrupt):
    """A signal has asked the program to end.

    Attributes:
        signal: which one.
    """

    def __init__(self, number: int) -> None:
        self.signal = signal.Signals(number)
        super().__init__(f"ended by {self.signal.name}")


def end_in_good_order() -> None:
    """Let SIGTERM, and SIGHUP of a terminal that goes, end the program as Ctrl-C does.

    What was done is written down, and temporary files are removed. A second signal ends it at once. What the starter
    of the program has told it to ignore, as ``nohup`` does, stays ignored.
    """
    for name in ("SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)  # Windows knows one of them
        if number is not None and signal.getsignal(number) is signal.SIG_DFL:
            signal.signal(number, _end)


def _end(number: int, _frame: FrameType | None) -> None:
    signal.signal(number, signal.SIG_DFL)
    raise Ended(number)
