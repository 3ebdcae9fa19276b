"""A sum of money in a headline that is one digit off the one with which the body opens.

"Orion orders 12 ships for $2.5bn" over "The contract is worth $1.5bn". The body must have it nowhere, nor two
sums that make it.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations

from factcheck.claims.claim import Claim
from factcheck.relations.relation import Relation
from factcheck.relations.scene import Scene, stems

_OPENING = 3  # rows of figures that open the body
_MOST = 40  # sums of money in a body; with more, some two of them make any other
_DIGITS = 2
_LIKE = Decimal(2)  # times


def propose(scene: Scene) -> Iterator[Relation]:
    """Every such sum in a headline with the ones of the body that look like it."""
    rows = [[claim for claim in row if _is_sum(claim)] for row in scene.rows]
    titles = [claim for row in rows for claim in row if claim.block == "headline"]
    body = [row for row in rows if row and row[0].block == "body"]
    told = [claim for row in body for claim in row]
    for title in titles if len(told) <= _MOST else ():
        if _is_told(title, told):
            continue
        for at, claim in enumerate(claim for row in body[:_OPENING] for claim in row):
            # The sum with which the body opens is that of the headline, whatever it is called.
            if _is_one_digit_off(title, claim) and (not at or stems(title) & stems(claim)):
                yield Relation("headline", ({"first": (claim,), "second": (title,)},))


def _is_sum(claim: Claim) -> bool:
    quantity = claim.quantity
    return quantity.kind == "money" and quantity.modifier is None and not (quantity.is_range or claim.past)


def _is_told(title: Claim, told: list[Claim]) -> bool:
    """Whether the body has the sum, to as few digits as headlines have, or two that make it."""
    values = [claim.quantity.high for claim in told if claim.quantity.unit == title.quantity.unit]
    made = [one + other for one, other in combinations(values, 2)]
    made += [abs(one - other) for one, other in combinations(values, 2)]
    return any(abs(value - title.quantity.high) <= title.quantity.resolution for value in (*values, *made))


def _is_one_digit_off(one: Claim, other: Claim) -> bool:
    quantities = one.quantity, other.quantity
    digits, others = (str(quantity.numerals[0].value) for quantity in quantities)
    small, large = sorted(quantity.high for quantity in quantities)
    if quantities[0].unit != quantities[1].unit or large > _LIKE * small or len(digits) != len(others):
        return False
    changed = sum(a != b for a, b in zip(digits, others, strict=True))
    return changed == 1 and len(digits.replace(".", "").rstrip("0")) >= _DIGITS
