"""A stretch of days, and where a text names it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date


@dataclass(frozen=True, slots=True)
class Period:
    """The days from ``start`` up to, but not including, ``end``; ``surface`` is what is written."""

    start: date
    end: date
    surface: str

    def overlaps(self, other: Period) -> bool:
        """Whether the two share a day."""
        return self.start < other.end and other.start < self.end

    def a_year_on(self) -> Period:
        """The same days of the next year; what falls on 29 February moves to the first of March."""
        return replace(self, start=_a_year_on(self.start), end=_a_year_on(self.end))

    @property
    def days(self) -> int:
        """The number of days it covers."""
        return (self.end - self.start).days


@dataclass(frozen=True, slots=True)
class PeriodMention:
    """A period where a text names it: half-open offsets, and whether the text gives the year itself.

    ``closing`` is the time that the period ends with, where that is how it is named: "the year to June".
    """

    start: int
    end: int
    period: Period
    dated: bool
    closing: Period | None = None


def _a_year_on(day: date) -> date:
    leap = (day.month, day.day) == (2, 29)
    return date(day.year + 1, 3, 1) if leap else day.replace(year=day.year + 1)
