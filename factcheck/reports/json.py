"""JSON for programs: one object for the whole run. The same input and facts give the same bytes."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import TYPE_CHECKING, Any, get_args

from factcheck import __version__
from factcheck.errors import InputError
from factcheck.findings import CheckedDocument, Contradiction, Finding, Inconsistency, Suppressed, Verdict
from factcheck.reports import Report, View

if TYPE_CHECKING:
    from factcheck.documents.document import Document
    from factcheck.facts.factset import FactSet
    from factcheck.quantities.extract import Extraction
    from factcheck.quantities.quantity import Quantity

SCHEMA = 1
ABOVE, BELOW = {"more_than"}, {"less_than", "nearly"}  # modifiers that leave out the number they name

encode = json.JSONEncoder(separators=(",", ":")).encode  # ASCII, so that any output stream can carry it


def check(results: Iterable[CheckedDocument | InputError], facts: FactSet, view: View) -> Iterator[str]:
    """One object: the documents in input order, then what sums them up."""
    unreadable: list[str] = []
    counts = _Counts()
    head = {
        "schema": SCHEMA,
        "factcheck": __version__,
        "facts": {"count": len(facts), "digest": facts.digest},
    }
    yield f'{encode(head)[:-1]},"documents":['
    separator = "\n"
    for result in results:
        if isinstance(result, InputError):
            unreadable.append(str(result))
            continue
        counts.add(result)
        yield separator + encode(checked_record(result))
        separator = ",\n"
    conflicts = [_contradiction_record(found) for found in view.contradictions()]
    tail = {"conflicts": conflicts, "unreadable": unreadable, "summary": counts.record()}
    yield f"\n],{encode(tail)[1:]}\n"


def extract(results: Iterable[tuple[Document, Extraction] | InputError], view: View) -> Iterator[str]:
    """One object: the documents in input order, each with its claims."""
    unreadable: list[str] = []
    yield f'{encode({"schema": SCHEMA, "factcheck": __version__})[:-1]},"documents":['
    separator = "\n"
    for result in results:
        if isinstance(result, InputError):
            unreadable.append(str(result))
            continue
        yield separator + encode(extracted_record(*result))
        separator = ",\n"
    yield f"\n],{encode({'unreadable': unreadable})[1:]}\n"


def extracted_record(document: Document, extraction: Extraction) -> dict[str, Any]:
    """A document with the claims in it, and how many numbers are no claims and why."""
    return {
        "doc": document.name,
        "id": document.id,
        "claims": [quantity_record(quantity) for quantity in extraction.quantities],
        "skipped": dict(sorted(Counter(skipped.reason for skipped in extraction.skipped).items())),
    }


def quantity_record(quantity: Quantity) -> dict[str, Any]:
    """A figure, its decimals as plain strings; ``low_open`` and ``high_open`` leave the end out."""
    return {
        "start": quantity.start,
        "end": quantity.end,
        "surface": quantity.surface,
        "kind": quantity.kind,
        "low": plain(quantity.low),
        "high": plain(quantity.high),
        "unit": quantity.unit,
        "modifier": quantity.modifier,
        "low_open": quantity.modifier in ABOVE,
        "high_open": quantity.modifier in BELOW,
        "resolution": plain(quantity.resolution),
    }


def checked_record(checked: CheckedDocument) -> dict[str, Any]:
    """A document with its claims, each with the verdict on it, and what is inconsistent in it."""
    document = checked.document
    return {
        "doc": document.name,
        "id": document.id,
        "title": document.title,
        "published": document.published and document.published.isoformat(),
        "claims": [_finding_record(finding) for finding in checked.findings],
        "inconsistencies": [_inconsistency_record(found) for found in checked.inconsistencies],
        "untold_inconsistencies": dict(checked.untold),
        "suppressed": [_suppressed_record(each) for each in checked.suppressed],
        "unused_suppressions": [
            {"written": each.written, "start": each.start, "reason": each.why}
            for each in checked.unused_suppressions
        ],
        "skipped": dict(sorted(checked.skipped)),
    }


def _finding_record(finding: Finding) -> dict[str, Any]:
    claim, judgement = finding.claim, finding.judgement
    return {
        **quantity_record(claim.quantity),
        "id": claim.id,
        "sentence": {"start": claim.sentence.start, "end": claim.sentence.end},
        "block": claim.block,
        "subject": claim.subject,
        "attribute": claim.attribute,
        "attributed_to": claim.attributed_to,
        "quoted": claim.quoted,
        "modality": claim.modality,
        "verdict": judgement.verdict,
        "how": judgement.how,
        "slip": judgement.slip,
        "severity": judgement.severity,
        "fact": finding.fact and finding.fact.id,
        "belongs_to": judgement.belongs_to and judgement.belongs_to.id,
        "candidates": [
            {"fact": candidate.fact.id, "score": round(candidate.score, 3), "why": list(candidate.why)}
            for candidate in finding.candidates
        ],
        "reason": judgement.reason,
        "replacement": judgement.replacement,
        "fingerprint": finding.fingerprint,
    }


def _inconsistency_record(found: Inconsistency) -> dict[str, Any]:
    return {
        "check": found.check,
        "severity": found.severity,
        "claims": list(found.claims),
        "reported": found.reported,
        "computed": found.computed,
        "reason": found.reason,
        "replacement": found.replacement,
        "fingerprint": found.fingerprint,
    }


def _suppressed_record(suppressed: Suppressed) -> dict[str, Any]:
    """What would have been reported: the whole inconsistency, or the verdict on a claim."""
    found = suppressed.found
    if isinstance(found, Inconsistency):
        return {**_inconsistency_record(found), "suppressed_because": suppressed.reason}
    return {
        "verdict": found.judgement.verdict,
        "severity": found.judgement.severity,
        "claims": [found.claim.id],
        "reason": found.judgement.reason,
        "replacement": found.judgement.replacement,
        "fingerprint": found.fingerprint,
        "suppressed_because": suppressed.reason,
    }


def _contradiction_record(found: Contradiction) -> dict[str, Any]:
    return {
        "subject": found.subject,
        "attribute": found.attribute,
        "severity": found.severity,
        "claims": [{"doc": name, "id": claim} for name, claim in found.claims],
        "reason": found.reason,
    }


class _Counts:
    def __init__(self) -> None:
        self.documents = self.suppressed = 0
        self.verdicts: Counter[str] = Counter()
        self.severities: Counter[str | None] = Counter()

    def add(self, checked: CheckedDocument) -> None:
        self.documents += 1
        self.verdicts.update(finding.judgement.verdict for finding in checked.findings)
        self.severities.update(finding.judgement.severity for finding in checked.findings)
        self.severities.update(found.severity for found in checked.inconsistencies)
        self.severities["warning"] += len(checked.unused_suppressions)
        self.suppressed += len(checked.suppressed)

    def record(self) -> dict[str, Any]:
        return {
            "documents": self.documents,
            "claims": self.verdicts.total(),
            "verdicts": {name: self.verdicts[name] for name in get_args(Verdict) if self.verdicts[name]},
            "errors": self.severities["error"],
            "warnings": self.severities["warning"],
            "suppressed": self.suppressed,
        }


def plain(number: Decimal) -> str:
    """The digits of ``number``, without an exponent.

    >>> plain(Decimal("5.5") * Decimal("1E+6")), plain(Decimal("5.5") * Decimal("1000000"))
    ('5500000', '5500000.0')
    """
    return format(number, "f")


REPORT = Report(check, extract)
