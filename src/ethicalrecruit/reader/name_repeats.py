"""Names that a text tells again and again, and whether they stand where a writer's name stands."""

from ethicalrecruit.reader.name_run import Run
from ethicalrecruit.reader.name_runs import Runs
from ethicalrecruit.reader.tokens import Sentence

_NEAR = 4
_SHORTEST = 4
_TWICE = 2
_MOST_PLACES = 12
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


def is_of_others(runs: Runs, run: Run, sentence: Sentence) -> bool:
    """Whether the words before a name are those of a school, a bank, an exam, or tell of another matter."""
    rows, words = runs.vocabulary, runs.words
    near = range(max(run.first - _NEAR, sentence.first), run.first)
    return any(rows.at("others", words, at) or runs.is_class(at, "elsewhere") for at in near)


def _may_be_name(runs: Runs, word: str) -> bool:
    return len(word) >= _SHORTEST and word[0].isalpha() and _KNOWN.isdisjoint(runs.vocabulary.classes(word))


def _writes(runs: Runs, run: Run, sentence: Sentence) -> bool:
    """Whether a name is the subject of a sentence, or stands after "with", "join" and the like."""
    words, rows, first = runs.words, runs.vocabulary, run.first
    if first > sentence.first and runs.is_class(first - 1, "leads"):
        first -= 1
    if first == sentence.first:
        return run.last < sentence.last and any(rows.at(name, words, run.last) for name in ("speaks", "hiring", "is_a"))
    return runs.is_class(run.first - 1, "beside")
