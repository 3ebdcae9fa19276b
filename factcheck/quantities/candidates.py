"""Where a number may start: one pattern for digits, vulgar fractions and number words."""

from __future__ import annotations

import re

from factcheck.quantities.numerals import MULTIPLIERS, PARTS, VAGUE, VULGAR, alternatives
from factcheck.quantities.vocabulary import lexicon

_LARGE = ("hundred", "thousand", "million", "billion", "trillion", "lakh", "crore")


def _candidates() -> re.Pattern[str]:
    """The pattern, with the letters that a number word can start with in front.

    That shape lets the scan jump from one such letter to the next: 20 MB a second, where a word boundary
    in front would make it 6.
    """
    numbers = lexicon("numbers")
    small = {*numbers["ones"], *numbers["tens"]}
    spelled = {*small, *MULTIPLIERS, *PARTS, *VAGUE, *_LARGE, "dozen"}
    spelled |= {f"{word}fold" for word in (*small, "hundred", "thousand")}
    by_letter: dict[str, list[str]] = {}
    for word in sorted(spelled):
        by_letter.setdefault(word[0], []).append(word[1:])
    letters = "".join(by_letter) + "".join(by_letter).upper()
    branches = [
        f"(?<=[{letter}{letter.upper()}])(?:{alternatives(rest)})" for letter, rest in by_letter.items()
    ]
    capitals = [f"(?<={word[0].upper()}){word[1:].upper()}" for word in sorted({*small, *_LARGE, "half"})]
    digits = "0-9" + "".join(VULGAR)
    return re.compile(
        rf"""
        [{digits}]                                 # a digit or a vulgar fraction
        | [{letters}] (?<!\w\w)                    # the first letter of a word that begins here
          (?: {"|".join(branches + capitals)} )    # the rest of a number word
          (?!\w)
        """,
        re.VERBOSE,
    )


CANDIDATE = _candidates()
