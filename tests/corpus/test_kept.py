"""What is kept of a content is enough to judge it again."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.claims.extract import extract_claims
from factcheck.corpus.kept import keep, recall
from factcheck.documents.blocks import plain_blocks
from factcheck.documents.document import Document
from factcheck.findings import Suppression

TODAY = date(2025, 1, 28)
ENTRIES = (Suppression("a.txt", "0123456789abcdef", "seen"),)


def assert_recalled(text):
    document = Document("a.txt", "a", text, blocks=plain_blocks(text))
    discourse = extract_claims(document, TODAY)
    found = recall(keep(document, discourse, ENTRIES), text)
    assert found == (document.blocks, replace(discourse, skipped=()), ENTRIES)
    sentences = {id(sentence) for sentence in found[1].sentences}
    assert {id(claim.sentence) for claim in found[1].claims} <= sentences


@pytest.mark.parametrize(
    "text",
    [
        "",
        "No figure at all.",
        "Sales up 5%\n\nSales rose from $4 million to about $5-6 million in March, not the 7% of 2023.",
        'In 2024 the İstanbul plant, "up to 40 cents a litre", lost a third of its 1,200 workers.',
        "• 5 km\n• ½ tonne\n\nStraße 𝟓 — £1.3bn ($2.48bn), up from 129.3 mln last year. " * 20,
    ],
)
def test_what_is_kept_comes_back(text):
    assert_recalled(text)


@given(st.text(alphabet="aÀİß 5%$€.,\n\t-–“”'’mnbl", max_size=300))
def test_whatever_is_kept_comes_back(text):
    assert_recalled(text)
