"""A whole told before its parts.

"300 jobs: 120 in Leeds, 90 in York and 90 in Hull", "60 million, paid with 20 million from …, 30 million of …
and 10 million in …". Where no word says that the parts are all there is, they must only not make more than
the whole: "nine children, of whom five are girls and four boys", "800 jobs, 450 of them in Leeds and 350 in
York". "The price will be met with 20 million from … and 40 million of …" names its whole before.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from factcheck.claims.claim import Claim
from factcheck.quantities.plurals import singular
from factcheck.relations.proposers.sums import adds_up
from factcheck.relations.relation import Kind, Reading, Relation
from factcheck.relations.scene import ENDS, OF_WHICH, WORDS, Scene, after, before, gap, opens_whole, unhedged

_REACH = 12
_MOST = 8
_BACK = 2  # sentences
_FAR = 12  # rows in which a whole is told by the name that the parts are of
_SEVERAL = 3
_OPENING = 4  # words of "Of that total,"
_OF_THAT = frozenset(
    {("of", "that"), ("of", "this"), ("of", "it"), ("of", "these"), ("of", "them"), ("of", "the")}
)
_TAKEN_UP = frozenset({("it",), ("that",), ("the",), ("this",)})
_AND = frozenset({"and", "plus"})
_LINKS = _AND | {",", ";"}
_BARE = frozenset({(",",), (";",), ("and",)})
_OF_THOSE = frozenset({("of", "the"), ("of", "them"), ("of", "these"), ("of", "those")})
_WHERE = frozenset({"among", "as", "at", "by", "for", "from", "in", "of", "on", "to", "under", "with"})


def propose(scene: Scene) -> Iterator[Relation]:
    """Every whole with the parts that are listed after it."""
    for at, row in enumerate(scene.rows):
        for place, whole in enumerate(row[:-2]):
            parts = _listed(whole, row[place + 1 :])
            kind = _tie(whole, parts) if len(parts) > 1 and not whole.past else None
            if kind:
                yield Relation(kind, ({"part": parts, "whole": (whole,)},), stated=False)
        yield from _told_before(row, scene.rows[at - 1] if at else ())
        yield from _of_those(row, scene.earlier(at, _BACK))
        yield from _of_named(row, scene.rows[max(0, at - _FAR) : at])


def _told_before(row: tuple[Claim, ...], earlier: tuple[Claim, ...]) -> Iterator[Relation]:
    """The figures that open a sentence as parts of one before it, with each that may be the whole."""
    kind = _takes_up_whole(row[0])
    parts = _listed(row[0], row[1:]) if kind else ()
    if kind is None or not parts:
        return
    wholes = [claim for claim in earlier if adds_up(row[0], claim) and not (claim.past or claim.change)]
    readings: list[Reading] = [{"part": (row[0], *parts), "whole": (whole,)} for whole in wholes]
    if readings and row[0].sentence.index - wholes[0].sentence.index <= _BACK:
        yield Relation(kind, tuple(readings), stated=False)


def _takes_up_whole(first: Claim) -> Kind | None:
    """Whether the words before the first figure of a sentence speak of a whole told before.

    "It costs 60 million. The price will be met with 20 million from … and 40 million of …" names all parts;
    in "It took 3.9 million. Of that, 2.7 million came from …, 0.9 million from …" others may be left out.
    """
    lead = before(first, _REACH)
    if len(lead) != first.first:
        return None
    if lead[:1] in _TAKEN_UP and not WORDS["comprising"].isdisjoint(lead):
        return "sum"
    return "within" if lead[:2] in _OF_THAT and lead[-1] == "," and len(lead) <= _OPENING else None


def _of_those(row: tuple[Claim, ...], earlier: list[Claim]) -> Iterator[Relation]:
    """ "It had 9,300 claims. The south lodged 6,100 of the claims, the north 2,700 and the islands 1,500"."""
    for at, first in enumerate(row):
        parts = _listed(first, row[at + 1 :]) if after(first, 2) in _OF_THOSE else ()
        if not parts or first.quantity.kind != "count":
            continue
        told = [claim for claim in (*earlier, *row[:at]) if claim.quantity.unit == first.quantity.unit]
        for whole in told[-1:]:
            if whole.quantity.high >= first.quantity.high:
                yield Relation("within", ({"part": (first, *parts), "whole": (whole,)},), stated=False)


def _of_named(row: tuple[Claim, ...], earlier: tuple[tuple[Claim, ...], ...]) -> Iterator[Relation]:
    """ "Snacks brought in 610 million, Frozen 412 million and Pet 298 million of net sales"."""
    for at, first in enumerate(row[: 1 - _SEVERAL]):
        parts = (first, *_listed(first, row[at + 1 :]))
        behind = [word for word in after(parts[-1], 4) if word.isalpha()]
        if len(parts) < _SEVERAL or behind[:1] != ["of"]:
            continue
        named = set(map(singular, behind[1:]))
        wholes = [
            claim
            for other in earlier
            for claim in other
            if claim.head in named and adds_up(first, claim) and not (claim.past or claim.change)
        ]
        if wholes:
            readings: tuple[Reading, ...] = tuple({"part": parts, "whole": (whole,)} for whole in wholes)
            yield Relation("within", readings, stated=False)
            return


def _listed(whole: Claim, following: tuple[Claim, ...]) -> tuple[Claim, ...]:
    """The figures right after a whole that may be its parts and are linked up to an "and"."""
    run: list[Claim] = []
    for claim in following[:_MOST]:
        if claim.change and not whole.change:
            # "390 bags in York, an increase of 20, and 190 bags in Leeds".
            continue
        words = gap(run[-1] if run else whole, claim)
        is_linked = not run or not _LINKS.isdisjoint(words)
        # "A from one and B from another": the preposition does not make B a base.
        is_past = claim.past and words[-1:] != ("and",)
        # "Exports were 60, of which 30 were oil, with total imports 40".
        is_other = bool(run) and not WORDS["totals"].isdisjoint(words)
        if len(words) > _REACH or not is_linked or not adds_up(claim, whole) or is_past or is_other:
            break
        run.append(claim)
    while run and _AND.isdisjoint(gap(run[-2] if len(run) > 1 else whole, run[-1])):
        run.pop()
    return tuple(run)


def _tie(whole: Claim, parts: tuple[Claim, ...]) -> Kind | None:
    """Whether the parts are said to be all there is, or may only not be more; ``None`` for no parts."""
    lead = unhedged(gap(whole, parts[0]))
    if not WORDS["examples"].isdisjoint(lead):
        return "within" if _is_of_which(lead) else None
    if lead[-1:] == (":",) or not WORDS["comprising"].isdisjoint(lead) or ("made", "up") in pairwise(lead):
        return "sum"
    is_within = _is_of_which(lead) or _is_apposed(whole, lead, parts) or _share(whole, parts)
    return "within" if is_within else None


def _is_of_which(lead: tuple[str, ...]) -> bool:
    return not OF_WHICH.isdisjoint(pairwise(lead[-4:]))


def _share(whole: Claim, parts: tuple[Claim, ...]) -> bool:
    """ "Of the 72 seats the Greens hold 19, Labour 28 and others 25": one verb for bare numbers.

    "Of the 60 who came 40 were men and 35 were over forty" counts some twice.
    """
    are_bare = all(after(part, 1)[:1] in _BARE for part in parts[:-1]) and after(parts[-1], 1) in ENDS
    return opens_whole(whole) and are_bare


def _is_apposed(whole: Claim, lead: tuple[str, ...], parts: tuple[Claim, ...]) -> bool:
    """ "800 jobs, 450 of them in Leeds and 350 in York": bare numbers, each with what it is a part of.

    In "320 jobs, 190 of them in Leeds, and moved 140 to York" the second has a verb of its own.
    """
    links = [unhedged(gap(one, other))[-1:] for one, other in pairwise(parts)]
    are_bare = all(part.quantity.end == part.quantity.numerals[-1].end for part in parts)
    is_named = whole.quantity.unit is not None and whole.quantity.end > whole.quantity.numerals[-1].end
    return (
        lead == (",",)
        and is_named
        and are_bare
        and all(link and link[0] in _LINKS for link in links)
        and all(_WHERE.intersection(after(part, 1)) for part in parts)
    )
