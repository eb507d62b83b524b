"""Measures readings of minimal pairs and of ordinary ads."""

from collections.abc import Iterable, Mapping
from typing import Any

from scripts.score_counts import Share, Tally
from scripts.score_lines import CATEGORIES, COST_PARTS, OrdinaryAd, Pair
from scripts.score_predictions import NOTHING, Prediction

Shares = dict[str, Share]


def score_pairs(
    pairs: Iterable[Pair], predictions: Mapping[str, Prediction], supported: frozenset[str], *, lists: bool
) -> dict[str, Any]:
    """How many items are right: exactly the expected categories are read.

    Languages that are not supported stand in ``by_language`` only.
    """
    shares: dict[str, Shares] = {"by_language": {}, "by_category": {}, "by_kind": {}}
    cells: dict[tuple[str, str, str], Share] = {}
    total = Share(0, 0)
    failures = []
    for pair in pairs:
        found = predictions.get(pair.id, NOTHING).mentions
        right = frozenset(found) == pair.expect
        _add(shares["by_language"], pair.language, right=right)
        if pair.language in supported:
            total = _more(total, right=right)
            _add(shares["by_category"], pair.category, right=right)
            _add(shares["by_kind"], pair.kind, right=right)
        cell = (pair.language, pair.category, pair.kind)
        cells[cell] = _more(cells.get(cell, Share(0, 0)), right=right)
        if not right:
            quotes = {name: [quote.text for quote in found[name]] for name in sorted(found)}
            failures.append(
                {
                    "id": pair.id,
                    "language": pair.language,
                    "category": pair.category,
                    "kind": pair.kind,
                    "text": pair.text,
                    "expected": sorted(pair.expect),
                    "read": quotes,
                }
            )
    order = {name: at for at, name in enumerate(CATEGORIES)}
    return {
        "all": total.data(),
        "by_language": _data(shares["by_language"], sorted(shares["by_language"])),
        "by_category": _data(shares["by_category"], sorted(shares["by_category"], key=order.__getitem__)),
        "by_kind": _data(shares["by_kind"], shares["by_kind"]),
        "cells": [
            {"language": cell[0], "category": cell[1], "kind": cell[2], "k": share.part, "n": share.whole}
            for cell, share in cells.items()
        ],
        "failures": failures if lists else None,
    }


def score_ordinary(
    ads: Iterable[OrdinaryAd], predictions: Mapping[str, Prediction], supported: frozenset[str], *, lists: bool
) -> dict[str, Any]:
    """What ordinary ads give rise to: false alarms, misses, and what the costs were read as.

    Languages that are not supported stand in ``by_language`` only.
    """
    quiet: Shares = {}
    total = Share(0, 0)
    tallies = {name: Tally() for name in CATEGORIES}
    parts = dict.fromkeys((*COST_PARTS, "all"), Share(0, 0))
    costs_told = any(one.costs is not None for one in predictions.values())
    differences = []
    for ad in ads:
        prediction = predictions.get(ad.id, NOTHING)
        found = prediction.mentions
        alarms = [name for name in CATEGORIES if name in found and name not in ad.expect]
        misses = [name for name in CATEGORIES if name in ad.expect and name not in found]
        _add(quiet, ad.language, right=not alarms)
        costs = {}
        if ad.language in supported:
            total = _more(total, right=not alarms)
            for name in CATEGORIES:
                tallies[name].count(labelled=name in ad.expect, read=name in found)
        for name, expected in ad.expect.items():
            if not expected or not costs_told:
                continue
            nearest = _nearest(expected, prediction.costs or ())
            same = {part: expected[part] == nearest.get(part) for part in COST_PARTS if part in expected}
            if ad.language in supported:
                for part, right in (*same.items(), ("all", all(same.values()))):
                    parts[part] = _more(parts[part], right=right)
            if not all(same.values()):
                costs[name] = {"expected": dict(expected), "nearest": {part: nearest.get(part) for part in COST_PARTS}}
        if alarms or misses or costs:
            differences.append(
                {
                    "id": ad.id,
                    "language": ad.language,
                    "false_alarms": {name: [quote.text for quote in found[name]] for name in alarms},
                    "misses": misses,
                    "costs": costs,
                }
            )
    return {
        "without_false_alarm": total.data(),
        "by_language": _data(quiet, sorted(quiet)),
        "by_category": {name: tally.data() for name, tally in tallies.items()},
        "costs": {part: share.data() for part, share in parts.items()},
        "differences": differences if lists else None,
    }


def _nearest(expected: Mapping[str, str], costs: Iterable[Mapping[str, Any]]) -> Mapping[str, Any]:
    """The cost that has most of what is expected, the first of equals; {} if there is none."""
    return max(costs, key=lambda cost: sum(cost.get(part) == expected[part] for part in expected), default={})


def _more(share: Share, *, right: bool) -> Share:
    return Share(share.part + right, share.whole + 1)


def _add(shares: Shares, name: str, *, right: bool) -> None:
    shares[name] = _more(shares.get(name, Share(0, 0)), right=right)


def _data(shares: Shares, names: Iterable[str]) -> dict[str, Any]:
    return {name: shares[name].data() for name in names}
