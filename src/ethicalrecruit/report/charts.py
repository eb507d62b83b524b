"""Charts as light SVG: drawn from numbers of ours alone, with patterns and labels beside colour.

The colours are those of Okabe and Ito, which people with any colour vision can tell apart; the classes are coloured by
the page, so that they change with light and dark.
"""

from collections.abc import Sequence
from xml.sax.saxutils import escape

from ethicalrecruit.frozen import dataclass
from ethicalrecruit.render.harmless import harmless

WIDTH = 720
NOT_SHOWN = "withheld"


@dataclass(frozen=True, slots=True)
class Chart:
    """A drawing. ``title`` and ``tells`` say in words what it shows, for those who do not see it."""

    svg: str
    title: str
    tells: str
    name: str


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: all, and the part of it that has an indicator. None stands for a number that is not shown.

    ``told``: what is written beside it; "" for the part.
    """

    label: str
    whole: int | None
    part: int | None
    told: str = ""


@dataclass(frozen=True, slots=True)
class Ribbon:
    """A flow from one place to another."""

    origin: str
    destination: str
    width: int


def bars(name: str, title: str, tells: str, rows: Sequence[Bar]) -> Chart:
    """Lying bars, one under the other; drawn a second time for narrow pages, with each label above its bar."""
    drawn = (_svg(title, _bars(rows, one), len(rows) * one.step + 8, one.kind, one.width) for one in (_WIDE, _NARROW))
    return Chart("".join(drawn), title, tells, name)


@dataclass(frozen=True, slots=True)
class _Lying:
    """How lying bars are laid out: all lengths in the units of the drawing."""

    kind: str
    width: int
    left: int
    right: int
    step: int
    longest: int
    above: int


_WIDE = _Lying("wide", WIDTH, left=280, right=130, step=30, longest=36, above=0)
_NARROW = _Lying("narrow", 360, left=0, right=96, step=50, longest=48, above=20)


def _bars(rows: Sequence[Bar], lying: _Lying) -> list[str]:
    most = max([row.whole or 0 for row in rows], default=0) or 1
    room = lying.width - lying.left - lying.right
    lines = []
    for at, row in enumerate(rows):
        begins = at * lying.step + 6
        top = begins + lying.above
        whole = room * (row.whole or 0) / most
        part = room * (row.part or 0) / most
        number = row.told or (NOT_SHOWN if row.part is None else f"{row.part:,}")
        label = _cut(row.label, lying.longest)
        lines.append(
            _text(0, begins + 12, label, "start") if lying.above else _text(lying.left - 10, top + 14, label, "end")
        )
        if row.whole != row.part:
            lines.append(f'<rect class="whole" x="{lying.left}" y="{top}" width="{whole:.1f}" height="18"/>')
        if row.part:
            lines.append(f'<rect class="part" x="{lying.left}" y="{top}" width="{max(part, 1.5):.1f}" height="18"/>')
        lines.append(_text(lying.left + max(whole, part) + 8, top + 14, number, "start", "number"))
    return lines


def columns(name: str, title: str, tells: str, rows: Sequence[Bar]) -> Chart:
    """Standing bars, one beside the other, as for months."""
    most = max([row.whole or 0 for row in rows], default=0) or 1
    high, left, top = 190, 44, 14
    step = (WIDTH - left - 8) / max(len(rows), 1)
    wide = min(step * 0.72, 42)
    lines = []
    for tick in sorted({0, most // 2, most}):
        y = top + high * (1 - tick / most)
        lines.append(f'<line class="grid" x1="{left}" x2="{WIDTH - 8}" y1="{y:.1f}" y2="{y:.1f}"/>')
        lines.append(_text(left - 8, y + 4, f"{tick:,}", "end", "number"))
    every = max(1, -(-len(rows) * 76 // (WIDTH - left)))
    for at, row in enumerate(rows):
        x = left + step * at + (step - wide) / 2
        for kind, number in (("whole", row.whole), ("part", row.part)):
            height = high * (number or 0) / most
            if height:
                y = top + high - height
                lines.append(f'<rect class="{kind}" x="{x:.1f}" y="{y:.1f}" width="{wide:.1f}" height="{height:.1f}"/>')
        if at % every == 0:
            lines.append(_text(x + wide / 2, top + high + 20, row.label, "middle"))
    return _chart(name, title, tells, lines, top + high + 32)


def flows(name: str, title: str, tells: str, ribbons: Sequence[Ribbon]) -> Chart:
    """Ribbons from places of origin on the left to places of work on the right, as wide as their numbers."""
    total = sum(one.width for one in ribbons) or 1
    sides: list[dict[str, int]] = [{}, {}]
    for one in ribbons:
        sides[0][one.origin] = sides[0].get(one.origin, 0) + one.width
        sides[1][one.destination] = sides[1].get(one.destination, 0) + one.width
    gap, least = 12.0, 15.0
    rows = max(len(sides[0]), len(sides[1]))
    scale = max(220.0, rows * 16.0) / total
    ordered = [sorted(side, key=lambda place, side=side: (-side[place], place)) for side in sides]  # type: ignore[misc]
    tops: list[dict[str, float]] = []
    height = 0.0
    for side, order in zip(sides, ordered, strict=True):
        y, places = 24.0, {}
        for place in order:
            places[place] = y
            y += max(side[place] * scale, least) + gap
        tops.append(places)
        height = max(height, y)
    lines = [
        _text(170, 12, "Recruits in, or names", "end", "axis"),
        _text(WIDTH - 190, 12, "Place of work", "start", "axis"),
    ]
    taken = [dict.fromkeys(side, 0.0) for side in sides]
    x1, x2 = 186.0, WIDTH - 206.0
    turn = (x1 + x2) / 2
    order_of = [{place: at for at, place in enumerate(order)} for order in ordered]
    for one in sorted(ribbons, key=lambda one: (order_of[0][one.origin], order_of[1][one.destination])):
        thick = max(one.width * scale, 1.0)
        y1 = tops[0][one.origin] + taken[0][one.origin] + thick / 2
        y2 = tops[1][one.destination] + taken[1][one.destination] + thick / 2
        taken[0][one.origin] += thick
        taken[1][one.destination] += thick
        tone = order_of[0][one.origin] % 6 + 1
        path = f"M{x1:.0f} {y1:.1f}C{turn:.0f} {y1:.1f} {turn:.0f} {y2:.1f} {x2:.0f} {y2:.1f}"
        words = escape(harmless(f"{one.origin} to {one.destination}: {one.width:,}"))
        lines.append(
            f'<path class="flow tone{tone}" d="{path}" stroke-width="{thick:.1f}"><title>{words}</title></path>'
        )
    for at, (side, places, x) in enumerate(zip(sides, tops, (x1 - 10, x2), strict=True)):
        for place, y in places.items():
            thick = max(side[place] * scale, 2.0)
            lines.append(f'<rect class="node" x="{x:.0f}" y="{y:.1f}" width="10" height="{thick:.1f}"/>')
            where, anchor = (x - 8, "end") if at == 0 else (x + 18, "start")
            middle = y + max(thick / 2, 6) + 4
            lines.append(_text(where, middle, f"{_cut(place, 20)} {side[place]:,}", anchor))
    return _chart(name, title, tells, lines, height)


def _chart(name: str, title: str, tells: str, lines: Sequence[str], height: float) -> Chart:
    return Chart(_svg(title, lines, height), title, tells, name)


def _svg(title: str, lines: Sequence[str], height: float, kind: str = "", width: int = WIDTH) -> str:
    label = escape(harmless(title), {'"': "&quot;"})
    style = f"chart {kind}".strip()
    return (
        f'<svg class="{style}" viewBox="0 0 {width} {height:.0f}" role="img" aria-label="{label}" focusable="false">'
        + "".join(lines)
        + "</svg>"
    )


def _text(x: float, y: float, words: str, anchor: str, kind: str = "") -> str:
    style = f' class="{kind}"' if kind else ""
    return f'<text{style} x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}">{escape(harmless(words))}</text>'


def _cut(words: str, most: int) -> str:
    return words if len(words) <= most else f"{words[: most - 1]}…"
