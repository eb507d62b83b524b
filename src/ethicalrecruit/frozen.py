"""Frozen data classes that are made quickly.

The library has some three hundred of them, and `dataclasses` compiles six functions for each, which took a sixth of the
time of importing. Here one function is compiled, the one that sets the fields; what compares, hashes, shows and
guards is shared by all. To type checkers this is `dataclasses.dataclass` itself, and `fields`, `replace`, `match`,
`copy` and `pickle` see no difference.
"""

import dataclasses
from operator import attrgetter
from reprlib import recursive_repr
from typing import TYPE_CHECKING, Any, NoReturn

if TYPE_CHECKING:
    from dataclasses import dataclass as dataclass  # noqa: PLC0414  # for others to import
else:

    def dataclass(cls: type | None = None, /, **options: bool) -> Any:
        """`dataclasses.dataclass`; classes with exactly ``frozen`` and ``slots`` are made as this module says."""
        make = _frozen if options == {"frozen": True, "slots": True} else dataclasses.dataclass(**options)
        return make if cls is None else make(cls)


class _Factory:
    """Stands in signatures for a value that is made anew for each object."""

    def __repr__(self) -> str:
        return "<factory>"


_MADE_ANEW = _Factory()


def _frozen(cls: type) -> Any:
    cls.__doc__ = cls.__doc__ or cls.__name__
    initialises = "__init__" not in cls.__dict__
    made: Any = dataclasses.dataclass(init=False, repr=False, eq=False, slots=True)(cls)
    named = dataclasses.fields(made)
    known = {
        "__compared__": _values(one.name for one in named if one.compare),
        "__shown__": tuple(one.name for one in named if one.repr),
    }
    for name, shared in (known | _SHARED).items():
        if name not in cls.__dict__:
            setattr(made, name, shared)
    if initialises:
        made.__init__ = _initialiser(made, named)
    return made


def _values(names: Any) -> Any:
    """What gives the values of some fields of an object, as one thing to compare and hash."""
    known = tuple(names)
    return attrgetter(*known) if known else staticmethod(_nothing)


def _nothing(_: object) -> tuple[()]:
    return ()


def _initialiser(cls: type, named: tuple[dataclasses.Field[Any], ...]) -> Any:
    """The function that sets the fields, each through its slot, since nothing else may."""
    known: dict[str, Any] = {"_anew": _MADE_ANEW}
    plain: list[str] = []
    by_name: list[str] = []
    body: list[str] = []
    for one in named:
        known[f"_set_{one.name}"] = getattr(cls, one.name).__set__
        value, default = one.name, ""
        if one.default_factory is not dataclasses.MISSING:
            known[f"_make_{one.name}"] = one.default_factory
            value = f"_make_{one.name}()" + (f" if {one.name} is _anew else {one.name}" if one.init else "")
            default = "=_anew"
        elif one.default is not dataclasses.MISSING:
            known[f"_else_{one.name}"] = one.default
            default = f"=_else_{one.name}"
        if one.init:
            (by_name if one.kw_only else plain).append(one.name + default)
        elif default != "=_anew":
            continue
        body.append(f"    _set_{one.name}(self, {value})")
    if hasattr(cls, "__post_init__"):
        body.append("    self.__post_init__()")
    taken = ", ".join(["self", *plain, *(["*", *by_name] if by_name else [])])
    source = f"def __init__({taken}):\n" + ("\n".join(body) or "    pass")
    exec(source, known)  # noqa: S102  # names of fields alone, as dataclasses does
    made = known["__init__"]
    made.__qualname__ = f"{cls.__qualname__}.__init__"
    made.__annotations__ = {one.name: one.type for one in named if one.init} | {"return": None}
    return made


def _equal(self: Any, other: Any) -> Any:
    if other.__class__ is not self.__class__:
        return NotImplemented
    values = self.__compared__
    return values(self) == values(other)


def _hash(self: Any) -> int:
    return hash(self.__compared__(self))


@recursive_repr()
def _show(self: Any) -> str:
    return f"{type(self).__qualname__}({', '.join(f'{name}={getattr(self, name)!r}' for name in self.__shown__)})"


def _no_setting(_: object, name: str, __: object) -> NoReturn:
    raise dataclasses.FrozenInstanceError(f"cannot assign to field {name!r}")


def _no_deleting(_: object, name: str) -> NoReturn:
    raise dataclasses.FrozenInstanceError(f"cannot delete field {name!r}")


def _state(self: Any) -> list[Any]:
    return [getattr(self, one.name) for one in dataclasses.fields(self)]


def _set_state(self: Any, state: list[Any]) -> None:
    for one, value in zip(dataclasses.fields(self), state, strict=True):
        object.__setattr__(self, one.name, value)


_SHARED = {
    "__eq__": _equal,
    "__hash__": _hash,
    "__repr__": _show,
    "__setattr__": _no_setting,
    "__delattr__": _no_deleting,
    "__getstate__": _state,
    "__setstate__": _set_state,
}
