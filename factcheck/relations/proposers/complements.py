"""Percentages that make up a whole, or more than one.

"60 % is coal, 25 % gas and the remaining 25 % wind", "98 % passed; 20 % did not".
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from factcheck.claims.claim import Claim
from factcheck.relations.relation import Reading, Relation
from factcheck.relations.scene import WORDS, Scene, after, before, gap, is_share, unhedged

_REACH = 5
_MOST = 8  # shares before the rest that are tried
_AUXILIARIES = frozenset(
    {"are", "could", "did", "do", "does", "had", "has", "have", "is", "was", "were", "will"}
)
_NOT = frozenset({"not", "n't", "n’t"})


def propose(scene: Scene) -> Iterator[Relation]:
    """Every rest of shares, and every share of those that did with that of those that did not."""
    for at, row in enumerate(scene.rows):
        near = scene.rows[at - 1] if at else ()
        near = near if near and near[0].sentence.index == row[0].sentence.index - 1 else ()
        for place, rest in enumerate(row):
            shares = [claim for claim in (*near, *row[:place]) if _is_share(claim)][-_MOST:]
            if shares and _is_share(rest) and _is_rest(rest):
                readings: tuple[Reading, ...] = tuple(
                    {"part": tuple(shares[-many:]), "rest": (rest,)} for many in range(1, len(shares) + 1)
                )
                # Two shares and their rest in one sentence are a list; a single one may be of another whole.
                listed = [claim for claim in shares if claim.sentence is rest.sentence]
                yield Relation("all", readings, stated=len(listed) > 1)
        for one, other in pairwise(row):
            if _is_share(one) and _is_share(other) and _did_not(one, other):
                yield Relation("all", ({"part": (one, other)},))


def _is_share(claim: Claim) -> bool:
    return is_share(claim) and not claim.change and not claim.past and not claim.quantity.is_range


def _is_rest(claim: Claim) -> bool:
    lead = unhedged(before(claim, 3))
    return lead[-1:] != () and lead[-1] in WORDS["others"] and lead[-2:-1] in {("the",), ("a",)}


def _did_not(one: Claim, other: Claim) -> bool:
    """Whether the second figure is of those of whom the first is not: "98 % passed; 20 % did not."."""
    behind = after(other, 3)
    if len(behind) < 2 or behind[0] not in _AUXILIARIES or behind[1] not in _NOT:
        return False
    return behind[2:] in {(), (".",), (",",), (";",)} and 0 < len(gap(one, other)) <= _REACH
