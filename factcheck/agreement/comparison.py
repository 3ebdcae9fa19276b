"""A written figure beside a fact, both in the unit of the text."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from factcheck.facts.fact import Fact
from factcheck.quantities.coverage import Written, covered, ends, nearest
from factcheck.quantities.interval import Interval
from factcheck.quantities.quantity import Quantity
from factcheck.quantities.rules import Rules
from factcheck.quantities.units import convert, kind_of, without_counts

Translation = Callable[[Decimal], Decimal]

_POINTS = frozenset({"percentage_point", "point"})
# "1.5 degrees" are those of the thermometer that the fact is told in.
_TEMPERATURES = frozenset({"degC", "degF", "delta_degC", "delta_degF"})


@dataclass(frozen=True, slots=True)
class Comparison:
    """All that a rung of the ladder looks at.

    ``translate`` leads from the fact's unit to that of the text and ``known`` is the fact's interval
    so translated. ``earlier`` are superseded values of the fact, ``others`` other facts that the
    figure may belong to; both are in their own units.
    """

    quantity: Quantity
    fact: Fact
    rules: Rules
    translate: Translation
    known: Interval
    earlier: tuple[Fact, ...] = ()
    others: tuple[Fact, ...] = ()

    @property
    def covered(self) -> Interval:
        """What the figure covers, hedges and bounds included."""
        return covered(self.quantity, self.rules)

    @property
    def written(self) -> Written:
        """The number that is compared: of a range, the end nearer to the fact."""
        low, high = ends(self.quantity)
        return high if self.known.low is not None and self.known.low > high.value else low

    @property
    def value(self) -> Decimal:
        """The fact's value that is nearest to the figure, in the unit of the text; for "up to" its most."""
        if self.quantity.modifier == "up_to" and self.known.high is not None:
            return self.known.high
        return nearest(self.known, self.written.value)

    @property
    def share_apart(self) -> Decimal:
        """How far the two are apart, as a share of the written figure."""
        apart = abs(self.written.value - self.value)
        if not self.written.value:
            return Decimal("Infinity") if apart else Decimal(0)
        return apart / abs(self.written.value)

    @property
    def is_converted(self) -> bool:
        """Whether the text uses a unit of another size than the fact."""
        return self.quantity.unit is not None and self.translate(Decimal(1)) != 1


def translation(quantity: Quantity, unit: str | None) -> Translation | None:
    """How a value in ``unit`` is told in the unit of the text; ``None`` where it cannot be.

    That two counted kinds are the same thing is for the matching to decide: here patients compare with
    persons, a bare number with either, and a rate with an amount that leaves the "per day" unsaid.
    """
    if quantity.unit is None and unit == "percent":
        return _to_fraction if quantity.kind == "number" and quantity.high <= 1 else _unchanged
    return _translation(quantity.unit, unit)


def _translation(written: str | None, known: str | None) -> Translation | None:
    if written == known:
        return _unchanged
    if "date" in (written, known):
        return None
    if convert(Decimal(1), known, written) is not None:
        return _converter(known, written)
    if {written, known} == _POINTS or written is None or (written == "degree" and known in _TEMPERATURES):
        return _unchanged
    if known is None:
        return None if kind_of(written) == "percent" else _unchanged
    leaves_out = ("/" in written) != ("/" in known)
    if leaves_out and not _goes_without_saying(written if "/" in written else known):
        return None
    one, other = without_counts(known), without_counts(written)
    if convert(Decimal(1), one, other) is not None:
        return _converter(one, other)
    return _translation(written.partition("/")[0], known.partition("/")[0]) if leaves_out else None


def _goes_without_saying(rate: str) -> bool:
    """Whether a text may leave out what a rate is per: a time or what a price is of, but no people."""
    over, _, per = rate.partition("/")
    return kind_of(over) == "money" or kind_of(per) == "duration"


def _unchanged(value: Decimal) -> Decimal:
    return value


def _to_fraction(value: Decimal) -> Decimal:
    return value / 100


def _converter(source: str | None, target: str | None) -> Translation:
    def translate(value: Decimal) -> Decimal:
        converted = convert(value, source, target)
        assert converted is not None, "the units were found to convert"
        return converted

    return translate
