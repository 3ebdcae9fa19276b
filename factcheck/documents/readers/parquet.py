"""Parquet: a record to a row, read a batch at a time; needs the extra ``parquet``."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from factcheck.documents.document import Document
from factcheck.documents.files import opened, shown
from factcheck.documents.readers import Reader
from factcheck.documents.records import document_of
from factcheck.errors import InputError, Place

_BATCH = 256


def _read(path: Path, text_field: str) -> Iterator[Document | InputError]:
    name = shown(path)
    try:
        import pyarrow  # type: ignore[import-untyped]
        from pyarrow import parquet
    except ImportError:
        what = 'Parquet needs a further library; install it with: pip install "factcheck[parquet]"'
        raise InputError(what, Place(name)) from None
    number = 0
    with opened(path) as stream:
        try:
            table = parquet.ParquetFile(stream)
            present = table.schema_arrow.names
            if text_field not in present:
                found = ", ".join(present)[:200]
                what = f'has no column "{text_field}" (found: {found}); add it or name another text field'
                raise InputError(what, Place(name))
            columns = [
                column for column in present if column in {text_field, "id", "title", "published", "url"}
            ]
            for batch in table.iter_batches(batch_size=_BATCH, columns=columns):
                for row in batch.to_pylist():
                    number += 1
                    yield _document(row, Place(name, number), text_field)
        except (pyarrow.ArrowException, UnicodeDecodeError, OSError) as error:
            problem = str(error).partition("\n")[0].rstrip(".")
            what = f"is not a readable Parquet file: {problem}; write it again"
            raise InputError(what, Place(name, number + 1 if number else None)) from None


def _document(row: dict[str, object], place: Place, text_field: str) -> Document | InputError:
    try:
        return document_of(row, place, text_field)
    except InputError as error:
        return error


READER = Reader((".parquet",), _read)
