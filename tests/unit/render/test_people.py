"""The text for people: order, wording, and that no document can write a line of the report itself."""

from dataclasses import replace

import pytest

from ethicalrecruit.findings.report import NOT_A_FINDING, Question, Report
from ethicalrecruit.render.markdown import markdown
from ethicalrecruit.render.people import people
from ethicalrecruit.render.story import Glossary

WORDS = Glossary(
    topics={"fees": "Fees and costs of recruitment"},
    levels={"high": "The worker stands to lose money."},
    names={"origin.targets:GH": "Ghana", "costs:FEE_PLACEMENT": "placement fee"},
    disclaimer="Nothing here is legal advice.",
)
VERDICTS = ("violation", "illegal", "guilty", "scam", "offender", "blacklist", "compliant")


def flat(text: str) -> str:
    return " ".join(text.split())


def test_the_parts_stand_in_order(report: Report) -> None:
    text = people(report, WORDS)
    order = [
        "some/folder/ad.txt (ad)",
        "INDICATORS",
        "CANNOT TELL",
        "QUESTIONS TO SEND",
        "OUTCOMES",
        "WHAT THE DOCUMENT CLAIMS FOR ITSELF",
        "WHAT THE DOCUMENT LEAVES OUT",
        "ABOUT THIS REPORT",
    ]
    places = [text.index(f"\n{part}\n") if part.isupper() else text.index(part) for part in order]
    assert places == sorted(places)


def test_the_quote_comes_before_the_message(report: Report) -> None:
    text = people(report, WORDS)
    assert text.index("“") < text.index("Message of ilo.recruitment-fee.")
    assert "(characters 4 to" in flat(text)
    assert "(row 3, field contact_person)" in flat(text)


def test_a_quote_inside_another_is_shown_once(report: Report) -> None:
    assert people(report, WORDS, masked=False).count("GBP 900\\u202e") == 1


def test_the_law_is_told_with_its_standing(report: Report) -> None:
    text = flat(people(report, WORDS))
    assert "WHO Global Code, 5.1 (edition 2010) a statute, addressed to recruiters" in text
    assert "How sure we are of the law: read in the original." in text
    assert "number not checked against the text" in text
    assert "addressed to states: activity of a kind that the Code asks states to discourage" in text
    assert "no document can depart from it" in text
    assert "How sure we are of the law: confirmed by other sources." in text
    assert "How sure we are of the law: unconfirmed." in text


def test_grades_basis_notes_and_questions(report: Report) -> None:
    text = flat(people(report, WORDS))
    for part in (
        "severity high: The worker stands to lose money.",
        "confidence medium",
        "rests on list england-red, edition 2025-03-27: GH listed",
        "note An amendment is expected.",
        "computed GBP 900 is above GBP 0",
        "not said contract.months",
        "ask Who pays the placement fee?",
        "to mend Say that the employer pays it.",
        "about the country Ghana (GH)",
        "about the cost placement fee (FEE_PLACEMENT)",
        "missing costs[].paid_to (the document touches on it and leaves it open)",
        "missing the day it came into force is not known",
        "1. Who receives this payment? (would settle 1 rule)",
        "the document does not speak of it: basic pay in a month",
        "could not be looked for in this input: the employer's name",
        "- indicator: 2 - cannot tell: 2 - none seen: 1 - not applicable: 1",
    ):
        assert part in text


def test_rules_of_one_topic_stand_side_by_side(report: Report) -> None:
    text = people(report, WORDS)
    fees = text[text.index("Fees and costs of recruitment") : text.index("source_countries")]
    assert "On the same matter, other rules say:" in fees
    assert "none seen: Asked whether: Title of de.fee-cap" in fees


def test_the_foot(report: Report) -> None:
    text = flat(people(report, WORDS))
    assert NOT_A_FINDING in text
    assert "Nothing here is legal advice." in text
    assert "Examined as of 21 November 2026 (given by the caller)." in text
    assert "rule book edition 2026-11-21, digest abababababab; with my-pack" in text
    assert "language en" in text
    assert "cut off only the beginning of the text was read" in text
    assert "replaced ilo.recruitment-fee stands in the place of the shipped rule ilo.old" in text
    assert "profile research" in text


def test_undated_and_nothing_seen(report: Report) -> None:
    bare = replace(report, day="", day_source="none", findings=(), questions=(), claims=(), coverage=())
    text = flat(people(bare))
    assert "Examined without a day: answers hold only where all recorded editions agree" in text
    assert "That does not mean that all is well." in text
    assert NOT_A_FINDING in text


def test_only_the_first_questions(report: Report) -> None:
    many = tuple(Question(f"fact.{at}", "", f"Question {at}?", ("a.b",)) for at in range(8))
    text = people(replace(report, questions=many))
    assert "5. Question 4?" in text
    assert "Question 5?" not in text
    assert "3 further questions in the JSON report." in text


@pytest.mark.parametrize("masked", [True, False])
def test_hostile_words_stay_words(report: Report, masked: bool) -> None:  # noqa: FBT001  # a parameter of the test
    text = people(report, WORDS, masked=masked)
    assert "\x1b" not in text
    assert "\u202e" not in text
    assert "\\x1b[2J" in text
    # The line break of the quote must not make a heading of its own.
    assert [line for line in text.splitlines() if line == "INDICATORS"] == ["INDICATORS"]


def test_colour_is_modest(report: Report) -> None:
    plain, coloured = people(report, WORDS), people(report, WORDS, coloured=True)
    styles = {part.split("m")[0] for part in coloured.split("\x1b[")[1:]}
    assert styles <= {"0", "1", "2", "36"}
    bare = coloured
    for style in styles:
        bare = bare.replace(f"\x1b[{style}m", "")
    assert bare == plain


def test_masked_says_so(report: Report) -> None:
    assert "Ama Doe" not in people(report)
    assert "a courtesy, not anonymisation" in flat(people(report))
    assert "Ama Doe" in people(report, masked=False)


def test_no_verdict_words(report: Report) -> None:
    text = people(report, WORDS).lower() + markdown(report, WORDS).lower()
    assert not [word for word in VERDICTS if word in text]


def test_width_is_kept(report: Report) -> None:
    lines = people(report, WORDS, width=60).splitlines()
    assert all(len(line) <= 60 for line in lines if "http" not in line and "\\" not in line)
