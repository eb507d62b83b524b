"""The job: title, occupation, hours, contract, and the agency's licence."""

from datetime import date, timedelta
from decimal import Decimal

from ethicalrecruit.domain.agency import Agency, Licence
from ethicalrecruit.domain.contract import ContractTerms
from ethicalrecruit.domain.offer import Job
from ethicalrecruit.reader.circumstances import Passage, having
from ethicalrecruit.reader.draft import Draft, printable
from ethicalrecruit.reader.marks import Marks
from ethicalrecruit.reader.mention import Term
from ethicalrecruit.reader.term_mentions import hours_per_week

_LONGEST_TITLE = 14
_LONGEST_NUMBER = 30
_DATE_PARTS = 3


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
    hours = [
        one
        for part in marks.parts
        for one in hours_per_week(marks.tokens.words, part.first, part.last, part.lexicon.words)
    ]
    if hours:
        amounts = list(dict.fromkeys(number for _, _, number in hours))
        draft.fields["hours_per_week"] = amounts[0]
        for first, last, number in hours:
            draft.observe("hours_per_week", first, last, readings=() if number == amounts[0] else (number,))
    months, permanent = _length(marks, draft, passages), _permanent(marks, draft, passages)
    if months is not None or permanent is not None:
        draft.fields["contract"] = ContractTerms(months=months, permanent=permanent)


def _length(marks: Marks, draft: Draft, passages: tuple[Passage, ...]) -> Decimal | None:
    months: Decimal | None = None
    for passage in having(marks, passages, "contract_length"):
        for cue in marks.in_sentence(passage.sentence, "contract_length"):
            lengths = [one for one in marks.durations_in(cue.first, cue.last) if one.months is not None]
            if lengths and lengths[0].low == lengths[0].months:
                if months is None:
                    months = lengths[0].months
                    draft.observe("contract.months", cue.first, cue.last)
                elif months != lengths[0].months:
                    draft.observe("contract.months", cue.first, cue.last, readings=(lengths[0].months,))
    return months


def _permanent(marks: Marks, draft: Draft, passages: tuple[Passage, ...]) -> bool | None:
    permanent: bool | None = None
    for passage in having(marks, passages, "permanent"):
        for cue in marks.in_sentence(passage.sentence, "permanent"):
            if cue.entry.value == "open":
                draft.leave_open("contract.permanent", cue.first, cue.last)
                continue
            value = cue.entry.value == "yes"
            readings = () if permanent in (None, value) else (value,)
            permanent = value if permanent is None else permanent
            draft.observe("contract.permanent", cue.first, cue.last, readings=readings)
    return permanent


def read_licence(marks: Marks, draft: Draft, passages: tuple[Passage, ...]) -> None:
    """Write the number and the last day of the agency's licence into the draft."""
    original = marks.tokens.normal.original
    for passage in having(marks, passages, "licence"):
        for cue in marks.in_sentence(passage.sentence, "licence"):
            start = marks.tokens.span(cue.first, cue.last).end
            rest = original[start : start + 3 * _LONGEST_NUMBER]
            number = rest.strip(" :.#").split()[:1] if rest.strip() else []
            written = printable(number[0].strip(",.;:()")) if number else ""
            if not any(char.isdigit() for char in written) or len(written) > _LONGEST_NUMBER:
                continue
            until = _valid_through(marks, passage)
            draft.fields["agency"] = Agency(
                licence=Licence(number=written, until=None if until is None else until[0] + timedelta(days=1))
            )
            draft.observe("agency.licence.number", cue.first, min(cue.last + 1, passage.sentence.last))
            if until is not None:
                draft.observe("agency.licence.until", *until[1])
            return


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
