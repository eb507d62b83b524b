"""Measurements of readings, on texts and predictions that are all invented."""

import json
import subprocess
import sys
from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from scripts.score_counts import Share, wilson
from scripts.score_facts import Outcome, Unreadable, amount_of, compared, hours_of, length_of
from scripts.score_reading import is_held

ROOT = Path(__file__).resolve().parents[3]
SCRIPT = ROOT / "scripts" / "score_reading.py"

FEE = "Nurses for Leeds, England. Every nurse pays a placement fee of GBP 900 to our agency. The work is varied."
FREE = "We never charge nurses a placement fee. Flights are booked by the hospital for all of our nurses."
PLAIN = "Staff nurse for a surgical ward. The salary is GBP 2,350 per month for 37.5 hours a week, for two years."
SWEDISH = "Vi söker en sjuksköterska till vår avdelning. Sökanden betalar en avgift för ansökan och för kursen."


def line(identity: str, text: str, **rest: Any) -> dict[str, Any]:
    return {"id": identity, "language": "en", "text": text, "labels": {}} | rest


CORPUS = [
    line("a-1", FEE, labels={"worker_pays_fee": ["pays a placement fee"]}, facts={"destination": "GB"}),
    line("a-3", FREE, labels={"worker_pays_fee": ["charge nurses"]}, facts={"destination": "DE"}),
    line("a-5", PLAIN, facts={"pay_stated": {"amount": 2350, "currency": "GBP", "period": "month"}}),
    line("a-8", SWEDISH, language="sv", labels={"worker_pays_fee": ["betalar en avgift"]}, source_countries=[]),
]


def written(path: Path, lines: Iterable[Any]) -> Path:
    path.write_text("".join(f"{one if isinstance(one, str) else json.dumps(one)}\n" for one in lines), encoding="utf-8")
    return path


def run(*words: str | Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(SCRIPT), *map(str, words)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False)


def scored(*words: str | Path) -> dict[str, Any]:
    done = run(*words, "--json")
    assert done.returncode == 0, done.stderr
    result: dict[str, Any] = json.loads(done.stdout)
    return result


def test_wilson_bounds_are_those_of_the_books() -> None:
    assert [round(bound, 4) for bound in wilson(8, 10)] == [0.4902, 0.9433]
    assert wilson(0, 0) == (0.0, 1.0)
    assert wilson(0, 5)[0] == 0.0
    assert wilson(5, 5)[1] == 1.0
    assert Share(0, 0).data() == {"k": 0, "n": 0, "share": None, "low": None, "high": None}


def test_a_third_of_all_ids_is_held() -> None:
    held = sum(is_held(f"text-{number}") for number in range(3000))
    assert 900 < held < 1100
    assert [number for number in range(6) if is_held(f"text-{number}")] == [0, 1, 5]


def test_our_reader_is_scored_by_document_quote_and_fact(tmp_path: Path) -> None:
    result = scored(written(tmp_path / "c.jsonl", CORPUS), "--part", "all")
    assert result["texts"] == {"in_file": 4, "scored": 4, "without_prediction": 0}
    group = result["supported"]
    assert group["documents"] == 3
    fee = group["by_category"]["worker_pays_fee"]
    assert (fee["presence"]["right"], fee["presence"]["false_alarms"], fee["presence"]["missed"]) == (1, 0, 1)
    assert fee["quotes"]["recall"]["k"] == 1
    assert fee["quotes"]["recall"]["n"] == 2
    assert group["by_category"]["fee_free_claim"]["presence"]["false_alarms"] == 1
    assert group["clean_texts_left_alone"]["k"] == 1
    assert group["facts"]["destination"]["right"] == 1
    assert group["facts"]["destination"]["missed"] == 1
    assert group["facts"]["pay_stated"]["right"] == 1
    assert result["other_languages"]["documents"] == 1
    assert result["other_languages"]["micro"]["presence"]["missed"] == 1
    assert list(result["other_languages"]["by_language"]) == ["sv"]


def test_the_held_part_is_never_listed(tmp_path: Path) -> None:
    lines = [line(f"t-{number}", FEE, labels={"deposit_or_bond": ["Leeds"]}) for number in range(12)]
    path = written(tmp_path / "c.jsonl", lines)
    held = {one["id"] for one in lines if is_held(one["id"])}
    assert 0 < len(held) < 12
    shown = scored(path, "--part", "held")["supported"]
    assert shown["documents"] == len(held)
    assert [shown[key] for key in ("misses", "false_alarms", "read_elsewhere", "fact_differences")] == [None] * 4
    every = scored(path, "--part", "all")["supported"]
    assert every["documents"] == 12
    listed = {one["id"] for key in ("misses", "false_alarms") for one in every[key]}
    assert listed == {one["id"] for one in lines} - held
    text = run(path, "--part", "held").stdout
    assert "Leeds" not in text
    assert "figures only" in text
    assert scored(path)["part"] == "open"


def test_what_is_written_scores_as_what_is_read(tmp_path: Path) -> None:
    path, kept = written(tmp_path / "c.jsonl", CORPUS), tmp_path / "read.jsonl"
    first = scored(path, "--part", "all", "--write-predictions", kept)
    again = scored(path, "--part", "all", "--predictions", kept)
    assert again["read_by"] == "predictions"
    assert {**first, "read_by": ""} == {**again, "read_by": ""}
    mention = json.loads(kept.read_text(encoding="utf-8").splitlines()[0])["mentions"][0]
    assert set(mention) == {"category", "quote", "start", "end", "confidence"}


def test_predictions_of_another_tool(tmp_path: Path) -> None:
    lines = [
        {"id": "a-1", "mentions": [{"category": "worker_pays_fee", "quote": "fee of GBP 900", "start": 900, "end": 9}]},
        {"id": "a-3", "mentions": [{"category": "fee_free_claim", "quote": "of another text"}]},
    ]
    path = written(tmp_path / "c.jsonl", CORPUS)
    result = scored(path, "--part", "all", "--predictions", written(tmp_path / "p.jsonl", lines))
    group = result["supported"]
    assert result["texts"]["without_prediction"] == 2
    assert group["by_category"]["worker_pays_fee"]["quotes"]["precision"]["k"] == 1
    assert group["quotes_not_in_the_text"] == 1
    assert group["by_category"]["fee_free_claim"]["quotes"]["precision"] == Share(0, 1).data()
    assert group["facts"] == {}
    assert "destination" in result["facts_not_told"]
    assert group["language_told_right"]["n"] == 0


def test_offsets_tell_apart_words_that_stand_twice(tmp_path: Path) -> None:
    text = "A fee is paid to the ministry. A fee is paid to us."
    path = written(tmp_path / "c.jsonl", [line("a-1", text, labels={"worker_pays_fee": ["A fee is paid to us"]})])
    for start, met in ((2, 0), (33, 1)):
        mention = {"category": "worker_pays_fee", "quote": "fee", "start": start, "end": start + 3}
        kept = written(tmp_path / "p.jsonl", [{"id": "a-1", "mentions": [mention]}])
        group = scored(path, "--part", "all", "--predictions", kept)["supported"]
        assert group["micro"]["quotes"]["precision"]["k"] == met
        assert len(group["read_elsewhere"]) == (not met and not is_held("a-1"))


@pytest.mark.parametrize(
    ("bad", "told"),
    [
        ("{", "no JSON"),
        ("[]", "no JSON object"),
        (line("", PLAIN), '"id" is missing'),
        (line("a-1", PLAIN), "earlier line"),
        (line("b", PLAIN, labels={"worker_pay_fee": []}), "worker_pays_fee"),
        (line("b", PLAIN, labels={"worker_pays_fee": "ward"}), "list of quotes"),
        (line("b", PLAIN, labels={"worker_pays_fee": ["wards"]}), "does not stand in the text"),
        (line("b", PLAIN, facts={"pay_stated": "2350"}), "pay_stated"),
        (line("b", PLAIN, source_countries="DE", facts={}), "source_countries"),
        (line("b", ""), '"text" is missing'),
    ],
)
def test_a_line_at_fault_is_told_with_its_place(tmp_path: Path, bad: Any, told: str) -> None:
    path = written(tmp_path / "c.jsonl", [CORPUS[0], bad])
    done = run(path)
    assert done.returncode == 2
    assert f"{path.as_posix()}:2: " in done.stderr
    assert told in done.stderr
    assert done.stdout == ""


@pytest.mark.parametrize(
    ("bad", "told"),
    [
        ({"id": "zz", "mentions": []}, "No text has the id"),
        ({"id": "a-1"}, '"mentions" is missing'),
        ({"id": "a-1", "mentions": [], "fact": {}}, 'no "fact"'),
        ({"id": "a-1", "mentions": [{"category": "fee", "quote": "x"}]}, "no category"),
        ({"id": "a-1", "mentions": [{"category": "worker_pays_fee", "quote": "x", "start": "1"}]}, "whole number"),
        ({"id": "a-1", "mentions": [], "facts": {"destnation": "DE"}}, "not scored"),
        ({"id": "a-1", "mentions": [], "costs": {}}, "list of objects"),
    ],
)
def test_a_prediction_at_fault_is_told(tmp_path: Path, bad: Any, told: str) -> None:
    path = written(tmp_path / "c.jsonl", CORPUS)
    done = run(path, "--predictions", written(tmp_path / "p.jsonl", [bad]))
    assert done.returncode == 2
    assert "p.jsonl:1: " in done.stderr
    assert told in done.stderr


def test_files_that_are_none_are_told(tmp_path: Path) -> None:
    assert "cannot be read" in run(tmp_path / "none.jsonl").stderr
    assert "holds no line" in run(written(tmp_path / "empty.jsonl", [])).stderr
    path = written(tmp_path / "c.jsonl", CORPUS)
    assert "No text is left" in run(path, "--language", "xx").stderr


def test_pairs_are_right_when_exactly_the_expected_is_read(tmp_path: Path) -> None:
    items = [
        {"id": "en-1", "category": "worker_pays_fee", "kind": "asserted", "text": FEE, "expect": ["worker_pays_fee"]},
        {"id": "en-2", "category": "worker_pays_fee", "kind": "negated", "text": FREE, "expect": []},
        {"id": "en-3", "category": "document_retention", "kind": "other", "text": PLAIN, "expect": []},
    ]
    one, two = written(tmp_path / "1.jsonl", items[:2]), written(tmp_path / "2.jsonl", items[2:])
    result = scored("--pairs", one, two, "--given-language")
    score = result["score"]
    assert (score["all"]["k"], score["all"]["n"]) == (2, 3)
    assert score["by_language"]["en"]["n"] == 3
    assert score["by_category"]["worker_pays_fee"]["k"] == 1
    assert {name: share["k"] for name, share in score["by_kind"].items()} == {"asserted": 1, "negated": 0, "other": 1}
    assert [failure["id"] for failure in score["failures"]] == ["en-2"]
    assert "fee_free_claim" in score["failures"][0]["read"]
    assert scored("--pairs", one, "--figures-only")["score"]["failures"] is None
    assert "stands in" in run("--pairs", one, one).stderr
    assert "1/2" in run("--pairs", one).stdout


def test_ordinary_ads_compare_alarms_misses_and_costs(tmp_path: Path) -> None:
    cost = {"item": "FEE_PLACEMENT", "payer": "worker", "paid_to": "authority"}
    ads = [
        {"id": "en-1", "language": "en", "text": FEE, "expect": {"worker_pays_fee": cost}},
        {"id": "en-2", "language": "en", "text": FREE, "expect": {}},
        {"id": "en-3", "language": "en", "text": PLAIN, "expect": {"fee_free_claim": {}}},
    ]
    path = written(tmp_path / "ads.jsonl", ads)
    score = scored("--ordinary", path)["score"]
    assert (score["without_false_alarm"]["k"], score["without_false_alarm"]["n"]) == (2, 3)
    assert score["by_category"]["fee_free_claim"]["false_alarms"] == 1
    assert score["by_category"]["fee_free_claim"]["missed"] == 1
    assert {part: share["k"] for part, share in score["costs"].items()} == {
        "item": 1, "payer": 1, "paid_to": 0, "all": 0,
    }  # fmt: skip
    assert [one["id"] for one in score["differences"]] == ["en-1", "en-2", "en-3"]
    assert run("--ordinary", path).returncode == 0
    bad = written(tmp_path / "bad.jsonl", [ads[0] | {"expect": {"worker_pays_fee": {"who": "worker"}}}])
    assert "no cost" in run("--ordinary", bad).stderr


def test_amounts() -> None:
    assert amount_of(17) == amount_of("17") == amount_of("17-") == (Decimal(17), Decimal(17))
    assert amount_of("8.85-9.35") == (Decimal("8.85"), Decimal("9.35"))
    assert amount_of("31 365\u201337 890") == (Decimal(31365), Decimal(37890))
    assert amount_of(None) is None
    for words in ("by tariff", "-", "NaN"):
        with pytest.raises(Unreadable):
            amount_of(words)


@pytest.mark.parametrize(
    ("words", "hours"),
    [
        ("37.5", ("37.5", "37.5")),
        (40, ("40", "40")),
        ("39 hours per week or part time", ("39", "39")),
        ("35-40 Stunden pro Woche", ("35", "40")),
        ("24 hours", None),
        ("12 hours days, three days a week", None),
    ],
)
def test_hours(words: Any, hours: tuple[str, str] | None) -> None:
    if hours is None:
        with pytest.raises(Unreadable):
            hours_of(words)
    else:
        assert hours_of(words) == tuple(map(Decimal, hours))


@pytest.mark.parametrize(
    ("words", "months"),
    [
        ("24 months", 24),
        ("12 month fixed term (one post)", 12),
        ("two years", 24),
        (18, 18),
        ("26 Wochen", 6),
        ("6-10 months", (6, 10)),
        ("sin fecha de terminación", "permanent"),
        ("permanent or temporary", None),
        ("one year, then up to 3 years", None),
        ("until August", None),
    ],
)
def test_lengths(words: Any, months: Any) -> None:
    if months is None:
        with pytest.raises(Unreadable):
            length_of(words)
    elif isinstance(months, str):
        assert length_of(words) == months
    else:
        low, high = months if isinstance(months, tuple) else (months, months)
        assert length_of(words) == (Fraction(low), Fraction(high))


def test_outcomes_of_facts() -> None:
    labelled = {
        "destination": "GB", "source_countries": ["KE", "PH"], "hours_stated": "24h round the clock",
        "pay_stated": {"amount": "10-12", "currency": "GBP", "period": "hour"}, "agency_named": False,
    }  # fmt: skip
    read = {
        "destination": "gb", "source_countries": ["KE", "IN"], "hours_stated": "24", "agency_named": True,
        "pay_stated": {"amount": "10", "currency": "GBP", "period": "hour"}, "employer_named": True,
    }  # fmt: skip
    found = [(name, outcome) for name, outcome, _, _ in compared(labelled, read, frozenset(read))]
    assert found == [
        ("destination", Outcome.RIGHT),
        ("source_countries", Outcome.WRONG),
        ("source_country_each", Outcome.EXTRA),
        ("source_country_each", Outcome.RIGHT),
        ("source_country_each", Outcome.MISSED),
        ("pay_stated", Outcome.WRONG),
        ("pay_amount", Outcome.WRONG),
        ("pay_currency", Outcome.RIGHT),
        ("pay_period", Outcome.RIGHT),
        ("hours_stated", Outcome.NOT_COMPARED),
        ("agency_named", Outcome.EXTRA),
    ]
