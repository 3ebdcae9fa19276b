"""Figures that stand side by side: ranges, compound amounts, and units lent by a neighbour."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from factcheck.quantities.marks import HYPHENS
from factcheck.quantities.numerals import scaled
from factcheck.quantities.plurals import is_plural
from factcheck.quantities.quantity import Numeral
from factcheck.quantities.reading import Reading
from factcheck.quantities.vocabulary import lexicon

_TO = frozenset({"to", "-", "–", "—", "‑", "‐", "through", "~", "till", "until", "up to", "/", "and up to"})
_CLOSE = re.compile(
    r"[\s-]{0,12}(to|through|up\s+to|or|and|[-–—‐‑~/,]|,?\s*and)[\s-]{0,12}(?:the\s)?", re.IGNORECASE
)
_MOVES = r"""
    rose | risen | rising | rises? | fell | fall(?:en|ing|s)? | climb\w* | drop\w* | grew | grow[ns]? |
    growing | increas\w* | decreas\w* | declin\w* | jump\w* | slid\w* | slip\w* | surg\w* | soar\w* |
    plung\w* | tumbl\w* | cut\w* | rais\w* | lower\w* | reduc\w* | widen\w* | narrow\w* | shr[aiu]nk\w*
    | doubl\w* | tripl\w* | improv\w* | eas(?:ed|ing) | edg\w* | revis\w* | up | down | advanc\w* |
    accelerat(?:ed|ing) | slow\w* | dip\w* | boost\w* | hik\w* | trim\w* | changed? | halv\w* | gained |
    lost | added | upped
"""
_MOVES_FROM = re.compile(rf"\b(?:{_MOVES})\b (?:\s+[\w'’-]+){{0,7}} ,?\s+ from$", re.VERBOSE)
_MOVES_BY = re.compile(rf"\b(?:{_MOVES}|by)\b (?:\s+\w+){{0,2}} $", re.VERBOSE)
_TO_NEXT = re.compile(r"\sto\s[$£€]?[0-9]", re.IGNORECASE)
"""Behind a figure: it closes a range that a step goes on from, "from 5 to 7 percent to 3 to 5 percent"."""
_SCORE_LEADS = ("from", "between", "about", "around", "some", "of", "to", "roughly", "approximately")
_SHORT_DASHES = frozenset({*HYPHENS, "–"})
_DASHES = _SHORT_DASHES | {"—"}
_LOWER = frozenset({"more_than", "at_least"})
_UPPER = frozenset({"less_than", "at_most", "up_to"})
_HUNDREDTH = Decimal("0.01")
_ENDS = re.compile(r"\s*(?:$|[.,;:?!)])|\s(?:more|less)\b")
_APART = 40
"""Characters between two figures beyond which they are never one."""
_LADDERS: dict[str, tuple[str, int]] = {
    unit: (ladder, amount)
    for ladder, rungs in lexicon("units")["ladders"].items()
    for unit, amount in rungs.items()
}


def is_range(first: Reading, second: Reading, link: str, lead: str) -> bool:
    """Whether two neighbours with ``link`` between them are the ends of one range.

    ``lead`` is the text before the first. "Rose from 4% to 5%" is two figures; "between 4 and 5" is a
    range, "4 and 5" is not.
    """
    if not _compatible(first, second):
        return False
    if link in _DASHES and first.unit is not None and second.unit is not None and second.low < first.low:
        return False  # "an 80%-20% mix", "30 light years — one light year is"
    lead = lead.rstrip().lower()
    if link == "and":
        return lead.endswith("between")
    if link == "or":
        spelled = first.numerals[0].in_words and second.numerals[0].in_words
        return spelled and first.unit is None and 0 < second.low - first.low <= 5
    if link in ("to", "up to"):
        return not (_is_step(first, second, lead) or _moves(first, second, lead))
    return link in _TO


def _is_step(first: Reading, second: Reading, lead: str) -> bool:
    """Whether a part in words is the step to an amount: "rose by a tenth to £486m"."""
    is_part = first.unit is None and first.numerals[0].in_words and 0 < first.low < 1
    return is_part and second.low >= 1 and _MOVES_BY.search(lead[-50:]) is not None


def _moves(first: Reading, second: Reading, lead: str) -> bool:
    """Whether "4 to 5" is a step from one figure to the other: "rose from 4 to 5", "rose 4% to 5%"."""
    if lead.endswith("down from") and second.low > first.low:
        return False  # "stands at 4%, down from 5% to 6%"
    if lead.endswith("from"):
        return first.low > 0 and (second.low < first.low or _MOVES_FROM.search(lead[-60:]) is not None)
    if lead.endswith("between"):
        return False
    if first.unit is None:
        scale = first.numerals[0].scale
        if scale != 1 and scale != second.numerals[0].scale:
            return _MOVES_BY.search(lead[-50:]) is not None
        if second.unit is not None or scale != second.numerals[0].scale:
            return False
        if second.low > 5 * first.low > 0:
            return True
    return second.low < first.low or _MOVES_BY.search(lead[-50:]) is not None


def _compatible(first: Reading, second: Reading) -> bool:
    """Whether both may have one unit: the same, or written once."""
    if first.unit is None:
        return True
    if second.unit is None:
        return first.prefixed and second.low > 0
    return first.unit == second.unit or second.unit.startswith(first.unit + "/")


def join_range(first: Reading, second: Reading) -> Reading:
    """The range of both; the first end inherits scale and unit of the second where it has none.

    "$5–6 million" is 5 to 6 million dollars, "four to five thousand people" 4000 to 5000.
    """
    one, two = first.numerals[0], second.numerals[0]
    if one.scale == 1 and two.scale != 1 and first.unit_is_lent(second) and first.low < two.value * 10:
        one = scaled(one, two.scale)
    elif two.scale == 1 and one.scale != 1 and second.unit is None:
        two = scaled(two, one.scale)
    giver = second if second.unit is not None else first
    factor = giver.factor
    return Reading(
        first.start,
        second.end,
        one.magnitude * (first.factor if first.unit is not None else factor),
        two.magnitude * factor,
        (one, two),
        giver.unit,
        giver.kind,
        factor,
        None if first.loose and giver.kind == "duration" else first.modifier or second.modifier,
        prefixed=giver.prefixed,
    )


def join_tolerance(first: Reading, second: Reading) -> Reading:
    """The range that a measurement and its error make: "5.0 ± 0.4 days"."""
    centre, error = first.numerals[0], second.numerals[0]
    if centre.scale == 1 and first.unit is None:
        centre = scaled(centre, error.scale)
    step = error.magnitude / centre.scale
    low = replace(centre, value=centre.value - step)
    high = replace(centre, start=error.start, end=error.end, value=centre.value + step)
    return Reading(
        first.start,
        second.end,
        low.magnitude * second.factor,
        high.magnitude * second.factor,
        (low, high),
        second.unit,
        second.kind,
        second.factor,
        first.modifier,
    )


def lend_scale(first: Reading, second: Reading) -> None:
    """Gives the start of a step the scale word and unit of its end: "rose from 1.5 to 2.5 billion tonnes"."""
    one, two = first.numerals[0], second.numerals[0]
    if one.scale != 1 or two.scale == 1 or not first.unit_is_lent(second):
        return
    if two.value / 10 < first.low < two.value * 10:
        one = scaled(one, two.scale)
        first.numerals = (one,)
        first.low = first.high = one.magnitude * second.factor
        if first.unit is None:
            first.unit, first.kind, first.factor = second.unit, second.kind, second.factor


def lend_over_step(text: str, begin: int, first: Reading, second: Reading) -> None:
    """As ``lend_scale``, to the start of a step that ends in a range: "rose from 24 to 33-35 billion"."""
    lead = text[max(begin, first.start - 5) : first.start].lower()
    if lead == "from " and text[first.end : second.start].lower() == " to ":
        lend_scale(first, second)


def is_score(text: str, first: Reading, second: Reading, link: str, lead: str) -> bool:
    """Whether two small numbers tied by a dash are a score, a vote or a model: "3-2", "737-300 jets"."""
    if (
        link not in _SHORT_DASHES
        or first.unit is not None
        or first.modifier
        or first.prefixed
        or second.prefixed
    ):
        return False
    for reading in (first, second):
        if reading.numerals[0].scale != 1 or reading.low >= 1000 or reading.low != int(reading.low):
            return False
    if second.unit is None:
        return second.low <= first.low or not lead.rstrip().lower().endswith(_SCORE_LEADS)
    return second.kind == "count" and (second.low < first.low or not is_plural(_last_word(text, second)))


def _last_word(text: str, reading: Reading) -> str:
    return re.split(r"[\s-]", text[max(reading.start, reading.end - 40) : reading.end])[-1].lower()


def is_bounded(first: Reading, second: Reading, gap: str) -> bool:
    """Whether two bounds make one range: "more than 10 and less than 40"."""
    if gap.split()[:1] not in (["and"], ["but"]) or first.unit not in (None, second.unit):
        return False
    if first.modifier in _LOWER and second.modifier in _UPPER:
        return first.low < second.low
    return first.modifier in _UPPER and second.modifier in _LOWER and first.low > second.low


def is_compound(text: str, first: Reading, second: Reading, link: str) -> bool:
    """Whether the second goes on the first on a ladder of units: "7 feet and 10 inches"."""
    if first.unit is None or second.unit is None or len(first.numerals) > 1 or len(second.numerals) > 1:
        return False
    if link not in ("", "and", ",", ", and"):
        return False
    if text.endswith("old", first.start, first.end) or text.endswith("the ", first.end, second.start):
        return False  # "a two-year-old and six-month-old twins", "the 5-year and the 10-month deal"
    if first.kind == "money":
        cents = second.unit == "USD" and second.factor == _HUNDREDTH
        return (
            (first.unit == second.unit or cents)
            and second.factor < first.factor
            and second.low < 1
            and not second.prefixed
        )
    above, below = _LADDERS.get(first.unit), _LADDERS.get(second.unit)
    return above is not None and below is not None and above[0] == below[0] and above[1] > below[1]


def is_small_change(text: str, first: Reading, second: Reading, link: str, stop: int) -> bool:
    """Whether a bare number goes on an amount of money: "15 dollars 50", "thirteen dollars forty five"."""
    if first.kind != "money" or first.factor != 1 or second.unit is not None or link not in ("", "and"):
        return False
    one, two = first.numerals[0], second.numerals[0]
    whole = one.scale == two.scale == 1 and one.value == int(one.value) and two.value == int(two.value)
    if not (whole and 10 <= two.value < 100) or (first.prefixed and not two.in_words):
        return False
    return _ENDS.match(text, second.end, stop) is not None


def join_compound(first: Reading, second: Reading) -> Reading:
    """Both amounts as one, in the unit of the second."""
    if first.kind == "money":
        total, unit = first.low + second.low * (_HUNDREDTH if second.unit is None else 1), first.unit
    else:
        assert first.unit is not None and second.unit is not None
        ratio = Decimal(_LADDERS[first.unit][1]) / Decimal(_LADDERS[second.unit][1])
        total, unit = first.low * ratio + second.low, second.unit
    one, two = first.numerals[0], second.numerals[0]
    step = two.resolution * (second.factor if second.unit is not None else _HUNDREDTH)
    numeral = Numeral(one.start, two.end, total, Decimal(1), step, step, one.in_words)
    return Reading(
        first.start, second.end, total, total, (numeral,), unit, first.kind, Decimal(1), first.modifier
    )


def join(text: str, begin: int, stop: int, last: Reading, reading: Reading) -> Reading | str:
    """Both figures as one where they are a range or a compound amount.

    Otherwise why they are none at all ("score"), or the empty string where they stay two.
    """
    if reading.start - last.end > _APART or len(last.numerals) > 1 or last.vague or reading.vague:
        return ""
    gap = text[last.end : reading.start]
    match = _CLOSE.fullmatch(gap)
    if match is None:
        if gap.strip() == "±" and _compatible(last, reading):
            return join_tolerance(last, reading)
        if is_bounded(last, reading, gap):
            both = join_range(*sorted((last, reading), key=lambda end: end.low))
            return replace(both, start=last.start, end=reading.end, modifier=None)
        side_by_side = not gap.strip() and (
            is_compound(text, last, reading, "") or is_small_change(text, last, reading, "", stop)
        )
        return join_compound(last, reading) if side_by_side else ""
    link = "-" if gap.lower() == "-to-" else " ".join(match.group(1).lower().split())
    lead = text[max(begin, last.start - 80) : last.start]
    if is_score(text, last, reading, link, lead):
        return "score"
    is_base = link == "to" and reading.unit and _TO_NEXT.match(text, reading.end, stop)
    if (is_base and _compatible(last, reading)) or is_range(last, reading, link, lead):
        return join_range(last, reading)
    if link == "to" and lead.rstrip().lower().endswith("from"):
        lend_scale(last, reading)
    one = is_compound(text, last, reading, link) or is_small_change(text, last, reading, link, stop)
    return join_compound(last, reading) if one else ""
