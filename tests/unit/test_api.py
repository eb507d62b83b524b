"""The front door for programs: what it takes, what it refuses, and that it can be sent to other processes."""

import json
import pickle
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import pytest

from ethicalrecruit import Checker, Report, report_json
from ethicalrecruit.errors import EmptySource, InputError, OptionError
from ethicalrecruit.render.forms import FORMS

TEXTS = [f"Nurses wanted. The candidate must pay a placement fee of GBP {sum_} to the agency." for sum_ in (300, 900)]


@pytest.fixture(scope="module")
def checker() -> Checker:
    return Checker(profile="research")


def test_an_offer_is_read_from_plain_data_and_from_json(checker: Checker) -> None:
    data = {"destination": {"country": "England"}, "costs": [{"item": "FEE_PLACEMENT", "payer": "worker"}]}
    offer = checker.offer(data)
    assert (offer.destination.country, offer.destination.nation) == ("GB", "GB-ENG")
    assert checker.offer(json.dumps(data)) == checker.offer(json.dumps(data).encode()) == offer


def test_all_faults_of_an_offer_are_told_at_once(checker: Checker) -> None:
    with pytest.raises(InputError, match="2 faults") as caught:
        checker.offer({"destnation": {}, "documents": {"held_by": "agncy"}}, source="form 7")
    assert caught.value.where == "form 7"
    assert 'Did you mean "destination"?' in caught.value.what
    assert 'Did you mean "agency"?' in caught.value.what
    with pytest.raises(EmptySource):
        checker.offer(b" ")


@pytest.mark.parametrize("given", [{"destination": {"country": "GB"}}, "Nurses wanted.", None])
def test_what_is_no_offer_is_refused(checker: Checker, given: Any) -> None:
    with pytest.raises(OptionError, match="takes an Offer, not a"):
        checker.check(given)


@pytest.mark.parametrize("given", [b"Nurses wanted.", None, 5])
def test_what_is_no_text_is_refused(checker: Checker, given: Any) -> None:
    with pytest.raises(OptionError, match="check_text takes text"):
        checker.check_text(given)


@pytest.mark.parametrize("form", FORMS)
def test_a_report_is_shown_in_every_form(checker: Checker, form: str) -> None:
    if form == "html":
        pytest.importorskip("jinja2", reason="needs the extra report")
    report = checker.check_text(TEXTS[1])
    shown = checker.render(report, form, text=TEXTS[1])
    assert "The candidate must pay a placement fee" in shown
    if form == "json":
        assert json.loads(shown) == report_json(report)


def test_a_form_that_is_none_is_refused(checker: Checker) -> None:
    with pytest.raises(OptionError, match='Did you mean "html"'):
        checker.render(checker.check_text(TEXTS[0]), "htm")


def test_a_checker_that_was_pickled_answers_the_same(tmp_path: Path) -> None:
    watch = tmp_path / "watch.yaml"
    watch.write_text(
        "id: mine\ntitle: Ours\nkind: watch\npublisher: Us\neditions:\n"
        '  - {edition: "1", since: "2020-01-01", until: null, members: [Romania]}\n',
        encoding="utf-8",
    )
    with_list = Checker(lists=watch, profile="research")
    again: Checker = pickle.loads(pickle.dumps(with_list))  # noqa: S301  # our own bytes
    assert again.book.digest == with_list.book.digest
    assert again.profile == "research"
    assert again.check_text(TEXTS[0]) == with_list.check_text(TEXTS[0])


def test_a_checker_goes_to_other_processes_and_threads(checker: Checker) -> None:
    expected = [checker.check_text(text) for text in TEXTS]
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as processes:
        found: list[Report] = list(processes.map(checker.check_text, TEXTS))
    assert found == expected
    with ThreadPoolExecutor(4) as threads:
        assert list(threads.map(checker.check_text, TEXTS * 4)) == expected * 4
