"""Arithmetic of intervals whose values are not below zero; ends are closed unless said otherwise."""

from __future__ import annotations

from decimal import Decimal

from factcheck.quantities.interval import Interval


def add(one: Interval, other: Interval) -> Interval:
    """All sums."""
    low = None if one.low is None or other.low is None else one.low + other.low
    high = None if one.high is None or other.high is None else one.high + other.high
    return Interval(low, high, one.low_open or other.low_open, one.high_open or other.high_open)


def negative(one: Interval) -> Interval:
    """All values with the opposite sign."""
    low = None if one.high is None else -one.high
    high = None if one.low is None else -one.low
    return Interval(low, high, one.high_open, one.low_open)


def subtract(one: Interval, other: Interval) -> Interval:
    """All differences."""
    return add(one, negative(other))


def size(one: Interval) -> Interval:
    """All values without their sign.

    >>> size(Interval(Decimal(-3), Decimal(-2)))
    Interval(low=Decimal('2'), high=Decimal('3'), low_open=False, high_open=False)
    """
    if one.low is not None and one.low >= 0:
        return one
    if one.high is not None and one.high <= 0:
        return negative(one)
    ends = [abs(end) for end in (one.low, one.high) if end is not None]
    return Interval(Decimal(0), max(ends) if len(ends) == 2 else None)


def multiply(one: Interval, other: Interval) -> Interval:
    """All products of values that are not below zero."""
    low = (one.low or Decimal(0)) * (other.low or Decimal(0))
    high = None if one.high is None or other.high is None else one.high * other.high
    return Interval(low, high, one.low_open or other.low_open, one.high_open or other.high_open)


def divide(one: Interval, other: Interval) -> Interval | None:
    """All quotients of values that are not below zero; ``None`` where the divisor may be zero throughout."""
    if other.high is not None and other.high <= 0:
        return None
    low = Decimal(0) if other.high is None else (one.low or Decimal(0)) / other.high
    high = None if one.high is None or not other.low or other.low <= 0 else one.high / other.low
    return Interval(low, high, one.low_open or other.high_open, one.high_open or other.low_open)


def times(one: Interval, factor: Decimal) -> Interval:
    """All values times a positive number."""
    return one.map(lambda value: value * factor)
