"""Where recruitment goes, when, by whom and for how much: the sections made of counts."""

from collections.abc import Iterator

from ethicalrecruit.report.charts import Bar, Ribbon, columns, flows
from ethicalrecruit.report.figures import UNKNOWN, Corridor, Share
from ethicalrecruit.report.ledger import shown_costs
from ethicalrecruit.report.material import Material
from ethicalrecruit.report.parts import Figure, Part, Section, Table, Text
from ethicalrecruit.report.shares import share_cells, shown_shares, withheld_note
from ethicalrecruit.report.small_cells import Total
from ethicalrecruit.report.words import NOT_TOLD, NOTHING, counted, month_words, number

MOST_ORIGINS, MOST_DESTINATIONS = 20, 10
MOST_MONTHS = 36
_OTHERS = "other countries"


def corridor_section(given: Material) -> Section:
    """Origins and destinations."""
    return Section("corridors", "From where to where", tuple(_corridors(given)))


def timeline_section(given: Material) -> Section:
    """Documents by month."""
    return Section("timeline", "Month by month", tuple(_timeline(given)))


def ledger_section(given: Material) -> Section:
    """What workers are asked to pay."""
    return Section("costs", "What workers are asked to pay", tuple(_costs(given)))


def _corridors(given: Material) -> Iterator[Part]:
    known = {pair: one for pair, one in given.figures.corridors.items() if pair[0] != UNKNOWN}
    silent = sum(one.documents for pair, one in given.figures.corridors.items() if pair[0] == UNKNOWN)
    if not known:
        yield Text("No document names a country of origin or addresses people in one.")
        return
    without = f" Left out: {counted(silent, 'document')} without any country of origin." if silent else ""
    yield Text(
        "A document counts for every country that it addresses or names. Addressed means conduct aimed at people "
        "there: a fair or interview day, a local agent, an ad that ran there, or applicants addressed by their "
        "residence. Naming a country or a nationality alone is not recruiting there, and no number here is an "
        f"indicator by itself.{without}"
    )
    grouped = _grouped(known)
    shown = _shown_corridors(given, grouped)
    ribbons = [
        Ribbon(_name(given, a), _name(given, b), one[0]) for (a, b), one in sorted(shown.items()) if one[0] is not None
    ]
    table = _matrix(given, {pair: one[0] for pair, one in shown.items()})
    if ribbons:
        tells = (
            "A ribbon is as wide as the number of documents. It shows which documents were examined, not how many "
            "people moved."
        )
        if len(ribbons) < len(shown):
            tells += " Corridors that are withheld are not drawn, and the numbers beside places leave them out."
        yield Figure(flows("flows", "Documents by country of origin and place of work", tells, ribbons), table)
    else:
        yield table
    rows = [(f"{_name(given, a)} to {_name(given, b)}", *map(number, one)) for (a, b), one in shown.items()]
    head = ("From and to", "Documents", "Addressing people there", "With an indicator of any kind")
    yield Table(
        "Corridors one by one", head, tuple(sorted(rows)), frozenset({1, 2, 3}), withheld_note(given), folded=True
    )


def _name(given: Material, code: str) -> str:
    return code if code == _OTHERS else given.places(code)


def _shown_corridors(
    given: Material, grouped: dict[tuple[str, str], Corridor]
) -> dict[tuple[str, str], tuple[int | None, int | None, int | None]]:
    """Documents, those that address people and those with an indicator, as they are shown."""
    everything = [Total(tuple(range(len(grouped))))]
    columns_shown = (
        given.naming.counts([getattr(one, name) for one in grouped.values()], everything)
        for name in ("documents", "addressed", "indicated")
    )
    return dict(zip(grouped, zip(*columns_shown, strict=True), strict=True))


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


def _matrix(given: Material, shown: dict[tuple[str, str], int | None]) -> Table:
    origins = sorted({pair[0] for pair in shown}, key=lambda code: (code == _OTHERS, _name(given, code)))
    destinations = sorted(
        {pair[1] for pair in shown}, key=lambda code: (code in (_OTHERS, UNKNOWN), _name(given, code))
    )
    rows = []
    for origin in origins:
        counts = [shown.get((origin, place), 0) for place in destinations]
        cells = ("·" if count == 0 else number(count) for count in counts)
        total = NOTHING if None in counts else f"{sum(count or 0 for count in counts):,}"
        rows.append((_name(given, origin), *cells, total))
    head = (
        "From",
        *(f"to {_name(given, place)}" if place else f"to a place {NOT_TOLD}" for place in destinations),
        "All",
    )
    return Table(
        "Documents by origin (down) and destination (across)",
        head,
        tuple(rows),
        frozenset(range(1, len(head))),
        withheld_note(given),
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
    labels = [key if by_year else month_words(key) for key in groups]
    shares = list(groups.values())
    if months.get(""):
        labels.append("without a day")
        shares.append(months[""])
    shown = shown_shares(given, shares)
    yield Text(
        "Counted by the day as of which a document was examined. Months differ in how many documents were collected; "
        "compare shares with their intervals, not heights."
    )
    drawn = [Bar(label, *pair) for label, pair in zip(labels, shown, strict=True)][: len(groups)]
    cells = tuple((label, *share_cells(*pair)) for label, pair in zip(labels, shown, strict=True))
    head = ("Year" if by_year else "Month", "Documents", "With an indicator", "Share", "95 % interval")
    note = "Intervals after Wilson (1927). Of fewer than 5 documents no share is told. " + withheld_note(given)
    table = Table("Documents by month", head, cells, frozenset({1, 2, 3, 4}), note.strip(), folded=True)
    tells = "Light: documents examined. Dark with stripes: those with at least one indicator."
    if any(None in pair for pair in shown):
        tells += " What is withheld is not drawn."
    yield Figure(columns("months", f"Documents by {'year' if by_year else 'month'}", tells, drawn), table)


def _span(months: list[str]) -> int:
    return len(_all_months(months))


def _all_months(months: list[str]) -> list[str]:
    """Every month from the first to the last."""
    (y1, m1), (y2, m2) = ((int(month[:4]), int(month[5:7])) for month in (months[0], months[-1]))
    return [f"{at // 12:04d}-{at % 12 + 1:02d}" for at in range(y1 * 12 + m1 - 1, y2 * 12 + m2)]


def _costs(given: Material) -> Iterator[Part]:
    ledger, naming = given.ledger, given.naming
    shown = shown_costs(ledger, naming)
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
            times = shown.asked[item, currency]
            sums = (asked.least, asked.median, asked.greatest)
            is_shown = times is not None and None not in naming.counts([asked.stated])
            cells = (NOTHING if value is None or not is_shown else f"{value:,f}" for value in sums)
            rows.append((given.cost_name(item), currency or "no sum", number(times), *cells))
        head = ("Cost", "Currency", "Mentions", "Least", "Median", "Greatest")
        note = "Ranges count with their lower end for the median. " + withheld_note(given)
        table = Table("What workers are asked to pay", head, tuple(sorted(rows)), frozenset({2, 3, 4, 5}), note.strip())
        yield table
    payers = ("worker", "shared", "employer", "agency", "unstated")
    rows = []
    for item in sorted({pair[0] for pair in ledger.payers}, key=given.cost_name):
        counts = [shown.payers.get((item, payer), 0) for payer in payers[:-1]]
        unstated = ledger.payers[item, payers[-1]] + ledger.payers[item, ""]
        counts += naming.counts([unstated])
        rows.append((given.cost_name(item), *("·" if count == 0 else number(count) for count in counts)))
    head = ("Cost", "Worker", "Shared", "Employer", "Agency", "Not told")
    yield Table(
        "Who bears which cost, in mentions",
        head,
        tuple(rows),
        frozenset({1, 2, 3, 4, 5}),
        withheld_note(given),
        folded=True,
    )
