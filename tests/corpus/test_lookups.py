"""Lists out of a store: conflicts, claims, what rests on a fact, facts worth curating."""

import csv
import json
from datetime import date

import pytest

from factcheck.corpus.lookups import list_claims, list_conflicts
from factcheck.corpus.store import open_store
from factcheck.corpus.suggest import suggest_facts
from factcheck.corpus.trace import trace
from factcheck.errors import InputError
from factcheck.facts.lint import lint
from factcheck.reports import View
from tests.corpus.desk import article
from tests.strand import RIGHT, WRONG

VIEW = View(100, False)
DAY = date(2025, 3, 3)


def listed(tmp_path, lister, format="json"):
    with open_store(tmp_path / "a.duckdb", read_only=True) as store:
        text = "".join(lister(store).pieces(format, VIEW))
    return json.loads(text) if format == "json" else text


@pytest.fixture
def harlow(audited):
    """Four articles, one of which gives another profit, and one another kind of profit."""
    texts = ("net profit of $4.2 million", "net profit of $4.2 million", "net profit of $4.9 million")
    audited(
        [
            *(
                article(f"a{n}", f"{lead} Harlow Mills made a {text} in 2024.", published=DAY)
                for n, (lead, text) in enumerate(zip(("It said", "So", "Yet"), texts, strict=True))
            ),
            article("b", "=Harlow Mills made an operating profit of $7 million in 2024.", published=DAY),
        ]
    )


def test_conflicts(harlow, tmp_path):
    records = listed(tmp_path, list_conflicts)
    sides = [(record["side"], record["carriers"], record["surface"], record["doc"]) for record in records]
    assert sides == [
        (1, 2, "$4.2 million", "a0"),
        (1, 2, "$4.2 million", "a1"),
        (2, 1, "$4.9 million", "a2"),
    ]
    assert len({record["conflict"] for record in records}) == 1
    text = listed(tmp_path, list_conflicts, "terminal")
    assert "$4.2 million (2 articles) against $4.9 million (1 article)" in text


def test_claims_about_a_subject_and_an_attribute(harlow, tmp_path):
    def found(subject, attribute):
        records = listed(tmp_path, lambda store: list_claims(store, subject, attribute))
        return [record["surface"] for record in records]

    assert found("harlow", "net profit") == ["$4.2 million", "$4.2 million", "$4.9 million"]
    assert found("HARLOW MILLS", "operating") == ["$7 million"]
    assert len(found("harlow mills", None)) == 4
    assert found("Penbrook", None) == []


def test_cells_that_a_spreadsheet_would_run_are_defused(harlow, tmp_path):
    text = listed(tmp_path, lambda store: list_claims(store, None, "operating"), "csv")
    (row,) = csv.DictReader(text.splitlines())
    assert row["sentence"].startswith("'=Harlow")
    assert row["low"] == "7000000.0"


CHANGED = """\
subjects:
  strand: {name: Strand tidal plant, aliases: [Strand plant]}
facts:
""" + "".join(
    f"""\
  - id: strand.cost-{as_of[:4]}
    subject: strand
    property: construction cost
    cues: [cost, build]
    value: {value}
    as_of: {as_of}
    source: {{title: Annual Report, url: "https://harbour.example/report"}}
"""
    for as_of, value in (("2024-01-31", "£420 million"), ("2025-01-31", "£610 million"))
)


def test_a_trace_tells_what_agrees_what_does_not_and_what_was_right_once(audited, settings, tmp_path):
    settings.facts[0].write_text(CHANGED, encoding="utf-8")
    audited(
        [
            article("before", RIGHT, published=date(2024, 3, 1), url="https://news.example/a"),
            article("after", RIGHT, published=date(2025, 3, 1)),
            article("new", RIGHT.replace("420", "610"), published=date(2025, 3, 1)),
            article("wrong", WRONG, published=date(2025, 3, 2)),
            article("else", "It rained for 3 hours."),
        ]
    )
    records = listed(tmp_path, lambda store: trace(store, "strand.cost-2025"))
    assert [(record["standing"], record["doc"], record["url"]) for record in records] == [
        ("disagrees", "wrong", None),
        ("outdated", "before", "https://news.example/a"),
        ("outdated", "after", None),
        ("agrees", "new", None),
    ]
    with open_store(tmp_path / "a.duckdb") as store, pytest.raises(InputError, match="did you mean"):
        trace(store, "strand.cost-2026")


def test_suggestions_load_as_facts_once_they_are_sourced(harlow, tmp_path):
    with open_store(tmp_path / "a.duckdb", read_only=True) as store:
        assert "facts: []" in "".join(suggest_facts(store, least=3))
        text = "".join(suggest_facts(store, least=2))
    assert "In 2 independent articles" in text
    assert "$4.9 million" not in text
    facts = tmp_path / "suggested.yaml"
    facts.write_text(
        text.replace('title: "", url: ""', 'title: A, url: "https://a.example"'), encoding="utf-8"
    )
    assert [str(problem) for problem in lint((facts,), None) if problem.severity != "note"] == []
