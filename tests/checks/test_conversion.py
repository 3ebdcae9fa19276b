"""Conversions of money where facts tell the rate of the time."""

from datetime import date

import pytest

from factcheck.checker import check
from factcheck.documents.blocks import plain_blocks
from factcheck.documents.document import Document
from factcheck.facts.load import load_facts
from factcheck.settings import Settings

FACTS = """
subjects:
  pound: {name: pound sterling}
  yuan: {name: yuan}
facts:
  - {id: pound.2023, subject: pound, property: rate, value: 1.24 USD/GBP, tolerance: 6 %,
     valid_from: 2023-01-01, valid_to: 2023-12-31}
  - {id: pound.2024, subject: pound, property: rate, value: 1.28 USD/GBP, tolerance: 6 %,
     valid_from: 2024-01-01, valid_to: 2024-12-31}
  - {id: yuan.2024, subject: yuan, property: rate, value: 7.1957 CNY/USD, tolerance: 3 %,
     valid_from: 2024-01-01, valid_to: 2024-12-31}
"""


@pytest.fixture(scope="module")
def facts(tmp_path_factory):
    path = tmp_path_factory.mktemp("facts") / "facts.yaml"
    path.write_text(FACTS)
    return load_facts([path])


def reasons(text, facts, published=date(2024, 8, 19), **settings):
    document = Document("draft.txt", "draft", text, published=published, blocks=plain_blocks(text))
    return [each.reason for each in check(document, facts, Settings(**settings)).inconsistencies]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (
            "The club was sold for £415 million ($790 million).",
            "£415 million at about 1.28 USD/GBP is $475 million to $592 million; "
            "the text says $790 million. That rate is a fact, pound.2024.",
        ),
        (
            "The chipmaker raised 30 billion yuan ($42 billion).",
            "30 billion yuan at about 7.1957 CNY/USD is "
            "$3.8 billion to $4.6 billion; the text says $42 billion. That rate is a fact, yuan.2024.",
        ),
        (
            # Of two rates it is the one of the time that is right.
            "The club was sold for £415m ($540m). Its ground will cost £50 million ($85 million).",
            "£50 million at about 1.28 USD/GBP is $56.7 million to $71.9 million; "
            "the text says $85 million. That rate is a fact, pound.2024.",
        ),
    ],
)
def test_a_rate_that_was_not_that_of_the_time_is_found(text, reason, facts):
    assert reasons(text, facts) == [reason]


@pytest.mark.parametrize(
    "text",
    [
        "The club was sold for £415 million ($540 million).",
        "The club was sold for £415 million ($500 million).",
        "The chipmaker raised 30 billion yuan ($4.2 billion).",
        # Facts do not tell of that time.
        "In 2007 the club was sold for £415 million ($830 million).",
        "The fund came in 2007. It was a boom. It paid £415 million ($830 million).",
        "The club was previously sold for £415 million ($830 million).",
        # All that the text converts is of another time.
        "The club paid £415 million ($830 million). Its ground cost £50 million ($100 million).",
        # Prices that are set by hand in each country.
        "The phone costs £999 ($999).",
        "The seat costs £149 ($249).",
        # No fact tells of these currencies.
        "The bank was bought for 3 billion euros ($4.2 billion).",
    ],
)
def test_a_rate_of_the_time_or_of_one_that_facts_do_not_cover_is_silent(text, facts):
    assert reasons(text, facts) == []


@pytest.mark.parametrize(
    ("published", "as_of", "found"),
    [
        (date(2024, 8, 19), None, 1),
        (date(2023, 8, 19), None, 1),
        (None, date(2024, 8, 19), 1),
        (date(2025, 8, 19), None, 0),
        (None, None, 0),
    ],
)
def test_the_rate_is_that_of_the_day_of_the_document(published, as_of, found, facts):
    text = "The club was sold for £415 million ($790 million)."
    assert len(reasons(text, facts, published, as_of=as_of)) == found


def test_no_rate_ever_makes_up_for_a_slip_of_scale(facts):
    text = "The club was sold for £415 million ($540 billion)."
    for published in (date(2024, 8, 19), date(1990, 8, 19)):
        assert len(reasons(text, facts, published)) == 1
