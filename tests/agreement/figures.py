"""Figures and facts for the tests of the comparison, read by the project's own grammar."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from factcheck.errors import Place
from factcheck.facts.fact import Fact
from factcheck.quantities.extract import read_quantity
from factcheck.quantities.interval import Interval


def figure(surface, modifier=None):
    """The figure, with the modifier that the words before it would give."""
    quantity = read_quantity(surface)
    return replace(quantity, modifier=modifier or quantity.modifier)


def fact(value, high=None, **fields):
    """The fact whose value is written as ``value``; a range up to ``high`` where that is given."""
    quantity = read_quantity(value)
    top = quantity if high is None else read_quantity(high)
    values = {
        "id": "subject.property",
        "subject": "subject",
        "property": "property",
        "interval": Interval(quantity.low, top.high),
        "unit": quantity.unit,
        "written": value if high is None else f"{value} to {high}",
        "place": Place("facts.yaml", 1, 1),
    }
    return Fact(**{**values, **fields})


def interval(low, high, *, low_open=False, high_open=False):
    """An interval of decimals written as text; ``None`` is unbounded."""
    ends = (None if end is None else Decimal(end) for end in (low, high))
    return Interval(*ends, low_open, high_open)
