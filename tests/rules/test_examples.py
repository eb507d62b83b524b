"""Every example that stands with a rule, and what every rule must have."""

import pytest

from ethicalrecruit import load_book
from ethicalrecruit.checker.lint import lint_book
from ethicalrecruit.checker.selftest import ExampleResult, run_examples

BOOK = load_book(check_shipped=True)
RESULTS = run_examples(BOOK)


@pytest.mark.parametrize("result", RESULTS, ids=lambda result: f"{result.rule}: {result.name}")
def test_example(result: ExampleResult) -> None:
    assert result.passed, result


def test_every_rule_has_examples() -> None:
    assert {result.rule for result in RESULTS} == {rule.id for rule in BOOK.rules}


def test_the_book_is_clean() -> None:
    assert lint_book(BOOK) == ()
