"""Whole runs: each sample article against the findings an editor should see.

An ``.expected`` file has a line per figure, ``line:col "surface" -> verdict fact-id [slip or how]``, with
line and column from 1 and columns in characters: first those to be mended, then, below ``# supported``, those
that must be found right. Other lines that start with ``#`` are comments. A figure found to need mending that
is not listed is a false alarm.

What the tool does not get right yet is kept in view: a line marked ``?`` states what is right and must still
be missed, and below ``# not yet silent`` stand the false alarms that must still be raised. As soon as one of
them comes right the test fails, so that the mark goes. ``UPDATE_ARTICLES=1`` marks the lines anew.
"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

import factcheck
from factcheck.documents.document import Document
from factcheck.facts.factset import FactSet
from factcheck.findings import Finding
from factcheck.settings import Settings

ARTICLES = Path(__file__).parent
ROOT = ARTICLES.parents[1]
CORPUS = ROOT / "corpus"
CLAIMS = ROOT / "claims"
TO_MEND = {"contradicted", "off_by_rounding", "loose_bound", "outdated"}

LINE = re.compile(
    r"""
    (?P<line>\d+) : (?P<column>\d+) \s+
    "(?P<surface>[^"]+)" \s+ -> \s+
    (?P<verdict>[a-z_]+) \s+ (?P<fact>\S+)
    (?: \s+ (?P<detail>[a-z_]+) )?              # a slip, or how a figure is off
    """,
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Expected:
    """One line of an ``.expected`` file."""

    line: int
    column: int
    surface: str
    verdict: str
    fact: str
    detail: str | None

    def __str__(self) -> str:
        detail = f" {self.detail}" if self.detail else ""
        return f'{self.line}:{self.column} "{self.surface}" -> {self.verdict} {self.fact}{detail}'

    def start(self, text: str) -> int:
        """The offset of the surface in ``text``."""
        lines = text.split("\n")
        return sum(len(line) + 1 for line in lines[: self.line - 1]) + self.column - 1

    def overlaps(self, finding: Finding, text: str) -> bool:
        """Whether ``finding`` is about this figure, however much of its phrase either takes in."""
        start = self.start(text)
        quantity = finding.claim.quantity
        return quantity.start < start + len(self.surface) and start < quantity.end


@dataclass(frozen=True, slots=True)
class Listed:
    """What an ``.expected`` file lists; ``missed`` holds the lines of the first two that are marked."""

    wrong: tuple[Expected, ...]
    right: tuple[Expected, ...]
    alarms: tuple[Expected, ...]
    missed: frozenset[Expected]

    @property
    def all(self) -> tuple[Expected, ...]:
        """Every figure listed."""
        return self.wrong + self.right + self.alarms


HEADINGS = ("", "# supported", "# not yet silent")


def read_expected(path: Path) -> Listed:
    """What the file lists, heading by heading."""
    parts: tuple[list[Expected], ...] = ([], [], [])
    part, missed = 0, set()
    for number, written in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if written.strip() in HEADINGS[1:]:
            part = HEADINGS.index(written.strip())
        elif written.strip() and not written.startswith("#"):
            match = LINE.fullmatch(written.removeprefix("?").strip())
            assert match, f"{path.name}:{number}: not a line of findings: {written}"
            line, column = int(match["line"]), int(match["column"])
            listed = Expected(
                line, column, match["surface"], match["verdict"], match["fact"], match["detail"]
            )
            parts[part].append(listed)
            if written.startswith("?"):
                missed.add(listed)
    return Listed(*(tuple(each) for each in parts), frozenset(missed))


def write_expected(path: Path, found: list[Expected]) -> None:
    """The file with its marks and its false alarms set by what is ``found``; comments stay."""
    before = read_expected(path)
    kept = path.read_text(encoding="utf-8").partition(f"\n{HEADINGS[2]}\n")[0].rstrip("\n").splitlines()
    lines = []
    for written in kept:
        plain = written.removeprefix("?").strip()
        listed = bool(plain) and not plain.startswith("#")
        missed = listed and plain not in {str(each) for each in found}
        lines.append(f"? {plain}" if missed else plain if listed else written)
    alarms = [str(each) for each in found if each.verdict in TO_MEND and each not in before.wrong]
    lines += ["", HEADINGS[2], *alarms] if alarms else []
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def article(stem: str) -> Path:
    """The sample article that an ``.expected`` file is about."""
    (path,) = (path for path in CORPUS.glob(f"{stem}.*") if path.stem == stem)
    return path


def as_expected(finding: Finding, text: str, listed: tuple[Expected, ...]) -> Expected:
    """``finding`` as a line, at the place and with the details of the listed figure it is about."""
    quantity = finding.claim.quantity
    judgement = finding.judgement
    before = text[: quantity.start]
    found = Expected(
        before.count("\n") + 1,
        quantity.start - before.rfind("\n"),
        quantity.surface,
        judgement.verdict,
        finding.fact.id if finding.fact else "-",
        judgement.slip or judgement.how,
    )
    for line in listed:
        if line.overlaps(finding, text):
            detail = found.detail if line.detail else None
            return replace(found, line=line.line, column=line.column, surface=line.surface, detail=detail)
    return found


EXPECTED = sorted(ARTICLES.glob("*.expected"))
STEMS = [path.stem for path in EXPECTED]


@pytest.fixture(scope="module")
def facts() -> FactSet:
    return factcheck.load_facts([CLAIMS])


def test_every_article_has_its_expected_findings() -> None:
    assert sorted(path.stem for path in CORPUS.iterdir() if path.suffix in {".txt", ".md"}) == STEMS


@pytest.mark.parametrize("stem", STEMS)
def test_expected_lines_point_at_the_article_and_at_facts(stem: str, facts: FactSet) -> None:
    text = article(stem).read_text(encoding="utf-8")
    listed = read_expected(ARTICLES / f"{stem}.expected")
    for line in listed.all:
        assert text.startswith(line.surface, line.start(text)), str(line)
        assert facts.get(line.fact), str(line)
    assert {line.verdict for line in listed.wrong + listed.alarms} <= TO_MEND
    assert {line.verdict for line in listed.right} <= {"supported"}


@pytest.mark.parametrize("stem", STEMS)
def test_findings(stem: str, facts: FactSet) -> None:
    path = ARTICLES / f"{stem}.expected"
    (document,) = factcheck.read([str(article(stem))])
    assert isinstance(document, Document)
    listed = read_expected(path)
    checked = factcheck.check(document, facts, Settings())
    found = [as_expected(finding, document.text, listed.wrong + listed.right) for finding in checked.findings]
    if "UPDATE_ARTICLES" in os.environ:
        write_expected(path, found)
        listed = read_expected(path)
    flagged = {str(line) for line in found if line.verdict in TO_MEND}
    assert flagged == {str(line) for line in listed.wrong if line not in listed.missed} | {
        str(line) for line in listed.alarms
    }
    assert {str(line) for line in found if line in listed.right} == {
        str(line) for line in listed.right if line not in listed.missed
    }
