"""Reads the values of facts: plain numbers, dates, and figures as articles write them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from difflib import get_close_matches
from functools import lru_cache, partial
from typing import TYPE_CHECKING

from factcheck.quantities.coverage import covered, ends
from factcheck.quantities.interval import Interval
from factcheck.quantities.rules import Rules
from factcheck.quantities.units import UnitError, canonical_unit, convert, dimension, normalise

if TYPE_CHECKING:
    from factcheck.quantities.quantity import Quantity

DATE = "date"
_DIGITS = r"[-+\u2212]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?:[eE][-+]?\d{1,2})?"
_PLAIN = re.compile(rf"({_DIGITS})(?:\s+to\s+({_DIGITS}))?")
_LONGEST = 100
_SCALE_INITIALS = "bmt"
_SHORT = 4  # letters of "mil", which many words are like
_MISSPELT = 0.87  # more alike than "pillion" and "billion"
_UPSIDE_DOWN = "its end is below its beginning; write the lower value first"


@dataclass(frozen=True, slots=True)
class Reading:
    """What a written value covers, in ``unit``, and the place of its last digit."""

    interval: Interval
    unit: str | None
    resolution: Decimal


def read_value(text: str, unit: str | None) -> Reading:
    """The value that ``text`` states, in ``unit`` where one is given.

    A plain number needs no grammar; all else is read as articles write it. ``ValueError`` says what
    is wrong with the value, ``UnitError`` what is wrong with the unit.
    """
    if len(text) > _LONGEST:
        raise ValueError(f"it is longer than {_LONGEST} characters; write a number and a unit")
    if unit is not None and canonical_unit(unit) == DATE:
        return _read_dates(text)
    if plain := _PLAIN.fullmatch(text):
        ends = [_number(digits) for digits in plain.groups() if digits]
        if ends[-1] < ends[0]:
            raise ValueError(_UPSIDE_DOWN)
        resolution = Decimal(1).scaleb(min(0, int(ends[-1].as_tuple().exponent)))
        return _normalised(Interval(ends[0], ends[-1]), resolution, unit)
    return _read_figure(text, unit)


def number(text: str) -> Decimal | None:
    """A plain number such as "1,234.5", ``None`` for anything else."""
    return _number(text) if len(text) <= _LONGEST and re.fullmatch(_DIGITS, text) else None


def _number(digits: str) -> Decimal:
    return Decimal(digits.replace(",", "").replace("\u2212", "-"))


def _read_dates(text: str) -> Reading:
    try:
        days = [Decimal(date.fromisoformat(day.strip()).toordinal()) for day in text.split(" to ")]
    except ValueError:
        raise ValueError("expected a date such as 2025-01-28") from None
    return Reading(Interval(days[0], days[-1]), DATE, Decimal(1))


def _normalised(interval: Interval, resolution: Decimal, unit: str | None) -> Reading:
    if unit is None:
        return Reading(interval, None, resolution)
    canonical, is_plain = _scale(unit)
    if is_plain:
        return Reading(interval, canonical, resolution)
    return Reading(
        interval.map(lambda end: normalise(end, unit)[0]), canonical, normalise(resolution, unit)[0]
    )


@lru_cache(4096)
def _scale(unit: str) -> tuple[str | None, bool]:
    """The unit in which values are kept, and whether they are kept as they are."""
    factor, canonical = normalise(Decimal(1), unit)
    return canonical, factor == 1


def _read_figure(text: str, unit: str | None) -> Reading:
    from factcheck.quantities.extract import read_quantity

    _no_misspelt_scale(text)
    quantity = read_quantity(text)
    if quantity.high < quantity.low:
        raise ValueError(_UPSIDE_DOWN)
    interval, resolution = _covered(quantity), ends(quantity)[1].place
    if unit is None:
        return Reading(interval, quantity.unit, resolution)
    target, _ = _scale(unit)
    is_difference = target == f"delta_{quantity.unit}"  # "1.5 °C" read as a difference of temperatures
    if is_difference or quantity.unit is None or dimension(quantity.unit) != dimension(target):
        return _normalised(interval, resolution, unit)
    convert_end = partial(converted, unit=quantity.unit, target=target)
    return Reading(interval.map(convert_end), target, convert_end(resolution))


def _no_misspelt_scale(text: str) -> None:
    """``ValueError`` for "589 bilion dollars", which else were 589 dollars of some kind."""
    from factcheck.quantities.numerals import SCALES

    for word in re.findall(r"[a-z]{5,10}", text.lower()):
        if word[0] in _SCALE_INITIALS and word not in SCALES:
            long = [name for name in SCALES if len(name) > _SHORT]
            for meant in get_close_matches(word, long, n=1, cutoff=_MISSPELT):
                raise ValueError(f'"{word}" is no number word; did you mean "{meant}"?')


def converted(value: Decimal, unit: str | None, target: str | None) -> Decimal:
    """``value`` in the other unit; ``UnitError`` where there is no way from one to the other."""
    in_target = convert(value, unit, target)
    if in_target is None:
        raise UnitError(f"{unit or 'a bare number'} cannot be converted to {target or 'a bare number'}")
    return in_target


def _covered(quantity: Quantity) -> Interval:
    """What a curated figure covers: exactly itself, unless its words say otherwise.

    Bounds and hedges cover what they cover in articles.
    """
    if quantity.modifier in (None, "exactly"):
        return Interval(quantity.low, quantity.high)
    return covered(quantity, Rules())


def read_tolerance(text: str, reading: Reading) -> Decimal:
    """How far off a claim may be, in the unit of the value: "1 %" of it, or an amount.

    >>> read_tolerance("2 %", Reading(Interval.point(Decimal(50)), "GPU", Decimal(1)))
    Decimal('1.00')
    """
    share = re.fullmatch(rf"({_DIGITS})\s*(?:%|percent)", text)
    if share and not (reading.unit or "").startswith("percent"):
        ends = [abs(end) for end in (reading.interval.low, reading.interval.high) if end is not None]
        return _number(share[1]) / 100 * max(ends)
    amount = read_value(text, None if number(text) is None else reading.unit)
    value = amount.interval.high
    if value is None or value < 0 or amount.interval.low != value:
        raise ValueError("expected one amount such as 1 % or 5 million")
    return converted(value, amount.unit, reading.unit) if amount.unit else value
