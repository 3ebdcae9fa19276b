"""Whole runs: exit codes, messages, output files, formats."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from factcheck.cli import main

CHECK = ("check", "--as-of", "2025-03-01")


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        ((*CHECK, "right.txt"), 0),
        ((*CHECK, "wrong.txt"), 1),
        ((*CHECK, "right.txt", "wrong.txt"), 1),
        ((*CHECK, "wrong.txt", "--fail-on", "never"), 0),
        ((*CHECK, "wrong.txt", "--fail-on", "warning"), 1),
        ((*CHECK, "wrong.txt", "missing.txt", "--fail-on", "never"), 2),
        (("extract", "wrong.txt"), 0),
        (("extract", "wrong.txt", "--fail-on", "warning"), 0),
        (("explain",), 0),
        (("explain", "contradicted"), 0),
        (("--version",), 0),
        (("--help",), 0),
    ],
)
def test_exit_code(arguments, code, factcheck):
    assert factcheck(*arguments).returncode == code


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("check",), "Missing argument"),
        (("chekc", "right.txt"), "No such command 'chekc'"),
        (("check", "right.txt", "--fail-on", "often"), "'often' is not one of"),
        (("check", "right.txt", "--as-of", "yesterday"), "yesterday"),
        (("check", "right.txt", "--format", "pdf"), "'pdf' is not one of json, jsonl, terminal"),
        (("check", "right.txt", "--workers", "0"), "--workers"),
        (("check", "right.txt", "--facts", "nowhere"), "nowhere"),
        (("check", "right.txt", "--pipeline", "nope"), 'no spaCy pipeline "nope" is installed'),
        (("check", "missing.txt"), "missing.txt: no such file"),
        (("check", "right.txt", "--output", "no/such/folder.json"), "cannot write no/such/folder.json"),
        (("extract", "missing.txt"), "missing.txt: no such file"),
        (("explain", "contradictd"), "did you mean 'contradicted'?"),
        (("explain", "qqq"), "factcheck explain lists all names"),
    ],
)
def test_errors_say_what_and_where_on_standard_error(arguments, message, factcheck):
    done = factcheck(*arguments)
    assert done.returncode == 2
    assert message in done.stderr


def test_one_unreadable_document_does_not_stop_the_others(factcheck):
    done = factcheck("extract", "right.txt", "missing.txt", "wrong.txt", "--format", "jsonl")
    assert [json.loads(line)["doc"] for line in done.stdout.splitlines()] == ["right.txt", "wrong.txt"]
    assert done.returncode == 2
    assert done.stderr.startswith("missing.txt: ")


def test_control_characters_in_a_name_do_not_reach_the_terminal(factcheck):
    assert "\x1b" not in factcheck("check", "a\x1b[31mb.txt").stderr


def test_standard_input(factcheck):
    done = factcheck(*CHECK, "-", "--format", "json", standard_input="The Strand plant cost £4.2 billion.")
    (document,) = json.loads(done.stdout)["documents"]
    assert [claim["slip"] for claim in document["claims"]] == ["scale"]


def test_the_text_of_a_record_may_have_another_name(factcheck, desk):
    (desk / "drafts.jsonl").write_text('{"body": "It cost $5."}\n', encoding="utf-8")
    assert factcheck("extract", "drafts.jsonl").returncode == 2
    done = factcheck("extract", "drafts.jsonl", "--text-field", "body", "--format", "jsonl")
    assert [claim["surface"] for claim in json.loads(done.stdout)["claims"]] == ["$5"]


def test_output_appears_whole(factcheck, desk):
    report = desk / "report.json"
    assert factcheck(*CHECK, "wrong.txt", "--format", "json", "--output", "report.json").stdout == ""
    assert json.loads(report.read_text(encoding="utf-8"))["summary"]["errors"] == 1


def test_a_failed_run_leaves_the_earlier_output(factcheck, desk):
    (desk / "report.json").write_text("earlier", encoding="utf-8")
    (desk / "claims" / "energy.yaml").write_text("facts: [", encoding="utf-8")
    assert factcheck("check", "wrong.txt", "--output", "report.json").returncode == 2
    assert sorted(path.name for path in desk.iterdir()) == ["claims", "report.json", "right.txt", "wrong.txt"]
    assert (desk / "report.json").read_text(encoding="utf-8") == "earlier"


def test_the_number_of_workers_changes_nothing(factcheck):
    arguments = (*CHECK, "wrong.txt", "right.txt", "wrong.txt", "missing.txt", "--format", "json")
    alone, together = factcheck(*arguments), factcheck(*arguments, "--workers", "2")
    assert alone.stdout == together.stdout
    assert (alone.returncode, alone.stderr) == (together.returncode, together.stderr) == (2, alone.stderr)


def test_quiet_prints_nothing_when_all_is_well(factcheck):
    assert factcheck(*CHECK, "right.txt", "--quiet").stdout == ""


def test_facts_come_from_the_settings_of_a_folder_above(factcheck, desk):
    (desk / "claims").rename(desk / "record")
    assert "claims" in factcheck("check", "wrong.txt").stderr
    (desk / "factcheck.toml").write_text('facts = ["record"]\nas_of = 2025-03-01\n', encoding="utf-8")
    assert factcheck("check", "wrong.txt").returncode == 1


def test_a_reader_that_leaves_early_is_no_error(desk):
    (desk / "long.txt").write_text("It cost £4 million.\n\n" * 20_000, encoding="utf-8")
    command = [sys.executable, "-m", "factcheck", "extract", "long.txt"]
    with subprocess.Popen(command, cwd=desk, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as run:
        assert run.stdout and run.stderr
        run.stdout.readline()
        run.stdout.close()
        assert run.stderr.read() == b""


def test_interrupting_ends_with_130(monkeypatch):
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("factcheck.documents.read.read", interrupted)
    monkeypatch.setattr(sys, "argv", ["factcheck", "extract", "draft.txt"])
    with pytest.raises(SystemExit) as ended:
        main()
    assert ended.value.code == 130
