"""The document that every later stage reads."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

Role = Literal["headline", "standfirst", "body", "quote", "caption", "list", "cell", "code"]


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph-like piece of the text: half-open character offsets and what part it plays."""

    start: int
    end: int
    role: Role


@dataclass(frozen=True, slots=True)
class Document:
    """One article.

    ``text`` is what all offsets point into: for a record its ``text`` field, for a plain-text or
    Markdown file the file's decoded text, unchanged, else what its reader extracts. ``blocks`` are
    in order, do not overlap and leave out markup, front matter and white space between paragraphs;
    figures are read inside blocks only. ``title`` is metadata (a record's ``title``, front matter)
    and not part of ``text``; a headline that is printed in the text is a block with role
    ``headline``. ``outlet`` is who published it, where its record says so.
    """

    name: str
    id: str
    text: str
    title: str | None = None
    published: date | None = None
    url: str | None = None
    blocks: tuple[Block, ...] = field(default=())
    outlet: str | None = None
