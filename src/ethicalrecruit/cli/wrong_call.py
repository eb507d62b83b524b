"""A name on the command line that stands for nothing is a wrong call, not a fault of the rules or the input."""

from collections.abc import Iterator
from contextlib import contextmanager

from ethicalrecruit.errors import EthicalRecruitError, OptionError


@contextmanager
def as_wrong_call(where: str = "") -> Iterator[None]:
    """Turn errors of ours into ``OptionError``, which exits with 2.

    Args:
        where: the option or argument that held the name.

    Raises:
        OptionError: for any error of ours raised inside.
    """
    try:
        yield
    except EthicalRecruitError as error:
        raise OptionError(error.what, error.where or where, error.mend) from None
