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
_PORTIONS = frozenset(
    {"cut", "part", "proportion", "rate", "reduction", "saving", "share", "stake", "turnout"}
)
_SALES = frozenset({"revenue", "revenues", "sales", "turnover"})
_DURING = frozenset({("in",), ("from",)})
_CALLED = 6  # words of "a sell-through rate of"
_LEVIES = frozenset({"commission", "deposit", "duty", "fee", "interest", "levy", "royalty", "tax"})
_NAMELY = frozenset({"i.e.", "ie", "namely", "viz", "viz."})
_BEING = frozenset({"is", "makes", "means", "was"})
_AGAINST = frozenset({("against",), ("compared", "with"), ("versus",)})
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
    which = [is_share(claim) for claim in (one, two, three)]
    if sum(which) != 1:
        return None
    lead, towards = unhedged(gap(one, two)), unhedged(gap(two, three))
    if len(lead) > _REACH or len(towards) > _REACH + 2:
        return None
    told = (_with_share_first, _with_share_between, _with_share_last)[which.index(True)]
    found = told(one, two, three, lead, towards)
    return found if found and are_amounts(*found[:2]) else None


def _with_share_last(
    one: Claim, two: Claim, share: Claim, lead: tuple[str, ...], towards: tuple[str, ...]
) -> tuple[Claim, Claim, Claim] | None:
    is_again = says_again(towards)
    if _of(lead) and (is_again or _is_of_it(share, towards)):
        return one, two, share
    if lead[:1] in _DURING and _is_rate(towards):
        return one, two, share
    if is_again and _is_inside(one, two, towards):
        return two, one, share
    is_levied = _is_margin(lead, share) or (is_again and _is_levy(one, lead))
    return (one, two, share) if is_levied else None


def _with_share_first(
    share: Claim, two: Claim, three: Claim, lead: tuple[str, ...], towards: tuple[str, ...]
) -> tuple[Claim, Claim, Claim] | None:
    if _of(lead) and (says_again(towards) or _is_set_off(three, towards)):
        return (three, two, share) if _is_the_part(three, towards) else None
    # "At 76 % of the level of 2019: 24 million against 32 million".
    is_held_against = lead[:1] == ("of",) and towards in _AGAINST
    if _counts_again(lead) and (_of(towards) or is_held_against):
        return two, three, share
    # "Turnout was 41 %: of 34,600 voters, 14,200 came".
    is_spelt_out = lead[:1] == (":",) and opens_whole(two) and "," in towards
    return (three, two, share) if is_spelt_out else None


def _with_share_between(
    one: Claim, share: Claim, three: Claim, lead: tuple[str, ...], towards: tuple[str, ...]
) -> tuple[Claim, Claim, Claim] | None:
    if _of(towards) and _is_told_of(lead):
        return one, three, share
    if lead[-1:] != (",",):
        return None
    if opens_whole(one):
        # "Of the 60 jets, half, or 30".
        return (three, one, share) if says_again(towards) else None
    # "150, a third of which, 50, went on tax".
    return (three, one, share) if _of_which(towards[:-1]) and towards[-1] in {",", "("} else None


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


def _is_inside(whole: Claim, part: Claim, towards: tuple[str, ...]) -> bool:
    """ "60 jets, of which 30", "of the 60 jets, 30", "of the 60 jets 30 (half)"."""
    words = gap(whole, part)
    opens = opens_whole(whole) and ("," in words or towards != (",",))
    return part.quantity.high <= whole.quantity.high and (opens or _of_which(unhedged(words)))


def _of_which(words: tuple[str, ...]) -> bool:
    """ "60 jets, of which 30"."""
    return words[-2:] in OF_WHICH


def _is_margin(lead: tuple[str, ...], margin: Claim) -> bool:
    """ "A profit of 5 on sales of 40, a margin of 12.5 %"."""
    return on_sales(lead) and ("margin" in before(margin, _ASIDE) or after(margin, 1) == ("margin",))


def on_sales(words: tuple[str, ...]) -> bool:
    """Whether the words between two figures say that the second is the sales that the first is of."""
    return words[:1] == ("on",) and len(words) <= _ASIDE and not _SALES.isdisjoint(words)


def _is_levy(levy: Claim, lead: tuple[str, ...]) -> bool:
    """ "A fee of $840,000 on the $5.6 million that it fetched, or"."""
    is_called = before(levy, 1) == ("of",) and not _LEVIES.isdisjoint(before(levy, _ASIDE))
    return is_called and lead[:1] == ("on",) and len(lead) <= _ASIDE


def are_amounts(one: Claim, other: Claim) -> bool:
    """Whether a figure may be a part of the other: both are amounts or counts, and neither is a share."""
    if is_share(one) or is_share(other):
        return False
    if not alike(one, other) and not one.quantity.kind == other.quantity.kind == "count":
        return False
    return kind_of(one.quantity.unit) != "duration" and _is_for_each(one) == _is_for_each(other)


def _is_for_each(claim: Claim) -> bool:
    """Whether the figure is so much for each of many: "£786 per student" is no part of "£412m"."""
    per = str(claim.quantity.unit).partition("/")[2]
    return per != "" and kind_of(per) != "duration"


def _of(words: tuple[str, ...]) -> bool:
    """ "of the", "of its total of", "out of", and nothing that opens another statement."""
    return words[:1] in {("of",), ("out",)} and (_BREAKS | WORDS["bases"] | {",", "for", "to"}).isdisjoint(
        words
    )


def _is_told_of(words: tuple[str, ...]) -> bool:
    """Whether the words after a part lead to its share: "or", "make up", "tonnes of carbon dioxide,"."""
    return says_again(words) or _takes(words) or is_aside(words)


def says_again(words: tuple[str, ...]) -> bool:
    """ "or", ", about", "(", "it was for, or", ", which is", ", that is"; hedges are the figure's."""
    if words[-3:-1] in {(",", "which"), (",", "that")} and words[-1] in _BEING:
        words = (*words[:-2], "or")
    if not words or not _BREAKS.isdisjoint(words):
        return False
    if words[-1] == "(" or (words[-2:-1] == (",",) and words[-1] in _NAMELY | {"or"}):
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
