"""Two figures of which the words call one the larger: "40, up from 30", "fell from 40 to 30"."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.claims.claim import Claim
from factcheck.relations.proposers.changes import pairs
from factcheck.relations.relation import Relation
from factcheck.relations.scene import WORDS, Scene, since, unhedged

_NEAR = 5


def propose(scene: Scene) -> Iterator[Relation]:
    """Every base and result with a word between or before them that says which is larger."""
    for row in scene.rows:
        for base, result in pairs(row):
            rises = _direction(row, base, result)
            if rises is not None:
                lower, higher = (base, result) if rises else (result, base)
                yield Relation("order", ({"lower": (lower,), "higher": (higher,)},))


def _direction(row: tuple[Claim, ...], base: Claim, result: Claim) -> bool | None:
    """Whether the words say that the result is larger; ``None`` where they do not say."""
    # Bare numbers are ranks and rates of exchange too, which rise as they fall.
    if result.quantity.unit is None:
        return None
    at = row.index(base)
    lead = unhedged(since(row, at))
    if lead[-2:] in {("up", "from"), ("down", "from")}:
        return lead[-2] == "up"
    first = min(at, row.index(result))
    words = unhedged(since(row, first))
    if words[-1:] not in {("to",), ("from",)} or base.quantity.unit != result.quantity.unit:
        return None
    near = words[-_NEAR:]
    up, down = WORDS["rising"].intersection(near), WORDS["falling"].intersection(near)
    return bool(up) if bool(up) != bool(down) else None
