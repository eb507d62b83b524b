"""Drafts: what is found, where, and above all what is left alone."""

import json
from pathlib import Path

import pytest

from ethicalrecruit.datafiles.bundled import rules_folder
from ethicalrecruit.datafiles.yaml_files import read_yaml
from ethicalrecruit.report.drafts.draft_text import HIDDEN, blocks
from ethicalrecruit.report.drafts.known_names import KnownNames
from ethicalrecruit.report.drafts.lint import CHECKS, lint_draft

ROOT = Path(__file__).resolve().parents[3]
LANGUAGES = {"en", "de", "fr", "es", "pt", "ro", "pl"}


def checks(text: str, *names: str) -> list[tuple[str, str]]:
    return [(one.check, one.words) for one in lint_draft(text, names)]


@pytest.mark.parametrize(
    "sentence",
    [
        "The ad is a scam.", "They VIOLATED it.", "It is guilty.", "a rip off", "Das ist rechtswidrig.",
        "Sie verstößt gegen alles.", "L'annonce est frauduleuse.", "une traite des êtres humains",
        "Es una estafa.", "El anuncio es ilícito.", "É uma burla.", "São práticas criminosas.", "Este o fraudă.",
        "Agenţia este vinovată.", "Agenția este vinovată.", "To jest oszustwo.", "Agencja jest winna.",
        "La oferta es ilegal.", "A oferta é um crime.", "Oferta este ilegală.",
    ],
)  # fmt: skip
def test_verdicts_in_every_language(sentence: str) -> None:
    assert [check for check, _ in checks(sentence)] == ["verdict-word"]


@pytest.mark.parametrize(
    "sentence",
    [
        "The agency broke the law.", "This is legal.", "The offer is non-compliant.", "Das ist legal.",
        "C'est contraire à la loi.", "La agencia incumple la ley.", "A agência viola a lei.",
        "Anunțul este contrar legii.", "To jest zgodne z prawem.",
    ],
)  # fmt: skip
def test_claims_of_legality(sentence: str) -> None:
    assert [check for check, _ in checks(sentence)] == ["legality"]


def test_claims_that_all_is_well() -> None:
    assert checks("The agency is an ethical recruiter.") == [("clearance", "is an ethical recruiter")]


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("This is forced labour.", True),
        ("Passports are kept, which shows modern slavery.", True),
        ("Das ist Zwangsarbeit.", True),
        ("C'est du travail forcé.", True),
        ("To praca przymusowa.", True),
        ("This does not show forced labour.", False),
        ("It is forced labour, no doubt.", True),
        ("It is forced labour, and not a mistake.", True),
        ("There is no question that this is slavery.", True),
        ("Without doubt the nurses are slaves.", True),
        ("This is not only unfair, it is modern slavery.", True),
        ("Nurses are kept in forced labour without pay.", True),
        ("The nurses cannot leave: forced labour.", True),
        ("They do not pay and hold nurses in debt bondage.", True),
        ("Forced labour alone explains it.", True),
        ("Several of the agencies keep nurses in forced labour.", True),
        ("Nurses were enslaved.", True),
        ("That is forced-labour.", True),
        ("Das ist ohne Zweifel Zwangsarbeit.", True),
        ("C'est sans aucun doute du travail forcé.", True),
        ("Forced labour is not shown by these words.", False),
        ("None of the ads shows slavery or forced labour.", False),
        ("No ad shows slavery or forced labour.", False),
        ("We do not say, and cannot know, that this is forced labour.", False),
        ("Whether these ads, or others, point to forced labour is open.", False),
        ("Das beweist keine Zwangsarbeit.", False),
        ("We asked whether it is forced labour.", False),
        ("Is this forced labour?", False),
        ("Several indicators were seen; they are signs of forced labour.", False),
        ("The ILO indicators of forced labour list kept passports.", False),
        ("The Forced Labour Convention of 1930 defines it.", False),
        ("Das ist keine Zwangsarbeit.", False),
    ],
)
def test_one_indicator_is_no_forced_labour(sentence: str, found: bool) -> None:  # noqa: FBT001
    assert [check for check, _ in checks(sentence)] == (["forced-labour"] if found else [])


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("12% of ads ask for a fee.", ["12%"]),
        ("In March of 2025, 12.5 % of ads did.", ["12.5 %"]),
        ("On 3 of March 2026 it was 40 per cent.", ["40 per cent"]),
        ("Almost 40 Prozent der Anzeigen.", ["40 Prozent"]),
        ("It rose from 10% to 20%.", ["10%", "20%"]),
        ("12 of 250 ads (5%) ask for a fee.", []),
        ("5% of 250 ads ask for a fee.", []),
        ("5% (12/250) ask.", []),
        ("5% of ads ask (n = 250).", []),
        ("5 % der Anzeigen (12 von 250).", []),
        ("5 % (12 sur 250).", []),
        ("The loan has interest of 5% a year.", []),
        ("The 95% confidence interval goes from 3 to 9.", []),
        ("A commission of 10% is taken.", []),
        ("They keep 20% of the first month's salary.", []),
        ("Nine in ten ads ask for a fee.", ["Nine in ten ads"]),
        ("Half of all the agencies did.", ["Half of all the agencies"]),
        ("Ninety percent of offers name no pay.", ["Ninety percent of offers"]),
        ("Neun von zehn Anzeigen verlangen Geld.", ["Neun von zehn Anzeigen"]),
        ("La mitad de los anuncios no dice nada.", ["La mitad de los anuncios"]),
        ("Half of the 40 agencies did.", []),
        ("Nine in ten ads (36 of 40) ask for a fee.", []),
        ("Half of the fee is due before the flight.", []),
        ("Two nurses in ten years were asked.", []),
    ],
)
def test_shares_need_their_whole(sentence: str, found: list[str]) -> None:
    assert checks(sentence) == [("no-denominator", words) for words in found]


def test_a_table_gives_its_count_once() -> None:
    assert checks("| ads | share |\n| --- | --- |\n| 12 of 250 | 5% |\n| 25 of 250 | 10% |\n") == []
    assert checks("| ads | share |\n| --- | --- |\n| many | 5% |\n") == [("no-denominator", "5%")]


def test_a_row_of_a_table_may_give_its_own() -> None:
    head = "| Outcome | Answers | Share |\n| --- | --: | --: |\n"
    assert checks(f"{head}| Cannot tell | 58 | 1 % |\n") == []
    assert checks(f"{head}| Cannot tell | some | 1 % |\n") == [("no-denominator", "1 %")]


def test_names_need_quote_and_date() -> None:
    named = "Harbour Staffing Ltd asks for a fee."
    assert checks(named) == [("naming", "Harbour Staffing Ltd")]
    assert lint_draft(named)[0].what.endswith("is named without the words quoted and their date.")
    backed = "Harbour Staffing Ltd wrote on 3 March 2026: “The processing fee is GBP 900.”"
    assert checks(backed) == []
    assert checks(f"{backed}\n\nLater we wrote to Harbour Staffing Ltd.\n\nHarbour Staffing Ltd replied.") == []
    assert checks(f"{backed}\n\n## Next\n\nHarbour Staffing Ltd replied.") == [("naming", "Harbour Staffing Ltd")]
    assert checks(f"## Harbour Staffing Ltd\n\n{backed}") == []
    assert checks("Elbwald Vermittlung GmbH, am 3. März 2026:\n\n> Die Gebühr beträgt 900 Euro.") == []
    assert lint_draft("Am 2026-03-03 schrieb Elbwald GmbH.")[0].what.endswith("without the words quoted.")


def test_names_of_a_run_are_found_in_any_spelling() -> None:
    assert checks("The firm NORDKAP  personal asks for a fee.", "Nordkap Personal") == [("naming", "NORDKAP personal")]
    assert checks("We take care of nurses.", "Care", "Agency") == []
    assert checks("Fjordpflege asks for a fee.", "Fjordpflege") == [("naming", "Fjordpflege")]


def test_many_names_take_no_time() -> None:
    names = KnownNames(f"Agency Number {number} Limited" for number in range(20_000))
    assert list(names.places("x Agency Number 19999 Limited x")) == [(2, 29)]


def test_quotes_code_and_comments_are_left_alone() -> None:
    text = (
        'They write "illegal", “a scam” and «une arnaque», „Betrug“.\n\n> This is illegal, 12%.\n\n'
        "`illegal` and [a link](https://illegal.example/scam)\n\n```\nillegal\n```\n\n<!-- illegal -->\n"
        "---\n"
    )  # fmt: skip
    assert checks(text) == []
    assert checks('An open " quotation hides no page.\n\nThis is illegal.') == [("verdict-word", "illegal")]


def test_what_is_hidden_keeps_its_place() -> None:
    text = "---\ntitle: illegal\n---\n\nA “quote”\nof two lines, illegal.\n"
    (block,) = blocks(text)
    assert len(block.own) == len(text) - block.start
    assert HIDDEN in block.own
    (fault,) = lint_draft(text)
    assert (fault.line, fault.column) == (6, 15)


def test_an_author_allows_with_a_reason() -> None:
    assert checks("<!-- allow legality: the court's own words -->\nThe court: it broke the law.") == []
    assert checks("<!-- allow naming: that is us -->\n\nHarbour Watch Ltd wrote this.") == []
    assert checks("<!-- allow legality: x -->\nOne.\n\nThe court: it broke the law.") == [("legality", "broke the law")]
    assert checks("<!-- allow legality: -->\nIt broke the law.") == [
        ("allow", "legality"),
        ("legality", "broke the law"),
    ]
    assert "Did you mean" in lint_draft("<!-- allow legalty: x -->\nFine.")[0].mend


NEUTRAL = {
    "en": "The advertisement of 3 March 2026 reads as if the worker bore a fee. We asked; there is no reply.",
    "de": "Die Anzeige vom 3. März 2026 liest sich so, als trage die Pflegekraft eine Gebühr. Wir haben nachgefragt.",
    "fr": "L'annonce du 3 mars 2026 se lit comme si la candidate payait des frais. Nous avons posé la question.",
    "es": "El anuncio del 3 de marzo de 2026 se lee como si la persona candidata pagara una tasa. Hemos preguntado.",
    "pt": "O anúncio de 3 de março de 2026 lê-se como se a candidata pagasse uma taxa. Perguntámos à agência.",
    "ro": "Anunțul din 3 martie 2026 se citește ca și cum lucrătoarea ar plăti o taxă. Am întrebat agenția.",
    "pl": "Ogłoszenie z 3 marca 2026 brzmi tak, jakby kandydatka ponosiła opłatę. Zapytaliśmy agencję o wyjaśnienie.",
}


@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_neutral_reports_are_left_alone(language: str) -> None:
    assert checks(NEUTRAL[language]) == []


@pytest.mark.parametrize("page", sorted((ROOT / "docs" / "explanation").glob("*.md")), ids=lambda page: page.name)
def test_our_own_pages_hardly_raise_anything(page: Path) -> None:
    found = {one.check for one in lint_draft(page.read_text(encoding="utf-8"))}
    assert found <= {"clearance"}  # a sentence that says what an indicator does not mean


def test_every_language_has_every_kind_of_word() -> None:
    data = read_yaml(rules_folder() / "wording" / "drafts.yaml", "draft-words")
    kinds = {key: set(words) for key, words in data.items() if isinstance(words, dict)}
    assert len(kinds) > 10
    assert all(found == LANGUAGES for found in kinds.values())


def test_faults_come_in_order_and_fit_the_checks() -> None:
    faults = lint_draft("It is illegal. 5% of them. It is forced labour.\nIt broke the law.\n")
    assert [(one.line, one.column) for one in faults] == sorted((one.line, one.column) for one in faults)
    assert {one.check for one in faults} <= set(CHECKS)
    assert all(one.what.endswith(".") and one.mend for one in faults)
    schema = json.loads((rules_folder() / "schema" / "draft-lint.schema.json").read_text(encoding="utf-8"))
    assert schema["properties"]["faults"]["items"]["properties"]["check"]["enum"] == list(CHECKS)


def test_an_empty_draft() -> None:
    assert checks("") == []
    assert checks("\ufeff\n\n  \n") == []


def test_long_drafts_take_linear_time() -> None:
    assert checks("“ " * 20_000) == []
    assert checks("Ab " * 20_000) == []
    assert checks("` `` " * 10_000 + "\n<!-- " * 5_000) == []


def test_a_name_may_leave_out_the_form_of_a_company() -> None:
    for draft in ("Harbour Staffing asks for money.", "HARBOUR STAFFING LTD asks for money."):
        assert [one.check for one in lint_draft(draft, ["Harbour Staffing Ltd"])] == ["naming"]
    assert not lint_draft("They take good care of people.", ["Care Ltd"])
