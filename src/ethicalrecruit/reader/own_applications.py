"""Which words about people in a country leave them to apply on their own, and which deny aiming at them.

Whoever applies straight to an employer is never recruited by it, wherever they live. Words that only let people
in a country do so are therefore no recruitment there; where the text says both, that is asked about.
"""

from enum import StrEnum

from ethicalrecruit.domain.offer import Recruiter
from ethicalrecruit.frozen import dataclass
from ethicalrecruit.reader.circumstances import Passage, having, refused
from ethicalrecruit.reader.marks import Cue, Marks
from ethicalrecruit.reader.place_mentions import PlaceMention
from ethicalrecruit.reader.tokens import Sentence

_NEAR_SENTENCES = 2


class Reading(StrEnum):
    """How words about people in a country are read.

    ``aimed``: as recruitment. ``own``: they may apply on their own. ``asked``: the text does not settle it.
    """

    AIMED = "aimed"
    OWN = "own"
    ASKED = "asked"


@dataclass(frozen=True, slots=True)
class OwnApplications:
    """The words of a text about people's own applications, and its denials of recruiting in places.

    Attributes:
        marks: the marks of the text.
        own: cues that speak of applying on one's own; those about an agency's clients are left out.
        direct: cues such as "apply directly", which many a campaign uses too.
        denials: cues that deny recruiting, advertising, fairs or agents in a place.
    """

    marks: Marks
    own: tuple[Cue, ...]
    direct: tuple[Cue, ...]
    denials: tuple[Cue, ...]

    @classmethod
    def of(cls, marks: Marks, passages: tuple[Passage, ...], recruiter: Recruiter | None) -> "OwnApplications":
        """What a text says of it."""
        own, direct = (
            tuple(
                cue
                for passage in having(marks, passages, effect)
                for cue in marks.in_sentence(passage.sentence, effect)
                if not refused(marks, passage, cue) and not (recruiter is Recruiter.AGENCY and _to_us(marks, cue))
            )
            for effect in ("own_application", "own_imperative")
        )
        denials = [
            cue
            for passage in having(marks, passages, "not_aimed")
            for cue in marks.in_sentence(passage.sentence, "not_aimed")
        ]
        return cls(marks, own, direct, tuple(denials))

    def reading(self, cue: Cue, places: tuple[PlaceMention, ...]) -> Reading:
        """How the words of an aim at people in these places are read."""
        sentence = self.marks.sentence_at(cue.first)
        conduct = self.marks.any_word(cue.first, cue.last, "conduct")
        if any(_is_in(sentence, one) for one in self.own):
            return Reading.ASKED if conduct else Reading.OWN
        if not conduct and any(_is_in(sentence, one) for one in self.direct):
            return Reading.OWN
        if any(self._speaks_of(one, sentence, places) for one in self.denials):
            return Reading.ASKED
        if not conduct and any(self._near(sentence, one) for one in self.own):
            return Reading.ASKED
        return Reading.AIMED

    def leaves_out(self, place: PlaceMention) -> bool:
        """Whether a place is only named in a denial."""
        return any(one.first <= place.first < one.last for one in self.denials)

    def cue_for(self, cue: Cue) -> Cue:
        """The words on own applications that stand nearest to an aim; the aim's own if there are none."""
        return min(self.own + self.direct, key=lambda one: abs(one.first - cue.first), default=cue)

    def plain(self) -> Cue | None:
        """The first words that speak of own applications beyond "you can apply directly", which any ad may say."""
        for cue in self.own:
            if self.marks.any_word(cue.first, cue.last, "plain_applications"):
                return cue
        return None

    def _speaks_of(self, denial: Cue, sentence: Sentence, places: tuple[PlaceMention, ...]) -> bool:
        named = {code for one in self.marks.places_in(denial.first, denial.last) for code in one.countries()}
        if named:
            return any(code in named for place in places for code in place.countries())
        return _is_in(sentence, denial) or self._near(sentence, denial)

    def _near(self, sentence: Sentence, cue: Cue) -> bool:
        other = self.marks.sentence_at(cue.first)
        number = self.marks.tokens.sentence_of
        apart = abs(number[other.first] - number[sentence.first])
        return other.paragraph == sentence.paragraph and apart <= _NEAR_SENTENCES


def _is_in(sentence: Sentence, cue: Cue) -> bool:
    return sentence.first <= cue.first < sentence.last


def _to_us(marks: Marks, cue: Cue) -> bool:
    """Whether the words name no employer, so that an agency that writes them means itself."""
    without = marks.any_word(cue.first, cue.last, "without")
    return not marks.terms_of("employer", cue.first, cue.last) and not without
