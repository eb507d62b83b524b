"""The small parts of a run: safe cells, seen documents, the folder that appears whole."""

from pathlib import Path

import pytest

from ethicalrecruit.batch.csv_cells import csv_line
from ethicalrecruit.batch.duplicates import SeenDocuments, document_digest
from ethicalrecruit.batch.folder import RunFolder
from ethicalrecruit.errors import MachineError, ResumeError


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t", "\r"])
def test_no_cell_begins_like_a_formula(sign: str) -> None:
    assert csv_line([f"{sign}1", "x"]).lstrip('"').startswith("'")


def test_cells_with_signs_of_their_own_are_quoted() -> None:
    assert csv_line(['a "b"', "c,d", "e\rf", "g\nh", 5]) == '"a ""b""","c,d","e\rf","g\nh",5\n'


def test_seen_documents_grow_and_stop_aloud() -> None:
    seen = SeenDocuments(most=10_000)
    digests = [document_digest(f"document {row}") for row in range(1, 10_001)]
    assert len(set(digests)) == 10_000
    assert all(seen.first_row(digest, row) is None for row, digest in enumerate(digests, start=1))
    assert all(seen.first_row(digests[row - 1], row + 20_000) == row for row in range(1, 10_001, 97))
    assert (seen.distinct, seen.reached) == (10_000, False)
    more = document_digest("one more")
    assert seen.first_row(more, 10_001) is None
    assert seen.first_row(more, 10_002) is None
    assert (seen.distinct, seen.reached) == (10_000, True)


def test_seen_documents_can_be_taken_up() -> None:
    seen, again = SeenDocuments(), SeenDocuments()
    pairs = [(document_digest(str(row % 7)), row) for row in range(1, 50)]
    for digest, row in pairs:
        seen.first_row(digest, row)
    again.replay(iter(pairs))
    assert seen.page() == again.page()
    assert seen.first_row(pairs[3][0], 99) == again.first_row(pairs[3][0], 99) == 4


def test_a_folder_appears_whole(tmp_path: Path) -> None:
    out = tmp_path / "deep" / "run"
    with RunFolder(out) as folder:
        folder.write("page.json", "{}\n")
        assert not out.exists()
        stamps = folder.stamps()
        folder.finish()
    assert (out / "page.json").read_bytes() == b"{}\n"
    assert stamps["page.json"]["bytes"] == 3
    assert [path.name for path in out.parent.iterdir()] == ["run"]


@pytest.mark.parametrize("removed", [True, False])
def test_a_folder_that_others_took_from_does_not_appear(tmp_path: Path, removed: bool) -> None:  # noqa: FBT001
    out = tmp_path / "run"
    with RunFolder(out) as folder:
        folder.write("page.json", "{}\n")
        folder.settle()
        page = folder.place / "page.json"
        if removed:
            page.unlink()
        else:
            page.write_bytes(b"{} \n")
        with pytest.raises(MachineError, match="removed or changed") as caught:
            folder.finish()
    assert not out.exists()
    assert caught.value.where.endswith("page.json")


def test_an_unfinished_folder_stays_beside_and_is_in_the_way(tmp_path: Path) -> None:
    out = tmp_path / "run"

    def stopped() -> None:
        with RunFolder(out) as folder:
            folder.write("page.json", "{}\n")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        stopped()
    assert (tmp_path / "run.partial" / "run" / "page.json").exists()
    assert not out.exists()
    with pytest.raises(ResumeError, match="An unfinished run stands there") as caught:
        RunFolder(out)
    assert "--resume" in caught.value.mend


def test_what_a_run_leaves_that_is_stopped_after_its_folder_appeared_is_in_nobodys_way(tmp_path: Path) -> None:
    partial = tmp_path / "run.partial"
    partial.mkdir()
    for name in ("checkpoint.json", "seen.bin", "lock"):
        (partial / name).write_text("", encoding="utf-8")
    with RunFolder(tmp_path / "run") as folder:
        folder.write("page.json", "{}\n")
        folder.finish()
    assert [path.name for path in tmp_path.iterdir()] == ["run"]


def test_nothing_to_go_on_with_is_said(tmp_path: Path) -> None:
    with pytest.raises(ResumeError, match="no unfinished run"):
        RunFolder(tmp_path / "run", resume=True)
    assert list(tmp_path.iterdir()) == []
    (tmp_path / "run").mkdir()
    (tmp_path / "run" / "manifest.json").write_text("{}", encoding="utf-8")
    with pytest.raises(ResumeError, match="finished already"):
        RunFolder(tmp_path / "run", resume=True)


def test_a_place_that_is_taken_is_refused(tmp_path: Path) -> None:
    (tmp_path / "run").mkdir()
    with pytest.raises(ResumeError, match="Choose another name"):
        RunFolder(tmp_path / "run")
    (tmp_path / "link").symlink_to(tmp_path / "nowhere")
    with pytest.raises(ResumeError):
        RunFolder(tmp_path / "link")


def test_a_place_that_cannot_be_written_is_the_machines_fault(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(MachineError):
        RunFolder(tmp_path / "file" / "run")
