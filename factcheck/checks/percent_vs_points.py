"""A difference of two percentages that is called a percentage.

From 15 % to 10 % is a fall of 5 percentage points, or of 33 %. Readers take "fell 5 %" for a twentieth.
The check reports a change given in percent, between two percentages, that is no percentage of the first.

Fails:   The share of late trains fell from 21.7% to 19.2%, a drop of 2.5%.    (2.5 points)
Is fine: The share fell from 20% to 19%, a drop of 5%.                         (5 % of 20)
Is fine: Sales rose 4% in May after a rise of 3% in April.                     (two changes, no base)
"""

from __future__ import annotations

from decimal import Decimal

from factcheck.agreement import Rules
from factcheck.agreement.wording import upper_first
from factcheck.checks._arithmetic import divide, size, subtract, times
from factcheck.checks._check import Check, Implied, percent_in, surface
from factcheck.quantities.interval import Interval
from factcheck.relations.relation import Reading
from factcheck.relations.scene import is_share


def implied(reading: Reading, rules: Rules) -> Implied | None:
    """What the percentage would have to be if it is one."""
    (base,), (result,), (change,) = reading["base"], reading["result"], reading["change"]
    if not (is_share(change) and is_share(base) and is_share(result)):
        return None
    start, end, told = (percent_in(claim, rules) for claim in (base, result, change))
    ratio = divide(end, start)
    if ratio is None or not start.low:
        return None
    grown = times(size(subtract(ratio, Interval.point(Decimal(1)))), Decimal(100))
    apart = size(subtract(end, start))
    way = "a fall of" if (end.low or 0) < start.low else "a rise of"
    basis = f"from {surface(base)} to {surface(result)} is {way}"
    remark = (
        f"{upper_first(surface(change))} is the difference in percentage points: write it as points."
        if apart.meets(told)
        else f"In percentage points they are {_points(base.quantity.high, result.quantity.high)} apart."
    )
    return Implied(change, grown, told, "percent", basis, remark, slips=(apart,))


def _points(one: Decimal, other: Decimal) -> str:
    return f"{abs(one - other):f}"


CHECK = Check(frozenset({"change"}), implied)
