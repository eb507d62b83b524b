"""Words that raise a topic without settling it: they leave it open, so that it is asked about and never passed over."""

from ethicalrecruit.reader.circumstances import Passage, having, refused
from ethicalrecruit.reader.draft import Draft
from ethicalrecruit.reader.marks import Cue, Marks

_LISTS = ("costs", "bonds", "pay", "repayment")


def read_unsettled(marks: Marks, draft: Draft, passages: tuple[Passage, ...]) -> None:
    """Leave costs, bonds, promises or grounds open where such words stand, unless others read them as something."""
    for passage in having(marks, passages, "unsettled"):
        for cue in marks.in_sentence(passage.sentence, "unsettled"):
            if refused(marks, passage, cue):
                continue
            name = cue.entry.value
            if name not in ("costs", "bonds") or not _is_read(marks, draft, cue):
                closed: list[str] = draft.fields.get("closed", [])
                if name in closed:
                    closed.remove(name)  # "you pay nothing", and a sum that candidates bring
                draft.leave_open(name, passage.sentence.first, passage.sentence.last)


def _is_read(marks: Marks, draft: Draft, cue: Cue) -> bool:
    """Whether the sums of these words, or the length of a stay, are already part of what was read."""
    sums = [marks.tokens.span(one.first, one.last) for one in marks.money_in(cue.first, cue.last)]
    if not sums and cue.entry.value == "bonds":
        sums = [marks.tokens.span(cue.first, cue.last)]  # "you undertake to stay for at least three years"
    pieces = [
        piece
        for path, observation in draft.observed.items()
        if path.partition("[")[0].partition(".")[0] in _LISTS
        for piece in observation.evidence
    ]
    return bool(sums) and all(
        any(
            piece.start is not None and piece.end is not None and piece.start < one.end and one.start < piece.end
            for piece in pieces
        )
        for one in sums
    )
