"""How long the reading of an ad takes, as a multiple of 144 plain regular expressions in the same run.

    python benchmarks/reading_speed.py [TEXTS.jsonl ...] [--rounds 3] [--largest-kb 10240] [--memory slowest|all|none]

Texts are lines ``{"language", "text"}``; without a language, it is what stands before the first hyphen of the id. By
default they are the ordinary ads and the pairs of ``tests/ads``. Those of a language are shuffled with a fixed seed,
joined by line breaks and cut into ads of about 1,500 characters. The process keeps to one core.

The baseline: 144 phrases without references to other phrases are taken from the English lexicon at even distances, and
each becomes one regular expression that finds the same words (beginnings of words, choices, gaps of words).
Each is compiled once and searched for in the lower-cased text of every ad, one after the other, whatever the language.

The second table reads strings that are made to be hard, each twice as long as the one before. A time that grows with
the length gives ratios near 2. Readings below 3 seconds are done three times, and the best counts. A string whose next
reading would take longer than ``--seconds`` stops there. The peak of memory is that of ``tracemalloc`` at the greatest
length reached; it slows the reading, so it has a run of its own. Ratios below 2 are those of strings with more
sentences or more mentions than are read. All of it takes some ten minutes; ``--largest-kb 640`` takes one.
"""

import argparse
import json
import os
import random
import re
import statistics
import sys
import time
import tracemalloc
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

from ethicalrecruit.reader.lexicon import bundled_languages, bundled_lexicon
from ethicalrecruit.reader.phrases import Gap, Part, Slot, Word, parse_phrase
from ethicalrecruit.reader.read import read_ad

ADS = Path(__file__).resolve().parent.parent / "tests" / "ads"
AD_LENGTH = 1500
PHRASES = 144
SMALLEST = 10_000
REPEATS = 2  # a short reading is done so often again, and the best counts
QUICK = 3.0  # seconds
SEED = 7

HOSTILE = {
    "one word": "a",
    "denied costs": "no fee ",
    "one long sentence": "the nurse pays a placement fee of 900 pounds ",
    "short sentences": "You pay a fee of 900 pounds. ",
    "questions": "Do I pay a fee? ",
    "list entries": "- visa\n",
    "numbers": "1,000 ",
    "full stops": ". ",
    "brackets": "(",
    "accents set apart": "e\u0301",
    "countries": "India, ",
    "two languages": "the fee is die Gebühr ist ",
}


@dataclass(frozen=True)
class Clock:
    """Seconds of one call: those that passed, and those that the processor worked."""

    passed: float
    worked: float


@dataclass
class Timed:
    """The calls of one row of the table."""

    bare: list[Clock] = field(default_factory=list)
    read: list[Clock] = field(default_factory=list)

    def line(self, name: str, ads: int) -> str:
        """One line of the printed table, in milliseconds."""
        bare, read = (sorted(one.passed for one in clocks) for clocks in (self.bare, self.read))
        worked = statistics.median(one.worked for one in self.read)
        last = -(-len(read) * 9 // 10) - 1  # the smallest time that nine in ten do not exceed
        ratio = statistics.median(read) / statistics.median(bare)
        return (
            f"{name:<10}{ads:>6}{1000 * statistics.median(bare):>12.2f}{1000 * statistics.median(read):>10.2f}"
            f"{1000 * read[last]:>10.2f}{1000 * worked:>12.2f}{ratio:>8.2f}"
        )


def texts_of(paths: Sequence[Path]) -> dict[str, list[str]]:
    """The texts of files by language, for languages that are read."""
    found: dict[str, list[str]] = {}
    for path in paths:
        for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), 1):
            if not line.strip():
                continue
            try:
                data = json.loads(line)
                language = str(data.get("language") or data["id"].partition("-")[0])
                text = str(data["text"])
            except (ValueError, KeyError, AttributeError):
                sys.exit(f'{path}:{number}: This line has no text and language. Write {{"language", "text"}}.')
            if language in bundled_languages():
                found.setdefault(language, []).append(text)
    return found


def ads_of(texts: Sequence[str], most: int) -> list[str]:
    """Texts joined and cut into ads of about 1,500 characters; at least one, with texts repeated if there are few."""
    mixed = list(texts)
    random.Random(SEED).shuffle(mixed)  # noqa: S311  # an order, not a secret
    whole = "\n".join(mixed)
    while len(whole) < AD_LENGTH + 1:
        whole += "\n" + whole
    ads: list[str] = []
    at = 0
    while len(ads) < most and at + AD_LENGTH < len(whole):
        end = max(whole.rfind(" ", at + 1, at + AD_LENGTH), whole.rfind("\n", at + 1, at + AD_LENGTH))
        end = end if end > at else at + AD_LENGTH
        ads.append(whole[at:end])
        at = end
    return ads


def phrases() -> tuple[re.Pattern[str], ...]:
    """The baseline: 144 phrases of the English lexicon, each as one regular expression."""
    lexicon = bundled_lexicon("en")
    if lexicon is None:
        sys.exit("The English lexicon is missing.")
    plain = [
        parts
        for entry in lexicon.entries
        if entry.name != "currency"
        for phrase in entry.phrases
        if not _refers(parts := parse_phrase(phrase, entry.where, lexicon.words))
    ]
    if len(plain) < PHRASES:
        sys.exit(f"The English lexicon has only {len(plain)} phrases without references; {PHRASES} are needed.")
    taken = [plain[at * len(plain) // PHRASES] for at in range(PHRASES)]
    return tuple(re.compile(rf"\b{_pattern(parts)}\b") for parts in taken)


def _refers(parts: Sequence[Part]) -> bool:
    return any(
        isinstance(part, Slot) or (not isinstance(part, Word | Gap) and any(map(_refers, part.branches)))
        for part in parts
    )


def _pattern(parts: Sequence[Part]) -> str:
    """The same words as a regular expression; whatever is no word stands between two of them."""
    said = ""
    between = ""
    for part in parts:
        if isinstance(part, Word):
            between = r"\W*" if between and part.text.startswith("'") else between
            said += between + (r"\w*" if part.suffix else "") + re.escape(part.text) + (r"\w*" if part.prefix else "")
        elif isinstance(part, Gap):
            said += rf"(?:\W+\w+){{0,{part.width}}}"
        elif not isinstance(part, Slot):
            choice = f"(?:{'|'.join(_pattern(branch) for branch in part.branches)})"
            if part.optional and not said:
                said = rf"(?:{choice}\W+)?"
                continue  # what comes next stands at the beginning, or has its blank already
            said += f"(?:{between}{choice})?" if part.optional else between + choice
        between = r"\W+"
    return said


def naive(patterns: Sequence[re.Pattern[str]], text: str) -> int:
    """The baseline over one ad: how many of the phrases it holds."""
    lowered = text.lower()
    return sum(1 for pattern in patterns if pattern.search(lowered))


def timed(act: Callable[[], object]) -> Clock:
    """How long an act takes."""
    passed, worked = time.perf_counter(), time.process_time()
    act()
    return Clock(time.perf_counter() - passed, time.process_time() - worked)


def speed(ads: dict[str, list[str]], rounds: int) -> Iterator[str]:
    """The lines of the first table. Each ad is searched and read in turns, after one reading that is not counted."""
    patterns = phrases()
    every = Timed()
    yield f"{'language':<10}{'ads':>6}{'144 re, ms':>12}{'read, ms':>10}{'p90, ms':>10}{'process, ms':>12}{'ratio':>8}"
    for language, some in sorted(ads.items()):
        one = Timed()
        for text in some:
            naive(patterns, text)
            read_ad(text)
        for _ in range(rounds):
            for text in some:
                one.bare.append(timed(lambda text=text: naive(patterns, text)))  # type: ignore[misc]
                one.read.append(timed(lambda text=text: read_ad(text)))  # type: ignore[misc]
        every.bare += one.bare
        every.read += one.read
        yield one.line(language, len(some))
    yield every.line("all", sum(map(len, ads.values())))


def doubled(piece: str, largest: int, seconds: float) -> list[tuple[int, float]]:
    """Characters and seconds of the processor, each string twice as long as the one before; the best of three."""
    read_ad(long(piece, SMALLEST))
    found: list[tuple[int, float]] = []
    size = SMALLEST
    while size <= largest and (not found or 2 * found[-1][1] <= seconds):
        text = long(piece, size)
        best = timed(lambda text=text, size=size: read_ad(text, max_chars=size)).worked  # type: ignore[misc]
        for _ in range(REPEATS if best < QUICK else 0):
            again = timed(lambda text=text, size=size: read_ad(text, max_chars=size))  # type: ignore[misc]
            best = min(best, again.worked)
        found.append((size, best))
        size *= 2
    return found


def long(piece: str, size: int) -> str:
    """A piece repeated to a length."""
    return (piece * (size // len(piece) + 1))[:size]


def peak(piece: str, size: int) -> int:
    """The greatest memory, in bytes, that one reading holds beyond what stands before it."""
    text = long(piece, size)
    tracemalloc.start()
    read_ad(text, max_chars=size)
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return most


def growth(largest: int, seconds: float, memory: str) -> Iterator[str]:
    """The lines of the second table, and of the peaks."""
    yield f"\n{'string':<20}{'to, kB':>8}{'last, s':>9}{'µs/char':>9}  ratios of each doubling"
    ends: dict[str, tuple[int, float]] = {}
    for name, piece in HOSTILE.items():
        series = doubled(piece, largest, seconds)
        ends[name] = series[-1]
        size, taken = series[-1]
        ratios = " ".join(f"{two[1] / max(one[1], 1e-9):.1f}" for one, two in pairwise(series))
        stopped = "" if 2 * size > largest else f"  (stopped: {seconds:g} s)"
        yield f"{name:<20}{size / 1000:>8,.0f}{taken:>9.2f}{1e6 * taken / size:>9.2f}  {ratios}{stopped}"
    slowest = max(ends, key=lambda name: ends[name][1])
    for name in {"all": tuple(ends), "slowest": (slowest,), "none": ()}[memory]:
        size = ends[name][0]
        most = peak(HOSTILE[name], size)
        yield f"peak memory of {name}, {size / 1000:,.0f} kB: {most / 1e6:,.0f} MB, {most / size:.0f} bytes a character"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="Measures the reading of ads against plain regular expressions.")
    parser.add_argument("texts", type=Path, nargs="*", help="files of JSON lines with texts")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--ads", type=int, default=20, help="ads of each language, at most")
    parser.add_argument("--largest-kb", type=int, default=10_240, help="the longest hostile string; 0 for none")
    parser.add_argument("--seconds", type=float, default=120.0, help="the longest reading of a hostile string")
    parser.add_argument("--memory", choices=("slowest", "all", "none"), default="slowest")
    options = parser.parse_args()
    if min(options.rounds, options.ads) < 1:
        parser.error("--rounds and --ads are at least 1.")
    paths = options.texts or [
        path for path in (ADS / "ordinary.jsonl", *sorted(ADS.glob("pairs/*.jsonl"))) if path.exists()
    ]
    if not paths:
        parser.error("There are no texts in tests/ads. Name a file of JSON lines.")
    for path in paths:
        if not path.is_file():
            parser.error(f"{path}: There is no such file.")
    texts = texts_of(paths)
    if not texts:
        parser.error("None of the texts is in a language that is read.")
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    ads = {language: ads_of(some, options.ads) for language, some in texts.items()}
    for line in speed(ads, options.rounds):
        print(line, flush=True)
    if options.largest_kb * 1000 >= SMALLEST:
        for line in growth(options.largest_kb * 1000, options.seconds, options.memory):
            print(line, flush=True)


if __name__ == "__main__":
    main()
