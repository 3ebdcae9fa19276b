from __future__ import annotations

from pathlib import Path

import pytest

from factcheck.facts.load import load_facts
from tests.facts.rows import Load, Write, table


@pytest.fixture(autouse=True)
def _own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))


@pytest.fixture
def write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Write:
    """Writes a facts file into the working folder and gives its name."""
    monkeypatch.chdir(tmp_path)

    def write(name: str, content: str | bytes) -> Path:
        raw = content.encode() if isinstance(content, str) else content
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(raw)
        return Path(name)

    return write


@pytest.fixture
def load(write: Write) -> Load:
    """Loads facts from the rows of a CSV table."""
    return lambda *rows: load_facts([write("facts.csv", table(*rows))])
