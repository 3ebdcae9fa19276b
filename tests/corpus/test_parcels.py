"""What is read again of a corpus, and what is not."""

import json

import pytest

from factcheck.corpus import contents as module
from factcheck.corpus import parcels
from factcheck.documents.read import read_one, unread
from factcheck.documents.records import Fields
from tests.corpus.desk import contents
from tests.strand import RIGHT, WRONG

RECORDS = [{"text": f"{RIGHT} That is {number}% more."} for number in range(7)]


@pytest.fixture
def corpus(tmp_path):
    folder = tmp_path / "corpus"
    folder.mkdir()
    write(folder / "a.jsonl", RECORDS)
    (folder / "b.txt").write_text(WRONG, encoding="utf-8")
    (folder / "c.csv").write_text("text,body\nIt cost $5.,It cost $6.\n", encoding="utf-8")
    return folder


@pytest.fixture
def reads(monkeypatch):
    """The places of what is read, in parcels of two."""
    monkeypatch.setattr(parcels, "MOST", 2)
    places = []

    def spied(found):
        places.append(str(found.place).rpartition("/")[2])
        return read_one(found)

    monkeypatch.setattr(module, "read_one", spied)
    return places


def write(path, records):
    path.write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")


def drop_text(folder):
    (folder / "b.txt").unlink()


def change_text(folder):
    (folder / "b.txt").write_text(RIGHT, encoding="utf-8")


def rename_text(folder):
    (folder / "b.txt").rename(folder / "d.txt")


def change_record(folder):
    write(folder / "a.jsonl", [*RECORDS[:3], {"text": "It cost $5."}, *RECORDS[4:]])


def append_record(folder):
    write(folder / "a.jsonl", [*RECORDS, {"text": "It cost $5."}])


def drop_record(folder):
    write(folder / "a.jsonl", RECORDS[:-2])


@pytest.mark.parametrize(
    ("change", "read"),
    [
        (lambda folder: None, []),
        (drop_text, []),
        (change_text, ["b.txt"]),
        (rename_text, ["d.txt"]),
        (change_record, ["a.jsonl:3", "a.jsonl:4"]),
        (append_record, ["a.jsonl:7", "a.jsonl:8"]),
        (drop_record, ["a.jsonl:5"]),
    ],
)
def test_only_what_files_hold_anew_is_read(change, read, audited, corpus, reads, tmp_path):
    audited(unread([str(corpus)]))
    reads.clear()
    change(corpus)
    again = audited(unread([str(corpus)]))
    assert reads == read
    assert again.documents == audited(unread([str(corpus)]), "b.duckdb").documents
    assert contents(tmp_path / "a.duckdb") == contents(tmp_path / "b.duckdb")


def test_neither_the_order_of_files_nor_naming_one_twice_changes_the_store(audited, corpus, tmp_path):
    names = [str(corpus / name) for name in ("a.jsonl", "b.txt", "c.csv")]
    audited(unread(names))
    audited(unread([*names[::-1], names[1]]), "b.duckdb")
    assert contents(tmp_path / "a.duckdb") == contents(tmp_path / "b.duckdb")


def test_other_names_of_fields_are_read_anew(audited, corpus, reads):
    audited(unread([str(corpus / "c.csv")]))
    reads.clear()
    assert audited(unread([str(corpus / "c.csv")], fields=Fields("body"))).read == 1
    assert reads == ["c.csv:2"]


def test_what_could_not_be_read_is_tried_again_with_its_parcel(audited, corpus, reads, tmp_path):
    with (corpus / "a.jsonl").open("a", encoding="utf-8") as out:
        out.write("{\n")
    for _ in range(2):
        reads.clear()
        assert audited(unread([str(corpus)])).failed == 1
    assert reads == ["a.jsonl:7", "a.jsonl:8"]
    write(corpus / "a.jsonl", RECORDS)
    assert audited(unread([str(corpus)])).failed == 0
    audited(unread([str(corpus)]), "b.duckdb")
    assert contents(tmp_path / "a.duckdb") == contents(tmp_path / "b.duckdb")
