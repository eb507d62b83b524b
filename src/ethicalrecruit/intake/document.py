"""A structured document in JSON to an offer: strict about its shape, plain about what is wrong with it."""

from decimal import Decimal
from typing import Any

from ethicalrecruit.domain.offer import Offer
from ethicalrecruit.errors import EmptySource, InputError, UnreadableSource
from ethicalrecruit.intake.faults import Fault, endless_numbers, model_faults, strict_faults
from ethicalrecruit.intake.offer_places import known_places
from ethicalrecruit.intake.strict_json import read_json
from ethicalrecruit.reference.countries import CountryNames

LARGEST_DOCUMENT = 5_000_000
"""The largest document that is read, in bytes."""


def read_document(data: bytes | str, source: str, names: CountryNames) -> Offer:
    """Read one structured document.

    Args:
        data: a JSON object with the fields of an offer; bytes must be UTF-8.
        source: the file's name, for messages.
        names: the names of countries; country fields take names as well as codes, and ``England`` in
            ``destination.country`` gives the nation too.

    Raises:
        EmptySource: if there is nothing in it.
        UnreadableSource: if it is no UTF-8, no JSON or too large.
        InputError: if a field is unknown, has the wrong type or an impossible value; all faults at once.
    """
    loaded = read_json(_text(data, source), source)
    if not isinstance(loaded, dict):
        raise InputError(
            f"The document is {_noun(loaded)}, not an object with the fields of an offer.",
            source,
            "Give one document a file, with { at its beginning; audit reads tables of many.",
        )
    return offer_from(loaded, source, names)


def offer_from(loaded: dict[str, Any], source: str, names: CountryNames) -> Offer:
    """The offer that parsed JSON states; see ``read_document``.

    Raises:
        InputError: naming every fault.
    """
    placed, faults = known_places(loaded, names)
    faults += strict_faults(placed, Offer)
    found_at = {fault.path for fault in faults}
    offer: Offer | None = None
    try:
        offer = Offer.model_validate(placed)
    except OverflowError:
        # The day after the last day of the calendar.
        mend = "Leave it out if no end of the licence is known."
        faults.append(Fault("agency.licence.valid_through", "The last day of the calendar ends nothing.", mend))
    except ValueError as error:
        faults += [fault for fault in model_faults(error, Offer) if fault.path not in found_at]
    else:
        faults += endless_numbers(offer)
    if faults or offer is None:
        raise _refused(faults, source)
    return offer


def _refused(faults: list[Fault], source: str) -> InputError:
    if len(faults) == 1:
        only = faults[0]
        return InputError(only.what, f"{source}: {only.path}" if only.path else source, only.mend)
    lines = "".join(f"\n  {fault.line()}" for fault in faults)
    mend = "Put them right; ethicalrecruit schema offer prints the form of an offer."
    return InputError(f"The document has {len(faults)} faults and was not read.{lines}", source, mend)


def _text(data: bytes | str, source: str) -> str:
    if len(data) > LARGEST_DOCUMENT:
        raise UnreadableSource(
            f"The document has more than {LARGEST_DOCUMENT:,} bytes.", source, "Give one offer a file."
        )
    if isinstance(data, bytes):
        try:
            data = data.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            raise UnreadableSource(
                f"The document is not UTF-8 (byte {error.start}).", source, "Save it as UTF-8."
            ) from None
    text = data.removeprefix("\ufeff")
    if not text.strip():
        raise EmptySource("The document is empty.", source, "Write the offer into it, or check the file's name.")
    return text


def _noun(value: Any) -> str:
    if isinstance(value, list):
        return "a list"
    if isinstance(value, str):
        return "a text"
    if isinstance(value, bool) or value is None:
        return "a single word"
    return "a number" if isinstance(value, int | Decimal) else "something else"
