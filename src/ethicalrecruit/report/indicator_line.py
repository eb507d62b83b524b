"""An indicator as its line stands in a run, taken apart only as far as it is needed.

A large run has millions of them, and a report shows some hundred. What every one is counted and listed by stands at
known places of the line, since quotation marks inside a JSON text are always escaped.
"""

import json
import re
from collections.abc import Mapping
from functools import cached_property
from typing import Any

from ethicalrecruit.batch.exports.finding_rows import first_shown

INDICATOR = b'"outcome":"indicator"'
MOST_HEADS = 20_000
"""So many different heads are kept taken apart."""

_TEXT = rb'"((?:[^"\\]|\\.)*)"'
_QUOTE = re.compile(rb'\{"kind":"quote",(?:"document":"(?:[^"\\]|\\.)*",)?"quote":' + _TEXT)
_ROW = len(b'{"row":')
_RULE, _EVIDENCE = b',"rule":"', b',"evidence":['
_FINGERPRINT = b',"fingerprint":"'
_AFTER = len(_FINGERPRINT) + 16


class Head:
    """What all indicators of one rule about one thing share.

    Attributes:
        rule: id of the rule.
        version: version of the rule.
        about: what it is about.
        severity: what the worker stands to lose.
        confidence: how sure it is.
    """

    __slots__ = ("about", "confidence", "rule", "severity", "version")

    def __init__(self, whole: Mapping[str, Any]) -> None:
        self.rule = str(whole["rule"])
        self.version = str(whole["version"])
        self.about = str(whole["about"])
        self.severity = str(whole["severity"])
        self.confidence = str(whole["confidence"])


class IndicatorLine:
    """One indicator and its row.

    Attributes:
        line: its line.
        row: its row of ``rows.csv``.
        head: what it shares with others.
        fingerprint: its identity over runs.
    """

    def __init__(self, line: bytes, row: Mapping[str, str], head: Head, fingerprint: str) -> None:
        self.line = line
        self.row = row
        self.head = head
        self.fingerprint = fingerprint

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


class Heads:
    """Takes lines apart. Heads repeat themselves, so each is read once; their number is bounded."""

    def __init__(self) -> None:
        self._known: dict[bytes, Head] = {}

    def of(self, line: bytes) -> tuple[str, Head, str]:
        """Number of its row, head and fingerprint.

        Raises:
            ValueError: if the line is no finding.
            KeyError: likewise.
            TypeError: likewise.
        """
        begins, ends = line.find(_RULE), line.find(_EVIDENCE)
        marked = line.rfind(_FINGERPRINT)
        if not 0 < begins < ends < marked or not line.endswith(b'"}\n'):
            return _by_json(line)
        shared = line[begins:ends]
        head = self._known.get(shared)
        if head is None:
            if len(self._known) >= MOST_HEADS:
                self._known.clear()
            head = self._known[shared] = Head(json.loads(b"{" + shared[1:] + b"}"))
        return line[_ROW : line.index(b",")].decode(), head, line[marked + len(_FINGERPRINT) : marked + _AFTER].decode()


def _by_json(line: bytes) -> tuple[str, Head, str]:
    if not line.endswith(b"\n"):
        raise ValueError("The line has no end.")
    whole = json.loads(line)
    return str(whole["row"]), Head(whole), str(whole["fingerprint"])


def _plain(text: bytes) -> str:
    """The inside of a JSON text; half a pair of surrogates, which has no UTF-8, is shown by its number."""
    if b"\\" not in text:
        return text.decode("utf-8")
    return str(json.loads(b'"' + text + b'"')).encode("utf-8", "backslashreplace").decode("utf-8")
