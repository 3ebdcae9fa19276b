"""Problems on a calendar: by month, or by year where there are too many months to tell apart."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from factcheck.corpus.results import Tally

MOST = 120  # columns
NAMED = 6  # columns with a name below them
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def calendar(months: Iterable[Tally]) -> list[Tally]:
    """The months (``2024-02``) without gaps, or the last ``MOST`` years (``2024``); the undated are left out.

    >>> [tally.name for tally in calendar([Tally("2024-11", 1, 0, 0), Tally("2025-01", 2, 0, 0)])]
    ['2024-11', '2024-12', '2025-01']
    """
    dated = {tally.name: tally for tally in months if tally.name}
    if not dated:
        return []
    first, last = _number(min(dated)), _number(max(dated))
    if last - first < MOST:
        names = [f"{number // 12:04}-{number % 12 + 1:02}" for number in range(first, last + 1)]
        return [dated.get(name) or Tally(name, 0, 0, 0) for name in names]
    years = range(max(first // 12, last // 12 - MOST + 1), last // 12 + 1)
    return [_year(f"{year:04}", dated.values()) for year in years]


def labels(columns: Sequence[Tally]) -> dict[int, str]:
    """The names below the columns, by place: as many as there is room for, at even steps.

    >>> labels([Tally("2024-11", 1, 0, 0), Tally("2024-12", 0, 0, 0)])
    {0: 'Nov 2024', 1: 'Dec 2024'}
    """
    names = [tally.name or "" for tally in columns]
    monthly = any("-" in name for name in names)
    step = next(
        step
        for step in ((1, 2, 3, 6, 12, 24) if monthly else (1, 2, 5, 10, 20))
        if len(names) <= NAMED * step
    )
    numbers = [_number(name) if monthly else int(name) for name in names]
    return {
        place: f"{MONTHS[number % 12]} {name[:4]}" if monthly and step < 12 else name[:4]
        for place, (name, number) in enumerate(zip(names, numbers, strict=True))
        if number % step == 0
    }


def _number(month: str) -> int:
    return int(month[:4]) * 12 + int(month[5:]) - 1


def _year(year: str, months: Iterable[Tally]) -> Tally:
    inside = [tally for tally in months if tally.name and tally.name[:4] == year]
    return Tally(
        year,
        sum(tally.errors for tally in inside),
        sum(tally.warnings for tally in inside),
        sum(tally.notes for tally in inside),
    )
