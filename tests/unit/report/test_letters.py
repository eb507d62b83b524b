"""Letters: one for each agency, neutral, masked, under safe names; and those who get none."""

import json
import re
from pathlib import Path

import pytest

from ethicalrecruit import open_run
from ethicalrecruit.batch.csv_cells import csv_rows
from ethicalrecruit.checker.lint import GUILT, VERDICTS
from ethicalrecruit.cli.main import main
from ethicalrecruit.errors import EmptySource, ResumeError, UnreadableSource
from ethicalrecruit.report.file_names import FileNames, file_stem
from ethicalrecruit.report.letters import Letters, Written, write_letters
from ethicalrecruit.report.replies import read_replies
from ethicalrecruit.report.sender import Sender

FEE = "Nurses. The candidate must pay a placement fee of GBP 900 to the agency. Call Mrs Ama Doe, +233 20 000 0000."
# The common marks of HTML are taken off cells; this one is not among them, so it comes to those who write.
HOSTILE = "Evil <svg onload=alert(1)> \u202e [x](http://a.example) =1+1"
ROWS = [
    ("Harbour Staffing", FEE, "2024-01-15"),
    ("Harbour Staffing", FEE, "2024-01-15"),  # the same document again
    ("harbour  STAFFING", "The agency keeps your passport until the contract ends.", "2024-03-01"),
    ("Quiet Care", "Staff nurse. The employer pays all recruitment costs.", "2024-02-01"),
    ("", FEE, "2024-01-16"),
    ("Mrs Ama Doe", FEE, "2024-01-17"),
    ("../../etc/passwd", FEE, "2024-01-18"),
    ("../etc/passwd", FEE, "2024-01-18"),
    (HOSTILE, "The candidate must pay a <b>placement fee</b> of GBP 900 | `x` # now \u202e.", ""),
]


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("audit")
    lines = [
        json.dumps(
            {
                "id": f"A-{1 if number == 2 else number}",
                "agency": agency,
                "text": text,
                "posted_on": day,
                "destination": "GB",
            }
        )
        for number, (agency, text, day) in enumerate(ROWS, 1)
    ]
    table = folder / "ads.jsonl"
    table.write_text("\n".join(lines), encoding="utf-8")
    assert main(["audit", str(table), "--out", str(folder / "run"), "--quiet"]) == 0
    return folder / "run"


def written(run: Path, out: Path, wanted: Letters | None = None) -> Written:
    return write_letters(open_run(run), out, wanted or Letters())


def table(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8", newline="\n") as file:
        return list(csv_rows(file))[1:]


def test_one_letter_for_each_agency_with_an_indicator(run: Path, tmp_path: Path) -> None:
    done = written(run, tmp_path / "letters")
    assert done == Written(4, 5, 2)
    names = {path.name for path in (tmp_path / "letters").iterdir()}
    assert names == {
        "agencies.csv", "without-agency.csv", "harbour-staffing.md", "etc-passwd.md", "etc-passwd-2.md",
        "evil-svg-onload-alert-1-x-http-a-example-1-1.md",
    }  # fmt: skip
    found = {row[0]: row[1:] for row in table(tmp_path / "letters" / "agencies.csv")}
    assert found["Harbour Staffing"] == ["harbour-staffing.md", "3", "2", "2", "2024-01-15", "2024-03-01", "0"]
    assert found["Quiet Care"][:4] == ["", "1", "1", "0"]
    assert [path.name for path in tmp_path.iterdir()] == ["letters"]


def test_every_agency_if_it_is_asked_for(run: Path, tmp_path: Path) -> None:
    assert written(run, tmp_path / "letters", Letters(every=True)).letters == 5
    text = (tmp_path / "letters" / "quiet-care.md").read_text(encoding="utf-8")
    assert "In 0 of 1, words read" in text
    assert "No indicator was seen by the rules that could look. That does not mean that all is well." in text


def test_a_document_is_named_once_above_its_quotes_and_no_quote_holds_another(run: Path, tmp_path: Path) -> None:
    written(run, tmp_path / "letters")
    text = (tmp_path / "letters" / "harbour-staffing.md").read_text(encoding="utf-8")
    for passage in re.findall(r"^In document A-1,.*?:\n\n(.*?)\n\n- ", text, re.MULTILINE | re.DOTALL):
        quotes = re.findall(r"“(.*?)”", passage)
        assert quotes
        assert "In document" not in passage
        assert not [one for one in quotes for other in quotes if one != other and one in other]
    assert "It reads so in 1 place:\n\nIn document A-1, row 1 of our list, 15 January 2024" in text


def test_rows_without_a_name_are_listed_apart(run: Path, tmp_path: Path) -> None:
    written(run, tmp_path / "letters")
    rows = table(tmp_path / "letters" / "without-agency.csv")
    assert [(row[0], row[2], row[5]) for row in rows] == [
        ("5", "A-5", "no agency is named"),
        ("6", "A-6", "the name is covered as that of a person"),
    ]


def test_what_a_letter_tells(run: Path, tmp_path: Path) -> None:
    sender = Sender(
        organisation="Harbour Watch", contact="desk@harbour.example", about="We read ads.", reference="HW-7",
        day="2026-11-22", reply_by="2026-12-31", publication="A page follows in January.",
    )  # fmt: skip
    written(run, tmp_path / "letters", Letters(sender))
    text = (tmp_path / "letters" / "harbour-staffing.md").read_text(encoding="utf-8")
    assert text.startswith("# To Harbour Staffing\n\n- from: Harbour Watch\n- replies to: desk\\@harbour.example\n")
    for part in (
        "We read 2 documents that name you as the agency",
        "examined as of 15 January 2024 to 1 March 2024",
        "Documents also write the name so: harbour STAFFING.",
        "A page follows in January.",
        "placement fee of GBP 900",
        "document A-1, row 1 of our list, 15 January 2024 (the day the document was published)",
        "standard: ILO General Principles, GP7",
        "we may be mistaken: ",
        "## What we could not tell",
        "## Our questions\n\n1. ",
        "None is recorded.",
        "We ask for your reply by 31 December 2026.",
        "Please write to desk\\@harbour.example and name the document.",
        "An indicator is not a finding of wrongdoing",
    ):
        assert part in text, part


def test_nothing_in_a_letter_accuses_or_tells_of_persons(run: Path, tmp_path: Path) -> None:
    written(run, tmp_path / "letters", Letters(every=True))
    for path in (tmp_path / "letters").glob("*.md"):
        text = path.read_text(encoding="utf-8")
        assert "Ama Doe" not in text
        assert "+233 20 000 0000" not in text
        # The titles of instruments and our own caution name such words.
        own = re.sub(r"not a finding of wrongdoing|ilo-indicators-forced-labour", "", "\n".join(
            line for line in text.splitlines() if not line.startswith(">")
        ))  # fmt: skip
        assert VERDICTS.findall(own) == []
        assert GUILT.findall(own) == []
        assert not re.search(r"\bcritical:|severity|score|rank", own)


def test_what_is_hostile_stays_text(run: Path, tmp_path: Path) -> None:
    pytest.importorskip("jinja2", reason="letters in HTML need the extra report")
    written(run, tmp_path / "letters")
    written(run, tmp_path / "pages", Letters(form="html"))
    (letter,) = (tmp_path / "letters").glob("evil*.md")
    text = letter.read_text(encoding="utf-8")
    assert "<svg" not in text
    assert "<b>" not in text
    assert "\u202e" not in text
    assert "[x](" not in text
    (page,) = (tmp_path / "pages").glob("evil*.html")
    html = page.read_text(encoding="utf-8")
    assert "<svg" not in html
    assert "&lt;svg onload=alert(1)&gt;" in html
    assert "\u202e" not in html
    assert "default-src 'none'" in html


def test_replies_stand_in_the_letter(run: Path, tmp_path: Path) -> None:
    path = tmp_path / "replies.yaml"
    path.write_text(
        "replies:\n"
        "  - {agency: HARBOUR Staffing, asked: 2026-10-01, replied: 2026-10-09, text: The ad was withdrawn., "
        "correction: true, received_by: desk}\n"
        "  - {agency: Nobody Known, asked: 2026-10-01, replied: null}\n",
        encoding="utf-8",
    )
    done = written(run, tmp_path / "letters", Letters(replies=read_replies(path)))
    assert done.not_found == ("Nobody Known",)
    text = (tmp_path / "letters" / "harbour-staffing.md").read_text(encoding="utf-8")
    assert "> “The ad was withdrawn\\.”" in text
    assert {row[0]: row[-1] for row in table(tmp_path / "letters" / "agencies.csv")}["Harbour Staffing"] == "1"


def test_the_same_letters_again(run: Path, tmp_path: Path) -> None:
    for name in ("a", "b"):
        written(run, tmp_path / name, Letters(every=True))
    first, second = ({path.name: path.read_bytes() for path in (tmp_path / name).iterdir()} for name in ("a", "b"))
    assert first == second


def test_a_folder_that_stands_there_is_left_alone(run: Path, tmp_path: Path) -> None:
    (tmp_path / "letters").mkdir()
    with pytest.raises(ResumeError):
        written(run, tmp_path / "letters")
    assert list((tmp_path / "letters").iterdir()) == []


def test_a_damaged_run_leaves_nothing_behind(run: Path, tmp_path: Path) -> None:
    opened = open_run(run)
    broken = tmp_path / "broken"
    broken.mkdir()
    for path in run.iterdir():
        (broken / path.name).write_bytes(path.read_bytes())
    rows = (broken / "rows.csv").read_bytes().splitlines(keepends=True)
    (broken / "rows.csv").write_bytes(b"".join(rows[:3]))
    opened = type(opened)(broken, opened.manifest, opened.summary, opened.book)
    with pytest.raises(UnreadableSource, match="has no row"):
        write_letters(opened, tmp_path / "letters", Letters())
    assert [path.name for path in tmp_path.iterdir()] == ["broken"]


def test_a_run_that_names_no_agency(tmp_path: Path) -> None:
    ads = tmp_path / "ads.csv"
    ads.write_text("id,text\n1,Nurses wanted.\n", encoding="utf-8")
    assert main(["audit", str(ads), "--out", str(tmp_path / "run"), "--quiet"]) == 0
    with pytest.raises(EmptySource, match="No row of this run names an agency"):
        written(tmp_path / "run", tmp_path / "letters")
    assert not (tmp_path / "letters").exists()


@pytest.mark.parametrize(
    "name", ["..", "/", "CON", "nul.txt", "a" * 300, "Ωμέγα Φροντίδα", "看護", ".hidden", "a\x00b", "\ud800", "x:y|z?*"]
)
def test_names_of_files_are_safe(name: str) -> None:
    stem = file_stem(name)
    assert re.fullmatch(r"[a-z0-9][a-z0-9-]{1,70}", stem)
    assert stem not in {"con", "nul"}


def test_no_two_files_have_one_name() -> None:
    names = FileNames(("agencies",))
    assert [names.of(name) for name in ("A & B", "a-b", "A B", "Agencies")] == ["a-b", "a-b-2", "a-b-3", "agencies-2"]


def test_a_list_of_ones_own_makes_no_letter(tmp_path: Path) -> None:
    ads, own = tmp_path / "ads.csv", Path(__file__).resolve().parents[3] / "fixtures" / "watch-list-romania.yaml"
    ads.write_text(
        "id,agency,destination,posted_on,text\n"
        "1,Adria Work,Germany,2026-01-05,Nurses living in Serbia wanted for clinics in Germany.\n"
        "2,Adria Work,Germany,2026-01-06,The candidate must pay a placement fee of EUR 900.\n",
        encoding="utf-8",
    )
    assert main(["audit", str(ads), "--lists", str(own), "--out", str(tmp_path / "run"), "--quiet"]) == 0
    assert "watch.listed-country" in (tmp_path / "run" / "findings.jsonl").read_text(encoding="utf-8")
    written(tmp_path / "run", tmp_path / "letters")
    (row,) = table(tmp_path / "letters" / "agencies.csv")
    assert row[:5] == ["Adria Work", "adria-work.md", "2", "2", "1"]
    assert "Serbia" not in (tmp_path / "letters" / "adria-work.md").read_text(encoding="utf-8")


def test_letters_tell_no_names_of_our_files(run: Path, tmp_path: Path) -> None:
    written(run, tmp_path / "letters")
    letters = [path.read_text(encoding="utf-8") for path in (tmp_path / "letters").glob("*.md")]
    assert letters
    assert not any("ads.jsonl" in letter for letter in letters)
