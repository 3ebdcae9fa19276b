"""How far an audit has come: a bar on a screen, a line now and then elsewhere."""

from __future__ import annotations

import sys
import time
from types import TracebackType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from factcheck.corpus.runs import Totals
    from factcheck.documents.read import Extent

_EVERY = 15.0  # seconds between two lines


class Progress:
    """Shows the totals that it is called with; the remaining time follows from the bytes that are left."""

    def __init__(self, extent: Extent, quiet: bool) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, TaskProgressColumn, TextColumn
        from rich.progress import Progress as Bar

        console = Console(stderr=True)
        self._extent = extent
        self._quiet = quiet
        self._started = self._told = time.monotonic()
        shown = console.is_terminal and not quiet
        columns = (BarColumn(), TaskProgressColumn(), TextColumn("{task.description}", markup=False))
        self._bar = Bar(*columns, console=console, transient=True, disable=not shown)
        self._task = self._bar.add_task("starting", total=extent.size or None)
        self._shown = shown

    def __enter__(self) -> Progress:
        self._bar.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._bar.stop()

    def __call__(self, totals: Totals) -> None:
        """Shows how far a run has come."""
        now = time.monotonic()
        if self._shown:
            text = progress_text(totals, self._extent, now - self._started)
            self._bar.update(self._task, completed=self._extent.read, description=text)
        elif not self._quiet and now - self._told >= _EVERY:
            self._told = now
            print(progress_text(totals, self._extent, now - self._started), file=sys.stderr, flush=True)


def progress_text(totals: Totals, extent: Extent, seconds: float) -> str:
    """One line: what has been done, how fast, how long it will take, what was found.

    >>> from factcheck.corpus.runs import Totals
    >>> from factcheck.documents.read import Extent
    >>> progress_text(Totals(documents=3000, read=2900, errors=12), Extent(size=400, read=100), 10)
    '3,000 documents, 300 a second, 30 s left; 12 errors, 0 warnings'
    """
    parts = [f"{totals.documents:,} documents", f"{totals.documents / max(seconds, 0.001):,.0f} a second"]
    if totals.judged_again:
        parts.append(f"{totals.judged_again:,} judged again")
    if 0 < extent.read < extent.size:
        parts.append(f"{_duration(seconds * (extent.size - extent.read) / extent.read)} left")
    return f"{', '.join(parts)}; {totals.errors:,} errors, {totals.warnings:,} warnings"


def _duration(seconds: float) -> str:
    minutes = round(seconds / 60)
    if minutes < 2:
        return f"{seconds:.0f} s"
    return f"{minutes} min" if minutes < 120 else f"{minutes / 60:.1f} h"
