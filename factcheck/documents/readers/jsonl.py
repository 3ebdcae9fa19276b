"""JSON Lines: a record to a line."""

from __future__ import annotations

import json
from collections.abc import Iterator

from factcheck.documents.document import Document
from factcheck.documents.encodings import decoded_stream
from factcheck.documents.files import Source, bounded_lines
from factcheck.documents.readers import Reader
from factcheck.documents.records import Fields, document_of
from factcheck.errors import InputError, Place


def _read(source: Source, fields: Fields) -> Iterator[Document | InputError]:
    with decoded_stream(source.stream, newline="\n") as lines:
        for number, line in enumerate(bounded_lines(lines, source.name), start=1):
            if not line.isspace():
                yield _document(line, Place(source.name, number), fields)


def _document(line: str, place: Place, fields: Fields) -> Document | InputError:
    try:
        record = json.loads(line.rstrip("\r\n"))
    except json.JSONDecodeError as error:
        what = f"is not valid JSON: {error.msg}; write one record to a line"
        return InputError(what, Place(place.source, place.line, error.colno))
    except RecursionError:
        return InputError("is nested too deeply to be a record", place)
    except ValueError:
        return InputError("holds a number with too many digits; write it as text", place)
    if not isinstance(record, dict):
        return InputError('is no record; write one JSON object to a line: {"text": "…"}', place)
    try:
        return document_of(record, place, fields)
    except InputError as error:
        return error


READER = Reader((".jsonl", ".ndjson"), _read)
