from datetime import date
from importlib import import_module

import pytest

from factcheck.agreement import Rules
from factcheck.checks import checks, find_inconsistencies
from factcheck.claims.extract import extract_claims
from factcheck.documents.blocks import plain_blocks
from factcheck.documents.document import Document
from tests.checks.drafts import found, verdicts

ROWS = {name: import_module(f"tests.checks.rows.{name}") for name in checks()}
SILENT = [text for rows in ROWS.values() for text in rows.SILENT]
FAILING = [
    (f"{name} {severity}", text)
    for name, rows in ROWS.items()
    for severity, texts in rows.FAILING.items()
    for text in texts
]


@pytest.mark.parametrize("text", SILENT)
def test_what_agrees_or_only_looks_alike_is_silent(text):
    assert verdicts(text) == []


@pytest.mark.parametrize(("verdict", "text"), FAILING)
def test_what_cannot_all_be_true_is_found(verdict, text):
    assert verdicts(text) == [verdict]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The mill shut in 1998, 27 years ago.", []),
        ("The mill shut in 1998, 37 years ago.", ["difference error"]),
        ("Some 37 years ago, in 1998, the mill shut.", ["difference error"]),
        ("The mill opened in 1958 and, 27 years ago, shut.", []),
    ],
)
def test_years_ago_are_counted_from_the_day_of_the_document(text, expected):
    assert verdicts(text, date(2025, 3, 14)) == expected
    assert verdicts(text) == []


@pytest.mark.parametrize("name", ROWS)
def test_every_check_has_both_kinds_of_rows(name):
    assert ROWS[name].SILENT and ROWS[name].FAILING["error"]


def test_the_one_slip_that_mends_it_is_named():
    (finding,) = found("Revenue was $671.7 billion, up 24.4% from $496.5 billion.")
    assert finding.reason.endswith("671.7 would have to be 617.7: two digits swapped.")
    assert finding.reported == "24.4%"


def test_a_flood_is_counted():
    text = "\n\n".join(
        f"Sales of brand {n} grew 29% to {60 + n}.4 million from 4{n % 10}.9 million." for n in range(40)
    )
    document = Document("draft.txt", "draft", text, blocks=plain_blocks(text))
    told = find_inconsistencies(extract_claims(document, date(2025, 11, 3)), document, Rules())
    assert len(told.inconsistencies) == 10
    assert told.untold == (("percent_change", 30),)
