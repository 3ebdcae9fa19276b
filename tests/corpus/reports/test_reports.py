"""Every report on the same store, compared with the files of ``tests/golden``.

``UPDATE_GOLDEN=1 pytest tests/corpus`` writes the files anew; read the difference before committing it.
"""

from __future__ import annotations

import csv
import json
import os
import re
import sys
from html.parser import HTMLParser
from pathlib import Path

import duckdb
import pytest

from factcheck.corpus.reports import formats
from factcheck.corpus.reports.csv import defused
from factcheck.corpus.store import open_store
from factcheck.errors import InputError
from factcheck.reports import View
from tests.corpus.reports.conftest import written
from tests.corpus.reports.stores import TABLES, make, many

GOLDEN = Path(__file__).parents[2] / "golden"


@pytest.mark.parametrize("name", [name for name in formats() if name != "html"])
def test_report(name, store):
    found = written(store, name)
    path = GOLDEN / f"audit.{name}"
    if os.environ.get("UPDATE_GOLDEN"):
        path.write_text(found, encoding="utf-8", newline="")
    assert found == path.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", formats())
def test_the_order_of_the_rows_makes_no_difference(name, store, tmp_path):
    other = make(tmp_path / "other.duckdb", {table: rows[::-1] for table, rows in TABLES.items()})
    assert written(other, name) == written(store, name) == written(store, name)


@pytest.mark.parametrize("name", formats())
def test_an_empty_store(name, tmp_path):
    assert written(make(tmp_path / "empty.duckdb", {}), name)


def test_a_text_counts_once_and_near_copies_confirm_nothing(store):
    found = json.loads(written(store, "json"))
    totals = found["totals"]
    assert (totals["documents"], totals["texts"], totals["independent"]) == (5, 4, 3)
    outcomes = ("right", "to_fix", "contested", "without_fact", "not_checked", "suppressed")
    assert totals["figures"] == sum(totals[outcome] for outcome in outcomes) == 6
    assert totals["errors"] + totals["warnings"] == len(found["findings"]) == 4
    for group in ("check", "outlet", "month", "subject"):
        tallies = found[f"by_{group}"]
        assert sum(tally["errors"] for tally in tallies) == totals["errors"], group
    (conflict,) = found["conflicts"]
    assert [(side["value"], side["documents"]) for side in conflict["sides"]] == [
        ("£4.2 billion", 1),
        ("£420 million", 1),
    ]
    first = conflict["sides"][0]["evidence"][0]["article"]
    assert (first["name"], first["copies"]) == ("herald/plant.txt", 2)


def test_marks_are_where_the_figures_are(store):
    for finding in json.loads(written(store, "json"))["findings"]:
        for passage in finding["passages"]:
            assert [passage["sentence"][start:end] for start, end in passage["marks"]]
    finding = json.loads(written(store, "json"))["findings"][0]
    (passage,) = finding["passages"]
    assert [passage["sentence"][start:end] for start, end in passage["marks"]] == [
        "£420 million",
        "£380 million",
    ]


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("+1", "'+1"),
        ("-1", "'-1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "' =1"),
        ("\r=1", "' =1"),
        ("\n\n@x", "'  @x"),
        ("\u00a0=1", "' =1"),
        ("＝1", "'＝1"),
        ("5 - 3 = 2", "5 - 3 = 2"),
        ("$5 million", "$5 million"),
        ("'quoted'", "'quoted'"),
        ("", ""),
    ],
)
def test_no_cell_is_a_formula(text, cell):
    assert defused(text) == cell


def test_csv_has_a_line_for_each_finding(store):
    rows = list(csv.DictReader(written(store, "csv").splitlines()))
    assert len(rows) == 4
    assert {len(row) for row in rows} == {22}
    cells = [cell for row in rows for cell in row.values()]
    assert [cell for cell in cells if cell.lstrip().startswith(("=", "+", "-", "@"))] == []
    assert all(cell.isprintable() for cell in cells)


def test_the_terminal_report_has_no_control_characters_and_keeps_to_the_screen(store):
    for width in (60, 80):
        lines = written(store, "terminal", View(width=width)).split("\n")
        assert all(line.isprintable() for line in lines)
        assert max(map(len, lines)) <= width


class Page(HTMLParser):
    """The tags of a page with their attributes, and whether a script is the page's own."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))

    def named(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.tags if name == tag]


def test_text_of_articles_adds_nothing_to_the_page(store):
    page = Page(written(store, "html"))
    assert len(page.named("script")) == len(page.named("style")) == 1
    assert page.named("img") == page.named("b") == page.named("i") == []
    attributes = {name for _, each in page.tags for name in each}
    assert [name for name in attributes if name.startswith("on") or name == "style"] == []
    assert [tag for tag in ("link", "iframe", "object", "embed", "base") if page.named(tag)] == []


def test_links_lead_to_articles_or_within_the_page(store):
    page = Page(written(store, "html"))
    links = {link["href"] for link in page.named("a")}
    assert {link for link in links if not link.startswith("#")} == {
        "https://harbour.example/2024",
        "https://herald.example/plant?a=1&b=2",
    }
    assert not {"src", "srcset", "poster", "data", "action"} & {
        name for _, each in page.tags for name in each
    }
    sections = {link[1:] for link in links if link.startswith("#") and "=" not in link}
    assert sections <= {each.get("id") for _, each in page.tags}


def test_a_large_store_makes_a_bounded_page_that_counts_the_rest(tmp_path):
    page = written(make(tmp_path / "large.duckdb", many(1500)), "html")
    assert page.count('<li class="finding ') == 500
    assert "The 500 findings listed here are the worst of 1,500." in page
    assert "The 25 articles listed here are the worst of 1,500." in page
    assert len(page) < 1_000_000


def test_without_the_library_of_charts_the_page_says_what_to_install(store, monkeypatch):
    monkeypatch.setitem(sys.modules, "vl_convert", None)
    with pytest.raises(InputError, match=r"pip install 'factcheck\[report\]'"):
        written(store, "html")


def test_bars_are_by_month_or_by_year_where_there_are_too_many(tmp_path):
    few = written(make(tmp_path / "few.duckdb", many(24)), "html")
    assert re.findall(r'aria-label="(19[^"]*)"', few)[:2] == ["1990-01: 1 (error)", "1990-02: 1 (error)"]
    page = written(make(tmp_path / "years.duckdb", many(480)), "html")
    assert re.findall(r'aria-label="(19[^"]*)"', page)[:2] == ["1990: 12 (error)", "1991: 12 (error)"]


def test_an_unfinished_audit_is_said_to_be_one(tmp_path):
    path = make(tmp_path / "audit.duckdb", TABLES)
    with open_store(path) as store:
        store.rows("UPDATE runs SET finished = NULL")
    for name in ("html", "terminal"):
        assert "interrupted" in written(path, name)
    assert json.loads(written(path, "json"))["totals"]["finished"] is False


def test_a_store_without_an_audit(tmp_path):
    with open_store(tmp_path / "audit.duckdb"):
        pass
    with pytest.raises(InputError, match="factcheck audit"):
        written(tmp_path / "audit.duckdb", "terminal")


def test_a_file_of_another_kind_is_refused(tmp_path):
    path = tmp_path / "other.duckdb"
    with duckdb.connect(str(path)) as other:
        other.execute("CREATE TABLE runs (a INTEGER)")
    with pytest.raises(InputError, match=r"other\.duckdb"):
        written(path, "json")
