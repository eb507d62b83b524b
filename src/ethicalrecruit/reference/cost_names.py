"""What the costs of the fee taxonomy are called in several languages."""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from ethicalrecruit.datafiles.bundled import rules_folder
from ethicalrecruit.datafiles.yaml_files import read_yaml
from ethicalrecruit.errors import UnknownTable
from ethicalrecruit.frozen import dataclass


@dataclass(frozen=True, slots=True)
class CostNames:
    """The names of costs in one language.

    Attributes:
        language: ISO 639 code.
        reviewed: whether a native speaker has reviewed them.
        names: names by code of the taxonomy, the most usual first.
    """

    language: str
    reviewed: bool
    names: Mapping[str, tuple[str, ...]]


def cost_languages() -> tuple[str, ...]:
    """The languages with names, in order.

    >>> "ro" in cost_languages()
    True
    """
    return tuple(sorted(path.stem for path in (rules_folder() / "costs" / "names").glob("*.yaml")))


@cache
def cost_names(language: str) -> CostNames:
    """The names in a language; read when they are first asked for.

    >>> cost_names("de").names["FEE_PLACEMENT"][0]
    'Vermittlungsgebühr'

    Raises:
        UnknownTable: if there are none in that language.
    """
    if language not in cost_languages():
        raise UnknownTable(
            f'There are no names of costs in "{language}".', "", f"There are: {', '.join(cost_languages())}."
        )
    data = read_yaml(rules_folder() / "costs" / "names" / f"{language}.yaml", "cost-names", checked=False)
    found = {one["code"]: tuple(one["names"]) for one in data["items"]}
    return CostNames(data["language"], data["reviewed"], MappingProxyType(found))


@cache
def codes_by_name() -> Mapping[str, str]:
    """The code for every name in every language, in small letters; a name that stands for two costs is left out."""
    codes: dict[str, str] = {}
    doubtful: set[str] = set()
    for language in cost_languages():
        for code, names in cost_names(language).names.items():
            for name in names:
                if codes.setdefault(name.casefold(), code) != code:
                    doubtful.add(name.casefold())
    return MappingProxyType({name: code for name, code in codes.items() if name not in doubtful})
