"""The commands that list what is in a store: conflicts, claims, and what rests on a fact."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from factcheck.cli import options

if TYPE_CHECKING:
    from factcheck.corpus.listings import Listing


class ListFormat(StrEnum):
    """The formats of a list."""

    terminal = "terminal"
    json = "json"
    csv = "csv"


Format = Annotated[ListFormat, typer.Option("--format", help="How the list is printed.")]
Subject = Annotated[str | None, typer.Option(metavar="NAME", help="Only claims about whom this names.")]
Attribute = Annotated[str | None, typer.Option(metavar="WORDS", help="Only claims about what this names.")]
Most = Annotated[int | None, typer.Option("--most", min=1, metavar="N", help="Only the N surest conflicts.")]


def conflicts(
    store: options.StoreFile,
    most: Most = None,
    format: Format = ListFormat.terminal,
    output: options.Output = None,
    no_color: options.NoColor = False,
) -> None:
    """Lists the contradictions between the articles of a store, the surest first."""
    from factcheck.corpus.lookups import list_conflicts
    from factcheck.corpus.store import open_store

    with open_store(store, read_only=True) as opened:
        _write(list_conflicts(opened, most), format, output, no_color)


def claims(
    store: options.StoreFile,
    subject: Subject = None,
    attribute: Attribute = None,
    format: Format = ListFormat.terminal,
    output: options.Output = None,
    no_color: options.NoColor = False,
) -> None:
    """Lists the claims of a store about a subject, an attribute, or both; what is about the same together."""
    from factcheck.corpus.lookups import list_claims
    from factcheck.corpus.store import open_store

    with open_store(store, read_only=True) as opened:
        _write(list_claims(opened, subject, attribute), format, output, no_color)


def trace(
    fact_id: Annotated[str, typer.Argument(metavar="FACT_ID", help="The id of a fact.")],
    store: options.StoreFile,
    format: Format = ListFormat.terminal,
    output: options.Output = None,
    no_color: options.NoColor = False,
) -> None:
    """Lists the published claims that rest on a fact: which disagree, are outdated now, or agree."""
    from factcheck.corpus.store import open_store
    from factcheck.corpus.trace import trace

    with open_store(store, read_only=True) as opened:
        _write(trace(opened, fact_id), format, output, no_color)


def _write(listing: Listing, format: ListFormat, output: Path | None, no_color: bool) -> None:
    from factcheck.cli.output import in_color, width, write
    from factcheck.reports import View

    write(listing.pieces(format, View(width(), in_color(no_color, output))), output)
