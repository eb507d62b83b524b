"""The report of a run, section by section: what was examined and could not be told comes first."""

from ethicalrecruit.report.agency_section import agency_section
from ethicalrecruit.report.closing_sections import editions_section, method_section, questions_section
from ethicalrecruit.report.coverage_section import coverage_section
from ethicalrecruit.report.figures import Share
from ethicalrecruit.report.figures_sections import corridor_section, ledger_section, timeline_section
from ethicalrecruit.report.findings_section import findings_section, topics_shown
from ethicalrecruit.report.material import Material
from ethicalrecruit.report.parts import Link, Page
from ethicalrecruit.report.words import counted

_SECTIONS = (
    coverage_section,
    findings_section,
    corridor_section,
    timeline_section,
    agency_section,
    ledger_section,
    questions_section,
    method_section,
    editions_section,
)


# Of a run in which nothing could be examined, the other sections would say "no document names" of no document.
_WITHOUT_DOCUMENTS = (coverage_section, method_section, editions_section)


def report_page(given: Material, links: tuple[Link, ...] = ()) -> Page:
    """The whole report."""
    figures, book = given.figures, given.book
    marks = (
        f"Rule book, edition {book['edition']}",
        f"digest {book['digest'][:12]}",
        "Texts of rules in " + _language(given),
    )
    return Page(
        title="What recruitment documents say",
        standfirst=_standfirst(figures.documents),
        marks=marks,
        warning=_warning(given),
        sections=tuple(
            section(given) for section in (_SECTIONS if figures.documents.documents else _WITHOUT_DOCUMENTS)
        ),
        links=links,
        statement=given.summary["statement"],
        texts=given.book["texts"]["language"],
        topics=topics_shown(given),
    )


def _standfirst(documents: Share) -> str:
    if not documents.documents:
        return "No document could be examined. What came in, and what became of it, comes first."
    read = f"{counted(documents.documents, 'recruitment document')} read against dated, cited standards of fair"
    verb = "reads" if documents.indicated == 1 else "read"
    found = (
        f"{documents.indicated:,} of them {verb} in at least one place as if departing from one."
        if documents.indicated
        else "No rule that could look saw words that depart from one."
    )
    return f"{read} recruitment. {found} What could not be told comes first."


def _language(given: Material) -> str:
    language = given.book["texts"]["language"]
    return "English" if language == "en" else language


def _warning(given: Material) -> str:
    naming = given.naming
    if not naming.public:
        return (
            "Working copy. It names agencies and employers as documents do, and shows small counts. Make a public "
            "one with --public before you pass it on."
        )
    if naming.reason:
        return f"Agencies and employers are named without a recorded right of reply for this reason: {naming.reason}"
    return ""
