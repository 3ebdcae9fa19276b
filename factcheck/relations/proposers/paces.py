"""How long an amount takes at a pace, and what so much a week makes in a year.

"It has 14,700 on the list and housed 500 last year. At that pace it would take 29 years", "up £95 a week, or
£4,940 over 12 months", "£95 a week for a year, £4,940 in all", "it has $42m and burns $7m a month, so that is
six months of runway".
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise, product

from factcheck.claims.claim import Claim
from factcheck.quantities.units import dimension, kind_of
from factcheck.relations.relation import Reading, Relation
from factcheck.relations.scene import (
    IN_ALL,
    SUMMING,
    WORDS,
    Scene,
    after,
    alike,
    before,
    gap,
    is_share,
    unhedged,
)

_BACK = 3  # sentences
_MOST = 4  # figures of each role that are tried
_OVER = frozenset({("over",), ("in",), ("across",), ("over", "the"), ("in", "the")})
_LASTING = frozenset({"enough", "last", "lasts", "runway", "so", "supplies", "supply", "worth"})
_NEAR, _REACH = 3, 8
_THAT = frozenset({"that", "this", "such"})
_PACES = frozenset({"pace", "rate", "speed", "tempo"})
_YEARLY = frozenset({("last", "year"), ("a", "year"), ("per", "year"), ("this", "year"), ("annually",)})


def propose(scene: Scene) -> Iterator[Relation]:
    """Every time that a pace makes of an amount, and every total of so much a week."""
    for at, row in enumerate(scene.rows):
        near = scene.earlier(at, _BACK)
        for place, claim in enumerate(row):
            if _is_at_that_pace(claim) or _is_taken(claim, row[:place]):
                yield from _taken(claim, [*near, *row[:place]])
        for one, two, three in zip(row, row[1:], row[2:], strict=False):
            if _is_by_time(one) and _is_for(one, two, three):
                yield Relation("product", ({"rate": (one,), "amount": (two,), "result": (three,)},))
            elif _is_by_time(two) and _is_enough(one, two, three):
                yield Relation(
                    "pace", ({"amount": (one,), "rate": (two,), "result": (three,)},), stated=False
                )
        for place, (total, time) in enumerate(pairwise(row)):
            if _is_total_over(total, time):
                yield from _told_by_time(total, time, [*near, *row[:place]])


def _is_at_that_pace(claim: Claim) -> bool:
    """Whether a time is what something takes "at that rate", "at this pace", "at last year's rate"."""
    words = before(claim, 16) if claim.quantity.kind == "duration" else ()
    paces = zip(words, words[1:], words[2:], strict=False)
    return any(at == "at" and that in _THAT and pace in _PACES for at, that, pace in paces)


def _is_taken(time: Claim, earlier: tuple[Claim, ...]) -> bool:
    """ "It will repay 12 a year, which will take seven years"."""
    if time.quantity.kind != "duration" or not any(map(_is_by_time, earlier)):
        return False
    return not {"take", "takes", "taking"}.isdisjoint(before(time, 4))


def _is_by_time(claim: Claim) -> bool:
    return kind_of(str(claim.quantity.unit).partition("/")[2]) == "duration"


def _taken(time: Claim, earlier: list[Claim]) -> Iterator[Relation]:
    levels = [
        claim for claim in earlier if claim.quantity.kind in ("count", "number", "measure", "money", "rate")
    ]
    levels = [claim for claim in reversed(levels) if not (claim.change or is_share(claim))]
    paces = [pace for pace in map(_a_year, levels) if pace]
    readings: list[Reading] = [
        {"amount": (amount,), "rate": (pace,), "result": (time,)}
        for pace, amount in product(paces[:_MOST], levels[:_MOST])
        if amount.id != pace.id and amount.quantity.high > pace.quantity.high
    ]
    if readings:
        yield Relation("pace", tuple(readings), stated=False)


def _a_year(claim: Claim) -> Claim | None:
    """The figure as an amount a year, where the text says that it is: "500 homes last year"."""
    unit = claim.quantity.unit or ""
    if _is_by_time(claim):
        return claim
    words = after(claim, 6)
    yearly = any(pair in _YEARLY for pair in pairwise(words)) or words[:1] in _YEARLY
    return (
        replace(claim, quantity=replace(claim.quantity, unit=f"{unit or 'thing'}/year")) if yearly else None
    )


def _is_for(rate: Claim, time: Claim, total: Claim) -> bool:
    """ "£95 a week for 52 weeks, £4,940 in all", "… over the five years that it lasted, a total of …"."""
    over, _, _ = str(rate.quantity.unit).partition("/")
    told, lead = unhedged(gap(time, total)), gap(rate, time)
    if time.quantity.kind != "duration" or dimension(over) != dimension(str(total.quantity.unit)):
        return False
    called = not WORDS["totals"].isdisjoint((*told, *after(total, 1))) or after(total, 2) in IN_ALL
    called = called or told[-1:] == ("or",) or told in SUMMING
    lasts = lead[:1] in {("for",), ("over",), ("in",), ("during",)} and len(lead) <= _NEAR
    return lasts and called and len(told) <= _REACH and WORDS["breaks"].isdisjoint(told)


def _is_enough(amount: Claim, rate: Claim, time: Claim) -> bool:
    """ "It has $42m and burns $7m a month, so that is six months of runway"."""
    over, _, _ = str(rate.quantity.unit).partition("/")
    is_same = amount.quantity.unit is not None and dimension(over) == dimension(amount.quantity.unit)
    if not is_same or time.quantity.kind != "duration" or amount.change or is_share(amount):
        return False
    words, ahead = unhedged(gap(rate, time)), gap(amount, rate)
    tied = len(words) <= _REACH and len(ahead) <= 2 * _REACH and WORDS["breaks"].isdisjoint(words)
    return tied and not _LASTING.isdisjoint((*words, *after(time, 2)))


def _is_total_over(total: Claim, time: Claim) -> bool:
    """ "…, or £4,940 over 12 months"."""
    if time.quantity.kind != "duration" or gap(total, time) not in _OVER:
        return False
    lead = unhedged(before(total, 4))
    return lead[-1:] == ("or",) or lead[-2:] in {("which", "is"), ("that", "is"), ("that", "'s")}


def _told_by_time(total: Claim, time: Claim, earlier: list[Claim]) -> Iterator[Relation]:
    """The total with each amount a week that was told, or change of one."""
    if not total.quantity.unit or total.quantity.kind not in ("money", "count", "measure"):
        return
    rates = [claim for claim in earlier if _is_by_time(claim)]
    for rate in reversed(rates):
        over, _, per = str(rate.quantity.unit).partition("/")
        if dimension(over) != dimension(total.quantity.unit):
            continue
        changes = [claim for claim in earlier if claim.change and claim.sentence is rate.sentence]
        of_it = [
            replace(claim, quantity=replace(claim.quantity, unit=f"{claim.quantity.unit}/{per}"))
            for claim in changes
            if total.change and claim.quantity.unit and alike(claim, total)
        ]
        readings: list[Reading] = [
            {"rate": (each,), "amount": (time,), "result": (total,)} for each in (*of_it, rate)
        ]
        yield Relation("product", tuple(readings), stated=bool(of_it) or not total.change)
        return
