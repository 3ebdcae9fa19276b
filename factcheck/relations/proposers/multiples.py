"""How many times one figure is another.

"84, twice the 42 of …", "rose threefold to 90 from 30", "doubled from 15 to 30", "from 60 to 6, a factor of
10", "90, five times more than 15" (six times, strictly: both are let pass).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from factcheck.claims.claim import Claim
from factcheck.quantities.quantity import Quantity
from factcheck.relations.pairs import bases
from factcheck.relations.relation import Reading, Relation
from factcheck.relations.scene import (
    APPOSED,
    ENDS,
    WORDS,
    Scene,
    after,
    alike,
    before,
    gap,
    is_share,
    plain_figure,
    unhedged,
)

_REACH = 8
_BREAKS = WORDS["breaks"]
_SET_OFF = 5  # words of "in the shop,"
_AS_MUCH = frozenset({("as", "many"), ("as", "much")})
_SMALLER = frozenset({"cheaper", "fewer", "less", "lighter", "lower", "shorter", "smaller"})
_LARGER = frozenset({"bigger", "greater", "heavier", "higher", "larger", "longer", "more"})
_LIKENING = frozenset({"as", "than", "that", "the", "its", "their", "what"})


def propose(scene: Scene) -> Iterator[Relation]:
    """Every multiple with the two figures that it compares."""
    for row, following in scene.neighbours():
        for one, factor, other in zip(row, row[1:], row[2:], strict=False):
            factor = _as_factor(factor)
            if _is_factor(factor) and may_be_multiple(one, other) and _is_likened(one, factor, other):
                yield _compared(one, factor, other)
        for one, two, factor in zip(row, row[1:], row[2:], strict=False):
            if _is_factor(factor) and may_be_multiple(one, two) and _are_likened(one, two, factor):
                yield Relation("multiple", ({"base": (one,), "result": (two,), "change": (factor,)},))
        factors = [claim for claim in row if _is_factor(claim)]
        for base, result in bases(row, may_be_multiple) if factors else ():
            for factor in factors:
                if _is_of(row, factor, base, result):
                    yield _changed(base, factor, result)
        if len(following) > 1 and _is_factor(following[0]) and may_be_multiple(row[-1], following[1]):
            factor, other = following[:2]
            if _takes_up(factor) and _leads_on(gap(factor, other)):
                yield _compared(row[-1], factor, other)
        if len(row) == 2 and len(following) == 1 and _is_factor(following[0]) and may_be_multiple(*row):
            factor = following[0]
            if _takes_up(factor) and WORDS["changes"].intersection(after(factor, 2)):
                yield _changed(row[0], factor, row[1])


def _as_factor(claim: Claim) -> Claim:
    """ "Half as many as": a part in words that is a number of times."""
    if not is_share(claim) or not claim.quantity.numerals[0].in_words or after(claim, 1) != ("as",):
        return claim
    return replace(claim, quantity=replace(claim.quantity, kind="multiplier", unit="times"))


def _is_factor(claim: Claim) -> bool:
    return claim.quantity.kind == "multiplier" and claim.quantity.high > 0 and not claim.quantity.is_range


def may_be_multiple(one: Claim, other: Claim) -> bool:
    """Whether two figures are of one kind, however far apart."""
    kinds = {one.quantity.kind, other.quantity.kind}
    if "multiplier" in kinds or (len(kinds) > 1 and "duration" in kinds):
        return False
    return alike(one, other) and not (is_share(one) or one.change or one.quantity.is_range)


def _is_likened(one: Claim, factor: Claim, other: Claim) -> bool:
    """ "84, about twice the 42 of", "84 is twice as much as the 42", "84, five times more than the 42"."""
    lead = gap(one, factor)
    if len(lead) > _REACH or not _BREAKS.isdisjoint(set(lead) - {"which"}) or lead.count(",") > 1:
        return False
    return unhedged(lead)[-1:] in APPOSED and lead != () and _leads_on(gap(factor, other))


def _are_likened(one: Claim, two: Claim, factor: Claim) -> bool:
    """ "It fetches 38 cents at the gate and sells for $1.14 in the shop, three times as much"."""
    words, behind = gap(two, factor), after(factor, 3)
    apposed = words[-1:] == (",",) and len(words) <= _SET_OFF and _BREAKS.isdisjoint(words)
    return apposed and behind[:2] in _AS_MUCH and behind[2:] in ENDS and "and" in gap(one, two)


def _leads_on(words: tuple[str, ...]) -> bool:
    if words[-3:-1] == (",", "which"):
        # "As bright as the old one, which gave 240 lumens".
        words = words[:-3]
    likens = not _LIKENING.isdisjoint(words[:4]) and words[-1:] != (",",)
    return likens and len(words) <= _REACH and (_BREAKS | {"to"}).isdisjoint(words)


def _takes_up(factor: Claim) -> bool:
    """ "That is about twice the 42 of …", "That's a fivefold increase"."""
    lead = before(factor, _REACH)
    plain = lead[:-1] if lead[-1:] == ("a",) else unhedged(lead)
    return len(lead) == factor.first and plain in {
        ("that", "is"), ("that", "'s"), ("that", "’s"), ("that", "was"), ("this", "is"), ("it", "is"),
    }  # fmt: skip


def _compared(one: Claim, factor: Claim, other: Claim) -> Relation:
    """The relation of "84, twice the 42"; in "6, ten times less than 60" the larger figure is the second."""
    towards = set(gap(factor, other)[:2])
    other = plain_figure(other)
    plain: Reading = {"base": (other,), "result": (one,), "change": (factor,)}
    if towards & _SMALLER:
        return Relation("multiple", ({"base": (one,), "result": (other,), "change": (factor,)},))
    if towards & _LARGER:
        return Relation("multiple", (plain, {**plain, "change": (_one_more(factor),)}))
    if "than" in towards:
        # "Ten times faster" may be a tenth of the time or ten times the speed.
        turned: Reading = {"base": (one,), "result": (other,), "change": (factor,)}
        return Relation("multiple", (plain, turned, {**plain, "change": (_one_more(factor),)}))
    return Relation("multiple", (plain,))


def _one_more(factor: Claim) -> Claim:
    return replace(factor, quantity=_moved(factor.quantity))


def _moved(quantity: Quantity) -> Quantity:
    numerals = tuple(replace(each, value=each.value + 1) for each in quantity.numerals)
    return replace(quantity, low=quantity.low + 1, high=quantity.high + 1, numerals=numerals)


def _changed(base: Claim, factor: Claim, result: Claim) -> Relation:
    reading: Reading = {"base": (base,), "result": (result,), "change": (factor,)}
    if _is_verb(factor) or factor.quantity.high < 1:
        return Relation("multiple", (reading,))
    small, large = sorted((base, result), key=lambda claim: claim.quantity.high)
    return Relation("multiple", ({**reading, "base": (small,), "result": (large,)},))


def _is_verb(factor: Claim) -> bool:
    """Whether the word says that something grew or shrank, and by how much: "doubled", "halving"."""
    return factor.quantity.surface.lower().endswith(("ed", "es", "ing"))


def _is_of(row: tuple[Claim, ...], factor: Claim, base: Claim, result: Claim) -> bool:
    """Whether a factor leads to a pair ("doubled to 30 from 15") or restates it (", a factor of 2")."""
    ids = [claim.id for claim in row]
    at, first, last = row.index(factor), *sorted((ids.index(base.id), ids.index(result.id)))
    if at < first and all(claim.quantity.kind == "duration" for claim in row[at + 1 : first]):
        words = gap(factor, row[first])
        led = words[-1:] == (("from",) if row[first].id == base.id else ("to",))
        return led and len(words) <= _REACH and _BREAKS.isdisjoint(words)
    if at == last + 1:
        words = unhedged(gap(row[last], factor))
        plain = words[:1] in {(",",), ("(",), ("or",)} and len(words) <= 4
        is_own = not any(_is_led_elsewhere(factor, other) for other in row[at + 1 : at + 2])
        return plain and is_own and {"and", "while"}.isdisjoint(words)
    return False


def _is_led_elsewhere(factor: Claim, other: Claim) -> bool:
    return not {"to", "from", "than", "the"}.isdisjoint(gap(factor, other)[:3]) or after(factor, 1) == (
        "the",
    )
