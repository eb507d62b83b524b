"""What the number formats of Excel show beside a number: the currency of a sum stands nowhere else in a workbook."""

import re
from functools import lru_cache

from ethicalrecruit.domain.model import currency_codes
from ethicalrecruit.intake.cell_currencies import CURRENCY_SIGNS

# [$£-809]: a sign and the number of a language and country; either may be missing.
_TAGGED = re.compile(r"\[\$([^\]-]*)(?:-([0-9A-Fa-f]*))?\]")
_LITERAL = re.compile(r'"([^"]*)"|\\(.)|\[[^\]]*\]|[_*].|([€£$¥₱₦₹₵₺₽₴₪₩₫฿৳₨])', re.DOTALL)
_FIRST_PART = re.compile(r'(?:"[^"]*"|\\.|\[[^\]]*\]|[^;])*')
_NO_BREAK = "\u00a0"
_LONGEST = 255
# Which of several currencies a sign stands for in a country, by the number of that country in a format.
_OF_COUNTRY = {
    "409": "USD", "540A": "USD", "1009": "CAD", "C0C": "CAD", "C09": "AUD", "1409": "NZD", "4809": "SGD", "1004": "SGD",
    "C04": "HKD", "3C09": "HKD", "404": "TWD", "80A": "MXN", "2C0A": "ARS", "340A": "CLP", "240A": "COP", "1C0A": "DOP",
    "380A": "UYU", "2009": "JMD", "2C09": "TTD", "2809": "BZD", "809": "GBP", "452": "GBP", "491": "GBP", "C01": "EGP",
    "3001": "LBP", "2801": "SYP", "411": "JPY", "804": "CNY", "412": "KRW", "41D": "SEK", "414": "NOK", "814": "NOK",
    "406": "DKK", "40F": "ISK", "418": "RON", "818": "MDL", "4009": "INR", "439": "INR", "420": "PKR", "45B": "LKR",
    "461": "NPR",
}  # fmt: skip
# Formats that every program shows with the currency of its own machine, so that they say nothing of the sum.
_OF_THE_MACHINE = frozenset((
    '"$"#,##0_);("$"#,##0)', '"$"#,##0_);[Red]("$"#,##0)', '"$"#,##0.00_);("$"#,##0.00)',
    '"$"#,##0.00_);[Red]("$"#,##0.00)', '_("$"* #,##0_);_("$"* \\(#,##0\\);_("$"* "-"_);_(@_)',
    '_("$"* #,##0.00_)_("$"* \\(#,##0.00\\)_("$"* "-"??_)_(@_)',
))  # fmt: skip


@lru_cache(maxsize=1_000)
def currency_shown(form: str) -> str:
    """The currency that a number format shows: its code, else its sign or word as it stands; "" for none.

    >>> currency_shown("[$£-809]#,##0.00"), currency_shown('#,##0 "zł"'), currency_shown('"$"#,##0')
    ('GBP', 'PLN', '$')
    """
    if len(form) > _LONGEST or form in _OF_THE_MACHINE:
        return ""
    first = _FIRST_PART.match(form)
    shown = form if first is None else first[0]
    for sign, country in _TAGGED.findall(shown):
        if word := sign.replace(_NO_BREAK, " ").strip():
            return _code(word, country.lstrip("0").upper()[-4:])
    literals = "".join(_literal(found) for found in _LITERAL.finditer(_TAGGED.sub(" ", shown)))
    words = literals.replace(_NO_BREAK, " ").split()
    for word in words:
        if len(word) == 1 and word.isascii() and word.isalpha() and len(words) > 1:
            continue  # a letter among other words
        if word in CURRENCY_SIGNS or word in currency_codes():
            return _code(word, "")
    return ""


def _literal(found: re.Match[str]) -> str:
    """What a piece of a format writes; a blank for what it does not."""
    return found[1] or found[2] or found[3] or " "


def _code(word: str, country: str) -> str:
    if word in currency_codes():
        return word
    meant = CURRENCY_SIGNS.get(word, ())
    if len(meant) == 1:
        return meant[0]
    told = _OF_COUNTRY.get(country, "")
    return told if told in meant else word
