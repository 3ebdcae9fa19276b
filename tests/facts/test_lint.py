from __future__ import annotations

from datetime import date

import pytest

from factcheck.errors import InputErrorGroup
from factcheck.facts.lint import lint
from tests.facts.rows import Write, row, table

TODAY = date(2025, 7, 1)


def linted(write: Write, *rows: str) -> list[str]:
    """The problems of a table, without those of the place and with their severity."""
    return [str(problem) for problem in lint([write("f.csv", table(*rows))], TODAY)]


def price(fact_id: str, value: str, first: str = "", last: str = "", **columns: str) -> str:
    given = {"property": "price", "valid_from": first, "valid_to": last, **columns}
    return row(fact_id, "Strand", value_low=value, **given)


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (
            [price("a", "5", source_title="")],
            "2:1: warning: a has no source; say where it can be read [unsourced]",
        ),
        (
            [price("a", "5", cues="")],
            '2:1: note: a has no cues; add words that articles use for "price" [no_cues]',
        ),
        (
            [price("a", "5", unit="zorb"), price("b", "5", unit="zorb/day", property="speed")],
            '2:1: note: unit "zorb" is not defined and counts a kind of its own, in 2 facts [own_unit]',
        ),
        (
            [price("a", "5", unit="paramter")],
            '2:1: note: unit "paramter" is not defined and counts a kind of its own, in one fact; '
            'did you mean "parameter"? [own_unit]',
        ),
        (
            [row("a", "Strand", "the plant"), row("b", "Merrow", "The Plant")],
            '2:1: note: "the plant" names 2 subjects: merrow, strand [shared_alias]',
        ),
        (
            [price("a", "5"), price("b", "6")],
            "3:1: error: b (6 USD) contradicts a (f.csv:2:1): 5 USD; end one with valid_to, "
            "tell their properties apart, or make one a variant [contradiction]",
        ),
        (
            [price("a", "5"), price("b", "5")],
            "3:1: warning: b says the same as a (f.csv:2:1) [repeated]",
        ),
        (
            [price("a", "5", unit="hour"), price("b", "300", unit="minute")],
            "3:1: warning: b says the same as a (f.csv:2:1) [repeated]",
        ),
        (
            [price("a", "5", "2024-01-01", "2025-06-30")],
            "2:1: note: a held until 2025-06-30, and no later value is known [expired]",
        ),
        # what loading refuses is reported in the same way
        (
            [price("a", "5", unit="m*(s")],
            '2:39: error: unit "m*(s" is malformed: a bracket is not closed [invalid]',
        ),
    ],
)
def test_problems(write: Write, rows: list[str], expected: str) -> None:
    assert linted(write, *rows) == [f"f.csv:{expected}"]


@pytest.mark.parametrize(
    "rows",
    [
        [price("a", "5")],
        [row("a", "Strand", "the plant"), row("b", "Strand", "the plant")],
        # another property, status, currency or time; a range that holds the other
        [price("a", "5"), price("b", "6", property="cost")],
        [price("a", "5"), price("b", "6", property="price forecast")],
        [price("a", "5"), price("b", "6", unit="EUR")],
        [price("a", "5", "2024-01-01", "2024-12-31"), price("b", "6", "2025-01-01")],
        [price("a", "5", value_high="7"), price("b", "6")],
        # until today, on a single day, or followed by another value
        [price("a", "5", "2024-01-01", "2025-07-01")],
        [price("a", "5", "2024-01-01", "2024-01-01")],
        [price("a", "5", "2024-01-01", "2024-06-30"), price("b", "6", "2024-07-01")],
        [
            price("a", "5", "2024-01-01", "2024-06-30", property="price, May 2024"),
            price("b", "6", "2024-07-01", property="price, June 2025"),
        ],
    ],
)
def test_nothing_to_mend(write: Write, rows: list[str]) -> None:
    assert linted(write, *rows) == []


def test_long_series_of_overlapping_values(write: Write) -> None:
    rows = [price("all", "5")] + [price(f"f{n}", "6", f"20{n}-01-01", f"20{n}-12-31") for n in range(10, 24)]
    problems = linted(write, *rows)
    assert len(problems) == 14
    assert all("contradicts all (f.csv:2:1)" in problem for problem in problems)


FORMULAS = """\
subjects:
  s: {name: Strand}
facts:
  - {id: hours, subject: s, property: h, value: 2.788 million GPU hours, cues: [h], source: {title: T}}
  - {id: price, subject: s, property: p, value: $2 per GPU hour, cues: [p], source: {title: T}}
  - {id: gpus, subject: s, property: g, value: "2,048", unit: GPU, cues: [g], source: {title: T}}
  - id: result
    subject: s
    property: result
    cues: [r]
    source: {title: T}
"""


@pytest.mark.parametrize(
    ("value", "formula", "problem"),
    [
        ("$5.576 million", "hours * price", None),
        ("$5.6 million", "hours * price", None),
        ("about $5.5 million", "hours * price", None),
        ("at least $5 million", "hours * price", None),
        ("56.7 days", "hours / gpus", None),
        ("$5.5 million", "hours * price", "result is $5.5 million, but its formula gives 5,576,000 USD"),
        ("56.2 days", "hours / gpus", "result is 56.2 days, but its formula gives 56.722 day"),
        (
            "$5.6 million",
            "hours / gpus",
            "formula of result cannot be computed: it gives hour, not USD",
        ),
    ],
)
def test_formulas(write: Write, value: str, formula: str, problem: str | None) -> None:
    text = f"{FORMULAS}    value: {value}\n    formula: {formula}\n"
    problems = [str(problem) for problem in lint([write("f.yaml", text)], TODAY)]
    assert problems == ([f"f.yaml:13:5: error: {problem} [formula]"] if problem else [])


def test_tolerance_covers_a_formula(write: Write) -> None:
    text = f"{FORMULAS}    value: $5.5 million\n    tolerance: 2 %\n    formula: hours * price\n"
    assert lint([write("f.yaml", text)], TODAY) == ()


def test_source_retrieved_tomorrow(write: Write) -> None:
    text = FORMULAS.replace("source: {title: T}\n", "source: {title: T, retrieved: 2025-07-02}\n")
    (problem,) = lint([write("f.yaml", f"{text}    value: 5 km\n")], TODAY)
    assert (problem.name, problem.severity) == ("future_retrieval", "warning")


def test_files_that_are_no_facts_files(write: Write) -> None:
    paths = [write("good.csv", table(price("a", "5", cues=""))), write("bad.yaml", "a: b: c")]
    with pytest.raises(InputErrorGroup, match=r"^bad\.yaml:1:5: is no YAML"):
        lint(paths, TODAY)
