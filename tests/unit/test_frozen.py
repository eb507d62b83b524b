"""Frozen data classes of our own behave as those of the standard library."""

import copy
import dataclasses
import inspect
import pickle
from typing import Generic, TypeVar

import pytest

from ethicalrecruit.frozen import dataclass

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Ours:
    """Of each sort of field one."""

    first: int
    named: str = dataclasses.field(kw_only=True)
    found: list[int] = dataclasses.field(default_factory=list)
    text: str = "none"
    aside: int = dataclasses.field(default=3, compare=False, repr=False)
    known: dict[str, int] = dataclasses.field(default_factory=dict, init=False, compare=False)


@dataclasses.dataclass(frozen=True, slots=True)
class Theirs:
    """The same."""

    first: int
    named: str = dataclasses.field(kw_only=True)
    found: list[int] = dataclasses.field(default_factory=list)
    text: str = "none"
    aside: int = dataclasses.field(default=3, compare=False, repr=False)
    known: dict[str, int] = dataclasses.field(default_factory=dict, init=False, compare=False)


@dataclass(frozen=True, slots=True)
class Pair(Generic[T]):
    """A class with a base."""

    left: T
    right: T | None = None


@dataclass(frozen=True, slots=True)
class Heir(Pair[int]):
    """With fields of a base, and a check."""

    more: int = 0

    def __post_init__(self) -> None:
        """Refuse what is too great."""
        if self.more > 9:
            raise ValueError(f"{self.more} is too great.")


@dataclass(frozen=True, slots=True)
class Own:
    """What a class says of itself stays."""

    word: str

    def __repr__(self) -> str:
        return f"<{self.word}>"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Own) and other.word.lower() == self.word.lower()

    def __hash__(self) -> int:
        return hash(self.word.lower())


@dataclass(frozen=True, slots=True)
class Empty:
    """No fields."""


def test_shows_itself_as_theirs() -> None:
    """The name, and the fields that are shown."""
    ours, theirs = Ours(1, named="a"), Theirs(1, named="a")
    assert (
        repr(ours)
        == repr(theirs).replace("Theirs", "Ours")
        == "Ours(first=1, named='a', found=[], text='none', known={})"
    )
    assert repr(Empty()) == "Empty()"


def test_signature_as_theirs() -> None:
    """Names, order, kinds and types."""
    ours, theirs = (inspect.signature(one).parameters.values() for one in (Ours, Theirs))
    assert [(one.name, one.kind, one.annotation) for one in ours] == [
        (one.name, one.kind, one.annotation) for one in theirs
    ]
    assert str(inspect.signature(Ours)) == str(inspect.signature(Theirs))


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (Ours(1, named="a"), Ours(1, named="a", aside=4)),
        (Heir(1, 2, 3), Heir(1, 2, 3)),
        (Own("A"), Own("a")),
        (Empty(), Empty()),
        (Pair("a"), Pair("a", None)),
    ],
)
def test_equal(left: object, right: object) -> None:
    """By the fields that count."""
    assert left == right


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (Ours(1, named="a"), Ours(2, named="a")),
        (Ours(1, named="a"), Theirs(1, named="a")),
        (Pair(1, 2), Heir(1, 2)),
        (Pair(1, 2), (1, 2)),
        (Empty(), None),
    ],
)
def test_not_equal(left: object, right: object) -> None:
    """Other values, or another class."""
    assert left != right


def test_equal_ones_are_one_in_a_set() -> None:
    """Hashes go by what is compared."""
    assert len({Pair(1), Pair(1), Heir(1), Pair(2)}) == 3
    assert len({Own("A"), Own("a")}) == 1
    with pytest.raises(TypeError, match="unhashable"):
        hash(Ours(1, named="a"))


@pytest.mark.parametrize("one", [Ours(1, named="a", found=[2]), Heir(1, more=2), Empty(), Own("x")])
def test_copies_and_pickles(one: object) -> None:
    """A copy and a pickled one are equal to it."""
    assert copy.copy(one) == one
    assert copy.deepcopy(one) == one
    assert pickle.loads(pickle.dumps(one)) == one  # noqa: S301  # our own


def test_cannot_be_changed() -> None:
    """Neither fields nor new names can be set or deleted."""
    one = Pair(1)
    with pytest.raises(dataclasses.FrozenInstanceError, match="left"):
        one.left = 2  # type: ignore[misc]
    with pytest.raises(dataclasses.FrozenInstanceError, match="right"):
        del one.right
    with pytest.raises(dataclasses.FrozenInstanceError, match="new"):
        one.new = 2  # type: ignore[attr-defined]
    assert not hasattr(one, "__dict__")


def test_is_a_data_class() -> None:
    """What the standard library offers for data classes works."""
    one = Heir(1, more=2)
    assert dataclasses.is_dataclass(one)
    assert [field.name for field in dataclasses.fields(Heir)] == ["left", "right", "more"]
    assert dataclasses.replace(one, more=3) == Heir(1, None, 3)
    assert dataclasses.asdict(one) == {"left": 1, "right": None, "more": 2}
    match one:
        case Heir(left, _, more):
            assert (left, more) == (1, 2)


def test_what_is_made_anew_is_not_shared() -> None:
    """Each object has a list of its own; one that is given is taken."""
    given = [1]
    assert Ours(1, named="a").found is not Ours(1, named="a").found
    assert Ours(1, named="a", found=given).found is given


def test_wrong_calls() -> None:
    """Missing, unknown and refused values are told."""
    with pytest.raises(TypeError, match=r"Ours\.__init__\(\) missing 1 required keyword-only argument: 'named'"):
        Ours(1)  # type: ignore[call-arg]
    with pytest.raises(TypeError, match="unexpected keyword argument 'known'"):
        Ours(1, named="a", known={})  # type: ignore[call-arg]
    with pytest.raises(ValueError, match="10 is too great"):
        Heir(1, more=10)


def test_other_options_are_left_to_the_standard_library() -> None:
    """A class that can be changed, or is ordered."""

    @dataclass(slots=True)
    class Count:
        number: int = 0

    @dataclass(frozen=True, slots=True, order=True)
    class Rank:
        number: int

    count = Count()
    count.number = 2
    assert count == Count(2)
    assert Rank(1) < Rank(2)
