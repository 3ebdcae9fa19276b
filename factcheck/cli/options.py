"""The options that commands share."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from factcheck.reports import formats


class FailOn(StrEnum):
    """The least severity that makes a run end with exit code 1."""

    error = "error"
    warning = "warning"
    never = "never"

    @property
    def severities(self) -> frozenset[str]:
        """The severities that make the exit code 1."""
        return {
            FailOn.error: frozenset({"error"}),
            FailOn.warning: frozenset({"error", "warning"}),
            FailOn.never: frozenset[str](),
        }[self]


def _known_format(name: str) -> str:
    if name not in formats():
        raise typer.BadParameter(f"{name!r} is not one of {', '.join(formats())}.")
    return name


def _known_input_format(name: str | None) -> str | None:
    from factcheck.documents.readers import readers

    known = [extension[1:] for extension in readers()] if name else []
    if name and name not in known:
        raise typer.BadParameter(f"{name!r} is not one of {', '.join(known)}.")
    return name


Documents = Annotated[
    list[str],
    typer.Argument(
        metavar="DOC",
        help="Files, folders, globs, record files (JSONL, CSV, Parquet), or - for standard input.",
        show_default=False,
    ),
]
TextField = Annotated[str, typer.Option(metavar="NAME", help="The field of a record that holds its text.")]
TitleField = Annotated[str, typer.Option(metavar="NAME", help="The field that holds its title.")]
DateField = Annotated[str, typer.Option(metavar="NAME", help="The field that holds its publication date.")]
IdField = Annotated[str, typer.Option(metavar="NAME", help="The field that holds its identifier.")]
UrlField = Annotated[str, typer.Option(metavar="NAME", help="The field that holds its address.")]
InputFormat = Annotated[
    str | None,
    typer.Option(
        metavar="NAME",
        callback=_known_input_format,
        help="What standard input is, and files with unknown extensions: jsonl, md, html, …",
        show_default=False,
    ),
]
Facts = Annotated[
    list[Path] | None,
    typer.Option(
        metavar="PATH",
        help="Facts: a file or folder; may be given several times.  [default: claims/, or the settings']",
        show_default=False,
    ),
]
Format = Annotated[
    str,
    typer.Option("--format", metavar="NAME", callback=_known_format, help=f"One of {', '.join(formats())}."),
]
Output = Annotated[
    Path | None,
    typer.Option(metavar="PATH", help="Write to this file, whole or not at all.", show_default=False),
]
AsOf = Annotated[
    datetime | None,
    typer.Option(
        metavar="DATE",
        formats=["%Y-%m-%d"],
        help="The day by whose facts undated documents are judged.",
        show_default=False,
    ),
]
Fail = Annotated[
    FailOn,
    typer.Option("--fail-on", help="The least severity that makes the exit code 1."),
]
Pipeline = Annotated[
    str | None,
    typer.Option(metavar="NAME", help="Use the parser and names of this spaCy pipeline.", show_default=False),
]
Workers = Annotated[int, typer.Option(min=1, metavar="N", help="Processes for many documents.")]
Quiet = Annotated[bool, typer.Option("--quiet", help="Only what needs mending.")]
Verbose = Annotated[bool, typer.Option("--verbose", help="Also the figures that are right.")]
Explain = Annotated[bool, typer.Option("--explain", help="Why each figure was held against which fact.")]
NoColor = Annotated[bool, typer.Option("--no-color", help="Plain text.")]

StoreFile = Annotated[Path, typer.Argument(metavar="STORE", help="The store that an audit wrote.")]
