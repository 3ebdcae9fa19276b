"""Units that a number borrows from its neighbours: "up from 129.3 mln", "45 and 50 mg", "deaths: 38".

All take the paragraph as ``text[begin:stop]`` and look no further.
"""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from factcheck.quantities.nouns import counted_noun
from factcheck.quantities.numerals import scaled
from factcheck.quantities.plurals import counted_name, is_plural
from factcheck.quantities.quantity import Modifier
from factcheck.quantities.reading import Ahead, Reading
from factcheck.quantities.vocabulary import words

_SENTENCE_END = re.compile(r"[.!?][\"”’)]*\s+[\"“‘(]?[A-Z]")
_HEDGES = re.compile(r"\s(?:about|around|some|just|only|nearly|almost|the|a)$")
_LEAD = re.compile(
    r"""
      \b(?:from|to|vs\.?|versus|against|with|and|or|than|at|by|of|was|were|on|for|in|which)
      \s+(?:(?:about|around|some|just|only|nearly|almost|the|a)\s+)?$
    | [,(/]\s*$
    | \bvs\.?\s*$
    """,
    re.IGNORECASE | re.VERBOSE,
)
_LOOSE_LINKS = (" in", " on", " for", " of", " at", " was", " were", " and", " or", ",", "(", " by", " which")
_COMPARING = (" from", " to", "vs", "vs.", "versus", "with", " than", "against")
_FORWARD = re.compile(
    r"[-‐‑]?\s{0,8}(?:and|or(?:\s+(?:even|perhaps|possibly))?|to|,|vs\.?|versus|against|,\s+and|from(?:\s+(?:about|around|some|just|only))?)\s{0,8}",
    re.IGNORECASE,
)
_CHANGE = re.compile(r"\bto\s+(?:\w+\s+)?$|\bat\s+$", re.IGNORECASE)
_MORE = re.compile(r"\s{1,8}(?:more|fewer|less)\b")
_FOLLOWING = re.compile(r"\s{1,8}(?:who|were|have|had|are|did)\b")
_LABEL = re.compile(r"(?<![\w-])([A-Za-z]?[a-z]{3,20})\s?[:,]?\s{1,8}$")
_VERSUS = re.compile(r"\s*vs\b")
_STOCK = words("context", "around", "stock")
_OF_WHOLE = re.compile(
    r"""
    \s{1,4}(?:out\s)? of \s (?:all\s)?
    (?: (?:the|its|their|his|her|our|your|these|those|some|about|more\sthan) \s
        (?:(?:first|last|next|other|past|previous|remaining)\s)?
      | (?:[\w&.-]{1,30}\s){0,3} [\w&.-]{1,30}['’]s? \s )?
    """,
    re.IGNORECASE | re.VERBOSE,
)
_OF_STUFF = re.compile(
    r"\sof\s(?!(?:the|its|his|her|their|our|this|that|them|those|these|all|which)\b)[a-z]{3,20}\b"
)
_OF_THEM = re.compile(r"\s{1,4}of\s(?:them|those|these|whom|which|us)\b", re.IGNORECASE)
_NAMED = re.compile(
    r"""
    (?: ^ | [,;:(] | \b(?:and|or|but|while|whereas|with|to|than|against|for|at|in) )
    \s{0,4} (?:the\s)? (?:[A-Z][\w.&’'-]{0,30}\s){0,3}([A-Z][\w.&’'-]{0,30}) \s $
    """,
    re.VERBOSE,
)
_LISTED_ENDS = re.compile(r"\s*(?:[,.;:?!()]|$)|\s(?:and|or|but|respectively|to)\b")
_LISTED_KINDS = frozenset({"count", "percent", "measure", "number"})
_DESIGNATORS = words("names", "designators")
_REACH = 120
"""Characters before a number that are looked at for the name and the figure it goes on from."""
_FAR = 400
"""Characters between "two of them" and what they are counted of."""
_MONEY_NOUNS = words("context", "around", "money_nouns")
_PERCENTS = frozenset({"percent", "percentage_point"})
_INDEX = re.compile(
    r"\b(?:index|indices|Dow|FTSE|Nasdaq|S&P|DAX|CAC|Nikkei|shares|stocks|trading|closed|basis"
    r"|bonds?|gilts?|futures|prices?)\b"
)
_RATES = re.compile(
    r"""(?<!exchange\s) \brates?\b | \b(?:yields?|LIBOR|interbank)\b
      | \bpoint\s+(?:cut|hike|increase|reduction)s?\b""",
    re.IGNORECASE | re.VERBOSE,
)
_MILLION = Decimal(1_000_000)
_COIN = Decimal("0.01")
"""What the small coin of a currency is worth, and the last place of an amount with two decimals."""
_NEIGHBOURS = 4


def label(text: str, begin: int, stop: int, reading: Reading) -> str | None:
    """The noun that labels a bare number as in a table: "deaths: 38", "avg shrs 3,267,019 vs".

    Nouns that are amounts of money ("revs", "profits") label no count, nor do the branches of a firm in its
    accounts ("chemicals 480 mln vs").
    """
    lead = text[max(begin, reading.start - 32) : reading.start]
    is_row = lead.rstrip().endswith(":") or text[reading.end : reading.end + 1] == ";"
    if not is_row and not _VERSUS.match(text, reading.end, stop):
        return None
    match = _LABEL.search(lead)
    if match is None:
        return None
    noun = match.group(1).lower()
    if not is_plural(noun) or noun in _MONEY_NOUNS:
        return None
    return counted_name(noun) if is_row or noun in _STOCK else None


def is_listed(text: str, begin: int, stop: int, start: int, end: int, last: Reading | None) -> bool:
    """Whether a number right after a name goes on a list: "the Alliance has 78 seats and Labour 64".

    ``last`` is the figure before it. A colon opens such a list, too: "Seats: Labour 64, Greens 12".
    """
    floor = max(begin, start - _REACH)
    name = _NAMED.search(text, floor, start)
    if name is None or not _LISTED_ENDS.match(text, end, stop):
        return False
    if name.group(1).lower() in _DESIGNATORS:
        return False
    if last is None or last.end < floor or _SENTENCE_END.search(text, last.end, start):
        return text[name.start()] == ":"
    return name.start() >= last.end and last.kind in _LISTED_KINDS


def inherit(
    text: str, begin: int, stop: int, reading: Reading, earlier: list[Reading], following: Reading | None
) -> None:
    """Give a bare number the unit of a neighbour in its sentence, where the words between tie them."""
    ahead = following if following is not None and following.unit and not following.vague else None
    is_number = reading.high >= 1 or reading.high == 0  # "2/3 of the 12 members" is a share
    whole = ahead if ahead is not None and (ahead.kind == "count" or _is_hyphened(text, ahead)) else None
    if is_number and whole is not None and _OF_WHOLE.fullmatch(text, reading.end, whole.start):
        _give_whole(text, stop, reading, whole)
        return
    lead = text[max(begin, reading.start - 24) : reading.start]
    for giver in reversed(earlier[-_NEIGHBOURS:]):
        if giver.unit is None or giver.vague or reading.start - giver.end > 200:
            continue
        between = text[giver.end : reading.start]
        if _SENTENCE_END.search(between):
            break
        if between.count(")") > between.count("("):
            continue  # what stands in brackets is said aside
        compared = giver.kind == "count" and _MORE.match(text, reading.end, stop)
        follows = _FOLLOWING.match(text, reading.end, stop) is not None
        before = text[max(begin, giver.start - 16) : giver.start]
        same = _same_stuff(text, stop, giver, reading)
        if same or compared or _lends(giver, reading, before, between, lead, follows=follows):
            _give(reading, giver)
            return
    if _OF_THEM.match(text, reading.end, stop):
        _give_counted(reading, earlier)
    elif ahead is not None:
        between = text[reading.end : ahead.start]
        if between.strip() == "," and (reading.modifier or _is_spelled(reading) != _is_spelled(ahead)):
            return  # "of those under 35, 61%", "they needed seven, 75% more"
        fits = _near if "from" in between else _alike
        if len(between) < 20 and _FORWARD.fullmatch(between) and fits(reading, ahead):
            _give(reading, ahead)


def _is_spelled(reading: Reading) -> bool:
    return reading.numerals[-1].in_words


def _give_counted(reading: Reading, earlier: list[Reading]) -> None:
    """The noun of "two of them": of what was last counted, if there are as many of it."""
    for giver in reversed(earlier):
        if reading.start - giver.end > _FAR:
            return
        if giver.kind == "count" and giver.high >= reading.high:
            _give(reading, giver)
            return


def _is_hyphened(text: str, reading: Reading) -> bool:
    """Whether a figure only tells of what kind the things behind it are: "12-seat", "30-year"."""
    return text.startswith("-", reading.numerals[0].end) and reading.modifier is None


def _give_whole(text: str, stop: int, reading: Reading, whole: Reading) -> None:
    """The noun of "six of the nine members", and of "two of the 12-seat buses", which counts buses."""
    if _is_hyphened(text, whole):
        noun = counted_noun(Ahead(text, whole.end, stop))
        if noun is not None and noun.plural:
            reading.unit, reading.kind = noun.name, "count"
    else:
        _give(reading, whole)


def _lends(giver: Reading, reading: Reading, before: str, between: str, lead: str, *, follows: bool) -> bool:
    """Whether a figure earlier in the sentence lends its unit, by the words around and between them.

    ``before`` stands before the giver, ``lead`` before the reading; ``follows`` tells of a verb behind it.
    """
    link = _HEDGES.sub("", lead.rstrip().lower())
    if _parallel(before, link) and _near(giver, reading):
        return True
    if not _alike(giver, reading) or not _LEAD.search(lead):
        return False
    if giver.kind == "percent" and reading.low >= 100 and reading.low > 10 * giver.low:
        return False  # "up 45% from 3,500"
    if giver.kind == "percent" and _CHANGE.search(lead):
        return reading.low < 100 and "from" in between
    if giver.kind in ("duration", "multiplier"):
        return False
    if giver.kind == "count" and not link.endswith(_COMPARING):
        return follows
    if link.endswith(" and") and reading.low >= 1000 and _near(giver, reading):
        return True
    if not link.endswith(_LOOSE_LINKS):
        return True
    if reading.numerals[0].scale != 1 and giver.numerals[0].scale != 1:
        return True
    return len(between) < 12 and not link.endswith((" in", " on", " at"))


def _same_stuff(text: str, stop: int, giver: Reading, reading: Reading) -> bool:
    """Whether both are amounts of the same: "59,500 tonnes of wheat for China, 53,000 of wheat"."""
    stuff = _OF_STUFF.match(text, reading.end, stop)
    return stuff is not None and text.startswith(stuff.group(), giver.end) and _alike(giver, reading)


def _parallel(before: str, link: str) -> bool:
    """Whether the same preposition leads both figures: "closed at 1,463 points, ended at 1,334"."""
    preposition = link.split()[-1:]
    return preposition == before.lower().split()[-1:] and preposition in (["by"], ["at"], ["to"])


def _near(one: Reading, other: Reading) -> bool:
    ratio = abs(one.low / other.low) if other.low else Decimal(1)
    return _alike(one, other) and Decimal("0.2") <= ratio <= 5


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
    """Lends the unit; two decimals beside whole coins are in the currency: "fell 40 pfennigs to 102.90"."""
    factor = giver.factor
    if factor == reading.numerals[-1].resolution == _COIN and giver.numerals[-1].resolution >= 1:
        factor = Decimal(1)
    reading.unit, reading.kind = giver.unit, giver.kind
    if reading.factor == 1:  # "41 per 1,000" is divided already
        reading.factor = factor
        reading.low *= factor
        reading.high *= factor


def percentage_points(text: str, begin: int, reading: Reading, earlier: list[Reading]) -> bool:
    """Whether "points" are percentage points: of a percentage or a rate in the sentence, and of no index."""
    if reading.unit != "point" or abs(reading.high) >= 100:
        return False
    near = text[max(begin, reading.start - 80) : reading.end + 40]
    if not (_RATES.search(near) or (earlier and _goes_on_percent(text, reading, earlier[-1]))):
        return False
    return not _INDEX.search(text[max(begin, reading.start - 250) : reading.end])


def _goes_on_percent(text: str, reading: Reading, giver: Reading) -> bool:
    """Whether points are told after a percentage of the same sentence."""
    if giver.unit not in _PERCENTS or text[reading.numerals[0].end] == "-":
        return False
    between = text[giver.end : reading.start]
    return len(between) <= 150 and not _SENTENCE_END.search(between) and between.strip(" ,(") != "or"


def hedge_of_conversion(text: str, reading: Reading, earlier: list[Reading]) -> Modifier | None:
    """The hedge that an amount in brackets shares: "more than 7.5 million crowns ($1.1 million)"."""
    if reading.modifier is not None or reading.kind not in ("money", "measure") or not earlier:
        return reading.modifier
    last = earlier[-1]
    converts = last.kind == reading.kind and last.unit != reading.unit
    return last.modifier if converts and text[last.end : reading.start].strip() == "(" else None


def million_by_neighbour(reading: Reading, earlier: list[Reading]) -> Reading | None:
    """The reading of "12.4m" as millions of what was counted in millions before; ``None``: it is metres."""
    if reading.unit != "meter" or not reading.letter:
        return None
    for giver in reversed(earlier[-6:]):
        if giver.unit == "meter" and giver.letter:
            return None
        if giver.kind == "count" and giver.numerals[-1].scale == _MILLION:
            numerals = tuple(scaled(numeral, _MILLION) for numeral in reading.numerals)
            low, high = numerals[0].magnitude, numerals[-1].magnitude
            return replace(
                reading, low=low, high=high, numerals=numerals, unit=giver.unit, kind="count", letter=""
            )
    return None
