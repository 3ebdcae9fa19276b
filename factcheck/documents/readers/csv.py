"""CSV with a heading line: a record to a row."""

from __future__ import annotations

import csv
from collections.abc import Iterator

from factcheck.documents.document import Document
from factcheck.documents.encodings import decoded_stream
from factcheck.documents.files import LONGEST, Source, bounded_lines
from factcheck.documents.readers import Reader
from factcheck.documents.records import Fields, document_of, missing_column
from factcheck.errors import InputError, Place


def _split(
    source: Source, fields: Fields
) -> Iterator[tuple[Place, tuple[list[str], list[str]]] | InputError]:
    # The module's own limit, 128 kB, is less than a long article. It can only be set for all.
    csv.field_size_limit(LONGEST)
    with decoded_stream(source.stream, newline="") as lines:
        rows = _rows(bounded_lines(lines, source.name), source.name)
        columns = next(rows, None)
        if columns is None:
            return
        if isinstance(columns, InputError):
            raise columns
        heading, place = columns
        if fields.text not in heading:
            raise missing_column(heading, fields, place)
        for row in rows:
            yield row if isinstance(row, InputError) else (row[1], (heading, row[0]))


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


def _read(place: Place, content: tuple[list[str], list[str]], fields: Fields) -> Document:
    heading, row = content
    if len(row) > len(heading):
        what = f"has {len(row)} fields under {len(heading)} columns; quote fields that hold commas"
        raise InputError(what, place)
    return document_of(dict(zip(heading, row, strict=False)), place, fields)


READER = Reader((".csv",), _split, _read)
