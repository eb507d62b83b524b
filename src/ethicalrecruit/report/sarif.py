"""The indicators of a run as SARIF 2.1.0, for tools that gather remarks; written as a stream.

The levels of the form are note, warning and error. An indicator is a note, or a warning where a worker stands to lose
much; never an error, which would say that something is wrong.
"""

import json
from collections.abc import Mapping
from typing import Any

from ethicalrecruit.render.sarif import plain_message, uri_of
from ethicalrecruit.report.indicator_line import IndicatorLine
from ethicalrecruit.report.material import Material
from ethicalrecruit.report.row_told import RowTold
from ethicalrecruit.report.shuffled import Writer

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {"critical": "warning", "high": "warning", "medium": "note", "low": "note", "info": "note"}


class SarifStream:
    """A log with one run; results are made and added one by one."""

    def __init__(self, given: Material, file: Writer) -> None:
        self._given = given
        self._file = file
        self._index = {rule: at for at, rule in enumerate(given.book["rules"])}
        tool = given.run.manifest["tool"]
        driver = {
            "name": tool["name"],
            "version": tool["version"],
            "properties": {"book": given.book["edition"], "digest": given.book["digest"]},
            "rules": [_rule(rule, texts) for rule, texts in given.book["rules"].items()],
        }
        head = json.dumps({"$schema": _SCHEMA, "version": "2.1.0"}, ensure_ascii=True)[:-1]
        driven = json.dumps({"driver": driver}, ensure_ascii=True)
        file.write(f'{head}, "runs": [{{"tool": {driven}, "columnKind": "unicodeCodePoints", "results": [')
        self._is_first = True

    def result(self, sample: IndicatorLine) -> str:
        """One indicator as a result of the log."""
        row = sample.row
        texts = self._given.book["rules"][sample.head.rule]
        quote = self._given.veil(sample.quote, row)
        words = f"{texts['message']} The document says: “{quote}”." if quote else texts["message"]
        told = self._given.told(row)
        result = {
            "ruleId": sample.head.rule,
            "ruleIndex": self._index[sample.head.rule],
            **self._grade(sample),
            "message": {"text": plain_message(words)},
            "locations": _locations(told),
            "partialFingerprints": {"ethicalrecruit/v1": self._given.key(sample.fingerprint)},
            "properties": {
                "about": self._given.veil(sample.head.about, row),
                "severity": sample.head.severity,
                "confidence": sample.head.confidence,
                "day": told.day,
                "repeated": row["duplicate_of"] != "",
            },
        }
        return json.dumps(result, ensure_ascii=True)

    def add(self, result: str) -> None:
        """Add a result."""
        self._file.write(f"{'' if self._is_first else ','}\n{result}")
        self._is_first = False

    def _grade(self, sample: IndicatorLine) -> dict[str, str]:
        """The level of an indicator; what stands on a list of the user's own departs from nothing, and has none."""
        if sample.head.rule in self._given.figures.without_standard:
            return {"kind": "informational", "level": "none"}
        return {"level": _LEVELS[sample.head.severity]}

    def close(self) -> None:
        """End the log."""
        told, figures = self._given.summary, self._given.figures
        properties = {
            "statement": told["statement"],
            "rows": told["rows"],
            "audited": told["audited"],
            "rejected": told["rejected"],
            "set_aside": told["set_aside"],
            "documents": figures.documents.documents,
            "documents_with_indicator": figures.documents.indicated,
            "answers": told["outcomes"],
        }
        self._file.write(f'\n], "properties": {json.dumps(properties, ensure_ascii=True)}}}]}}\n')


def _rule(rule: str, texts: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "id": rule,
        "shortDescription": {"text": f"Asked whether: {texts['title']}"},
        "fullDescription": {"text": texts["message"]},
        "help": {"text": " ".join([*texts["false_alarms"], texts["ask"]]).strip() or texts["message"]},
        "defaultConfiguration": {"level": _LEVELS[texts["severity"]]},
        "properties": {"topic": texts["topic"], "version": texts["version"]},
    }


def _locations(row: RowTold) -> list[dict[str, Any]]:
    """Where it stands; nowhere in a public report, which does not tell."""
    if not row.number:
        return []
    return [
        {
            "logicalLocations": [{"name": f"row {row.number}", "kind": "member"}],
            "physicalLocation": {"artifactLocation": {"uri": uri_of(row.input)}},
        }
    ]
