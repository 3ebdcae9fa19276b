"""Whom and what figures are about, as the text tells it; rows with None are look-alikes that stay open."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.claims.claim import Claim
from factcheck.claims.extract import extract_claims
from factcheck.documents.blocks import plain_blocks
from factcheck.documents.document import Document
from tests.claims.test_extract import TODAY, claims_of, only


@pytest.mark.parametrize(
    ("text", "surface", "attribute", "key"),
    [
        ("Net profit rose 5% to $12 million.", "5%", "net profit", "net profit"),
        ("Net profit rose 5% to $12 million.", "$12 million", "net profit", "net profit"),
        ("Operating profits were $14 million.", "$14 million", "operating profits", "operating profit"),
        ("It reported revenue of $5 million, up from $4 million.", "$4 million", "revenue", "revenue"),
        ("It won a $30 million order.", "$30 million", "order", "order"),
        ("Imports met 38% of demand.", "38%", "demand", "share of demand meet"),
        ("The price of petrol fell to 140 pence.", "140 pence", "price", "price of petrol"),
        ("Exports to Europe dropped 12%.", "12%", "exports", "export to europe"),
        ("It employs 500 people.", "500 people", "people", "person employ"),
        ("A blast killed 12 people.", "12 people", "people", "person kill"),
        ("About 30 people were injured.", "30 people", "people", "person injure"),
        ("It sold its unit for $5 million.", "$5 million", "sold", "sell"),
        ("Acme cut wholesale prices by 8%.", "8%", "wholesale prices", "wholesale price"),
        ("Passengers: 6.4 million", "6.4 million", "passenger", "passenger"),
        ("A drop in sales of 4% followed.", "4%", "sales", "sale"),
        ("The index (known to few) fell to 51.8.", "51.8", "index", "index"),
        ("A 41-year-old man paid.", "41-year-old", "age", "age"),
        ("Sales fell to $5 million from a revised $6 million.", "$6 million", "sales", "sale"),
        ("Sales were $5 million, compared with $6 million.", "$6 million", "sales", "sale"),
        ("It raised its stake to 816,000 shares.", "816,000 shares", "stake", "stake"),
        ("Provisions rose to 0.7% of assets.", "0.7%", "provisions", "provision"),
        ("It worked over the course of three days.", "three days", None, None),
        ("The rate was 5%.", "5%", "rate", None),
        ("In 2024 it was 5%.", "5%", None, None),
    ],
)
def test_what_a_figure_measures(text: str, surface: str, attribute: str | None, key: str | None) -> None:
    claim = only(text, surface)
    assert (claim.attribute, claim.attribute_key) == (attribute, key)


@pytest.mark.parametrize(
    ("text", "surface", "subject", "key"),
    [
        ("Acme's net profit rose 5%.", "5%", "Acme", "acme"),
        ("Unemployment in Spain fell to 12.1%.", "12.1%", "Spain", "spain"),
        ("Halden Steel earned $5 million.", "$5 million", "Halden Steel", "halden steel"),
        ("Halden Steel Corp said it earned $5 million.", "$5 million", "Halden Steel Corp", "halden steel"),
        ("Acme, the carmaker, employs 500 people.", "500 people", "Acme", "acme"),
        ("Acme sold its unit and earned $5 million.", "$5 million", "Acme", "acme"),
        ("The plant, which employs 1,500 workers, is old.", "1,500 workers", "The plant", None),
        ("Halden Steel cut jobs. The company's sales fell 4%.", "4%", "Halden Steel", "halden steel"),
        ("Halden Steel said on Monday that sales fell 4%.", "4%", "Halden Steel", "halden steel"),
        ("Northern Rail Works (NRW) grew. Staff at NRW rose 4%.", "4%", "NRW", "northern rail works"),
        ("John Smith left. Smith earned £3m.", "£3m", "Smith", "john smith"),
        ("Mr Brown earned £3m.", "£3m", "Mr Brown", None),
        ("British exports rose 4%.", "4%", "British", "united kingdom"),
        ("UK exports rose 4%.", "4%", "UK", "united kingdom"),
        ("Acme fell. The hospital treated 412 patients.", "412 patients", "The hospital", None),
        (
            "Halden Steel, an old firm, said it earned $5 million.",
            "$5 million",
            "Halden Steel",
            "halden steel",
        ),
        ("Halden Steel's unit earned $5 million.", "$5 million", "Halden Steel's unit", None),
        (
            "The Halden Steel unit earned $5 million.",
            "$5 million",
            "The Halden Steel unit",
            "halden steel unit",
        ),
        ("The Finance Ministry spent $5 million.", "$5 million", "Finance Ministry", None),
        ("Halden has 27 seats and Labour 81.", "81", "Labour", "labour"),
        ("Reports said there were 12 survivors.", "12 survivors", None, None),
        ("The year's sales were $5 million.", "$5 million", None, None),
        ("Sales rose 4%.", "4%", None, None),
        ("It earned $5 million.", "$5 million", None, None),
        ("On Monday prices rose 4%.", "4%", None, None),
        ("Analysts said prices rose 4%.", "4%", None, None),
        ("The mayor claimed 90 homes were lost.", "90 homes", None, None),
    ],
)
def test_whom_a_figure_is_about(text: str, surface: str, subject: str | None, key: str | None) -> None:
    claim = only(text, surface)
    assert (claim.subject, claim.subject_key) == (subject, key)


def test_a_quotation_in_the_first_person_is_about_its_speaker() -> None:
    claim = only('"I have five children," said Ines Marchetti.', "five children")
    assert claim.subject == "Ines Marchetti"


def test_the_title_of_a_wire_table_tells_whose_it_is() -> None:
    text = "Shr 9 cts vs 4 cts\nNet 658,159 vs 299,930\nYear\nOper net 2,287,179 vs 1,045,799\n"
    document = Document("a", "a", text, "ACME TOOLS INC <ACT> 4TH QTR NET", blocks=plain_blocks(text))
    told = [(claim.subject_key, claim.attribute_key) for claim in extract_claims(document, TODAY).claims]
    assert told == [
        ("acme tools", "4th quarter earnings per share"),
        ("acme tools", "4th quarter earnings per share"),
        ("acme tools", "4th quarter net"),
        ("acme tools", "4th quarter net"),
        ("acme tools", "year operating net"),
        ("acme tools", "year operating net"),
    ]


def test_a_title_that_tells_what_happens_names_no_owner() -> None:
    document = Document("a", "a", "Net 658,159 vs 299,930\n", "GROUP SEEKS ACME TOOLS <ACT>")
    assert [claim.subject for claim in extract_claims(document, TODAY).claims] == [None, None]


def test_whoever_speaks_of_others_owns_no_sales() -> None:
    claim = only("Halden Steel grew. Baker said sales fell 4%.", "4%")
    assert claim.subject is None


def test_the_head_and_its_modifiers() -> None:
    claim = only("Acme's quarterly net profit rose 5%.", "5%")
    assert (claim.head, claim.modifiers) == ("profit", ("quarterly", "net"))


@given(st.text(alphabet="aA. ,'s5%$of toin()<>-:\"\nThe", max_size=200))
def test_naming_reads_anything(text: str) -> None:
    claims: tuple[Claim, ...] = claims_of(text)
    assert all(claim.subject is None or claim.subject.strip() for claim in claims)


def test_a_long_sentence_is_read_in_linear_time() -> None:
    text = "it rose 5% and " * 20_000
    assert extract_claims(Document("a", "a", text, blocks=plain_blocks(text)), date(2025, 1, 1)).claims
