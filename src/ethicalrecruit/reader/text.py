"""The text as it is compared: one spelling of letters, quotes, dashes and blanks, and the way back.

Ads hide words behind look-alike letters, invisible characters, spaced letters and pictured digits. All of it
is undone here, once, and every place in the result knows the place in the original it came from.
"""

import re
import unicodedata
from dataclasses import dataclass

from ethicalrecruit.values.evidence import Span

_LINE_ENDS = frozenset("\u2028\u2029\x85\x0b\x0c\r")
_PLAIN: dict[str, str] = {
    **dict.fromkeys("\u2018\u2019\u201a\u201b\u2032\u0060\u00b4\u02bc\uff07", "'"),
    **dict.fromkeys("\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb\uff02", '"'),
    **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d", "-"),
    **dict.fromkeys(
        "\u2022\u00b7\u25aa\u25cf\u25e6\u2023\u2043\u2713\u2714\u2705\u27a2\u25ba\u25b6\u2756\u27a4", "\u2022"
    ),
}

# Letters of other scripts that look like a Latin letter. They are read as Latin only inside words that are
# partly Latin, or in texts that are mostly Latin, so that real Greek and Cyrillic words stay what they are.
_LOOKALIKES = dict(
    zip(
        "\u0430\u0435\u043e\u0440\u0441\u0443\u0445\u0456\u0458\u0455\u0501\u04bb\u051b\u0475\u051d\u0410\u0412\u0415\u041a\u041c\u041d\u041e\u0420\u0421\u0422\u0425\u0406\u0408\u0405"
        "\u03b1\u03bf\u03c1\u03bd\u03b9\u03ba\u03c5\u0391\u0392\u0395\u0396\u0397\u0399\u039a\u039c\u039d\u039f\u03a1\u03a4\u03a5\u03a7",
        "aeopcyxijsdhqvwabekmhopctxijsaopvikuabezhikmnoptyx",
        strict=True,
    )
)
_OTHER_SCRIPT = re.compile(r"[\u0370-\u03ff\u0400-\u052f]")
_WORD = re.compile(r"[^\W\d_]+")
_NOT_ASCII = re.compile(r"[^\x00-\x7f]")
_ODD_ASCII = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
_CLUSTER = re.compile(r"[^\x00-\x7f]|[\x00-\x7f](?=[^\x00-\x7f])")
_SPACED_LETTERS = re.compile(r"(?<!\S)[^\W\d_](?:[ .\-_*][^\W\d_]){2,}(?!\S)")
_LONGEST_CLUSTER = 16


@dataclass(frozen=True, slots=True)
class NormalText:
    """A text in normal form, and where each of its characters came from.

    Attributes:
        original: the text as it was given.
        text: the same text compared without case, marks of invisible kinds or look-alikes.
        starts: for each character of ``text`` the first original character behind it; None where the two
            texts have the same places.
        ends: for each character of ``text`` the place after the last original character behind it.
    """

    original: str
    text: str
    starts: tuple[int, ...] | None = None
    ends: tuple[int, ...] | None = None

    def span(self, start: int, end: int) -> Span:
        r"""The original stretch behind ``text[start:end]``.

        >>> normal_text("Pro\u200bcessing fee").span(0, 10)
        Span(start=0, end=11)
        """
        if self.starts is None or self.ends is None:
            return Span(start, end)
        if start >= end:
            place = self.starts[start] if start < len(self.starts) else len(self.original)
            return Span(place, place)
        return Span(self.starts[start], self.ends[end - 1])


def normal_text(original: str) -> NormalText:
    r"""The normal form of a text.

    >>> normal_text("Nurses\u00a0WANTED").text
    'nurses wanted'
    """
    if original.isascii() and _ODD_ASCII.search(original) is None:
        plain = NormalText(original, original.lower())
    else:
        plain = _mapped(original)
    return _without_spaced_letters(plain)


def _mapped(original: str) -> NormalText:
    pieces: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    swaps = _lookalike_places(original) if _OTHER_SCRIPT.search(original) else {}
    place, size = 0, len(original)
    while place < size:
        found = _CLUSTER.search(original, place)
        stop = size if found is None else found.start()
        if stop > place:
            pieces.append(original[place:stop].lower())
            starts.extend(range(place, stop))
            ends.extend(range(place + 1, stop + 1))
            place = stop
        if found is None:
            break
        stop = place + 1
        while stop < size and stop - place < _LONGEST_CLUSTER and unicodedata.combining(original[stop]):
            stop += 1
        out = swaps.get(place) or _plain(original[place:stop])
        pieces.append(out)
        starts.extend([place] * len(out))
        ends.extend([stop] * len(out))
        place = stop
    text = "".join(pieces).replace("\r\n", " \n")
    text = _ODD_ASCII.sub(lambda match: "\n" if match[0] in _LINE_ENDS else " ", text)
    return NormalText(original, text, tuple(starts), tuple(ends))


def _plain(cluster: str) -> str:
    """One character with its marks in normal form; "" for what nobody sees."""
    if (known := _PLAIN.get(cluster)) is not None:
        return known
    if cluster in _LINE_ENDS:
        return "\n"
    out = unicodedata.normalize("NFKC", cluster)
    shown = []
    for char in out:
        category = unicodedata.category(char)
        # Cf: joiners, direction marks, soft hyphens. Me and the variation selectors dress a digit as a picture.
        if category in ("Cf", "Me") or "\ufe00" <= char <= "\ufe0f" or char == "\u034f":
            continue
        if category in ("Zs", "Cc"):
            shown.append(" " if char != "\n" else char)
        else:
            shown.append(_PLAIN.get(char, char.casefold()))
    return "".join(shown)


def _mostly_latin(original: str) -> bool:
    others = len(_OTHER_SCRIPT.findall(original))
    latin = sum(1 for char in original if char.isascii() and char.isalpha())
    return latin > 2 * others


def _lookalike_places(original: str) -> dict[int, str]:
    """The places whose letter is to be read as the Latin letter it looks like."""
    mostly_latin = _mostly_latin(original)
    places: dict[int, str] = {}
    for word in _WORD.finditer(original):
        letters = word[0]
        foreign = [index for index, char in enumerate(letters) if _OTHER_SCRIPT.match(char)]
        if not foreign or any(letters[index] not in _LOOKALIKES for index in foreign):
            continue
        if len(foreign) < len(letters) or mostly_latin:
            places.update((word.start() + index, _LOOKALIKES[letters[index]]) for index in foreign)
    return places


def _without_spaced_letters(plain: NormalText) -> NormalText:
    """Joined letters: "p a y" becomes "pay"; words written so are told apart by wider gaps only."""
    runs = list(_SPACED_LETTERS.finditer(plain.text))
    if not runs:
        return plain
    kept: list[int] = []
    place = 0
    for run in runs:
        kept.extend(range(place, run.start()))
        kept.extend(range(run.start(), run.end(), 2))
        place = run.end()
    kept.extend(range(place, len(plain.text)))
    text = "".join(plain.text[index] for index in kept)
    if plain.starts is None or plain.ends is None:
        return NormalText(plain.original, text, tuple(kept), tuple(index + 1 for index in kept))
    return NormalText(
        plain.original,
        text,
        tuple(plain.starts[index] for index in kept),
        tuple(plain.ends[index] for index in kept),
    )
