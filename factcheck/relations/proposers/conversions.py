"""One quantity told in two units or currencies.

"187 miles (301 km)", "$500m (£265m; €380m)", "42 km, or 26 miles", "12 ha, an area of 0.12 sq km",
"a gust of 261 km/h. That is faster than 162 mph". Conversions of money are also held against each other.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from factcheck.claims.claim import Claim
from factcheck.quantities.units import dimension, kind_of
from factcheck.relations.relation import Reading, Relation
from factcheck.relations.scene import WORDS, Scene, after, before, gap, is_share, unhedged

_REACH = 5
_US = re.compile(r"(?<![a-z])u\.?s(?![a-z])", re.IGNORECASE)
_INDIAN = frozenset({Decimal(10) ** 5, Decimal(10) ** 7, Decimal(10) ** 12})  # lakh, crore, lakh crore
_APPOSITION = 9
_THAT_IS = frozenset({("that", "is"), ("that", "'s"), ("that", "’s"), ("that", "was")})


def propose(scene: Scene) -> Iterator[Relation]:
    """Every pair that restates a quantity, and each conversion of money with a witness of its rate."""
    rates: dict[tuple[str, str], list[tuple[Claim, Claim]]] = defaultdict(list)
    for row, following in scene.neighbours():
        for one, other, stated in _restated(row, following):
            units = str(one.quantity.unit), str(other.quantity.unit)
            if units[0] == units[1] and _is_rescaled(one, other):
                yield Relation("conversion", ({"first": (one,), "second": (other,)},))
            if units[0] == units[1] or (_is_price_plan(one) and gap(one, other)[:1] != (",",)):
                continue
            if dimension(units[0]) == dimension(units[1]) and dimension(units[0]):
                yield Relation("conversion", ({"first": (one,), "second": (other,)},), stated)
            elif stated and one.quantity.kind == other.quantity.kind == "money":
                low, high = sorted((one, other), key=lambda claim: str(claim.quantity.unit))
                rates[str(low.quantity.unit), str(high.quantity.unit)].append((low, high))
        for one, other in pairwise(row):
            if is_share(one) and is_share(other) and _is_share_again(one, other):
                yield Relation("conversion", ({"first": (one,), "second": (other,)},))
    for pairs in rates.values():
        yield from _with_witness(pairs)
    if rates:
        yield from _of_one_currency(scene)


def _is_rescaled(one: Claim, other: Claim) -> bool:
    """ "Rs 1,200 crore (Rs 12 billion)": one amount in Indian and in Western numbers."""
    scales = {one.quantity.numerals[-1].scale in _INDIAN, other.quantity.numerals[-1].scale in _INDIAN}
    return len(scales) == 2 and gap(one, other) == ("(",)


def _of_one_currency(scene: Scene) -> Iterator[Relation]:
    """ "£35m (£19m)", in a text whose parentheses convert: one of the two has the other's sign."""
    for row in scene.rows:
        for one, other in pairwise(row):
            is_money = one.quantity.kind == other.quantity.kind == "money"
            same = one.quantity.unit == other.quantity.unit and after(other, 1) in {(")",), (";",)}
            # "100 dollars (60 U.S. dollars)" are those of two countries.
            if is_money and same and gap(one, other) == ("(",) and _names_land(one) == _names_land(other):
                yield Relation("conversion", ({"first": (one,), "second": (other,)},))


def _names_land(claim: Claim) -> bool:
    """Whether the figure says whose dollars it is in: "US$", "U.S. dollars"."""
    return _US.search(claim.quantity.surface) is not None


def _is_share_again(one: Claim, other: Claim) -> bool:
    """ "Two-thirds of voters (58 %)", "more than half of them, 46 %,", "three-quarters, or 62 %,"."""
    if one.quantity.unit == other.quantity.unit or one.change != other.change:
        return False
    words = unhedged(gap(one, other))
    of_whom = not words[:-1] or words[0] in {"of", "the", "its", "all"} or words == (",", "or")
    of_whom = of_whom or (words[-1] == "(" and len(words) == 2)
    closed = after(other, 1) in {(")",), (",",), (".",), ()}
    return of_whom and words[-1:] in {("(",), (",",), ("or",)} and len(words) <= _REACH and closed


def _is_price_plan(claim: Claim) -> bool:
    """Whether the figure is money per time: "£5 a month or £50 a year" are two offers."""
    money, slash, _ = str(claim.quantity.unit).partition("/")
    return bool(slash) and kind_of(money) == "money"


def _with_witness(pairs: list[tuple[Claim, Claim]]) -> Iterator[Relation]:
    """Each conversion with the one whose rate lies in the middle of the others' between these currencies."""
    ranked = sorted((pair for pair in pairs if pair[0].quantity.high), key=_rate)
    middle = len(ranked) // 2
    for pair in pairs:
        reading: Reading = {"first": (pair[0],), "second": (pair[1],)}
        near = [other for other in ranked[max(0, middle - 1) : middle + 2] if other is not pair]
        if near:
            # With an even number of others the witness is the one that speaks for the pair.
            low, high = near[len(near) // 2]
            reading = {**reading, "base": (low,), "result": (high,)}
        yield Relation("rates", (reading,))


def _rate(pair: tuple[Claim, Claim]) -> Decimal:
    return pair[1].quantity.high / pair[0].quantity.high


def _restated(row: tuple[Claim, ...], following: tuple[Claim, ...]) -> Iterator[tuple[Claim, Claim, bool]]:
    """What is told twice, and whether the words say that it is."""
    for at, (one, other) in enumerate(pairwise(row)):
        words = unhedged(gap(one, other))
        if (words == ("(",) or _is_dimension(words)) and _closes(other):
            yield one, other, True
        elif words in {(";",), ("/",), (",",), ("or",)} and at and gap(row[at - 1], one) == ("(",):
            yield row[at - 1], other, True
            yield one, other, True
        elif _says_again(words):
            yield one, other, True
        elif words[-1:] == (",",) and len(words) <= _APPOSITION and after(other, 1) in {(".",), (",",), ()}:
            # "98 metres tall, about 320 feet": nobody guesses a second measure of something else.
            guessed = other.quantity.modifier == "approximately" and other.quantity.kind == "measure"
            yield one, other, guessed and not other.quantity.is_range
    if following and before(following[0], _REACH + 1)[:2] in _THAT_IS and following[0].first <= _REACH:
        yield row[-1], following[0], True


def _is_dimension(words: tuple[str, ...]) -> bool:
    """ "320 metres thick (", "40 miles to the north ("."""
    return len(words) == 2 and words[-1] == "(" and words[0] in WORDS["extents"]


def _closes(claim: Claim) -> bool:
    """Whether the parenthesis holds the figure and no more that would tell it apart."""
    return after(claim, 1)[:1] in {(")",), (";",), ("/",), (",",), ("or",)}


def _says_again(words: tuple[str, ...]) -> bool:
    """ ", or (about)", ", an area of", ", over"."""
    if not words or len(words) > _REACH or not (WORDS["breaks"] - {"-", "which"}).isdisjoint(words):
        return False
    if words[0] == "or" or words[:2] == (",", "or"):
        return len(words) <= 3
    if words[:2] in {(",", "which"), (",", "that")} or words[:1] == ("which",):
        return WORDS["amounting"].intersection(words[1:]) != set() and len(words) <= 5
    return words[0] == "," and words[1:2] in {("a",), ("an",)} and words[-1] == "of"
