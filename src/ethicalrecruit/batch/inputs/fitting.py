"""A mapping held against the tables of a run: each has its own header, and gets what fits it."""

from ethicalrecruit.batch.inputs.forms import CSV, way_for_one_ad
from ethicalrecruit.batch.inputs.table import Table
from ethicalrecruit.errors import MappingError
from ethicalrecruit.intake.document_rows import DocumentMapping
from ethicalrecruit.intake.mapping import RowMapping, plain_mapping
from ethicalrecruit.intake.mapping_file import MappingFile


def fitted(table: Table, mapping: MappingFile | None) -> RowMapping | DocumentMapping:
    """The mapping of one table.

    Args:
        table: the table.
        mapping: the mapping file of the run; None if columns have our own names. Of a mapping for documents, only
            constants, ``covers`` and ``language`` have a meaning.

    Raises:
        MappingError: naming the table that the mapping does not fit.
    """
    if table.documents:
        return _of_documents(table, mapping)
    try:
        return plain_mapping(table.header) if mapping is None else mapping.fit(table.header)
    except MappingError as error:
        where = f"{table.name}, {error.where}" if error.where else table.name
        way = way_for_one_ad(table.name) if mapping is None and table.told.get("form") == CSV else ""
        raise MappingError(error.what, where, f"{error.mend} {way}".rstrip()) from None


def _of_documents(table: Table, mapping: MappingFile | None) -> DocumentMapping:
    form = "document.json" if table.told.get("form", "").startswith("JSON") else ""
    if mapping is None:
        return DocumentMapping(form)
    if named := [
        *(use.column for use in mapping.columns if use.column not in table.header),
        *(name for name in mapping.text if name not in table.header),
    ]:
        listed = ", ".join(f'"{name}"' for name in named)
        what = f"The rows of this input are documents, so it has no column {listed}."
        mend = "Audit it by itself; a mapping may give it constants, covers and language."
        raise MappingError(what, f"{table.name}, {mapping.name}", mend)
    return DocumentMapping(form, (), mapping.constants, mapping.covers, ("text",), mapping.language)
