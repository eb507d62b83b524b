"""Measures the reader on a labelled file: precision and recall by category, document by document.

Usage: python tests/ads/measure.py LABELLED.jsonl [--part open|held|all] [--language en] [--show CATEGORY]

Each line holds ``id``, ``language``, ``text`` and ``labels`` (category to quotes). A third of the documents,
chosen by a hash of the id, is the held part; look at its figures only, never at its texts.
"""

# ruff: noqa: T201  # it reports to people
import argparse
import hashlib
import json
from collections import Counter
from pathlib import Path
from typing import Any

from ethicalrecruit.reader.mention import Category
from ethicalrecruit.reader.read import read_ad


def is_held(identity: str) -> bool:
    return int(hashlib.sha256(identity.encode()).hexdigest(), 16) % 3 == 0


def documents(path: Path, part: str, language: str) -> list[dict[str, Any]]:
    lines = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    return [
        one
        for one in lines
        if one["language"] == language and (part == "all" or is_held(one["id"]) == (part == "held"))
    ]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("labelled", type=Path)
    parser.add_argument("--part", choices=("open", "held", "all"), default="open")
    parser.add_argument("--language", default="en")
    parser.add_argument("--show", action="append", default=[])
    options = parser.parse_args()
    right: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    missed: Counter[str] = Counter()
    languages: Counter[str] = Counter()
    countries: Counter[str] = Counter()
    for document in documents(options.labelled, options.part, options.language):
        reading = read_ad(document["text"])
        languages[reading.language] += 1
        seen = {mention.category.value for mention in reading.mentions}
        for category in Category:
            name, labelled = category.value, category.value in document["labels"]
            if name in seen:
                (right if labelled else wrong)[name] += 1
            elif labelled:
                missed[name] += 1
            if name in options.show and (name in seen) != labelled:
                quotes = [mention.quote for mention in reading.mentions if mention.category is category]
                print(document["id"], "read" if quotes else "missed", quotes or document["labels"].get(name))
        stated, read = document["facts"]["destination"], reading.offer.destination.country
        countries["right" if stated == read and stated else "none" if not read else "wrong" if stated else "extra"] += 1
        if "destination" in options.show and read and read != stated:
            print(document["id"], "destination", stated, read)
    print(f"languages {dict(languages)}  destination {dict(countries)}")
    for category in Category:
        name = category.value
        r, w, m = right[name], wrong[name], missed[name]
        if r + w + m:
            precision = r / (r + w) if r + w else float("nan")
            recall = r / (r + m) if r + m else float("nan")
            print(f"{name:34} right {r:3} wrong {w:3} missed {m:3}  precision {precision:.2f} recall {recall:.2f}")
    total_r, total_w, total_m = sum(right.values()), sum(wrong.values()), sum(missed.values())
    print(
        f"{'all':34} right {total_r:3} wrong {total_w:3} missed {total_m:3}  "
        f"precision {total_r / max(total_r + total_w, 1):.2f} recall {total_r / max(total_r + total_m, 1):.2f}"
    )


if __name__ == "__main__":
    main()
