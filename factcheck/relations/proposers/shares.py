"""A part, its whole and the share it makes.

"30 of the 60, or half", "half of the 60, or 30", "30 swallowed half of 60", "30, or half of the cost".
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from factcheck.claims.claim import Claim
from factcheck.quantities.units import kind_of
from factcheck.relations.relation import Reading, Relation
from factcheck.relations.scene import WORDS, Scene, after, alike, gap, is_share, unhedged

_REACH = 8
_BACK = 3  # sentences in which an unnamed whole may stand
_ASIDE = 4  # words between a part and its share
_MOST = 4  # wholes that are tried
_BREAKS = WORDS["breaks"]


def propose(scene: Scene) -> Iterator[Relation]:
    """Every share with a part and a whole."""
    for at, row in enumerate(scene.rows):
        earlier = [claim for other in scene.rows[max(0, at - _BACK) : at] for claim in other]
        yield from _unnamed(row, earlier)
        for one, two, three in zip(row, row[1:], row[2:], strict=False):
            found = _roles(one, two, three)
            if found:
                part, whole, share = found
                yield Relation("share", ({"part": (part,), "whole": (whole,), "share": (share,)},))


def _unnamed(row: tuple[Claim, ...], earlier: list[Claim]) -> Iterator[Relation]:
    """ "84, or 60 % of the cost": the whole is one of the figures before, whichever fits."""
    for at, (part, share) in enumerate(pairwise(row)):
        words = unhedged(gap(part, share))
        if not _again(words) and not _is_aside(words):
            continue
        if not is_share(share) or is_share(part) or part.past:
            continue
        if not _is_of_all(row[at + 1]):
            continue
        wholes = [
            claim
            for claim in reversed([*earlier, *row[:at]])
            if _is_whole(claim, part) and claim.sentence.index >= part.sentence.index - _BACK
        ]
        readings: list[Reading] = [
            {"part": (part,), "whole": (whole,), "share": (share,)} for whole in wholes[:_MOST]
        ]
        if readings:
            yield Relation("share", tuple(readings), stated=False)


def _is_of_all(claim: Claim) -> bool:
    """Whether the words after a figure name the whole and no more: "of the cost.", "of them,"."""
    words = after(claim, 4)
    ends = [at for at, word in enumerate(words) if word in {".", ",", ";", ")"}]
    return words[:1] == ("of",) and bool(ends) and words[ends[0] - 1] in WORDS["wholes"]


def _is_aside(words: tuple[str, ...]) -> bool:
    """ "37 people in hospital, 20 % of …"."""
    return len(words) <= _ASIDE and words[-1:] == (",",) and _BREAKS.isdisjoint(words)


def _is_whole(claim: Claim, part: Claim) -> bool:
    kinds = {claim.quantity.kind, part.quantity.kind}
    is_like = _are_amounts(claim, part) or (kinds == {"count"} and not claim.change)
    return is_like and claim.quantity.high > part.quantity.high


def _roles(one: Claim, two: Claim, three: Claim) -> tuple[Claim, Claim, Claim] | None:
    """Part, whole and share of three figures in a row, if the words between them say so."""
    lead, towards = unhedged(gap(one, two)), unhedged(gap(two, three))
    if max(len(lead), len(towards)) > _REACH:
        return None
    if is_share(three) and _are_amounts(one, two) and _of(lead) and _again(towards):
        return one, two, three
    if is_share(one) and _are_amounts(two, three) and _of(lead) and _again(towards):
        return three, two, one
    if is_share(two) and _are_amounts(one, three) and _of(towards) and (_again(lead) or _takes(lead)):
        return one, three, two
    return None


def _are_amounts(one: Claim, other: Claim) -> bool:
    if is_share(one) or is_share(other) or not alike(one, other):
        return False
    return kind_of(one.quantity.unit) != "duration" and one.change == other.change


def _of(words: tuple[str, ...]) -> bool:
    """ "of the", "of its total of", "out of", and nothing that opens another statement."""
    return words[:1] in {("of",), ("out",)} and (_BREAKS | WORDS["bases"] | {",", "for", "to"}).isdisjoint(
        words
    )


def _again(words: tuple[str, ...]) -> bool:
    """ "or", ", or about", ", about", "("; hedges belong to the figure."""
    return (
        bool(words)
        and (words[0] in {"or", "("} or words[:2] == (",", "or") or words == (",",))
        and len(words) <= 3
    )


def _takes(words: tuple[str, ...]) -> bool:
    """A verb alone between a part and its share: "£146m swallowed 62 % of …"."""
    return len(words) in {1, 2} and words[-1] in WORDS["takes"]
