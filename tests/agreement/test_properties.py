"""What holds of every figure and every fact."""

from __future__ import annotations

from dataclasses import replace
from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal

from hypothesis import assume, given
from hypothesis import strategies as st

from factcheck.agreement import Rules, covered, judge
from factcheck.facts.fact import Fact
from factcheck.quantities.extract import read_quantity
from factcheck.quantities.interval import Interval
from tests.agreement.figures import fact, figure

MODIFIERS = (
    None,
    "approximately",
    "more_than",
    "at_least",
    "less_than",
    "at_most",
    "nearly",
    "up_to",
    "exactly",
)
SURFACES = ("${} million", "{} people", "{}%", "${}bn", "{} mln dlrs", "{} kilometres")

numbers = st.decimals("0.01", "9999", places=2)
values = st.decimals("0.001", "99999", places=3)


def known(value: Decimal, like: str, **fields: object) -> Fact:
    """A fact with ``value`` in place of the number of a surface such as "${} million"."""
    one = read_quantity(like.format(1))
    point = Interval.point(value * one.low)
    return replace(
        fact("2 people", unit=one.unit, written=f"{value} of {one.surface}"), interval=point, **fields
    )


def written(number: Decimal, like: str, modifier: str | None = None):
    return figure(like.format(f"{number:,f}"), modifier)


@given(
    values, st.integers(0, 3), st.sampled_from([ROUND_HALF_EVEN, ROUND_HALF_UP]), st.sampled_from(SURFACES)
)
def test_a_fact_rounded_to_any_resolution_supports_itself(value, decimals, rounding, like):
    rounded = value.quantize(Decimal(1).scaleb(-decimals), rounding)
    assume(rounded > 0)
    for modifier in (None, "exactly", "approximately"):
        assert judge(written(rounded, like, modifier), known(value, like)).verdict == "supported"


@given(numbers, values, st.lists(values, min_size=2, max_size=2), st.sampled_from(MODIFIERS))
def test_a_wider_tolerance_never_turns_support_into_contradiction(number, value, tolerances, modifier):
    figure_ = written(number, "{}%", modifier)
    small, large = sorted(tolerances)
    judgements = [judge(figure_, known(value, "{}%", tolerance=by)) for by in (None, small, large)]
    supported = [one.verdict in ("supported", "loose_bound") for one in judgements]
    assert supported == sorted(supported)


@given(numbers, st.integers(0, 2), st.sampled_from(SURFACES))
def test_intervals_nest(number, decimals, like):
    coarse = number.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_EVEN)
    assume(coarse > 0)
    fine = coarse.quantize(Decimal("0.001"))
    rounding = covered(written(coarse, like), Rules())
    assert _within(covered(written(fine, like), Rules()), rounding)
    assert _within(rounding, covered(written(coarse, like, "approximately"), Rules()))
    assert _within(
        covered(written(coarse, like, "more_than"), Rules()),
        covered(written(coarse, like, "at_least"), Rules()),
    )


def _within(inner: Interval, outer: Interval) -> bool:
    lows = outer.low is None or (inner.low is not None and inner.low >= outer.low)
    return lows and (outer.high is None or (inner.high is not None and inner.high <= outer.high))


@given(numbers, values, st.sampled_from(SURFACES))
def test_a_plain_figure_is_supported_exactly_when_the_intervals_meet(number, value, like):
    quantity, about = written(number, like), known(value, like)
    meets = covered(quantity, Rules()).meets(about.interval)
    assert (judge(quantity, about).verdict == "supported") == meets


@given(numbers, values, st.sampled_from(SURFACES), st.sampled_from(MODIFIERS))
def test_a_replacement_read_again_is_supported(number, value, like, modifier):
    about = known(value, like)
    judgement = judge(written(number, like, modifier), about)
    if judgement.replacement is not None:
        again = judge(figure(judgement.replacement, modifier), about)
        assert again.verdict == "supported", (judgement.replacement, again.reason)
    elif modifier in (None, "approximately", "exactly"):
        assert judgement.verdict == "supported"


@given(
    numbers,
    values,
    st.permutations([known(Decimal(n), "{}%", id=str(n), property=str(n)) for n in range(1, 9)]),
)
def test_the_order_of_other_facts_changes_nothing(number, value, others):
    quantity, about = written(number, "{}%"), known(value, "{}%")
    by_id = sorted(others, key=lambda other: other.id)
    assert judge(quantity, about, others=others) == judge(quantity, about, others=by_id)
