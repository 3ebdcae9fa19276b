"""Word documents as they read with all tracked changes accepted, by python-docx; needs the extra ``word``.

Headings, captions, quotations, lists and table cells are told by their styles, which need not be
English. Offsets are into the extracted text.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING

from factcheck.documents.document import Document, Role
from factcheck.documents.files import missing_library, stem
from factcheck.documents.pieces import Piece, assembled, tidy
from factcheck.documents.readers import whole_files
from factcheck.documents.records import Fields
from factcheck.errors import InputError, Place

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.styles.style import BaseStyle
    from lxml.etree import _Element

LONGEST_UNPACKED = 2**26
"""The most bytes that the parts of a document may have, unpacked."""
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
# Deleted and moved-away text, field codes ("PAGE"), and what stands in for a drawing in old programs.
_UNREAD = frozenset(
    {_W + name for name in ("del", "moveFrom", "delText", "instrText", "pPr", "rPr", "tblPr")}
    | {"{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"}
)
_BREAKS = {_W + "tab": "\t", _W + "br": "\n", _W + "cr": "\n", _W + "noBreakHyphen": "\u2011"}
_CONTENTS_TABLE = "toc"
_NOTES = ("/footnotes", "/endnotes")
_STYLES: dict[str, Role] = {  # by a word in the style's name; Word keeps those of its own in English
    "title": "headline",
    "heading": "headline",
    "headline": "headline",
    "subhead": "headline",
    "subtitle": "standfirst",
    "standfirst": "standfirst",
    "caption": "caption",
    "quote": "quote",
    "quotation": "quote",
    "list": "list",
}


def _read(place: Place, raw: bytes, fields: Fields) -> Document:
    try:
        import docx
    except ImportError:
        raise missing_library("Word", "word", place.source) from None
    try:
        with zipfile.ZipFile(BytesIO(raw)) as package:
            unpacked = sum(part.file_size for part in package.infolist())
        if unpacked > LONGEST_UNPACKED:
            what = f"unpacks to more than {LONGEST_UNPACKED >> 20} MB, the most for one document; split it"
            raise InputError(what, place)
        word = docx.Document(BytesIO(raw))
        title = tidy(word.core_properties.title)
        text, blocks = assembled(_pieces(word), title)
    except InputError:
        raise
    except Exception as error:  # whatever a damaged file can do to the libraries below
        what = f"is not a readable Word document ({type(error).__name__}: {error}); save it again as .docx"
        raise InputError(what, place) from None
    return Document(place.source, stem(place), text, title or None, blocks=blocks)


def _pieces(word: WordDocument) -> Iterator[Piece]:
    """The paragraphs in order, then those of the notes at its feet and end."""
    from docx.oxml import parse_xml

    styles = {style.style_id: _style_words(style) for style in word.styles}
    yield from _paragraphs(word.element.body, styles)
    for relation in word.part.rels.values():
        if relation.reltype.endswith(_NOTES) and not relation.is_external:
            yield from _paragraphs(parse_xml(relation.target_part.blob), styles)


def _paragraphs(root: _Element, styles: dict[str, list[str]]) -> Iterator[Piece]:
    """The paragraphs below an element, in tables, content controls, text boxes and insertions too."""
    from lxml.etree import iterwalk

    paragraphs: list[_Element] = []  # the innermost last: text boxes stand inside paragraphs
    written: list[list[str]] = []
    walk = iterwalk(root, events=("start", "end"))
    for event, element in walk:
        if event == "start":
            if element.tag == _W + "p":
                paragraphs.append(element)
                written.append([])
            elif element.tag in _UNREAD:
                walk.skip_subtree()
            elif written:
                written[-1].append(
                    element.text or "" if element.tag == _W + "t" else _BREAKS.get(element.tag, "")
                )
        elif element.tag == _W + "p":
            yield from _piece(paragraphs.pop(), "".join(written.pop()), styles)


def _piece(paragraph: _Element, text: str, styles: dict[str, list[str]]) -> Iterator[Piece]:
    cell = next(paragraph.iterancestors(_W + "tc"), None)
    if cell is not None:
        first = cell.getprevious() is None or cell.getprevious().tag != _W + "tc"
        yield Piece(text, "cell", "\n" if first else "\t")
        return
    named = paragraph.find(f"{_W}pPr/{_W}pStyle")
    words = styles.get(named.get(_W + "val"), []) if named is not None else []
    if _CONTENTS_TABLE in words:
        return
    numbered = paragraph.find(f"{_W}pPr/{_W}numPr") is not None
    role = next((_STYLES[word] for word in words if word in _STYLES), "list" if numbered else "body")
    yield Piece(text, role, "\n" if role == "list" else "\n\n")


def _style_words(style: BaseStyle | None) -> list[str]:
    """The words of a style's name, followed by those of the styles that it is based on."""
    words: list[str] = []
    seen: set[str] = set()
    while style is not None and style.style_id not in seen:
        seen.add(style.style_id)
        words += (style.name or "").lower().split()
        style = getattr(style, "base_style", None)
    return words


READER = whole_files((".docx",), _read)
