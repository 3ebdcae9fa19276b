"""A percentage that does not follow from the two figures it compares.

Writers compute a change from the wrong base, drop a digit of one of the three figures, or copy the
percentage of another period. The check computes (result - base) / base with all that the rounding of
both figures allows, and reports a percentage outside of it. It is a warning where digits were only cut
off or rounded up.

Fails:      Sales grew 29% to 60.4 million, up from 44.9 million.      (that is 34.5%)
Fails:      The bill has reached $6.3bn from $4.9bn. The 22% overrun …   (of 4.9 it is 28.6%)
Is fine:    Sales rose 12.7% on a comparable-store basis to $276.7m from $249m.   (other shops are counted)
Is fine:    Users rose 11% to 2 million from 1.8 million.   (2 million may be 1.95)
"""

from __future__ import annotations

from decimal import Decimal

from factcheck.agreement import Rules
from factcheck.agreement.wording import upper_first
from factcheck.checks._arithmetic import add, divide, size, subtract, times
from factcheck.checks._check import Check, Implied, percent_in, surface, value_in
from factcheck.quantities.interval import Interval
from factcheck.relations.relation import Reading
from factcheck.relations.scene import is_share


def implied(reading: Reading, rules: Rules) -> Implied | None:
    """What the percentage would have to be."""
    if "base" not in reading:
        return _step(reading, rules)
    (base,), (result,), (change,) = reading["base"], reading["result"], reading["change"]
    if not is_share(change) or is_share(base) or is_share(result):
        return None
    unit = result.quantity.unit or base.quantity.unit
    start, end = value_in(base, unit, rules), value_in(result, unit, rules)
    if start is None or end is None or not start.low:
        return None
    ratio = divide(end, start)
    if ratio is None:
        return None
    grown = _in_percent(ratio)
    told = percent_in(change, rules)
    basis = f"from {surface(base)} to {surface(result)} is {_direction(start, end)}"
    turned = divide(start, end)
    if not turned or not end.low:
        return Implied(change, grown, told, "percent", basis)
    slip = _in_percent(turned)
    is_turned = slip.meets(told) and not grown.meets(told)
    remark = f"{surface(change)} is the way from {surface(result)} to {surface(base)}." if is_turned else ""
    return Implied(change, grown, told, "percent", basis, upper_first(remark), slips=(slip,))


def _step(reading: Reading, rules: Rules) -> Implied | None:
    """What percentage so much more, or less, makes where only what came of it is told."""
    (result,), (change,) = reading["result"], reading["change"]
    (step,) = reading.get("part") or reading["rest"]
    unit = result.quantity.unit or step.quantity.unit
    by, end = value_in(step, unit, rules), value_in(result, unit, rules)
    if by is None or end is None:
        return None
    grown = divide(by, subtract(end, by) if "part" in reading else add(end, by))
    if grown is None:
        return None
    basis = f"a change of {surface(step)} to {surface(result)} is"
    return Implied(change, times(grown, Decimal(100)), percent_in(change, rules), "percent", basis)


def _direction(start: Interval, end: Interval) -> str:
    if start.meets(end):
        return "a change of"
    return "a rise of" if (start.low or 0) < (end.low or 0) else "a fall of"


def _in_percent(ratio: Interval) -> Interval:
    return times(size(subtract(ratio, Interval.point(Decimal(1)))), Decimal(100))


CHECK = Check(frozenset({"change", "step"}), implied)
