"""Whole runs: the figures of sample articles that cannot all be true.

A ``.odds`` file has a line per finding, ``check: figure | figure | …``, in the order of the text. A line
marked ``?`` states a slip that is still missed. What is found and not listed is a false alarm.
"""

from datetime import date
from pathlib import Path

import pytest

import factcheck
from factcheck.agreement import Rules
from factcheck.checks import find_inconsistencies
from factcheck.claims.extract import extract_claims

ARTICLES = Path(__file__).parent
CORPUS = ARTICLES.parents[1] / "corpus"


def found(path):
    """The findings in an article as lines, without any fact."""
    (document,) = factcheck.read([str(path)])
    discourse = extract_claims(document, document.published or date(2025, 11, 3))
    surfaces = {claim.id: " ".join(claim.quantity.surface.split()) for claim in discourse.claims}
    told = find_inconsistencies(discourse, document, Rules()).inconsistencies
    return [f"{each.check}: {' | '.join(surfaces[claim] for claim in each.claims)}" for each in told]


@pytest.mark.parametrize("stem", [path.stem for path in sorted(ARTICLES.glob("*.odds"))])
def test_what_cannot_all_be_true_in_an_article(stem):
    (article,) = (path for path in CORPUS.glob(f"{stem}.*") if path.stem == stem)
    lines = (ARTICLES / f"{stem}.odds").read_text(encoding="utf-8").splitlines()
    missed = [line.removeprefix("? ") for line in lines if line.startswith("? ")]
    told = found(article)
    assert told == [line for line in lines if not line.startswith("? ")]
    assert not set(missed) & set(told)
