"""Web pages: the article without menus and adverts, by trafilatura; needs the extra ``html``.

Headline, publication date and address are taken from the page. Offsets are into the extracted text.
"""

from __future__ import annotations

import logging
import re
from codecs import lookup
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from factcheck.documents.document import Block, Document, Role
from factcheck.documents.encodings import decode
from factcheck.documents.files import missing_library, stem
from factcheck.documents.pieces import Piece, assembled, tidy
from factcheck.documents.readers import whole_files
from factcheck.documents.records import Fields
from factcheck.errors import InputError, Place

if TYPE_CHECKING:
    from lxml.html import HtmlElement

LONGEST_PAGE = 2**23
"""The most bytes that a page may have: its tree takes some thirty times as much memory."""

_ROLES: dict[str, Role] = {
    "head": "headline",
    "quote": "quote",
    "item": "list",
    "cell": "cell",
    "code": "code",
}
_PARTS = frozenset({"p", "list", "table", "row", "div", *_ROLES})
_PARTINGS = {"list": "\n", "cell": "\n"}
_DECLARED = re.compile(rb"""<meta[^>]{0,200}?charset\s{0,9}=\s{0,9}["']?([\w:.-]{1,40})""", re.IGNORECASE)
_CAPTION = "below-the-picture"  # a class that means nothing to the extraction
_REMARK = re.compile(r"<!--(\s*factcheck\s*:[^<>]*?)-->", re.IGNORECASE)
_OPENING = 3
_DATED = (
    "//time | //abbr | //*["
    + " or ".join(
        f"contains(@{attribute}, '{word}')"
        for attribute in ("class", "id", "itemprop")
        for word in ("date", "publish")
    )
    + "]"
)
_LONGEST_DATE = 200


for _library in ("trafilatura", "htmldate"):
    logging.getLogger(_library).addHandler(logging.NullHandler())  # or their remarks on odd pages are printed


def page_document(
    raw: bytes, name: str, *, id: str, url: str | None = None, charset: str | None = None
) -> Document:
    """The article of a page; its text is empty where there is none.

    ``url`` is where the page came from, else the address it gives; ``charset`` what its server said.
    Raises ``InputError`` when the page cannot be read or trafilatura is not installed.
    """
    place = Place(name)
    try:
        from trafilatura import bare_extraction, load_html
    except ImportError:
        raise missing_library("HTML", "html", name) from None
    # Parsing drops comments; those that speak to this program are kept as text.
    page = _REMARK.sub(r"&lt;!--\1--&gt;", _decoded(raw, charset, place))
    try:
        tree = load_html(page)
        if tree is None:
            return Document(name, id, "", url=url)
        published = _published(tree, url)
        _keep_captions(tree)
        found = bare_extraction(tree, url=url, include_comments=False, with_metadata=True)
    except Exception as error:  # whatever a page can do to the libraries below
        what = f"cannot be read as HTML ({type(error).__name__}: {error}); save it as text"
        raise InputError(what, place) from None
    if found is None or isinstance(found, dict):
        return Document(name, id, "", url=url)
    title = tidy(found.title or "")
    text, blocks = assembled(_opened(list(_pieces(found.body)), title, tidy(found.description or "")), title)
    blocks = tuple(_around_remarks(text, blocks))
    return Document(name, id, text, title or None, published, url or found.url or None, blocks)


def _around_remarks(text: str, blocks: tuple[Block, ...]) -> Iterator[Block]:
    """The blocks without the remarks in them."""
    for block in blocks:
        start = block.start
        for remark in _REMARK.finditer(text, block.start, block.end):
            yield from _trimmed(text, start, remark.start(), block.role)
            start = remark.end()
        yield from [block] if start == block.start else _trimmed(text, start, block.end, block.role)


def _trimmed(text: str, start: int, end: int, role: Role) -> Iterator[Block]:
    part = text[start:end]
    if not part.isspace() and part:
        start += len(part) - len(part.lstrip())
        yield Block(start, start + len(part.strip()), role)


def _decoded(raw: bytes, charset: str | None, place: Place) -> str:
    """The page as text: UTF-8 if it is that, else what the server or the page says, else as any file."""
    declared = _DECLARED.search(raw, 0, 2**12)
    if b"\0" in raw:
        return decode(raw, place)
    for name in ("utf-8-sig", charset, declared and declared[1].decode()):
        try:
            codec = lookup(name or "undefined").name
            # Pages that claim the first two are in Windows-1252, of which they are parts.
            return raw.decode("cp1252" if codec in ("iso8859-1", "ascii") else codec)
        except (LookupError, UnicodeError):
            continue
    return decode(raw, place)


def _published(tree: HtmlElement, url: str | None) -> date | None:
    """The day on which a page says it was published, which no day is that the article merely mentions."""
    from htmldate import find_date
    from lxml.html import document_fromstring

    marked = document_fromstring("<html><head></head><body></body></html>")
    head, body = marked
    head.extend(
        deepcopy(each) for each in tree.xpath("//meta | //link | //script[contains(@type, 'ld+json')]")
    )
    body.extend(deepcopy(each) for each in tree.xpath(_DATED) if len(each.text_content()) < _LONGEST_DATE)
    written = find_date(marked, extensive_search=False, original_date=True, url=url)
    return date.fromisoformat(written) if written else None


def _keep_captions(tree: HtmlElement) -> None:
    """Makes captions paragraphs in front of their figures, which the extraction throws away."""
    from lxml.html import Element

    for caption in list(tree.iter("figcaption")):
        figure = next(caption.iterancestors("figure"), None)
        if figure is not None:
            paragraph = Element("p", {"class": _CAPTION})
            paragraph.text = tidy(caption.text_content())
            figure.addprevious(paragraph)
            caption.drop_tree()


def _pieces(body: HtmlElement) -> Iterator[Piece]:
    """The parts of an extracted article, in order."""
    from lxml.etree import iterwalk

    parts, written = [body], [body.text or ""]
    for event, element in iterwalk(body, events=("start", "end")):
        if element is body:
            continue
        if element.tag in _PARTS:
            yield from _piece(parts, "".join(written))
            written.clear()
            if event == "start":
                parts.append(element)
            else:
                parts.pop()
        elif element.tag == "lb" and event == "start":
            written.append("\n")
        # What is struck through is no longer said.
        written.append((element.tail if event == "end" else element.tag != "del" and element.text) or "")
    yield from _piece(parts, "".join(written))


def _piece(parts: list[HtmlElement], text: str) -> Iterator[Piece]:
    """What was written inside these parts, the innermost last."""
    inner = next((part for part in reversed(parts) if part.tag in _ROLES), parts[-1])
    role = "caption" if parts[-1].get("class") == _CAPTION else _ROLES.get(inner.tag, "body")
    if text and not text.isspace():
        beside = role == "cell" and inner.getprevious() is not None
        yield Piece(text, role, "\t" if beside else _PARTINGS.get(role, "\n\n"))


def _opened(pieces: list[Piece], title: str, description: str) -> Iterator[Piece]:
    """The pieces under the page's headline, which the extraction leaves out of some articles."""
    if title and not (pieces and pieces[0].role == "headline" and tidy(pieces[0].text) == title):
        yield Piece(title, "headline")
    for number, piece in enumerate(pieces):
        # What sums an article up for search engines is its standfirst, where it is printed.
        repeated = number < _OPENING and piece.role == "body" and tidy(piece.text) == description
        yield replace(piece, role="standfirst") if repeated else piece


def _read(place: Place, raw: bytes, fields: Fields) -> Document:
    document = page_document(raw, place.source, id=stem(place))
    if not document.text:
        raise InputError("has no text of an article that could be found; save it as text", place)
    return document


READER = whole_files((".html", ".htm"), _read, LONGEST_PAGE)
