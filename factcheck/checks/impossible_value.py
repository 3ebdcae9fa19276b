"""A value that cannot be: a part larger than its whole, or shares that do not make up a whole.

Either number may be wrong; often two were swapped, or one share was updated and the rest was not.

Fails:   Some -40 people came.
Fails:   It won 104% of the 30 seats.
Fails:   Of the 1,200 members, 1,400 voted.
Fails:   In the end 1,400 of the 1,200 members were in favour.
Fails:   It will cut 800 jobs, 450 of them in Leeds and 370 in Hull.        (820)
Fails:   Coal accounted for 62% of the power, gas for 27% and wind for 16%.      (105%)
Fails:   Of the power 60% comes from coal, 25% from gas and the remaining 25% from wind.    (15%)
Fails:   Nearly 98% passed; about one in five did not.                (118% of all)
Is fine: 1,200 of the 1,400 members were in favour.
Is fine: Coal makes 33% of it, gas 33% and wind the remaining 33%.    (thirds, rounded)
Is fine: It sold 14 of the 12-seat buses.              (a size, not a number)
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from factcheck.agreement import Rules
from factcheck.agreement.wording import amount, number, upper_first
from factcheck.checks._arithmetic import add, subtract
from factcheck.checks._check import Check, Implied, listed, percent_in, surface, value_in
from factcheck.claims.claim import Claim
from factcheck.quantities.interval import Interval
from factcheck.relations.relation import Reading

_NO_PART = 10


def implied(reading: Reading, rules: Rules) -> Implied | None:
    """How much the part, or the last share, can be."""
    if "whole" in reading and len(reading.get("part", ())) > 1:
        return _more_than_all(reading, rules)
    if "rest" in reading or len(reading.get("part", ())) > 1:
        return _left_for(reading, rules)
    if "number" in reading:
        return _not_negative(reading["number"][0])
    if "share" in reading:
        return _at_most_all(reading, rules)
    if "part" not in reading:
        return None
    (part,), (whole,) = reading["part"], reading["whole"]
    unit = whole.quantity.unit
    most, told = value_in(whole, unit, rules), value_in(part, part.quantity.unit, rules)
    # "35,000 of the two models" are cars: what is so much more is of another kind.
    if most is None or told is None or part.quantity.high > _NO_PART * whole.quantity.high:
        return None
    saying = upper_first(f"{surface(part)} is more than the {surface(whole)} that it is a part of.")
    return Implied(part, Interval(Decimal(0), most.high), told, unit, "", saying=saying)


def _more_than_all(reading: Reading, rules: Rules) -> Implied | None:
    """How much the whole must be at least, with the parts that are told of it."""
    (whole,), unit = reading["whole"], reading["whole"][0].quantity.unit
    told, least = value_in(whole, unit, rules), Interval.point(Decimal(0))
    for part in reading["part"]:
        if whole.quantity.kind == "count":
            # Flats and houses make homes, and bare numbers of them are counted, too.
            part = replace(part, quantity=replace(part.quantity, kind="count", unit=unit))
        value = value_in(part, unit, rules)
        if value is None or value.low is None:
            return None
        least = add(least, value)
    if told is None:
        return None
    total = amount(sum((part.quantity.high for part in reading["part"]), Decimal(0)), unit)
    saying = f"{listed(reading['part'])} make {total}, more than the {surface(whole)} that they are parts of."
    return Implied(whole, Interval(least.low, None), told, unit, "", saying=upper_first(saying))


def _not_negative(count: Claim) -> Implied:
    """A number of things is not below zero."""
    value = Interval.point(count.quantity.high)
    saying = f"Nothing is counted below zero; the text says {surface(count)}."
    return Implied(count, Interval(Decimal(0), None), value, count.quantity.unit, "", saying=saying)


def _at_most_all(reading: Reading, rules: Rules) -> Implied | None:
    """No share of a number of things is more than all of them."""
    (share,), (whole,) = reading["share"], reading["whole"]
    if share.quantity.unit != "percent" or share.change:
        return None
    told = percent_in(share, rules)
    saying = f"{upper_first(surface(share))} of {surface(whole)} is more than all of them."
    return Implied(share, Interval(Decimal(0), Decimal(100)), told, "percent", "", saying=saying)


def _left_for(reading: Reading, rules: Rules) -> Implied:
    """What the other shares leave of the whole: all of it for the rest, at most that for any other."""
    *shares, last = (*reading["part"], *reading.get("rest", ()))
    total = Interval.point(Decimal(0))
    for share in shares:
        total = add(total, percent_in(share, rules))
    left = subtract(Interval.point(Decimal(100)), total)
    if "rest" in reading:
        basis = f"{listed(shares)} leave"
        return Implied(last, left, percent_in(last, rules), "percent", basis, of="of the whole")
    sum_of_all = sum((share.quantity.high * _factor(share) for share in (*shares, last)), Decimal(0))
    saying = upper_first(f"{listed((*shares, last))} make {number(sum_of_all)}%, more than a whole.")
    left = Interval(Decimal(0), left.high)
    return Implied(last, left, percent_in(last, rules), "percent", "", saying=saying)


def _factor(share: Claim) -> int:
    return 1 if share.quantity.unit == "percent" else 100


CHECK = Check(frozenset({"granular", "all", "within"}), implied)
