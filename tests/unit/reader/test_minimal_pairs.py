import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

from ethicalrecruit.reader.read import read_ad


def _table() -> ModuleType:
    # Test folders are no packages, so the table beside this file is loaded by its path.
    spec = importlib.util.spec_from_file_location("minimal_pairs", Path(__file__).parent / "minimal_pairs.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


CASES = [(category, text, stated) for category, rows in _table().PAIRS.items() for text, stated in rows]


@pytest.mark.parametrize(("category", "text", "stated"), CASES)
def test_only_what_the_text_states_is_marked(category: str, text: str, stated: bool) -> None:  # noqa: FBT001
    reading = read_ad(text, language="en")
    marked = [mention for mention in reading.mentions if mention.category == category]
    assert bool(marked) is stated
    for mention in reading.mentions:
        assert text[mention.span.start : mention.span.end] == mention.quote
