"""The command line as a user runs it, but in the process of the tests, where the libraries are loaded."""

from __future__ import annotations

import sys
from collections.abc import Callable
from io import BytesIO, TextIOWrapper
from pathlib import Path
from typing import NamedTuple

import pytest

from factcheck.cli import main
from factcheck.facts.load import facts_at
from tests.strand import FACTS, RIGHT, WRONG


class Done(NamedTuple):
    """What a command has ended with."""

    returncode: int
    stdout: str
    stderr: str


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A working folder with a fact, a draft that agrees with it and one that does not."""
    (tmp_path / "claims").mkdir()
    (tmp_path / "claims" / "energy.yaml").write_text(FACTS, encoding="utf-8")
    (tmp_path / "right.txt").write_text(RIGHT, encoding="utf-8")
    (tmp_path / "wrong.txt").write_text(WRONG, encoding="utf-8")
    return tmp_path


@pytest.fixture
def factcheck(
    desk: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Callable[..., Done]:
    """Runs ``factcheck`` with arguments in the working folder."""
    monkeypatch.chdir(desk)
    monkeypatch.setenv("COLUMNS", "80")

    def run(*arguments: str, standard_input: str = "") -> Done:
        monkeypatch.setattr(sys, "argv", ["factcheck", *arguments])
        monkeypatch.setattr(sys, "stdin", TextIOWrapper(BytesIO(standard_input.encode()), encoding="utf-8"))
        facts_at.cache_clear()  # which knows facts by a path from the folder that one works in
        capsys.readouterr()
        with pytest.raises(SystemExit) as ended:
            main()
        return Done(int(ended.value.code or 0), *capsys.readouterr())

    return run
