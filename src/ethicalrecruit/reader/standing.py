"""What a text claims of its own standing: a licence, an approval, a certificate, a place on a list."""

from ethicalrecruit.domain.agency import Agency, Licence
from ethicalrecruit.domain.terms import Claim, ClaimedLicence, ClaimKind
from ethicalrecruit.reader.circumstances import Passage, denied, having
from ethicalrecruit.reader.draft import Draft
from ethicalrecruit.reader.marks import Cue, Marks

_OF_LICENCES = frozenset((ClaimKind.LICENSED, ClaimKind.GOVERNMENT_APPROVED))
_BRITISH = frozenset(("standing_claim_gb", "standing_words_gb"))
_NAMING_NOBODY = frozenset(("standing_words", "standing_words_gb"))
_CUES = ("standing_claim", "standing_claim_gb", "standing_words", "standing_words_gb")
_MORE_WORDS = 4
_ENDS = frozenset((",", ":", ";", "-", "(", ")"))


def read_standing(marks: Marks, draft: Draft, passages: tuple[Passage, ...]) -> None:
    """Write each claim into the draft once; its phrases speak of recruiting, so a licence is one to recruit."""
    known: dict[Claim, str] = {}
    for passage in having(marks, passages, *_CUES):
        for cue in (cue for effect in _CUES for cue in marks.in_sentence(passage.sentence, effect)):
            if not _is_stated(marks, passage, cue):
                continue
            kind = ClaimKind(cue.entry.value)
            claim = Claim(kind=kind, licence=ClaimedLicence.RECRUITMENT if kind in _OF_LICENCES else None)
            if claim in known:
                draft.observe(known[claim], cue.first, cue.last)
            else:
                known[claim] = draft.add("claims", claim, cue.first, cue.last)
            if cue.entry.name in _BRITISH:
                _british(draft, cue)


def _is_stated(marks: Marks, passage: Passage, cue: Cue) -> bool:
    """Whether the document says it of its writer: no denial, no condition, and no one else is the holder."""
    sentence = passage.sentence
    if passage.answer is False or denied(marks, sentence, cue.first, cue.last) is not None:
        return False
    if cue.entry.name in _NAMING_NOBODY:
        return cue.first == sentence.first and sentence.last - cue.last <= _MORE_WORDS
    before = marks.tokens.words[sentence.first : cue.first]
    clause = next((place for place in range(len(before), 0, -1) if before[place - 1] in _ENDS), 0)
    return not marks.any_word(sentence.first + clause, cue.first, "not_stated")


def _british(draft: Draft, cue: Cue) -> None:
    """The claim itself says whose licence it is."""
    agency: Agency = draft.fields.get("agency", Agency())
    licence = (agency.licence or Licence()).model_copy(update={"country": "GB"})
    draft.fields["agency"] = agency.model_copy(update={"licence": licence})
    draft.observe("agency.licence.country", cue.first, cue.last)
