"""The tests read the rule book hundreds of times: once from its YAML, then from the form that a wheel holds.

The form is looked up by the bytes of each file, so what a test changes is read from its YAML all the same. Tests in
``tests/unit/datafiles`` and ``scripts/install_check.py`` hold that both give one book.
"""

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import hypothesis
import pytest

from ethicalrecruit.datafiles import compiled
from ethicalrecruit.datafiles.bundled import rules_folder
from ethicalrecruit.datafiles.compiling import compile_rules

# A check of one commit gives one answer everywhere. To look for new cases:
#   pytest --hypothesis-profile=explore tests/properties
hypothesis.settings.register_profile("fixed", derandomize=True)
hypothesis.settings.register_profile("explore", derandomize=False)
hypothesis.settings.load_profile("fixed")

_FOLDER = pytest.StashKey[TemporaryDirectory[str]]()


def pytest_configure(config: pytest.Config) -> None:
    """Make the form before any test module loads a book."""
    folder = config.stash.setdefault(_FOLDER, TemporaryDirectory())
    form = Path(folder.name) / "rules.compiled"
    form.write_text(compile_rules(rules_folder()), encoding="ascii", newline="\n")

    @cache
    def made() -> Path | None:
        return form

    setattr(compiled, "compiled_file", made)  # noqa: B010  # a name that the module takes from another


def pytest_unconfigure(config: pytest.Config) -> None:
    """Remove it."""
    config.stash[_FOLDER].cleanup()
