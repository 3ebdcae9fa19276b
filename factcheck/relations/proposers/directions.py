"""Two figures of which the words call one the larger: "40, up from 30", "fell from 40 to 30"."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.claims.claim import Claim
from factcheck.quantities.units import kind_of
from factcheck.relations.pairs import pairs
from factcheck.relations.relation import Relation
from factcheck.relations.scene import WORDS, Scene, after, before, gap, is_share, since, unhedged

_NEAR = 5  # words before a pair in which its verb stands
_KINDS = frozenset({"money", "percent", "count", "measure"})
_SPANS = frozenset({(("from",), ("to",)), (("to",), ("from",))})


def propose(scene: Scene) -> Iterator[Relation]:
    """Every base and result with a word between or before them that says which is larger."""
    for row, following in scene.neighbours():
        yield from _told_next(row, following)
        for base, result in pairs(row):
            rises = _direction(row, base, result)
            if rises is not None:
                lower, higher = (base, result) if rises else (result, base)
                yield Relation("order", ({"lower": (lower,), "higher": (higher,)},))


def _direction(row: tuple[Claim, ...], base: Claim, result: Claim) -> bool | None:
    """Whether the words say that the result is larger; ``None`` where they do not say."""
    if base.id == result.id:
        return None
    first, second = sorted((row.index(base), row.index(result)))
    unit, other = (str(claim.quantity.unit).partition("/")[0] for claim in (result, base))
    # Bare numbers are ranks, and rates of exchange rise as they fall. Durations shrink as a pace grows.
    if second != first + 1 or other != unit or kind_of(unit) not in _KINDS:
        return None
    # "32 crowns, or 4.8 dollars, up from 30": the base is that of the crowns.
    if "or" in before(row[first], 2):
        return None
    # "212 people, 60 % of them engineers, up from 188".
    if first and is_share(row[first]) and after(row[first], 1) == ("of",) and before(row[first], 1) == (",",):
        return None
    between = unhedged(gap(row[first], row[second]))
    if between[-2:] in {("up", "from"), ("down", "from")}:
        return between[-2] == "up"
    near = unhedged(since(row, first))[-_NEAR:]
    if (near[-1:], between) not in _SPANS:
        return None
    up, down = WORDS["rising"].intersection(near), WORDS["falling"].intersection(near)
    return bool(up) if bool(up) != bool(down) else None


def _told_next(row: tuple[Claim, ...], following: tuple[Claim, ...]) -> Iterator[Relation]:
    """ "Inflation was 9.1 % in May. In June it fell to 8.4 %": one figure each, and a pronoun."""
    if len(row) != 1 or len(following) != 1:
        return
    (base,), (result,) = row, following
    lead = unhedged(before(result, _NEAR))
    same = base.quantity.unit == result.quantity.unit and kind_of(result.quantity.unit) in _KINDS
    if not same or lead[-1:] != ("to",) or lead[-3:-2] not in {("it",), ("they",)} or base.change:
        return
    up, down = lead[-2] in WORDS["rising"], lead[-2] in WORDS["falling"]
    if up != down and result.modality == base.modality == "asserted":
        lower, higher = (base, result) if up else (result, base)
        yield Relation("order", ({"lower": (lower,), "higher": (higher,)},))
