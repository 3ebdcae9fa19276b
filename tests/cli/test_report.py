"""``factcheck report`` as a user runs it."""

import json
import re

import pytest

from tests.corpus.reports.stores import TABLES, make


@pytest.fixture
def audited(desk):
    return make(desk / "audit.duckdb", TABLES)


def test_what_an_audit_found_is_reported(factcheck):
    factcheck("audit", "right.txt", "wrong.txt", "--as-of", "2025-03-01")
    done = factcheck("report", "audit.duckdb")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("2 articles, ")
    assert "1 to fix" in done.stdout
    found = json.loads(factcheck("report", "audit.duckdb", "--format", "json").stdout)
    assert [finding["article"]["name"] for finding in found["findings"]] == ["wrong.txt"]


def test_the_page_is_written_and_the_store_left_alone(factcheck, audited):
    before = audited.read_bytes()
    for name in ("one.html", "two.html"):
        assert factcheck("report", "audit.duckdb", "--format", "html", "--output", name).stdout == ""
    page = audited.with_name("one.html").read_bytes()
    assert page.startswith(b"<!DOCTYPE html>")
    assert page == audited.with_name("two.html").read_bytes()
    assert audited.read_bytes() == before


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("missing.duckdb",), r"missing.duckdb: no such store; make it with: factcheck audit"),
        (("wrong.txt",), r"wrong.txt: is no store"),
        ((".",), r"no such store"),
        (("audit.duckdb", "--format", "pdf"), r"'pdf' is not one of csv, html, json, terminal"),
        (("audit.duckdb", "--output", "no/such/folder"), r"cannot write no/such/folder"),
    ],
)
def test_what_cannot_be_reported_is_told(factcheck, audited, arguments, message):
    done = factcheck("report", *arguments)
    assert done.returncode == 2
    assert re.search(message, done.stderr)
