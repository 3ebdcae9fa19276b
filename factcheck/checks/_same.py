"""Two figures for one quantity: what both checks of repeated figures compute."""

from __future__ import annotations

from decimal import Decimal

from factcheck.agreement import Rules
from factcheck.checks._check import Implied, surface, value_in
from factcheck.quantities.units import convert
from factcheck.relations.relation import Reading


def same(reading: Reading, rules: Rules) -> Implied | None:
    """What the second figure would have to be to agree with the first."""
    (one,), (other,) = reading["first"], reading["second"]
    unit = other.quantity.unit or one.quantity.unit
    basis = f"elsewhere the text has {surface(one)}, which is"
    theirs = value_in(other, unit, rules)
    own_unit = one.quantity.unit
    if theirs is None:
        return None
    if own_unit and unit and convert(Decimal(1), own_unit, unit) is None:
        ours = value_in(one, own_unit, rules)
        return ours and Implied(other, ours, theirs, own_unit, basis, clash=True)
    ours = value_in(one, unit, rules)
    return ours and Implied(other, ours, theirs, unit, basis)
