"""Pipes, devices and odd names: refused at once, never waited for."""

import csv
import os
from pathlib import Path

import pytest

from ethicalrecruit import RuleBook, load_book
from ethicalrecruit.batch.run import audit
from ethicalrecruit.errors import UnreadableSource


@pytest.fixture(scope="module")
def book() -> RuleBook:
    return load_book()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_is_refused(book: RuleBook, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(UnreadableSource, match="no regular file"):
        audit(book, tmp_path / "pipe", tmp_path / "run")


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="this system has no /dev/zero")
def test_a_device_is_refused(book: RuleBook, tmp_path: Path) -> None:
    with pytest.raises(UnreadableSource, match="no regular file"):
        audit(book, Path("/dev/zero"), tmp_path / "run")


def test_the_limit_of_the_csv_module_is_given_back(book: RuleBook, tmp_path: Path) -> None:
    before = csv.field_size_limit()
    source = tmp_path / "a.csv"
    source.write_text("id,text\n1,Nurses wanted.\n", encoding="utf-8")
    audit(book, source, tmp_path / "run")
    assert csv.field_size_limit() == before
