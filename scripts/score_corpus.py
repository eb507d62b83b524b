"""Measures readings of a labelled corpus: categories by document, quotes by overlap, facts."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from scripts.score_counts import QuoteTally, Share, Tally
from scripts.score_facts import FactTally, Outcome, compared
from scripts.score_lines import CATEGORIES, FACT_SHAPES, Document, Quote
from scripts.score_predictions import NOTHING, Prediction

_DIFFERS = (Outcome.WRONG, Outcome.MISSED, Outcome.EXTRA)


@dataclass(slots=True)
class Both:
    """Presence by document, and quotes by overlap."""

    presence: Tally = field(default_factory=Tally)
    quotes: QuoteTally = field(default_factory=QuoteTally)

    def data(self) -> dict[str, Any]:
        """For JSON."""
        return {"presence": self.presence.data(), "quotes": self.quotes.data()}


@dataclass(frozen=True, slots=True)
class Listed:
    """A category of one document that was missed, read without a label, or read in other words."""

    id: str
    language: str
    category: str
    labelled: tuple[str, ...]
    read: tuple[str, ...]

    def data(self) -> dict[str, Any]:
        """For JSON."""
        return {
            "id": self.id,
            "language": self.language,
            "category": self.category,
            "labelled_quotes": list(self.labelled),
            "read_quotes": list(self.read),
        }


@dataclass(slots=True)
class CorpusScore:
    """The figures of a group of documents.

    Attributes:
        documents: how many there are.
        micro: over all categories.
        by_category: for each category.
        by_language: for each language of the group, over all categories.
        sizes: documents by language.
        clean: texts without labels, and those among them of which nothing was read.
        facts: by name.
        told_language: the texts of which a language was told, and those told right.
        lost_quotes: quotes read that the text does not hold.
        misses: labelled and not read.
        alarms: read and not labelled.
        elsewhere: labelled and read, and no quote meets.
        differences: facts that were wrong, missed or extra.
    """

    documents: int = 0
    micro: Both = field(default_factory=Both)
    by_category: dict[str, Both] = field(default_factory=lambda: {name: Both() for name in CATEGORIES})
    by_language: dict[str, Both] = field(default_factory=dict)
    sizes: dict[str, int] = field(default_factory=dict)
    clean: Share = field(default_factory=lambda: Share(0, 0))
    facts: dict[str, FactTally] = field(default_factory=dict)
    told_language: Share = field(default_factory=lambda: Share(0, 0))
    lost_quotes: int = 0
    misses: list[Listed] = field(default_factory=list)
    alarms: list[Listed] = field(default_factory=list)
    elsewhere: list[Listed] = field(default_factory=list)
    differences: list[dict[str, Any]] = field(default_factory=list)

    def take(self, document: Document, read: Prediction, told: frozenset[str], *, listed: bool) -> None:
        """Count one document; ``told`` are the facts that are scored, ``listed`` whether it may be listed."""
        self.documents += 1
        self.sizes[document.language] = self.sizes.get(document.language, 0) + 1
        language = self.by_language.setdefault(document.language, Both())
        for category in CATEGORIES:
            self._category(document, read, category, language, listed=listed)
        if not document.labels:
            self.clean = Share(self.clean.part + (not read.mentions), self.clean.whole + 1)
        if read.language is not None:
            right = read.language.lower().partition("-")[0] == document.language
            self.told_language = Share(self.told_language.part + right, self.told_language.whole + 1)
        self.lost_quotes += sum(not quote.spans for quotes in read.mentions.values() for quote in quotes)
        if document.facts is not None:
            for name, outcome, one, two in compared(document.facts, read.facts or {}, told):
                self.facts.setdefault(name, FactTally()).count(outcome)
                if listed and outcome in _DIFFERS and name in FACT_SHAPES:
                    self.differences.append(
                        {"id": document.id, "fact": name, "outcome": outcome.value, "labelled": one, "read": two}
                    )

    def _category(self, document: Document, read: Prediction, name: str, language: Both, *, listed: bool) -> None:
        labelled, found = document.labels.get(name), read.mentions.get(name)
        ones, twos = labelled or (), found or ()
        met = sum(any(two.meets(one) for one in ones) for two in twos)
        back = sum(any(one.meets(two) for two in twos) for one in ones)
        for both in (self.micro, self.by_category[name], language):
            both.presence.count(labelled=labelled is not None, read=found is not None)
            quotes = both.quotes
            quotes.read += len(twos)
            quotes.read_met += met
            quotes.labelled += len(ones)
            quotes.labelled_met += back
        if not listed:
            return
        entry = Listed(document.id, document.language, name, _texts(ones), _texts(twos))
        if labelled is not None and found is None:
            self.misses.append(entry)
        elif found is not None and labelled is None:
            self.alarms.append(entry)
        elif ones and twos and not met:
            self.elsewhere.append(entry)

    def data(self, *, lists: bool) -> dict[str, Any]:
        """For JSON; the lists are None where they are not wanted."""
        return {
            "documents": self.documents,
            "micro": self.micro.data(),
            "by_category": {name: both.data() for name, both in self.by_category.items()},
            "by_language": {
                name: {"documents": self.sizes[name], **self.by_language[name].data()}
                for name in sorted(self.by_language)
            },
            "clean_texts_left_alone": self.clean.data(),
            "language_told_right": self.told_language.data(),
            "quotes_not_in_the_text": self.lost_quotes,
            "facts": {name: tally.data() for name, tally in self.facts.items()},
            "misses": [one.data() for one in self.misses] if lists else None,
            "false_alarms": [one.data() for one in self.alarms] if lists else None,
            "read_elsewhere": [one.data() for one in self.elsewhere] if lists else None,
            "fact_differences": self.differences if lists else None,
        }


def facts_told(predictions: Iterable[Prediction]) -> frozenset[str]:
    """The facts that whoever read the texts tells of at least one; others are not scored."""
    return frozenset(name for one in predictions for name in one.facts or ())


def score(
    documents: Iterable[Document], predictions: Mapping[str, Prediction], told: frozenset[str], listed: frozenset[str]
) -> CorpusScore:
    """The figures of documents; those whose ids are in ``listed`` may be listed."""
    total = CorpusScore()
    for document in documents:
        total.take(document, predictions.get(document.id, NOTHING), told, listed=document.id in listed)
    return total


def _texts(quotes: tuple[Quote, ...]) -> tuple[str, ...]:
    return tuple(quote.text for quote in quotes)
