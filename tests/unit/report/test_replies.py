"""Files of replies and of senders: read whole, or refused with every fault and its place."""

from pathlib import Path

import pytest

from ethicalrecruit.errors import UnreadableSource
from ethicalrecruit.render.markdown import blocks_markdown
from ethicalrecruit.report.agency_of import agency_of
from ethicalrecruit.report.replies import Replies, read_replies, reply_blocks
from ethicalrecruit.report.sender import read_sender

GOOD = """\
title: Replies to our letters
replies:
  - {agency: Nordkap Personal, asked: 2026-11-02, replied: null}
  - agency: Elbwald Vermittlung
    asked: 2026-10-20
    replied: 2026-10-28
    text: |
      The fee stood in an old template. Call Mrs Ama Doe on +233 20 000 0000.
    correction: true
    received_by: desk of the project
  - {agency: elbwald  vermittlung, asked: 2026-09-01, replied: 2026-09-02, reference: file 12, correction: false,
     received_by: desk}
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "replies.yaml"


def test_replies_are_found_by_name(path: Path) -> None:
    path.write_text(GOOD, encoding="utf-8")
    replies = read_replies(path)
    assert [one.asked for one in replies.of("ELBWALD Vermittlung ")] == ["2026-09-01", "2026-10-20"]
    assert replies.could_reply("Elbwald Vermittlung", "")
    assert not replies.could_reply("Nordkap Personal", "2030-01-01")
    assert not replies.could_reply("Nordkap", "2030-01-01")
    assert Replies().of("anybody") == ()


def test_they_are_printed_with_personal_data_masked(path: Path) -> None:
    path.write_text(GOOD, encoding="utf-8")
    text = blocks_markdown(reply_blocks(read_replies(path).of("Elbwald Vermittlung")))
    assert "reply of 28 October 2026. It corrects something that was found." in text
    assert "> “The fee stood in an old template" in text
    assert "kept as: file 12" in text
    assert "Doe" not in text
    open_one = blocks_markdown(reply_blocks(read_replies(path).of("Nordkap Personal")))
    assert open_one == "Asked on 2 November 2026. No reply is recorded so far.\n"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("replies: [{agency: A, asked: 2026-02-30, replied: null}]", '1:23: "2026-02-30" is no day.'),
        ("replies: [{agency: A, asked: 2026-03-02, replied: 2026-03-01, text: x, correction: false, received_by: y}]",
         "is older than the question"),
        ("replies: [{agency: A, asked: 2026-03-02, replied: 2026-03-03, correction: false, received_by: y}]",
         "A reply needs its text or a reference."),
        ("replies: [{agency: A, asked: 2026-03-02, replied: 2026-03-03, text: x}]", "has 2 faults"),
        ("replies: [{agency: A, asked: 2026-03-02, replied: null, text: x}]", 'there is no "text"'),
        ("replies: [{agency: A, asked: 2026-03-02, replied: null}, {agency: a, asked: 2026-03-02, replied: null}]",
         "stands here twice"),
        ("replies: [{agency: A, asked: 2026-03-02, reply_by: 2026-03-02, replied: null}]", "does not come after"),
        ("replies: [{agency: A, asked: yesterday, replied: null}]", "does not have the form"),
        ("replies: [{agency: A, aksed: 2026-03-02, replied: null}]", 'Did you mean "asked"?'),
        ("replies: {}", "must be of type array"),
        ("- x", "must be of type object"),
    ],
)  # fmt: skip
def test_faults_are_told_with_their_place(path: Path, text: str, told: str) -> None:
    path.write_text(text, encoding="utf-8")
    with pytest.raises(UnreadableSource) as caught:
        read_replies(path)
    assert told in str(caught.value)
    assert "replies.yaml" in str(caught.value)


def test_a_file_that_is_not_there(path: Path) -> None:
    with pytest.raises(UnreadableSource, match="There is no such file of replies"):
        read_replies(path)


def test_the_sender(path: Path) -> None:
    path.write_text("organisation: Harbour Watch\ncontact: desk@harbour.example\nday: 2026-11-22\n", encoding="utf-8")
    assert read_sender(path).contact == "desk@harbour.example"
    path.write_text(
        "organisation: Harbour Watch\ncontact: x\nday: 2026-11-31\nreply_by: 2026-13-01\n", encoding="utf-8"
    )
    with pytest.raises(UnreadableSource, match="has 2 faults"):
        read_sender(path)


def test_a_run_without_names_is_told_to_be_too_old() -> None:
    assert agency_of({"agency": " Nordkap   Personal"}) == "Nordkap Personal"
    with pytest.raises(UnreadableSource, match="too old"):
        agency_of({"row": "1"})


def test_to_be_asked_is_no_right_of_reply_before_the_day_for_a_reply_has_passed(tmp_path: Path) -> None:
    path = tmp_path / "replies.yaml"
    path.write_text("replies: [{agency: A, asked: 2026-03-02, reply_by: 2026-03-20, replied: null}]", encoding="utf-8")
    replies = read_replies(path, "2026-03-20")
    assert not replies.could_reply("A", "2026-03-20")
    assert replies.could_reply("a", "2026-03-21")
    assert not replies.could_reply("A", "")
    told = blocks_markdown(reply_blocks(replies.of("A")))
    assert "Asked on 2 March 2026, for a reply by 20 March 2026. No reply is recorded so far." in told
    with pytest.raises(UnreadableSource, match="2026-03-02 lies after 2026-03-01, the day of the report"):
        read_replies(path, "2026-03-01")
