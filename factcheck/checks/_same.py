"""Two figures for one quantity: what both checks of repeated figures compute."""

from __future__ import annotations

from decimal import Decimal

from factcheck.agreement import Rules
from factcheck.checks._check import Implied, figured, value_in
from factcheck.quantities.units import convert
from factcheck.relations.relation import Reading

_TITLES = ("headline", "standfirst", "caption")


def same(reading: Reading, rules: Rules) -> Implied | None:
    """What the second figure would have to be to agree with the first."""
    (one,), (other,) = reading["first"], reading["second"]
    unit = other.quantity.unit or one.quantity.unit
    title = other.block if other.block in _TITLES else ""
    where = ("The body has", f"the {title} says") if title else ("Elsewhere the text has", "here it says")
    saying = f"{where[0]} {figured(one)}; {where[1]} {figured(other)}."
    theirs = value_in(other, unit, rules)
    clash = bool(one.quantity.unit and unit and convert(Decimal(1), one.quantity.unit, unit) is None)
    told = one.quantity.unit if clash else unit
    ours = value_in(one, told, rules)
    if ours is None or theirs is None:
        return None
    return Implied(other, ours, theirs, told, "", clash=clash, saying=saying)
