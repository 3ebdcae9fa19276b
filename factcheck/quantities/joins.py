"""Figures that stand side by side: ranges, compound amounts, and units lent by a neighbour."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from factcheck.quantities.nouns import is_plural
from factcheck.quantities.numerals import scaled
from factcheck.quantities.quantity import Numeral
from factcheck.quantities.reading import Reading
from factcheck.quantities.vocabulary import lexicon

_TO = frozenset({"to", "-", "–", "—", "‑", "‐", "through", "~", "till", "until", "up to", "/", "and up to"})
_CLOSE = re.compile(
    r"[\s-]{0,12}(to|through|up\s+to|or|and|[-–—‐‑~/,]|,?\s*and)[\s-]{0,12}(?:the\s)?", re.IGNORECASE
)
_RISING = re.compile(
    r"\b(?:rose|risen|rising|rises?|fell|fall(?:en|ing|s)?|climb\w*|drop\w*|grew|grow[ns]?|growing|increas\w*|decreas\w*|declin\w*|"
    r"jump\w*|slid\w*|slip\w*|surg\w*|soar\w*|plung\w*|tumbl\w*|cut\w*|rais\w*|lower\w*|reduc\w*|widen\w*|narrow\w*|shr[aiu]nk\w*|"
    r"doubl\w*|tripl\w*|improv\w*|eas(?:ed|ing)|edg\w*|revis\w*|up|down|advanc\w*|accelerat(?:ed|ing)|slow\w*|dip\w*|boost\w*|"
    r"hik\w*|trim\w*|changed?|halv\w*)\b(?:\s+[\w'’-]+){0,5}\s*$",
    re.IGNORECASE,
)
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
    link = " ".join(link.lower().split())
    lead = lead.rstrip().lower()
    if not _compatible(first, second):
        return False
    if link in ("and", "& "):
        return lead.endswith("between")
    if link == "or":
        return (
            first.numerals[0].in_words
            and second.numerals[0].in_words
            and first.unit is None
            and 0 < second.low - first.low <= 5
        )
    if link in _TO:
        if link == "to" and first.low > 0 and _moves_from(lead, first, second):
            return False
        return link not in ("to", "up to") or not _moved(first, second, lead)
    return False


def _moves_from(lead: str, first: Reading, second: Reading) -> bool:
    """ "rose from 4 to 5", "from 5 to 4": a movement, not a range."""
    if not lead.endswith("from"):
        return False
    return second.low < first.low or _RISING.search(lead.removesuffix("from")[-60:]) is not None


def _moved(first: Reading, second: Reading, lead: str) -> bool:
    """ "rose 4% to 5%" moves; "4 to 5%" does not."""
    if first.unit is None and (
        second.unit is not None or first.numerals[0].scale != second.numerals[0].scale
    ):
        return False
    if first.unit is None and second.low > 5 * first.low > 0:
        return True
    if lead.endswith(("from", "between")):
        return False
    return second.low < first.low or bool(
        re.search(
            r"\b(?:rose|fell|up|down|climbed|dropped|gained|lost|slipped|jumped|grew|by|increased|decreased|declined|added|eased|slid|surged|plunged|edged)(?:\s+\w+){0,2}$",
            lead[-50:],
        )
    )


def _compatible(first: Reading, second: Reading) -> bool:
    if first.vague or second.vague or first.kind == "multiplier" != second.kind:
        return False
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


_SCORE_LEADS = ("from", "between", "about", "around", "some", "of", "to", "roughly", "approximately")


def is_score(text: str, first: Reading, second: Reading, link: str, lead: str) -> bool:
    """Whether two small numbers tied by a dash are a score or a vote: "3-2", "a 9-2 lead"."""
    if (
        link not in ("-", "–", "‑", "‐")
        or first.unit is not None
        or first.modifier
        or first.prefixed
        or second.prefixed
    ):
        return False
    if any(
        reading.numerals[0].scale != 1 or reading.low >= 1000 or reading.low != int(reading.low)
        for reading in (first, second)
    ):
        return False
    if second.unit is None:
        return second.low <= first.low or not lead.rstrip().lower().endswith(_SCORE_LEADS)
    if second.kind != "count":
        return False
    return not is_plural(_last_word(text, second))


def _last_word(text: str, reading: Reading) -> str:
    return re.split(r"[\s-]", text[max(reading.start, reading.end - 40) : reading.end])[-1].lower()


_LOWER = frozenset({"more_than", "at_least"})
_UPPER = frozenset({"less_than", "at_most", "up_to"})


def is_bounded(first: Reading, second: Reading, gap: str) -> bool:
    """Whether two bounds make one range: "more than 10 and less than 40"."""
    link = gap.split()
    if (
        not link
        or link[0].lower() not in ("and", "but")
        or len(gap) > 40
        or not (first.unit is None or first.unit == second.unit)
    ):
        return False
    if first.modifier in _LOWER and second.modifier in _UPPER:
        return first.low < second.low
    return first.modifier in _UPPER and second.modifier in _LOWER and first.low > second.low


def is_compound(first: Reading, second: Reading, link: str) -> bool:
    """Whether the second goes on the first on a ladder of units: "7 feet and 10 inches"."""
    if first.unit is None or second.unit is None or len(first.numerals) > 1 or len(second.numerals) > 1:
        return False
    if " ".join(link.split()) not in ("", "and", ",", ", and"):
        return False
    if first.kind == "money":
        return (
            first.unit == second.unit
            and second.factor < first.factor
            and second.low < 1
            and not second.prefixed
        )
    above, below = _LADDERS.get(first.unit), _LADDERS.get(second.unit)
    return above is not None and below is not None and above[0] == below[0] and above[1] > below[1]


def join_compound(first: Reading, second: Reading) -> Reading:
    """Both amounts as one, in the unit of the second."""
    if first.kind == "money":
        total, unit, factor = first.low + second.low, first.unit, Decimal(1)
    else:
        assert first.unit is not None and second.unit is not None
        ratio = Decimal(_LADDERS[first.unit][1]) / Decimal(_LADDERS[second.unit][1])
        total, unit, factor = first.low * ratio + second.low, second.unit, Decimal(1)
    one, two = first.numerals[0], second.numerals[0]
    step = two.resolution * second.factor / factor
    numeral = Numeral(one.start, two.end, total, Decimal(1), step, step, one.in_words)
    return Reading(
        first.start, second.end, total, total, (numeral,), unit, first.kind, factor, first.modifier
    )


def join(text: str, begin: int, last: Reading, reading: Reading) -> Reading | str:
    """Both figures as one where they are a range or a compound amount.

    Otherwise why they are none at all ("score"), or the empty string where they stay two.
    """
    gap = text[last.end : reading.start] if reading.start - last.end <= 40 else "x"
    if len(last.numerals) > 1 or len(gap) > 40 or last.vague or reading.vague:
        return ""
    match = _CLOSE.fullmatch(gap)
    if match is None:
        if is_bounded(last, reading, gap):
            both = join_range(*sorted((last, reading), key=lambda end: end.low))
            return replace(both, start=last.start, end=reading.end, modifier=None)
        if not gap.strip() and is_compound(last, reading, ""):
            return join_compound(last, reading)
        return ""
    link = " ".join(match.group(1).lower().split())
    lead = text[max(begin, last.start - 80) : last.start]
    if is_score(text, last, reading, link, lead):
        return "score"
    if is_range(last, reading, link, lead):
        return join_range(last, reading)
    return join_compound(last, reading) if is_compound(last, reading, link) else ""
