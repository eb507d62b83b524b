"""The figures of a measurement as plain tables for people."""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from scripts.score_counts import Share
from scripts.score_facts import Outcome

Row = tuple[str, ...]
_UNLISTED = "The lists are left out: figures only.\n"


def corpus_text(result: Mapping[str, Any]) -> str:
    """The figures of a corpus, those of languages that the reader reads first."""
    parts = [_head(result)]
    if result["supported"]["documents"]:
        parts.append(_group("Languages that the reader reads", result["supported"]))
    if result["other_languages"]["documents"]:
        parts.append(_group("Other languages", result["other_languages"]))
    if result["facts_not_told"]:
        parts.append(f"Facts that are not told and not scored: {', '.join(result['facts_not_told'])}.\n")
    return "\n".join(parts)


def pairs_text(result: Mapping[str, Any]) -> str:
    """The figures of pairs."""
    score = result["score"]
    parts = [_head(result), f"Right, languages that the reader reads: {_share(score['all'])}\n"]
    for title, key in (("Language", "by_language"), ("Category", "by_category"), ("Kind", "by_kind")):
        rows = ((name, f"{one['k']}/{one['n']}", _share(one)) for name, one in score[key].items())
        parts.append(_table((title, "right", "share (95 %)"), rows))
    if score["failures"] is None:
        return "\n".join((*parts, _UNLISTED))
    return "\n".join((*parts, _listed("Read otherwise than expected", map(_failure, score["failures"]))))


def ordinary_text(result: Mapping[str, Any]) -> str:
    """The figures of ordinary ads."""
    score = result["score"]
    share = _share(score["without_false_alarm"])
    parts = [_head(result), f"Without a false alarm, languages that the reader reads: {share}\n"]
    rows: Iterable[Row] = ((name, _share(one)) for name, one in score["by_language"].items())
    parts.append(_table(("Language", "without a false alarm (95 %)"), rows))
    parts.append(_table(("Category", *_PRESENCE), _presences(score["by_category"])))
    rows = ((part, _share(one)) for part, one in score["costs"].items())
    parts.append(_table(("Costs expected", "read so (95 %)"), rows))
    if score["differences"] is None:
        return "\n".join((*parts, _UNLISTED))
    return "\n".join((*parts, _listed("False alarms, misses and costs", map(_difference, score["differences"]))))


_PRESENCE = ("right", "alarms", "missed", "precision (95 %)", "recall (95 %)")
_QUOTES = ("of quotes read (95 %)", "of quotes labelled (95 %)")


def _head(result: Mapping[str, Any]) -> str:
    whom = "our reader" if result["read_by"] == "reader" else "predictions of a file"
    told = ", told the language of each text" if result["language_given"] else ""
    count = result["texts"]
    lines = [
        f"Read by {whom}{told}. Part: {result['part']}; {count['scored']} of {count['in_file']} texts.",
        f"Languages that the reader reads: {', '.join(result['supported_languages'])}.",
    ]
    if result["part"] == "all" and result["listed"] == "open part":
        lines.append("The held part is counted, and only the open part is listed.")
    if count["without_prediction"]:
        lines.append(f"Texts without a prediction, scored as nothing read: {count['without_prediction']}.")
    return "\n".join(lines) + "\n"


def _group(title: str, group: Mapping[str, Any]) -> str:
    rows = {"all": group["micro"]} | group["by_category"]
    languages = {
        f"{name} ({one['documents']} texts)": one for name, one in group["by_language"].items() if one["documents"]
    }
    parts = [f"== {title}: {group['documents']} texts\n"]
    present = {name: one["presence"] for name, one in rows.items()}
    parts.append(_table(("Category, by document", *_PRESENCE), _presences(present)))
    parts.append(_table(("Category, by quotes that meet", *_QUOTES), _quotes(rows)))
    present = {name: one["presence"] for name, one in languages.items()}
    parts.append(_table(("Language, by document", *_PRESENCE), _presences(present, every=True)))
    parts.append(_table(("Language, by quotes that meet", *_QUOTES), _quotes(languages)))
    parts.append(f"Texts without labels of which nothing was read: {_share(group['clean_texts_left_alone'])}")
    parts.append(f"Language told right: {_share(group['language_told_right'])}")
    if group["quotes_not_in_the_text"]:
        parts.append(f"Quotes read that the text does not hold: {group['quotes_not_in_the_text']}")
    parts.append("")
    if group["facts"]:
        parts.append(_facts(group["facts"]))
    if group["misses"] is None:
        parts.append(_UNLISTED)
        return "\n".join(parts)
    parts.append(_listed("Misses", (_entry(one, "labelled_quotes") for one in group["misses"])))
    parts.append(_listed("False alarms", (_entry(one, "read_quotes") for one in group["false_alarms"])))
    both = (f"{_entry(one, 'labelled_quotes')}  read {_json(one['read_quotes'])}" for one in group["read_elsewhere"])
    parts.append(_listed("Read, and no quote meets", both))
    facts = (
        f"{one['id']}  {one['fact']}  {one['outcome']}  labelled {_json(one['labelled'])}  read {_json(one['read'])}"
        for one in group["fact_differences"]
    )
    parts.append(_listed("Facts that differ", facts))
    return "\n".join(parts)


def _facts(facts: Mapping[str, Any]) -> str:
    outcomes = tuple(outcome.value for outcome in Outcome)
    heads = (*(name.replace("_", " ") for name in outcomes), "precision (95 %)", "recall (95 %)")
    rows = (
        (
            name,
            str(one["n"]),
            *(str(one[outcome]) for outcome in outcomes),
            _share(one["precision"]),
            _share(one["recall"]),
        )
        for name, one in facts.items()
    )
    return _table(("Fact", "n", *heads), rows)


def _presences(named: Mapping[str, Any], *, every: bool = False) -> Iterator[Row]:
    for name, one in named.items():
        counts = (one["right"], one["false_alarms"], one["missed"])
        if every or any(counts) or name == "all":
            yield (name, *map(str, counts), _share(one["precision"]), _share(one["recall"]))


def _quotes(named: Mapping[str, Any]) -> Iterator[Row]:
    for name, one in named.items():
        precision, recall = one["quotes"]["precision"], one["quotes"]["recall"]
        if precision["n"] or recall["n"]:
            yield (name, _share(precision), _share(recall))


def _entry(one: Mapping[str, Any], quotes: str) -> str:
    return f"{one['id']}  {one['category']}  {_json(one[quotes])}"


def _failure(one: Mapping[str, Any]) -> str:
    expected = ", ".join(one["expected"]) or "nothing"
    read = f"read {_json(one['read'])}" if one["read"] else "read nothing"
    return f"{one['id']}  {one['kind']}  expected {expected}  {read}\n    {_json(one['text'])}"


def _difference(one: Mapping[str, Any]) -> str:
    said = [one["id"]]
    if one["false_alarms"]:
        said.append(f"false alarms {_json(one['false_alarms'])}")
    if one["misses"]:
        said.append(f"missed {', '.join(one['misses'])}")
    said.extend(
        f"{name}: expected {_json(cost['expected'])}, nearest {_json(cost['nearest'])}"
        for name, cost in one["costs"].items()
    )
    return "  ".join(said)


def _listed(title: str, lines: Iterable[str]) -> str:
    shown = tuple(lines)
    return "\n".join((f"{title}: {len(shown)}", *(f"  {line}" for line in shown))) + "\n"


def _share(data: Mapping[str, Any]) -> str:
    return str(Share(data["k"], data["n"]))


def _json(value: Any) -> str:
    """On one line, whatever stands in the text."""
    return json.dumps(value, ensure_ascii=False)


def _table(heads: Row, rows: Iterable[Row]) -> str:
    lines = [heads, *rows]
    widths = [max(len(line[at]) for line in lines) for at in range(len(heads))]
    return "\n".join("  ".join(map(str.ljust, line, widths)).rstrip() for line in lines) + "\n"
