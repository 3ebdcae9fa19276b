"""The engines that there are, and what they hand on; nothing here needs Java."""

import shutil
import sys
from itertools import chain

import pytest

from factcheck.corpus import cluster
from factcheck.corpus.arrow import arrow_schema, arrow_tables
from factcheck.corpus.engines import engines, load_engine, spark
from factcheck.corpus.gather import statements
from factcheck.corpus.rows import JudgedRow
from factcheck.corpus.store import open_store
from factcheck.documents.document import Document
from factcheck.errors import FactcheckError
from factcheck.settings import Settings
from factcheck.workers import Done, Failed, Limits


def test_every_engine_is_found():
    assert engines() == ["local", "spark"]


@pytest.mark.parametrize("name", engines())
def test_an_engine_is_made_without_its_libraries(name):
    engine = load_engine(name)(Settings(), 2, Limits())
    assert (engine.name, engine.workers) == (name, 2)


def test_rows_come_back_from_the_cluster_as_they_went():
    pyarrow = pytest.importorskip("pyarrow")
    first = {"judged": [JudgedRow("a", False, False, ("x", "y"), 2, 3)], "inconsistencies": []}
    second = {"judged": [JudgedRow(digest, True, False, (), 0, 0) for digest in "bc"]}
    tasks = [Document(name, name, "") for name in "abcd"]
    answer = pyarrow.Table.from_batches(
        [
            cluster.row([2, 1], None, None, arrow_tables([second])),
            cluster.row([3], "took too long", 2, {}),
            cluster.row([0], None, None, arrow_tables([first])),
        ]
    )
    failed, done = cluster.outcomes([tasks[:3], tasks[3:]], answer)
    assert failed == Failed(tasks[3], "took too long", 2)
    assert isinstance(done, Done)
    assert done.tasks == (tasks[2], tasks[1], tasks[0])
    assert list(done.results) == ["judged"]
    assert done.results["judged"].schema == arrow_schema("judged")
    assert [row["digest"] for row in done.results["judged"].to_pylist()] == ["b", "c", "a"]


@pytest.mark.parametrize(
    ("missing", "message"),
    [
        ("pyspark.sql", r"install it with: pip install \"factcheck\[spark\]\""),
        ("java", "needs Java; install"),
    ],
)
def test_what_spark_needs_and_does_not_find(monkeypatch, missing, message):
    if missing == "java":
        pytest.importorskip("pyspark")
        monkeypatch.delenv("JAVA_HOME", raising=False)
        monkeypatch.setattr(shutil, "which", lambda name: None)
    else:
        monkeypatch.setitem(sys.modules, missing, None)
    with pytest.raises(FactcheckError, match=message), spark.session("local[1]"):
        pass


@pytest.mark.parametrize(
    ("error", "cause"),
    [
        (ValueError("  Job aborted.\nat line 1"), "Job aborted"),
        (ValueError('Traceback (most recent call last):\n  File "x"\nValueError: no\n'), "ValueError: no"),
        (ValueError(), "ValueError"),
    ],
)
def test_the_cause_of_an_error_in_a_line(error, cause):
    assert spark._cause(error) == cause


def test_the_cluster_is_sent_every_column_that_the_grouping_of_claims_reads(tmp_path):
    script = chain(statements("links.sql"), statements("conflicts.sql"))
    with open_store(tmp_path / "a.duckdb") as store:
        for table, columns in spark._GROUPED.items():
            store.rows(f"CREATE TEMPORARY TABLE sent AS SELECT {columns} FROM {table}")
            store.rows(f"DROP TABLE {table}")
            store.rows(f"CREATE TABLE {table} AS SELECT * FROM sent")
            store.rows("DROP TABLE sent")
        for other in {name for (name,) in store.rows("SHOW TABLES")} - spark._GROUPED.keys():
            store.rows(f"DROP TABLE {other}")
        for statement in script:
            store.rows(statement)
        assert store.rows("SELECT * FROM grouped") == []
        assert store.rows("SELECT * FROM paired") == []
