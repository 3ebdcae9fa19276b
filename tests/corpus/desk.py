"""Articles and stores, as the tests of audits handle them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from factcheck.corpus.store import open_store
from factcheck.documents.blocks import plain_blocks
from factcheck.documents.document import Document

TABLES = (
    "documents", "contents", "claims", "findings", "inconsistencies", "conflicts", "conflict_claims",
    "failures",
)  # fmt: skip


def article(name: str, text: str, **more: Any) -> Document:
    """An article of one text."""
    return Document(name, name, text, blocks=plain_blocks(text, title=more.get("title")), **more)


def contents(path: Path) -> dict[str, list[tuple[Any, ...]]]:
    """Everything in a store but its runs, in an order of its own."""
    with open_store(path, read_only=True) as store:
        return {table: sorted(store.rows(f"FROM {table}"), key=repr) for table in TABLES}
