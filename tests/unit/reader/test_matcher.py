"""The net of phrases finds what a plain search, place by place and way by way, would find."""

import random
from collections.abc import Iterator, Sequence

import pytest

from ethicalrecruit.reader.laying import Phrase, laid
from ethicalrecruit.reader.matcher import Matcher, Slots
from ethicalrecruit.reader.phrases import Choice, Gap, Notation, Part, Slot, Word
from ethicalrecruit.reader.tokens import END

PHRASES = (
    "pay <money>", "<worker> pay* [all|the] (fee|<cost>)", "<money> ... fee", "<worker> <money>", "fee", "the fee",
    "*fee due", "pay", "(pay|all the|[the] fee|<worker> due) [due|(all|the) fee]", "((all|the)|pay*) <money>",
    "(|pay) due", "<cost>", "the ... due", "all the fee", "[<worker>] pay <cost> <money> due", "pay ...2 <money>",
)  # fmt: skip
WORDS = ("pay", "pays", "fee", "visafee", "the", "all", "due", "500", END)
NAMES = ("money", "worker", "cost")


def ways(parts: Sequence[Part], words: Sequence[str], slots: Slots, place: int) -> Iterator[int]:
    """The places at which a sequence of parts can end that begins at a place."""
    if not parts:
        yield place
        return
    part, rest = parts[0], parts[1:]
    after: set[int] = set()
    if isinstance(part, Choice):
        for branch in (*part.branches, *([()] if part.optional else [])):
            after.update(ways(branch, words, slots, place))
    elif isinstance(part, Slot):
        after.update(slots.ends(part.name, place))
    elif isinstance(part, Gap):
        after.update(end for end in range(place, place + part.width + 1) if END not in words[place:end])
    elif place < len(words) and words[place] != END and is_met(part, words[place]):
        after.add(place + 1)
    for end in after:
        if end <= len(words):
            yield from ways(rest, words, slots, end)


def is_met(part: Word, word: str) -> bool:
    if part.prefix and part.suffix:
        return part.text in word
    return word.startswith(part.text) if part.prefix else word.endswith(part.text) if part.suffix else word == part.text


def plainly_found(words: Sequence[str], slots: Slots) -> list[tuple[int, int, int]]:
    read = [Notation().parts(phrase, "") for phrase in PHRASES]
    found: list[tuple[int, int, int]] = []
    for place in range(len(words)):
        for entry, parts in enumerate(read):
            ends = list(ways(parts, words, slots, place))
            if ends:
                found.append((entry, place, max(ends)))
    return found


def mentions(chance: random.Random, words: Sequence[str]) -> Slots:
    slots = Slots()
    for place in range(len(words)):
        last = place + chance.randint(1, 3)
        if chance.random() < 0.3 and last <= len(words) and END not in words[place:last]:
            slots.add(chance.choice(NAMES), place, last)
    return slots


@pytest.mark.parametrize("seed", range(60))
def test_phrases_are_found_as_a_plain_search_finds_them(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311  # the same tests every time
    matcher = Matcher(laid(Notation(), [(number, Phrase(phrase, "")) for number, phrase in enumerate(PHRASES)]))
    for _ in range(12):
        words = [chance.choice(WORDS) for _ in range(chance.randint(1, 9))]
        slots = mentions(chance, words)
        assert matcher.find(words, slots) == plainly_found(words, slots), words


def test_a_mention_of_several_words_is_met_right_after_the_first_word() -> None:
    matcher = Matcher(laid(Notation(), [(7, Phrase("pay <money>", ""))]))
    slots = Slots()
    slots.add("money", 1, 3)
    assert matcher.find(("pay", "500", "euro", "now"), slots) == [(7, 0, 3)]


def test_phrases_are_found_between_two_tokens_only() -> None:
    matcher = Matcher(laid(Notation(), [(0, Phrase("pay <money>", "")), (1, Phrase("fee", ""))]))
    slots = Slots()
    slots.add("money", 2, 4)
    words = ("fee", "pay", "500", "euro", "fee")
    assert matcher.find(words, slots, 1, 4) == [(0, 1, 4)]
    assert matcher.find(words, slots, 1, 3) == []
