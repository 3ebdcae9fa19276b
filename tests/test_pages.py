"""The examples on the pages of ``factcheck explain`` hold."""

from __future__ import annotations

import pytest

from factcheck.agreement import judge
from factcheck.errors import FactcheckError
from factcheck.pages import pages_named
from tests.agreement.figures import fact, figure

EXAMPLES = [
    # page, outcome, written, fact
    ("supported", "exact", "$5.576 million", "$5.576 million"),
    ("supported", "rounded", "$5.6 million", "$5.576 million"),
    ("supported", "range", "$5 million to $6 million", "$5.576 million"),
    ("supported", "bound", "more than $5.5 million", "$5.576 million"),
    ("supported", "approximate", "about $5.5 million", "$5.576 million"),
    ("supported", "converted", "50 miles", "80.5 kilometers"),
    ("off_by_rounding", "truncated", "$5.5 million", "$5.576 million"),
    ("off_by_rounding", "rounded_up", "$5.7 million", "$5.61 million"),
    ("off_by_rounding", "coarse", "19,700 people", "20,300 people"),
    ("scale", "scale", "$5.5 billion", "$5.576 million"),
    ("unit", "unit", "80 miles", "80 kilometers"),
    ("currency", "currency", "£5.6 million", "$5.576 million"),
    ("digits", "digits", "$5.756 million", "$5.576 million"),
    ("percent_vs_points", "percent_vs_points", "5 percent", "5 percentage points"),
    ("period", "period", "40,000 barrels a year", "40,000 barrels a day"),
]


@pytest.mark.parametrize(("page", "outcome", "written", "known"), EXAMPLES)
def test_examples(page, outcome, written, known):
    judgement = judge(figure(written), fact(known))
    assert page in (judgement.verdict, judgement.slip)
    assert outcome in (judgement.how, judgement.slip)
    (text,) = [each.text for each in pages_named(page) if each.group in ("verdict", "slip")]
    assert written in text
    assert known in text


def test_the_bound_on_the_page_is_loose():
    assert judge(figure("more than $300 billion"), fact("$589 billion")).verdict == "loose_bound"


@pytest.mark.parametrize(
    ("name", "hint"), [("contradictd", "did you mean 'contradicted'"), ("qqq", "lists all names")]
)
def test_an_unknown_name_is_answered_with_a_hint(name, hint):
    with pytest.raises(FactcheckError, match=hint):
        pages_named(name)
