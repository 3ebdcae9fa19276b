"""What a desk has looked at and lets stand: remarks in the text, and fingerprints in the settings.

``<!-- factcheck: ignore[percent_change] the agency's own figure -->`` in Markdown or HTML speaks for the
paragraph, list or table that it stands in or before; a ``[[suppress]]`` entry of the settings names one
finding by its fingerprint, in any format. What is suppressed is kept and counted; what suppresses nothing
is told.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from difflib import get_close_matches

from factcheck.checks import checks
from factcheck.documents.document import Block, Document
from factcheck.findings import (
    CheckedDocument,
    Finding,
    Inconsistency,
    Suppressed,
    Suppression,
    UnusedSuppression,
)

VERDICTS = ("contradicted", "off_by_rounding", "loose_bound", "outdated", "contested")

_OPEN, _CLOSE = "<!--", "-->"
_OURS = re.compile(r"\s*factcheck\s*:\s*", re.IGNORECASE)
_IGNORE = re.compile(r"ignore\s*\[([^\[\]]*)\]\s*", re.IGNORECASE)
_BLANK_LINE = re.compile(r"\n[^\S\n]*\n")
_MOST = 500  # remarks that are read in one document
_SHOWN = 80  # characters of a remark that is not read
_HOW = "write <!-- factcheck: ignore[NAME] reason -->"


@dataclass(frozen=True, slots=True)
class _Remark:
    """A remark in the text: half-open offsets of itself and of what it speaks for."""

    start: int
    end: int
    names: tuple[str, ...]
    reason: str
    covered: tuple[int, int]


def suppress(checked: CheckedDocument, entries: tuple[Suppression, ...]) -> CheckedDocument:
    """The document with the findings that its remarks and ``entries`` name set aside.

    A suppressed verdict stays with its claim and loses its severity; a suppressed inconsistency leaves the
    list. Both are kept, with the reason, in ``suppressed``.
    """
    document = checked.document
    remarks, unread = _remarks(document)
    ours = {each.fingerprint: each for each in entries if each.document in (document.name, document.id)}
    if not (remarks or unread or ours):
        return checked
    starts = {finding.claim.id: finding.claim.quantity.start for finding in checked.findings}
    used: set[_Remark | Suppression] = set()
    aside: list[Suppressed] = []

    def is_aside(found: Finding | Inconsistency, name: str, at: list[int]) -> bool:
        by = [remark for remark in remarks if name in remark.names and _covers(remark, at)]
        entry = ours.get(found.fingerprint)
        used.update(by)
        used.update([entry] if entry else [])
        if by or entry:
            aside.append(Suppressed(found, next(each.reason for each in (*by, entry) if each)))
        return bool(by or entry)

    findings = tuple(
        replace(finding, judgement=replace(finding.judgement, severity=None))
        if finding.judgement.verdict in VERDICTS
        and is_aside(finding, finding.judgement.verdict, [starts[finding.claim.id]])
        else finding
        for finding in checked.findings
    )
    inconsistencies = tuple(
        found
        for found in checked.inconsistencies
        if not is_aside(found, found.check, [starts[claim] for claim in found.claims])
    )
    idle = sorted([*unread, *_unused(remarks, used)], key=lambda each: each.start or 0)
    return replace(
        checked,
        findings=findings,
        inconsistencies=inconsistencies,
        suppressed=tuple(aside),
        unused_suppressions=(*idle, *_unused_entries(ours, used)),
    )


def _covers(remark: _Remark, starts: list[int]) -> bool:
    return any(remark.covered[0] <= start < remark.covered[1] for start in starts)


def _remarks(document: Document) -> tuple[list[_Remark], list[UnusedSuppression]]:
    """The remarks of a document, and those that cannot be read, in the order of the text."""
    remarks: list[_Remark] = []
    unread: list[UnusedSuppression] = []
    for start, end, content in _comments(document.text):
        ours = _OURS.match(content)
        if not ours:
            continue
        if len(remarks) + len(unread) >= _MOST:
            why = f"Only the first {_MOST} are read; use [[suppress]] in the settings."
            unread.append(UnusedSuppression(_shortened(content), why, start))
            break
        match = _IGNORE.match(content, ours.end())
        names = tuple(name.strip() for name in match[1].split(",") if name.strip()) if match else ()
        if not match or not names:
            unread.append(UnusedSuppression(_shortened(content), f"It cannot be read; {_HOW}.", start))
            continue
        unread += [UnusedSuppression(f"ignore[{name}]", _unknown(name), start) for name in _not_known(names)]
        reason = " ".join(content[match.end() :].split())
        remarks.append(_Remark(start, end, names, reason, _covered(document, start, end)))
    return remarks, unread


def _shortened(content: str) -> str:
    return " ".join(content[:_SHOWN].split())


def _comments(text: str) -> Iterator[tuple[int, int, str]]:
    start = text.find(_OPEN)
    while start >= 0:
        close = text.find(_CLOSE, start + len(_OPEN))
        if close < 0:
            return
        yield start, close + len(_CLOSE), text[start + len(_OPEN) : close]
        start = text.find(_OPEN, close)


def _not_known(names: tuple[str, ...]) -> list[str]:
    known = {*checks(), *VERDICTS}
    return [name for name in names if name not in known]


def _unknown(name: str) -> str:
    known = [*checks(), *VERDICTS]
    nearest = get_close_matches(name, known, n=1)
    hint = f"did you mean {nearest[0]!r}?" if nearest else "factcheck explain lists them."
    return f"No check and no verdict that is reported has this name; {hint}"


def _covered(document: Document, start: int, end: int) -> tuple[int, int]:
    """The paragraph, list or table that a remark stands in, between blank lines; else the next one."""
    text, blocks = document.text, document.blocks
    at = bisect_right(blocks, start, key=lambda block: block.start)
    inside = [block for block in blocks[max(0, at - 1) : at] if _is_beside(text, block, start, end)]
    after = bisect_left(blocks, end, key=lambda block: block.start)
    if not inside and after == len(blocks):
        return end, end
    first = at - 1 if inside else after
    blank = _BLANK_LINE.search(text, end if inside else blocks[first].end)
    while first > 0 and not _BLANK_LINE.search(text, blocks[first - 1].end, blocks[first].start):
        first -= 1
    return blocks[first].start, blank.start() if blank else len(text)


def _is_beside(text: str, block: Block, start: int, end: int) -> bool:
    """Whether the remark stands in the block, beside other text, or behind it in its paragraph."""
    if start >= block.end:
        return not _BLANK_LINE.search(text, block.end, start)
    return bool(text[block.start : start].strip() or text[end : block.end].strip())


def _unused(remarks: list[_Remark], used: set[_Remark | Suppression]) -> Iterator[UnusedSuppression]:
    for remark in remarks:
        if remark not in used and not _not_known(remark.names):
            written = f"ignore[{', '.join(remark.names)}]"
            yield UnusedSuppression(written, "It suppresses nothing here; take it out.", remark.start)


def _unused_entries(
    ours: dict[str, Suppression], used: set[_Remark | Suppression]
) -> Iterator[UnusedSuppression]:
    for fingerprint, entry in ours.items():
        if entry not in used:
            yield UnusedSuppression(fingerprint, "It suppresses nothing here; take it out of the settings.")
