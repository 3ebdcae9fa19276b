"""The file of a store."""

import pytest

from factcheck.corpus.store import open_store


@pytest.mark.parametrize("name", ["a.duckdb", "the desk's store"])
def test_nothing_is_left_beside_a_store(name, tmp_path):
    with open_store(tmp_path / name) as store:
        store.rows("INSERT INTO failures VALUES ('a.txt', NULL, 'is empty', 1)")
    with open_store(tmp_path / name, read_only=True) as store, store.aside() as other:
        assert store.rows("FROM failures") == other.rows("FROM failures") == [("a.txt", None, "is empty", 1)]
    assert [path.name for path in tmp_path.iterdir()] == [name]


def test_what_is_added_to_a_table_does_not_have_all_of_it_written_anew(tmp_path):
    path = tmp_path / "a.duckdb"
    for _ in range(2):
        with open_store(path) as store:
            store.rows("INSERT INTO failures SELECT 'a.txt', NULL, 'is empty', 1 FROM range(50000)")
    with open_store(path, read_only=True) as store:
        ((most, groups),) = store.rows(
            "SELECT max(count), max(row_group_id) + 1 FROM pragma_storage_info('failures')"
        )
    assert most <= 20_480
    assert groups >= 5


def test_only_the_tables_of_the_store_are_exported(tmp_path):
    with open_store(tmp_path / "a.duckdb") as store:
        store.rows("CREATE TEMPORARY TABLE passing AS SELECT 1")
        store.export(tmp_path / "out")
        tables = {name for (name,) in store.rows("SHOW TABLES")} - {"passing"}
    assert {path.stem for path in (tmp_path / "out").iterdir()} == tables
