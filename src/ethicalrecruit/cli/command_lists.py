"""``ethicalrecruit lists``: the dated lists of countries, as they stood on a day."""

from argparse import Namespace
from datetime import date
from typing import Any

from ethicalrecruit.cli.days import named_day
from ethicalrecruit.cli.reply import Reply
from ethicalrecruit.cli.table import table
from ethicalrecruit.cli.wrong_call import as_wrong_call
from ethicalrecruit.errors import OptionError, suggest
from ethicalrecruit.reference.lists import CountryList, ListEdition
from ethicalrecruit.render.harmless import harmless
from ethicalrecruit.render.report_json import json_text
from ethicalrecruit.render.wording import SURE
from ethicalrecruit.rulebook.book import RuleBook
from ethicalrecruit.rulebook.loader import load_book
from ethicalrecruit.values.grades import Verified


def run(options: Namespace) -> Reply:
    """Show one list, or name all."""
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
    name_of = book.tables.countries.name_of
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
                "members": [
                    {
                        "code": member.code,
                        "name": name_of(member.code),
                        "listed_as": member.listed_as,
                        "sources": member.sources,
                        "note": member.note,
                    }
                    for member in one.members.values()
                ],
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
        lines += [_member(member) for member in one["members"]]
        lines.append(f"  {len(one['members'])} in all")
    return "\n".join(harmless(line) for line in lines) + "\n"


def _member(member: dict[str, Any]) -> str:
    differs = member["listed_as"] and member["listed_as"] != member["name"]
    listed_as = f", listed as {member['listed_as']}" if differs else ""
    return f"  {member['code']}  {member['name']}{listed_as}"
