"""Intervals of exact decimals."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Interval:
    """All values from ``low`` to ``high``; ``None`` is unbounded, ``*_open`` leaves the end out."""

    low: Decimal | None
    high: Decimal | None
    low_open: bool = False
    high_open: bool = False

    @classmethod
    def point(cls, value: Decimal) -> Interval:
        """The interval that holds ``value`` alone."""
        return cls(value, value)

    def meets(self, other: Interval) -> bool:
        """Whether the two have a value in common.

        >>> Interval(Decimal(1), Decimal(2)).meets(Interval(Decimal(2), Decimal(3)))
        True
        >>> Interval(Decimal(1), Decimal(2), high_open=True).meets(Interval(Decimal(2), Decimal(3)))
        False
        """
        return not (self._below(other) or other._below(self))

    def _below(self, other: Interval) -> bool:
        if self.high is None or other.low is None:
            return False
        if self.high == other.low:
            return self.high_open or other.low_open
        return self.high < other.low

    def contains(self, value: Decimal) -> bool:
        """Whether ``value`` lies inside."""
        return self.meets(Interval.point(value))

    def mirrored(self) -> Interval:
        """The same values with the opposite sign."""
        low = None if self.high is None else -self.high
        return Interval(low, None if self.low is None else -self.low, self.high_open, self.low_open)

    def map(self, function: Callable[[Decimal], Decimal]) -> Interval:
        """The interval under an increasing ``function`` of its ends, a unit conversion say."""
        return Interval(
            None if self.low is None else function(self.low),
            None if self.high is None else function(self.high),
            self.low_open,
            self.high_open,
        )
