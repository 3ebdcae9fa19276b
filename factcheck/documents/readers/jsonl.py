"""JSON Lines, plain or gzipped: a record to a line."""

from __future__ import annotations

import gzip
import io
import json
import zlib
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

from factcheck.documents.document import Document
from factcheck.documents.encodings import decoded_stream
from factcheck.documents.files import bounded_lines, opened, shown
from factcheck.documents.readers import Reader
from factcheck.documents.records import document_of
from factcheck.errors import InputError, Place


def _read(path: Path, text_field: str) -> Iterator[Document | InputError]:
    name = shown(path)
    number = 0
    with ExitStack() as open_files:
        stream: io.BufferedReader | gzip.GzipFile = open_files.enter_context(opened(path))
        if path.name.lower().endswith(".gz"):
            stream = open_files.enter_context(gzip.GzipFile(fileobj=stream))
        try:
            lines = open_files.enter_context(decoded_stream(stream, newline="\n"))
            for number, line in enumerate(bounded_lines(lines, name), start=1):
                if not line.isspace():
                    yield _document(line, Place(name, number), text_field)
        except (EOFError, zlib.error, gzip.BadGzipFile) as error:
            what = f"the gzip data is damaged or cut short ({error}); what came before was read"
            raise InputError(f"{what}; fetch the file again", Place(name, number + 1)) from None


def _document(line: str, place: Place, text_field: str) -> Document | InputError:
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
        return document_of(record, place, text_field)
    except InputError as error:
        return error


READER = Reader((".jsonl", ".jsonl.gz"), _read)
