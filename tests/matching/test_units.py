import pytest

from factcheck.matching.units import is_specific, unit_fit
from factcheck.quantities.extract import read_quantity


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
    [("GPU*hour", True), ("USD/barrel", True), ("USD", False), ("percent", False), (None, False)],
)
def test_specific_units(unit: str | None, specific: bool) -> None:
    assert is_specific(unit) is specific
