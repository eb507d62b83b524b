"""An indicator as its line stands in a run, taken apart only as far as it is needed.

A large run has millions of them, and a report shows some hundred. What every one is counted and listed by stands at
known places of the line, since quotation marks inside a JSON text are always escaped.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from ethicalrecruit.batch.exports.finding_rows import first_shown

INDICATOR = b'"outcome":"indicator"'
_TEXT = rb'"((?:[^"\\]|\\.)*)"'
_HEAD = re.compile(
    rb'\{"row":(\d+),"subject":'
    + rb'"(?:[^"\\]|\\.)*"'
    + rb',"rule":"([^"\\]+)","version":"([^"\\]*)","about":'
    + _TEXT
    + rb',"outcome":"indicator","reason":"[^"\\]*","severity":"([a-z]+)","confidence":"([a-z]+)"'
)
_QUOTE = re.compile(rb'\{"kind":"quote",(?:"document":"(?:[^"\\]|\\.)*",)?"quote":' + _TEXT)
_FINGERPRINT = re.compile(rb',"fingerprint":"([0-9a-f]{16})","evidence_digest":"[0-9a-f]*"\}\n$')


@dataclass(frozen=True)
class IndicatorLine:
    """One indicator and its row.

    Attributes:
        line: its line.
        row: its row of ``rows.csv``.
        rule: id of the rule.
        version: version of the rule.
        about: what it is about.
        severity: what the worker stands to lose.
        confidence: how sure it is.
        fingerprint: its identity over runs.
    """

    line: bytes
    row: Mapping[str, str]
    rule: str
    version: str
    about: str
    severity: str
    confidence: str
    fingerprint: str

    @cached_property
    def finding(self) -> Mapping[str, Any]:
        """All of it, as plain data."""
        whole: Mapping[str, Any] = json.loads(self.line)
        return whole

    @property
    def quote(self) -> str:
        """The first words of the document that it rests on, else the first cell; "" for neither."""
        found = _QUOTE.search(self.line)
        if found is not None:
            return _plain(found[1])
        return str(first_shown(self.finding.get("evidence", [])).get("quote", ""))


Head = tuple[str, str, str, str, str, str, str]
"""Row, rule, version, about, severity, confidence and fingerprint."""


def head_of(line: bytes) -> Head:
    """What an indicator is counted by.

    Raises:
        ValueError: if the line is no finding.
        KeyError: likewise.
        TypeError: likewise.
    """
    head, end = _HEAD.match(line), _FINGERPRINT.search(line, max(0, len(line) - 120))
    if head is not None and end is not None:
        row, rule, version, about, severity, confidence = head.groups()
        words = (row, rule, version, severity, confidence, end[1])
        number, named, edition, grave, sure, key = (word.decode() for word in words)
        return number, named, edition, _plain(about), grave, sure, key
    if not line.endswith(b"\n"):
        raise ValueError("The line has no end.")
    whole = json.loads(line)
    names = ("rule", "version", "about", "severity", "confidence", "fingerprint")
    named, edition, about_it, grave, sure, key = (str(whole[name]) for name in names)
    return str(whole["row"]), named, edition, about_it, grave, sure, key


def _plain(text: bytes) -> str:
    """The inside of a JSON text; half a pair of surrogates, which has no UTF-8, is shown by its number."""
    if b"\\" not in text:
        return text.decode("utf-8")
    return str(json.loads(b'"' + text + b'"')).encode("utf-8", "backslashreplace").decode("utf-8")
