"""Whether a figure and a fact can be the same kind of thing, judged by their units alone."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from typing import Literal

from factcheck.claims.words import stem
from factcheck.facts.fact import Fact
from factcheck.lexicon import word_lists
from factcheck.quantities.quantity import Quantity
from factcheck.quantities.units import convert, dimension, is_registered, kind_of

Fit = Literal[
    "same",
    "scaled",
    "bare",
    "unsaid",
    "people",
    "noun",
    "currency",
    "elided",
    "per",
    "points",
    "sibling",
    "part",
]

PEOPLE = word_lists("factcheck.matching", "people")["people"]


def unit_fit(quantity: Quantity, unit: str | None) -> Fit | None:
    """How ``quantity`` could be a value in ``unit``; ``None`` when it cannot.

    "same" unit or "scaled" (convertible); a "bare" number for a count, or for a unit that is left "unsaid";
    "people" for people by another name, "noun" for another counted thing; another "currency"; a rate
    written without its denominator ("elided"), or an amount written as a rate ("per"); "points" for percent;
    a "sibling" dimension that writers mix up (megawatts and megawatt-hours); a "part": a fraction or
    multiplier word for a percentage.
    """
    is_portion = quantity.unit is None and abs(quantity.high) < 1
    return _fit(quantity.unit, "portion" if is_portion else quantity.kind, unit)


@lru_cache(maxsize=65_536)
def _fit(written: str | None, kind: str, unit: str | None) -> Fit | None:
    if unit == "date":
        return None
    if written == unit:
        return "same"
    if written is not None and unit is not None and dimension(written) == dimension(unit):
        return "scaled"
    fact_kind = kind_of(unit)
    if written is None:
        if kind == "portion":
            return "part" if unit == "percent" else None
        return "bare" if fact_kind in ("count", "number") or _numerator_counts(unit) else "unsaid"
    if {written, unit} <= {"percent", "percentage_point", "basis_point"}:
        return "points"
    if kind == "money" and fact_kind == "money":
        return "currency"
    if "/" in written or "/" in (unit or ""):
        return _rate_fit(written, unit)
    if kind == "measure" and fact_kind == "measure":
        return "sibling" if _root(written) == _root(unit or "") else None
    if ("*" in written) != ("*" in (unit or "")):
        return None
    return _noun_fit(written, unit) if kind == "count" and fact_kind in ("count", "number") else None


def _numerator_counts(unit: str | None) -> bool:
    return unit is not None and "/" in unit and kind_of(unit.partition("/")[0]) == "count"


def _rate_fit(written: str, unit: str | None) -> Fit | None:
    one, _, per_one = written.partition("/")
    other, _, per_other = (unit or "").partition("/")
    inner = _fit(one, kind_of(one), other or None)
    if inner is None or (
        per_one and per_other and not (inner == "same" or dimension(per_one) == dimension(per_other))
    ):
        return None
    return "per" if per_one and not per_other else "elided"


def _noun_fit(written: str, unit: str | None) -> Fit:
    if unit is None:
        return "bare"
    heads = written.split()[-1].lower(), unit.split()[-1].lower()
    if heads[0] == heads[1]:
        return "same"
    if heads[0] in PEOPLE and heads[1] in PEOPLE:
        return "people"
    return "noun"


def _root(unit: str) -> str:
    return unit.partition("_")[0].partition("*")[0]


# Slips put the decimal point one or two places off, or write million for billion; a figure may be wrong by
# a quarter besides.
DECIMAL_SLIP, SCALE_SLIP, BESIDES = Decimal(100), Decimal(1000), Decimal("1.25")
# Fits in which the numbers can be held against each other as they are, or once converted.
_COMMENSURABLE: frozenset[Fit] = frozenset({"same", "scaled", "bare", "unsaid", "people", "noun", "elided"})
# What costs less for each is sold by the thousand or the million: an amount that leaves unsaid for how many
# cannot be held against the price of one.
_LEAST_FOR_EACH = Decimal("0.001")


def is_beyond_slips(quantity: Quantity, fact: Fact, fit: Fit) -> bool:
    """Whether ``quantity`` lies so far from the fact that it must measure something else.

    A fare of $5.70 is no wrong figure for a bridge of $640 million. Nearness says nothing: whatever lies
    within a slip of scale, right or wrong, may be about the fact, and so may the same number in a wrong unit
    ("43,000 vehicles a year" of as many a day).
    """
    if fit not in _COMMENSURABLE:
        return False
    ours = [abs(end) for end in (quantity.low, quantity.high)]
    theirs = [abs(end) for end in (fact.interval.low, fact.interval.high) if end is not None]
    if not (any(ours) and any(theirs)):
        return False
    if fit == "elided" and max(theirs) < _LEAST_FOR_EACH:
        return True
    apart = _apart(ours, theirs)
    if fit == "scaled" and apart > BESIDES:
        scale = convert(Decimal(1), quantity.unit, fact.unit) or Decimal(1)
        apart = _apart([scale * end for end in ours], theirs)
    return apart > DECIMAL_SLIP * BESIDES and not SCALE_SLIP / BESIDES <= apart <= SCALE_SLIP * BESIDES


def _apart(ours: list[Decimal], theirs: list[Decimal]) -> Decimal:
    """How many times the one is the other where they are nearest; at most 1 where they overlap."""
    return max(min(ours), min(theirs)) / (min(max(ours), max(theirs)) or Decimal(1))


# Fits whose units are not comparable as written: the figure is taken to be in the fact's unit.
ASSUMED: frozenset[Fit] = frozenset({"bare", "unsaid", "people", "noun"})


def is_specific(unit: str | None) -> bool:
    """Whether the unit itself says what is meant: "GPU*hour" and "USD/barrel" do, "USD" does not."""
    if unit in (None, "person"):
        return False
    return "/" in unit or "*" in unit or not is_registered(unit)


@lru_cache(maxsize=4096)
def unit_stems(unit: str | None) -> frozenset[str]:
    """The stems of the words of a unit: as cues they only say the unit once more."""
    words = re.findall(r"[a-z]+", (unit or "").lower())
    return frozenset(stem(word) for word in (*words, *(["people"] if "person" in words else [])))
