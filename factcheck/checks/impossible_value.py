"""A value that cannot be: a part that is larger than its whole.

Either number may be wrong; often the two were swapped.

Fails:   In the end 1,400 of the 1,200 members were in favour.
Is fine: 1,200 of the 1,400 members were in favour.
Is fine: It sold 14 of the 12-seat buses.              (a size, not a number)
"""

from __future__ import annotations

from decimal import Decimal

from factcheck.agreement import Rules
from factcheck.checks._check import Check, Implied, surface, value_in
from factcheck.quantities.interval import Interval
from factcheck.relations.relation import Reading

_NO_PART = 10


def implied(reading: Reading, rules: Rules) -> Implied | None:
    """How much the part can be at most."""
    if "part" not in reading:
        return None
    (part,), (whole,) = reading["part"], reading["whole"]
    unit = whole.quantity.unit
    most, told = value_in(whole, unit, rules), value_in(part, part.quantity.unit, rules)
    # "35,000 of the two models" are cars: what is so much more is of another kind.
    if most is None or told is None or part.quantity.high > _NO_PART * whole.quantity.high:
        return None
    basis = f"a part of {surface(whole)} is"
    return Implied(part, Interval(Decimal(0), most.high), told, unit, basis)


CHECK = Check(frozenset({"granular"}), implied)
