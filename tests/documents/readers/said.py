"""What a reader makes of a file, short enough for a table."""

from factcheck.documents.document import Document
from factcheck.documents.read import read


def said(path):
    """The blocks of each document as (role, text); in the place of what is unreadable, the message."""
    return [
        [(block.role, found.text[block.start : block.end]) for block in found.blocks]
        if isinstance(found, Document)
        else str(found).replace(f"{path.parent}/", "")
        for found in read([str(path)])
    ]
