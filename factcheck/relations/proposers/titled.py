"""A figure of a headline that the body does not have, with the one that it has under the same name.

"Airline orders 60 jets" over "It ordered 50 narrow-body jets", "Profit up 18 %" over "Profit rose 8 %". The
body must have it nowhere, however rounded or worked out.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import permutations

from factcheck.claims.claim import Claim
from factcheck.relations.proposers.named import are_of_other_standing, is_amount, ratio
from factcheck.relations.relation import Relation
from factcheck.relations.scene import TITLES, Scene, alike, is_share

_NEAR = Decimal("1.5")  # times
_FEW = 2  # figures of one name in the body; of more, any may be meant
_CROWD = 12  # figures of a headline, or of a body, that are looked at


def propose(scene: Scene) -> Iterator[Relation]:
    """Every such figure with those that have its name."""
    claims = [claim for row in scene.rows for claim in row if is_amount(claim)]
    body = [claim for claim in claims if claim.block not in TITLES]
    titles = [claim for claim in claims if claim.block in ("headline", "standfirst")]
    for title in titles[:_CROWD]:
        if title.head is None or title.quantity.modifier is not None:
            continue
        if any(_is_meant(title, one) for one in body if alike(one, title) or _are_money(one, title)):
            continue
        told = [one for one in body if _is_same_name(one, title)]
        near = [
            one for one in told if not are_of_other_standing(one, title) and _may_be_told_as(one, title, told)
        ]
        if near and len(told) <= _FEW and not (_is_mentioned(title, scene) or _is_worked_out(title, body)):
            yield Relation("headline", tuple({"first": (one,), "second": (title,)} for one in near))


def _is_mentioned(title: Claim, scene: Scene) -> bool:
    """Whether the body has the number of a headline at all, if as no figure: "16 34-seaters"."""
    at, numeral = title.quantity.start, title.quantity.numerals[0]
    written = title.quantity.surface[numeral.start - at : numeral.end - at].lower()
    body = (sentence for sentence in scene.discourse.sentences if sentence.block not in TITLES)
    return any(word.lower == written for sentence in body for word in sentence.words)


def _is_meant(title: Claim, one: Claim) -> bool:
    """Whether the figure of a headline is a rounding of ``one``, to as few digits as headlines have."""
    coarser = max(one.quantity.resolution, title.quantity.numerals[-1].significant)
    return abs(one.quantity.high - title.quantity.high) < coarser


def _are_money(one: Claim, title: Claim) -> bool:
    """Whether both are money: headlines leave out whose dollars they are."""
    return one.quantity.kind == title.quantity.kind == "money"


def _may_be_told_as(one: Claim, title: Claim, told: list[Claim]) -> bool:
    """Whether a figure is so near to that of a headline, or so surely the same, that it was meant."""
    is_change = one.change and one.quantity.unit == "percent" and len(told) == 1
    return is_change or ratio(one, title) <= _NEAR


def _is_worked_out(title: Claim, body: list[Claim]) -> bool:
    """Whether two figures of the body make that of a headline: their sum, their difference or the change."""
    share, wanted = is_share(title), title.quantity.high
    levels = [one for one in body if not is_share(one) and (share or alike(one, title))][:_CROWD]
    pairs = [
        (one.quantity.high, other.quantity.high)
        for one, other in permutations(levels, 2)
        if alike(one, other)
    ]
    if share:
        return any(abs(abs(other / one - 1) * 100 - wanted) <= 1 for one, other in pairs)
    near = title.quantity.resolution
    return any(min(abs(one + other - wanted), abs(one - other - wanted)) <= near for one, other in pairs)


def _is_same_name(one: Claim, other: Claim) -> bool:
    """Whether both measure the same in as many words; of what is counted, a headline may leave words out."""
    if one.head != other.head or one.quantity.unit != other.quantity.unit:
        return False
    return one.quantity.kind == "count" or (one.modifiers == other.modifiers and one.change == other.change)
