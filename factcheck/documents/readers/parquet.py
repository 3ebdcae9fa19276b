"""Parquet: a record to a row, read a batch at a time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import astuple

from factcheck.documents.document import Document
from factcheck.documents.files import Source
from factcheck.documents.readers import Reader
from factcheck.documents.records import OUTLETS, Fields, document_of, missing_column
from factcheck.errors import InputError, Place

_BATCH = 256


def _split(source: Source, fields: Fields) -> Iterator[tuple[Place, dict[str, object]]]:
    import pyarrow
    from pyarrow import parquet

    number = 0
    try:
        table = parquet.ParquetFile(source.stream)
        present = table.schema_arrow.names
        if fields.text not in present:
            raise missing_column(present, fields, Place(source.name))
        columns = [column for column in present if column in (*astuple(fields), *OUTLETS)]
        for batch in table.iter_batches(batch_size=_BATCH, columns=columns):
            for row in batch.to_pylist():
                number += 1
                yield Place(source.name, number), row
    except (pyarrow.ArrowException, UnicodeDecodeError, OSError) as error:
        problem = str(error).partition("\n")[0].rstrip(".")
        what = f"is not a readable Parquet file: {problem}; write it again"
        raise InputError(what, Place(source.name, number + 1 if number else None)) from None


def _read(place: Place, row: dict[str, object], fields: Fields) -> Document:
    return document_of(row, place, fields)


READER = Reader((".parquet",), _split, _read)
