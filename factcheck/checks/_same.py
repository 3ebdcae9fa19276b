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
    clash = bool(one.quantity.unit and unit and convert(Decimal(1), one.quantity.unit, unit) is None)
    told = one.quantity.unit if clash else unit
    ours = value_in(one, told, rules)
    if ours is None or theirs is None:
        return None
    return Implied(other, ours, theirs, told, basis, clash=clash)
