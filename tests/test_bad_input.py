"""Broken and odd input, from the command line: a clear message and exit code 2, or a clean run.

Nothing here may end in a traceback: an exception that leaves ``main`` fails the test.
"""

from __future__ import annotations

import gzip
import io
import json
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from factcheck.cli import main
from tests.strand import FACTS, RIGHT, WRONG

COLUMNS = (
    "id,subject,aliases,property,cues,value_low,value_high,unit,as_of,"
    "valid_from,valid_to,source_title,source_url,quote,verified"
)
ROW = "a,Strand plant,,construction cost,,420,420,GBP,2024-12-31,,,Report,https://harbour.example,,"


class Run(NamedTuple):
    code: int
    out: str
    err: str


@pytest.fixture
def factcheck(tmp_path, monkeypatch, capsys) -> Callable[..., Run]:
    """Runs the command in a folder that holds facts and a draft that agrees with them."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")
    Path("claims").mkdir()
    Path("claims/energy.yaml").write_text(FACTS, encoding="utf-8")
    Path("right.txt").write_text(RIGHT, encoding="utf-8")

    def run(*arguments: str) -> Run:
        monkeypatch.setattr(sys, "argv", ["factcheck", *arguments])
        with pytest.raises(SystemExit) as ended:
            main()
        return Run(int(ended.value.code or 0), *capsys.readouterr())

    return run


def figures(run: Run) -> list[str]:
    """The surfaces in the output of ``extract --format jsonl``."""
    assert (run.code, run.err) == (0, "")
    return [claim["surface"] for line in run.out.splitlines() for claim in json.loads(line)["claims"]]


# Documents that are odd, and read all the same: bytes, and the figures in them.
ODD = {
    "empty": (b"", []),
    "byte order mark alone": (b"\xef\xbb\xbf", []),
    "white space": (b" \n\r\n\t \n", []),
    "byte order mark": (b"\xef\xbb\xbf" + RIGHT.encode(), ["£420 million"]),
    "UTF-16": (RIGHT.encode("utf-16"), ["£420 million"]),
    "Windows-1252": (RIGHT.encode("cp1252"), ["£420 million"]),
    "short Windows-1252": ("£5m".encode("cp1252"), ["£5m"]),
    "one damaged byte": (b"\xff " + RIGHT.encode(), ["£420 million"]),
    "Windows lines": (b"It cost 5%\r\n\r\nor 6%.\r\n", ["5%", "6%"]),
    "unclosed quotation": ('"We spent £5m, he said. “It rose 6%. (It fell 7%.'.encode(), ["£5m", "6%", "7%"]),
    "control characters": (b"\x07It \x1b[31mrose 5%\x1b.\x08\x7f", ["5%"]),
    "bidirectional marks": ("It rose \u202e5%\u202c to \u20666%\u2069.".encode(), ["5%", "6%"]),
    "million digits": (b"It rose 5%. " + b"1" * 1_000_000 + b" It fell 6%.", ["5%", "6%"]),
    "million blank lines": (b"It rose 5%." + b"\n" * 1_000_000 + b"It fell 6%.", ["5%", "6%"]),
    "one long line": (b"It rose 5%. " + b"word " * 1_000_000 + b"It fell 6%.", ["5%", "6%"]),
    "one long word": (b"It rose 5%. " + b"a" * 1_000_000 + b" It fell 6%.", ["5%", "6%"]),
    "million stops": (b"It rose 5%" + b"." * 1_000_000 + b" It fell 6%.", ["5%", "6%"]),
    "million quotes": (b'It rose 5%. ' + b'"' * 1_000_000 + b" It fell 6%.", ["5%", "6%"]),
}  # fmt: skip


@pytest.mark.parametrize(("raw", "surfaces"), ODD.values(), ids=ODD.keys())
def test_odd_documents_are_read(factcheck, raw, surfaces):
    Path("odd.txt").write_bytes(raw)
    found = figures(factcheck("extract", "odd.txt", "--format", "jsonl"))
    assert [surface for surface in found if len(surface) < 100] == surfaces


@pytest.mark.parametrize(("raw", "surfaces"), ODD.values(), ids=ODD.keys())
def test_odd_documents_are_checked(factcheck, raw, surfaces):
    Path("odd.txt").write_bytes(raw)
    run = factcheck("check", "odd.txt", "--format", "json")
    assert (run.code, run.err) == (0, "")
    (document,) = json.loads(run.out)["documents"]
    supported = [claim["surface"] for claim in document["claims"] if claim["verdict"] == "supported"]
    assert supported == [surface for surface in surfaces if surface == "£420 million"]


def test_fifty_megabytes_on_one_line(factcheck):
    with Path("long.txt").open("w") as out:
        out.write("It rose 5%. ")
        for _ in range(50):
            out.write("word " * 200_000)
        out.write("It fell 6%.")
    assert figures(factcheck("extract", "long.txt", "--format", "jsonl")) == ["5%", "6%"]


@pytest.mark.parametrize("command", ["check", "extract"])
def test_what_a_text_hides_does_not_reach_the_terminal(factcheck, command):
    text = "\x1b]0;owned\x07The \u202eStrand plant\u202c cost £4.2 billion\x1b[2J to build.\x9b5m"
    Path("draft.txt").write_text(text, encoding="utf-8")
    run = factcheck(command, "draft.txt", "--no-color")
    assert not set("\x1b\x07\x9b\u202e\u202c") & set(run.out + run.err)


def write_documents() -> None:
    """One unreadable document of each kind, in the working folder."""
    Path("binary.txt").write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR")
    Path("cut.txt").write_bytes(RIGHT.encode("utf-16")[:-1])
    Path("front.md").write_text("---\ntitle: [a\n---\nText\n")
    Path("date.md").write_text("---\ntitle: a\npublished: soon\n---\nText\n")
    Path("empty").mkdir()
    Path("loop.txt").symlink_to("loop.txt")
    Path("bad.jsonl").write_text(
        '{"text": "It rose 5%."}\n{"text": "It fell\n{"body": "x"}\n' + "[" * 100_000
    )
    Path("bad.csv").write_text("id;text\n1;It rose 5%.\n")
    Path("cut.jsonl.gz").write_bytes(gzip.compress(b'{"text": "It rose 5%."}\n')[:-6])
    os.mkfifo("pipe.txt")


UNREADABLE = [
    ("gone.txt", "gone.txt: no such file or folder; check the path"),
    ("*.docx", "*.docx: no file matches; check the pattern"),
    ("empty", "empty: no document in this folder; extensions read: "),
    ("binary.txt", "binary.txt: looks like a binary file, not text; save it as UTF-8 text"),
    ("cut.txt", "cut.txt: is marked as UTF-16 but breaks off at byte "),
    ("front.md", "front.md:3:1: front matter is not valid YAML"),
    ("date.md", "date.md:3: published is 'soon', which is no date; write it as YYYY-MM-DD"),
    ("loop.txt", "loop.txt: cannot be read: too many levels of symbolic links"),
    ("pipe.txt", "pipe.txt: is no regular file"),
    ("s3a://archive/a.parquet", "s3a://archive/a.parquet: is an address, which only factcheck audit"),
    ("bad.jsonl", "bad.jsonl:2:10: is not valid JSON"),
    ("bad.jsonl", 'bad.jsonl:3: the record has no "text" (its fields: body)'),
    ("bad.jsonl", "bad.jsonl:4: is nested too deeply to be a record"),
    ("bad.csv", 'bad.csv:1: has no column "text" (found: id;text)'),
    ("cut.jsonl.gz", "cut.jsonl.gz: the packed bytes are damaged or cut short"),
]


@pytest.mark.parametrize(("source", "message"), UNREADABLE, ids=[message for _, message in UNREADABLE])
def test_unreadable_documents_are_reported_and_the_rest_is_read(factcheck, source, message):
    write_documents()
    Path("wrong.txt").write_text(WRONG, encoding="utf-8")
    run = factcheck("check", source, "wrong.txt", "--format", "json")
    assert run.code == 2
    assert any(line.startswith(message) for line in run.err.splitlines()), run.err
    last = json.loads(run.out)["documents"][-1]
    assert [claim["verdict"] for claim in last["claims"]] == ["contradicted"]


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read everything")
@pytest.mark.parametrize("source", ["right.txt", "claims"])
def test_without_permission(factcheck, source):
    Path(source).chmod(0)
    run = factcheck("check", "right.txt")
    Path(source).chmod(0o700)
    assert run.code == 2
    assert source in run.err
    assert "permission" in run.err


# Facts files that are refused: name, content, and how the message begins.
LATER = FACTS.split("facts:\n")[1]
REFUSED = {
    "missing": ("facts.yaml", None, "facts.yaml: "),
    "syntax": ("facts.yaml", "subjects:\n  a: {name: Acme\nfacts:\n", "facts.yaml:3:6: is no YAML"),
    "duplicate id": ("facts.yaml", FACTS + LATER, 'facts.yaml:11:5: id "strand.cost" is already used'),
    "malformed unit": (
        "facts.yaml",
        FACTS.replace("£420 million", "420\n    unit: GBP/(MW"),
        'facts.yaml:9:5: unit "GBP/(MW" is malformed',
    ),
    "malformed value": ("facts.yaml", FACTS.replace("£420", "£4..20"), "facts.yaml:8:5: value "),
    "unknown subject": ("facts.yaml", FACTS.replace("subject: strand", "subject: x"), "facts.yaml:5:5: "),
    "no mapping": ("facts.yaml", "- 5\n", "facts.yaml:1:1: "),
    "nested": ("facts.yaml", "facts: " + "[" * 100_000, "facts.yaml:1:20: is nested"),
    "aliases": ("facts.yaml", "a: &a [x]\nb: [*a, *a]\n", "facts.yaml:1:4: "),
    "other encoding": ("facts.yaml", FACTS.encode("cp1252"), "facts.yaml:8:12: "),
    "binary": ("facts.yaml", b"PK\x03\x04\0\0", "facts.yaml:1:5: has a NUL byte"),
    "empty CSV": ("facts.csv", "", "facts.csv: is empty"),
    "missing column": (
        "facts.csv",
        f"{COLUMNS}\n{ROW}\n".replace(",unit,", ","),
        "facts.csv:1:1: column unit is missing",
    ),
    "duplicate id in CSV": (
        "facts.csv",
        f"{COLUMNS}\n{ROW}\n{ROW}\n",
        'facts.csv:3:1: id "a" is already used',
    ),
    "malformed unit in CSV": (
        "facts.csv",
        f"{COLUMNS}\n{ROW}\n".replace("GBP", "GBP/("),
        'facts.csv:2:44: unit "GBP/(" is malformed',
    ),
    "malformed number in CSV": (
        "facts.csv",
        f"{COLUMNS}\n{ROW}\n".replace("420", "x", 1),
        'facts.csv:2:36: value_low "x" is no number',
    ),
    "unclosed quote in CSV": ("facts.csv", f'{COLUMNS}\n"{ROW}\n', "facts.csv:2: is no CSV"),
}  # fmt: skip


def write_facts(name: str, content: str | bytes | None) -> None:
    if isinstance(content, str):
        Path(name).write_text(content, encoding="utf-8")
    elif content is not None:
        Path(name).write_bytes(content)


@pytest.mark.parametrize(("name", "content", "message"), REFUSED.values(), ids=REFUSED.keys())
def test_facts_that_are_refused(factcheck, name, content, message):
    write_facts(name, content)
    run = factcheck("check", "right.txt", "--facts", name)
    assert run.code == 2
    assert run.err.startswith(message)
    assert run.out == ""


@pytest.mark.parametrize(("name", "content", "message"), REFUSED.values(), ids=REFUSED.keys())
def test_the_same_facts_linted(factcheck, name, content, message):
    write_facts(name, content)
    run = factcheck("facts", "lint", name)
    place, what = message.split(": ", 1)
    assert run.code == 2
    lines = (run.out + run.err).splitlines()
    assert any(line.startswith(place) and what in line for line in lines), lines


USAGE = [
    ("check",),
    ("check", "right.txt", "--format", "no-such"),
    ("check", "-", "--input-format", "no-such"),
    ("check", "right.txt", "--as-of", "yesterday"),
    ("check", "right.txt", "--fail-on", "sometimes"),
    ("check", "right.txt", "--workers", "0"),
    ("check", "right.txt", "--no-such-option"),
    ("check", "right.txt", "--pipeline", "no_such_pipeline"),
    ("check", "right.txt", "--output", "no/such/folder/report.json"),
    ("audit", "right.txt", "--engine", "no-such"),
    ("audit", "right.txt", "--export", "s3a://archive/out"),
    ("audit", "right.txt", "--master", "spark://127.0.0.1:7077"),
    ("no-such-command",),
    ("explain", "no-such-name"),
]


@pytest.mark.parametrize("arguments", USAGE, ids=" ".join)
def test_usage_errors(factcheck, arguments):
    run = factcheck(*arguments)
    assert run.code == 2
    assert run.err.strip()


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        ("[rules\n", "cannot be read as TOML"),
        ("no_such_setting = 1\n", "setting 'no_such_setting' is not known"),
        ("facts = 5\n", "facts: "),
        ("as_of = 'soon'\n", "as_of: "),
    ],
)
def test_broken_settings(factcheck, settings, message):
    Path("factcheck.toml").write_text(settings)
    run = factcheck("check", "right.txt")
    assert run.code == 2
    assert run.err.startswith(f"factcheck.toml: {message}")


def test_standard_input_that_is_no_text(factcheck, monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"\0\1\2")))
    run = factcheck("extract", "-")
    assert run.code == 2
    assert run.err.startswith("<stdin>: looks like a binary file")
