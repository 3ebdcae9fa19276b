from __future__ import annotations

from decimal import Decimal

import pytest

from factcheck.facts.formula import FormulaError, Value, compute, ids_in, in_unit, parse
from factcheck.quantities.interval import Interval

VALUES = {
    "v3.gpu-hours": Value(Interval.point(Decimal(2_788_000)), "GPU*hour"),
    "h800.price": Value(Interval.point(Decimal(2)), "USD/(GPU*hour)"),
    "v3.gpus": Value(Interval.point(Decimal(2_048)), "GPU"),
    "range": Value(Interval(Decimal(-1), Decimal(3)), "USD"),
    "share": Value(Interval.point(Decimal(25)), "percent"),
    "factor": Value(Interval.point(Decimal(3)), "times"),
    "day": Value(Interval.point(Decimal(1)), "day"),
    "hour": Value(Interval.point(Decimal(6)), "hour"),
    "bound": Value(Interval(Decimal(5), None), "USD"),
}


@pytest.mark.parametrize(
    ("formula", "low", "high", "unit"),
    [
        ("v3.gpu-hours * h800.price", "5576000", "5576000", "USD"),
        ("v3.gpu-hours/v3.gpus", "1361.328125", "1361.328125", "hour"),
        ("range + range", "-2", "6", "USD"),
        ("range - range", "-4", "4", "USD"),
        ("range * 2 - range", "-5", "7", "USD"),
        ("0 - 1", "-1", "-1", None),
        ("range * (0 - 2)", "-6", "2", "USD"),
        ("share * range", "-0.25", "0.75", "USD"),
        ("range * factor", "-3", "9", "USD"),
        ("day + hour", "1.25", "1.25", "day"),
        ("share + share", "50", "50", "percent"),
        ("1 - 2 - 3", "-4", "-4", None),
        ("12 / 2 / 3", "2", "2", None),
        ("1 + 2 * 3", "7", "7", None),
        ("((1.5))", "1.5", "1.5", None),
    ],
)
def test_compute(formula: str, low: str, high: str, unit: str | None) -> None:
    expected = Value(Interval(Decimal(low), Decimal(high)), unit)
    assert compute(parse(formula), VALUES.__getitem__) == expected


@pytest.mark.parametrize(
    ("formula", "message"),
    [
        ("", "breaks off"),
        ("range *", "breaks off"),
        ("range range", '"range" is not expected there'),
        ("(range", "a bracket is not closed"),
        ("range)", '"\\)" is not expected there'),
        ("range ** 2", '"\\*" is not expected there'),
        ("__import__('os')", '"\\(" is not expected there'),
        ("range; range", '";" is not expected there'),
        ("(" * 30, '"\\(" is not expected there'),
        ("1 + " * 200, "longer than 500 characters"),
    ],
)
def test_malformed(formula: str, message: str) -> None:
    with pytest.raises(FormulaError, match=message):
        parse(formula)


@pytest.mark.parametrize(
    ("formula", "message"),
    [
        ("day + range", "gives USD, not day"),
        ("1 / range", "divides by a value that may be zero"),
        ("bound * 2", "values with two ends"),
    ],
)
def test_not_computable(formula: str, message: str) -> None:
    with pytest.raises(FormulaError, match=message):
        compute(parse(formula), VALUES.__getitem__)


def test_ids_may_hold_dashes_dots_and_digits() -> None:
    assert ids_in(parse("a-b.c-1 - 2 * (50-cent.shows/a-b.c-1)")) == ("a-b.c-1", "50-cent.shows")


@pytest.mark.parametrize(
    ("unit", "target", "expected"),
    [(None, "times", "5"), (None, "percent", "500"), ("percent", "times", "0.05"), ("day", "hour", "120")],
)
def test_in_unit(unit: str | None, target: str, expected: str) -> None:
    value = Value(Interval.point(Decimal(5)), unit)
    assert in_unit(value, target) == Value(Interval.point(Decimal(expected)), target)
