"""Contents: what documents hold, under whatever names; and the tasks of an audit."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit

from factcheck.corpus.rows import DocumentRow, FailureRow, PartRow, Rows, UnauditedRow
from factcheck.documents.document import Document
from factcheck.documents.read import Unread, read_one
from factcheck.errors import InputError
from factcheck.findings import Suppression
from factcheck.settings import Settings

if TYPE_CHECKING:
    from pydantic import TypeAdapter


class Part(NamedTuple):
    """A document to be read, or read already; ``parcel`` as in ``schema.sql``."""

    parcel: str | None
    found: Unread | Document


class Unaudited(NamedTuple):
    """A content to be audited, as ``packed`` gives it."""

    digest: str
    packed: bytes


@dataclass(frozen=True, slots=True)
class Again:
    """A content to be judged again if it is ``concerned``, or names a subject of ``renamed``.

    Those are the subjects that go by other names than before.
    """

    digest: str
    title: str | None
    published: date | None
    text: str
    kept: bytes
    concerned: bool
    renamed: frozenset[str]


Task = Part | Unaudited | Again


@dataclass(frozen=True, slots=True)
class Content:
    """A document without its names, and what lets findings in it stand, which names none either."""

    document: Document
    suppress: tuple[Suppression, ...]


def read_part(part: Part, settings: Settings) -> Rows:
    """The rows of a document that is read, or of why it cannot be."""
    if isinstance(part.found, Document):
        return _rows(part.found, settings)
    try:
        document = read_one(part.found)
    except InputError as error:
        failure = FailureRow(str(error.place or part.found.place), None, error.what, 1)
        return {"failures": [failure], "parts": [PartRow(part.parcel, None, False)]}
    rows = _rows(document, settings) if document else {}
    return {**rows, "parts": [PartRow(part.parcel, document.name if document else None, True)]}


def _rows(document: Document, settings: Settings) -> Rows:
    entries = tuple(each for each in settings.suppress if each.document in (document.name, document.id))
    entries = tuple(replace(entry, document="") for entry in entries)
    digest = content_digest(document, entries)
    row = DocumentRow(
        document.name,
        document.id,
        document.url,
        document.title,
        document.outlet or _host(document.url),
        document.published,
        digest,
        len(document.text),
    )
    nameless = replace(document, name="", id="", url=None, outlet=None)
    content = Content(nameless, entries)
    return {"documents": [row], "unaudited": [UnauditedRow(digest, _codec().dump_json(content))]}


def content_digest(document: Document, entries: tuple[Suppression, ...]) -> str:
    """The name of what a document holds: a hash of all that its results depend on, and of nothing else.

    ``entries`` are those that let findings in it stand, without names of documents.
    """
    blocks = ",".join(f"{block.start}-{block.end}{block.role}" for block in document.blocks)
    title = document.title or ""
    head = f"{document.published}\n{len(title)} {title}\n{blocks}\n{entries or ''}\n"
    return hashlib.sha256((head + document.text).encode("utf-8", "surrogatepass")).hexdigest()


def unpacked(unaudited: Unaudited) -> Content:
    """The content that is to be audited."""
    return _codec().validate_json(unaudited.packed)


def _host(url: str | None) -> str | None:
    try:
        return urlsplit(url or "").hostname
    except ValueError:
        return None


@cache
def _codec() -> TypeAdapter[Content]:
    """Turns a content into JSON and back."""
    from pydantic import TypeAdapter

    return TypeAdapter(Content)
