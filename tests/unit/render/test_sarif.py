"""SARIF: the shape that the form asks for, places by characters, and words of strangers as mere text."""

import json
from dataclasses import replace
from typing import Any

import pytest

from ethicalrecruit import Checker
from ethicalrecruit.findings.report import Report
from ethicalrecruit.render.examined import Examined
from ethicalrecruit.render.sarif import LEVELS, SCHEMA, sarif
from ethicalrecruit.values.grades import Severity

AD = (
    "Nurses from Ghana\r\nwanted. \u202eProcessing fee GBP 900 payable by the candidate.\u202c\r\n"
    "The agency keeps your passport until the contract ends. Contact Mrs Ama Doe on +233 20 000 0000.\x1b[2J {0} [x](y)"
)
# What the form knows of the objects that we write, and what it requires of them.
KNOWN = {
    "log": ({"$schema", "version", "runs"}, {"version", "runs"}),
    "run": ({"tool", "columnKind", "artifacts", "results", "properties"}, {"tool"}),
    "driver": ({"name", "semanticVersion", "fullDescription", "rules"}, {"name"}),
    "rule": (
        {"id", "shortDescription", "fullDescription", "help", "defaultConfiguration", "properties"},
        {"id"},
    ),
    "artifact": ({"location", "roles", "mimeType", "parentIndex", "contents"}, set()),
    "result": (
        {
            "ruleId", "ruleIndex", "level", "kind", "message", "locations", "relatedLocations", "partialFingerprints",
            "properties",
        },
        {"message"},
    ),
    "location": ({"id", "physicalLocation", "logicalLocations"}, set()),
    "physical": ({"artifactLocation", "region"}, set()),
    "region": (
        {"startLine", "startColumn", "endLine", "endColumn", "charOffset", "charLength", "snippet"},
        set(),
    ),
}  # fmt: skip


def holds(name: str, found: dict[str, Any]) -> dict[str, Any]:
    known, required = KNOWN[name]
    assert required <= set(found) <= known, name
    return found


@pytest.fixture(scope="module")
def checker() -> Checker:
    return Checker()


def log_of(checker: Checker, *examined: Examined, masked: bool = True) -> dict[str, Any]:
    rules = {rule.id: rule for rule in checker.book.rules}
    log: dict[str, Any] = json.loads(sarif(examined, rules, {}, "1.2.3", masked=masked))
    return log


def examined(checker: Checker, text: str = AD, source: str = "ad.txt", *, as_stored: bool = True) -> Examined:
    return Examined(checker.check_text(text, destination="GB", day="2024-05-01", source=source), text, as_stored)


def test_the_shape_is_that_of_the_form(checker: Checker) -> None:
    log = holds("log", log_of(checker, examined(checker)))
    assert (log["$schema"], log["version"]) == (SCHEMA, "2.1.0")
    (run,) = log["runs"]
    driver = holds("driver", holds("run", run)["tool"]["driver"])
    rules = [holds("rule", rule) for rule in driver["rules"]]
    assert len({rule["id"] for rule in rules}) == len(rules)
    for artifact in run["artifacts"]:
        holds("artifact", artifact)
    assert run["results"]
    for result in run["results"]:
        holds("result", result)
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        assert set(result["partialFingerprints"]) == {"finding/v1", "evidence/v1"}
        for location in (*result["locations"], *result.get("relatedLocations", ())):
            physical = holds("physical", holds("location", location)["physicalLocation"])
            assert physical["artifactLocation"]["index"] < len(run["artifacts"])
            if "region" in physical:
                holds("region", physical["region"])
        assert [one["id"] for one in result.get("relatedLocations", ())] == list(
            range(1, len(result.get("relatedLocations", ())) + 1)
        )


def test_each_rule_helps(checker: Checker) -> None:
    (run,) = log_of(checker, examined(checker))["runs"]
    for rule in run["tool"]["driver"]["rules"]:
        assert rule["shortDescription"]["text"]
        assert "An indicator is not a finding of wrongdoing" in rule["help"]["text"]
        assert rule["help"]["markdown"]


def test_regions_count_the_characters_of_the_text(checker: Checker) -> None:
    (run,) = log_of(checker, examined(checker), masked=False)["runs"]
    regions = [
        location["physicalLocation"]["region"]
        for result in run["results"]
        for location in (*result["locations"], *result.get("relatedLocations", ()))
        if "region" in location["physicalLocation"]
    ]
    lines = AD.split("\n")
    assert len(regions) > 3
    for region in regions:
        start, length = region["charOffset"], region["charLength"]
        assert AD[start : start + length] == region["snippet"]["text"]
        line = lines[region["startLine"] - 1][region["startColumn"] - 1 :]
        assert line.startswith(region["snippet"]["text"].split("\n")[0])


def test_levels_never_say_that_something_is_wrong(checker: Checker) -> None:
    assert set(LEVELS) == set(Severity)
    assert set(LEVELS.values()) == {"note", "warning"}
    (run,) = log_of(checker, examined(checker))["runs"]
    by_outcome = {(one["properties"]["outcome"], one.get("kind", ""), one["level"] == "none") for one in run["results"]}
    assert by_outcome == {("indicator", "", False), ("cannot_tell", "open", True)}


def test_what_is_hostile_stays_text(checker: Checker, report: Report) -> None:
    log = sarif([Examined(report, "x" * 200)], {}, {}, "0", masked=False)
    assert "\x1b" not in log
    assert "\u202e" not in log
    bad = replace(report.findings[0], message="[click](http://a.example) {0} \x1b[2J <script>", title="<b>x</b>")
    (run,) = log_of(checker, Examined(replace(report, findings=(bad,)), ""))["runs"]
    assert run["results"][0]["message"]["text"] == "[click] (http://a.example) {{0}} \\x1b[2J <script>"
    assert "<b>" not in run["tool"]["driver"]["rules"][0]["help"]["markdown"]


def test_personal_data_is_masked_unless_asked(checker: Checker) -> None:
    one = examined(checker, source="-", as_stored=False)
    (artifact,) = log_of(checker, one)["runs"][0]["artifacts"]
    assert "Ama Doe" not in artifact["contents"]["text"]
    assert len(artifact["contents"]["text"]) == len(AD)
    assert "Ama Doe" in log_of(checker, one, masked=False)["runs"][0]["artifacts"][0]["contents"]["text"]


def test_the_text_of_a_page_stands_beside_it(checker: Checker) -> None:
    page = replace(examined(checker, source="my page.html"), as_stored=False)
    outer, inner = log_of(checker, page)["runs"][0]["artifacts"]
    assert outer["location"] == {"uri": "my%20page.html"}
    assert inner["parentIndex"] == 0
    assert inner["contents"]["text"].startswith("Nurses from Ghana")
    results = log_of(checker, page)["runs"][0]["results"]
    assert results[0]["locations"][0]["physicalLocation"]["artifactLocation"] == {"index": 1}


def test_documents_of_one_file_share_it(checker: Checker) -> None:
    log = log_of(checker, examined(checker), examined(checker))
    assert len(log["runs"][0]["artifacts"]) == 1
    assert len(log["runs"][0]["properties"]["reports"]) == 2


def test_fields_stand_at_their_names(checker: Checker, report: Report) -> None:
    (run,) = log_of(checker, Examined(report))["runs"]
    fields = [
        one["logicalLocations"][0]["fullyQualifiedName"]
        for result in run["results"]
        for one in (*result["locations"], *result.get("relatedLocations", ()))
        if "logicalLocations" in one
    ]
    assert fields == ["contact_person"]
