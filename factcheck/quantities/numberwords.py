"""Numbers in words: "twenty-eight thousand", "two million", "three and a half", "six point five billion"."""

from __future__ import annotations

import re
from decimal import Decimal

from factcheck.quantities.numerals import (
    BLANK,
    ONES,
    PARTS,
    POWERS,
    SCALES,
    TENS,
    Number,
    alternatives,
    scale_at,
    worth,
)
from factcheck.quantities.quantity import Numeral

_WORD = rf"(?:{alternatives([*ONES, *TENS, *SCALES])})"
_WORDS = re.compile(
    rf"(?:an?{BLANK}\s)?{_WORD}(?:(?:{BLANK}[\s‐‑-]{BLANK}(?:and{BLANK}\s)?){_WORD}){{0,16}}(?!\w)",
    re.IGNORECASE,
)
_TOKEN = re.compile(r"[a-z]+", re.IGNORECASE)
_POINT = re.compile(rf"\s+point((?:\s+(?:{alternatives(list(ONES)[:10])})){{1,4}})(?!\w)", re.IGNORECASE)
_AND_PART = re.compile(
    rf"{BLANK}[\s-](?:and|&){BLANK}[\s-](?:an?{BLANK}[\s-]|(one|two|three){BLANK}[\s-])?(half|quarters?|thirds?)\b",
    re.IGNORECASE,
)


def read_words(text: str, position: int, stop: int) -> Number | None:
    """The number in words that starts at ``position``, an article before a scale word included.

    >>> read_words("twenty-eight thousand six hundred forty-two students", 0, 52).numeral.value
    Decimal('28642')
    >>> read_words("two million", 0, 11).numeral.scale
    Decimal('1000000')
    """
    match = _WORDS.match(text, position, stop)
    if match is None:
        return None
    total, power, end = _evaluate(text, match.start(), match.end())
    if end < 0:
        return None
    if spoken := _POINT.match(text, end, stop):
        return _spoken_decimals(text, position, stop, total, spoken)
    if part := _AND_PART.match(text, end, stop):
        share = Decimal(1) / PARTS[part.group(2).lower()] * ONES.get((part.group(1) or "one").lower(), 1)
        value = Decimal(total) / POWERS[power] + share
        further, after = scale_at(text, part.end(), stop)
        scale = further if further != 1 else POWERS[power]
        return Number(Numeral(position, part.end(), value, scale, share * scale, share * scale, True), after)
    scale = POWERS[power]
    value = Decimal(total) / scale
    digits = str(int(value)) if value == int(value) else ""
    zeros = len(digits) - len(digits.rstrip("0")) if digits.strip("0") else 0
    numeral = Numeral(position, end, value, scale, scale, scale * POWERS[min(zeros, 24)], True)
    return Number(numeral, end)


def _spoken_decimals(text: str, position: int, stop: int, whole: int, spoken: re.Match[str]) -> Number:
    """ "thirty-eight point six billion"."""
    decimals = "".join(str(ONES[word]) for word in spoken.group(1).lower().split())
    scale, end = scale_at(text, spoken.end(), stop)
    parts = worth(f"{whole}.{decimals}", scale.adjusted())
    return Number(Numeral(position, spoken.end(), *parts, in_words=True), end)


def _evaluate(text: str, start: int, stop: int) -> tuple[int, int, int]:
    """Worth of number words, the power of ten in its last scale words if they govern all, and the end.

    Stops before a word that cannot go on the number: "two three-year" is 2.
    """
    total, current, last, end, power = 0, -1, "", -1, 0
    for match in _TOKEN.finditer(text, start, stop):
        word = match.group().lower()
        if word in ("and", "a", "an"):
            continue
        if (value := ONES.get(word)) is not None:
            if not (current < 0 or last == "hundred" or (last == "tens" and 0 < value < 10)):
                break
            current, last, power = max(current, 0) + value, "ones", 0
        elif (value := TENS.get(word)) is not None:
            if not (current < 0 or last == "hundred"):
                break
            current, last, power = max(current, 0) + value, "tens", 0
        elif word in ("hundred", "hundreds") and last in ("", "ones", "tens"):
            current, last, power = (1 if current < 0 else current) * 100, "hundred", 2 if total == 0 else 0
        else:
            ten = SCALES[word]
            if current < 0 and last == "scale":
                total, power = total * 10**ten, power + ten if power else 0
            else:
                governs = total == 0
                total += (1 if current < 0 else current) * 10**ten
                power = (ten + (2 if last == "hundred" and power else 0)) if governs else 0
            current, last = -1, "scale"
        end = match.end()
        if total > 10**24:
            break
    return total + max(current, 0), min(power, 24), end
