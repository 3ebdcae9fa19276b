"""A share, or a number, of a counted whole.

"40 % of the town's 7 plants", "of the 30 members, 12", "of the 30 who came by bus, 40 % …".
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from factcheck.claims.claim import Claim
from factcheck.relations.relation import Relation, Role
from factcheck.relations.scene import POSSESSIVES, Scene, after, gap, is_of, is_share, opens_whole, unhedged

_CLAUSE = 14  # words from a whole to the comma after all that describes it


def propose(scene: Scene) -> Iterator[Relation]:
    """Every share and number of a counted whole beside it."""
    for row in scene.rows:
        for part, whole in pairwise(row):
            if not is_of(gap(part, whole)) or not _is_counted(whole):
                continue
            if part.quantity.unit == "percent":
                yield Relation("granular", ({"share": (part,), "whole": (whole,)},))
            elif _is_part(part, whole) and not (is_share(part) or part.change):
                yield Relation("granular", ({"part": (part,), "whole": (whole,)},))
        for at, whole in enumerate(row):
            if not (_is_counted(whole) and opens_whole(whole)):
                continue
            first = _first_after_comma(whole, row[at + 1 :])
            if first and not first.change and (is_share(first) or _is_part(first, whole)):
                role: Role = "share" if is_share(first) else "part"
                yield Relation("granular", ({role: (first,), "whole": (whole,)},))
        for claim in row:
            if claim.quantity.kind == "count" and claim.quantity.high < 0 and not claim.change:
                yield Relation("granular", ({"number": (claim,)},))


def _first_after_comma(whole: Claim, following: tuple[Claim, ...]) -> Claim | None:
    """The figure that opens what is said of a whole: "Of the 30 members who voted on Monday, 12 …"."""
    for claim in following:
        words = unhedged(gap(whole, claim))
        if len(words) > _CLAUSE:
            break
        if words[-1:] == (",",) and after(claim, 1) != ("of",):
            return claim
    return None


def _is_part(part: Claim, whole: Claim) -> bool:
    """Whether one figure may count some of the other: "14 of the 12-seat buses" counts buses, not seats."""
    quantity = part.quantity
    return quantity.kind in ("count", "number") and quantity.unit in (None, whole.quantity.unit)


def _is_counted(claim: Claim) -> bool:
    """Whether the figure counts things, and is not of something that the things have."""
    quantity = claim.quantity
    is_exact = quantity.modifier in (None, "exactly") and not quantity.is_range
    return quantity.kind == "count" and is_exact and POSSESSIVES.isdisjoint(after(claim, 1))
