from datetime import date
from decimal import Decimal

import pytest

from factcheck.facts.rates import pair_of
from tests.facts.rows import row

YEAR = {"valid_from": "2024-01-01", "valid_to": "2024-12-31"}
NEXT = {"valid_from": "2025-01-01", "valid_to": "2025-12-31"}


@pytest.fixture
def rates(load):
    """The rates among facts, most of which are none."""
    return load(
        row("pound.2024", "pound", value_low="1.20", value_high="1.40", unit="USD/GBP", **YEAR),
        row("pound.2025", "pound", value_low="1.30", value_high="1.50", unit="USD/GBP", **NEXT),
        row("yen.2024", "yen", value_low="100", value_high="125", unit="JPY/USD", **YEAR),
        row("yen.2026", "yen", value_low="200", unit="JPY/USD", valid_from="2026-01-01"),
        row("oil.2024", "oil", value_low="80", unit="USD/barrel", **YEAR),
    ).exchange_rates


@pytest.mark.parametrize(
    ("source", "target", "first", "last", "window"),
    [
        ("GBP", "USD", date(2024, 3, 1), date(2024, 3, 1), ("1.20", "1.40")),
        ("GBP", "USD", date(2024, 12, 31), date(2025, 1, 1), ("1.20", "1.50")),
        ("USD", "JPY", date(2024, 3, 1), date(2024, 3, 1), ("100", "125")),
        ("JPY", "USD", date(2024, 3, 1), date(2024, 3, 1), ("0.008", "0.01")),
        ("USD", "JPY", date(2030, 1, 1), date(2030, 1, 1), ("200", "200")),
        ("GBP", "USD", date(2023, 12, 31), date(2024, 3, 1), None),
        ("GBP", "USD", date(2025, 12, 31), date(2026, 1, 1), None),
        ("USD", "JPY", date(2024, 3, 1), date(2026, 3, 1), None),
        ("GBP", "JPY", date(2024, 3, 1), date(2024, 3, 1), None),
        ("USD", "barrel", date(2024, 3, 1), date(2024, 3, 1), None),
    ],
)
def test_a_rate_is_known_where_facts_cover_all_days(rates, source, target, first, last, window):
    found = rates.between(source, target, first, last)
    ends = found and (found.rates.low, found.rates.high)
    assert ends == (window and tuple(map(Decimal, window)))


def test_a_tolerance_is_how_far_the_rates_of_a_time_reach_from_their_average(write):
    from factcheck.facts.load import load_facts

    entry = "{id: p.%s, subject: p, property: rate, value: 1.30 USD/GBP, tolerance: 10 %%, status: %s}"
    text = "subjects: {p: {name: pound}}\nfacts:\n  - " + entry % ("average", "actual")
    known = load_facts([write("facts.yaml", text)]).exchange_rates
    (low, high), day = (Decimal("1.17"), Decimal("1.43")), date(2024, 3, 1)
    assert (window := known.between("GBP", "USD", day, day))
    assert (window.rates.low, window.rates.high) == (low, high)
    forecast = load_facts([write("facts.yaml", text.replace("actual", "forecast"))]).exchange_rates
    assert forecast.between("GBP", "USD", day, day) is None


@pytest.mark.parametrize("unit", ["USD", "USD/barrel", "kilometer/hour", "GBP*USD", "USD/GBP/year", None])
def test_what_is_no_rate_of_exchange(unit):
    assert pair_of(unit) is None
