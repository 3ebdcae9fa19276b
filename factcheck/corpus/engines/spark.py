"""The audit on a cluster: Spark hands the same work to its machines, and tries it again where one is lost.

This machine reads the corpus and keeps the store, one transaction after the other, so that a job that fails
loses only itself. Each Python of the cluster works through a worker process of its own, as on one machine: a
document that ends, holds up or fills it is tried once more alone, then reported. Needs the extra ``spark``.
"""

from __future__ import annotations

import os
import re
import shutil
import sys
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import astuple
from functools import partial
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING
from urllib.parse import unquote

from factcheck.corpus.arrow import arrow_tables
from factcheck.corpus.basis import basis_of
from factcheck.corpus.cluster import Plan, outcomes, packed, schema, worked
from factcheck.corpus.contents import Part, Task, read_part
from factcheck.corpus.engines import Engine
from factcheck.documents.document import Document
from factcheck.documents.records import OUTLETS, Fields, document_of, missing_column
from factcheck.errors import FactcheckError, InputError, Place
from factcheck.facts.load import read_files
from factcheck.settings import Settings
from factcheck.workers import Done, Failed, Limits

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
_GROUPED = {  # what links.sql and conflicts.sql read
    "documents": "digest, title, published",
    "findings": "digest, claim, fact, verdict, score",
    "claims": "digest, claim, low, high, modifier, resolution, base_unit, cover_low, cover_high, block, "
    "subject_key, attribute_key, period_start, period_end, modality, change, past",
}
_DIFFERENT = {"unnest(": "explode(", "TEMPORARY TABLE": "TEMPORARY VIEW"}  # all in which Spark's SQL differs
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


def engine(settings: Settings, workers: int, limits: Limits, master: str | None = None) -> Engine:
    """An engine on the cluster whose address is ``master``, else on so many cores of this machine."""
    master = master or f"local[{workers},{_ATTEMPTS}]"
    run = partial(_run, settings, limits, master)
    return Engine("spark", workers, run, partial(_grouping, master), _read, partial(_export, master))


def _run(
    settings: Settings, limits: Limits, master: str, chunks: Iterable[Sequence[Task]]
) -> Iterator[Done[Task, dict[str, pa.Table]] | Failed[Task]]:
    plan = Plan(settings, limits, basis_of(settings), tuple(read_files(settings.facts)))
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
                yield from outcomes(done, answer.result())
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

        def ask(query: str) -> Iterator[tuple[object, ...]]:
            for here, there in _DIFFERENT.items():
                query = query.replace(here, there)
            return (tuple(row.values()) for row in spark.sql(query).toArrow().to_pylist())

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


def _job(spark: SparkSession, told: Broadcast[Plan], chunks: list[Sequence[Task]]) -> pa.Table:
    """What the cluster makes of chunks of tasks: a row, as in ``schema``, for each part of them."""
    from pyspark.sql.pandas.types import from_arrow_schema

    frame = spark.createDataFrame(packed(chunks))
    parts = frame.repartition(len(chunks))
    return parts.mapInArrow(partial(worked, told), from_arrow_schema(schema())).toArrow()
