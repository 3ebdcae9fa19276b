"""Whole runs: each sample article against the findings an editor should see.

An ``.expected`` file has a line per figure, ``line:col "surface" -> verdict fact-id [slip or how]``, with
line and column from 1 and columns in characters: first those to be mended, then, below ``# supported``, those
that must be found right. Other lines that start with ``#`` are comments. A figure found to need mending that
is not listed is a false alarm.
"""

from __future__ import annotations

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


def read_expected(path: Path) -> tuple[tuple[Expected, ...], tuple[Expected, ...]]:
    """The figures to be mended and the figures that are right."""
    parts: tuple[list[Expected], list[Expected]] = ([], [])
    part = 0
    for number, written in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if written.strip() == "# supported":
            part = 1
        elif written.strip() and not written.startswith("#"):
            match = LINE.fullmatch(written.strip())
            assert match, f"{path.name}:{number}: not a line of findings: {written}"
            parts[part].append(
                Expected(
                    int(match["line"]),
                    int(match["column"]),
                    match["surface"],
                    match["verdict"],
                    match["fact"],
                    match["detail"],
                )
            )
    return tuple(parts[0]), tuple(parts[1])


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
    wrong, right = read_expected(ARTICLES / f"{stem}.expected")
    for line in wrong + right:
        assert text.startswith(line.surface, line.start(text)), str(line)
        assert facts.get(line.fact), str(line)
    assert {line.verdict for line in wrong} <= TO_MEND
    assert {line.verdict for line in right} <= {"supported"}


@pytest.mark.parametrize("stem", STEMS)
def test_findings(stem: str, facts: FactSet) -> None:
    (document,) = factcheck.read([str(article(stem))])
    assert isinstance(document, Document)
    wrong, right = read_expected(ARTICLES / f"{stem}.expected")
    listed = wrong + right
    checked = factcheck.check(document, facts, Settings())
    found = [as_expected(finding, document.text, listed) for finding in checked.findings]
    assert [str(line) for line in found if line.verdict in TO_MEND] == [str(line) for line in wrong]
    assert [str(line) for line in found if line in right] == [str(line) for line in right]
