"""Plain text: one document, with an optional front matter."""

from __future__ import annotations

from factcheck.documents.blocks import plain_blocks
from factcheck.documents.document import Document
from factcheck.documents.encodings import decode
from factcheck.documents.files import stem
from factcheck.documents.frontmatter import front_matter
from factcheck.documents.readers import whole_files
from factcheck.documents.records import Fields
from factcheck.errors import Place


def _read(place: Place, raw: bytes, fields: Fields) -> Document:
    text = decode(raw, place)
    front = front_matter(text, place.source)
    blocks = plain_blocks(text, front.end, front.title)
    return Document(place.source, stem(place), text, front.title, front.published, front.url, blocks)


READER = whole_files((".txt",), _read)
