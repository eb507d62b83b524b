"""Who writes letters: the file of ``letters --from``."""

from pathlib import Path

from ethicalrecruit.errors import RuleSchemaError
from ethicalrecruit.frozen import dataclass
from ethicalrecruit.report.yaml_given import faults_of, is_day, read_given

_NOUN = "file of the sender"
_DAYS = ("day", "reply_by")


@dataclass(frozen=True, slots=True)
class Sender:
    """Who writes, and what a letter says of it. Empty words are left out of the letter.

    Attributes:
        organisation: who writes.
        contact: where replies and corrections go.
        about: what the organisation does.
        reference: its own reference.
        day: the day of the letter, in ISO form.
        reply_by: the day by which a reply is asked for, likewise.
        publication: what is to be published, where and when.
        corrections: what becomes of a correction.
    """

    organisation: str = ""
    contact: str = ""
    about: str = ""
    reference: str = ""
    day: str = ""
    reply_by: str = ""
    publication: str = ""
    corrections: str = ""


def read_sender(path: str | Path) -> Sender:
    """Read the file of a sender.

    Raises:
        UnreadableSource: naming every fault with its place.
    """
    path = Path(path)
    placed = read_given(path, "letter-sender", _NOUN)
    faults = [
        RuleSchemaError(f'"{placed.data[key]}" is no day.', placed.where((key,)), "Give it in the form 2026-11-21.")
        for key in _DAYS
        if key in placed.data and not is_day(placed.data[key])
    ]
    if faults:
        raise faults_of(path, _NOUN, faults)
    return Sender(**placed.data)
