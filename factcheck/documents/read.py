"""Documents from whatever the user names: files, folders, globs, record files, standard input."""

from __future__ import annotations

import glob
import io
import os
import stat
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import IO, NamedTuple, cast

from factcheck.documents.dateline import dateline_day
from factcheck.documents.document import Document
from factcheck.documents.encodings import without_surrogates
from factcheck.documents.files import Source, opened, shown, unpacked
from factcheck.documents.readers import Content, Reader, reader_for, readers
from factcheck.documents.records import Fields
from factcheck.errors import InputError, Place

_RECORD = b'{"'
_FIELDS = Fields()


@dataclass(slots=True)
class Extent:
    """How many bytes the files of a run have, packed as they are, and how many of them have been read."""

    size: int = 0
    read: int = 0

    @classmethod
    def of(cls, sources: Sequence[str]) -> Extent:
        """The extent of ``sources``, none of it read; what is no file counts for nothing."""
        paths = (
            path for source in sources if "://" not in source and source != "-" for path in _paths(source)
        )
        found = (path for path in paths if isinstance(path, Path))
        with suppress(OSError):
            return cls(sum(path.stat().st_size for path in found))
        return cls()


class Unread(NamedTuple):
    """A document as it stands in its file: what ``read_one`` needs, in plain values."""

    place: Place
    content: Content
    format: str
    fields: Fields


def read(
    sources: Sequence[str],
    *,
    fields: Fields = _FIELDS,
    input_format: str | None = None,
    standard_input: IO[bytes] | None = None,
) -> Iterator[Document | InputError]:
    """The documents of ``sources``, one at a time and in order; in the place of what is unreadable, why.

    See ``unread`` for the arguments.
    """
    for found in unread(sources, fields=fields, input_format=input_format, standard_input=standard_input):
        if isinstance(found, Unread):
            try:
                document = read_one(found)
            except InputError as error:
                yield error
            else:
                yield from [document] if document else []
        else:
            yield found


def read_one(unread: Unread) -> Document | None:
    """The document, ``None`` if there is none after all; where nothing else dates it, its dateline does.

    Raises ``InputError``.
    """
    document = readers()[unread.format].read(unread.place, unread.content, unread.fields)
    if document and not document.published:
        return replace(document, published=dateline_day(document.text, document.blocks))
    return document


def unread(
    sources: Sequence[str],
    *,
    fields: Fields = _FIELDS,
    input_format: str | None = None,
    standard_input: IO[bytes] | None = None,
    elsewhere: Callable[[str, Fields], Iterator[Document | InputError]] | None = None,
    extent: Extent | None = None,
) -> Iterator[Unread | Document | InputError]:
    """What ``sources`` hold of each document, one at a time and in order; what is unreadable, why.

    A source is a file, a folder (read with its subfolders, in the order of names, known extensions
    only, hidden files left out), a glob, or ``-`` for standard input. Standard input, and a file with
    an unknown extension that is named itself, are read as ``input_format``, an extension without its
    dot; without one as JSON Lines when they begin with a record, else as plain text. ``fields`` are
    the fields of records. ``elsewhere`` reads addresses (``s3a://…``) to their end. ``extent`` is kept
    up to date. Nothing is raised for an unreadable source: the run goes on. ``TypeError`` where one string is
    given in place of several: its characters would be read as sources, "/" with all that is below it.
    """
    if isinstance(sources, str):
        raise TypeError(f"sources are given as a list: [{sources!r}]")
    for source in sources:
        if "://" in source:
            what = "is an address, which only factcheck audit --engine spark reads; fetch it first"
            refused = iter([InputError(what, Place(without_surrogates(source)))])
            yield from elsewhere(source, fields) if elsewhere else refused
            continue
        if source == "-":
            yield from _of_standard_input(standard_input or sys.stdin.buffer, input_format, fields)
            continue
        for path in _paths(source):
            if isinstance(path, InputError):
                yield path
            else:
                yield from _of_file(path, input_format, fields, extent or Extent())


def _of_standard_input(
    stream: IO[bytes], input_format: str | None, fields: Fields
) -> Iterator[Unread | InputError]:
    try:
        source = unpacked(io.BufferedReader(cast(io.RawIOBase, stream)), "<stdin>")
        yield from _split(_reader(source, input_format), source, fields)
    except InputError as error:
        yield error
    except OSError as error:
        yield _unreadable(Path("<stdin>"), error)


def _of_file(
    path: Path, input_format: str | None, fields: Fields, extent: Extent
) -> Iterator[Unread | InputError]:
    """What one file holds, with what its reader raises as the last of it."""
    before = extent.read
    try:
        with opened(path) as source:
            reader = reader_for(path) or _reader(source, input_format)
            for found in _split(reader, source, fields):
                extent.read = before + source.packed.tell()
                yield found
    except InputError as error:
        yield error
    except OSError as error:
        yield _unreadable(path, error)


def _split(reader: Reader, source: Source, fields: Fields) -> Iterator[Unread | InputError]:
    format = reader.extensions[0]
    for found in reader.split(source, fields):
        yield found if isinstance(found, InputError) else Unread(*found, format, fields)


def _reader(source: Source, input_format: str | None) -> Reader:
    """The reader of a source whose name does not tell: no article begins like a record."""
    return readers()[f".{input_format or ('jsonl' if source.stream.peek(2)[:2] == _RECORD else 'txt')}"]


def _paths(source: str) -> Iterator[Path | InputError]:
    path = Path(source)
    try:
        mode = os.stat(path).st_mode  # noqa: PTH116 (one look, for folder, file and absence)
    except FileNotFoundError:
        yield from _matches(source)
    except ValueError:
        yield InputError("no path holds a zero byte; check it", Place(without_surrogates(source)))
    except OSError as error:
        yield _unreadable(path, error)
    else:
        yield from _folder(path) if stat.S_ISDIR(mode) else iter([path])


def _matches(source: str) -> Iterator[Path | InputError]:
    if not glob.has_magic(source):
        yield InputError("no such file or folder; check the path", Place(without_surrogates(source)))
        return
    matches = sorted(glob.glob(source, recursive=True))  # noqa: PTH207 (a pattern may be absolute)
    if not matches:
        yield InputError("no file matches; check the pattern", Place(without_surrogates(source)))
    for match in map(Path, matches):
        yield from _folder(match) if match.is_dir() else iter([match])


def _folder(folder: Path) -> Iterator[Path | InputError]:
    """The documents below a folder. Links to folders are not followed, since they may lead in circles."""
    found = False
    unlistable: list[OSError] = []
    for parent, subfolders, names in os.walk(folder, onerror=unlistable.append):
        subfolders[:] = sorted(name for name in subfolders if not name.startswith("."))
        for name in sorted(names):
            path = Path(parent, name)
            if not name.startswith(".") and reader_for(path):
                found = True
                yield path
    yield from (_unreadable(Path(error.filename), error) for error in unlistable)
    if not found and not unlistable:
        known = ", ".join(readers())
        yield InputError(f"no document in this folder; extensions read: {known}", Place(shown(folder)))


def _unreadable(path: Path, error: OSError) -> InputError:
    remedy = "check its permissions" if isinstance(error, PermissionError) else "check the path"
    problem = (error.strerror or str(error)).lower()
    return InputError(f"cannot be read: {problem}; {remedy}", Place(shown(path)))
