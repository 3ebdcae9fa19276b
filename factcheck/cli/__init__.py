"""The command line: one file per command, each of which parses, calls, prints and sets the exit code."""

from __future__ import annotations

import os
import sys
from io import TextIOWrapper
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from factcheck import __version__
from factcheck.cli import audit, check, explain, extract, facts, listing, report
from factcheck.errors import FactcheckError

READER_LEFT = 128 + 13
"""What the shell makes of a tool that SIGPIPE ends."""


class _Commands(TyperGroup):
    def invoke(self, ctx: Any) -> Any:
        """Runs the command; where whoever reads the output has had enough, it ends as other tools do."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # for what is still to be flushed
            raise typer.Exit(READER_LEFT) from None


app = typer.Typer(
    cls=_Commands,
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
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
