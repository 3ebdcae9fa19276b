"""Bytes to text."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.documents.encodings import decode, decoded_stream, without_surrogates
from factcheck.errors import InputError, Place

PLACE = Place("draft.txt")
NEWS = "Profit fell to £5m, or €6m – “a blow”."
JAPANESE = "売上高は五百万円に達した。\n利益は減少した。ソニーの株価は上昇した。\n" * 20


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        (NEWS.encode(), NEWS),
        (NEWS.encode("utf-8-sig"), NEWS),
        (NEWS.encode("utf-16"), NEWS),
        (b"\xfe\xff" + NEWS.encode("utf-16-be"), NEWS),
        (NEWS.encode("utf-32"), NEWS),
        (NEWS.encode("cp1252"), NEWS),
        ("£5m".encode("cp1252"), "£5m"),
        ("£5m and ".encode() + "£6m".encode("cp1252"), "£5m and £6m"),
        (JAPANESE.encode("shift_jis"), JAPANESE),
        (b"5%\r\n6%\r", "5%\r\n6%\r"),
        ("\u202e5%\u202c \x07\x1b[31m".encode(), "\u202e5%\u202c \x07\x1b[31m"),
        (b"", ""),
        (b"\xef\xbb\xbf", ""),
    ],
    ids=[
        "UTF-8", "UTF-8 with mark", "UTF-16", "UTF-16 BE", "UTF-32", "Windows-1252", "short Windows-1252",
        "mixed", "guessed", "line endings", "control and bidi", "empty", "mark alone",
    ],
)  # fmt: skip
def test_decode(raw, text):
    assert decode(raw, PLACE) == text


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        (b"PK\x03\x04\x00\x00", "looks like a binary file"),
        (bytes(range(1, 32)) * 9, "looks like a binary file"),
        (bytes(each * 137 % 255 + 1 for each in range(300)), "looks like a binary file"),
        (b"\xff\xfea\x00\x00\xd8b\x00", "breaks off at byte 4"),
        (b"\xff\xfea", "breaks off at byte 2"),
    ],
)
def test_what_is_no_text_is_refused(raw, message):
    with pytest.raises(InputError, match=message) as refused:
        decode(raw, PLACE)
    assert str(refused.value).startswith("draft.txt: ")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
def test_streams_follow_the_same_rules(encoding):
    stream = io.BufferedReader(io.BytesIO(f"{NEWS}\r\nnext".encode(encoding)))
    assert decoded_stream(stream, newline="").read() == f"{NEWS}\r\nnext"


@given(st.binary())
def test_any_bytes_are_text_or_refused(raw):
    try:
        text = decode(raw, PLACE)
    except InputError:
        return
    assert without_surrogates(text) == text


@given(st.text(st.characters() | st.characters(categories=["Cs"])))
def test_surrogates_are_replaced_one_for_one(text):
    mended = without_surrogates(text)
    assert len(mended) == len(text)
    mended.encode()
