"""Names of costs in several languages."""

import pytest

from ethicalrecruit.datafiles.bundled import rules_folder
from ethicalrecruit.datafiles.yaml_files import read_yaml
from ethicalrecruit.errors import UnknownTable
from ethicalrecruit.reference.cost_names import codes_by_name, cost_languages, cost_names
from ethicalrecruit.reference.tables import ReferenceTables


def test_eight_languages_and_no_code_that_the_taxonomy_lacks(tables: ReferenceTables) -> None:
    assert cost_languages() == ("ar", "de", "en", "es", "fil", "fr", "pt", "ro")
    for language in cost_languages():
        read_yaml(rules_folder() / "costs" / "names" / f"{language}.yaml", "cost-names")
        named = cost_names(language)
        assert set(named.names) <= set(tables.costs.codes)
        assert not named.reviewed


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("vermittlungsgebühr", "FEE_PLACEMENT"),
        ("taxă de procesare", "FEE_PROCESSING"),
        ("رسوم التوظيف", "FEE_PLACEMENT"),
    ],
)
def test_a_name_gives_its_code(name: str, code: str) -> None:
    assert codes_by_name()[name] == code


def test_an_unknown_language_is_told() -> None:
    with pytest.raises(UnknownTable, match="There are: ar, de"):
        cost_names("xx")
