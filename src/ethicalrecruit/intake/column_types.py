"""What the cells of a column can hold, and what is known of one of our own columns."""

from enum import Enum

from ethicalrecruit.frozen import dataclass


class CellType(Enum):
    """What the cells of a column hold, in words for people."""

    TEXT = "text"
    READ = "free text that is read like an ad"
    BOOLEAN = "yes or no"
    CHOICE = "one of a list of words"
    CHOICES = "words of a list, divided by semicolons"
    PLACE = "country or nation, as name or code"
    COUNTRY = "country, as name or code"
    PLACES = "countries as names or codes, divided by semicolons"
    NUMBER = "number"
    AMOUNT = "amount, with or without a currency code"
    CURRENCY = "ISO 4217 code"
    LANGUAGE = "ISO 639-1 code, such as en"
    DAY = "date such as 2026-11-21"
    OCCUPATION = "ISCO-08 code of one to four digits"
    COST = "code or name of a cost in the fee taxonomy"


@dataclass(frozen=True, slots=True)
class OwnColumn:
    """One of our own columns.

    Attributes:
        name: its name.
        type: what its cells hold.
        meaning: one sentence.
        path: the field of an offer it fills, alone or together with others: ``costs[0].payer``.
        group: what columns make one thing together: ``pay``, ``bond``, ``cost_1``; "" for single fields.
        choices: the words allowed, for choices.
    """

    name: str
    type: CellType
    meaning: str
    path: str
    group: str = ""
    choices: tuple[str, ...] = ()
