"""A store that all reports are tested on, and the browser that shows their pages."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from factcheck.corpus.queries import Results
from factcheck.corpus.reports import load_report
from factcheck.corpus.store import open_store
from factcheck.reports import View
from tests.corpus.reports.stores import TABLES, make

FLAGS = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip


def written(path: Path, name: str, view: View | None = None) -> str:
    """The report of a store in this format."""
    with open_store(path, read_only=True) as store:
        return "".join(load_report(name)(Results(store.sql), view or View()))


@pytest.fixture(scope="session")
def store(tmp_path_factory) -> Path:
    return make(tmp_path_factory.mktemp("store") / "audit.duckdb", TABLES)


@pytest.fixture(scope="session")
def browser(tmp_path_factory) -> Iterator[object]:
    """Chromium without a screen, with a profile of its own."""
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    chromium = shutil.which("chromium")
    if not chromium:
        pytest.skip("chromium is not installed")
    with playwright.sync_playwright() as driver:
        running = driver.chromium.launch(executable_path=chromium, args=FLAGS)
        yield running
        running.close()
