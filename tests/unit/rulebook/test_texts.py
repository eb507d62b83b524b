"""Texts of the book in another language: each under a key, shown only while it fits the English, counted otherwise.

The language here is invented: no translation ships before a native speaker has read it.
"""

import json
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from ethicalrecruit import Checker, RuleBook, load_book
from ethicalrecruit.checker.judge import Why
from ethicalrecruit.checker.lint_texts import lint_texts
from ethicalrecruit.errors import OptionError, RuleBookFaults
from ethicalrecruit.render.people import people
from ethicalrecruit.render.report_json import report_json
from ethicalrecruit.render.story import glossary
from ethicalrecruit.render.wording import OUTCOMES
from ethicalrecruit.rulebook.loader import book_texts
from ethicalrecruit.rulebook.texts import REASONS, State, catalogue, english_digest, translations

AD = "Nurses wanted for a hospital in London. The candidate pays a placement fee of GBP 900 to our agency."
RULE = "ilo.recruitment-fee"

Write = Callable[..., Path]


@pytest.fixture(scope="module")
def book() -> RuleBook:
    return load_book()


@pytest.fixture
def write(tmp_path: Path, book: RuleBook) -> Write:
    """Write a file of translations into a folder of the user's; a text may stand for other English."""
    english = catalogue(book)

    def written(texts: Mapping[str, str], *, language: str = "qx", of: str = "", **more: object) -> Path:
        folder = tmp_path / "mine"
        (folder / "texts").mkdir(parents=True, exist_ok=True)
        entries = {
            key: {"of": of or english_digest(english.get(key, key)), "text": text} for key, text in texts.items()
        }
        content = {"language": language, "texts": entries, **more}
        # What is JSON is YAML as well.
        (folder / "texts" / f"{language}.yaml").write_text(json.dumps(content, indent=1), encoding="utf-8")
        return folder

    return written


def test_every_text_has_a_key(book: RuleBook) -> None:
    english = catalogue(book)
    rule = book.rule(RULE)
    assert english[f"rule.{RULE}.title"] == rule.title
    assert english[f"rule.{RULE}.false_alarms.1"] == rule.false_alarms[0]
    assert english["topic.fees.title"] == book.topics["fees"].title
    assert english["fact.hours.weekly.question"].endswith("?")
    assert all(english.values())
    assert {f"outcome.{outcome.value}": word for outcome, word in OUTCOMES.items()}.items() <= english.items()
    silent_about_themselves = {Why.CONDITION_MET.value, Why.IN_FORCE_UNCERTAIN.value}
    assert {why.value for why in Why} - silent_about_themselves == set(REASONS)


def test_a_translation_is_shown_and_nothing_else_changes(write: Write, book: RuleBook) -> None:
    keys = (
        f"rule.{RULE}.title", f"rule.{RULE}.message", f"rule.{RULE}.false_alarms.1", "topic.fees.title",
        "severity.high", "severity.high.meaning", "confidence.high", "confidence.medium", "outcome.none_seen",
        "outcome.indicator", "fact.hours.weekly.meaning", "fact.hours.weekly.question", "reason.condition_not_met",
        "reason.kind_of_document", "reason.missing_facts", "book.disclaimer",
    )  # fmt: skip
    told = {key: f"Qx {key}" for key in keys}
    folder = write(told)
    checker = Checker(packs=[folder], language="qx")
    assert checker.book.digest == Checker(packs=[folder]).book.digest
    assert checker.book.rule(RULE).false_alarms[0] == told[f"rule.{RULE}.false_alarms.1"]
    report, english = checker.check_text(AD), Checker(packs=[folder]).check_text(AD)
    data, plain = report_json(report), report_json(english)
    assert plain["book"].pop("texts") == {"language": "en", "in_english": 0}
    assert data["book"].pop("texts") == {"language": "qx", "in_english": len(catalogue(book)) - len(told)}
    assert _shape(data) == _shape(plain)
    words = {"title", "message", "meaning", "question", "ask", "mend"}
    assert [one for one in _leaves(data) if one[0] not in words] == [
        one for one in _leaves(plain) if one[0] not in words
    ]
    finding = next(one for one in report.findings if one.rule == RULE)
    assert (finding.title, finding.message) == (told[f"rule.{RULE}.title"], told[f"rule.{RULE}.message"])
    assert told["fact.hours.weekly.meaning"] in {one.meaning for one in report.coverage}
    text = people(report, glossary(checker.book, report), masked=True, coloured=False, width=10_000)
    for key in ("topic.fees.title", "severity.high", "outcome.none_seen", "book.disclaimer", f"rule.{RULE}.message"):
        assert told[key] in text
    assert f"asked for in qx; {len(catalogue(book)) - len(told):,} texts".replace(",", "") in text.replace(",", "")


def test_questions_of_facts_are_asked_in_the_language(write: Write, book: RuleBook) -> None:
    facts = {key: f"Qx {key}?" for key in catalogue(book) if key.startswith("fact.") and key.endswith(".question")}
    report = Checker(packs=[write(facts)], language="qx").check_text("Nurses wanted. A processing fee applies.")
    assert report.questions
    assert all("Qx fact." in one.question for one in report.questions)
    assert not any("qx fact." in one.question or one.question.startswith("About") for one in report.questions)


def test_older_empty_and_missing_texts_stand_in_english(write: Write, book: RuleBook) -> None:
    key = f"rule.{RULE}.title"
    rule = book.rule(RULE)
    for folder in (write({key: "Qx"}, of="0123456789"), write({key: "  "}), write({})):
        found = load_book([folder], language="qx")
        assert found.rule(RULE).title == rule.title
        assert found.in_english == len(catalogue(book))
    assert load_book([write({key: "Qx"})], language="qx").in_english == len(catalogue(book)) - 1
    assert load_book([write({key: "Qx"})], language="qy").in_english == len(catalogue(book))
    states = {
        one.key: one.state for one in translations(catalogue(book), book_texts([write({key: "Qx"}, of="0" * 10)]))
    }
    assert states.pop(key) is State.OLDER
    assert set(states.values()) == {State.MISSING}


def test_a_later_folder_counts_only_while_it_is_current(write: Write, tmp_path: Path) -> None:
    key = f"rule.{RULE}.title"
    first = write({key: "Qx first"}).rename(tmp_path / "first")
    second = write({key: "Qx second"}).rename(tmp_path / "second")
    assert load_book([first, second], language="qx").rule(RULE).title == "Qx second"
    third = write({key: "Qx third"}, of="0" * 10)
    assert load_book([first, third], language="qx").rule(RULE).title == "Qx first"


def test_what_is_no_translation_is_refused(write: Write) -> None:
    for language in ("../ro", "Romanian", "RO", "*"):
        with pytest.raises(OptionError, match="no code of a language"):
            load_book([write({})], language=language)
    assert load_book([write({})], language="en").language == ""
    with pytest.raises(OptionError, match="or a language"):
        Checker(book=load_book(), language="qx")
    folder = write({"a": "b"}, of="xyz")
    with pytest.raises(RuleBookFaults, match=r"qx\.yaml:\d+:\d+"):
        load_book([folder], language="qx")
    assert load_book([folder]).language == ""
    folder = write({})
    (folder / "texts" / "qx.yaml").rename(folder / "texts" / "qy.yaml")
    with pytest.raises(RuleBookFaults, match='named after "qy"'):
        load_book([folder], language="qy")


def test_translations_are_looked_over(write: Write, book: RuleBook) -> None:
    texts = {
        f"rule.{RULE}.title": "Un text vinovat",
        f"rule.{RULE}.message": "Scrie {nume} aici",
        f"rule.{RULE}.mend": "Nevinovatul nu este numit",
        "rule.gone.title": "Qx",
    }
    folder = write(texts, forbidden=["vinovat*"])
    faults = {(one.rule, one.check) for one in lint_texts(book, book_texts([folder]))}
    assert faults == {
        (f"rule.{RULE}.title", "verdict-word"),
        (f"rule.{RULE}.message", "placeholder"),
        ("rule.gone.title", "text-key"),
    }
    assert all("qx.yaml:" in one.place for one in lint_texts(book, book_texts([folder])))


def _shape(data: object) -> object:
    if isinstance(data, dict):
        return {key: _shape(value) for key, value in data.items()}
    return [_shape(one) for one in data] if isinstance(data, list) else type(data)


def _leaves(data: object, name: str = "") -> list[tuple[str, object]]:
    if isinstance(data, dict):
        return [leaf for key, value in data.items() for leaf in _leaves(value, key)]
    if isinstance(data, list):
        return [leaf for one in data for leaf in _leaves(one, name)]
    return [(name, data)]
