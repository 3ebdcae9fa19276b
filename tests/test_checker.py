"""What only a whole check shows: facts told in words, from the text to the verdict."""

from __future__ import annotations

from datetime import date

import pytest

from factcheck.checker import check
from factcheck.documents.document import Document
from factcheck.facts.load import load_facts
from factcheck.settings import Settings

FACTS = """
subjects:
  marlow:
    name: Marlow Foods
facts:
  - id: marlow.profit
    subject: marlow
    property: net profit
    cues: [net profit, net loss, profit, loss]
    value: -$42.6 million
    as_of: 2025-12-31
    source: {title: Annual report, url: "https://example.org/report"}
  - id: marlow.growth
    subject: marlow
    property: sales growth
    cues: [sales, sales growth]
    value: -3.2%
    as_of: 2025-12-31
    source: {title: Annual report, url: "https://example.org/report"}
"""


@pytest.fixture(scope="module")
def facts(tmp_path_factory):
    path = tmp_path_factory.mktemp("facts") / "marlow.yaml"
    path.write_text(FACTS, encoding="utf-8")
    return load_facts([path])


NEGATIVE = [
    ("Marlow Foods made a net loss of $42.6 million last year.", "supported", "exact", None),
    ("Marlow Foods made a net profit of $42.6 million last year.", "contradicted", "sign", None),
    ("Sales at Marlow Foods fell 3.2% last year.", "supported", "exact", None),
    ("Sales at Marlow Foods rose 3.2% last year.", "contradicted", "sign", None),
    ("Sales growth at Marlow Foods was minus 3.2% last year.", "supported", "exact", None),
    ("Sales growth at Marlow Foods fell to 3.2% last year.", "contradicted", "sign", None),
    ("Sales at Marlow Foods fell 2.3% last year.", "contradicted", "digits", "3.2%"),
]


@pytest.mark.parametrize(("text", "verdict", "why", "replacement"), NEGATIVE)
def test_a_word_stands_for_a_minus_sign(facts, text, verdict, why, replacement):
    (finding,) = check(
        Document("draft.txt", "draft", text, published=date(2026, 3, 10)), facts, Settings()
    ).findings
    judgement = finding.judgement
    assert (judgement.verdict, judgement.how or judgement.slip) == (verdict, why), judgement.reason
    assert judgement.replacement == replacement
