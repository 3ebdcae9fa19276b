"""A number as found in the text, before its surroundings are asked what it means."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from factcheck.quantities.numerals import Number
from factcheck.quantities.scene import Sense


class Found(NamedTuple):
    """A number with what stands in front of its digits.

    ``start`` takes in a currency sign or an article. ``high`` is the upper end of a vague amount.
    ``sense`` is known where the word itself says it ("doubled"), and ``needs_unit`` tells that the number
    is none without a unit behind it ("half an hour").
    """

    number: Number
    start: int
    currency: str | None = None
    sign: int = 1
    high: Decimal | None = None
    sense: Sense | None = None
    needs_unit: bool = False
