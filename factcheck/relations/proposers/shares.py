"""A part, its whole and the share it makes.

"30 of the 60, or half", "half of the 60, or 30", "30 swallowed half of 60", "30, or half of the cost", "of
the 60, 30 (half)", "60, of which 30, or half", "30 of the 60. That is half", "half, or 30 pupils" of 60.
"""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.claims.claim import Claim
from factcheck.quantities.units import kind_of
from factcheck.relations.relation import Relation
from factcheck.relations.scene import (
    ENDS,
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
_ASIDE = 4  # words between a part and its share
_BREAKS = WORDS["breaks"]
_PORTIONS = frozenset({"cut", "part", "proportion", "rate", "reduction", "saving", "share", "stake"})
_SALES = frozenset({"revenue", "revenues", "sales", "turnover"})
_OF_WHICH_IS = frozenset(
    {("of", "which", ","), ("of", "which", "("), ("of", "whom", ","), ("of", "them", ",")}
)
_DURING = frozenset({("in",), ("from",)})
_CALLED = 6  # words of "a sell-through rate of"
_LEVIES = frozenset({"commission", "deposit", "duty", "fee", "interest", "levy", "royalty", "tax"})
_NAMELY = frozenset({"i.e.", "ie", "namely", "viz", "viz."})
_BEING = frozenset({"is", "makes", "means", "was"})
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
    for row, following in scene.neighbours():
        yield from _said_next(row, following)
        yield from _rated(row)
        for one, two, three in zip(row, row[1:], row[2:], strict=False):
            found = _roles(one, two, three)
            if found and not _is_listed(row, found):
                part, whole, share = found
                yield Relation("share", ({"part": (part,), "whole": (whole,), "share": (share,)},))


def _is_listed(row: tuple[Claim, ...], roles: tuple[Claim, Claim, Claim]) -> bool:
    """ "Among the 60, 30 in Leeds and 12 in York, 70 % of all": the last of several parts, or their sum."""
    at = row.index(roles[0])
    other = row[at - 1] if at else roles[0]
    return other not in roles and alike(other, roles[0]) and "and" in gap(other, roles[0])[:_REACH]


def _rated(row: tuple[Claim, ...]) -> Iterator[Relation]:
    """ "A loan of 500 million costs 4 % a year, or 20 million in interest"."""
    for whole, share, part in zip(row, row[1:], row[2:], strict=False):
        lead, towards = gap(whole, share), unhedged(gap(share, part))
        tied = 0 < len(lead) <= _REACH and _BREAKS.isdisjoint(lead) and "," not in lead and "or" not in lead
        told = towards[-2:] == (",", "or") and len(towards) <= _ASIDE and towards[:1] != ("of",)
        if tied and told and is_share(share) and are_amounts(whole, part) and not (whole.past or part.past):
            yield Relation("share", ({"part": (part,), "whole": (whole,), "share": (share,)},), stated=False)


def _said_next(row: tuple[Claim, ...], following: tuple[Claim, ...]) -> Iterator[Relation]:
    """ "30 of the 60. That is half", "30 of the 60. Call it half"."""
    if len(row) < 2 or not following or not is_share(following[0]) or following[0].change:
        return
    part, whole, share = *row[-2:], following[0]
    lead = unhedged(before(share, _ASIDE + 1))
    says = len(lead) == share.first and lead in _SAYING and after(share, 1) in {(".",), (",",), (), (";",)}
    if says and are_amounts(part, whole) and _of(unhedged(gap(part, whole))):
        yield Relation("share", ({"part": (part,), "whole": (whole,), "share": (share,)},))
    elif says and len(row) == 2 and are_amounts(part, whole) and opens_whole(part):
        # "Of the 60, 30 had it. That is half".
        yield Relation("share", ({"part": (whole,), "whole": (part,), "share": (share,)},))


def is_aside(words: tuple[str, ...]) -> bool:
    """ "37 people in hospital, 20 % of …"."""
    return len(words) <= _ASIDE and words[-1:] == (",",) and _BREAKS.isdisjoint(words)


def _roles(one: Claim, two: Claim, three: Claim) -> tuple[Claim, Claim, Claim] | None:
    """Part, whole and share of three figures in a row, if the words between them say so."""
    lead, towards = unhedged(gap(one, two)), unhedged(gap(two, three))
    if len(lead) > _REACH or len(towards) > _REACH + 2:
        return None
    if (
        is_share(three)
        and are_amounts(one, two)
        and _of(lead)
        and (says_again(towards) or _is_of_it(three, towards))
    ):
        return one, two, three
    if is_share(three) and are_amounts(one, two) and lead[:1] in _DURING and _is_rate(towards):
        return one, two, three
    is_again = says_again(towards) or _is_set_off(three, towards)
    if is_share(one) and are_amounts(two, three) and _of(lead) and is_again:
        return (three, two, one) if _is_the_part(three, towards) else None
    if is_share(one) and are_amounts(two, three) and _of(towards) and _counts_again(lead):
        return two, three, one
    if is_share(one) and are_amounts(two, three) and _is_held_against(lead, towards):
        return two, three, one
    if is_share(one) and are_amounts(two, three) and lead == (":", "of") and "," in towards:
        # "Turnout was 41 %: of 34,600 voters, 14,200 came".
        return three, two, one
    if is_share(three) and are_amounts(one, two) and _is_inside(one, two, towards) and says_again(towards):
        return two, one, three
    is_levied = _is_margin(one, two, three) or _is_levy(one, lead, towards)
    if is_share(three) and are_amounts(one, two) and is_levied:
        return one, two, three
    if is_share(two) and are_amounts(one, three) and _of(towards) and _is_told_of(lead):
        return one, three, two
    if is_share(two) and are_amounts(one, three) and opens_whole(one) and lead[-1:] == (",",):
        # "Of the 60 jets, half, or 30".
        return (three, one, two) if says_again(towards) else None
    if is_share(two) and are_amounts(one, three) and towards in _OF_WHICH_IS and lead[-1:] == (",",):
        # "150, a third of which, 50, went on tax".
        return three, one, two
    return None


def _is_of_it(share: Claim, words: tuple[str, ...]) -> bool:
    """ "30 of the 60 seats were taken, (half) of capacity", "30 of the 60 wells had it, about (half),"."""
    told = words[-1:] == (",",) and len(words) <= _REACH and _BREAKS.isdisjoint(words)
    return told and (after(share, 2) == ("of", "capacity") or (after(share, 1) in ENDS and not share.change))


def _is_the_part(part: Claim, words: tuple[str, ...]) -> bool:
    """Whether a figure after "half of the 60" is that half.

    "4.5 % of its income, or £786 for every student" shares it out, "half of the 60, 20 of whom" has some.
    """
    is_some = words == (",",) and after(part, 1) == ("of",)
    return _EACH.isdisjoint(after(part, 2)) and not is_some


def _is_set_off(part: Claim, words: tuple[str, ...]) -> bool:
    """ "One in four of the 2,000 pupils asked, (500), could"."""
    return words[-1:] == (",",) and len(words) <= _ASIDE and after(part, 1) == (",",)


def _is_rate(words: tuple[str, ...]) -> bool:
    """ "17 clean sheets in 26 games, a rate of"."""
    return words[-2:] == ("rate", "of") and words[:-2][-1:] in {("a",), ("success",)} and len(words) <= _ASIDE


def _counts_again(words: tuple[str, ...]) -> bool:
    """ "Half the members who voted, (60 out of 120)", "stood at 4 % in March: (60 out of 1,500)"."""
    told, lead = words[:-1], words[-1:]
    return (
        lead in {(",",), ("(",), (":",)} and len(words) <= _REACH and _BREAKS.isdisjoint(set(told) - {"who"})
    )


def _is_held_against(lead: tuple[str, ...], towards: tuple[str, ...]) -> bool:
    """ "It is at 76 % of the level of 2019: 24 million against 32 million"."""
    is_of = lead[:1] == ("of",) and lead[-1:] == (":",) and len(lead) <= _REACH
    return is_of and towards in {("against",), ("compared", "with"), ("versus",)}


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


def _is_levy(levy: Claim, lead: tuple[str, ...], towards: tuple[str, ...]) -> bool:
    """ "A fee of $840,000 on the $5.6 million that it fetched, or"."""
    is_called = before(levy, 1) == ("of",) and not _LEVIES.isdisjoint(before(levy, _ASIDE))
    return is_called and lead[:1] == ("on",) and len(lead) <= _ASIDE and says_again(towards)


def are_amounts(one: Claim, other: Claim) -> bool:
    """Whether a figure may be a part of the other: both are amounts or counts, and neither is a share."""
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
    return says_again(words) or _takes(words) or is_aside(words)


def says_again(words: tuple[str, ...]) -> bool:
    """ "or", ", or about", ", about", "(", "it was meant for, or", ", which is"; hedges are the figure's."""
    if words[-3:-1] == (",", "which") and words[-1] in _BEING:
        words = (*words[:-2], "or")
    if not words or not _BREAKS.isdisjoint(words):
        return False
    if words[-1] == "(" or words[-2:] == (",", "or"):
        return WORDS["bases"].isdisjoint(words)
    if "," in words and words[-1] == "of":
        # ", a stake of", "were upheld, a success rate of", ", a cut of".
        at = len(words) - words[::-1].index(",")
        return len(words) - at <= _CALLED and at <= _ASIDE and not _PORTIONS.isdisjoint(words[at:])
    return (words[0] == "or" or words == (",",) or words[-1] in _NAMELY) and len(words) <= 3


def _takes(words: tuple[str, ...]) -> bool:
    """A verb alone between a part and its share: "£146m swallowed 62 % of …"."""
    plain = [word for word in words if word not in {",", "for", "up", "which"}]
    return len(plain) in {1, 2} and plain[-1] in WORDS["takes"]
