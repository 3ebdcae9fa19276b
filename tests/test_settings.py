"""Settings files: where they are found, what they may say, how errors are told."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from factcheck.errors import FactcheckError
from factcheck.settings import Settings, load_settings


def test_defaults(tmp_path):
    assert load_settings(tmp_path) == Settings()


@pytest.mark.parametrize(("name", "head"), [("factcheck.toml", ""), ("pyproject.toml", "[tool.factcheck]\n")])
def test_settings_are_read_from_the_nearest_folder(tmp_path, name, head):
    (tmp_path / name).write_text(head + 'facts = ["record", "a.csv"]\nas_of = 2025-03-01\n', encoding="utf-8")
    (tmp_path / "drafts" / "today").mkdir(parents=True)
    (tmp_path / "drafts" / "pyproject.toml").write_text("[tool.other]\nkey = 1\n", encoding="utf-8")
    settings = load_settings(tmp_path / "drafts" / "today")
    assert settings.as_of == date(2025, 3, 1)
    assert settings.facts == (tmp_path / "record", tmp_path / "a.csv")
    assert settings.rules == Settings().rules


def test_the_default_facts_are_below_the_working_folder(tmp_path):
    (tmp_path / "factcheck.toml").write_text('pipeline = "en_core_web_sm"\n', encoding="utf-8")
    (tmp_path / "drafts").mkdir()
    assert load_settings(tmp_path / "drafts").facts == (Path("claims"),)


@pytest.mark.parametrize(
    ("content", "messages"),
    [
        ("as_off = 2025-03-01", ["setting 'as_off' is not known; did you mean 'as_of'?"]),
        ("xyz = 1", ["setting 'xyz' is not known; known are facts, as_of, pipeline, rules"]),
        ('as_of = "soon"', ["as_of: "]),
        ('facts = "claims"', ["facts: "]),
        ("[rules]\nxyz = 1\n[other]", ["setting 'rules.xyz' is not known", "setting 'other' is not known"]),
        ("rules = 1", ["rules: "]),
        ("facts = [", ["cannot be read as TOML: "]),
        ("\x00", ["cannot be read as TOML: "]),
    ],
)
def test_errors_name_file_and_key(tmp_path, content, messages):
    (tmp_path / "factcheck.toml").write_text(content, encoding="utf-8")
    with pytest.raises(FactcheckError) as raised:
        load_settings(tmp_path)
    lines = str(raised.value).splitlines()
    assert len(lines) == len(messages)
    for line, message in zip(lines, messages, strict=True):
        assert line.startswith(f"{tmp_path / 'factcheck.toml'}: {message}")
