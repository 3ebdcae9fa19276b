"""The audit on this machine: worker processes, each with facts of its own."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from factcheck.corpus.arrow import arrow_tables
from factcheck.corpus.contents import Task
from factcheck.corpus.engines import Engine
from factcheck.corpus.rows import Rows
from factcheck.settings import Settings
from factcheck.workers import Limits, in_processes

LIMITS = Limits(seconds=60, megabytes=1000)


def _auditor(settings: Settings) -> Callable[[Task], Rows]:
    from factcheck.corpus.work import auditor  # in the processes alone: it loads spaCy

    return auditor(settings)


def engine(
    settings: Settings,
    workers: int,
    limits: Limits = LIMITS,
    prepare: Callable[[Settings], Callable[[Task], Rows]] = _auditor,
) -> Engine:
    """An engine of so many processes, in each of which ``prepare`` gives the function that does the work."""
    run = partial(
        in_processes,
        prepare=partial(prepare, settings),
        pack=arrow_tables,
        workers=workers,
        limits=limits,
        ahead="factcheck.corpus.ahead",
    )
    return Engine("local", workers, run)
