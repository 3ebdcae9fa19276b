"""What an audit keeps, does again, and forgets."""

from dataclasses import replace
from datetime import date

import pytest

from factcheck.corpus import work
from factcheck.corpus.store import open_store
from factcheck.errors import InputError, Place
from factcheck.findings import Suppression
from tests.corpus.desk import article, contents
from tests.strand import FACTS, RIGHT, WRONG

INCONSISTENT = "Visitors grew 29% to 60.4 million, up from 44.9 million."
ARTICLES = [
    article("right", RIGHT, published=date(2025, 1, 28), url="https://news.example/a"),
    article("wrong", WRONG, title="A plant", outlet="The Harbour"),
    article("visitors", INCONSISTENT),
    article("copy", RIGHT, published=date(2025, 1, 28)),
]


def rows(tmp_path, query, store="a.duckdb"):
    with open_store(tmp_path / store, read_only=True) as opened:
        return opened.rows(query)


def test_a_store_tells_what_was_found_where(audited, tmp_path):
    totals = audited(ARTICLES)
    assert (totals.documents, totals.read, totals.unchanged, totals.failed) == (4, 3, 0, 0)
    assert (totals.errors, totals.warnings) == (2, 0)
    found = """
        SELECT name, outlet, verdict, slip, severity, fact, surface FROM documents
        JOIN findings USING (digest) JOIN claims USING (digest, claim) WHERE name <> 'visitors' ORDER BY name
    """
    assert rows(tmp_path, found) == [
        ("copy", None, "supported", None, None, "strand.cost", "£420 million"),
        ("right", "news.example", "supported", None, None, "strand.cost", "£420 million"),
        ("wrong", "The Harbour", "contradicted", "scale", "error", "strand.cost", "£4.2 billion"),
    ]
    errors = "SELECT name, errors FROM documents JOIN contents USING (digest) ORDER BY name"
    assert rows(tmp_path, errors) == [
        ("copy", 0), ("right", 0), ("visitors", 1), ("wrong", 1),
    ]  # fmt: skip
    assert rows(tmp_path, 'SELECT "check", claims, suppressed FROM inconsistencies') == [
        ("percent_change", ["c1", "c2", "c3"], False)
    ]


def test_what_a_figure_covers_is_in_a_unit_that_others_have_too(audited, tmp_path):
    audited([article("a", "It ran for about 2 hours and cost more than $5 million.")])
    assert rows(tmp_path, "SELECT base_unit, cover_low, cover_high, low_open FROM claims ORDER BY claim") == [
        ("second", 3600.0, 10800.0, False),
        ("USD", 5e6, float("inf"), True),
    ]


@pytest.mark.parametrize("batch", [1, 2, 100])
@pytest.mark.parametrize("order", [1, -1])
def test_neither_order_nor_batches_change_the_store(batch, order, audited, tmp_path):
    audited(ARTICLES)
    audited(ARTICLES[::order], "b.duckdb", batch=batch)
    assert contents(tmp_path / "a.duckdb") == contents(tmp_path / "b.duckdb")


def test_an_unchanged_corpus_is_not_read_again(audited, tmp_path):
    audited(ARTICLES)
    before = contents(tmp_path / "a.duckdb")
    totals = audited(ARTICLES)
    assert (totals.read, totals.unchanged) == (0, 3)
    assert contents(tmp_path / "a.duckdb") == before
    assert rows(tmp_path, "SELECT run, documents, read FROM runs ORDER BY run") == [(1, 4, 3), (2, 4, 0)]


def test_what_left_the_corpus_leaves_the_store(audited, tmp_path):
    audited(ARTICLES)
    audited(ARTICLES[:1])
    audited(ARTICLES[:1], "b.duckdb")
    assert contents(tmp_path / "a.duckdb") == contents(tmp_path / "b.duckdb")


@pytest.mark.parametrize(
    "other",
    [
        replace(ARTICLES[1], text=WRONG + " Or so."),
        replace(ARTICLES[1], title="Another plant"),
        replace(ARTICLES[1], published=date(2025, 1, 1)),
        replace(ARTICLES[1], blocks=()),
    ],
)
def test_whatever_changes_in_an_article_makes_another_content(other, audited):
    audited([ARTICLES[1]])
    assert audited([other]).read == 1


def test_names_and_addresses_do_not(audited):
    audited([ARTICLES[1]])
    assert audited([replace(ARTICLES[1], name="b", id="b", url="https://a.example", outlet="B")]).read == 0


def test_what_cannot_be_read_is_recorded_until_it_can(audited, tmp_path):
    broken = InputError("is cut short; fetch it again", Place("b.jsonl", 3))
    assert audited([ARTICLES[0], broken]).failed == 1
    assert rows(tmp_path, "FROM failures") == [("b.jsonl:3", None, "is cut short; fetch it again", 1)]
    assert audited([ARTICLES[0]]).failed == 0
    assert rows(tmp_path, "FROM failures") == []


def test_a_finding_that_the_settings_let_stand_is_kept_and_not_counted(audited, settings, tmp_path):
    audited([ARTICLES[2]])
    ((fingerprint,),) = rows(tmp_path, "SELECT fingerprint FROM inconsistencies")
    let_stand = replace(settings, suppress=(Suppression("visitors", fingerprint, "seen"),))
    assert audited([ARTICLES[2]], settings=let_stand).read == 1
    assert rows(tmp_path, "SELECT suppressed FROM inconsistencies") == [(True,)]
    assert rows(tmp_path, "SELECT errors FROM contents") == [(0,)]


SINCE_2024 = FACTS.replace("as_of:", "valid_from: 2024-12-31\n    as_of:")
ANNUAL = SINCE_2024.replace("construction cost", "construction cost in 2024")
ENDED = SINCE_2024.replace("as_of:", "valid_to: 2025-06-30\n    as_of:")


@pytest.mark.parametrize(
    ("facts", "text", "verdict"),
    [
        (SINCE_2024, WRONG, "contradicted"),  # for good
        (ANNUAL, WRONG, "unverifiable"),
        (ENDED, WRONG, "unverifiable"),
        (ENDED, WRONG + " It opened in 2004.", "unverifiable"),
        (ENDED, WRONG + " It opened in May 2025.", "contradicted"),
        (ENDED, WRONG + " It is to close in May 2925.", "unverifiable"),
    ],
)
def test_an_article_without_a_date_is_judged_by_what_was_known_when_it_may_have_been_written(
    facts, text, verdict, audited, settings, tmp_path
):
    settings.facts[0].write_text(facts, encoding="utf-8")
    work.facts_at.cache_clear()
    audited([article("a", text)])
    assert contents(tmp_path / "a.duckdb")["findings"][0][2] == verdict
    audited([article("a", text)], "b.duckdb", replace(settings, as_of=date(2025, 6, 1)))
    assert contents(tmp_path / "b.duckdb")["findings"][0][2] == "contradicted"


def test_last_year_is_no_year_in_an_article_of_no_known_date(audited, tmp_path):
    audited([article("a", "It sold 70 boats last year."), article("b", "It sold 70 boats in 2004.")])
    told = "SELECT name, year(period_start) FROM claims JOIN documents USING (digest) ORDER BY name"
    assert rows(tmp_path, told) == [("a", None), ("b", 2004)]
