"""How the other figures of a document tell which fact a figure is about."""

import pytest

from factcheck.claims.extract import extract_claims
from factcheck.documents.document import Block, Document
from factcheck.facts.factset import FactSet
from factcheck.matching.beside import beside, may_be_one
from factcheck.matching.link import look, options
from factcheck.matching.times import Now
from tests.matching.linking import TODAY, facts_from, read_plain

FACTS = """\
subjects:
  ostrel: {name: Ostrel, aliases: [the toymaker]}
  mirrin: {name: Mirrin, aliases: []}
facts:
  - {id: ostrel.sales-2025, subject: ostrel, property: "sales, 2025", cues: [sales], value: $57 million,
     as_of: 2026-02-12, source: {title: Report}}
  - {id: ostrel.sales-2024, subject: ostrel, property: "sales, 2024", cues: [sales], value: $35 million,
     as_of: 2025-02-12, source: {title: Report}}
  - {id: mirrin.sales-2025, subject: mirrin, property: "sales, 2025", cues: [sales], value: $41 million,
     as_of: 2026-02-12, source: {title: Report}}
"""


@pytest.fixture(scope="module")
def facts(tmp_path_factory: pytest.TempPathFactory) -> FactSet:
    return facts_from(FACTS, tmp_path_factory.mktemp("facts"))


# The second figure, for Ostrel's sales of 2025, given that the first is surely about the fact named.
@pytest.mark.parametrize(
    ("text", "first", "feature", "value"),
    [
        (
            "Ostrel had sales of $57 million. It had $61 million.",
            "ostrel.sales-2025",
            "fact of a surer figure",
            1.0,
        ),
        (
            "Ostrel had sales of $57 million. It had $57 million.",
            "ostrel.sales-2025",
            "same figure elsewhere",
            1.0,
        ),
        # look-alikes: the same figure is no other; another time, another subject
        (
            "Ostrel had sales of $57 million. It had $57 million.",
            "ostrel.sales-2025",
            "fact of a surer figure",
            0.0,
        ),
        (
            "Ostrel had sales of $35 million. It had $57 million.",
            "ostrel.sales-2024",
            "fact of a surer figure",
            0.0,
        ),
        (
            "Mirrin beat Ostrel: $41 million of sales. It had $57 million.",
            "mirrin.sales-2025",
            "fact of a surer figure",
            0.0,
        ),
        # its company in the sentence
        (
            "Ostrel had sales of $57 million, and $35 million in 2024.",
            "ostrel.sales-2025",
            "subject of the figure before in the sentence",
            1.0,
        ),
        (
            "Sales were $41 million at Mirrin and $57 million at Ostrel.",
            "mirrin.sales-2025",
            "property of others in the sentence",
            1.0,
        ),
        (
            "Sales were $41 million at Mirrin and $57 million at Ostrel.",
            "mirrin.sales-2025",
            "subject of the figure before in the sentence",
            0.0,
        ),
        (
            "Sales were $41 million at Mirrin and $57 million at Ostrel.",
            "mirrin.sales-2025",
            "another subject of the figure before in the sentence",
            1.0,
        ),
        (
            "Ostrel had sales of $57 million, and $35 million in 2024.",
            "ostrel.sales-2025",
            "another subject of the figure before in the sentence",
            0.0,
        ),
        (
            "Sales were $41 million at Mirrin. They were $57 million at Ostrel.",
            "mirrin.sales-2025",
            "another subject of the figure before",
            1.0,
        ),
        (
            "Mirrin and Ostrel met. It had $41 million. Ostrel had $57 million.",
            "mirrin.sales-2025",
            "property of others in the sentence",
            0.0,
        ),
    ],
)
def test_features(text: str, first: str, feature: str, value: float, facts: FactSet) -> None:
    document, discourse = read_plain(text)
    found = options(look(document, discourse, facts), Now(TODAY))
    one, other = (claim.id for claim in discourse.claims)
    likely = {
        one: [float(option.seen.fact.id == first) for option in found[one]],
        other: [0.0] * len(found[other]),
    }
    (features,) = (
        told
        for option, told in zip(found[other], beside(found, likely)[other], strict=True)
        if option.series.key[0] == "Ostrel"
    )
    assert features[feature] == value


@pytest.mark.parametrize(
    ("text", "tied"),
    [
        ("Sales at Ostrel rose 63% to $57 million from $35 million.", 1.0),
        # look-alike: what stands beside it without being held against it
        ("Sales at Ostrel rose 63% to $57 million. It lost $35 million.", 0.0),
    ],
)
def test_base_and_result_tell_one_quantity(text: str, tied: float, facts: FactSet) -> None:
    document, discourse = read_plain(text)
    found = options(look(document, discourse, facts), Now(TODAY))
    *_, result, base = (claim.id for claim in discourse.claims)
    likely = {
        id: [float(id == result and each.series.key[0] == "Ostrel") for each in found[id]] for id in found
    }
    told = {
        option.series.key[0]: features["fact of a figure tied to it"]
        for option, features in zip(found[base], beside(found, likely)[base], strict=True)
    }
    assert told == {"Ostrel": tied}


@pytest.mark.parametrize(
    ("one", "other", "may"),
    [
        ("$5.6 million", "$5.576 million", True),
        ("more than 10 tonnes", "12 tonnes", True),
        ("$300 billion+", "$500 billion", True),
        ("214,000 people", "214,000", True),
        ("121.6 grams", "4.3 ounces", True),
        ("58 cases", "58 people", True),
        ("nearly $4.6 million", "$4.61 million", True),
        ("$41.50", "€41.50", True),
        # look-alikes
        ("$5.6 million", "$5.4 million", False),
        ("214,000 people", "220,000", False),
        ("121.6 grams", "4.6 ounces", False),
        ("57 tonnes", "75 tonnes", False),
        ("3.4%", "3.6%", False),
    ],
)
def test_what_may_be_one_value(one: str, other: str, may: bool) -> None:
    _, discourse = read_plain(f"It had {one}. It had {other}.")
    assert may_be_one(*discourse.claims) is may


@pytest.mark.parametrize(
    ("headline", "text", "may"),
    [
        ("Ostrel axes 430 jobs", "It will lose 340 jobs.", True),
        ("Ostrel sales pass $60 million", "It had sales of $61 million.", True),
        # look-alikes: a share of it, something else
        ("Ostrel axes 430 jobs", "It will lose 170 jobs at home.", False),
        ("Ostrel sales pass $60 million", "It made $6 million.", False),
    ],
)
def test_headline_and_text_tell_the_same(headline: str, text: str, may: bool) -> None:
    whole = f"{headline}\n\n{text}"
    title = len(headline)
    blocks = (Block(0, title, "headline"), Block(title + 2, len(whole), "body"))
    discourse = extract_claims(Document("a.txt", "a", whole, blocks=blocks), TODAY)
    assert may_be_one(*discourse.claims) is may
