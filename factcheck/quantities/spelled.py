"""Figures that begin with a number word: "five million", "half an hour", "a dozen", "doubled", "dozens"."""

from __future__ import annotations

import re
from decimal import Decimal

from factcheck.quantities.found import Found
from factcheck.quantities.marks import OPENING
from factcheck.quantities.multiplied import read_multiplier
from factcheck.quantities.numberwords import read_words
from factcheck.quantities.numerals import MULTIPLIERS, PARTS, SCALES, VAGUE, Number, alternatives
from factcheck.quantities.parts import read_part
from factcheck.quantities.quantity import Numeral, Skipped

_ARTICLES = frozenset({"a", "an"})
_SEVERAL = frozenset({"several", "few"})
_DOZEN = re.compile(r"\s{1,8}dozens?(?!\w)", re.IGNORECASE)
_NTH = re.compile(r"[‐‑-](?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)(?!\w)", re.IGNORECASE)
_SOMETHING = re.compile(r"[\s‐‑-]somethings?(?!\w)", re.IGNORECASE)
_VAGUE = re.compile(
    rf"({alternatives(VAGUE)})(?:\s{{1,8}}of\s{{1,8}}({alternatives(VAGUE)}))?(?!\w)", re.IGNORECASE
)
_OF = re.compile(r"\s{1,8}of\s{1,8}(?:(?:the|its|their|other)\s)?", re.IGNORECASE)
_ONE = Decimal(1)
_TEN = Decimal(10)


def read_spelled(
    text: str, begin: int, start: int, end: int, stop: int, before: list[str]
) -> Found | Skipped | None:
    """The figure whose first number word is ``text[start:end]``; ``before`` are the words in front.

    ``Skipped`` where the word is an ordinal or the like, ``None`` where it is no number at all.
    """
    if start > begin and text[start - 1] in "-‐‑'’&." and text[start - 2 : start - 1].isalnum():
        return None
    word = text[start:end].lower()
    last = before[-1].lower().lstrip(OPENING) if before else ""
    lead = text.rfind(before[-1][-len(last) :], max(begin, start - 24), start) if last else start
    article = lead if last in _ARTICLES else start
    if word in MULTIPLIERS or word.endswith("fold"):
        return read_multiplier(text, start, stop, last) or Skipped(start, end, "word")
    if word in VAGUE:
        return _vague(text, start, stop)
    part = read_part(text, start, stop, before, article)
    if part is not None:
        return part
    if word in PARTS:
        return Skipped(start, end, "ordinal")
    if word == "dozen":
        if last in _SEVERAL:
            return _dozens(lead, end, _ONE, Decimal(120))
        return _dozens(article, end, _ONE) if last in _ARTICLES else Skipped(start, end, "word")
    number = read_words(text, start, stop)
    if number is None:
        return None
    if _SOMETHING.match(text, number.end, stop):
        return Skipped(start, number.end, "word")
    if _NTH.match(text, number.end, stop):
        return Skipped(start, number.end, "ordinal")
    if dozen := _DOZEN.match(text, number.end, stop):
        return _dozens(start, dozen.end(), number.numeral.magnitude)
    if word in SCALES and last in _SEVERAL:
        return _with_things(text, number, lead, stop)
    return Found(number, article if word in SCALES else start)


def _vague(text: str, start: int, stop: int) -> Found | None:
    """ "Dozens", "hundreds of thousands": from one to ten times of what is named."""
    match = _VAGUE.match(text, start, stop)
    if match is None:
        return None
    first, second = (group.lower() if group else "" for group in match.groups())
    if first == "tens" and not second:
        return None
    low = Decimal(VAGUE[first]) * (VAGUE[second] if second else 1)
    end = match.end()
    return _with_things(text, Number(Numeral(start, end, low, _ONE, low, low, True), end), start, stop)


def _with_things(text: str, number: Number, start: int, stop: int) -> Found:
    """A vague amount, with the "of" after it: "dozens of people"."""
    match = _OF.match(text, number.end, stop)
    end = number.end if match is None else match.end() - 1
    return Found(Number(number.numeral, end), start, high=number.numeral.magnitude * _TEN)


def _dozens(start: int, end: int, count: Decimal, high: Decimal | None = None) -> Found:
    numeral = Numeral(start, end, count * 12, _ONE, _ONE, _ONE, True)
    return Found(Number(numeral, end), start, high=high)
