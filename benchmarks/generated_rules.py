"""Our rules as their generated functions answer them: which are met, and no more, as general engines are asked."""

from plain_documents import Document

from ethicalrecruit.checker.answer_numbers import AnswerNumbers, RulePlaces
from ethicalrecruit.checker.day_classes import day_class
from ethicalrecruit.checker.judge import out_of_question
from ethicalrecruit.checker.screen import DocumentCodes, ItemScreen, Screen, Screens
from ethicalrecruit.rulebook.book import RuleBook
from ethicalrecruit.rulebook.codes import NO, YES
from ethicalrecruit.rulebook.rule import Rule
from ethicalrecruit.values.grades import DocumentKind
from ethicalrecruit.values.truth import Truth


class GeneratedRules:
    """The rules of a book, ready to be asked which of them are met by a document."""

    def __init__(self, book: RuleBook) -> None:
        self._book = book
        self._numbers = AnswerNumbers(book)
        for rule in book.rules:
            for half in (rule.applies_when, rule.indicated_when):
                list(self._numbers.condition(half, rule, RulePlaces()))
        self._screens = Screens(book.rules, self._numbers.code)
        self._changes = tuple(sorted({day for rule in book.rules for day in self._numbers.changes_of(rule)}))
        self._live: dict[tuple[DocumentKind, int], list[tuple[str, Screen]]] = {}

    def met(self, one: Document) -> list[str]:
        """The rules that are met."""
        key = (one.kind, day_class(self._changes, one.day))
        live = self._live.get(key)
        if live is None:
            each = zip(self._book.rules, self._screens.of_rules, strict=True)
            live = self._live[key] = [(rule.id, screen) for rule, screen in each if _may_be_met(rule, one)]
        codes = self._screens.codes(one.facts, self._numbers.of(one.facts, one.kind, one.day))
        return [name for name, screen in live if _is_met(screen, codes)]


def _may_be_met(rule: Rule, one: Document) -> bool:
    """Whether a rule is surely in force and asks about documents of this kind."""
    if out_of_question(rule, one.kind, one.day):
        return False
    return rule.in_force.until is None if one.day is None else rule.in_force.holds(one.day) is Truth.YES


def _is_met(screen: Screen, codes: DocumentCodes) -> bool:
    if screen.applies(codes, NO) != YES:
        return False
    if not isinstance(screen, ItemScreen):
        return screen.indicated(codes, NO) == YES
    members, rest = codes.listed(screen.listed)
    where, indicated = screen.where, screen.indicated
    return any(indicated(codes, where(codes, one)) == YES for one in members) or indicated(codes, rest) == YES
