"""The audit in short, for people: totals, the strongest conflicts, the worst articles, what is frequent."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from rich.text import Text

from factcheck.corpus.queries import Results
from factcheck.corpus.reports._wording import GROUPS, UNFINISHED, counted, day, known, left_out, period
from factcheck.corpus.results import Conflict, Totals
from factcheck.reports._layout import Canvas
from factcheck.visible import shown

if TYPE_CHECKING:
    from factcheck.reports import View

STYLES = {"error": "bold red", "warning": "bold yellow", "note": "bold cyan"}
MOST_CONFLICTS = 10
MOST_ARTICLES = 10
MOST_NAMES = 5


def report(results: Results, view: View) -> Iterator[str]:
    """Some forty lines, however large the corpus is."""
    canvas = Canvas(view)
    totals = results.totals
    yield from canvas.strings(_summary(totals, canvas))
    yield from canvas.strings(_conflicts(results, totals, canvas))
    yield from canvas.strings(_worst(results, canvas))
    for field in GROUPS:
        yield from canvas.strings(_tallies(results, field, canvas))
    yield from canvas.strings(_unread(results, totals, canvas))


def _summary(totals: Totals, canvas: Canvas) -> Iterator[Text]:
    parts = [
        (f"{totals.right:,} right", "green"),
        (f"{totals.to_fix:,} to fix", STYLES["error"] if totals.to_fix else "green"),
        (f"{totals.without_fact:,} without a fact", ""),
        (f"{totals.not_checked:,} not checked", ""),
    ]
    optional = [
        (totals.contested, f"{totals.contested:,} contested", ""),
        (totals.suppressed, f"{totals.suppressed:,} suppressed", ""),
        (totals.inconsistent, f"{totals.inconsistent:,} inconsistent", STYLES["error"]),
        (totals.conflicts, f"{counted(totals.conflicts, 'conflict')} between articles", STYLES["error"]),
        (totals.unread, f"{counted(totals.unread, 'document')} not read", STYLES["error"]),
    ]
    if not totals.finished:
        yield from canvas.folded(Text(UNFINISHED, STYLES["warning"]))
    parts += [(text, style) for number, text, style in optional if number]
    head = f"{counted(totals.documents, 'article')}, {counted(totals.figures, 'figure')}"
    yield from canvas.folded(
        Text.assemble((head, "bold"), ": ") + Text(", ").join(Text(*part) for part in parts)
    )


def _conflicts(results: Results, totals: Totals, canvas: Canvas) -> Iterator[Text]:
    if not totals.conflicts:
        return
    strongest = f", the strongest {MOST_CONFLICTS}" if totals.conflicts > MOST_CONFLICTS else ""
    yield from _heading(f"Conflicts between articles ({totals.conflicts:,}{strongest})")
    for conflict in results.conflicts(MOST_CONFLICTS):
        yield from canvas.folded(_about(conflict))
        for side in conflict.sides:
            when = f" {day(side.first.published)}" if side.first.published else ""
            first = f"first{when}, {shown(side.first.name)}"
            value = (shown(side.value, 40), 24, "bold")
            yield canvas.columns(value, (counted(side.documents, "article"), 12, ""), (first, 0, "dim"))
        if record := conflict.record:
            since = f"as of {day(record.as_of)}" if record.as_of else ""
            yield canvas.columns((shown(record.value, 40), 24, "green"), ("fact", 12, ""), (since, 0, "dim"))


def _about(conflict: Conflict) -> Text:
    attribute = f": {shown(conflict.attribute)}" if conflict.attribute else ""
    when = period(conflict.period_start, conflict.period_end)
    about = f"  {known(conflict.subject)}{attribute}{f', {when}' if when else ''}"
    return Text.assemble((conflict.severity, STYLES[conflict.severity]), about)


def _worst(results: Results, canvas: Canvas) -> Iterator[Text]:
    worst = results.worst(MOST_ARTICLES)
    if worst:
        yield from _heading("Articles with the most to fix")
    for row in worst:
        yield canvas.columns(
            (counted(row.errors, "error"), 10, STYLES["error"] if row.errors else ""),
            (counted(row.warnings, "warning"), 11, STYLES["warning"] if row.warnings else ""),
            ("  ".join(shown(name) for name in (row.article.name, row.article.title) if name), 0, ""),
        )


def _tallies(results: Results, field: str, canvas: Canvas) -> Iterator[Text]:
    tallies, others = left_out(results.tallies(field), MOST_NAMES, GROUPS[field])
    if tallies:
        yield from _heading(f"Findings by {field}")
    for tally in tallies:
        yield canvas.columns((f"{tally.total:,}", 7, "bold"), (known(tally.name), 0, ""))
    if tallies and others:
        yield canvas.columns((others, 0, "dim"))


def _unread(results: Results, totals: Totals, canvas: Canvas) -> Iterator[Text]:
    if totals.unread:
        yield from _heading(f"Not read ({totals.unread:,})")
    for name, reason in results.failures(MOST_NAMES):
        yield from canvas.folded(Text(f"{shown(name)}: {shown(reason)}"))


def _heading(text: str) -> Iterator[Text]:
    yield from (Text(), Text(text, "bold"))
