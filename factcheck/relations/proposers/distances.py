"""How far apart two percentages of the neighbourhood are said to be.

"Only 84.6 % are vaccinated, below the 95 % needed. The gap of 10.4 points …", "against a target of 90 %. That
leaves it 6.9 points short". Nothing says outright which two are meant, so all that stand near are tried.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations

from factcheck.claims.claim import Claim
from factcheck.quantities.units import kind_of
from factcheck.relations.relation import Reading, Relation
from factcheck.relations.scene import WORDS, Scene, after, before, is_share

_BACK = 2  # sentences
_MOST = 4  # percentages that are tried


def propose(scene: Scene) -> Iterator[Relation]:
    """Every distance between percentages, with each two that it may lie between."""
    for at, row in enumerate(scene.rows):
        for place, distance in enumerate(row):
            if not _is_distance(distance):
                continue
            first = distance.sentence.index - _BACK
            near = [claim for other in scene.rows[max(0, at - _BACK) : at] for claim in other]
            near = [claim for claim in near if claim.sentence.index >= first]
            levels = [claim for claim in (*near, *row[:place]) if _is_level(claim)][-_MOST:]
            levels += [claim for claim in row[place + 1 : place + 2] if _is_level(claim)]
            if readings := [_reading(*pair, distance) for pair in combinations(reversed(levels), 2)]:
                yield Relation("change", tuple(readings), stated=False)


def _reading(one: Claim, other: Claim, distance: Claim) -> Reading:
    base, result = (replace(claim, quantity=replace(claim.quantity, modifier=None)) for claim in (one, other))
    return {"base": (base,), "result": (result,), "change": (distance,)}


def _is_distance(claim: Claim) -> bool:
    if (
        claim.quantity.unit not in ("percent", "percentage_point")
        and kind_of(claim.quantity.unit) != "percent"
    ):
        return False
    said = before(claim, 4)
    called = not WORDS["distances"].isdisjoint(said) and said[-1:] in {("of",), ("is",), ("was",), ("just",)}
    behind = after(claim, 2)
    return called or (not WORDS["gradings"].isdisjoint(behind[:1]) and "than" not in behind)


def _is_level(claim: Claim) -> bool:
    return is_share(claim) and not claim.change and not claim.quantity.is_range
