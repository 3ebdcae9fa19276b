"""Parts that do not add up to their total, or a rest that is not what is left.

One part was updated, a digit was swapped, or a part is missing. The check adds the parts, or takes the
part from the whole, with all that rounding allows. It reports only sums that nearly fit, since a total
may have parts that the text leaves out.

Fails:   A budget of $165 million and another $110 million for marketing, an all-in spend of $257 million.
Fails:   It costs $742 million. The state pays $295 million, leaving the city to find $547 million.   (447)
Fails:   It employs 300 people: 120 people in Leeds, 90 people in York and 60 people in Hull.      (270)
Is fine: Exports were $1.2bn and imports $0.9bn, $2.2bn in all.          (rounding allows 2.0 to 2.2)
Is fine: It has 12 shops here and 30 abroad; in all, it employs 4,000.   (people, not shops)
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from factcheck.agreement import Rules
from factcheck.checks._arithmetic import add, size, subtract
from factcheck.checks._check import Check, Implied, listed, surface, value_in
from factcheck.quantities.interval import Interval
from factcheck.relations.relation import Reading


def implied(reading: Reading, rules: Rules) -> Implied | None:
    """What the total, or the rest, would have to be."""
    return _left(reading, rules) if "rest" in reading else _total(reading, rules)


def _total(reading: Reading, rules: Rules) -> Implied | None:
    parts, (whole,) = reading["part"], reading["whole"]
    if {claim.quantity.kind for claim in (*parts, whole)} <= {"count", "number"}:
        # Children and adults make people.
        parts = tuple(replace(part, quantity=replace(part.quantity, unit=None)) for part in parts)
    unit = whole.quantity.unit or parts[0].quantity.unit
    total, told = Interval.point(Decimal(0)), value_in(whole, unit, rules)
    for part in parts:
        value = value_in(part, unit, rules)
        if value is None:
            return None
        total = add(total, value)
    if told is None:
        return None
    return Implied(whole, total, told, unit, f"{listed(parts)} make")


def _left(reading: Reading, rules: Rules) -> Implied | None:
    (whole,), (part,), (rest,) = reading["whole"], reading["part"], reading["rest"]
    unit = rest.quantity.unit or whole.quantity.unit
    if whole.quantity.kind == rest.quantity.kind == "count":
        # Posts are taken from people: what is left is counted, whatever it is called.
        whole, part = (replace(each, quantity=replace(each.quantity, unit=unit)) for each in (whole, part))
    everything, some, told = (value_in(claim, unit, rules) for claim in (whole, part, rest))
    if everything is None or some is None or told is None:
        return None
    return Implied(
        rest, size(subtract(everything, some)), told, unit, f"{surface(whole)} less {surface(part)} leaves"
    )


CHECK = Check(frozenset({"sum", "rest"}), implied)
