"""How far apart two figures of the neighbourhood are said to be.

"Only 84.6 % are vaccinated, below the 95 % needed. The gap of 10.4 points …", "against a target of 90 %. That
leaves it 6.9 points short", "It has 121,000. It wants 130,000; so it needs to find 9,000 more". Nothing says
outright which two are meant, so all that stand near are tried; of two percentages alone, both are meant.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from factcheck.claims.claim import Claim
from factcheck.quantities.units import kind_of
from factcheck.relations.pairs import may_compare
from factcheck.relations.relation import Reading, Relation
from factcheck.relations.scene import (
    ENDS,
    WORDS,
    Scene,
    after,
    alike,
    before,
    is_share,
    plain_figure,
    unhedged,
)
from factcheck.relations.ties import OWN_BASE

_BACK = 2  # sentences
_BACK_OF_LEAD = 4  # sentences before a lead, which is told among other shares
_MOST = 4  # figures that are tried
_GRADED = WORDS["gradings"] | {"above", "below"}
_GAPS = frozenset({"difference", "gap", "lead"})
_AHEAD = frozenset({"beat", "lead", "leads", "led", "lost", "trail", "trailed", "trails", "won"})
_EXTRA = frozenset({"extra", "premium", "surcharge"})
_OPENED = frozenset({"deficit", "difference", "gap", "hole", "shortfall", "surplus"})
_ENDS = ENDS | {("of",)}
_LEADING = frozenset({("of",), ("is",), ("was",), ("just",)})


def propose(scene: Scene) -> Iterator[Relation]:
    """Every distance with each two figures that it may lie between."""
    for at, row in enumerate(scene.rows):
        for place, distance in enumerate(row):
            if not _is_distance(distance):
                continue
            back = _BACK_OF_LEAD if "lead" in before(distance, 5) else _BACK
            beside = [claim for claim in row[:place] if _is_level(claim, distance)]
            far = [claim for claim in scene.earlier(at, back) if _is_level(claim, distance)]
            # Two in the sentence of the distance are meant rather than others before it.
            levels = beside[-_MOST:] if len(beside) > 1 else [*far, *beside][-_MOST:]
            levels += [claim for claim in row[place + 1 : place + 3] if _is_level(claim, distance)]
            near_pairs = [pair for pair in combinations(reversed(levels), 2) if may_compare(*pair)]
            if readings := [_reading(*pair, distance) for pair in near_pairs]:
                yield Relation("change", tuple(readings), stated=_are_the_two(levels, distance))


def _are_the_two(levels: list[Claim], distance: Claim) -> bool:
    """Whether no others can be meant: two in the clause before "leaving a gap of", or two percentages.

    One percentage then stands beside the distance and a single one in the sentence before.
    """
    beside = [claim for claim in levels if claim.sentence is distance.sentence]
    if _is_opened(distance):
        return len(beside) == 2 and beside[-1].quantity.end < distance.quantity.start
    others = [claim for claim in levels if claim.sentence.index == distance.sentence.index - 1]
    if not _is_percentage(distance) or not len(levels) == len(beside) + len(others) == 2 or not beside:
        return False
    return len(others) == 1 and beside[0].quantity.start < distance.quantity.start


def _reading(one: Claim, other: Claim, distance: Claim) -> Reading:
    return {"base": (plain_figure(one),), "result": (plain_figure(other),), "change": (distance,)}


def _is_distance(claim: Claim) -> bool:
    if claim.quantity.is_range or claim.quantity.kind == "multiplier":
        return False
    if claim.quantity.kind == "duration" and not _between(claim):
        return False
    said = before(claim, 5)
    behind = after(claim, 2)
    called = said[-1:] in _LEADING and (not WORDS["distances"].isdisjoint(said) or _between(claim))
    if not OWN_BASE.isdisjoint(behind):
        return False
    graded = not WORDS["gradings"].isdisjoint(behind[:1]) and "than" not in behind
    if _is_percentage(claim):
        return called or graded
    # "Leaving it to find 4" takes a part from a whole.
    is_rest = not WORDS["rests"].isdisjoint(before(claim, 8))
    if _is_opened(claim):
        return True
    sought = not is_rest and unhedged(said)[-2:] in {
        ("to", "find"),
        ("to", "make"),
        ("needs", "another"),
        ("need", "another"),
    }
    led = said[-1:] == ("by",) and not _AHEAD.isdisjoint(said)
    # "A record shortfall of 14 billion" is itself a level.
    apart = led or (said[-1:] in _LEADING and not _EXTRA.isdisjoint(said[-3:]))
    apart = apart or (called and (not _GAPS.isdisjoint(said) or _between(claim)))
    return apart or sought or (behind[:1] in {("short",), ("shy",)} and behind[1:] in _ENDS)


def _is_opened(claim: Claim) -> bool:
    """ "Leaving it with a $4 million gap"."""
    is_led = before(claim, 1) in {("a",), ("an",)} and not WORDS["rests"].isdisjoint(before(claim, 8))
    return is_led and not _OPENED.isdisjoint(after(claim, 1))


def _is_percentage(claim: Claim) -> bool:
    unit = claim.quantity.unit
    return unit in ("percent", "percentage_point") or kind_of(unit) == "percent"


def _is_level(claim: Claim, distance: Claim) -> bool:
    if claim.change or claim.quantity.is_range or is_share(claim) != _is_percentage(distance):
        return False
    if not _GRADED.isdisjoint(after(claim, 1)):
        return False  # "0.87 below the price" is a distance, too
    if "duration" in (claim.quantity.kind, distance.quantity.kind):
        return _between(distance) and claim.quantity.unit == distance.quantity.unit
    return is_share(claim) or alike(claim, distance)


def _between(distance: Claim) -> bool:
    """ "The gap between the richest (82 years) and the poorest (73) is 9 years"."""
    lead = before(distance, distance.first)
    return "between" in lead and not WORDS["distances"].isdisjoint(lead)
