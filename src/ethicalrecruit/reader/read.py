"""Reads an advertisement, offer or page into an offer with its evidence."""

import re
from dataclasses import dataclass

from ethicalrecruit.domain.offer import Offer
from ethicalrecruit.errors import OptionError
from ethicalrecruit.facts.state import Observed
from ethicalrecruit.reader.assemble import assemble
from ethicalrecruit.reader.language import guess_language
from ethicalrecruit.reader.lexicon import Lexicon, bundled_lexicon
from ethicalrecruit.reader.marks import Marks
from ethicalrecruit.reader.mention import Mention
from ethicalrecruit.reader.place_mentions import Places, bundled_places
from ethicalrecruit.reader.text import normal_text
from ethicalrecruit.reader.tokens import Tokens, tokenise
from ethicalrecruit.values.grades import DocumentKind

COVERED = (
    "costs", "bonds", "documents", "wording", "claims", "origin", "destination", "pay", "agency.licence",
    "job.title", "job.occupation", "job.health", "job.care_worker",
    "recruitment.channel", "recruitment.recruiter", "recruitment.inside_agreement",
    "hours.weekly", "contract.months", "contract.permanent", "contract.notice_weeks",
    "repayment.clause", "repayment.amount", "repayment.months", "repayment.tapers", "repayment.interest",
    "repayment.items",
    "promises", "terms.worse_for_migrants", "application.data_asked", "job.replaces_strikers", "job.youngest_age",
)  # fmt: skip
"""The facts that are looked for in a whole English text; the names of employer and agency are not."""

_CUT_ENDS = ("...", "\u2026", "[...]", "[\u2026]", "(...)", "read more", "see more", "show more")
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")
_LONG_PARAGRAPH = 12


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read of one text.

    Attributes:
        offer: the offer the text states; what is not covered may still be said.
        observed: for each field of the offer that was read, the words it rests on, and what stays open.
        mentions: the words of each category, in order of place.
        language: ISO 639-1 code of the text's language; ``und`` where it cannot be told.
        cut_off: whether the text, or what was read of it, ends before its end.
        original: the text as it was given, halves of characters replaced; all spans count its characters.
    """

    offer: Offer
    observed: Observed
    mentions: tuple[Mention, ...]
    language: str
    cut_off: bool
    original: str


def read_ad(  # noqa: PLR0913  # every one but the text is named and optional
    text: str,
    *,
    kind: DocumentKind = DocumentKind.AD,
    language: str | None = None,
    lexicon: Lexicon | None = None,
    places: Places | None = None,
    max_chars: int = 200_000,
) -> Reading:
    """Read one text.

    Args:
        text: the text, as it was found.
        kind: what kind of document it is.
        language: ISO 639-1 code if it is known; else it is told from the text, and never taken for English
            without evidence. Texts in other languages give an offer that covers nothing.
        lexicon: phrases of your own; those that come with the library by default.
        places: names of places of your own; those that come with the library by default.
        max_chars: how much of the text is read at most.

    Raises:
        OptionError: if ``max_chars`` is no positive number.

    >>> read_ad("We never charge nurses a placement fee.").mentions[0].category.value
    'fee_free_claim'
    """
    # Half a character cannot be written anywhere; its place is kept.
    text = _LONE_SURROGATE.sub("\ufffd", text)
    if max_chars < 1:
        raise OptionError(f"At least one character must be read, not {max_chars}.", "max_chars", "Give 1 or more.")
    used = lexicon or bundled_lexicon("en")
    cut_off = len(text) > max_chars or text.rstrip().lower().endswith(_CUT_ENDS)
    tokens = tokenise(normal_text(text[:max_chars]))
    cut_off = cut_off or tokens.cut_off
    spoken = language.lower().partition("-")[0] if language else "und"
    if language is None and used is not None:
        spoken = guess_language(tokens.words, used.common_words, used.known_words)
    if used is None or spoken != used.language:
        return Reading(Offer(kind=kind), {}, (), spoken, cut_off, text)
    whole = not cut_off and (language is not None or _one_language(tokens, used))
    draft = assemble(Marks(tokens, used, places or bundled_places()))
    cut_off, whole = cut_off or draft.full, whole and not draft.full
    covers = COVERED if whole else ()
    fields = {name: tuple(value) if isinstance(value, list) else value for name, value in draft.fields.items()}
    offer = Offer(kind=kind, covers=covers, **fields)
    mentions = tuple(
        sorted(draft.mentions.values(), key=lambda one: (one.span.start, one.span.end, one.category.value))
    )
    return Reading(offer, dict(sorted(draft.observed.items())), mentions, spoken, cut_off, text)


def _one_language(tokens: Tokens, lexicon: Lexicon) -> bool:
    """Whether no longer paragraph is in another language than the text: what it says was not read."""
    groups: dict[int, list[str]] = {}
    for sentence in tokens.sentences:
        groups.setdefault(sentence.paragraph, []).extend(tokens.words[sentence.first : sentence.last])
    for words in groups.values():
        if len(words) >= _LONG_PARAGRAPH:
            spoken = guess_language(words, lexicon.common_words, lexicon.known_words)
            if spoken not in (lexicon.language, "und"):
                return False
    return True
