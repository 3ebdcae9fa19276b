"""A share, or a number, of a counted whole: "40 % of the 7 plants", "of the 30 members, 12"."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from factcheck.claims.claim import Claim
from factcheck.relations.relation import Relation, Role
from factcheck.relations.scene import Scene, after, before, gap, is_share

_OF = frozenset(
    {("of", "the"), ("of", "its"), ("of", "their"), ("of", "our"), ("of", "these"), ("of", "those")}
)
_POSSESSIVES = frozenset({"'s", "’s", "'", "’"})


def propose(scene: Scene) -> Iterator[Relation]:
    """Every share and number of a counted whole beside it."""
    for row in scene.rows:
        for part, whole in pairwise(row):
            if gap(part, whole) not in _OF or not _is_counted(whole):
                continue
            if is_share(part) and not part.quantity.numerals[0].in_words:
                yield Relation("granular", ({"share": (part,), "whole": (whole,)},))
            elif _is_part(part, whole) and not (is_share(part) or part.change):
                yield Relation("granular", ({"part": (part,), "whole": (whole,)},))
        for whole, part in pairwise(row):
            if _opens(whole, part) and _is_counted(whole) and not part.change:
                role: Role = "share" if is_share(part) else "part"
                yield Relation("granular", ({role: (part,), "whole": (whole,)},))
        for claim in row:
            if claim.quantity.kind == "count" and claim.quantity.high < 0 and not claim.change:
                yield Relation("granular", ({"number": (claim,)},))


def _opens(whole: Claim, part: Claim) -> bool:
    """ "Of the 1,200 members, 1,400 voted"."""
    words = gap(whole, part)
    opens = whole.first == 2 and before(whole, 2) in _OF
    is_like = is_share(part) or _is_part(part, whole)
    return opens and is_like and words[-1:] == (",",) and len(words) <= 4


def _is_part(part: Claim, whole: Claim) -> bool:
    """Whether one figure may count some of the other: "14 of the 12-seat buses" counts buses, not seats."""
    quantity = part.quantity
    return quantity.kind in ("count", "number") and quantity.unit in (None, whole.quantity.unit)


def _is_counted(claim: Claim) -> bool:
    """Whether the figure counts things, and is not of something that the things have."""
    quantity = claim.quantity
    is_exact = quantity.modifier in (None, "exactly") and not quantity.is_range
    return quantity.kind == "count" and is_exact and _POSSESSIVES.isdisjoint(after(claim, 1))
