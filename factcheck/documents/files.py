"""Opening what the user named: regular files only, unpacked, and never more than memory can hold."""

from __future__ import annotations

import gzip
import io
import os
import stat
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from factcheck.documents.encodings import without_surrogates
from factcheck.errors import InputError, Place

LONGEST = 2**28
"""The most bytes that one document, or characters that one line of records, may have."""


_PACKED = (".gz", ".zst")


@dataclass(frozen=True, slots=True)
class Source:
    """A file, or standard input, while it is read: its name as printed, and its bytes, unpacked and not."""

    name: str
    stream: io.BufferedReader
    packed: io.BufferedReader


def stem(place: Place) -> str:
    """The name of a file without folders and extension: the id of a document that has no other."""
    return Path(unpacked_name(place.source)).stem.strip("<>")


def shown(path: Path) -> str:
    """The path as it can be printed: file names may hold bytes that are no text."""
    return without_surrogates(str(path))


def unpacked_name(name: str) -> str:
    """The name of a file without the extension that tells how it is packed.

    >>> unpacked_name("news.jsonl.gz")
    'news.jsonl'
    """
    return name[: -len(Path(name).suffix)] if name.lower().endswith(_PACKED) else name


@contextmanager
def opened(path: Path) -> Iterator[Source]:
    """The file while it is read.

    Raises ``OSError`` when it cannot be read, ``InputError`` for a device or a pipe and, on reading,
    for packed bytes that are damaged or cut short.
    """
    # Asked before opening, since opening a pipe waits for somebody to write into it.
    if not stat.S_ISREG(os.stat(path).st_mode):  # noqa: PTH116
        raise InputError(
            "is no regular file; give a file, a folder, or - for standard input", Place(shown(path))
        )
    with path.open("rb") as stream:
        yield unpacked(stream, shown(path))


def unpacked(stream: io.BufferedReader, name: str) -> Source:
    """The source whose bytes a stream holds, packed or not; told by how it begins, not by its name."""
    start = stream.peek(4)
    unpacker = next((each for magic, each in _UNPACKERS.items() if start.startswith(magic)), None)
    return Source(name, io.BufferedReader(unpacker(stream, name)) if unpacker else stream, stream)


def contents(source: Source, most: int = LONGEST) -> bytes:
    """All bytes of a source that is one document; ``InputError`` when there are more than ``most``."""
    most = min(most, LONGEST)
    raw = source.stream.read(most + 1)
    if len(raw) > most:
        raise InputError(
            f"is longer than {most >> 20} MB, the most for one document; split it", Place(source.name)
        )
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


def missing_library(format: str, extra: str, name: str) -> InputError:
    """The error for a format whose library is not installed."""
    what = f'{format} needs a further library; install it with: pip install "factcheck[{extra}]"'
    return InputError(what, Place(name))


class _Unpacked(io.RawIOBase):
    """The bytes inside packed ones, whose damage is told as an input error."""

    def __init__(self, packed: io.BufferedIOBase, errors: tuple[type[Exception], ...], name: str) -> None:
        self._packed = packed
        self._errors = errors
        self._name = name

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        try:
            piece = self._packed.read1(len(buffer))
        except self._errors as error:
            what = f"the packed bytes are damaged or cut short ({error}); what came before was read"
            raise InputError(f"{what}; fetch the file again", Place(self._name)) from None
        buffer[: len(piece)] = piece
        return len(piece)


def _gunzipped(stream: io.BufferedReader, name: str) -> _Unpacked:
    return _Unpacked(gzip.GzipFile(fileobj=stream), (EOFError, zlib.error, gzip.BadGzipFile), name)


def _unzstd(stream: io.BufferedReader, name: str) -> _Unpacked:
    try:
        from backports.zstd import ZstdError, ZstdFile
    except ImportError:
        raise missing_library("Zstandard", "zstd", name) from None
    return _Unpacked(ZstdFile(stream), (EOFError, ZstdError), name)


_UNPACKERS = {b"\x1f\x8b": _gunzipped, b"\x28\xb5\x2f\xfd": _unzstd}
