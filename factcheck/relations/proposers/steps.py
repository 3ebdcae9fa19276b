"""A change in figures and in percent, with what came of it: "up by 3 million to 17 million, a 21 % rise"."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.relations.pairs import is_change
from factcheck.relations.relation import Reading, Relation
from factcheck.relations.scene import Scene, alike, before, is_share
from factcheck.relations.ties import closes, is_rising, precedes, restates

_NEAR = 5  # words before a step that say whether it is up or down


def propose(scene: Scene) -> Iterator[Relation]:
    """Every step with its result and its percentage, where the base is not told."""
    for row in scene.rows:
        for triple in zip(row, row[1:], row[2:], strict=False):
            step, result, change = triple
            if not is_share(change) or is_share(step) or not alike(step, result) or result.change:
                continue
            rises = is_rising(before(step, _NEAR))
            is_told = precedes(triple, 0, 1) and restates(triple, 2, 1) and is_change(change, result)
            if is_told and rises is not None and closes(change):
                reading: Reading = {
                    "part" if rises else "rest": (step,),
                    "result": (result,),
                    "change": (change,),
                }
                yield Relation("step", (reading,))
