"""Names told by the words beside them: "is hiring", "is a recruitment agency", "connects nurses with hospitals"."""

from collections.abc import Iterator

from ethicalrecruit.domain.offer import Recruiter
from ethicalrecruit.reader.name_repeats import is_of_others
from ethicalrecruit.reader.name_run import Run
from ethicalrecruit.reader.name_runs import Runs
from ethicalrecruit.reader.tokens import Sentence

_WHAT_IT_IS = 9
_FEW = 6
_SHORT_LINE = 6
_PEOPLE_NEAR = 7
_PLACE_NEAR = 6
_SERVICE_NEAR = 10
_MARKS = frozenset((",", "-", "|", "("))
_CLOSES = frozenset((",", "-", "|", ".", ":", "(", ")", ";"))

Named = Iterator[tuple[Run, Recruiter | None]]


def by_neighbour(runs: Runs, sentence: Sentence, place: int) -> Named:
    """A name beside words such as "is hiring", "is a ... agency", "agency"."""
    words, vocabulary = runs.words, runs.vocabulary
    nouns = vocabulary.nouns_have_capitals
    named = runs.ends_before(place, sentence)
    is_a = vocabulary.at("is_a", words, place)
    if named and (is_a or vocabulary.at("hiring", words, place)):
        run = runs.from_right(place, sentence)
        said = is_a > 0 and run is not None and run.last - run.first > 1
        if run is not None and runs.is_somebody(run, sentence, strict=nouns and not said):
            yield from told(runs, sentence, run)
        elif run is not None and is_a and runs.may_stand_alone(run) and _is_firm(runs, sentence, place + is_a):
            yield run, Recruiter.AGENCY
    elif is_a and (run := _line_before(runs, sentence, place)) is not None and _is_firm(runs, sentence, place + is_a):
        yield run, Recruiter.AGENCY
    size = vocabulary.at("agency_nouns", words, place)
    if size and (run := _before_mark(runs, sentence, place, size)) is not None:
        yield run, Recruiter.AGENCY
    run = _after_noun(runs, sentence, place, size) if size and not nouns else None
    if run is not None and run.first == place + size and _is_part(runs, place, size):
        run = Run(place, run.last)
    if run is not None and runs.names_somebody(run, towns=False) and not runs.begins_clause(run):
        yield run, Recruiter.AGENCY


def _after_noun(runs: Runs, sentence: Sentence, place: int, size: int) -> Run | None:
    """The run after a noun for an agency; none in "an agency of Professionals" and in a title's "Agency Rules for"."""
    run = runs.from_left(place + size, sentence.last)
    linked = run is not None and any(runs.is_class(at, "links") for at in range(place + size, run.first))
    if run is None or (linked and run.last - run.first == 1 and not runs.is_proper(run, sentence, strict=True)):
        return None
    heading = place == sentence.first and run.first == place + size and run.last == sentence.last
    if heading and runs.is_class(place, "vague_nouns") and not _is_part(runs, place, size):
        return None if any(runs.is_class(at, "links") for at in range(run.first, run.last)) else run
    return run


def by_greeting(runs: Runs, sentence: Sentence, _: int) -> Named:
    """A name with which a sentence begins: "at ..., we", "welcome to ..."."""
    if (run := _after_greeting(runs, sentence)) is not None:
        yield run, runs.kind(run)


def of_subject(runs: Runs, sentence: Sentence, place: int) -> Named:
    """The name of whoever the text speaks for, before its verb: "Bright Nurses helps ..."."""
    # "Halyard Path also connects nurses with hospitals"
    run = runs.from_right(place - 1 if _is_adverb(runs, sentence, place) else place, sentence)
    if run is None or is_of_others(runs, run, sentence) or _is_person(runs, sentence):
        return
    places = runs.vocabulary.at("placing", runs.words, place)
    if runs.may_be_company(run) and (
        (places and _places_people(runs, sentence, place + places)) or _finds_posts(runs, sentence, place)
    ):
        yield run, runs.kind(run) or Recruiter.AGENCY
    elif runs.is_never_small(run) and _serves_workers(runs, sentence, place):
        yield run, None
    elif runs.vocabulary.at("speaks", runs.words, place):
        yield from _of_company(runs, sentence, run)


def after_writer_word(runs: Runs, sentence: Sentence, place: int) -> Named:
    """The name right after "with", "join" and the like: "join Bright Nurses"."""
    run = runs.from_left(place + 1, sentence.last)
    if run is None or run.first != place + 1 or is_of_others(runs, run, sentence):
        return
    applying = place > sentence.first and runs.is_class(place - 1, "applying")
    if applying and runs.is_never_small(run) and not runs.tokens.quote(*run).isupper():
        yield run, None  # "apply with Tessara"
    else:
        yield from _of_company(runs, sentence, run)


def anywhere(_: Runs, __: Sentence, ___: int) -> bool:
    """For words beside which a name may stand wherever they are."""
    return True


def opens_sentence(_: Runs, sentence: Sentence, place: int) -> bool:
    """Whether a place is the first of its sentence."""
    return place == sentence.first


def follows_mark(runs: Runs, sentence: Sentence, place: int) -> bool:
    """Whether a place is the first of its sentence, or follows a mark."""
    return place == sentence.first or not runs.words[place - 1].isalnum()


def precedes_name(runs: Runs, sentence: Sentence, place: int) -> bool:
    """Whether a word of names follows a place."""
    return place + 1 < sentence.last and runs.is_name_word(place + 1)


def follows_name(runs: Runs, sentence: Sentence, place: int) -> bool:
    """Whether a run of words may end before a place, or before an adverb there."""
    return runs.ends_before(place, sentence) or (
        _is_adverb(runs, sentence, place) and runs.ends_before(place - 1, sentence)
    )


def _is_person(runs: Runs, sentence: Sentence) -> bool:
    """Whether the next sentence goes on with a person: "Maria helps nurses find flats. She works for an agency"."""
    following = sentence.last + 1
    return following < runs.part.last and runs.is_class(following, "person_goes_on")


def _is_adverb(runs: Runs, sentence: Sentence, place: int) -> bool:
    return place > sentence.first and runs.is_class(place - 1, "adverbs")


def _finds_posts(runs: Runs, sentence: Sentence, place: int) -> bool:
    """Whether posts are found for people: "Corvane finds you an employer"."""
    size = runs.vocabulary.at("finding", runs.words, place)
    near = range(place + size, min(place + size + _PLACE_NEAR, sentence.last))
    return size > 0 and any(runs.is_class(at, "posts_found") for at in near)


def _of_company(runs: Runs, sentence: Sentence, run: Run) -> Named:
    if runs.is_somebody(run, sentence, strict=True) or (
        run.last - run.first > 1 and not runs.vocabulary.nouns_have_capitals and runs.names_somebody(run, towns=False)
    ):
        yield run, runs.kind(run)


def _places_people(runs: Runs, sentence: Sentence, first: int) -> bool:
    """Whether workers are placed with others: "... connects nurses with hospitals", not "with their families"."""
    people = next((at for at in range(first, min(first + _PEOPLE_NEAR, sentence.last)) if _is_people(runs, at)), None)
    if people is None:
        return False
    near = range(people + 1, min(people + 1 + _PLACE_NEAR, sentence.last - 1))
    with_whom = next((at for at in near if runs.is_class(at, "placed_with")), None)
    if with_whom is not None and runs.is_class(with_whom, "finds_something"):
        # "helps nurses find work"; a neighbour helps them find flats
        found = range(with_whom + 1, min(with_whom + _PLACE_NEAR, sentence.last))
        return any(runs.is_class(at, "posts_found") or runs.is_class(at, "services") for at in found)
    return with_whom is not None and not any(
        runs.is_class(at, "belonging") for at in range(with_whom + 1, min(with_whom + 3, sentence.last))
    )


def _serves_workers(runs: Runs, sentence: Sentence, place: int) -> bool:
    """Whether workers, posts or what takes them abroad are spoken of right after a verb."""
    size = runs.vocabulary.at("speaks_alone", runs.words, place)
    near = range(place + size, min(place + size + _SERVICE_NEAR, sentence.last))
    return size > 0 and any(
        runs.is_class(at, "posts_found") or runs.is_class(at, "services") or _is_people(runs, at) for at in near
    )


def _is_people(runs: Runs, place: int) -> bool:
    return runs.is_class(place, "people") or bool(runs.marks.terms_of("occupation", place, place + 1))


def _is_part(runs: Runs, place: int, size: int) -> bool:
    """Whether the noun for an agency is part of its name: "Agencia de Empleo Federal", all with capitals."""
    head = runs.is_class(place, "heads") and runs.capital(place)
    return head and runs.capital(place + size - 1)


def _is_firm(runs: Runs, sentence: Sentence, first: int) -> bool:
    """Whether words say "recruitment agency" and nothing more: "an international search firm seeking nurses"."""
    words, vocabulary = runs.words, runs.vocabulary
    for place in range(first, min(first + _WHAT_IT_IS, sentence.last)):
        if runs.is_class(place, "apart") or words[place] in _CLOSES:
            return False
        size = vocabulary.at("agency_nouns", words, place)
        if size and (size > 1 or not runs.is_class(place, "vague_nouns")):
            return _ends_there(runs, sentence, place + size)
    return False


def _ends_there(runs: Runs, sentence: Sentence, place: int) -> bool:
    """Whether a noun ends at a place, so that it is no part of a longer one: "agency" in "agency nurse"."""
    if place >= sentence.last or not runs.words[place].isalnum() or runs.vocabulary.nouns_have_capitals:
        return True
    return runs.is_class(place, "after_trade")


def _line_before(runs: Runs, sentence: Sentence, place: int) -> Run | None:
    """The name that a line holds alone, where the next line, which begins at the place, says what it is."""
    number = runs.tokens.sentence_of[sentence.first]
    if place > sentence.first or not number:
        return None
    before = runs.tokens.sentences[number - 1]
    near = before.paragraph == sentence.paragraph and before.first >= runs.part.first
    if not near or before.line == sentence.line or before.last - before.first > _SHORT_LINE:
        return None
    run = runs.from_left(before.first, before.last)
    whole = run is not None and run == (before.first, before.last)
    return run if run is not None and whole and runs.names_somebody(run, towns=False) else None


def _before_mark(runs: Runs, sentence: Sentence, place: int, size: int) -> Run | None:
    """The name that a comma or dash parts from what it is: "Passerelle Soins, cabinet de recrutement"."""
    words = runs.words
    for mark in range(place - 1, max(place - 1 - _FEW, sentence.first), -1):
        if runs.is_class(mark, "apart"):
            return None
        if words[mark] in _MARKS:
            run = runs.before(mark, sentence)
            if run is None or not _ends_there(runs, sentence, place + size):
                return None
            proper = runs.is_somebody(run, sentence, strict=runs.vocabulary.nouns_have_capitals)
            return run if proper or (size > 1 and runs.may_stand_alone(run)) else None
    return None


def _after_greeting(runs: Runs, sentence: Sentence) -> Run | None:
    """The name in "Welcome to ...", "We at ..." and "At ..., we"."""
    words, vocabulary = runs.words, runs.vocabulary
    if size := vocabulary.at("we_at", words, sentence.first):
        run = runs.from_left(sentence.first + size, sentence.last)
        return run if run is not None and run.first == sentence.first + size and runs.may_be_company(run) else None
    if size := vocabulary.at("greetings", words, sentence.first):
        run = runs.from_left(sentence.first + size, sentence.last)
        ends = run is not None and (run.last >= sentence.last or not words[run.last].isalnum())
        return run if run is not None and ends and runs.is_somebody(run, sentence, strict=True) else None
    if not vocabulary.at("at", words, sentence.first):
        return None
    run = runs.from_left(sentence.first + 1, sentence.last)
    if run is None or run.last + 1 >= sentence.last:
        return None
    speaks = words[run.last] == "," and (runs.is_class(run.last + 1, "us") or _is_people(runs, run.last + 1))
    if runs.is_class(min(run.last + 2, sentence.last - 1), "meets"):
        return None  # "At Heathrow, we meet you"
    return run if speaks and runs.is_somebody(run, sentence, strict=vocabulary.nouns_have_capitals) else None


def told(runs: Runs, sentence: Sentence, run: Run) -> Named:
    """Which party a name is by what follows it: what it is said to be, or that it hires."""
    words, vocabulary = runs.words, runs.vocabulary
    after = run.last + (words[run.last : run.last + 1] == (",",))
    if size := vocabulary.at("is_a", words, after):
        whose = _said_to_be(runs, sentence, run, after + size)
        if whose is not None:
            yield run, whose
    elif vocabulary.at("hiring", words, after):
        yield run, runs.kind(run)
    elif words[run.last : run.last + 1] and words[run.last] in _MARKS and _agency_after_mark(runs, sentence, run.last):
        yield run, Recruiter.AGENCY


def _said_to_be(runs: Runs, sentence: Sentence, run: Run, first: int) -> Recruiter | None:
    """Which party the words after "is a" say."""
    words, vocabulary, apart = runs.words, runs.vocabulary, False
    for place in range(first, min(first + _WHAT_IT_IS, sentence.last)):
        apart = apart or runs.is_class(place, "apart")
        if not apart and vocabulary.at("agency_nouns", words, place):
            person = vocabulary.at("persons", words, place) and not runs.is_like_company(run, sentence)
            return None if person else Recruiter.AGENCY
        if vocabulary.at("employer_nouns", words, place):
            return Recruiter.EMPLOYER
    return None


def _agency_after_mark(runs: Runs, sentence: Sentence, mark: int) -> bool:
    """Whether the words after a comma or dash say an agency: "Passerelle Soins, cabinet de recrutement"."""
    for place in range(mark + 1, min(mark + 1 + _FEW, sentence.last)):
        if runs.words[place] in _CLOSES or runs.is_class(place, "apart"):
            return False
        if size := runs.vocabulary.at("agency_nouns", runs.words, place):
            return _ends_there(runs, sentence, place + size)
    return False
