"""Masking keeps lengths, covers everything in one pass, and never fails."""

from hypothesis import example, given
from hypothesis import strategies as st

from ethicalrecruit.findings.masking import MASK, mask, mask_cell

PIECES = st.sampled_from(
    [
        "contact", "Contact:", "CALL", "call", "ask for", "Mr", "Mrs.", "Dr", "Ama", "Kofi", "Ltd", "Recruitment",
        "van", "us", "now", "tel", "phone", "WhatsApp", "+233", "020", "7946", "0000", "0123456789", "22123456",
        "20.02.2026", "passport", "no", "G1234567", "licence", "B000000000",
        "a@b.cd", "@", ".", ",", ":", "-", "/", "(", ")", "GBP", "900", "\n", " ",
    ]
)  # fmt: skip
TEXTS = st.one_of(st.text(), st.lists(PIECES, max_size=14).map(" ".join), st.lists(PIECES, max_size=14).map("".join))


@given(TEXTS)
@example("Contact Anna Recruitment@x.com")
@example("call 1234567 123456789")
@example("cONTACT B000000000")
@example("0@.0.@.0")
def test_length_is_kept_and_twice_is_once(text: str) -> None:
    covered = mask(text)
    assert len(covered) == len(text)
    assert mask(covered) == covered
    assert all(new in (old, MASK) for old, new in zip(text, covered, strict=True))


@given(st.text(max_size=12), TEXTS)
def test_cells_keep_their_length(column: str, cell: str) -> None:
    assert len(mask_cell(column, cell)) == len(cell)
