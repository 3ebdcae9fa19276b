"""JSON for programs: one object, with all conflicts, articles and findings. README tells its fields."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from factcheck.corpus.queries import Results
from factcheck.corpus.results import Conflict, Passage, Problem, Side

if TYPE_CHECKING:
    from factcheck.reports import View

SCHEMA = 1
GROUPS = ("check", "outlet", "month", "subject")

_encode = json.JSONEncoder(separators=(",", ":"), default=str).encode  # ASCII; days as 2025-01-28


def report(results: Results, view: View) -> Iterator[str]:
    """The object, a line for each thing in its lists."""
    totals = asdict(results.totals)
    facts = {"count": totals.pop("facts"), "digest": totals.pop("facts_digest")}
    head = {"schema": SCHEMA, "factcheck": totals.pop("program"), "facts": facts, "totals": totals}
    yield _encode(head)[:-1]
    for group in GROUPS:
        yield from _listed(f"by_{group}", map(asdict, results.tallies(group)))
    yield from _listed("conflicts", map(_conflict, results.conflicts()))
    yield from _listed("articles", map(asdict, results.worst()))
    yield from _listed("findings", map(_problem, results.problems()))
    yield from _listed("unread", ({"name": name, "reason": reason} for name, reason in results.failures()))
    yield "}\n"


def _listed(name: str, records: Iterable[dict[str, Any]]) -> Iterator[str]:
    yield f',\n"{name}":['
    separator = "\n"
    for record in records:
        yield separator + _encode(record)
        separator = ",\n"
    yield "]"


def _conflict(conflict: Conflict) -> dict[str, Any]:
    return asdict(conflict) | {"sides": [_side(side) for side in conflict.sides]}


def _side(side: Side) -> dict[str, Any]:
    evidence = [{"article": asdict(article), **_passage(passage)} for article, passage in side.evidence]
    return {"value": side.value, "documents": side.documents, "evidence": evidence}


def _problem(problem: Problem) -> dict[str, Any]:
    return asdict(problem) | {"passages": [_passage(passage) for passage in problem.passages]}


def _passage(passage: Passage) -> dict[str, Any]:
    return {"sentence": passage.text, "start": passage.start, "marks": passage.marks}
