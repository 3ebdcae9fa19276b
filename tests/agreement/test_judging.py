"""The ladder: which rung decides, sections 2 to 5, 8, 9 and 11 of the rules of comparison."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from factcheck.agreement import judge
from factcheck.facts.fact import Source, Variant
from tests.agreement.figures import fact, figure, interval

COST = fact("$5.576 million")
LOSS = fact("$589 billion")

# surface, modifier, fact, verdict, how, slip, severity
LADDER = [
    ("$5.576 million", None, COST, "supported", "exact", None, None),
    ("$5.6 million", None, COST, "supported", "rounded", None, None),
    ("$5.58 million", None, COST, "supported", "rounded", None, None),
    ("$5.5 million", None, COST, "off_by_rounding", "truncated", None, "warning"),
    ("$5.7 million", None, COST, "off_by_rounding", "coarse", None, "warning"),
    ("$5.5 million", "approximately", COST, "supported", "approximate", None, None),
    ("$5.5 million", "more_than", COST, "supported", "bound", None, None),
    ("$6 million", "nearly", COST, "supported", "approximate", None, None),
    ("$6 million", None, COST, "supported", "rounded", None, None),
    ("$5.5 billion", None, COST, "contradicted", None, "scale", "error"),
    ("5 to 6 million dollars", None, COST, "supported", "range", None, None),
    ("6 to 7 million dollars", None, COST, "supported", "range", None, None),
    ("7 to 8 million dollars", None, COST, "contradicted", None, None, "error"),
    # One truth in many coats.
    ("$500 billion", None, LOSS, "off_by_rounding", "truncated", None, "error"),
    ("$300 billion", None, LOSS, "contradicted", None, None, "error"),
    ("$300 billion", "more_than", LOSS, "loose_bound", None, None, "warning"),
    ("$300 billion+", None, LOSS, "loose_bound", None, None, "warning"),
    ("$300 billion", "approximately", LOSS, "contradicted", None, None, "error"),
    ("$600 billion", "nearly", LOSS, "supported", "approximate", None, None),
    ("$600 billion", None, LOSS, "off_by_rounding", "rounded_up", None, "warning"),
    ("$500 billion", "more_than", LOSS, "supported", "bound", None, None),
    ("$600 billion", "exactly", LOSS, "contradicted", None, None, "error"),
    ("$589 billion", "exactly", LOSS, "supported", "exact", None, None),
    ("$2 billion", "approximately", fact("$2.9 billion"), "supported", "approximate", None, None),
    ("$30 billion", "approximately", fact("$39 billion"), "contradicted", None, None, "error"),
    ("10×", "approximately", fact("11.05 times"), "supported", "approximate", None, None),
    ("five times", "approximately", fact("27.3 times"), "contradicted", None, None, "error"),
    # Bounds: sides, and what merely rounds to the wrong side.
    ("$5.576 million", "at_least", COST, "supported", "bound", None, None),
    ("$5.576 million", "more_than", COST, "off_by_rounding", "truncated", None, "warning"),
    ("$5.576 million", "at_most", COST, "supported", "bound", None, None),
    ("$5.576 million", "less_than", COST, "off_by_rounding", "truncated", None, "warning"),
    ("20 gigawatts", "more_than", fact("19.7 gigawatts"), "off_by_rounding", "rounded_up", None, "warning"),
    ("18 inches", "more_than", fact("16.22 inches"), "contradicted", None, None, "error"),
    ("$9 million", "less_than", COST, "loose_bound", None, None, "warning"),
    ("$5.8 million", "up_to", COST, "supported", "bound", None, None),
    ("$4.6 billion", "nearly", fact("$4.61 billion"), "off_by_rounding", "truncated", None, "warning"),
    ("210 seats", "nearly", fact("212 seats"), "off_by_rounding", "truncated", None, "warning"),
    ("210 seats", "nearly", fact("240 seats"), "contradicted", None, None, "error"),
    # Coarse, but within bounds; two digits swapped are no rounding.
    ("16,000 H100s", None, fact("16,384 GPUs"), "off_by_rounding", "truncated", None, "warning"),
    ("39,000 seats", None, fact("39,400 seats"), "off_by_rounding", "truncated", None, "warning"),
    ("10 kilometres", None, fact("3 kilometres"), "contradicted", None, None, "error"),
    ("2,650 GPUs", None, fact("2,560 GPUs"), "contradicted", None, "digits", "error"),
    ("27.8%", None, fact("28.7%"), "contradicted", None, "digits", "error"),
    ("33%", None, fact("31%"), "contradicted", None, "digits", "error"),
    ("96 seats", None, fact("19 seats"), "contradicted", None, None, "error"),
    ("96 seats", None, fact("96.3 seats"), "supported", "rounded", None, None),
    # Scale, within rounding.
    ("13.6 million people", None, fact("1.36 million people"), "contradicted", None, "scale", "error"),
    ("244 million cases", "more_than", fact("244,678 cases"), "contradicted", None, "scale", "error"),
    ("£31", None, fact("31 pence"), "contradicted", None, "scale", "error"),
    ("$7 million", None, fact("$5.6 billion"), "contradicted", None, None, "error"),
    ("5 degrees Celsius", None, fact("minus 5 degrees Celsius"), "contradicted", None, "sign", "error"),
    # Units.
    ("125 mph", None, fact("200 kilometres an hour"), "off_by_rounding", "rounded_up", None, "warning"),
    ("124 mph", None, fact("200 kilometres an hour"), "supported", "converted", None, None),
    ("200 mph", None, fact("200 kilometres an hour"), "contradicted", None, "unit", "error"),
    ("300 acres", None, fact("300 hectares"), "contradicted", None, "unit", "error"),
    ("741 acres", None, fact("300 hectares"), "supported", "converted", None, None),
    ("11 minutes", None, fact("11 hours"), "contradicted", None, "unit", "error"),
    ("400 megawatts", None, fact("400 megawatt-hours"), "contradicted", None, "unit", "error"),
    ("390 megawatts", None, fact("400 megawatt-hours"), "unverifiable", None, None, "note"),
    ("41 degrees Fahrenheit", None, fact("5 degrees Celsius"), "supported", "converted", None, None),
    ("1,000 tons", None, fact("1,000 tonnes"), "supported", "exact", None, None),
    ("1,102 tons", None, fact("1,000 tonnes"), "supported", "converted", None, None),
    ("$312 million", None, fact("€312 million"), "contradicted", None, "currency", "error"),
    ("$340 million", None, fact("€312 million"), "unverifiable", None, None, "note"),
    ("43,000 vehicles a year", None, fact("43,000 vehicles a day"), "contradicted", None, "period", "error"),
    ("£1,385 a week", None, fact("£1,385 a month"), "contradicted", None, "period", "error"),
    ("0.5%", None, fact("0.5 percentage points"), "contradicted", None, "percent_vs_points", "error"),
    ("5 percentage points", None, fact("33%"), "unverifiable", None, None, "note"),
    ("50 basis points", None, fact("0.5 percentage points"), "supported", "converted", None, None),
    ("30%", None, fact("30 people"), "unverifiable", None, None, "note"),
    ("38%", None, fact("38 people"), "contradicted", None, "unit", "error"),
    ("39%", None, fact("38 people"), "unverifiable", None, None, "note"),
    # Counted kinds that the matching took for one; what is left unsaid.
    ("17 patients", None, fact("17 people"), "supported", "exact", None, None),
    ("$41.50", None, fact("$41.50 a share"), "supported", "exact", None, None),
    ("14 murders per 100,000 people", None, fact("14 people"), "unverifiable", None, None, "note"),
    ("14 people", None, fact("14 murders per 100,000 people"), "unverifiable", None, None, "note"),
    ("8.6 million tonnes", None, fact("8.6 million tonnes a year"), "supported", "exact", None, None),
    ("1.5 degrees", None, fact("1.5 degrees Celsius", unit="delta_degC"), "supported", "exact", None, None),
    ("40 degrees", None, fact("41 degrees Celsius"), "off_by_rounding", "truncated", None, "warning"),
    ("two-thirds", None, fact("66%"), "supported", "rounded", None, None),
    ("one in five", "nearly", fact("19.2%"), "supported", "approximate", None, None),
    ("two-thirds", None, fact("72%"), "contradicted", None, None, "error"),
    # A part in words is meant as near as it is small.
    ("one in ten", None, fact("10.4%"), "supported", "rounded", None, None),
    ("one in 5,000", None, fact("0.02%"), "supported", "exact", None, None),
    ("one in 5,000", None, fact("2%"), "contradicted", None, "scale", "error"),
    ("1 in 100", None, fact("1.4%"), "contradicted", None, None, "error"),
    ("half a percentage point", None, fact("0.25 percentage points"), "contradicted", None, None, "error"),
    ("half an hour", None, fact("35 minutes"), "supported", "converted", None, None),
    # Words and ranges have no digits that could be mistaken.
    ("a dozen people", None, fact("14 people"), "contradicted", None, None, "error"),
    ("thirteen people", None, fact("31 people"), "contradicted", None, None, "error"),
    ("$1.5 billion to $1.7 billion", None, fact("$1.84 billion"), "contradicted", None, None, "error"),
]


@pytest.mark.parametrize(("surface", "modifier", "known", "verdict", "how", "slip", "severity"), LADDER)
def test_ladder(surface, modifier, known, verdict, how, slip, severity):
    judgement = judge(figure(surface, modifier), known)
    assert (judgement.verdict, judgement.how, judgement.slip) == (verdict, how, slip), judgement.reason
    assert judgement.severity == severity


REASONS = [
    (
        "$5.5 million",
        None,
        COST,
        "$5.5 million covers 5.45 to 5.55 million; the fact is $5.576 million, which rounds to 5.6.",
    ),
    ("$5.576 million", None, COST, "The fact is $5.576 million, exactly."),
    (
        "$5.2300148 million",
        None,
        COST,
        "$5.2300148 million covers 5.23001475 to 5.23001485 million; the fact is $5.576 million.",
    ),
    (
        "$5.5 million",
        "approximately",
        COST,
        "About $5.5 million covers 5.225 to 5.775 million, and the fact is $5.576 million; "
        "5.6 would be closer.",
    ),
    (
        "$1 million",
        None,
        fact("$430,000"),
        "$1 million covers 0.5 to 1.5 million; the fact is $430,000.",
    ),
    (
        "$300 billion+",
        None,
        LOSS,
        "$300 billion+ is true but misleading: the fact, $589 billion, is 2.0 times as much.",
    ),
    (
        "$9 million",
        "less_than",
        COST,
        "Less than $9 million is true but misleading: the fact, $5.576 million, is only 62% of that.",
    ),
    (
        "$4.6 billion",
        "nearly",
        fact("$4.61 billion"),
        "Nearly $4.6 billion covers 4.55 to 4.6 billion; the fact is $4.61 billion, above $4.6 billion.",
    ),
    (
        "100,000-plus jobs",
        None,
        fact("163,000 jobs"),
        "100,000-plus jobs is true but misleading: the fact, 163,000 jobs, is 1.6 times as much.",
    ),
    (
        "two-thirds",
        None,
        fact("64%"),
        "Two-thirds covers 64.2 to 69.2%; the fact is 64%.",
    ),
    (
        "124 mph",
        None,
        fact("200 kilometres an hour"),
        "124 mph covers 123.5 to 124.5, and the fact is 200 kilometres an hour, or 124.274 miles per hour.",
    ),
    (
        "$5.5 billion",
        None,
        COST,
        "$5.5 billion covers 5.45 to 5.55 billion; the fact is $5.576 million. It is 1,000 times too large.",
    ),
    (
        "$312 million",
        None,
        fact("€312 million"),
        "The figure is right, but the fact is in EUR, not USD: the fact is €312 million.",
    ),
    (
        "42 cents per mile",
        None,
        fact("47 cents per mile", written="0.47 USD/mile"),
        "42 cents per mile covers 41.5 to 42.5; the fact is $0.47 per mile. One digit differs.",
    ),
]


@pytest.mark.parametrize(("surface", "modifier", "known", "reason"), REASONS)
def test_reasons_give_figure_coverage_fact_and_rule(surface, modifier, known, reason):
    assert judge(figure(surface, modifier), known).reason == reason


# Facts that are more than a point.
AREAS = [
    ("440 people", None, fact("430 people", "450 people"), "supported", "range"),
    ("430 to 450 people", None, fact("430 people", "450 people"), "supported", "range"),
    ("460 people", None, fact("430 people", "450 people"), "off_by_rounding", "coarse"),
    ("600 people", None, fact("430 people", "450 people"), "contradicted", None),
    ("450 people", "up_to", fact("430 people", "450 people"), "supported", "bound"),
    ("440 people", "up_to", fact("430 people", "450 people"), "contradicted", None),
    ("440 people", "at_most", fact("430 people", "450 people"), "supported", "bound"),
    ("50,000 GPUs", None, fact("10,000 GPUs", interval=interval("10000", None)), "supported", "bound"),
    ("8,000 GPUs", None, fact("10,000 GPUs", interval=interval("10000", None)), "contradicted", None),
    ("104 people", None, fact("100 people", tolerance=Decimal(4)), "supported", "tolerance"),
    ("105 people", None, fact("100 people", tolerance=Decimal(4)), "off_by_rounding", "coarse"),
]


@pytest.mark.parametrize(("surface", "modifier", "known", "verdict", "how"), AREAS)
def test_facts_with_ranges_bounds_and_tolerances(surface, modifier, known, verdict, how):
    judgement = judge(figure(surface, modifier), known)
    assert (judgement.verdict, judgement.how) == (verdict, how), judgement.reason


def variant(value, **fields):
    return Variant(fact(value).interval, (Source("Another Paper"),), **fields)


NEAR = fact("$589 billion", variants=(variant("$593.7 billion"),))
TWO_AGENCIES = fact("1,200 people", variants=(variant("2,300 people", note="count by the relief agency"),))
AT_MIDDAY = fact(
    "$589 billion",
    as_of=date(2025, 1, 28),
    variants=(variant("$400 billion", as_of=date(2025, 1, 27)),),
)
DISAGREEING = fact("1,200 people", variants=(variant("2,300 people"),))


@pytest.mark.parametrize(
    ("surface", "known", "verdict", "how", "severity"),
    [
        ("$589 billion", NEAR, "supported", "exact", None),
        ("$594 billion", NEAR, "supported", "variant", None),
        ("$500 billion", NEAR, "off_by_rounding", "truncated", "error"),
        ("1,200 people", TWO_AGENCIES, "supported", "exact", None),
        ("2,300 people", TWO_AGENCIES, "supported", "variant", None),
        ("$400 billion", AT_MIDDAY, "supported", "variant", None),
        ("1,200 people", DISAGREEING, "supported", "exact", None),
        ("2,300 people", DISAGREEING, "contested", "variant", "note"),
        ("1,700 people", DISAGREEING, "contradicted", None, "error"),
    ],
)
def test_variants(surface, known, verdict, how, severity):
    judgement = judge(figure(surface), known)
    assert (judgement.verdict, judgement.how, judgement.severity) == (verdict, how, severity)


def test_the_reason_names_the_variant():
    assert judge(figure("2,300 people"), TWO_AGENCIES).reason == (
        "2,300 people covers 2,299.5 to 2,300.5; "
        "2,300 people is a curated variant (count by the relief agency) of 1,200 people."
    )
    assert judge(figure("2,300 people"), DISAGREEING).reason == (
        "The sources disagree: the fact is 1,200 people, but also 2,300 people (Another Paper)."
    )


NOW = fact("4.25%")
THEN = fact("4.5%", valid_until=date(2025, 11, 6))


def test_an_earlier_value_is_outdated():
    judgement = judge(figure("4.5%"), NOW, earlier=[THEN])
    assert (judgement.verdict, judgement.severity) == ("outdated", "warning")
    assert judgement.reason == "4.5% was the value until 6 November 2025; now it is 4.25%."
    assert judgement.replacement == "4.25%"
    assert judge(figure("4.25%"), NOW, earlier=[THEN]).verdict == "supported"
    assert judge(figure("4.9%"), NOW, earlier=[THEN]).verdict == "contradicted"


FULL = fact("2.788 million GPU hours", id="full", property="training hours")
PRE_TRAINING = fact("2.664 million GPU hours", id="pre-training", property="pre-training hours")
RIVAL = fact("34%", id="rival", subject="rival")


@pytest.mark.parametrize(
    ("surface", "known", "others", "slip", "owner"),
    [
        ("2.788 million GPU hours", PRE_TRAINING, [FULL], "property", "full"),
        ("2.79 million GPU hours", PRE_TRAINING, [FULL], "property", "full"),
        ("34%", fact("29%"), [RIVAL], "subject", "rival"),
        # No coincidence is claimed of one digit, of something near, or of another property elsewhere.
        ("30%", fact("20%"), [fact("30%", id="rival", subject="rival")], None, None),
        ("35%", fact("20%"), [RIVAL], None, None),
        ("34%", fact("20%"), [fact("34%", id="rival", subject="rival", property="turnout")], None, None),
        ("34%", fact("20%"), [fact("34 people", id="rival", subject="rival")], None, None),
    ],
)
def test_the_figure_of_another_fact(surface, known, others, slip, owner):
    judgement = judge(figure(surface), known, others=others)
    assert (judgement.verdict, judgement.slip) == ("contradicted", slip), judgement.reason
    assert (judgement.belongs_to and judgement.belongs_to.id) == owner


def test_a_coarse_figure_is_not_taken_for_another_fact():
    judgement = judge(figure("2.7 million GPU hours"), PRE_TRAINING, others=[FULL])
    assert (judgement.verdict, judgement.belongs_to) == ("supported", None)


def test_a_bare_number_is_compared_as_it_is():
    bare = replace(figure("17 people"), unit=None, kind="number")
    assert judge(bare, fact("17 people")).how == "exact"
    assert judge(bare, fact("17 vehicles a day")).how == "exact"
    assert judge(bare, fact("17%")).how == "exact"
    assert judge(bare, fact("19 people")).verdict == "contradicted"


def test_a_date_is_never_compared():
    assert judge(figure("17 people"), fact("17 people", unit="date")).verdict == "unverifiable"
