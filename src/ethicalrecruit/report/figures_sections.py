"""Where recruitment goes, when, by whom and for how much: the sections made of counts."""

from collections.abc import Iterator

from ethicalrecruit.report.charts import Bar, Ribbon, columns, flows
from ethicalrecruit.report.figures import UNKNOWN, Corridor, Share
from ethicalrecruit.report.material import Material
from ethicalrecruit.report.naming import FEWEST, wilson
from ethicalrecruit.report.parts import Figure, Part, Section, Table, Text
from ethicalrecruit.report.words import NOT_TOLD, NOTHING, counted, interval_words, month_words, number, percent

MOST_ORIGINS, MOST_DESTINATIONS = 20, 10
MOST_MONTHS = 36
MOST_AGENCIES = 300
_OTHERS = "other countries"


def corridor_section(given: Material) -> Section:
    """Origins and destinations."""
    return Section("corridors", "From where to where", tuple(_corridors(given)))


def timeline_section(given: Material) -> Section:
    """Documents by month."""
    return Section("timeline", "Month by month", tuple(_timeline(given)))


def agency_section(given: Material) -> Section:
    """Agencies, in the order of the alphabet."""
    return Section("agencies", "Agencies", tuple(_agencies(given)))


def ledger_section(given: Material) -> Section:
    """What workers are asked to pay."""
    return Section("costs", "What workers are asked to pay", tuple(_costs(given)))


def _withheld(given: Material) -> str:
    return (
        f"Counts from 1 to {FEWEST - 1} are not shown, and rows with them have no sum." if given.naming.public else ""
    )


def _corridors(given: Material) -> Iterator[Part]:
    known = {pair: one for pair, one in given.figures.corridors.items() if pair[0] != UNKNOWN}
    silent = sum(one.documents for pair, one in given.figures.corridors.items() if pair[0] == UNKNOWN)
    if not known:
        yield Text("No document names a country of origin or addresses people in one.")
        return
    yield Text(
        "A document counts for every country that it addresses or names. Addressed means conduct aimed at people "
        "there: a fair or interview day, a local agent, an ad that ran there, or applicants addressed by their "
        "residence. Naming a country or a nationality alone is not recruiting there, and no number here is an "
        f"indicator by itself. {counted(silent, 'document')} without any country of origin left out."
    )
    grouped = _grouped(known)
    ribbons = [
        Ribbon(given.places(a) if a != _OTHERS else a, given.places(b) if b != _OTHERS else b, one.documents)
        for (a, b), one in sorted(grouped.items())
        if given.naming.count(one.documents) is not None
    ]
    table = _matrix(given, grouped)
    if ribbons:
        tells = (
            "A ribbon is as wide as the number of documents. It shows which documents were examined, not how many "
            "people moved."
        )
        yield Figure(flows("flows", "Documents by country of origin and place of work", tells, ribbons), table)
    else:
        yield table
    rows = [
        (
            f"{given.places(a) if a != _OTHERS else a} to {given.places(b) if b != _OTHERS else b}",
            number(given.naming.count(one.documents)),
            number(given.naming.count(one.addressed)),
            number(given.naming.count(one.indicated)),
        )
        for (a, b), one in grouped.items()
    ]
    head = ("From and to", "Documents", "Addressing people there", "With an indicator of any kind")
    yield Table("Corridors one by one", head, tuple(sorted(rows)), frozenset({1, 2, 3}), _withheld(given), folded=True)


def _grouped(known: dict[tuple[str, str], Corridor]) -> dict[tuple[str, str], Corridor]:
    """The corridors of the countries with most documents; the others together."""
    sizes: list[dict[str, int]] = [{}, {}]
    for pair, one in known.items():
        for side, place in zip(sizes, pair, strict=True):
            side[place] = side.get(place, 0) + one.documents
    mosts = (MOST_ORIGINS, MOST_DESTINATIONS)
    kept = [
        set(sorted(side, key=lambda place, side=side: (-side[place], place))[:most])  # type: ignore[misc]
        for side, most in zip(sizes, mosts, strict=True)
    ]
    made: dict[tuple[str, str], Corridor] = {}
    for pair, one in known.items():
        first, second = (place if place in keep else _OTHERS for place, keep in zip(pair, kept, strict=True))
        group = made.setdefault((first, second), Corridor())
        group.documents += one.documents
        group.indicated += one.indicated
        group.addressed += one.addressed
    return made


def _matrix(given: Material, grouped: dict[tuple[str, str], Corridor]) -> Table:
    def name(code: str) -> str:
        return code if code == _OTHERS else given.places(code)

    origins = sorted({pair[0] for pair in grouped}, key=lambda code: (code == _OTHERS, name(code)))
    destinations = sorted({pair[1] for pair in grouped}, key=lambda code: (code in (_OTHERS, UNKNOWN), name(code)))
    rows = []
    for origin in origins:
        counts = [grouped[origin, place].documents if (origin, place) in grouped else 0 for place in destinations]
        shown = [given.naming.count(count) for count in counts]
        cells = ("·" if count == 0 else "<5" if count is None else f"{count:,}" for count in shown)
        total = NOTHING if None in shown else f"{sum(counts):,}"
        rows.append((name(origin), *cells, total))
    head = ("From", *(f"to {name(place)}" if place else f"to a place {NOT_TOLD}" for place in destinations), "All")
    return Table(
        "Documents by origin (down) and destination (across)",
        head,
        tuple(rows),
        frozenset(range(1, len(head))),
        _withheld(given),
    )


def _timeline(given: Material) -> Iterator[Part]:
    months = given.figures.months
    dated = sorted(month for month in months if month)
    if not dated:
        yield Text("No document has a day, so there is no order in time.")
        return
    by_year = _span(dated) > MOST_MONTHS
    groups: dict[str, Share] = {}
    for month in dated if by_year else _all_months(dated):
        share = months.get(month, Share())
        group = groups.setdefault(month[:4] if by_year else month, Share())
        group.documents += share.documents
        group.indicated += share.indicated
    rows = [(key if by_year else month_words(key), share) for key, share in groups.items()]
    yield Text(
        "Counted by the day as of which a document was examined. Months differ in how many documents were collected; "
        "compare shares with their intervals, not heights."
    )
    drawn = [
        Bar(label, given.naming.count(share.documents), given.naming.count(share.indicated)) for label, share in rows
    ]
    if months.get(""):
        rows.append(("without a day", months[""]))
    cells = tuple((label, *_share_cells(given, share)) for label, share in rows)
    head = ("Year" if by_year else "Month", "Documents", "With an indicator", "Share", "95 % interval")
    note = "Intervals after Wilson (1927). " + _withheld(given)
    table = Table("Documents by month", head, cells, frozenset({1, 2, 3, 4}), note.strip(), folded=True)
    tells = "Light: documents examined. Dark with stripes: those with at least one indicator."
    yield Figure(columns("months", f"Documents by {'year' if by_year else 'month'}", tells, drawn), table)


def _span(months: list[str]) -> int:
    return len(_all_months(months))


def _all_months(months: list[str]) -> list[str]:
    """Every month from the first to the last."""
    (y1, m1), (y2, m2) = ((int(month[:4]), int(month[5:7])) for month in (months[0], months[-1]))
    return [f"{at // 12:04d}-{at % 12 + 1:02d}" for at in range(y1 * 12 + m1 - 1, y2 * 12 + m2)]


def _share_cells(given: Material, share: Share) -> tuple[str, str, str, str]:
    part, whole = given.naming.count(share.indicated), given.naming.count(share.documents)
    if not share.documents:
        return number(0), number(0), NOTHING, NOTHING
    if part is None or whole is None:
        return number(whole), number(part), NOTHING, NOTHING
    low, high = wilson(part, whole)
    return number(whole), number(part), percent(part, whole), interval_words(low, high)


def _agencies(given: Material) -> Iterator[Part]:
    figures = given.figures
    agencies = {key: share for key, share in figures.agencies.items() if key}
    if not agencies:
        yield Text("No document names an agency.")
        return
    nameless = figures.agencies.get(UNKNOWN, Share()).documents
    named_in = counted(sum(one.documents for one in agencies.values()), "document")
    without = f"; {counted(nameless, 'document')} without a name that can be told" if nameless else ""
    yield Text(
        f"{counted(len(agencies), 'agency', 'agencies')} named in {named_in}{without}. The order is that of the "
        "alphabet: a list by numbers of indicators would say more of who was collected than of who recruits how."
    )
    if figures.more_names:
        yield Text(f"{counted(figures.more_names, 'document')} of further agencies are not told apart here.")
    named = [key for key in agencies if given.naming.may_name(figures.names[key])]
    if len(named) < len(agencies):
        yield Text(
            f"{counted(len(agencies) - len(named), 'agency is', 'agencies are')} not named: no right of reply is "
            "recorded for them. Their documents count in every other part of this report."
        )
    if not named:
        yield from _sizes(agencies)
        return
    rows = []
    for key in sorted(named)[:MOST_AGENCIES]:
        heard = given.naming.replies.of(figures.names[key])
        reply = "; ".join(f"asked {one.asked}, {one.replied or 'no reply so far'}" for one in heard) or "not recorded"
        rows.append((figures.names[key], *_share_cells(given, agencies[key]), reply))
    head = ("Agency", "Documents", "With an indicator", "Share", "95 % interval", "Right of reply")
    note = "Intervals after Wilson (1927): where few documents were examined, little is known. " + _withheld(given)
    if len(named) > MOST_AGENCIES:
        note += (
            f" The first {MOST_AGENCIES} of {len(named):,} in the order of the alphabet; rows.csv of the run holds all."
        )
    yield Table("Agencies in the order of the alphabet", head, tuple(rows), frozenset({1, 2, 3, 4}), note.strip())


def _sizes(agencies: dict[str, Share]) -> Iterator[Part]:
    if not agencies:
        return
    bands = ((1, 1), (2, 4), (5, 19), (20, 99), (100, 999), (1000, None))
    rows = []
    for low, high in bands:
        inside = [one for one in agencies.values() if one.documents >= low and (high is None or one.documents <= high)]
        words = f"{low}" if low == high else f"{low} or more" if high is None else f"{low} to {high}"
        rows.append((words, number(len(inside))))
    yield Table("Agencies by how many documents they have here", ("Documents", "Agencies"), tuple(rows), frozenset({1}))


def _costs(given: Material) -> Iterator[Part]:
    ledger, naming = given.ledger, given.naming
    if not ledger.payers:
        yield Text("No document names a cost.")
        return
    if not ledger.asked:
        yield Text("No document says that a worker bears a cost.")
    else:
        yield Text(
            "Costs that documents put on workers, alone or with others, in the currency they state. Currencies stand "
            "side by side: no rate of exchange is guessed, and nothing is added up. Whether a cost may fall on a "
            "worker depends on place, day and kind; the rules above say so one by one."
        )
        rows = []
        for (item, currency), asked in ledger.asked.items():
            times, stated = naming.count(asked.times), naming.count(asked.stated)
            sums = (asked.least, asked.median, asked.greatest) if stated is not None else (None, None, None)
            cells = (NOTHING if value is None else f"{value:,f}" for value in sums)
            rows.append((given.cost_name(item), currency or "no sum", number(times), *cells))
        head = ("Cost", "Currency", "Mentions", "Least", "Median", "Greatest")
        note = "Ranges count with their lower end for the median. " + _withheld(given)
        table = Table("What workers are asked to pay", head, tuple(sorted(rows)), frozenset({2, 3, 4, 5}), note.strip())
        yield table
    payers = ("worker", "shared", "employer", "agency", "unstated")
    rows = []
    for item in sorted({pair[0] for pair in ledger.payers}, key=given.cost_name):
        counts = [ledger.payers[item, payer] for payer in payers[:-1]]
        counts.append(ledger.payers[item, payers[-1]] + ledger.payers[item, ""])
        rows.append((given.cost_name(item), *(number(naming.count(count)) if count else "·" for count in counts)))
    head = ("Cost", "Worker", "Shared", "Employer", "Agency", "Not told")
    yield Table(
        "Who bears which cost, in mentions",
        head,
        tuple(rows),
        frozenset({1, 2, 3, 4, 5}),
        _withheld(given),
        folded=True,
    )
