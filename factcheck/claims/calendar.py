"""Days, months, quarters and years as news names them: "17 February", "next June", "two years ago"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, timedelta

from factcheck.claims.period import Period

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sept sep",
            "october oct",
            "november nov",
            "december dec",
        ),
        start=1,
    )
    for name in names.split()
}
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
QUARTERS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "1": 1, "2": 2, "3": 3, "4": 4}
COUNTS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10}
COUNTS |= {"eleven": 11, "twelve": 12}
_WHICH = re.compile(r"\b(next|last|this)\s+$", re.I)
# What is still to come: "will open in June", "is due to report on Thursday"; not "was due to open in June".
_AHEAD = re.compile(
    r"""
    (?: \b(?:will|won['’]t|shall|should)\b | ['’]ll\b
      | (?<!was\s)(?<!were\s)(?<!been\s)
        \b(?:is|are|due|set|scheduled|expected|expects?|likely|plans?|aims?|intends?|hopes?|wants?)\s+to\b )
    (?: (?!\b(?:was|were|had|said|than)\b) [^;:()] ){0,60}?
    \b(?:in|on|by|from|until|till|through|early|late|mid|end)[\s-]+(?:the\s+)?$
    """,
    re.IGNORECASE | re.VERBOSE,
)
LED_BY = 90  # characters before a time that tell whether it is over


def month_number(name: str) -> int:
    """From 1 to 12."""
    return MONTHS[name.rstrip(".").lower()]


def day_of(year: int, month: int, day: int, surface: str) -> Period | None:
    """One day, ``None`` where there is no such day."""
    try:
        start = date(year, month, day)
    except ValueError:
        return None
    return Period(start, start + timedelta(days=1), surface)


def months(year: int, month: int, count: int, surface: str) -> Period:
    """So many months from the first of one."""
    last = year * 12 + month - 1 + count
    return Period(date(year, month, 1), date(last // 12, last % 12 + 1, 1), surface)


def years_of(first: int, last: int, surface: str) -> Period | None:
    """From one year through another, ``None`` where the second is no later."""
    return months(first, 1, 12 * (last - first + 1), surface) if first < last else None


def undated(candidates: Iterable[Period | None], led: str, today: date) -> Period | None:
    """Which of the times of one name is meant: the latest to have begun, unless ``led`` tells otherwise.

    ``led`` is what leads the time in: "this June" is the nearest, "next June" has yet to begin, "last
    June" is over, and what "will open in June" is not over yet. ``None`` where there are no candidates.

    >>> junes = [months(year, 6, 1, "June") for year in (2024, 2025, 2026)]
    >>> undated(junes, "it will open in ", date(2025, 11, 3)).start.year
    2026
    """
    known = sorted(filter(None, candidates), key=lambda period: period.start)
    which = _WHICH.search(led)
    if which and which[1].lower() == "this":
        return min(known, key=lambda period: abs(period.start - today), default=None)
    if which and which[1].lower() == "last":
        fitting = [period for period in known if period.end <= today][-1:]
    elif which and which[1].lower() == "next":
        fitting = [period for period in known if period.start > today][:1]
    elif _AHEAD.search(led):
        fitting = [period for period in known if period.end > today][:1]
    else:
        fitting = [period for period in known if period.start <= today][-1:]
    return next(iter(fitting or known), None)


def relative(words: str, today: date) -> Period:
    """What "yesterday", "next year", "two months ago" and the like mean on a day."""
    words = " ".join(words.lower().split())
    step = 1 if words.startswith("next") else 0 if words.startswith(("this", "today")) else -1
    if words in ("yesterday", "today"):
        day = today + timedelta(days=step)
        return Period(day, day + timedelta(days=1), words)
    if "years" in words:
        count = words.split()[0]
        return months(today.year - (COUNTS.get(count) or int(count)), 1, 12, words)
    if "year" in words:
        return months(today.year + step, 1, 12, words)
    if "quarter" in words:
        first = today.year * 4 + (today.month - 1) // 3 + step
        return months(first // 4, first % 4 * 3 + 1, 3, words)
    if "month" in words:
        first = today.year * 12 + today.month - 1 + step
        return months(first // 12, first % 12 + 1, 1, words)
    monday = today - timedelta(days=today.weekday()) + timedelta(weeks=step)
    return Period(monday, monday + timedelta(days=7), words)
