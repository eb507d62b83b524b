"""Names and versions of the JSON files of a run, which writers put in and readers look for."""

BOOK_SCHEMA = "ethicalrecruit.book/0"
MANIFEST_SCHEMA = "ethicalrecruit.manifest/0"
SUMMARY_SCHEMA = "ethicalrecruit.summary/0"
TIMING_SCHEMA = "ethicalrecruit.timing/0"
