"""Who keeps passports and certificates."""

from ethicalrecruit.domain.offer import Recruiter
from ethicalrecruit.domain.terms import Documents, Holder
from ethicalrecruit.reader.circumstances import Passage, denied
from ethicalrecruit.reader.draft import Draft
from ethicalrecruit.reader.marks import Cue, Marks
from ethicalrecruit.reader.mention import Category
from ethicalrecruit.reader.tokens import overlap

_COPY_BEFORE, _COPY_AFTER = 3, 2


def read_documents(
    marks: Marks, draft: Draft, passages: tuple[Passage, ...], recruiter: Recruiter | None
) -> frozenset[int]:
    """Write down who keeps the worker's papers.

    Returns:
        The sentences that speak of keeping papers, by their first token.
    """
    found: list[tuple[Holder, int, int]] = []
    unsettled: list[tuple[int, int]] = []
    used: set[int] = set()
    where = marks.sentences_naming("document")
    for passage in passages:
        sentence = passage.sentence
        if sentence.first not in where:
            continue
        if marks.says(sentence, "others_papers"):
            continue  # those of patients and residents
        if marks.says(sentence, "not_kept_now"):
            unsettled.append((sentence.first, sentence.last))
            used.add(sentence.first)
            continue  # what somebody's papers went through elsewhere, or a record about papers
        worker = marks.in_sentence(sentence, "worker_keeps")
        keeps = [cue for cue in marks.in_sentence(sentence, "keeps") if not _inside_copy(marks, passage, cue)]
        for cue in worker:
            if denied(marks, sentence, cue.first, cue.last) is None and not any(overlap(cue, one) for one in keeps):
                found.append((Holder.WORKER, cue.first, cue.last))
                used.add(sentence.first)
        for cue in keeps:
            used.add(sentence.first)
            if _may_be_innocent(marks, passage):
                unsettled.append((sentence.first, sentence.last))
                continue
            found.extend(_kept(marks, passage, cue, recruiter))
        if not keeps and not worker:
            unsettled.extend(_open(marks, passage))
    _write(draft, found, unsettled)
    return frozenset(used)


def _kept(marks: Marks, passage: Passage, cue: Cue, recruiter: Recruiter | None) -> list[tuple[Holder, int, int]]:
    """Who keeps papers by one cue, and by which words: the worker, where somebody else is said not to."""
    denial = denied(marks, passage.sentence, cue.first, cue.last)
    if denial is not None or passage.answer is False or _answered_no(marks, cue):
        first = cue.first if denial is None else min(cue.first, denial.first)
        return [(Holder.WORKER, first, cue.last)]
    return [(holder, cue.first, cue.last) for holder in _holders(marks, cue, recruiter)]


def _inside_copy(marks: Marks, passage: Passage, cue: Cue) -> bool:
    """A copy that is kept is no passport that is kept."""
    first = max(cue.first - _COPY_BEFORE, passage.sentence.first)
    return marks.any_word(first, cue.last + _COPY_AFTER, "copies")


def _answered_no(marks: Marks, cue: Cue) -> bool:
    """A form or a question on one line: "Passport kept by employer: no"."""
    after = marks.tokens.words[cue.last : cue.last + 1]
    return after in ((":",), ("?",), ("-",)) and marks.word_is(cue.last + 1, "answers_no")


def _may_be_innocent(marks: Marks, passage: Passage) -> bool:
    """Files about a worker, or papers held for a stamp or at the worker's wish: asked about, not concluded from."""
    if marks.says(passage.sentence, "short_keeping") and not marks.says(passage.sentence, "long_keeping"):
        return True
    first, last = passage.sentence.first, passage.sentence.last
    return not marks.any_word(first, last, "identity") or marks.any_word(first, last, "short_or_wanted")


def _holders(marks: Marks, cue: Cue, recruiter: Recruiter | None) -> tuple[Holder, ...]:
    """Who keeps the papers; agency and employer both where "we" may be either."""
    if marks.terms_of("agency", cue.first, cue.last):
        return (Holder.AGENCY,)
    if marks.terms_of("employer", cue.first, cue.last):
        return (Holder.EMPLOYER,)
    speakers = {Recruiter.AGENCY: (Holder.AGENCY,), Recruiter.EMPLOYER: (Holder.EMPLOYER,)}
    return speakers.get(recruiter or Recruiter.PUBLIC_SERVICE, (Holder.AGENCY, Holder.EMPLOYER))


def _open(marks: Marks, passage: Passage) -> list[tuple[int, int]]:
    """Words about keeping papers that were not understood leave the fact open; innocent ones say nothing."""
    sentence = passage.sentence
    for cue in marks.in_sentence(sentence, "kept_somewhere"):
        return [(sentence.first, sentence.last)] if _may_be_innocent(marks, passage) else [(cue.first, cue.last)]
    if marks.says(sentence, "short_keeping") and marks.any_word(sentence.first, sentence.last, "back"):
        return [(sentence.first, sentence.last)]
    innocent = marks.in_sentence(sentence, "innocent")
    found: list[tuple[int, int]] = []
    for term in marks.terms_of("document", sentence.first, sentence.last):
        if any(cue.first <= term.first < cue.last for cue in innocent):
            continue
        keeping = marks.any_word(sentence.first, sentence.last, "keeping")
        if keeping and marks.any_word(term.first, term.last, "passports"):
            found.append((term.first, term.last))
    return found


def _write(draft: Draft, found: list[tuple[Holder, int, int]], unsettled: list[tuple[int, int]]) -> None:
    """Write who keeps the papers; a stamp, a check or a stay in a file is no keeping and only leaves it open."""
    if not found:
        for first, last in unsettled:
            draft.leave_open("documents.held_by", first, last)
        return
    holders = list(dict.fromkeys(holder for holder, _, _ in found))
    draft.fields["documents"] = Documents(held_by=holders[0])
    for holder, first, last in found:
        readings = (holder,) if holder is not holders[0] else ()
        draft.observe("documents.held_by", first, last, readings=readings)
        if holder is not Holder.WORKER:
            draft.mention(Category.DOCUMENT_RETENTION, first, last)
