"""What is wrong, told in paragraphs: a heading, the sentence with its figures marked, and the reasons."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from rich.text import Text

from factcheck.documents.positions import Positions
from factcheck.findings import CheckedDocument, Finding, Inconsistency
from factcheck.pages import titles
from factcheck.reports._layout import Canvas
from factcheck.visible import shown

if TYPE_CHECKING:
    from factcheck.documents.document import Document
    from factcheck.facts.fact import Fact
    from factcheck.facts.factset import FactSet

STYLES = {"error": "bold red", "warning": "bold yellow", "note": "bold cyan"}
LISTED = ("unverifiable", "not_checked", "supported")  # verdicts that take a line, not a paragraph


def problems(checked: CheckedDocument, facts: FactSet, canvas: Canvas) -> Iterator[tuple[str, list[Text]]]:
    """What is wrong in one document, in the order of the text: severity, and the lines that tell it."""
    positions = Positions(checked.document.text)
    for finding in checked.findings:
        judgement = finding.judgement
        if judgement.severity is None or judgement.verdict in LISTED:
            continue
        headline = titles("slip")[judgement.slip] if judgement.slip else titles("verdict")[judgement.verdict]
        yield (
            judgement.severity,
            [
                _headline(checked.document, positions, finding, judgement.severity, headline),
                *_marked(checked.document, [finding], canvas),
                *_finding_rows(finding, facts, canvas),
                *(link_rows(finding, canvas) if canvas.view.explain else ()),
                *_fingerprint_row(finding, canvas),
            ],
        )
    by_id = {finding.claim.id: finding for finding in checked.findings}
    for found in checked.inconsistencies:
        figures = [by_id[claim] for claim in found.claims]
        headline = titles("check")[found.check]
        yield (
            found.severity,
            [
                _headline(checked.document, positions, figures[0], found.severity, headline),
                *_marked(checked.document, figures, canvas),
                *_inconsistency_rows(found, canvas),
                *_fingerprint_row(found, canvas),
            ],
        )
    for unused in checked.unused_suppressions:
        place = shown(checked.document.name)
        if unused.start is not None:
            at = positions.at(unused.start)
            place = f"{place}:{at.line}:{at.column}"
        yield (
            "warning",
            [
                _heading(place, "warning", f"Suppression without a finding: {shown(unused.written)}"),
                *canvas.row("why", shown(unused.why)),
            ],
        )


def _headline(
    document: Document, positions: Positions, finding: Finding, severity: str, headline: str
) -> Text:
    at = positions.at(finding.claim.quantity.start)
    return _heading(f"{shown(document.name)}:{at.line}:{at.column}", severity, headline)


def _heading(place: str, severity: str, headline: str) -> Text:
    return Text.assemble((place, "bold"), "  ", (severity, STYLES[severity]), "  ", headline.rstrip("."))


def _marked(document: Document, findings: list[Finding], canvas: Canvas) -> Iterator[Text]:
    """The sentences that hold the figures, each once, with its figures marked."""
    for sentence in dict.fromkeys(finding.claim.sentence for finding in findings):
        figures = (finding.claim.quantity for finding in findings if finding.claim.sentence == sentence)
        marks = sorted((figure.start, figure.end) for figure in figures)
        yield from canvas.sentence(document.text, sentence.start, sentence.end, marks)


def _finding_rows(finding: Finding, facts: FactSet, canvas: Canvas) -> Iterator[Text]:
    claim, judgement = finding.claim, finding.judgement
    if claim.attributed_to or claim.quoted:
        speaker = shown(claim.attributed_to) if claim.attributed_to else "somebody not named"
        yield from canvas.row(
            "said by", speaker, ", in a quotation: ask before changing it" if claim.quoted else ""
        )
    yield from canvas.row("why", shown(judgement.reason, 1000))
    if judgement.replacement:
        yield from canvas.row("write", (shown(judgement.replacement), "bold green"))
    if owner := judgement.belongs_to:
        yield from canvas.row("this is", f"{_named(owner, facts)}: {shown(owner.written)}")
    if finding.fact:
        yield from _fact_rows(finding.fact, facts, canvas)


def _fact_rows(fact: Fact, facts: FactSet, canvas: Canvas) -> Iterator[Text]:
    day = f", as of {_day(fact.as_of)}" if fact.as_of else ""
    yield from canvas.row("fact", f"{_named(fact, facts)}: ", (shown(fact.written), "bold"), day)
    for source in fact.sources[:1]:
        yield from canvas.row(
            "source", ", ".join(shown(part) for part in (source.title, source.locator) if part)
        )
        if source.url:
            yield canvas.unfolded(shown(source.url))


def _named(fact: Fact, facts: FactSet) -> str:
    return f"{shown(facts.subject(fact.subject).name)}, {shown(fact.property)}"


def link_rows(finding: Finding, canvas: Canvas) -> Iterator[Text]:
    """Which rule decided, which facts were considered for the figure, and why."""
    judgement = finding.judgement
    rule = [judgement.verdict, judgement.how, judgement.slip]
    yield from canvas.row("rule", ", ".join(part for part in rule if part))
    for number, candidate in enumerate(finding.candidates):
        why = "; ".join(shown(reason) for reason in candidate.why)
        label = "" if number else "linked"
        yield from canvas.row(label, f"{candidate.score:.2f}  ", (candidate.fact.id, "bold"), f"  {why}")


def _fingerprint_row(found: Finding | Inconsistency, canvas: Canvas) -> Iterator[Text]:
    """What a ``[[suppress]]`` entry of the settings copies."""
    if canvas.view.explain:
        yield from canvas.row("suppress", f'fingerprint = "{found.fingerprint}"')


def _inconsistency_rows(found: Inconsistency, canvas: Canvas) -> Iterator[Text]:
    yield from canvas.row("why", shown(found.reason, 1000))
    if found.replacement:
        yield from canvas.row("write", (shown(found.replacement), "bold green"))


def _day(day: date) -> str:
    return f"{day.day} {day:%b %Y}"
