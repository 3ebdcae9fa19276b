"""Amounts in words that are no plain number: parts of a whole, multipliers, vague amounts, "one in five"."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from factcheck.quantities.found import Found
from factcheck.quantities.numerals import (
    MULTIPLIERS,
    PARTS,
    VAGUE,
    Number,
    alternatives,
    read_digits,
    read_words,
)
from factcheck.quantities.quantity import Kind, Numeral
from factcheck.quantities.reading import Ahead, Reading
from factcheck.quantities.scene import Scene, Sense, unit_at
from factcheck.quantities.vocabulary import words

_ONE = Decimal(1)
_RESOLUTION = Decimal("0.05")
_PLACES = Decimal("1e-10")
_SCALES = {
    "hundred": 2,
    "thousand": 3,
    "lakh": 5,
    "million": 6,
    "mln": 6,
    "crore": 7,
    "billion": 9,
    "bln": 9,
    "bn": 9,
    "trillion": 12,
}
_PART = re.compile(
    rf"(?:(a|an|one|two|three|four|five|six|seven|eight|nine)[\s‐‑-]{{1,8}})?({alternatives(PARTS)})(?![\w-])",
    re.IGNORECASE,
)
_HALF_SCALE = re.compile(
    rf"(?:(a|an|one|three)[\s-]{{1,8}})?(half|quarters?)(?:\s{{1,8}}of)?(?:\s{{1,8}}an?|[\s-])\s{{0,8}}({alternatives(_SCALES)}|dozen)(?!\w)",
    re.IGNORECASE,
)
_HALF_UNIT = re.compile(r"(half|quarter)(?:\s{1,8}(?:of\s{1,8})?an?\s{1,8}|[\s-])(?=[a-z])", re.IGNORECASE)
_OF_A = re.compile(r"\s{1,8}of\s{1,8}an?(?=\s)")
_OF = re.compile(r"\s{1,8}(?:of|the|its|their|his|her|our|as|that|those|off|what)\b", re.IGNORECASE)
_AFTER_BY = words("context", "around", "before_part")
_HEDGES = words("context", "around", "before_quarter")
_FOLD = re.compile(r"([a-z]+)[\s-]?fold(?!\w)", re.IGNORECASE)
_VAGUE = re.compile(
    rf"({alternatives(VAGUE)})(?:\s{{1,8}}of\s{{1,8}}({alternatives(VAGUE)}))?(?!\w)", re.IGNORECASE
)
_RATIO = re.compile(
    r"\s{1,8}(?:in|out\s{1,8}of|of\s{1,8}every|in\s{1,8}every|for\s{1,8}every)\s{1,8}(?=[0-9a-z])",
    re.IGNORECASE,
)
_TIED = re.compile(
    r"[%:/.-]\S|[\s-]{1,8}(?:January|February|March|April|May|June|July|August|September|October|November|December)\b"
)
_AND_A_HALF = re.compile(
    r"(?:\b(an?|one)\s{1,8})?\b([a-z]{2,12})\s{1,8}and\s{1,8}(?:a\s{1,8})?half$", re.IGNORECASE
)
_HUNDREDTH = Decimal("0.01")
_TWICE_AFTER = words("context", "around", "after_twice")
_AS_MUCH = re.compile(r"\s{1,8}as\s{1,8}(?!he\b|she\b|they\b|it\b|the\b|a\b|an\b|we\b|his\b)[a-z]+")
_NOT_PART = words("context", "around", "halves_of_time")
_DOUBLE_BEFORE = words("context", "around", "before_double")
_SEVERAL = frozenset({"several", "few", "couple", "many"})


class Part(NamedTuple):
    """An amount in words: the number, the ends where it is vague, kind, unit and offsets."""

    number: Number
    start: int
    kind: Kind | None = None
    unit: str | None = None
    high: Decimal | None = None
    needs_unit: bool = False


def _numeral(
    start: int, end: int, value: Decimal, scale: int = 0, resolution: Decimal = _RESOLUTION
) -> Numeral:
    by = Decimal(10) ** scale
    return Numeral(start, end, value, by, resolution * by, resolution * by, True)


def read_part(text: str, start: int, stop: int, before: list[str]) -> Part | None:
    """The part of a whole in words at ``start``; ``before`` are the words in front of it.

    Ordinals ("the third", "second half") and quarters of the year are none.
    """
    if scaled := _HALF_SCALE.match(text, start, stop):
        return _half_scale(scaled)
    match = _PART.match(text, start, stop)
    if match is None:
        return None
    count, name = match.groups()
    below = PARTS[name.lower()]
    if (
        name.lower().startswith("hal")
        and (unit := _HALF_UNIT.match(text, match.start(2), stop))
        and not _OF.match(text, match.end(), stop)
    ):
        return Part(
            Number(_numeral(start, match.end(), _ONE / below, 0, _ONE / below), unit.end()),
            start,
            needs_unit=True,
        )
    first = count.lower() if count else ""
    words = [word.lower().lstrip("(\"“'‘") for word in before[-2:]] if not count else []
    lead = words[-1] if words else ""
    if lead in ("a", "an"):
        first, lead = lead, words[-2] if len(words) > 1 else ""
    named_part = name.lower() in ("half", "halves")
    if first in ("", "a", "an"):
        if lead in _NOT_PART:
            return None
        if not first and not named_part:
            return None
        if not (
            _OF.match(text, match.end(), stop)
            or lead in (_HEDGES if name.lower() == "quarter" else _AFTER_BY)
        ):
            return None
        above = 1
    else:
        above = (["one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]).index(first) + 1
        if (above == 1 and name.endswith("s") and not named_part) or (
            above > 1 and not name.endswith("s") and not named_part
        ):
            return None
        if (
            name.lower().startswith("quarter")
            and not _OF.match(text, match.end(), stop)
            and "-" not in match.group()
            and above > 1
        ):
            return None
    if above >= below:
        return None
    value = (Decimal(above) / below).quantize(_PLACES).normalize()
    if (of := _OF_A.match(text, match.end(), stop)) and unit_at(Ahead(text, of.end(), stop), 0):
        return Part(Number(_numeral(start, match.end(), value), of.end()), start, needs_unit=True)
    return Part(Number(_numeral(start, match.end(), value), match.end()), start, "number")


def _half_scale(match: re.Match[str]) -> Part:
    """ "half a million", "three quarters of a billion", "half a dozen"."""
    count, part, word = (group.lower() if group else "" for group in match.groups())
    value = Decimal(3 if count == "three" else 1) / PARTS[part]
    if word == "dozen":
        numeral = Numeral(match.start(), match.end(), value * 12, _ONE, _ONE, _ONE, True)
        return Part(Number(numeral, match.end()), match.start())
    numeral = _numeral(match.start(), match.end(2), value, _SCALES[word])
    return Part(Number(numeral, match.end()), match.start())


def read_multiplier(text: str, start: int, stop: int, last: str) -> Part | None:
    """The multiplier at ``start`` that is one word: "doubled", "tenfold", "twice as many"."""
    if fold := _FOLD.match(text, start, stop):
        stem = read_words(text, start, fold.end(1))
        if stem is None or stem.end != fold.end(1):
            return None
        return Part(
            Number(_numeral(start, fold.end(), stem.numeral.magnitude, 0, _ONE), fold.end()),
            start,
            "multiplier",
            "times",
        )
    match = re.compile(r"[a-z]+", re.IGNORECASE).match(text, start, stop)
    word = match.group().lower() if match else ""
    if match is None or word not in MULTIPLIERS:
        return None
    following = re.compile(r"\s{1,8}([a-z]+)", re.IGNORECASE).match(text, match.end(), stop)
    after = following.group(1).lower() if following else ""
    if word in ("twice", "thrice") and (
        after not in _TWICE_AFTER or (after == "as" and not _AS_MUCH.match(text, match.end(), stop))
    ):
        return None
    if word in ("double", "triple", "treble", "quadruple") and not (
        after in ("the", "that", "what", "its", "their") or last in _DOUBLE_BEFORE
    ):
        return None
    if word in ("doubles", "triples", "halves") and after in (
        "",
        "and",
        "title",
        "match",
        "final",
        "of",
        "champion",
        "team",
        "semi",
    ):
        return None
    if after == "down" or last in ("on", "s") or text[match.end() : match.end() + 1] == "-":
        return None
    value = MULTIPLIERS[word]
    return Part(
        Number(_numeral(start, match.end(), value, 0, _ONE / 2), match.end()), start, "multiplier", "times"
    )


def read_vague(text: str, start: int, stop: int) -> Part | None:
    """ "dozens", "hundreds of thousands": from one to ten times of what is named."""
    match = _VAGUE.match(text, start, stop)
    if match is None:
        return None
    first, second = (group.lower() if group else "" for group in match.groups())
    low = Decimal(VAGUE[first]) * (VAGUE[second] if second else 1)
    if first == "tens" and not second:
        return None
    numeral = Numeral(start, match.end(), low, _ONE, low, low, True)
    return Part(Number(numeral, match.end()), start, high=low * 10)


def read_ratio(text: str, number: Number, stop: int) -> Number | None:
    """ "one in five", "nine out of ten", "one of every four": the share as a number below one.

    ``None`` where the second number has a unit or is a year: "won two in three years".
    """
    numeral = number.numeral
    if number.end != numeral.end or not 0 < numeral.value < 100:
        return None
    link = _RATIO.match(text, number.end, stop)
    if link is None:
        return None
    at = link.end()
    whole = read_digits(text, at, stop) if text[at].isdigit() else read_words(text, at, stop)
    if whole is None or not numeral.value < whole.numeral.magnitude <= 10**6:
        return None
    if 1850 < whole.numeral.magnitude < 2100 or _TIED.match(text, whole.end, stop):
        return None
    if Scene(text, number.end, stop, at, whole, []).unit is not None:
        return None
    value = (numeral.value / whole.numeral.magnitude).quantize(_PLACES).normalize()
    both = Numeral(numeral.start, whole.end, value, _ONE, _HUNDREDTH, _HUNDREDTH, numeral.in_words)
    return Number(both, whole.end)


def and_a_half(text: str, begin: int, start: int, end: int, readings: list[Reading]) -> Found | None:
    """ "An hour and a half", "two years and a half": one unit and the half behind it.

    A figure that the half goes on is taken off ``readings``.
    """
    low = max(begin, start - 40)
    match = _AND_A_HALF.search(text, low, end)
    if match is None:
        return None
    unit = unit_at(Ahead(text, match.start(2), match.end(2)), 0)
    if unit is None or unit[0].kind not in ("duration", "measure"):
        return None
    first, whole = match.start(), _ONE
    if match.group(1) is None:
        if not readings or readings[-1].end != match.end(2) or len(readings[-1].numerals) > 1:
            return None
        last = readings.pop()
        first, whole = last.start, last.numerals[0].magnitude
    half = _ONE / 2
    numeral = Numeral(first, end, whole + half, _ONE, half, half, True)
    return Found(Number(numeral, end), first, sense=Sense(unit[0].expression, unit[0].kind, end))
