"""Personal data in what a report quotes, masked or not."""

from ethicalrecruit.findings.masking import mask, mask_cell
from ethicalrecruit.frozen import dataclass
from ethicalrecruit.values.evidence import Evidence, EvidenceKind


@dataclass(frozen=True, slots=True)
class Shield:
    """Masks words of the document, unless it was asked not to. The length of what it masks is kept."""

    masked: bool = True

    def text(self, text: str) -> str:
        """A text that may repeat words of the document."""
        return mask(text) if self.masked else text

    def quote(self, piece: Evidence) -> str:
        """The quote of a piece of evidence; the name of a field tells what its value is."""
        if self.masked and piece.kind is EvidenceKind.FIELD and piece.field:
            return mask_cell(piece.field, piece.quote)
        return self.text(piece.quote)
