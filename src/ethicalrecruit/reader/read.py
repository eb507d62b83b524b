"""Reads an advertisement, offer or page into an offer with its evidence."""

import re
from collections import Counter
from itertools import groupby
from operator import attrgetter

from ethicalrecruit.domain.offer import Offer
from ethicalrecruit.errors import OptionError
from ethicalrecruit.facts.state import Observed
from ethicalrecruit.frozen import dataclass
from ethicalrecruit.reader.assemble import assemble
from ethicalrecruit.reader.covered import covered_in
from ethicalrecruit.reader.language import UNKNOWN, Stretch, languages_of
from ethicalrecruit.reader.lexicon import Lexicon, bundled_languages, bundled_lexicon
from ethicalrecruit.reader.marks import Marks, Part
from ethicalrecruit.reader.mention import Mention, whole_mentions
from ethicalrecruit.reader.place_mentions import Places, bundled_places
from ethicalrecruit.reader.text import NormalText, normal_text
from ethicalrecruit.reader.tokenising import tokenise
from ethicalrecruit.reader.tokens import Tokens
from ethicalrecruit.reader.unreadable import unreadable_in
from ethicalrecruit.reader.words import NO_WORDS, SmallWords
from ethicalrecruit.values.grades import DocumentKind

_CUT_ENDS = ("...", "\u2026", "[...]", "[\u2026]", "(...)")
_CODE = re.compile(r"([A-Za-z]{2,3})(?:[-_][A-Za-z0-9]+)*")
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")
_LONGEST_END = 40
_LONG_STRETCH = 60


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read of one text.

    Attributes:
        offer: the offer the text states; what is not covered may still be said.
        observed: for each field of the offer that was read, the words it rests on, and what stays open.
        mentions: the words of each category, in order of place.
        language: ISO 639-1 code of the language most of the text is written in; ``und`` where it cannot be told.
        languages: all languages of the text, the most used first.
        cut_off: whether the text, or what was read of it, ends before its end.
        original: the text as it was given, halves of characters replaced; all spans count its characters.
        notes: what was cut, passed over or noticed, for people. What was not read, whatever the note says, is
            not among what the offer covers.
        passages: first character, end and language of each passage of a text in several languages; empty for one.
    """

    offer: Offer
    observed: Observed
    mentions: tuple[Mention, ...]
    language: str
    cut_off: bool
    original: str
    languages: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    passages: tuple[tuple[int, int, str], ...] = ()


@dataclass(frozen=True, slots=True)
class _Speech:
    """The languages of one text, and what is known of each."""

    stretches: tuple[Stretch, ...]
    lexicons: dict[str, Lexicon]
    places: Places | None

    def words(self, language: str) -> SmallWords:
        known = self.lexicons.get(language)
        return NO_WORDS if known is None else known.words

    def places_in(self, language: str) -> Places:
        return self.places or bundled_places(language)


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
        language: ISO 639-1 code if it is known, with or without a region; else the language of each passage is told
            from its words, and never taken for English without evidence. Passages in languages without a lexicon
            are not read, and then the offer covers nothing; of a language with few phrases it covers the facts they
            can tell.
        lexicon: phrases of your own, for the texts in its language; those that come with the library by default.
        places: names of places of your own; those that come with the library by default.
        max_chars: how much of the text is read at most.

    Raises:
        OptionError: if ``max_chars`` is no positive number, or ``language`` no code.

    >>> read_ad("We never charge nurses a placement fee.").mentions[0].category.value
    'fee_free_claim'
    """
    # Half a character cannot be written anywhere; its place is kept.
    text = _LONE_SURROGATE.sub("\ufffd", text)
    if max_chars < 1:
        raise OptionError(f"At least one character must be read, not {max_chars}.", "max_chars", "Give 1 or more.")
    normal = normal_text(text[:max_chars])
    speech = _speech(normal, language, lexicon, places)
    tokens = tokenise(normal, speech.stretches, speech.words)
    notes = []
    if len(text) > max_chars:
        notes.append(f"Only the first {max_chars} of {len(text)} characters were read.")
    if tokens.cut_off:
        notes.append("The text has more sentences than are read.")
    if _is_cut(normal, speech):
        notes.append("The text seems to be cut off at its end.")
    cut_off = bool(notes)
    languages = _languages(speech.stretches)
    unread = _unread(normal, speech)
    if unread:
        notes.append(_told(unread))
    if unreadable := unreadable_in(normal):
        notes.append(unreadable)
    parts = _parts(tokens, speech)
    if not parts:
        passages = _passages(normal, speech)
        return Reading(Offer(kind=kind), {}, (), languages[0], cut_off, text, languages, tuple(notes), passages)
    draft = assemble(Marks(tokens, parts))
    if draft.full:
        cut_off = True
        notes.append("The text names more of one kind than is kept; what comes after was not read.")
    fields = {name: tuple(value) if isinstance(value, list) else value for name, value in draft.fields.items()}
    offer = Offer(kind=kind, covers=() if notes else covered_in(part.lexicon for part in parts), **fields)
    mentions = whole_mentions(draft.mentions.values())
    observed = dict(sorted(draft.observed.items()))
    passages = _passages(normal, speech)
    return Reading(offer, observed, mentions, languages[0], cut_off, text, languages, tuple(notes), passages)


def _speech(normal: NormalText, language: str | None, lexicon: Lexicon | None, places: Places | None) -> _Speech:
    whole = None if language is None else Stretch(0, len(normal.text), _language_code(language))
    stretches = languages_of(normal) if whole is None else (whole,)
    lexicons: dict[str, Lexicon] = {}
    for code in {stretch.language for stretch in stretches}:
        known = lexicon if lexicon is not None and lexicon.language == code else None
        if known is None and code in bundled_languages():
            known = bundled_lexicon(code)
        if known is not None:
            lexicons[code] = known
    return _Speech(stretches, lexicons, places)


def _language_code(language: str) -> str:
    """The language of a code, without its region: ``pt`` for ``pt-BR``.

    Raises:
        OptionError: for a name of a language, or what is no code.
    """
    code = _CODE.fullmatch(language)
    if code is None:
        what = f'"{language}" is no code of a language.'
        raise OptionError(what, "language", "Write two letters such as en, de or pl, or leave it out.")
    return code[1].lower()


def _passages(normal: NormalText, speech: _Speech) -> tuple[tuple[int, int, str], ...]:
    """The passages of a text in several languages, in characters of the text as it was given."""
    if len({stretch.language for stretch in speech.stretches}) < 2:  # noqa: PLR2004  # several
        return ()
    spans = ((normal.span(one.start, one.end), one.language) for one in speech.stretches if one.start < one.end)
    return tuple((span.start, span.end, language) for span, language in spans)


def _languages(stretches: tuple[Stretch, ...]) -> tuple[str, ...]:
    """The languages of a text, the most used first; ``und`` alone where nothing tells."""
    sizes: Counter[str] = Counter()
    for stretch in stretches:
        sizes[stretch.language] += stretch.end - stretch.start
    known = [code for code, _ in sizes.most_common() if code != UNKNOWN]
    most = next((code for code, _ in sizes.most_common(1)), UNKNOWN)
    return (UNKNOWN, *known) if most == UNKNOWN else tuple(known)


def _unread(normal: NormalText, speech: _Speech) -> list[str]:
    """The languages of what is not read: of the whole text, or of a stretch of some length."""
    return list(
        dict.fromkeys(
            stretch.language
            for stretch in speech.stretches
            if stretch.language not in speech.lexicons
            and (stretch.end - stretch.start >= _LONG_STRETCH or len(speech.stretches) == 1)
        )
    ) or ([] if speech.lexicons or not normal.text.strip() else [UNKNOWN])


def _told(unread: list[str]) -> str:
    known = [code for code in unread if code != UNKNOWN]
    if not known:
        return "The language of some of the text could not be told, so that part was not read."
    return f"Parts in a language that cannot be read yet were passed over: {', '.join(known)}."


def _is_cut(normal: NormalText, speech: _Speech) -> bool:
    """Whether a text ends in words such as "read more", or in dots."""
    end = normal.text[-_LONGEST_END:].rstrip()
    if end.endswith(_CUT_ENDS):
        return True
    return any(end.endswith(one.words["cut_ends"].phrases) for one in speech.lexicons.values())


def _parts(tokens: Tokens, speech: _Speech) -> list[Part]:
    """The sentences of a text by language; neighbours in one language are one part."""
    parts: list[Part] = []
    for language, group in groupby(tokens.sentences, key=attrgetter("language")):
        if (lexicon := speech.lexicons.get(language)) is not None:
            sentences = tuple(group)
            parts.append(Part(lexicon, speech.places_in(language), sentences[0].first, sentences[-1].last + 1))
    return parts
