"""A report as one file of HTML: it loads nothing, opens from a disk, prints, and reads without its script as well."""

import base64
import hashlib
from importlib.resources import files

from ethicalrecruit.render.document_page import need_html
from ethicalrecruit.render.harmless import harmless
from ethicalrecruit.report import parts
from ethicalrecruit.report.parts import Page

_FOLDER = "templates"


def html(page: Page) -> str:
    """The report as HTML. Every word is escaped, after what could steer the eye was made visible.

    Raises:
        MissingExtra: if the template engine is not installed.
    """
    need_html("A report in HTML", "report")
    import jinja2  # noqa: PLC0415  # an extra
    from markupsafe import Markup  # noqa: PLC0415

    environment = jinja2.Environment(
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=lambda value: value if hasattr(value, "__html__") else harmless(str(value)),
    )
    style, script = _own("report.css"), _own("report.js")
    kinds = {kind.__name__: kind for kind in (parts.Text, parts.Points, parts.KeyFigures, parts.Table, parts.Figure)}
    environment.tests["kind"] = lambda part, name: (
        isinstance(part, kinds[name]) if name in kinds else type(part).__name__ == name
    )
    template = environment.from_string(_own("report.html.jinja"))

    def _texts_attribute(page: Page) -> Markup:
        """The language of the texts of the rule book, where it is not that of the page."""
        return Markup(' lang="{}"').format(page.texts) if page.texts != page.language else Markup("")

    return template.render(
        page=page,
        style=Markup(style),  # noqa: S704  # a file of ours
        script=Markup(script),  # noqa: S704  # the same
        style_hash=_hash(style),
        script_hash=_hash(script),
        texts_attribute=_texts_attribute,
        drawn=lambda chart: Markup(chart.svg),  # noqa: S704  # charts escape what they are given
    )


def _own(name: str) -> str:
    return (files("ethicalrecruit.report") / _FOLDER / name).read_text(encoding="utf-8")


def _hash(text: str) -> str:
    """The digest by which a page allows its own style and script, and no other."""
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")
