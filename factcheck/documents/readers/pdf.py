"""PDF: the text of all pages, by pypdfium2, else by pypdf; needs the extra ``pdf``.

Lines are put together to paragraphs, so that figures across lines are read. Offsets are into the
extracted text.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING

from factcheck.documents.document import Document
from factcheck.documents.files import LONGEST, missing_library, stem
from factcheck.documents.lines import Line, joined_lines
from factcheck.documents.pieces import assembled
from factcheck.documents.readers import whole_files
from factcheck.documents.records import Fields
from factcheck.errors import InputError, Place

if TYPE_CHECKING:
    from pypdfium2 import PdfPage

_LINE = re.compile("[^\n\x02\ufffe]+[\x02\ufffe]?")  # a hyphen at a line's end stands for that as well

logging.getLogger("pypdf").addHandler(logging.NullHandler())  # or its remarks on odd files are printed


def _read(place: Place, raw: bytes, fields: Fields) -> Document:
    pages = _pages(raw, place.source)
    text, blocks = assembled(joined_lines(pages))
    if not text:
        what = "has no text; if its pages are pictures, recognise their text first"
        raise InputError(what, place)
    return Document(place.source, stem(place), text, blocks=blocks)


def _pages(raw: bytes, name: str) -> list[list[Line]]:
    """The lines of every page, as the first library that is installed and can read the file finds them."""
    problem: Exception | None = None
    for extract in (_by_pdfium, _by_pypdf):
        try:
            return _bounded(extract(raw), name)
        except InputError:
            raise
        except ImportError:
            continue
        except Exception as error:  # whatever a damaged file can do to a library
            problem = problem or error
    if problem is None:
        raise missing_library("PDF", "pdf", name)
    what = f"is not a readable PDF ({problem}); print it to a new PDF, without a password"
    raise InputError(what, Place(name))


def _bounded(pages: Iterator[list[Line]], name: str) -> list[list[Line]]:
    read: list[list[Line]] = []
    length = 0
    for page in pages:
        length += sum(len(line.text) for line in page)
        if length > LONGEST:
            what = f"holds more than {LONGEST >> 20} million characters, the most for one document; split it"
            raise InputError(what, Place(name))
        read.append(page)
    return read


def _by_pdfium(raw: bytes) -> Iterator[list[Line]]:
    from pypdfium2 import PdfDocument

    pdf = PdfDocument(raw)
    try:
        for page in pdf:
            yield list(_lines(page))
            page.close()
    finally:
        pdf.close()


def _lines(page: PdfPage) -> Iterator[Line]:
    """The lines of a page, each placed by the boxes of three of its letters."""
    from pypdfium2.raw import FPDFText_GetUnicode

    letters = page.get_textpage()
    count = letters.count_chars()
    # Asked one by one: in the text as a whole, characters outside the plane of 16 bits shift the offsets.
    text = "".join(chr(FPDFText_GetUnicode(letters, index)) for index in range(count))
    for match in _LINE.finditer(text):
        printed = match[0].strip()
        if printed:
            first = match.start() + len(match[0]) - len(match[0].lstrip())
            middle, last = first + len(printed) // 2, first + len(printed) - 1
            boxes = [letters.get_charbox(at, loose=True) for at in (first, middle, last)]
            # A bullet, a footnote mark or a word of code may be larger or smaller than the line.
            size, bottom = sorted((top - bottom, bottom) for _, bottom, _, top in boxes)[1]
            yield Line(printed, boxes[0][0], boxes[2][2], bottom, max(size, 1.0))
    letters.close()


def _by_pypdf(raw: bytes) -> Iterator[list[Line]]:
    """The lines of each page; without their places, characters and line numbers stand for them."""
    from pypdf import PdfReader

    for page in PdfReader(BytesIO(raw)).pages:
        yield [
            Line(line.strip(), len(line) - len(line.lstrip()), len(line.rstrip()), -number, 1.0)
            for number, line in enumerate(page.extract_text().splitlines())
            if line.strip()
        ]


READER = whole_files((".pdf",), _read)
