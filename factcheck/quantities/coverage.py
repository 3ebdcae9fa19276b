"""What a written figure covers: rounding, hedges and bounds as intervals."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from factcheck.quantities.interval import Interval
from factcheck.quantities.quantity import Quantity
from factcheck.quantities.rules import Rules

# Modifiers that leave one side open, and that no rounding widens.
BOUNDS = frozenset({"more_than", "at_least", "less_than", "at_most", "up_to"})


@dataclass(frozen=True, slots=True)
class Written:
    """One number of a figure, in the figure's unit.

    ``place`` is that of the last digit written, ``coarse_place`` that of the last non-zero digit where
    zeros behind it may only fill up a whole number ("300 billion": one and 100 billion), ``digits``
    the number of significant digits down to it.
    """

    value: Decimal
    place: Decimal
    coarse_place: Decimal
    digits: int

    def rounding(self) -> Interval:
        """The values that round to this number, both ends closed: half up and half even are innocent."""
        return Interval(self.value - self.place / 2, self.value + self.place / 2)

    def cut_off(self, place: Decimal) -> Interval:
        """The values that give this number when the digits behind ``place`` are dropped."""
        if self.value < 0:
            return Interval(self.value - place, self.value, low_open=True)
        return Interval(self.value, self.value + place, high_open=True)

    def rounded_up(self, place: Decimal) -> Interval:
        """The values that give this number when rounded away from zero at ``place``."""
        if self.value < 0:
            return Interval(self.value, self.value + place, high_open=True)
        return Interval(self.value - place, self.value, low_open=True)


def is_decimal_place(place: Decimal) -> bool:
    """Whether a place is that of a digit: of "5.5" it is, of "a third" and "6-3/8" it is not."""
    return place.normalize().as_tuple().digits == (1,)


def ends(quantity: Quantity) -> tuple[Written, Written]:
    """The low and the high number of a figure, twice the same where it has one."""
    return _written(quantity, 0), _written(quantity, -1)


def _written(quantity: Quantity, end: int) -> Written:
    value, numeral = (quantity.low, quantity.high)[end], quantity.numerals[end]
    # "40 cents" is 0.40 USD: the places shrink with the unit.
    factor = abs(value / numeral.magnitude) if numeral.magnitude and value else Decimal(1)
    place = numeral.resolution * factor
    has_decimals = int(numeral.value.as_tuple().exponent) < 0
    coarse_place = place if has_decimals else numeral.significant * factor
    digits = abs(value).adjusted() - coarse_place.adjusted() + 1 if value else 1
    return Written(value, place, coarse_place, max(1, digits))


def covered(quantity: Quantity, rules: Rules) -> Interval:
    """All values of the fact with which the figure as written would be right, in the figure's unit."""
    low, high = ends(quantity)
    match quantity.modifier:
        case "more_than":
            return Interval(low.value, None, low_open=True)
        case "at_least":
            return Interval(low.value, None)
        case "less_than":
            return Interval(None, high.value, high_open=True)
        case "at_most" | "up_to":
            return Interval(None, high.value)
        case "approximately":
            is_multiplier = quantity.kind == "multiplier"
            return Interval(
                low.value - _margin(low, is_multiplier, rules),
                high.value + _margin(high, is_multiplier, rules),
            )
        case "nearly":
            return _nearly(low, high, rules)
        case _:
            return Interval(low.rounding().low, high.rounding().high)


def _margin(number: Written, is_multiplier: bool, rules: Rules) -> Decimal:
    """How far "about" reaches to each side."""
    by_digits = (rules.about_one_digit, rules.about_two_digits, rules.about_more_digits)
    share = rules.about_multiplier if is_multiplier else by_digits[min(number.digits, 3) - 1]
    return max(number.place, share * abs(number.value))


def _nearly(low: Written, high: Written, rules: Rules) -> Interval:
    if high.value < 0:
        reach = min(high.coarse_place / 2, -high.value * rules.nearly)
        return Interval(low.value, high.value + reach, low_open=True)
    reach = min(low.coarse_place / 2, low.value * rules.nearly)
    return Interval(low.value - reach, high.value, high_open=True)


def nearest(interval: Interval, value: Decimal) -> Decimal:
    """The value of ``interval``, ends included, that is nearest to ``value``."""
    if interval.low is not None and value < interval.low:
        return interval.low
    if interval.high is not None and value > interval.high:
        return interval.high
    return value
