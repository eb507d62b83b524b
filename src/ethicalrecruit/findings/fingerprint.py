"""Identity of findings over runs."""

import hashlib
import unicodedata
from collections.abc import Iterable

from ethicalrecruit.values.evidence import Evidence


def digest(*parts: str) -> str:
    """A short digest of texts; the same on every platform.

    >>> len(digest("a", "b"))
    16
    """
    joined = "\x1f".join(parts).encode("utf-8", "surrogatepass")
    return hashlib.sha256(joined).hexdigest()[:16]


def subject_key(given_id: str | None, content: str) -> str:
    """The identity of a document: its own id, else a digest of its normalised content.

    Never a row number: rows move between exports.
    """
    if given_id:
        return given_id
    plain = " ".join(unicodedata.normalize("NFKC", content).casefold().split())
    return f"sha256:{digest(plain)}"


def fingerprint(rule: str, subject: str, about: str) -> str:
    """The identity of a finding: which rule, which document, about what."""
    return digest(rule, subject, about)


def digested(piece: Evidence) -> str:
    """What of a piece of evidence counts for the digest: its words and values, not its place."""
    return f"{piece.kind.value}|{piece.field}|{piece.quote}|{piece.arithmetic}"


def evidence_digest(evidence: Iterable[Evidence]) -> str:
    """Changes when the words or values of the evidence change, not when they only move."""
    return digest(*map(digested, evidence))
