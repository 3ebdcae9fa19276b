"""``factcheck audit``: a whole corpus against the facts, kept in a database."""

from __future__ import annotations

from collections import Counter
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from factcheck.cli import options

if TYPE_CHECKING:
    from factcheck.corpus.runs import Totals


def _known_engine(name: str) -> str:
    from factcheck.corpus.engines import engines

    if name not in engines():
        raise typer.BadParameter(f"{name!r} is not one of {', '.join(engines())}.")
    return name


Workers = Annotated[
    int | None,
    typer.Option(min=1, metavar="N", help="Processes.  [default: one for each core]", show_default=False),
]
DocumentSeconds = Annotated[
    float, typer.Option(min=0.001, metavar="N", help="The time that one document may take.")
]
DocumentMegabytes = Annotated[
    int, typer.Option(min=1, metavar="N", help="The memory that one document may take.")
]
EngineName = Annotated[
    str,
    typer.Option("--engine", metavar="NAME", callback=_known_engine, help="local, or spark for a cluster."),
]
Master = Annotated[
    str | None,
    typer.Option(
        metavar="URL", help="The cluster of --engine spark.  [default: this machine]", show_default=False
    ),
]
Export = Annotated[
    str | None,
    typer.Option(
        "--export",
        metavar="FOLDER",
        help="Also write every table as Parquet to this folder, or with --engine spark to an address.",
        show_default=False,
    ),
]
Store = Annotated[Path, typer.Option(metavar="FILE", help="The database that keeps the results.")]


def audit(
    corpus: options.Documents,
    store: Store = Path("audit.duckdb"),
    facts: options.Facts = None,
    as_of: options.AsOf = None,
    fail_on: options.Fail = options.FailOn.error,
    pipeline: options.Pipeline = None,
    text_field: options.TextField = "text",
    title_field: options.TitleField = "title",
    date_field: options.DateField = "published",
    id_field: options.IdField = "id",
    url_field: options.UrlField = "url",
    input_format: options.InputFormat = None,
    workers: Workers = None,
    document_seconds: DocumentSeconds = 60,
    document_megabytes: DocumentMegabytes = 1000,
    engine: EngineName = "local",
    master: Master = None,
    export: Export = None,
    quiet: options.Quiet = False,
) -> None:
    """Checks a corpus and keeps the results in a database; what has not changed is not done again."""
    from factcheck.cli.check import chosen_settings
    from factcheck.cli.output import tell
    from factcheck.cli.progress import Progress
    from factcheck.corpus.audit import audit as run_audit
    from factcheck.corpus.engines import load_engine
    from factcheck.corpus.store import open_store
    from factcheck.documents.read import Extent, unread
    from factcheck.documents.records import Fields
    from factcheck.workers import Limits, cores

    settings = chosen_settings(facts, as_of, pipeline)
    fields = Fields(text_field, title_field, date_field, id_field, url_field)
    if master and engine == "local":
        raise typer.BadParameter("--master is the cluster of an engine: give --engine spark as well.")
    make = partial(load_engine(engine), master=master) if master else load_engine(engine)
    chosen = make(settings, workers or cores(), Limits(document_seconds, document_megabytes))
    if export and "://" in export and not chosen.export:
        raise typer.BadParameter("--export writes to an address only with --engine spark; name a folder.")
    extent = Extent.of(corpus)
    documents = unread(corpus, fields=fields, input_format=input_format, elsewhere=chosen.read, extent=extent)
    with open_store(store) as opened:
        try:
            with Progress(extent, quiet) as progress:
                totals = run_audit(documents, opened, settings, chosen, tell=tell, progress=progress)
        except KeyboardInterrupt:
            tell("Stopped; the same command goes on from here.")
            raise
        severities = opened.severities()
        for name, reason in opened.rows("SELECT name, reason FROM failures ORDER BY ALL"):
            tell(f"{name}: {reason}" if name else reason)
        undated = opened.rows("SELECT count(*) FROM documents WHERE published IS NULL")[0][0]
        if export:
            chosen.export(opened, export) if chosen.export and "://" in export else opened.export(
                Path(export)
            )
    if undated and settings.as_of is None and not quiet:
        tell(_without_date(undated))
    if not quiet:
        typer.echo(_summary(totals, severities))
    if totals.failed:
        raise typer.Exit(2)
    raise typer.Exit(1 if fail_on.severities & set(severities) else 0)


def _without_date(documents: int) -> str:
    """What was made of documents that have no date."""
    they = (
        "1 document has no date and was"
        if documents == 1
        else f"{documents:,} documents have no date and were"
    )
    return f"{they} judged by what was known in the years named in the text; --as-of gives a day."


def _summary(totals: Totals, severities: Counter[str]) -> str:
    """One line: what was found in the corpus, and what had to be done for it."""
    done = {
        "read": totals.read,
        "judged again": totals.judged_again,
        "unchanged": totals.unchanged,
        "failed": totals.failed,
    }
    how = ", ".join(f"{count:,} {what}" for what, count in done.items() if count)
    numbers = (("document", totals.documents), *((name, severities[name]) for name in ("error", "warning")))
    documents, *found = (f"{count:,} {name}{'' if count == 1 else 's'}" for name, count in numbers)
    return f"{documents}: {', '.join(found)} ({how})"
