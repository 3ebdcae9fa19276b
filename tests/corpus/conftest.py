"""A small desk: facts, and articles that agree with them or do not."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from factcheck.corpus.audit import audit
from factcheck.corpus.engines import Engine
from factcheck.corpus.store import open_store
from factcheck.settings import Settings
from tests.corpus.desk import here
from tests.strand import FACTS


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Settings that name a file of one fact."""
    facts = tmp_path / "strand.yaml"
    facts.write_text(FACTS, encoding="utf-8")
    return Settings(facts=(facts,))


@pytest.fixture
def audited(tmp_path: Path, settings: Settings) -> Callable[..., Any]:
    """Audits documents into ``a.duckdb``, or another store, and gives the totals."""

    def run(
        documents: Any,
        store: str = "a.duckdb",
        settings: Settings = settings,
        engine: Callable[[Settings], Engine] = here,
        **options: Any,
    ) -> Any:
        with open_store(tmp_path / store) as opened:
            return audit(documents, opened, settings, engine(settings), **options)

    return run
