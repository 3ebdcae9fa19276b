"""What a check says: the results that every report prints."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from factcheck.claims.claim import Claim
from factcheck.documents.document import Document
from factcheck.facts.fact import Fact

Verdict = Literal[
    "supported",
    "off_by_rounding",
    "loose_bound",
    "outdated",
    "contradicted",
    "contested",
    "unverifiable",
    "not_checked",
]
Severity = Literal["error", "warning", "note"]
Slip = Literal[
    "scale",
    "unit",
    "currency",
    "digits",
    "percent_vs_points",
    "period",
    "subject",
    "property",
    "sign",
]
How = Literal[
    "exact",
    "rounded",
    "range",
    "bound",
    "approximate",
    "tolerance",
    "variant",
    "converted",
    "truncated",
    "rounded_up",
    "coarse",
]


@dataclass(frozen=True, slots=True)
class Judgement:
    """How one figure compares with one fact (the ladder of ``agreement.py``).

    ``severity`` is ``None`` when supported. ``reason`` is one or two sentences that give the figure,
    what it covers, the fact and the rule. ``replacement`` is the whole surface rewritten in the
    writer's own style, or ``None`` where no edit would mend it. ``belongs_to`` is the other fact whose
    figure this is, for the slips ``subject`` and ``property``.
    """

    verdict: Verdict
    reason: str
    severity: Severity | None = None
    how: How | None = None
    slip: Slip | None = None
    replacement: str | None = None
    belongs_to: Fact | None = None


@dataclass(frozen=True, slots=True)
class Candidate:
    """A fact that a claim may be about, how likely (0 to 1), and why."""

    fact: Fact
    score: float
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Finding:
    """A claim with its judgement; ``fact`` is the one it was judged by, ``candidates`` best first."""

    claim: Claim
    judgement: Judgement
    fact: Fact | None = None
    candidates: tuple[Candidate, ...] = ()


@dataclass(frozen=True, slots=True)
class Inconsistency:
    """Figures of one document that cannot all be true. ``claims`` are claim ids."""

    check: str
    severity: Severity
    claims: tuple[str, ...]
    reported: str
    computed: str
    reason: str
    replacement: str | None = None


@dataclass(frozen=True, slots=True)
class CheckedDocument:
    """All that was found in one document; ``skipped`` counts numbers that are no claims, by reason."""

    document: Document
    findings: tuple[Finding, ...]
    inconsistencies: tuple[Inconsistency, ...] = ()
    skipped: tuple[tuple[str, int], ...] = ()
