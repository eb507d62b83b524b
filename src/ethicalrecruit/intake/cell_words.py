"""Words of cells that mean yes, no, or that nothing is known, in every language of the library."""

import re
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from ethicalrecruit.datafiles.bundled import rules_folder
from ethicalrecruit.datafiles.yaml_files import read_yaml
from ethicalrecruit.frozen import dataclass

# What spreadsheets write where a formula failed, in the languages of the library.
_ERROR_CELL = re.compile(
    r"#(?:N/A|REF!|VALUE!|DIV/0!|NAME\?|NUM!|NULL!|SPILL!|CALC!|GETTING_DATA|NV|BEZUG!|WERT!|ZAHL!|NOMBRE\?"
    r"|VALEUR!|NOM\?|NOMBRE!|¡REF!|¡VALOR!|¡DIV/0!|¿NOMBRE\?|¡NUM!|N/D|D/[ND]!|VALOR!|NOME\?|NÚM!|ARG!|LICZBA!|ADR!"
    r"|NAZWA\?|DZIEL/0!)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class CellWords:
    """Words in small letters.

    Attributes:
        truths: words for yes and no.
        nothing: words that stand where nothing is known.
    """

    truths: Mapping[str, bool]
    nothing: frozenset[str]


@cache
def cell_words() -> CellWords:
    """The words that came with the library; a word with two meanings has none.

    >>> cell_words().truths["oui"], cell_words().truths["nein"], "k.a." in cell_words().nothing
    (True, False, True)
    """
    data = read_yaml(rules_folder() / "columns" / "cells.yaml", "cell-words", checked=False)
    meant = {
        truth: {word.casefold() for words in data[key].values() for word in words}
        for key, truth in (("cell_yes", True), ("cell_no", False))
    }
    truths = {word: truth for truth, words in meant.items() for word in words - meant[not truth]}
    nothing = frozenset(word.casefold() for words in data["cell_nothing"].values() for word in words)
    return CellWords(MappingProxyType(truths), nothing - truths.keys())


def says_nothing(cell: str) -> bool:
    """Whether a cell holds a word for "nothing is known", such as ``n/a``.

    >>> says_nothing("N/A"), says_nothing("Harbour Staffing")
    (True, False)
    """
    return len(cell) < 30 and cell.casefold() in cell_words().nothing  # noqa: PLR2004  # longer than any such word


def is_error_cell(cell: str) -> bool:
    """Whether a cell holds what a spreadsheet writes for a formula that failed.

    >>> is_error_cell("#REF!"), is_error_cell("#12")
    (True, False)
    """
    return cell.startswith("#") and _ERROR_CELL.fullmatch(cell) is not None
