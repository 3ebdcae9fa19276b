"""The ladder: the first rung that holds decides what is said of a figure."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

from factcheck.agreement import slips
from factcheck.agreement.comparison import Comparison, translation
from factcheck.agreement.wording import covers, fact_value, figure, known, rounded, upper_first
from factcheck.facts.fact import Fact, Variant
from factcheck.findings import How, Judgement, Severity
from factcheck.quantities.coverage import BOUNDS, is_decimal_place
from factcheck.quantities.interval import Interval
from factcheck.quantities.quantity import Quantity
from factcheck.quantities.rules import Rules

Rung = Callable[[Comparison], Judgement | None]


def compare(
    quantity: Quantity,
    fact: Fact,
    rules: Rules,
    earlier: tuple[Fact, ...] = (),
    others: tuple[Fact, ...] = (),
) -> Judgement:
    """The judgement of the first rung that holds, without a replacement."""
    translate = translation(quantity, fact.unit)
    if translate is None and fact.unit == "date":
        return slips.not_comparable(quantity, fact)
    if translate is None:
        return slips.same_digits_in_another_unit(quantity, fact, rules) or slips.not_comparable(
            quantity, fact
        )
    comparison = Comparison(quantity, fact, rules, translate, fact.interval.map(translate), earlier, others)
    return next(judgement for rung in LADDER if (judgement := rung(comparison)))


def _agrees(c: Comparison) -> Judgement | None:
    if not _meets(c, c.known):
        return None
    return _loose(c) or Judgement("supported", _why_supported(c), how=_how(c))


def _meets(c: Comparison, interval: Interval) -> bool:
    if c.quantity.modifier == "up_to" and interval.high is not None:
        return c.covered.contains(interval.high)
    return c.covered.meets(interval)


def _how(c: Comparison) -> How:
    low, high = c.known.low, c.known.high
    if c.quantity.modifier in BOUNDS or low is None or high is None:
        return "bound"
    if c.quantity.modifier in ("approximately", "nearly"):
        return "approximate"
    if c.is_converted:
        return "converted"
    if c.quantity.is_range or low != high:
        return "range"
    return "exact" if c.written.value == c.value else "rounded"


def _why_supported(c: Comparison) -> str:
    if _how(c) == "exact":
        return f"The fact is {known(c)}, exactly."
    reason = f"{covers(c)}, and the fact is {known(c)}"
    if c.quantity.modifier == "approximately" and not c.quantity.is_range and c.known.low == c.known.high:
        near = c.written.rounding()
        if not near.meets(c.known):
            return f"{reason}; {rounded(c.value, c.quantity, c.written.place)} would be closer."
    return f"{reason}."


def _loose(c: Comparison) -> Judgement | None:
    """A bound that holds, but by so much that it misleads."""
    if c.quantity.modifier not in BOUNDS:
        return None
    bound = c.covered.high if c.covered.low is None else c.covered.low
    if bound is None or bound * c.value <= 0:
        return None
    ratio = c.value / bound
    if 1 / c.rules.loose <= ratio <= c.rules.loose:
        return None
    times = f"{ratio:.1f}" if ratio < 10 else f"{ratio:.0f}"
    apart = f"is {times} times as much" if ratio > 1 else f"is only {ratio:.0%} of that"
    reason = f"{upper_first(figure(c.quantity))} is true but misleading: the fact, {known(c)}, {apart}."
    return Judgement("loose_bound", reason, "warning")


def _within_tolerance(c: Comparison) -> Judgement | None:
    tolerance = c.fact.tolerance
    if tolerance is None:
        return None
    wide = _widened(c.fact.interval, tolerance)
    if not _meets(c, wide.map(c.translate)):
        return None
    return Judgement(
        "supported", f"{covers(c)}, within the tolerance of the fact, {known(c)}.", how="tolerance"
    )


def _agrees_with_variant(c: Comparison) -> Judgement | None:
    """Another curated value: just as true if it has its own time or note, or is near the fact's own.

    One that merely says otherwise shows that the sources contradict each other.
    """
    for variant in c.fact.variants:
        if not _meets(c, variant.interval.map(c.translate)):
            continue
        told = fact_value(replace(c.fact, interval=variant.interval, written=""))
        source = variant.note or (variant.sources[0].title if variant.sources else "another source")
        if _is_reconciled(variant, c):
            reason = (
                f"{covers(c)}; {told} is a curated variant ({source.rstrip('.')}) of {fact_value(c.fact)}."
            )
            return Judgement("supported", reason, how="variant")
        reason = f"The sources disagree: the fact is {known(c)}, but also {told} ({source.rstrip('.')})."
        return Judgement("contested", reason, "note", how="variant")
    return None


def _is_reconciled(variant: Variant, c: Comparison) -> bool:
    if variant.note or (variant.as_of is not None and variant.as_of != c.fact.as_of):
        return True
    ends = [end for end in (variant.interval.low, variant.interval.high) if end is not None]
    reach = c.rules.near * max(map(abs, ends), default=Decimal(0))
    return _widened(variant.interval, reach).meets(c.fact.interval)


def _widened(interval: Interval, by: Decimal) -> Interval:
    low, high = interval.low, interval.high
    return Interval(None if low is None else low - by, None if high is None else high + by)


def _wrong_side(c: Comparison) -> Judgement | None:
    """A bound or "nearly" that the fact is on the wrong side of, though the figure rounds from it."""
    if c.quantity.modifier not in BOUNDS | {"nearly"}:
        return None
    apart = c.value - c.written.value
    if abs(apart) > c.written.coarse_place / 2 or c.share_apart > c.rules.farthest:
        return None
    how = _rounding_at(c, c.written.place) or _rounding_at(c, c.written.coarse_place) or "coarse"
    side = f"{'above' if apart > 0 else 'below'} {c.quantity.surface}" if apart else "exactly that"
    return _off(c, how, f"{covers(c)}; the fact is {known(c)}, {side}.")


def _cut_or_rounded_up(c: Comparison) -> Judgement | None:
    if not _may_be_coarse(c):
        return None
    how = _rounding_at(c, c.written.place)
    return _off(c, how) if how else None


def _coarse(c: Comparison) -> Judgement | None:
    if not _may_be_coarse(c):
        return None
    half = c.written.coarse_place / 2
    if c.share_apart <= c.rules.farthest:
        how = _rounding_at(c, c.written.coarse_place)
        if how or abs(c.written.value - c.value) <= half:
            return _off(c, how or "coarse")
    return _off(c, "coarse") if c.share_apart <= c.rules.near else None


def _may_be_coarse(c: Comparison) -> bool:
    return c.quantity.modifier not in BOUNDS | {"nearly", "exactly"}


def _rounding_at(c: Comparison, place: Decimal) -> How | None:
    if c.quantity.is_range:
        return None
    if c.written.cut_off(place).meets(c.known):
        return "truncated"
    return "rounded_up" if c.written.rounded_up(place).meets(c.known) else None


def _off(c: Comparison, how: How, reason: str | None = None) -> Judgement:
    severity: Severity = "error" if c.share_apart > c.rules.far else "warning"
    return Judgement("off_by_rounding", reason or _why_off(c), severity, how=how)


def _why_off(c: Comparison) -> str:
    place = c.written.place
    nearer = rounded(c.value, c.quantity, place)
    says_nothing = nearer in ("0", rounded(c.value, c.quantity, place.scaleb(-9)))
    rounds = "" if says_nothing or not is_decimal_place(place) else f", which rounds to {nearer}"
    return f"{covers(c)}; the fact is {known(c)}{rounds}."


def _outdated(c: Comparison) -> Judgement | None:
    then = _earlier_value(c)
    if then is None:
        return None
    return Judgement("outdated", f"{upper_first(_told_of_then(then))}; now it is {known(c)}.", "warning")


def _earlier_value(c: Comparison) -> Fact | None:
    """The latest superseded value that the figure agrees with."""
    for fact in reversed(c.earlier):
        translate = translation(c.quantity, fact.unit)
        if translate and _meets(c, fact.interval.map(translate)):
            return fact
    return None


def _told_of_then(fact: Fact) -> str:
    if fact.valid_until is not None:
        return f"{fact_value(fact)} was the value until {fact.valid_until:%-d %B %Y}"
    return f"{fact_value(fact)} was an earlier value" + (f", of {fact.as_of:%-d %B %Y}" if fact.as_of else "")


LADDER: tuple[Rung, ...] = (
    _agrees,
    _within_tolerance,
    _agrees_with_variant,
    _wrong_side,
    _cut_or_rounded_up,
    # A figure that is plainly another one is no coarse rounding of this one, however near it is:
    # 2.788 million hours of full training are not 2.664 million of pre-training, badly rounded.
    _outdated,
    slips.tellingly_another_fact,
    slips.telling_digits,
    _coarse,
    slips.unit,
    slips.scale,
    slips.sign,
    slips.another_fact,
    slips.digits,
    slips.no_likely_cause,
)
