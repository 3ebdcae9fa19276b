from datetime import date

import pytest

from factcheck.claims.periods import find_periods, last_day_named, without_periods

TODAY = date(2025, 11, 5)  # a Wednesday


def days(text: str) -> list[tuple[str, str]]:
    return [(m.period.start.isoformat(), m.period.end.isoformat()) for m in find_periods(text, TODAY)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("lost on 17 February 2026", [("2026-02-17", "2026-02-18")]),
        ("on Feb. 17, 2026, it", [("2026-02-17", "2026-02-18")]),
        ("the record set on Oct. 9", [("2025-10-09", "2025-10-10")]),
        ("on December 24", [("2024-12-24", "2024-12-25")]),
        ("sold in January 2024", [("2024-01-01", "2024-02-01")]),
        ("3.6% in September", [("2025-09-01", "2025-10-01")]),
        ("in December it rose", [("2024-12-01", "2025-01-01")]),
        ("third quarter 2025", [("2025-07-01", "2025-10-01")]),
        ("third-quarter profit", [("2025-07-01", "2025-10-01")]),
        ("fiscal Q4 2024", [("2024-10-01", "2025-01-01")]),
        ("in the fourth quarter", [("2025-10-01", "2026-01-01")]),
        ("the first half of 2025", [("2025-01-01", "2025-07-01")]),
        ("the 2024-25 season", [("2024-07-01", "2025-07-01")]),
        ("emissions in 2023", [("2023-01-01", "2024-01-01")]),
        ("last year", [("2024-01-01", "2025-01-01")]),
        ("a year earlier", [("2024-01-01", "2025-01-01")]),
        ("two years ago", [("2023-01-01", "2024-01-01")]),
        ("last month", [("2025-10-01", "2025-11-01")]),
        ("the previous quarter", [("2025-07-01", "2025-10-01")]),
        ("last week", [("2025-10-27", "2025-11-03")]),
        ("on Tuesday", [("2025-11-04", "2025-11-05")]),
        ("yesterday", [("2025-11-04", "2025-11-05")]),
        ("on 2025-01-28", [("2025-01-28", "2025-01-29")]),
        ("by end-September 2025", [("2025-09-01", "2025-10-01")]),
        ("revenue for January to March", [("2025-01-01", "2025-04-01")]),
        ("in January-March it", [("2025-01-01", "2025-04-01")]),
        ("from April until the end of June", [("2025-04-01", "2025-07-01")]),
        ("between November and January", [("2024-11-01", "2025-02-01")]),
        ("December to February 2024", [("2023-12-01", "2024-03-01")]),
        ("burned since January", [("2025-01-01", "2025-11-06")]),
        ("sales in the year to June", [("2024-07-01", "2025-07-01")]),
        ("in the three months to January 2024", [("2023-11-01", "2024-02-01")]),
        ("the 12 months ending in September", [("2024-10-01", "2025-10-01")]),
        ("for its financial year ended 31 March 2025", [("2024-04-01", "2025-04-01")]),
        ("the quarter through the end of June", [("2025-04-01", "2025-07-01")]),
        ("from 2011 to 2020", [("2011-01-01", "2021-01-01")]),
        ("between 2023 and 2024", [("2023-01-01", "2025-01-01")]),
        ("a fall, 2000–2023", [("2000-01-01", "2024-01-01")]),
        ("the season to next June", [("2025-07-01", "2026-07-01")]),
        ("by next April", [("2026-04-01", "2026-05-01")]),
        ("since last December", [("2024-12-01", "2025-01-01")]),
        ("this December", [("2025-12-01", "2026-01-01")]),
        ("next Monday", [("2025-11-10", "2025-11-11")]),
        ("it will open in March", [("2026-03-01", "2026-04-01")]),
        ("are due to report on Thursday", [("2025-11-06", "2025-11-07")]),
        ("sales should grow in the first quarter", [("2026-01-01", "2026-04-01")]),
        ("it won’t fall until 5 December", [("2025-12-05", "2025-12-06")]),
        # look-alikes
        ("is 3%, as in March", [("2025-03-01", "2025-04-01")]),
        ("will be higher than in March", [("2025-03-01", "2025-04-01")]),
        ("was due to open in March", [("2025-03-01", "2025-04-01")]),
        ("will report sales for September", [("2025-09-01", "2025-10-01")]),
        ("in 2023 and 2024", [("2023-01-01", "2024-01-01"), ("2024-01-01", "2025-01-01")]),
        ("it rose this year, to June", [("2025-01-01", "2026-01-01"), ("2025-06-01", "2025-07-01")]),
        ("this year to June", [("2025-01-01", "2026-01-01"), ("2025-06-01", "2025-07-01")]),
        ("moved the final to June", [("2025-06-01", "2025-07-01")]),
        ("three months before June", [("2025-06-01", "2025-07-01")]),
        ("the year to 2020", [("2020-01-01", "2021-01-01")]),
        ("in 0 months to June 2025", [("2025-06-01", "2025-07-01")]),
        ("fell from 2020 to 1990", []),
        ("from 2,011 to 2,020", []),
        ("down since 2023", [("2023-01-01", "2024-01-01")]),
        ("in March and June", [("2025-03-01", "2025-04-01"), ("2025-06-01", "2025-07-01")]),
        ("it may rise", []),
        ("they march on", []),
        ("cost $2025", []),
        ("2,025 people", []),
        ("a 2024.5 reading", []),
        ("31 February 2025", []),
        ("version 3.2024", []),
        ("the second half of the match", []),
    ],
)
def test_periods(text: str, expected: list[tuple[str, str]]) -> None:
    assert days(text) == expected


@pytest.mark.parametrize(
    ("text", "dated"),
    [("in 2023", True), ("in March", False), ("last year", False), ("third quarter 2025", True)],
)
def test_dated_when_the_text_gives_the_year(text: str, dated: bool) -> None:
    assert [m.dated for m in find_periods(f"sold {text}", TODAY)] == [dated]


@pytest.mark.parametrize(
    ("named", "plain"),
    [
        ("net profit, third quarter 2025", "net profit"),
        ("market value lost on 17 February 2026", "market value lost"),
        ("deaths, 2 April 2020", "deaths"),
        ("core capital ratio, end-September 2025", "core capital ratio"),
        ("budget deficit 2025, share of GDP", "budget deficit, share of GDP"),
        ("GDP growth, third quarter 2025, on the quarter", "GDP growth, on the quarter"),
        ("quarterly revenue, fiscal Q3 2026 (three months to January 2026)", "quarterly revenue"),
        ("total parameters", "total parameters"),
    ],
)
def test_without_periods(named: str, plain: str) -> None:
    assert without_periods(named) == plain


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("It rose in May 2004 and in 1997.", date(2004, 5, 31)),
        ("The 2004-05 season was long.", date(2005, 6, 30)),
        ("By 2050 it may be twice the 90 of 2004.", date(2004, 12, 31)),
        ("It has risen since 2025.", TODAY),
        ("It opened on Tuesday, a year after the first 2,004 were sold.", None),
        ("It may open in 2050.", None),
    ],
)
def test_the_last_day_that_a_text_names(text: str, day: date | None) -> None:
    assert last_day_named(text, TODAY) == day


def test_hostile_text_takes_linear_time() -> None:
    assert find_periods("may " * 50_000, TODAY) == ()
    assert find_periods("9" * 100_000, TODAY) == ()


@pytest.mark.parametrize("today", [date.min, date.max])
def test_the_ends_of_the_calendar_have_times_around_them(today):
    text = "in March, next December, last year, 99 years ago, on Monday, in the year to June"
    assert len(find_periods(text, today)) == 6
