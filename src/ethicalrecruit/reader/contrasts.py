"""What a text says of itself where it sets itself apart: "Unlike other agencies, we never charge nurses"."""

from collections.abc import Iterator

from ethicalrecruit.domain.terms import ClaimScope
from ethicalrecruit.reader.circumstances import denied
from ethicalrecruit.reader.claims import ClaimBook
from ethicalrecruit.reader.marks import Cue, Marks
from ethicalrecruit.reader.tokens import Sentence

_UNLIKE = "unlike"
_ENDS = (",", ";", ":", "-")


def claims_of_contrasts(marks: Marks, claims: ClaimBook) -> None:
    """Write the claims of sentences that are left out otherwise, since they speak of others.

    Only claims are read of them, and only in the clause that the comma parts from the others.
    """
    for place in sorted(marks.sentences_with("advice")):
        sentence = marks.sentence_at(place)
        if sentence.question or marks.says(sentence, "not_here"):
            continue
        for first, last in _own_clauses(marks, sentence):
            for cue in marks.in_sentence(sentence, "free_service", "worker_pays", "writer_charges"):
                if first <= cue.first < last:
                    _claim(marks, claims, sentence, cue, first)


def _own_clauses(marks: Marks, sentence: Sentence) -> Iterator[tuple[int, int]]:
    """The tokens before and after the words about others, where a mark parts them and nothing else advises."""
    advice = marks.in_sentence(sentence, "advice")
    words = marks.tokens.words
    for cue in advice:
        if cue.entry.value != _UNLIKE:
            continue
        after = next((at + 1 for at in range(cue.last, sentence.last) if words[at] in _ENDS), sentence.last)
        if after < sentence.last:
            clause = (after, sentence.last)
        elif cue.first > sentence.first and words[cue.first - 1] in _ENDS:
            clause = (sentence.first, cue.first - 1)
        elif cue.first == sentence.first:
            clause = (cue.last, sentence.last)  # German sets no comma: "Anders als viele verlangen wir kein Geld"
        else:
            continue
        if not any(clause[0] <= one.first < clause[1] for one in advice):
            yield clause


def _claim(marks: Marks, claims: ClaimBook, sentence: Sentence, cue: Cue, start: int) -> None:
    denial = denied(marks, sentence, cue.first, cue.last, after=2)
    denial = None if denial is None or denial.first < start else denial
    if cue.effect == "free_service":
        if denial is None or denial.first >= cue.first:
            claims.service(cue)
    elif denial is not None:
        charged = cue.effect == "writer_charges" or "charging" in cue.entry.reads
        scope = ClaimScope.AGENCY_FEES if charged else ClaimScope.UNSTATED
        claims.never_charged(min(denial.first, cue.first), max(denial.last, cue.last), scope)
