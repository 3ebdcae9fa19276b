"""Plain text: one document, with an optional front matter."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from factcheck.documents.blocks import plain_blocks
from factcheck.documents.document import Document
from factcheck.documents.encodings import decode
from factcheck.documents.files import contents, opened, shown
from factcheck.documents.frontmatter import front_matter
from factcheck.documents.readers import Reader
from factcheck.errors import InputError, Place


def plain_document(raw: bytes, name: str, document_id: str) -> Document:
    """The document that the bytes of a text file hold; raises ``InputError``."""
    text = decode(raw, Place(name))
    front = front_matter(text, name)
    blocks = plain_blocks(text, front.end, front.title)
    return Document(name, document_id, text, front.title, front.published, front.url, blocks)


def _read(path: Path, text_field: str) -> Iterator[Document | InputError]:
    name = shown(path)
    with opened(path) as stream:
        raw = contents(stream, Place(name))
    yield plain_document(raw, name, shown(Path(path.stem)))


READER = Reader((".txt",), _read)
