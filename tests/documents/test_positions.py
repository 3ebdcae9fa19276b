"""Lines, columns and UTF-16 offsets."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.documents.positions import Position, Positions

TEXT = "one\r\ntwo 😀 5%\rthree\n"


@pytest.mark.parametrize(
    ("offset", "line", "column", "utf16"),
    [
        (0, 1, 1, 0),
        (5, 2, 1, 5),
        (9, 2, 5, 9),
        (11, 2, 7, 12),
        (14, 3, 1, 15),
        (len(TEXT), 4, 1, len(TEXT) + 1),
    ],
)
def test_positions(offset, line, column, utf16):
    positions = Positions(TEXT)
    assert positions.at(offset) == Position(line, column)
    assert positions.utf16(offset) == utf16


@given(st.text(st.characters(exclude_categories=["Cs"]) | st.sampled_from("\r\n")), st.data())
def test_utf16_counts_what_utf16_encodes(text, data):
    offset = data.draw(st.integers(0, len(text)))
    assert Positions(text).utf16(offset) == len(text[:offset].encode("utf-16-le")) // 2
