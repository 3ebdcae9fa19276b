"""Pieces of text from a format that is no text itself, put together to the text of a document."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from factcheck.documents.blocks import with_headline, with_roles
from factcheck.documents.document import Block, Role
from factcheck.documents.encodings import without_surrogates

_BLANKS = re.compile(r"[^\S\n]+")
_AROUND_BREAK = re.compile(r" ?\n\s*")
_PARTING = "\n\n"


@dataclass(frozen=True, slots=True)
class Piece:
    """A paragraph, heading, table cell…: its text as read, and what parts it from one of the same role."""

    text: str
    role: Role = "body"
    parting: str = _PARTING


def assembled(pieces: Iterable[Piece], title: str | None = None) -> tuple[str, tuple[Block, ...]]:
    """The text of a document and its blocks, one for each piece that is not blank.

    White space inside a piece becomes one blank or one line break; blank lines part the pieces. Where
    no piece is marked as a headline, the first is taken for one if it repeats ``title`` or looks like it.

    >>> assembled([Piece("Sales up", "headline"), Piece(" Up\\t5% "), Piece("")])[0]
    'Sales up\\n\\nUp 5%'
    """
    written: list[str] = []
    blocks: list[Block] = []
    end = 0
    for piece in pieces:
        text = tidy(piece.text)
        if not text:
            continue
        if blocks:
            written.append(piece.parting if blocks[-1].role == piece.role else _PARTING)
            end += len(written[-1])
        written.append(text)
        blocks.append(Block(end, end + len(text), piece.role))
        end += len(text)
    text = "".join(written)
    return text, tuple(with_roles(text, with_headline(text, blocks, title)))


def tidy(text: str) -> str:
    """The text with runs of white space as one blank, or as one line break if there is one in them."""
    return _AROUND_BREAK.sub("\n", _BLANKS.sub(" ", without_surrogates(text))).strip()
