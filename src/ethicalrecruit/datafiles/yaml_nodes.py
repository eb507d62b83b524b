"""The nodes of one YAML document turned into plain data by a schema; see ``strict_yaml`` for what it promises."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

import yaml

from ethicalrecruit.errors import RuleBookError, RuleBookFaults, RuleFileError

DEEPEST = 40
MOST_NODES = 300_000

Path = tuple[str | int, ...]
Places = dict[Path, tuple[int, int]]
Schema = Mapping[str, Any]

_NULLS = frozenset({"", "~", "null"})
_MOST_DIGITS = 15
_KINDS = {yaml.ScalarNode: "str", yaml.SequenceNode: "seq", yaml.MappingNode: "map"}
# What the loader below gives to plain data, and what may be written out without changing anything; any other tag was
# written by hand.
_PLAIN_TAGS = frozenset(
    f"tag:yaml.org,2002:{kind}" for kind in ("str", "null", "bool", "int", "float", "timestamp", "value", "map", "seq")
)


class _Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """The safe loader without its guesses at what a scalar may be: they cost time, and the schema decides."""

    def resolve(self, kind: type[yaml.Node], value: str | None, implicit: Any) -> str:  # noqa: ARG002
        """The tag of a node that has none of its own."""
        return f"tag:yaml.org,2002:{_KINDS[kind]}"


def read_document(text: str, name: str, schema: Schema, *, trusted: bool) -> tuple[Any, Places, list[RuleBookError]]:
    """The data of a document, the line and column of each value by its path, and the faults of the YAML itself.

    Raises:
        RuleBookFaults: if the text is no YAML at all, or too deep or too large.
    """
    try:
        if not trusted:
            _scan(text, name)
        node = yaml.compose(text, Loader=_Loader)
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        raise RuleBookFaults([_unreadable(error, name)]) from None
    if node is None:
        return None, {}, [RuleFileError("The file is empty.", name, "Write the file or remove it.")]
    walk = _Walk(name)
    data = walk.value(node, _Shape((schema,), schema, {}), (), 0)
    return data, walk.places, walk.faults


def _scan(text: str, name: str) -> None:
    """Refuse what is nested too deep or holds too many values, before anything recurses into it.

    The composer of the parser in C recurses without a bound of its own: a deep file would end the process.
    """
    depth = 0
    for count, event in enumerate(yaml.parse(text, Loader=_Loader)):
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if depth > DEEPEST or count > 2 * MOST_NODES:
            mark = event.start_mark
            where = name if mark is None else f"{name}:{mark.line + 1}:{mark.column + 1}"
            what = "The file is nested too deep or has too many values."
            raise RuleBookFaults([RuleFileError(what, where, "Split it.")])


def _unreadable(error: Exception, name: str) -> RuleFileError:
    mark = getattr(error, "problem_mark", None)
    where = name if mark is None else f"{name}:{mark.line + 1}:{mark.column + 1}"
    problem = getattr(error, "problem", None) or str(error).split("\n")[0]
    return RuleFileError(f"This is not readable as YAML: {problem}.", where, "Check indentation, quotes and colons.")


class _Shape:
    """The schemas that may hold for one value, side by side, and what they say of the values inside it."""

    __slots__ = ("_below", "_known", "_root", "_schemas", "types")

    def __init__(self, schemas: tuple[Schema, ...], root: Schema, known: "dict[tuple[int, ...], _Shape]") -> None:
        self._schemas = tuple(_options(schemas, root))
        self._root = root
        self._known = known
        self._below: dict[str | None, _Shape] = {}
        self.types = frozenset(kind for schema in self._schemas for kind in _types(schema))

    def items(self) -> "_Shape":
        """The shape of the items of a list."""
        return self._found(None, lambda schema: schema.get("items"))

    def property(self, key: str) -> "_Shape":
        """The shape of the value under a key."""
        return self._found(key, lambda schema: _property(schema, key))

    def _found(self, key: str | None, inside: Callable[[Schema], Schema | None]) -> "_Shape":
        shape = self._below.get(key)
        if shape is None:
            schemas = tuple(found for schema in self._schemas if (found := inside(schema)) is not None)
            # A schema of conditions holds itself: the same schemas make the same shape.
            marks = tuple(id(schema) for schema in schemas)
            shape = self._known.get(marks)
            if shape is None:
                shape = self._known[marks] = _Shape(schemas, self._root, self._known)
            self._below[key] = shape
        return shape


class _Walk:
    """Turns nodes into plain data. One walk serves one file."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.places: Places = {}
        self.faults: list[RuleBookError] = []
        self.count = 0
        self.seen: set[int] = set()

    def value(self, node: yaml.Node, shape: _Shape, path: Path, depth: int) -> Any:
        self.count += 1
        self.places[path] = (node.start_mark.line + 1, node.start_mark.column + 1)
        if depth > DEEPEST or self.count > MOST_NODES:
            raise RuleBookFaults(
                [RuleFileError("The file is nested too deep or has too many values.", self._where(path), "")]
            )
        if id(node) in self.seen:
            self._fault(path, "Anchors and aliases (& and *) are not allowed.", "Write the value out.")
            return None
        self.seen.add(id(node))
        if node.tag not in _PLAIN_TAGS:
            self._fault(path, f"The tag {node.tag} is not allowed.", "Write plain text.")
            return None
        if isinstance(node, yaml.ScalarNode):
            return _scalar(node, shape.types)
        if isinstance(node, yaml.SequenceNode):
            below = shape.items()
            return [self.value(child, below, (*path, at), depth + 1) for at, child in enumerate(node.value)]
        return self._mapping(node, shape, path, depth)

    def _mapping(self, node: yaml.Node, shape: _Shape, path: Path, depth: int) -> dict[str, Any]:
        result: dict[str, Any] = {}
        for key_node, child in node.value:
            if not isinstance(key_node, yaml.ScalarNode):
                self._fault(path, "A key must be a word.", "Write a word before the colon.")
                continue
            key = str(key_node.value)
            if key in result:
                line = key_node.start_mark.line + 1
                self._fault(path, f'The key "{key}" stands twice (again in line {line}).', "Remove one of the two.")
                continue
            here = (*path, key)
            result[key] = self.value(child, shape.property(key), here, depth + 1)
            # A fault about a value is found sooner at its key.
            self.places[here] = (key_node.start_mark.line + 1, key_node.start_mark.column + 1)
        return result

    def _where(self, path: Path) -> str:
        line, column = self.places[path]
        return f"{self.name}:{line}:{column}"

    def _fault(self, path: Path, what: str, mend: str) -> None:
        where = self._where(path)
        # An alias stands where its anchor does, however often it is used.
        if not any((one.what, one.where) == (what, where) for one in self.faults[-20:]):
            self.faults.append(RuleFileError(what, where, mend))


def _scalar(node: yaml.ScalarNode, types: frozenset[str]) -> Any:
    text = str(node.value)
    # A plain scalar has no style, or an empty one, as the parser in C says it.
    if node.style:
        return text
    if "null" in types and text in _NULLS:
        return None
    if "boolean" in types and text in ("true", "false"):
        return text == "true"
    if "integer" in types and text.lstrip("-").isdecimal() and text.isascii() and len(text) <= _MOST_DIGITS:
        return int(text)
    return text


def _options(schemas: tuple[Schema, ...], root: Schema) -> Iterator[Schema]:
    """The schemas with references followed and alternatives laid side by side."""
    for schema in schemas:
        target = schema
        reference = schema.get("$ref")
        if reference is not None:
            target = root
            for part in str(reference).removeprefix("#").strip("/").split("/"):
                if part:
                    target = target[part]
        yield target
        for word in ("anyOf", "oneOf", "allOf"):
            if word in target:
                yield from _options(tuple(target[word]), root)
        if reference is not None and "$ref" in target:
            yield from _options((target,), root)


def _types(schema: Schema) -> tuple[str, ...]:
    kind = schema.get("type", ())
    return (kind,) if isinstance(kind, str) else tuple(kind)


def _property(schema: Schema, key: str) -> Schema | None:
    known: Schema | None = schema.get("properties", {}).get(key)
    if known is not None:
        return known
    extra = schema.get("additionalProperties")
    return extra if isinstance(extra, dict) else None
