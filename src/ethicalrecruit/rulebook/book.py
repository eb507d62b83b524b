"""The rule book: rules, reference tables and the digest that names exactly this content."""

from collections.abc import Mapping
from dataclasses import field

from ethicalrecruit.errors import RuleBookError, suggest
from ethicalrecruit.frozen import dataclass
from ethicalrecruit.reference.tables import ReferenceTables
from ethicalrecruit.rulebook.rule import Rule
from ethicalrecruit.rulebook.shared import SharedCondition
from ethicalrecruit.values.grades import Severity


@dataclass(frozen=True, slots=True)
class Topic:
    """A topic of the severity table, and the level its rules have unless they say why not."""

    id: str
    title: str
    level: Severity


@dataclass(frozen=True, slots=True)
class Recipe:
    """How a book was loaded, so that another process can load the same one; see ``load_book``."""

    packs: tuple[str, ...]
    lists: tuple[str, ...]
    registers: tuple[str, ...]
    language: str


@dataclass(frozen=True, slots=True)
class RuleBook:
    """A loaded rule book. It never changes; load another to use other packs.

    Attributes:
        edition: the edition of the shipped book, a date.
        digest: SHA-256 over the names and contents of all files, the user's included.
        packs: names of the user's folders that were loaded beside the shipped book.
        rules: in order of id.
        tables: lists, amounts, agreements, instruments, cost taxonomy.
        shared: conditions that several rules share, by id.
        topics: the severity table.
        levels: what each level of severity means.
        disclaimer: what every report says about itself.
        language: the language asked for its texts; "" for English.
        in_english: how many of its texts stand in English although another language was asked for.
        words: the texts that stand in that language, by key; see ``rulebook.texts``.
        recipe: how it was loaded; None if it was put together by hand.
    """

    edition: str
    digest: str
    packs: tuple[str, ...]
    rules: tuple[Rule, ...]
    tables: ReferenceTables
    shared: Mapping[str, SharedCondition]
    topics: Mapping[str, Topic]
    levels: Mapping[Severity, str]
    disclaimer: str
    language: str = ""
    in_english: int = 0
    words: Mapping[str, str] = field(default_factory=dict)
    recipe: Recipe | None = field(default=None, compare=False)

    def text(self, key: str, english: str) -> str:
        """A text by its key, in the language asked for; the English where it has none."""
        return self.words.get(key, english)

    def rule(self, rule_id: str) -> Rule:
        """A rule by its id.

        Raises:
            RuleBookError: if there is none; with the nearest id.
        """
        for rule in self.rules:
            if rule.id == rule_id:
                return rule
        known = [rule.id for rule in self.rules]
        mend = suggest(rule_id, known) or "See: ethicalrecruit rules list."
        raise RuleBookError(f'There is no rule "{rule_id}".', "", mend)
