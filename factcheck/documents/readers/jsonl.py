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


def _split(source: Source, fields: Fields) -> Iterator[tuple[Place, str]]:
    with decoded_stream(source.stream, newline="\n") as lines:
        for number, line in enumerate(bounded_lines(lines, source.name), start=1):
            if not line.isspace():
                yield Place(source.name, number), line


def _read(place: Place, line: str, fields: Fields) -> Document:
    try:
        record = json.loads(line.rstrip("\r\n"))
    except json.JSONDecodeError as error:
        what = f"is not valid JSON: {error.msg}; write one record to a line"
        raise InputError(what, Place(place.source, place.line, error.colno)) from None
    except RecursionError:
        raise InputError("is nested too deeply to be a record", place) from None
    except ValueError:
        raise InputError("holds a number with too many digits; write it as text", place) from None
    if not isinstance(record, dict):
        raise InputError('is no record; write one JSON object to a line: {"text": "…"}', place)
    return document_of(record, place, fields)


READER = Reader((".jsonl", ".ndjson"), _split, _read)
