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
from factcheck.relations.scene import WORDS, Scene, after, alike, gap, is_share, since

_REACH = 12
_IN_ALL = frozenset({("all", "in"), ("in", "all"), ("in", "total"), ("all", "told")})
_AND = frozenset({"and", "plus", "another"})
_PART_OF = frozenset({("of", "which"), ("of", "that"), ("of", "them"), ("of", "whom")})
_MOST_PARTS = 6
_BACK = 3  # rows before, in which the whole or the first part may stand


def propose(scene: Scene) -> Iterator[Relation]:
    """Every sum and every rest."""
    for at, row in enumerate(scene.rows):
        nearby = [
            claim
            for other in scene.rows[max(0, at - _BACK) : at]
            for claim in other
            if claim.sentence.index >= row[0].sentence.index - _BACK
        ]
        for place in range(len(row)):
            earlier = [*nearby, *row[:place]]
            yield from _sum(row, place, earlier)
            yield from _rest(row, place, earlier)
            yield from _made_up(row, place)
        yield from _of_which(row)


def _addable(claim: Claim, other: Claim) -> bool:
    quantity = claim.quantity
    if is_share(claim) or quantity.kind in ("multiplier", "duration") or "/" in str(quantity.unit):
        return False
    return quantity.kind != "percent" and alike(claim, other) and kind_of(quantity.unit) != "multiplier"


def _sum(row: tuple[Claim, ...], place: int, earlier: list[Claim]) -> Iterator[Relation]:
    """The last like figures before one that is called their total: two of them, or as many as are listed."""
    total = row[place]
    alikes = [claim for claim in earlier if _addable(claim, total) and not claim.past]
    if len(alikes) < 2 or total.past:
        return
    first, second = alikes[-2:]
    if second.sentence is not total.sentence:
        return
    words = gap(second, total)[-_REACH:]
    if not _is_total((*words, "|", *after(total, 2))):
        return
    here = [claim for claim in alikes if claim.sentence is total.sentence][-_MOST_PARTS:]
    are_listed = len(here) > 1 and not _AND.isdisjoint(gap(first, second))
    # Sums of money that are "brought to" a total often have earlier parts; counts of cases rarely do.
    if are_listed or ("bringing" in words and first.quantity.kind == second.quantity.kind == "count"):
        parts = [tuple(here[-many:]) for many in range(2, len(here) + 1)] or [(first, second)]
        readings: list[Reading] = [{"part": part, "whole": (total,)} for part in parts]
        yield Relation("sum", tuple(readings), stated=False)


def _of_which(row: tuple[Claim, ...]) -> Iterator[Relation]:
    """ "2,870 kg, of which 1,330 kg was fuel; empty, 1,540 kg": the third may be what the second leaves."""
    for whole, part, rest in zip(row, row[1:], row[2:], strict=False):
        if gap(whole, part)[-2:] not in _PART_OF or rest.quantity.unit != whole.quantity.unit or rest.past:
            continue
        if _addable(part, whole) and _addable(rest, whole):
            reading: Reading = {"whole": (whole,), "part": (part,), "rest": (rest,)}
            yield Relation("rest", (reading,), stated=False, loose=True)


def _made_up(row: tuple[Claim, ...], place: int) -> Iterator[Relation]:
    """A total before its parts: "300 jobs: 120 in Leeds, 90 in York and 90 in Hull"."""
    total, parts = row[place], row[place + 1 :]
    if len(parts) < 2 or total.past or not all(_addable(part, total) and not part.past for part in parts):
        return
    lead = gap(total, parts[0])
    is_opened = lead[-1:] == (":",) or not WORDS["comprising"].isdisjoint(lead)
    links = [gap(one, other) for one, other in pairwise(parts)]
    are_listed = all(len(words) <= _REACH and {",", "and", "plus"}.intersection(words) for words in links)
    if is_opened and are_listed and len(lead) <= _REACH and not _AND.isdisjoint(links[-1]):
        yield Relation("sum", ({"part": parts, "whole": (total,)},), stated=False)


def _is_total(words: tuple[str, ...]) -> bool:
    """Whether the words around a figure call it a total; "|" stands for the figure."""
    plain = [word for word in words if word != "-"]
    at = plain.index("|")
    return not WORDS["totals"].isdisjoint(plain[:at]) or any(
        pair in _IN_ALL for pair in pairwise(word for word in plain if word != "|")
    )


def _rest(row: tuple[Claim, ...], place: int, earlier: list[Claim]) -> Iterator[Relation]:
    """What is left when the like figure before is taken from one before that."""
    rest = row[place]
    words = (*since(row, place, _REACH), *after(rest, 1))
    if WORDS["rests"].isdisjoint(words) or not place:
        return
    alikes = [claim for claim in earlier if _addable(claim, rest)]
    part = next((claim for claim in reversed(alikes) if claim.sentence is rest.sentence), None)
    if part is None or len(gap(part, rest)) > _REACH:
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
        yield Relation("rest", readings, stated=False)


def _are_counts(one: Claim, other: Claim) -> bool:
    """Whether both count things, whatever these are called: posts are taken from people."""
    return one.quantity.kind == other.quantity.kind == "count" and not (one.change or one.past)
