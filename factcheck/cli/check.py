"""``factcheck check``: documents against the facts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from factcheck.cli import options

if TYPE_CHECKING:
    from factcheck.documents.document import Document
    from factcheck.findings import CheckedDocument
    from factcheck.settings import Settings


def check(
    documents: options.Documents,
    facts: options.Facts = None,
    format: options.Format = "terminal",
    output: options.Output = None,
    as_of: options.AsOf = None,
    fail_on: options.Fail = options.FailOn.error,
    pipeline: options.Pipeline = None,
    text_field: options.TextField = "text",
    title_field: options.TitleField = "title",
    date_field: options.DateField = "published",
    id_field: options.IdField = "id",
    url_field: options.UrlField = "url",
    input_format: options.InputFormat = None,
    workers: options.Workers = 1,
    quiet: options.Quiet = False,
    verbose: options.Verbose = False,
    explain: options.Explain = False,
    no_color: options.NoColor = False,
) -> None:
    """Checks the figures in documents against the facts, and reports."""
    from factcheck.cli.output import Outcome, in_color, width, write
    from factcheck.cli.run import over_documents
    from factcheck.corpus.between import Between
    from factcheck.documents.read import read
    from factcheck.documents.records import Fields
    from factcheck.facts.load import facts_at
    from factcheck.reports import View, load_report

    settings = chosen_settings(facts, as_of, pipeline)
    fields = Fields(text_field, title_field, date_field, id_field, url_field)
    outcome = Outcome()
    prepare = partial(checker, settings)
    results = outcome.watch(
        over_documents(prepare, read(documents, fields=fields, input_format=input_format), workers)
    )
    between = Between(settings.rules)
    results = between.watch(results)
    view = View(width(), in_color(no_color, output), verbose, explain, quiet, between.contradictions)
    write(load_report(format).check(results, facts_at(settings.facts), view), output)
    raise typer.Exit(outcome.exit_code(fail_on))


def chosen_settings(facts: list[Path] | None, as_of: datetime | None, pipeline: str | None) -> Settings:
    """The settings of the working folder, with what the command line says in their place."""
    from factcheck.settings import load_settings

    settings = load_settings()
    settings = replace(
        settings,
        facts=tuple(facts) if facts else settings.facts,
        as_of=as_of.date() if as_of else settings.as_of,
        pipeline=pipeline or settings.pipeline,
    )
    if settings.pipeline:
        from factcheck.claims.language import pipeline as load_pipeline

        load_pipeline(settings.pipeline)  # a wrong name is told at once, not for every document
    return settings


def checker(settings: Settings) -> Callable[[Document], CheckedDocument]:
    """The function that checks one document against the facts that ``settings`` names."""
    from factcheck.checker import check
    from factcheck.facts.load import facts_at

    return partial(check, facts=facts_at(settings.facts), settings=settings)
