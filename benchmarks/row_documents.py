"""Documents as an audit meets them: the facts of rows of a made-up table, taken down where rules are asked of them."""

import tempfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any
from unittest.mock import patch

from made_up_tables import make_table
from plain_documents import Document, PlainFields

from ethicalrecruit.batch.run import audit
from ethicalrecruit.checker.recall import Recall
from ethicalrecruit.facts.state import FactSet
from ethicalrecruit.rulebook.book import RuleBook
from ethicalrecruit.values.grades import DocumentKind

_Asked = tuple[FactSet, DocumentKind, date | None]


def row_documents(book: RuleBook, fields: PlainFields, rows: int, seed: int) -> Iterator[Document]:
    """The documents of the rows of a structured table that could be used.

    Rejected rows are no documents; those whose readings disagree are left out.
    """
    taken: list[_Asked] = []

    def take(_recall: Recall, facts: FactSet, kind: DocumentKind, day: date | None) -> list[Any]:
        taken.append((facts, kind, day))
        return []

    with tempfile.TemporaryDirectory() as name, patch.object(Recall, "findings", take):
        path = Path(name) / "rows.csv"
        make_table(path, "structured", rows, seed)
        audit(book, path, Path(name) / "run")
    for facts, kind, day in taken:
        if not fields.disagree(facts):
            yield Document(facts, kind, day, fields.of(facts, kind, day))
