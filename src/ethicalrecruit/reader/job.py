"""The job: title, occupation, hours, contract, and the agency's licence."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal

from ethicalrecruit.domain.agency import Agency, Licence
from ethicalrecruit.domain.contract import ContractTerms
from ethicalrecruit.domain.offer import Job
from ethicalrecruit.reader.circumstances import Passage, having
from ethicalrecruit.reader.draft import Draft, printable
from ethicalrecruit.reader.hours import read_hours, value_after
from ethicalrecruit.reader.marks import Cue, Marks
from ethicalrecruit.reader.mention import Term
from ethicalrecruit.reader.term_mentions import DurationMention

_LONGEST_TITLE = 14
_LONGEST_NUMBER = 40
_NEAR = 3
_DATE_PARTS = 3
_LEAST_DIGITS, _SHORTEST_NUMBER = 2, 4
_YEAR = re.compile("(?:19|20)[0-9]{2}")
_NUMBER = re.compile(
    r"[\s:.,#()-]{0,4}(?:(?:number|no|nr|num|n\u00fam|n\u00famero|num\u00e9ro|num\u0103rul|numer|numerem|n)\b\.?"
    r"\s?[\u00ba\u00b0]?)?[\u00ba\u00b0\s:.#]{0,4}([^\W_][\w/.+-]*)",
    re.IGNORECASE,
)

# Numbers of licences that India, the Philippines and Kenya give to agencies.
_AGENCY_NUMBER = re.compile(
    r"(?<![\w/-])(?:B-?[0-9]{2,5}/[A-Z]{2,}/[A-Z0-9+/-]{3,30}|(?:POEA|DMW)-[0-9]{2,4}-LB-[0-9]{4,8}(?:-[A-Z]{1,4})?"
    r"|[0-9]{2,4}-LB-[0-9]{6,8}(?:-[A-Z]{1,4})?|NEA/RA/[0-9]{1,5}(?:/[0-9]{1,5})*)"
)


def read_job(marks: Marks, draft: Draft, passages: tuple[Passage, ...]) -> None:
    """Write title, occupation and whether it is health or care work into the draft."""
    chosen: list[Term] = []
    title: str | None = None
    for passage in passages:
        sentence = passage.sentence
        jobs = marks.terms_of("occupation", sentence.first, sentence.last)
        jobs += marks.terms_of("other_job", sentence.first, sentence.last)
        if not jobs:
            continue
        if sentence.first == 0 and sentence.last - sentence.first <= _LONGEST_TITLE and _is_title(marks, passage):
            title = draft.words(sentence.first, sentence.last)
            draft.observe("job.title", sentence.first, sentence.last)
            chosen = jobs
            break
        if not chosen or marks.in_sentence(sentence, "advert", "target"):
            chosen = jobs
            if marks.in_sentence(sentence, "advert", "target"):
                break
    if not chosen:
        return
    codes = list(dict.fromkeys(term.value for term in chosen))
    kinds = {term.slot for term in chosen}
    health = True if kinds == {"occupation"} else False if kinds == {"other_job"} else None
    draft.fields["job"] = Job(title=title, occupation=codes[0], health=health)
    for term in chosen:
        readings = () if term.value == codes[0] else (term.value,)
        draft.observe("job.occupation", term.first, term.last, readings=readings)
    if health is None:
        draft.leave_open("job.health", chosen[0].first, chosen[0].last)
    else:
        draft.observe("job.health", chosen[0].first, chosen[0].last)


def _is_title(marks: Marks, passage: Passage) -> bool:
    """Whether the first sentence stands on a line of its own or says that somebody is wanted."""
    sentences = marks.tokens.sentences
    alone = len(sentences) == 1 or sentences[1].line != passage.sentence.line
    wanted = bool(marks.in_sentence(passage.sentence, "advert"))
    return (alone or wanted) and not passage.sentence.question and not marks.word_is(0, "no_title")


def read_contract(marks: Marks, draft: Draft, passages: tuple[Passage, ...]) -> None:
    """Write weekly hours and the length of the contract into the draft."""
    read_hours(marks, draft, passages)
    months, permanent = _length(marks, draft, passages), _permanent(marks, draft, passages)
    if months is not None or permanent is not None:
        draft.fields["contract"] = ContractTerms(months=months, permanent=permanent)


def _length(marks: Marks, draft: Draft, passages: tuple[Passage, ...]) -> Decimal | None:
    months: Decimal | None = None
    found = [one for one in (*_with_word(marks, passages), *_under_label(marks, passages)) if one[0].months is not None]
    chosen = _are_to_choose(marks, found)
    for one, first, last in found:
        if chosen or one.low != one.months:
            draft.leave_open("contract.months", first, last)
            continue
        months = one.months if months is None else months
        draft.observe("contract.months", first, last, readings=() if months == one.months else (one.months,))
    return months


def _are_to_choose(marks: Marks, found: list[tuple[DurationMention, int, int]]) -> bool:
    """Whether a text tells several lengths, so that none is the one: "a one-year or a two-year contract"."""
    told = {(marks.tokens.sentence_of[first], (one.low, one.months)) for one, first, _ in found}
    several = len({length for _, length in told}) > 1
    ranged = any(one.low != one.months for one, _, _ in found)
    return several and (ranged or len({sentence for sentence, _ in told}) < len(told))


def _with_word(marks: Marks, passages: tuple[Passage, ...]) -> Iterator[tuple[DurationMention, int, int]]:
    """The lengths of time that stand with a word of a contract: "a two-year contract"."""
    for passage in having(marks, passages, "contract_length"):
        for cue in marks.in_sentence(passage.sentence, "contract_length"):
            lengths = [one for one in marks.durations_in(cue.first, cue.last) if one.months is not None]
            if lengths:
                yield lengths[0], cue.first, cue.last
            elif cue.entry.value:  # "a one-year contract" may be one word: "Jahresvertrag"
                months = Decimal(cue.entry.value)
                yield DurationMention(cue.first, cue.last, months, months, "month", months, months), cue.first, cue.last


def _under_label(marks: Marks, passages: tuple[Passage, ...]) -> Iterator[tuple[DurationMention, int, int]]:
    """The lengths of time that follow a label: "Contract duration", and "2 years" on the next line."""
    for first, last in _after_labels(marks, passages):
        lengths = [one for one in marks.durations_in(first, last) if one.months is not None]
        if not lengths or lengths[0].first - first > _NEAR:
            continue
        if not _cues_between(marks, "permanent", first, lengths[0].first):  # "contract: permanent, 6 months' trial"
            yield lengths[0], lengths[0].first, lengths[0].last


def _after_labels(marks: Marks, passages: tuple[Passage, ...]) -> Iterator[tuple[int, int]]:
    for passage in having(marks, passages, "length_label"):
        for cue in marks.in_sentence(passage.sentence, "length_label"):
            where = value_after(marks, passage.sentence, cue)
            if where is not None:
                yield where


def _permanent(marks: Marks, draft: Draft, passages: tuple[Passage, ...]) -> bool | None:
    answers: list[tuple[bool, int, int]] = []
    for passage in having(marks, passages, "permanent"):
        cues = marks.in_sentence(passage.sentence, "permanent")
        both = len({cue.entry.value for cue in cues} - {"open"}) > 1
        for cue in cues:
            if both:  # "permanent and temporary posts" are several, and none is told of this one
                draft.leave_open("contract.permanent", cue.first, cue.last)
            elif cue.entry.value != "open":
                answers.append((cue.entry.value == "yes", cue.first, cue.last))
            elif not (marks.tokens.words[cue.last - 1] == ":" and _is_answered(marks, passage, cue)):
                draft.leave_open("contract.permanent", cue.first, cue.last)
    for first, last in _after_labels(marks, passages):
        near = _cues_between(marks, "endless", first, min(first + _NEAR, last))
        answers.extend((True, cue.first, cue.last) for cue in near[:1])
    for answer, first, last in answers:
        readings = () if answer == answers[0][0] else (answer,)
        draft.observe("contract.permanent", first, last, readings=readings)
    return answers[0][0] if answers else None


def _cues_between(marks: Marks, effect: str, first: int, last: int) -> list[Cue]:
    return [cue for cue in marks.in_sentence(marks.sentence_at(first), effect) if first <= cue.first < last]


def _is_answered(marks: Marks, passage: Passage, label: Cue) -> bool:
    """Whether a label such as "type of contract:" is followed by what answers it."""
    where = value_after(marks, passage.sentence, label)
    if where is None:
        return False
    known = (*_cues_between(marks, "permanent", *where), *_cues_between(marks, "endless", *where))
    return any(cue.entry.value != "open" for cue in known)


def read_licence(marks: Marks, draft: Draft, passages: tuple[Passage, ...]) -> None:
    """Write the number and the last day of the agency's licence into the draft."""
    for passage in having(marks, passages, "licence"):
        for cue in marks.in_sentence(passage.sentence, "licence"):
            written = _number_after(marks, cue)
            if not written:
                continue
            until = _valid_through(marks, passage)
            licence = Licence(number=written, until=None if until is None else until[0] + timedelta(days=1))
            agency: Agency = draft.fields.get("agency", Agency())
            draft.fields["agency"] = agency.model_copy(update={"licence": licence})
            draft.observe("agency.licence.number", cue.first, min(cue.last + 1, passage.sentence.last))
            if until is not None:
                draft.observe("agency.licence.until", *until[1])
            return
    _licence_by_form(marks, draft, passages)


def _licence_by_form(marks: Marks, draft: Draft, passages: tuple[Passage, ...]) -> None:
    """A number that is written as only licences of agencies are, whatever stands before it: "RC B-0456/MUM/COM/5"."""
    tokens = marks.tokens
    found = _AGENCY_NUMBER.search(tokens.normal.original)
    if found is None:
        return
    for passage in passages:
        sentence = passage.sentence
        span = tokens.span(sentence.first, sentence.last)
        if span.start <= found.start() < span.end:
            agency: Agency = draft.fields.get("agency", Agency())
            licence = Licence(number=printable(found[0].rstrip("/-+")))
            draft.fields["agency"] = agency.model_copy(update={"licence": licence})
            draft.observe("agency.licence.number", sentence.first, sentence.last)
            return


def _number_after(marks: Marks, cue: Cue) -> str:
    """The number that follows a word such as "licence"; "" for a year, a length of time, a class such as "B1"."""
    start = marks.tokens.span(cue.first, cue.last).end
    found = _NUMBER.match(marks.tokens.normal.original[start : start + 3 * _LONGEST_NUMBER])
    written = printable(found[1].rstrip(".-/+")) if found else ""
    digits = sum(char.isdigit() for char in written)
    if digits < _LEAST_DIGITS or len(written) < _SHORTEST_NUMBER or len(written) > _LONGEST_NUMBER:
        return ""
    if _YEAR.fullmatch(written) or any(one.first <= cue.last + _NEAR for one in _times_after(marks, cue)):
        return ""
    return written


def _times_after(marks: Marks, cue: Cue) -> list[DurationMention]:
    return marks.durations_in(cue.last, min(cue.last + _NEAR, marks.sentence_at(cue.first).last))


def _valid_through(marks: Marks, passage: Passage) -> tuple[date, tuple[int, int]] | None:
    words = marks.tokens.words
    for cue in marks.in_sentence(passage.sentence, "valid_through"):
        small = marks.small(cue.first)
        parts = [word for word in words[cue.last : cue.last + 5] if word not in small["date_fillers"]][:_DATE_PARTS]
        numbers = [int(part) for part in parts if part.isdecimal() and part.isascii()]
        names = [small.months[part] for part in parts if part in small.months]
        if len(parts) == _DATE_PARTS and len(numbers) == _DATE_PARTS - 1 and len(names) == 1:
            day, year = sorted(numbers)
            try:
                return date(year, names[0], day), (cue.first, min(cue.last + len(parts), passage.sentence.last))
            except ValueError:
                continue
    return None
