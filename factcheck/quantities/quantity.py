"""A figure as written and what it means, before anybody asks whom it is about."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

Kind = Literal["money", "percent", "count", "duration", "rate", "multiplier", "measure", "number"]
Modifier = Literal[
    "approximately", "more_than", "at_least", "less_than", "at_most", "nearly", "up_to", "exactly"
]


@dataclass(frozen=True, slots=True)
class Numeral:
    """One number as written: where its digits or number words stand, and what they are worth.

    ``value`` is the number without its scale word (5.5 in "5.5 million"), ``scale`` what the scale
    word multiplies it by (1000000), ``resolution`` the place of the last digit written, multiplied
    out (100000), ``significant`` the place of the last non-zero digit, multiplied out ("300
    billion": 100000000000 while ``resolution`` is 1000000000). ``start`` and ``end`` are offsets
    into the document's text and leave the scale word out; ``in_words`` is true of "five".
    """

    start: int
    end: int
    value: Decimal
    scale: Decimal
    resolution: Decimal
    significant: Decimal
    in_words: bool = False

    @property
    def magnitude(self) -> Decimal:
        """The number with its scale word multiplied out."""
        return self.value * self.scale


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure found in a text.

    ``text[start:end] == surface`` always. ``low`` and ``high`` are the magnitude in ``unit``: equal
    unless the text gives a range; a bound keeps the number it names and says so in ``modifier``.
    ``unit`` is a canonical expression of ``units.py`` ("USD", "GPU*hour", "USD/barrel") or ``None``
    for a bare number. ``numerals`` holds the number as written, two of them for a range.
    ``vague`` marks amounts such as "dozens" and "several hundred".
    """

    start: int
    end: int
    surface: str
    kind: Kind
    low: Decimal
    high: Decimal
    unit: str | None
    modifier: Modifier | None
    numerals: tuple[Numeral, ...]
    vague: bool = False

    @property
    def is_range(self) -> bool:
        """Whether the text gives two ends."""
        return len(self.numerals) > 1

    @property
    def resolution(self) -> Decimal:
        """The place of the last digit written, multiplied out; of a range, that of its high end."""
        return self.numerals[-1].resolution


@dataclass(frozen=True, slots=True)
class Skipped:
    """A number that is no claim, and why: "date", "ordinal", "name", "score" and so on."""

    start: int
    end: int
    reason: str
