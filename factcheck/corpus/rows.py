"""The rows of the store: a class for each table of ``schema.sql`` that an audit of documents fills.

Rows are plain tuples, in the order of the columns, whose meaning is told in ``schema.sql``. What makes Arrow
of them is in ``arrow.py``.
"""

from __future__ import annotations

from datetime import date
from typing import Any, NamedTuple, get_type_hints


class DocumentRow(NamedTuple):
    """A document of the corpus."""

    name: str
    id: str
    url: str | None
    title: str | None
    outlet: str | None
    published: date | None
    digest: str
    characters: int


class ParcelRow(NamedTuple):
    """A document of those that were read together; no name where there was none to read."""

    parcel: str
    name: str | None


class PartRow(NamedTuple):
    """What became of a document of a parcel: no name where there was none to read, or it could not be."""

    parcel: str | None
    name: str | None
    could_be_read: bool


class UnauditedRow(NamedTuple):
    """A content that a document holds; ``packed`` as in ``contents.py``."""

    digest: str
    packed: bytes


class ContentRow(NamedTuple):
    """What a document holds, and how much was found in it."""

    digest: str
    story: str
    rules: str
    judging: str
    facts: str
    text: str
    claims: int
    subjects: tuple[str, ...]
    errors: int
    warnings: int
    skipped: int
    sketch: bytes
    kept: bytes


class ClaimRow(NamedTuple):
    """A figure with whom and what it is about."""

    digest: str
    claim: str
    begins: int
    ends: int
    surface: str
    kind: str
    low: float
    high: float
    unit: str | None
    modifier: str | None
    resolution: float
    base_unit: str | None
    cover_low: float
    cover_high: float
    low_open: bool
    high_open: bool
    sentence: str
    sentence_begins: int
    block: str
    subject: str | None
    attribute: str | None
    subject_key: str | None
    attribute_key: str | None
    period_start: date | None
    period_end: date | None
    attributed_to: str | None
    quoted: bool
    modality: str
    change: bool
    past: bool


class FindingRow(NamedTuple):
    """The verdict on a claim."""

    digest: str
    claim: str
    verdict: str
    how: str | None
    slip: str | None
    severity: str | None
    fact: str | None
    belongs_to: str | None
    score: float | None
    reason: str
    replacement: str | None


class InconsistencyRow(NamedTuple):
    """Figures of one document that cannot all be true."""

    digest: str
    number: int
    check: str
    severity: str
    claims: tuple[str, ...]
    reported: str
    computed: str
    reason: str
    replacement: str | None
    fingerprint: str
    suppressed: bool


class JudgedRow(NamedTuple):
    """What becomes of a content whose claims are judged again; ``errors`` and ``warnings`` of its findings.

    ``same`` says that its findings are what they were, ``compared`` that its inconsistencies were found anew.
    """

    digest: str
    same: bool
    compared: bool
    subjects: tuple[str, ...]
    errors: int
    warnings: int


class FactRow(NamedTuple):
    """A fact that findings name."""

    fact: str
    subject: str
    property: str
    value: str
    as_of: date | None
    source: str | None
    url: str | None


class SubjectRow(NamedTuple):
    """A subject of the facts, as hashes."""

    facts: str
    subject: str
    named: str
    known: str


class MeetingRow(NamedTuple):
    """Two of the claims that were compared with each other and disagree; a name alone where none do."""

    meeting: bytes
    one: str | None = None
    other: str | None = None
    clash: str | None = None
    same: float | None = None
    shared: int | None = None
    carriers: tuple[str, ...] | None = None


class ConflictRow(NamedTuple):
    """Claims of different contents about one thing that cannot all be true."""

    conflict: str
    subject: str | None
    attribute: str | None
    unit: str | None
    period_start: date | None
    period_end: date | None
    fact: str | None
    severity: str
    strength: float
    documents: int
    reason: str


class ConflictClaimRow(NamedTuple):
    """A claim that takes part in a conflict."""

    conflict: str
    side: int
    digest: str
    claim: str


class FailureRow(NamedTuple):
    """A document, or a file, that could not be read or audited."""

    name: str
    digest: str | None
    reason: str
    attempts: int


Rows = dict[str, list[tuple[object, ...]]]
"""Rows by the name of their table."""

TABLES: dict[str, type[tuple[object, ...]]] = {
    "documents": DocumentRow,
    "parcels": ParcelRow,
    "contents": ContentRow,
    "claims": ClaimRow,
    "findings": FindingRow,
    "inconsistencies": InconsistencyRow,
    "meetings": MeetingRow,
    "conflicts": ConflictRow,
    "conflict_claims": ConflictClaimRow,
    "facts": FactRow,
    "subjects": SubjectRow,
    "failures": FailureRow,
}
"""The tables of the store that audits fill, and their rows."""

_CLASSES = {**TABLES, "unaudited": UnauditedRow, "parts": PartRow, "judged": JudgedRow}


def columns_of(table: str) -> dict[str, Any]:
    """The columns of a table, one of ``TABLES`` or what workers tell besides, with their types."""
    return get_type_hints(_CLASSES[table])
