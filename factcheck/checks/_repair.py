"""The one slip of the pen that would explain why figures do not agree."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from factcheck.agreement import Rules
from factcheck.agreement.wording import number
from factcheck.checks._check import Check, Implied
from factcheck.claims.claim import Claim
from factcheck.quantities.quantity import Quantity
from factcheck.relations.relation import Reading, claims_of

_TELLING = 3  # digits
_SCALES = tuple(Decimal(10) ** power for power in (-9, -6, -3, -1, 1, 3, 6, 9))


def repair(check: Check, reading: Reading, implied: Implied, rules: Rules) -> str:
    """The sentence that names the slip, where exactly one mends the relation; else the empty string.

    A short number is looked at only if it is the one that the others imply: some slip always fits it.
    """
    for slips, manner in ((swapped, "two digits swapped"), (_changed, "one digit"), (_scaled, "scale")):
        mends = [
            (claim, value)
            for claim in claims_of(reading)
            if slips is not swapped or claim.id == implied.claim.id or _is_long(claim.quantity)
            for value in slips(claim.quantity)
            if _agrees(check, reading, claim, value, rules)
        ]
        if len(mends) == 1:
            claim, value = mends[0]
            return f"{_shown(claim, claim.quantity.high)} would have to be {_shown(claim, value)}: {manner}."
        if mends:
            return ""
    return ""


def is_swapped(check: Check, reading: Reading, claim: Claim, rules: Rules) -> bool:
    """Whether the relation holds with two digits of ``claim``, of three at least, swapped."""
    if not _is_long(claim.quantity):
        return False
    return any(_agrees(check, reading, claim, value, rules) for value in swapped(claim.quantity))


def _is_long(quantity: Quantity) -> bool:
    return len(_digits(quantity)[0].rstrip("0")) >= _TELLING


def _shown(claim: Claim, value: Decimal) -> str:
    numeral = claim.quantity.numerals[-1]
    return number(value, numeral.scale if numeral.scale >= 1000 else Decimal(1))


def _agrees(check: Check, reading: Reading, claim: Claim, value: Decimal, rules: Rules) -> bool:
    mended = replace(claim, quantity=_with_value(claim.quantity, value))
    implied = check.implied(exchanged(reading, mended), rules)
    return implied is not None and implied.agrees


def exchanged(reading: Reading, claim: Claim) -> Reading:
    """The reading with ``claim`` in the place of the one with its id."""
    return {
        role: tuple(claim if each.id == claim.id else each for each in claims)
        for role, claims in reading.items()
    }


def _with_value(quantity: Quantity, value: Decimal) -> Quantity:
    numeral = quantity.numerals[0]
    factor = value / quantity.high
    numerals = (replace(numeral, value=numeral.value * factor),)
    return replace(quantity, low=value, high=value, numerals=numerals)


def _digits(quantity: Quantity) -> tuple[str, Decimal]:
    """The digits as written, less the decimal point, and what the last is worth."""
    numeral = quantity.numerals[0]
    if quantity.is_range or numeral.in_words or not numeral.value or not quantity.high:
        return "", Decimal(0)
    worth = numeral.resolution * abs(quantity.high / numeral.magnitude)
    return f"{(abs(quantity.high) / worth).to_integral_value():f}", worth


def swapped(quantity: Quantity) -> Iterator[Decimal]:
    """The figure with each two neighbouring digits swapped."""
    digits, worth = _digits(quantity)
    for at in range(len(digits) - 1):
        one, other = digits[at], digits[at + 1]
        if one != other and not (at == 0 and other == "0"):
            yield Decimal(digits[:at] + other + one + digits[at + 2 :]) * worth


def _changed(quantity: Quantity) -> Iterator[Decimal]:
    digits, worth = _digits(quantity)
    if len(digits.rstrip("0")) <= _TELLING:
        return
    for at, digit in enumerate(digits):
        for other in "0123456789":
            if other != digit and not (at == 0 and other == "0"):
                yield Decimal(digits[:at] + other + digits[at + 1 :]) * worth


def _scaled(quantity: Quantity) -> Iterator[Decimal]:
    if not quantity.is_range and quantity.high:
        yield from (quantity.high * scale for scale in _SCALES)
