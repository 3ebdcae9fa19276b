"""Multipliers of one word: "doubled", "halved", "tenfold", "twice as many"."""

from __future__ import annotations

import re
from decimal import Decimal

from factcheck.quantities.found import Found
from factcheck.quantities.marks import POSSESSIVE
from factcheck.quantities.numberwords import read_words
from factcheck.quantities.numerals import MULTIPLIERS, Number
from factcheck.quantities.quantity import Numeral
from factcheck.quantities.scene import Sense
from factcheck.quantities.vocabulary import words

_FOLD = re.compile(r"([a-z]+)[\s-]?fold(?!\w)", re.IGNORECASE)
_WORD = re.compile(r"([a-z]+)(-?)(?:\s{1,8}([a-z]+))?", re.IGNORECASE)
_AS_MUCH = re.compile(r"\s{1,8}as\s{1,8}(?!(?:he|she|they|it|the|an?|we|his)\b)[a-z]+")
_AFTER_TWICE = words("context", "around", "after_twice")
_BEFORE_DOUBLE = words("context", "around", "before_double")
_AFTER_DOUBLE = frozenset({"the", "that", "what", "its", "their"})
_AFTER_DOUBLES = frozenset({"", "and", "title", "match", "final", "of", "champion", "team", "semi"})
_BEFORE_DOUBLES = frozenset({"the", "mixed", "best", "play", "played", "and", "of", "in", "singles"})
_ADVERBS = frozenset({"twice", "thrice"})
_BASES = frozenset({"double", "triple", "treble", "quadruple"})
_NOUNS = frozenset({"doubles", "triples", "halves"})


def read_multiplier(text: str, start: int, stop: int, last: str) -> Found | None:
    """The multiplier at ``start``; ``last`` is the word before it, in lower case.

    ``None`` for occurrences ("scored twice"), adjectives ("double digits") and names ("mixed doubles").
    """
    if fold := _FOLD.match(text, start, stop):
        stem = read_words(text, start, fold.end(1))
        if stem is None or stem.end != fold.end(1):
            return None
        return _times(start, fold.end(), stem.numeral.magnitude, Decimal(1))
    match = _WORD.match(text, start, stop)
    if match is None:
        return None
    word, hyphen, after = match.group(1).lower(), match.group(2), (match.group(3) or "").lower()
    if hyphen or after == "down" or last in ("on", "s"):
        return None
    end = match.end(1)
    if word in _ADVERBS and (
        after not in _AFTER_TWICE or (after == "as" and not _AS_MUCH.match(text, end, stop))
    ):
        return None
    if word in _BASES and after not in _AFTER_DOUBLE and last not in _BEFORE_DOUBLE:
        return None
    if word in _NOUNS and (after in _AFTER_DOUBLES or last in _BEFORE_DOUBLES or last.endswith(POSSESSIVE)):
        return None
    return _times(start, end, MULTIPLIERS[word], Decimal("0.5"))


def _times(start: int, end: int, value: Decimal, resolution: Decimal) -> Found:
    numeral = Numeral(start, end, value, Decimal(1), resolution, resolution, True)
    return Found(Number(numeral, end), start, sense=Sense("times", "multiplier", end))
