"""What is asked for often must be quick: no heavy library is loaded for it."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from tests.strand import FACTS, RIGHT

HEAVY = {"spacy", "pint", "numpy", "rich", "yaml", "duckdb", "pyarrow", "jinja2", "vl_convert"}
PROGRAM = """
import json, sys
sys.argv = ["factcheck", *json.loads(sys.argv[1])]
from factcheck.cli import main
try:
    main()
except SystemExit:
    pass
print(json.dumps(sorted({name.partition(".")[0] for name in sys.modules})), file=sys.stderr)
"""


def loaded(*arguments: str) -> set[str]:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, json.dumps(arguments)], capture_output=True, text=True, check=True
    )
    return set(json.loads(done.stderr.splitlines()[-1]))


@pytest.mark.parametrize(
    "arguments",
    [
        ("--help",),
        ("--version",),
        ("check", "--help"),
        ("extract", "--help"),
        ("audit", "--help"),
        ("facts", "--help"),
        ("facts", "lint", "--help"),
        ("report", "--help"),
        ("report", "a.duckdb", "--format", "pdf"),
        ("explain",),
        ("explain", "money"),
        ("check",),
        ("audit",),
        ("audit", "a.txt", "--engine", "nonsense"),
        ("check", "a.txt", "--format", "pdf"),
        ("nonsense",),
    ],
)
def test_help_and_usage_errors_load_nothing_heavy(arguments):
    assert HEAVY & loaded(*arguments) == set()


def test_extract_needs_no_spacy(tmp_path):
    draft = tmp_path / "draft.txt"
    draft.write_text("It cost $5 million.", encoding="utf-8")
    modules = loaded("extract", str(draft), "--format", "jsonl")
    assert "spacy" not in modules


def test_the_package_alone_loads_nothing_heavy():
    program = "import sys, factcheck; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert not HEAVY & set(done.stdout.split())


def test_an_audit_of_what_has_not_changed_loads_neither_the_language_nor_facts(tmp_path):
    facts, draft = tmp_path / "strand.yaml", tmp_path / "draft.txt"
    facts.write_text(FACTS, encoding="utf-8")
    draft.write_text(RIGHT, encoding="utf-8")
    audit = ("audit", str(draft), "--facts", str(facts), "--store", str(tmp_path / "a.duckdb"), "--quiet")
    loaded(*audit)
    assert {"spacy", "pint", "numpy", "pyarrow", "yaml"} & loaded(*audit) == set()
