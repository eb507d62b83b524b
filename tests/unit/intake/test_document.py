"""A structured document: names become codes, and everything wrong is told at once, never as a traceback."""

from decimal import Decimal
from typing import Any

import pytest

from ethicalrecruit.errors import EmptySource, InputError, UnreadableSource
from ethicalrecruit.intake.document import LARGEST_DOCUMENT, offer_from, read_document
from ethicalrecruit.reference.countries import country_names


def read(text: str | bytes) -> object:
    return read_document(text, "offer.json", country_names())


def refused(text: str | bytes) -> InputError:
    with pytest.raises(InputError) as caught:
        read(text)
    return caught.value


def test_names_of_countries_become_codes() -> None:
    offer = read_document(
        '{"destination": {"country": "England"}, "agency": {"country": "the Philippines",'
        ' "licence": {"country": "Ghana", "valid_through": "2026-06-30"}},'
        ' "targets": [{"country": "Ivory Coast", "basis": "event"}, {"country": "Scotland", "basis": "named"}],'
        ' "worker": {"residence": "Kenya", "nationality": "NA"}}',
        "offer.json",
        country_names(),
    )
    assert (offer.destination.country, offer.destination.nation) == ("GB", "GB-ENG")
    assert [target.country for target in offer.targets] == ["CI", "GB"]
    assert (offer.agency.country, offer.worker.residence, offer.worker.nationality) == ("PH", "KE", "NA")
    assert offer.agency.licence is not None
    assert offer.agency.licence.country == "GH"


def test_numbers_keep_their_digits() -> None:
    offer = read_document('{"hours_per_week": 37.50000000000000001}', "offer.json", country_names())
    assert offer.hours_per_week == Decimal("37.50000000000000001")


def test_a_byte_order_mark_and_a_nation_by_name_are_fine() -> None:
    offer = read_document(b'\xef\xbb\xbf{"destination": {"nation": "Wales"}}', "offer.json", country_names())
    assert offer.destination.nation == "GB-WLS"


def test_all_faults_are_told_at_once() -> None:
    error = refused(
        '{"destinaton": {}, "kind": "add", "posted_on": "2021-02-30", "job": {"health": "yes", "occupation": 2221},'
        ' "costs": [{"itm": 1, "amount": {"amount": 1, "currency": "XXQ"}}], "covers": ["docments"],'
        ' "targets": [{"country": "Atlantis", "basis": "named"}], "documents": {"held_by": "agncy"}}'
    )
    message = str(error)
    for part in (
        'destinaton: There is no field "destinaton" here. Did you mean "destination"?',
        'kind: "add" is not allowed here. Did you mean "ad"?',
        'posted_on: "2021-02-30" is no day of the calendar.',
        'job.health: "yes" is neither true nor false.',
        'job.occupation: "2221" is not a text. Put it in quotation marks.',
        "costs[0].item: This field is missing.",
        'costs[0].itm: There is no field "itm" here. Did you mean "item"?',
        'costs[0].amount: "XXQ" is not an ISO 4217 currency code.',
        'covers[0]: There is no fact "docments" that could be covered. Did you mean "documents"?',
        'targets[0].country: "Atlantis" is no country we know.',
        'documents.held_by: "agncy" is not allowed here. Did you mean "agency"?',
    ):
        assert part in message
    assert message.count("Atlantis") == 1


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        (b"", EmptySource, "empty"),
        ("  \n", EmptySource, "empty"),
        (b"\xff\xfe", UnreadableSource, "not UTF-8 (byte 0)"),
        ("{", UnreadableSource, "not JSON"),
        ("{} {}", UnreadableSource, "more text after the end"),
        ('{"id": "x" "kind": "ad"}', UnreadableSource, "offer.json:1:12"),
        ("[]", InputError, "a list, not an object"),
        ('"text"', InputError, "a text, not an object"),
        ("3.5", InputError, "a number, not an object"),
        ("null", InputError, "a single word, not an object"),
        ('{"id": "a", "id": "b"}', InputError, 'The key "id" stands twice'),
        ('{"hours_per_week": NaN}', InputError, "NaN is no number"),
        ('{"hours_per_week": -Infinity}', InputError, "no number"),
        ('{"hours_per_week": 1e400}', InputError, "1e400"),
        ('{"hours_per_week": 1e99999999999999999999999}', InputError, "too large"),
        ('{"hours_per_week": ' + "1" * 5000 + "}", InputError, "too large"),
        ('{"hours_per_week": 169}', InputError, "at most 168"),
        ('{"id": "\\ud800"}', InputError, "half of a character"),
        ("[" * 100_000, UnreadableSource, "nested deeper"),
        ('{"a":' * 60 + "1" + "}" * 60, UnreadableSource, "nested deeper"),
        (b" " * (LARGEST_DOCUMENT + 1), UnreadableSource, "more than 5,000,000 bytes"),
        ('{"schema": "ethicalrecruit.offer/9"}', InputError, "ethicalrecruit.offer/0"),
        ('{"pay": {"amount": -3, "period": "month"}}', InputError, "pay.amount"),
        ('{"destination": {"country": "England", "nation": "GB-SCT"}}', InputError, "destination.nation"),
        ('{"destination": {"country": "GB", "nation": "Ghana"}}', InputError, "not a part of one"),
        ('{"destination": {"country": "DE", "nation": "GB-ENG"}}', InputError, "does not lie in DE"),
        ('{"destination": "England"}', InputError, "not an object"),
        ('{"targets": {}}', InputError, "Put it in square brackets"),
        ('{"agency": {"licence": {"since": "2021-01-01", "until": "2020-01-01"}}}', InputError, "ends after it begins"),
        ('{"agency": {"licence": {"valid_through": "9999-12-31"}}}', InputError, "no end of the licence"),
        ('{"agency": {"licence": {"numbr": "1"}}}', InputError, 'Did you mean "number"?'),
    ],
)
def test_bad_documents_are_refused_in_plain_words(text: str | bytes, kind: type[InputError], words: str) -> None:
    error = refused(text)
    assert type(error) is kind
    assert words in str(error)
    assert "offer.json" in error.where


def test_a_few_characters_cannot_take_all_memory() -> None:
    refused('{"hours_per_week": 1e-99999999}')
    refused('{"hours_per_week": "1e-99999999"}')


@pytest.mark.parametrize(
    ("data", "what", "mend"),
    [
        ({"costs": [{"item": "FEE_PLACEMENT", "amount": {"amount": True, "currency": "GBP"}}]}, '"true" is', "digits"),
        (
            {"costs": [{"item": "FEE_PLACEMENT", "amount": {"amount": "1E+400", "currency": "GBP"}}]},
            "15 digits",
            "digits",
        ),
        ({"costs": [{"item": "FEE_PLACEMENT", "amount": {"amount": "1", "currency": "ZZZ"}}]}, '"ZZZ"', "GBP or EUR"),
        ({"job": 5, "costs": 5}, "2 faults", "schema offer"),
        ({"costs": [{"item": "FEE_PLACEMENT"}] * 301}, "301 entries", "split"),
    ],
)
def test_every_fault_says_how_to_mend_it(data: dict[str, Any], what: str, mend: str) -> None:
    with pytest.raises(InputError) as caught:
        offer_from(data, "offer.json", country_names())
    assert what in caught.value.what
    assert mend in caught.value.mend


def test_of_a_flood_of_faults_the_first_are_told_and_all_are_counted() -> None:
    with pytest.raises(InputError) as caught:
        offer_from({f"k{number}": 1 for number in range(2_000)}, "offer.json", country_names())
    assert "2000 faults" in caught.value.what
    assert caught.value.what.count("There are:") == 200
