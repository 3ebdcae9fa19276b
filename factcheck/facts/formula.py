"""Formulas of derived facts: ``deepseek-v3.training-gpu-hours * nvidia-h800.rental-price``.

A formula has ids of facts, numbers, ``+ - * /`` and brackets. Since ids may contain dashes, a minus
sign has space around it. Values are intervals with units, so that ranges are carried along.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from factcheck.quantities.interval import Interval
from factcheck.quantities.units import convert, normalise

_TOKEN = re.compile(
    r"""\s*(?:
        (?P<number> \d+ (?:\.\d+)? ) (?![\w.-])
      | (?P<id> \w [\w.-]* )
      | (?P<sign> [-+*/()] )
      | (?P<other> \S )
    )""",
    re.VERBOSE,
)
_LONGEST = 500
# Units that are numbers, and what one is worth.
_NUMBERS: dict[str | None, Decimal] = {"percent": Decimal("0.01"), "times": Decimal(1)}
_DEEPEST = 20


class FormulaError(ValueError):
    """A formula that cannot be read or computed; the message says why."""


@dataclass(frozen=True, slots=True)
class Value:
    """An interval in a unit."""

    interval: Interval
    unit: str | None


@dataclass(frozen=True, slots=True)
class Operation:
    """Two terms joined by one of ``+ - * /``. A term is an operation, a number or the id of a fact."""

    sign: str
    left: Term
    right: Term


Term = Operation | Decimal | str


def parse(formula: str) -> Term:
    """The formula as a tree. ``FormulaError`` if it is malformed."""
    if len(formula) > _LONGEST:
        raise FormulaError(f"it is longer than {_LONGEST} characters")
    return _Parser(formula).whole()


class _Parser:
    """Recursive descent over ``sum = product {+|- product}``, ``product = atom {*|/ atom}``."""

    def __init__(self, formula: str) -> None:
        matches = _TOKEN.finditer(formula.rstrip())
        self.tokens = [(str(match.lastgroup), match[match.lastindex or 0]) for match in matches]
        self.depth = 0

    def whole(self) -> Term:
        term = self.joined("+-", lambda: self.joined("*/", self.atom))
        if self.tokens:
            raise FormulaError(f'"{self.tokens[0][1]}" is not expected there')
        return term

    def joined(self, signs: str, part: Callable[[], Term]) -> Term:
        term = part()
        while self.tokens and self.tokens[0][1] in signs:
            sign = self.tokens.pop(0)[1]
            term = Operation(sign, term, part())
        return term

    def atom(self) -> Term:
        if not self.tokens:
            raise FormulaError("it breaks off; the id of a fact or a number is expected")
        kind, text = self.tokens.pop(0)
        if kind == "number":
            return Decimal(text)
        if kind == "id":
            return text
        if text != "(" or self.depth == _DEEPEST:
            allowed = "write ids of facts, numbers, + - * / and ( )"
            raise FormulaError(f'"{text}" is not expected there; {allowed}')
        self.depth += 1
        term = self.joined("+-", lambda: self.joined("*/", self.atom))
        if not self.tokens or self.tokens.pop(0)[1] != ")":
            raise FormulaError("a bracket is not closed")
        self.depth -= 1
        return term


def ids_in(term: Term) -> tuple[str, ...]:
    """The ids of the facts that a formula is made of, in the order written."""
    match term:
        case Operation(_, left, right):
            return tuple(dict.fromkeys(ids_in(left) + ids_in(right)))
        case str():
            return (term,)
        case _:
            return ()


def compute(term: Term, value_of: Callable[[str], Value]) -> Value:
    """What a formula comes to. ``FormulaError`` where units or open ends do not allow it."""
    match term:
        case Operation(sign, left, right):
            return _operate(sign, compute(left, value_of), compute(right, value_of))
        case str():
            return value_of(term)
        case _:
            return Value(Interval.point(term), None)


def _operate(sign: str, left: Value, right: Value) -> Value:
    if sign in "+-":
        low, high = _ends(in_unit(right, left.unit))
        first, last = _ends(left)
        ends = (first + low, last + high) if sign == "+" else (first - high, last - low)
        return Value(Interval(*ends), left.unit)
    if sign == "/" and Interval(*_ends(right)).contains(Decimal(0)):
        raise FormulaError("it divides by a value that may be zero")
    left, right = _as_number(left), _as_number(right)
    corners = [a * b if sign == "*" else a / b for a in _ends(left) for b in _ends(right)]
    unit = f"({left.unit or 1}){sign}({right.unit or 1})"
    scaled = [normalise(corner, unit) for corner in (min(corners), max(corners))]
    return Value(Interval(scaled[0][0], scaled[1][0]), scaled[0][1])


def _as_number(value: Value) -> Value:
    """A percentage or multiplier as the number to multiply by."""
    return in_unit(value, None) if value.unit in _NUMBERS else value


def in_unit(value: Value, unit: str | None) -> Value:
    """The value in another unit; percentages and multipliers are numbers. ``FormulaError`` if it has none."""
    factor = _NUMBERS.get(value.unit, Decimal(1)) / _NUMBERS.get(unit, Decimal(1))
    source, target = (None if name in _NUMBERS else name for name in (value.unit, unit))
    if convert(factor, source, target) is None:
        raise FormulaError(f"it gives {source or 'a bare number'}, not {target or 'a bare number'}")
    return Value(value.interval.map(lambda end: convert(end * factor, source, target) or Decimal(0)), unit)


def _ends(value: Value) -> tuple[Decimal, Decimal]:
    low, high = value.interval.low, value.interval.high
    if low is None or high is None:
        raise FormulaError("it needs values with two ends, not bounds such as 'more than'")
    return low, high
