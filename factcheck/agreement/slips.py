"""Figures that are wrong, and the slip that most likely made them so."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import ROUND_HALF_EVEN, Decimal

from factcheck.agreement.comparison import Comparison, translation
from factcheck.agreement.wording import covers, fact_value, known, unit_told, upper_first
from factcheck.facts.fact import Fact
from factcheck.findings import Judgement, Slip
from factcheck.quantities.coverage import BOUNDS, ends, is_decimal_place
from factcheck.quantities.interval import Interval
from factcheck.quantities.quantity import Quantity
from factcheck.quantities.rules import Rules
from factcheck.quantities.units import convert, dimension, kind_of

# Powers of ten that a wrong scale word or decimal point makes.
_SHIFTS = (3, 6, 9, 1, 2)

# Fewer significant digits agree by chance.
_NO_CHANCE = 2

_ONE = Decimal(1)
_PERCENT_KINDS = frozenset({"percent", "percentage_point", "basis_point", "point"})


def no_likely_cause(c: Comparison) -> Judgement:
    """The last rung: simply wrong."""
    return _contradicted(_plainly(c))


def unit(c: Comparison) -> Judgement | None:
    """The fact's digits with a unit of another size."""
    return same_digits_in_another_unit(c.quantity, c.fact, c.rules) if c.is_converted else None


def same_digits_in_another_unit(quantity: Quantity, fact: Fact, rules: Rules) -> Judgement | None:
    """The fact's digits with another unit, currency, period or kind of percent."""
    if quantity.modifier in BOUNDS or not _rounding(quantity).meets(fact.interval):
        return None
    slip = _slip_of_units(quantity.unit or "", fact.unit or "")
    is_measured = kind_of(quantity.unit) == kind_of(fact.unit)
    if slip == "unit" and ends(quantity)[0].digits < _NO_CHANCE and not is_measured:
        return None
    ours, theirs = unit_told(quantity.unit), unit_told(fact.unit)
    reason = {
        "currency": f"The figure is right, but the fact is in {theirs}, not {ours}",
        "percent_vs_points": f"The figure is right in {theirs}, but it is given in {ours}",
        "period": f"The figure is right {_per(fact.unit)}, but it is given {_per(quantity.unit)}",
        "unit": f"The figure is right in {theirs}, but it is given in {ours or 'no unit'}",
    }[slip]
    return _contradicted(f"{reason}: the fact is {fact_value(fact)}.", slip)


def _per(expression: str | None) -> str:
    _, slash, per = (expression or "").partition("/")
    return f"per {unit_told(per, Decimal(1))}" if slash else "without a period"


def _slip_of_units(written: str, fact_unit: str) -> Slip:
    if written in _PERCENT_KINDS and fact_unit in _PERCENT_KINDS:
        return "percent_vs_points"
    (one, _, per_one), (other, _, per_other) = written.partition("/"), fact_unit.partition("/")
    if one != other and kind_of(one) == kind_of(other) == "money":
        return "currency"
    if (
        per_one
        and per_other
        and dimension(one) == dimension(other)
        and convert(_ONE, per_one, per_other) != 1
    ):
        return "period"
    return "unit"


def not_comparable(quantity: Quantity, fact: Fact) -> Judgement:
    """No verdict: the two are different kinds of thing, and their digits differ too."""
    ours, theirs = unit_told(quantity.unit) or "a bare number", unit_told(fact.unit) or "a bare number"
    reason = (
        f"The figure is in {ours} and the fact, {fact_value(fact)}, in {theirs}: they cannot be compared."
    )
    return Judgement("unverifiable", reason, "note")


def scale(c: Comparison) -> Judgement | None:
    """Off by a factor of 10, 100, a thousand, a million or a billion."""
    written = c.written.value
    for shift in _SHIFTS:
        for sign, way in ((1, "large"), (-1, "small")):
            meant = c.value.scaleb(sign * shift)
            if meant and abs(meant - written) <= c.rules.near * abs(written):
                return _contradicted(f"{_plainly(c)} It is {10**shift:,} times too {way}.", "scale")
    return None


def sign(c: Comparison) -> Judgement | None:
    """The fact's digits with the opposite sign."""
    opposite = Interval.point(-c.value)
    if c.value and c.written.rounding().meets(opposite):
        return _contradicted(f"{_plainly(c)} The sign is the opposite.", "sign")
    return None


def digits(c: Comparison) -> Judgement | None:
    """Two neighbouring digits swapped, or one digit changed."""
    if c.quantity.modifier in BOUNDS | {"nearly"} or c.written.digits < _NO_CHANCE:
        return None
    changed = [at for at, (one, other) in enumerate(_digits(c)) if one != other]
    if len(changed) == 1:
        return _contradicted(f"{_plainly(c)} One digit differs.", "digits")
    return _swapped(c)


def telling_digits(c: Comparison) -> Judgement | None:
    """Two neighbouring digits swapped in a figure that has too many digits for a coarse one."""
    return _swapped(c) if c.written.digits >= c.rules.telling_digits else None


def _swapped(c: Comparison) -> Judgement | None:
    changed = [(at, pair) for at, pair in enumerate(_digits(c)) if pair[0] != pair[1]]
    if len(changed) != 2:
        return None
    (first, pair), (second, other) = changed
    if second - first == 1 and pair == other[::-1]:
        return _contradicted(f"{_plainly(c)} Two digits are swapped.", "digits")
    return None


def _digits(c: Comparison) -> list[tuple[str, str]]:
    """The digits of figure and fact side by side, down to the last place that the text gives.

    None where the numbers differ in length, or where one is a range, words ("a dozen") or a fraction.
    """
    place = c.written.place
    is_one = c.known.low == c.known.high and not c.quantity.is_range
    if not is_one or c.quantity.numerals[0].in_words or not is_decimal_place(place):
        return []
    steps = (abs(value / place).to_integral_value(ROUND_HALF_EVEN) for value in (c.written.value, c.value))
    ours, theirs = (f"{step:f}" for step in steps)
    return list(zip(ours, theirs, strict=True)) if len(ours) == len(theirs) else []


def tellingly_another_fact(c: Comparison) -> Judgement | None:
    """Exactly the figure of another fact, with so many digits that it is that figure and no other."""
    return another_fact(c) if ends(c.quantity)[0].digits >= c.rules.telling_digits else None


def another_fact(c: Comparison) -> Judgement | None:
    """Exactly the figure of another subject, or of another property of the same one."""
    if c.quantity.modifier in BOUNDS or ends(c.quantity)[0].digits < _NO_CHANCE:
        return None
    for slip, other in sorted(_owners(c), key=lambda pair: pair[0]):
        is_property = slip == "property"
        whose = (
            f"of another property, {other.property}" if is_property else f"of another subject ({other.id})"
        )
        reason = f"{_plainly(c)} {upper_first(fact_value(other))} is the figure {whose}."
        return _contradicted(reason, slip, other)
    return None


def _owners(c: Comparison) -> Iterator[tuple[Slip, Fact]]:
    low, high = ends(c.quantity)
    is_telling = low.digits >= c.rules.telling_digits
    written = _rounding(c.quantity) if is_telling else Interval(low.value, high.value)
    for other in c.others:
        translate = translation(c.quantity, other.unit)
        if translate and written.meets(other.interval.map(translate)):
            if other.subject == c.fact.subject:
                yield "property", other
            elif other.property.casefold() == c.fact.property.casefold():
                yield "subject", other


def _rounding(quantity: Quantity) -> Interval:
    low, high = ends(quantity)
    return Interval(low.rounding().low, high.rounding().high)


def _plainly(c: Comparison) -> str:
    return f"{covers(c)}; the fact is {known(c)}."


def _contradicted(reason: str, slip: Slip | None = None, belongs_to: Fact | None = None) -> Judgement:
    return Judgement("contradicted", reason, "error", slip=slip, belongs_to=belongs_to)
