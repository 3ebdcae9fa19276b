"""The command line: one file per command, each of which parses, calls, prints and sets the exit code."""

from __future__ import annotations

import sys
from io import TextIOWrapper
from typing import Annotated

import typer

from factcheck import __version__
from factcheck.cli import audit, check, explain, extract, facts, listing, report
from factcheck.errors import FactcheckError

app = typer.Typer(
    no_args_is_help=True, add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False
)
app.command()(check.check)
app.command()(extract.extract)
app.command()(audit.audit)
app.command()(report.report)
app.command()(listing.conflicts)
app.command()(listing.claims)
app.command()(listing.trace)
app.add_typer(facts.app, name="facts")
app.command()(explain.explain)


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"factcheck {__version__}")
        raise typer.Exit


@app.callback()
def _factcheck(
    version: Annotated[
        bool, typer.Option("--version", callback=_show_version, is_eager=True, help="Show the version.")
    ] = False,
) -> None:
    """Checks the figures in articles: against curated facts, and against each other."""


def main() -> None:
    """Runs the command line; an error that the user can mend ends it with a message and exit code 2."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):  # whatever the encoding, nothing that is printed may fail
            stream.reconfigure(errors="backslashreplace")
    try:
        app()
    except FactcheckError as error:
        from factcheck.cli.output import tell

        tell(error)
        sys.exit(2)
