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
from ethicalrecruit.reader.name_repeats import is_of_others, repeated
from ethicalrecruit.reader.name_run import Run
from ethicalrecruit.reader.name_runs import Runs
from ethicalrecruit.reader.organisations import vocabulary
from ethicalrecruit.reader.tokens import Sentence
from ethicalrecruit.values.grades import Confidence

_MOST_NAMES = 8
_NEAR = 4
_WHAT_IT_IS = 9
_LABEL = 4
_FEW = 3
_FIELDS = frozenset(("employer_fields", "agency_fields", "either_fields"))
_IN_NAMES = frozenset(("forms", "institutions", "agencies"))
_BESIDE_NAMES = frozenset(("hiring", "is_a", "agency_nouns"))
_GREETINGS = frozenset(("greetings", "at"))
_OF_WRITERS = frozenset(("beside_writer", "speaks"))


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
    found = [_as_elsewhere(marks, name, found) for name in found]
    kept: list[_Name] = []
    for name in sorted(found, key=lambda one: (one.first - one.last, one.recruiter is None, one.first)):
        if not any(name.first < other.last and other.first < name.last for other in kept):
            kept.append(name)
    return sorted(kept)[:_MOST_NAMES]


def _as_elsewhere(marks: Marks, name: _Name, names: list[_Name]) -> _Name:
    """A name whose party nothing beside it tells, with that of the same name elsewhere in the text."""
    if name.recruiter is not None:
        return name
    words = marks.tokens.words
    same = words[name.first : name.last]
    told = (one.recruiter for one in names if one.recruiter and words[one.first : one.last] == same)
    return name._replace(recruiter=next(told, None))


def _again(runs: Runs) -> Iterator[_Name]:
    """Names that stand again and again: "BlueHeron finds posts. Join BlueHeron."."""
    for same in repeated(runs):
        told = [one for run, sentence in same for _, one in _told(runs, sentence, run) if one]
        for run, _ in same:
            yield _Name(run.first, run.last, runs.kind(run) or next(iter(told), None), guessed=True)


def _in_sentence(runs: Runs, sentence: Sentence, places: list[int]) -> Iterator[_Name]:
    if runs.marks.says(sentence, "advice", "story"):
        return
    found = list(_at_places(runs, sentence, places))
    if found and not runs.is_in_capitals(sentence):
        yield from found


def _at_places(runs: Runs, sentence: Sentence, places: list[int]) -> Iterator[_Name]:
    words, kinds = runs.words, runs.vocabulary.kinds
    for place in places:
        for read, guesses, opens in _ways(kinds(words[place])):
            if opens and place > sentence.first:
                continue
            for run, recruiter in read(runs, sentence, place):
                if guesses or not _is_elsewhere(runs, sentence, run.first):
                    yield _Name(run.first, run.last, recruiter, guesses)


@cache
def _ways(kinds: frozenset[str]) -> tuple[tuple[_Way, bool, bool], ...]:
    """How names are looked for at a word of these classes.

    For each way, whether what is found so is guessed, and whether the word must be the first of its sentence.
    """
    ways = (
        (_FIELDS, _by_label),
        (_IN_NAMES, _by_word),
        (_BESIDE_NAMES, _by_neighbour),
        (_GREETINGS, _by_greeting),
        (_OF_WRITERS, _of_writer),
    )
    return tuple((way, way is _of_writer, way is _by_greeting) for of_way, way in ways if not kinds.isdisjoint(of_way))


def _is_elsewhere(runs: Runs, sentence: Sentence, first: int) -> bool:
    """Whether the words before a name tell that it is of another matter: "trained at", "near"."""
    return any(runs.is_class(place, "elsewhere") for place in range(max(first - _NEAR, sentence.first), first))


def _by_label(runs: Runs, sentence: Sentence, place: int) -> Iterator[tuple[Run, Recruiter | None]]:
    """A name after its label: "Employer: ..."; the label begins its line, or follows a mark."""
    words, vocabulary = runs.words, runs.vocabulary
    before = words[place - 1] if place > sentence.first else ""
    if before.isalnum():
        return
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
        if agency is not None and runs.names_somebody(agency, towns=False) and runs.is_proper(agency, sentence):
            yield agency, Recruiter.AGENCY


def _beside(runs: Runs, sentence: Sentence, run: Run) -> Recruiter | None:
    """Which party a company is by the words that follow its name; None if they do not tell."""
    return next((one for _, one in _told(runs, sentence, run)), None)


def _by_neighbour(runs: Runs, sentence: Sentence, place: int) -> Iterator[tuple[Run, Recruiter | None]]:
    """A name beside words such as "is hiring", "is a ... agency", "agency"."""
    words, vocabulary = runs.words, runs.vocabulary
    nouns = vocabulary.nouns_have_capitals
    named = runs.ends_before(place, sentence)
    is_a = vocabulary.at("is_a", words, place) if named else 0
    if is_a or (named and vocabulary.at("hiring", words, place)):
        run = runs.from_right(place, sentence)
        said = is_a > 0 and run is not None and run.last - run.first > 1
        if run is not None and runs.is_somebody(run, sentence, strict=nouns and not said):
            yield from _told(runs, sentence, run)
    size = vocabulary.at("agency_nouns", words, place)
    if size and (run := _before_mark(runs, sentence, place)) is not None:
        yield run, Recruiter.AGENCY
    run = runs.from_left(place + size, sentence.last) if size and not nouns else None
    if run is not None and runs.names_somebody(run, towns=False) and not runs.begins_clause(run):
        yield run, Recruiter.AGENCY


def _by_greeting(runs: Runs, sentence: Sentence, _: int) -> Iterator[tuple[Run, Recruiter | None]]:
    """A name with which a sentence begins: "at ..., we", "welcome to ..."."""
    if (run := _after_greeting(runs, sentence)) is not None:
        yield run, runs.kind(run)


def _of_writer(runs: Runs, sentence: Sentence, place: int) -> Iterator[tuple[Run, Recruiter | None]]:
    """The name of whoever the text speaks for: "Bright Nurses helps ...", "join Bright Nurses"."""
    beside = runs.is_class(place, "beside_writer")
    if beside:
        stands = place + 1 < sentence.last and runs.is_name_word(place + 1)
    else:
        stands = runs.ends_before(place, sentence) and runs.vocabulary.at("speaks", runs.words, place) > 0
    if not stands:
        return
    run = runs.from_left(place + 1, sentence.last) if beside else runs.from_right(place, sentence)
    if run is None or (beside and run.first != place + 1) or is_of_others(runs, run, sentence):
        return
    if runs.is_somebody(run, sentence, strict=True) or (
        run.last - run.first > 1 and not runs.vocabulary.nouns_have_capitals and runs.names_somebody(run, towns=False)
    ):
        yield run, runs.kind(run)


def _before_mark(runs: Runs, sentence: Sentence, place: int) -> Run | None:
    """The name that a comma or dash parts from what it is: "Passerelle Soins, cabinet de recrutement"."""
    for mark in range(place - 1, max(place - 1 - _FEW, sentence.first), -1):
        if runs.words[mark] in (",", "-", "|"):
            run = runs.from_right(mark, sentence)
            proper = run is not None and runs.is_somebody(run, sentence, strict=runs.vocabulary.nouns_have_capitals)
            return run if proper else None
    return None


def _after_greeting(runs: Runs, sentence: Sentence) -> Run | None:
    """The name in "Welcome to ..." and in "At ..., we"."""
    words, vocabulary = runs.words, runs.vocabulary
    if size := vocabulary.at("greetings", words, sentence.first):
        run = runs.from_left(sentence.first + size, sentence.last)
        ends = run is not None and (run.last >= sentence.last or not words[run.last].isalnum())
        return run if run is not None and ends and runs.is_somebody(run, sentence, strict=True) else None
    if not vocabulary.at("at", words, sentence.first):
        return None
    run = runs.from_left(sentence.first + 1, sentence.last)
    if run is None or run.last + 1 >= sentence.last:
        return None
    speaks = words[run.last] == "," and runs.is_class(run.last + 1, "us")
    return run if speaks and runs.is_somebody(run, sentence, strict=vocabulary.nouns_have_capitals) else None


def _told(runs: Runs, sentence: Sentence, run: Run) -> Iterator[tuple[Run, Recruiter | None]]:
    """Which party a name is by what follows it: what it is said to be, or that it hires."""
    words, vocabulary = runs.words, runs.vocabulary
    after = run.last + (words[run.last : run.last + 1] == (",",))
    if size := vocabulary.at("is_a", words, after):
        for place in range(after + size, min(after + size + _WHAT_IT_IS, sentence.last)):
            for name, whose in (("agency_nouns", Recruiter.AGENCY), ("employer_nouns", Recruiter.EMPLOYER)):
                if vocabulary.at(name, words, place):
                    yield run, whose
                    return
    elif vocabulary.at("hiring", words, after):
        yield run, runs.kind(run)
    elif words[run.last : run.last + 1] in ((",",), ("-",), ("|",)):
        # "Passerelle Soins, cabinet de recrutement"
        for place in range(run.last + 1, min(run.last + 1 + _FEW, sentence.last)):
            if words[place] in (",", "-", "|", ".", ":"):
                return
            if vocabulary.at("agency_nouns", words, place):
                yield run, Recruiter.AGENCY
                return
