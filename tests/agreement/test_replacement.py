"""Replacements: the writer's own style, with a number that the fact supports."""

from __future__ import annotations

import pytest

from factcheck.agreement import judge, replacement
from tests.agreement.figures import fact, figure, interval

COST = fact("$5.576 million")
LOSS = fact("$589 billion")

STYLES = [
    ("$5.5 million", None, COST, "$5.6 million"),
    ("$5.50 million", None, COST, "$5.58 million"),
    ("5.5 mln dlrs", None, COST, "5.6 mln dlrs"),
    ("$500-billion", None, LOSS, "$589-billion"),
    ("$500bn", None, LOSS, "$589bn"),
    ("$500B", None, LOSS, "$589B"),
    ("2,650 GPUs", None, fact("2,560 GPUs"), "2,560 GPUs"),
    ("2650 GPUs", None, fact("2,560 GPUs"), "2560 GPUs"),
    ("12 345 tonnes", None, fact("54,321 tonnes"), "54 321 tonnes"),
    ("850 people", None, fact("1,850 people"), "1,850 people"),
    # The scale word changes within its style where the number no longer fits it.
    ("$5.5 billion", None, COST, "$5.6 million"),
    ("$5.5bn", None, COST, "$5.6m"),
    ("$900M", None, fact("$1.46 billion"), "$1.5B"),
    ("$900 MILLION", None, fact("$1.46 billion"), "$1.5 BILLION"),
    ("£980 million", None, fact("£1.46 billion"), "£1.5 billion"),
    ("£980m", None, fact("£1.46bn"), "£1.5bn"),
    ("2.916 mln euros", None, fact("2.916 bln euros"), "2.916 bln euros"),
    ("244 million cases", "more_than", fact("244,678 cases"), "240,000 cases"),
    # Words stay words for small numbers.
    ("five times", None, fact("27.3 times"), "27 times"),
    ("nine awards", None, fact("4 awards"), "four awards"),
    ("Nine awards", None, fact("4 awards"), "Four awards"),
    ("one million copies", None, fact("1.9 million copies"), "1.9 million copies"),
    ("a hundred and twenty-one thousand people", None, fact("112,400 people"), "112,400 people"),
    ("two hundred billion euros", None, fact("412 billion euros"), "412 billion euros"),
    ("two hundred people", None, fact("412 people"), "412 people"),
    ("24 lakh crore rupees", None, fact("31 lakh crore rupees"), "31 lakh crore rupees"),
    # Who spells a larger number out, or begins a sentence with it, goes on to do so.
    ("fifty-six days", None, fact("57 days"), "fifty-seven days"),
    ("fifty-six days", None, fact("122 days"), "122 days"),
    ("Four people", None, fact("14 people"), "Fourteen people"),
    ("four people", None, fact("14 people"), "14 people"),
    ("Thirteen people", None, fact("40 people"), "Forty people"),
    ("twenty million people", None, fact("34 million people"), "thirty-four million people"),
    # Digits are grouped as the writer groups them.
    ("12,34,567 voters", None, fact("12,43,567 voters"), "12,43,567 voters"),
    ("Rs 1,25,000", None, fact("Rs 1,52,75,000"), "Rs 1,52,75,000"),
    ("1’250 francs", None, fact("1,520 francs"), "1’520 francs"),
    ("$1.25tr", None, fact("$1.52 trillion"), "$1.52tr"),
    # Units are kept.
    ("125 mph", None, fact("200 kilometres an hour"), "124 mph"),
    ("45-storey", None, fact("54 storeys"), "54-storey"),
    ("$2 per GPU-hour", None, fact("$3.5 per GPU-hour"), "$3.5 per GPU-hour"),
    ("$24 per million tokens", None, fact("$6 per million tokens"), "$6 per million tokens"),
    ("40 cents", None, fact("60 cents"), "60 cents"),
    ("€32.10", None, fact("€31.20"), "€31.20"),
    ("minus 5 degrees Celsius", None, fact("minus 9 degrees Celsius"), "minus 9 degrees Celsius"),
    # A tie is rounded one way by some and the other by others: one more digit.
    ("4.5%", None, fact("4.25%"), "4.25%"),
    # As many digits as it takes.
    ("3%", None, fact("1.4%"), "1.4%"),
    ("39,000 seats", None, fact("39,437 seats"), "39,437 seats"),
    ("17%", "exactly", fact("16.97%"), "17%"),
    # Bounds keep their side; one inside the surface goes.
    ("$300 billion", "more_than", LOSS, "$550 billion"),
    ("$300 billion+", None, LOSS, "$589 billion"),
    ("1,000 people", "more_than", fact("2,140 people"), "2,000 people"),
    ("10 people", "more_than", fact("37 people"), "35 people"),
    ("500 people", "at_least", fact("742 people"), "700 people"),
    ("$9 million", "less_than", COST, "$6 million"),
    ("79,000 cases", "nearly", fact("79,332 cases"), "80,000 cases"),
    ("$300 billion", "nearly", LOSS, "$600 billion"),
    ("100+ jobs", None, fact("163 jobs"), "163 jobs"),
    ("100,000-plus jobs", None, fact("163,000 jobs"), "163,000 jobs"),
    ("five or more states", None, fact("9 states"), "nine states"),
    # A range that misses gives way to one number.
    ("430–450 people", None, fact("512 people"), "512 people"),
    ("10-20×", None, fact("27.3 times"), "27×"),
    ("430 people", None, fact("400 people", "410 people"), "410 people"),
]


@pytest.mark.parametrize(("surface", "modifier", "known", "expected"), STYLES)
def test_replacement(surface, modifier, known, expected):
    quantity = figure(surface, modifier)
    assert replacement(quantity, known) == expected
    # Read again as a reader would, behind the same words, it is right.
    again = figure(expected, modifier)
    assert judge(again, known).verdict == "supported"


OTHER_SIZES = [
    ("31.4 MWh", fact("31.4 GWh"), "31.4 gigawatt hours"),
    ("1,942 parts per million", fact("1,942 ppb"), "1,942 ppb"),
    ("$0.55 per thousand tokens", fact("$0.55 per million tokens"), "$0.55 per million tokens"),
    ("$157 million", fact("$157 billion"), "$157 billion"),
    ("1.8 billion kilometres", fact("1.8 billion miles"), "2.9 billion kilometres"),
    ("244 cases", fact("244,000 cases"), "244,000 cases"),
]


@pytest.mark.parametrize(("surface", "known", "expected"), OTHER_SIZES)
def test_right_digits_with_a_wrong_unit_are_told_as_the_fact_tells_them(surface, known, expected):
    assert judge(figure(surface), known).replacement == expected


NONE = [
    # The number cannot be told from the word, or the grammar would break.
    ("doubled", None, fact("2.9 times")),
    ("a dozen people", None, fact("30 people")),
    ("one in five", None, fact("40%")),
    ("5 to 6 million people", None, fact("9 million people")),
    # Other words would have to change.
    ("$312 million", None, fact("€312 million")),
    ("43,000 vehicles a year", None, fact("43,000 vehicles a day")),
    ("0.5%", None, fact("0.5 percentage points")),
    ("210 seats", "nearly", fact("212 seats")),
    ("5 degrees Celsius", None, fact("minus 5 degrees Celsius")),
    ("30%", None, fact("30 people")),
]


@pytest.mark.parametrize(("surface", "modifier", "known"), NONE)
def test_no_replacement_where_none_would_mend_it(surface, modifier, known):
    judgement = judge(figure(surface, modifier), known)
    assert judgement.verdict != "supported"
    assert judgement.replacement is None


def test_a_right_figure_is_left_alone():
    assert judge(figure("$5.6 million"), COST).replacement is None


def test_an_open_end_is_no_value_to_write():
    above = fact("10,000 GPUs", interval=interval("10000", None, low_open=True))
    assert replacement(figure("8,000 GPUs"), above) is None
