"""Words, letters and signs of currencies, and those that several currencies share."""

from collections.abc import Mapping

DOLLARS = {
    "us": "USD", "usd": "USD", "s": "SGD", "sg": "SGD", "sgd": "SGD", "hk": "HKD", "hkd": "HKD", "a": "AUD",
    "au": "AUD", "aud": "AUD", "c": "CAD", "ca": "CAD", "cad": "CAD", "nz": "NZD", "nt": "TWD", "r": "BRL",
}  # fmt: skip
"""The currencies of dollars, reais among them, by what stands before their sign: "US$", "R$"."""

LETTERS = {"n": "NGN", "r": "ZAR", "k": "ZMW", "p": ""}
"""Letters that are a sign of money where a large number follows at once: "N350,000"; pesos and pulas share theirs."""
_DOLLAR = {"US": "USD", "CA": "CAD", "AU": "AUD", "NZ": "NZD", "SG": "SGD", "HK": "HKD", "TW": "TWD"}
_RUPEE = {"IN": "INR", "PK": "PKR", "LK": "LKR", "NP": "NPR"}
_PESO = {"PH": "PHP", "MX": "MXN", "CO": "COP", "AR": "ARS", "CL": "CLP"}
SHARED_SIGNS = {
    "$": _DOLLAR | {country: code for country, code in _PESO.items() if country != "PH"},
    **dict.fromkeys(("dollar", "dollars"), _DOLLAR),
    **dict.fromkeys(("rs", "rupee", "rupees"), _RUPEE),
    **dict.fromkeys(("peso", "pesos"), _PESO),
}
"""For signs and words of money that several currencies share, the currency they mean in each country."""


class Currencies(dict[str, str]):
    """The code for each word or sign of money; "" where several currencies share it.

    Attributes:
        begin: the words and marks one of which a currency in a text begins with.
    """

    def __init__(self, codes: Mapping[str, str]) -> None:
        super().__init__(codes)
        self.begin = frozenset(("$", "/", *LETTERS, *(form.partition(" ")[0] for form in codes)))
