"""CSV for spreadsheets: a line for each finding, the worst first.

A cell that a spreadsheet would run as a formula begins with an apostrophe.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from io import StringIO
from typing import TYPE_CHECKING

from factcheck.corpus.queries import Results
from factcheck.corpus.results import Problem
from factcheck.visible import visible

if TYPE_CHECKING:
    from factcheck.reports import View

COLUMNS = (
    "severity", "check", "slip", "subject", "attribute", "figures", "sentences", "reason", "comes_to",
    "replacement", "said_by", "quoted", "fact", "value", "source", "source_url", "title", "outlet",
    "published", "copies", "url", "document",
)  # fmt: skip
# What begins a formula; spreadsheets take the wide forms for the narrow ones.
FORMULA = tuple("=+-@＝＋－＠")


def report(results: Results, view: View) -> Iterator[str]:
    """The names of the columns, then the lines."""
    yield _line(COLUMNS)
    for problem in results.problems():
        yield _line([defused(cell) for cell in _cells(problem)])


def defused(text: str) -> str:
    """``text`` on one line, which no spreadsheet takes for a formula.

    >>> defused("=HYPERLINK(A1)"), defused("-5 %"), defused("5 - 3")
    ("'=HYPERLINK(A1)", "'-5 %", '5 - 3')
    """
    seen = visible(text)
    return f"'{seen}" if seen.lstrip().startswith(FORMULA) else seen


def _cells(problem: Problem) -> list[str]:
    article, record = problem.article, problem.record
    figures = [figure for passage in problem.passages for figure in passage.figures]
    cells = (
        problem.severity,
        problem.check,
        problem.slip,
        problem.subject,
        problem.attribute,
        " | ".join(figures),
        " | ".join(passage.text for passage in problem.passages),
        problem.reason,
        problem.computed,
        problem.replacement,
        problem.attributed_to,
        "yes" if problem.quoted else "no",
        *((record.fact, record.value, record.source, record.url) if record else ("",) * 4),
        article.title,
        article.outlet,
        article.published,
        article.copies,
        article.url,
        article.name,
    )
    return ["" if cell is None else str(cell) for cell in cells]


def _line(cells: tuple[str, ...] | list[str]) -> str:
    line = StringIO()
    csv.writer(line, lineterminator="\n").writerow(cells)
    return line.getvalue()
