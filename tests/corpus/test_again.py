"""What is done again, and how, when facts, settings or the program have changed."""

from dataclasses import replace
from datetime import date

import pytest

from factcheck.agreement import Rules
from factcheck.checker import check
from factcheck.corpus import basis, comparisons
from factcheck.corpus.conflicts import disagreeing
from factcheck.corpus.store import open_store
from factcheck.facts.load import facts_at
from factcheck.findings import Suppression
from tests.corpus.desk import TABLES, article, contents
from tests.strand import FACTS, RIGHT, WRONG

ARTICLES = [
    article("right", RIGHT),
    article("wrong", WRONG + " That is £2 billion more than the £2.1 billion of 2023."),
    article("title", "It cost £420 million to build.", title="The Strand plant is open"),
    article("other", "The Ottley weir cost £4 million to build. Its 3 gates weigh 70 tonnes each."),
    article("none", "There is no figure in here."),
]
WEIR = FACTS.partition("facts:")[2].replace("strand", "weir")
OTHER_FACTS = [
    (FACTS + "# seen\n", 0),
    (FACTS.replace("420 million", "4.2 billion"), 3),
    (FACTS.replace("construction cost", "annual revenue").replace("cost, build", "revenue, sales"), 3),
    (FACTS.replace("Strand", "Ottley").replace("tidal plant", "weir").replace("Ottley plant", "the weir"), 4),
    (FACTS.replace("facts:", "  weir: {name: Ottley weir, aliases: [weir]}\nfacts:") + WEIR, 1),
    (FACTS.replace("[Strand plant]", "[Strand plant, Ottley weir]"), 4),
]
RATE = """\
  - {id: pound.2024, subject: pound, property: rate, value: 1.28 USD/GBP, tolerance: 6 %,
     valid_from: 2024-01-01, valid_to: 2024-12-31}
"""
DISPUTED = [
    article(f"{name} {value}", f"{text.format(value)}", published=date(2025, 3, 3))
    for name, text, values in (
        ("strand", "The Strand plant cost £{} million to build.", ("420", "430", "450")),
        ("weir", "The Ottley weir cost £{} million to build.", ("4", "5")),
        ("firm", "Harlow Mills made a net profit of ${} million in 2024.", ("4.2", "4.9")),
    )
    for value in values
]
OTTLEY = [("a", "$4 million"), ("b", "$9 million"), ("c", "$4.1 million")]


@pytest.fixture
def told():
    return []


@pytest.mark.parametrize(("facts", "again"), OTHER_FACTS)
def test_when_facts_change_claims_are_judged_again_as_if_they_were_new(
    facts, again, audited, settings, tmp_path, told
):
    audited(ARTICLES)
    settings.facts[0].write_text(facts, encoding="utf-8")
    facts_at.cache_clear()
    totals = audited(ARTICLES, tell=told.append)
    assert (totals.read, totals.judged_again, totals.unchanged) == (0, again, 5 - again)
    assert told == ["The facts have changed: articles that name what they are about are judged again."]
    audited(ARTICLES, "b.duckdb")
    assert contents(tmp_path / "a.duckdb") == contents(tmp_path / "b.duckdb")
    assert audited(ARTICLES).unchanged == 5


@pytest.mark.parametrize(
    ("before", "after", "inconsistent"),
    [
        ("", RATE, 1),
        (RATE, "", 0),
        (RATE, RATE.replace("1.28", "1.90"), 0),
        (RATE.replace("1.28", "1.90"), RATE, 1),
        (RATE, RATE.replace("2024-", "2019-"), 0),
    ],
)
def test_when_a_rate_of_exchange_changes_what_rests_on_it_is_found_anew(
    before, after, inconsistent, audited, settings, tmp_path
):
    sold = "The club was sold for £415 million"
    articles = [
        article("sums", f"{sold} ($790 million).", published=date(2024, 8, 19)),
        article("sum", f"{sold}.", published=date(2024, 8, 19)),
        *ARTICLES,
    ]
    facts = FACTS.replace("facts:", "  pound: {name: pound sterling}\nfacts:")
    settings.facts[0].write_text(facts + before, encoding="utf-8")
    facts_at.cache_clear()
    audited(articles)
    settings.facts[0].write_text(facts + after, encoding="utf-8")
    facts_at.cache_clear()
    assert audited(articles).judged_again == 1
    audited(articles, "b.duckdb")
    assert contents(tmp_path / "a.duckdb") == contents(tmp_path / "b.duckdb")
    assert len(contents(tmp_path / "a.duckdb")["inconsistencies"]) == inconsistent


def test_new_articles_are_read_and_old_ones_judged_again_in_one_run(audited, settings, tmp_path):
    audited(ARTICLES[:3])
    settings.facts[0].write_text(FACTS.replace("420 million", "4.2 billion"), encoding="utf-8")
    facts_at.cache_clear()
    totals = audited(ARTICLES[1:])
    assert (totals.read, totals.judged_again, totals.unchanged) == (2, 2, 0)
    audited(ARTICLES[1:], "b.duckdb")
    assert contents(tmp_path / "a.duckdb") == contents(tmp_path / "b.duckdb")


def test_what_is_let_stand_stays_so_when_judged_again(audited, settings, tmp_path):
    wrong = article("wrong", WRONG)
    (finding,) = check(wrong, facts_at(settings.facts), settings).findings
    assert finding.judgement.severity == "error"
    lets_stand = replace(settings, suppress=(Suppression("wrong", finding.fingerprint, "seen"),))
    assert audited([wrong], settings=lets_stand).errors == 0
    settings.facts[0].write_text(FACTS.replace("420", "440"), encoding="utf-8")
    facts_at.cache_clear()
    totals = audited([wrong], settings=lets_stand)
    assert (totals.judged_again, totals.errors) == (1, 0)


def test_when_settings_change_articles_are_read_again(audited, settings, tmp_path, told):
    audited(ARTICLES)
    other = replace(settings, rules=replace(Rules(), far=Rules().far * 2))
    totals = audited(ARTICLES, settings=other, tell=told.append)
    assert (totals.read, totals.judged_again) == (5, 0)
    assert told == ["The program or its settings have changed: 5 articles are read again."]
    audited(ARTICLES, "b.duckdb", settings=other)
    assert contents(tmp_path / "a.duckdb") == contents(tmp_path / "b.duckdb")


def test_when_only_the_comparison_changes_claims_are_judged_again(audited, tmp_path, told, monkeypatch):
    audited(ARTICLES)
    monkeypatch.setattr(basis, "_JUDGING", ("matching",))
    assert audited(ARTICLES, tell=told.append).judged_again == 4
    assert told == ["The program compares in another way than before: claims are judged again."]
    audited(ARTICLES, "b.duckdb")
    assert contents(tmp_path / "a.duckdb") == contents(tmp_path / "b.duckdb")


def test_when_only_the_comparison_of_articles_changes_conflicts_are_found_anew(
    audited, tmp_path, told, monkeypatch
):
    articles = [article(name, f"The Ottley weir cost {cost} to build.") for name, cost in OTTLEY]
    audited(articles)
    before = contents(tmp_path / "a.duckdb")
    assert before["conflicts"]
    with open_store(tmp_path / "a.duckdb") as store:
        store.rows("DELETE FROM conflicts")
    assert audited(articles).unchanged == 3
    assert contents(tmp_path / "a.duckdb")["conflicts"] == []
    monkeypatch.setattr(basis, "_GROUPING", ("corpus/conflicts.py",))
    assert audited(articles, tell=told.append).unchanged == 3
    assert told == ["The program compares articles in another way than before: conflicts are found anew."]
    assert contents(tmp_path / "a.duckdb") == before


@pytest.fixture
def compared(monkeypatch):
    """The claims that are compared with each other, by the texts that they stand in."""
    seen = []

    def watched(groups, stories):
        groups = list(groups)
        seen.extend({voice.sentence for voice in group.voices} for group in groups)
        return disagreeing(groups, stories)

    monkeypatch.setattr(comparisons, "disagreeing", watched)
    return seen


@pytest.mark.parametrize(("facts", "again"), OTHER_FACTS)
def test_when_facts_change_conflicts_are_those_of_an_audit_from_scratch(
    facts, again, audited, settings, tmp_path
):
    audited(DISPUTED)
    settings.facts[0].write_text(facts, encoding="utf-8")
    facts_at.cache_clear()
    audited(DISPUTED)
    audited(DISPUTED, "b.duckdb")
    stores = [contents(tmp_path / name, (*TABLES, "meetings")) for name in ("a.duckdb", "b.duckdb")]
    assert stores[0] == stores[1]
    assert len(stores[0]["conflicts"]) == 3


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        pytest.param(FACTS + "# seen\n", set(), id="nothing"),
        pytest.param(FACTS.replace("source:", "note: seen\n    source:"), set(), id="no link"),
        pytest.param(
            FACTS.replace("Strand plant", "Ottley weir").replace("Strand tidal plant", "weir"),
            {"Strand", "Ottley"},
            id="what a claim is linked to",
        ),
    ],
)
def test_what_was_compared_is_compared_again_only_if_its_links_have_changed(
    facts, expected, audited, settings, compared
):
    audited(DISPUTED)
    assert {sentence.split()[1] for sentences in compared for sentence in sentences} == {
        "Strand", "Ottley", "Mills",
    }  # fmt: skip
    compared.clear()
    settings.facts[0].write_text(facts, encoding="utf-8")
    facts_at.cache_clear()
    audited(DISPUTED)
    assert {sentence.split()[1] for sentences in compared for sentence in sentences} == expected


def test_new_articles_are_compared_and_those_that_left_are_forgotten(audited, tmp_path):
    audited(DISPUTED[:-1])
    audited(DISPUTED[1:])
    audited(DISPUTED[1:], "b.duckdb")
    stores = [contents(tmp_path / name, (*TABLES, "meetings")) for name in ("a.duckdb", "b.duckdb")]
    assert stores[0] == stores[1]
