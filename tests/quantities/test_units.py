"""Units: names as people write them, kinds, dimensions, conversion."""

from __future__ import annotations

import subprocess
import sys
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.quantities import units
from factcheck.quantities.unitfile import table

CANONICAL = [
    ("people", "person"),
    ("persons", "person"),
    ("GPUs", "GPU"),
    ("gpus", "GPU"),
    ("Mtoken", "Mtoken"),
    ("USD/Mtoken", "USD/Mtoken"),
    ("USD/(GPU*hour)", "USD/(GPU*hour)"),
    ("USD per GPU-hour", "USD/(GPU*hour)"),
    ("USD/GPU/hour", "USD/(GPU*hour)"),
    ("GPU-hours", "GPU*hour"),
    ("gigawatt_hour", "gigawatt_hour"),
    ("GWh", "gigawatt_hour"),
    ("EUR/(megawatt*hour)", "EUR/(megawatt*hour)"),
    ("kilometer/hour", "kilometer/hour"),
    ("kilometres per hour", "kilometer/hour"),
    ("km/h", "kilometer/hour"),
    ("mph", "mile/hour"),
    ("bpd", "barrel/day"),
    ("milligram/day", "milligram/day"),
    ("mg/day", "milligram/day"),
    ("%", "percent"),
    ("pct", "percent"),
    ("percentage points", "percentage_point"),
    ("bps", "basis_point"),
    ("x", "times"),
    ("square feet", "square_foot"),
    ("meter**2", "square_meter"),
    ("km²", "square_kilometer"),
    ("feet", "foot"),
    ("inches", "inch"),
    ("centuries", "century"),
    ("Tonnes", "tonne"),
    ("MB", "megabyte"),
    ("Mb", "megabit"),
    ("TFLOPS", "teraflops"),
    ("teraflops", "teraflops"),
    ("°C", "degC"),
    ("delta_degC", "delta_degC"),
    ("€/tonne", "EUR/tonne"),
    ("usd", "USD"),
    ("women", "woman"),
    ("teachers", "teacher"),
    ("Zebras", "zebra"),
    ("MPs", "MP"),
    ("A100s", "A100"),
    ("pupil/teacher", "pupil/teacher"),
    ("zebras/hour", "zebra/hour"),
    ("1/second", "1/second"),
    ("GPU*hour*USD/(GPU*hour)", "USD"),
    ("USD/USD", None),
    ("", None),
    ("number", None),
    ("-", None),
]


@pytest.mark.parametrize(("expression", "canonical"), CANONICAL)
def test_canonical_unit(expression, canonical):
    assert units.canonical_unit(expression) == canonical
    if canonical is not None:
        assert units.canonical_unit(canonical) == canonical


@pytest.mark.parametrize("noun", ["exam", "knight", "TV", "MEP", "Matt", "gigolo", "try", "all", "cop"])
def test_words_that_only_look_like_units_stay_counted(noun):
    assert not units.is_registered(noun)
    assert units.kind_of(units.canonical_unit(noun)) == "count"


MALFORMED = [
    ("GPU hour", 'did you mean "GPU*hour"?'),
    ("kilowat hour", "did you mean"),
    ("USD/", "nothing follows"),
    ("(GPU", "not closed"),
    ("GPU)", "not expected"),
    ("5 km", 'not "5"'),
    ("USD//hour", 'not "/"'),
    ("km**x", "power"),
    ("km**99999999999999999999", "power"),
    ("a\x00b", "not expected"),
    ("barrel;drop", "not expected"),
    ("(" * 5000, "too long"),
    ("(" * 99, "name is expected"),
]


@pytest.mark.parametrize(("expression", "part"), MALFORMED)
def test_malformed_expressions_are_refused_with_a_reason(expression, part):
    with pytest.raises(units.UnitError, match="unit") as caught:
        units.canonical_unit(expression)
    assert part in str(caught.value)
    assert len(str(caught.value)) < 300


@given(st.text(max_size=120))
def test_any_text_is_a_unit_or_an_error(text):
    try:
        canonical = units.canonical_unit(text)
    except units.UnitError:
        return
    assert units.canonical_unit(canonical or "") == canonical


@pytest.mark.parametrize(
    ("value", "expression", "normalised"),
    [
        ("0.4", "USD/Mtoken", ("4E-7", "USD/token")),
        ("40", "cents", ("0.4", "USD")),
        ("99", "pence/liter", ("0.99", "GBP/liter")),
        ("15", "Mtoken", ("15000000", "token")),
        ("5", "km", ("5", "kilometer")),
        ("2", "week", ("2", "week")),
        ("5", "pct", ("5", "percent")),
        ("7", "zebras", ("7", "zebra")),
        ("7", "", ("7", None)),
    ],
)
def test_normalise(value, expression, normalised):
    assert units.normalise(Decimal(value), expression) == (Decimal(normalised[0]), normalised[1])


CONVERTED = [
    ("5", "mile", "kilometer", "8.04672"),
    ("1", "hectare", "square_meter", "10000"),
    ("640", "acre", "square_mile", "1"),
    ("41", "degF", "degC", "5"),
    ("300", "kelvin", "degC", "26.85"),
    ("1.5", "degC", "delta_degC", "1.5"),
    ("2.7", "degF", "delta_degC", "1.5"),
    ("1", "degC/decade", "degF/year", "0.18"),
    ("30", "USD/Mtoken", "USD/token", "0.00003"),
    ("99", "cent", "USD", "0.99"),
    ("1", "penny/liter", "GBP/cubic_meter", "10"),
    ("50", "basis_point", "percentage_point", "0.5"),
    ("2", "week", "hour", "336"),
    ("10", "year", "decade", "1"),
    ("1", "kilowatt_hour", "megajoule", "3.6"),
    ("1", "gigawatt", "kilowatt", "1000000"),
    ("1", "gigawatt*hour", "gigawatt_hour", "1"),
    ("36", "kilometer/hour", "meter/second", "10"),
    ("42", "gallon", "barrel", "1"),
    ("1", "ounce", "gram", "28.349523125"),
    ("60", "zebra/hour", "zebra/minute", "1"),
    ("8", "gigabit/second", "gigabyte/second", "1"),
    ("1", "turn", "degree", "360"),
]


@pytest.mark.parametrize(("value", "source", "target", "expected"), CONVERTED)
def test_convert(value, source, target, expected):
    assert units.convert(Decimal(value), source, target) == Decimal(expected)
    assert units.dimension(source) == units.dimension(target)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("USD", "EUR"),
        ("percent", "percentage_point"),
        ("percent", None),
        ("percent", "times"),
        ("GPU", "hour"),
        ("GPU", "GPU*hour"),
        ("person", "patient"),
        ("zebra", "lion"),
        ("barrel", "barrel/day"),
        ("kilowatt", "kilowatt_hour"),
        ("USD/hour", "USD/token"),
        ("kilometer", "square_kilometer"),
        ("pupil/teacher", "teacher/pupil"),
        ("becquerel", "hertz"),
        ("gray", "sievert"),
        ("time", "second"),
        ("time/week", None),
    ],
)
def test_what_does_not_convert(one, other):
    assert units.convert(Decimal(1), one, other) is None
    assert units.dimension(one) != units.dimension(other)


@pytest.mark.parametrize(
    ("unit", "kind"),
    [
        (None, "number"),
        ("USD", "money"),
        ("percent", "percent"),
        ("percentage_point", "percent"),
        ("basis_point", "percent"),
        ("times", "multiplier"),
        ("year", "duration"),
        ("GPU", "count"),
        ("zebra", "count"),
        ("GPU*hour", "count"),
        ("kilometer", "measure"),
        ("kilowatt_hour", "measure"),
        ("newton*meter", "measure"),
        ("kilometer/hour", "measure"),
        ("megabit/second", "measure"),
        ("USD/barrel", "rate"),
        ("USD/(GPU*hour)", "rate"),
        ("barrel/day", "rate"),
        ("percent/year", "rate"),
        ("ppm", "measure"),
    ],
)
def test_kind_of(unit, kind):
    assert units.kind_of(unit) == kind


def test_dimensions_are_those_of_the_registry():
    registry = units.registry()
    for name in table().definitions:
        base = {part: int(power) for part, power in registry.get_dimensionality(name).items()}
        written = "*".join(part if n == 1 else f"{part}**{n}" for part, n in sorted(base.items()))
        assert units.dimension(name) == written, name


def test_plain_multiples_are_those_of_the_registry():
    registry = units.registry()
    for name in table().definitions:
        factor, base = units.multiple(name)
        assert registry.convert(1, name, base) == factor, name


def test_common_units_do_not_load_pint():
    program = """
import sys
from decimal import Decimal
from factcheck.quantities import units
for unit in ("USD", "percent", "GPU*hour", "kilometer", "gigawatt_hour", "zebra", None):
    units.dimension(unit), units.kind_of(unit)
assert units.convert(Decimal(2), "week", "day") == 14
assert units.convert(Decimal(2), "USD/Mtoken", "USD/Mtoken") == 2
assert units.normalise(Decimal(2), "USD/Mtoken")[1] == "USD/token"
assert "pint" not in sys.modules
"""
    subprocess.run([sys.executable, "-c", program], check=True)


def test_unknown_nouns_never_reach_the_registry():
    before = len(dir(units.registry()))
    units.convert(Decimal(1), "quagga/kilowatt_hour", "quagga/joule")
    assert len(dir(units.registry())) == before


def test_nearest_name():
    assert units.nearest("hectar") == "hectare"
    assert units.nearest("perecnt") == "percent"
    assert units.nearest("zzzzzzz") is None
