"""How reports for people put things."""

from __future__ import annotations

from datetime import date

import pytest

from factcheck.corpus.reports._calendar import calendar, labels
from factcheck.corpus.reports._wording import CONTEXT, link, period, pieces
from factcheck.corpus.results import Passage, Tally


def passage(text: str, *figures: str) -> Passage:
    starts = [text.index(figure) for figure in figures]
    marks = tuple((start, start + len(figure)) for start, figure in zip(starts, figures, strict=True))
    return Passage(text, 0, marks)


@pytest.mark.parametrize(
    ("given", "told"),
    [
        (passage("It cost £5.", "£5"), "It cost [£5]."),
        (passage("From 5% to 6%.", "5%", "6%"), "From [5%] to [6%]."),
        (passage("£5", "£5"), "[£5]"),
        (Passage("a 5 km b", 0, ((2, 3), (2, 6))), "a [5][ km] b"),
        (passage("It\u202e cost\n£5", "£5"), r"It\u202e cost [£5]"),
        (passage("w" * 999 + "£5", "£5"), "… " + "w" * CONTEXT + "[£5]"),
        (passage("£5" + "w" * 999, "£5"), "[£5]" + "w" * CONTEXT + " …"),
        (passage("aa " * 333 + "£5", "£5"), "… " + "aa " * (CONTEXT // 3 - 1) + "[£5]"),
    ],
)
def test_a_sentence_is_cut_around_its_figures(given, told):
    assert "".join(f"[{text}]" if marked else text for text, marked in pieces(given)) == told


@pytest.mark.parametrize(
    ("start", "end", "told"),
    [
        (None, None, ""),
        (date(2024, 1, 1), None, "from 1 Jan 2024"),
        (None, date(2024, 1, 1), "until 31 Dec 2023"),
        (date(2023, 1, 1), date(2025, 1, 1), "2023 to 2024"),
        (date(2024, 2, 1), date(2024, 3, 1), "Feb 2024"),
        (date(2024, 1, 5), date(2024, 2, 5), "5 Jan 2024 to 4 Feb 2024"),
        (date(9999, 12, 1), date(9999, 12, 31), "1 Dec 9999 to 30 Dec 9999"),
        (date.min, date.min, "from 1 Jan 1"),
    ],
)
def test_a_time_is_told_as_people_do(start, end, told):
    assert period(start, end) == told


@pytest.mark.parametrize(
    ("url", "leads"),
    [
        ("https://herald.example/a?b=c&d", True),
        ("HTTP://herald.example", True),
        ("javascript:alert(1)", False),
        (" javascript:alert(1)", False),
        ("java\nscript:alert(1)", False),
        ("data:text/html,x", False),
        ("//herald.example/a", False),
        ("herald.example/a", False),
        ("https:herald.example", False),
        ("https://[", False),
        ("", False),
        (None, False),
    ],
)
def test_only_web_addresses_are_links(url, leads):
    assert bool(link(url)) is leads


def tallies(*names: str | None) -> list[Tally]:
    return [Tally(name, 1, 0, 0) for name in names]


@pytest.mark.parametrize(
    ("months", "columns", "named"),
    [
        ([], [], {}),
        ([None], [], {}),
        (["2024-12"], ["2024-12"], {0: "Dec 2024"}),
        (["2024-12", "2025-01"], ["2024-12", "2025-01"], {0: "Dec 2024", 1: "Jan 2025"}),
        (["2024-11", "2025-01"], 3, {0: "Nov 2024", 1: "Dec 2024", 2: "Jan 2025"}),
        (["2020-01", "2029-12"], 120, {0: "2020", 24: "2022", 48: "2024", 72: "2026", 96: "2028"}),
        (["2020-01", "2030-01"], 11, {0: "2020", 2: "2022", 4: "2024", 6: "2026", 8: "2028", 10: "2030"}),
        (["0001-01", "2025-01", None], 120,
         {14: "1920", 34: "1940", 54: "1960", 74: "1980", 94: "2000", 114: "2020"}),
    ],
)  # fmt: skip
def test_columns_of_the_calendar(months, columns, named):
    found = calendar(tallies(*months))
    assert (len(found) if isinstance(columns, int) else [tally.name for tally in found]) == columns
    assert labels(found) == named
