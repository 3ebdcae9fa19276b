"""Days and years: numbers beside a month, and four digits that count nothing."""

from __future__ import annotations

import re

from factcheck.quantities.marks import HYPHENS, OPENING
from factcheck.quantities.nouns import counted_noun
from factcheck.quantities.numerals import Number
from factcheck.quantities.scene import Scene
from factcheck.quantities.vocabulary import words

_MONTHS = words("names", "months", "names")
_VERBS = frozenset({"may", "march", "mar"})
_SECOND = re.compile(r"\s?(?:[-–]|to|and)\s?([0-9]{4,6})(?![0-9,])")
_TIMES = frozenset({"x", "×", "times", "fold"})
_YEAR_WORDS = words("context", "around", "before_year")
_OF_AMOUNTS = frozenset({"to", "about", "around", "for", "the", "and", "between"})
"""Words before a year that stand before amounts as well."""
_COUNTED_PEOPLE = words("context", "around", "counted")


def is_date(scene: Scene) -> bool:
    """Whether the number is a day beside a month, or a year."""
    numeral = scene.number.numeral
    if scene.number.end != numeral.end or scene.currency:
        return False
    value = numeral.value
    if value != value.to_integral_value():
        return False
    if numeral.in_words:
        return False
    if value <= 31 and _is_day(scene):
        return True
    return numeral.end - numeral.start == 4 and 1000 <= value < 2200 and _is_year(scene, int(value))


def _is_day(scene: Scene) -> bool:
    """Whether a month stands beside the number: "Jan. 27", "27 January"."""
    word = scene.before[-1].lstrip(OPENING).rpartition("-")[2] if scene.before else ""  # "June 29-July 13"
    if word and _is_month(word):
        return True
    following = scene.ahead.get(0)
    if following is None or not _is_month(scene.text[following.start : following.end]):
        return False
    return following.gap in (" ", "\n", "-")


def _is_month(word: str) -> bool:
    """Whether the word is a month; "may" and "march" are rather verbs."""
    lower = word.lower().rstrip(".")
    return lower in _MONTHS and (
        word[0].isupper() or (lower not in _VERBS and (len(lower) > 4 or word[-1] == "."))
    )


def _is_year(scene: Scene, year: int) -> bool:
    """Whether four digits are a year: modern ones are, unless something else is plainly counted."""
    if scene.unit is not None and not _closes_year(scene):
        return False
    if _year_range_with_unit(scene):
        return False
    following = scene.ahead.get(0)
    if following is not None and following.lower in _TIMES:
        return False
    last = scene.last_word.rstrip(",.")
    if 1850 <= year <= 2100:
        counts = following is not None and following.lower in _COUNTED_PEOPLE
        return not counts or last in ("in", "since", "of", "by", "from")
    if last not in _YEAR_WORDS:
        return False
    noun = counted_noun(scene.ahead) if last in _OF_AMOUNTS else None
    if noun is not None and noun.plural:
        return False  # "up to 1500 GPU hours"
    return following is None or not following.lower.endswith("s")


def _closes_year(scene: Scene) -> bool:
    """Whether the unit behind a year goes on it: "1986 year end", "the 2004 quarter"."""
    word, following = scene.ahead.get(0), scene.ahead.get(1)
    if word is None or word.lower not in ("quarter", "year") or word.gap in HYPHENS:
        return False
    return word.lower == "quarter" or (following is not None and following.lower not in ("old", "olds", "of"))


def _year_range_with_unit(scene: Scene) -> bool:
    """Whether "2000" opens a range of something else: "2000 - 2500 calories"."""
    match = _SECOND.match(scene.text, scene.number.end, scene.stop)
    if match is None:
        return False
    second = Scene(
        scene.text, scene.begin, scene.stop, match.start(1), Number(scene.number.numeral, match.end()), []
    )
    return second.unit is not None or len(match.group(1)) > 4 or int(match.group(1)) > 2200
