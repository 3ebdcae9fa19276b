"""A price, cost or area for each of many that the amount and the number beside it do not give.

The writer divided in the head and lost a nought, or divided last year's amount. The check divides every
amount by every number that the neighbouring sentences offer, and reports a portion that nearly fits the
nearest of them and fits none.

Fails:   The tower was sold for £415 million. That is £664,000 for each of the 642 flats.      (£646,000)
Fails:   Two thousand four hundred drones for €312 million: that is €13,000 apiece.        (€130,000)
Is fine: It sold 60 jets for $7.2 billion. Each of the 12 engines costs $9 million.        (other things)
"""

from __future__ import annotations

from decimal import Decimal

from factcheck.agreement import Rules
from factcheck.checks._arithmetic import divide
from factcheck.checks._check import Check, Implied, surface, value_in
from factcheck.quantities.units import convert, kind_of
from factcheck.relations.relation import Reading


def implied(reading: Reading, rules: Rules) -> Implied | None:
    """What each would have to get."""
    (rate,), (amount,), (number,) = reading["rate"], reading["amount"], reading["number"]
    unit, _, per = str(rate.quantity.unit).partition("/")
    total, told = value_in(amount, unit, rules), value_in(rate, rate.quantity.unit, rules)
    measured = bool(per) and kind_of(per) == "measure"
    many = value_in(number, per if measured else number.quantity.unit, rules)
    if total is None or many is None or told is None:
        return None
    if measured and convert(Decimal(1), number.quantity.unit, per) is None:
        return None
    share = divide(total, many)
    if share is None:
        return None
    basis = f"{surface(amount)} over {surface(number)} is"
    return Implied(rate, share, told, rate.quantity.unit, basis)


CHECK = Check(frozenset({"each"}), implied)
