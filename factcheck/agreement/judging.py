"""The judgement of a figure, with the figure that would be right."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Context, Decimal, localcontext

from factcheck.agreement.comparison import translation
from factcheck.agreement.ladder import compare
from factcheck.agreement.rewriting import rewritten
from factcheck.agreement.wording import fact_value
from factcheck.facts.fact import Fact
from factcheck.findings import Judgement
from factcheck.quantities.quantity import Quantity
from factcheck.quantities.rules import DEFAULTS, Rules
from factcheck.quantities.units import convert

# Digits enough that halves and quotients of all that articles and facts can hold stay exact.
_EXACT = Context(prec=300)

# Units of one name and several sizes: US text means the first, text from elsewhere the others.
_OTHER_SIZES = {"ton": ("tonne", "long_ton"), "gallon": ("imperial_gallon",), "pint": ("imperial_pint",)}

# What is wrong is the unit, and the text around the number would have to change.
_BEYOND_THE_NUMBER = frozenset({"currency", "percent_vs_points", "period"})


def judge(
    quantity: Quantity,
    fact: Fact,
    *,
    earlier: Sequence[Fact] = (),
    others: Sequence[Fact] = (),
    rules: Rules = DEFAULTS,
) -> Judgement:
    """What is to be said of ``quantity`` as a statement of ``fact``.

    ``earlier`` are superseded values of the same fact, oldest first. ``others`` are facts of other
    subjects, or other properties of the same one, that the figure may have been mistaken for. Who says
    it, and in what mood, is for the caller.
    """
    with localcontext(_EXACT):
        readings = (compare(each, fact, rules, tuple(earlier), tuple(others)) for each in _readings(quantity))
        first = next(readings)
        if first.verdict == "supported":
            return first
        judgement = next((each for each in readings if each.verdict == "supported"), first)
        if judgement.severity in (None, "note") or judgement.slip in _BEYOND_THE_NUMBER:
            return judgement
        if quantity.modifier is None and _is_of_another_size(quantity, fact, judgement):
            return replace(judgement, replacement=fact_value(fact))
        return replace(judgement, replacement=_mended(quantity, fact, rules))


def _is_of_another_size(quantity: Quantity, fact: Fact, judgement: Judgement) -> bool:
    """Whether the digits are right, and the prefix of the unit, or the number that a price is for, is not.

    What is right in miles and told in kilometres stays in kilometres.
    """
    if judgement.slip == "unit":
        size = convert(Decimal(1), quantity.unit, fact.unit)
        return size is not None and size.normalize().as_tuple().digits == (1,)
    is_price_of_many = "/" in str(quantity.unit) and abs(quantity.low) < abs(quantity.numerals[0].magnitude)
    return judgement.slip == "scale" and is_price_of_many


def _readings(quantity: Quantity) -> Iterator[Quantity]:
    yield quantity
    for size in _OTHER_SIZES.get(quantity.unit or "", ()):
        yield replace(quantity, unit=size)


def replacement(quantity: Quantity, fact: Fact, rules: Rules = DEFAULTS) -> str | None:
    """The surface with the fact's number in the writer's own style, or ``None`` where none would do.

    The replacement is supported by the fact with whatever hedge stands before it in the text.
    """
    with localcontext(_EXACT):
        return _mended(quantity, fact, rules)


def _mended(quantity: Quantity, fact: Fact, rules: Rules) -> str | None:
    translate = translation(quantity, fact.unit)
    if translate is None:
        return None
    for candidate in rewritten(quantity, fact.interval.map(translate)):
        if compare(candidate, fact, rules).verdict == "supported":
            return candidate.surface
    return None
