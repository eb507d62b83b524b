"""What frames find, and what takes their sense away."""

import pytest

from ethicalrecruit.reader.read import read_ad


def marked(text: str, category: str) -> bool:
    return any(one.category.value == category for one in read_ad(text, language="en").mentions)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Local nurses get 30 days of leave; nurses from abroad get 15.", True),
        ("Local nurses get 30 days of leave; nurses from abroad get 30.", False),
        ("Local nurses and nurses from abroad get 30 days of leave and 15 days of study.", False),
        ("Locals get no night shifts while foreign carers work every night.", True),
    ],
)
def test_unlike_sums_share_a_unit_and_are_of_groups_named_apart(text: str, told: bool) -> None:  # noqa: FBT001
    assert marked(text, "unequal_treatment") is told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("You travel on a tourist visa. You start work on the next day.", True),
        ("You cannot travel on a tourist visa. You start work on the next day.", False),
        ("Your family can follow on a tourist visa. You start work in May.", False),
        ("You may enter on a visitor visa. You start work on the day your work permit is there.", False),
    ],
)
def test_work_of_visitors_is_told_in_two_sentences(text: str, told: bool) -> None:  # noqa: FBT001
    assert marked(text, "irregular_entry") is told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Your seat goes to the next nurse unless you pay by noon.", True),
        ("Nobody loses the place for not paying by Friday.", False),
        ("We never cancel a file because you have not paid by noon.", False),
    ],
)
def test_a_denial_inside_does_not_hide_the_one_before(text: str, told: bool) -> None:  # noqa: FBT001
    assert marked(text, "pressure_tactic") is told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Local staff earn 2,400, staff from abroad 1,700.", True),
        ("Local staff earn 2,400, staff from abroad 2,400.", False),
        ("Local staff and staff from abroad earn 2,400 or 1,700.", False),
    ],
)
def test_figures_of_groups_differ(text: str, told: bool) -> None:  # noqa: FBT001
    categories = {one.category.value for one in read_ad(text, language="en").mentions}
    assert ("unequal_treatment" in categories) is told
