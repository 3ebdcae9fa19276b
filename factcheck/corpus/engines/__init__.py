"""Where the work of an audit is done, a file each: on this machine, on a cluster."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from factcheck.corpus.work import Task
from factcheck.workers import Done, Failed

if TYPE_CHECKING:
    import pyarrow as pa


@dataclass(frozen=True, slots=True)
class Engine:
    """Does the work: ``run`` takes tasks in chunks, and gives the rows of each as they come in.

    Rows come as Arrow tables by the names of ``rows.py``. A task that cannot be done comes back as failed.
    """

    name: str
    workers: int
    run: Callable[[Iterable[Sequence[Task]]], Iterator[Done[Task, dict[str, pa.Table]] | Failed[Task]]]
