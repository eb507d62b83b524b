"""Who speaks in a text: an agency, the employer itself or a public service."""

from ethicalrecruit.domain.offer import Recruiter
from ethicalrecruit.reader.circumstances import Passage, having
from ethicalrecruit.reader.draft import Draft
from ethicalrecruit.reader.marks import Cue, Marks


def read_recruiter(marks: Marks, draft: Draft, passages: tuple[Passage, ...]) -> Recruiter | None:
    """Who recruits; None where nothing or too much is said of it."""
    by_kind: dict[Recruiter, list[Cue]] = {}
    for passage in having(marks, passages, "recruiter"):
        for cue in marks.in_sentence(passage.sentence, "recruiter"):
            by_kind.setdefault(Recruiter(cue.entry.value), []).append(cue)
    if not by_kind:
        return None
    # An agency also says "our hospital" and names public offices; an employer hardly says "our client".
    for kind in (Recruiter.AGENCY, Recruiter.EMPLOYER, Recruiter.PUBLIC_SERVICE):
        if kind in by_kind:
            for cue in by_kind[kind]:
                draft.observe("recruitment.recruiter", cue.first, cue.last)
            return kind
    return None
