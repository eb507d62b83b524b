"""Finds the rule book that came with the library."""

from functools import cache
from pathlib import Path

from ethicalrecruit.errors import RuleFileError


@cache
def rules_folder() -> Path:
    """The folder of the shipped rule book: inside the installed package, else the checkout's ``rules/``.

    Raises:
        RuleFileError: if there is neither; pass a folder of your own then.
    """
    package = _package()
    for folder in (package / "_rules", package.parent.parent / "rules"):
        if (folder / "book.yaml").is_file():
            return folder
    raise RuleFileError(
        "No rule book was found beside the library.",
        str(package),
        "Install the package again, or name a folder with a book.yaml.",
    )


@cache
def compiled_file() -> Path | None:
    """The rule files as they were read when the package was built; None in a checkout, which reads its YAML."""
    path = _package() / "_rules.compiled"
    return path if path.is_file() else None


def _package() -> Path:
    return Path(__file__).resolve().parent.parent
