"""Bytes to text, without losing a pound sign.

The order is UTF-8, then Windows-1252, and only then a guess: guessers read a short Windows-1252
``£5m`` as Japanese. A byte order mark is not part of the text, so offsets start behind it. Line
endings stay as they are.
"""

from __future__ import annotations

import codecs
import io
import re
from typing import TYPE_CHECKING

from factcheck.errors import InputError, Place

if TYPE_CHECKING:
    from gzip import GzipFile

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it starts with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROLS = bytes([*range(9), *range(14, 27), *range(28, 32), 127])
# Of compressed data a tenth are control characters, of text hardly any; a few are merely odd.
_BINARY_SHARE, _FEW = 0.05, 8
_SAMPLE = 2**20
_UNDEFINED = re.compile("[\x81\x8d\x8f\x90\x9d]")
_SURROGATE = re.compile("[\ud800-\udfff]")


def _from_windows(error: UnicodeError) -> tuple[str, int]:
    """Reads bytes that are no UTF-8 as Windows-1252, as browsers do: its five gaps are C1 controls.

    Byte for byte, so that one damaged character in a UTF-8 text does not garble all the others.
    """
    if not isinstance(error, UnicodeDecodeError):
        raise error
    wrong = error.object[error.start : error.end]
    read = (bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in wrong)
    return "".join(read), error.end


_MIXED = "factcheck-windows-1252"
codecs.register_error(_MIXED, _from_windows)


def decode(raw: bytes, place: Place) -> str:
    """The text of a file's bytes, without its byte order mark.

    Raises ``InputError`` when the bytes are no text, or not the encoding that their mark promises.

    >>> decode("£5m".encode("cp1252"), Place("draft.txt"))
    '£5m'
    """
    mark, encoding = _mark_of(raw)
    try:
        if encoding and encoding != "utf-8":
            return without_surrogates(raw[len(mark) :].decode(encoding))
        raw = raw[len(mark) :]
        if _is_binary(raw):
            raise InputError("looks like a binary file, not text; save it as UTF-8 text", place)
        return raw.decode()
    except UnicodeDecodeError as error:
        if encoding and encoding != "utf-8":
            broken = f"is marked as {encoding[:6].upper()} but breaks off at byte {error.start + len(mark)}"
            raise InputError(f"{broken}; save it as UTF-8", place) from None
    text = raw.decode(errors=_MIXED)
    return _guess(raw) or text if _UNDEFINED.search(text) else text


def decoded_stream(stream: io.BufferedReader | GzipFile, newline: str) -> io.TextIOWrapper:
    """The text of a stream that is read piece by piece, under the rules of ``decode`` short of guessing."""
    mark, encoding = _mark_of(stream.peek(4))
    stream.read(len(mark))
    errors = _MIXED if encoding in (None, "utf-8") else "replace"
    return io.TextIOWrapper(stream, encoding or "utf-8", errors, newline)


def without_surrogates(text: str) -> str:
    """``text`` with each lone surrogate, which nothing can print, replaced by U+FFFD: offsets stay.

    >>> without_surrogates("a" + chr(0xD800) + "b")
    'a\ufffdb'
    """
    return text if text.isascii() else _SURROGATE.sub("\ufffd", text)


def _mark_of(raw: bytes) -> tuple[bytes, str | None]:
    return next(((mark, name) for mark, name in _MARKS if raw.startswith(mark)), (b"", None))


def _is_binary(raw: bytes) -> bool:
    if b"\0" in raw:
        return True
    sample = raw[:_SAMPLE]
    return len(sample) - len(sample.translate(None, _CONTROLS)) > max(_FEW, _BINARY_SHARE * len(sample))


def _guess(raw: bytes) -> str | None:
    """The text under the likeliest encoding, judged by the first lines, or ``None``."""
    from charset_normalizer import from_bytes

    end = raw.rfind(b"\n", 0, _SAMPLE) + 1 or _SAMPLE
    best = from_bytes(raw[:end]).best()
    return raw.decode(best.encoding, "replace") if best else None
