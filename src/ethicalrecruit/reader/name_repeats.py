"""Names that a text tells again and again, and whether they stand where a writer's name stands."""

from collections.abc import Iterator

from ethicalrecruit.reader.name_run import Run, run_words
from ethicalrecruit.reader.name_runs import Runs
from ethicalrecruit.reader.tokens import Sentence

_NEAR = 4
_SHORTEST = 4
_TWICE = 2
_MOST_PLACES = 12
_LONGEST_TITLE = 8
_DASHES = frozenset("-|")
_KNOWN = frozenset(
    ("general", "official", "institutions", "agencies", "leads", "saints", "others", "posts", "agency_nouns",
     "employer_nouns", "elsewhere", "forms", "tails", "endings_of_nouns")
)  # fmt: skip


def repeated(runs: Runs) -> list[list[tuple[Run, Sentence]]]:
    """The names of writers that occur again: for each the places where it stands, with their sentences.

    A name begins with a word that never stands without a capital, and that is no place, no job and not known for
    something else. At one place at least it is the subject of a sentence, or follows a word such as "with" or "join".
    """
    by_words: dict[tuple[str, ...], list[tuple[Run, Sentence]]] = {}
    for word, places in runs.with_capitals.items():
        if not _TWICE <= len(places) <= _MOST_PLACES or not _may_be_name(runs, word):
            continue
        if runs.count(word) > len(places):
            continue
        if any(place in runs.named_places or not runs.is_name_word(place) for place in places):
            continue
        found = [run for place in places if (run := runs.trimmed(place, runs.right(place + 1, opens=True)))]
        # the shortest is what all places share: "BlueHeron", not "BlueHeron Today"
        size = min((run.last - run.first for run in found), default=0)
        for run in found:
            same = Run(run.first, run.first + size)
            by_words.setdefault(runs.words[same.first : same.last], []).append(
                (same, runs.marks.sentence_at(run.first))
            )
    return [
        same
        for same in by_words.values()
        if len(same) >= _TWICE
        and any(_writes(runs, *one) for one in same)
        and not any(is_of_others(runs, *one) for one in same)
    ]


def doubled(runs: Runs) -> Iterator[Run]:
    """Names with which a line begins before a dash, and the text after the dash or another sentence again.

    So job boards write them: "Linden Court - Linden Court is a home for 60 residents".
    """
    words, tokens = runs.words, runs.tokens
    for dash in tokens.places_of(_DASHES, runs.part.first, runs.part.last):
        sentence = runs.marks.sentence_at(dash)
        run = Run(sentence.first, dash)
        if not 0 < run.last - run.first <= _LONGEST_TITLE or not runs.names_somebody(run, towns=False):
            continue
        if not runs.is_name_word(run.first) or runs.right(run.first, opens=True) != dash:
            continue
        name = words[run.first : run.last]
        again = [
            Run(place, place + len(name))
            for place in runs.with_capitals[name[0]][:_MOST_PLACES]
            if place > dash and words[place : place + len(name)] == name
        ]
        site = any(runs.is_site(place) for place in run_words(run))
        if (site and again) or any(_acts(runs, one) for one in again if one.first in (dash + 1, _begin(runs, one))):
            yield run


def _begin(runs: Runs, run: Run) -> int:
    return runs.marks.sentence_at(run.first).first


def _acts(runs: Runs, run: Run) -> bool:
    """Whether what follows a name says what whoever bears it is or does."""
    return any(runs.vocabulary.at(name, runs.words, run.last) for name in ("speaks", "hiring", "is_a"))


def is_of_others(runs: Runs, run: Run, sentence: Sentence) -> bool:
    """Whether the words before a name are those of a school, a bank, an exam, or tell of another matter."""
    rows, words = runs.vocabulary, runs.words
    near = range(max(run.first - _NEAR, sentence.first), run.first)
    return any(rows.at("others", words, at) or runs.is_class(at, "elsewhere") for at in near)


def _may_be_name(runs: Runs, word: str) -> bool:
    return len(word) >= _SHORTEST and word[0].isalpha() and _KNOWN.isdisjoint(runs.vocabulary.classes(word))


def _writes(runs: Runs, run: Run, sentence: Sentence) -> bool:
    """Whether a name is the subject of a sentence, or stands after "with", "join" and the like."""
    first = run.first
    if first > sentence.first and runs.is_class(first - 1, "leads"):
        first -= 1
    if first == sentence.first:
        return run.last < sentence.last and _acts(runs, run)
    return runs.is_class(run.first - 1, "beside")
