"""Sources: files, folders, globs, standard input, and what cannot be read."""

import io
import os
from datetime import date
from pathlib import Path

import pytest

from factcheck.documents import files
from factcheck.documents.document import Document
from factcheck.documents.read import read
from factcheck.documents.readers import reader_for, readers
from factcheck.errors import InputError


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """The working folder, with documents in it and below it."""
    (tmp_path / "news" / "old").mkdir(parents=True)
    (tmp_path / "news" / ".hidden").mkdir()
    for name in ["b.txt", "A.MD", "notes.xls", ".c.txt", "old/a.txt", ".hidden/d.txt"]:
        (tmp_path / "news" / name).write_text(f"Text of {name}.")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def said(sources, **options):
    return [found.name if isinstance(found, Document) else str(found) for found in read(sources, **options)]


@pytest.mark.parametrize(
    ("sources", "names"),
    [
        (["news/b.txt"], ["news/b.txt"]),
        (["news"], ["news/A.MD", "news/b.txt", "news/old/a.txt"]),
        (["news/*.txt"], ["news/b.txt"]),
        (["news/**/*.txt"], ["news/b.txt", "news/old/a.txt"]),
        (["news/o*"], ["news/old/a.txt"]),
        (["news/notes.xls"], ["news/notes.xls"]),
        (["news/b.txt", "news/b.txt"], ["news/b.txt", "news/b.txt"]),
        ([], []),
    ],
)
def test_sources(folder, sources, names):
    assert said(sources) == names


def test_a_name_with_a_bracket_is_a_file_before_it_is_a_pattern(folder):
    (folder / "a[1].txt").write_text("x")
    assert said(["a[1].txt"]) == ["a[1].txt"]


def test_a_text_file(folder):
    (folder / "a.txt").write_text("---\ntitle: Plant\npublished: 2025-01-28\n---\nPlant\n\nIt cost £5m.\n")
    (document,) = read(["a.txt"])
    assert (document.id, document.title, document.published) == ("a", "Plant", date(2025, 1, 28))
    assert document.text.startswith("---")
    assert [(document.text[b.start : b.end], b.role) for b in document.blocks] == [
        ("Plant", "headline"),
        ("It cost £5m.", "body"),
    ]


def test_standard_input():
    (document,) = read(["-"], standard_input=io.BytesIO("It cost £5m.".encode("cp1252")))
    assert (document.name, document.id, document.text) == ("<stdin>", "stdin", "It cost £5m.")


@pytest.mark.parametrize(
    ("raw", "input_format", "text"),
    [
        (b'{"text": "Up 5%."}\n', None, "Up 5%."),
        (b'{"text": "Up 5%."}\n', "txt", '{"text": "Up 5%."}\n'),
        (b'{ "text": "Up 5%."}\n', "jsonl", "Up 5%."),
        (b"{Up} 5%.", None, "{Up} 5%."),
        (b"text\nUp 5%.\n", "csv", "Up 5%."),
    ],
)
@pytest.mark.parametrize("source", ["-", "draft"])
def test_what_the_name_does_not_tell(folder, raw, input_format, text, source):
    Path("draft").write_bytes(raw)
    (document,) = read([source], input_format=input_format, standard_input=io.BytesIO(raw))
    assert document.text == text


def test_one_string_is_no_list_of_sources():
    with pytest.raises(TypeError, match=r"\['a/b.txt'\]"):
        next(read("a/b.txt"))


def test_an_empty_file_is_a_document_without_blocks(folder):
    (folder / "a.txt").touch()
    (document,) = read(["a.txt"])
    assert (document.text, document.blocks) == ("", ())


def test_what_is_unreadable_stands_in_its_place_and_the_run_goes_on(folder):
    (folder / "bin.txt").write_bytes(b"\0\1")
    (folder / "broken.md").write_text("---\ntitle: x\n")
    (folder / "empty").mkdir()
    (folder / "loop.txt").symlink_to("loop.txt")
    sources = [
        "bin.txt", "gone.txt", "broken.md", "empty", "*.docx", "loop.txt", "a\0b",
        "x" * 300, "news/b.txt/c", "news/b.txt",
    ]  # fmt: skip
    assert said(sources) == [
        "bin.txt: looks like a binary file, not text; save it as UTF-8 text",
        "gone.txt: no such file or folder; check the path",
        "broken.md:1: front matter is never closed; add a line with --- after it",
        f"empty: no document in this folder; extensions read: {', '.join(readers())}",
        "*.docx: no file matches; check the pattern",
        "loop.txt: cannot be read: too many levels of symbolic links; check the path",
        "a\0b: no path holds a zero byte; check it",
        f"{'x' * 300}: cannot be read: file name too long; check the path",
        "news/b.txt/c: cannot be read: not a directory; check the path",
        "news/b.txt",
    ]


def test_links_in_circles_end(folder):
    (folder / "news" / "self").symlink_to(folder / "news")
    assert len(said(["news"])) == 3


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="no device files here")
def test_devices_and_pipes_are_refused(folder):
    os.mkfifo("pipe.txt")
    expected = "is no regular file; give a file, a folder, or - for standard input"
    assert said(["pipe.txt", "/dev/zero"]) == [f"pipe.txt: {expected}", f"/dev/zero: {expected}"]


def test_a_file_that_vanishes_before_it_is_read(folder):
    found = read(["news"])
    assert next(found).name == "news/A.MD"
    (folder / "news" / "b.txt").unlink()
    assert str(next(found)) == "news/b.txt: cannot be read: no such file or directory; check the path"
    assert next(found).name == "news/old/a.txt"


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read everything")
def test_without_permission(folder):
    (folder / "news" / "b.txt").chmod(0)
    (folder / "news" / "old").chmod(0)
    assert said(["news"]) == [
        "news/A.MD",
        "news/b.txt: cannot be read: permission denied; check its permissions",
        "news/old: cannot be read: permission denied; check its permissions",
    ]


def test_without_permission_as_the_system_says_it(folder, monkeypatch):
    def refuse(path, mode="r"):
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr("pathlib.Path.open", refuse)
    assert said(["news/b.txt"]) == ["news/b.txt: cannot be read: permission denied; check its permissions"]


def test_a_document_too_long_for_memory(folder, monkeypatch):
    monkeypatch.setattr(files, "LONGEST", 2**20)
    (folder / "a.txt").write_text("1" * (2**20 + 1))
    assert said(["a.txt"]) == ["a.txt: is longer than 1 MB, the most for one document; split it"]


def test_names_that_are_no_text_can_be_printed(folder):
    name = os.fsdecode(b"a\xff.txt")
    try:
        Path(name).write_text("x")
    except OSError:
        pytest.skip("this file system takes only names that are text")
    (document,) = read([name])
    assert (document.name, document.id) == ("a\ufffd.txt", "a\ufffd")


def test_records_are_read_one_at_a_time(folder):
    (folder / "a.jsonl").write_text('{"text": "x"}\n' * 3 + "broken\n")
    found = read(["a.jsonl"])
    assert next(found).id == "a.jsonl:1"
    assert [isinstance(each, InputError) for each in found] == [False, False, True]


def test_every_reader_is_found_by_its_longest_extension(tmp_path):
    assert set(readers()) >= {".txt", ".md", ".jsonl", ".csv", ".parquet"}
    for extension, reader in readers().items():
        assert reader_for(tmp_path / f"A{extension.upper()}") is reader
        assert reader_for(tmp_path / f"a{extension}.gz") is reader
    assert reader_for(tmp_path / "a.gz") is None
