"""How reports for people put what a store says."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from urllib.parse import urlsplit

from factcheck.corpus.results import Passage, Tally
from factcheck.pages import titles
from factcheck.visible import shown

CONTEXT = 240  # characters of a sentence shown on each side of its figures
NEAR = 40  # characters within which a cut is moved to the next blank
GROUPS = {"check": "a check", "outlet": "an outlet", "subject": "a known subject"}  # and what has none
UNFINISHED = "The audit was interrupted and has not come to all articles; run it again to finish it."


def counted(number: int, noun: str) -> str:
    """A number with its noun: "1 article", "2,048 articles"."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def known(name: str | None) -> str:
    """The name of an outlet or subject, safe to print, or that there is none."""
    return shown(name) if name else "not known"


def left_out(tallies: Sequence[Tally], most: int, field: str) -> tuple[list[Tally], str]:
    """The first ``most`` tallies that have a name, and how many problems the others have."""
    named = [tally for tally in tallies if tally.name]
    rest, unnamed = named[most:], sum(tally.total for tally in tallies if not tally.name)
    others = f"{sum(tally.total for tally in rest):,} in {counted(len(rest), 'other')}" if rest else ""
    return named[:most], ", ".join(filter(None, [others, f"{unnamed:,} without {field}" if unnamed else ""]))


def headline(check: str, slip: str | None) -> str:
    """What a check or verdict finds, in a few words; the likely cause where it is known."""
    title = titles("slip").get(slip or "") or titles("verdict").get(check) or titles("check").get(check)
    return (title or check).rstrip(".")


def day(date: date) -> str:
    """A date as it is read: "27 Jan 2025"."""
    return f"{date.day} {date:%b} {date.year}"


def period(start: date | None, end: date | None) -> str:
    """A time as it is read, given its first day and the day after its last; empty if nothing is known.

    >>> period(date(2024, 1, 1), date(2025, 1, 1)), period(date(2024, 12, 1), date(2025, 1, 1))
    ('2024', 'Dec 2024')
    >>> period(date(2025, 1, 27), date(2025, 1, 28)), period(date(2025, 1, 27), None)
    ('27 Jan 2025', 'from 27 Jan 2025')
    """
    last = end - timedelta(days=1) if end and end > date.min else None
    if not start or not last:
        return f"from {day(start)}" if start else f"until {day(last)}" if last else ""
    if (start.month, start.day, last.month, last.day) == (1, 1, 12, 31):
        return f"{start.year}" if start.year == last.year else f"{start.year} to {last.year}"
    if start.day == 1 and end == _next_month(start):
        return f"{start:%b} {start.year}"
    return day(start) if start == last else f"{day(start)} to {day(last)}"


def _next_month(start: date) -> date | None:
    if start.month == 12:
        return date(start.year + 1, 1, 1) if start.year < date.max.year else None
    return date(start.year, start.month + 1, 1)


def pieces(passage: Passage) -> Iterator[tuple[str, bool]]:
    """The sentence in pieces that are safe to print, each with whether it is one of the figures.

    It is cut at the far ends, at a word if there is one near.
    """
    text, position = passage.text, _cut_left(passage)
    right = _cut_right(passage)
    if position:
        yield "… ", False
    for start, end in passage.marks:
        yield shown(text[position:start], 2 * CONTEXT), False
        yield shown(text[max(position, start) : end]), True
        position = max(position, end)
    yield shown(text[position:right], 2 * CONTEXT) + (" …" if right < len(text) else ""), False


def _cut_left(passage: Passage) -> int:
    first = passage.marks[0][0]
    if first <= CONTEXT:
        return 0
    left = first - CONTEXT
    return passage.text.find(" ", left, left + NEAR) + 1 or left


def _cut_right(passage: Passage) -> int:
    last = passage.marks[-1][1]
    if len(passage.text) - last <= CONTEXT:
        return len(passage.text)
    right = last + CONTEXT
    blank = passage.text.rfind(" ", right - NEAR, right)
    return blank if blank >= 0 else right


def link(url: str | None) -> str | None:
    """The address if it leads to a web page; anything else could run in the reader's browser."""
    try:
        parts = urlsplit(url or "")
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and parts.netloc else None
