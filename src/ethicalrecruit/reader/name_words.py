"""The words of one part of a text, as names are made of them: which have capitals, and which name nobody."""

from collections import Counter
from collections.abc import Callable, Iterator
from functools import cached_property
from itertools import compress

from ethicalrecruit.reader.marks import Marks, Part
from ethicalrecruit.reader.organisations import vocabulary
from ethicalrecruit.reader.tokens import END, Sentence

_SHORT_FORM = 3
_LOWER_FORMS = frozenset(("ggmbh", "sp", "e"))
_NOT_SMALL_NAMES = frozenset(("breaks", "general", "leads", "links", "official"))
_TAILS = frozenset(("general", "official", "agencies", "institutions"))


class NameWords:
    """What each word of a part is to a name.

    Attributes:
        marks: the marks of the text.
        words: its words.
        vocabulary: the words by which names are told in the language of the part.
    """

    def __init__(self, marks: Marks, part: Part) -> None:
        self.marks = marks
        self.tokens = marks.tokens
        self.words = marks.tokens.words
        self.part = part
        self.vocabulary = vocabulary(part.lexicon.language)

    def anchored(self) -> Iterator[tuple[Sentence, list[int]]]:
        """The places at which a name, or what stands beside one, may begin, by sentence."""
        first, last = self.part.first, self.part.last
        sentences, sentence_of = self.tokens.sentences, self.tokens.sentence_of
        places: list[int] = []
        for place in compress(range(first, last), self.vocabulary.anchors(self.words[first:last])):
            if places and sentence_of[places[0]] != sentence_of[place]:
                yield sentences[sentence_of[places[0]]], places
                places = []
            places.append(place)
        if places:
            yield sentences[sentence_of[places[0]]], places

    @cached_property
    def capitals(self) -> list[int]:
        """The places of the part at which a word begins with a capital letter."""
        return self.tokens.capitals(self.part.first, self.part.last)

    @cached_property
    def _capitals(self) -> frozenset[int]:
        return frozenset(self.capitals)

    def _capitals_with(self, fits: Callable[[str], bool]) -> Iterator[int]:
        """The places of the words with capitals of which something holds."""
        return compress(self.capitals, map(fits, map(self.words.__getitem__, self.capitals)))

    @cached_property
    def with_capitals(self) -> dict[str, list[int]]:
        """The places at which each word begins with a capital."""
        places: dict[str, list[int]] = {}
        for place in self.capitals:
            places.setdefault(self.words[place], []).append(place)
        return places

    @cached_property
    def _counts(self) -> Counter[str]:
        return Counter(self.words[self.part.first : self.part.last])

    @cached_property
    def _jobs(self) -> frozenset[int]:
        """The tokens that belong to an occupation."""
        part = self.part
        terms = (
            term for slot in ("occupation", "other_job") for term in self.marks.terms_of(slot, part.first, part.last)
        )
        return frozenset(place for term in terms for place in range(term.first, term.last))

    @cached_property
    def named_places(self) -> dict[int, bool]:
        """The tokens that belong to the name of a place, and whether it is a town."""
        found = self.marks.places_in(self.part.first, self.part.last)
        return {place: one.city for one in found for place in range(one.first, one.last)}

    @cached_property
    def _name_words(self) -> frozenset[int]:
        """The places of the part that are words of names."""
        found = set(self._capitals_with(self.vocabulary.fits_names))
        if "before_lady" in self.vocabulary.rows:
            found.update(filter(self._is_lady, self.capitals))
        return frozenset(found - self._jobs)

    @cached_property
    def _own(self) -> frozenset[int]:
        """The places of the part with a capital whose words may be nobody else's."""
        return frozenset(set(self._capitals_with(self.vocabulary.names_somebody)) - self.named_places.keys())

    def is_class(self, place: int, name: str) -> bool:
        """Whether the word at a place belongs to a class of the vocabulary."""
        return name in self.vocabulary.classes(self.words[place])

    def capital(self, place: int) -> bool:
        """Whether a word begins with a capital letter."""
        if self.part.first <= place < self.part.last:
            return place in self._capitals
        return bool(self.tokens.capitals(place, place + 1))

    def count(self, word: str) -> int:
        """How often a word stands in the part."""
        return self._counts[word]

    def is_in_capitals(self, sentence: Sentence) -> bool:
        """Whether a whole sentence is written in capitals, so that they tell nothing."""
        return self.tokens.quote(sentence.first, sentence.last).isupper()

    def following(self, sentence: Sentence) -> Sentence | None:
        """The next sentence, if it is the next line of the same paragraph and of this part."""
        number = self.tokens.sentence_of[sentence.first] + 1
        if number >= len(self.tokens.sentences):
            return None
        following = self.tokens.sentences[number]
        near = following.line <= sentence.line + 1 and following.first < self.part.last
        return following if near else None

    def is_form(self, place: int, size: int) -> bool:
        """Whether a legal form is written as one: "AG", "Ltd", "S.L."; "limited places" is none."""
        word = self.words[place]
        if size == 1 and not self.is_class(place, "forms"):
            return False
        quote = self.tokens.quote(place, place + size)
        if size > 1 or len(word) < _SHORT_FORM or word in ("sas", "slu", "sasu"):
            return quote.isupper() or word in _LOWER_FORMS or (size > 1 and quote[:1].isupper() and len(word) > 1)
        if word == "limited" and place + 1 < len(self.words) and self.words[place + 1].isalpha():
            return self.capital(place) and not self.capital(place + 1)
        return self.capital(place) or word in _LOWER_FORMS

    def is_name_word(self, place: int) -> bool:
        """Whether a word has a capital and is no job and none that no name holds."""
        if self.part.first <= place < self.part.last:
            return place in self._name_words
        fits = self.vocabulary.fits_names(self.words[place]) or self._is_lady(place)
        return fits and self.capital(place) and place not in self._jobs

    def _is_lady(self, place: int) -> bool:
        """Whether a word that no name holds is part of one after another: "Nuestra Se\u00f1ora"."""
        lady = place > 0 and self.is_class(place - 1, "before_lady") and self.words[place][0].isalpha()
        return lady and self.capital(place - 1)

    def is_own(self, place: int, *, small: bool = False) -> bool:
        """Whether a word may be nobody else's; with ``small`` it may stand without a capital."""
        if self.part.first <= place < self.part.last and not small:
            return place in self._own
        named = self.vocabulary.names_somebody(self.words[place]) and place not in self.named_places
        return named and (small or self.capital(place))

    def is_lead(self, place: int) -> bool:
        """Whether a word leads to a name and is no part of it, such as "the"."""
        classes = self.vocabulary.classes(self.words[place])
        if "leads" not in classes:
            return False
        # "Grupo Norvia", "Agencja Opieki": a noun with a capital before a name belongs to it
        head = "heads" in classes and place + 1 < self.part.last and self.capital(place)
        return not (head and self.is_name_word(place + 1))

    def is_noun(self, place: int) -> bool:
        """Whether a word has a capital, and neither leads to a name nor is an official word."""
        word, classes = self.words[place], self.vocabulary.classes(self.words[place])
        return word.isalpha() and self.capital(place) and "leads" not in classes and "official" not in classes

    def is_small_name(self, place: int) -> bool:
        """Whether a word in small letters before a legal form is a name that is written so."""
        word = self.words[place] if place >= 0 else ""
        classes = self.vocabulary.classes(word)
        return len(word) >= _SHORT_FORM and word.isalpha() and _NOT_SMALL_NAMES.isdisjoint(classes)

    def is_tail(self, place: int) -> bool:
        """Whether a word goes on with a name that has its own word already."""
        return not _TAILS.isdisjoint(self.vocabulary.classes(self.words[place]))

    def always_so(self, word: str) -> bool:
        """Whether a word occurs again, has a capital wherever it occurs, and not only at the beginning of sentences."""
        if self.vocabulary.nouns_have_capitals or len(word) < _SHORT_FORM:
            return False
        places = self.with_capitals.get(word, ())
        inside = any(self.marks.sentence_at(place).first != place for place in places)
        return self.count(word) == len(places) > 1 and inside

    def glued(self, place: int) -> bool:
        """Whether a token follows the one before it without a blank."""
        return place > 0 and self.tokens.starts[place] == self.tokens.ends[place - 1]

    def hyphen(self, place: int) -> bool:
        """Whether a hyphen joins a word and the next one."""
        start, end = self.tokens.ends[place], self.tokens.starts[place + 1]
        return self.tokens.normal.text[start:end] == "-"

    def is_cut(self, place: int) -> bool:
        """Whether a word with a capital inside was taken for the end of one sentence and the beginning of another."""
        tokens = self.tokens
        return place > 1 and self.words[place - 1] == END and tokens.ends[place - 2] == tokens.starts[place]
