"""``factcheck extract``: the figures of documents, without facts."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import typer

from factcheck.cli import options

if TYPE_CHECKING:
    from factcheck.documents.document import Document
    from factcheck.quantities.extract import Extraction


def extract(
    documents: options.Documents,
    format: options.Format = "terminal",
    output: options.Output = None,
    text_field: options.TextField = "text",
    title_field: options.TitleField = "title",
    date_field: options.DateField = "published",
    id_field: options.IdField = "id",
    url_field: options.UrlField = "url",
    input_format: options.InputFormat = None,
    workers: options.Workers = 1,
    fail_on: options.Fail = options.FailOn.error,
    quiet: options.Quiet = False,
    no_color: options.NoColor = False,
) -> None:
    """Lists the numeric claims of documents, without facts.

    Nothing is compared, so nothing found makes the exit code 1, whatever --fail-on says.
    """
    from factcheck.cli.output import Outcome, in_color, width, write
    from factcheck.cli.run import over_documents
    from factcheck.documents.read import read
    from factcheck.documents.records import Fields
    from factcheck.reports import View, load_report

    fields = Fields(text_field, title_field, date_field, id_field, url_field)
    outcome = Outcome()
    results = outcome.watch(
        over_documents(extractor, read(documents, fields=fields, input_format=input_format), workers)
    )
    view = View(width(), in_color(no_color, output), quiet=quiet)
    write(load_report(format).extract(results, view), output)
    raise typer.Exit(outcome.exit_code(fail_on))


def extractor() -> Callable[[Document], tuple[Document, Extraction]]:
    """The function that finds the figures of one document."""
    from factcheck.quantities.extract import extract_quantities

    return lambda document: (document, extract_quantities(document))
