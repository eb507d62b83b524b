import pytest
from hypothesis import given
from hypothesis import strategies as st

from ethicalrecruit.values.truth import Truth, agreed, all_of, any_of, negate, truth_of

TRUTHS = st.sampled_from(list(Truth))


def test_a_truth_is_no_python_truth() -> None:
    with pytest.raises(TypeError, match="three-valued"):
        bool(Truth.YES)


@given(st.lists(TRUTHS))
def test_de_morgan(truths: list[Truth]) -> None:
    assert negate(all_of(truths)) is any_of(negate(one) for one in truths)
    assert negate(any_of(truths)) is all_of(negate(one) for one in truths)


@given(TRUTHS)
def test_double_negation(truth: Truth) -> None:
    assert negate(negate(truth)) is truth


@given(st.lists(TRUTHS), TRUTHS)
def test_settling_an_unknown_never_turns_a_settled_answer(truths: list[Truth], settled: Truth) -> None:
    filled = [settled if one is Truth.UNKNOWN else one for one in truths]
    for join in (all_of, any_of):
        before = join(truths)
        if before is not Truth.UNKNOWN:
            assert join(filled) is before


@given(st.lists(TRUTHS))
def test_readings_answer_only_together(truths: list[Truth]) -> None:
    expected = truths[0] if truths and all(one is truths[0] for one in truths) else Truth.UNKNOWN
    assert agreed(truths) is expected


def test_truth_of() -> None:
    assert truth_of(True) is Truth.YES  # noqa: FBT003
    assert truth_of(False) is Truth.NO  # noqa: FBT003
