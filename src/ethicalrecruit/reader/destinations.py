"""Where the work is."""

from dataclasses import dataclass

from ethicalrecruit.domain.offer import Destination
from ethicalrecruit.reader.addresses import address_mentions
from ethicalrecruit.reader.circumstances import Passage
from ethicalrecruit.reader.draft import Draft
from ethicalrecruit.reader.marks import Cue, Marks
from ethicalrecruit.reader.place_mentions import PlaceMention, covered
from ethicalrecruit.values.grades import Confidence

_SHORT_LINE = 7


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

    def read(self, passages: tuple[Passage, ...]) -> str | None:
        """Write the destination into the draft; gives its country."""
        for passage in passages:
            for cue in self.marks.in_sentence(passage.sentence, "destination"):
                self._cue(passage, cue)
            self._short_line(passage)
        if not (self.said or self.implied or self.likely):
            self.likely.extend(
                _Sight(one.country, (), one.first, one.last) for one in address_mentions(self.marks.tokens)
            )
        confidence = Confidence.HIGH if self.said else Confidence.MEDIUM
        lines = self._of_lines()
        # There is a Bristol in Connecticut too: a country on a line of its own stands beside a town's
        countries = [sight for sight in lines if not sight.city]
        towns_only = all(sight.city for sight in self.said)
        sights = (countries if towns_only else []) + self.said or lines or self.implied or self._seat(passages)
        if sights:
            return self._write(sights, confidence)
        for place in self.alone:
            self.draft.leave_open("destination.country", place.first, place.last)
        return None

    def _seat(self, passages: tuple[Passage, ...]) -> list[_Sight]:
        """The seat of an agency that recruits, where the text does not speak of going abroad."""
        if not any(self.marks.says(one.sentence, "abroad") for one in passages):
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
        others = self.marks.in_sentence(passage.sentence, "origin_only", "newspaper")
        places = [one for one in self.marks.places_in(cue.first, cue.last) if one.first not in self.aimed_at]
        # "jobs for people in X … in Y": the last place is the place of work
        for place in places[-1:] if "last_place" in cue.entry.reads else places[:1]:
            if covered(place, others):
                continue
            if not place.is_certain:
                self.alone.append(place)
            first, last = min(place.first, cue.first), max(place.last, cue.last)
            self.said.extend(_Sight(code, place.nations(), first, last, city=place.city) for code in place.countries())

    def _short_line(self, passage: Passage) -> None:
        """A place on a short line of its own is most often where the job is."""
        sentence = passage.sentence
        if sentence.last - sentence.first <= _SHORT_LINE and not self.marks.says(sentence, "office", "not_aimed"):
            places = self.marks.places_in(sentence.first, sentence.last)
            papers = self.marks.in_sentence(sentence, "newspaper")
            self.alone.extend(
                one
                for one in places
                if one.first not in self.aimed_at and one.slot == "country" and not covered(one, papers)
            )

    def _of_lines(self) -> list[_Sight]:
        hinted = [sight.country for sight in self.implied]
        return [
            _Sight(code, place.nations(), place.first, place.last, city=place.city)
            for place in self.alone
            for code in place.countries() or tuple(code for code in hinted if place.may_be(code))
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
