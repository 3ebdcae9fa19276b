"""One quantity in two units, or a sum in two currencies, that are not the same.

Miles for kilometres, hectares for square kilometres, euros labelled as pounds, "m" for "bn". Units of
one dimension are converted and compared within rounding. Sums of money are compared by the rate that
each pair implies: it must lie between the lowest and the highest that these currencies have had, and
agree with the other pairs of the document.

Fails:   The fire has burned 31,900 hectares, an area of 4,860 square kilometres.      (319)
Fails:   It took $19.5m (£14.9m), ahead of one that took $7m (£3.7m).                  (£10m at the same rate)
Is fine: The line is 187 miles (300 km) long.                                          (301; 300 is rounded)
Is fine: It costs $149 (£99) and the small one $99 (£69).                              (prices set by hand)
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from factcheck.agreement import Rules
from factcheck.checks._arithmetic import divide, multiply
from factcheck.checks._check import Check, Implied, surface, value_in
from factcheck.claims.claim import Claim
from factcheck.quantities.coverage import ends
from factcheck.quantities.interval import Interval
from factcheck.quantities.units import convert
from factcheck.relations.relation import Reading

# Rates within one document differ by the days they are of, and by hand-set prices.
_APART = Decimal("1.15")

# The lowest and highest of the second currency for one of the first since 1985, or since 1999 for the
# euro: daily reference rates of the Bank of England, the European Central Bank and the Federal
# Reserve (H.10), rounded outwards.
_EVER = {
    ("EUR", "GBP"): Interval(Decimal("0.56"), Decimal("0.99")),
    ("EUR", "USD"): Interval(Decimal("0.82"), Decimal("1.61")),
    ("GBP", "USD"): Interval(Decimal("1.03"), Decimal("2.12")),
    ("JPY", "USD"): Interval(Decimal("0.0037"), Decimal("0.0133")),
    ("CAD", "USD"): Interval(Decimal("0.61"), Decimal("1.11")),
    ("AUD", "USD"): Interval(Decimal("0.47"), Decimal("1.12")),
}


def implied(reading: Reading, rules: Rules) -> Implied | None:
    """What the second figure would have to be."""
    (one,), (other,) = reading["first"], reading["second"]
    if one.quantity.kind == "money":
        return _at_the_rate(one, other, reading, rules)
    target = other.quantity.unit
    if other.quantity.modifier is None:
        # "more than 500 miles (800 km)": the bound is that of both.
        one = _plain(one)
    amount, told = value_in(one, target, rules), _coarse(other, value_in(other, target, rules))
    one_of_it = convert(Decimal(1), one.quantity.unit, target)
    # "2,788 cwt (112 lb)" says what one of the unit is.
    if amount is None or told is None or (one_of_it is not None and told.contains(one_of_it)):
        return None
    share = _half_place(one) / abs(one.quantity.high) if one.quantity.high else Decimal(0)
    return Implied(other, _widened(amount, share), told, target, f"{surface(one)} is")


def _plain(claim: Claim) -> Claim:
    return replace(claim, quantity=replace(claim.quantity, modifier=None))


def _half_place(claim: Claim) -> Decimal:
    """Half of the place of the last digit that is not zero: conversions are rounded to tens and hundreds."""
    return ends(claim.quantity)[-1].coarse_place / 2


def _coarse(claim: Claim, interval: Interval | None) -> Interval | None:
    if interval is None or claim.quantity.modifier is not None:
        return interval
    low, high = ends(claim.quantity)
    half = _half_place(claim)
    return Interval(min(low.value - half, interval.low or low.value), high.value + half)


def _widened(interval: Interval, share: Decimal) -> Interval:
    low = None if interval.low is None else interval.low * (1 - share)
    high = None if interval.high is None else interval.high * (1 + share)
    return Interval(low, high, interval.low_open, interval.high_open)


def _at_the_rate(one: Claim, other: Claim, reading: Reading, rules: Rules) -> Implied | None:
    source, target = str(one.quantity.unit), str(other.quantity.unit)
    amount, told = value_in(_plain(one), source, rules), value_in(_plain(other), target, rules)
    witnessed = _rate_beside(reading, rules) if "base" in reading else None
    rates = witnessed or _EVER.get((source, target))
    if amount is None or told is None or rates is None:
        return None
    how = (
        f"at the rate of {surface(reading['base'][0])} for {surface(reading['result'][0])}"
        if witnessed
        else "at any rate that these currencies have had"
    )
    return Implied(other, multiply(amount, rates), told, target, f"{surface(one)} {how} is")


def _rate_beside(reading: Reading, rules: Rules) -> Interval | None:
    """The rate of the other conversion, as wide as its rounding and the days between allow."""
    (one,), (other,) = reading["base"], reading["result"]
    source = value_in(_plain(one), one.quantity.unit, rules)
    target = value_in(_plain(other), other.quantity.unit, rules)
    rate = divide(target, source) if source and target else None
    known = _EVER.get((str(one.quantity.unit), str(other.quantity.unit)))
    if rate is None or rate.low is None or rate.high is None or (known and not rate.meets(known)):
        # A rate that these currencies never had is itself the slip.
        return None
    return Interval(rate.low / _APART, rate.high * _APART)


CHECK = Check(frozenset({"conversion", "rates"}), implied)
