"""What currencies cost in one another, as far as facts say it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from factcheck.facts.fact import Fact
from factcheck.quantities.interval import Interval
from factcheck.quantities.unitexpression import parse
from factcheck.quantities.units import kind_of


class Pair(NamedTuple):
    """Two currencies: a rate tells how much of ``priced_in`` one unit of ``priced`` costs."""

    priced: str
    priced_in: str


class Window(NamedTuple):
    """The lowest and the highest rate of some days; ``latest`` is the last of the facts that say so."""

    rates: Interval
    latest: Fact


def pair_of(unit: str | None) -> Pair | None:
    """The two currencies of a unit that is a rate of exchange.

    >>> pair_of("USD/GBP"), pair_of("USD/barrel")
    (Pair(priced='GBP', priced_in='USD'), None)
    """
    match parse(unit or ""):
        case ((one, 1), (other, -1)) | ((other, -1), (one, 1)) if kind_of(one) == kind_of(other) == "money":
            return Pair(other, one)
    return None


@dataclass(frozen=True, slots=True)
class ExchangeRates:
    """Facts in units such as USD/GBP, each true of the days for which it holds.

    A fact gives a rate or the span of a time's rates. With a ``tolerance`` it is an average, and the rates
    of the time reach so far from it. Forecasts and targets are no rates that anybody has converted by.
    """

    facts: tuple[Fact, ...] = ()

    def between(self, source: str, target: str, first: date, last: date) -> Window | None:
        """What one of ``source`` cost in ``target`` from the day ``first`` to the day ``last``.

        ``None`` unless facts tell it of all these days.
        """
        spells = sorted(self._spells(Pair(source, target)), key=lambda spell: spell[0])
        met = [spell for spell in spells if spell[0] <= last and first < spell[1]]
        reached = first
        for begins, ends, _, _ in met:
            if begins > reached:
                return None
            reached = max(reached, ends)
        if not met or reached <= last:
            return None
        return Window(_hull(rates for _, _, rates, _ in met), met[-1][3])

    def _spells(self, pair: Pair) -> Iterator[tuple[date, date, Interval, Fact]]:
        for fact in self.facts:
            rates = _rates(fact, pair) if fact.status in ("actual", "estimate") else None
            if rates:
                yield fact.valid_from or date.min, fact.valid_until or date.max, rates, fact


def _rates(fact: Fact, pair: Pair) -> Interval | None:
    """The rates that a fact stands for, or their inverse where it prices the other currency."""
    known = pair_of(fact.unit)
    reach = fact.tolerance or Decimal(0)
    low, high = fact.interval.low, fact.interval.high
    if known not in (pair, pair[::-1]) or low is None or high is None or low - reach <= 0:
        return None
    low, high = low - reach, high + reach
    return Interval(low, high) if known == pair else Interval(1 / high, 1 / low)


def _hull(intervals: Iterable[Interval]) -> Interval:
    lows, highs = zip(*((each.low, each.high) for each in intervals), strict=True)
    return Interval(min(lows), max(highs))
