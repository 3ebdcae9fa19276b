"""Keeps the index of a large set of facts in a file, so that the next run need not read the facts again.

The file is named after everything that went into it: the facts' bytes and names, and the code and unit
definitions that read them. So it is never out of date; when one of them changes, a new file is made. A
file that is damaged, or a folder that cannot be written to, costs time and nothing else.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import sqlite3
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

from factcheck.program import program_files

WORTH_STORING = 50_000  # bytes of facts files, some 100 facts: less is read faster than it is found
_KEPT = 4  # indexes, the last ones used


def open_or_build(
    files: Sequence[tuple[str, bytes]], folder: Path | None, build: Callable[[], sqlite3.Connection]
) -> sqlite3.Connection:
    """The stored index of these files, or what ``build`` gives, which is then stored."""
    try:
        path = (folder or _default_folder()).absolute() / f"facts-{_key(files)}.sqlite"
    except RuntimeError:  # the user has no home folder
        return build()
    with contextlib.suppress(sqlite3.Error, OSError):
        return _opened(path)
    database = build()
    with contextlib.suppress(sqlite3.Error, OSError):
        _store(database, path)
        _forget_oldest(path.parent)
    return database


def _default_folder() -> Path:
    """``$XDG_CACHE_HOME/factcheck``, by the XDG Base Directory Specification."""
    base = os.environ.get("XDG_CACHE_HOME", "")
    return (Path(base) if Path(base).is_absolute() else Path("~/.cache").expanduser()) / "factcheck"


def _key(files: Sequence[tuple[str, bytes]]) -> str:
    digest = hashlib.sha256()
    for name, raw in [*files, *program_files("facts", "quantities")]:
        digest.update(f"{len(name)} {len(raw)} {name}".encode(errors="surrogateescape"))
        digest.update(raw)
    return digest.hexdigest()[:40]


def _opened(path: Path) -> sqlite3.Connection:
    """The database of a file, if it is whole."""
    os.utime(path)  # used last; also fails for a missing file, which SQLite would create
    database = sqlite3.connect(f"{path.as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False)
    database.execute(f"PRAGMA mmap_size = {2**31}")  # pages are read where they are, not copied
    if database.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
        raise sqlite3.DatabaseError(f"{path} is damaged")
    database.execute("SELECT digest FROM about")  # an empty file is whole, but no index
    return database


def _store(database: sqlite3.Connection, path: Path) -> None:
    """Writes the database to a file that appears all at once, so that no other process reads half of it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor, name = tempfile.mkstemp(dir=path.parent, prefix="facts-", suffix=".part")
    os.close(descriptor)
    try:
        with contextlib.closing(sqlite3.connect(name)) as copy:
            copy.execute("PRAGMA journal_mode = OFF")
            database.backup(copy)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink()
        raise


def _forget_oldest(folder: Path) -> None:
    stored = sorted(folder.glob("facts-*.sqlite"), key=lambda path: path.stat().st_mtime, reverse=True)
    for path in stored[_KEPT:]:
        path.unlink(missing_ok=True)
