"""Three-valued (Kleene) logic: what a condition answers when facts may be missing."""

from collections.abc import Iterable
from enum import Enum


class Truth(Enum):
    """YES, NO or UNKNOWN.

    UNKNOWN is no falsehood: a Truth therefore has no truth value of its own in Python, and using one in an
    ``if`` raises. Compare with ``is``.
    """

    NO = 0
    UNKNOWN = 1
    YES = 2

    def __bool__(self) -> bool:
        raise TypeError("A Truth is three-valued: compare it with 'is Truth.YES', 'is Truth.NO', 'is Truth.UNKNOWN'.")

    __hash__ = object.__hash__  # there is one of each, and sets of them are made for every condition


_NEGATED = {Truth.NO: Truth.YES, Truth.UNKNOWN: Truth.UNKNOWN, Truth.YES: Truth.NO}


def truth_of(value: bool) -> Truth:  # noqa: FBT001  # the one place where two values become three
    """YES for True, NO for False."""
    return Truth.YES if value else Truth.NO


def negate(truth: Truth) -> Truth:
    """Kleene negation; UNKNOWN stays UNKNOWN, so silence never turns into an answer.

    >>> negate(Truth.UNKNOWN)
    <Truth.UNKNOWN: 1>
    """
    return _NEGATED[truth]


def all_of(truths: Iterable[Truth]) -> Truth:
    """Kleene conjunction: the least of all; YES for none at all."""
    found = set(truths)
    return Truth.NO if Truth.NO in found else Truth.UNKNOWN if Truth.UNKNOWN in found else Truth.YES


def any_of(truths: Iterable[Truth]) -> Truth:
    """Kleene disjunction: the greatest of all; NO for none at all."""
    found = set(truths)
    return Truth.YES if Truth.YES in found else Truth.UNKNOWN if Truth.UNKNOWN in found else Truth.NO


def agreed(truths: Iterable[Truth]) -> Truth:
    """The answer that all readings share; UNKNOWN if they differ or there is none.

    >>> agreed([Truth.YES, Truth.YES]), agreed([Truth.YES, Truth.NO])
    (<Truth.YES: 2>, <Truth.UNKNOWN: 1>)
    """
    distinct = set(truths)
    return distinct.pop() if len(distinct) == 1 else Truth.UNKNOWN
