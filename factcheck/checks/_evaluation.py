"""From a relation to a finding: what the figures imply against what is written."""

from __future__ import annotations

from decimal import ROUND_HALF_EVEN, Decimal, getcontext

from factcheck.agreement import Rules
from factcheck.agreement.wording import amount, upper_first
from factcheck.checks._check import Check, Implied, figured, surface
from factcheck.checks._decision import Standing, decision
from factcheck.checks._repair import is_swapped, repair
from factcheck.findings import Inconsistency, Severity, fingerprint_of
from factcheck.quantities.coverage import BOUNDS, ends
from factcheck.quantities.interval import Interval
from factcheck.relations.relation import Reading, Relation, Role, claims_of
from factcheck.relations.scene import are_of_other_times


def disagreement(check: Check, relation: Relation, rules: Rules) -> tuple[Reading, Implied] | None:
    """The likeliest reading in which the figures do not agree; ``None`` if they do in any."""
    outcomes = []
    for reading in relation.readings:
        implied = check.implied(reading, rules)
        if implied and implied.agrees:
            if not relation.stated and _agrees_with_all(implied, rules):
                continue
            return None
        if implied:
            outcomes.append((reading, implied))
    if not relation.stated:
        outcomes = [outcome for outcome in outcomes if _may_be_meant(check, relation, *outcome, rules)]
        outcomes.sort(key=lambda outcome: _ratio(outcome[1]))
    return outcomes[0] if outcomes else None


def _agrees_with_all(implied: Implied, rules: Rules) -> bool:
    """Whether a bound agrees from afar, as "less than 9 %" does with 2: that says nothing."""
    is_bound = not implied.interval.low or implied.interval.high is None
    is_bound = is_bound or implied.claim.quantity.modifier in BOUNDS
    return is_bound and _ratio(implied) > rules.loose


# Figures that only stand near each other are not taken to belong together unless they nearly agree, or
# would if a nought were not lost. Where not even their place ties them, a
# common mistake must explain what is written.
_NEAR_MISS = Decimal("1.5")
_NEAR_SUM = Decimal("1.25")
_NEAR_PACE = Decimal(2)
_NEARLY_EQUAL = Decimal("1.05")
_SLIPS = (10, 100, 1000)
_ALL_BUT = Decimal("0.95")
_EXACT = Decimal("0.001")
_TAKEN: tuple[Role, ...] = ("part", "rest")  # of a whole


def _may_be_meant(check: Check, relation: Relation, reading: Reading, implied: Implied, rules: Rules) -> bool:
    if _spans_times(reading):
        return False
    if any(slip.meets(implied.covered) for slip in implied.slips):
        return True
    ratio = _ratio(implied)
    if relation.loose:
        return is_swapped(check, reading, implied.claim, rules)
    if relation.kind == "pace":
        return ratio <= _NEAR_PACE
    if relation.kind in ("sum", "rest", "all", "within"):
        # A total that is far off has parts that the text leaves out.
        return ratio <= _NEAR_SUM
    return ratio <= _NEAR_MISS or any(1 / _NEARLY_EQUAL <= ratio / many <= _NEARLY_EQUAL for many in _SLIPS)


def _spans_times(reading: Reading) -> bool:
    """Whether a whole is of another time than what may be taken from it."""
    taken = (claim for role in _TAKEN for claim in reading.get(role, ()))
    return any(are_of_other_times(whole, claim) for claim in taken for whole in reading.get("whole", ()))


def _ratio(implied: Implied) -> Decimal:
    """How many times the larger of the implied and the written value is the smaller, slips allowed."""
    written = _middle(implied.covered)
    values = [_middle(interval) for interval in (implied.interval, *implied.slips)]
    ratios = [max(value / written, written / value) for value in values if value and written]
    return min(ratios, default=Decimal("Infinity"))


def _middle(interval: Interval) -> Decimal | None:
    # "Up to 20" is measured by its end.
    known = [end for end in (interval.low, interval.high) if end]
    return sum(known, Decimal(0)) / len(known) if known else None


def explained(
    name: str, check: Check, reading: Reading, implied: Implied, known: Standing, rules: Rules
) -> Inconsistency:
    """The finding, with the figure that is wrong or the one slip that would mend it where there is one."""
    computed = told(implied)
    written = surface(implied.claim)
    is_coarse, is_exceeded = _is_coarse(implied), _is_exceeded(implied)
    manner = " Digits were cut off or rounded up." if is_coarse else " That is more." if is_exceeded else ""
    worked_out = f"{upper_first(implied.basis)} {computed}{implied.of and f' {implied.of}'}"
    reason = implied.saying or f"{worked_out}; the text says {figured(implied.claim)}.{manner}"
    is_bound = implied.claim.quantity.modifier in BOUNDS
    claims = claims_of(reading)
    # "From 80 to 84" may be one figure with two roles: then no single number mends it.
    is_one_each = len(claims) == sum(map(len, reading.values()))
    is_plain = is_one_each and not (manner or is_bound or implied.remark or implied.clash)
    mend = repair(check, reading, implied, rules) if is_plain else ""
    decided = decision(check, reading, implied, known, rules) if is_one_each and not implied.clash else None
    is_near = is_exceeded or (is_coarse and _share_apart(implied) <= rules.far)
    severity: Severity = "warning" if is_near else "error"
    return Inconsistency(
        check=name,
        severity=severity,
        claims=tuple(claim.id for claim in claims),
        reported=written,
        computed=computed,
        reason=" ".join(
            part for part in (reason, implied.remark, decided.reason if decided else mend) if part
        ),
        replacement=decided.replacement if decided else None,
        fingerprint=fingerprint_of(name, claims),
    )


def _share_apart(implied: Implied) -> Decimal:
    """How far the implied value is from the written one, as a share of what is written."""
    worked_out, written = _middle(implied.interval), _middle(implied.covered)
    return abs(worked_out - written) / abs(written) if worked_out and written else Decimal("Infinity")


def _is_coarse(implied: Implied) -> bool:
    """Whether cutting off digits, or rounding up, makes the written figure of the implied one."""
    quantity = implied.claim.quantity
    if implied.clash or quantity.modifier is not None or quantity.is_range or quantity.unit != implied.unit:
        return False
    written, _ = ends(quantity)
    # What is all but the next number is that number.
    place = written.place * _ALL_BUT
    cut = (written.cut_off(place), written.rounded_up(place))
    low, high = implied.interval.low, implied.interval.high
    # What touches the interval at its very end only is no likelier than the rest of it.
    middle = implied.interval if low is None or high is None else Interval.point((low + high) / 2)
    return any(interval.meets(middle) for interval in cut)


def _is_exceeded(implied: Implied) -> bool:
    """Whether "nearly" is said of what is a little more: "nearly doubled" of 2.04 times."""
    quantity = implied.claim.quantity
    if implied.clash or quantity.modifier != "nearly" or quantity.is_range or quantity.unit != implied.unit:
        return False
    written, _ = ends(quantity)
    return Interval(written.value, written.value * _NEARLY_EQUAL).meets(implied.interval)


def told(implied: Implied) -> str:
    """The implied interval for people, to one digit more than is written, and to two at least."""
    low, high = implied.interval.low, implied.interval.high
    known = [end for end in (low, high) if end is not None]
    written, _ = ends(implied.claim.quantity)
    place = min([written.place.adjusted() - 1, *(end.adjusted() - 1 for end in known if end)])
    if low is not None and high is not None and low < high:
        if high - low <= _EXACT * abs(high):
            # What rounding leaves open is less than a reader cares for.
            middle = (low + high) / 2
            return amount(_rounded(middle, middle.adjusted() - 3), implied.unit)
        place = max(place, min(high.adjusted() - 2, (high - low).adjusted() - 1))
    texts = [amount(_rounded(end, place), implied.unit) for end in known]
    if low is None:
        return f"at most {texts[0]}"
    if high is None:
        return f"at least {texts[0]}"
    return texts[0] if texts[0] == texts[1] else _span(*texts)


def _span(low: str, high: str) -> str:
    """Two amounts with their unit once.

    >>> _span("1.47 million kilometers", "1.64 million kilometers"), _span("$7 million", "$8 million")
    ('1.47 to 1.64 million kilometers', '$7 million to $8 million')
    """
    number, _, unit = low.partition(" ")
    is_shared = unit != "" and unit == high.partition(" ")[2] and number[-1].isdigit() and number[0].isdigit()
    return f"{number if is_shared else low} to {high}"


def _rounded(value: Decimal, place: int) -> Decimal:
    # Beyond the precision of decimals there is nothing to round.
    if value and value.adjusted() - place >= getcontext().prec:
        return value
    return value.quantize(Decimal(1).scaleb(place), ROUND_HALF_EVEN)
