"""A stated difference that is not the difference of the two figures beside it.

Subtraction in the head, or one figure updated and the others not. The check subtracts with all that
rounding allows. It also reports a figure that is "up from" the same or a larger one, or "down from" a
smaller one, and a number of years that does not lie between the two times beside it.

Fails:   She scored 27 goals, eight more than the 17 of the year before.      (ten more)
Fails:   The rate went from 4.85% to 4.62%, or 23 percentage points.          (0.23)
Fails:   Renewables supplied 38% of demand, up from 38% in 2023.
Fails:   It opened in 1931 and closed in 1983 after 62 years.                  (52)
Is fine: Losses widened to $1.4bn from $1.1bn, an increase of $350m.          (rounding allows 200 to 400)
Is fine: The index fell 12 to 3,400; in March it was 3,700.                   (12 on the day)
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from factcheck.agreement import Rules
from factcheck.checks._arithmetic import size, subtract
from factcheck.checks._check import Check, Implied, surface, value_in
from factcheck.claims.claim import Claim
from factcheck.quantities.interval import Interval
from factcheck.quantities.units import kind_of
from factcheck.relations.relation import Reading
from factcheck.relations.scene import is_share
from factcheck.relations.ties import POINTS

_YEAR = Decimal("365.25")  # days
_HALF = Decimal("0.5")


def implied(reading: Reading, rules: Rules) -> Implied | None:
    """What the difference would have to be, or on which side of the other the larger figure must lie."""
    if "higher" in reading:
        return _above(reading, rules)
    if "number" in reading:
        return _years_between(reading, rules)
    (base,), (result,), (change,) = reading["base"], reading["result"], reading["change"]
    if is_share(change) or kind_of(change.quantity.unit) == "multiplier":
        return None
    unit = result.quantity.unit or base.quantity.unit
    start, end = value_in(base, unit, rules), value_in(result, unit, rules)
    if start is None or end is None:
        return None
    if is_share(base) or is_share(result):
        if change.quantity.unit not in POINTS:
            return None
        unit = "percentage_point"
    # "Degrees" are those of the two temperatures.
    told = value_in(_bare(change) if change.quantity.unit == "degree" else change, unit, rules)
    if told is None:
        return None
    basis = f"the difference between {surface(base)} and {surface(result)} is"
    return Implied(change, size(subtract(end, start)), told, unit, basis)


def _bare(claim: Claim) -> Claim:
    return replace(claim, quantity=replace(claim.quantity, unit=None))


def _above(reading: Reading, rules: Rules) -> Implied | None:
    """Where the larger figure must lie; two that are written alike are equal, however rounded."""
    (lower,), (higher,) = reading["lower"], reading["higher"]
    unit = higher.quantity.unit or lower.quantity.unit
    one, other = value_in(lower, unit, rules), value_in(higher, unit, rules)
    if one is None or other is None or one.low is None:
        return None
    one_of, other_of = lower.quantity, higher.quantity
    same = (one_of.high, one_of.unit, one_of.modifier) == (other_of.high, other_of.unit, other_of.modifier)
    least = Interval(one_of.high if same else one.low, None, low_open=True)
    saying = f"The words say that {surface(higher)} is more than {surface(lower)}."
    return Implied(higher, least, other, unit, "", clash=same, saying=saying)


def _years_between(reading: Reading, rules: Rules) -> Implied | None:
    """How many years lie between two times; where they are known to the day, an age is told in full years."""
    (one,), (other,), (number,) = reading["first"], reading["second"], reading["number"]
    told = value_in(number, "year", rules)
    if one.period is None or other.period is None or told is None:
        return None
    first, second = one.period.period, other.period.period
    least, most = (second.start - first.end).days, (second.end - first.start).days
    if most - least < _YEAR:
        told = replace(told, high=told.high and told.high + _HALF)
    years = Interval(Decimal(least) / _YEAR, Decimal(most) / _YEAR)
    return Implied(number, years, told, "year", f"from {first.surface} to {second.surface} is")


CHECK = Check(frozenset({"change", "order", "span"}), implied)
