"""A figure while it is being read, and the words around it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from factcheck.quantities.quantity import Kind, Modifier, Numeral, Quantity
from factcheck.quantities.units import canonical_unit
from factcheck.quantities.vocabulary import words

_NEXT_WORD = re.compile(
    r"""
    (\s{0,20}[-‐‑]?)                                # the gap: blanks, a line break, a hyphen
    ( (?:[A-Za-z]\.){2,}                            # U.S.
    | [^\W\d_]\w{0,60}(?:['’.&·^][^\W_]{1,60}){0,8}[²³]?  # word, km/h, R&D, driver's
    | [%‰％°º℃℉$€£¥₹¢×]+[CF]?                       # a sign
    )""",
    re.VERBOSE,
)
_ABBREVIATIONS = words("context", "around", "abbreviations")


class Word(NamedTuple):
    """A word of the text: its offsets, itself in lower case, and the gap before it."""

    start: int
    end: int
    lower: str
    gap: str


class Ahead:
    """The words that follow a place in the text, up to the next punctuation, read one by one."""

    __slots__ = ("_position", "_words", "start", "stop", "text")

    def __init__(self, text: str, position: int, stop: int) -> None:
        self.text = text
        self.start = position
        self.stop = stop
        self._position = position
        self._words: list[Word] = []

    def get(self, index: int) -> Word | None:
        """The word ``index`` places ahead, from 0, or ``None`` where the phrase ends before."""
        words = self._words
        if index < len(words):
            return words[index]
        while len(words) <= index:
            if self._position < 0:
                return None
            match = _NEXT_WORD.match(self.text, self._position, self.stop)
            if match is None:
                self._position = -1
                return None
            gap, word = match.groups()
            end = match.end()
            lower = word.lower()
            words.append(Word(end - len(word), end, lower, gap))
            self._position = end + 1 if lower in _ABBREVIATIONS and self.text[end : end + 1] == "." else end
        return words[index]

    def skip(self, pattern: re.Pattern[str], index: int) -> Word | None:
        """The word at ``index`` once what ``pattern`` matches at the end of the phrase is left out."""
        if len(self._words) != index or not index:
            return None
        match = pattern.match(self.text, self._words[-1].end, self.stop)
        if match is None:
            return None
        self._position = match.end()
        return self.get(index)


@dataclass(slots=True)
class Reading:
    """A quantity in the making: offsets, ends, unit, and how its unit came to it.

    ``factor`` is what one of the written unit is in ``unit`` (a cent is 0.01 USD), ``prefixed`` tells of
    a currency in front, ``loose`` of a hedge that is none before a duration,
    and ``letter`` is a unit letter that could be a scale ("m").
    """

    start: int
    end: int
    low: Decimal
    high: Decimal
    numerals: tuple[Numeral, ...]
    unit: str | None = None
    kind: Kind = "number"
    factor: Decimal = Decimal(1)
    modifier: Modifier | None = None
    vague: bool = False
    prefixed: bool = False
    loose: bool = False
    letter: str = ""

    def unit_is_lent(self, giver: Reading) -> bool:
        """Whether the unit of ``giver`` stands for this number too: it has none, or one in front."""
        return self.unit is None or (self.prefixed and (giver.unit is None or giver.kind == "money"))

    def quantity(self, text: str) -> Quantity:
        """The finished quantity, its ends in order and its unit under its canonical name."""
        low, high = self.low, self.high
        if low > high:
            low, high = high, low
        return Quantity(
            self.start,
            self.end,
            text[self.start : self.end],
            self.kind,
            low,
            high,
            None if self.unit is None else canonical_unit(self.unit) or self.unit,
            self.modifier,
            self.numerals,
            self.vague,
        )
