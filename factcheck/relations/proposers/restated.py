"""A count that takes up another: "58 cases in Norcross … all 37 cases there".

"All" says that nothing is left out, so the number must be one that the text has given for the same things;
the sentence may name nobody who was not named with it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from factcheck.claims.claim import Claim
from factcheck.relations.relation import Reading, Relation
from factcheck.relations.scene import Scene, are_of_other_times, before, capitals

_SIZE = 2  # beyond so many times, two figures are not one
_BACK = 12  # figures before that are compared


def propose(scene: Scene) -> Iterator[Relation]:
    """Every count of all with the earlier ones that it may take up."""
    counted: dict[str, list[Claim]] = defaultdict(list)
    for claim in (claim for row in scene.rows for claim in row if _is_level(claim)):
        unit = claim.quantity.unit
        if claim.quantity.kind == "count" and unit:
            if before(claim, 1) == ("all",):
                yield from _told_again(counted[unit][-_BACK:], claim)
            counted[unit].append(claim)


def _is_level(claim: Claim) -> bool:
    quantity = claim.quantity
    return not (claim.change or claim.past or quantity.is_range) and claim.modality == "asserted"


def _told_again(earlier: list[Claim], claim: Claim) -> Iterator[Relation]:
    """The claim with each of ``earlier`` that it may take up; it agrees if it does with any."""
    near = [one for one in earlier if _may_be_one(one, claim)]
    if near:
        readings: tuple[Reading, ...] = tuple({"first": (one,), "second": (claim,)} for one in reversed(near))
        yield Relation("repeat", readings)


def _may_be_one(one: Claim, other: Claim) -> bool:
    if one.sentence is other.sentence:
        return False
    if are_of_other_times(one, other):
        return False
    # A sentence that names somebody else speaks of another's figure.
    if not capitals(other.sentence.words) <= capitals(one.sentence.words):
        return False
    # "31 countries replied … all 50 countries": some are fewer than all.
    some, all_of_them = one.quantity.high, other.quantity.high
    return 0 < all_of_them <= some <= _SIZE * all_of_them
