"""Claims of a licence, an approval, a certificate or a place on a list."""

import pytest

from ethicalrecruit.domain.terms import ClaimedLicence, ClaimKind
from ethicalrecruit.reader.read import read_ad

K = ClaimKind


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("We are IRIS certified.", [K.CERTIFIED_IRIS]),
        ("We are not IRIS certified.", []),
        ("Are you IRIS certified?", []),
        ("We hold the seal Faire Anwerbung Pflege Deutschland.", [K.SEAL_HOLDER]),
        ("We are on the NHS Employers Ethical Recruiters List.", [K.ON_ETHICAL_RECRUITERS_LIST]),
        ("Use only agencies on the Ethical Recruiters List.", []),
        ("We are certified by the Alliance for Ethical International Recruitment Practices.", [K.CGFNS_CERTIFIED]),
        ("We are a licensed recruitment agency.", [K.LICENSED]),
        ("We are looking for licensed nurses.", []),
        ("We are a government approved recruitment agency. We are IRIS certified.", None),
        ("You must be a licensed nurse with a CGFNS certificate.", []),
        ("The hospital holds a sponsor licence.", []),
        ("We are applying for the seal Faire Anwerbung Pflege Deutschland.", []),
        ("We are working towards the seal Faire Anwerbung Pflege Deutschland.", []),
        ("Our competitor holds the seal Faire Anwerbung Pflege Deutschland.", []),
        ("Look for agencies with the seal Faire Anwerbung Pflege Deutschland.", []),
        ("Once we hold the seal Faire Anwerbung Pflege Deutschland we will tell you.", []),
        ("Call us: we hold the seal Faire Anwerbung Pflege Deutschland.", [K.SEAL_HOLDER]),
        ("The agency holds the seal Faire Anwerbung Pflege Deutschland.", [K.SEAL_HOLDER]),
        ("Holder of the seal Faire Anwerbung Pflege Deutschland.", [K.SEAL_HOLDER]),
        ("An agency that is IRIS certified is a good choice.", []),
        ("Choose an IRIS certified recruiter.", []),
        ("We want to become IRIS certified.", []),
        ("We are IRIS certified? No.", []),
        ("IRIS certified recruiter.", [K.CERTIFIED_IRIS]),
        ("Look for a certified ethical recruiter.", []),
        ("We were on the Ethical Recruiters List.", []),
        ("Ask whether the agency is licensed by the UK government as a recruitment agency.", []),
        ("We have applied to be licensed by the UK government as a recruitment agency.", []),
    ],
)
def test_claims_of_standing(text: str, kinds: list[ClaimKind] | None) -> None:
    found = {claim.kind for claim in read_ad(text, language="en").offer.claims}
    assert found == ({K.GOVERNMENT_APPROVED, K.CERTIFIED_IRIS} if kinds is None else set(kinds))


def test_a_licence_to_recruit_and_its_quote() -> None:
    text = "Nurses wanted. We are a licensed recruitment agency with offices abroad."
    reading = read_ad(text, language="en")
    assert reading.offer.claims[0].licence is ClaimedLicence.RECRUITMENT
    (piece,) = reading.observed["claims[0]"].evidence
    assert piece.quote == "We are a licensed recruitment agency"
    assert reading.offer.agency.licence is None


def test_the_british_government_is_named() -> None:
    reading = read_ad("Licence No. 123. We are a UK government licensed recruitment agency.", language="en")
    assert reading.offer.agency.licence is not None
    assert reading.offer.agency.licence.country == "GB"
    assert "agency.licence.country" in reading.observed
