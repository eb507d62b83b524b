"""Countries that the form of a postal address tells: "Houston, TX", "LS1 4AP", "00-950 Warszawa"."""

import re
from bisect import bisect_left
from functools import cache
from typing import NamedTuple

from ethicalrecruit.reader.tokens import Tokens

# Postal codes whose form is one country's own; five digits alone are written in many countries. What stands inside
# them is looked for first, since most texts have none of it.
_INSIDE = re.compile(r"\d(?:-\d{3}|[a-z\d]? \d[a-z]{2})")
_CODES = (
    ("GB", re.compile(r"(?<![a-z0-9])[a-z]{1,2}\d[a-z\d]? \d[a-z]{2}(?![a-z0-9])")),
    ("PL", re.compile(r"(?<![\d-])\d{2}-\d{3}(?![\d-])(?= [a-z])")),
    ("PT", re.compile(r"(?<![\d-])\d{4}-\d{3}(?![\d-])(?= [a-z])")),
    ("BR", re.compile(r"(?<![\d-])\d{5}-\d{3}(?![\d-])")),
)
_OF_LANGUAGES = {"fr": ("FR", re.compile(r"[a-z]\w* \(\d{5}\)"))}
# Two letters that stand for a state of another country too, or for a word people write in capitals.
_STATE_LETTERS = 2
_COMMA = frozenset((",",))
_UNCERTAIN = frozenset(("WA", "SA", "NT", "AL", "DE", "IN", "ID", "CO"))
# Letters of states that texts in these languages write of another country too: "Curitiba, PR", "Tijuana, BC".
_SHARED = {"pt": frozenset(("MA", "MS", "MT", "PA", "PE", "PR", "SC")), "es": frozenset(("BC", "NL"))}
_OF_BRAZIL = frozenset(("BA", "CE", "DF", "GO", "MG", "PB", "RJ", "RN", "RS", "SP"))
_NONE: frozenset[str] = frozenset()


class AddressMention(NamedTuple):
    """An address whose form tells its country, and its tokens."""

    country: str
    first: int
    last: int


def address_mentions(tokens: Tokens) -> list[AddressMention]:
    """All such addresses, in order of place."""
    found = [*_states(tokens)]
    text = tokens.normal.text
    languages = {sentence.language for sentence in tokens.sentences}
    patterns = [
        *(_CODES if _INSIDE.search(text) else ()),
        *(_OF_LANGUAGES[one] for one in sorted(languages) if one in _OF_LANGUAGES),
    ]
    for country, pattern in patterns:
        for match in pattern.finditer(text):
            first = bisect_left(tokens.starts, match.start())
            last = bisect_left(tokens.starts, match.end())
            if first < last:
                found.append(AddressMention(country, first, last))
    return sorted(found, key=lambda one: one.first)


def _states(tokens: Tokens) -> list[AddressMention]:
    """A town in capitals, a comma and the two letters of a state: "Houston, TX"; in Portuguese "Campinas, SP"."""
    words = tokens.words
    found: list[AddressMention] = []
    for place in [comma + 1 for comma in tokens.places_of(_COMMA, 1, len(words) - 1)]:
        if len(words[place]) != _STATE_LETTERS:
            continue
        written, town = tokens.quote(place, place + 1), tokens.quote(place - 2, place - 1)
        if not (written.isupper() and town[:1].isupper()) or written in _UNCERTAIN:
            continue
        language = tokens.sentences[tokens.sentence_of[place]].language
        if written in _SHARED.get(language, _NONE):
            continue
        in_brazil = language == "pt" and written in _OF_BRAZIL
        country = "BR" if in_brazil else _north_american_states().get(words[place])
        if country is not None:
            found.append(AddressMention(country, place - 2, place + 1))
    return found


@cache
def _north_american_states() -> dict[str, str]:
    """The two letters of each state of the United States and province of Canada, in small letters."""
    from pycountry import subdivisions  # noqa: PLC0415  # loading it takes a while, and few texts need it

    found: dict[str, str] = {}
    for country in ("US", "CA"):
        for one in subdivisions.get(country_code=country) or ():  # type: ignore[no-untyped-call]
            _, _, letters = one.code.partition("-")
            if len(letters) == _STATE_LETTERS:
                found[letters.lower()] = country
    return found
