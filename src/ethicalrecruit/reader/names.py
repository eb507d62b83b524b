"""The names of the employer and of the agency.

A name is a run of words with capitals that holds a word of its kind ("hospital", "GmbH", "recruitment"), or stands in
a place of names ("Employer: ...", "... is hiring"). Words that name nobody ("Our Hospital") are none. Precision goes
before recall, and the confidence is never more than medium.
"""

from collections.abc import Callable, Iterator
from functools import cache
from typing import NamedTuple

from ethicalrecruit.domain.agency import Agency
from ethicalrecruit.domain.offer import Recruiter
from ethicalrecruit.reader.draft import Draft
from ethicalrecruit.reader.marks import Marks
from ethicalrecruit.reader.name_neighbours import (
    after_writer_word,
    anywhere,
    by_greeting,
    by_neighbour,
    follows_mark,
    follows_name,
    of_subject,
    opens_sentence,
    precedes_name,
    told,
)
from ethicalrecruit.reader.name_repeats import doubled, repeated
from ethicalrecruit.reader.name_run import Run
from ethicalrecruit.reader.name_runs import Runs
from ethicalrecruit.reader.name_vows import by_service, by_vow
from ethicalrecruit.reader.organisations import vocabulary
from ethicalrecruit.reader.tokens import Sentence
from ethicalrecruit.values.grades import Confidence

_MOST_NAMES = 8
_NEAR = 4
_FIELDS = frozenset(("employer_fields", "agency_fields", "either_fields"))
_IN_NAMES = frozenset(("forms", "institutions", "agencies"))
_BESIDE_NAMES = frozenset(("hiring", "is_a", "agency_nouns"))
_GREETINGS = frozenset(("greetings", "at", "we_at"))
_WRITER_WORDS = frozenset(("beside_writer",))
_VERBS = frozenset(("speaks", "speaks_alone", "placing", "finding"))
_VOWS = frozenset(("vows", "licensed"))
_SERVICES = frozenset(("placed_by",))


_May = Callable[[Runs, Sentence, int], bool]
_Way = Callable[[Runs, Sentence, int], Iterator[tuple[Run, Recruiter | None]]]


class _Name(NamedTuple):
    """A name found.

    Attributes:
        first: its first token.
        last: the token after its last.
        recruiter: which party bears it; None where only the rest of the text can tell.
        guessed: whether only its standing again and again makes it a name.
    """

    first: int
    last: int
    recruiter: Recruiter | None
    guessed: bool = False


def read_names(marks: Marks, draft: Draft, recruiter: Recruiter | None) -> None:
    """Write the names of employer and agency into the draft.

    Args:
        marks: the marks of the text.
        draft: the offer that is put together.
        recruiter: who recruits; None if it is not known. It tells whose name a company's is.
    """
    employers: list[_Name] = []
    agencies: list[_Name] = []
    names = _names(marks)
    if recruiter is None and any(name.recruiter is None for name in names):
        recruiter = _trade(marks)
    for name in names:
        if name.guessed and name.recruiter is None and recruiter is Recruiter.EMPLOYER:
            continue  # an employer's text names unions, banks and schools as well
        whose = name.recruiter or recruiter
        if whose is Recruiter.AGENCY:
            agencies.append(name)
        elif whose is Recruiter.EMPLOYER:
            employers.append(name)
    if employers:
        draft.fields["employer"] = _observe(draft, "employer", employers)
    if agencies:
        agency: Agency = draft.fields.get("agency", Agency())
        draft.fields["agency"] = agency.model_copy(update={"name": _observe(draft, "agency.name", agencies)})


def _trade(marks: Marks) -> Recruiter:
    """An agency, where a text holds the full name of one's trade ("staffing agency"); else an employer.

    A word such as "agency" alone does not tell it: a home care agency employs, and hospitals book agency staff.
    """
    words = marks.tokens.words
    for part in marks.parts:
        rows = vocabulary(part.lexicon.language)
        nouns = rows["agency_nouns"]
        firsts = nouns.first_words
        for place in [place for place in range(part.first, part.last) if words[place] in firsts]:
            if marks.word_is(place - 1, "denials") or marks.word_is(place - 1, "without"):
                continue
            size = nouns.at(words, place)
            if size > 1 or (size and words[place] not in rows["vague_nouns"]):
                return Recruiter.AGENCY
    return Recruiter.EMPLOYER


def _observe(draft: Draft, path: str, names: list[_Name]) -> str:
    """Note what a name rests on; gives the first name, and notes others as readings that differ."""
    shown: list[tuple[str, ...]] = []
    value = ""
    for name in names[:_MOST_NAMES]:
        words = tuple(word for word in draft.tokens.words[name.first : name.last] if word.isalnum())
        written = _written(draft, name)
        same = any(_within(words, known) or _within(known, words) for known in shown)
        if not value:
            value = written
        if not same:
            shown.append(words)
        readings = () if same or written == value else (written,)
        draft.observe(path, name.first, name.last, readings=readings, confidence=Confidence.MEDIUM)
    return value


def _written(draft: Draft, name: _Name) -> str:
    """A name as the text writes it, on one line, with the last stop of "S.A."."""
    written = " ".join(draft.words(name.first, name.last).split())
    normal, end = draft.tokens.normal, draft.tokens.ends[name.last - 1]
    return f"{written}." if written[-2:-1] == "." and normal.text[end : end + 1] == "." else written


def _within(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Whether the words of one name stand in another, in their order."""
    rest = iter(long)
    return all(word in rest for word in short)


def _names(marks: Marks) -> list[_Name]:
    """All names of a text, in order; of two that share words the longer one."""
    found: list[_Name] = []
    for part in marks.parts:
        runs = Runs(marks, part)
        for sentence, places in runs.anchored():
            found.extend(_in_sentence(runs, sentence, places))
        found.extend(_again(runs))
    found = _as_elsewhere(marks, found)
    kept: list[_Name] = []
    taken = bytearray(len(marks.tokens.words))
    for name in sorted(found, key=lambda one: (one.first - one.last, one.recruiter is None, one.guessed, one.first)):
        if not any(taken[name.first : name.last]):
            taken[name.first : name.last] = bytes([1]) * (name.last - name.first)
            kept.append(name)
    return sorted(kept)[:_MOST_NAMES]


def _as_elsewhere(marks: Marks, names: list[_Name]) -> list[_Name]:
    """Names whose party nothing beside them tells, with that of the same name elsewhere in the text."""
    words = marks.tokens.words
    told: dict[tuple[str, ...], Recruiter] = {}
    for one in names:
        if one.recruiter is not None:
            told.setdefault(words[one.first : one.last], one.recruiter)
    return [
        one if one.recruiter is not None else one._replace(recruiter=told.get(words[one.first : one.last]))
        for one in names
    ]


def _again(runs: Runs) -> Iterator[_Name]:
    """Names that stand again and again: "BlueHeron finds posts. Join BlueHeron."."""
    for run in doubled(runs):
        yield _Name(run.first, run.last, runs.kind(run))
    for same in repeated(runs):
        parties = [one for run, sentence in same for _, one in told(runs, sentence, run) if one]
        for run, _ in same:
            yield _Name(run.first, run.last, runs.kind(run) or next(iter(parties), None), guessed=True)


def _in_sentence(runs: Runs, sentence: Sentence, places: list[int]) -> Iterator[_Name]:
    if runs.marks.says(sentence, "advice", "story"):
        return
    found = list(_at_places(runs, sentence, places))
    if found and runs.is_in_capitals(sentence):
        # a line that is nothing but such a name: "TARN VALLEY NHS TRUST"
        found = [one for one in found if (one.first, one.last) == sentence[:2] and runs.is_body(Run(*one[:2]))]
    yield from found


def _at_places(runs: Runs, sentence: Sentence, places: list[int]) -> Iterator[_Name]:
    words, kinds = runs.words, runs.vocabulary.kinds
    for place in places:
        for read, guesses, may_be in _ways(kinds(words[place])):
            if not may_be(runs, sentence, place):
                continue
            for run, recruiter in read(runs, sentence, place):
                if guesses or not _is_elsewhere(runs, sentence, run.first):
                    yield _Name(run.first, run.last, recruiter, guesses)


@cache
def _ways(kinds: frozenset[str]) -> tuple[tuple[_Way, bool, _May], ...]:
    """How names are looked for at a word of these classes.

    For each way, whether what is found so is guessed, and what is asked first: most words have no name beside them.
    """
    ways: tuple[tuple[frozenset[str], _Way, bool, _May], ...] = (
        (_FIELDS, _by_label, False, follows_mark),
        (_IN_NAMES, _by_word, False, _may_be_in_name),
        (_BESIDE_NAMES, by_neighbour, False, anywhere),
        (_GREETINGS, by_greeting, False, opens_sentence),
        (_WRITER_WORDS, after_writer_word, True, precedes_name),
        (_VERBS, of_subject, True, follows_name),
        (_VOWS, by_vow, False, follows_name),
        (_SERVICES, by_service, False, anywhere),
    )
    return tuple((way, guesses, may_be) for of_way, way, guesses, may_be in ways if not kinds.isdisjoint(of_way))


def _may_be_in_name(runs: Runs, _: Sentence, place: int) -> bool:
    return runs.capital(place) or runs.may_be_institution(place) or "forms" in runs.vocabulary.kinds(runs.words[place])


def _is_elsewhere(runs: Runs, sentence: Sentence, first: int) -> bool:
    """Whether the words before a name tell that it is of another matter: "trained at", "near"."""
    return any(runs.is_class(place, "elsewhere") for place in range(max(first - _NEAR, sentence.first), first))


def _by_label(runs: Runs, sentence: Sentence, place: int) -> Iterator[tuple[Run, Recruiter | None]]:
    """A name after its label: "Employer: ..."; the label begins its line, or follows a mark."""
    words, vocabulary = runs.words, runs.vocabulary
    for fields, recruiter in (
        ("employer_fields", Recruiter.EMPLOYER),
        ("agency_fields", Recruiter.AGENCY),
        ("either_fields", None),
    ):
        size = vocabulary.at(fields, words, place)
        if not size or words[place + size : place + size + 1] != (":",):
            continue
        run = runs.from_left(place + size + 1, sentence.last)
        if run is None and place + size + 1 == sentence.last:
            following = runs.following(sentence)
            run = None if following is None else runs.from_left(following.first, following.last)
        if run is not None and runs.names_somebody(run, towns=False):
            # "Company: Bright Manpower" tells by its words who it is
            yield run, runs.kind(run) or recruiter if recruiter is None else recruiter


def _by_word(runs: Runs, sentence: Sentence, place: int) -> Iterator[tuple[Run, Recruiter | None]]:
    """A name that holds a legal form, a word of an institution or one of an agency."""
    words, vocabulary = runs.words, runs.vocabulary
    size = vocabulary.at("forms", words, place)
    if size and runs.is_form(place, size) and (run := runs.around(place, place + size, sentence, opens=False)):
        if runs.names_somebody(run, towns=run.last - run.first > size + 1):
            yield run, runs.kind(run) or _beside(runs, sentence, run)
        return
    size = vocabulary.at("institutions", words, place) if runs.may_be_institution(place) else 0
    if size and (run := runs.of_institution(place, place + size, sentence)) is not None:
        yield run, runs.kind(run) or Recruiter.EMPLOYER
        return
    size = vocabulary.at("agencies", words, place) if runs.capital(place) and not vocabulary.nouns_have_capitals else 0
    if size:
        agency = runs.around(place, place + size, sentence, opens=False)
        of_state = agency is not None and agency.last < sentence.last and runs.is_class(agency.last, "of_state")
        if agency is None or of_state:
            return  # "the Norvian Overseas Employment Administration" is a public office
        if runs.names_somebody(agency, towns=False) and runs.is_proper(agency, sentence):
            yield agency, Recruiter.AGENCY


def _beside(runs: Runs, sentence: Sentence, run: Run) -> Recruiter | None:
    """Which party a company is by the words that follow its name; None if they do not tell."""
    return next((one for _, one in told(runs, sentence, run)), None)
