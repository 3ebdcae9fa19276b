from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.claims.claim import Claim
from factcheck.claims.extract import extract_claims
from factcheck.documents.blocks import plain_blocks
from factcheck.documents.document import Document

TODAY = date(2025, 11, 5)


def claims_of(text: str) -> tuple[Claim, ...]:
    return extract_claims(Document("a.txt", "a", text, blocks=plain_blocks(text)), TODAY).claims


def only(text: str, surface: str) -> Claim:
    (claim,) = (claim for claim in claims_of(text) if claim.quantity.surface == surface)
    return claim


@pytest.mark.parametrize(
    ("text", "surface", "period"),
    [
        ("It drew 284,000 guests in 2025, the most since 2012.", "284,000 guests", "2025"),
        ("Births rose to 9.45 million, the first increase since 2016.", "9.45 million", None),
        ("It has 300 shops, most since 2012.", "300 shops", None),
        ("It cost $5 million, the second-highest price since 2012.", "$5 million", None),
        ("Births have risen by 9% since 2016.", "9%", "2016"),
        ("It took 9% of the interest paid since 2016.", "9%", "2016"),
        ("It lost 9% of the forest since 2016.", "9%", "2016"),
        ("At least 300 shops have closed since 2016.", "300 shops", "2016"),
        ("It was half of what the other drew (284,000), the best result of 2012.", "284,000", None),
        ("It drew 284,000 guests (in 2025).", "284,000 guests", "2025"),
        ("It has 300 shops but had more in 2019.", "300 shops", None),
        ("Inflation was 3.6% in September, after 3.2% in August.", "3.6%", "September"),
        ("Inflation was 3.6% in September, after 3.2% in August.", "3.2%", "August"),
        ("In 2023 the plant emitted 2.7 million tonnes.", "2.7 million tonnes", "2023"),
        ("A grade went to 27.6% of them, against last year's 26.9%.", "26.9%", "last year"),
        ("A grade went to 27.6% of them, against last year's 26.9%.", "27.6%", None),
        ("The plant emitted 2.7 million tonnes.", "2.7 million tonnes", None),
        ("Revenue was $3.2bn (2023: $2.9bn).", "$3.2bn", None),
        ("Revenue was $3.2bn (2023: $2.9bn).", "$2.9bn", "2023"),
        ("It has 23,650 pupils (last year 24,870).", "24,870", "last year"),
        ("It has 23,650 pupils (last year it had 24,870).", "24,870", None),
        ("It has 94, fewer than in 2024, when it was 112.", "112", "2024"),
        ("It had 250 in October 2024, when it raised 6.6.", "250", "October 2024"),
        ("Last month 60% left on time; in July 2025 78% did.", "78%", "July 2025"),
        ("It costs 34 million a year, and in 2025 it was still 33 million.", "33 million", "2025"),
        ("It costs 34 million a year, and in 2025 it was still 33 million.", "34 million", None),
        ("A third are content, when in January it had been 41 per cent.", "A third", None),
        ("A third are content, when in January it had been 41 per cent.", "41 per cent", "January"),
        ("The bank's rate, first cut in September 2024, stands at 4.5%.", "4.5%", None),
        ("The plant, opened in 2015, employs 300 people.", "300 people", None),
        # look-alikes: an aside that is a time, or leads up to one
        ("The plant, in 2015, employed 300 people.", "300 people", "2015"),
        ("Profit, for all of September, was $5 million.", "$5 million", "September"),
        ("The rate, as of June 2024, was 4.5%.", "4.5%", "June 2024"),
        ("Turnout in 2022, it turned out, was 62%.", "62%", "2022"),
        # look-alikes: a time that is followed by another part of the clause
        ("It sold 5 cars, in 2023, and 6 vans.", "6 vans", None),
        ("It sold 5 cars in 2023 and 6 vans.", "6 vans", None),
        ("It sold 5 cars and in 2023; it has 6 vans.", "6 vans", None),
    ],
)
def test_the_time_that_belongs_to_a_figure(text: str, surface: str, period: str | None) -> None:
    claim = only(text, surface)
    assert (claim.period.period.surface if claim.period else None) == period


@pytest.mark.parametrize(
    ("text", "surface", "change"),
    [
        ("It was a fall of six percentage points, or 14%.", "14%", True),
        ("It stood at $5 million, or 14%.", "14%", False),
    ],
)
def test_a_figure_that_restates_a_change_is_one(text: str, surface: str, change: bool) -> None:
    assert only(text, surface).change is change


def test_a_quotation_knows_its_speaker() -> None:
    claim = only('"We lost $5 million," said Ines Marchetti.', "$5 million")
    assert claim.quoted
    assert claim.attributed_to == "Ines Marchetti"


def test_the_words_of_a_figure() -> None:
    claim = only("They own 2,048 H800 GPUs today.", "2,048 H800 GPUs")
    words = claim.sentence.words[claim.first : claim.last]
    assert [word.lower for word in words] == ["2,048", "h800", "gpus"]


SENTENCES = st.lists(
    st.sampled_from(
        [
            "Sales rose 5% to $3 million.",
            "It owns 2,048 GPUs.",
            'He said "about 300".',
            "Nothing here.",
            "In 2023 it had 7.",
        ]
    ),
    max_size=4,
).map(" ".join)


@given(SENTENCES, SENTENCES)
def test_claims_of_two_paragraphs_are_those_of_each(one: str, other: str) -> None:
    shift = len(one) + 2
    apart = [
        (c.quantity.start, c.quantity.surface, c.change) for c in claims_of(f"Intro here, said so.\n\n{one}")
    ]
    both = [
        (c.quantity.start, c.quantity.surface, c.change)
        for c in claims_of(f"Intro here, said so.\n\n{one}\n\n{other}")
    ]
    rest = [
        (c.quantity.start + shift, c.quantity.surface, c.change)
        for c in claims_of(f"Intro here, said so.\n\n{other}")
    ]
    assert both == apart + rest


@pytest.mark.parametrize("pattern", ["1/", "\u202e5%", '"', "9,", "A", '"It rose 5%. '])
def test_hostile_text_is_read(pattern: str) -> None:
    for claim in claims_of(pattern * (20_000 // len(pattern))):
        assert claim.first <= claim.last <= len(claim.sentence.words)
