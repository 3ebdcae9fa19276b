"""A rate times an amount, and an amount that is a product of two others.

"2.8 million GPU-hours at $2 a GPU-hour cost $5.6 million", "2.8 million GPU-hours on 2,048 GPUs took
57 days".
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import product

from factcheck.claims.claim import Claim
from factcheck.quantities.units import convert, dimension, kind_of
from factcheck.relations.relation import Reading, Relation
from factcheck.relations.scene import WORDS, Scene, before

_MOST = 3  # figures of each role that are tried
_BACK = 12  # rows before in which a distance may stand
_FEW = 6  # pairs of distance and time
_UTMOST = frozenset({"limit", "max", "maximum", "peak", "top"})
_JOURNEYS = frozenset({"distance", "drive", "flight", "journey", "line", "ride", "route", "trip", "way"})


def propose(scene: Scene) -> Iterator[Relation]:
    """Every rate and every compound amount with the figures that it takes from its neighbourhood."""
    for at, row in enumerate(scene.rows):
        around = [claim for other in scene.rows[max(0, at - 1) : at + 2] for claim in other]
        window = [
            claim
            for claim in around
            if abs(claim.sentence.index - row[0].sentence.index) <= 1
            and not (claim.quantity.is_range or claim.change or claim.past)
        ]
        for claim in row:
            unit = str(claim.quantity.unit)
            over, slash, under = unit.partition("/")
            per = under.strip("()")
            # Money a share is a dividend, a price, an offer: too many to multiply by. A bond is sold at so
            # many dollars for each 1,000 of its face value.
            is_price = kind_of(over) == "money" and kind_of(per) not in ("duration", "money")
            if slash and is_price and per != "share":
                yield from _times_rate(claim, over, per, window)
            elif slash and kind_of(per) == "duration" and dimension(over) == dimension("meter"):
                yield from _travelled(claim, over, window)
                yield from _travelled_before(claim, over, row, scene.rows[max(0, at - _BACK) : at])
            elif "*" in unit and not slash:
                yield from _compound(claim, unit, window)


def _times_rate(rate: Claim, over: str, under: str, window: list[Claim]) -> Iterator[Relation]:
    amounts = [claim for claim in window if _measures(claim, under)][:_MOST]
    results = [claim for claim in window if _measures(claim, over) and _is_result(claim, rate)][:_MOST]
    readings: list[Reading] = [
        {"rate": (rate,), "amount": (amount,), "result": (result,)}
        for amount, result in product(amounts, reversed(results))
    ]
    if readings:
        yield Relation("product", tuple(readings), stated=False)


def _travelled(rate: Claim, over: str, window: list[Claim]) -> Iterator[Relation]:
    """A speed with the distances and the times of its neighbourhood; what it could do it need not do."""
    lead = before(rate, 8)
    if not _UTMOST.isdisjoint(lead) and "at" not in lead:
        return
    amounts = [claim for claim in window if claim.quantity.kind == "duration"][:_MOST]
    results = [claim for claim in window if _measures(claim, over)][:_MOST]
    readings: list[Reading] = [
        {"rate": (rate,), "amount": (amount,), "result": (result,)}
        for amount, result in product(amounts, results)
    ]
    if readings:
        yield Relation("product", tuple(readings), stated=False)


def _travelled_before(
    rate: Claim, over: str, row: tuple[Claim, ...], earlier: tuple[tuple[Claim, ...], ...]
) -> Iterator[Relation]:
    """A speed over "the distance" or "the journey" that was told before: there few figures can be meant."""
    words = {word.lower for word in rate.sentence.words}
    if words.isdisjoint(_JOURNEYS):
        return
    told = [claim for other in earlier for claim in other if not (claim.past or claim.quantity.is_range)]
    amounts = [claim for claim in (*told, *row) if claim.quantity.kind == "duration"]
    results = [claim for claim in told if _measures(claim, over)]
    if 0 < len(amounts) * len(results) <= _FEW:
        readings: list[Reading] = [
            {"rate": (rate,), "amount": (amount,), "result": (result,)}
            for amount, result in product(amounts, results)
        ]
        yield Relation("product", tuple(readings), stated=False, loose=True)


def _compound(amount: Claim, unit: str, window: list[Claim]) -> Iterator[Relation]:
    """GPU-hours with the GPUs and the days that make them."""
    *things, time = unit.split("*")
    if len(things) != 1 or kind_of(time) != "duration":
        return
    numbers = [claim for claim in window if _measures(claim, things[0])][:_MOST]
    durations = [claim for claim in window if claim.quantity.kind == "duration" and _is_result(claim, amount)]
    readings: list[Reading] = [
        {"amount": (amount,), "number": (number,), "result": (duration,)}
        for number, duration in product(numbers, durations[:_MOST])
    ]
    if readings:
        yield Relation("product", tuple(readings), stated=False)


def _is_result(claim: Claim, operand: Claim) -> bool:
    """Whether a figure that follows is led in as what something comes to: "costs", "took", "or"."""
    follows = claim.quantity.start > operand.quantity.start
    return follows and not WORDS["amounting"].isdisjoint(before(claim, 5))


def _measures(claim: Claim, unit: str) -> bool:
    own = claim.quantity.unit
    if own is None or dimension(own) != dimension(unit) or not dimension(own):
        return False
    return convert(Decimal(1), own, unit) is not None
