"""Letters that only look like letters of the Latin alphabet, blanks that are no blanks, and marks of old Windows."""

import re

_PLAIN_SHAPES: dict[str, str] = {
    # Small capitals, which "small text" makers write instead of letters.
    **dict(
        zip(
            "\u1d00\u0299\u1d04\u1d05\u1d07\ua730\u0262\u029c\u026a\u1d0a\u1d0b\u029f\u1d0d\u0274\u1d0f\u1d18\ua7af"
            "\u0280\ua731\u1d1b\u1d1c\u1d20\u1d21\u028f\u1d22\u0251\u0261",
            "abcdefghijklmnopqrstuvwyzag",
            strict=True,
        )
    ),
    # Letters in dark circles and dark squares; those in light ones have a compatible form in Unicode.
    **{chr(start + place): chr(ord("a") + place) for start in (0x1F150, 0x1F170) for place in range(26)},
}

BLANKS = frozenset("\u115f\u1160\u2800\u3164\uffa0")
"""Characters that are letters or signs to Unicode and nothing but a blank to the eye."""

MARKS_OF_WINDOWS: dict[str, str] = {
    chr(code): bytes([code]).decode("cp1252")
    for code in range(0x80, 0xA0)
    if code not in (0x81, 0x8D, 0x8F, 0x90, 0x9D)
}
"""What stands at the places of control characters in texts of Windows 1252 that were taken for Latin 1."""

# Letters of other scripts that look like a Latin letter. They are read as Latin only inside words that are
# partly Latin, or in texts that are mostly Latin, so that real Greek and Cyrillic words stay what they are.
_LOOKALIKES = dict(
    zip(
        "\u0430\u0435\u043e\u0440\u0441\u0443\u0445\u0456\u0458\u0455\u0501\u04bb\u051b\u0475\u051d\u0410\u0412\u0415\u041a\u041c\u041d\u041e\u0420\u0421\u0422\u0425\u0406\u0408\u0405"
        "\u03b1\u03bf\u03c1\u03bd\u03b9\u03ba\u03c5\u0391\u0392\u0395\u0396\u0397\u0399\u039a\u039c\u039d\u039f\u03a1\u03a4\u03a5\u03a7"
        "\u0585\u057d\u0578\u0570\u0581",
        "aeopcyxijsdhqvwabekmhopctxijsaopvikuabezhikmnoptyxounhg",
        strict=True,
    )
)
_OTHER_SCRIPT = re.compile(r"[\u0370-\u03ff\u0400-\u052f\u0560-\u0588]")
_WORD = re.compile(r"[^\W\d_]+")


def plain_letter(char: str) -> str:
    """The letter that a character shows in another dress; the character itself if it shows none.

    >>> plain_letter("\u1d00"), plain_letter("\U0001f175"), plain_letter("x")
    ('a', 'f', 'x')
    """
    return _PLAIN_SHAPES.get(char, char)


def lookalike_places(original: str) -> dict[int, str]:
    """The places of a text whose letter is to be read as the Latin letter it looks like.

    >>> lookalike_places("f\u0435e"), lookalike_places("\u043d\u0435\u0442")
    ({1: 'e'}, {})
    """
    if _OTHER_SCRIPT.search(original) is None:
        return {}
    places: dict[int, str] = {}
    whole: list[tuple[int, str]] = []
    others = 0
    for word in _WORD.finditer(original):
        letters = word[0]
        foreign = [index for index, char in enumerate(letters) if _OTHER_SCRIPT.match(char)]
        if not foreign:
            continue
        if any(letters[index] not in _LOOKALIKES for index in foreign):
            others += len(foreign)  # a word of the other script, which shows that the text holds some
            continue
        found = [(word.start() + index, _LOOKALIKES[letters[index]]) for index in foreign]
        if len(foreign) < len(letters):
            places.update(found)
        else:
            whole += found
    latin = sum(1 for char in original if char.isascii() and char.isalpha())
    if latin > 2 * others:
        places.update(whole)
    return places
