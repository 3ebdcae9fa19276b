"""Articles that contradict each other, and such as only seem to."""

from contextlib import nullcontext
from datetime import date

import duckdb
import pytest

from factcheck.corpus import comparisons
from factcheck.corpus.conflicts import may_be_one
from factcheck.corpus.store import MEMORY, Store, open_store
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
        pytest.param(
            (MONDAY, "Sales of Verity Airlines rose 4.8% in February."),
            (MONDAY, "Comparable sales of Verity Airlines rose 1.2% in February."),
            id="a narrower measure",
        ),
        pytest.param(
            (MONDAY, "Harlow Mills reported a loss of $13 million in 2024."),
            (MONDAY, "The result of Harlow Mills excludes a loss of $7 million in 2024."),
            id="a part that is left out",
        ),
        pytest.param(
            (MONDAY, "Penbrook produces 500,000 tonnes above its quota."),
            (MONDAY, "Penbrook produces 900,000 tonnes."),
            id="a distance",
        ),
        pytest.param(
            (MONDAY, "Penbrook spent the bulk --$6.7 billion-- on farms."),
            (MONDAY, "Penbrook spent the bulk, $6.7 billion, on farms."),
            id="a dash",
        ),
    ],
)
def test_no_contradiction(one, other, audited, tmp_path):
    assert conflicts(audited, tmp_path, one, other) == []


def test_a_correction_may_tell_the_figure_that_it_corrects(audited, tmp_path):
    texts = (
        (MONDAY, "Oltrex formed a team of 600 people to train its sellers."),
        (MONDAY, "Oltrex formed a team of 500 people to train its sellers. We said that it has 600 people."),
    )
    assert conflicts(audited, tmp_path, *texts) == [("error", [["500 people"], ["600 people"]])]


def test_the_starting_points_of_changes_disagree_too(audited, tmp_path):
    texts = (
        "Sales of Harlow Mills rose to $7.31 million from $5.24 million.",
        "Sales of Harlow Mills rose to $7.31 million from $5.74 million.",
    )
    told = [article(f"a{n}", text, published=MONDAY, title="Harlow Mills") for n, text in enumerate(texts)]
    audited(told)
    with open_store(tmp_path / "a.duckdb", read_only=True) as store:
        query = "SELECT surface FROM conflict_claims JOIN claims USING (digest, claim) ORDER BY ALL"
        assert store.rows(query) == [("$5.24 million",), ("$5.74 million",)]


def test_a_bound_far_below_the_fact_disagrees_with_a_figure_near_it(audited, tmp_path):
    texts = (
        (date(2025, 1, 28), "It cost more than £250 million to build the Strand plant."),
        (date(2025, 1, 30), "The construction cost of the Strand plant was £420 million."),
    )
    assert conflicts(audited, tmp_path, *texts) == [("warning", [["£250 million"], ["£420 million"]])]


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


@pytest.mark.parametrize(
    ("carried", "expected"),
    [
        pytest.param([1] * 8, True, id="few values"),
        pytest.param([1] * 9, False, id="many, each given once"),
        pytest.param([3, 1, 1, 1, 1, 1, 1, 1, 1], True, id="many, one of them usual"),
        pytest.param([2, 2, 2, 2, 2, 2, 2, 2, 2], False, id="many, none of them usual"),
        pytest.param([100] + [1] * 39, True, id="as many as there may be"),
        pytest.param([100] + [1] * 40, False, id="more than there may be"),
    ],
)
def test_a_name_with_many_values_is_that_of_several_quantities(carried, expected):
    assert (
        may_be_one((float(n), float(n)) for n, claims in enumerate(carried) for _ in range(claims))
        is expected
    )


def test_it_does_not_matter_how_many_articles_are_compared_at_once(audited, tmp_path, monkeypatch):
    firms = ("Oltrex", "Penbrook", "Harlow Mills", "Verity Airlines")
    told = [
        article(
            f"{firm} {profit}", f"{firm} made a net profit of ${profit} million in 2024.", published=MONDAY
        )
        for firm in firms
        for profit in ("4.2", "4.9")
    ]
    # Of one title, so that these two are compared, though nothing is claimed in either.
    told += [article(f"empty {n}", f"Nothing new {n}.", title="Quarry Brook Festival") for n in range(2)]
    query = "SELECT * FROM conflicts JOIN conflict_claims USING (conflict) ORDER BY ALL"
    seen = []
    usual = (comparisons._ARTICLES, comparisons._READ)
    for store, (most, read) in (("a.duckdb", usual), ("b.duckdb", (1, 20)), ("c.duckdb", (1, 1))):
        monkeypatch.setattr(comparisons, "_ARTICLES", most)
        monkeypatch.setattr(comparisons, "_READ", read)
        audited(told, store)
        with open_store(tmp_path / store, read_only=True) as opened:
            seen.append(opened.rows(query))
    assert seen[0] == seen[1] == seen[2] != []


def test_where_memory_does_not_suffice_more_is_taken(audited, tmp_path, monkeypatch):
    taken = []

    def room(store, megabytes):
        taken.append(megabytes)
        if len(taken) < 3:
            raise duckdb.OutOfMemoryException("failed to pin a block")
        return nullcontext()

    monkeypatch.setattr(Store, "room", room)
    texts = ("Harlow Mills spent $5.5 million on the plant.", "Harlow Mills spent $5.7 million on the plant.")
    assert len(conflicts(audited, tmp_path, *((MONDAY, text) for text in texts))) == 1
    assert taken[:3] == [MEMORY, 2 * MEMORY, 4 * MEMORY]
    assert set(taken[3:]) == {MEMORY}  # the steps that follow do without


def test_a_step_is_taken_again_though_what_it_read_was_not_read_to_its_end(audited, tmp_path, monkeypatch):
    add, failed = Store.add, []

    def add_later(store, tables):
        if "meetings" in tables and not failed:
            failed.append(True)
            raise duckdb.OutOfMemoryException("failed to pin a block")
        add(store, tables)

    monkeypatch.setattr(Store, "add", add_later)
    monkeypatch.setattr("factcheck.corpus.store._PART", 1)
    monkeypatch.setattr(comparisons, "_ARTICLES", 1)
    values = ("1.5", "1.7", "5.5", "5.7")
    told = ((MONDAY, f"Harlow Mills spent ${value} million on the plant.") for value in values)
    ((_, sides),) = conflicts(audited, tmp_path, *told)
    assert sorted(surface for (surface,) in sides) == [f"${value} million" for value in values]
    assert failed
