"""What a written figure covers: sections 1 and 3 to 5 of the rules of comparison."""

from __future__ import annotations

from dataclasses import replace

import pytest

from factcheck.quantities.coverage import covered, ends
from factcheck.quantities.rules import Rules
from tests.agreement.figures import figure, interval

PLAIN = [
    ("5.5 million GPUs", "5450000", "5550000"),
    ("5.50 million GPUs", "5495000", "5505000"),
    ("$300 billion", "299.5e9", "300.5e9"),
    ("17%", "16.5", "17.5"),
    ("2,048 GPUs", "2047.5", "2048.5"),
    ("40 cents", "0.395", "0.405"),
    ("five times", "4.5", "5.5"),
    ("minus 5 degrees Celsius", "-5.5", "-4.5"),
    ("6-3/8 pct", "6.3125", "6.4375"),
    # Ranges keep both ends, each with its own rounding.
    ("430–450 people", "429.5", "450.5"),
    ("10-20×", "9.5", "20.5"),
    ("5 to 6 million people", "4.5e6", "6.5e6"),
]


@pytest.mark.parametrize(("surface", "low", "high"), PLAIN)
def test_a_plain_figure_covers_its_rounding(surface, low, high):
    assert covered(figure(surface), Rules()) == interval(low, high)
    assert covered(figure(surface, "exactly"), Rules()) == interval(low, high)


ABOUT = [
    ("$300 billion", "270e9", "330e9"),
    ("$5.5 million", "5.225e6", "5.775e6"),
    ("$5.58 million", "5.4963e6", "5.6637e6"),
    ("$2 billion", "1e9", "3e9"),
    ("50,000 GPUs", "45000", "55000"),
    ("10×", "8.5", "11.5"),
    ("10-20×", "8.5", "23"),
]


@pytest.mark.parametrize(("surface", "low", "high"), ABOUT)
def test_about_widens_by_the_digits_written(surface, low, high):
    assert covered(figure(surface, "approximately"), Rules()) == interval(low, high)


NEARLY = [
    ("$6 million", "5.5e6", "6e6"),
    ("$600 billion", "550e9", "600e9"),
    ("90%", "85", "90"),
    ("9,000 people", "8500", "9000"),
    ("two hours", "1.8", "2"),
    ("42%", "41.5", "42"),
]


@pytest.mark.parametrize(("surface", "low", "high"), NEARLY)
def test_nearly_stops_short_of_the_figure(surface, low, high):
    assert covered(figure(surface, "nearly"), Rules()) == interval(low, high, high_open=True)


def test_nearly_minus_five_lies_above_it():
    cold = figure("minus 5 degrees Celsius", "nearly")
    assert covered(cold, Rules()) == interval("-5", "-4.5", low_open=True)


BOUNDS = [
    ("more_than", interval("5.5e6", None, low_open=True)),
    ("at_least", interval("5.5e6", None)),
    ("less_than", interval(None, "5.5e6", high_open=True)),
    ("at_most", interval(None, "5.5e6")),
    ("up_to", interval(None, "5.5e6")),
]


@pytest.mark.parametrize(("modifier", "expected"), BOUNDS)
def test_bounds_are_never_widened_by_rounding(modifier, expected):
    assert covered(figure("$5.5 million", modifier), Rules()) == expected


@pytest.mark.parametrize(
    ("surface", "digits", "coarse_place"),
    [
        ("$300 billion", 1, "100e9"),
        ("$7.0 billion", 2, "0.1e9"),
        ("2,048 GPUs", 4, "1"),
        ("2,050 GPUs", 3, "10"),
        ("0.05%", 1, "0.01"),
        ("40 cents", 1, "0.1"),
    ],
)
def test_zeros_at_the_end_of_a_whole_number_may_only_fill_up(surface, digits, coarse_place):
    number = ends(figure(surface))[0]
    assert (number.digits, number.coarse_place) == (digits, interval(coarse_place, None).low)


def test_the_numbers_of_taste_are_settings():
    rules = replace(Rules(), about_one_digit=interval("0.5", None).low)
    assert covered(figure("$300 billion", "approximately"), rules) == interval("150e9", "450e9")
