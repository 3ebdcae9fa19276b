"""The classes of rows and ``schema.sql`` say the same."""

from datetime import date
from importlib.resources import files

import duckdb
import pyarrow as pa
import pytest

from factcheck.corpus.arrow import arrow_schema, arrow_table
from factcheck.corpus.rows import TABLES
from factcheck.corpus.store import open_store

TYPES = {
    "VARCHAR": pa.string(),
    "BIGINT": pa.int64(),
    "INTEGER": pa.int64(),
    "DOUBLE": pa.float64(),
    "BOOLEAN": pa.bool_(),
    "BLOB": pa.binary(),
    "DATE": pa.date32(),
    "VARCHAR[]": pa.list_(pa.string()),
}


@pytest.fixture(scope="module")
def schema():
    with duckdb.connect() as database:
        database.execute(files("factcheck.corpus").joinpath("schema.sql").read_text(encoding="utf-8"))
        yield database


@pytest.mark.parametrize("table", TABLES)
def test_columns_and_types_are_those_of_the_schema(table, schema):
    described = schema.execute(f"DESCRIBE {table}").fetchall()
    assert [(name, TYPES[type]) for name, type, *_ in described] == [
        (field.name, field.type) for field in arrow_schema(table)
    ]


def test_every_table_is_explained():
    lines = files("factcheck.corpus").joinpath("schema.sql").read_text(encoding="utf-8").splitlines()
    tables = [at for at, line in enumerate(lines) if line.startswith("CREATE TABLE")]
    assert len(tables) > len(TABLES)
    assert [lines[at] for at in tables if not lines[at - 1].startswith("--")] == []


def test_rows_come_back_as_they_were(tmp_path):
    rows = [("a.txt", "a", None, "Ä", None, date(2025, 1, 28), "0" * 64, 5)]
    with open_store(tmp_path / "a.duckdb") as store:
        store.add({"documents": arrow_table("documents", rows), "claims": arrow_table("claims", [])})
        assert store.rows("FROM documents") == rows
