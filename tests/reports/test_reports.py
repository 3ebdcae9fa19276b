"""Every report on the same findings, compared with the files of ``tests/golden``.

``UPDATE_GOLDEN=1 pytest tests/reports`` writes the files anew; read the difference before committing it.
"""

from __future__ import annotations

import json
import os
import re
from dataclasses import replace
from pathlib import Path

import pytest

from factcheck.findings import CheckedDocument
from factcheck.reports import View, formats, load_report

GOLDEN = Path(__file__).parent.parent / "golden"
VIEWS = {
    "": View(),
    ".color": View(color=True),
    ".everything": View(verbose=True, explain=True),
    ".narrow": View(width=40),
    ".quiet": View(quiet=True),
}
CASES = [(name, "") for name in formats()] + [("terminal", view) for view in VIEWS if view]


def golden(name: str, written: str) -> str:
    path = GOLDEN / name
    if os.environ.get("UPDATE_GOLDEN"):
        path.write_text(written, encoding="utf-8", newline="")
    return path.read_text(encoding="utf-8")


@pytest.mark.parametrize(("name", "view"), CASES)
def test_check_report(name, view, checked, unreadable, facts):
    written = "".join(load_report(name).check([checked, unreadable], facts, VIEWS[view]))
    assert written == golden(f"check{view}.{name}", written)


@pytest.mark.parametrize("name", formats())
def test_extract_report(name, extracted, unreadable):
    written = "".join(load_report(name).extract([unreadable, extracted], View()))
    assert written == golden(f"extract.{name}", written)


@pytest.mark.parametrize("width", [20, 40, 80, 200])
def test_no_line_of_prose_is_wider_than_the_screen(width, checked, facts):
    lines = "".join(load_report("terminal").check([checked], facts, View(width))).split("\n")
    least = 20 + 11  # text is never folded to less than 20 columns beside its label
    too_wide = [line for line in lines if len(line) > max(width, least)]
    assert [line for line in too_wide if not re.match(r"drafts/|  \d|  +https:", line)] == []


def test_plain_reports_have_no_control_characters(checked, facts):
    written = "".join(load_report("terminal").check([checked], facts, View(verbose=True, explain=True)))
    assert written.replace("\n", "").isprintable()
    assert r"\u202e" in written


def test_of_several_documents_the_clean_ones_are_named(checked, facts):
    right = [finding for finding in checked.findings if finding.judgement.verdict == "supported"]
    clean = replace(
        checked,
        document=replace(checked.document, name="clean.txt"),
        findings=tuple(right),
        inconsistencies=(),
    )
    written = "".join(load_report("terminal").check([checked, clean], facts, View()))
    assert "\nNothing to fix: clean.txt\n" in written
    assert "Nothing to fix" not in "".join(load_report("terminal").check([clean], facts, View()))


NOTHING, EMPTY = "A mayor spoke.\n", " \n"


@pytest.mark.parametrize(
    ("texts", "told"),
    [
        ([NOTHING], "No figures found\n"),
        ([EMPTY], "No figures found: the text is empty\n"),
        (
            [NOTHING, EMPTY],
            "2 documents, no figures found\n\nNo figures found: draft0.txt, draft1.txt (empty)\n",
        ),
    ],
)
def test_a_document_without_figures_is_told_and_is_not_called_right(texts, told, checked, facts):
    bare = [
        CheckedDocument(replace(checked.document, name=f"draft{number}.txt", text=text), (), (), ())
        for number, text in enumerate(texts)
    ]
    assert "".join(load_report("terminal").check(bare, facts, View())) == told


def test_where_no_document_could_be_read_nothing_is_said_of_figures(unreadable, facts):
    report = load_report("terminal")
    assert "".join(report.check([unreadable], facts, View())) == "1 document not read\n"
    assert "".join(report.check([], facts, View())) == "No documents\n"


def test_beside_others_a_document_without_figures_is_named(checked, facts):
    bare = CheckedDocument(replace(checked.document, name="bare.txt"), (), (), ())
    written = "".join(load_report("terminal").check([checked, bare], facts, View()))
    assert "\nNo figures found: bare.txt\n" in written
    assert "Nothing to fix" not in written


def test_json_counts_every_finding_and_names_what_was_not_read(checked, unreadable, facts):
    run = json.loads("".join(load_report("json").check([unreadable, checked, checked], facts, View())))
    assert run["summary"]["documents"] == 2
    assert run["summary"]["claims"] == 2 * len(checked.findings) == sum(run["summary"]["verdicts"].values())
    assert run["unreadable"] == ["drafts/missing.txt: no such file or folder; check the path"]
    assert [document["skipped"] for document in run["documents"]] == [{"date": 2, "name": 1}] * 2


def test_json_of_nothing_is_json(facts):
    assert json.loads("".join(load_report("json").check([], facts, View())))["documents"] == []
    assert json.loads("".join(load_report("json").extract([], View())))["documents"] == []


def test_a_line_of_json_lines_is_the_document_of_json(checked, facts):
    run = json.loads("".join(load_report("json").check([checked], facts, View())))
    assert [json.loads(line) for line in load_report("jsonl").check([checked], facts, View())] == run[
        "documents"
    ]
