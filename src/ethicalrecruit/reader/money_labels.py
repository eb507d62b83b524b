"""Currencies that a label names for the number after it: "Salary (GBP): 28,407", "Gehalt in EUR: 3.200"."""

from collections.abc import Mapping, Sequence

_IN = frozenset(("in", "en", "em", "w"))
_BRACKETS = 3


def currency_of_label(words: Sequence[str], place: int, codes: Mapping[str, str]) -> str | None:
    """The code of the currency that the label right before a place names; None if it names none.

    Args:
        words: the text.
        place: where the number stands.
        codes: the code for each word or sign of money; "" where several currencies share it.

    >>> currency_of_label(("salary", "(", "gbp", ")", ":", "28,407"), 5, {"gbp": "GBP"})
    'GBP'
    >>> currency_of_label(("gehalt", "in", "eur", ":", "3.200"), 4, {"eur": "EUR"})
    'EUR'
    """
    last = place - 2
    if last < 1 or words[place - 1] != ":":
        return None
    if words[last] == ")" and last >= _BRACKETS and words[last - 2] == "(":
        return codes.get(words[last - 1])
    return codes.get(words[last]) if words[last - 1] in _IN else None
