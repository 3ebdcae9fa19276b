"""What the results of an audit depend on besides the documents, as digests."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version

from factcheck.facts.load import facts_digest
from factcheck.program import program_files
from factcheck.settings import Settings

# The parts of the program that results come from: those that read an article, those that compare what was
# read with facts, and those that compare articles with each other.
_READING = (
    "documents", "quantities", "claims", "relations", "agreement", "checks", "suppressions.py", "findings.py",
    "lexicon.py", "corpus/arrow.py", "corpus/contents.py", "corpus/kept.py", "corpus/rows.py",
    "corpus/sketch.py", "corpus/work.py",
)  # fmt: skip
_JUDGING = ("facts", "matching", "checker.py")
_GROUPING = (
    "corpus/comparisons.py", "corpus/conflicts.py", "corpus/conflicts.sql", "corpus/copies.py",
    "corpus/gather.py", "corpus/lexicon", "corpus/links.sql", "corpus/sameness.py", "corpus/stories.py",
    "corpus/voices.py", "corpus/wording.py",
)  # fmt: skip
_LIBRARIES = (
    "spacy", "pystemmer", "rapidfuzz", "pint", "markdown-it-py", "trafilatura", "htmldate", "python-docx",
    "pypdfium2", "pypdf",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Basis:
    """What results depend on besides the document, as digests; see table ``runs`` of ``schema.sql``."""

    rules: str
    judging: str
    facts: str
    grouping: str


def basis_of(settings: Settings) -> Basis:
    """The digests of the program with these settings, and of the facts that they name."""
    chosen = (settings.as_of, settings.pipeline, settings.rules)
    libraries = [f"{name} {_version(name)}" for name in _LIBRARIES]
    rules = _digest(_READING, [repr(chosen), *libraries])
    return Basis(rules, _digest(_JUDGING), facts_digest(settings.facts), _digest(_GROUPING))


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "missing"


def _digest(parts: tuple[str, ...], more: Iterable[str] = ()) -> str:
    digest = hashlib.sha256()
    for name, raw in [*program_files(*parts), *(("", each.encode()) for each in more)]:
        digest.update(f"{len(name)} {len(raw)} {name}".encode())
        digest.update(raw)
    return f"sha256:{digest.hexdigest()}"
