"""Web archives: which records are read, and what is said of damaged ones."""

import gzip
import sys
from datetime import date

import pytest

from factcheck.documents.document import Document
from factcheck.documents.read import read
from factcheck.documents.readers import html, warc
from tests.documents.readers.pages import ARTICLE

pytest.importorskip("trafilatura")
pytest.importorskip("fastwarc")
PAGE = ARTICLE.encode()


def record(url, body, status="200 OK", headers="Content-Type: text/html; charset=utf-8\r\n", type="response"):
    http = f"HTTP/1.1 {status}\r\n{headers}\r\n".encode() + body
    head = (
        f"WARC/1.0\r\nWARC-Type: {type}\r\nWARC-Target-URI: https://x.example/{url}\r\n"
        "WARC-Record-ID: <urn:uuid:7c2a9a04-8a5e-4b62-9d0b-2a2f1a1f5b11>\r\n"
        "WARC-Date: 2025-01-29T00:00:00Z\r\n"
        f"Content-Type: application/http; msgtype={type}\r\nContent-Length: {len(http)}\r\n\r\n"
    )
    return head.encode() + http + b"\r\n\r\n"


ZIPPED = "Content-Type: text/html\r\nContent-Encoding: gzip\r\n"


def said(path):
    """The address of each document that has a text, in parentheses if it has none, or the message."""
    return [
        (found.id if found.text else f"({found.id})").replace("https://x.example/", "")
        if isinstance(found, Document)
        else str(found).replace(f"{path.parent}/", "").replace("https://x.example/", "")
        for found in read([str(path)])
    ]


@pytest.mark.parametrize("name", ["a.warc", "a.warc.gz"])
def test_articles_with_their_headlines_and_dates(tmp_path, name):
    path = tmp_path / name
    records = [record("info", b"", type="warcinfo"), record("plant", PAGE)]
    path.write_bytes(b"".join(gzip.compress(each) if name.endswith("gz") else each for each in records))
    (document,) = read([str(path)])
    assert document.name == f"{path}:https://x.example/plant"
    assert (document.id, document.url) == ("https://x.example/plant",) * 2
    assert (document.title, document.published) == ("Plant costs £420m", date(2025, 1, 28))
    assert "It cost £420 million." in document.text


@pytest.mark.parametrize(
    ("raw", "found"),
    [
        (record("a", PAGE), ["a"]),
        (record("a", gzip.compress(PAGE, mtime=0), headers=ZIPPED), ["a"]),
        (
            record(
                "a",
                b"%x\r\n%s\r\n0\r\n\r\n" % (len(PAGE), PAGE),
                headers="Content-Type: text/html\r\nTransfer-Encoding: chunked\r\n",
            ),
            ["a"],
        ),
        (
            record("a", ARTICLE.encode("cp1252"), headers="Content-Type: text/html; charset=latin-1\r\n"),
            ["a"],
        ),
        (record("a", PAGE, headers="Content-Type: application/xhtml+xml\r\n"), ["a"]),
        (record("a", PAGE, status="404 Not Found"), []),
        (record("a", PAGE, status="301 Moved"), []),
        (record("a", PAGE, headers="Content-Type: image/png\r\n"), []),
        (record("a", PAGE, headers=""), []),
        (record("a", PAGE, type="request"), []),
        (record("a", b""), ["(a)"]),
        (b"", []),
    ],
)
def test_which_records_are_read(tmp_path, raw, found):
    path = tmp_path / "a.warc"
    path.write_bytes(raw)
    assert said(path) == found


def test_a_bad_page_is_reported_and_the_rest_is_read(tmp_path, monkeypatch):
    for module in (html, warc):
        monkeypatch.setattr(module, "LONGEST_PAGE", 2**20)
    path = tmp_path / "a.warc"
    bad = [
        record("bomb", gzip.compress(b"<p>5%" * 10**6), headers=ZIPPED),
        record("long", b"<p>5%" * 10**6),
        record("broken", b"no gzip", headers=ZIPPED),
    ]
    path.write_bytes(b"".join([record("first", PAGE), *bad, record("last", PAGE)]))
    found = said(path)
    assert [found[0], found[-1]] == ["first", "last"]
    assert found[1:3] == [
        f"a.warc:{name}: is longer than 1 MB, the most for a page" for name in ("bomb", "long")
    ]
    assert found[3].startswith("a.warc:broken: is packed in a way that cannot be read")


LAST = record("last", PAGE)


@pytest.mark.parametrize(
    "kept", [20, 150, LAST.index(b"\r\n\r\n") + 4, LAST.index(b"HTTP/") + 20, len(LAST) // 2, len(LAST) - 5]
)
def test_an_archive_cut_short(tmp_path, kept):
    path = tmp_path / "a.warc"
    path.write_bytes(record("first", PAGE) + LAST[:kept])
    assert said(path) == ["first", "a.warc: is cut short; what came before was read; fetch it again"]


def test_a_packed_archive_cut_short(tmp_path):
    path = tmp_path / "a.warc.gz"
    path.write_bytes(gzip.compress(record("first", PAGE)) + gzip.compress(LAST)[:-20])
    first, message = said(path)
    assert first == "first"
    assert message.startswith("a.warc.gz: the packed bytes are damaged or cut short")


def test_a_file_that_is_no_archive(tmp_path):
    path = tmp_path / "a.warc"
    path.write_bytes(b"hello\n" * 9)
    (message,) = said(path)
    assert message.startswith("a.warc: is no readable WARC file (")


def test_archives_without_their_library(tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "fastwarc.warc", None)
    path = tmp_path / "a.warc"
    path.write_bytes(LAST)
    assert said(path) == [
        'a.warc: WARC needs a further library; install it with: pip install "factcheck[warc]"'
    ]
