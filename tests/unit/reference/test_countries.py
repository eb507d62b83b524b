"""Names to codes: the traps that real tables and ads set."""

from contextlib import suppress

import pycountry
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ethicalrecruit.datafiles.bundled import rules_folder
from ethicalrecruit.datafiles.yaml_files import read_yaml
from ethicalrecruit.errors import UnknownCountry
from ethicalrecruit.reference.countries import CountryNames, NameKind, Place, country_names
from ethicalrecruit.reference.names import normalised


@pytest.mark.parametrize("code", ["NA", "NO", "IN", "IS", "ME", "AM", "BE", "DE", "TO", "XK", "GB"])
def test_a_code_of_two_letters_always_wins(names: CountryNames, code: str) -> None:
    assert names.resolve(code) == Place(code)


@pytest.mark.parametrize("cell", ["na", "no"])
def test_small_na_and_no_are_not_taken_for_codes(names: CountryNames, cell: str) -> None:
    with pytest.raises(UnknownCountry, match="Leave the cell empty"):
        names.resolve(cell)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("gb", "GB"),
        ("USA", "US"),
        ("NPL", "NP"),
        ("XKX", "XK"),
        ("Democratic Republic of the Congo", "CD"),
        ("Congo, The Democratic Republic of the", "CD"),
        ("Congo, Dem. Rep.", None),
        ("DRC", "CD"),
        ("Congo-Kinshasa", "CD"),
        ("Zaire", "CD"),
        ("Republic of the Congo", "CG"),
        ("Congo-Brazzaville", "CG"),
        ("Guinea", "GN"),
        ("Guinea-Bissau", "GW"),
        ("guinea bissau", "GW"),
        ("Equatorial Guinea", "GQ"),
        ("Papua New Guinea", "PG"),
        ("Niger", "NE"),
        ("Nigeria", "NG"),
        ("Nigerien", "NE"),
        ("Nigerians", "NG"),
        ("Kosovo", "XK"),
        ("Palestine", "PS"),
        ("State of Palestine", "PS"),
        ("West Bank", "PS"),
        ("Gaza", "PS"),
        ("Taiwan", "TW"),
        ("Taiwan, Province of China", "TW"),
        ("Hong Kong", "HK"),
        ("Macau", "MO"),
        ("The Gambia", "GM"),
        ("Gambia, The", "GM"),
        ("Turkey", "TR"),
        ("Türkiye", "TR"),
        ("Turkiye", "TR"),
        ("Cape Verde", "CV"),
        ("Cabo Verde", "CV"),
        ("Swaziland", "SZ"),
        ("Eswatini", "SZ"),
        ("Burma", "MM"),
        ("Ivory Coast", "CI"),
        ("Côte d\u2019Ivoire", "CI"),
        ("COTE D'IVOIRE", "CI"),
        ("East Timor", "TL"),
        ("Timor-Leste", "TL"),
        ("Lao People's Democratic Republic", "LA"),
        ("Laos", "LA"),
        ("Micronesia (Federated States of)", "FM"),
        ("Micronesia, Federated States of", "FM"),
        ("Macedonia", "MK"),
        ("Czech Republic", "CZ"),
        ("Holland", "NL"),
        ("UK", "GB"),
        ("U.K.", "GB"),
        ("Great Britain", "GB"),
        ("Deutschland", "DE"),
        ("Allemagne", "DE"),
        ("Marea Britanie", "GB"),
        ("Wielka Brytania", "GB"),
        ("România", "RO"),
        ("Rumänien", "RO"),
        ("Philippinen", "PH"),
        ("Filipina", "PH"),
        ("Pinoy", "PH"),
        ("KSA", "SA"),
        ("UAE", "AE"),
        ("South Korea", "KR"),
        ("Korea, Republic of", "KR"),
        ("Georgia", "GE"),
        ("turkey", "TR"),
    ],
)
def test_names_of_countries(names: CountryNames, text: str, code: str | None) -> None:
    if code is None:
        with pytest.raises(UnknownCountry):
            names.resolve(text)
    else:
        assert names.resolve(text) == Place(code)


@pytest.mark.parametrize(
    ("text", "nation"),
    [
        ("England", "GB-ENG"),
        ("Scotland", "GB-SCT"),
        ("Wales", "GB-WLS"),
        ("Northern Ireland", "GB-NIR"),
        ("Welsh", "GB-WLS"),
        ("gb-sct", "GB-SCT"),
    ],
)
def test_the_nations_of_the_united_kingdom(names: CountryNames, text: str, nation: str) -> None:
    assert names.resolve(text) == Place("GB", nation)


def test_parts_of_other_countries_by_code(names: CountryNames) -> None:
    assert names.resolve("CA-ON") == Place("CA", "CA-ON")
    with pytest.raises(UnknownCountry):
        names.resolve("CA-XX")


@pytest.mark.parametrize(
    ("text", "both"),
    [
        ("Congo", ("CD", "CG")),
        ("the congo", ("CD", "CG")),
        ("Congolese", ("CD", "CG")),
        ("Korea", ("KP", "KR")),
        ("Dominican", ("DM", "DO")),
        ("Virgin Islands", ("VG", "VI")),
    ],
)
def test_ambiguous_names_are_refused_with_all_candidates(names: CountryNames, text: str, both: tuple[str, str]) -> None:
    with pytest.raises(UnknownCountry) as caught:
        names.resolve(text)
    for code in both:
        assert f"({code})" in caught.value.what
        assert code in caught.value.mend


@pytest.mark.parametrize(
    ("text", "near"),
    [("Nigera", "Nigeria"), ("Philipinnes", "Philippines"), ("Zimbabwaen", "Zimbabwe"), ("Scotlnad", "Scotland")],
)
def test_misspelt_names_are_refused_with_the_nearest(names: CountryNames, text: str, near: str) -> None:
    with pytest.raises(UnknownCountry) as caught:
        names.resolve(text)
    assert near in caught.value.mend


def test_a_town_is_no_country(names: CountryNames) -> None:
    with pytest.raises(UnknownCountry, match="write GB"):
        names.resolve("London")


@pytest.mark.parametrize("text", ["", "  ", "-", "n/a", "unknown"])
def test_cells_without_a_country(names: CountryNames, text: str) -> None:
    with pytest.raises(UnknownCountry):
        names.resolve(text)


def test_every_iso_country_has_an_entry_and_its_iso_names_resolve(names: CountryNames) -> None:
    for country in pycountry.countries:
        assert country.alpha_2 in names.codes
        assert names.resolve(country.alpha_3) == Place(country.alpha_2)
        if country.alpha_2 != "CG":  # ISO's plain "Congo" is ambiguous here
            assert names.resolve(country.name) == Place(country.alpha_2)
        assert names.resolve(names.name_of(country.alpha_2)) == Place(country.alpha_2)


def test_short_names() -> None:
    names = country_names()
    assert [names.name_of(code) for code in ("GB", "GH", "XK", "CD", "GB-ENG")] == [
        "United Kingdom",
        "Ghana",
        "Kosovo",
        "Democratic Republic of the Congo",
        "England",
    ]
    with pytest.raises(UnknownCountry):
        names.name_of("ZZ")


def test_no_small_word_of_english_is_a_phrase_without_capital(names: CountryNames) -> None:
    capital = {phrase.words for phrase in names.phrases() if phrase.needs_capital}
    assert {"Turkey", "China", "Jordan", "Chad", "Polish", "Guinea", "Niger", "Togo", "Mali", "the US"} <= capital
    assert {"Georgia", "Cork", "Bath", "Jersey", "Chile", "Panama"} <= capital
    plain = {phrase.words.casefold() for phrase in names.phrases() if not phrase.needs_capital}
    assert not plain & {"us", "in", "no", "reading", "nice", "mobile", "male", "island", "man", "car", "sale", "can"}


def test_phrases_carry_all_places_they_may_mean(names: CountryNames) -> None:
    found = {phrase.words: phrase for phrase in names.phrases()}
    assert found["Congo"].places == (Place("CD"), Place("CG"))
    assert found["Georgia"].places == (Place("GE"), Place("US", "US-GA"))
    assert found["Georgia"].kind is NameKind.NAME
    assert found["Glasgow"].places == (Place("GB", "GB-SCT"),)
    assert found["Glasgow"].kind is NameKind.CITY
    assert found["Cardiff"].places == (Place("GB", "GB-WLS"),)
    assert found["Toronto"].places == (Place("CA", "CA-ON"),)
    assert found["Hyderabad"].places == (Place("IN"), Place("PK"))
    assert found["Filipinos"].kind is NameKind.DEMONYM
    assert len(found) == len(names.phrases())
    lengths = [len(phrase.words) for phrase in names.phrases()]
    assert lengths == sorted(lengths, reverse=True)


def test_the_file_of_names_is_sound() -> None:
    data = read_yaml(rules_folder() / "countries" / "names.yaml", "countries")
    codes = [one["code"] for one in data["countries"]]
    assert codes == sorted(set(codes))
    for key in ("countries", "nations", "cities"):
        for one in data[key]:
            words = {*one["names"], *one.get("demonyms", ())}
            assert set(one.get("needs_capital", ())) <= words, one
    for one in (*data["nations"], *data["cities"]):
        if "nation" in one:
            assert pycountry.subdivisions.get(code=one["nation"]), one  # type: ignore[no-untyped-call]
            assert one.get("country", one["nation"][:2]) == one["nation"][:2]


@given(st.text(max_size=30))
def test_any_text_resolves_or_is_refused(text: str) -> None:
    with suppress(UnknownCountry):
        assert country_names().resolve(text).country in country_names().codes


@given(st.text(max_size=30))
def test_the_normal_form_is_stable(text: str) -> None:
    once = normalised(text)
    assert normalised(once.upper()) == normalised(once)
