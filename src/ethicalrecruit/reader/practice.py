"""What a text promises, asks of applicants, and says of conditions that recruiting must not depend on."""

from decimal import Decimal

from ethicalrecruit.domain.offer import Job
from ethicalrecruit.domain.terms import MigrantTerm, PersonalData, Promise, PromiseKind
from ethicalrecruit.reader.circumstances import Passage, having, refused
from ethicalrecruit.reader.draft import Draft
from ethicalrecruit.reader.marks import Cue, Marks
from ethicalrecruit.reader.mention import Category
from ethicalrecruit.values.grades import Confidence

_NEAR = 4
_CUES = ("promise", "worse_terms", "strike_cover", "data_asked", "youngest_age")


def read_practice(marks: Marks, draft: Draft, passages: tuple[Passage, ...]) -> None:
    """Write promises, unequal terms, strike cover, personal data asked for and the youngest age into the draft."""
    promised: dict[PromiseKind, str] = {}
    for passage in having(marks, passages, *_CUES):
        for effect in _CUES:
            for cue in marks.in_sentence(passage.sentence, effect):
                # groups of guests, pupils or singers are no staff, and promises of equality are no unequal terms
                if marks.says(passage.sentence, "not_staff" if effect == "worse_terms" else "equality"):
                    continue
                if effect == "data_asked" and _sent_to_worker(marks, passage, cue):
                    continue
                if not refused(marks, passage, cue):
                    _write(draft, effect, cue, promised)


def _sent_to_worker(marks: Marks, passage: Passage, cue: Cue) -> bool:
    """Whether payslips go to the worker, or to an authority that asks for them: "we send your payslips by post"."""
    if cue.entry.value != PersonalData.PAY_HISTORY:
        return False
    sentence = passage.sentence
    after = (cue.last, min(cue.last + _NEAR, len(marks.tokens.words)))
    if marks.any_word(*after, "askers") or (marks.any_word(*after, "for") and marks.any_word(*after, "visas")):
        return True
    small = marks.small(sentence.first)
    before = marks.tokens.words[sentence.first : cue.first]
    subjects = [word for word in before if word in small["senders"] or word in small["readers"]]
    return bool(subjects) and subjects[-1] in small["senders"]


def _write(draft: Draft, effect: str, cue: Cue, promised: dict[PromiseKind, str]) -> None:
    value = cue.entry.value
    if effect == "promise":
        kind = PromiseKind(value)
        draft.mention(Category.UNREALISTIC_PROMISE, cue.first, cue.last, Confidence.MEDIUM)
        if kind in promised:
            draft.observe(promised[kind], cue.first, cue.last)
        else:
            # a rate of the past is held out as a promise, and does not say that anything is certain
            promise = Promise(kind=kind, guaranteed=None if "rate" in cue.entry.reads else True)
            promised[kind] = draft.add("promises", promise, cue.first, cue.last, Confidence.MEDIUM)
    elif effect == "worse_terms":
        draft.mention(Category.UNEQUAL_TREATMENT, cue.first, cue.last, Confidence.MEDIUM)
        _word(draft, "worse_for_migrants", MigrantTerm(value), cue)
    elif effect == "data_asked":
        _word(draft, "data_asked", PersonalData(value), cue)
    else:
        job: Job = draft.fields.get("job", Job())
        told = {"replaces_strikers": True} if effect == "strike_cover" else {"youngest_age": Decimal(value)}
        draft.fields["job"] = job.model_copy(update=told)
        draft.observe(f"job.{next(iter(told))}", cue.first, cue.last, confidence=Confidence.MEDIUM)


def _word(draft: Draft, field: str, word: MigrantTerm | PersonalData, cue: Cue) -> None:
    words = draft.fields.setdefault(field, [])
    if word not in words:
        words.append(word)
    draft.observe(field, cue.first, cue.last, confidence=Confidence.MEDIUM)
