"""Runs of words with capitals, of which names are made."""

from functools import cached_property

from ethicalrecruit.domain.offer import Recruiter
from ethicalrecruit.reader.marks import Marks, Part
from ethicalrecruit.reader.name_run import Run, is_possessive, run_words
from ethicalrecruit.reader.organisations import vocabulary
from ethicalrecruit.reader.tokens import END, Sentence

_LONGEST = 10
_SHORT_FORM = 3
_MOST_LINKS = 3
_QUOTED = 6
_ALL_CAPITALS = 3
_JOINS = frozenset(("&", "+"))
_AFTER_COMMA = frozenset(("inc", "ltd", "llc", "s"))
_STOPS = frozenset((",", ":", "|", "-"))
_LOWER_FORMS = frozenset(("ggmbh", "sp"))


class Runs:
    """Finds runs in the sentences of one part of a text.

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

    def anchors(self, sentence: Sentence) -> list[int]:
        """The places of a sentence at which a name, or what stands beside one, may begin."""
        words, known, endings = self.words, self.vocabulary.anchors, self.vocabulary.endings
        places = self.tokens.places_of(known, sentence.first, sentence.last)
        if endings:
            more = (place for place in range(sentence.first, sentence.last) if words[place].endswith(endings))
            places = sorted({*places, *more})
        return places

    def capital(self, place: int) -> bool:
        """Whether a word begins with a capital letter."""
        return bool(self.tokens.capitals(place, place + 1))

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

    def from_left(self, first: int, end: int) -> Run | None:
        """The run that begins at a place, words such as "the" before it left out."""
        while first < end and (self.words[first] == '"' or self._is_lead(first)):
            first += 1
        if first >= end or not self.is_name_word(first):
            return None
        return self.trimmed(first, self.right(first + 1, opens=True))

    def from_right(self, last: int, sentence: Sentence) -> Run | None:
        """The run that ends before a place and begins its sentence or clause; None if something else does."""
        if last - 1 < sentence.first:
            return None
        last -= self.words[last - 1] in (",", '"')
        if last - 1 < sentence.first or not (self.is_name_word(last - 1) or self.is_form(last - 1, 1)):
            return None
        first = self._left(last - 1, sentence.first)
        before = self.words[first - 1] if first > sentence.first else ""
        begins = first - 1 == sentence.first or not self.words[first - 2].isalnum()
        if before.isalnum() and not (self._is_lead(first - 1) and begins):
            return None
        return self.trimmed(first, last)

    def around(self, first: int, last: int, sentence: Sentence, *, opens: bool) -> Run | None:
        """The run that holds the words between two places; ``opens``: whether any word may follow them."""
        start = self._left(first, sentence.first)
        form = self.words[first] in self.vocabulary["forms"]
        if form and not self._own_words(Run(start, first)) and self._is_small_name(start - 1):
            start -= 1
        return self.trimmed(start, self.right(last, opens=opens))

    def of_institution(self, first: int, last: int, sentence: Sentence) -> Run | None:
        """The name that holds a word of an institution; None if the words name nobody."""
        rows, words = self.vocabulary, self.words
        english = self.part.lexicon.language == "en"
        capital = self.capital(first)
        if english and not capital:
            return None
        start = self._left(first, sentence.first) if capital else first
        if not english and not rows.nouns_have_capitals:
            start = first
            while capital and start > sentence.first and words[start - 1] in rows["official"]:
                start -= 1
        left = Run(start, first)
        if rows.nouns_have_capitals:
            joined = start < first and self._hyphen(first - 1)
            saint = any(words[place] in rows["saints"] for place in range(start, first))
            form = self.right(last, opens=True)
            alone = not joined and not saint
            if alone and first > sentence.first and self._is_noun(first - 1):
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
            self._official(run) or any(words[place] in rows["takes_town"] for place in range(run.first, run.last))
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

    def is_form(self, place: int, size: int) -> bool:
        """Whether a legal form is written as one: "AG", "Ltd", "S.L."; "limited places" is none."""
        word = self.words[place]
        if word not in self.vocabulary["forms"] and size == 1:
            return False
        quote = self.tokens.quote(place, place + size)
        if size > 1 or len(word) < _SHORT_FORM or word in ("sas", "slu", "sasu"):
            return quote.isupper() or word in _LOWER_FORMS or (size > 1 and quote[:1].isupper() and len(word) > 1)
        if word == "limited" and place + 1 < len(self.words) and self.words[place + 1].isalpha():
            return self.capital(place) and not self.capital(place + 1)
        return self.capital(place) or word in _LOWER_FORMS

    def kind(self, run: Run) -> Recruiter | None:
        """Which party a name tells by its own words; None if it does not."""
        for name, whose in (("agencies", Recruiter.AGENCY), ("institutions", Recruiter.EMPLOYER)):
            if any(self.vocabulary[name].at(self.words, place) for place in range(run.first, run.last)):
                return whose
        return None

    def is_proper(self, run: Run, sentence: Sentence, *, strict: bool = False) -> bool:
        """Whether capitals show a name: a capital inside, a legal form, several words, or one used so throughout.

        Args:
            run: the words.
            sentence: their sentence; the capital of its first word tells nothing.
            strict: whether several words with capitals are not enough.
        """
        for place in self._own_words(run):
            quote = self.tokens.quote(place, place + 1)
            inside = len(quote) >= _ALL_CAPITALS and any(char.isupper() for char in quote[1:])
            if inside and not (strict and quote.isupper()):
                return True
        own = self._own_words(run)
        if any(self.is_form(place, 1) for place in range(run.first, run.last)):
            return True
        if run.first > sentence.first and (not strict or self._ends_as_company(run)):
            return True
        goes_on = run.last < sentence.last and self.words[run.last].isalpha() and not self.capital(run.last)
        if not strict and (len(own) > 1 or (goes_on and self.kind(run) is Recruiter.AGENCY)):
            return True
        if not strict and run.last - run.first > 1 and (goes_on or run.last >= sentence.last or self._stops(run.last)):
            return all(self.capital(place) or self.words[place] in self.vocabulary["links"] for place in run_words(run))
        return any(self._always_so(self.words[place]) for place in own)

    def _ends_as_company(self, run: Run) -> bool:
        """Whether the last of several words is one with which names of companies end."""
        return run.last - run.first > 1 and self.words[run.last - 1] in self.vocabulary["tails"]

    def _stops(self, place: int) -> bool:
        """Whether a mark stands at a place, as after a name in a heading or before what it is said to be."""
        return self.words[place] in _STOPS

    def begins_clause(self, run: Run) -> bool:
        """Whether a run is one word with which a sentence begins, so that its capital tells nothing."""
        return run.first == self.marks.sentence_at(run.first).first and run.last - run.first == 1

    def _always_so(self, word: str) -> bool:
        """Whether a word occurs again, has a capital wherever it occurs, and not only at the beginning of sentences."""
        if self.vocabulary.nouns_have_capitals or len(word) < _SHORT_FORM:
            return False
        places = self.places_of(word)
        inside = [place for place in places if self.marks.sentence_at(place).first != place]
        return len(places) > 1 and bool(inside) and all(self.capital(place) for place in places)

    def places_of(self, word: str) -> list[int]:
        """The places of a word in the part."""
        return self.tokens.places_of((word,), self.part.first, self.part.last)

    def with_capitals(self) -> dict[str, list[int]]:
        """The places at which each word begins with a capital."""
        places: dict[str, list[int]] = {}
        for place in self.tokens.capitals(self.part.first, self.part.last):
            places.setdefault(self.words[place], []).append(place)
        return places

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

    def _is_noun(self, place: int) -> bool:
        word, rows = self.words[place], self.vocabulary
        return word.isalpha() and self.capital(place) and not (word in rows["leads"] or word in rows["official"])

    def _is_lead(self, place: int) -> bool:
        word = self.words[place]
        if word not in self.vocabulary["leads"]:
            return False
        # "Grupo Norvia", "Agencja Opieki": a noun with a capital before a name belongs to it
        head = word in self.vocabulary["heads"] and self.capital(place) and place + 1 < self.part.last
        return not (head and self.is_name_word(place + 1))

    def is_name_word(self, place: int) -> bool:
        """Whether a word has a capital and is no job and none that no name holds."""
        word = self.words[place]
        return (
            word[0].isalpha()
            and (word not in self.vocabulary["breaks"] or self._is_lady(place))
            and self.capital(place)
            and place not in self._jobs
        )

    def _is_lady(self, place: int) -> bool:
        """Whether a word that no name holds is part of one after another: "Nuestra Se\u00f1ora"."""
        return place > 0 and self.words[place - 1] in self.vocabulary["before_lady"] and self.capital(place - 1)

    def _is_small_name(self, place: int) -> bool:
        """Whether a word in small letters before a legal form is a name that is written so."""
        word, rows = self.words[place] if place >= 0 else "", self.vocabulary
        known = ("breaks", "general", "leads", "links", "official")
        return len(word) >= _SHORT_FORM and word.isalpha() and not any(word in rows[name] for name in known)

    def _glued(self, place: int) -> bool:
        """Whether a token follows the one before it without a blank."""
        return place > 0 and self.tokens.starts[place] == self.tokens.ends[place - 1]

    def _hyphen(self, place: int) -> bool:
        """Whether a hyphen joins a word and the next one."""
        start, end = self.tokens.ends[place], self.tokens.starts[place + 1]
        return self.tokens.normal.text[start:end] == "-"

    def _is_cut(self, place: int) -> bool:
        """Whether a word with a capital inside was taken for the end of one sentence and the beginning of another."""
        tokens = self.tokens
        return place > 1 and self.words[place - 1] == END and tokens.ends[place - 2] == tokens.starts[place]

    def _left(self, first: int, low: int) -> int:
        """Where a run begins that goes on at a place."""
        words = self.words
        while first > low or self._is_cut(first):
            before = first - 1 - self._is_cut(first)
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
            if links == before or not self.is_name_word(links) or self._is_lead(links):
                return first
            first = links
        return first

    def _links_back(self, place: int) -> bool:
        word = self.words[place]
        if word in _JOINS:
            return True
        return (
            not self.vocabulary.nouns_have_capitals
            and word in self.vocabulary["links"]
            and not self.marks.word_is(place, "and")
        )

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
            size = rows["forms"].at(words, last + comma)
            if size and self.is_form(last + comma, size):
                last += comma + size
            elif (word[0].isdigit() and self._glued(last)) or (opens and is_possessive(word)):
                last += 1
            elif self.is_name_word(last):
                if not opens and not self._is_tail(last):
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
        goes_on = place < after < end and self.is_name_word(after) and (opens or words[place] in _JOINS)
        return after + 1 if goes_on else place

    def _links_on(self, place: int, *, links: bool) -> bool:
        word, rows = self.words[place], self.vocabulary
        return (
            word in _JOINS
            or (links and word in rows["links"])
            or word in rows["saints"]
            or (word in rows["official"] and not rows.nouns_have_capitals)
        )

    def _is_tail(self, place: int) -> bool:
        """Whether a word goes on with a name that has its own word already."""
        rows, word = self.vocabulary, self.words[place]
        return any(word in rows[name] for name in ("general", "official", "agencies", "institutions"))

    def trimmed(self, first: int, last: int) -> Run | None:
        """The run without words at its ends that do not belong to it."""
        words = self.words
        while first < last and (self._is_lead(first) or (not words[first][0].isalnum() and words[first] != '"')):
            first += 1
        while last > first and words[last - 1] == END:
            last -= 1
        if words[first:last].count('"') == 1:
            first, last = first + (words[first] == '"'), last - (words[last - 1] == '"')
        return Run(first, last) if first < last else None

    def _own_words(self, run: Run) -> list[int]:
        """The words of a run that name somebody."""
        rows, words = self.vocabulary, self.words
        return [
            place
            for place in range(run.first, run.last)
            if len(words[place]) > 1
            and words[place][0].isalpha()
            and (self.capital(place) or (place == run.first and self._has_form(run)))
            and place not in self.named_places
            and words[place] not in rows["forms"].first_words
            and not any(
                words[place] in rows[name]
                for name in ("general", "official", "institutions", "agencies", "leads", "saints", "links")
            )
        ]

    def _has_form(self, run: Run) -> bool:
        return any(self.is_form(place, 1) for place in range(run.first + 1, run.last))

    def _towns(self, run: Run) -> bool:
        return any(self.named_places.get(place, False) for place in range(run.first, run.last))

    def _official(self, run: Run) -> bool:
        rows = self.vocabulary["official"]
        return any(self.words[place] in rows and self.capital(place) for place in range(run.first, run.last))

    def _named_by_saint(self, run: Run) -> bool:
        return any(self.words[place] in self.vocabulary["saints"] for place in range(run.first, run.last))
