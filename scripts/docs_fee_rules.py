"""The page of what the law of places says about charges of agencies to workers."""

from collections.abc import Iterator

from scripts.docs_markdown import bullets, link, place, plain, table

from ethicalrecruit import RuleBook
from ethicalrecruit.checker.explain import places
from ethicalrecruit.cli.explain_sources import sure_words
from ethicalrecruit.reference.fee_rules import FeeRule, FeeRules, Protected
from ethicalrecruit.render.wording import counted

_ROLES = {"destination": "for work there", "origin": "for people from there", "both": "both"}
_PROTECTS = {
    Protected.CARE_WORKERS: "recorded for care workers only; for others it settles nothing",
    Protected.HOUSEHOLD_STAFF: "recorded for household staff only; for health posts it settles nothing",
    Protected.FROM_ABROAD: "for workers from abroad",
}


def fee_rule_pages(book: RuleBook) -> Iterator[tuple[str, str]]:
    """One page with all tables of fee rules."""
    head = (
        "# Fee rules by place\n\nA limit that is kept to is no clearance, and a place not named here has law that was "
        "not looked up.\n"
    )
    yield "fee-rules.md", "\n".join([head, *(_table(book, one) for one in book.tables.fee_rules.values())])


def _table(book: RuleBook, fees: FeeRules) -> str:
    using = [rule.id for rule in book.rules if fees.id in rule.fee_rules]
    lines = [
        f"rules that cite it: {', '.join(link(one, f'rules/{one}.md') for one in using) or 'none'}",
        *((f"sources last read: {fees.read_on.isoformat()}",) if fees.read_on else ()),
        *((f"review due by: {fees.review_by.isoformat()}",) if fees.review_by else ()),
        counted(len(fees.rows), "row"),
    ]
    head = f"## {place(fees.id)}{plain(fees.title)} (`{fees.id}`)\n\n{plain(fees.limits)}\n\n{bullets(lines)}\n"
    rows = (_row(book, one) for one in fees.rows.values())
    return head + table(("Place", "Recorded", "Position", "Law", "In our words", "How sure", "More"), rows)


def _row(book: RuleBook, one: FeeRule) -> tuple[str, ...]:
    name = places(book, (one.place,))
    where = f"{place(one.place)}{plain(name)}{'' if name == one.place else f' (`{one.place}`)'}"
    figure = "" if one.cap_verified is None else f"; figure: {one.cap_verified.value}"
    more = " ".join(_more(book, one))
    law = f"[{plain(one.law)}]({one.url})" if one.law else f"[not recorded]({one.url})"
    return (
        where,
        _ROLES[one.role.value],
        plain(one.summary),
        f"{law}, {one.interval if one.year else 'year not recorded'}",
        plain(one.text),
        plain(f"{sure_words(one.verification)}{figure}; at most {one.confidence.value}"),
        plain(more) if more else "",
    )


def _more(book: RuleBook, one: FeeRule) -> Iterator[str]:
    """What the table holds beyond position and law, one sentence each."""
    if one.own_rule:
        yield f"The rule {one.own_rule} speaks of work there."
    if one.left_out:
        yield f"Left out: {places(book, one.left_out)}."
    if one.only_to:
        yield f"The limit is for these destinations only: {places(book, one.only_to)}."
    if one.none_to:
        yield f"Nothing may be charged for these destinations, and perhaps others: {places(book, one.none_to)}."
    if one.protects in _PROTECTS:
        yield f"{_PROTECTS[one.protects].capitalize()}."
    if one.exceptions:
        yield f"{one.exceptions[0].upper()}{one.exceptions[1:]}: this leaves the answer open."
    yield from one.notes
