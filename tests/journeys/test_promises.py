"""What users were promised, from the pasted words to the findings."""

from pathlib import Path

import pytest

from ethicalrecruit import Checker, Finding, Offer, Report

CHECKER = Checker()

FREE = "We never charge a training fee to workers. All costs are paid by the employer."
AD = (
    "Staff nurses from Nigeria and Ghana wanted. Processing fee GBP 900 payable by candidate before visa. "
    "Passport kept by agency until bond of 3 years is completed."
)
REPAY = "If the nurse leaves within 3 years she must repay GBP 8,000 recruitment costs."


def of(report: Report, rule: str) -> list[Finding]:
    return [finding for finding in report.findings if finding.rule == rule]


def outcome(report: Report, rule: str) -> str:
    (finding,) = of(report, rule)
    return finding.outcome.value


def quotes(finding: Finding) -> str:
    return " | ".join(piece.quote for piece in finding.evidence)


def test_a_claim_that_no_fee_is_charged_is_a_claim_and_no_fee() -> None:
    report = CHECKER.check_text(FREE)
    assert report.indicators == ()
    assert {"fee_free", "employer_pays"} <= {claim.kind for claim in report.claims}
    assert all(claim.evidence[0].quote in FREE for claim in report.claims)


def test_the_fee_the_passport_and_the_bond_each_in_their_own_words() -> None:
    report = CHECKER.check_text(AD, destination="GB")
    (fee,) = of(report, "ilo.recruitment-fee")
    assert fee.outcome.value == "indicator"
    assert "Processing fee GBP 900 payable by candidate" in quotes(fee)
    (documents,) = of(report, "ilo.documents-held")
    assert documents.outcome.value == "indicator"
    assert "Passport kept by agency" in quotes(documents)
    for rule in ("ilo.money-bond", "ilo.service-bond"):
        (bond,) = of(report, rule)
        assert bond.outcome.value == "cannot_tell"
        assert [gap.fact for gap in bond.missing] == ["bonds[].kind"]
        assert "bond of 3 years" in quotes(bond)
    (statute,) = of(report, "gb.agency-fee")
    assert statute.outcome.value == "cannot_tell"
    assert [gap.fact for gap in statute.missing] == ["costs[].paid_to"]
    assert any(question.fact == "costs[].paid_to" for question in report.questions)


def test_every_quote_is_exact() -> None:
    for text in (FREE, AD, REPAY):
        report = CHECKER.check_text(text)
        for finding in report.findings:
            for piece in finding.evidence:
                if piece.start is not None and piece.end is not None:
                    assert text[piece.start : piece.end] == piece.quote
        for mention in report.reading.mentions:
            assert text[mention.start : mention.end] == mention.quote


def test_repayment_facts_and_rules() -> None:
    report = CHECKER.check_text(REPAY, destination="England")
    assert outcome(report, "ilo.repayment-of-recruitment-costs") == "indicator"
    (england,) = of(report, "england.repayment-principles")
    assert england.outcome.value == "cannot_tell"
    assert "repayment.items" in {gap.fact for gap in england.missing}
    assert "GBP 8,000" in quotes(england)


@pytest.mark.parametrize(
    ("day", "place", "rule", "expected"),
    [
        ("2021-06-30", "Germany", "de.recruitment-reserved", "indicator"),
        ("2021-07-01", "Germany", "de.recruitment-reserved", "none_seen"),
        ("2021-11-10", "England", "england.amber-list", "none_seen"),
        ("2021-11-12", "England", "england.amber-list", "cannot_tell"),
    ],
)
def test_kenya_on_the_days_that_count(day: str, place: str, rule: str, expected: str) -> None:
    text = f"Our recruitment agency is recruiting registered nurses living in Kenya for hospitals in {place}."
    assert outcome(CHECKER.check_text(text, day=day), rule) == expected


def test_inside_the_agreement_is_asked() -> None:
    text = "Our recruitment agency is recruiting registered nurses living in Kenya for hospitals in England."
    (amber,) = of(CHECKER.check_text(text, day="2021-11-12"), "england.amber-list")
    assert [gap.fact for gap in amber.missing] == ["recruitment.inside_agreement"]


def test_undated_ghana_is_answered_and_undated_zimbabwe_asks_for_the_date() -> None:
    text = "Our agency is recruiting registered nurses living in {} for hospitals in the United Kingdom."
    rule = "who.active-recruitment-listed"
    assert outcome(CHECKER.check_text(text.format("Ghana")), rule) == "indicator"
    (zimbabwe,) = of(CHECKER.check_text(text.format("Zimbabwe")), rule)
    assert zimbabwe.outcome.value == "cannot_tell"
    assert "subject.day" in {gap.fact for gap in zimbabwe.missing}


@pytest.mark.parametrize(
    "text",
    [
        "Registered nurses wanted for a hospital in London. Our recruitment office is in Lagos, Nigeria.",
        "Registered nurses wanted for our clinic in London. Filipino patients welcome.",
        "I am a registered nurse living in Ghana and I apply directly for the post at your hospital in London.",
        "Our ward team comes from Nigeria, Ghana and India. Registered nurses wanted in London.",
    ],
)
def test_naming_a_country_is_not_aiming_at_its_people(text: str) -> None:
    report = CHECKER.check_text(text, day="2024-01-15")
    assert [finding.rule for finding in report.indicators if finding.topic == "source_countries"] == []


def test_silence() -> None:
    ad = CHECKER.check_text("Registered nurses wanted for a hospital in London. Apply now with your CV.")
    assert outcome(ad, "ilo.documents-held") == "none_seen"
    contract = CHECKER.check_text("The nurse is employed full time at the hospital in London.", kind="contract")
    assert outcome(contract, "ilo.documents-held") == "cannot_tell"
    (row,) = of(CHECKER.check(Offer.model_validate({"kind": "row", "employer": "St Mary"})), "ilo.documents-held")
    assert row.outcome.value == "cannot_tell"
    assert row.missing[0].state == "not_covered"


@pytest.mark.parametrize(
    "text",
    [
        "Pflegekräfte aus Ghana für Deutschland gesucht. Die Vermittlungsgebühr von 900 Euro zahlt der Bewerber.",
        "Infirmiers du Ghana recherchés pour la France. Le candidat paie les frais de placement de 900 euros.",
        "Buscamos enfermeras de Ghana para España. La tasa de contratación de 900 euros la paga el candidato.",
        "Procuramos enfermeiros do Gana para Portugal. A taxa de colocação de 900 euros é paga pelo candidato.",
        "Căutăm asistenți medicali din Ghana pentru Germania. Taxa de recrutare de 900 euro este plătită de candidat.",
        "Szukamy pielęgniarek z Ghany do pracy w Niemczech. Opłatę rekrutacyjną 900 euro płaci kandydat.",
    ],
)
def test_a_fee_is_found_in_every_language(text: str) -> None:
    report = CHECKER.check_text(text, day="2026-11-21")
    (fee,) = of(report, "ilo.recruitment-fee")
    assert fee.outcome.value == "indicator"
    assert "900" in fee.evidence[0].quote


def test_another_language_is_never_read_as_english() -> None:
    text = "Wij zoeken verpleegkundigen voor ons ziekenhuis. De bemiddelingskosten van 900 euro worden door u betaald."
    report = CHECKER.check_text(text)
    assert report.reading.language != "en"
    assert report.indicators == ()
    (fee,) = of(report, "ilo.recruitment-fee")
    assert fee.outcome.value == "cannot_tell"
    assert fee.missing[0].state == "not_covered"


def test_romania_on_a_watch_list(tmp_path: Path) -> None:
    path = tmp_path / "watch.yaml"
    path.write_text(
        'id: my-watch\ntitle: Ours\nkind: watch\npublisher: Us\neditions:\n  - edition: "1"\n'
        '    since: "2020-01-01"\n    until: null\n    members: [Romania]\n',
        encoding="utf-8",
    )
    text = "Our agency is recruiting nurses living in Romania for hospitals in Germany."
    report = Checker(lists=[path]).check_text(text, day="2024-01-15")
    assert [finding.rule for finding in report.indicators] == ["watch.listed-country"]


def test_what_the_text_says_and_what_the_caller_knows_are_kept_side_by_side() -> None:
    text = "Our agency is recruiting nurses living in Ghana for hospitals in Germany."
    report = CHECKER.check_text(text, destination="England", day="2024-01-15")
    assert [finding.rule for finding in report.indicators if finding.rule.startswith(("de.", "england."))] == []


def test_half_characters_keep_their_place() -> None:
    text = "\ud800Nurses wanted. The candidate must pay a placement fee of GBP 900."
    report = CHECKER.check_text(text)
    (fee,) = [finding for finding in report.indicators if finding.rule == "ilo.recruitment-fee"]
    start, end = fee.evidence[0].start, fee.evidence[0].end
    assert text[start:end] == fee.evidence[0].quote
