"""Base and result: the two figures of which a third may be the change."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from factcheck.claims.claim import Claim
from factcheck.relations.scene import WORDS, after, alike, before, gap, is_share, journey, since
from factcheck.relations.ties import POINTS, SIGNS, is_base, is_dated_aside

_BREAKS = WORDS["breaks"]
_PAIR_REACH = 10  # words between base and result
_SAME_SIZE = 10  # beyond, two figures are not before and after
_DEGREES = frozenset({("degree", "degC"), ("degree", "degF")})
_OVER_IT = frozenset({("above",), ("below",)})
_RATES = frozenset({("a", "year"), ("per", "year"), ("a", "month"), ("per", "month"), ("of", "the")})


def pairs(row: tuple[Claim, ...]) -> Iterator[tuple[Claim, Claim]]:
    """Base and result: "to 84 from 80", "84, up from 80", "from 80 to 84"."""
    yield from bases(row, may_compare)


def bases(row: tuple[Claim, ...], may_pair: Callable[[Claim, Claim], bool]) -> Iterator[tuple[Claim, Claim]]:
    """Base and result of a row, where ``may_pair`` allows the two."""
    yield from (ends for ends in map(journey, row) if ends and may_pair(*ends))
    for at, base in enumerate(row if len(row) > 1 else ()):
        if not is_base(row, at):
            continue
        lead = since(row, at)
        earlier = next(
            (claim for claim in reversed(row[:at]) if may_pair(claim, base) and not claim.change), None
        )
        later = row[at + 1] if at + 1 < len(row) and may_pair(base, row[at + 1]) else None
        if "from" in lead and later and _leads_to(gap(base, later)):
            yield base, later
        elif earlier and (is_dated_aside(base) or is_near(gap(earlier, base))) and not earlier.past:
            yield base, earlier


def may_compare(one: Claim, other: Claim) -> bool:
    """Whether two figures may be before and after: of one kind and of one order of size."""
    kinds = {one.quantity.kind, other.quantity.kind}
    if not alike(one, other) or "multiplier" in kinds or (len(kinds) > 1 and "duration" in kinds):
        return False
    small, large = sorted((abs(one.quantity.high), abs(other.quantity.high)))
    return large <= _SAME_SIZE * small


def is_change(claim: Claim, base: Claim) -> bool:
    """Whether the figure can be a change of ``base``, on the same footing as the totals."""
    # "20 % below the average of 586": there the average is the base.
    behind = after(claim, 6)
    behind = behind[:1] if "the" in behind and behind[:1] in _OVER_IT else behind
    around = (*before(claim, 3), *behind)
    if not WORDS["other_footing"].isdisjoint(around) or after(claim, 2) in _RATES:
        return False
    units = claim.quantity.unit, base.quantity.unit
    return is_share(claim) or units[0] in POINTS or units in _DEGREES or alike(claim, base)


def is_near(words: tuple[str, ...]) -> bool:
    """Whether the words between a figure and its base are few, and start no other statement."""
    if words[-2:] == ("compared", "with"):
        words = words[:-2]
    return len(words) <= _PAIR_REACH + 6 and _BREAKS.isdisjoint(words)


def _leads_to(words: tuple[str, ...]) -> bool:
    tied = "to" in words[-3:] and len(words) <= _PAIR_REACH and _BREAKS.isdisjoint(words)
    return tied and SIGNS.isdisjoint(words)
