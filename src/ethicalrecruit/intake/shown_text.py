"""Texts of fields and cells that may be written in HTML, as their readers see them."""

import re

from ethicalrecruit.frozen import dataclass
from ethicalrecruit.intake.markup import characters
from ethicalrecruit.intake.pages import read_page

_TAGS = (
    "p|br|div|span|ul|ol|li|dl|dt|dd|b|i|u|s|em|strong|del|ins|mark|small|big|sup|sub|code|h[1-6]|a|abbr|table|thead"
    "|tbody|tfoot|tr|td|th|caption|section|article|header|footer|main|aside|nav|figure|figcaption|blockquote|center"
    "|font|hr|pre|wbr|img|label|button|iframe|noscript|style|script|html|body|head|meta|title"
)
_HAS_TAGS = re.compile(rf"</?(?:{_TAGS})(?=[\s/>])[^<>]{{0,2000}}>|<!--", re.IGNORECASE)
_HAS_ESCAPED_TAGS = re.compile(rf"&(?:amp;){{0,2}}(?:lt|#0?60|#x3c);/?(?:{_TAGS}|!--)(?![a-z])", re.IGNORECASE)
# Outside of HTML a word after "&" is none of its characters unless it ends as one: "R&notes".
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});")
_ROUNDS = 4


@dataclass(frozen=True, slots=True)
class ShownText:
    """A text as its readers see it.

    Attributes:
        text: the text; just as it was given, if it has no HTML.
        notes: what it holds that readers do not see.
        lost: whether readers may come to see some of that, so that silence of the text tells nothing.
    """

    text: str
    notes: tuple[str, ...] = ()
    lost: bool = False


def shown_text(text: str) -> ShownText:
    """A text with its HTML taken for what it shows, however often it was escaped.

    >>> shown_text("&amp;lt;p&amp;gt;Fee: &amp;pound;900&amp;lt;/p&amp;gt;").text, shown_text("R&D, age <40").text
    ('Fee: £900', 'R&D, age <40')
    """
    notes: list[str] = []
    lost = False
    for _ in range(_ROUNDS):
        if "<" in text and _HAS_TAGS.search(text):
            page = read_page(text)
            text = page.text
            notes += page.notes
            lost = lost or page.lost
        elif "&" in text and _HAS_ESCAPED_TAGS.search(text):
            text = characters(text)
        else:
            break
    else:
        lost = True
        notes.append("The text is escaped more often than is undone.")
    if "&" in text and not notes:
        text = _ENTITY.sub(lambda found: characters(found[0]), text)
    return ShownText(text, tuple(notes), lost)
