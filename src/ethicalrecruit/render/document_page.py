"""Reports on documents as one page of HTML: the text with its quotes marked, then what is told of it.

The page is one file that needs nothing else: it loads nothing, runs no script, opens from a disk and prints. It shows
the same pieces as the reports in plain text and Markdown. Every word is escaped by the template engine, after what
could steer the eye was made visible.
"""

import itertools
from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING

from ethicalrecruit.errors import missing_extra
from ethicalrecruit.frozen import dataclass
from ethicalrecruit.render.blocks import Block, Bullet, Entry, Heading, Quote
from ethicalrecruit.render.examined import Examined
from ethicalrecruit.render.harmless import harmless, harmless_lines
from ethicalrecruit.render.shield import Shield
from ethicalrecruit.render.story import Glossary, story

if TYPE_CHECKING:
    from jinja2 import Template

_TEMPLATE = "document.html.jinja"
_UNKNOWN = "und"


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of the text.

    Attributes:
        text: its words.
        quotes: the numbers of the quotes that it belongs to; empty between quotes.
        begins: the numbers of the quotes that begin with it.
        ends: the numbers of the quotes that end with it.
        language: its language, where that is not the one of the document; "" where it is, or is not known.
    """

    text: str
    quotes: tuple[int, ...] = ()
    begins: tuple[int, ...] = ()
    ends: tuple[int, ...] = ()
    language: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """One piece of a report, as the template shows it.

    Attributes:
        kind: heading, quote, paragraph, entries, bullets or numbers.
        text: its words; "" for lists.
        note: the place of a quote.
        level: of a heading.
        strong: whether a paragraph carries a finding.
        number: the quote in the text that it stands for; 0 for none.
        is_first: whether it is the first to show that quote, which the text leads to.
        rows: label and text of the members of a list.
        language: of the words of a quote; "" where it is not known.
    """

    kind: str
    text: str = ""
    note: str = ""
    level: int = 0
    strong: bool = False
    number: int = 0
    is_first: bool = False
    rows: tuple[tuple[str, str], ...] = ()
    language: str = ""


@dataclass(frozen=True, slots=True)
class Article:
    """One document on the page.

    Attributes:
        key: what the names of its places begin with.
        title: its heading.
        language: ISO 639-1 code of the text; "" if it is not known.
        stretches: its text; empty for a structured document.
        pieces: what is told of it.
    """

    key: str
    title: str
    language: str
    stretches: tuple[Stretch, ...]
    pieces: tuple[Piece, ...]


def document_page(examined: Sequence[Examined], words: Sequence[Glossary], *, masked: bool = True) -> str:
    """The reports as one page.

    Args:
        examined: the reports with the texts they are of.
        words: what the rule book adds to each.
        masked: whether personal data is masked, in the text as in the quotes.

    Raises:
        MissingExtra: if the template engine is not installed.
    """
    need_html()
    articles = [
        _article(f"d{number}", one, glossary, Shield(masked=masked))
        for number, (one, glossary) in enumerate(zip(examined, words, strict=True), 1)
    ]
    title = articles[0].title if len(articles) == 1 else f"{len(articles)} documents"
    return _page(title, examined[0].report.book.language or "en", articles)


def blocks_page(blocks: Sequence[Block]) -> str:
    """Pieces that begin with their title as one page, such as a letter.

    Raises:
        MissingExtra: if the template engine is not installed.
    """
    need_html()
    title = next((block.text for block in blocks if isinstance(block, Heading)), "")
    article = Article("d1", harmless(title), "", (), tuple(_pieces(blocks[1:], ())))
    return _page(article.title, "en", [article])


def _page(title: str, language: str, articles: Sequence[Article]) -> str:
    return f"{_template().render(title=title, language=language, articles=articles)}\n"


@cache
def _template() -> "Template":
    """Read once: a run may have thousands of letters."""
    from jinja2 import Environment, PackageLoader, StrictUndefined  # noqa: PLC0415

    loader = PackageLoader("ethicalrecruit.render")
    engine = Environment(
        loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    return engine.get_template(_TEMPLATE)


def need_html(what: str = "HTML", where: str = "html", instead: str = "") -> None:
    """See that HTML can be written.

    Args:
        what: what is to be written, the beginning of a sentence.
        where: the option that asked for it.
        instead: a sentence with another way; "" if there is none.

    Raises:
        MissingExtra: if the package for it is not installed.
    """
    try:
        import jinja2  # noqa: F401, PLC0415
    except ImportError:
        raise missing_extra(what, "report", where, instead) from None


def stretches(
    text: str, spans: Sequence[tuple[int, int]], passages: Sequence[tuple[int, int, str]] = ()
) -> Iterator[Stretch]:
    """A text cut where quotes begin and end, so that quotes may lie inside and across each other.

    Args:
        text: the text.
        spans: first character and end of each quote; quotes are numbered from 1.
        passages: the languages of passages, where there are several.

    >>> [(one.text, one.quotes) for one in stretches("a fee of 900", [(2, 5), (2, 12)])]
    [('a ', ()), ('fee', (1, 2)), (' of 900', (2,))]
    """
    ends = [at for span in (*spans, *((start, end) for start, end, _ in passages)) for at in span]
    cuts = sorted({0, len(text), *(at for at in ends if at <= len(text))})
    for start, end in itertools.pairwise(cuts):
        over = tuple(n for n, span in enumerate(spans, 1) if span[0] <= start and end <= span[1])
        begins = tuple(n for n in over if spans[n - 1][0] == start)
        last = tuple(n for n in over if spans[n - 1][1] == end)
        yield Stretch(_shown(text[start:end]), over, begins, last, language_at(passages, start, end))


def language_at(passages: Sequence[tuple[int, int, str]], start: int, end: int) -> str:
    """The language of some characters; "" where there are several, or none that is known.

    >>> language_at([(0, 9, "de"), (9, 20, "en")], 10, 12), language_at([(0, 9, "de"), (9, 20, "en")], 5, 12)
    ('en', '')
    """
    found = {language for first, last, language in passages if first < end and start < last}
    return next(iter(found - {_UNKNOWN}), "") if len(found) == 1 else ""


def _shown(text: str) -> str:
    return harmless_lines(text.replace("\r\n", "\n").replace("\r", "\n"))


def _article(key: str, one: Examined, words: Glossary, shield: Shield) -> Article:
    blocks = list(story(one.report, words, masked=shield.masked))
    spans = list(dict.fromkeys(span for block in blocks if (span := _span(block)) is not None)) if one.text else []
    heading = next((block.text for block in blocks if isinstance(block, Heading)), one.report.subject.id)
    language = one.report.reading.language
    language = "" if language == _UNKNOWN else language
    passages = one.passages or ((0, len(one.text), language),)
    return Article(
        key,
        harmless(heading),
        "" if one.passages else language,
        tuple(stretches(shield.text(one.text), spans, one.passages)),
        tuple(_pieces(blocks[1:], spans, passages)),
    )


def _span(block: Block) -> tuple[int, int] | None:
    if isinstance(block, Quote) and block.start is not None and block.end is not None:
        return block.start, block.end
    return None


def _pieces(
    blocks: Sequence[Block], spans: Sequence[tuple[int, int]], passages: Sequence[tuple[int, int, str]] = ()
) -> Iterator[Piece]:
    numbers = {span: number for number, span in enumerate(spans, 1)}
    told: set[int] = set()
    rows: list[tuple[str, str]] = []
    kind = ""
    for block in blocks:
        listed = _list_kind(block)
        if rows and listed != kind:
            yield Piece(kind, rows=tuple(rows))
            rows = []
        kind = listed
        if isinstance(block, Entry):
            rows.append((harmless(block.label), harmless(block.text)))
        elif isinstance(block, Bullet):
            rows.append(("", harmless(block.text)))
        elif isinstance(block, Heading):
            yield Piece("heading", harmless(block.text), level=block.level)
        elif isinstance(block, Quote):
            span = _span(block)
            number = 0 if span is None else numbers.get(span, 0)
            yield Piece(
                "quote",
                harmless(block.text),
                block.place,
                number=number,
                is_first=number not in told,
                language="" if span is None else language_at(passages, *span),
            )
            told.add(number)
        else:
            yield Piece("paragraph", harmless(block.text), strong=block.strong)
    if rows:
        yield Piece(kind, rows=tuple(rows))


def _list_kind(block: Block) -> str:
    if isinstance(block, Entry):
        return "entries"
    if isinstance(block, Bullet):
        return "numbers" if block.number else "bullets"
    return ""
