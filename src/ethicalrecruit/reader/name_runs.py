"""Runs of words with capitals, of which names are made."""

from ethicalrecruit.domain.offer import Recruiter
from ethicalrecruit.reader.marks import Marks, Part
from ethicalrecruit.reader.name_run import Run, is_possessive, run_words
from ethicalrecruit.reader.name_words import NameWords
from ethicalrecruit.reader.tokens import END, Sentence

_LONGEST = 10
_MOST_LINKS = 3
_QUOTED = 6
_ALL_CAPITALS = 3
_SHORTEST = 4
_JOINS = frozenset(("&", "+"))
_AFTER_COMMA = frozenset(("inc", "ltd", "llc", "s", "lda", "ltda", "sa"))
_STOPS = frozenset((",", ":", "|", "-", "("))


class Runs(NameWords):
    """Finds runs in the sentences of one part of a text."""

    def __init__(self, marks: Marks, part: Part) -> None:
        super().__init__(marks, part)
        self._own_found: dict[Run, list[int]] = {}

    def from_left(self, first: int, end: int) -> Run | None:
        """The run that begins at a place, words such as "the" before it left out."""
        while first < end and (self.words[first] == '"' or self.is_lead(first)):
            first += 1
        if first >= end or not self.is_name_word(first):
            return None
        return self.trimmed(first, self.right(first + 1, opens=True))

    def ends_before(self, place: int, sentence: Sentence) -> bool:
        """Whether a run of the sentence may end before a place, or before a comma or quote that stands there."""
        if place - 1 < sentence.first:
            return False
        place -= self.words[place - 1] in (",", '"')
        return place > sentence.first and (self.is_name_word(place - 1) or self.is_form(place - 1, 1))

    def from_right(self, last: int, sentence: Sentence) -> Run | None:
        """The run that ends before a place and begins its sentence or clause; None if something else does."""
        if not self.ends_before(last, sentence):
            return None
        last -= self.words[last - 1] in (",", '"')
        first = self._left(last - 1, sentence.first)
        before = self.words[first - 1] if first > sentence.first else ""
        begins = first - 1 == sentence.first or not self.words[first - 2].isalnum()
        if before.isalnum() and not (self.is_lead(first - 1) and begins):
            return None
        return self.trimmed(first, last)

    def before(self, last: int, sentence: Sentence) -> Run | None:
        """The run that ends before a place, whatever stands before it."""
        if not self.ends_before(last, sentence):
            return None
        last -= self.words[last - 1] in (",", '"')
        return self.trimmed(self._left(last - 1, sentence.first), last)

    def around(self, first: int, last: int, sentence: Sentence, *, opens: bool) -> Run | None:
        """The run that holds the words between two places; ``opens``: whether any word may follow them."""
        start = self._left(first, sentence.first)
        form = self.is_class(first, "forms")
        if form and not self._own_words(Run(start, first)) and self.is_small_name(start - 1):
            start -= 1
        return self.trimmed(start, self.right(last, opens=opens))

    def may_be_institution(self, place: int) -> bool:
        """Whether a word of an institution may be part of a name: in English it needs a capital."""
        return self.part.lexicon.language != "en" or self.capital(place)

    def of_institution(self, first: int, last: int, sentence: Sentence) -> Run | None:
        """The name that holds a word of an institution; None if the words name nobody."""
        rows = self.vocabulary
        english = self.part.lexicon.language == "en"
        capital = self.capital(first)
        start = self._left(first, sentence.first) if capital else first
        if not english and not rows.nouns_have_capitals:
            start = first
            while capital and start > sentence.first and self.is_class(start - 1, "official"):
                start -= 1
        left = Run(start, first)
        if rows.nouns_have_capitals:
            joined = start < first and self.hyphen(first - 1)
            saint = self._named_by_saint(left)
            form = self.right(last, opens=True)
            alone = not joined and not saint
            if alone and first > sentence.first and self.is_noun(first - 1):
                return None  # "Nachtdienst Pflegeheim Leitung": nouns in a row are no name
            run = self.trimmed(first if alone and not self._official(left) else start, form)
        else:
            named = self._own_words(left)
            run = self.trimmed(start, self.right(last, opens=not named or not english, links=capital))
        if run is None:
            return None
        if not capital and not self._own_words(Run(last, run.last)):
            return None
        town = self._towns(run) and (
            self._official(run) or any(self.is_class(place, "takes_town") for place in run_words(run))
        )
        own = bool(self._own_words(run)) or (
            rows.nouns_have_capitals and run.first < first and self._named_by_saint(run)
        )
        if not own and not (capital and town):
            return None
        return run

    def names_somebody(self, run: Run, *, towns: bool) -> bool:
        """Whether a run holds a word that is nobody else's; with ``towns`` the name of a town will do."""
        return bool(self._own_words(run)) or (towns and self._towns(run))

    def is_somebody(self, run: Run, sentence: Sentence, *, strict: bool) -> bool:
        """Whether a run holds a word of its own, and its capitals are those of a name."""
        return self.names_somebody(run, towns=False) and self.is_proper(run, sentence, strict=strict)

    def may_stand_alone(self, run: Run) -> bool:
        """Whether one word with a capital, at the beginning of a sentence, may be a name by what is said of it."""
        word = self.words[run.first]
        return run.last - run.first == 1 and self.is_own(run.first) and len(word) >= _SHORTEST and self._is_rare(word)

    def is_never_small(self, run: Run) -> bool:
        """Whether a run is one word that may be a name and nowhere stands without a capital.

        Where all nouns have capitals, that tells nothing.
        """
        word = self.words[run.first]
        capitals = len(self.with_capitals.get(word, ()))
        return not self.vocabulary.nouns_have_capitals and self.may_stand_alone(run) and self.count(word) == capitals

    def may_be_company(self, run: Run) -> bool:
        """Whether a run may name a company that is said to place people."""
        if run.last - run.first == 1:
            return self.may_stand_alone(run)
        return self.names_somebody(run, towns=False) and self._is_rare(self.words[run.first])

    def is_body(self, run: Run) -> bool:
        """Whether a run ends with what only public bodies are called: "NHS Trust"."""
        ends = (place + self.vocabulary.at("bodies", self.words, place) for place in run_words(run))
        return any(end == run.last for place, end in zip(run_words(run), ends, strict=True) if end > place)

    def is_like_company(self, run: Run, sentence: Sentence) -> bool:
        """Whether a run is no person's name: it holds a word of companies, or a capital inside."""
        shared = any(self.is_tail(place) or self.is_class(place, "tails") for place in run_words(run))
        return shared or self.is_proper(Run(run.first, run.first + 1), sentence, strict=True)

    def _is_rare(self, word: str) -> bool:
        return "endings_of_nouns" not in self.vocabulary.classes(word)

    def kind(self, run: Run) -> Recruiter | None:
        """Which party a name tells by its own words; None if it does not."""
        kinds, words = self.vocabulary.kinds, self.words
        begun = frozenset().union(*map(kinds, words[run.first : run.last]))
        for name, whose in (("agencies", Recruiter.AGENCY), ("institutions", Recruiter.EMPLOYER)):
            if name in begun and any(self.vocabulary.at(name, words, place) for place in run_words(run)):
                return whose
        return None

    def is_proper(self, run: Run, sentence: Sentence, *, strict: bool = False) -> bool:
        """Whether capitals show a name: a capital inside, a legal form, several words, or one used so throughout.

        Args:
            run: the words.
            sentence: their sentence; the capital of its first word tells nothing.
            strict: whether several words with capitals are not enough.
        """
        own = self._own_words(run)
        for place in own:
            quote = self.tokens.quote(place, place + 1)
            inside = len(quote) >= _ALL_CAPITALS and any(char.isupper() for char in quote[1:])
            if inside and not (strict and quote.isupper()):
                return True
        if any(self.is_form(place, 1) for place in range(run.first, run.last)):
            return True
        if run.first > sentence.first and (not strict or self._ends_as_company(run)):
            return True
        goes_on = run.last < sentence.last and self.words[run.last].isalpha() and not self.capital(run.last)
        if not strict and (len(own) > 1 or (goes_on and self.kind(run) is Recruiter.AGENCY)):
            return True
        if not strict and run.last - run.first > 1 and (goes_on or run.last >= sentence.last or self._stops(run.last)):
            return all(self.capital(place) or self.is_class(place, "links") for place in run_words(run))
        return any(self.always_so(self.words[place]) for place in own)

    def _ends_as_company(self, run: Run) -> bool:
        """Whether the last of several words is one with which names of companies end."""
        return run.last - run.first > 1 and self.is_class(run.last - 1, "tails")

    def _stops(self, place: int) -> bool:
        """Whether a mark stands at a place, as after a name in a heading or before what it is said to be."""
        return self.words[place] in _STOPS

    def begins_clause(self, run: Run) -> bool:
        """Whether a run is one word with which a sentence begins, so that its capital tells nothing."""
        return run.first == self.marks.sentence_at(run.first).first and run.last - run.first == 1

    def _left(self, first: int, low: int) -> int:
        """Where a run begins that goes on at a place."""
        words = self.words
        while first > low or self.is_cut(first):
            before = first - 1 - self.is_cut(first)
            if words[before] == '"' and first - low > 1:
                before -= 1
            if words[before].startswith("'") and before > low:
                before -= 1
            if self.is_name_word(before):
                first = before
                continue
            links = before
            while links > low and before - links < _MOST_LINKS and self._links_back(links):
                links -= 1
            if links == before or not self.is_name_word(links) or self.is_lead(links):
                return first
            first = links
        return first

    def _links_back(self, place: int) -> bool:
        if self.words[place] in _JOINS or self.is_site(place):
            return True
        linked = self.is_class(place, "links") and not self.vocabulary.nouns_have_capitals
        return linked and not self.marks.word_is(place, "and")

    def is_site(self, place: int) -> bool:
        """Whether a word leads from the name of a company to that of its house: "Senior Care at Linden Court"."""
        if not self.is_class(place, "site_links") or place <= self.part.first:
            return False
        return self.is_class(place - 1, "before_site") and self.capital(place - 1)

    def right(self, last: int, *, opens: bool, links: bool = True) -> int:
        """The place after a run that goes on at a place.

        Args:
            last: the place.
            opens: whether any word with a capital goes on with it.
            links: whether small words such as "of" may stand in it.
        """
        words, rows, start = self.words, self.vocabulary, last
        while last < self.part.last and last - start < _LONGEST:
            word = words[last]
            comma = int(word == "," and last + 1 < self.part.last and words[last + 1] in _AFTER_COMMA)
            size = rows.at("forms", words, last + comma)
            if size and self.is_form(last + comma, size):
                last += comma + size
            elif (word[0].isdigit() and self.glued(last)) or (opens and is_possessive(word)):
                last += 1
            elif self.is_name_word(last):
                if not opens and not self.is_tail(last):
                    break
                last += 1
            else:
                after = self._after_joint(last, opens=opens, links=links)
                if after == last:
                    break
                last = after
        return last

    def _after_joint(self, place: int, *, opens: bool, links: bool) -> int:
        """The place after quoted words, or after small words and the capital they lead to; the same place if none."""
        words, end = self.words, self.part.last
        if opens and words[place] == '"':
            quoted = range(place + 1, min(place + _QUOTED, end))
            closing = next((at for at in quoted if words[at] == '"'), 0)
            return closing + 1 if closing and self.is_name_word(place + 1) else place
        after = place
        while after < end and after - place < _MOST_LINKS and self._links_on(after, links=links):
            after += 1
        goes_on = (
            place < after < end
            and self.is_name_word(after)
            and (opens or words[place] in _JOINS or self.is_site(place))
        )
        return after + 1 if goes_on else place

    def _links_on(self, place: int, *, links: bool) -> bool:
        word, rows = self.words[place], self.vocabulary
        classes = rows.classes(word)
        return (
            word in _JOINS
            or self.is_site(place)
            or (links and "links" in classes)
            or "saints" in classes
            or ("official" in classes and not rows.nouns_have_capitals)
        )

    def trimmed(self, first: int, last: int) -> Run | None:
        """The run without words at its ends that do not belong to it."""
        words = self.words
        while first < last and (self.is_lead(first) or (not words[first][0].isalnum() and words[first] != '"')):
            first += 1
        while last > first and words[last - 1] == END:
            last -= 1
        if words[first:last].count('"') == 1:
            first, last = first + (words[first] == '"'), last - (words[last - 1] == '"')
        return Run(first, last) if first < last else None

    def _own_words(self, run: Run) -> list[int]:
        """The words of a run that name somebody."""
        found = self._own_found.get(run)
        if found is None:
            found = self._own_found[run] = self._find_own(run)
        return found

    def _find_own(self, run: Run) -> list[int]:
        own = [place for place in run_words(run) if self.is_own(place)]
        if run.first not in own[:1] and self._has_form(run) and self.is_own(run.first, small=True):
            own.insert(0, run.first)
        return own

    def _has_form(self, run: Run) -> bool:
        return any(self.is_form(place, 1) for place in range(run.first + 1, run.last))

    def _towns(self, run: Run) -> bool:
        return any(self.named_places.get(place, False) for place in run_words(run))

    def _official(self, run: Run) -> bool:
        return any(self.is_class(place, "official") and self.capital(place) for place in run_words(run))

    def _named_by_saint(self, run: Run) -> bool:
        return any(self.is_class(place, "saints") for place in run_words(run))
