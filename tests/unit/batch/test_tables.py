"""The tables of a run fit the Table Schemas beside them, as a program that knows Frictionless Data reads them."""

import csv
import hashlib
import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from ethicalrecruit.batch.run import audit
from ethicalrecruit.batch.run_reading import open_run
from ethicalrecruit.batch.tables import FINDINGS, REJECTS, ROWS, Table, table_schema
from ethicalrecruit.rulebook.book import RuleBook

FIXTURES = Path(__file__).resolve().parents[3] / "fixtures"
TYPES: dict[str, Callable[[str], Any]] = {
    "integer": int,
    "string": str,
    "date": date.fromisoformat,
    "array": json.loads,
    "object": json.loads,
}


@pytest.fixture(scope="module")
def run(book: RuleBook, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("tables") / "run"
    audit(book, FIXTURES / "ads-with-faults.csv", out, findings=["csv"])
    return out


def loaded(path: Path) -> dict[str, Any]:
    page: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return page


def faults(value: str, field: dict[str, Any]) -> list[str]:
    """What the Table Schema has against a cell."""
    constraints = field.get("constraints", {})
    if value == "":
        return ["empty"] if constraints.get("required") else []
    try:
        read = TYPES[field["type"]](value)
    except ValueError:
        return [f"not of type {field['type']}"]
    wanted = {"array": list, "object": dict}.get(field["type"])
    found = [f"not of type {field['type']}"] if wanted is not None and not isinstance(read, wanted) else []
    if "enum" in constraints and read not in constraints["enum"]:
        found.append("none of the allowed words")
    if "minimum" in constraints and read < constraints["minimum"]:
        found.append("too small")
    return found


@pytest.mark.parametrize("table", [ROWS, REJECTS, FINDINGS], ids=lambda table: table.name)
def test_tables_fit_their_schemas(run: Path, table: Table) -> None:
    schema = loaded(run / table.schema_name)
    assert schema == table_schema(table)
    with (run / f"{table.name}.csv").open(encoding="utf-8", newline="") as file:
        head, *rows = csv.reader(file)
    assert rows
    assert head == [field["name"] for field in schema["fields"]]
    found = [
        (number, field["name"], fault)
        for number, row in enumerate(rows, 1)
        for cell, field in zip(row, schema["fields"], strict=True)
        for fault in faults(cell, field)
    ]
    assert found == []
    if "primaryKey" in schema:
        keys = [row[head.index(schema["primaryKey"][0])] for row in rows]
        assert len(set(keys)) == len(keys)
    for key in schema.get("foreignKeys", ()):
        with (run / f"{key['reference']['resource']}.csv").open(encoding="utf-8", newline="") as file:
            known = {row[key["reference"]["fields"][0]] for row in csv.DictReader(file)}
        assert {row[head.index(key["fields"][0])] for row in rows} <= known


@pytest.mark.parametrize("table", [ROWS, REJECTS, FINDINGS], ids=lambda table: table.name)
def test_schemas_are_table_schemas(table: Table) -> None:
    schema = table_schema(table)
    assert set(schema) <= {"title", "description", "fields", "missingValues", "primaryKey", "foreignKeys"}
    names = [field["name"] for field in schema["fields"]]
    assert len(set(names)) == len(names)
    for field in schema["fields"]:
        assert {"name", "type", "description"} <= set(field) <= {"name", "type", "description", "constraints"}
        assert field["type"] in TYPES
        assert field["description"].endswith(".")
        assert set(field.get("constraints", {})) <= {"required", "unique", "minimum", "enum"}


def test_the_package_names_every_table_with_its_digest(run: Path) -> None:
    package = loaded(run / "datapackage.json")
    assert package["profile"] == "tabular-data-package"
    assert [one["name"] for one in package["resources"]] == ["rows", "rejects", "costs", "findings"]
    for one in package["resources"]:
        content = (run / one["path"]).read_bytes()
        assert one["bytes"] == len(content)
        assert one["hash"] == f"sha256:{hashlib.sha256(content).hexdigest()}"
        assert (run / one["schema"]).is_file()


def test_without_a_table_of_findings_none_is_named(book: RuleBook, tmp_path: Path) -> None:
    audit(book, FIXTURES / "ads.csv", tmp_path / "run", limit=1)
    package = loaded(tmp_path / "run" / "datapackage.json")
    assert [one["name"] for one in package["resources"]] == ["rows", "rejects", "costs"]
    assert not (tmp_path / "run" / "findings.schema.json").exists()


def test_every_word_for_a_row_is_known(book: RuleBook, tmp_path: Path) -> None:
    table = tmp_path / "table.csv"
    table.write_text("id,posted_on,occupation\n1,2025-01-01,7212\n2,bad,2221\n3,2025-01-01,2221\n", encoding="utf-8")
    audit(book, table, tmp_path / "run", only_health=True)
    with (tmp_path / "run" / "rows.csv").open(encoding="utf-8", newline="") as file:
        found = {row["status"] for row in csv.DictReader(file)}
    (status,) = [field for field in table_schema(ROWS)["fields"] if field["name"] == "status"]
    assert found == set(status["constraints"]["enum"])
    assert [row.row for row in open_run(tmp_path / "run").rows() if row.audited] == [3]
