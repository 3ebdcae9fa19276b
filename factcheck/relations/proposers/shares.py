"""A part, its whole and the share it makes.

"30 of the 60, or half", "half of the 60, or 30", "30 swallowed half of 60", "30, or half of the cost", "of
the 60, 30 (half)", "60, of which 30, or half", "30 of the 60. That is half", "half, or 30 pupils" of 60.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

from factcheck.claims.claim import Claim
from factcheck.quantities.units import kind_of
from factcheck.relations.relation import Reading, Relation
from factcheck.relations.scene import (
    OF_WHICH,
    WORDS,
    Scene,
    after,
    alike,
    before,
    gap,
    is_share,
    opens_whole,
    unhedged,
)

_REACH = 8
_BACK = 3  # sentences in which an unnamed whole may stand
_CALLED = 12  # words before a figure in which it is named
_ASIDE = 4  # words between a part and its share
_MOST = 4  # wholes that are tried
_BREAKS = WORDS["breaks"]
_OF_THE = frozenset({("of", "the"), ("of", "its"), ("of", "their"), ("of", "our")})
_PAYING = frozenset({"cover", "covered", "covers", "fund", "funds", "meet", "meets", "paid", "pay", "pays"})
_PORTIONS = frozenset({"cut", "part", "proportion", "rate", "reduction", "saving", "share", "stake"})
_SALES = frozenset({"revenue", "revenues", "sales", "turnover"})
_OF_WHICH_IS = frozenset(
    {("of", "which", ","), ("of", "which", "("), ("of", "whom", ","), ("of", "them", ",")}
)
_NAMELY = frozenset({"i.e.", "ie", "namely", "viz", "viz."})
_DONE = frozenset({"are", "had", "have", "was", "were"})
_ENDS = frozenset({(), (".",), (";",), (",",)})
_EACH = frozenset({"apiece", "each", "every", "per"})
_SAYING = frozenset(
    {
        (),
        ("or",),
        ("call", "it"),
        ("make", "that"),
        ("that", "is"),
        ("that", "'s"),
        ("that", "’s"),
        ("this", "is"),
    }
)


def propose(scene: Scene) -> Iterator[Relation]:
    """Every share with a part and a whole."""
    counted: dict[str, list[Claim]] = defaultdict(list)
    for at, (row, following) in enumerate(scene.neighbours()):
        yield from _unnamed(row, scene.earlier(at, _BACK))
        yield from _of_all_such(row, counted)
        yield from _said_next(row, following)
        yield from _rated(row)
        yield from _were(row, scene.earlier(at, 1))
        for one, two, three in zip(row, row[1:], row[2:], strict=False):
            found = _roles(one, two, three)
            if found:
                part, whole, share = found
                yield Relation("share", ({"part": (part,), "whole": (whole,), "share": (share,)},))


def _unnamed(row: tuple[Claim, ...], earlier: list[Claim]) -> Iterator[Relation]:
    """ "84, or 60 % of the cost": the whole is one of the figures before, whichever fits."""
    for at, (part, share) in enumerate(pairwise(row)):
        words = unhedged(gap(part, share))
        is_market = _is_of_market(words, row[at + 1])
        if not (is_market or _again(words) or _is_aside(words) or _pays_for(words)):
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


def _rated(row: tuple[Claim, ...]) -> Iterator[Relation]:
    """ "A loan of 500 million costs 4 % a year, or 20 million in interest"."""
    for whole, share, part in zip(row, row[1:], row[2:], strict=False):
        lead, towards = gap(whole, share), unhedged(gap(share, part))
        tied = 0 < len(lead) <= _REACH and _BREAKS.isdisjoint(lead) and "," not in lead and "or" not in lead
        told = towards[-2:] == (",", "or") and len(towards) <= _ASIDE and towards[:1] != ("of",)
        if tied and told and is_share(share) and _are_amounts(whole, part) and not (whole.past or part.past):
            yield Relation("share", ({"part": (part,), "whole": (whole,), "share": (share,)},), stated=False)


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
        is_done = not _DONE.isdisjoint(words) and _BREAKS.isdisjoint(words) and after(share, 1) in _ENDS
        if opens and is_done and is_share(share) and not share.change and told and _is_whole(told[-1], part):
            reading: Reading = {"part": (part,), "whole": (told[-1],), "share": (share,)}
            yield Relation("share", (reading,), stated=False)


def _said_next(row: tuple[Claim, ...], following: tuple[Claim, ...]) -> Iterator[Relation]:
    """ "30 of the 60. That is half", "30 of the 60. Call it half"."""
    if len(row) < 2 or not following or not is_share(following[0]) or following[0].change:
        return
    part, whole, share = *row[-2:], following[0]
    lead = unhedged(before(share, _ASIDE + 1))
    says = len(lead) == share.first and lead in _SAYING and after(share, 1) in {(".",), (",",), (), (";",)}
    if says and _are_amounts(part, whole) and _of(unhedged(gap(part, whole))):
        yield Relation("share", ({"part": (part,), "whole": (whole,), "share": (share,)},))


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
    if len(lead) > _REACH or len(towards) > _REACH + 2:
        return None
    if is_share(three) and _are_amounts(one, two) and _of(lead) and _again(towards):
        return one, two, three
    if is_share(one) and _are_amounts(two, three) and _of(lead) and _again(towards):
        # "4.5 % of its income, or £786 for every student" shares it out.
        return None if not _EACH.isdisjoint(after(three, 2)) else (three, two, one)
    if is_share(one) and _are_amounts(two, three) and _of(towards) and _counts_again(lead):
        return two, three, one
    if is_share(three) and _are_amounts(one, two) and _is_inside(one, two, towards) and _again(towards):
        return two, one, three
    if is_share(three) and _are_amounts(one, two) and _is_margin(one, two, three):
        return one, two, three
    if is_share(two) and _are_amounts(one, three) and _of(towards) and _is_told_of(lead):
        return one, three, two
    if is_share(two) and _are_amounts(one, three) and towards in _OF_WHICH_IS and lead[-1:] == (",",):
        # "150, a third of which, 50, went on tax".
        return three, one, two
    return None


def _counts_again(words: tuple[str, ...]) -> bool:
    """ "Half the members who voted, (60 out of 120)"."""
    return (
        words[-1:] in {(",",), ("(",)} and len(words) <= _REACH and _BREAKS.isdisjoint(set(words) - {"who"})
    )


def _is_inside(whole: Claim, part: Claim, towards: tuple[str, ...]) -> bool:
    """ "60 jets, of which 30", "of the 60 jets, 30", "of the 60 jets 30 (half)"."""
    words = gap(whole, part)
    opens = opens_whole(whole) and ("," in words or towards != (",",))
    return part.quantity.high <= whole.quantity.high and (opens or _of_which(unhedged(words)))


def _of_which(words: tuple[str, ...]) -> bool:
    """ "60 jets, of which 30"."""
    return words[-2:] in OF_WHICH


def _is_margin(profit: Claim, sales: Claim, margin: Claim) -> bool:
    """ "A profit of 5 on sales of 40, a margin of 12.5 %"."""
    words = gap(profit, sales)
    led = "margin" in before(margin, 4) or after(margin, 1) == ("margin",)
    return led and words[:1] == ("on",) and len(words) <= _ASIDE and not _SALES.isdisjoint(words)


def _are_amounts(one: Claim, other: Claim) -> bool:
    if is_share(one) or is_share(other):
        return False
    if not alike(one, other) and not one.quantity.kind == other.quantity.kind == "count":
        return False
    return kind_of(one.quantity.unit) != "duration"


def _of(words: tuple[str, ...]) -> bool:
    """ "of the", "of its total of", "out of", and nothing that opens another statement."""
    return words[:1] in {("of",), ("out",)} and (_BREAKS | WORDS["bases"] | {",", "for", "to"}).isdisjoint(
        words
    )


def _is_told_of(words: tuple[str, ...]) -> bool:
    """Whether the words after a part lead to its share: "or", "make up", "tonnes of carbon dioxide,"."""
    return _again(words) or _takes(words) or _is_aside(words)


def _again(words: tuple[str, ...]) -> bool:
    """ "or", ", or about", ", about", "(", "it was meant for, or"; hedges belong to the figure."""
    if not words or not _BREAKS.isdisjoint(words):
        return False
    if words[-1] == "(" or words[-2:] == (",", "or"):
        return WORDS["bases"].isdisjoint(words)
    if "," in words and words[-1] == "of":
        # ", a stake of", "were upheld, a success rate of", ", a cut of".
        at = len(words) - words[::-1].index(",")
        return len(words) - at <= _ASIDE and at <= _ASIDE and not _PORTIONS.isdisjoint(words[at:])
    return (words[0] == "or" or words == (",",) or words[-1] in _NAMELY) and len(words) <= 3


def _takes(words: tuple[str, ...]) -> bool:
    """A verb alone between a part and its share: "£146m swallowed 62 % of …"."""
    plain = [word for word in words if word not in {",", "for", "up", "which"}]
    return len(plain) in {1, 2} and plain[-1] in WORDS["takes"]
