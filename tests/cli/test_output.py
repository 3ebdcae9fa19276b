"""Files that are written whole or not at all."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from factcheck.cli.output import in_color, write
from factcheck.errors import InputError


def failing():
    yield "half"
    raise InputError("broken")


def test_a_file_is_replaced(tmp_path):
    target = tmp_path / "report.txt"
    target.write_text("earlier", encoding="utf-8")
    write(["one, ", "tw€\n"], target)
    assert target.read_text(encoding="utf-8") == "one, tw€\n"


def test_a_failure_leaves_nothing_behind(tmp_path):
    with pytest.raises(InputError, match="broken"):
        write(failing(), tmp_path / "report.txt")
    assert list(tmp_path.iterdir()) == []


def test_a_link_stays_a_link(tmp_path):
    (tmp_path / "target.txt").write_text("earlier", encoding="utf-8")
    (tmp_path / "link.txt").symlink_to(tmp_path / "target.txt")
    write(["now"], tmp_path / "link.txt")
    assert (tmp_path / "link.txt").is_symlink()
    assert (tmp_path / "target.txt").read_text(encoding="utf-8") == "now"


@pytest.mark.parametrize(
    "arguments",
    [
        ("check", "wrong.txt"),
        ("extract", "right.txt", "--format", "jsonl"),
        ("facts", "list"),
        ("facts", "lint"),
    ],
    ids=" ".join,
)
def test_a_reader_that_leaves_early_ends_it_quietly(desk, arguments):
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        [sys.executable, "-m", "factcheck", *arguments],
        cwd=desk, stdout=writing, stderr=subprocess.PIPE, timeout=120, check=False,
    )  # fmt: skip
    os.close(writing)
    assert (done.returncode, done.stderr) == (128 + signal.SIGPIPE, b"")


def test_a_device_is_written_to_and_not_replaced():
    write(["gone"], Path(os.devnull))
    assert not Path(os.devnull).is_file()


def test_a_folder_is_refused(tmp_path):
    with pytest.raises(InputError, match="cannot write"):
        write(["x"], tmp_path)


@pytest.mark.parametrize(
    ("environment", "no_color", "path", "expected"),
    [
        ({}, False, None, True),
        ({"NO_COLOR": ""}, False, None, True),
        ({"NO_COLOR": "1"}, False, None, False),
        ({"TERM": "dumb"}, False, None, False),
        ({}, True, None, False),
        ({}, False, Path("report.txt"), False),
    ],
)
def test_colors_are_for_screens_that_show_them(environment, no_color, path, expected, monkeypatch):
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    monkeypatch.setattr("os.environ", {"TERM": "xterm", **environment})
    assert in_color(no_color, path) is expected


def test_a_pipe_gets_no_colors(monkeypatch):
    monkeypatch.setattr("os.environ", {"TERM": "xterm"})
    monkeypatch.setattr("sys.stdout.isatty", lambda: False, raising=False)
    assert not in_color(False, None)
