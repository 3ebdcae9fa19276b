"""A share of a whole that was told before.

"84, or 60 % of the cost", "19.2 %, or 14,000 pupils", "18,000 were granted, or 44 %" of 41,000 applications,
"830, or 130 % of its capacity", "a margin of 12 % on sales of 180", of a profit told before. Of several that
may be meant one must fit.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

from factcheck.claims.claim import Claim
from factcheck.relations.proposers.shares import are_amounts, is_aside, on_sales, says_again
from factcheck.relations.relation import Reading, Relation
from factcheck.relations.scene import (
    ENDS,
    OF_WHICH,
    TITLES,
    WORDS,
    Scene,
    after,
    before,
    gap,
    is_of,
    is_share,
    unhedged,
)

_REACH = 8
_BACK = 3  # sentences in which an unnamed whole may stand
_CALLED = 12  # words before a figure in which it is named
_ASIDE = 4  # words between a part and its share
_MOST = 4  # wholes that are tried
_BREAKS = WORDS["breaks"]
_PAYING = frozenset({"cover", "covered", "covers", "fund", "funds", "meet", "meets", "paid", "pay", "pays"})
_PROFITS = frozenset({"earnings", "income", "profit", "profits", "surplus"})
_ROOM = frozenset(
    {"accommodate", "built", "capacity", "designed", "hold", "intended", "meant", "room", "space"}
)
_TAKING_UP = frozenset({("it",), ("that",), ("this",)})
_CLOSINGS = ENDS | {(")",)}


def propose(scene: Scene) -> Iterator[Relation]:
    """Every such share with the wholes that it may be of."""
    counted: dict[str, list[Claim]] = defaultdict(list)
    for at, row in enumerate(scene.rows):
        yield from _of_all_such(row, counted)
        for place, (one, two) in enumerate(pairwise(row)):
            if is_share(one) == is_share(two):
                continue
            # A headline tells a figure of the body once more, and less exactly.
            earlier = [claim for claim in scene.earlier(at, _BACK) if claim.block not in TITLES]
            near = [*earlier, *row[:place]]
            yield from _restated(one, two, near) if is_share(two) else _margin(one, two, near)


def _restated(part: Claim, share: Claim, near: list[Claim]) -> Iterator[Relation]:
    """A part with the share that it is called, of each whole that the words may mean."""
    words = unhedged(gap(part, share))
    last = [claim for claim in near if claim.sentence.index >= part.sentence.index - 1]
    for wholes, stated in (
        (_wholes(part, share, words, near), False),
        (_counted_last(part, share, words, last), words[:2] in OF_WHICH),
        (_divided(part, share, words, last), True),
        (_room(part, share, words, last), True),
    ):
        readings: list[Reading] = [
            {"part": (part,), "whole": (whole,), "share": (share,)} for whole in wholes
        ]
        if readings:
            yield Relation("share", tuple(readings), stated=stated)


def _wholes(part: Claim, share: Claim, words: tuple[str, ...], near: list[Claim]) -> list[Claim]:
    """ "84, or 60 % of the cost": the whole is one of the figures before, whichever fits."""
    is_market = _is_of_market(words, share)
    if part.past or not (is_market or says_again(words) or is_aside(words) or _pays_for(words)):
        return []
    named = words[1:-2] if words[:1] == ("of",) and words[-1:] == ("or",) else ()
    if not named and not is_market and not _is_of_all(share):
        return []
    wholes = [
        claim
        for claim in reversed(near)
        if _is_whole(claim, part)
        # "261 of quarterly revenue, or half": of what was called revenue.
        if not named or claim.head == named[-1] or named[-1] in before(claim, _CALLED)
    ]
    return wholes[:_MOST]


def _counted_last(part: Claim, share: Claim, words: tuple[str, ...], last: list[Claim]) -> list[Claim]:
    """What was counted last: "41,000 people applied; 18,000 got in, or 44 %", "18,000 of them, or 44 %"."""
    told = [claim for claim in last if claim.quantity.kind == "count" and not claim.change][-1:]
    is_of_them = words[:2] in OF_WHICH
    # A bare number that opens a clause counts the same things again.
    is_bare = part.quantity.unit is None and unhedged(before(part, _ASIDE))[-1:] in {(), (";",), ("and",)}
    again = says_again(words[2:] if is_of_them else words) and len(words) <= _REACH
    if not (again and (is_of_them or is_bare)) or share.change or after(share, 1) not in _CLOSINGS:
        return []
    return [whole for whole in told if _is_whole(whole, part)]


def _divided(part: Claim, share: Claim, words: tuple[str, ...], last: list[Claim]) -> list[Claim]:
    """ "480,000 of the 1.2 million are children. Another 310,000, or a quarter, are old"."""
    opens = before(part, part.first) in {("another",), ("a", "further")}
    if not (opens and says_again(words) and after(share, 1) in ENDS):
        return []
    return [
        whole
        for first, whole in pairwise(last)
        if is_of(gap(first, whole)) and are_amounts(first, whole) and _is_whole(whole, part)
    ][:1]


def _room(part: Claim, share: Claim, words: tuple[str, ...], last: list[Claim]) -> list[Claim]:
    """ "It was built for 640 inmates and holds 830, or 130 % of its capacity"."""
    if not (says_again(words) and "capacity" in after(share, _ASIDE)):
        return []
    rooms = [claim for claim in last if not _ROOM.isdisjoint(before(claim, _ASIDE))]
    rooms = [room for room in rooms if are_amounts(room, part) and not room.past]
    return rooms if len(rooms) == 1 else []


def _of_all_such(row: tuple[Claim, ...], counted: dict[str, list[Claim]]) -> Iterator[Relation]:
    """ "19.2 %, or more than 14,000 pupils", with every number of pupils that was told before."""
    for told, part in pairwise(row):
        unit = part.quantity.unit
        if not unit or part.quantity.kind != "count":
            continue
        share, words = _taken_up(told, counted["%"]), unhedged(gap(told, part))
        if words in {("or",), (",", "or"), ("(",)} and is_share(share) and not share.change:
            wholes = [claim for claim in reversed(counted[unit]) if claim.quantity.high > part.quantity.high]
            readings: list[Reading] = [
                {"part": (part,), "whole": (whole,), "share": (share,)} for whole in wholes[:_MOST]
            ]
            if readings:
                yield Relation("share", tuple(readings), stated=False)
    counted["%"] = [claim for claim in row if is_share(claim) and not (claim.change or claim.past)]
    for claim in row:
        if claim.quantity.kind == "count" and not (claim.change or claim.past):
            counted[str(claim.quantity.unit)].append(claim)


def _taken_up(share: Claim, before_it: list[Claim]) -> Claim:
    """The share itself, or the exact one of the sentence before: "19.2 % … That is nearly one in five"."""
    lead = unhedged(before(share, _REACH))
    if share.quantity.unit is None and {"that", "this"}.intersection(lead) and lead[-1:] == ("is",):
        part = share.quantity.high * 100
        near = [one for one in before_it if abs(one.quantity.high - part) * 10 < part]
        return min(near, key=lambda one: abs(one.quantity.high - part), default=share)
    return share


def _margin(margin: Claim, sales: Claim, near: list[Claim]) -> Iterator[Relation]:
    """ "Operating profit fell to 21.6 million. That left a margin of 12 % on sales of 180 million"."""
    if not on_sales(gap(margin, sales)) or "margin" not in before(margin, _ASIDE):
        return
    takes_up = before(margin, margin.first)[:1] in _TAKING_UP
    profits = [
        claim
        for claim in reversed(near)
        if (takes_up or claim.sentence is margin.sentence)
        and not _PROFITS.isdisjoint(before(claim, _CALLED))
        and are_amounts(claim, sales)
        and not (claim.past or claim.change)
    ]
    if profits:
        readings: list[Reading] = [
            {"part": (profit,), "whole": (sales,), "share": (margin,)} for profit in profits
        ]
        yield Relation("share", tuple(readings), stated=False)


def _is_of_all(claim: Claim) -> bool:
    """Whether the words after a figure name a whole alone: "of the cost.", "of its total to date."."""
    words = after(claim, _REACH)
    ends = [at for at, word in enumerate(words) if word in {".", ",", ";", ")"}]
    named = words[: ends[0]] if ends else ()
    # "Of total spending" is of another whole.
    last = named[: named.index("to")] if "to" in named else named
    return words[:1] == ("of",) and last != () and last[-1] in WORDS["wholes"]


def _is_of_market(words: tuple[str, ...], share: Claim) -> bool:
    """ "54 million phones, for a market share of (18 %)", and not of something else."""
    led = words[:1] == (",",) and words[-2:] == ("share", "of") and len(words) <= _REACH
    return led and _BREAKS.isdisjoint(words) and after(share, 1) != ("of",)


def _pays_for(words: tuple[str, ...]) -> bool:
    """ "A grant of 84 from the state will pay for (a quarter of the bill)"."""
    plain = words[:-1] if words[-1:] == ("for",) else words
    return len(words) <= _REACH and _BREAKS.isdisjoint(words) and plain[-1:] != () and plain[-1] in _PAYING


def _is_whole(claim: Claim, part: Claim) -> bool:
    kinds = {claim.quantity.kind, part.quantity.kind}
    is_like = are_amounts(claim, part) or (kinds == {"count"} and not claim.change)
    return is_like and claim.quantity.high > part.quantity.high
