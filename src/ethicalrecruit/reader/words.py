"""Small words of a language: the classes the reader asks about, numbers, months, and units of pay and time."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field
from decimal import Decimal
from types import MappingProxyType
from typing import Any, Self

from ethicalrecruit.errors import RuleFileError, suggest
from ethicalrecruit.frozen import dataclass
from ethicalrecruit.reader.text import normal_text, spellings
from ethicalrecruit.values.money import PayPeriod

_CLASSES = """
abbreviations wrapped_after elided cut_ends and or the not denials by through for from if before without towards
subjects advising ought anyone cost_links cost_fillers cost_listed cost_heads costs_in_general travel list_words
sum_listed before_imperative after_bare_paid verb_objects free_words paid given_back times papers pointers
back_pointers nothing anything charging on_account all more later hidden instead at_a_price fully answers_yes
answers_no emphatic before_answer range_to between per per_time up_to from_sum or_more more_than less_than adds
leaves_out sales_taxes taxes of_taxes one clock per_week pay_other_senses date_fillers no_title before_worker
people_endings at_home before_home addressing conduct plain_applications keeping back identity passports
short_or_wanted copies clawback repayments applies clauses goes_on not_serving outside_work leaving need authorities
notice senders readers askers visas not_stated of_medicines till conditions still_due gross_or_net
after_numbers drops_subject trailing_denials price_links from_or_of labels
"""
CLASSES = frozenset(_CLASSES.split())
"""The classes every language must name; the comments in ``rules/lexicon/en/words.yaml`` say what each is asked for."""

_SIZES = (2, 3)


class WordSet(frozenset[str]):
    """Words of one class: whole ones, which are its members, and several words in a row.

    Attributes:
        phrases: its words and rows of words, as they stand in a text.
    """

    __slots__ = ("_row_begins", "_row_ends", "_rows", "phrases")
    _rows: frozenset[tuple[str, ...]]
    _row_begins: frozenset[str]
    _row_ends: frozenset[str]
    phrases: tuple[str, ...]

    def __new__(cls, words: Iterable[str], rows: Iterable[tuple[str, ...]] = ()) -> Self:
        """The class of some words, and of rows of words."""
        made = super().__new__(cls, words)
        made._rows = frozenset(rows)
        made._row_begins = frozenset(row[0] for row in made._rows)
        made._row_ends = frozenset(row[-1] for row in made._rows)
        made.phrases = (*sorted(made), *sorted(" ".join(row) for row in made._rows))
        return made

    def meets(self, words: Iterable[str]) -> bool:
        """Whether any of some words belongs to the class."""
        return not self.isdisjoint(words)

    def holds(self, words: Iterable[str]) -> bool:
        """Whether all of some words belong to it."""
        return self.issuperset(words)

    def names(self, words: Sequence[str]) -> bool:
        """Whether these words together are one of its words or rows."""
        return words[0] in self if len(words) == 1 else tuple(words) in self._rows

    def ends(self, words: Sequence[str], place: int) -> bool:
        """Whether one of its words, or several in a row, stands right before a place."""
        if place < 1:
            return False
        if words[place - 1] in self:
            return True
        if words[place - 1] not in self._row_ends:
            return False
        return any(tuple(words[max(place - size, 0) : place]) in self._rows for size in _SIZES)

    def begins(self, words: Sequence[str], place: int) -> bool:
        """Whether one of its words, or several in a row, stands at a place."""
        if place >= len(words):
            return False
        if words[place] in self:
            return True
        if words[place] not in self._row_begins:
            return False
        return any(tuple(words[place : place + size]) in self._rows for size in _SIZES)


class _Beginnings(WordSet):
    """A class some of whose words are beginnings of words."""

    __slots__ = ("_beginnings",)
    _beginnings: tuple[str, ...]

    def beginning(self, beginnings: Iterable[str]) -> Self:
        """The class with these beginnings."""
        self._beginnings = tuple(sorted(beginnings))
        return self

    def __contains__(self, word: object) -> bool:
        return super().__contains__(word) or (isinstance(word, str) and word.startswith(self._beginnings))

    def meets(self, words: Iterable[str]) -> bool:
        return any(word in self for word in words)

    def holds(self, words: Iterable[str]) -> bool:
        return all(word in self for word in words)


def word_set(written: Iterable[str]) -> WordSet:
    """The class of words that are written so: ``need_to`` for words in a row, ``deduct*`` for a beginning."""
    words: set[str] = set()
    rows: set[tuple[str, ...]] = set()
    beginnings: list[str] = []
    for one in written:
        for form in spellings(one):
            if "_" in form:
                rows.add(tuple(form.split("_")))
            elif form.endswith("*") and len(form) > 1:
                beginnings.append(form[:-1])
            else:
                words.add(form)
    return _Beginnings(words, rows).beginning(beginnings) if beginnings else WordSet(words, rows)


_NONE: Mapping[str, Any] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class SmallWords:
    """The small words of one language.

    Attributes:
        classes: the words of each class of ``CLASSES``.
        contractions: words that stand for two.
        endings: for what stands after an apostrophe the word it is.
        comma_decimal: whether a comma stands before decimals, and dots part thousands.
        numbers: number words.
        scales: words that multiply a number before them.
        months: the number of each name of a month.
        nouns: the times pay is paid for, after a word of "per".
        alone: the words that say such a time alone: "monthly".
        units: units of lengths of time, by their words.
        plain: words and marks met before that stand for themselves; a memory of work done.
    """

    classes: Mapping[str, WordSet]
    contractions: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    endings: Mapping[str, str] = field(default_factory=dict)
    comma_decimal: bool = False
    numbers: Mapping[str, Decimal] = field(default_factory=dict)
    scales: Mapping[str, Decimal] = field(default_factory=dict)
    months: Mapping[str, int] = field(default_factory=dict)
    nouns: Mapping[str, PayPeriod] = field(default_factory=dict)
    alone: Mapping[str, PayPeriod] = field(default_factory=dict)
    units: Mapping[str, str] = field(default_factory=dict)
    plain: set[str] = field(default_factory=set, compare=False, repr=False)

    def __getitem__(self, name: str) -> WordSet:
        return self.classes[name]


NO_WORDS = SmallWords(MappingProxyType({name: word_set(()) for name in CLASSES}))
"""The small words of a language that is not known."""


def small_words(data: Mapping[str, Any], where: str) -> SmallWords:
    """The small words of a file.

    Args:
        data: the parts of the file besides its entries, checked by their schema.
        where: the file, for messages.

    Raises:
        RuleFileError: if a class is missing or none of those the reader asks about.
    """
    classes = {str(name): word_set(str(words).split()) for name, words in data.get("words", _NONE).items()}
    for name in classes:
        if name not in CLASSES:
            raise RuleFileError(f'Nothing asks for the class of words "{name}".', where, suggest(name, CLASSES))
    missing = sorted(CLASSES - classes.keys())
    if missing:
        mend = 'Add them to words; write "" for one that has no words in this language.'
        raise RuleFileError(f"These classes of words are missing: {', '.join(missing)}.", where, mend)
    numbers = data.get("numbers", _NONE)
    counted = {
        form: Decimal(at) for at, word in enumerate(str(numbers.get("words", "")).split()) for form in _all(word)
    }
    counted |= {form: Decimal(value) for word, value in numbers.get("more_words", _NONE).items() for form in _all(word)}
    periods = data.get("periods", _NONE)
    return SmallWords(
        classes=MappingProxyType(classes),
        contractions={
            normal_text(one).text: tuple(normal_text(two).text.split()) for one, two in _items(data, "contractions")
        },
        endings={normal_text(one).text: str(two) for one, two in _items(data, "endings")},
        comma_decimal=numbers.get("decimal", ".") == ",",
        numbers=counted,
        scales={form: Decimal(value) for word, value in numbers.get("scales", _NONE).items() for form in _all(word)},
        months={
            form: number
            for number, month in enumerate(str(numbers.get("months", "")).split(), 1)
            for word in month.split("/")
            for form in spellings(word)
        },
        nouns={form: PayPeriod(name) for name, one in periods.items() for form in _each(one.get("nouns", ""))},
        alone={form: PayPeriod(name) for name, one in periods.items() for form in _each(one.get("alone", ""))},
        units={form: name for name, words in _items(data, "units") for form in _each(words)},
    )


def _items(data: Mapping[str, Any], key: str) -> Iterable[tuple[str, str]]:
    return ((str(one), str(two)) for one, two in data.get(key, _NONE).items())


def _all(word: str) -> tuple[str, ...]:
    return tuple(form for one in word.split("/") for form in spellings(one))


def _each(words: str) -> Iterable[str]:
    return (form for word in str(words).split() for form in spellings(word))
