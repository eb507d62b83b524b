"""Sums in cells and the signs, words and codes beside them that say their currency."""

import re

from ethicalrecruit.frozen import dataclass

_DOLLARS = (
    "USD", "CAD", "AUD", "NZD", "SGD", "HKD", "MXN", "ARS", "CLP", "COP", "DOP", "UYU", "JMD", "TTD", "BBD", "BSD",
    "BZD", "XCD", "GYD", "FJD", "NAD", "LRD", "TWD", "BND",
)  # fmt: skip
_RUPEES = ("INR", "PKR", "LKR", "NPR", "MUR", "SCR")
CURRENCY_SIGNS: dict[str, tuple[str, ...]] = {
    "€": ("EUR",),
    "£": ("GBP", "EGP", "LBP", "SYP", "GIP", "SDG", "SSP", "FKP", "SHP"),
    "$": _DOLLARS,
    "¥": ("JPY", "CNY"),
    "₱": ("PHP",),
    "₦": ("NGN",),
    "₹": ("INR",),
    "₵": ("GHS",),
    "₺": ("TRY",),
    "₽": ("RUB",),
    "₴": ("UAH",),
    "₪": ("ILS",),
    "₩": ("KRW", "KPW"),
    "₫": ("VND",),
    "฿": ("THB",),
    "৳": ("BDT",),
    "₨": _RUPEES,
    "US$": ("USD",),
    "A$": ("AUD",),
    "AU$": ("AUD",),
    "C$": ("CAD",),
    "CA$": ("CAD",),
    "NZ$": ("NZD",),
    "S$": ("SGD",),
    "HK$": ("HKD",),
    "R$": ("BRL",),
    "GH₵": ("GHS",),
    "zł": ("PLN",),
    "Kč": ("CZK",),
    "Ft": ("HUF",),
    "lei": ("RON", "MDL"),
    "kr": ("SEK", "NOK", "DKK", "ISK"),
    "kr.": ("SEK", "NOK", "DKK", "ISK"),
    "Rs": _RUPEES,
    "Rs.": _RUPEES,
    "R": ("ZAR",),
    "KSh": ("KES",),
}
"""Signs and words for currencies; of those that stand for several only a stated currency tells which is meant."""

_MARK = "|".join(map(re.escape, sorted(CURRENCY_SIGNS, key=lambda sign: (-len(sign), sign))))
_SUM = re.compile(rf"(?:([A-Z]{{3}}|{_MARK})\s?)?([^A-Za-z€£$₱₦₹₵]+?)(?:\s?([A-Z]{{3}}|{_MARK}))?")


@dataclass(frozen=True, slots=True)
class Sum:
    """A cell that may be a sum: its digits, and the mark of its currency; "" for none."""

    digits: str
    mark: str


def sum_in(cell: str) -> Sum | None:
    """The digits of a cell and the mark beside them; None if it holds anything else, or two marks.

    >>> sum_in("1 500 zł"), sum_in("US$900"), sum_in("GBP 900 a month"), sum_in("EUR 900 EUR")
    (Sum(digits='1 500', mark='zł'), Sum(digits='900', mark='US$'), None, None)
    """
    match = _SUM.fullmatch(cell)
    if match is None or (match[1] and match[3]):
        return None
    return Sum(match[2].strip(), match[1] or match[3] or "")
