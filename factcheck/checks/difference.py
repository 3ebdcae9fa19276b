"""A stated difference that is not the difference of the two figures beside it.

Subtraction in the head, or one figure updated and the others not. The check subtracts with all that
rounding allows.

Fails:   She scored 27 goals, eight more than the 17 of the year before.      (ten more)
Fails:   The rate went from 4.85% to 4.62%, or 23 percentage points.          (0.23)
Is fine: Losses widened to $1.4bn from $1.1bn, an increase of $350m.          (rounding allows 200 to 400)
Is fine: The index fell 12 to 3,400; in March it was 3,700.                   (12 on the day)
"""

from __future__ import annotations

from factcheck.agreement import Rules
from factcheck.checks._arithmetic import size, subtract
from factcheck.checks._check import Check, Implied, surface, value_in
from factcheck.quantities.units import kind_of
from factcheck.relations.relation import Reading
from factcheck.relations.scene import is_share

_POINTS = frozenset({"percentage_point", "basis_point"})


def implied(reading: Reading, rules: Rules) -> Implied | None:
    """What the difference would have to be."""
    (base,), (result,), (change,) = reading["base"], reading["result"], reading["change"]
    if is_share(change) or kind_of(change.quantity.unit) == "multiplier":
        return None
    unit = result.quantity.unit or base.quantity.unit
    start, end = value_in(base, unit, rules), value_in(result, unit, rules)
    if start is None or end is None:
        return None
    if is_share(base) or is_share(result):
        if change.quantity.unit not in _POINTS:
            return None
        unit = "percentage_point"
    told = value_in(change, unit, rules)
    if told is None:
        return None
    basis = f"between {surface(base)} and {surface(result)} lie"
    return Implied(change, size(subtract(end, start)), told, unit, basis)


CHECK = Check(frozenset({"change"}), implied)
