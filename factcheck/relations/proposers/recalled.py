"""A change from a figure that a sentence of its own recalls.

"The fire has burned 48,600 hectares. A week ago it was 39,100, so it has grown by a quarter", "A litre earns
her 41p. Until last month it was 47p. The cut of 6p …".
"""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.claims.claim import Claim
from factcheck.claims.stance import CHANGES
from factcheck.relations.proposers.changes import is_change, may_compare
from factcheck.relations.relation import Reading, Relation
from factcheck.relations.scene import WORDS, Scene, are_of_other_times, before, is_share, unhedged

_BACK = 2  # sentences before the recalled figure in which its successor may stand
_REACH = 9
_WAS = frozenset({"was", "were"})
_PRONOUNS = frozenset({"it", "that", "they", "this"})


def propose(scene: Scene) -> Iterator[Relation]:
    """Every change with the recalled figure before it and what came of it."""
    for at, (row, following) in enumerate(scene.neighbours()):
        if not _is_recalled(row[0]):
            continue
        base = row[0]
        near = reversed(scene.earlier(at, _BACK))
        results = [claim for claim in near if _is_level(claim) and may_compare(claim, base)]
        change = next((claim for claim in (*row[1:], *following[:1]) if _is_led_in(claim, base)), None)
        if change:
            # "In January reserves rose by a record 9": not to the figure of February.
            results = [claim for claim in results if not are_of_other_times(claim, change)]
        factor = row[1] if len(row) > 1 and _is_grown(row[1]) else None
        if results and factor:
            told: list[Reading] = [
                {"base": (base,), "result": (result,), "change": (factor,)} for result in results
            ]
            yield Relation("multiple", tuple(told), stated=len(results) == 1)
        elif results and change:
            readings: list[Reading] = [
                {"base": (base,), "result": (result,), "change": (change,)} for result in results
            ]
            yield Relation("change", tuple(readings))


def _is_recalled(claim: Claim) -> bool:
    """Whether a figure is what something was before: "A week ago it was", "The old record was"."""
    words = unhedged(before(claim, _REACH))
    if len(words) < 2 or claim.change or is_share(claim) or words[-1] not in _WAS:
        return False
    if words[-2] in _PRONOUNS:
        return not WORDS["formerly"].isdisjoint(words)
    return not WORDS["formerly"].isdisjoint(words[-4:-2])


def _is_grown(claim: Claim) -> bool:
    """ "So that it has quadrupled since"."""
    return claim.quantity.kind == "multiplier" and claim.quantity.surface.lower().endswith("ed")


def _is_level(claim: Claim) -> bool:
    return not (claim.change or claim.past or is_share(claim))


def _is_led_in(claim: Claim, base: Claim) -> bool:
    """Whether a figure is led in as a change: "grown by", "a cut of", "That is 5 % more"."""
    lead = unhedged(before(claim, 8))
    led = lead[-1:] in {("by",), ("of",)} and not CHANGES.isdisjoint(lead[-5:])
    return (led or claim.change) and is_change(claim, base)
