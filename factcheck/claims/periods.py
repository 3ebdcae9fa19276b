"""Times that claims and facts name: a day, a month, a quarter, a half, a year."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from functools import lru_cache

from factcheck.claims.calendar import (
    COUNTS,
    LED_BY,
    MONTHS,
    QUARTERS,
    WEEKDAYS,
    day_of,
    month_number,
    months,
    relative,
    undated,
    years_of,
)
from factcheck.claims.period import Period, PeriodMention

# Only an abbreviated month takes a full stop with it.
_MONTH = (
    "(?:"
    + "|".join(
        rf"{name}(?![a-z])" + (r"\.?" if len(name) < len("june") or name == "sept" else "")
        for name in sorted(MONTHS, key=len, reverse=True)
    )
    + ")"
)
_YEAR = r"(?:1[89]|20)\d\d"
_DAY_FIRST = (
    rf"(?P<df_day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<df_month>{_MONTH})(?:,?\s+(?P<df_year>{_YEAR}))?"
)
_MONTH_FIRST = (
    rf"(?P<mf_month>{_MONTH})\s+(?P<mf_day>\d{{1,2}})(?:st|nd|rd|th)?(?!\d|[.,]\d|\s*%)"
    rf"(?:,?\s+(?P<mf_year>{_YEAR}))?"
)
_QUARTER = r"(?P<q_word>first|second|third|fourth)[\s-]+(?:fiscal\s+)?quarter|q(?P<q_digit>[1-4])"
_HALF = rf"(?P<h_word>first|second)[\s-]+half(?=\s+(?:of\s+)?(?:{_YEAR}|the\s+year)|[\s-]+year)"
_AGO = r"(?:earlier|ago|before)"
_COUNT = rf"(?:{'|'.join(COUNTS)}|[1-9]\d?)"
_PATTERN = re.compile(
    rf"""
    (?<![\w$£€.,/])(?<!\d-)(?:
      (?P<iso> {_YEAR}-\d\d-\d\d )
    | (?P<day_first> {_DAY_FIRST} )
    | (?P<month_first> {_MONTH_FIRST} )
    | (?P<month_year> (?P<my_month>{_MONTH})(?:\s+of)?,?\s+(?P<my_year>{_YEAR}) )
    | (?P<span> (?P<between>between\s+)? (?P<sp_first>{_MONTH})
        (?(between) \s+and\s+ | (?:\s*[-–]\s* | \s+(?:to|through|until|till)\s+(?:the\s+end\s+of\s+)?) )
        (?P<sp_last>{_MONTH}) (?:,?\s+(?P<sp_year>{_YEAR}))? )
    | (?P<quarter> (?:fiscal\s+)?(?:{_QUARTER})(?:\s+(?:of\s+)?(?:fiscal\s+)?(?P<q_year>{_YEAR}))? )
    | (?P<half> {_HALF}(?:\s+of)?(?:\s+(?P<h_year>{_YEAR}))? | h(?P<h_digit>[12])\s+(?P<h_year2>{_YEAR}) )
    | (?P<years> (?P<ys_between>between\s+)? (?P<ys_first>{_YEAR})
        (?(ys_between) \s+and\s+ | \s+(?:to|through|until|till)\s+ ) (?P<ys_last>{_YEAR})(?![\d%]|[.,]\d) )
    | (?P<season> (?P<s_year>{_YEAR})[-–/](?P<s_end>\d\d|{_YEAR})(?!\d) )
    | (?P<year> (?:fiscal\s+)?(?P<y_year>{_YEAR})(?![\d%]|[.,]\d|[-–]\d) )
    | (?P<relative> (?:a|one|the)\s+(?:year|month|week|quarter)\s+{_AGO}
        | (?:the\s+)?(?:previous|prior|preceding)\s+(?:year|month|quarter|week)
        | (?:last|this|next)\s+(?:year|month|quarter|week)
        | yesterday | today | {_COUNT}\s+years\s+{_AGO} )
    | (?P<month> (?P<m_month>{_MONTH}) )
    | (?P<weekday> monday|tuesday|wednesday|thursday|friday|saturday|sunday )
    )(?!\w)
    """,
    re.VERBOSE | re.IGNORECASE,
)
_LENGTHS = {"quarter": 3, "half": 6, "season": 12, "year": 12}
_UP_TO = re.compile(
    rf"(?<![\w-])(?:(?P<count>{_COUNT})[\s-]months?"
    rf"|(?:(?:full|financial|fiscal|first|second)[\s-])?(?P<one>{'|'.join(_LENGTHS)}))\s+"
    r"(?:(?:that\s+)?(?:ended|ending)(?:\s+in|\s+on)?|to|through|up\s+to)\s+"
    r"(?:the\s+end\s+of\s+|end[\s-])?(?:(?:last|next|this)\s+)?$",
    re.IGNORECASE,
)
LONGEST_UP_TO = 50  # characters of the above
LONGEST_MONTH = 31
# Archives write a day that they do not know as the first or last of the calendar; years must lie around it.
_EARLIEST, _LATEST = date(1000, 1, 1), date(9000, 1, 1)
LED = 20  # characters before a time in which the word stands that leads it in
# What a figure has come to "since January" is that of the time from then to now.
_SINCE = re.compile(r"(?<!\w)since\s+$", re.I)
# "may" and "march" are verbs more often than months unless capitalised and led in by a preposition.
_AMBIGUOUS_MONTH = re.compile(
    r"(?:in|since|until|till|by|of|last|next|this|from|to|during|through|late|early|mid|and|end)[\s-]+$", re.I
)


def _read(match: re.Match[str], text: str, today: date) -> tuple[Period | None, bool]:
    """The period of one match, and whether the text gives the year itself."""
    surface, group = match.group(), match.group
    kind = match.lastgroup and next(name for name in _KINDS if group(name))
    years = range(today.year - 1, today.year + 2)
    led = text[max(0, match.start() - LED_BY) : match.start()]
    if kind == "iso":
        parts = [int(part) for part in surface.split("-")]
        return day_of(parts[0], parts[1], parts[2], surface), True
    if kind in ("day_first", "month_first"):
        prefix = "df" if kind == "day_first" else "mf"
        month, day = month_number(group(f"{prefix}_month")), int(group(f"{prefix}_day"))
        if group(f"{prefix}_year"):
            return day_of(int(group(f"{prefix}_year")), month, day, surface), True
        return undated((day_of(year, month, day, surface) for year in years), led, today), False
    if kind == "month_year":
        return months(int(group("my_year")), month_number(group("my_month")), 1, surface), True
    if kind == "span":
        return _span(match, today)
    if kind == "quarter":
        quarter = QUARTERS[(group("q_word") or group("q_digit")).lower()]
        if group("q_year"):
            return months(int(group("q_year")), quarter * 3 - 2, 3, surface), True
        return undated((months(year, quarter * 3 - 2, 3, surface) for year in years), led, today), False
    if kind == "half":
        first = (group("h_word") or "").lower() == "first" or group("h_digit") == "1"
        written = group("h_year") or group("h_year2")
        return months(int(written or today.year), 1 if first else 7, 6, surface), bool(written)
    if kind == "years":
        return years_of(int(group("ys_first")), int(group("ys_last")), surface), True
    if kind == "season":
        first, last = int(group("s_year")), int(group("s_end"))
        if last > first + 1:
            return years_of(first, last, surface), True
        return months(first, 7, 12, surface), True
    if kind == "year":
        return months(int(group("y_year")), 1, 12, surface), True
    if kind == "relative":
        return relative(surface, today), False
    if kind == "month":
        lowered = surface.rstrip(".").lower()
        doubtful = lowered in ("may", "march", "mar", "jan", "sep", "dec") or not surface[0].isupper()
        if doubtful and not (
            surface[0].isupper() and _AMBIGUOUS_MONTH.search(text, max(0, match.start() - LED), match.start())
        ):
            return None, False
        return undated((months(year, month_number(surface), 1, surface) for year in years), led, today), False
    around = (today + timedelta(days=ahead) for ahead in range(-7, 8))
    named = (day for day in around if WEEKDAYS[day.weekday()] == surface.lower())
    return undated((day_of(day.year, day.month, day.day, surface) for day in named), led, today), False


def _span(match: re.Match[str], today: date) -> tuple[Period | None, bool]:
    """From one month to another, of one year or of two."""
    surface, first, last = match.group(), month_number(match["sp_first"]), month_number(match["sp_last"])
    if not (match["sp_first"][0].isupper() and match["sp_last"][0].isupper()):
        return None, False
    years = [int(match["sp_year"])] if match["sp_year"] else range(today.year - 1, today.year + 1)
    end = undated((months(year, last, 1, surface) for year in years), "", today)
    if end is None:
        return None, False
    year = end.start.year - (first > last)
    return months(year, first, (last - first) % 12 + 1, surface), bool(match["sp_year"])


_KINDS = (
    "iso",
    "day_first",
    "month_first",
    "month_year",
    "span",
    "quarter",
    "half",
    "years",
    "season",
    "year",
    "relative",
    "month",
    "weekday",
)


@lru_cache(maxsize=4096)
def find_periods(text: str, today: date) -> tuple[PeriodMention, ...]:
    """The times that ``text`` names, in order; what is relative or lacks its year is read from ``today``.

    >>> found = find_periods("fell in September from Q2 2024", date(2025, 11, 3))
    >>> [mention.period.start.isoformat() for mention in found]
    ['2025-09-01', '2024-04-01']
    """
    return tuple(_periods(text, today))


def _periods(text: str, today: date) -> Iterator[PeriodMention]:
    end, today = 0, min(max(today, _EARLIEST), _LATEST)
    for match in _PATTERN.finditer(text):
        period, dated = _read(match, text, today)
        if period:
            led = text[max(0, match.start() - LED) : match.start()]
            if not dated and period.start <= today and _SINCE.search(led):
                period = replace(period, end=max(period.end, today + timedelta(days=1)))
            floor = max(end, match.start() - LONGEST_UP_TO)
            up_to = _UP_TO.search(text, floor, match.start()) if period.days <= LONGEST_MONTH else None
            end = match.end()
            mention = PeriodMention(match.start(), end, period, dated)
            yield _up_to(mention, up_to, text) if up_to else mention


def _up_to(last: PeriodMention, lead: re.Match[str], text: str) -> PeriodMention:
    """The months that end with the month of ``last``: "the year to June"."""
    count = lead["one"] and _LENGTHS[lead["one"].lower()]
    count = count or COUNTS.get(lead["count"].lower()) or int(lead["count"])
    first = last.period.start.year * 12 + last.period.start.month - count
    whole = months(first // 12, first % 12 + 1, count, text[lead.start() : last.end])
    return replace(last, start=lead.start(), period=whole, closing=last.period)


def last_day_named(text: str, today: date) -> date | None:
    """The last day of the latest time that ``text`` names with its year and that has begun by ``today``.

    It is about as old as an article without a date; ``None`` where the text names no year.

    >>> last_day_named("It rose in May 2004 and may double by 2050.", date(2025, 11, 3))
    datetime.date(2004, 5, 31)
    """
    named = (mention.period for mention in _periods(text, today) if mention.dated)
    ends = (period.end - timedelta(days=1) for period in named if period.start <= today)
    latest = max(ends, default=None)
    return min(latest, today) if latest else None


_LOOSE_END = re.compile(r"(?:[\s(-]|\b(?:on|in|at|at close|to|end|mid|for|as of|of|by|the)\b)+$")


def without_periods(text: str) -> str:
    """``text`` less the times it names: what is left of a property such as "deaths, 2 April 2020".

    >>> without_periods("net profit, third quarter 2025")
    'net profit'
    """
    pieces, at = [], 0
    for mention in find_periods(text, date(2000, 1, 1)):
        pieces.append(text[at : mention.start])
        at = mention.end
    left = re.sub(r"\([^()]*\)", " ", "".join([*pieces, text[at:]]))
    parts = (_LOOSE_END.sub("", part).strip(" -") for part in left.split(","))
    return ", ".join(part for part in parts if part)
