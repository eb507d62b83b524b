"""``explain`` tells everything that has a name, in each form."""

import json
from typing import Any

import pytest

from ethicalrecruit import load_book
from ethicalrecruit.checker.lookup import look_up
from ethicalrecruit.facts.catalogue import FACTS

BOOK = load_book()
NAMES = [
    *(rule.id for rule in BOOK.rules),
    *BOOK.tables.instruments,
    *BOOK.tables.lists,
    *BOOK.tables.amounts,
    *(spec.name for spec in FACTS),
]
KINDS = {
    "ilo.recruitment-fee": "rule",
    "ilo-c181": "instrument",
    "who-ssl": "list",
    "de-placement-fee-cap": "amount",
    "costs[].payer": "fact",
}


def explained(call: Any, name: str) -> dict[str, Any]:
    ended = call("explain", name, "--format", "json")
    assert ended.code == 0, ended.err
    data: dict[str, Any] = json.loads(ended.out)
    return data


def flat(ended: Any) -> str:
    assert ended.code == 0, ended.err
    return " ".join(ended.out.split())


def test_no_two_things_share_a_name() -> None:
    assert len(NAMES) == len(set(NAMES))


@pytest.mark.parametrize("name", KINDS)
def test_every_kind_in_every_form(shell: Any, call: Any, name: str) -> None:
    data = explained(call, name)
    assert data["schema"] == "ethicalrecruit.explanation/0"
    assert (data["kind"], data["id"]) == (KINDS[name], name)
    assert shell("explain", name).out.startswith(name)
    assert call("explain", name, "--format", "markdown").out.startswith("# ")


def test_everything_with_a_name_is_found() -> None:
    for name in NAMES:
        look_up(BOOK, name)


def test_a_rule_tells_law_reading_limits_contrast_and_history(call: Any) -> None:
    told = flat(call("explain", "england.amber-list"))
    for words in (
        "It reaches: England.",
        "How sure we are of the law: confirmed by other sources. Of its number: unconfirmed.",
        "SEVERITY AND CONFIDENCE",
        "confidence at most medium",
        "WHAT IT DOES NOT LOOK AT",
        "Anything in a document beyond these facts: job.health,",
        "On both sides of a day",
        "edition 2021-11-11 of the list england-amber begins on 11 November 2021",
        "before it, Kenya the day before it became amber (10 November 2021): none seen",
        "from then on, Kenya the day after it became amber (12 November 2021): cannot tell",
        "Note: The numbers B and R are ours",
    ):
        assert words in told


def test_a_rule_as_data(call: Any) -> None:
    rule = BOOK.rule("de.recruitment-reserved")
    data = explained(call, rule.id)
    assert [one["provision"] for one in data["law"]] == [one.provision for one in rule.references]
    assert set(data["law"][0]["verification"]) == {"substance", "pinpoint"}
    assert [one["outcome"] for one in data["examples"]] == [one.expect.value for one in rule.examples]
    assert data["limits"]["silence"]["ad"] == "none_seen"
    assert data["severity"]["level"] == rule.severity.value
    assert data["turns"]
    assert all(turn["before"] and turn["since"] for turn in data["turns"])


def test_every_rule_with_a_known_first_day_shows_both_sides_of_it(call: Any) -> None:
    data = explained(call, "england.red-list")
    (begins,) = [turn for turn in data["turns"] if "the rule begins" in turn["what"]]
    assert begins["before"][0]["day"] < begins["earliest"] <= begins["since"][0]["day"]


def test_an_instrument(call: Any) -> None:
    told = flat(call("explain", "ilo-c181"))
    assert "WHOM IT BINDS, AS FAR AS RECORDED" in told
    assert "PROVISIONS, IN OUR WORDS" in told
    assert "tested by agency.licence-expired" in told
    data = explained(call, "ilo-c181")
    assert [one["number"] for one in data["provisions"]] == list(BOOK.tables.instruments["ilo-c181"].provisions)
    assert {"stable", "untestable"} <= {one["held"] for one in data["provisions"]}


def test_a_list(call: Any) -> None:
    told = flat(call("explain", "who-ssl"))
    assert "The list bans nothing." in told
    assert "from 2020 to 2023: added Comoros" in told
    assert "who.active-recruitment-listed:" in told
    data = explained(call, "who-ssl")
    assert data["changes"][-1]["removed"] == []


def test_an_amount(call: Any) -> None:
    told = flat(call("explain", "de-placement-fee-cap"))
    assert "A cap is no clearance" in told
    assert "de.placement-fee-cap:" in told
    assert explained(call, "de-placement-fee-cap")["entries"][0]["value"] == "EUR 2000"


def test_a_fact(call: Any) -> None:
    told = flat(call("explain", "costs[].payer"))
    assert "words worker, employer, agency, shared, unstated" in told
    assert "ask Who pays this?" in told
    assert "ilo.recruitment-fee:" in told
    assert "nothing: no recruiter could answer it directly" in flat(call("explain", "subject.kind"))


@pytest.mark.parametrize(
    ("name", "nearest"),
    [
        ("ilo.documents-hold", "ilo.documents-held"),
        ("dhakka", "dhaka"),
        ("who-sl", "who-ssl"),
        ("costs.payer", "costs[].payer"),
    ],
)
def test_a_name_that_nothing_has(call: Any, name: str, nearest: str) -> None:
    ended = call("explain", name)
    assert ended.code == 2
    assert f'Nothing in the book is called "{name}".' in ended.err
    assert f'Did you mean "{nearest}"?' in ended.err
