"""What a check says: the results that every report prints."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
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

    ``severity`` is ``None`` when supported or suppressed. ``reason`` is one or two sentences that give
    the figure, what it covers, the fact and the rule. ``replacement`` is the whole surface rewritten in the
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

    @property
    def fingerprint(self) -> str:
        """What names the finding across runs (``fingerprint_of``)."""
        fact = self.fact.id if self.fact else ""
        return fingerprint_of(f"{self.judgement.verdict} {fact}", (self.claim,))


@dataclass(frozen=True, slots=True)
class Inconsistency:
    """Figures of one document that cannot all be true.

    ``claims`` are claim ids; ``fingerprint`` names the finding across runs (``fingerprint_of``).
    """

    check: str
    severity: Severity
    claims: tuple[str, ...]
    reported: str
    computed: str
    reason: str
    replacement: str | None = None
    fingerprint: str = ""


def fingerprint_of(name: str, claims: Iterable[Claim]) -> str:
    """Sixteen hexadecimal digits that stay the same while the sentences of the figures do.

    ``name`` is the check or the verdict. Edits elsewhere in the document do not change it.
    """
    digest = sha256(name.encode())
    for claim in claims:
        words = " ".join(word.lower for word in claim.sentence.words)
        digest.update(f"\0{claim.quantity.surface}\0{claim.first}\0{words}".encode())
    return digest.hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class Suppression:
    """A finding that the settings let stand: its fingerprint, and its document by name or id."""

    document: str
    fingerprint: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Suppressed:
    """A finding that was looked at and let stand, as it would have been reported, and why."""

    found: Finding | Inconsistency
    reason: str


@dataclass(frozen=True, slots=True)
class UnusedSuppression:
    """A suppression without a finding.

    ``written`` is its remark or fingerprint, ``why`` what to do about it, and ``start`` the offset of a
    remark in the text.
    """

    written: str
    why: str
    start: int | None = None


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Claims of different documents that cannot all be true, each as the document's name and the claim's id.

    Those that agree stand together, first those with the value that most documents give.
    """

    subject: str | None
    attribute: str | None
    severity: Severity
    claims: tuple[tuple[str, str], ...]
    reason: str


@dataclass(frozen=True, slots=True)
class CheckedDocument:
    """All that was found in one document.

    ``skipped`` counts numbers that are no claims, by reason, and ``untold`` findings of each check beyond
    those in ``inconsistencies``.
    """

    document: Document
    findings: tuple[Finding, ...]
    inconsistencies: tuple[Inconsistency, ...] = ()
    skipped: tuple[tuple[str, int], ...] = ()
    suppressed: tuple[Suppressed, ...] = ()
    unused_suppressions: tuple[UnusedSuppression, ...] = ()
    untold: tuple[tuple[str, int], ...] = ()
