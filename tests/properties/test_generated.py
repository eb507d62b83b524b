"""Generated functions answer what the interpreter answers, and screens find what a judgement finds."""

from datetime import date
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from rule_strategies import BOOK, CONDITIONS, DAYS, MANY, OBSERVATIONS, books
from strategies import OFFERS

from ethicalrecruit import Offer
from ethicalrecruit.checker.answer_numbers import AnswerNumbers, RulePlaces
from ethicalrecruit.checker.check import Examined, facts_of
from ethicalrecruit.checker.judge import judge, out_of_question
from ethicalrecruit.checker.screen import DocumentCodes, Screens
from ethicalrecruit.facts.state import FactSet, Observation
from ethicalrecruit.rulebook.book import RuleBook
from ethicalrecruit.rulebook.codes import NO, OPEN, YES, code_of
from ethicalrecruit.rulebook.condition import (
    All,
    Any_,
    AnyItem,
    Condition,
    Leaf,
    Not,
    about_items,
    about_list,
    evaluate,
    heard,
    rest_of,
)
from ethicalrecruit.rulebook.environment import Answer, Environment
from ethicalrecruit.rulebook.generated import Generator
from ethicalrecruit.rulebook.rule import Rule
from ethicalrecruit.values.grades import Outcome
from ethicalrecruit.values.truth import Truth

HEARD_CODES = {Truth.YES: YES, Truth.NO: NO, Truth.UNKNOWN: OPEN}


class Interpreted(dict[int, int]):
    """The codes of tests, each taken from what the interpreter answers."""

    def __init__(self, tests: list[Leaf], env: Environment) -> None:
        super().__init__()
        self.tests, self.env = tests, env

    def __missing__(self, number: int) -> int:
        return code_of(evaluate(self.tests[number], self.env))

    def listed(self, name: str) -> tuple[list["Interpreted"], int]:
        listed = self.env.facts.lists[name]
        members = [Interpreted(self.tests, self.env.with_item(name, item)) for item in listed.items]
        return members, code_of(rest_of(name, listed))


def facts(offer: dict[str, Any], observed: dict[str, Observation], day: date | None) -> FactSet:
    return facts_of(BOOK, Examined(Offer.model_validate(offer), observed, "a document", day, "given"))


@MANY
@given(CONDITIONS, OFFERS, OBSERVATIONS, DAYS)
def test_a_generated_function_answers_what_the_interpreter_answers(
    condition: Condition, offer: dict[str, Any], observed: dict[str, Observation], day: date | None
) -> None:
    env = Environment(facts(offer, observed, day), BOOK.tables, day)
    tests: list[Leaf] = []

    def number(leaf: Leaf, _listed: str) -> int:
        tests.append(leaf)
        return len(tests) - 1

    generator = Generator(number)
    about = about_list(condition)
    names = [generator.asked(condition), generator.heard(condition)]
    names += [] if about is None else [generator.asked(condition, about), generator.heard(condition, about)]
    functions = generator.compiled()
    codes = Interpreted(tests, env)
    assert functions[names[0]](codes, NO) == code_of(evaluate(condition, env))
    assert functions[names[1]](codes, NO) == HEARD_CODES[heard(condition, env)]
    if about is not None:
        for item in (*about_items(about, env), None):
            bound = env.about(about, item)
            own = rest_of(about.of, env.facts.lists[about.of]) if item is None else evaluate(about, bound)
            assert functions[names[2]](codes, code_of(own)) == code_of(evaluate(condition, bound))
            assert functions[names[3]](codes, code_of(own)) == HEARD_CODES[heard(condition, bound)]


def screened(book: RuleBook, document: FactSet, rule: Rule, day: date | None) -> None:
    numbers = AnswerNumbers(book)
    screens = Screens(book.rules, numbers.code)
    for each in book.rules:  # places are given out to what they ask as well
        list(numbers.condition(each.applies_when, each, RulePlaces()))
        list(numbers.condition(each.indicated_when, each, RulePlaces()))
    screen = screens.of_rules[book.rules.index(rule)]
    for kind in sorted(rule.documents):
        codes: DocumentCodes = screens.codes(document, numbers.of(document, kind, day))
        found = judge(rule, Environment(document, book.tables, day), kind)
        if out_of_question(rule, kind, day):
            assert [one.why for one in found] == [out_of_question(rule, kind, day)]
            continue
        why = screen.quiet(codes, rule.silence.get(kind) is Outcome.NONE_SEEN)
        assert [why] == [one.why for one in found] if why else all(one.outcome.speaks for one in found)


@MANY
@given(books(), OFFERS, OBSERVATIONS, DAYS, st.data())
def test_a_screen_finds_who_has_anything_to_say(
    book: RuleBook, offer: dict[str, Any], observed: dict[str, Observation], day: date | None, data: st.DataObject
) -> None:
    screened(book, facts(offer, observed, day), data.draw(st.sampled_from(book.rules)), day)


def test_no_word_of_a_rule_gets_into_what_is_compiled() -> None:
    word = "__import__('os')"
    leaf = Leaf(word, word, word, lambda _env: Answer(Truth.YES))
    generator = Generator(lambda _leaf, _listed: 7)
    name = generator.asked(All((Not(leaf), Any_((leaf, AnyItem(word, leaf))))))
    assert "import" not in generator.source
    assert generator.compiled()[name]({7: YES}, NO) == NO
