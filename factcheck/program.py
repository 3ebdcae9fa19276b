"""The program's own files, by which what it stored is known to be out of date."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable


def program_files(*parts: str) -> Iterator[tuple[str, bytes]]:
    """Name and content of code, word lists, definitions and queries below each of ``parts``, in order.

    A part is a package or module of factcheck: "quantities", "checker.py".
    """
    for part in parts:
        yield from _below(files("factcheck") / part)


def _below(place: Traversable) -> Iterator[tuple[str, bytes]]:
    if place.is_dir():
        for each in sorted(place.iterdir(), key=lambda each: each.name):
            if each.name != "__pycache__":
                yield from _below(each)
    elif place.name.endswith((".py", ".txt", ".toml", ".sql")):
        yield place.name, place.read_bytes()
