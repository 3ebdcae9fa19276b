"""Units that a number borrows from the figure before or after it: "up from 129.3 mln", "45 and 50 mg"."""

from __future__ import annotations

import re
from decimal import Decimal

from factcheck.quantities.nouns import is_plural, singular
from factcheck.quantities.reading import Reading
from factcheck.quantities.vocabulary import words

_SENTENCE_END = re.compile(r"[.!?][\"”’)]*\s+[\"“‘(]?[A-Z]")
_LEAD = re.compile(
    r"\b(?:from|to|vs\.?|versus|against|with|and|or|than|at|by|of|was|were|on|for|in|which)\s+(?:(?:about|around|some|just|only|nearly|almost|the|a)\s+)?$|[,(/]\s*$|\bvs\.?\s*$",
    re.IGNORECASE,
)
_LOOSE_LINKS = (" in", " on", " for", " of", " at", " was", " were", " and", " or", ",", "(", " by", " which")
_FORWARD = re.compile(r"\s{0,8}(?:and|or|to|,|vs\.?|versus|against|,\s+and)\s{0,8}", re.IGNORECASE)
_CHANGE = re.compile(r"\bto\s+(?:\w+\s+)?$|\bat\s+$", re.IGNORECASE)


_COMPARING = (" from", " to", "vs", "vs.", "versus", "with", " than", "against")
_FOLLOWING = re.compile(r"\s{1,8}(?:who|were|have|had|are|did)\b")


_LABEL = re.compile(r"(?<![\w-])([A-Za-z]?[a-z]{3,20})\s?([:,]?)\s{1,8}$")
_LABELLED = re.compile(r"\s*(?:;|vs\b)")
_MONEY_NOUNS = words("context", "around", "money_nouns")


def label(text: str, begin: int, reading: Reading) -> str | None:
    """The noun that labels a bare number as in a table: "deaths: 38", "avg shrs 3,267,019 vs".

    Nouns that are amounts of money ("revs", "profits") label no count.
    """
    match = _LABEL.search(text[max(begin, reading.start - 32) : reading.start])
    if match is None:
        return None
    noun, mark = match.group(1).lower(), match.group(2)
    if not is_plural(noun) or noun in _MONEY_NOUNS:
        return None
    return singular(noun) if mark == ":" or _LABELLED.match(text, reading.end) else None


def inherit(text: str, reading: Reading, earlier: list[Reading], following: Reading | None) -> None:
    """Give a bare number the unit of a neighbour in its sentence, where the words between tie them."""
    lead = text[max(0, reading.start - 24) : reading.start]
    for giver in reversed(earlier[-4:]):
        if giver.unit is None or giver.vague or reading.start - giver.end > 200:
            continue
        between = text[giver.end : reading.start]
        if _SENTENCE_END.search(between):
            break
        if _lends(text, giver, reading, between, lead):
            _give(reading, giver)
            return
    if following is not None and following.unit is not None and not following.vague:
        between = text[reading.end : following.start]
        if len(between) < 12 and _FORWARD.fullmatch(between) and _alike(reading, following):
            _give(reading, following)


def _parallel(text: str, giver: Reading, link: str) -> bool:
    """Whether the same preposition leads both figures: "closed at 1,463 points … ended at 1,334"."""
    preposition = link.rsplit(None, 1)[-1:]
    before = text[max(0, giver.start - 16) : giver.start].lower().split()[-1:]
    return preposition == before and before[0] in ("by", "at", "to") if before else False


def _near(one: Reading, other: Reading) -> bool:
    ratio = abs(one.low / other.low) if other.low else Decimal(1)
    return _alike(one, other) and Decimal("0.2") <= ratio <= 5


def _lends(text: str, giver: Reading, reading: Reading, between: str, lead: str) -> bool:
    """Whether a figure earlier in the sentence lends its unit, by the words between them."""
    link = lead.rstrip().lower()
    if _parallel(text, giver, link) and _near(giver, reading):
        return True
    if not _LEAD.search(lead):
        return False
    if not _alike(giver, reading):
        return False
    if giver.kind == "percent" and _CHANGE.search(lead):
        return reading.low < 100 and "from" in between
    if giver.kind in ("duration", "multiplier"):
        return False
    if giver.kind == "count" and not link.endswith(_COMPARING):
        return _FOLLOWING.match(text, reading.end) is not None
    if link.endswith(" and") and reading.low >= 1000 and _near(giver, reading):
        return True
    if link.endswith(_LOOSE_LINKS):
        return bool(reading.numerals[0].scale != 1 and giver.numerals[0].scale != 1) or (
            len(between) < 12 and not link.endswith((" in", " on", " at"))
        )
    return True


def _alike(one: Reading, other: Reading) -> bool:
    """Whether two numbers are of a size and look that one unit fits both."""
    if one.low == 0 or other.low == 0:
        return True
    first, second = one.numerals[-1], other.numerals[-1]
    if (first.scale == 1) != (second.scale == 1):
        return False
    ratio = abs(first.magnitude / second.magnitude) if second.magnitude else Decimal(1)
    return Decimal("0.01") < ratio < 100


def _give(reading: Reading, giver: Reading) -> None:
    reading.unit, reading.kind, reading.factor = giver.unit, giver.kind, giver.factor
    reading.low *= giver.factor
    reading.high *= giver.factor
