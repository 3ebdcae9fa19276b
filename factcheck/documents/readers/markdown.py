"""Markdown: headings, paragraphs, lists, quotations and table cells, with offsets into the file's text.

Code, HTML comments and tags, link definitions and front matter hold no figures of the article.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from factcheck.documents.blocks import with_roles
from factcheck.documents.document import Block, Document, Role
from factcheck.documents.encodings import decode
from factcheck.documents.files import stem
from factcheck.documents.frontmatter import front_matter
from factcheck.documents.positions import line_starts
from factcheck.documents.readers import whole_files
from factcheck.documents.records import Fields
from factcheck.errors import Place

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_ROLES: dict[str, Role] = {
    "heading_open": "headline",
    "blockquote_open": "quote",
    "list_item_open": "list",
    "table_open": "cell",
}
_TAG = re.compile(r"<[^<>]*+>")
_UNREAD = re.compile(r"<(?:!|\?|(?:script|style|pre|textarea)\b)", re.IGNORECASE)


@cache
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark").enable("table")
    # Blocks are all that is needed: what is inside a paragraph is read as it is written.
    parser.core.ruler.enableOnly(["normalize", "block"])
    return parser


def markdown_blocks(text: str, start: int = 0) -> tuple[Block, ...]:
    r"""The blocks of a Markdown text from ``start`` on; offsets are into ``text`` as it is.

    >>> text = "# Sales up\n\n- 5 *million*\n"
    >>> [(text[block.start:block.end], block.role) for block in markdown_blocks(text)]
    [('Sales up', 'headline'), ('5 *million*', 'list')]
    """
    body = text[start:]
    starts = [*line_starts(body), len(body)]
    blocks: list[Block] = []
    containers: list[Role | None] = []
    row = 0  # how far the cells of the present table row are found
    for token in _parser().parse(body):
        if token.nesting > 0:
            containers.append(_ROLES.get(token.type))
            row = starts[token.map[0]] if token.type == "tr_open" and token.map else row
        elif token.nesting < 0:
            containers.pop()
        elif token.type == "html_block" and token.map and not _UNREAD.match(token.content.lstrip()):
            first, last = token.map
            blocks.extend(_between_tags(body, starts[first], starts[min(last, len(starts) - 1)]))
        elif token.type == "inline" and token.content and token.map:
            role: Role = next((role for role in reversed(containers) if role), "body")
            span = _cell(body, row, token) if role == "cell" else _span(body, starts, token)
            row = span[1]
            blocks.extend(Block(a, b, role) for a, b in _without_comments(body, *span))
    return tuple(
        replace(block, start=block.start + start, end=block.end + start) for block in with_roles(body, blocks)
    )


def _span(body: str, starts: list[int], token: Token) -> tuple[int, int]:
    """Where a token's text stands: the ends of its first and last line, behind their markup."""
    assert token.map
    lines = token.content.split("\n")
    first, last = token.map[0], token.map[0] + len(lines) - 1
    begin = body.rfind(lines[0].rstrip(), starts[first], starts[first + 1])
    closing = lines[-1].strip()
    end = body.rfind(closing, starts[last], starts[last + 1])
    return (
        starts[first] if begin < 0 else begin,
        starts[last + 1] if end < 0 else end + len(closing),
    )


def _cell(body: str, cursor: int, token: Token) -> tuple[int, int]:
    """Where the next cell of a row stands; the parser has taken the backslash from its pipes."""
    written = token.content.replace("|", "\\|")
    begin = body.find(written, cursor)
    return (cursor, cursor) if begin < 0 else (begin, begin + len(written))


def _without_comments(body: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The parts of a span that are no HTML comment, without the white space around them."""
    while start < end:
        opening = body.find("<!--", start, end)
        closing = body.find("-->", opening, end) if opening >= 0 else -1
        if closing < 0:
            yield from _trimmed(body, start, end)
            return
        yield from _trimmed(body, start, opening)
        start = closing + len("-->")


def _between_tags(body: str, start: int, end: int) -> Iterator[Block]:
    for tag in _TAG.finditer(body, start, end):
        yield from (Block(a, b, "body") for a, b in _trimmed(body, start, tag.start()))
        start = tag.end()
    yield from (Block(a, b, "body") for a, b in _trimmed(body, start, end))


def _trimmed(body: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    piece = body[start:end]
    begin, length = start + len(piece) - len(piece.lstrip()), len(piece.strip())
    if length:
        yield begin, begin + length


def _read(place: Place, raw: bytes, fields: Fields) -> Document:
    text = decode(raw, place)
    front = front_matter(text, place.source)
    blocks = markdown_blocks(text, front.end)
    return Document(place.source, stem(place), text, front.title, front.published, front.url, blocks)


READER = whole_files((".md", ".markdown"), _read)
