"""The tests read the rule book hundreds of times: once from its YAML, then from the form that a wheel holds.

The form is made once for all processes of a run. It is looked up by the bytes of each file, so what a test changes is
read from its YAML all the same. Programs that tests start are those of a package laid out as a wheel lays it out. Tests
in ``tests/unit/datafiles`` and ``scripts/install_check.py`` hold that both give one book.
"""

import os
import shutil
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import hypothesis
import pytest

from ethicalrecruit.datafiles import compiled
from ethicalrecruit.datafiles.bundled import rules_folder
from ethicalrecruit.errors import RuleBookError
from ethicalrecruit.reader.compiling import compile_book

# A check of one commit gives one answer everywhere. To look for new cases:
#   pytest --hypothesis-profile=explore tests/properties
hypothesis.settings.register_profile("fixed", derandomize=True)
hypothesis.settings.register_profile("explore", derandomize=False)
hypothesis.settings.load_profile("fixed")

_FOLDER = pytest.StashKey[TemporaryDirectory[str]]()
_PLACE = pytest.StashKey[Path]()


def pytest_configure(config: pytest.Config) -> None:
    """Lay the package out, or be told where it was, before any test module loads a book."""
    told = getattr(config, "workerinput", {}).get("laid_out")
    if told is None:
        folder = config.stash.setdefault(_FOLDER, TemporaryDirectory())
        place = Path(folder.name)
        try:
            lay_out(place)
        except RuleBookError as error:
            raise pytest.UsageError(str(error)) from error
    else:
        place = Path(told)
    config.stash[_PLACE] = place
    os.environ["PYTHONPATH"] = str(place)
    form = place / "ethicalrecruit" / "_rules.compiled"

    @cache
    def made() -> Path | None:
        return form

    setattr(compiled, "compiled_file", made)  # noqa: B010  # a name that the module takes from another


@pytest.hookimpl(optionalhook=True)
def pytest_configure_node(node: object) -> None:
    """Tell a further process of the tests where the package is laid out."""
    node.workerinput["laid_out"] = str(node.config.stash[_PLACE])  # type: ignore[attr-defined]


def pytest_unconfigure(config: pytest.Config) -> None:
    """Remove it."""
    if (folder := config.stash.get(_FOLDER, None)) is not None:
        folder.cleanup()


def lay_out(place: Path) -> None:
    """Put the package into a folder as a wheel does: with its rules, and the form of these."""
    package = place / "ethicalrecruit"
    shutil.copytree(Path(compiled.__file__).parent.parent, package, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(rules_folder(), package / "_rules")
    form = package / "_rules.compiled"
    form.write_text(compile_book(rules_folder()), encoding="ascii", newline="\n")


@pytest.fixture(scope="session")
def laid_out(pytestconfig: pytest.Config) -> Path:
    """The folder with the package as a wheel lays it out; to be copied, never changed."""
    return pytestconfig.stash[_PLACE]
