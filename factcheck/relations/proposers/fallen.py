"""A drop or a rise that is told after a percentage, from one told before it.

"Uptake of the first dose was 83 %, but by the fourth it had come down to 46 %, a loss of 37 %". Nothing says
from which; only a change that is the difference in points of the two, and is told in percent, is taken.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from factcheck.claims.claim import Claim
from factcheck.relations.relation import Reading, Relation
from factcheck.relations.scene import Scene, gap, unhedged
from factcheck.relations.ties import NOUNS

_BACK = 1  # sentences
_MOST = 4  # percentages that are tried


def propose(scene: Scene) -> Iterator[Relation]:
    """Every such change with the percentages that it may be counted from."""
    for at, row in enumerate(scene.rows):
        for place, (result, change) in enumerate(pairwise(row)):
            if not (_is_level(result) and _is_percent(change) and _is_called(result, change)):
                continue
            told = [claim for claim in (*scene.earlier(at, _BACK), *row[:place]) if _is_level(claim)]
            readings: list[Reading] = [
                {"base": (base,), "result": (result,), "change": (change,)}
                for base in reversed(told[-_MOST:])
            ]
            if readings:
                yield Relation("change", tuple(readings), stated=False, loose=True)


def _is_percent(claim: Claim) -> bool:
    return claim.quantity.unit == "percent" and not claim.quantity.is_range


def _is_level(claim: Claim) -> bool:
    return _is_percent(claim) and not claim.change


def _is_called(result: Claim, change: Claim) -> bool:
    """ ", a loss of"."""
    words = unhedged(gap(result, change))
    return words[:1] == (",",) and words[-1:] == ("of",) and not NOUNS.isdisjoint(words) and len(words) <= 5
