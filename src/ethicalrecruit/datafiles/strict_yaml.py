"""YAML read strictly: scalars stay text until a schema says otherwise, and every value knows its place.

Plain YAML loading turns ``NO`` (Norway) into false, ``1.10`` into 1.1, ``012`` into 10 and the key ``on`` into
true. Here nothing is guessed: the JSON Schema of the file decides which scalars are numbers, truth values or
null. Keys that stand twice, anchors, tags and more than one document are faults.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import yaml

from ethicalrecruit.errors import RuleBookError, RuleBookFaults, RuleFileError

LARGEST_FILE = 4_000_000
DEEPEST = 40
MOST_NODES = 300_000

Path = tuple[str | int, ...]
Schema = Mapping[str, Any]

_NULLS = frozenset({"", "~", "null"})
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(slots=True)
class Placed:
    """The data of a file, and where each value stands in it."""

    name: str
    data: Any = None
    places: dict[Path, tuple[int, int]] = field(default_factory=dict)
    faults: list[RuleBookError] = field(default_factory=list)

    def where(self, path: Path) -> str:
        """``file:line:column`` of a value, or of the nearest value around it."""
        for length in range(len(path), -1, -1):
            place = self.places.get(path[:length])
            if place is not None:
                return f"{self.name}:{place[0]}:{place[1]}"
        return self.name


def load_yaml(text: str, name: str, schema: Schema, *, trusted: bool = False) -> Placed:
    """Read one YAML document by its schema.

    Args:
        text: the file's text.
        name: the file's name for messages.
        schema: the JSON Schema that decides what scalars become; it is not checked here beyond that.
        trusted: the file came with the library; others are scanned for their depth and size first.

    Returns:
        The data with its places; faults of the YAML itself are collected in ``faults``.

    Raises:
        RuleBookFaults: if the text is no YAML at all, or too large or too deep to be a rule file.
    """
    if len(text) > LARGEST_FILE:
        raise RuleBookFaults([RuleFileError(f"The file has more than {LARGEST_FILE:,} characters.", name, "Split it.")])
    try:
        if not trusted:
            _scan(text, name)
        node = yaml.compose(text, Loader=_LOADER)
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        raise RuleBookFaults([_unreadable(error, name)]) from None
    placed = Placed(name)
    if node is None:
        placed.faults.append(RuleFileError("The file is empty.", name, "Write the file or remove it."))
        return placed
    walk = _Walk(placed, schema)
    placed.data = walk.value(node, (schema,), (), 0)
    return placed


def _scan(text: str, name: str) -> None:
    """Refuse what is nested too deep or holds too many values, before anything recurses into it.

    The composer of the parser in C recurses without a bound of its own: a deep file would end the process.
    """
    depth = 0
    for count, event in enumerate(yaml.parse(text, Loader=_LOADER)):
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


class _Walk:
    """Turns nodes into plain data. One walk serves one file."""

    def __init__(self, placed: Placed, root: Schema) -> None:
        self.placed = placed
        self.root = root
        self.count = 0
        self.seen: set[int] = set()

    def value(self, node: yaml.Node, schemas: tuple[Schema, ...], path: Path, depth: int) -> Any:
        self.count += 1
        self.placed.places[path] = (node.start_mark.line + 1, node.start_mark.column + 1)
        if depth > DEEPEST or self.count > MOST_NODES:
            raise RuleBookFaults(
                [RuleFileError("The file is nested too deep or has too many values.", self.placed.where(path), "")]
            )
        if id(node) in self.seen:
            self._fault(path, "Anchors and aliases (& and *) are not allowed.", "Write the value out.")
            return None
        self.seen.add(id(node))
        if node.tag not in _PLAIN_TAGS:
            self._fault(path, f"The tag {node.tag} is not allowed.", "Write plain text.")
            return None
        schemas = tuple(_options(schemas, self.root))
        if isinstance(node, yaml.ScalarNode):
            return self._scalar(node, schemas)
        if isinstance(node, yaml.SequenceNode):
            below = tuple(schema["items"] for schema in schemas if "items" in schema)
            return [self.value(child, below, (*path, at), depth + 1) for at, child in enumerate(node.value)]
        return self._mapping(node, schemas, path, depth)

    def _mapping(self, node: yaml.Node, schemas: tuple[Schema, ...], path: Path, depth: int) -> dict[str, Any]:
        result: dict[str, Any] = {}
        for key_node, child in node.value:
            if not isinstance(key_node, yaml.ScalarNode):
                self._fault(path, "A key must be a word.", "")
                continue
            key = str(key_node.value)
            if key in result:
                line = key_node.start_mark.line + 1
                self._fault(path, f'The key "{key}" stands twice (again in line {line}).', "Remove one of the two.")
                continue
            below = tuple(_property(schema, key) for schema in schemas)
            result[key] = self.value(child, tuple(s for s in below if s is not None), (*path, key), depth + 1)
            # A fault about a value is found sooner at its key.
            self.placed.places[(*path, key)] = (key_node.start_mark.line + 1, key_node.start_mark.column + 1)
        return result

    def _scalar(self, node: yaml.ScalarNode, schemas: tuple[Schema, ...]) -> Any:
        text = str(node.value)
        # A plain scalar has no style, or an empty one, as the parser in C says it.
        if node.style:
            return text
        types = {kind for schema in schemas for kind in _types(schema)}
        if "null" in types and text in _NULLS:
            return None
        if "boolean" in types and text in ("true", "false"):
            return text == "true"
        if "integer" in types and text.lstrip("-").isdecimal() and text.isascii() and len(text) < 16:  # noqa: PLR2004
            return int(text)
        return text

    def _fault(self, path: Path, what: str, mend: str) -> None:
        self.placed.faults.append(RuleFileError(what, self.placed.where(path), mend))


# What the parser itself finds in plain data; any other tag was written by hand.
_PLAIN_TAGS = frozenset(
    f"tag:yaml.org,2002:{kind}" for kind in ("str", "null", "bool", "int", "float", "timestamp", "value", "map", "seq")
)


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
    known = schema.get("properties", {})
    if key in known:
        return dict(known[key])
    extra = schema.get("additionalProperties")
    return extra if isinstance(extra, dict) else None
