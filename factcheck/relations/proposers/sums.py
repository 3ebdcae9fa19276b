"""Parts and their sum, and what is left of a whole.

"A of this and B of that, for C in all", "B more, bringing the total to C", "A. B of it goes, leaving C",
"A comes from home, with the remaining B from abroad" of a whole before it.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from factcheck.claims.claim import Claim
from factcheck.quantities.units import kind_of
from factcheck.relations.relation import Reading, Relation
from factcheck.relations.scene import (
    IN_ALL,
    OF_WHICH,
    WORDS,
    Scene,
    after,
    alike,
    before,
    gap,
    is_share,
    since,
    unhedged,
)

_REACH = 12
_BESIDE = ("together", "with")
_SUMMED = frozenset({"altogether", "combined", "overall", "together"})
_AND = frozenset({"and", "another", "extra", "further", "plus"})
_TAKING = frozenset({"bringing", "increasing", "lifting", "raising", "taking"})
_STAKES = frozenset({"holding", "interest", "share", "shareholding", "stake"})
_HOLDING = frozenset({"already", "has", "have", "held", "hold", "holding", "holds", "own", "owned", "owns"})
_HELD = 6  # words
_SPANS = frozenset({"full", "half"})
_LOSING = frozenset({"deficit", "lose", "loses", "losing", "loss", "losses", "lost"})
_SWINGS = frozenset({("a", "swing", "of"), ("a", "turnaround", "of")})
_LEAVING = frozenset({"leaves", "leaving"})
_ADDING = frozenset({"add", "added", "adding", "adds"})
_MOST_PARTS = 6
_BACK = 3  # sentences before, in which the whole or the first part may stand


def propose(scene: Scene) -> Iterator[Relation]:
    """Every sum and every rest."""
    for at, row in enumerate(scene.rows):
        nearby = scene.earlier(at, _BACK)
        for place in range(len(row)):
            earlier = [*nearby, *row[:place]]
            yield from _sum(row, place, earlier)
            yield from _rest(row, place, earlier)
        yield from _of_which(row)
        yield from _swing(row)
        yield from _stake(row, nearby)


def addable(claim: Claim, other: Claim) -> bool:
    """Whether a figure may be added to the other: both are amounts or numbers of one kind."""
    quantity = claim.quantity
    if is_share(claim) or quantity.kind in ("multiplier", "duration") or "/" in str(quantity.unit):
        return False
    return quantity.kind != "percent" and alike(claim, other) and kind_of(quantity.unit) != "multiplier"


def adds_up(part: Claim, total: Claim) -> bool:
    """Whether a figure may be a part of the other; flats and houses make homes."""
    are_counts = part.quantity.kind == total.quantity.kind == "count" and "/" not in str(part.quantity.unit)
    return addable(part, total) or (are_counts and not is_share(part))


def _are_terms(part: Claim, total: Claim) -> bool:
    """Whether both are times told in one unit: terms in prison, years in two offices."""
    return part.quantity.kind == "duration" and part.quantity.unit == total.quantity.unit


def _sum(row: tuple[Claim, ...], place: int, earlier: list[Claim]) -> Iterator[Relation]:
    """The figures before one that is called their total: as many as are listed, or two told one by one."""
    total = row[place]
    if total.past:
        return
    listed = [
        claim
        for claim in row[:place]
        if (adds_up(claim, total) or _are_terms(claim, total)) and not claim.past
    ][-_MOST_PARTS:]
    # "The total comprised 390 bags, an increase of 20, and 190 bags". The verb of the first may be of all:
    # "they raised £390 from one thing and £190 from another".
    levels = [claim for at, claim in enumerate(listed) if not (at and claim.change)]
    listed = levels if len(levels) > 1 and not total.change else listed
    parts: list[tuple[Claim, ...]] = []
    if len(listed) > 1 and (not _AND.isdisjoint(gap(*listed[-2:])) or _adds(*listed[-2:])):
        if _is_called_total(listed[-1], total):
            parts = [tuple(listed[-many:]) for many in range(2, len(listed) + 1)]
    elif not _TAKING.isdisjoint(before(total, _REACH)):
        last = [claim for claim in earlier if addable(claim, total) and not claim.past][-2:]
        if len(last) == 2 and _are_counted(*last) and _is_taken_to(last[1], total):
            parts = [tuple(last)]
    readings: list[Reading] = [{"part": part, "whole": (total,)} for part in parts]
    if readings:
        yield Relation("sum", tuple(readings), stated=False)


def _is_called_total(last: Claim, total: Claim) -> bool:
    words = gap(last, total)[-_REACH:]
    if words[-1:] == ("of",) and ("for", "a") in pairwise(words) and not _SPANS.isdisjoint(words):
        # "12 in the first quarter and 9 in the second, for a half-year loss of 21".
        return True
    return _is_total((*words, "|", *after(total, 2))) or _opens_together(total)


def _are_counted(one: Claim, other: Claim) -> bool:
    """Sums of money that are "brought to" a total often have earlier parts; counts of cases rarely do."""
    is_more = other.quantity.kind == "number" and after(other, 1) == ("more",)
    return one.quantity.kind == "count" and (other.quantity.kind == "count" or is_more)


def _is_taken_to(last: Claim, total: Claim) -> bool:
    """ "30 more, taking the total to 150", "12 on Monday, bringing to 40 the number of"."""
    words = gap(last, total)[-_REACH:] if last.sentence is total.sentence else ()
    return "bringing" in words or (
        words[-1:] == ("to",) and "total" in words and not _TAKING.isdisjoint(words)
    )


def _stake(row: tuple[Claim, ...], nearby: list[Claim]) -> Iterator[Relation]:
    """ "He holds 37.6 %. … He will buy its 4.8 %, taking his stake to 42.4 %"."""
    for part, total in pairwise(row):
        words = gap(part, total)
        led = words[-1:] == ("to",) and not (_TAKING.isdisjoint(words) or _STAKES.isdisjoint(words))
        if not led or len(words) > _REACH or not all(map(_is_percent, (part, total))):
            continue
        held = [
            claim for claim in reversed(nearby) if _is_percent(claim) and not claim.past and _is_held(claim)
        ]
        readings: list[Reading] = [{"part": (one, part), "whole": (total,)} for one in held]
        if readings:
            yield Relation("sum", tuple(readings), stated=False)


def _is_held(claim: Claim) -> bool:
    """Whether a verb says that somebody has the share; what is to be bought is another part."""
    return not _HOLDING.isdisjoint((*before(claim, _HELD), *after(claim, _HELD)))


def _is_percent(claim: Claim) -> bool:
    return claim.quantity.unit == "percent" and not (claim.change or claim.quantity.is_range)


def _of_which(row: tuple[Claim, ...]) -> Iterator[Relation]:
    """ "2,870 kg, of which 1,330 kg was fuel; empty, 1,540 kg": the third may be what the second leaves."""
    for whole, part, rest in zip(row, row[1:], row[2:], strict=False):
        if gap(whole, part)[-2:] not in OF_WHICH or rest.quantity.unit != whole.quantity.unit or rest.past:
            continue
        if addable(part, whole) and addable(rest, whole):
            reading: Reading = {"whole": (whole,), "part": (part,), "rest": (rest,)}
            yield Relation("rest", (reading,), stated=False, loose=True)


def _swing(row: tuple[Claim, ...]) -> Iterator[Relation]:
    """ "It lost 41 million, against a profit of 27 million, a swing of 68 million"."""
    levels = [claim for claim in row if claim.quantity.kind != "duration"]
    for one, other, swing in zip(levels, levels[1:], levels[2:], strict=False):
        called = unhedged(gap(other, swing))[-3:] in _SWINGS
        signs = [not _LOSING.isdisjoint(before(claim, _HELD)) for claim in (one, other)]
        if called and addable(one, swing) and addable(other, swing) and signs[0] != signs[1]:
            yield Relation("sum", ({"part": (one, other), "whole": (swing,)},))


def _opens_together(total: Claim) -> bool:
    """ "Together the two plants, with 1,200 and 950 workers, employ 2,150"."""
    opening = tuple(word.lower for word in total.sentence.words[:2])
    return opening[:1] == ("together",) or opening in {("between", "them"), ("in", "all"), ("all", "told")}


def _adds(first: Claim, second: Claim) -> bool:
    """ "It adds 200 jobs to the 1,400 that it has"."""
    return gap(first, second)[:1] == ("to",) and not _ADDING.isdisjoint(before(first, 4))


def _is_total(words: tuple[str, ...]) -> bool:
    """Whether the words around a figure call it a total; "|" stands for the figure."""
    plain = [word for word in words if word != "-"]
    at = plain.index("|")
    called = (word for word, following in pairwise(plain[: at + 1]) if (word, following) != _BESIDE)
    if not WORDS["totals"].isdisjoint(called) or not _SUMMED.isdisjoint(plain[at + 1 : at + 2]):
        return True
    return any(pair in IN_ALL for pair in pairwise(word for word in plain if word != "|"))


def _rest(row: tuple[Claim, ...], place: int, earlier: list[Claim]) -> Iterator[Relation]:
    """What is left when the like figure before is taken from one before that."""
    rest = row[place]
    words = (*since(row, place, _REACH), *after(rest, 1)) if place else ()
    if WORDS["rests"].isdisjoint(words) and not (place and before(rest, 2) == ("the", "other")):
        return
    alikes = [claim for claim in earlier if addable(claim, rest)]
    part = next((claim for claim in reversed(alikes) if claim.sentence is rest.sentence), None)
    if part is None or len(gap(part, rest)) > _REACH:
        return
    at = earlier.index(part)
    if at and _is_of(earlier[at - 1], part) and addable(earlier[at - 1], rest):
        # "It covers 3 of the 8, leaving 5".
        reading: Reading = {"whole": (part,), "part": (earlier[at - 1],), "rest": (rest,)}
        yield Relation("rest", (reading,), stated="leaving" in words)
        return
    wholes = [
        claim
        for claim in reversed(earlier)
        if (claim in alikes or _are_counts(claim, rest))
        and claim.quantity.high > part.quantity.high
        and claim.quantity.modifier is None
    ]
    readings: tuple[Reading, ...] = tuple(
        {"whole": (whole,), "part": (part,), "rest": (rest,)} for whole in wholes
    )
    if readings:
        stated = len(wholes) == 1 and _leaves(wholes[0], part, rest)
        yield Relation("rest", readings, stated=stated)


def _leaves(whole: Claim, part: Claim, rest: Claim) -> bool:
    """ "Of its 640 beds, 410 are full, leaving 230", "640 beds, of which 410 are full, the remaining 230"."""
    lead = gap(part, rest)
    if whole.sentence is not rest.sentence:
        # "It needs 640. It has 410, leaving 230 to find", "which leaves others to pay 230".
        return not _LEAVING.isdisjoint(lead) and ("to" in lead or after(rest, 1) == ("to",))
    opens = before(whole, whole.first)[:1] == ("of",)
    divides = gap(whole, part)[-2:] in OF_WHICH
    return (opens and "leaving" in lead) or (divides and "remaining" in lead)


def _is_of(part: Claim, whole: Claim) -> bool:
    of = part.sentence is whole.sentence and gap(part, whole)[:1] == ("of",)
    return of and len(gap(part, whole)) <= 3 and part.quantity.high < whole.quantity.high


def _are_counts(one: Claim, other: Claim) -> bool:
    """Whether both count things, whatever these are called: posts are taken from people."""
    return one.quantity.kind == other.quantity.kind == "count" and not (one.change or one.past)
