"""What goes to a Spark cluster and comes back, and what its machines do with it.

Each Python of the cluster works through a worker process of its own, as on one machine: a document that ends,
holds up or fills it is tried once more alone, then reported.
"""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, partial
from itertools import chain
from pathlib import Path
from tempfile import mkdtemp
from typing import TYPE_CHECKING, NamedTuple

from factcheck.corpus.arrow import arrow_schema, arrow_tables
from factcheck.corpus.basis import Basis, basis_of
from factcheck.corpus.contents import Task
from factcheck.corpus.rows import Rows
from factcheck.corpus.work import auditor
from factcheck.errors import FactcheckError
from factcheck.settings import Settings
from factcheck.workers import Crew, Done, Failed, Limits

if TYPE_CHECKING:
    import pyarrow as pa
    from pyspark import Broadcast

_HEAD = ("numbers", "reason", "attempts")
_TABLES = ("contents", "claims", "findings", "inconsistencies", "judged")


class _Numbered(NamedTuple):
    """A task with its place in its job."""

    number: int
    task: Task


@dataclass(frozen=True, slots=True)
class Plan:
    """What the cluster is told. Its machines need not have the files of the facts: ``facts`` holds them."""

    settings: Settings
    limits: Limits
    basis: Basis
    facts: tuple[tuple[str, bytes], ...]


@cache
def schema() -> pa.Schema:
    """A row for tasks that are done, with a list of new rows for each table, or for one that has failed."""
    import pyarrow as pa

    head = {"numbers": pa.list_(pa.int64()), "reason": pa.string(), "attempts": pa.int64()}
    return pa.schema({**head, **{name: pa.list_(pa.struct(arrow_schema(name))) for name in _TABLES}})


def packed(chunks: Sequence[Sequence[Task]]) -> pa.Table:
    """The chunks of a job, a row each, as ``worked`` takes them."""
    import pyarrow as pa

    numbers = iter(range(sum(map(len, chunks))))
    # Pickled, as Spark sends whatever it sends; nothing of this is ever stored.
    sent = [pickle.dumps([_Numbered(next(numbers), task) for task in chunk]) for chunk in chunks]
    return pa.table({"tasks": pa.array(sent, pa.binary())})


def worked(told: Broadcast[Plan], batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """The rows of ``schema`` for chunks of tasks; runs in a Python of the cluster."""
    chunks = (pickle.loads(sent.as_py()) for batch in batches for sent in batch.column(0))
    crew = _crew(told.value)
    try:
        for outcome in crew.work(chunks):
            if isinstance(outcome, Failed):
                yield row([outcome.task.number], outcome.reason, outcome.attempts, {})
            else:
                yield row([task.number for task in outcome.tasks], None, None, outcome.results)
    except BaseException:
        _crew.cache_clear()
        crew.dismiss()
        raise


@cache
def _crew(plan: Plan) -> Crew[_Numbered, Rows, dict[str, pa.Table]]:
    """A worker process that stays for all the work that this Python is given."""
    from pyspark import SparkFiles

    folder = Path(mkdtemp(dir=SparkFiles.getRootDirectory()))  # which goes when the work is over
    facts = []
    for number, (name, raw) in enumerate(plan.facts):
        facts.append(folder / f"{number}{Path(name).suffix}")
        facts[-1].write_bytes(raw)
    prepare = partial(_prepared, replace(plan.settings, facts=tuple(facts)), plan.basis)
    return Crew(prepare, arrow_tables, workers=1, limits=plan.limits)


def _prepared(settings: Settings, basis: Basis) -> Callable[[_Numbered], Rows]:
    work = auditor(settings)
    if basis_of(settings) != basis:
        raise FactcheckError("a machine has another version of factcheck or of a library; install the same")
    return lambda numbered: work(numbered.task)


def row(
    numbers: list[int], reason: str | None, attempts: int | None, tables: dict[str, pa.Table]
) -> pa.RecordBatch:
    """A row of ``schema``: the tasks that were done, with their rows; or one that was not, and why."""
    import pyarrow as pa

    columns: dict[str, pa.Array] = {
        "numbers": pa.array([numbers], pa.list_(pa.int64())),
        "reason": pa.array([reason], pa.string()),
        "attempts": pa.array([attempts], pa.int64()),
    }
    for name, table in tables.items():
        rows = table.to_struct_array().combine_chunks()
        columns[name] = pa.ListArray.from_arrays(pa.array([0, len(rows)], pa.int32()), rows)
    arrays = [columns.get(field.name, pa.nulls(1, field.type)) for field in schema()]
    return pa.RecordBatch.from_arrays(arrays, schema=schema())


def outcomes(
    chunks: list[Sequence[Task]], answer: pa.Table
) -> Iterator[Done[Task, dict[str, pa.Table]] | Failed[Task]]:
    """What has become of the tasks of a job: all that are done together, and each that has failed."""
    tasks = list(chain.from_iterable(chunks))
    done: list[Task] = []
    for numbers, reason, attempts in zip(*(answer[name].to_pylist() for name in _HEAD), strict=True):
        if reason is None:
            done += (tasks[number] for number in numbers)
        else:
            yield Failed(tasks[numbers[0]], reason, attempts)
    if done:
        tables = {name: _unnested(answer[name], name) for name in _TABLES}
        yield Done(tuple(done), {name: table for name, table in tables.items() if table.num_rows})


def _unnested(column: pa.ChunkedArray, name: str) -> pa.Table:
    import pyarrow as pa
    from pyarrow.compute import list_flatten

    return pa.Table.from_struct_array(list_flatten(column)).cast(arrow_schema(name))
