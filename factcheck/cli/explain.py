"""``factcheck explain``: what a verdict, a slip, a check or a kind of figure means."""

from __future__ import annotations

from typing import Annotated

import typer


def explain(
    name: Annotated[
        str | None, typer.Argument(metavar="NAME", help="One of the names that are listed without it.")
    ] = None,
) -> None:
    """Explains a verdict, a slip, a check or a kind of figure; without NAME, lists them all."""
    from factcheck.cli.output import width
    from factcheck.pages import FOLDERS, pages_named, pages_of_group

    if name:
        pages = (f"{page.name} ({page.group})\n\n{page.text}" for page in pages_named(name))
        typer.echo("\n\n".join(pages))
        return
    columns = width()
    for group in FOLDERS:
        for page in pages_of_group(group):
            line = f"{page.name:18} {group:15} {page.title}"
            typer.echo(line if len(line) <= columns else f"{line[: columns - 1]}…")
