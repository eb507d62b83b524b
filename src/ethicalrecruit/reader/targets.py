"""Whom a text aims at, where the work is, and how worker and employer come together."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ethicalrecruit.domain.offer import Channel, Recruiter, Recruitment, Target, TargetBasis, Worker
from ethicalrecruit.frozen import dataclass
from ethicalrecruit.reader.circumstances import Passage, denied, having, refused
from ethicalrecruit.reader.destinations import DestinationReader
from ethicalrecruit.reader.draft import Draft
from ethicalrecruit.reader.marks import Cue, Marks
from ethicalrecruit.reader.mention import Category
from ethicalrecruit.reader.organisations import vocabulary
from ethicalrecruit.reader.own_applications import OwnApplications
from ethicalrecruit.reader.own_applications import Reading as AimReading
from ethicalrecruit.reader.place_mentions import PlaceMention, covered
from ethicalrecruit.reader.tokens import Sentence

_AIMED = frozenset((TargetBasis.RESIDENCE, TargetBasis.EVENT, TargetBasis.AGENT, TargetBasis.ADVERTISING))
_CAMPAIGN = frozenset((TargetBasis.EVENT, TargetBasis.AGENT, TargetBasis.ADVERTISING))
_OF_PLACES = frozenset(("strong", "likely"))
"""The values of words that tell where the work is by the place in them; others stand for a country of their own."""
_ADDRESSED = frozenset((TargetBasis.RESIDENCE, TargetBasis.NATIONALITY, TargetBasis.NAMED))


@dataclass(frozen=True, slots=True)
class _Aim:
    basis: TargetBasis
    cue: Cue
    places: tuple[PlaceMention, ...]
    reading: AimReading = AimReading.AIMED


def read_places(marks: Marks, draft: Draft, passages: tuple[Passage, ...], recruiter: Recruiter | None) -> None:
    """Write targets, destination and channel into the draft."""
    own = OwnApplications.of(marks, tuple(one for one in passages if not one.asked), recruiter)
    aims = [_read_as(own, aim) for aim in _aims(marks, passages)]
    aimed_at = frozenset(place.first for aim in aims for place in aim.places)
    country = DestinationReader(marks, draft, aimed_at).read(passages)
    direct = [
        cue
        for passage in having(marks, passages, "direct_application")
        for cue in marks.in_sentence(passage.sentence, "direct_application")
        if not refused(marks, passage, cue)
    ]
    deals = _deals(marks, draft, tuple(one for one in passages if not one.asked))
    channel: Channel | None = None
    if direct and not any(aim.basis in _CAMPAIGN for aim in aims):
        channel = Channel.DIRECT_APPLICATION
        draft.observe("recruitment.channel", direct[0].first, direct[0].last)
        _residence(marks, draft, passages, country)
    else:
        written = _targets(marks, draft, passages, aims, country, own=own)
        recruiting = any(marks.says(passage.sentence, "advert") for passage in passages)
        if deals:
            channel = Channel.GOVERNMENT_PROGRAMME
            draft.observe("recruitment.channel", deals[0].first, deals[0].last)
        elif active := [aim for aim in written if _is_active(aim) and (recruiting or _recruits(aim))]:
            channel = Channel.ACTIVE
            draft.observe("recruitment.channel", active[0].cue.first, active[0].cue.last)
        else:
            channel = _own_channel(draft, own, written)
    inside = [
        cue
        for passage in having(marks, passages, "under_agreement")
        for cue in marks.in_sentence(passage.sentence, "under_agreement")
    ]
    if inside and deals:
        draft.observe("recruitment.inside_agreement", inside[0].first, inside[0].last)
    draft.fields["recruitment"] = Recruitment(
        channel=channel, recruiter=recruiter, inside_agreement=True if inside and deals else None
    )


def _read_as(own: OwnApplications, aim: _Aim) -> _Aim:
    return replace(aim, reading=own.reading(aim.cue, aim.places)) if aim.basis in _ADDRESSED else aim


def _is_active(aim: _Aim) -> bool:
    return aim.basis in _AIMED and aim.reading is AimReading.AIMED


def _recruits(aim: _Aim) -> bool:
    """Whether the words of an aim are those of a campaign to recruit, and not of an interview alone."""
    return _is_campaign(aim.cue)


def _is_campaign(cue: Cue) -> bool:
    return TargetBasis(cue.entry.value) in _CAMPAIGN and "interview" not in cue.entry.reads


def _own_channel(draft: Draft, own: OwnApplications, written: list[_Aim]) -> Channel | None:
    """The channel where people may apply on their own and nothing else aims at them."""
    if any(aim.reading is AimReading.ASKED for aim in written):
        for aim in written:
            cue = own.cue_for(aim.cue)
            draft.leave_open("recruitment.channel", min(aim.cue.first, cue.first), max(aim.cue.last, cue.last))
        return None
    if not written:
        plain = own.plain()
        cues = [] if plain is None else [plain]
    else:
        cues = [own.cue_for(aim.cue) for aim in written if all(one.reading is AimReading.OWN for one in written)]
    for cue in cues[:1]:
        draft.observe("recruitment.channel", cue.first, cue.last)
        return Channel.DIRECT_APPLICATION
    return None


def _aims(marks: Marks, passages: tuple[Passage, ...]) -> list[_Aim]:
    found: list[_Aim] = []
    taken: set[int] = set()
    for passage in having(marks, passages, "target", "office"):
        sentence = passage.sentence
        others = marks.in_sentence(sentence, "origin_only")
        working = marks.in_sentence(sentence, "destination")
        aims = marks.in_sentence(sentence, "target")
        # "a recruitment event for nurses in Ghana" is an event there, whoever it is for
        aims = sorted(aims, key=lambda cue: not _is_campaign(cue))
        for cue in [*aims, *marks.in_sentence(sentence, "office")]:
            if denied(marks, sentence, cue.first, cue.last) is not None or _ruled_out(marks, sentence, cue):
                continue
            # "Are you a nurse in Kenya?" addresses people; "Do you recruit from Kenya?" does not.
            if passage.asked and not marks.word_is(cue.first, "addressing"):
                continue
            basis = TargetBasis(cue.entry.value)
            places = [
                place
                for place in marks.places_in(cue.first, cue.last)
                if not covered(place, others)
                and not (
                    _placed_there(place, working)
                    if basis is TargetBasis.OFFICE
                    else _works_there(marks, place, cue, working)
                )
                and (
                    basis is not TargetBasis.NATIONALITY
                    or place.slot == "nationals"
                    or ("countries_too" in cue.entry.reads and not _is_goal(marks, place, cue))
                )
            ]
            if "last_place" in cue.entry.reads:
                places = places[-1:]
            if basis is TargetBasis.RESIDENCE:
                places = _lived_in(marks, [place for place in places if place.slot == "country"])
            places = [place for place in places if place.first not in taken]
            if places and not _is_workplace(marks, cue, working):
                taken.update(place.first for place in places)
                found.append(_Aim(basis, cue, tuple(places)))
    found.extend(_loose_aims(marks, passages, taken))
    return found


def _loose_aims(marks: Marks, passages: tuple[Passage, ...], taken: set[int]) -> Iterator[_Aim]:
    """People named with their country in a text that speaks of recruiting abroad, whatever is said of them.

    They are not aimed at where they work: a country the text recruits to is left out, and so are teams and contrasts.
    """
    goals = {
        code
        for cue in marks.cues
        if cue.effect == "destination"
        for place in marks.places_in(cue.first, cue.last)
        if place.first not in taken
        for code in place.countries()
    }
    if not goals and not _crosses_a_border(marks):
        return
    for passage in having(marks, passages, "loose_target"):
        sentence = passage.sentence
        if _sets_groups_apart(marks, sentence) or marks.says(sentence, "people_at_work"):
            continue
        others = marks.in_sentence(sentence, "origin_only")
        for cue in marks.in_sentence(sentence, "loose_target"):
            if denied(marks, sentence, cue.first, cue.last) is not None or _ruled_out(marks, sentence, cue):
                continue
            for place in _lived_in(marks, marks.places_in(cue.first, cue.last)):
                if place.first in taken or not goals.isdisjoint(place.countries()) or covered(place, others):
                    continue
                taken.add(place.first)
                yield _Aim(TargetBasis.NAMED, cue, (place,))


def _crosses_a_border(marks: Marks) -> bool:
    """Whether a text speaks of recruiting abroad: in so many words, as an agency, or by naming several countries."""
    if marks.sentences_with("recruits_abroad"):
        return True
    if any(cue.effect == "recruiter" and cue.entry.value == Recruiter.AGENCY for cue in marks.cues):
        return True
    return len({code for place in marks.places for code in place.countries()}) > 1


def _sets_groups_apart(marks: Marks, sentence: Sentence) -> bool:
    """Whether a sentence tells what one group gets and another does not; it names them for that."""
    marked = marks.in_sentence(sentence, "marked")
    return marks.says(sentence, "worse_terms") or any(cue.entry.value == Category.UNEQUAL_TREATMENT for cue in marked)


def _is_workplace(marks: Marks, cue: Cue, working: Sequence[Cue]) -> bool:
    """Whether words that may say either say where the work is: "vagas para enfermeiros em Inglaterra".

    They do where the text names no other country.
    """
    words, rows = marks.tokens.words, vocabulary(marks.sentence_at(cue.first).language)
    same = any((one.first, one.last) == (cue.first, cue.last) for one in working)
    return (
        same
        and rows.at("posts", words, cue.first) > 0
        and len({code for place in marks.places for code in place.countries()}) == 1
    )


def _placed_there(place: PlaceMention, working: Sequence[Cue]) -> bool:
    """Whether a place is where an agency places people, not where it sits."""
    return covered(place, [one for one in working if "places_people" in one.entry.reads])


def _is_goal(marks: Marks, place: PlaceMention, cue: Cue) -> bool:
    """Whether a country beside a people is where that people goes: "enfermeros colombianos para Alemania"."""
    # "a" is both "to" and "the" in Portuguese
    before = (place.first - 1, place.first - 2) if marks.word_is(place.first - 1, "the") else (place.first - 1,)
    peoples = any(one.slot == "nationals" and one.last <= place.first for one in marks.places_in(cue.first, cue.last))
    return peoples and any(marks.word_is(at, name) for at in before for name in ("towards", "for", "before_home"))


def _lived_in(marks: Marks, places: Sequence[PlaceMention]) -> list[PlaceMention]:
    """The one place people come from: "nurses for Ireland from India" says which by "from", else it is the first."""
    from_there = [place for place in places if marks.any_word(max(place.first - 2, 0), place.first, "from")]
    return (from_there or list(places))[:1]


def _ruled_out(marks: Marks, sentence: Sentence, cue: Cue) -> bool:
    """Whether a denial shares the place an aim names: "applicants from Ghana need not apply"."""
    places = marks.places_in(cue.first, cue.last)
    return any(
        one.first <= place.first < one.last for one in marks.in_sentence(sentence, "not_aimed") for place in places
    )


def _works_there(marks: Marks, place: PlaceMention, cue: Cue, working: Sequence[Cue]) -> bool:
    """Whether the words of a destination, not those of the aim, hold this place."""
    before = place.first - 2 if marks.word_is(place.first - 1, "the") else place.first - 1
    if marks.word_is(before, "from") or "last_place" in cue.entry.reads:
        return False
    return any(
        one.first <= place.first < one.last
        and one.first > cue.first
        and not marks.word_is(one.first, "at_home")
        and not _is_people_going(marks, place, one)
        and not (TargetBasis(cue.entry.value) in _CAMPAIGN and one.entry.value not in _OF_PLACES)
        for one in working
    )


def _is_people_going(marks: Marks, place: PlaceMention, working: Cue) -> bool:
    """Whether a people is named before the country it goes to: "jobs for Portuguese nurses in Spain"."""
    if place.slot != "nationals" or "last_place" not in working.entry.reads:
        return False
    return any(one.slot == "country" for one in marks.places_in(place.last, working.last))


def _targets(  # noqa: PLR0913  # what the text says, and where it is written down
    marks: Marks,
    draft: Draft,
    passages: tuple[Passage, ...],
    aims: list[_Aim],
    country: str | None,
    *,
    own: OwnApplications,
) -> list[_Aim]:
    written: list[_Aim] = []
    known: dict[Target, str] = {}
    abroad = country is not None or any(marks.says(one.sentence, "abroad") for one in passages)
    for aim in aims:
        # people are interviewed near their work as well, so an interview alone tells nothing
        if "interview" in aim.cue.entry.reads and not abroad and len(aims) == 1:
            draft.leave_open("targets", aim.cue.first, aim.cue.last)
            continue
        used = False
        for place in aim.places:
            if not place.is_certain:
                draft.leave_open("targets", place.first, place.last)
            for code in place.countries():
                if code == country:
                    continue
                aimed = aim.reading is AimReading.AIMED
                target = Target(country=code, basis=aim.basis if aimed else TargetBasis.UNSTATED)
                first, last = min(aim.cue.first, place.first), max(aim.cue.last, place.last)
                known[target] = known.get(target) or draft.add("targets", target, first, last)
                draft.observe(known[target], first, last)
                used = True
                if aim.basis is not TargetBasis.OFFICE and aimed:
                    draft.mention(Category.TARGETS_SOURCE_COUNTRY, first, last)
        if used:
            written.append(aim)
    _leave_open(marks, draft, aims, country, own)
    return written


def _leave_open(marks: Marks, draft: Draft, aims: list[_Aim], country: str | None, own: OwnApplications) -> None:
    """Such as "From Kenya", and no word we know says what of it."""
    aimed = {place.first for aim in aims for place in aim.places}
    for place in marks.places:
        before = marks.any_word(max(place.first - 2, 0), place.first, "from")
        if place.first in aimed or not before:
            continue
        said = marks.in_sentence(marks.sentence_at(place.first), "origin_only", "destination", "office")
        if covered(place, said) or own.leaves_out(place):
            continue
        if country is None or not place.may_be(country):
            draft.leave_open("targets", place.first, place.last)


def _deals(marks: Marks, draft: Draft, passages: tuple[Passage, ...]) -> list[Cue]:
    found = []
    for passage in having(marks, passages, "government"):
        for cue in marks.in_sentence(passage.sentence, "government"):
            if denied(marks, passage.sentence, cue.first, cue.last) is None and passage.answer is not False:
                draft.mention(Category.GOVERNMENT_AGREEMENT, cue.first, cue.last)
                found.append(cue)
    return found


def _residence(marks: Marks, draft: Draft, passages: tuple[Passage, ...], country: str | None) -> None:
    """Where the one worker lives who applies on her own."""
    for passage in passages:
        for place in marks.places_in(passage.sentence.first, passage.sentence.last):
            codes = place.countries()
            home = place.slot == "country" and marks.word_is(place.first - 1, "before_home")
            if home and len(codes) == 1 and codes[0] != country:
                draft.fields["worker"] = Worker(residence=codes[0])
                draft.observe("worker.residence", place.first, place.last)
                return
