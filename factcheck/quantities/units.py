"""Units: what an expression such as ``USD/(GPU*hour)`` means, and how values are converted.

The definitions are in ``units.txt``. Names, kinds and dimensions are read from it directly; the pint
registry made of the same file converts what is no plain multiple. Importing pint costs half a second,
so most articles are checked without it.

A noun that the file does not know is a counted kind of its own (``teacher``), with a dimension of its
own. It is never defined in the registry, which text from outside must not let grow.
"""

from __future__ import annotations

from decimal import MAX_EMAX, MIN_EMIN, Context, Decimal
from fractions import Fraction
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

from factcheck.quantities.quantity import Kind
from factcheck.quantities.unitexpression import Powers, UnitError, nearest, parse, written
from factcheck.quantities.unitfile import (
    DEFINITIONS,
    canonical_name,
    definition_of,
    multiple,
    table,
)

if TYPE_CHECKING:
    from pint import UnitRegistry

__all__ = [
    "UnitError",
    "base_unit",
    "canonical_unit",
    "convert",
    "dimension",
    "is_registered",
    "kind_of",
    "nearest",
    "normalise",
    "registry",
    "without_counts",
]

_ARITHMETIC = Context(prec=60, Emax=MAX_EMAX, Emin=MIN_EMIN)

# Marks the dimension of a counted noun: "times a week" counts no time.
_NOUN = "noun "

_KIND_OF_GROUP: dict[str, Kind] = {
    "money": "money",
    "time": "duration",
    "count": "count",
    "measures": "measure",
}
_KIND_OF_NAME: dict[str, Kind] = {
    "percent": "percent",
    "percentage_point": "percent",
    "basis_point": "percent",
    "times": "multiplier",
    "date": "number",
}


@cache
def registry() -> UnitRegistry[Any]:
    """The project's pint registry, which computes in exact fractions."""
    from pint import UnitRegistry

    # Loading after construction leaves out a cache of every unit's root, which costs as much again.
    built: UnitRegistry[Any] = UnitRegistry(None, non_int_type=Fraction)
    built.load_definitions(DEFINITIONS)
    return built


def is_registered(noun: str) -> bool:
    """Whether ``units.txt`` knows the name; false for a counted noun of its own."""
    return canonical_name(noun) is not None


@lru_cache(4096)
def canonical_unit(expression: str) -> str | None:
    """The expression with canonical names, or ``None`` where it says that there is no unit.

    Plurals, aliases, abbreviations and the words "per" and "square" are understood. Raises
    ``UnitError`` for what is no expression.

    >>> canonical_unit("people"), canonical_unit("USD per GPU-hour"), canonical_unit("km/h")
    ('person', 'USD/(GPU*hour)', 'kilometer/hour')
    """
    return written(parse(expression))


def normalise(value: Decimal, expression: str) -> tuple[Decimal, str | None]:
    """Value and unit with multiples of money and of counted kinds multiplied out.

    >>> normalise(Decimal("0.4"), "USD/Mtoken")
    (Decimal('4E-7'), 'USD/token')
    """
    factor, powers = Fraction(1), []
    for name, power in parse(expression):
        definition = definition_of(name)
        many, base = (
            multiple(name) if definition and definition.group in ("money", "count") else (Fraction(1), name)
        )
        factor *= many**power
        powers.append((base, power))
    product = _ARITHMETIC.multiply(value, factor.numerator)
    return _ARITHMETIC.divide(product, factor.denominator), written(tuple(powers))


@lru_cache(4096)
def dimension(unit: str | None) -> str:
    """A name for the dimension of a unit: equal for two units if and only if they convert.

    >>> dimension("acre") == dimension("hectare"), dimension("USD") == dimension("EUR")
    (True, False)
    """
    total: dict[str, int] = {}
    for name, power in parse(unit or ""):
        for base, exponent in _dimensions(name):
            total[base] = total.get(base, 0) + exponent * power
    return "*".join(base if n == 1 else f"{base}**{n}" for base, n in sorted(total.items()) if n)


@lru_cache(4096)
def base_unit(unit: str | None) -> str | None:
    """The unit in which all figures of the dimension of ``unit`` can be set side by side.

    >>> base_unit("week"), base_unit("USD/barrel"), base_unit("teacher"), base_unit("percent")
    ('second', 'USD/cubic_meter', 'teacher', 'percent')
    """
    total: dict[str, int] = {}
    for name, power in parse(unit or ""):
        for base, exponent in _dimensions(name):
            total[base] = total.get(base, 0) + exponent * power
    named = {base: _fundamental().get(base, base.strip("[]").removeprefix(_NOUN)) for base in total}
    powers = ((named[base], n) for base, n in sorted(total.items()) if n)
    return written(tuple(powers))


@cache
def _fundamental() -> dict[str, str]:
    """The unit that each dimension is measured in."""
    units = table().definitions.items()
    return {each.unit: name for name, each in units if each.unit.startswith("[")}


def _dimensions(name: str) -> Powers:
    definition = definition_of(name)
    if definition is None:
        return ((f"[{_NOUN}{name}]", 1),)
    if definition.unit.startswith("["):
        return ((definition.unit, 1),)
    return tuple((base, n * power) for part, power in parse(definition.unit) for base, n in _dimensions(part))


@lru_cache(4096)
def kind_of(unit: str | None) -> Kind:
    """The kind of figure that a unit makes; see the groups of ``units.txt``."""
    powers = parse(unit or "")
    if not powers:
        return "number"
    groups = {definition.group if (definition := definition_of(name)) else "count" for name, _ in powers}
    if len(powers) == 1 and powers[0][1] == 1:
        name = powers[0][0]
        return _KIND_OF_NAME.get(name) or _KIND_OF_GROUP.get(groups.pop(), "measure")
    if any(power < 0 for _, power in powers):
        return "measure" if powers in _named_measures() else "rate"
    return "count" if "count" in groups else "measure"


@cache
def _named_measures() -> frozenset[Powers]:
    definitions = table().definitions.values()
    return frozenset(parse(each.unit) for each in definitions if each.group == "named_measures")


def convert(value: Decimal, source: str | None, target: str | None) -> Decimal | None:
    """``value`` of unit ``source`` in unit ``target``, or ``None`` where the dimensions differ.

    Exact wherever the result has at most 60 digits. Between a temperature and a difference of
    temperatures no offset is added, for a text that says "1.5 °C" leaves open which it means.

    >>> convert(Decimal(41), "degF", "degC"), convert(Decimal(2), "day", "hour")
    (Decimal('5'), Decimal('48'))
    >>> convert(Decimal(1), "day", "USD")
    """
    if source == target:
        return value
    line = _line(source, target)
    if line is None:
        return None
    factor, offset = line
    product = _ARITHMETIC.multiply(value, factor.numerator * offset.denominator)
    total = _ARITHMETIC.add(product, offset.numerator * factor.denominator)
    return _ARITHMETIC.divide(total, factor.denominator * offset.denominator)


@lru_cache(4096)
def _line(source: str | None, target: str | None) -> tuple[Fraction, Fraction] | None:
    """Factor and offset that lead from one unit to the other."""
    if dimension(source) != dimension(target):
        return None
    known = [tuple(part for part in parse(unit or "") if definition_of(part[0])) for unit in (source, target)]
    if all(len(powers) == 1 and powers[0][1] == 1 for powers in known):
        (many, base), (other_many, other_base) = (multiple(powers[0][0]) for powers in known)
        if base == other_base:
            return many / other_many, Fraction(0)
    return _line_by_pint(*(_plain(powers) for powers in known))


def _line_by_pint(source: str, target: str) -> tuple[Fraction, Fraction]:
    if "delta_" in source + target:
        source, target = map(_difference, (source, target))
    at_zero, at_one = (Fraction(registry().convert(Fraction(x), source, target)) for x in (0, 1))
    return at_one - at_zero, at_zero


def _difference(expression: str) -> str:
    """The expression with a difference for its temperature; those in kelvin are kelvin again."""
    delta = f"delta_{expression}"
    return delta if delta.partition(" ")[0] in table().names else expression


def _plain(powers: Powers) -> str:
    """The expression for pint; a temperature inside a compound is a difference."""
    names = [
        f"delta_{name}" if f"delta_{name}" in table().names and len(powers) > 1 else name
        for name, _ in powers
    ]
    return " * ".join(f"{name} ** {power}" for name, (_, power) in zip(names, powers, strict=True)) or "1"


@lru_cache(4096)
def without_counts(unit: str | None) -> str | None:
    """The expression without the kinds it counts, of which "per share" or "vehicles" says nothing more.

    >>> without_counts("USD/share"), without_counts("vehicle/day"), without_counts("GPU")
    ('USD', '1/day', None)
    """
    kept = [(name, power) for name, power in parse(unit or "") if not _is_count(name)]
    return written(tuple(kept))


def _is_count(name: str) -> bool:
    definition = definition_of(name)
    return definition is None or definition.group == "count" or name == "times"
