"""Lines, columns and UTF-16 offsets, worked out from character offsets where they are printed."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left, bisect_right
from dataclasses import dataclass

_BREAK = re.compile(r"\r\n|\r|\n")
_TWO_UNITS = re.compile("[\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class Position:
    """A spot as editors show it: line and column, both from 1, the column in characters."""

    line: int
    column: int


def line_starts(text: str) -> array[int]:
    r"""The offset at which each line begins; lines end in ``\n``, ``\r\n`` or ``\r``, as in LSP.

    >>> list(line_starts("a\r\nb\n"))
    [0, 3, 5]
    """
    starts = array("q", [0])
    starts.extend(match.end() for match in _BREAK.finditer(text))
    return starts


class Positions:
    """Translates offsets into one text; building it reads the text once, each look-up is a bisection."""

    def __init__(self, text: str) -> None:
        self._lines = line_starts(text)
        self._two_units = array("q", (match.start() for match in _TWO_UNITS.finditer(text)))

    def at(self, offset: int) -> Position:
        """The line and column of a character offset.

        >>> Positions("one\\ntwo 5%").at(8)
        Position(line=2, column=5)
        """
        line = bisect_right(self._lines, offset)
        return Position(line, offset - self._lines[line - 1] + 1)

    def utf16(self, offset: int) -> int:
        """The same offset counted in UTF-16 code units, as JavaScript, Java and LSP count.

        >>> Positions("😀 5%").utf16(2)
        3
        """
        return offset + bisect_left(self._two_units, offset)
