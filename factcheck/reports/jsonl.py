"""JSON Lines for programs: one object per document, written as soon as the document is done."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from factcheck.errors import InputError
from factcheck.reports import Report, View
from factcheck.reports.json import checked_record, encode, extracted_record

if TYPE_CHECKING:
    from factcheck.documents.document import Document
    from factcheck.facts.factset import FactSet
    from factcheck.findings import CheckedDocument
    from factcheck.quantities.extract import Extraction


def check(results: Iterable[CheckedDocument | InputError], facts: FactSet, view: View) -> Iterator[str]:
    """One line for each document that could be checked, in input order."""
    for result in results:
        if not isinstance(result, InputError):
            yield encode(checked_record(result)) + "\n"


def extract(results: Iterable[tuple[Document, Extraction] | InputError], view: View) -> Iterator[str]:
    """One line for each document that could be read, in input order."""
    for result in results:
        if not isinstance(result, InputError):
            yield encode(extracted_record(*result)) + "\n"


REPORT = Report(check, extract)
