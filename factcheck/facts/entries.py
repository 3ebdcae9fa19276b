"""From a checked entry of a facts file to a fact: values, units, variants, tolerance, status."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import partial

from factcheck.errors import Place
from factcheck.facts.fact import Fact, Status, Variant
from factcheck.facts.schema import FactEntry, Location, Wrong, shown
from factcheck.facts.values import DATE, Reading, converted, read_tolerance, read_value
from factcheck.quantities.units import UnitError

# Words of a property that say the value is no outcome; the first that is found decides. Few on purpose:
# "consensus", "limit" and "planned" also stand in the properties of what has happened.
_STATUS_WORDS: tuple[tuple[Status, re.Pattern[str]], ...] = (
    ("forecast", re.compile(r"\b(?:forecasts?|outlook|guidance|projections?|projected|expected)\b", re.I)),
    ("target", re.compile(r"\b(?:targets?|goal(?! difference)|pledged?|proposed|proposals?)\b", re.I)),
    ("estimate", re.compile(r"\b(?:estimates?|estimated)\b", re.I)),
)


def status_of(name: str) -> Status:
    """What a value is by the words of its property.

    >>> status_of("full-year delivery target"), status_of("revenue, third quarter")
    ('target', 'actual')
    """
    return next((status for status, words in _STATUS_WORDS if words.search(name)), "actual")


def fact_of(entry: FactEntry, subject: str, place: Place) -> Fact | list[Wrong]:
    """The fact that an entry states about ``subject``, or everything that is wrong with it."""
    wrong: list[Wrong] = []
    reading = _reading(entry.value, entry, ("value",), wrong)
    variants = _variants(entry, reading, wrong)
    tolerance = _tolerance(entry, reading, wrong)
    if reading is None or wrong:
        return wrong
    return Fact(
        id=entry.id,
        subject=subject,
        property=entry.property_,
        interval=reading.interval,
        unit=reading.unit,
        written=f"{entry.value} {entry.unit}" if entry.unit and reading.unit != DATE else entry.value,
        place=place,
        cues=tuple(entry.cues),
        aliases=tuple(entry.aliases),
        as_of=entry.as_of,
        valid_from=entry.valid_from,
        valid_until=entry.valid_until,
        status=entry.status or status_of(entry.property_),
        tolerance=tolerance,
        variants=variants,
        sources=entry.all_sources(),
        formula=entry.formula,
        note=entry.note,
    )


def _reading(text: str, entry: FactEntry, location: Location, wrong: list[Wrong]) -> Reading | None:
    try:
        return read_value(text, entry.unit)
    except UnitError as error:
        wrong.append((("unit",) if entry.unit else location, str(error)))
    except ValueError as error:
        wrong.append((location, f"value {shown(text)}: {error}"))
    return None


def _variants(entry: FactEntry, of: Reading | None, wrong: list[Wrong]) -> tuple[Variant, ...]:
    """The variants in the unit of the fact's own value."""
    variants = []
    for number, variant in enumerate(entry.variants):
        location = ("variants", number, "value")
        reading = _reading(variant.value, entry, location, wrong)
        if reading is None or of is None:
            continue
        try:
            interval = reading.interval.map(partial(converted, unit=reading.unit, target=of.unit))
        except UnitError as error:
            wrong.append((location, f"variant {shown(variant.value)}: {error}"))
            continue
        variants.append(Variant(interval, variant.all_sources(), variant.as_of, variant.note))
    return tuple(variants)


def _tolerance(entry: FactEntry, reading: Reading | None, wrong: list[Wrong]) -> Decimal | None:
    if entry.tolerance is None or reading is None:
        return None
    try:
        return read_tolerance(entry.tolerance, reading)
    except ValueError as error:
        wrong.append((("tolerance",), f"tolerance {shown(entry.tolerance)}: {error}"))
        return None
