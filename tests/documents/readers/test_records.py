"""Record files: JSON Lines, CSV, Parquet."""

import gzip
import json
import sys
from datetime import date, datetime

import pytest
from backports import zstd

from factcheck.documents import files
from factcheck.documents.document import Document
from factcheck.documents.read import read
from factcheck.documents.records import Fields
from factcheck.errors import InputError

FULL = {"id": "a", "text": "Up 5%.", "title": "Sales", "published": "2025-01-28", "url": "https://x.org"}


PACKED = {".gz": gzip.compress, ".zst": zstd.compress}


def results(path, **options):
    return list(read([str(path)], **options))


def messages(path, **options):
    """What each result says: the text of a document, the error of another."""
    folder = f"{path.parent}/"
    return [
        found.text if isinstance(found, Document) else str(found).replace(folder, "")
        for found in results(path, **options)
    ]


@pytest.mark.parametrize("name", ["a.jsonl", "A.JSONL.GZ", "a.ndjson.zst", "a.csv", "a.csv.gz", "a.parquet"])
def test_every_format_reads_the_same_record(tmp_path, name):
    path = tmp_path / name
    pack = PACKED.get(path.suffix.lower(), bytes)
    if ".csv" in name:
        path.write_bytes(pack(b"id,text,title,published,url\na,Up 5%.,Sales,2025-01-28,https://x.org\n"))
    elif name.endswith(".parquet"):
        import pyarrow
        from pyarrow import parquet

        parquet.write_table(pyarrow.Table.from_pylist([FULL]), path)
    else:
        path.write_bytes(pack(json.dumps(FULL).encode() + b"\n"))
    (document,) = results(path)
    assert document.name == f"{path}:{1 + ('.csv' in name)}"
    assert (document.id, document.text, document.title) == ("a", "Up 5%.", "Sales")
    assert (document.published, document.url) == (date(2025, 1, 28), "https://x.org")
    assert [document.text[block.start : block.end] for block in document.blocks] == ["Up 5%."]


def test_a_bad_line_is_reported_and_the_run_goes_on(tmp_path):
    path = tmp_path / "a.jsonl"
    lines = [
        '{"text": "one"}', "", '{"text": "cut', "[1]",
        '{"body": "x"}', '{"text": 5}', '{"text": "x", "id": [1]}',
        '{"text": "x", "published": "Tuesday"}', '{"text": "x", "title": true}', "[" * 100_000,
        '{"id": ' + "1" * 5000 + "}", '{"text": "x", "published": 2025}', '{"text": "last"}',
    ]  # fmt: skip
    path.write_text("\n".join(lines))
    assert [found[:60] for found in messages(path)] == [
        "one",
        "a.jsonl:3:10: is not valid JSON: Unterminated string startin",
        'a.jsonl:4: is no record; write one JSON object to a line: {"',
        'a.jsonl:5: the record has no "text" (its fields: body); add ',
        'a.jsonl:6: "text" must be text, not a number',
        'a.jsonl:7: "id" must be text or a whole number, not a list',
        "a.jsonl:8: published is 'Tuesday', which is no date; write i",
        'a.jsonl:9: "title" must be text, not true or false',
        "a.jsonl:10: is nested too deeply to be a record",
        "a.jsonl:11: holds a number with too many digits; write it as",
        'a.jsonl:12: "published" must be a date as YYYY-MM-DD, not a ',
        "last",
    ]


def test_ids_may_be_missing_numbers_or_repeated(tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_text(
        '{"text": "x"}\n{"text": "x", "id": 7}\n{"text": "x", "id": "7"}\n{"text": "x", "id": ""}\n'
    )
    assert [found.id for found in results(path)] == [f"{path}:1", "7", "7", f"{path}:4"]


def test_lone_surrogates_are_replaced_and_zeros_kept(tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_text(r'{"text": "a\ud800b\u0000 \ud83d\ude00 5%", "id": "\udfff", "title": "\ud800"}')
    (document,) = results(path)
    assert document.text == "a\ufffdb\0 😀 5%"
    assert (document.id, document.title) == ("\ufffd", "\ufffd")


def test_another_text_field(tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_text('{"body": "x"}\n{"text": "y"}\n')
    first, second = results(path, fields=Fields(text="body"))
    assert first.text == "x"
    assert isinstance(second, InputError)


@pytest.mark.parametrize("name", ["a.jsonl", "a.csv", "a.parquet"])
def test_other_fields(tmp_path, name):
    record = {
        "body": "Up 5%.",
        "head": "Sales",
        "date": "2025-01-28",
        "key": 7,
        "link": "https://x.org",
        "text": "z",
    }
    path = tmp_path / name
    if name.endswith("parquet"):
        import pyarrow
        from pyarrow import parquet

        parquet.write_table(pyarrow.Table.from_pylist([record]), path)
    elif name.endswith("csv"):
        path.write_text(",".join(record) + "\n" + ",".join(map(str, record.values())) + "\n")
    else:
        path.write_text(json.dumps(record))
    (document,) = results(path, fields=Fields("body", "head", "date", "key", "link"))
    assert (document.text, document.title, document.id) == ("Up 5%.", "Sales", "7")
    assert (document.published, document.url) == (date(2025, 1, 28), "https://x.org")


def test_an_error_names_the_field_as_it_is_called(tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_text('{"text": "x", "day": "soon"}\n{"text": "x", "day": 5}\n')
    assert [message.split(": ", 1)[1][:30] for message in messages(path, fields=Fields(published="day"))] == [
        "day is 'soon', which is no dat",
        '"day" must be a date as YYYY-M',
    ]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("name", ["a.jsonl", "a.csv"])
def test_records_in_other_encodings(tmp_path, name, encoding):
    path = tmp_path / name
    path.write_bytes(('{"text": "£5m"}' if name == "a.jsonl" else "text\r\n£5m\r\n").encode(encoding))
    assert messages(path) == ["£5m"]


@pytest.mark.parametrize("packing", PACKED)
@pytest.mark.parametrize("kept", [5, 20, -2])
def test_a_packed_file_cut_short(tmp_path, packing, kept):
    path = tmp_path / f"a.jsonl{packing}"
    path.write_bytes(PACKED[packing](b'{"text": "one"}\n' * 5)[:kept])
    assert messages(path)[-1].startswith(f"{path.name}: the packed bytes are damaged or cut short")


@pytest.mark.parametrize("packing", PACKED)
def test_what_stands_before_the_damage_is_read(tmp_path, packing):
    path = tmp_path / f"a.jsonl{packing}"
    raw = b"".join(b'{"text": "%d"}\n' % number for number in range(100_000))
    path.write_bytes(PACKED[packing](raw)[:-9])
    found = messages(path)
    assert found[:-1] == [str(number) for number in range(len(found) - 1)]
    assert len(found) > 50_000


@pytest.mark.parametrize("packing", PACKED)
def test_a_file_is_packed_if_it_begins_so_whatever_its_name_says(tmp_path, packing):
    path = tmp_path / f"a.jsonl{packing}"
    path.write_text('{"text": "one"}\n')
    assert messages(path) == ["one"]
    path = tmp_path / "a.jsonl"
    path.write_bytes(PACKED[packing](b'{"text": "one"}\n'))
    assert messages(path) == ["one"]


def test_zstandard_without_its_library(tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "backports.zstd", None)
    path = tmp_path / "a.csv.zst"
    path.write_bytes(zstd.compress(b"text\nx\n"))
    (message,) = messages(path)
    assert message.endswith(
        'Zstandard needs a further library; install it with: pip install "factcheck[zstd]"'
    )


@pytest.mark.parametrize("name", ["a.jsonl.gz", "a.csv"])
def test_a_line_without_end_is_refused(tmp_path, monkeypatch, name):
    monkeypatch.setattr(files, "LONGEST", 2**20)
    path = tmp_path / name
    raw = b"text\n" + b"1" * 3 * 2**20
    path.write_bytes(gzip.compress(raw) if name.endswith("gz") else raw)
    assert "a line of more than 1 million characters" in messages(path)[-1]


def test_a_long_single_line_is_read(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text("text\n" + "1" * 2**20 + "\n")
    assert [len(text) for text in messages(path)] == [2**20]


def test_csv_rows(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text('id,text\na,"two\nlines, 5%"\n\nb,"unclosed" x\nc,x,y\nd\ne,"last ""one"""\n')
    assert messages(path) == [
        "two\nlines, 5%",
        """a.csv:5: is not valid CSV: ',' expected after '"'; double each " inside a quoted field""",
        "a.csv:6: has 3 fields under 2 columns; quote fields that hold commas",
        'a.csv:7: the record has no "text" (its fields: id); add it or name another text field',
        'last "one"',
    ]
    assert results(path)[0].name == f"{path}:2"


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("id;text\n1;x\n", 'a.csv:1: has no column "text" (found: id;text)'),
        ('"id,text\n1,x\n', "a.csv:1: is not valid CSV: unexpected end of data"),
        ("text\n" + '"' + "x\n" * 9, "a.csv:2: is not valid CSV: unexpected end of data"),
    ],
)
def test_csv_that_cannot_be_read(tmp_path, content, message):
    path = tmp_path / "a.csv"
    path.write_text(content)
    assert messages(path)[-1].startswith(message)


@pytest.mark.parametrize("name", ["a.jsonl", "a.csv"])
def test_an_empty_file_is_no_error(tmp_path, name):
    path = tmp_path / name
    path.write_text("\n\n")
    assert results(path) == []


def test_parquet(tmp_path):
    import pyarrow
    from pyarrow import parquet

    path = tmp_path / "a.parquet"
    rows = {
        "text": ["x", None, "y"],
        "id": [1, 2, None],
        "published": [datetime(2025, 1, 28, 9)] * 3,
        "other": [[1]] * 3,
    }
    parquet.write_table(pyarrow.table(rows), path)
    first, second, third = results(path)
    assert (first.id, first.published, first.name) == ("1", date(2025, 1, 28), f"{path}:1")
    assert str(second).startswith(f'{path}:2: the record has no "text"')
    assert third.id == f"{path}:3"
    (refused,) = messages(path, fields=Fields(text="body"))
    assert refused == (
        'a.parquet: has no column "body" (found: text, id, published, other); '
        "add it or name another text field"
    )


def test_broken_parquet(tmp_path):
    path = tmp_path / "a.parquet"
    path.write_text("text\nx\n")
    (message,) = messages(path)
    assert message.startswith("a.parquet: is not a readable Parquet file: ")
