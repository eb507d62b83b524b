"""What a text says of itself beside words about others."""

import pytest

from ethicalrecruit.reader.mention import Category
from ethicalrecruit.reader.read import read_ad


def categories(text: str, language: str) -> list[Category]:
    return [one.category for one in read_ad(text, language=language).mentions]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Unlike other agencies, we never charge nurses a fee."),
        ("en", "Unlike other agencies, who charge nurses 900 euros, our service is free for nurses."),
        ("en", "We never charge nurses, unlike other agencies."),
        ("de", "Im Gegensatz zu anderen Agenturen, die Geld verlangen, ist unser Service für Bewerber kostenlos."),
        ("es", "A diferencia de otras agencias, aquí no pagas nada por tu colocación."),
        ("fr", "Contrairement à certaines agences, nous ne prenons rien aux soignants."),
        ("pt", "Ao contrário de outras agências, que cobram milhares de euros, nós não cobramos nada aos enfermeiros."),
        ("ro", "Spre deosebire de alte agenții, nu luăm nimic de la îngrijitoare."),
        ("pl", "W odróżnieniu od innych agencji, nie pobieramy opłat od opiekunek."),
    ],
)
def test_a_claim_beside_words_about_others_is_read(language: str, text: str) -> None:
    assert categories(text, language) == [Category.FEE_FREE_CLAIM]


@pytest.mark.parametrize(
    "text",
    [
        "Unlike other agencies, we are based in Leeds.",
        "Some agencies say that you pay nothing, but they charge you later.",
        "Unlike other agencies who charge nurses 900 euros, some agents say that the service is free for nurses.",
        "Unlike other agencies, do we never charge nurses?",
    ],
)
def test_what_others_do_is_not_said_of_the_text_itself(text: str) -> None:
    assert categories(text, "en") == []
