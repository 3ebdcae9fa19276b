"""Which of the figures that disagree is wrong, where facts or the rest of the text decide."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from factcheck.agreement import Rules
from factcheck.agreement.rewriting import rewritten
from factcheck.checks._check import Check, Implied, surface
from factcheck.checks._repair import exchanged, swapped
from factcheck.claims.claim import Claim
from factcheck.quantities.interval import Interval
from factcheck.relations.relation import Reading, claims_of
from factcheck.relations.scene import is_telling

_HUNDRED = Decimal(100)


@dataclass(frozen=True, slots=True)
class Standing:
    """Ids of the figures that facts support, and of those that the text gives in two sentences at least."""

    supported: frozenset[str] = frozenset()
    repeated: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Decision:
    """How one figure is known to be wrong, and its surface with the number that would be right."""

    reason: str
    replacement: str | None


def standing(claims: Iterable[Claim], supported: frozenset[str]) -> Standing:
    """The standing of all figures of a document."""
    plain = [claim for claim in claims if claim.quantity.modifier is None and not claim.quantity.is_range]
    told = [claim for claim in plain if is_telling(claim)]
    sentences = Counter(value for value, _ in {(_value(claim), claim.sentence.index) for claim in told})
    return Standing(supported, frozenset(claim.id for claim in told if sentences[_value(claim)] > 1))


def _value(claim: Claim) -> tuple[Decimal, str | None]:
    return claim.quantity.high, claim.quantity.unit


def decision(
    check: Check, reading: Reading, implied: Implied, known: Standing, rules: Rules
) -> Decision | None:
    """The decision, where all figures but one have a better standing than that one; else ``None``."""
    claims = claims_of(reading)
    for sure, manner in ((known.supported, "The facts bear out"), (known.repeated, "The text repeats")):
        doubtful = [claim for claim in claims if claim.id not in sure]
        if len(doubtful) != 1 or len(claims) < 2:
            continue
        (wrong,) = doubtful
        others = " and ".join(surface(claim) for claim in claims if claim is not wrong)
        value = _mended(check, reading, implied, wrong, rules)
        would = f"{surface(wrong)} would have to be {value}" if value else f"{surface(wrong)} cannot be right"
        return Decision(f"{manner} {others}: {would}.", None if wrong.quoted else value)
    return None


def _mended(check: Check, reading: Reading, implied: Implied, wrong: Claim, rules: Rules) -> str | None:
    """The surface with the least precise number with which the figures agree, in the writer's style."""
    slips = (Interval.point(value) for value in swapped(wrong.quantity))
    for interval in (*slips, *_guesses(implied, wrong)):
        for quantity in rewritten(wrong.quantity, interval):
            outcome = check.implied(exchanged(reading, replace(wrong, quantity=quantity)), rules)
            if outcome is not None and outcome.agrees:
                return quantity.surface
    return None


def _guesses(implied: Implied, wrong: Claim) -> Iterator[Interval]:
    """What the figure may have to be. Where it is not the one computed, by how far off that is."""
    if wrong.id == implied.claim.id:
        middle = _middle(implied.interval)
        if wrong.quantity.unit in (implied.unit, None):
            yield Interval.point(middle) if middle else implied.interval
        return
    computed, told = _middle(implied.interval), _middle(implied.covered)
    value = wrong.quantity.high
    if not computed or not told or not value:
        return
    for factor in (told / computed, computed / told, (_HUNDRED + told) / (_HUNDRED + computed)):
        yield Interval.point(value * factor)
        yield Interval.point(value / factor)
    if told < _HUNDRED and computed < _HUNDRED:
        yield Interval.point(value * (_HUNDRED - told) / (_HUNDRED - computed))
        yield Interval.point(value * (_HUNDRED - computed) / (_HUNDRED - told))
    for apart in (told - computed, computed - told):
        if value + apart > 0:
            yield Interval.point(value + apart)


def _middle(interval: Interval) -> Decimal | None:
    if interval.low is None or interval.high is None:
        return None
    return (interval.low + interval.high) / 2
