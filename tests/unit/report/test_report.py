"""Reports on runs: what they hold, whom they name, and that nothing in an ad can steer them."""

import csv
import errno
import json
import os
import re
import sys
from dataclasses import replace
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import pytest

from ethicalrecruit import load_book
from ethicalrecruit.batch.run import audit
from ethicalrecruit.batch.run_reading import Run, open_run
from ethicalrecruit.errors import MachineError, OptionError, ResumeError, UnreadableSource
from ethicalrecruit.report import write
from ethicalrecruit.report.figures import Figures, count_findings, count_rows
from ethicalrecruit.report.ledger import Asked as AskedSums
from ethicalrecruit.report.ledger import Ledger, count_costs
from ethicalrecruit.report.naming import Naming, wilson
from ethicalrecruit.report.replies import Replies, Reply
from ethicalrecruit.report.veil import NOT_NAMED, Veil
from ethicalrecruit.report.write import Asked, report_text, write_report
from ethicalrecruit.rulebook.book import RuleBook

pytest.importorskip("jinja2", reason="reports in HTML need the extra report")

FIXTURES = Path(__file__).resolve().parents[3] / "fixtures"
ADS = tuple(
    f"Nurses from Ghana wanted for hospitals in England. A processing fee of GBP 900 {words} is payable by the "
    "candidate. "
    "Call Mr Kofi Sample on +233 20 000 0000."
    for words in (
        "<svg onload=alert(1)> \u202e",
        "{{ 7*7 }}",
        "\x1b[31m",
        "to Golden Ladder of www.goldenladder.example",
    )
)


class Outline(HTMLParser):
    """The tags of a page, and its words."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.words.append(data)


@pytest.fixture(scope="module")
def book() -> RuleBook:
    return load_book()


@pytest.fixture(scope="module")
def run(book: RuleBook, tmp_path_factory: pytest.TempPathFactory) -> Run:
    out = tmp_path_factory.mktemp("report") / "run"
    audit(book, FIXTURES / "ads.csv", out)
    return open_run(out)


def test_a_report_that_cannot_be_finished_leaves_nothing(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_given: object) -> str:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(write, "report_page", full)
        with pytest.raises(MachineError, match="No space left"):
            write_report(run, tmp_path / "report.html", Asked())
    assert list(tmp_path.iterdir()) == [], "a second try would be refused"
    assert len(write_report(run, tmp_path / "report.html", Asked())) == 3


@pytest.mark.skipif(sys.platform != "linux", reason="names of any bytes are for Linux")
def test_a_report_whose_name_is_no_utf_8(run: Run, tmp_path: Path) -> None:
    made = write_report(run, tmp_path / os.fsdecode(b"r\xf3 1.html"), Asked())
    links = [parts["href"] for tag, parts in Outline(made[0].read_text(encoding="utf-8")).tags if tag == "a"]
    assert {"r%F3%201-indicators.csv", "r%F3%201-costs.csv"} <= set(links)


@pytest.fixture(scope="module")
def hostile(book: RuleBook, tmp_path_factory: pytest.TempPathFactory) -> Run:
    folder = tmp_path_factory.mktemp("hostile")
    with (folder / "=ads.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["id", "agency", "text"])
        writer.writerows([f"</script>{at}", "Golden Ladder", text] for at, text in enumerate(ADS))
    audit(book, folder / "=ads.csv", folder / "run")
    return open_run(folder / "run")


def figures_of(run: Run) -> Figures:
    figures = Figures()
    count_rows(run, figures)
    count_findings(run, figures)
    return figures


def test_repeated_documents_count_once(run: Run) -> None:
    figures = figures_of(run)
    assert (figures.documents.documents, figures.documents.indicated) == (11, 6)
    assert sum(share.documents for share in figures.months.values()) == 11
    assert sum(share.documents for share in figures.agencies.values()) == 11
    assert figures.agencies["golden ladder placements"].documents == 2
    assert figures.corridors["GH", "GB"].addressed == 1
    assert figures.indicators == sum(figures.rule_indicators.values()) == 13
    assert figures.indicators + sum(figures.repeated.values()) == run.summary["outcomes"]["indicator"] == 17


def test_what_stands_on_a_list_of_ones_own_is_no_departure_and_in_no_share(tmp_path: Path) -> None:
    (tmp_path / "ads.csv").write_text(
        "id,posted_on,agency,destination,text\n"
        "w,2026-01-05,Adria Work,Germany,Nurses living in Serbia wanted for clinics. Interviews in Belgrade.\n",
        encoding="utf-8",
    )
    book = load_book(lists=[FIXTURES / "watch-list-romania.yaml"])
    audit(book, tmp_path / "ads.csv", tmp_path / "run")
    watched = open_run(tmp_path / "run")
    figures = figures_of(watched)
    assert (figures.documents.documents, figures.documents.indicated, figures.own) == (1, 0, 1)
    assert (figures.agencies["adria work"].indicated, figures.indicators) == (0, 0)
    assert not any(share.indicated for share in (*figures.months.values(), *figures.corridors.values()))
    text = report_text(watched, Asked("markdown"))
    assert "No rule that could look saw words that depart from one." in text
    assert "Seen on a list of the user's own" in text
    assert "1 document with a match." in text
    assert "| Adria Work | 1 | 0 | too few |" in text


def test_answers_that_are_shown_reconcile_with_the_run(run: Run) -> None:
    text = report_text(run, Asked("markdown"))
    lines = [json.loads(line) for line in (run.folder / "findings.jsonl").read_text("utf-8").splitlines()]
    open_lines = sum(line["outcome"] == "cannot_tell" for line in lines)
    whole = run.summary["outcomes"]["cannot_tell"]
    assert "17 indicators = 13 indicators in different documents, which this report shows + 4 in rows that" in text
    assert f"Of {whole} answers that could not be told, {open_lines} stand in findings.jsonl" in text
    assert "13 indicators in 6 of 11 different documents." in text


def test_gaps_are_those_of_the_findings(run: Run) -> None:
    counted: dict[str, int] = {}
    for finding in run.findings():
        for fact in {gap.fact for gap in finding.missing if gap.fact} if finding.outcome == "cannot_tell" else ():
            counted[fact] = counted.get(fact, 0) + 1
    assert dict(figures_of(run).gaps) == counted


def test_the_ledger_keeps_currencies_apart_and_costs_of_others_out(run: Run) -> None:
    ledger = Ledger()
    count_costs(run, ledger)
    assert {pair: str(asked.median) for pair, asked in ledger.asked.items()} == {
        ("FEE_PROCESSING", "GBP"): "900",
        ("FEE_PLACEMENT", "GBP"): "1200",
        ("FEE_REGISTRATION", "GBP"): "150",
    }
    assert ledger.payers["FEE_PLACEMENT", "employer"] == 1


def test_the_median_is_the_lower_of_two() -> None:
    from decimal import Decimal

    asked = AskedSums()
    for low, high in (("5", None), ("1", "9"), (None, "3"), (None, None), ("2", "2")):
        asked.add(*(None if end is None else Decimal(end) for end in (low, high)))
    assert (asked.times, asked.stated, asked.median, asked.least, asked.greatest) == (
        5,
        4,
        Decimal(2),
        Decimal(1),
        Decimal(9),
    )


def test_a_page_begins_with_coverage_and_has_landmarks_headings_and_scopes(run: Run) -> None:
    page = Outline(report_text(run, Asked()))
    names = [tag for tag, _ in page.tags]
    assert [names.count(tag) for tag in ("html", "header", "main", "footer", "h1", "nav")] == [1] * 6
    assert dict(page.tags)["html"] == {"lang": "en"}
    sections = [attrs["id"] for tag, attrs in page.tags if tag == "section" and "id" in attrs]
    assert sections == [
        "coverage",
        "findings",
        "corridors",
        "timeline",
        "agencies",
        "costs",
        "questions",
        "method",
        "editions",
    ]
    levels = [int(tag[1]) for tag in names if re.fullmatch(r"h[1-6]", tag)]
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert all("scope" in attrs for tag, attrs in page.tags if tag == "th")
    assert len({attrs["id"] for _, attrs in page.tags if "id" in attrs}) == sum("id" in attrs for _, attrs in page.tags)
    assert "12 rows in = 12 audited + 0 rejected + 0 set aside." in "".join(page.words)


def test_words_of_documents_say_their_language_where_the_run_knows_it(book: RuleBook, tmp_path: Path) -> None:
    french = (
        "Infirmières ghanéennes recherchées pour un hôpital en Angleterre. Des frais de dossier de 300 euros sont à "
    )
    german = "Die Vermittlungsgebühr von 500 Euro zahlt die Bewerberin an die Agentur, bevor sie nach England reist."
    mixed = f"{german} A processing fee of GBP 900 is payable by the candidate to the agency before the interview."
    with (tmp_path / "ads.csv").open("w", encoding="utf-8", newline="") as file:
        rows = [("id", "destination", "text"), ("f", "England", f"{french}la charge de la candidate."),
                ("m", "England", mixed)]  # fmt: skip
        csv.writer(file).writerows(rows)
    audit(book, tmp_path / "ads.csv", tmp_path / "run")
    spoken = open_run(tmp_path / "run")
    assert [row["languages"] for row in spoken.files.rows()] == ["fr", "de en"]
    page = report_text(spoken, Asked())
    assert re.search('<mark lang="fr">[^<]*frais de dossier', page)
    assert re.search('<mark lang="">[^<]*(?:processing fee|Vermittlungsgebühr)', page)
    assert '<p class="message">' in page
    translated = replace(spoken, book={**spoken.book, "texts": {**spoken.book["texts"], "language": "ro"}})
    page = report_text(translated, Asked())
    assert '<html lang="en">' in page
    assert '<p class="message" lang="ro">' in page


def test_bars_of_topics_stand_before_all_documents(run: Run) -> None:
    page = report_text(run, Asked())
    chart = page[page.index('id="chart-topics"') :].partition("</figure>")[0]
    wide = {float(width) for width in re.findall('class="whole" x="280" y="[0-9]+" width="([0-9.]+)"', chart)}
    parts = [float(width) for width in re.findall('class="part" x="280" y="[0-9]+" width="([0-9.]+)"', chart)]
    assert len(wide) == 1
    assert max(parts) / wide.pop() == pytest.approx(3 / 11, abs=0.01)
    assert chart.count("<svg") == 2


def test_a_page_needs_nothing_else(run: Run) -> None:
    page = Outline(report_text(run, Asked()))
    for tag, attrs in page.tags:
        assert tag not in {"link", "iframe", "object", "img", "base"}
        assert not {"src", "style"} & set(attrs)
        assert not [name for name in attrs if name.startswith("on")]
    (policy,) = [attrs["content"] for tag, attrs in page.tags if attrs.get("http-equiv")]
    assert policy is not None
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert "unsafe" not in policy


def test_words_of_an_ad_steer_nothing(hostile: Run) -> None:
    text = report_text(hostile, Asked())
    page = Outline(text)
    assert [tag for tag, _ in page.tags].count("script") == 1
    assert not [name for _, attrs in page.tags for name in attrs if name.startswith("on")]
    assert "\u202e" not in text
    assert "\x1b" not in text
    words = "".join(page.words)
    for shown in ("<svg onload=alert(1)> \\u202e", "{{ 7*7 }}", "\\x1b[31m"):
        assert shown in words
    plain = report_text(hostile, Asked("markdown"))
    assert "<svg" not in plain
    assert "\u202e" not in plain
    log = json.loads(report_text(hostile, Asked("sarif")))
    assert log["version"] == "2.1.0"
    assert log["runs"][0]["results"]


@pytest.mark.parametrize("form", ["html", "markdown", "csv", "sarif"])
def test_a_public_report_names_nobody_and_no_person(hostile: Run, form: str) -> None:
    shown = report_text(hostile, Asked(form, Naming(public=True)))
    for word in ("Golden Ladder", "goldenladder", "Kofi", "233 20"):
        assert word not in shown
    assert NOT_NAMED.strip("[]") in shown


@pytest.mark.parametrize("form", ["html", "markdown", "csv"])
def test_a_recorded_right_of_reply_lets_a_name_stand(hostile: Run, form: str) -> None:
    reply = Reply("golden  ladder", "2026-01-02", "2026-01-09", "We return the fee. Call Mrs Ama Doe.", correction=True)
    heard = Replies({"golden ladder": (reply,)})
    shown = report_text(hostile, Asked(form, Naming(public=True, replies=heard)))
    assert "Golden Ladder" in shown
    assert "Ama" not in shown
    if form != "csv":
        assert "We return the fee" in shown.replace("\\", "")


def test_a_reason_for_naming_is_printed(hostile: Run) -> None:
    shown = report_text(hostile, Asked("html", Naming(public=True, reason="A court has named it <in public>.")))
    assert "A court has named it &lt;in public&gt;." in shown
    assert "Golden Ladder" in shown


def test_small_counts_are_withheld_in_public_only(run: Run) -> None:
    assert "| withheld |" in report_text(run, Asked("markdown", Naming(public=True)))
    assert "| withheld |" not in report_text(run, Asked("markdown"))


def test_names_are_covered_in_any_capitals_and_joined() -> None:
    veil = Veil(Naming(public=True), ["Golden Ladder", "Acme"])
    assert veil("GOLDEN  ladder and acme; goldenladder; Golden bridge") == (
        f"{NOT_NAMED} and {NOT_NAMED}; {NOT_NAMED}; Golden bridge"
    )
    assert veil("see https://acme.test/x now") == "see [address withheld] now"
    assert Veil(Naming(), ["Acme"])("Acme") == "Acme"


def test_wilson_gives_wide_intervals_for_few() -> None:
    assert [round(end, 2) for end in wilson(0, 1)] == [0.0, 0.79]
    assert [round(end, 3) for end in wilson(10, 100)] == [0.055, 0.174]
    assert wilson(0, 0) == (0.0, 1.0)


def test_files_stand_beside_a_page_and_nothing_is_overwritten(run: Run, tmp_path: Path) -> None:
    made = write_report(run, tmp_path / "new" / "report.html", Asked())
    assert [path.name for path in made] == ["report.html", "report-indicators.csv", "report-costs.csv"]
    with made[1].open(encoding="utf-8", newline="") as file:
        assert len(list(csv.DictReader(file))) == run.summary["outcomes"]["indicator"]
    with made[2].open(encoding="utf-8", newline="") as file:
        assert {row["payer"] for row in csv.DictReader(file)} == {"worker"}
    assert 'href="report-indicators.csv"' in made[0].read_text(encoding="utf-8")
    with pytest.raises(ResumeError):
        write_report(run, tmp_path / "new" / "report.html", Asked())


def test_the_same_run_gives_the_same_bytes(run: Run) -> None:
    for form in ("html", "markdown", "csv", "sarif"):
        assert report_text(run, Asked(form)) == report_text(run, Asked(form))


def test_a_run_without_documents_is_told(book: RuleBook, tmp_path: Path) -> None:
    (tmp_path / "ads.csv").write_text("posted_on,text\n2025-13-99,Nurses.\n", encoding="utf-8")
    audit(book, tmp_path / "ads.csv", tmp_path / "run")
    shown = report_text(open_run(tmp_path / "run"), Asked())
    for words in (
        "No document could be examined.",
        "1 row in = 0 audited + 1 rejected",
        "posted_on",
        "Method and limits",
    ):
        assert words in shown
    # Nothing is said of documents where there are none, least of all that they leave nothing open.
    for words in ("No indicator was raised", "No document names", "Nothing is left open", "columns alone"):
        assert words not in shown


def test_unknown_forms_and_foreign_rows_are_told(run: Run, tmp_path: Path) -> None:
    with pytest.raises(OptionError, match="no form of reports"):
        report_text(run, Asked("pdf"))
    for path in run.folder.iterdir():
        (tmp_path / path.name).write_bytes(path.read_bytes())
    head, *rows = (tmp_path / "rows.csv").read_text(encoding="utf-8").splitlines(keepends=True)
    (tmp_path / "rows.csv").write_text("".join([head, *rows[:2]]), encoding="utf-8")
    with pytest.raises(UnreadableSource, match="has no row"):
        report_text(Run(tmp_path, run.manifest, run.summary, run.book), Asked())
