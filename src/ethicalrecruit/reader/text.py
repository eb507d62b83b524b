"""The text as it is compared: one spelling of letters, quotes, dashes and blanks, and the way back.

Ads hide words behind look-alike letters, invisible characters, spaced letters and pictured digits, and write
the same word with and without its accents. All of it is undone here, once, and every place in the result knows
the place in the original it came from.
"""

import html
import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable

from ethicalrecruit.frozen import dataclass
from ethicalrecruit.reader.letter_shapes import BLANKS, MARKS_OF_WINDOWS, lookalike_places, plain_letter
from ethicalrecruit.reader.spaced_letters import places_between_letters
from ethicalrecruit.values.evidence import Span

_LINE_ENDS = frozenset("\u2028\u2029\x85\x0b\x0c\r")
_PLAIN: dict[str, str] = {
    **dict.fromkeys("\u2018\u2019\u201a\u201b\u2032\u0060\u00b4\u02bc\uff07", "'"),
    **dict.fromkeys("\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb\uff02", '"'),
    **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d", "-"),
    **dict.fromkeys(
        "\u2022\u00b7\u25aa\u25cf\u25e6\u2023\u2043\u2713\u2714\u2705\u27a2\u25ba\u25b6\u2756\u27a4", "\u2022"
    ),
    **dict.fromkeys(_LINE_ENDS, "\n"),
    "\u0142": "l", "\u0141": "l", "\u00f8": "o", "\u00d8": "o", "\u0111": "d", "\u0110": "d", "\u0131": "i",
    "\u0153": "oe", "\u0152": "oe", "\u00e6": "ae", "\u00c6": "ae",
    **dict.fromkeys(BLANKS, " "),
    "\u066b": ".", "\u066c": ",",
}  # fmt: skip

_ENTITY = r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});"
_UNUSUAL = re.compile(rf"[^\t\n -_a-~]|{_ENTITY}")
_UMLAUTS = {"\u00e4": "ae", "\u00f6": "oe", "\u00fc": "ue"}
_MOST_KEPT = 20_000


@dataclass(frozen=True, slots=True)
class NormalText:
    """A text in normal form, and where each of its characters came from.

    The two texts are alike but for some stretches; only where a stretch begins is kept.

    Attributes:
        original: the text as it was given.
        text: the same text compared without case, accents, marks of invisible kinds or look-alikes.
        stretches: where each stretch begins in ``text``; empty where the two texts have the same places.
        origins: where it begins in the original.
        clusters: for a stretch of one original cluster the number of its characters there; 0 for a stretch
            whose characters stand one for one.
    """

    original: str
    text: str
    stretches: tuple[int, ...] = ()
    origins: tuple[int, ...] = ()
    clusters: tuple[int, ...] = ()

    def span(self, start: int, end: int) -> Span:
        r"""The original stretch behind ``text[start:end]``.

        >>> normal_text("Pro\u200bcessing fee").span(0, 10)
        Span(start=0, end=11)
        """
        if not self.stretches:
            return Span(start, end)
        if start >= end:
            place = self._start(start) if start < len(self.text) else len(self.original)
            return Span(place, place)
        return Span(self._start(start), self._end(end - 1))

    def shown(self, start: int, end: int) -> str:
        """The original characters behind ``text[start:end]``."""
        return self.span(start, end).cut(self.original) if self.stretches else self.original[start:end]

    def _start(self, place: int) -> int:
        number = bisect_right(self.stretches, place) - 1
        return self.origins[number] if self.clusters[number] else self.origins[number] + place - self.stretches[number]

    def _end(self, place: int) -> int:
        number = bisect_right(self.stretches, place) - 1
        length = self.clusters[number]
        return self.origins[number] + (length or place - self.stretches[number] + 1)


def normal_text(original: str) -> NormalText:
    r"""The normal form of a text.

    >>> normal_text("Nurses\u00a0WANTED").text
    'nurses wanted'
    """
    if original.isascii() and _UNUSUAL.search(original) is None:
        plain = NormalText(original, original.lower())
    else:
        plain = _mapped(original)
    return _without_spaced_letters(plain)


def spellings(word: str) -> tuple[str, ...]:
    """The forms a word of a lexicon takes in texts: with umlauts left out, and written as two letters.

    >>> spellings("Gebühr"), spellings("straße")
    (('gebuhr', 'gebuehr'), ('strasse',))
    """
    if word.isascii():
        return (word.lower(),)
    forms = [normal_text(word).text]
    lower = unicodedata.normalize("NFC", word).lower()
    if any(umlaut in lower for umlaut in _UMLAUTS):
        for umlaut, letters in _UMLAUTS.items():
            lower = lower.replace(umlaut, letters)
        forms.append(normal_text(lower).text)
    return tuple(forms)


class _Folds(dict[str, str]):
    """For each character what it is compared as; "" for what nobody sees. Filled as texts need it."""

    def __missing__(self, char: str) -> str:
        folded = _folded(char)
        if len(self) < _MOST_KEPT:
            self[char] = folded
        return folded


def _folded(char: str) -> str:
    if (known := _PLAIN.get(char)) is not None:
        return known
    if len(char) > 1:
        return "".join(_folded(one) for one in html.unescape(char))
    if (meant := MARKS_OF_WINDOWS.get(char)) is not None:
        return _folded(meant)
    shown = []
    for one in unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", plain_letter(char)).casefold()):
        category = unicodedata.category(one)
        # Mn: accents. Cf: joiners, direction marks, soft hyphens. Cc: control characters, which nobody sees. Me and
        # the variation selectors dress a digit as a picture.
        if (
            (category in ("Cf", "Cc", "Me", "Mn") and one not in "\t\n")
            or "\ufe00" <= one <= "\ufe0f"
            or one == "\u034f"
        ):
            continue
        if category == "Nd":
            shown.append(str(unicodedata.decimal(one)))
        else:
            shown.append(" " if category == "Zs" else _PLAIN.get(one, one))
    return unicodedata.normalize("NFC", "".join(shown))


_FOLDS = _Folds()


class _Stretches:
    """The stretches of a text while they are gathered."""

    def __init__(self) -> None:
        self.starts: list[int] = [0]
        self.origins: list[int] = [0]
        self.clusters: list[int] = [0]

    def cluster(self, place: int, origin: int, length: int) -> None:
        """A cluster of ``length`` original characters that does not stand one for one."""
        self._begin(place, origin, length)

    def accent(self, place: int, origin: int) -> None:
        """An accent of its own, which belongs to the letter before it, with the accents it has already."""
        self._forget_from(place)
        known = self.clusters[-1] if self.starts and self.starts[-1] == place - 1 else 0
        start = self.origins[-1] if known else origin - 1
        self._begin(place - 1, start, origin + 1 - start)

    def plain(self, place: int, origin: int) -> None:
        """From here on characters stand one for one."""
        self._begin(place, origin, 0)

    def _forget_from(self, place: int) -> None:
        while self.starts and self.starts[-1] >= place:
            self.starts.pop()
            self.origins.pop()
            self.clusters.pop()

    def _begin(self, place: int, origin: int, length: int) -> None:
        self._forget_from(place)
        self.starts.append(place)
        self.origins.append(origin)
        self.clusters.append(length)

    def of(self, original: str, text: str) -> NormalText:
        if self.starts == [0] and self.origins == [0] and self.clusters == [0]:
            return NormalText(original, text)
        return NormalText(original, text, tuple(self.starts), tuple(self.origins), tuple(self.clusters))


def _mapped(original: str) -> NormalText:
    swaps = lookalike_places(original)
    pieces: list[str] = []
    found = _Stretches()
    done = length = 0
    for match in _UNUSUAL.finditer(original):
        place = match.start()
        pieces.append(original[done:place].lower())
        length += place - done
        done = match.end()
        char = match[0]
        out = swaps.get(place) or _FOLDS[char]
        if char == "\r" and original[done : done + 1] == "\n":
            out = " "
        pieces.append(out)
        if len(out) != 1 or len(char) != 1:
            if out or not length or not unicodedata.combining(char[0]):
                found.cluster(length, place, len(char))
            else:
                found.accent(length, place)
            found.plain(length + len(out), done)
        length += len(out)
    pieces.append(original[done:].lower())
    return found.of(original, "".join(pieces))


def _without_spaced_letters(plain: NormalText) -> NormalText:
    """Joined letters: "p a y" becomes "pay"; words written so are told apart by wider gaps only."""
    left_out = places_between_letters(plain.text)
    return _without(plain, left_out) if left_out else plain


def _without(plain: NormalText, left_out: Iterable[int]) -> NormalText:
    """The text without some of its characters."""
    gone = frozenset(left_out)
    kept = [place for place in range(len(plain.text)) if place not in gone]
    found = _Stretches()
    expected = 0
    for number, place in enumerate(kept):
        span = plain.span(place, place + 1)
        if span.end - span.start != 1:
            found.cluster(number, span.start, span.end - span.start)
        elif span.start != expected or found.clusters[-1]:
            found.plain(number, span.start)
        expected = span.end
    return found.of(plain.original, "".join(plain.text[place] for place in kept))
