"""Text made safe to print."""

from __future__ import annotations

import pytest

from factcheck.visible import visible


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("plain text, £5 and 10–20×", "plain text, £5 and 10–20×"),
        ("東京の人口は1400万人", "東京の人口は1400万人"),
        ("[bold]not markup[/]", "[bold]not markup[/]"),
        ("two\nlines\tand\u00a0more", "two lines and more"),
        ("\x1b]0;title\x07", r"\x1b]0;title\x07"),
        ("\u202e5 million\u2066", r"\u202e5 million\u2066"),
        ("zero\u200bwidth \ufeffmark", r"zero\u200bwidth \ufeffmark"),
        ("\ud800", r"\ud800"),
    ],
)
def test_visible(text, printed):
    assert visible(text) == printed
    assert visible(text).isprintable()
