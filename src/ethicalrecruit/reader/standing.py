"""What a text claims of its own standing: a licence, an approval, a certificate, a place on a list."""

from ethicalrecruit.domain.agency import Agency, Licence
from ethicalrecruit.domain.terms import Claim, ClaimedLicence, ClaimKind
from ethicalrecruit.reader.circumstances import Passage, denied, having
from ethicalrecruit.reader.draft import Draft
from ethicalrecruit.reader.marks import Cue, Marks

_OF_LICENCES = frozenset((ClaimKind.LICENSED, ClaimKind.GOVERNMENT_APPROVED))
_BRITISH = "standing_claim_gb"
_CUES = ("standing_claim", _BRITISH)


def read_standing(marks: Marks, draft: Draft, passages: tuple[Passage, ...]) -> None:
    """Write each claim into the draft once; its phrases speak of recruiting, so a licence is one to recruit."""
    known: dict[Claim, str] = {}
    for passage in having(marks, passages, *_CUES):
        for cue in (cue for effect in _CUES for cue in marks.in_sentence(passage.sentence, effect)):
            if denied(marks, passage.sentence, cue.first, cue.last) is not None:
                continue
            kind = ClaimKind(cue.entry.value)
            claim = Claim(kind=kind, licence=ClaimedLicence.RECRUITMENT if kind in _OF_LICENCES else None)
            if claim in known:
                draft.observe(known[claim], cue.first, cue.last)
            else:
                known[claim] = draft.add("claims", claim, cue.first, cue.last)
            if cue.entry.name == _BRITISH:
                _british(draft, cue)


def _british(draft: Draft, cue: Cue) -> None:
    """The claim itself says whose licence it is."""
    agency: Agency = draft.fields.get("agency", Agency())
    licence = (agency.licence or Licence()).model_copy(update={"country": "GB"})
    draft.fields["agency"] = agency.model_copy(update={"licence": licence})
    draft.observe("agency.licence.country", cue.first, cue.last)
