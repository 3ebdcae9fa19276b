"""The command line as a user runs it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.strand import FACTS, RIGHT, WRONG


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A working folder with a fact, a draft that agrees with it and one that does not."""
    (tmp_path / "claims").mkdir()
    (tmp_path / "claims" / "energy.yaml").write_text(FACTS, encoding="utf-8")
    (tmp_path / "right.txt").write_text(RIGHT, encoding="utf-8")
    (tmp_path / "wrong.txt").write_text(WRONG, encoding="utf-8")
    return tmp_path


@pytest.fixture
def factcheck(desk: Path) -> Callable[..., subprocess.CompletedProcess[str]]:
    """Runs ``factcheck`` with arguments in the working folder."""

    def run(*arguments: str, standard_input: str = "") -> subprocess.CompletedProcess[str]:
        done = subprocess.run(
            [sys.executable, "-m", "factcheck", *arguments],
            cwd=desk,
            input=standard_input,
            capture_output=True,
            encoding="utf-8",
            env={**os.environ, "COLUMNS": "80"},
            timeout=120,
            check=False,
        )
        assert "Traceback" not in done.stderr, done.stderr
        return done

    return run
