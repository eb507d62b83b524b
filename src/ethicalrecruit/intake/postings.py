"""schema.org JobPosting: found in JSON, and put together to a text of its fields."""

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from ethicalrecruit.frozen import dataclass
from ethicalrecruit.intake.shown_text import shown_text

MOST_POSTINGS = 500
"""How many postings of one input are read at most."""

_TYPE = "jobposting"
_MOST_LEAVES = 2_000
# Fields whose words the reader reads; fields that are not of schema.org are read if they hold words.
_READ = frozenset({
    "title", "name", "description", "responsibilities", "qualifications", "skills", "jobBenefits", "benefits",
    "incentiveCompensation", "incentives", "workHours", "specialCommitments", "experienceRequirements",
    "educationRequirements", "physicalRequirement", "sensoryRequirement", "securityClearanceRequirement",
    "eligibilityToWorkRequirement", "employerOverview", "disambiguatingDescription", "abstract", "text",
})  # fmt: skip
# Fields that state something else, or that are read as values. ``applicantLocationRequirements`` says where
# applicants may live; it aims at nobody.
_NOT_READ = frozenset({
    "applicantLocationRequirements", "applicationContact", "baseSalary", "salaryCurrency", "datePosted", "validThrough",
    "directApply", "employmentType", "employmentUnit", "estimatedSalary", "experienceInPlaceOfEducation",
    "hiringOrganization", "industry", "jobImmediateStart", "jobLocation", "jobLocationType", "jobStartDate",
    "jobDuration", "occupationalCategory", "relevantOccupation", "totalJobOpenings", "identifier", "url", "image",
    "sameAs", "logo", "mainEntityOfPage", "potentialAction", "additionalType", "alternateName", "subjectOf",
    "inLanguage", "dateModified", "datePublished", "keywords", "eligibleRegion", "publisher", "breadcrumb", "isPartOf",
    "author",
})  # fmt: skip
_LINK = re.compile(r"(?:https?://|www\.|mailto:|data:)\S*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Node:
    """A value of a posting and its path there, such as ``baseSalary.value.minValue``."""

    path: str
    value: Any

    def child(self, name: str) -> "Node":
        """A field of an object; its value is None if there is none."""
        found = self.value.get(name) if isinstance(self.value, dict) else None
        return Node(f"{self.path}.{name}" if self.path else name, found)

    def members(self) -> "tuple[Node, ...]":
        """The members of a list; the value itself if it is none; nothing for null."""
        if isinstance(self.value, list):
            if len(self.value) == 1:
                return Node(self.path, self.value[0]).members()
            return tuple(Node(f"{self.path}[{at}]", one) for at, one in enumerate(self.value) if one is not None)
        return () if self.value is None else (self,)

    @property
    def text(self) -> str | None:
        """A scalar as text; None for objects, lists and null."""
        if isinstance(self.value, str):
            return self.value
        if isinstance(self.value, bool):
            return "true" if self.value else "false"
        return (
            f"{self.value:f}"
            if isinstance(self.value, Decimal)
            else str(self.value)
            if isinstance(self.value, int)
            else None
        )


@dataclass(frozen=True, slots=True)
class Leaf:
    """A field of a posting as it is shown: its path, its words without tags and entities, whether they are read."""

    path: str
    text: str
    read: bool


@dataclass(frozen=True, slots=True)
class PostingText:
    """The fields of a posting, in their order, and what was left out of them."""

    leaves: tuple[Leaf, ...]
    notes: tuple[str, ...] = ()
    lost: bool = False


def postings_in(data: Any) -> list[dict[str, Any]]:
    """The job postings in JSON, in order, wherever they stand; references to other objects by ``@id`` are followed.

    >>> graph = [{"@type": ["JobPosting"], "title": "Nurse"}, {"@type": "Place"}]
    >>> [one["title"] for one in postings_in({"@graph": graph})]
    ['Nurse']
    """
    found: list[dict[str, Any]] = []
    named: dict[str, dict[str, Any]] = {}
    waiting = [data]
    while waiting:
        one = waiting.pop()
        if isinstance(one, dict):
            name = one.get("@id")
            if isinstance(name, str) and len(one) > 2:  # noqa: PLR2004  # more than its name and type
                named.setdefault(name, one)
            if _is_posting(one):
                found.append(one)
            else:
                waiting.extend(reversed(list(one.values())))
        elif isinstance(one, list):
            waiting.extend(reversed(one))
    return [{key: _followed(_unwrapped(value), named) for key, value in one.items()} for one in found]


def _is_posting(one: Mapping[str, Any]) -> bool:
    kinds = one.get("@type", one.get("type"))
    for kind in kinds if isinstance(kinds, list) else [kinds]:
        if isinstance(kind, str) and re.split("[/:#]", kind.strip())[-1].lower() == _TYPE:
            return True
    return False


def _unwrapped(value: Any) -> Any:
    """The value without the objects that JSON-LD may put around texts: ``{"@value": "Nurse", "@language": "en"}``."""
    if isinstance(value, dict):
        return value["@value"] if "@value" in value else {key: _unwrapped(one) for key, one in value.items()}
    return [_unwrapped(one) for one in value] if isinstance(value, list) else value


def _followed(value: Any, named: Mapping[str, dict[str, Any]]) -> Any:
    if isinstance(value, list):
        return [_followed(one, named) if isinstance(one, dict) else one for one in value]
    if isinstance(value, dict) and isinstance(value.get("@id"), str) and set(value) <= {"@id", "@type"}:
        target = named.get(value["@id"])
        return value if target is None or _is_posting(target) else target
    return value


def posting_text(posting: Mapping[str, Any], also_read: frozenset[str]) -> PostingText:
    """The fields of a posting as text.

    Args:
        posting: the posting.
        also_read: paths of fields whose words are read although the field is one of values.
    """
    leaves: list[Leaf] = []
    notes: list[str] = []
    lost = False
    for node, top, key in _scalars(posting):
        if len(leaves) >= _MOST_LEAVES:
            notes.append(f"The posting has more than {_MOST_LEAVES:,} fields; the rest was not read.")
            lost = True
            break
        text = node.text or ""
        if isinstance(node.value, str):
            shown = shown_text(text)
            text = shown.text.strip()
            notes += shown.notes
            lost = lost or shown.lost
        if not text.strip():
            continue
        is_read = isinstance(node.value, str) and (_is_read(top, key, text) or node.path in also_read)
        leaves.append(Leaf(node.path, text, is_read))
    return PostingText(tuple(leaves), tuple(dict.fromkeys(notes)), lost)


def _scalars(posting: Mapping[str, Any]) -> Iterator[tuple[Node, str, str]]:
    """Every scalar below a posting in order, with the names of its first and its last field."""
    waiting: list[tuple[Node, str, str]] = [
        (Node(str(key), value), str(key), str(key))
        for key, value in reversed(list(posting.items()))
        if not key.startswith("@")
    ]
    while waiting:
        node, top, key = waiting.pop()
        if isinstance(node.value, dict):
            inner = [name for name in node.value if not name.startswith("@")]
            waiting += [(node.child(name), top, name) for name in reversed(inner)]
        elif isinstance(node.value, list):
            waiting += [(one, top, key) for one in reversed(node.members())]
        elif node.text is not None:
            yield node, top, key


def _is_read(top: str, key: str, text: str) -> bool:
    if _LINK.fullmatch(text.strip()):
        return False
    if top in _READ:
        return True
    if top in _NOT_READ or top == "type":
        return key in ("description", "disambiguatingDescription")
    return " " in text.strip()
