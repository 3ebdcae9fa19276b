"""Figures that begin with a number word: "five million", "half an hour", "a dozen", "doubled", "dozens"."""

from __future__ import annotations

import re
from decimal import Decimal

from factcheck.quantities import parts
from factcheck.quantities.found import Found
from factcheck.quantities.numerals import MULTIPLIERS, PARTS, VAGUE, Number, read_words
from factcheck.quantities.quantity import Numeral, Skipped
from factcheck.quantities.scene import Sense

_LARGE = frozenset({"hundred", "thousand", "million", "billion", "trillion", "lakh", "crore"})
_ARTICLES = frozenset({"a", "an"})
_SEVERAL = frozenset({"several", "few"})
_DOZEN = re.compile(r"\s{1,8}dozens?(?!\w)", re.IGNORECASE)
_OF = re.compile(r"\s{1,8}of\s{1,8}(?:(?:the|its|their|other)\s)?", re.IGNORECASE)
_ONE = Decimal(1)


def read_spelled(
    text: str, begin: int, start: int, end: int, stop: int, before: list[str]
) -> Found | Skipped | None:
    """The figure whose first number word is ``text[start:end]``; ``before`` are the words in front.

    ``Skipped`` where the word is an ordinal or the like, ``None`` where it is no number at all.
    """
    if start > begin and text[start - 1] in "-‐‑'’&." and text[start - 2 : start - 1].isalnum():
        return None
    word = text[start:end].lower()
    last = before[-1].lower().lstrip("(\"“'‘[") if before else ""
    article = (
        text.rfind(before[-1][-len(last) :], max(begin, start - 24), start) if last in _ARTICLES else start
    )
    if word in MULTIPLIERS or word.endswith("fold"):
        part = parts.read_multiplier(text, start, stop, last)
        return _of_part(part, start) if part else Skipped(start, end, "word")
    if word in VAGUE:
        part = parts.read_vague(text, start, stop)
        return _vague(text, part.number, start, part.high, stop) if part and part.high else None
    part = parts.read_part(text, start, stop, before)
    if part is not None:
        return _of_part(part, article if part.kind == "number" else start)
    if word in PARTS:
        return Skipped(start, end, "ordinal")
    if word == "dozen":
        if last in _SEVERAL:
            return _dozens(start, end, _ONE, 120)
        return _dozens(article, end, _ONE) if last in _ARTICLES else Skipped(start, end, "word")
    number = read_words(text, start, stop)
    if number is None:
        return None
    if dozen := _DOZEN.match(text, number.end, stop):
        return _dozens(start, dozen.end(), number.numeral.magnitude)
    if word in _LARGE and last in _SEVERAL:
        at = text.rfind(before[-1], max(begin, start - 24), start)
        return _vague(text, number, at, number.numeral.magnitude * 10, stop)
    return Found(number, article if word in _LARGE else start)


def _of_part(part: parts.Part, start: int) -> Found:
    sense = None if part.kind is None else Sense(part.unit, part.kind, part.number.end)
    return Found(part.number, start, sense=sense, needs_unit=part.needs_unit)


def _vague(text: str, number: Number, start: int, high: Decimal, stop: int) -> Found:
    """A vague amount, with the "of" after it: "dozens of people"."""
    match = _OF.match(text, number.end, stop)
    return Found(number if match is None else Number(number.numeral, match.end() - 1), start, high=high)


def _dozens(start: int, end: int, count: Decimal, high: int | None = None) -> Found:
    numeral = Numeral(start, end, count * 12, _ONE, _ONE, _ONE, True)
    return Found(Number(numeral, end), start, high=None if high is None else Decimal(high))
