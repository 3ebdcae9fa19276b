"""The numbers of the comparison that are a matter of taste."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Rules:
    """Where a figure stops agreeing with a fact. Shares are of the written figure.

    "About" covers ``about_one_digit`` of a figure with one significant digit, and less of one that is
    written with more; ``about_multiplier`` of "about ten times". "Nearly" reaches down by ``nearly``.
    Within ``near`` a wrong figure is a coarse one; beyond ``far`` a coarse one is an error; beyond
    ``farthest`` no rounding to tens or hundreds is an excuse. A true bound is loose when the value is
    more than ``loose`` times the bound or less than its inverse. A figure with ``telling_digits``
    significant digits that equals another fact is no coincidence.
    """

    about_one_digit: Decimal = Decimal("0.10")
    about_two_digits: Decimal = Decimal("0.05")
    about_more_digits: Decimal = Decimal("0.015")
    about_multiplier: Decimal = Decimal("0.15")
    nearly: Decimal = Decimal("0.10")
    near: Decimal = Decimal("0.05")
    far: Decimal = Decimal("0.10")
    farthest: Decimal = Decimal("0.25")
    loose: Decimal = Decimal("1.25")
    telling_digits: int = 3


DEFAULTS = Rules()
