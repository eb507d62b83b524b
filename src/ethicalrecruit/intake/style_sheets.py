"""Style sheets written into a page, as far as they hide what elements of one name, class or id hold.

A rule counts only if it names nothing else, and if no other rule shows the same again: what opens on a click or on
a wide screen is read. Sheets that a page takes from elsewhere are not known.
"""

import re
from collections.abc import Iterator, Mapping

from ethicalrecruit.frozen import dataclass
from ethicalrecruit.intake.hiding import declarations_of, hidden_by

_OPENING = re.compile(r"<style\b([^<>]{0,500})>", re.IGNORECASE)
_CLOSING = re.compile(r"</style", re.IGNORECASE)
_OTHER_MEDIA = re.compile(r"""media\s{0,9}=\s{0,9}["']?\s{0,9}(?!all|screen)[a-z(]""", re.IGNORECASE)
_SIMPLE = re.compile(r"(?:[a-z][a-z0-9]{0,30})?(?:[.#][\w-]{1,100})?")
_NAMED = re.compile(r"[.#][\w-]{1,100}")
_LARGEST = 500_000
_MOST_CLASSES = 50


@dataclass(frozen=True, slots=True)
class StyleSheet:
    """What the sheets of a page hide: for a simple selector such as ``p``, ``.x``, ``#x`` or ``p.x`` the reason."""

    hiding: Mapping[str, str]

    def hides(self, name: str, attributes: Mapping[str, str]) -> str:
        """Why an element cannot be seen, as far as these sheets say; "" if they do not."""
        marks = [f".{one}" for one in attributes.get("class", "").split()[:_MOST_CLASSES]]
        if "id" in attributes:
            marks.append(f"#{attributes['id'].strip()}")
        for one in (name, *marks, *(f"{name}{mark}" for mark in marks)):
            if reason := self.hiding.get(one):
                return f"style sheet, {reason}"
        return ""


def style_sheet(markup: str) -> StyleSheet:
    """The style sheets written into a page.

    >>> sheet = style_sheet("<style>.a, p.b { display: none } .c { opacity: 0 } .c:hover { opacity: 1 }</style>")
    >>> sheet.hides("p", {"class": "b"}), sheet.hides("div", {"class": "b"}), sheet.hides("p", {"class": "c"})
    ('style sheet, display:none', '', '')
    """
    hiding: dict[str, dict[str, str]] = {}
    shown: set[str] = set()
    for selectors, body, conditional in _rules("".join(_sheets(markup))[:_LARGEST]):
        styles = declarations_of(body)
        reason = hidden_by(styles)
        for selector in selectors.split(","):
            one = selector.strip()
            if reason and not conditional and one and _SIMPLE.fullmatch(one):
                hiding.setdefault(one, {}).update(styles)
            elif not reason and one in hiding and not conditional:
                hiding[one].update(styles)
            elif not reason and not styles.keys().isdisjoint(("display", "visibility", "opacity", "height", "left")):
                shown.update(_NAMED.findall(one) or (one.partition(":")[0],))
    return StyleSheet(
        {
            one: reason
            for one, styles in hiding.items()
            if (reason := hidden_by(styles)) and one not in shown and shown.isdisjoint(_NAMED.findall(one))
        }
    )


def _sheets(markup: str) -> Iterator[str]:
    place = 0
    while (opening := _OPENING.search(markup, place)) is not None:
        closing = _CLOSING.search(markup, opening.end())
        place = len(markup) if closing is None else closing.end()
        if _OTHER_MEDIA.search(opening[1]) is None:
            sheet = markup[opening.end() : len(markup) if closing is None else closing.start()]
            # Each part begins inside a comment, but for the first.
            first, *rest = sheet.split("/*")
            yield first + "".join(part.partition("*/")[2] for part in rest)


def _rules(sheet: str) -> Iterator[tuple[str, str, bool]]:
    """The selectors and the declarations of each rule, and whether it holds on some screens only."""
    place, depth = 0, 0
    while (opening := sheet.find("{", place)) >= 0:
        head = sheet[place:opening]
        depth = max(depth - head.count("}"), 0)
        head = head.rpartition("}")[2].rpartition(";")[2].strip()
        place = opening + 1
        if head.startswith("@"):
            depth += 1
            continue
        closing = sheet.find("}", place)
        stop = len(sheet) if closing < 0 else closing
        yield head, sheet[place:stop], depth > 0
        place = stop + 1
