"""Input formats, a file each: the folder is the registry.

A module here holds ``READER``, a :class:`Reader`. It imports the library of its format only when it
reads, so that finding the formats costs nothing.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from factcheck.documents.document import Document
from factcheck.documents.files import LONGEST, Source, contents, unpacked_name
from factcheck.documents.records import Fields
from factcheck.errors import InputError, Place

Content = bytes | str | tuple[object, ...] | dict[str, object]
"""What a file holds of one document, as it stands there: plain values, which cost little to send."""


@dataclass(frozen=True, slots=True)
class Reader:
    """One input format.

    ``extensions`` are lower-case, with their dot; a file may be packed besides (``.csv.gz``). ``split``
    takes the opened file and the names of the fields (for formats with fields) and yields where each
    document stands with its content, or an error in its place; it is quick, and trusts nothing that it
    meets. What it raises, ``InputError`` or ``OSError``, concerns the rest of the file. ``read`` makes the
    document of such a content, ``None`` if it is none, and may take its time. It raises ``InputError``.
    """

    extensions: tuple[str, ...]
    split: Callable[[Source, Fields], Iterator[tuple[Place, Content] | InputError]]
    read: Callable[[Place, Any, Fields], Document | None]


def whole_files(
    extensions: tuple[str, ...], read: Callable[[Place, bytes, Fields], Document], most: int = LONGEST
) -> Reader:
    """The reader of a format whose files are one document each, of at most so many bytes."""

    def split(source: Source, fields: Fields) -> Iterator[tuple[Place, Content]]:
        yield Place(source.name), contents(source, most)

    return Reader(extensions, split, read)


@cache
def readers() -> dict[str, Reader]:
    """The readers by extension, in the order of the extensions."""
    modules = (
        importlib.import_module(f"{__name__}.{found.name}") for found in pkgutil.iter_modules(__path__)
    )
    found = {extension: module.READER for module in modules for extension in module.READER.extensions}
    return dict(sorted(found.items()))


def reader_for(path: Path) -> Reader | None:
    """The reader of the longest extension that the file's name ends in, packed or not; else ``None``."""
    name = unpacked_name(path.name.lower())
    endings = [extension for extension in readers() if name.endswith(extension)]
    return readers()[max(endings, key=len)] if endings else None
