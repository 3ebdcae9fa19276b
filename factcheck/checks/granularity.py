"""A percentage that no whole number of so few things makes.

Of 7 plants one, two or three can close: 14, 29 or 43 %, but never 40 %. So either the percentage or the
number is wrong, or the percentage is of something else. Only wholes so small that their parts lie
further apart than the rounding of the percentage can show it.

Fails:   It will close 40% of the 7 plants.            (3 of 7 are 43%)
Is fine: It will close 43% of the 7 plants.
Is fine: It lost 40% of the 7 plants' output.          (output, not plants)
"""

from __future__ import annotations

from decimal import ROUND_HALF_EVEN

from factcheck.agreement import Rules
from factcheck.checks._check import Check, Implied, percent_in
from factcheck.quantities.interval import Interval
from factcheck.relations.relation import Reading


def implied(reading: Reading, rules: Rules) -> Implied | None:
    """The possible share that is nearest to the one written."""
    if "share" not in reading:
        return None
    (share,), (whole,) = reading["share"], reading["whole"]
    many, percent = whole.quantity.high, share.quantity
    told = percent_in(share, rules)
    is_rounded = many > 50 and many % 10 == 0
    if percent.modifier is not None or percent.is_range or is_rounded or many < 1:
        return None
    if percent.unit != "percent" or percent.high > 100 or many > 100 / percent.resolution:
        return None
    part = (share.quantity.high * many / 100).to_integral_value(ROUND_HALF_EVEN)
    nearest = Interval.point(part * 100 / many)
    basis = f"the nearest is {part} of {many}, which is"
    return Implied(share, nearest, told, "percent", basis)


CHECK = Check(frozenset({"granular"}), implied)
