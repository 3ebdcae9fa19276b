"""From a relation to a finding: what the figures imply against what is written."""

from __future__ import annotations

from decimal import Decimal

from factcheck.agreement import Rules
from factcheck.agreement.coverage import ends
from factcheck.agreement.wording import amount
from factcheck.checks._check import Check, Implied, surface
from factcheck.checks._repair import repair
from factcheck.findings import Inconsistency, Severity
from factcheck.quantities.interval import Interval
from factcheck.relations.relation import Reading, Relation, claims_of


def evaluate(name: str, check: Check, relation: Relation, rules: Rules) -> Inconsistency | None:
    """The finding if the figures agree in none of the relation's readings, else ``None``."""
    outcomes = []
    for reading in relation.readings:
        implied = check.implied(reading, rules)
        if implied and implied.agrees:
            return None
        if implied:
            outcomes.append((reading, implied))
    if not outcomes:
        return None
    reading, implied = outcomes[0]
    if not relation.stated and not _is_near_miss(implied):
        return None
    return _finding(name, check, reading, implied, rules)


# Figures that only stand near each other are not taken to belong together unless they nearly agree, or
# would if a nought were not lost.
_NEAR_MISS = Decimal("1.5")
_NEARLY_EQUAL = Decimal("1.05")
_NOUGHTS = (10, 100, 1000)


def _is_near_miss(implied: Implied) -> bool:
    value, written = _middle(implied.interval), _middle(implied.covered)
    if not value or not written:
        return False
    ratio = max(value / written, written / value)
    return ratio <= _NEAR_MISS or any(1 / _NEARLY_EQUAL <= ratio / many <= _NEARLY_EQUAL for many in _NOUGHTS)


def _middle(interval: Interval) -> Decimal | None:
    known = [end for end in (interval.low, interval.high) if end is not None]
    return sum(known, Decimal(0)) / len(known) if known else None


def _finding(name: str, check: Check, reading: Reading, implied: Implied, rules: Rules) -> Inconsistency:
    computed = told(implied)
    written = surface(implied.claim)
    is_coarse = _is_coarse(implied)
    manner = " Digits were cut off or rounded up." if is_coarse else ""
    reason = f"The figures {implied.basis} give {computed}; the text says {written}.{manner}"
    mend = "" if is_coarse else repair(check, reading, rules)
    severity: Severity = "warning" if is_coarse else "error"
    return Inconsistency(
        check=name,
        severity=severity,
        claims=tuple(claim.id for claim in claims_of(reading)),
        reported=written,
        computed=computed,
        reason=" ".join(part for part in (reason, implied.remark, mend) if part),
    )


def _is_coarse(implied: Implied) -> bool:
    """Whether cutting off digits, or rounding up, makes the written figure of the implied one."""
    quantity = implied.claim.quantity
    if implied.clash or quantity.modifier is not None or quantity.is_range or quantity.unit != implied.unit:
        return False
    written, _ = ends(quantity)
    cut = (written.cut_off(written.place), written.rounded_up(written.place))
    return any(interval.meets(implied.interval) for interval in cut)


def told(implied: Implied) -> str:
    """The implied interval for people, to one digit more than is written."""
    low, high = implied.interval.low, implied.interval.high
    written, _ = ends(implied.claim.quantity)
    place = Decimal(1).scaleb(min(written.place.adjusted() - 1, max(written.value.adjusted() - 2, -2)))
    texts = [amount(_rounded(end, place), implied.unit) for end in (low, high) if end is not None]
    if low is None:
        return f"at most {texts[0]}"
    if high is None:
        return f"at least {texts[0]}"
    return texts[0] if texts[0] == texts[1] else " to ".join(texts)


def _rounded(value: Decimal, place: Decimal) -> Decimal:
    digits = value.adjusted() - place.adjusted()
    return value.quantize(place) if -1 <= digits <= 20 else _coarsely(value)


def _coarsely(value: Decimal) -> Decimal:
    """Three significant digits of a value of quite another size than what is written."""
    return value.quantize(Decimal(1).scaleb(value.adjusted() - 2)) if value else value
