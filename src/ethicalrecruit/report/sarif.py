"""The indicators of a run as SARIF 2.1.0, for tools that gather remarks; written as a stream.

The levels of the form are note, warning and error. An indicator is a note, or a warning where a worker stands to lose
much; never an error, which would say that something is wrong.
"""

import json
from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import quote as quoted

from ethicalrecruit.report.indicator_line import IndicatorLine
from ethicalrecruit.report.material import Material
from ethicalrecruit.report.tables_beside import Writer

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {"critical": "warning", "high": "warning", "medium": "note", "low": "note", "info": "note"}


class SarifStream:
    """A log with one run; results are added one by one."""

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

    def add(self, sample: IndicatorLine) -> None:
        """Add one indicator."""
        row = sample.row
        texts = self._given.book["rules"][sample.head.rule]
        quote = self._given.veil(sample.quote)
        words = f"{texts['message']} The document says: “{quote}”." if quote else texts["message"]
        result = {
            "ruleId": sample.head.rule,
            "ruleIndex": self._index[sample.head.rule],
            "level": _LEVELS[sample.head.severity],
            "message": {"text": words},
            "locations": [_location(row, public=self._given.naming.public)],
            "partialFingerprints": {"ethicalrecruit/v1": sample.fingerprint},
            "properties": {
                "about": self._given.veil(sample.head.about),
                "severity": sample.head.severity,
                "confidence": sample.head.confidence,
                "day": row["day"],
            },
        }
        self._file.write(f"{'' if self._is_first else ','}\n{json.dumps(result, ensure_ascii=True)}")
        self._is_first = False

    def close(self) -> None:
        """End the log."""
        statement = json.dumps({"statement": self._given.summary["statement"]}, ensure_ascii=True)
        self._file.write(f'\n], "properties": {statement}}}]}}\n')


def sarif_writer(given: Material, file: Writer) -> tuple[Callable[[IndicatorLine], None], Callable[[], None]]:
    """What adds an indicator, and what ends the log."""
    stream = SarifStream(given, file)
    return stream.add, stream.close


def _rule(rule: str, texts: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "id": rule,
        "shortDescription": {"text": f"Asked whether: {texts['title']}"},
        "fullDescription": {"text": texts["message"]},
        "help": {"text": " ".join([*texts["false_alarms"], texts["ask"]]).strip() or texts["message"]},
        "defaultConfiguration": {"level": _LEVELS[texts["severity"]]},
        "properties": {"topic": texts["topic"], "version": texts["version"]},
    }


def _location(row: Mapping[str, str], *, public: bool) -> dict[str, Any]:
    place: dict[str, Any] = {"logicalLocations": [{"name": f"row {row['row']}", "kind": "member"}]}
    if not public:
        place["physicalLocation"] = {"artifactLocation": {"uri": quoted(row["input"])}}
    return place
