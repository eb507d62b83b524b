"""Where the work is."""

from functools import cached_property

from ethicalrecruit.domain.offer import Destination
from ethicalrecruit.frozen import dataclass
from ethicalrecruit.reader.addresses import address_mentions
from ethicalrecruit.reader.circumstances import Passage
from ethicalrecruit.reader.draft import Draft
from ethicalrecruit.reader.marks import Cue, Marks
from ethicalrecruit.reader.organisations import vocabulary
from ethicalrecruit.reader.place_mentions import PlaceMention, covered
from ethicalrecruit.reader.tokens import Sentence
from ethicalrecruit.values.grades import Confidence

_SHORT_LINE = 7
_NEAR_OTHERS = 4
_OFTEN = 3
_TIMES = 2
_WITH_STATES = frozenset(("US", "CA"))
# Languages spoken at home in few countries: a town elsewhere is no agency's seat.
_AT_HOME = {"pl": frozenset(("PL",)), "ro": frozenset(("RO", "MD"))}


@dataclass(frozen=True, slots=True)
class _Sight:
    """Words that place the work in a country, and the nation they name inside it, if any."""

    country: str
    nations: tuple[str, ...]
    first: int
    last: int
    city: bool = False


class DestinationReader:
    """Gathers what a text says of the place of work."""

    def __init__(self, marks: Marks, draft: Draft, aimed_at: frozenset[int]) -> None:
        self.marks = marks
        self.draft = draft
        self.aimed_at = aimed_at
        self.said: list[_Sight] = []
        self.implied: list[_Sight] = []
        self.likely: list[_Sight] = []
        self.alone: list[PlaceMention] = []
        self.weak: list[_Sight] = []
        self._sends_abroad = False

    def read(self, passages: tuple[Passage, ...]) -> str | None:
        """Write the destination into the draft; gives its country."""
        self._sends_abroad = any(self.marks.says(one.sentence, "abroad") for one in passages)
        for passage in passages:
            for cue in self.marks.in_sentence(passage.sentence, "destination"):
                self._cue(passage, cue)
            self._short_line(passage)
        if not (self.said or self.implied or self.likely):
            self.likely.extend(
                _Sight(one.country, (), one.first, one.last) for one in address_mentions(self.marks.tokens)
            )
        self.said = self.said or self.weak
        confidence = Confidence.HIGH if self.said else Confidence.MEDIUM
        lines = self._of_lines()
        # There is a Bristol in Connecticut too: a country on a line of its own stands beside a town's
        countries = [sight for sight in lines if not sight.city]
        towns_only = all(sight.city for sight in self.said)
        sights = ((countries or self._state()) if towns_only else []) + self.said
        sights = sights or lines or self._implied() or self._seat() or self._only_one()
        if sights:
            return self._write(sights, confidence)
        for place in self.alone:
            self.draft.leave_open("destination.country", place.first, place.last)
        return None

    def _state(self) -> list[_Sight]:
        """A state of North America beside a town of England: "US, CT" and "Bristol Hospital"."""
        here = {sight.country for sight in self.said}
        return [
            _Sight(one.country, (), one.first, one.last)
            for one in address_mentions(self.marks.tokens)
            if here and one.country in _WITH_STATES and one.country not in here
        ]

    def _implied(self) -> list[_Sight]:
        """What health services and regulators stand for; people of a country addressed know those of their own."""
        codes = self._codes_aimed_at()
        if self.implied and self._sends_abroad:
            # "prawo wykonywania zawodu" is asked of those who go to Germany too
            self.implied = [sight for sight in self.implied if sight.country not in self._home(sight.first)]
        return [sight for sight in self.implied if sight.country not in codes] or (
            []
            if len({code for place in self.marks.places for code in place.countries()} - codes) == 1
            else self.implied
        )

    def _home(self, place: int) -> frozenset[str]:
        """Where the language of a sentence is spoken at home, if in few countries."""
        return _AT_HOME.get(self.marks.sentence_at(place).language, frozenset())

    def _codes_aimed_at(self) -> frozenset[str]:
        return frozenset(
            code for place in self.marks.places if place.first in self.aimed_at for code in place.countries()
        )

    def _only_one(self) -> list[_Sight]:
        """The one country that a text speaks of, or the one it names again and again, where nothing else tells more.

        Countries whose people are addressed are left out, and so are places of schools, banks, offices and the like.
        """
        marks, addressed = self.marks, self._codes_aimed_at()
        abroad = self._sends_abroad
        found: dict[str, list[PlaceMention]] = {}
        for place in marks.places:
            if place.slot == "country" and place.first not in self.aimed_at and not self._is_of_others(place):
                for code in place.countries():
                    found.setdefault(code, []).append(place)
        addressed |= self._sources
        found = {code: places for code, places in found.items() if code not in addressed}
        weights = {code: sum(self._weight(place) for place in places) for code, places in found.items()}
        ranked = sorted(found, key=lambda code: -weights[code])
        if not ranked:
            return []
        best = found[ranked[0]]
        often = weights[ranked[0]] >= max(_OFTEN, _TIMES * weights[ranked[1]]) if len(ranked) > 1 else True
        # Where a text speaks of going abroad, a town alone may be where the agency sits.
        home = self._home(best[0].first)
        at_seat = abroad and all(place.city for place in best) and (not home or ranked[0] in home)
        if not often or at_seat:
            for code in ranked:
                self.draft.leave_open("destination.country", found[code][0].first, found[code][0].last)
            return []
        return [_Sight(ranked[0], place.nations(), place.first, place.last, city=place.city) for place in best]

    def _weight(self, place: PlaceMention) -> int:
        """How much a place speaks for itself: "in Singapore" more than a name in a list."""
        before = place.first - 2 if self.marks.word_is(place.first - 1, "the") else place.first - 1
        inside = self.marks.word_is(before, "before_home") and not self.marks.word_is(before, "from")
        return 2 if inside else 1

    @cached_property
    def _sources(self) -> frozenset[str]:
        """The countries that workers are said to come from."""
        found = {code for place in self.marks.places if self._is_where_from(place) for code in place.countries()}
        ways_home: dict[str, int] = {}
        for place in self.marks.places:
            cues = self.marks.in_sentence(self.marks.sentence_at(place.first), "origin_only")
            home = any(cue.entry.value == "way_home" and cue.first <= place.first < cue.last for cue in cues)
            for code in place.countries():
                ways_home[code] = ways_home.get(code, 0) + (1 if home else -1)
        # "passage back to Nepal": at least as often as it is named otherwise
        return frozenset(found | {code for code, more in ways_home.items() if more >= 0})

    def _is_where_from(self, place: PlaceMention) -> bool:
        """Whether workers come from a place, where the word for it may also mean "of": "lucr\u0103tori din Nepal"."""
        marks, first = self.marks, place.first - 1
        if not marks.word_is(first, "from_or_of") or not marks.word_is(first, "from") or first < 1:
            return False
        return "people" in vocabulary(marks.sentence_at(first).language).classes(marks.tokens.words[first - 1])

    def _is_of_others(self, place: PlaceMention) -> bool:
        """Whether a place belongs to somebody else: a school, a bank, an embassy, people who come from there."""
        marks = self.marks
        sentence = marks.sentence_at(place.first)
        if not marks.can_be_read(sentence) or marks.says(sentence, "advice", "story"):
            return True
        if not marks.tokens.quote(place.first, place.last)[:1].isupper():
            return True  # Polish writes "polska agencja" like the country
        others = marks.in_sentence(sentence, "origin_only", "newspaper", "office", "not_aimed", "not_there")
        if covered(place, others):
            return True
        words, rows = marks.tokens.words, vocabulary(sentence.language)
        if marks.word_is(place.first - 1, "from") and not marks.word_is(place.first - 1, "from_or_of"):
            return True
        near = range(max(place.first - _NEAR_OTHERS, sentence.first), min(place.last + 1, sentence.last))
        # a bank nurse and a school nurse work there
        return any(rows.at("others", words, at) and not marks.terms_of("occupation", at, at + 2) for at in near)

    def _seat(self) -> list[_Sight]:
        """The seat of an agency that recruits, where the text does not speak of going abroad."""
        if not self._sends_abroad:
            return self.likely
        for sight in self.likely:
            self.draft.leave_open("destination.country", sight.first, sight.last)
        return []

    def _cue(self, passage: Passage, cue: Cue) -> None:
        if cue.entry.value == "likely":
            for place in self.marks.places_in(cue.first, cue.last)[:1]:
                codes = place.countries()
                self.likely.extend(_Sight(code, place.nations(), cue.first, place.last) for code in codes)
            return
        if cue.entry.value != "strong":
            # a health service or regulator stands for its country
            self.implied.append(_Sight(cue.entry.value, (), cue.first, cue.last))
            return
        # "Work in Spain" may be told of those who did; where it is all that is said, it tells the place
        others = [
            one
            for one in self.marks.in_sentence(passage.sentence, "origin_only", "newspaper")
            if one.effect == "newspaper" or not cue.first <= one.first < cue.last
        ]
        places = [one for one in self.marks.places_in(cue.first, cue.last) if not self._is_aimed_at(passage, one)]
        # "jobs for people in X … in Y": the last place is the place of work
        for place in places[-1:] if "last_place" in cue.entry.reads else places[:1]:
            if covered(place, others):
                continue
            if not place.is_certain:
                self.alone.append(place)
            first, last = min(place.first, cue.first), max(place.last, cue.last)
            # "Nurses in Portugal: a hospital in Spain hires": the first are those addressed
            people = self.marks.terms_of("occupation", cue.first, cue.first + 1) and first == cue.first
            sights = self.weak if people else self.said
            sights.extend(_Sight(code, place.nations(), first, last, city=place.city) for code in place.countries())

    def _is_aimed_at(self, passage: Passage, place: PlaceMention) -> bool:
        """Whether people of a place are addressed; the seat of a post or of a hospital is where the work is."""
        if place.first not in self.aimed_at:
            return False
        marks, sentence = self.marks, passage.sentence
        if covered(place, marks.in_sentence(sentence, "target")):
            return True
        rows = vocabulary(sentence.language)
        before = range(sentence.first, place.first)
        words = marks.tokens.words
        at_work = any(rows.at("institutions", words, at) or rows.at("posts", words, at) for at in before)
        return not at_work or any(rows.at("others", words, at) or rows.at("agency_nouns", words, at) for at in before)

    def _short_line(self, passage: Passage) -> None:
        """A place on a short line of its own is most often where the job is, unless the line asks."""
        sentence = passage.sentence
        if passage.asked or sentence.last - sentence.first > _SHORT_LINE or not self._has_own_line(sentence):
            return
        if not self.marks.says(sentence, "office", "not_aimed"):
            places = self.marks.places_in(sentence.first, sentence.last)
            papers = self.marks.in_sentence(sentence, "newspaper", "not_there")
            self.alone.extend(
                one
                for one in places
                if one.first not in self.aimed_at
                and one.slot == "country"
                and not covered(one, papers)
                and not self.marks.word_is(one.first - 1, "from")
            )

    def _has_own_line(self, sentence: Sentence) -> bool:
        """Whether nothing else stands on the line of a sentence, or it is the first of the text, as titles are."""
        sentences, number = self.marks.tokens.sentences, self.marks.tokens.sentence_of[sentence.first]
        if not number:
            return True
        before, after = sentences[number - 1], sentences[number + 1 : number + 2]
        return before.line != sentence.line and not any(one.line == sentence.line for one in after)

    def _of_lines(self) -> list[_Sight]:
        hinted = [sight.country for sight in self.implied]
        return [
            _Sight(code, place.nations(), place.first, place.last, city=place.city)
            for place in self.alone
            for code in place.countries() or tuple(code for code in hinted if place.may_be(code))
            if code not in self._sources
        ]

    def _write(self, sights: list[_Sight], confidence: Confidence) -> str:
        codes = list(dict.fromkeys(sight.country for sight in sights))
        country = codes[0]
        named = [sight for sight in sights + self._of_lines() if sight.country == country and sight.nations]
        nations = {nation for sight in named for nation in sight.nations if nation[:2] == country}
        nation = nations.pop() if len(nations) == 1 and len(codes) == 1 else None
        self.draft.fields["destination"] = Destination(country=country, nation=nation)
        for code in codes:
            sight = next(one for one in sights if one.country == code)
            readings = () if code == country else (code,)
            self.draft.observe("destination.country", sight.first, sight.last, readings=readings, confidence=confidence)
        if nation is not None:
            self.draft.observe("destination.nation", named[0].first, named[0].last, confidence=confidence)
        return country
