"""The words in which grades, states and the standing of the law are told to people."""

from collections.abc import Mapping
from datetime import date

from ethicalrecruit.findings.finding import WHOLE_DOCUMENT, Authority
from ethicalrecruit.values.evidence import Evidence, EvidenceKind
from ethicalrecruit.values.grades import Confidence, Outcome, Severity, Verified

OUTCOMES: Mapping[Outcome, str] = {
    Outcome.INDICATOR: "indicator",
    Outcome.CANNOT_TELL: "cannot tell",
    Outcome.NONE_SEEN: "none seen",
    Outcome.NOT_APPLICABLE: "not applicable",
}
"""An outcome in words."""

STATES: Mapping[str, str] = {
    "stated": "stated",
    "silent": "the document does not speak of it",
    "open": "the document touches on it and leaves it open",
    "not_covered": "could not be looked for in this input",
}
"""The state of a fact in words."""

DAY_SOURCES: Mapping[str, str] = {
    "given": "given by the caller",
    "posted": "the day the document was published",
    "captured": "the day the document was collected",
    "today": "the day this report was made",
    "none": "",
}
"""Where the day came from, in words."""

SURE: Mapping[Verified, str] = {
    Verified.READ: "read in the original",
    Verified.SECONDARY: "confirmed by other sources",
    Verified.DRAFT: "only a draft of the instrument says so",
    Verified.MEMORY: "written from memory, not confirmed",
    Verified.NONE: "unconfirmed",
    Verified.OURS: "ours, since we know of none in the instrument",
}
"""How a statement about the law was confirmed, in words."""

_BINDINGNESS: Mapping[str, str] = {
    "statute": "a statute",
    "regulation": "a regulation",
    "treaty": "a treaty",
    "code_of_practice": "a code of practice",
    "guideline": "a guideline",
    "certification_standard": "a certification standard",
    "directive": "a directive",
    "collective_agreement": "a collective agreement",
    "own_list": "a list of the user's own, not a law",
}
_ADDRESSEES: Mapping[str, str] = {
    "all": "everybody",
    "states": "states",
    "recruiters": "recruiters",
    "employers": "employers",
    "recruiters_and_employers": "recruiters and employers",
    "professional_bodies": "professional bodies",
}
_REACH: Mapping[str, str] = {
    "code_of_practice": "it reaches its addressees and those who undertake to follow it",
    "certification_standard": "it reaches those who hold or claim the certificate",
    "directive": "it binds member states, and employers through national law",
    "collective_agreement": "it reaches its parties",
    "guideline": "it guides and does not bind",
}
_PINPOINT: Mapping[Verified, str] = {
    Verified.READ: "",
    Verified.SECONDARY: "number as other sources give it, not checked against the text",
    Verified.DRAFT: "number from a draft, not checked against the text",
    Verified.MEMORY: "number not checked against the text",
    Verified.NONE: "number not checked against the text",
    Verified.OURS: "the number or name is ours, not checked against the text",
}
_ABOUT: Mapping[str, str] = {
    "costs": "the cost",
    "bonds": "the bond",
    "origin.targets": "the country",
    "wording.grounds": "the ground",
    "claims": "the claim",
    "agency.certificates": "the certificate",
    "agency.register_entries": "the register",
    "corridor": "the end of the corridor",
}


def outcome_word(outcome: Outcome, names: Mapping[str, str]) -> str:
    """An outcome in the words that a rule book has for it, else in English."""
    return names.get(f"outcome.{outcome.value}", OUTCOMES[outcome])


def grade_word(grade: Severity | Confidence, names: Mapping[str, str]) -> str:
    """A severity or confidence in the words that a rule book has for it, else in English."""
    kind = "severity" if isinstance(grade, Severity) else "confidence"
    return names.get(f"{kind}.{grade.value}", grade.value)


def citation(authority: Authority) -> str:
    """Instrument, provision and edition; a number nobody has read in the text says so."""
    edition = f" (edition {authority.edition})" if authority.edition else ""
    unread = _PINPOINT[authority.pinpoint]
    return f"{authority.title}, {authority.provision}{edition}{'; ' if unread else ''}{unread}"


def bindingness(authority: Authority) -> str:
    """What kind of law it is and whom it addresses.

    A provision addressed to states cannot be departed from by a document, and the words say so.
    """
    kind = _BINDINGNESS.get(authority.bindingness, authority.bindingness.replace("_", " "))
    if authority.bindingness == "own_list":
        return kind
    if authority.addressee == "not_recorded":
        return f"{kind}; whom it addresses is not recorded"
    addressee = _ADDRESSEES.get(authority.addressee, authority.addressee.replace("_", " "))
    text = f"{kind}, addressed to {addressee}"
    if authority.addressee == "states":
        asked = "activity of a kind that the Code asks states to discourage; "
        text += f": {asked if authority.bindingness == 'code_of_practice' else ''}no document can depart from it"
    elif authority.bindingness in _REACH:
        text += f"; {_REACH[authority.bindingness]}"
    return f"{text}. {_sentence(authority.standing)}" if authority.standing else text


def reach_beside(authority: Authority) -> str:
    """Where a further standard has few whom it reaches: whom; "" for others, since a line must do for them.

    A treaty's standing says for itself what it is to the state concerned.
    """
    if authority.bindingness == "certification_standard":
        return _REACH[authority.bindingness]
    if authority.bindingness == "code_of_practice" and authority.addressee == "states":
        return "addressed to states"
    return ""


def how_sure(authority: Authority) -> str:
    """How sure we are of the substance of the law."""
    return SURE[authority.substance]


def computed_words(arithmetic: str) -> str:
    """How something was computed, with a word on ends of intervals, which a document writes in another way.

    >>> computed_words("agency.licence.until 2025-06-01 is not after 2025-06-18")
    'agency.licence.until 2025-06-01 is not after 2025-06-18 (an end is written as the day after the last one)'
    """
    return f"{arithmetic} (an end is written as the day after the last one)" if ".until" in arithmetic else arithmetic


def about_words(about: str, names: Mapping[str, str] | None = None) -> str:
    """What a finding is about, in words; "" for the whole document.

    Args:
        about: the finding's ``about``.
        names: words for what findings are about, where they are known; a code stands without them.

    >>> about_words("costs:FEE_PLACEMENT", {"costs:FEE_PLACEMENT": "placement fee"})
    'the cost placement fee (FEE_PLACEMENT)'
    """
    if about == WHOLE_DOCUMENT or not about:
        return ""
    name, _, key = about.partition(":")
    known = (names or {}).get(about, "")
    return f"{_ABOUT.get(name, name)} {f'{known} ({key})' if known else key}"


def place_of(evidence: Evidence) -> str:
    """Where a piece of evidence stands, in words.

    >>> place_of(Evidence(EvidenceKind.QUOTE, quote="fee", start=4, end=7))
    'characters 4 to 7'
    """
    parts = []
    if evidence.document:
        parts.append(evidence.document)
    if evidence.row is not None:
        parts.append(f"row {evidence.row}")
    if evidence.start is not None and evidence.end is not None:
        parts.append(f"characters {evidence.start} to {evidence.end}")
    elif evidence.kind is EvidenceKind.FIELD and evidence.field:
        parts.append(f"field {evidence.field}")
    return ", ".join(parts)


def day_words(day: str) -> str:
    """A day in ISO form as people write it; "no day" for an undated document.

    >>> day_words("2026-11-21")
    '21 November 2026'
    """
    if not day:
        return "no day"
    parsed = date.fromisoformat(day)
    # Names of months are written out here: strftime would follow the locale of the machine.
    return f"{parsed.day} {_MONTHS[parsed.month - 1]} {parsed.year}"


_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def counted(number: int, noun: str, plural: str = "") -> str:
    """A number with its noun.

    >>> counted(1, "indicator"), counted(0, "indicator")
    ('1 indicator', '0 indicators')
    """
    return f"{number} {noun if number == 1 else plural or noun + 's'}"


def uncapitalised(text: str) -> str:
    """A sentence's beginning for use inside another; names such as ILO keep their capitals.

    >>> uncapitalised("The country of the work"), uncapitalised("ILO category")
    ('the country of the work', 'ILO category')
    """
    return text if text[1:2].isupper() else f"{text[:1].lower()}{text[1:]}"


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}"
