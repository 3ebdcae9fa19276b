"""A product that the two figures beside it do not give: rate times amount, amount over number.

Hours times price, machines times days, an amount at so much a year, a distance at a speed. The check
computes it with all that rounding allows, and takes figures that merely stand near each other only where
the product nearly fits.

Fails:   The run took 2.788 million GPU-hours. At $2 per GPU-hour that costs $5.9 million.     ($5.6 million)
Fails:   It has 14,700 on its list and built 500 homes last year. At that pace it takes 46 years.      (29)
Fails:   It has $42m in the bank and burns $7m a month, so that's nine months of runway.      (six)
Warns:   2.788 million GPU-hours on 2,048 GPUs took 56 days.               (56.7, which rounds to 57)
Is fine: It rents 2,048 GPUs at $2 per GPU-hour and has spent $40 million.     (no hours are given)
"""

from __future__ import annotations

from decimal import Decimal

from factcheck.agreement import Rules
from factcheck.checks._arithmetic import divide, multiply, times
from factcheck.checks._check import Check, Implied, surface, value_in
from factcheck.quantities.interval import Interval
from factcheck.quantities.units import convert, dimension, kind_of
from factcheck.relations.relation import Reading

_MILE = Decimal("1.609344")  # kilometres, which are taken for miles


def implied(reading: Reading, rules: Rules) -> Implied | None:
    """What the result would have to be."""
    (amount,), (result,) = reading["amount"], reading["result"]
    told = value_in(result, result.quantity.unit, rules)
    over = ""
    if told is None:
        return None
    if "rate" in reading and kind_of(result.quantity.unit) == "duration":
        return _at_the_pace(reading, told, rules)
    if "rate" in reading:
        (rate,) = reading["rate"]
        over, _, under = str(rate.quantity.unit).partition("/")
        price, many = value_in(rate, rate.quantity.unit, rules), value_in(amount, under.strip("()"), rules)
        factor = convert(Decimal(1), over, result.quantity.unit)
        basis = f"{surface(amount)} at {surface(rate)} is"
        computed = multiply(price, many) if price and many else None
    else:
        (number,) = reading["number"]
        total, many = (
            value_in(amount, amount.quantity.unit, rules),
            value_in(number, number.quantity.unit, rules),
        )
        time = str(amount.quantity.unit).rpartition("*")[2]
        factor = convert(Decimal(1), time, result.quantity.unit)
        basis = f"{surface(amount)} divided by {surface(number)} is"
        computed = divide(total, many) if total and many else None
    if computed is None or factor is None:
        return None
    product = computed.map(lambda value: value * factor)
    slips = (times(product, _MILE), times(product, 1 / _MILE)) if dimension(over) == dimension("mile") else ()
    return Implied(result, product, told, result.quantity.unit, basis, slips=slips)


def _at_the_pace(reading: Reading, told: Interval, rules: Rules) -> Implied | None:
    """How long the amount takes at so much a year; both are counted, whatever they are called."""
    (amount,), (rate,), (result,) = reading["amount"], reading["rate"], reading["result"]
    per = str(rate.quantity.unit).rpartition("/")[2]
    total = value_in(amount, amount.quantity.unit, rules)
    each = value_in(rate, rate.quantity.unit, rules)
    factor = convert(Decimal(1), per, result.quantity.unit)
    years = divide(total, each) if total and each else None
    if years is None or factor is None:
        return None
    is_told = rate.quantity.kind == "rate" or kind_of(rate.quantity.unit) == "measure"
    pace = surface(rate) if is_told else f"{surface(rate)} a {per}"
    basis = f"{surface(amount)} at {pace} take"
    return Implied(result, years.map(lambda value: value * factor), told, result.quantity.unit, basis)


CHECK = Check(frozenset({"product", "pace"}), implied)
