"""Documents from whatever the user names: files, folders, globs, record files, standard input."""

from __future__ import annotations

import glob
import os
import stat
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import IO

from factcheck.documents.document import Document
from factcheck.documents.encodings import without_surrogates
from factcheck.documents.files import contents, shown
from factcheck.documents.readers import reader_for, readers
from factcheck.documents.readers.text import READER as TEXT
from factcheck.documents.readers.text import plain_document
from factcheck.errors import InputError, Place


def read(
    sources: Sequence[str], *, text_field: str = "text", standard_input: IO[bytes] | None = None
) -> Iterator[Document | InputError]:
    """The documents of ``sources``, one at a time and in order; in the place of what is unreadable, why.

    A source is a file, a folder (read with its subfolders, in the order of names, known extensions
    only, hidden files left out), a glob, or ``-`` for plain text on standard input. A file with an
    unknown extension is read as plain text when it is named itself. ``text_field`` is the field of
    a record that holds its text. Nothing is raised for an unreadable source: the run goes on.
    """
    for source in sources:
        if source == "-":
            yield from _kept_going(_standard_input(standard_input or sys.stdin.buffer), Path("<stdin>"))
            continue
        for path in _paths(source):
            if isinstance(path, InputError):
                yield path
            else:
                reader = reader_for(path) or TEXT
                yield from _kept_going(reader.read(path, text_field), path)


def _standard_input(stream: IO[bytes]) -> Iterator[Document]:
    yield plain_document(contents(stream, Place("<stdin>")), "<stdin>", "stdin")


def _kept_going(documents: Iterable[Document | InputError], path: Path) -> Iterator[Document | InputError]:
    """The documents of one file, with what its reader raises as the last of them."""
    try:
        yield from documents
    except InputError as error:
        yield error
    except OSError as error:
        yield _unreadable(path, error)


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
