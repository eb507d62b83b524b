"""Peoples and countries whose workers are recruited, in the wording of offers, news and pages for employers."""

import pytest

from ethicalrecruit.reader.mention import Category
from ethicalrecruit.reader.read import read_ad

AIMED = [
    ("ro", "Portalul anunță 200 de posturi vacante pentru lucrătorii români în Spania.", "RO"),
    ("ro", "De ce Kenya pentru hoteluri?\nLucrătorii din Kenya sunt apreciați pentru politețe.", "KE"),
    ("ro", "Mai căutăm șoferi. Majoritatea candidaților din Sri Lanka vorbesc engleza.", "LK"),
    ("ro", "Relocare rapidă din Ucraina, cu acte în regulă.", "UA"),
    ("ro", "Recrutăm asistenți medicali pentru clinici din Germania. Interviurile au loc la București.", "RO"),
    ("pt", "Ligamos brasileiros a oportunidades de trabalho fora do Brasil.", "BR"),
    ("pt", "Áustria e Suíça procuram parteiras e enfermeiros portugueses.", "PT"),
    ("pt", "A consultora vai estar em Braga a recrutar médicos para hospitais na Suécia.", "PT"),
    ("pt", "Do campo brasileiro para a quinta no Canadá: vagas com contrato.", "BR"),
]

NOT_AIMED = [
    ("ro", "Un studiu arată că lucrătorii români sunt harnici."),
    ("ro", "Echipa noastră are și muncitori din Nepal, apreciați de colegi."),
    ("pt", "Ajudamos brasileiros a comprar casa em Lisboa."),
    ("pt", "Uma plataforma feita por brasileiros para ler notícias de trabalho."),
    ("pt", "Voos do Brasil para a Noruega para a sua carreira de músico."),
]


@pytest.mark.parametrize(("language", "text", "country"), AIMED)
def test_people_are_aimed_at(language: str, text: str, country: str) -> None:
    reading = read_ad(text, language=language)
    assert Category.TARGETS_SOURCE_COUNTRY in {one.category for one in reading.mentions}
    assert country in {target.country for target in reading.offer.targets or ()}


@pytest.mark.parametrize(("language", "text"), NOT_AIMED)
def test_people_are_only_named(language: str, text: str) -> None:
    reading = read_ad(text, language=language)
    assert Category.TARGETS_SOURCE_COUNTRY not in {one.category for one in reading.mentions}
