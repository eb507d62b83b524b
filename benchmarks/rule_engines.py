"""General engines that can be called row by row, each given our rules in its own form.

Every engine gets one expression or schema for all rules, which it compiles once: calling it once a document is its
fastest form (called once a rule, ZEN took more than thirty times as long). What it answers is no more than what it
takes to tell which rules have fired.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from typing import Any

from plain_documents import Document
from rule_forms import Form
from rule_writers import CEL, ZEN, as_expression, as_schema


@dataclass(frozen=True, slots=True)
class Engine:
    """One engine with the rules in it.

    Attributes:
        name: its name.
        package: the package and its version.
        prepare: makes of a document what the engine wants; not timed.
        ask: one call for one document; timed.
        fired: the rules that its answer names; not timed.
        every: one of so many documents is enough, since it is slow.
    """

    name: str
    package: str
    prepare: Callable[[Document], Any]
    ask: Callable[[Any], Any]
    fired: Callable[[Any], frozenset[str]]
    every: int = 1


def engines(forms: Mapping[str, Form], fields: tuple[str, ...]) -> tuple[list[Engine], list[str]]:
    """The engines that are installed, and for each of the others why it is not measured.

    Args:
        forms: the forms of the rules by id.
        fields: the names of the fields of a plain document.
    """
    found, missing = [], []
    for package, make in _MAKERS.items():
        try:
            installed = f"{package} {version(package)}"
            found += make(installed, forms, fields)
        except (ImportError, PackageNotFoundError) as error:
            missing.append(f'{package}: not measured ({error}). Install it with: pip install -e ".[benchmark]"')
    return found, missing


def _zen(package: str, forms: Mapping[str, Form], _fields: tuple[str, ...]) -> list[Engine]:
    import zen  # noqa: PLC0415  # optional

    ask = zen.compile_expression(_list_of(forms, ZEN)).evaluate
    return [
        Engine("ZEN, a dict", package, _plain, ask, _named(forms)),
        Engine("ZEN, JSON made before", package, lambda one: json.dumps(one.plain), ask, _named(forms)),
    ]


def _json_schema(package: str, forms: Mapping[str, Form], _fields: tuple[str, ...]) -> list[Engine]:
    import jsonschema_rs  # noqa: PLC0415  # optional

    ids = tuple(forms)
    validator = jsonschema_rs.validator_for({"allOf": [{"not": as_schema(form)} for form in forms.values()]})

    def ask(document: Any) -> Any:
        return [error.schema_path[1] for error in validator.iter_errors(document)]

    return [Engine("JSON Schema", package, _plain, ask, lambda found: frozenset(ids[at] for at in found))]


def _cel_cpp(package: str, forms: Mapping[str, Form], fields: tuple[str, ...]) -> list[Engine]:
    from cel_expr_python import cel  # type: ignore[import-untyped]  # noqa: PLC0415  # optional

    env = cel.NewEnv(variables=dict.fromkeys(fields, cel.Type.DYN))
    program = env.compile(_list_of(forms, CEL))

    def ask(document: Any) -> Any:
        return program.eval(data=document).plain_value()

    return [Engine("CEL in C++", package, _plain, ask, _named(forms))]


def _cel_rust(package: str, forms: Mapping[str, Form], _fields: tuple[str, ...]) -> list[Engine]:
    import cel  # noqa: PLC0415  # optional

    return [Engine("CEL in Rust", package, _plain, cel.compile(_list_of(forms, CEL)).execute, _named(forms))]


_MAKERS: Mapping[str, Callable[[str, Mapping[str, Form], tuple[str, ...]], list[Engine]]] = {
    "zen-engine": _zen,
    "jsonschema-rs": _json_schema,
    "cel-expr-python": _cel_cpp,
    "common-expression-language": _cel_rust,
}


def _plain(one: Document) -> dict[str, Any]:
    return one.plain


def _list_of(forms: Mapping[str, Form], words: Mapping[str, str]) -> str:
    """One expression that answers with a list: for each rule, whether it has fired."""
    return f"[{', '.join(as_expression(form, words) for form in forms.values())}]"


def _named(forms: Mapping[str, Form]) -> Callable[[Any], frozenset[str]]:
    ids = tuple(forms)
    return lambda answer: frozenset(name for name, fired in zip(ids, answer, strict=True) if fired)
