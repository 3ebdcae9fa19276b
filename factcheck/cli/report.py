"""``factcheck report``: what an audit found, for people and for programs."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from factcheck.cli import options
from factcheck.corpus.reports import formats


def _known_format(name: str) -> str:
    if name not in formats():
        raise typer.BadParameter(f"{name!r} is not one of {', '.join(formats())}.")
    return name


def report(
    store: Annotated[Path, typer.Argument(metavar="STORE", help="The store that an audit wrote.")],
    format: Annotated[
        str,
        typer.Option(
            "--format", metavar="NAME", callback=_known_format, help=f"One of {', '.join(formats())}."
        ),
    ] = "terminal",
    output: options.Output = None,
    no_color: options.NoColor = False,
) -> None:
    """Reports what an audit found: totals, conflicts between articles, the worst articles, every finding."""
    from factcheck.cli.output import in_color, width, write
    from factcheck.corpus.queries import Results
    from factcheck.corpus.reports import load_report
    from factcheck.corpus.store import open_store
    from factcheck.reports import View

    write_report = load_report(format)
    view = View(width(), in_color(no_color, output))
    with open_store(store, read_only=True) as opened:
        write(write_report(Results(opened.sql), view), output)
