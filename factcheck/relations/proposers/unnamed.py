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
from factcheck.relations.proposers.shares import are_amounts, is_aside, says_again
from factcheck.relations.relation import Reading, Relation
from factcheck.relations.scene import ENDS, WORDS, Scene, after, before, gap, is_of, is_share, unhedged

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
_SALES = frozenset({"revenue", "revenues", "sales", "turnover"})
_DONE = frozenset({"are", "had", "have", "was", "were"})


def propose(scene: Scene) -> Iterator[Relation]:
    """Every such share with the wholes that it may be of."""
    counted: dict[str, list[Claim]] = defaultdict(list)
    for at, row in enumerate(scene.rows):
        yield from _unnamed(row, scene.earlier(at, _BACK))
        yield from _of_all_such(row, counted)
        yield from _were(row, scene.earlier(at, 1))
        yield from _another(row, scene.rows[at - 1] if at else ())
        yield from _filled(row, scene.earlier(at, 1))
        yield from _margin(row, scene.earlier(at, _BACK))


def _unnamed(row: tuple[Claim, ...], earlier: list[Claim]) -> Iterator[Relation]:
    """ "84, or 60 % of the cost": the whole is one of the figures before, whichever fits."""
    for at, (part, share) in enumerate(pairwise(row)):
        words = unhedged(gap(part, share))
        is_market = _is_of_market(words, row[at + 1])
        if not (is_market or says_again(words) or is_aside(words) or _pays_for(words)):
            continue
        if not is_share(share) or is_share(part) or part.past:
            continue
        named = words[1:-2] if words[:1] == ("of",) and words[-1:] == ("or",) else ()
        if not named and not is_market and not _is_of_all(row[at + 1]):
            continue
        wholes = [
            claim
            for claim in reversed([*earlier, *row[:at]])
            if _is_whole(claim, part)
            # "261 of quarterly revenue, or half": of what was called revenue.
            if not named or claim.head == named[-1] or named[-1] in before(claim, _CALLED)
        ]
        readings: list[Reading] = [
            {"part": (part,), "whole": (whole,), "share": (share,)} for whole in wholes[:_MOST]
        ]
        if readings:
            yield Relation("share", tuple(readings), stated=False)


def _of_all_such(row: tuple[Claim, ...], counted: dict[str, list[Claim]]) -> Iterator[Relation]:
    """ "19.2 %, or more than 14,000 pupils", with every number of pupils that was told before."""
    for told, part in pairwise(row):
        share = _taken_up(told, counted["%"])
        words, unit = unhedged(gap(told, part)), part.quantity.unit
        restates = words in {("or",), (",", "or"), ("(",)}
        if restates and unit and part.quantity.kind == "count" and is_share(share) and not share.change:
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


def _were(row: tuple[Claim, ...], earlier: list[Claim]) -> Iterator[Relation]:
    """ "There were 41,000 applications; 18,000 were granted, or 44 %": the whole is what was counted last."""
    for at, (part, share) in enumerate(pairwise(row)):
        words = unhedged(gap(part, share))
        told = [
            claim for claim in (*earlier, *row[:at]) if claim.quantity.kind == "count" and not claim.change
        ]
        opens = (
            before(part, 1) in {(), (";",), ("and",)} and words[-2:] == (",", "or") and len(words) <= _REACH
        )
        is_done = not _DONE.isdisjoint(words) and _BREAKS.isdisjoint(words) and after(share, 1) in ENDS
        if opens and is_done and is_share(share) and not share.change and told and _is_whole(told[-1], part):
            reading: Reading = {"part": (part,), "whole": (told[-1],), "share": (share,)}
            yield Relation("share", (reading,), stated=False)


def _another(row: tuple[Claim, ...], earlier: tuple[Claim, ...]) -> Iterator[Relation]:
    """ "480,000 of the 1.2 million are children. Another 310,000, or a quarter, are old"."""
    if len(row) < 2 or len(earlier) < 2 or row[0].sentence.index != earlier[0].sentence.index + 1:
        return
    (first, whole), (part, share) = earlier[:2], row[:2]
    opens = before(part, part.first) in {("another",), ("a", "further")}
    told = says_again(unhedged(gap(part, share))) and is_share(share) and after(share, 1) in ENDS
    if opens and told and is_of(gap(first, whole)) and are_amounts(first, whole) and _is_whole(whole, part):
        yield Relation("share", ({"part": (part,), "whole": (whole,), "share": (share,)},))


def _filled(row: tuple[Claim, ...], earlier: list[Claim]) -> Iterator[Relation]:
    """ "It was built for 640 inmates and holds 830, or 130 % of its capacity"."""
    for at, (part, share) in enumerate(pairwise(row)):
        if not (
            is_share(share) and says_again(unhedged(gap(part, share))) and "capacity" in after(share, _ASIDE)
        ):
            continue
        rooms = [claim for claim in (*earlier, *row[:at]) if not _ROOM.isdisjoint(before(claim, _ASIDE))]
        rooms = [room for room in rooms if are_amounts(room, part) and not room.past]
        if len(rooms) == 1:
            yield Relation("share", ({"part": (part,), "whole": (rooms[0],), "share": (share,)},))


def _margin(row: tuple[Claim, ...], earlier: list[Claim]) -> Iterator[Relation]:
    """ "Operating profit fell to 21.6 million. That left a margin of 12 % on sales of 180 million"."""
    for at, (margin, sales) in enumerate(pairwise(row)):
        words = gap(margin, sales)
        led = words[:1] == ("on",) and len(words) <= _ASIDE and not _SALES.isdisjoint(words)
        if not (led and is_share(margin) and "margin" in before(margin, _ASIDE)):
            continue
        near = [*earlier, *row[:at]] if before(margin, margin.first)[:1] in _TAKING_UP else row[:at]
        profits = [claim for claim in near if not _PROFITS.isdisjoint(before(claim, _CALLED))]
        readings: list[Reading] = [
            {"part": (profit,), "whole": (sales,), "share": (margin,)}
            for profit in reversed(profits)
            if are_amounts(profit, sales) and not (profit.past or profit.change)
        ]
        if readings:
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
