"""The audit on a cluster: Spark hands the same work to its machines, and tries it again where one is lost.

This machine reads the corpus and keeps the store, one transaction after the other, so that a job that fails
loses only itself. Each Python of the cluster works through a worker process of its own, as on one machine: a
document that ends, holds up or fills it is tried once more alone, then reported. Needs the extra ``spark``.
"""

from __future__ import annotations

import os
import pickle
import re
import shutil
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import astuple, dataclass, replace
from functools import cache, partial
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory, mkdtemp
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote

from factcheck.corpus.basis import Basis, basis_of
from factcheck.corpus.contents import Part, Task, read_part
from factcheck.corpus.engines import Engine
from factcheck.corpus.rows import Rows, arrow_schema, arrow_tables
from factcheck.corpus.work import auditor
from factcheck.documents.document import Document
from factcheck.documents.records import OUTLETS, Fields, document_of, missing_column
from factcheck.errors import FactcheckError, InputError, Place
from factcheck.facts.load import read_files
from factcheck.settings import Settings
from factcheck.workers import Crew, Done, Failed, Limits

if TYPE_CHECKING:
    import pyarrow as pa
    from pyspark import Broadcast
    from pyspark.sql import SparkSession

    from factcheck.corpus.gather import Ask
    from factcheck.corpus.store import Store

_JOBS = 3  # under way at once, so that no machine waits for the last task of a job
_CHUNKS = 128  # of tasks, in a job; the results of all jobs under way are in the memory of this machine
_ROWS = 50_000  # of a table, written at once
_ATTEMPTS = 4  # at a part of a job, before Spark gives the job up
_FILE, _ROW = "factcheck file", "factcheck row"  # columns that no corpus has
_THIS_MACHINE = re.compile("^file:/+")
_HEAD = ("numbers", "reason", "attempts")
_TABLES = ("contents", "claims", "findings", "inconsistencies", "judged")
_GROUPED = {  # what conflicts.sql reads
    "documents": "digest, title, published",
    "findings": "digest, claim, fact, verdict, score",
    "claims": "digest, claim, low, high, modifier, resolution, base_unit, cover_low, cover_high, block, "
    "subject_key, attribute_key, period_start, period_end, modality, change, past",
}
_LOCAL = {
    "spark.driver.host": "127.0.0.1",
    "spark.driver.bindAddress": "127.0.0.1",
    "spark.ui.enabled": "false",
}
_ALWAYS = {
    "spark.sql.session.timeZone": "UTC",
    "spark.log.level": "OFF",  # what goes wrong comes back as an error
    "spark.ui.showConsoleProgress": "false",
    "spark.sql.execution.arrow.maxRecordsPerBatch": "4",  # a record is a chunk of tasks, or its results
}


class _Numbered(NamedTuple):
    """A task with its place in its job."""

    number: int
    task: Task


@dataclass(frozen=True, slots=True)
class _Plan:
    """What the cluster is told. Its machines need not have the files of the facts: ``facts`` holds them."""

    settings: Settings
    limits: Limits
    basis: Basis
    facts: tuple[tuple[str, bytes], ...]


def engine(settings: Settings, workers: int, limits: Limits, master: str | None = None) -> Engine:
    """An engine on the cluster whose address is ``master``, else on so many cores of this machine."""
    master = master or f"local[{workers},{_ATTEMPTS}]"
    run = partial(_run, settings, limits, master)
    return Engine("spark", workers, run, partial(_grouping, master), _read, partial(_export, master))


def _run(
    settings: Settings, limits: Limits, master: str, chunks: Iterable[Sequence[Task]]
) -> Iterator[Done[Task, dict[str, pa.Table]] | Failed[Task]]:
    plan = _Plan(settings, limits, basis_of(settings), tuple(read_files(settings.facts)))
    source = iter(chunks)
    with session(master) as spark, ThreadPoolExecutor(_JOBS) as threads:
        told = spark.sparkContext.broadcast(plan)
        jobs: deque[tuple[list[Sequence[Task]], Future[pa.Table]]] = deque()
        try:
            while True:
                while len(jobs) < _JOBS:
                    some: list[Sequence[Task]] = []
                    while len(some) < _CHUNKS and (chunk := next(source, None)):
                        if isinstance(chunk[0], Part):
                            yield _read_here(chunk, settings)
                        else:
                            some.append(chunk)
                    if not some:
                        break
                    jobs.append((some, threads.submit(_job, spark, told, some)))
                if not jobs:
                    return
                done, answer = jobs.popleft()
                yield from _outcomes(done, answer.result())
        finally:
            threads.shutdown(wait=False, cancel_futures=True)
            spark.sparkContext.cancelAllJobs()


def _read_here(chunk: Sequence[Task], settings: Settings) -> Done[Task, dict[str, pa.Table]]:
    rows = [read_part(task, settings) for task in chunk if isinstance(task, Part)]
    return Done(tuple(chunk), arrow_tables(rows))


@contextmanager
def session(master: str) -> Iterator[SparkSession]:
    """A connection to Spark; what goes wrong inside is told as Spark's."""
    try:
        from py4j.protocol import Py4JError
        from pyspark.errors import PySparkException
        from pyspark.sql import SparkSession
    except ImportError:
        what = 'needs a further library; install it with: pip install "factcheck[spark]"'
        raise FactcheckError(f"--engine spark {what}") from None
    if not os.environ.get("JAVA_HOME") and not shutil.which("java"):
        raise FactcheckError("--engine spark needs Java; install version 17 or later, or set JAVA_HOME")
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    spark = None
    try:
        builder = SparkSession.builder.appName("factcheck").master(master)
        for key, value in {**_ALWAYS, **(_LOCAL if master.startswith("local") else {})}.items():
            builder = builder.config(key, value)
        spark = builder.getOrCreate()
        yield spark
    except (PySparkException, Py4JError) as error:
        what = f"Spark at {master} ended the work: {_cause(error)}"
        raise FactcheckError(f"{what}; what was done is kept, and the next run goes on from there") from None
    finally:
        if spark is not None:
            with suppress(Py4JError, OSError):  # it may have ended already
                spark.stop()


@contextmanager
def _grouping(master: str, store: Store) -> Iterator[Ask]:
    """Answers SQL from the cluster, which is sent the columns that the grouping of claims reads."""
    with session(master) as spark:
        for name, columns in _GROUPED.items():
            table = store.sql.sql(f"SELECT {columns} FROM {name}").to_arrow_table()
            spark.createDataFrame(table).createOrReplaceTempView(name)

        def ask(query: str) -> list[tuple[object, ...]]:
            answer = spark.sql(query.replace("unnest(", "explode("))  # all in which its SQL differs
            return [tuple(row.values()) for row in answer.toArrow().to_pylist()]

        yield ask


def _export(master: str, store: Store, address: str) -> None:
    """Writes every table as a folder of Parquet files, a part after the other."""
    import pyarrow as pa
    from pyarrow.parquet import ParquetFile

    with TemporaryDirectory() as folder, session(master) as spark:
        store.export(Path(folder))
        for path in sorted(Path(folder).iterdir()):
            table = ParquetFile(path)
            parts = map(pa.Table.from_batches, ([batch] for batch in table.iter_batches(_ROWS)))
            # First of all nothing, so that a table without rows is written too.
            for number, part in enumerate(chain([table.schema_arrow.empty_table()], parts)):
                mode = "append" if number else "overwrite"
                spark.createDataFrame(part).write.mode(mode).parquet(f"{address.rstrip('/')}/{path.name}")


def _read(address: str, fields: Fields) -> Iterator[Document | InputError]:
    """The documents of Parquet files on any file system that Spark reads, while ``_run`` is at work.

    They have the same names, file and row, as when this machine reads the files.
    """
    from pyspark.errors import PySparkException
    from pyspark.sql import SparkSession
    from pyspark.sql.functions import col

    spark = SparkSession.active()
    try:
        frame = spark.read.parquet(address)
    except PySparkException as error:
        yield InputError(f"cannot be read by Spark: {_cause(error)}; check the address", Place(address))
        return
    if fields.text not in frame.columns:
        yield missing_column(frame.columns, fields, Place(address))
        return
    wanted = [name for name in frame.columns if name in (*astuple(fields), *OUTLETS)]
    place = (col("_metadata.file_path").alias(_FILE), col("_metadata.row_index").alias(_ROW))
    rows = frame.select(*wanted, *place)
    if dict(rows.dtypes).get(fields.published) != "string":
        # As a string a time is that of the session, UTC; as a value it would be moved to this machine's.
        rows = rows.withColumns(
            {name: col(name).cast("string") for name in wanted if name == fields.published}
        )
    for row in rows.toLocalIterator(prefetchPartitions=True):
        record = row.asDict()
        at = Place(_THIS_MACHINE.sub("/", unquote(record.pop(_FILE))), record.pop(_ROW) + 1)
        try:
            yield document_of(record, at, fields)
        except InputError as error:
            yield error


def _cause(error: Exception) -> str:
    """What was at the bottom of an error of Spark, in a line."""
    cause = getattr(error, "java_exception", None)
    while cause is not None and cause.getCause() is not None:
        cause = cause.getCause()
    lines = str(error if cause is None else cause.getMessage()).strip().splitlines() or [type(error).__name__]
    # Of a mistake in Python the last line says which.
    return lines[-1 if any("Traceback" in line for line in lines) else 0].strip().rstrip(".")


def _job(spark: SparkSession, told: Broadcast[_Plan], chunks: list[Sequence[Task]]) -> pa.Table:
    """What the cluster makes of chunks of tasks: a row, as in ``_schema``, for each part of them."""
    import pyarrow as pa
    from pyspark.sql.pandas.types import from_arrow_schema

    numbers = iter(range(sum(map(len, chunks))))
    # Pickled, as Spark sends whatever it sends; nothing of this is ever stored.
    sent = [pickle.dumps([_Numbered(next(numbers), task) for task in chunk]) for chunk in chunks]
    frame = spark.createDataFrame(pa.table({"tasks": pa.array(sent, pa.binary())}))
    parts = frame.repartition(len(chunks))
    return parts.mapInArrow(partial(_worked, told), from_arrow_schema(_schema())).toArrow()


@cache
def _schema() -> pa.Schema:
    """A row for tasks that are done, with a list of new rows for each table, or for one that has failed."""
    import pyarrow as pa

    head = {"numbers": pa.list_(pa.int64()), "reason": pa.string(), "attempts": pa.int64()}
    return pa.schema({**head, **{name: pa.list_(pa.struct(arrow_schema(name))) for name in _TABLES}})


def _worked(told: Broadcast[_Plan], batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """The rows of ``_schema`` for chunks of tasks; runs in a Python of the cluster."""
    chunks = (pickle.loads(sent.as_py()) for batch in batches for sent in batch.column(0))
    crew = _crew(told.value)
    try:
        for outcome in crew.work(chunks):
            if isinstance(outcome, Failed):
                yield _row([outcome.task.number], outcome.reason, outcome.attempts, {})
            else:
                yield _row([task.number for task in outcome.tasks], None, None, outcome.results)
    except BaseException:
        _crew.cache_clear()
        crew.dismiss()
        raise


@cache
def _crew(plan: _Plan) -> Crew[_Numbered, Rows, dict[str, pa.Table]]:
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


def _row(
    numbers: list[int], reason: str | None, attempts: int | None, tables: dict[str, pa.Table]
) -> pa.RecordBatch:
    import pyarrow as pa

    row: dict[str, pa.Array] = {
        "numbers": pa.array([numbers], pa.list_(pa.int64())),
        "reason": pa.array([reason], pa.string()),
        "attempts": pa.array([attempts], pa.int64()),
    }
    for name, table in tables.items():
        rows = table.to_struct_array().combine_chunks()
        row[name] = pa.ListArray.from_arrays(pa.array([0, len(rows)], pa.int32()), rows)
    schema = _schema()
    columns = [row.get(field.name, pa.nulls(1, field.type)) for field in schema]
    return pa.RecordBatch.from_arrays(columns, schema=schema)


def _outcomes(
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
