"""Articles and stores, as the tests of audits handle them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from factcheck.corpus.arrow import arrow_tables
from factcheck.corpus.contents import Task
from factcheck.corpus.engines import Engine
from factcheck.corpus.store import open_store
from factcheck.corpus.work import auditor
from factcheck.documents.blocks import plain_blocks
from factcheck.documents.document import Document
from factcheck.settings import Settings
from factcheck.workers import Done

TABLES = (
    "documents", "contents", "claims", "findings", "inconsistencies", "conflicts",
    "conflict_claims", "facts", "failures",
)  # fmt: skip


def article(name: str, text: str, **more: Any) -> Document:
    """An article of one text."""
    return Document(name, name, text, blocks=plain_blocks(text, title=more.get("title")), **more)


def contents(path: Path, tables: Iterable[str] = TABLES) -> dict[str, list[tuple[Any, ...]]]:
    """What an audit has found, in an order of its own; or all that these tables hold."""
    with open_store(path, read_only=True) as store:
        return {table: sorted(store.rows(f"FROM {table}"), key=repr) for table in tables}


def here(settings: Settings) -> Engine:
    """An engine without processes: quick, and as good where processes are not the point."""
    work = auditor(settings)

    def run(chunks: Iterable[Sequence[Task]]) -> Iterator[Done[Task, Any]]:
        for chunk in chunks:
            yield Done(tuple(chunk), arrow_tables([work(task) for task in chunk]))

    return Engine("here", 1, run)
