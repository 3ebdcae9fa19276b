"""Loads facts: from their files, or from the index that is stored of a large set."""

from __future__ import annotations

import hashlib
import os
import sqlite3
import stat
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

from factcheck.errors import InputError, InputErrorGroup, Place
from factcheck.facts import stored
from factcheck.facts.factset import FactSet, write_facts

SUFFIXES = (".csv", ".yaml", ".yml")


def load_facts(paths: Sequence[Path | str], cache: Path | None = None) -> FactSet:
    """The facts of files and folders; folders are searched for YAML and CSV files at any depth.

    Of a large set an index is stored in the folder ``cache``, by default the user's cache folder, so
    that it opens in a moment until a file changes. Raises ``InputErrorGroup`` with everything that is
    wrong with the files; with any error none of them is used.
    """
    files = read_files(paths)
    if sum(len(raw) for _, raw in files) < stored.WORTH_STORING:
        return FactSet(_built(files))
    return FactSet(stored.open_or_build(files, cache, lambda: _built(files)))


@cache
def facts_at(paths: tuple[Path, ...]) -> FactSet:
    """The facts in these files and folders, loaded once in each process."""
    if not any(path.exists() for path in paths):
        what = "no facts here; put them there, or name a file or folder with --facts"
        raise InputError(what, Place(str(paths[0])))
    return load_facts(paths)


def facts_digest(paths: Sequence[Path | str]) -> str:
    """The ``digest`` of the facts at these paths, whether or not they can be loaded."""
    return _digest(read_files(paths))


def _digest(files: Sequence[tuple[str, bytes]]) -> str:
    digest = hashlib.sha256()
    for _, raw in files:
        digest.update(raw)
    return f"sha256:{digest.hexdigest()}"


def read_files(paths: Sequence[Path | str]) -> list[tuple[str, bytes]]:
    """Names and bytes of all facts files, each once, by name within a folder."""
    files: dict[Path, tuple[str, bytes]] = {}
    errors: list[InputError] = []
    for path in map(Path, paths):
        try:
            for each in _below(path):
                files.setdefault(each.resolve(), (str(each), each.read_bytes()))
        except InputError as error:
            errors.append(error)
        except FileNotFoundError as error:
            what = "no such file or folder of facts; say with --facts where they are"
            errors.append(InputError(what, Place(str(error.filename))))
        except OSError as error:
            errors.append(InputError(f"cannot be read: {error.strerror}", Place(str(error.filename))))
    if errors:
        raise InputErrorGroup(tuple(errors))
    return list(files.values())


def _below(path: Path) -> Iterator[Path]:
    mode = path.stat().st_mode
    if not stat.S_ISDIR(mode):
        if not stat.S_ISREG(mode) or path.suffix.lower() not in SUFFIXES:
            what = f"is no facts file; expected one that ends in {', '.join(SUFFIXES)}"
            raise InputError(what, Place(str(path)))
        yield path
        return
    found = [
        Path(folder, name)
        for folder, _, names in os.walk(path)
        for name in names
        if name.lower().endswith(SUFFIXES) and not name.startswith(".")
    ]
    if not found:
        raise InputError(f"holds no facts file, which ends in {', '.join(SUFFIXES)}", Place(str(path)))
    yield from sorted(found)


def _built(files: Sequence[tuple[str, bytes]]) -> sqlite3.Connection:
    # Neither the readers nor the unit tables are needed when a stored index is opened.
    from factcheck.facts.curated import read_curated

    curated = read_curated(files)
    if curated.errors:
        raise InputErrorGroup(tuple(curated.errors))
    database = sqlite3.connect(":memory:", check_same_thread=False)
    write_facts(database, curated.subjects.values(), curated.facts.values(), _digest(files))
    return database
