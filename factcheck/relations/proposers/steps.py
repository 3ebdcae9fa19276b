"""A change in figures and in percent, with what came of it: "up by 3 million to 17 million, a 21 % rise"."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.claims.claim import Claim
from factcheck.relations.proposers.changes import is_change
from factcheck.relations.relation import Reading, Relation
from factcheck.relations.scene import Scene, after, alike, before, is_share
from factcheck.relations.ties import NOUNS, is_rising, precedes, restates

_NEAR = 5  # words before a step that say whether it is up or down
_ENDS = frozenset({(), (".",), (",",), (";",), (")",)})


def propose(scene: Scene) -> Iterator[Relation]:
    """Every step with its result and its percentage, where the base is not told."""
    for row in scene.rows:
        for triple in zip(row, row[1:], row[2:], strict=False):
            step, result, change = triple
            if not is_share(change) or is_share(step) or not alike(step, result) or result.change:
                continue
            rises = is_rising(before(step, _NEAR))
            is_told = precedes(triple, 0, 1) and restates(triple, 2, 1) and is_change(change, result)
            if is_told and rises is not None and _closes(change):
                reading: Reading = {
                    "part" if rises else "rest": (step,),
                    "result": (result,),
                    "change": (change,),
                }
                yield Relation("step", (reading,))


def _closes(change: Claim) -> bool:
    """Whether no words follow that name a time or a base: "a rise of 36 % in the last twelve months"."""
    behind = after(change, 2)
    return behind[:1] in _ENDS or (behind[0] in NOUNS and behind[1:] in _ENDS)
