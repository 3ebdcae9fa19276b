"""Rows as Arrow tables, in which they go from process to process and into the store."""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterable
from contextlib import suppress
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from factcheck.corpus.rows import Rows, columns_of

if TYPE_CHECKING:
    import pyarrow as pa


@cache
def arrow_schema(table: str) -> pa.Schema:
    """The Arrow schema of the rows of a table, as ``columns_of`` has it."""
    import pyarrow as pa

    _leave_pandas_out()
    types = {
        str: pa.string(),
        int: pa.int64(),
        float: pa.float64(),
        bool: pa.bool_(),
        bytes: pa.binary(),
        date: pa.date32(),
        tuple[str, ...]: pa.list_(pa.string()),
    }
    fields = []
    for name, hint in columns_of(table).items():
        (plain,) = [each for each in types if hint in (each, each | None)]
        fields.append(pa.field(name, types[plain]))
    return pa.schema(fields)


@cache
def _leave_pandas_out() -> None:
    """Keeps Arrow from importing pandas, where it is installed.

    It would with the first list that it is given, to ask whether that is one of pandas', and takes longer
    for it than for all else that it does at the start. It asks once; then pandas can be imported again.
    """
    import pyarrow as pa

    if "pandas" not in sys.modules:
        sys.modules["pandas"] = None  # type: ignore[assignment]
        with suppress(AttributeError, ImportError):
            pa.array([])
        del sys.modules["pandas"]


def arrow_tables(some: Iterable[Rows]) -> dict[str, pa.Table]:
    """Rows as Arrow, a table for each name that has any."""
    together: Rows = defaultdict(list)
    for rows in some:
        for name, each in rows.items():
            together[name] += each
    return {name: arrow_table(name, each) for name, each in together.items() if each}


def arrow_table(table: str, rows: list[tuple[object, ...]]) -> pa.Table:
    """Rows of one table as Arrow."""
    import pyarrow as pa

    schema = arrow_schema(table)
    columns = list(zip(*rows, strict=True)) or [()] * len(schema)
    return pa.table(
        [pa.array(column, field.type) for column, field in zip(columns, schema, strict=True)], schema=schema
    )
