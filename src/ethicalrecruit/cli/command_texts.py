"""``ethicalrecruit rules texts``: the texts of the book for translators, and how far a translation has come."""

import json
from argparse import Namespace
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from ethicalrecruit.cli.reply import Reply
from ethicalrecruit.render.harmless import harmless_json
from ethicalrecruit.render.report_json import json_text
from ethicalrecruit.render.wording import counted
from ethicalrecruit.rulebook.loader import book_texts, load_book
from ethicalrecruit.rulebook.texts import (
    State,
    TextFile,
    Translated,
    catalogue,
    english_digest,
    known_language,
    translations,
)

SCHEMA = "ethicalrecruit.texts/0"


def run(options: Namespace) -> Reply:
    """Print the English texts by their keys, or a translator's file for a language."""
    language = known_language(options.language or "")
    book = load_book(options.packs)
    english = catalogue(book)
    if not language:
        if options.format == "json":
            texts = [{"key": key, "english": text, "of": english_digest(text)} for key, text in english.items()]
            return Reply(json_text({"schema": SCHEMA, "digest": book.digest, "language": "en", "texts": texts}))
        return Reply("".join(f"{_quoted(key)}: {_quoted(text)}\n" for key, text in english.items()))
    files = book_texts(options.packs, language)
    told = translations(english, files)
    data = _data(language, told, files)
    note = _progress(language, told)
    if options.format == "json":
        return Reply(json_text({"schema": SCHEMA, "digest": book.digest, **data}), notes=(note,))
    return Reply("".join(f"{line}\n" for line in _lines(data, note)), notes=(note,))


def _data(language: str, told: Sequence[Translated], files: Sequence[TextFile]) -> dict[str, Any]:
    known = {one.key for one in told}
    unused = {key: text for file in files for key, text in file.unused.items()}
    for file in files:
        unused |= {key: entry.text or entry.older for key, entry in file.entries.items() if key not in known}
    return {
        "language": language,
        "forbidden": list(dict.fromkeys(word for file in files for word in file.forbidden)),
        "texts": {one.key: _entry(one) for one in told},
        "unused": {key: text for key, text in unused.items() if text},
    }


def _entry(one: Translated) -> dict[str, str]:
    entry = {
        "english": one.english,
        "of": english_digest(one.english),
        "text": one.text if one.state is State.CURRENT else "",
    }
    return entry | ({"older": one.text} if one.state is State.OLDER else {})


def _progress(language: str, told: Sequence[Translated]) -> str:
    counts = Counter(one.state for one in told)
    named = (f"{counts[state]} {state.value}" for state in State)
    return f"{counted(len(told), 'text')} in {language}: {', '.join(named)}"


def _lines(data: dict[str, Any], note: str) -> Iterator[str]:
    """A file of translations; strings as in JSON are strings of YAML too."""
    yield f"# {note}."
    yield "# Write each translation into text. Where older stands, the English has changed since: look at it again."
    yield f"language: {data['language']}"
    if data["forbidden"]:
        yield "forbidden:"
        yield from (f"  - {_quoted(word)}" for word in data["forbidden"])
    yield "texts:"
    for key, entry in data["texts"].items():
        yield f"  {_quoted(key)}:"
        yield from (f"    {name}: {_quoted(value)}" for name, value in entry.items())
    if data["unused"]:
        yield "unused:"
        yield from (f"  {_quoted(key)}: {_quoted(text)}" for key, text in data["unused"].items())


def _quoted(text: str) -> str:
    return harmless_json(json.dumps(text, ensure_ascii=False))
