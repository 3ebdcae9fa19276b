"""Parts of a whole in words, and what is built of them: "two-thirds", "half a million", "one in five"."""

from __future__ import annotations

import re
from decimal import Decimal

from factcheck.quantities.found import Found
from factcheck.quantities.marks import OPENING
from factcheck.quantities.nouns import is_stop
from factcheck.quantities.numberwords import read_words
from factcheck.quantities.numerals import PARTS, SCALES, Number, alternatives, read_digits
from factcheck.quantities.quantity import Kind, Numeral
from factcheck.quantities.reading import Ahead, Reading
from factcheck.quantities.scene import Scene, Sense, unit_at
from factcheck.quantities.vocabulary import words

_ONE = Decimal(1)
_HALF = _ONE / 2
_QUARTER = _ONE / 4
"""How near "half an hour" is meant: it is said of what is nearer to it than to other quarters."""
_RESOLUTION = Decimal("0.05")
"""How near a part of a whole is meant: "a third" is said of 31 to 36 percent, "a tenth" of 9 to 11."""
_PLACES = Decimal("1e-10")
_COUNTS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_ARTICLES = frozenset({"a", "an"})
_PART = re.compile(
    rf"(?:(an?|{'|'.join(_COUNTS)})[\s‐‑-]{{1,8}})?({alternatives(PARTS)})(?![\w-])", re.IGNORECASE
)
_PART_OF_SCALE = re.compile(
    rf"""(?:(an?|one|three)[\s-]{{1,8}})?  (half|quarters?)            # half, three quarters
         (?:\s{{1,8}}of)? (?:\s{{1,8}}an?|[\s-]) \s{{0,8}}             # of a
         ({alternatives(SCALES)}|dozen)(?!\w)                          # million""",
    re.IGNORECASE | re.VERBOSE,
)
_PART_OF_POINT = re.compile(
    r"""(?:(an?|three|five|seven)(?:[‐‑-]|\s{1,8}(?=\w{4,8}s)))?  # "three-quarter", "three quarters", not
        (half|quarters?|eighths?) [\s‐‑-]{1,8}                    # "three quarter-point rises"
        (?:of[\s‐‑-]{1,8})? (?:an?[\s‐‑-]{1,8})? (percentage[\s‐‑-]{1,8})? point (?!\w)""",
    re.IGNORECASE | re.VERBOSE,
)
_PARTED = frozenset({"first", "second", *PARTS})
"""Before "half point" these make it a point of a half or a quarter of a game."""
_HALF_A = re.compile(r"half(?:\s{1,8}(?:of\s{1,8})?an?\s{1,8}|[\s-])(?=[a-z])", re.IGNORECASE)
_OF_A = re.compile(r"\s{1,8}of\s{1,8}an?(?=\s)")
_OF = re.compile(r"\s{1,8}(?:of|the|its|their|his|her|our|as|that|those|off|what)\b", re.IGNORECASE)
_HALF_SAID = re.compile(r"\s{1,8}(?:would|could|will|are|were|have|had|say|said|want|think|do|did)\b")
_BEFORE_PART = words("context", "around", "before_part")
_TOLD_IN_PARTS = words("context", "around", "told_in_parts")
_CLOSED = re.compile(r"\s{0,2}(?:[.,;:)]|$|\s(?:at|by|for|from|in|on|over|since|to)\b)")
_BEFORE_QUARTER = words("context", "around", "before_quarter")
_LOOSE = frozenset({"in", "by", "up", "down"})
_HALVES_OF_TIME = words("context", "around", "halves_of_time")
_RATIO = re.compile(
    r"""(?: \s{1,8} (?:(?:in|for|(?:out\s{1,8})?of)\s{1,8}every|in|out\s{1,8}of) \s{1,8} | [-‐‑]in[-‐‑] )
        (?=[0-9a-z])""",
    re.IGNORECASE | re.VERBOSE,
)
_TIED = re.compile(rf"[%:/.-]\S|[\s-]{{1,8}}(?i:{alternatives(words('names', 'months', 'names'))})\b")
# "A third above the €32", "a quarter cheaper than", "a third more", "a third are content": no ordinal.
_COMPARED = re.compile(
    r"""\s{1,8}(?: (?:or\s{1,8})?(?:more|fewer|less)\b | [a-z]{3,8}er\s{1,8}than\b | (?:are|were|have)\b
                 | (?:above|below)\s{1,8}(?:(?:the|its|their|last)\b|[$€£\d]) )""",
    re.IGNORECASE | re.VERBOSE,
)
_AND_A_HALF = re.compile(
    r"(?:\b(an?|one)\s{1,8})?\b([a-z]{2,12})\s{1,8}and\s{1,8}(?:a\s{1,8})?half$", re.IGNORECASE
)
_RATIO_RESOLUTION = Decimal("0.01")


def read_part(text: str, start: int, stop: int, before: list[str], article: int) -> Found | None:
    """The part of a whole in words at ``start``.

    ``before`` are the words in front of it and ``article`` where an article among them stands. Ordinals
    ("the third", "second half") and quarters of the year are none.
    """
    if match := _PART_OF_SCALE.match(text, start, stop):
        return _part_of_scale(match)
    if (match := _PART_OF_POINT.match(text, start, stop)) and not (before and before[-1].lower() in _PARTED):
        return _part_of_point(match)
    match = _PART.match(text, start, stop)
    if match is None:
        return None
    end, name = match.end(), match.group(2).lower()
    count = (match.group(1) or "").lower()
    of = _OF.match(text, end, stop) is not None
    compared = bool(count or article < start) and _COMPARED.match(text, end, stop) is not None
    said = name == "half" and _HALF_SAID.match(text, end, stop) is not None
    if name == "half" and not (of or said) and (unit := _HALF_A.match(text, match.start(2), stop)):
        half = Numeral(start, end, _HALF, _ONE, _QUARTER, _QUARTER, True)
        return Found(Number(half, unit.end()), start, needs_unit=True)
    if count in _COUNTS:
        above = _counted(count, name, of=of, hyphen="-" in match.group())
    else:
        sure = of or compared or said
        closed = _CLOSED.match(text, end, stop) is not None
        above = _uncounted(name, before, count, of=sure, closed=closed)
        if not sure and before[-2:-1] and before[-2].lower() in _LOOSE and _goes_on(text, end, stop):
            return None
    if not 0 < above < PARTS[name]:
        return None
    value = (Decimal(above) / PARTS[name]).quantize(_PLACES).normalize()
    numeral = Numeral(start, end, value, _ONE, _place_of(value), _place_of(value), True)
    if (of_a := _OF_A.match(text, end, stop)) and unit_at(Ahead(text, of_a.end(), stop), 0):
        return Found(Number(numeral, of_a.end()), start, needs_unit=True)
    return Found(Number(numeral, end), article, sense=Sense(None, "number", end))


def _place_of(part: Decimal) -> Decimal:
    """How near a part in words is meant: within an eighth of itself, and within 2.5 percent."""
    return min(_RESOLUTION, part / 4)


def _goes_on(text: str, end: int, stop: int) -> bool:
    """Whether a noun follows, which makes the part an ordinal: "in a third country", "by a third party"."""
    following = Ahead(text, end, stop).get(0)
    return following is not None and not (is_stop(following.lower) or following.lower in ("last", "next"))


def _counted(count: str, name: str, *, of: bool, hyphen: bool) -> int:
    """How many parts "two thirds" names; 0 for "two third", and for "three quarters" of a year."""
    above = _COUNTS.index(count) + 1
    half = name in ("half", "halves")
    if not half and name.endswith("s") != (above > 1):
        return 0
    return 0 if name == "quarters" and not (of or hyphen) else above


def _uncounted(name: str, before: list[str], article: str, *, of: bool, closed: bool) -> int:
    """1 where "a third" or "half" is a part of something, 0 where it is an ordinal or a time."""
    near = [word.lower().strip(OPENING + ",") for word in before[-3:]]
    if not article and near and near[-1] in _ARTICLES:
        article = near.pop()
    lead = near[-1] if near else ""
    if lead in _HALVES_OF_TIME or not (article or name in ("half", "halves")):
        return 0
    leads = _BEFORE_QUARTER if name == "quarter" else _BEFORE_PART
    # "4 of the 12, or a third,", "a fall of a third".
    told = (lead == "or" and "second" not in near) or (lead == "of" and not _TOLD_IN_PARTS.isdisjoint(near))
    return 1 if of or (told and closed) or lead in leads else 0


def _part_of_scale(match: re.Match[str]) -> Found:
    """ "Half a million", "three quarters of a billion", "half a dozen"."""
    count, part, word = (group.lower() if group else "" for group in match.groups())
    value = Decimal(3 if count == "three" else 1) / PARTS[part]
    start, end = match.start(), match.end()
    if word == "dozen":
        return Found(Number(Numeral(start, end, value * 12, _ONE, _ONE, _ONE, True), end), start)
    scale = Decimal(10) ** SCALES[word]
    numeral = Numeral(start, match.end(2), value, scale, _RESOLUTION * scale, _RESOLUTION * scale, True)
    return Found(Number(numeral, end), start)


def _part_of_point(match: re.Match[str]) -> Found:
    """ "A half-point rise", "a quarter of a percentage point"."""
    count = (match.group(1) or "").lower()
    above = _COUNTS.index(count) + 1 if count in _COUNTS else 1
    step = _ONE / PARTS[match.group(2).lower()]
    start, end = match.span()
    numeral = Numeral(start, match.end(2), above * step, _ONE, _RESOLUTION, _RESOLUTION, True)
    unit: tuple[str, Kind] = ("percentage_point", "percent") if match.group(3) else ("point", "count")
    return Found(Number(numeral, end), start, sense=Sense(*unit, end))


def read_ratio(text: str, number: Number, stop: int) -> Number | None:
    """ "One in five", "a one-in-five chance", "nine out of ten": the share as a number below one.

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
    step = _place_of(value) if numeral.in_words else min(_RATIO_RESOLUTION, value / 4)
    return Number(Numeral(numeral.start, whole.end, value, _ONE, step, step, numeral.in_words), whole.end)


def and_a_half(text: str, begin: int, start: int, end: int, readings: list[Reading]) -> Found | None:
    """ "An hour and a half", "two years and a half": one unit and the half behind it.

    A figure that the half goes on is taken off ``readings``.
    """
    match = _AND_A_HALF.search(text, max(begin, start - 40), end)
    if match is None:
        return None
    unit = unit_at(Ahead(text, match.start(2), match.end(2)), 0)
    if unit is None or unit[0].kind not in ("duration", "measure"):
        return None
    first, whole = match.start(), _ONE
    if readings and readings[-1].end == match.end(2) and len(readings[-1].numerals) == 1:
        last = readings.pop()
        first, whole = last.start, last.numerals[0].magnitude
    elif match.group(1) is None:
        return None
    numeral = Numeral(first, end, whole + _HALF, _ONE, _HALF, _HALF, True)
    return Found(Number(numeral, end), first, sense=Sense(unit[0].expression, unit[0].kind, end))
