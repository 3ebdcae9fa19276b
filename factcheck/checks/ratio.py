"""A multiple, or a price or cost for each of many, that the figures beside it do not give.

The writer divided in the head, lost a nought, or updated one figure and not the others. The check divides
with all that rounding and hedges allow. "Three times more than" may be three times or four times. A portion
is held against every amount and every number that the neighbouring sentences offer, and is reported if it
nearly fits the nearest of them and fits none.

Fails:   Profit tripled to $90 million, from $42 million.                          (2.1 times)
Fails:   The capsule holds 186 grams, about twice the 60 grams that were hoped for.     (3.1 times)
Fails:   The tower was sold for £415 million. That is £664,000 for each of the 642 flats.      (£646,000)
Fails:   Two thousand four hundred drones for €312 million: that is €13,000 apiece.        (€130,000)
Is fine: Users doubled to 1.8 million from 1 million.              (1.8 rounds to two)
Is fine: It sold 60 jets for $7.2 billion. Each of the 12 engines costs $9 million.        (other things)
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from factcheck.agreement import Rules, covered
from factcheck.checks._arithmetic import divide
from factcheck.checks._check import Check, Implied, surface, value_in
from factcheck.claims.claim import Claim
from factcheck.quantities.interval import Interval
from factcheck.quantities.units import convert, kind_of
from factcheck.relations.relation import Reading

# "Nearly doubled" is said from 1.7 times on.
_NEARLY = Decimal("0.85")
# "Halved" is said from 0.43 to 0.57 times.
_PART = Decimal("1.15")


def implied(reading: Reading, rules: Rules) -> Implied | None:
    """How many times the one is the other, or what each would have to get."""
    return _times(reading, rules) if "change" in reading else _each(reading, rules)


def _times(reading: Reading, rules: Rules) -> Implied | None:
    (base,), (result,), (change,) = reading["base"], reading["result"], reading["change"]
    unit = result.quantity.unit or base.quantity.unit
    one, other = value_in(result, unit, rules), value_in(base, unit, rules)
    ratio = divide(one, other) if one and other else None
    if ratio is None:
        return None
    told = covered(change.quantity, rules)
    if change.quantity.high < 1:
        # "Halved": the number of times is below one.
        told = Interval(change.quantity.high / _PART, change.quantity.high * _PART)
    elif change.quantity.modifier == "nearly":
        told = Interval(told.high and told.high * _NEARLY, told.high)
    return Implied(change, ratio, told, "times", f"{surface(result)} is", of=surface(base))


def _each(reading: Reading, rules: Rules) -> Implied | None:
    """What each would have to get."""
    (rate,), (amount,), (number,) = reading["rate"], reading["amount"], reading["number"]
    unit, _, per = str(rate.quantity.unit).partition("/")
    total, told = value_in(_in_all(amount), unit, rules), value_in(rate, rate.quantity.unit, rules)
    measured = bool(per) and kind_of(per) == "measure"
    many = value_in(number, per if measured else number.quantity.unit, rules)
    if total is None or many is None or told is None:
        return None
    if measured and convert(Decimal(1), number.quantity.unit, per) is None:
        return None
    share = divide(total, many)
    if share is None:
        return None
    basis = f"{surface(amount)} divided by {surface(number)} is"
    return Implied(rate, share, told, rate.quantity.unit, basis)


def _in_all(amount: Claim) -> Claim:
    """The amount without the time in which it is spent."""
    unit = amount.quantity.unit and amount.quantity.unit.partition("/")[0]
    return replace(amount, quantity=replace(amount.quantity, unit=unit))


CHECK = Check(frozenset({"each", "multiple"}), implied)
