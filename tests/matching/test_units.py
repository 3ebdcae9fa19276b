from decimal import Decimal

import pytest

from factcheck.errors import Place
from factcheck.facts.fact import Fact
from factcheck.matching.units import is_beyond_slips, is_specific, unit_fit
from factcheck.quantities.extract import read_quantity
from factcheck.quantities.interval import Interval


@pytest.mark.parametrize(
    ("figure", "unit", "fit"),
    [
        ("$5 million", "USD", "same"),
        ("€5 million", "USD", "currency"),
        ("12%", "percent", "same"),
        ("12 percentage points", "percent", "points"),
        ("25 basis points", "percentage_point", "scaled"),
        ("300 miles", "kilometer", "scaled"),
        ("400 megawatts", "megawatt_hour", "sibling"),
        ("400 megawatts", "megawatt*hour", "sibling"),
        ("2,300", "job", "bare"),
        ("2,300", "USD", "unsaid"),
        ("410 pupils", "person", "people"),
        ("59 apps", "case", "noun"),
        ("$66.15", "USD/barrel", "elided"),
        ("$78 a barrel", "USD", "per"),
        # what can never be the same thing
        ("12%", "USD", None),
        ("$5", "percent", None),
        ("300 miles", "hour", None),
        ("2,048 GPUs", "GPU*hour", None),
        ("12%", "date", None),
    ],
)
def test_unit_fit(figure: str, unit: str | None, fit: str | None) -> None:
    assert unit_fit(read_quantity(figure), unit) == fit


@pytest.mark.parametrize(
    ("unit", "specific"),
    [
        ("GPU*hour", True),
        ("USD/barrel", True),
        ("USD", False),
        ("person", False),
        ("percent", False),
        (None, False),
    ],
)
def test_specific_units(unit: str | None, specific: bool) -> None:
    assert is_specific(unit) is specific


@pytest.mark.parametrize(
    ("figure", "value", "unit", "beyond"),
    [
        # a toll is no slip of what the bridge cost, whatever it says
        ("$5.70", 640_000_000, "USD", True),
        ("6 people", 6_800_000, "person", True),
        ("90 tonnes", 1, "gram", True),
        ("$5.70", 1_600, "USD", True),
        ("4,300 vehicles a year", 43_200, "vehicle/day", True),
        ("$94 billion", "0.25", "USD/share", True),
        ("$1.10", "0.0000011", "USD/token", True),
        # slips of digits, of the decimal point and of scale
        ("$5.5 million", 5_576_000, "USD", False),
        ("$64 million", 640_000_000, "USD", False),
        ("$6.4 million", 640_000_000, "USD", False),
        ("$640 billion", 640_000_000, "USD", False),
        ("$618 billion", 640_000_000, "USD", False),
        ("90 kg", 100, "gram", False),
        ("43,000 vehicles a year", 43_200, "vehicle/day", False),
        # nothing to go by
        ("0%", 4, "percent", False),
        ("¥900 billion", 6, "USD", False),
    ],
)
def test_what_is_too_far_off_to_be_a_slip(figure: str, value: int | str, unit: str, beyond: bool) -> None:
    quantity = read_quantity(figure)
    fit = unit_fit(quantity, unit)
    fact = Fact("a", "b", "c", Interval.point(Decimal(value)), unit, "", Place("facts.yaml", 1, 1))
    assert fit is not None
    assert is_beyond_slips(quantity, fact, fit) is beyond
