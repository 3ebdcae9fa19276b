"""Opening what the user named: regular files only, and never more than memory can hold."""

from __future__ import annotations

import io
import os
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import IO, TextIO

from factcheck.documents.encodings import without_surrogates
from factcheck.errors import InputError, Place

LONGEST = 2**28
"""The most bytes that one document, or characters that one line of records, may have."""


def shown(path: Path) -> str:
    """The path as it can be printed: file names may hold bytes that are no text."""
    return without_surrogates(str(path))


def opened(path: Path) -> io.BufferedReader:
    """The file opened for reading; ``OSError`` when it cannot be, ``InputError`` for a device or pipe."""
    # Asked before opening, since opening a pipe waits for somebody to write into it.
    if not stat.S_ISREG(os.stat(path).st_mode):  # noqa: PTH116
        raise InputError(
            "is no regular file; give a file, a folder, or - for standard input", Place(shown(path))
        )
    return path.open("rb")


def contents(stream: IO[bytes], place: Place) -> bytes:
    """All bytes of a stream that is one document; ``InputError`` when there are too many."""
    raw = stream.read(LONGEST + 1)
    if len(raw) > LONGEST:
        raise InputError(f"is longer than {LONGEST >> 20} MB, the most for one document; split it", place)
    return raw


def bounded_lines(stream: TextIO, name: str) -> Iterator[str]:
    """The lines of a text stream; ``InputError`` at one so long that it cannot be a record."""
    number = 0
    while line := stream.readline(LONGEST + 1):
        number += 1
        if len(line) > LONGEST:
            too_long = f"is a line of more than {LONGEST >> 20} million characters"
            raise InputError(f"{too_long}; write one record to a line", Place(name, number))
        yield line
