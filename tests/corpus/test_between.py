"""Contradictions among the documents of one check."""

from datetime import date

import pytest

from factcheck.checker import check
from factcheck.corpus.between import Between
from factcheck.facts.load import facts_at
from tests.corpus.desk import article
from tests.strand import RIGHT, WRONG

DAY = date(2025, 3, 3)


def contradictions(settings, *texts):
    between = Between(settings.rules)
    documents = (article(f"d{n}", text, published=DAY) for n, text in enumerate(texts))
    list(between.watch(check(each, facts_at(settings.facts), settings) for each in documents))
    return [(found.severity, found.claims) for found in between.contradictions()]


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        ((RIGHT, WRONG), [("error", (("d0", "c1"), ("d1", "c1")))]),
        (
            (
                "The fire in Ostrava killed five people on Friday.",
                "It rained for 3 hours. The fire in Ostrava killed six people on Friday.",
            ),
            [("error", (("d0", "c1"), ("d1", "c2")))],
        ),
        ((RIGHT, RIGHT), []),
        ((WRONG,), []),
        (
            (
                "Harlow Mills made a net profit of $4.2 million in 2024.",
                "Harlow Mills made a net profit of $4.9 million in 2023.",
            ),
            [],
        ),
    ],
)
def test_contradictions(texts, expected, settings):
    assert contradictions(settings, *texts) == expected
