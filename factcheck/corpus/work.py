"""The work on one document of a corpus: a pure function of the document, the facts and the settings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import lru_cache

from factcheck.agreement import Rules, covered
from factcheck.checker import check_claims, judge_claims, read_claims, rests_on_rates
from factcheck.claims.claim import Claim, Discourse
from factcheck.claims.language import pipeline
from factcheck.claims.periods import last_day_named
from factcheck.corpus.basis import Basis, basis_of
from factcheck.corpus.contents import Again, Part, Task, Unaudited, read_part, unpacked
from factcheck.corpus.kept import keep, recall
from factcheck.corpus.rows import (
    ClaimRow,
    ContentRow,
    FindingRow,
    InconsistencyRow,
    JudgedRow,
    Rows,
)
from factcheck.corpus.sketch import sketch
from factcheck.documents.document import Document
from factcheck.facts.factset import RATES, FactSet
from factcheck.facts.load import facts_at
from factcheck.findings import CheckedDocument, Finding, Inconsistency
from factcheck.quantities.interval import Interval
from factcheck.quantities.units import base_unit, convert
from factcheck.settings import Settings
from factcheck.suppressions import suppress

# What is made of an article that names no year: by this day no fact was known that has a beginning.
_LONG_AGO = date.min
_WORDS = 30_000  # that spaCy remembers; of a corpus that has more, it forgets the others after each article


def auditor(settings: Settings) -> Callable[[Task], Rows]:
    """The function that does a task of an audit by the facts that ``settings`` names."""
    facts = facts_at(settings.facts)
    basis = basis_of(settings)
    read_claims(Document("", "", "$1"), settings)  # what is loaded for the first is not its own cost
    nlp = pipeline(settings.pipeline)

    def work(task: Task) -> Rows:
        if isinstance(task, Part):
            return read_part(task, settings)
        if isinstance(task, Again):
            return _judged_again(task, facts, settings)
        with nlp.memory_zone() if len(nlp.vocab) > _WORDS else nullcontext():
            return _audited(task, facts, settings, basis)

    return work


def _audited(task: Unaudited, facts: FactSet, settings: Settings, basis: Basis) -> Rows:
    content = unpacked(task)
    digest, document = task.digest, content.document
    settings = replace(settings, suppress=content.suppress)
    day = _guess(document, settings)
    discourse = read_claims(document, settings, day if day != _LONG_AGO else None)
    # Facts change without what is inconsistent being found anew, but for rates of exchange.
    checked = check_claims(document, discourse, facts, settings, decide=False, day=day)
    judged = _judged_row(digest, checked, discourse, facts)
    inconsistent = Counter(each.severity for each in checked.inconsistencies)
    row = ContentRow(
        digest=digest,
        story=digest,
        rules=basis.rules,
        judging=basis.judging,
        facts=basis.facts,
        text=document.text,
        claims=len(checked.findings),
        subjects=judged.subjects,
        errors=judged.errors + inconsistent["error"],
        warnings=judged.warnings + inconsistent["warning"],
        skipped=sum(count for _, count in checked.skipped),
        sketch=sketch(document.text).tobytes(),
        kept=keep(document, discourse, content.suppress),
    )
    return {
        "contents": [row],
        "claims": [
            claim_row(digest, each.claim, document.text, settings.rules, is_dated=day != _LONG_AGO)
            for each in checked.findings
        ],
        "findings": [_finding_row(digest, each) for each in checked.findings],
        "inconsistencies": list(_inconsistency_rows(digest, checked)),
    }


def _guess(document: Document, settings: Settings) -> date | None:
    """The day that an article without a date is taken to be of; ``None`` for one whose day is known.

    In an archive it may be of any year. It is taken to be no younger than what it names, so that facts that
    came later are not held against it.
    """
    if document.published or settings.as_of:
        return None
    return last_day_named(f"{document.title or ''}\n{document.text}", date.today()) or _LONG_AGO


def _judged_again(again: Again, facts: FactSet, settings: Settings) -> Rows:
    digest, texts = again.digest, (again.text, again.title or "")
    if not again.concerned and not any(facts.may_name(again.renamed, text) for text in texts):
        return {"judged": [JudgedRow(digest, True, False, (), 0, 0)]}
    blocks, discourse, entries = recall(again.kept, again.text)
    document = Document("", "", again.text, again.title, again.published, blocks=blocks)
    settings, day = replace(settings, suppress=entries), _guess(document, settings)
    compared = rests_on_rates(discourse.claims)
    if compared:
        checked = check_claims(document, discourse, facts, settings, decide=False, day=day)
    else:
        findings = judge_claims(document, discourse, facts, settings, day)
        checked = suppress(CheckedDocument(document, findings), entries)
    judged = _judged_row(digest, checked, discourse, facts)
    return {
        "judged": [judged._replace(compared=compared)],
        "findings": [_finding_row(digest, each) for each in checked.findings],
        "inconsistencies": list(_inconsistency_rows(digest, checked)),
    }


def _judged_row(digest: str, checked: CheckedDocument, discourse: Discourse, facts: FactSet) -> JudgedRow:
    severities = Counter(each.judgement.severity for each in checked.findings)
    document = checked.document
    texts = (document.text, document.title or "") if checked.findings else ()
    subjects = {mention.subject for text in texts for mention in facts.mentions(text)}
    if rests_on_rates(discourse.claims):
        subjects.add(RATES)
    return JudgedRow(
        digest, False, False, tuple(sorted(subjects)), severities["error"], severities["warning"]
    )


def claim_row(digest: str, claim: Claim, text: str, rules: Rules, *, is_dated: bool = True) -> ClaimRow:
    """The row of a claim in ``text``; where that is of no known date, "last year" is no known year."""
    quantity, sentence = claim.quantity, claim.sentence
    period = claim.period.period if claim.period and (is_dated or claim.period.dated) else None
    unit, cover = _cover(claim, rules)
    return ClaimRow(
        digest=digest,
        claim=claim.id,
        begins=quantity.start,
        ends=quantity.end,
        surface=quantity.surface,
        kind=quantity.kind,
        low=float(quantity.low),
        high=float(quantity.high),
        unit=quantity.unit,
        modifier=quantity.modifier,
        resolution=float(quantity.resolution),
        base_unit=unit,
        cover_low=_end(cover.low, float("-inf")),
        cover_high=_end(cover.high, float("inf")),
        low_open=cover.low_open,
        high_open=cover.high_open,
        sentence=text[sentence.start : sentence.end],
        sentence_begins=sentence.start,
        block=claim.block,
        subject=claim.subject,
        attribute=claim.attribute,
        subject_key=claim.subject_key,
        attribute_key=claim.attribute_key,
        period_start=period.start if period else None,
        period_end=period.end if period else None,
        attributed_to=claim.attributed_to,
        quoted=claim.quoted,
        modality=claim.modality,
        change=claim.change,
        past=claim.past,
    )


def _cover(claim: Claim, rules: Rules) -> tuple[str | None, Interval]:
    """What the figure covers, in the unit that all figures of its dimension compare in."""
    unit = claim.quantity.unit
    base = base_unit(unit)
    return base, covered(claim.quantity, rules).map(lambda value: _converted(value, unit, base))


@lru_cache(4096)
def _converted(value: Decimal, unit: str | None, base: str | None) -> Decimal:
    found = convert(value, unit, base)
    assert found is not None  # a unit and its base have one dimension
    return found


def _end(value: Decimal | None, unbounded: float) -> float:
    return unbounded if value is None else float(value)


def _finding_row(digest: str, finding: Finding) -> FindingRow:
    judgement = finding.judgement
    return FindingRow(
        digest=digest,
        claim=finding.claim.id,
        verdict=judgement.verdict,
        how=judgement.how,
        slip=judgement.slip,
        severity=judgement.severity,
        fact=finding.fact.id if finding.fact else None,
        belongs_to=judgement.belongs_to.id if judgement.belongs_to else None,
        score=round(finding.candidates[0].score, 6) if finding.candidates else None,
        reason=judgement.reason,
        replacement=judgement.replacement,
    )


def _inconsistency_rows(digest: str, checked: CheckedDocument) -> Iterator[InconsistencyRow]:
    """The inconsistencies of a document in the order of the text, those that were let stand among them."""
    order = {finding.claim.id: at for at, finding in enumerate(checked.findings)}
    aside = [each.found for each in checked.suppressed if isinstance(each.found, Inconsistency)]
    found = sorted((*checked.inconsistencies, *aside), key=lambda each: (order[each.claims[0]], each.check))
    for number, each in enumerate(found, start=1):
        yield InconsistencyRow(
            digest=digest,
            number=number,
            check=each.check,
            severity=each.severity,
            claims=each.claims,
            reported=each.reported,
            computed=each.computed,
            reason=each.reason,
            replacement=each.replacement,
            fingerprint=each.fingerprint,
            suppressed=each in aside,
        )
