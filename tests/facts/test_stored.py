from __future__ import annotations

from pathlib import Path

import pytest

from factcheck.errors import InputErrorGroup
from factcheck.facts import curated, stored
from factcheck.facts.load import load_facts
from tests.facts.rows import Write, row, table

ROWS = tuple(row(f"f{n}", f"Subject {n}") for n in range(40))


@pytest.fixture
def readings(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Grows by one each time that facts files are read, not their index; every size is worth storing."""
    seen: list[int] = []
    read = curated.read_curated

    def counted(files: list[tuple[str, bytes]]) -> curated.Curated:
        seen.append(len(files))
        return read(files)

    monkeypatch.setattr(curated, "read_curated", counted)
    monkeypatch.setattr(stored, "WORTH_STORING", 0)
    return seen


def indexes(folder: Path) -> list[Path]:
    return sorted(folder.iterdir())


def test_stored_index_says_the_same(write: Write, tmp_path: Path, readings: list[int]) -> None:
    path = write("f.csv", table(*ROWS))
    first, second = load_facts([path], tmp_path / "kept"), load_facts([path], tmp_path / "kept")
    assert len(readings) == 1
    assert (first.digest, len(first), list(first)) == (second.digest, len(second), list(second))
    assert first.mentions("Subject 7, Subject 39") == second.mentions("Subject 7, Subject 39")
    assert list(first.subjects()) == list(second.subjects())


def test_changed_facts_are_read_anew(write: Write, tmp_path: Path, readings: list[int]) -> None:
    load_facts([write("f.csv", table(*ROWS))], tmp_path / "kept")
    facts = load_facts([write("f.csv", table(*ROWS[1:]))], tmp_path / "kept")
    assert len(readings) == 2
    assert facts.get("f0") is None


def test_same_facts_elsewhere_have_their_own_places(write: Write, readings: list[int]) -> None:
    for name in ("one.csv", "two.csv"):
        (fact,) = load_facts([write(name, table(ROWS[0]))])
        assert fact.place.source == name


@pytest.mark.parametrize("damage", ["cut", "empty", "garbled", "text"])
def test_damaged_index_is_made_again(write: Write, tmp_path: Path, readings: list[int], damage: str) -> None:
    path = write("f.csv", table(*ROWS))
    load_facts([path], tmp_path / "kept")
    (index,) = indexes(tmp_path / "kept")
    raw = index.read_bytes()
    middle = len(raw) // 2
    damaged = {
        "cut": raw[: middle // 4096 * 4096],
        "empty": b"",
        "garbled": raw[:4096] + b"\xff" * (len(raw) - 4096),
        "text": b"not a database, " * 600,
    }
    index.write_bytes(damaged[damage])
    assert len(load_facts([path], tmp_path / "kept").mentions("Subject 7")) == 1
    assert len(load_facts([path], tmp_path / "kept")) == len(ROWS)
    assert len(readings) == 2


def test_folder_that_cannot_be_written(write: Write, tmp_path: Path, readings: list[int]) -> None:
    blocked = tmp_path / "blocked"
    blocked.write_text("a file, not a folder")
    path = write("f.csv", table(*ROWS))
    assert len(load_facts([path], blocked)) == len(load_facts([path], blocked)) == len(ROWS)
    assert len(readings) == 2


def test_wrong_facts_are_not_stored(write: Write, tmp_path: Path, readings: list[int]) -> None:
    path = write("f.csv", table(ROWS[0], ROWS[0]))
    for _ in range(2):
        with pytest.raises(InputErrorGroup):
            load_facts([path], tmp_path / "kept")
    assert not (tmp_path / "kept").exists()


def test_old_indexes_are_forgotten(write: Write, tmp_path: Path, readings: list[int]) -> None:
    for number in range(8):
        load_facts([write("f.csv", table(ROWS[number]))], tmp_path / "kept")
    assert len(indexes(tmp_path / "kept")) == 4


def test_folder_below_the_working_folder(write: Write, readings: list[int]) -> None:
    path = write("f.csv", table(*ROWS))
    assert len(load_facts([path], Path("kept"))) == len(load_facts([path], Path("kept"))) == len(ROWS)
    assert len(readings) == 1


def test_user_without_a_home(write: Write, monkeypatch: pytest.MonkeyPatch, readings: list[int]) -> None:
    def no_home(path: Path) -> Path:
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.delenv("XDG_CACHE_HOME")
    monkeypatch.setattr(Path, "expanduser", no_home)
    assert len(load_facts([write("f.csv", table(*ROWS))])) == len(ROWS)


def test_default_folder(write: Write, tmp_path: Path, readings: list[int]) -> None:
    load_facts([write("f.csv", table(*ROWS))])
    assert len(indexes(tmp_path / "cache" / "factcheck")) == 1
