"""Runs the examples that stand beside the phrases of a lexicon."""

from ethicalrecruit.frozen import dataclass
from ethicalrecruit.reader.entries import Entry
from ethicalrecruit.reader.frames import framed
from ethicalrecruit.reader.language import Stretch
from ethicalrecruit.reader.lexicon import Lexicon, bundled_lexicon
from ethicalrecruit.reader.marks import Marks, Part
from ethicalrecruit.reader.money_mentions import money_mentions
from ethicalrecruit.reader.nets import SHARED
from ethicalrecruit.reader.place_mentions import Places, bundled_places
from ethicalrecruit.reader.text import normal_text
from ethicalrecruit.reader.tokenising import tokenise


@dataclass(frozen=True, slots=True)
class ExampleFault:
    """An example of an entry that does not hold.

    Attributes:
        entry: the name of the entry.
        where: its file.
        sentence: the example.
        expected: whether the entry should have been found in it.
    """

    entry: str
    where: str
    sentence: str
    expected: bool

    def __str__(self) -> str:
        verb = "is not found" if self.expected else "is found"
        return f'{self.where}, {self.entry}: {verb} in "{self.sentence}"'


def lexicon_self_test(lexicon: Lexicon | None = None, places: Places | None = None) -> tuple[ExampleFault, ...]:
    """Every example that does not hold; empty if all do.

    Args:
        lexicon: the lexicon to test; the English one that comes with the library by default.
        places: the names of places; those that come with the library by default.
    """
    tested = lexicon or bundled_lexicon("en")
    if tested is None:
        return ()
    known = places or bundled_places(tested.language)
    faults: list[ExampleFault] = []
    for number, entry in enumerate(tested.entries):
        if entry.where in SHARED and entry.frame is not None and tested.language != "en":
            continue  # the shared frames are tested by English sentences, their parts in each language
        for expected, sentences in ((True, entry.match), (False, entry.no_match)):
            faults.extend(
                ExampleFault(entry.id, entry.where, sentence, expected)
                for sentence in sentences
                if _found(tested, known, number, entry, sentence) is not expected
            )
    return tuple(faults)


def _found(lexicon: Lexicon, places: Places, number: int, entry: Entry, sentence: str) -> bool:
    normal = normal_text(sentence)
    here = (Stretch(0, len(normal.text), lexicon.language),)
    tokens = tokenise(normal, here, lambda _: lexicon.words)
    if entry.name == "currency":
        sums = money_mentions(tokens, lexicon.currencies, lexicon.words)
        return any(one.currency == (entry.value or None) for one in sums)
    part = Part(lexicon, places, 0, len(tokens.words))
    marks = Marks(tokens, (part,))
    if entry.frame is None and entry.kind == "cue":
        marks.look_for_parts(part, tokens.sentences)
    if entry.frame is not None:
        return any(cue.entry.id == entry.id for cue in framed(marks))
    return (lexicon.language, number) in marks.found
