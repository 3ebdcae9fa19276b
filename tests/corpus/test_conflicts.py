"""Articles that contradict each other, and such as only seem to."""

from datetime import date

import pytest

from factcheck.corpus.store import open_store
from tests.corpus.desk import article

MONDAY = date(2025, 3, 3)
TUESDAY = date(2025, 3, 4)
LATER = date(2025, 3, 20)


def conflicts(audited, tmp_path, *texts):
    """The conflicts among articles of these dates and texts: severity, and the surfaces of each side."""
    audited([article(f"a{n}", text, published=day) for n, (day, text) in enumerate(texts)])
    query = """
        SELECT severity, list(surfaces ORDER BY side) FROM conflicts JOIN (
            SELECT conflict, side, list(surface ORDER BY surface) AS surfaces
            FROM conflict_claims JOIN claims USING (digest, claim) GROUP BY ALL
        ) USING (conflict) GROUP BY ALL ORDER BY ALL
    """
    with open_store(tmp_path / "a.duckdb", read_only=True) as store:
        return store.rows(query)


@pytest.mark.parametrize(
    ("texts", "severity", "sides"),
    [
        pytest.param(
            [
                (MONDAY, "Harlow Mills reported a net profit of $4.2 million in 2024."),
                (LATER, "Harlow Mills made a net profit of $4.9 million in 2024, its report says."),
            ],
            "error",
            [["$4.2 million"], ["$4.9 million"]],
            id="a year that is over",
        ),
        pytest.param(
            [
                (MONDAY, "Oltrex will buy Penbrook for $2.3 billion."),
                (MONDAY, "Oltrex agreed to buy Penbrook for $2.8 billion, the companies said."),
                (MONDAY, "Oltrex will buy Penbrook for $2.8 billion, it said."),
            ],
            "error",
            [["$2.8 billion", "$2.8 billion"], ["$2.3 billion"]],
            id="the value that most carry is the first side",
        ),
        pytest.param(
            [
                (MONDAY, "The fire in Ostrava killed five people on Friday."),
                (MONDAY, "The fire in Ostrava killed six people on Friday."),
            ],
            "error",
            [["five people"], ["six people"]],
            id="neighbouring whole numbers",
        ),
        pytest.param(
            [
                (MONDAY, "Harlow Mills spent $5.5 million on the plant."),
                (MONDAY, "Harlow Mills spent $5.6 million on the plant."),
            ],
            "warning",
            [["$5.5 million"], ["$5.6 million"]],
            id="roundings that only meet",
        ),
        pytest.param(
            [
                (MONDAY, "Verity Airlines employs more than 3,000 people."),
                (MONDAY, "Verity Airlines employs 9,300 people."),
            ],
            "warning",
            [["3,000 people"], ["9,300 people"]],
            id="a loose bound",
        ),
    ],
)
def test_a_contradiction(texts, severity, sides, audited, tmp_path):
    assert conflicts(audited, tmp_path, *texts) == [(severity, sides)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(
            (MONDAY, "Harlow Mills made a net profit of $4.2 million in 2024."),
            (MONDAY, "Harlow Mills made a net profit of $4.9 million in 2023."),
            id="different times",
        ),
        pytest.param(
            (MONDAY, "Harlow Mills made a net profit of $4.2 million in 2024."),
            (MONDAY, "Harlow Mills made an operating profit of $4.9 million in 2024."),
            id="different quantities",
        ),
        pytest.param(
            (MONDAY, "Harlow Mills made a net profit of $4.2 million in 2024."),
            (MONDAY, "Harlow Mills expected a net profit of $4.9 million in 2024."),
            id="forecast and outcome",
        ),
        pytest.param(
            (MONDAY, "Unemployment in Dunmore fell by 2% in February."),
            (MONDAY, "Unemployment in Dunmore fell to 5% in February."),
            id="change and level",
        ),
        pytest.param(
            (MONDAY, "Verity Airlines employs 1,200 pilots."),
            (MONDAY, "Verity Airlines employs 8,400 people."),
            id="part and whole",
        ),
        pytest.param(
            (MONDAY, "The fire in Ostrava killed five people on Friday."),
            (MONDAY, "The fire in Gdynia killed seven people on Friday."),
            id="different places",
        ),
        pytest.param(
            (MONDAY, "Verity Airlines employs more than 8,400 people."),
            (MONDAY, "Verity Airlines employs 9,300 people."),
            id="a bound that is near",
        ),
        pytest.param(
            (MONDAY, "Harlow Mills spent about $5.5 million on the plant."),
            (MONDAY, "Harlow Mills spent $5.3 million on the plant."),
            id="a hedge",
        ),
        pytest.param(
            (MONDAY, "Shares of Verity Airlines traded at $43 in New York."),
            (MONDAY, "Shares of Verity Airlines traded at $44 in New York."),
            id="a price of the moment",
        ),
        pytest.param(
            (MONDAY, "The ministry bought a further 30,000 tonnes of wheat."),
            (MONDAY, "The ministry bought a further 45,000 tonnes of wheat."),
            id="steps",
        ),
        pytest.param(
            (MONDAY, "Penbrook holds 12,000 tonnes of tin."),
            (LATER, "Penbrook holds 17,000 tonnes of tin."),
            id="a state of other days",
        ),
        pytest.param(
            (MONDAY, "Oltrex will buy Penbrook for $2.3 billion, up from the $2.1 billion it had offered."),
            (MONDAY, "Oltrex will buy Penbrook for $2.1 billion."),
            id="one article knows both values",
        ),
        pytest.param(
            (MONDAY, "Oltrex made a net profit of $4.2 million in 2024."),
            (MONDAY, "Penbrook made a net profit of $4.9 million in 2024."),
            id="different subjects",
        ),
    ],
)
def test_no_contradiction(one, other, audited, tmp_path):
    assert conflicts(audited, tmp_path, one, other) == []


def test_articles_about_one_fact_disagree_whatever_they_call_it(audited, tmp_path):
    texts = (
        (date(2025, 1, 28), "The Strand plant cost £420 million to build."),
        (date(2025, 1, 30), "Building the Strand plant has cost £4.2 billion."),
    )
    assert conflicts(audited, tmp_path, *texts) == [("error", [["£420 million"], ["£4.2 billion"]])]


def test_neither_order_nor_repetition_changes_the_conflicts(audited, tmp_path):
    texts = [
        (MONDAY, "Oltrex will buy Penbrook for $2.3 billion."),
        (MONDAY, "Oltrex agreed to buy Penbrook for $2.8 billion, the companies said."),
        (TUESDAY, "Oltrex will buy Penbrook for $2.8 billion, it said on Monday."),
    ]
    query = "SELECT * FROM conflicts JOIN conflict_claims USING (conflict) ORDER BY ALL"
    seen = []
    for store, some in (("a.duckdb", texts), ("b.duckdb", texts[::-1])):
        audited([article(f"a{n}", text, published=day) for n, (day, text) in enumerate(some)], store)
        audited([article(f"a{n}", text, published=day) for n, (day, text) in enumerate(some)], store)
        with open_store(tmp_path / store, read_only=True) as opened:
            seen.append(opened.rows(query))
    assert seen[0] == seen[1] != []
