"""A change with one of its two figures, the other of which was told before.

"It built 11,620 homes. … Completions slipped 6.8 % from 12,480", "It had 12,480 staff in May. … Staff numbers
rose 6.8 % to 13,330". Which figure is meant is open: only one that all but fits is taken.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from factcheck.claims.claim import Claim
from factcheck.relations.pairs import is_change, may_compare
from factcheck.relations.relation import Reading, Relation
from factcheck.relations.scene import Scene, gap, is_share, is_telling, names, plain_figure

_BACK = 4  # sentences
_MOST = 6  # figures that are tried
_NEAR = 4  # words between a change and its figure
_CLOSE = Decimal("0.003")


def propose(scene: Scene) -> Iterator[Relation]:
    """Every percentage with its base or its result beside it, and each figure that may be the other."""
    for at, row in enumerate(scene.rows):
        if len(row) != 2:
            continue
        change, told = row
        words = gap(change, told)
        if len(words) > _NEAR or words[-1:] not in {("from",), ("to",)} or not is_telling(told):
            continue
        if not is_share(change) or not change.change or not is_change(change, told):
            continue
        levels = (claim for claim in reversed(scene.earlier(at, _BACK)) if _is_level(claim))
        others = [claim for claim in levels if _may_be_meant(claim, told)][:_MOST]
        readings = [_reading(told, other, change, words[-1] == "from") for other in others]
        if meant := tuple(reading for reading in readings if _nearly_fit(reading)):
            yield Relation("change", meant)


def _reading(told: Claim, other: Claim, change: Claim, base_told: bool) -> Reading:
    # Bounds are those of another sentence: the figure is taken as it stands.
    other = plain_figure(other)
    base, result = (told, other) if base_told else (other, told)
    return {"base": (base,), "result": (result,), "change": (change,)}


def _may_be_meant(claim: Claim, told: Claim) -> bool:
    """Whether a figure may be the other; a sentence that names somebody else speaks of another's."""
    return may_compare(claim, told) and names(told) <= names(claim)


def _nearly_fit(reading: Reading) -> bool:
    """Whether the result all but is what base and percentage make: then it is hardly another figure."""
    (base,), (result,), (change,) = (
        tuple(claim.quantity.high for claim in reading[role]) for role in ("base", "result", "change")
    )
    share = change / 100 if result >= base else -change / 100
    return abs(base * (1 + share) - result) <= _CLOSE * result


def _is_level(claim: Claim) -> bool:
    return not (claim.change or is_share(claim) or claim.quantity.is_range) and is_telling(claim)
