"""What holds of any text: offsets, paragraphs, numerals, linear time on hostile input."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.quantities.extract import find_quantities, read_quantity

PRINTED = """
    $ £ € 5 5.5 1,200 10-20 3/8 6-3/8 million bn mln dlrs pct % percent percentage points from to
    between and about more than up at least one two five twenty hundred half a third dozen of the in per
    share GPU hours H100s Jan. 27 1987 10:30 p.m. Section 427 km mph degrees C m years old . , ; ( ) - –
    + or twice doubled people apps vs minus US$ RMB s 's / & AT&T m/s cts/shr R800 2.7m 671B model × ½ '
    " é who fewer index Norway crowns deaths:
    Labour 64 them was he age May nov. or equal
"""
WORDS = st.sampled_from([*PRINTED.split(), "\n", "\u00a0", "\u2009", "\u200f", "\x00"])
TEXTS = st.one_of(
    st.text(max_size=80),
    st.lists(WORDS, max_size=25).map(" ".join),
    st.lists(WORDS, max_size=12).map("".join),
)


@given(TEXTS)
def test_slices_and_numerals(text):
    extraction = find_quantities(text)
    end = 0
    for quantity in extraction.quantities:
        assert text[quantity.start : quantity.end] == quantity.surface
        assert end <= quantity.start < quantity.end
        end = quantity.end
        assert quantity.low <= quantity.high
        assert len(quantity.numerals) in (1, 2)
        for numeral in quantity.numerals:
            assert quantity.start <= numeral.start < numeral.end <= quantity.end
            assert numeral.resolution > 0
            assert numeral.significant >= numeral.resolution or numeral.value == 0
    for skipped in extraction.skipped:
        assert 0 <= skipped.start < skipped.end <= len(text)
        assert skipped.reason


@given(TEXTS, TEXTS)
def test_paragraphs_are_read_apart(one, other):
    offset = len(one) + 2
    expected = [(q.start, q.end, q.low, q.high, q.unit, q.modifier) for q in find_quantities(one).quantities]
    expected += [
        (q.start + offset, q.end + offset, q.low, q.high, q.unit, q.modifier)
        for q in find_quantities(other).quantities
    ]
    joined = find_quantities(one + "\n\n" + other).quantities
    assert [(q.start, q.end, q.low, q.high, q.unit, q.modifier) for q in joined] == expected


@given(TEXTS, TEXTS)
def test_a_part_of_a_text_is_read_like_the_part_alone(before, text):
    found = find_quantities(f"{before}|{text}", len(before) + 1)
    alone = find_quantities(text)
    assert [quantity.surface for quantity in found.quantities] == [q.surface for q in alone.quantities]
    assert [skipped.reason for skipped in found.skipped] == [skipped.reason for skipped in alone.skipped]


FORMATS = [
    ("${}", "USD", 1),
    ("£{} billion", "GBP", 10**9),
    ("{} mln dlrs", "USD", 10**6),
    ("{} percent", "percent", 1),
    ("{}%", "percent", 1),
    ("{} kilometres", "kilometer", 1),
    ("{} people", "person", 1),
    ("{} GPU hours", "GPU*hour", 1),
]


@given(
    st.decimals(min_value=Decimal("0.01"), max_value=Decimal("99999"), places=2),
    st.sampled_from(FORMATS),
    st.booleans(),
)
def test_formatted_amounts_are_read_back(value, pattern, grouped):
    shape, unit, scale = pattern
    quantity = read_quantity(shape.format(f"{value:,}" if grouped else str(value)))
    assert quantity.unit == unit
    assert quantity.low == quantity.high == value * scale


HOSTILE = [
    "9" * 20_000 * 4,
    "1," * 10_000 * 4,
    "9,9," * 10_000 * 2,
    "½" * 10_000 * 4,
    "1a." * 10_000 * 4,
    "1,111," * 4_000 * 4,
    "1 111 " * 4_000 * 4,
    "$" * 10_000 * 4,
    "1-" * 10_000 * 4,
    "1/" * 10_000 * 4,
    "1." * 10_000 * 4,
    "1:" * 10_000 * 4,
    "5 " * 6_000 * 4,
    "one " * 6_000 * 4,
    "one hundred and " * 15_000,
    "five million " * 15_000,
    "half a " * 3_000 * 4,
    "a" * 40_000 * 4,
    "5" + " " * 400_000 + "million",
    "\n" * 20_000 * 4,
    "\n " * 20_000 * 4,
    "5 sq. " * 3_000 * 4,
    "more than " * 3_000 * 4,
    "tens of thousands of " * 1_000 * 4,
    "5 " + "very " * 60_000 + "apps",
    "\u202e5\u200f million\x00" * 2_000 * 4,
    "5-" + "a-" * 10_000 * 4,
    "dozens of " * 2_000 * 4,
    "((((" * 50_000 + "5",
    "Labour 64, " * 20_000,
    "Ash " * 20_000 + "64",
    "two of them " * 20_000,
    "2\" '3' " * 20_000,
    "age " * 20_000 + "64",
    "life expectancy " * 20_000 + "64",
    "15 dollars 50. " * 10_000,
]


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: repr(text[:12]))
def test_hostile_text_is_read_to_its_end(text):
    extraction = find_quantities(text)
    assert all(quantity.surface == text[quantity.start : quantity.end] for quantity in extraction.quantities)
