"""``ethicalrecruit lists``: the dated lists of countries, as they stood on a day, and what changed."""

import re
from argparse import Namespace
from datetime import date
from typing import Any

from ethicalrecruit.cli.days import TODAY, named_day
from ethicalrecruit.cli.lists_text import diff_data, diff_text, member_data, member_line, status_data, status_text
from ethicalrecruit.cli.reply import Reply
from ethicalrecruit.cli.table import table
from ethicalrecruit.cli.wrong_call import as_wrong_call
from ethicalrecruit.errors import OptionError, suggest
from ethicalrecruit.reference.list_changes import changes, status_on
from ethicalrecruit.reference.lists import CountryList, ListEdition
from ethicalrecruit.render.harmless import harmless
from ethicalrecruit.render.report_json import json_text
from ethicalrecruit.render.wording import SURE
from ethicalrecruit.rulebook.book import RuleBook
from ethicalrecruit.rulebook.loader import load_book
from ethicalrecruit.values.grades import Verified

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def run(options: Namespace) -> Reply:
    """Run the command named after ``lists``."""
    commands = {"show": _show, "diff": _diff, "status": _status}
    return commands[options.lists_command](options)


def _show(options: Namespace) -> Reply:
    day = None if options.day is None else named_day(options.day)
    book = load_book(options.packs, options.lists)
    if options.list is None:
        return _names(book, options)
    list_id, _, edition = options.list.partition("@")
    with as_wrong_call():
        listed = book.tables.list(list_id)
    chosen = _chosen(listed, edition, day)
    data = _data(book, listed, chosen, day)
    return Reply(json_text(data) if options.format == "json" else _text(data))


def _diff(options: Namespace) -> Reply:
    day = named_day(options.day or TODAY)
    book = load_book(options.packs, options.lists)
    before, first = _side(book, options.before, day)
    after, second = _side(book, options.after, day)
    data = diff_data(book, before, after, changes(first, second))
    return Reply(json_text(data) if options.format == "json" else diff_text(data))


def _status(options: Namespace) -> Reply:
    day = named_day(options.day or TODAY)
    book = load_book(options.packs, options.lists)
    with as_wrong_call():
        named = [book.tables.list(list_id) for list_id in options.list]
    listed = named or sorted(book.tables.lists.values(), key=lambda one: one.id)
    statuses = status_data(status_on(one, day) for one in listed)
    if options.format == "json":
        data = {"schema": "ethicalrecruit.list-status/0", "day": day.isoformat(), "lists": statuses}
        return Reply(json_text(data))
    return Reply(status_text(day.isoformat(), statuses))


def _side(book: RuleBook, text: str, day: date) -> tuple[CountryList, ListEdition]:
    """A list and the edition meant: the one named, the one of the day named, or the one of ``day``."""
    list_id, _, name = text.partition("@")
    with as_wrong_call():
        listed = book.tables.list(list_id)
    if name and (listed.edition(name) is not None or not (_DAY.fullmatch(name) or name == TODAY)):
        return listed, _chosen(listed, name, None)[0]
    wanted = named_day(name) if name else day
    found = _chosen(listed, "", wanted)
    if len(found) == 1:
        return listed, found[0]
    known = ", ".join(f"{listed.id}@{one.edition}" for one in found or listed.editions)
    told = "it is not certain which edition held" if found else "no edition is recorded"
    raise OptionError(f"{listed.id} on {wanted.isoformat()}: {told}.", "", f"Name one: {known}.")


def _names(book: RuleBook, options: Namespace) -> Reply:
    lists = sorted(book.tables.lists.values(), key=lambda one: one.id)
    if options.format == "json":
        data = [{"id": one.id, "title": one.title, "editions": [e.edition for e in one.editions]} for one in lists]
        return Reply(json_text({"schema": "ethicalrecruit.lists/0", "lists": data}))
    rows = [(one.id, str(len(one.editions)), harmless(one.title)) for one in lists]
    return Reply(table(("list", "editions", "title"), rows))


def _chosen(listed: CountryList, name: str, day: date | None) -> tuple[ListEdition, ...]:
    """The editions asked for: the one named, those that may hold on the day, or all."""
    if name:
        found = listed.edition(name)
        if found is None:
            known = [one.edition for one in listed.editions]
            mend = suggest(name, known) or f"There are: {', '.join(known)}."
            raise OptionError(f'The list {listed.id} has no edition "{name}".', "", mend)
        return (found,)
    if day is None:
        return listed.editions
    held = {one.entry.edition for one in listed.timeline.at(day) if one.entry is not None}
    return tuple(one for one in listed.editions if one.edition in held)


def _data(book: RuleBook, listed: CountryList, editions: tuple[ListEdition, ...], day: date | None) -> dict[str, Any]:
    return {
        "schema": "ethicalrecruit.list/0",
        "id": listed.id,
        "title": listed.title,
        "kind": listed.kind.value,
        "publisher": listed.publisher,
        "url": listed.url,
        "read_on": None if listed.read_on is None else listed.read_on.isoformat(),
        "review_by": None if listed.review_by is None else listed.review_by.isoformat(),
        "limits": listed.limits,
        "day": None if day is None else day.isoformat(),
        "notes": list(listed.notes_on(day)),
        "editions": [
            {
                "edition": one.edition,
                "title": one.title,
                "in_use": str(one.interval),
                "verification": {
                    "substance": one.verification.substance.value,
                    "pinpoint": one.verification.pinpoint.value,
                },
                "note": one.note,
                "members": [member_data(book, member) for member in one.members.values()],
            }
            for one in editions
        ],
    }


def _text(data: dict[str, Any]) -> str:
    lines = [f"{data['id']}: {data['title']}"]
    for key, label in (("publisher", "publisher"), ("url", "url"), ("read_on", "read on"), ("review_by", "review by")):
        if data[key]:
            lines.append(f"  {label}: {data[key]}")
    if data["limits"]:
        lines.append(f"  what it does not say: {data['limits']}")
    lines += [f"  note: {note}" for note in data["notes"]]
    if not data["editions"]:
        lines += ["", "No edition is recorded for that day."]
    for one in data["editions"]:
        lines += ["", f"edition {one['edition']}: {one['title']}", f"  in use: {one['in_use']}"]
        lines.append(f"  membership: {SURE[Verified(one['verification']['substance'])]}")
        if one["note"]:
            lines.append(f"  note: {one['note']}")
        lines += [f"  {member_line(member)}" for member in one["members"]]
        lines.append(f"  {len(one['members'])} in all")
    return "\n".join(harmless(line) for line in lines) + "\n"
