"""The documentation tells the truth, and leaves nothing out.

``UPDATE_GOLDEN=1 pytest tests/test_docs.py`` writes the output of README's examples anew.
"""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest
import typer

from factcheck.cli import app
from factcheck.facts.load import load_facts
from factcheck.findings import Slip, Verdict
from factcheck.pages import all_pages, pages_of_group
from factcheck.quantities.quantity import Kind
from factcheck.reports import formats
from factcheck.settings import load_settings

ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"
BLOCK = re.compile(r"(?<=```console\n)(?=\$ factcheck )(.*?)(?=```)", re.DOTALL)


def shown(command: str) -> str:
    """The command line as a reader sees it, with what it prints."""
    done = subprocess.run(
        [sys.executable, "-m", *shlex.split(command)],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, "COLUMNS": "80"},
        check=False,
    )
    return f"$ {command}\n{done.stdout}{done.stderr}"


def commands(block: str) -> list[str]:
    return [line.removeprefix("$ ") for line in block.splitlines() if line.startswith("$ ")]


def examples() -> list[str]:
    return BLOCK.findall(README.read_text(encoding="utf-8"))


@pytest.mark.parametrize("number", range(len(examples())))
def test_an_example_in_the_readme_prints_what_it_says(number):
    block = examples()[number]
    printed = "\n".join(shown(command) for command in commands(block))
    if os.environ.get("UPDATE_GOLDEN"):
        text = README.read_text(encoding="utf-8")
        README.write_text(text.replace(block, printed), encoding="utf-8")
    assert printed in README.read_text(encoding="utf-8")


def test_the_readme_has_examples_of_the_main_commands():
    run = [command.split()[1] for block in examples() for command in commands(block)]
    assert {"check", "extract", "facts", "explain"} <= set(run)


def block(language: str) -> str:
    (found,) = re.findall(rf"```{language}\n(.*?)```", README.read_text(encoding="utf-8"), re.DOTALL)
    return found


def test_the_python_example_runs(monkeypatch, capsys):
    monkeypatch.chdir(ROOT)
    exec(compile(block("python"), "README.md", "exec"), {})
    printed = capsys.readouterr().out.splitlines()
    assert printed
    assert {line.split()[-1] for line in printed} <= set(get_args(Verdict))


def test_the_example_of_a_fact_is_a_fact(tmp_path):
    path = tmp_path / "facts.yaml"
    path.write_text(block("yaml"), encoding="utf-8")
    (fact,) = load_facts([path])
    assert fact.written == "$5.576 million"


def test_the_example_of_settings_is_valid(tmp_path):
    (tmp_path / "factcheck.toml").write_text(block("toml"), encoding="utf-8")
    assert load_settings(tmp_path).pipeline == "en_core_web_sm"


def leaves(group: object = None, path: str = "factcheck") -> Iterator[tuple[str, list[str]]]:
    """Every command with its options."""
    command = group or typer.main.get_command(app)
    if hasattr(command, "commands"):
        for name, each in command.commands.items():
            yield from leaves(each, f"{path} {name}")
    else:
        yield path, [option for each in command.params for option in each.opts if option.startswith("--")]


@pytest.mark.parametrize(("command", "options"), list(leaves()))
def test_commands_and_options_are_in_the_readme(command, options):
    readme = README.read_text(encoding="utf-8")
    assert command in readme
    assert [option for option in options if f"`{option}" not in readme] == []


@pytest.mark.parametrize("name", formats())
def test_formats_are_in_the_readme(name):
    assert f"`{name}`" in README.read_text(encoding="utf-8")


@pytest.mark.parametrize(("group", "names"), [("verdict", Verdict), ("slip", Slip), ("kind of figure", Kind)])
def test_every_name_in_a_report_has_its_page_and_no_page_is_left_over(group, names):
    assert {page.name for page in pages_of_group(group)} == set(get_args(names))


@pytest.mark.parametrize("page", all_pages(), ids=lambda page: f"{page.group}:{page.name}")
def test_a_page_begins_with_a_short_sentence_and_goes_on(page):
    assert len(page.title) <= 120
    assert page.title.endswith(".")
    assert len(page.text.splitlines()) >= 3


@pytest.mark.parametrize("name", get_args(Verdict))
def test_verdicts_are_in_the_readme(name):
    assert f"`{name}`" in README.read_text(encoding="utf-8")
