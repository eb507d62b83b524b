"""Measures readings of labelled texts: those of our reader, or those that any tool wrote into a file.

python3 scripts/score_reading.py CORPUS.jsonl                       a labelled corpus, its open part
python3 scripts/score_reading.py --pairs FILE.jsonl [FILE.jsonl]    minimal pairs
python3 scripts/score_reading.py --ordinary FILE.jsonl              ordinary ads

``--json`` prints one object, ``--write-predictions FILE`` writes what our reader read, ``--predictions FILE`` scores
such a file instead. Of the held part, a third of all texts by a hash of their ids, only figures are printed; do not
look at its texts. ``docs/howto/measure-the-reader.md`` tells the formats and how things are counted.
"""

import argparse
import hashlib
import io
import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, TypeVar

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))  # the modules beside this one are named from the root of the tree

from scripts.score_corpus import facts_told, score  # noqa: E402
from scripts.score_lines import FACT_SHAPES, Document, documents, ordinary_ads, pairs  # noqa: E402
from scripts.score_pairs import score_ordinary, score_pairs  # noqa: E402
from scripts.score_predictions import Prediction, Text, ours, read_predictions, write_predictions  # noqa: E402
from scripts.score_text import corpus_text, ordinary_text, pairs_text  # noqa: E402

from ethicalrecruit.errors import InputError  # noqa: E402
from ethicalrecruit.reader.lexicon import bundled_languages  # noqa: E402

SCHEMA = "ethicalrecruit.reading-score/0"
_PARTS = ("open", "held", "all")
_BAD_INPUT = 2
_Row = TypeVar("_Row", bound=Text)


def is_held(identity: str) -> bool:
    """Whether a text belongs to the held part, whose figures alone are looked at."""
    return int(hashlib.sha256(identity.encode()).hexdigest(), 16) % 3 == 0


def in_part(texts: Sequence[_Row], part: str) -> tuple[_Row, ...]:
    """The texts of a part: ``open``, ``held`` or ``all``."""
    return tuple(one for one in texts if part == "all" or is_held(one.id) == (part == "held"))


def result_of(options: argparse.Namespace) -> dict[str, Any]:
    """The figures that are asked for, as they are printed in JSON.

    Raises:
        InputError: if a file or a line is at fault.
    """
    supported = bundled_languages()
    lists = not options.figures_only and options.part != "held"
    whole = "all" if lists else "nothing"
    if options.pairs:
        items = pairs(tuple(options.pairs))
        head, scored, predictions = _chosen(items, options, "pairs")
        return head | {"listed": whole, "score": score_pairs(scored, predictions, supported, lists=lists)}
    if options.ordinary:
        ads = ordinary_ads(options.ordinary)
        head, kept, predictions = _chosen(ads, options, "ordinary")
        return head | {"listed": whole, "score": score_ordinary(kept, predictions, supported, lists=lists)}
    head, texts, predictions = _chosen(documents(options.corpus), options, "corpus")
    return head | _corpus(texts, predictions, supported, lists=lists)


def _corpus(
    texts: Sequence[Document], predictions: Mapping[str, Prediction], supported: frozenset[str], *, lists: bool
) -> dict[str, Any]:
    told = facts_told(predictions.values())
    # With all texts the held ones are counted and never listed.
    listed = frozenset(one.id for one in texts if lists and not is_held(one.id))
    supported_ones, others = (
        score((one for one in texts if (one.language in supported) is known), predictions, told, listed)
        for known in (True, False)
    )
    return {
        "listed": "open part" if lists else "nothing",
        "facts_not_told": [name for name in FACT_SHAPES if name not in told],
        "supported": supported_ones.data(lists=lists),
        "other_languages": others.data(lists=lists),
    }


def _chosen(
    texts: tuple[_Row, ...], options: argparse.Namespace, mode: str
) -> tuple[dict[str, Any], tuple[_Row, ...], Mapping[str, Prediction]]:
    part = options.part or ("open" if mode == "corpus" else "all")
    languages = {code.lower() for code in options.language or ()}
    scored = tuple(one for one in in_part(texts, part) if not languages or one.language in languages)
    if not scored:
        raise InputError("No text is left to score.", "--part, --language", "Choose another part or language.")
    if options.predictions:
        known = read_predictions(options.predictions, {one.id: one.text for one in texts})
        predictions = {one.id: known[one.id] for one in scored if one.id in known}
    else:
        predictions = {one.id: ours(one, told=options.given_language) for one in scored}
    if options.write_predictions:
        write_predictions(options.write_predictions, predictions)
    head = {
        "schema": SCHEMA,
        "mode": mode,
        "read_by": "predictions" if options.predictions else "reader",
        "language_given": options.given_language,
        "part": part,
        "supported_languages": sorted(bundled_languages()),
        "texts": {
            "in_file": len(texts),
            "scored": len(scored),
            "without_prediction": len(scored) - len(predictions),
        },
    }
    return head, scored, predictions


def parser() -> argparse.ArgumentParser:
    """The words of the command line."""
    words = argparse.ArgumentParser(description="Measures readings of labelled texts.")
    what = words.add_mutually_exclusive_group(required=True)
    what.add_argument("corpus", type=Path, nargs="?", help="a labelled corpus, JSON lines")
    what.add_argument("--pairs", type=Path, nargs="+", metavar="FILE", help="files of minimal pairs")
    what.add_argument("--ordinary", type=Path, metavar="FILE", help="a file of ordinary ads")
    words.add_argument("--part", choices=_PARTS, help="open for a corpus, all for the others, if it is not given")
    words.add_argument("--language", nargs="+", action="extend", metavar="XX", help="only texts in these languages")
    words.add_argument("--json", action="store_true", help="print one JSON object")
    words.add_argument("--figures-only", action="store_true", help="print no lists")
    words.add_argument("--given-language", action="store_true", help="tell our reader the language of each text")
    words.add_argument("--predictions", type=Path, metavar="FILE", help="score these instead of our reader")
    words.add_argument("--write-predictions", type=Path, metavar="FILE", help="write what our reader read")
    return words


def main() -> None:
    """Measure and print."""
    words = parser()
    options = words.parse_args()
    if options.predictions and (options.write_predictions or options.given_language):
        words.error("--predictions goes with neither --write-predictions nor --given-language: nothing is read.")
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        result = result_of(options)
    except InputError as error:
        print(error, file=sys.stderr)
        sys.exit(_BAD_INPUT)
    if options.json:
        print(json.dumps(result, ensure_ascii=False, indent=1))
        return
    print({"corpus": corpus_text, "pairs": pairs_text, "ordinary": ordinary_text}[result["mode"]](result), end="")


if __name__ == "__main__":
    main()
