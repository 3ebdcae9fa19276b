"""One quantity named twice by the same noun: "a policy rate of 4.25 %", "all 37 cases there".

The noun that a figure is tied to must be the same, with a word before it that tells it from others of its
kind; or the figure counts "all" of what the text has counted before, under the same name.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from factcheck.claims.claim import Claim
from factcheck.claims.stance import HEDGES
from factcheck.claims.words import STOP_WORDS, stem
from factcheck.lexicon import word_lists
from factcheck.relations.relation import Reading, Relation
from factcheck.relations.scene import Scene, alike, before, is_share, unhedged

_NO_NAMES = word_lists("factcheck.claims", "function")["no_names"]
_DEFINITE = frozenset({"all"})
_LINKS = frozenset({":", "of", "to", "at", "is", "was", "are", "were", "reached", "totalled", "totaled"})
_HEAD = 3  # words from the noun to the figure
_SIZE = 2  # beyond so many times, two figures are not one
_BACK = 12  # figures before that are compared


def propose(scene: Scene) -> Iterator[Relation]:
    """Every figure with an earlier one that the words make the same, where no figure agrees with it."""
    levels = [claim for row in scene.rows for claim in row if _is_level(claim)]
    named: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    counted: dict[str, list[Claim]] = defaultdict(list)
    for claim in levels:
        for name in _names(claim):
            yield from _told_again(named[name][-_BACK:], claim)
            named[name].append(claim)
        if claim.quantity.kind == "count" and claim.quantity.unit:
            if _DEFINITE.intersection(before(claim, 1)):
                yield from _told_again(counted[claim.quantity.unit][-_BACK:], claim)
            counted[claim.quantity.unit].append(claim)


def _is_level(claim: Claim) -> bool:
    quantity = claim.quantity
    return not (claim.change or claim.past or quantity.is_range) and claim.modality == "asserted"


def _told_again(earlier: list[Claim], claim: Claim) -> Iterator[Relation]:
    """The claim with the last of ``earlier``, unless any of them agrees with it."""
    near = [one for one in earlier if _may_be_one(one, claim)]
    if near:
        readings: tuple[Reading, ...] = tuple({"first": (one,), "second": (claim,)} for one in reversed(near))
        yield Relation("repeat", readings)


def _may_be_one(one: Claim, other: Claim) -> bool:
    if one.sentence is other.sentence or not alike(one, other) or is_share(one) != is_share(other):
        return False
    if one.period and other.period and not one.period.period.overlaps(other.period.period):
        return False
    # A sentence that names somebody else speaks of another's figure.
    if not _capitals(other) <= _capitals(one):
        return False
    small, large = sorted((one.quantity.high, other.quantity.high))
    return small > 0 and large <= _SIZE * small


def _names(claim: Claim) -> set[tuple[str, str]]:
    """The noun before a figure with the word before that: "(policy, rate)" of "a policy rate of 4 %"."""
    lead = unhedged(before(claim, 8))
    at = len(lead) - 1
    while at >= 0 and len(lead) - at <= _HEAD and (lead[at] in _LINKS or lead[at] in HEDGES):
        at -= 1
    if at == len(lead) - 1 or at < 1 or not (_telling(lead[at]) and _telling(lead[at - 1])):
        return set()
    return {(stem(lead[at - 1]), stem(lead[at]))}


def _telling(word: str) -> bool:
    return word.isalpha() and word not in STOP_WORDS and word not in HEDGES


def _capitals(claim: Claim) -> set[str]:
    """The capitalised words of the figure's sentence, times and openings such as "The" left out."""
    return {
        word.stem
        for word in claim.sentence.words
        if word.capital and word.lower.isalpha() and word.lower not in STOP_WORDS | _NO_NAMES
    }
