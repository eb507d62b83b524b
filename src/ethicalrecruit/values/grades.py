"""The grades a finding carries: outcome, severity, confidence, and how sure we are of the law."""

from enum import StrEnum


class Outcome(StrEnum):
    """What a rule says about a document on a day."""

    INDICATOR = "indicator"
    CANNOT_TELL = "cannot_tell"
    NONE_SEEN = "none_seen"
    NOT_APPLICABLE = "not_applicable"

    @property
    def speaks(self) -> bool:
        """Whether there is something to read or to ask: an indicator, or what cannot be told."""
        return self is Outcome.INDICATOR or self is Outcome.CANNOT_TELL


class Severity(StrEnum):
    """What the worker stands to lose; the levels are explained in ``rules/severity.yaml``."""

    INFO = "info"
    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"
    CRITICAL = "critical"

    @property
    def rank(self) -> int:
        """0 for info up to 4 for critical."""
        return _SEVERITIES[self]


class Confidence(StrEnum):
    """How far a finding can be relied on: the least of rule, reading and basis."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"

    @property
    def rank(self) -> int:
        """0 for low up to 2 for high."""
        return _CONFIDENCES[self]

    @classmethod
    def least(cls, *grades: "Confidence") -> "Confidence":
        """The lowest of the grades; high for none.

        >>> Confidence.least(Confidence.HIGH, Confidence.MEDIUM).value
        'medium'
        """
        # Asked for each condition of each rule: two tests of membership are faster than a minimum by rank.
        return cls.LOW if cls.LOW in grades else cls.MEDIUM if cls.MEDIUM in grades else cls.HIGH


# Looked up for every finding, so counted once.
_SEVERITIES = {level: rank for rank, level in enumerate(Severity)}
_CONFIDENCES = {grade: rank for rank, grade in enumerate(Confidence)}


class Verified(StrEnum):
    """How a statement about the law was confirmed.

    ``read``: the instrument's own text was read. ``secondary``: other sources say so. ``draft``: only a draft
    of the instrument says so. ``memory``: written from memory. ``none``: not confirmed. ``ours``, of numbers only: the
    instrument gives none that we know, so the number or name is our own.
    """

    READ = "read"
    SECONDARY = "secondary"
    DRAFT = "draft"
    MEMORY = "memory"
    NONE = "none"
    OURS = "ours"

    @property
    def is_confirmed(self) -> bool:
        """Whether it may carry a published indicator: read or secondary."""
        return self in (Verified.READ, Verified.SECONDARY)

    @property
    def confidence(self) -> Confidence:
        """The most that may rest on it: high if read, medium if other sources say so, else low."""
        return {Verified.READ: Confidence.HIGH, Verified.SECONDARY: Confidence.MEDIUM}.get(self, Confidence.LOW)

    @classmethod
    def least(cls, *marks: "Verified") -> "Verified":
        """The weakest of the marks; none for no mark.

        >>> Verified.least(Verified.READ, Verified.MEMORY).value
        'memory'
        """
        return max(marks, key=tuple(cls).index, default=cls.NONE)


PROFILES = ("publish", "research")
"""Under ``publish`` an indicator needs confirmed law; under ``research`` every rule may raise one, marked."""


class DocumentKind(StrEnum):
    """The kinds of document that can be examined."""

    AD = "ad"
    PAGE = "page"
    OFFER = "offer"
    CONTRACT = "contract"
    AGENCY = "agency"
    ROW = "row"
