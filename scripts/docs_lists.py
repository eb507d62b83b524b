"""The pages of dated lists."""

from collections.abc import Iterator

from scripts.docs_markdown import bullets, link, place, plain, table

from ethicalrecruit import RuleBook
from ethicalrecruit.checker.cross_reference import rules_by_list
from ethicalrecruit.checker.explain import places
from ethicalrecruit.cli.lists_text import member_data
from ethicalrecruit.reference.list_changes import changes_over_time
from ethicalrecruit.reference.lists import CountryList, ListEdition
from ethicalrecruit.render.wording import SURE, counted
from ethicalrecruit.rulebook.rule import Rule


def list_pages(book: RuleBook) -> Iterator[tuple[str, str]]:
    """The index of lists and a page for each."""
    lists = sorted(book.tables.lists.values(), key=lambda one: one.id)
    testing = rules_by_list(book)
    yield "lists.md", _index(lists)
    for one in lists:
        yield f"lists/{one.id}.md", _page(book, one, testing.get(one.id, ()))


def _index(lists: list[CountryList]) -> str:
    rows = (
        (
            link(one.title, f"lists/{one.id}.md"),
            f"`{one.id}`",
            plain(one.publisher),
            ", ".join(plain(edition.edition) for edition in one.editions),
            "" if one.review_by is None else one.review_by.isoformat(),
        )
        for one in lists
    )
    head = (
        "# Lists\n\nNo list is a ban, and none speaks against a worker's own application.\n"
        "`ethicalrecruit lists status` tells how old each is; `ethicalrecruit lists diff LIST@EDITION LIST@EDITION` "
        "compares two editions.\n\n"
    )
    return head + table(("List", "Id", "Publisher", "Editions", "Review due by"), rows)


def _page(book: RuleBook, listed: CountryList, rules: tuple[Rule, ...]) -> str:
    facts = [
        f"id: `{listed.id}`",
        *((f"publisher: {plain(listed.publisher)}",) if listed.publisher else ()),
        *((f"sources last read: {listed.read_on.isoformat()}",) if listed.read_on else ()),
        *((f"review due by: {listed.review_by.isoformat()}",) if listed.review_by else ()),
        *((f"text: <{listed.url}>",) if listed.url else ()),
        f"rules that test it: {', '.join(link(rule.id, f'../rules/{rule.id}.md') for rule in rules) or 'none'}",
    ]
    parts = [f"# {plain(listed.title)}\n"]
    if listed.limits:
        parts.append(f"{plain(listed.limits)}\n")
    parts.append(bullets(facts))
    if listed.notes:
        parts.append(f"## Notes\n\n{bullets(_dated(note.since, note.until, note.text) for note in listed.notes)}")
    parts.append(f"## Editions\n\n{table(('Edition', 'Title', 'In use', 'Members', 'Days'), _editions(listed))}")
    changed = list(changes_over_time(listed))
    if changed:
        rows = (
            (
                f"{plain(one.before.edition)} to {plain(one.after.edition)}",
                plain(places(book, tuple(member.code for member in one.added))) or "nobody",
                plain(places(book, tuple(member.code for member in one.removed))) or "nobody",
                str(len(one.kept)),
            )
            for one in changed
        )
        parts.append(f"## What changed\n\n{table(('From', 'Added', 'Removed', 'Still there'), rows)}")
    parts.extend(_members(book, one) for one in reversed(listed.editions))
    return "\n".join(parts)


def _dated(since: object, until: object, text: str) -> str:
    return f"shown since {since}{f', until {until}' if until else ''}: {plain(text)}"


def _editions(listed: CountryList) -> Iterator[tuple[str, ...]]:
    for one in listed.editions:
        yield (
            link(one.edition, "", one.edition),
            plain(one.title),
            str(one.interval),
            f"{len(one.members)}, {SURE[one.verification.substance]}",
            SURE[one.verification.pinpoint],
        )


def _members(book: RuleBook, one: ListEdition) -> str:
    members = sorted((member_data(book, member) for member in one.members.values()), key=lambda member: member["name"])
    rows = (
        (
            member["code"],
            plain(member["name"]),
            plain(member["listed_as"]) if member["listed_as"] != member["name"] else "",
            plain(member["note"]),
        )
        for member in members
    )
    taken = f"The members are those of {one.members_of[0]}, edition {one.members_of[1]}.\n\n" if one.members_of else ""
    note = f"{plain(one.note)}\n\n" if one.note else ""
    head = f"## {place(one.edition)}Edition {plain(one.edition)}\n\n{plain(one.title)}, {one.interval}. "
    count = f"{counted(len(members), 'member')}.\n\n"
    shown = table(("Code", "Country", "Listed as", "Note"), rows) if members else ""
    return f"{head}{count}{taken}{note}{shown}".rstrip("\n") + "\n"
