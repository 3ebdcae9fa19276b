"""What ``units.txt`` says about a name, read without pint: spellings, groups, plain multiples."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from pathlib import Path

from factcheck.quantities.plurals import singular

DEFINITIONS = Path(__file__).with_name("units.txt")

_MULTIPLE = re.compile(r"(?P<number>[\d.]+(?:e-?\d+)?)(?:\s*/\s*(?P<divisor>\d+))?\s*\*\s*(?P<unit>.+)")


@dataclass(frozen=True, slots=True)
class Definition:
    """A unit is ``factor * unit``; ``unit`` is an expression, or ``[dimension]`` of a base unit.

    ``offset`` is true of scales with another zero, which no factor alone converts.
    """

    group: str
    factor: Fraction
    unit: str
    offset: bool = False


@dataclass(frozen=True, slots=True)
class UnitTable:
    """Canonical name of each spelling, definition of each canonical name, factor of each prefix."""

    names: dict[str, str]
    definitions: dict[str, Definition]
    prefixes: dict[str, Fraction]


@cache
def table() -> UnitTable:
    """The definitions file as tables; units outside a group are in group ``measures``."""
    names: dict[str, str] = {}
    definitions: dict[str, Definition] = {}
    prefixes: dict[str, Fraction] = {}
    group = "measures"
    for line in map(str.strip, DEFINITIONS.read_text("utf-8").splitlines()):
        if line.startswith("@"):
            group = line.partition(" ")[2] or "measures"
        elif line and not line.startswith("#"):
            name, text, *aliases = line.split(" = ")
            if name.endswith("-"):
                prefixes[name[:-1]] = Fraction(text)
                continue
            definition = _read(group, text)
            # pint makes the differences of such a scale a unit of their own.
            for each in (name, f"delta_{name}") if definition.offset else (name,):
                definitions[each] = definition
                names[each] = each
            names.update((alias, name) for alias in aliases if alias != "_")
    return UnitTable(names, definitions, prefixes)


def _read(group: str, text: str) -> Definition:
    expression, _, offset = text.partition("; offset: ")
    if many := _MULTIPLE.fullmatch(expression):
        factor = Fraction(many["number"]) / int(many["divisor"] or 1)
        return Definition(group, factor, many["unit"], offset not in ("", "0"))
    return Definition(group, Fraction(1), expression, offset not in ("", "0"))


def definition_of(name: str) -> Definition | None:
    """The definition of a canonical name; ``None`` for a counted noun that the file does not know."""
    known = table()
    if name in known.definitions:
        return known.definitions[name]
    for prefix, factor in known.prefixes.items():
        if name.startswith(prefix) and name[len(prefix) :] in known.definitions:
            return Definition("measures", factor, name[len(prefix) :])
    return None


def canonical_name(spelling: str) -> str | None:
    """The canonical name of a unit, however it is spelled, or ``None`` where the file has none.

    >>> [canonical_name(name) for name in ("Kilometres", "MB", "Mb", "people", "exam")]
    ['kilometer', 'MB', 'Mb', 'person', None]
    """
    one = singular(spelling)
    for name in dict.fromkeys((spelling, one, spelling.lower(), one.lower())):
        # Short names differ by case alone ("Mb", "MB"); only words may be capitalised at will.
        if name not in (spelling, one) and len(name) < 4:
            continue
        if found := table().names.get(name) or _prefixed(name):
            return found
    return None


def _prefixed(name: str) -> str | None:
    known = table()
    for prefix in known.prefixes:
        if name.startswith(prefix) and len(name) >= len(prefix) + 3:
            unit = known.names.get(name[len(prefix) :])
            if unit and known.definitions[unit].group in ("measures", "time"):
                return prefix + unit
    return None


@cache
def multiple(name: str) -> tuple[Fraction, str]:
    """Factor and name of the unit that ``name`` is a plain multiple of, itself if of none.

    >>> multiple("week")
    (Fraction(604800, 1), 'second')
    """
    definition = definition_of(name)
    if definition is None or definition.offset or definition_of(definition.unit) is None:
        return Fraction(1), name
    factor, base = multiple(definition.unit)
    return definition.factor * factor, base
