"""Where a number may start: at a digit, a vulgar fraction or a number word."""

from __future__ import annotations

import re

from factcheck.quantities.numerals import MULTIPLIERS, PARTS, VAGUE, VULGAR, alternatives
from factcheck.quantities.vocabulary import lexicon

_LARGE = ("hundred", "thousand", "million", "billion", "trillion", "lakh", "crore")


def _number_words() -> str:
    """The number words as alternatives, in lower case and as a sentence or a headline writes them."""
    numbers = lexicon("numbers")
    small = {*numbers["ones"], *numbers["tens"]}
    spelled = {*small, *MULTIPLIERS, *PARTS, *VAGUE, *_LARGE, "dozen"}
    spelled |= {f"{word}fold" for word in (*small, "hundred", "thousand")}
    capitals = {word.upper() for word in (*small, *_LARGE, "half")}
    return alternatives({*spelled, *map(str.capitalize, spelled), *capitals})


_WORDS = _number_words()
_DIGITS = "0-9" + "".join(VULGAR)
CANDIDATE = re.compile(
    rf"""
    [^a-zA-Z_]                              # what is no plain letter: digits and what parts words
    (?: (?<=[{_DIGITS}])                    # a digit or a vulgar fraction
      | (?<=\W) (?:{_WORDS}) (?!\w) )       # or a number word right behind it
    """,
    re.VERBOSE,
)
"""A digit, or a number word with the character in front of it.

A scan for what stands before a word, and not for the letter that a number word may begin with, has few places
to look at: 45 MB a second against 13.
"""
OPENING = re.compile(rf"(?:{_WORDS})(?!\w)")
"""A number word with nothing in front of it."""
