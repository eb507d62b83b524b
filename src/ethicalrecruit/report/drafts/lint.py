"""Looks over a draft publication for words and figures that a run of indicators cannot carry.

What stands in quotation marks belongs to those who are quoted and is left alone. The search is for words, so it can be
mistaken: an author allows one check for one block with ``<!-- allow CHECK: reason -->`` before it, and the reason stays
in the draft for its editor to see.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from ethicalrecruit.errors import suggest
from ethicalrecruit.frozen import dataclass
from ethicalrecruit.report.agency_of import name_key
from ethicalrecruit.report.drafts.draft_text import HIDDEN, Block, Places, allowances, blocks
from ethicalrecruit.report.drafts.draft_words import NUMBER, DraftWords, draft_words
from ethicalrecruit.report.drafts.known_names import KnownNames

VERDICT, LEGALITY, CLEARANCE, LONE, SHARE, NAMING, ALLOW = CHECKS = (
    "verdict-word",
    "legality",
    "clearance",
    "forced-labour",
    "no-denominator",
    "naming",
    "allow",
)


@dataclass(frozen=True, slots=True)
class DraftFault:
    """Something to mend in a draft.

    Attributes:
        line: where it begins, counted from 1.
        column: likewise, in characters.
        check: the name of the check.
        words: the words at fault.
        what: what is to be mended.
        mend: how.
    """

    line: int
    column: int
    check: str
    words: str
    what: str
    mend: str


Found = Iterator[tuple[int, str, str, str, str]]


def lint_draft(text: str, names: Iterable[str] = ()) -> tuple[DraftFault, ...]:
    """Everything to mend in a draft, in the order of its places.

    Args:
        text: the draft in Markdown.
        names: names of agencies and employers of the run that it reports on.
    """
    words = draft_words()
    parts = [_without_neutral(block, words) for block in blocks(text)]
    found: list[tuple[int, str, str, str, str]] = [*_allowances(text)]
    for block in parts:
        found += [one for one in _of_block(block, words) if one[1] not in block.allowed]
    found += _naming(parts, words, names)
    found.sort(key=lambda one: (one[0], CHECKS.index(one[1])))
    places = Places(text)
    return tuple(
        DraftFault(*places(at), check, " ".join(said.split()), what, mend) for at, check, said, what, mend in found
    )


def _of_block(block: Block, words: DraftWords) -> Found:
    if block.is_quote:
        return
    told: set[int] = set()
    for check, pattern, what, mend in (
        (VERDICT, words.verdicts, "passes judgement on somebody.", _SAY_READS),
        (LEGALITY, words.legality, "says what the law says of this case, which is for a court to say.", _SAY_STANDARD),
        (CLEARANCE, words.clearance, "says that all is well, which no document shows.", _SAY_NONE_SEEN),
    ):
        for match in pattern.finditer(block.own):
            if match.start() not in told:
                told.add(match.start())
                yield block.start + match.start(), check, match[0], f'"{_shown(match[0])}" {what}', mend
    yield from _forced_labour(block, words)
    yield from _shares(block, words)


_NEAR = 4
_WHETHER = re.compile(r"\b(?:whether|ob|dacă|czy)\b", re.IGNORECASE)
_SAY_READS = "Say what the document reads like and which standard you hold beside it; quote its words."
_SAY_STANDARD = "Name the standard, say that the words depart from it as they read, and leave the law to a court."
_SAY_NONE_SEEN = 'Say "none seen by the rules that could look", and what could not be told.'


def _forced_labour(block: Block, words: DraftWords) -> Found:
    if words.several.search(block.own):
        return
    for start, sentence in block.sentences():
        if sentence.rstrip().endswith("?"):
            continue
        # "No doubt" denies nothing, and neither does what workers are said to lack.
        plain = words.assertions.sub(_blank, sentence)
        limited_to = -1
        for match in words.forced_labour.finditer(sentence):
            goes_on = limited_to >= 0 and _only_joins(plain[limited_to : match.start()], words)
            if goes_on or _is_limited(plain, match, words):
                limited_to = match.end()
                continue
            what = f'"{_shown(match[0])}" claims more than one indicator can show.'
            mend = (
                "The ILO's indicators are warning signs and none is conclusive alone: name each that was seen, say "
                "that they prove nothing, or say what is still to be found out."
            )
            yield start + match.start(), LONE, match[0], what, mend


def _is_limited(sentence: str, claim: re.Match[str], words: DraftWords) -> bool:
    """Whether a claim is denied, doubted or asked about in its clause; "whether" reaches over the whole sentence."""
    before = sentence[: claim.start()]
    begins = max((join.end() for join in words.joins.finditer(before)), default=0)
    if words.limits.search(before, begins) or _WHETHER.search(before):
        return True
    ends = words.joins.search(sentence, claim.end())
    after = sentence[claim.end() : ends.start() if ends else None].split()
    return words.denials.search(" ".join(after[:_NEAR])) is not None


def _only_joins(between: str, words: DraftWords) -> bool:
    """Whether two words for forced labour stand side by side, as in "slavery or forced labour"."""
    return not words.joins.sub(" ", between).replace("or", " ").replace("oder", " ").strip()


def _shares(block: Block, words: DraftWords) -> Found:
    """Percentages without the count they are a share of; a table or a list may give it once for all its lines."""
    rates = [match.span() for match in words.rates.finditer(block.own)]
    is_table = block.own.lstrip().startswith("|")
    if is_table and words.shares.search(block.own):
        return
    for start, sentence in block.sentences():
        percentages = [
            match
            for match in words.percentages.finditer(sentence)
            if not any(
                first <= start - block.start + match.start() and start - block.start + match.end() <= last + 1
                for first, last in rates
            )
        ]
        # Neither another percentage nor a date is what a share is a share of.
        rest = words.days.sub(_blank, words.percentages.sub(_blank, sentence))
        if not percentages or words.shares.search(rest) or _has_count(rest, is_table=is_table):
            continue
        for match in percentages:
            what = f'"{_shown(match[0])}" stands without the number it is a share of.'
            yield start + match.start(), SHARE, match[0], what, 'Give both counts: "12 of 250 ads (5%)".'


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])


def _has_count(sentence: str, *, is_table: bool) -> bool:
    """Whether a count stands in brackets, or in a cell of the same row of a table."""
    if re.search(r"\(\s*\d[\d.,]*\s+[^\W\d]+", sentence):
        return True
    return is_table and re.search(rf"\|\s*{NUMBER}\s*(?=\|)", sentence) is not None


def _naming(parts: Sequence[Block], words: DraftWords, names: Iterable[str]) -> Found:
    known = KnownNames(names)
    backed: set[str] = set()
    for at, block in enumerate(parts):
        if block.is_heading:
            backed.clear()
        if block.is_quote or NAMING in block.allowed:
            continue
        has_quote, has_day = _support(parts, at, words)
        for start, end in _named(block.own, words, known):
            name = block.own[start:end]
            key = name_key(name)
            if has_quote and has_day:
                backed.add(key)
            if key in backed:
                continue
            lacking = " and ".join(
                part for part, there in (("the words quoted", has_quote), ("their date", has_day)) if not there
            )
            what = f'"{_shown(name)}" is named without {lacking}.'
            mend = "Quote the document and give its day beside the name, or leave the name out."
            yield block.start + start, NAMING, name, what, mend


def _support(parts: Sequence[Block], at: int, words: DraftWords) -> tuple[bool, bool]:
    """Whether a block, or one beside it, quotes and gives a day; for a heading, the part under it."""
    near = [parts[at]]
    if parts[at].is_heading:
        for block in parts[at + 1 :]:
            if block.is_heading:
                break
            near.append(block)
    else:
        near += [one for one in parts[max(0, at - 1) : at + 2] if not one.is_heading]
    return any(one.has_quote for one in near), any(words.days.search(one.own) for one in near)


def _named(text: str, words: DraftWords, known: KnownNames) -> list[tuple[int, int]]:
    found = sorted(
        [*(match.span() for match in words.companies.finditer(text)), *known.places(text)],
        key=lambda span: (span[0], -span[1]),
    )
    apart: list[tuple[int, int]] = []
    for span in found:
        if not apart or span[0] >= apart[-1][1]:
            apart.append(span)
    return apart


def _allowances(text: str) -> Found:
    """Allowances that name no check, or give no reason."""
    for one in allowances(text):
        if one.check not in CHECKS or one.check == ALLOW:
            mend = suggest(one.check, CHECKS[:-1]) or f"There are: {', '.join(CHECKS[:-1])}."
            yield one.start, ALLOW, one.check, f'There is no check "{one.check}" to allow.', mend
        elif not one.reason:
            what = f'"{one.check}" is allowed without a reason.'
            yield one.start, ALLOW, one.check, what, "Give the reason after the colon, for the editor to see."


def _without_neutral(block: Block, words: DraftWords) -> Block:
    """The block with phrases hidden in which such words pass no judgement."""
    hide: Callable[[re.Match[str]], str] = lambda match: re.sub(r"[^\n]", HIDDEN, match[0])  # noqa: E731
    own = words.neutral.sub(hide, block.own)
    return Block(block.start, own, block.has_quote, block.is_heading, block.is_quote, block.allowed)


def _shown(words: str) -> str:
    return " ".join(words.split())
