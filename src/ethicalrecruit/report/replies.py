"""What agencies and employers answered when they were asked: ``replies.yaml``, printed beside findings.

A file of replies holds one entry for each time somebody was asked. An entry without a day of reply says that there is
no reply so far; that is no answer, and no sign of anything.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field
from pathlib import Path
from typing import Any

from ethicalrecruit.datafiles.strict_yaml import Placed
from ethicalrecruit.errors import RuleSchemaError
from ethicalrecruit.findings.masking import mask
from ethicalrecruit.frozen import dataclass
from ethicalrecruit.render.blocks import Block, Entry, Paragraph, Quote
from ethicalrecruit.render.wording import day_words
from ethicalrecruit.report.agency_of import name_key
from ethicalrecruit.report.yaml_given import faults_of, is_day, read_given

_NOUN = "file of replies"


@dataclass(frozen=True, slots=True)
class Reply:
    """One time that somebody was asked.

    Attributes:
        agency: the agency or employer.
        asked: the day on which it was asked, in ISO form.
        replied: the day of its reply; "" while there is none.
        text: what it said; "" if that is kept elsewhere.
        reference: where the reply is kept; "" if it stands in ``text``.
        correction: whether it corrects something that was found.
        received_by: who received it.
        reply_by: the day by which a reply was asked for; "" for none.
    """

    agency: str
    asked: str
    replied: str = ""
    text: str = ""
    reference: str = ""
    correction: bool = False
    received_by: str = ""
    reply_by: str = ""


@dataclass(frozen=True, slots=True)
class Replies:
    """All that was recorded.

    Attributes:
        by_name: the entries of each agency or employer, by what the spellings of its name share.
    """

    by_name: Mapping[str, tuple[Reply, ...]] = field(default_factory=dict)

    def of(self, name: str) -> tuple[Reply, ...]:
        """The entries of an agency or employer, in the order in which it was asked; empty if it was not asked."""
        return self.by_name.get(name_key(name), ())

    def names(self) -> tuple[str, ...]:
        """Everybody of whom something is recorded."""
        return tuple(found[0].agency for found in self.by_name.values())

    def could_reply(self, name: str, day: str) -> bool:
        """Whether it is recorded that it replied, or that the day for its reply had passed on a day.

        To have been asked is not enough: who was asked this morning had no time to answer.
        """
        return any(one.replied or (one.reply_by and one.reply_by < day) for one in self.of(name))


def read_replies(path: str | Path, day: str = "") -> Replies:
    """Read a file of replies.

    Args:
        path: the file.
        day: the day on which it is used, in ISO form; what is asked or replied later is a fault. "" for no such day.

    Raises:
        UnreadableSource: naming every fault with its place.
    """
    path = Path(path)
    placed = read_given(path, "replies", _NOUN)
    faults = list(_faults(placed, day))
    if faults:
        raise faults_of(path, _NOUN, faults)
    by_name: dict[str, list[Reply]] = {}
    for entry in placed.data["replies"]:
        reply = Reply(**{key: value for key, value in entry.items() if value is not None})
        by_name.setdefault(name_key(reply.agency), []).append(reply)
    return Replies({key: tuple(sorted(found, key=_when)) for key, found in sorted(by_name.items())})


def reply_blocks(replies: Sequence[Reply]) -> Iterator[Block]:
    """The entries of one agency as pieces of a letter or a report; personal data in them is masked."""
    for one in replies:
        if not one.replied:
            yield Paragraph(f"{asked_words(one)}. No reply is recorded so far.")
            continue
        corrects = "It corrects something that was found" if one.correction else "It corrects nothing that was found"
        yield Paragraph(f"{asked_words(one)}; reply of {day_words(one.replied)}. {corrects}.")
        if one.text:
            yield Quote(mask(" ".join(one.text.split())), f"reply of {day_words(one.replied)}")
        if one.reference:
            yield Entry("kept as", mask(one.reference))
        yield Entry("received by", mask(one.received_by))


def asked_words(one: Reply) -> str:
    """When somebody was asked, and until when a reply was asked for.

    >>> asked_words(Reply("A", "2026-07-01", reply_by="2026-07-31"))
    'Asked on 1 July 2026, for a reply by 31 July 2026'
    """
    until = f", for a reply by {day_words(one.reply_by)}" if one.reply_by else ""
    return f"Asked on {day_words(one.asked)}{until}"


def _when(reply: Reply) -> tuple[str, str]:
    return reply.asked, reply.replied


def _faults(placed: Placed, today: str) -> Iterator[RuleSchemaError]:
    """What the schema cannot say: days that are none, replies without content, entries that stand twice."""
    seen: dict[tuple[str, str], int] = {}
    for number, entry in enumerate(placed.data["replies"]):
        path = ("replies", number)
        yield from _day_faults(placed, entry, path)
        yield from _late_faults(placed, entry, path, today)
        if entry["replied"] is not None:
            yield from _content_faults(placed, entry, path)
        elif said := [key for key in ("text", "reference", "correction", "received_by") if key in entry]:
            what = f'Without a day of reply there is no "{said[0]}".'
            yield RuleSchemaError(what, placed.where((*path, said[0])), "Give the day in replied, or take it out.")
        key = (name_key(entry["agency"]), entry["asked"])
        if key in seen:
            what = f'"{entry["agency"]}" stands here twice as asked on {entry["asked"]}.'
            yield RuleSchemaError(what, placed.where((*path, "agency")), "Keep one entry for each day of asking.")
        seen[key] = number


def _day_faults(placed: Placed, entry: Mapping[str, Any], path: tuple[str | int, ...]) -> Iterator[RuleSchemaError]:
    days = {key: entry[key] for key in ("asked", "reply_by", "replied") if entry.get(key) is not None}
    for key, day in days.items():
        if not is_day(day):
            yield RuleSchemaError(f'"{day}" is no day.', placed.where((*path, key)), "Give it in the form 2026-11-21.")
    if not all(map(is_day, days.values())):
        return
    if days.get("reply_by", "9") <= days["asked"]:
        what = f"The day for a reply, {days['reply_by']}, does not come after the question of {days['asked']}."
        yield RuleSchemaError(what, placed.where((*path, "reply_by")), "Give a day that leaves time to answer.")
    if days.get("replied", days["asked"]) < days["asked"]:
        what = f"The reply of {days['replied']} is older than the question of {days['asked']}."
        yield RuleSchemaError(what, placed.where((*path, "replied")), "Correct one of the days.")


def _late_faults(
    placed: Placed, entry: Mapping[str, Any], path: tuple[str | int, ...], today: str
) -> Iterator[RuleSchemaError]:
    for key in ("asked", "replied"):
        if today and (entry[key] or "") > today:
            what = f"{entry[key]} lies after {today}, the day of the report."
            yield RuleSchemaError(what, placed.where((*path, key)), "Correct it, or give the day with --day.")


def _content_faults(placed: Placed, entry: Mapping[str, Any], path: tuple[str | int, ...]) -> Iterator[RuleSchemaError]:
    if "text" not in entry and "reference" not in entry:
        yield RuleSchemaError(
            "A reply needs its text or a reference.", placed.where(path), "Add text, or reference with its place."
        )
    for key, mend in (
        ("correction", "Add correction: true or false."),
        ("received_by", "Add who received it, a name or a role."),
    ):
        if key not in entry:
            yield RuleSchemaError(f'A reply needs "{key}".', placed.where(path), mend)
