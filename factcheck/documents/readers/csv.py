"""CSV with a heading line: a record to a row."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

from factcheck.documents.document import Document
from factcheck.documents.encodings import decoded_stream
from factcheck.documents.files import LONGEST, bounded_lines, opened, shown
from factcheck.documents.readers import Reader
from factcheck.documents.records import document_of
from factcheck.errors import InputError, Place


def _read(path: Path, text_field: str) -> Iterator[Document | InputError]:
    name = shown(path)
    # The module's own limit, 128 kB, is less than a long article. It can only be set for all.
    csv.field_size_limit(LONGEST)
    with opened(path) as stream, decoded_stream(stream, newline="") as lines:
        rows = _rows(bounded_lines(lines, name), name)
        columns = next(rows, None)
        if columns is None:
            return
        if isinstance(columns, InputError):
            raise columns
        heading, place = columns
        if text_field not in heading:
            found = ", ".join(heading)[:200]
            what = f'has no column "{text_field}" (found: {found}); add it or name another text field'
            raise InputError(what, place)
        for row in rows:
            yield row if isinstance(row, InputError) else _document(heading, *row, text_field)


def _rows(lines: Iterator[str], name: str) -> Iterator[tuple[list[str], Place] | InputError]:
    """The rows that are not blank, each with the line it starts on; a quote left open is an error."""
    reader = csv.reader(lines, strict=True)
    while True:
        place = Place(name, reader.line_num + 1)
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield InputError(f'is not valid CSV: {error}; double each " inside a quoted field', place)
            continue
        if any(row):
            yield row, place


def _document(heading: list[str], row: list[str], place: Place, text_field: str) -> Document | InputError:
    if len(row) > len(heading):
        what = f"has {len(row)} fields under {len(heading)} columns; quote fields that hold commas"
        return InputError(what, place)
    try:
        return document_of(dict(zip(heading, row, strict=False)), place, text_field)
    except InputError as error:
        return error


READER = Reader((".csv",), _read)
