"""Codes read from the package's file are those of its objects."""

import pycountry

from ethicalrecruit.domain.model import subdivision_codes


def test_every_code_of_a_nation_state_or_province_is_known() -> None:
    assert subdivision_codes() == {part.code for part in pycountry.subdivisions}
    assert {"GB-ENG", "DE-BE", "CA-ON"} <= subdivision_codes()
