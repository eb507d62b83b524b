"""Personal data is covered, with its length; what a finding rests on stays readable."""

import pytest

from ethicalrecruit.findings.masking import MASK, mask, mask_cell


@pytest.mark.parametrize(
    ("text", "covered"),
    [
        ("Write to ama.sample+jobs@mail.example.org.", "ama.sample+jobs@mail.example.org"),
        ("Call +233 20 000 0000 now", "+233 20 000 0000"),
        ("office: (020) 7946 0000", "(020) 7946 0000"),
        ("WhatsApp: 22123456 now", "22123456"),
        ("Contact Mr Kofi Sample today", "Kofi Sample"),
        ("ask for Anna-Maria van den Berg at noon", "Anna-Maria van den Berg"),
        ("Contact person: Ama Sample", "Ama Sample"),
        ("CONTACT: AMA SAMPLE", "AMA SAMPLE"),
        ("interviewed by Dr. Sample in Leeds", "Sample"),
        ("passport no: G1234567", "G1234567"),
        ("Passport G1234567 is kept", "G1234567"),
        ("Ghana Card number GHA-123456789-0", "GHA-123456789-0"),
    ],
)
def test_personal_data_is_covered(text: str, covered: str) -> None:
    assert mask(text) == text.replace(covered, MASK * len(covered))


@pytest.mark.parametrize(
    "text",
    [
        "A processing fee of GBP 900 is payable by the candidate.",
        "KES 200,000 or 20 000 - 25 000 EUR or 1,50,000",
        "from 01.02.2026 to 03/04/2026, interview 2026-02-28 10:00",
        "licence no. 0123456789, POEA-012-LB-031512-R",
        "phone allowance and phone 25000 KES",
        "Passport 12000, police check 3500",
        "Nurses for DR Congo and the Congo",
        "Contact Sunrise Recruitment Ltd or contact our team",
        "Contact Ghana Nurses Council",
        "Call now for more jobs. Call us. CALL FREE TODAY",
        "x@y without a domain, and user@",
    ],
)
def test_what_is_no_personal_data_stays(text: str) -> None:
    assert mask(text) == text


def test_a_columns_name_counts_as_the_words_before() -> None:
    assert mask_cell("contact_name", "Ama Sample") == MASK * 10
    assert mask_cell("Telefon", "22123456") == MASK * 8
    assert mask_cell("agency", "Ama Sample") == "Ama Sample"
    assert mask_cell("phone", "") == ""


@pytest.mark.parametrize(
    "piece", ["a", "@", "a@", "0 ", "(", "contact ", "Mr ", "+", "passport no ", "call us on ", "0123456789 ", "A'"]
)
def test_hostile_repeats_are_masked_whole(piece: str) -> None:
    text = piece * (80_000 // len(piece))
    assert len(mask(text)) == len(text)
