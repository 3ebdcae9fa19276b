"""The facts that a store keeps beside its findings."""

from __future__ import annotations

from datetime import date

from factcheck.corpus.store import open_store
from factcheck.settings import Settings
from tests.corpus.desk import article
from tests.strand import FACTS, RIGHT, WRONG

DAY = date(2025, 3, 1)
COST = (
    "strand.cost", "Strand tidal plant", "construction cost", "£420 million", date(2024, 12, 31),
    "Annual Report 2024", "https://harbour.example/2024",
)  # fmt: skip


def kept(path):
    with open_store(path, read_only=True) as store:
        return store.rows(
            "SELECT fact, subject, property, value, as_of, source, url FROM facts ORDER BY fact"
        )


def test_the_facts_that_findings_name_are_kept_and_no_others(audited, tmp_path):
    audited([article("w", WRONG, published=DAY), article("r", RIGHT, published=DAY)])
    assert kept(tmp_path / "a.duckdb") == [COST]
    audited([article("x", "Nothing is known of the 12 ferries.")])
    assert kept(tmp_path / "a.duckdb") == []


def test_a_fact_is_kept_as_it_was_when_the_figures_were_judged(audited, tmp_path):
    audited([article("w", WRONG, published=DAY)])
    corrected = tmp_path / "corrected.yaml"
    corrected.write_text(FACTS.replace("£420 million", "£424 million"), encoding="utf-8")
    audited([article("w", WRONG, published=DAY)], settings=Settings(facts=(corrected,)))
    assert [row[3] for row in kept(tmp_path / "a.duckdb")] == ["£424 million"]
