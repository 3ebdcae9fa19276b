"""A share that the part and the whole beside it do not give.

The part was updated and the share was not, or the share is of another whole. The check divides with all
that rounding allows.

Fails:   The company paid $1.48 billion, or 29% of the $3.74 billion raised.      (39.6%)
Fails:   Procurement takes 29% of the budget of €38.6bn, or about €9bn.           (€11.2bn)
Is fine: Of the 30 who replied, 13 (43%) were against.                            (13/30 is 43.3%)
Is fine: It sold 84,000 shares, or 5%, for $60 million.                           (5 % of all shares)
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from factcheck.agreement import Rules
from factcheck.checks._arithmetic import divide, multiply, times
from factcheck.checks._check import Check, Implied, percent_in, surface, value_in
from factcheck.relations.relation import Reading

_ALL = Decimal(100)  # per cent


def implied(reading: Reading, rules: Rules) -> Implied | None:
    """What the share would have to be, or the part where that is what restates the share."""
    (part,), (whole,), (share,) = reading["part"], reading["whole"], reading["share"]
    unit = whole.quantity.unit or part.quantity.unit
    if part.quantity.kind == whole.quantity.kind == "count":
        # "186 cases, with 37 people in hospital": both are counted, whatever they are called.
        part = replace(part, quantity=replace(part.quantity, unit=unit))
    some, everything, told = (
        value_in(part, unit, rules),
        value_in(whole, unit, rules),
        percent_in(share, rules),
    )
    if some is None or everything is None:
        return None
    # What is larger than the whole is no part of it, unless that is what the share says.
    is_more = told.low is not None and told.low > _ALL
    if part.quantity.high > whole.quantity.high and not is_more:
        return None
    if share.quantity.start < whole.quantity.start < part.quantity.start:
        product = times(multiply(told, everything), Decimal("0.01"))
        return Implied(part, product, some, unit, f"{surface(share)} of {surface(whole)} is")
    ratio = divide(some, everything)
    if ratio is None:
        return None
    basis = f"{surface(part)} of {surface(whole)} is"
    return Implied(share, times(ratio, _ALL), told, "percent", basis)


CHECK = Check(frozenset({"share"}), implied)
