"""What a check is: a value with a function that says what one figure of a relation would have to be."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal

from factcheck.agreement import Rules, covered
from factcheck.claims.claim import Claim
from factcheck.quantities.interval import Interval
from factcheck.quantities.units import convert, dimension, kind_of
from factcheck.relations.relation import Kind, Reading

_SMALL = 100  # things up to this number are counted, not estimated


@dataclass(frozen=True, slots=True)
class Implied:
    """What the other figures say that ``claim`` must be.

    ``interval`` and ``covered``, what the figure as written covers, are in ``unit``. ``basis`` says in a
    few words what was computed, and ``remark`` is a sentence that an editor should read with it.
    ``clash`` marks units that no arithmetic reconciles, whatever the numbers. ``slips`` are what common
    mistakes would make of the interval: a change of the wrong base, points for percent.
    """

    claim: Claim
    interval: Interval
    covered: Interval
    unit: str | None
    basis: str
    remark: str = ""
    clash: bool = False
    slips: tuple[Interval, ...] = ()

    @property
    def agrees(self) -> bool:
        """Whether the figure as written can be what the others imply."""
        return not self.clash and self.interval.meets(self.covered)


@dataclass(frozen=True, slots=True)
class Check:
    """A check: the relations it evaluates, and its function.

    ``implied`` is given one reading of a relation and answers ``None`` where the check does not apply.
    """

    relations: frozenset[Kind]
    implied: Callable[[Reading, Rules], Implied | None]


def value_in(claim: Claim, unit: str | None, rules: Rules) -> Interval | None:
    """What a figure covers, in ``unit``; a bare number is taken to be in it. ``None`` below zero."""
    interval = Interval.point(claim.quantity.high) if _is_exact(claim) else covered(claim.quantity, rules)
    own = claim.quantity.unit
    if own is not None and unit is not None and own != unit:
        source, target = (
            (own, unit) if dimension(own) == dimension(unit) else (_numerator(own), _numerator(unit))
        )
        if convert(Decimal(1), source, target) is None:
            return None
        interval = interval.map(lambda value: convert(value, source, target) or Decimal(0))
    if interval.low is not None and interval.low < 0:
        return None
    return interval


def _is_exact(claim: Claim) -> bool:
    """Whether a figure is told to the last unit: six ships, 642 flats, $2 an hour; not 8,000 people."""
    quantity = claim.quantity
    numeral = quantity.numerals[-1]
    if quantity.modifier not in (None, "exactly") or quantity.is_range or numeral.scale != 1:
        return False
    if quantity.kind == "rate":
        return kind_of(_numerator(str(quantity.unit))) == "money"
    is_small = numeral.magnitude <= _SMALL or numeral.significant == numeral.resolution
    return quantity.kind == "count" and numeral.resolution == 1 and is_small


def _numerator(unit: str) -> str:
    return unit.partition("/")[0]


def percent_in(claim: Claim, rules: Rules) -> Interval:
    """What a percentage, or a part in words such as "a third", covers, in percent."""
    interval = covered(claim.quantity, rules)
    if claim.quantity.unit == "percent":
        return interval
    if claim.quantity.modifier == "nearly":
        # "Nearly a third" is said of 33.4 % too.
        plain = covered(replace(claim.quantity, modifier=None), rules)
        interval = Interval(interval.low, plain.high)
    elif claim.quantity.modifier == "approximately":
        # "About half" is as wide as "about twice".
        part = claim.quantity.high
        interval = Interval(part * (1 - rules.about_multiplier), part * (1 + rules.about_multiplier))
    return interval.map(lambda value: value * 100)


def surface(claim: Claim) -> str:
    """The figure as written, on one line."""
    return " ".join(claim.quantity.surface.split())
