"""``factcheck audit`` as a user runs it."""

import subprocess
import sys

import duckdb
import pytest


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("right.txt",), 0),
        (("right.txt", "wrong.txt"), 1),
        (("wrong.txt", "--fail-on", "never"), 0),
        (("right.txt", "missing.txt", "--fail-on", "never"), 2),
        (("right.txt", "--store", "right.txt"), 2),
    ],
)
def test_exit_code(arguments, code, factcheck):
    assert factcheck("audit", *arguments, "--as-of", "2025-03-01").returncode == code


def test_one_line_sums_up_and_errors_are_told(factcheck, desk):
    done = factcheck("audit", "right.txt", "wrong.txt", "missing.txt", "--as-of", "2025-03-01")
    assert done.stdout == "2 documents: 2 errors, 0 warnings (2 read, 1 failed)\n"
    assert done.stderr == "missing.txt: no such file or folder; check the path\n"
    assert (desk / "audit.duckdb").is_file()
    assert factcheck("audit", "right.txt", "wrong.txt", "--as-of", "2025-03-01").stdout == (
        "2 documents: 2 errors, 0 warnings (2 unchanged)\n"
    )


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("hello", "is no store, or cannot be opened"),
        (None, "has no table documents as this version has it"),
    ],
)
def test_another_file_is_not_overwritten(content, message, factcheck, desk):
    store = desk / "a.duckdb"
    if content:
        store.write_text(content, encoding="utf-8")
    else:
        with duckdb.connect(str(store)) as database:
            database.execute("CREATE TABLE mine (a INTEGER)")
    before = store.read_bytes()
    done = factcheck("audit", "right.txt", "--store", "a.duckdb")
    assert (done.returncode, store.read_bytes()) == (2, before)
    assert f"a.duckdb: {message}" in done.stderr


def test_a_store_in_use_is_told(factcheck, desk):
    use = "import duckdb; store = duckdb.connect('audit.duckdb'); print('in use', flush=True); input()"
    with subprocess.Popen(
        [sys.executable, "-c", use], cwd=desk, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as other:
        assert other.stdout.readline() == b"in use\n"
        done = factcheck("audit", "right.txt")
        other.communicate(b"\n")
    assert (done.returncode, done.stderr) == (
        2, "audit.duckdb: is used by another process; wait until that has finished\n"
    )  # fmt: skip


def test_the_tables_are_exported_the_same_from_equal_stores(factcheck, desk):
    for store, order in (("a", ("right.txt", "wrong.txt")), ("b", ("wrong.txt", "right.txt"))):
        factcheck("audit", *order, "--as-of", "2025-03-01", "--store", f"{store}.duckdb", "--export", store)
    tables = sorted(path.name for path in (desk / "a").iterdir())
    assert {"documents.parquet", "claims.parquet", "runs.parquet"} <= set(tables)
    for table in set(tables) - {"runs.parquet"}:
        assert (desk / "a" / table).read_bytes() == (desk / "b" / table).read_bytes()


def test_a_folder_that_cannot_be_made_is_told(factcheck):
    done = factcheck("audit", "right.txt", "--export", "right.txt/parquet")
    assert (done.returncode, done.stderr) == (
        2, "right.txt/parquet: cannot be made: Not a directory; name another folder\n"
    )  # fmt: skip
