"""Lays the phrases of all shipped languages once, when the package is built. A phrase that cannot be read stops it."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ethicalrecruit.datafiles.compiling import compile_rules
from ethicalrecruit.reader.lexicon import lexicon_files, load_lexicon
from ethicalrecruit.reader.net_form import nets_form


def compile_book(folder: Path) -> str:
    """The compiled form of a rule book: its YAML files as they were read, and the nets of its languages.

    Args:
        folder: the folder of the rule book; the schemas are those of the library.

    Raises:
        RuleBookError: with every fault of every file that fits no schema, or of a lexicon.
    """
    return compile_rules(folder, _nets(folder))


def _nets(folder: Path) -> Iterator[tuple[str, Any]]:
    for language in sorted(path for path in (folder / "lexicon").glob("*") if path.is_dir()):
        contents = [path.read_bytes() for path, _ in lexicon_files(language)]
        yield nets_form(contents, load_lexicon(language).nets)
