"""Web archives, as news crawls publish them: the article of every page; needs the extra ``warc``.

Read are responses with status 200 that are HTML; pictures, redirections and the like are passed over.
A page in which no article is found is a document without text.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import TYPE_CHECKING

from factcheck.documents.document import Document
from factcheck.documents.files import Source, missing_library
from factcheck.documents.readers import Reader
from factcheck.documents.readers.html import LONGEST_PAGE, page_document
from factcheck.documents.records import Fields
from factcheck.errors import InputError, Place

if TYPE_CHECKING:
    from fastwarc.warc import WarcRecord

_PAGES = ("text/html", "application/xhtml+xml")
_OK = 200


def _split(source: Source, fields: Fields) -> Iterator[tuple[Place, tuple[bytes, str]]]:
    try:
        from fastwarc.warc import ArchiveIterator
    except ImportError:
        raise missing_library("WARC", "warc", source.name) from None
    place = Place(source.name)
    try:
        for record in ArchiveIterator(_Forward(source.stream), parse_http=False, stream_detect=False):
            yield from _response(record, place)
    except OSError as error:
        raise InputError(f"is no readable WARC file ({error}); fetch it again", place) from None


class _Forward(io.RawIOBase):
    """A stream that can tell where it is without being able to go back, as a pipe cannot."""

    def __init__(self, stream: io.BufferedReader) -> None:
        self._stream = stream
        self._read = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        size = self._stream.readinto1(buffer)
        self._read += size
        return size

    def tell(self) -> int:
        return self._read


def _response(record: WarcRecord, place: Place) -> Iterator[tuple[Place, tuple[bytes, str]]]:
    """The bytes of a record and the address that they came from, if they are the response of a web server."""
    from fastwarc.warc import WarcRecordType

    raw = record.reader.read(LONGEST_PAGE + 1)
    length = len(raw) + record.reader.consume()
    # A file that is cut short ends in a record without a length, or shorter than it says.
    if length < record.content_length or "Content-Length" not in record.headers:
        raise InputError("is cut short; what came before was read; fetch it again", place)
    if record.record_type != WarcRecordType.response:
        return
    url = (record.headers.get("WARC-Target-URI") or "").strip("<>")
    yield Place(f"{place}:{url or record.record_id}"), (raw, url)


def _read(place: Place, content: tuple[bytes, str], fields: Fields) -> Document | None:
    """The article in a response of a web server, ``None`` where the response is no page."""
    from fastwarc.warc import WarcRecord, WarcRecordType

    raw, url = content
    response = WarcRecord()  # one of its own: after an error the archive's could not be read on
    response.init_headers(WarcRecordType.response)
    response.set_bytes_content(raw)
    response.is_http = True
    try:
        response.parse_http(auto_decode="all")
        headers = response.http_headers
        if headers is None or headers.status_code != _OK or response.http_content_type not in _PAGES:
            return None
        page = response.reader.read(LONGEST_PAGE + 1)
    except (OSError, ValueError) as error:
        raise InputError(f"is packed in a way that cannot be read ({error})", place) from None
    if max(len(raw), len(page)) > LONGEST_PAGE:
        raise InputError(f"is longer than {LONGEST_PAGE >> 20} MB, the most for a page", place)
    return page_document(
        page, place.source, id=url or place.source, url=url or None, charset=response.http_charset
    )


READER = Reader((".warc",), _split, _read)
