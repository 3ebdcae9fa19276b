"""The database that an audit keeps: one DuckDB file, whose schema is ``schema.sql``."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

from factcheck.corpus.basis import Basis
from factcheck.corpus.rows import TABLES, columns_of
from factcheck.errors import FactcheckError, InputError, Place

if TYPE_CHECKING:
    import duckdb
    import pyarrow as pa

# The tables whose rows belong to a content.
OF_CONTENTS = ("contents", "claims", "findings", "inconsistencies")
_PART = 10_000  # rows of an answer that are held at once
_USING = "the store cannot be written or read: {}; mend that, and the same command goes on where it stopped"
_DATABASE = "store"  # by which DuckDB knows the file
_GROUP = 20_480  # rows of a table, of which the last are written anew whenever some have been added
MEMORY = 128  # megabytes that DuckDB may hold; the rest waits on disk, or is read again when it is asked for


class Store:
    """A store that is open; ``sql`` is its connection, for anything that is best said in SQL."""

    def __init__(self, sql: duckdb.DuckDBPyConnection) -> None:
        self.sql = sql

    def rows(self, query: str, parameters: Iterable[object] = ()) -> list[tuple[Any, ...]]:
        """What a query gives."""
        return self.sql.execute(query, list(parameters)).fetchall()

    def each(self, query: str, parameters: Iterable[object] = ()) -> Iterator[tuple[Any, ...]]:
        """What a query gives, a part at a time. Read it to its end before the next is put."""
        found = self.sql.execute(query, list(parameters))
        while rows := found.fetchmany(_PART):
            yield from rows

    def give_up(self) -> None:
        """Ends what ``each`` was reading; before that, no table can be registered."""
        self.rows("SELECT 1")

    @contextmanager
    def aside(self) -> Iterator[Store]:
        """The store again, to be read whatever is put or kept meanwhile."""
        with self.sql.cursor() as connection:
            connection.execute(f"USE {_DATABASE}")
            yield Store(connection)

    def add(self, tables: Mapping[str, pa.Table]) -> None:
        """Appends rows, table by table. Call it inside ``transaction``."""
        for name, table in tables.items():
            if table.num_rows:
                columns = ", ".join(f'"{column}"' for column in columns_of(name))
                self.sql.register("added", table)
                self.sql.execute(f"INSERT INTO {name} ({columns}) SELECT {columns} FROM added")
                self.sql.unregister("added")

    def remove(self, digests: pa.Table) -> None:
        """Removes the rows of these contents, the column ``digest`` of a table."""
        if digests.num_rows:
            self.sql.register("removed", digests)
            for name in OF_CONTENTS:
                self.sql.execute(f"DELETE FROM {name} WHERE digest IN (SELECT digest FROM removed)")
            self.sql.unregister("removed")

    def forget(self, condition: str, parameters: Iterable[object] = ()) -> None:
        """Removes the contents of which ``condition`` holds, with all their rows."""
        gone = self.rows(f"SELECT digest FROM contents WHERE {condition}", parameters)
        if gone:
            import pyarrow as pa

            with self.transaction():
                self.remove(pa.table({"digest": pa.array([digest for (digest,) in gone], pa.string())}))

    def unjudge(self, judged: pa.Table) -> None:
        """Takes out what will be replaced of contents that were judged again."""
        self.sql.register("judged", judged)
        for table, which in (("findings", "NOT same"), ("inconsistencies", "compared")):
            self.rows(f"DELETE FROM {table} WHERE digest IN (SELECT digest FROM judged WHERE {which})")
        self.sql.unregister("judged")

    def judge(self, judged: pa.Table, basis: Basis) -> None:
        """Enters that contents were judged again, when what was found in them has been added."""
        self.sql.register("judged", judged)
        self.rows(
            """
            UPDATE contents SET subjects = new.subjects, errors = new.errors, warnings = new.warnings FROM (
                SELECT judged.digest, any_value(judged.subjects) AS subjects,
                    any_value(errors) + count(*) FILTER (severity = 'error' AND NOT suppressed) AS errors,
                    any_value(warnings) + count(*) FILTER (severity = 'warning' AND NOT suppressed)
                        AS warnings
                FROM judged LEFT JOIN inconsistencies USING (digest)
                WHERE NOT same GROUP BY judged.digest
            ) AS new WHERE contents.digest = new.digest
            """
        )
        self.rows(
            "UPDATE contents SET judging = ?, facts = ? WHERE digest IN (SELECT digest FROM judged)",
            [basis.judging, basis.facts],
        )
        self.sql.unregister("judged")

    def name_failures(self) -> None:
        """Says of each content that failed which documents hold it."""
        self.rows(
            """
            INSERT INTO failures SELECT DISTINCT documents.name, digest, reason, attempts
            FROM failures JOIN documents USING (digest) WHERE failures.name = ''
            """
        )
        self.rows("DELETE FROM failures WHERE name = '' AND digest IS NOT NULL")

    @contextmanager
    def room(self, megabytes: int) -> Iterator[None]:
        """Inside, queries over the whole store may use so much memory."""
        self.sql.execute(f"SET memory_limit = '{megabytes}MB'")
        try:
            yield
        finally:
            self.sql.execute(f"SET memory_limit = '{MEMORY}MB'")

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Everything inside is kept together, or not at all."""
        self.sql.begin()
        try:
            yield
        except BaseException:
            self.sql.rollback()
            raise
        self.sql.commit()

    def severities(self) -> Counter[str]:
        """How much was found of each severity, and not suppressed; what stands in a copy counts once."""
        query = """
            SELECT severity, count(*) FROM (
                SELECT severity FROM findings WHERE severity IS NOT NULL
                UNION ALL SELECT severity FROM inconsistencies WHERE NOT suppressed
                UNION ALL SELECT severity FROM conflicts
            ) GROUP BY severity
        """
        return Counter(dict(self.rows(query)))

    def export(self, folder: Path) -> None:
        """Writes every table as ``TABLE.parquet`` into ``folder``; equal stores give equal files."""
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise InputError(
                f"cannot be made: {error.strerror}; name another folder", Place(str(folder))
            ) from None
        for (name,) in self.rows(
            "SELECT table_name FROM duckdb_tables() WHERE NOT temporary ORDER BY table_name"
        ):
            target = _quoted(folder / f"{name}.parquet")
            self.sql.execute(f"COPY (SELECT * FROM {name} ORDER BY ALL) TO {target} (FORMAT parquet)")


@contextmanager
def open_store(path: Path, *, read_only: bool = False) -> Iterator[Store]:
    """The store in this file; it is made when it is missing, unless it is opened ``read_only``.

    Raises ``InputError`` for a file that is no store, or that another process is using.
    """
    import duckdb

    place = Place(str(path))
    if read_only and not path.is_file():
        raise InputError("no such store; make it with: factcheck audit CORPUS --store FILE", place)
    config: dict[str, Any] = {
        "memory_limit": f"{MEMORY}MB",
        "threads": "1",
        "preserve_insertion_order": "false",
        "temp_directory": f"{path}.tmp",
    }
    connection = duckdb.connect(config=config)
    options = f"TYPE duckdb, ROW_GROUP_SIZE {_GROUP}" + (", READ_ONLY" if read_only else "")
    try:
        connection.execute(f"ATTACH {_quoted(path)} AS {_DATABASE} ({options})")
        connection.execute(f"USE {_DATABASE}")
    except duckdb.Error as error:
        connection.close()
        raise InputError(_opening(str(error)), place) from None
    try:
        _prepare(connection, place, read_only)
        yield Store(connection)
    except duckdb.InterruptException:
        raise KeyboardInterrupt from None
    except duckdb.Error as error:
        problem = str(error).partition("\n")[0]
        raise FactcheckError(f"{place}: {_USING.format(problem)}") from error
    finally:
        connection.close()


def _quoted(path: Path) -> str:
    return "'" + str(path).replace("'", "''") + "'"


def _opening(problem: str) -> str:
    if "lock" in problem:
        return "is used by another process; wait until that has finished"
    return f"is no store, or cannot be opened: {problem.partition(chr(10))[0]}; name another file"


def _prepare(connection: duckdb.DuckDBPyConnection, place: Place, read_only: bool) -> None:
    """Makes the tables of an empty store; refuses another database, and a store with other columns."""
    present = _columns(connection)
    if not present and not read_only:
        connection.execute(files("factcheck.corpus").joinpath("schema.sql").read_text(encoding="utf-8"))
        present = _columns(connection)
    for name in TABLES:
        if present.get(name) != list(columns_of(name)):
            what = f"has no table {name} as this version has it; audit the corpus into a new store"
            raise InputError(what, place)


def _columns(connection: duckdb.DuckDBPyConnection) -> dict[str, list[str]]:
    query = """
        SELECT table_name, list(column_name ORDER BY column_index) FROM duckdb_columns()
        WHERE NOT internal AND database_name = current_database() GROUP BY table_name
    """
    return dict(connection.execute(query).fetchall())


def now() -> datetime:
    """The time as the store has it: UTC, to the second."""
    return datetime.now(UTC).replace(tzinfo=None, microsecond=0)
