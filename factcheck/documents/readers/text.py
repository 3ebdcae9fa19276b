"""Plain text: one document, with an optional front matter."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.documents.blocks import plain_blocks
from factcheck.documents.document import Document
from factcheck.documents.encodings import decode
from factcheck.documents.files import Source, contents
from factcheck.documents.frontmatter import front_matter
from factcheck.documents.readers import Reader
from factcheck.documents.records import Fields
from factcheck.errors import InputError, Place


def _read(source: Source, fields: Fields) -> Iterator[Document | InputError]:
    text = decode(contents(source), Place(source.name))
    front = front_matter(text, source.name)
    blocks = plain_blocks(text, front.end, front.title)
    yield Document(source.name, source.stem, text, front.title, front.published, front.url, blocks)


READER = Reader((".txt",), _read)
