"""The report for people: what to mend, the worst first, then what to look up."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING

from rich.text import Text

from factcheck.documents.positions import Positions
from factcheck.errors import InputError
from factcheck.findings import CheckedDocument, Finding, Inconsistency
from factcheck.pages import titles
from factcheck.reports import Report, View
from factcheck.reports._layout import Canvas
from factcheck.visible import shown, visible

if TYPE_CHECKING:
    from factcheck.documents.document import Document
    from factcheck.facts.fact import Fact
    from factcheck.facts.factset import FactSet
    from factcheck.quantities.extract import Extraction
    from factcheck.quantities.quantity import Quantity

STYLES = {"error": "bold red", "warning": "bold yellow", "note": "bold cyan"}
WORST_FIRST = list(STYLES)
TO_MEND = ("error", "warning")
MOST_NAMES = 20  # documents that are named in one list
LISTED = ("unverifiable", "not_checked", "supported")  # verdicts that take a line, not a paragraph


def check(results: Iterable[CheckedDocument | InputError], facts: FactSet, view: View) -> Iterator[str]:
    """The summary, then what to mend from the worst on, then the figures without a fact."""
    seen = list(results)
    checked = [result for result in seen if isinstance(result, CheckedDocument)]
    canvas = Canvas(view)
    if not view.quiet:
        yield from canvas.strings(_summary(checked, len(seen) - len(checked), canvas))
    problems = [problem for each in checked for problem in _problems(each, facts, canvas)]
    for _, lines in sorted(problems, key=lambda problem: WORST_FIRST.index(problem[0])):
        yield from canvas.strings([Text(), *lines])
    yield from canvas.strings(_untold(checked, canvas))
    if view.verbose:
        yield from canvas.strings(_listed(checked, "supported", "Right", _agreement, facts, canvas))
    if not view.quiet:
        yield from canvas.strings(_clean(checked, canvas))
        yield from canvas.strings(
            _listed(checked, "unverifiable", "Without a fact: look up", _context, facts, canvas)
        )
        yield from canvas.strings(_listed(checked, "not_checked", "Not checked", _reason, facts, canvas))
        skipped = Counter[str]()
        for each in checked:
            skipped.update(dict(each.skipped))
        yield from canvas.strings(_skipped(skipped, canvas))


def _summary(checked: list[CheckedDocument], unread: int, canvas: Canvas) -> Iterator[Text]:
    verdicts = Counter(finding.judgement.verdict for each in checked for finding in each.findings)
    to_mend = sum(_to_mend(each) for each in checked)
    disagree = sum(len(each.inconsistencies) + sum(dict(each.untold).values()) for each in checked)
    suppressed = sum(len(each.suppressed) for each in checked)
    documents = f"{_counted(len(checked), 'document')}, " if len(checked) != 1 else ""
    parts = [
        (f"{verdicts['supported']} right", "green"),
        (f"{to_mend} to fix", STYLES["error"] if to_mend else "green"),
        (f"{verdicts['unverifiable']} without a fact", ""),
        (f"{verdicts['not_checked']} not checked", ""),
    ]
    if verdicts["contested"]:
        parts.append((f"{verdicts['contested']} contested", ""))
    if disagree:
        parts.append((f"{_counted(disagree, 'contradiction')} among them", STYLES["error"]))
    if suppressed:
        parts.append((f"{suppressed} suppressed", ""))
    if unread:
        parts.append((_counted(unread, "document") + " not read", STYLES["error"]))
    total = Text.assemble((documents + _counted(verdicts.total(), "figure"), "bold"), ": ")
    yield from canvas.folded(total + Text(", ").join(Text(*part) for part in parts))


def _to_mend(checked: CheckedDocument) -> int:
    return sum(finding.judgement.severity in TO_MEND for finding in checked.findings)


def _clean(checked: list[CheckedDocument], canvas: Canvas) -> Iterator[Text]:
    """Which of several documents have nothing to mend."""
    names = [shown(each.document.name) for each in checked if not _to_mend(each) and not each.inconsistencies]
    if names and len(checked) > 1:
        rest = [f"and {len(names) - MOST_NAMES} more"] if len(names) > MOST_NAMES else []
        yield Text()
        yield from canvas.folded(Text(f"Nothing to fix: {', '.join(names[:MOST_NAMES] + rest)}"))


def _problems(checked: CheckedDocument, facts: FactSet, canvas: Canvas) -> Iterator[tuple[str, list[Text]]]:
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
                *(_link_rows(finding, canvas) if canvas.view.explain else ()),
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


def _untold(checked: list[CheckedDocument], canvas: Canvas) -> Iterator[Text]:
    """How many more findings each check has in a document, where they would be a flood."""
    for each in checked:
        for check, more in each.untold:
            yield Text()
            told = f"{shown(each.document.name)}: {more:,} more like these ({check}) are not shown"
            yield from canvas.folded(Text(told, "bold"))


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


def _link_rows(finding: Finding, canvas: Canvas) -> Iterator[Text]:
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


def _listed(
    checked: list[CheckedDocument],
    verdict: str,
    heading: str,
    tell: Callable[[Document, Finding], str],
    facts: FactSet,
    canvas: Canvas,
) -> Iterator[Text]:
    """A heading and a line for each figure with this verdict, by document."""
    found = [(each.document, _with_verdict(each, verdict)) for each in checked]
    total = sum(len(findings) for _, findings in found)
    if total:
        yield from (Text(), Text.assemble((f"{heading} ({total})", "bold")))
    for document, findings in found:
        positions = Positions(document.text)
        if findings and len(checked) > 1:
            yield Text.assemble((shown(document.name), "dim"))
        for finding in findings:
            yield _line(positions, finding.claim.quantity, (tell(document, finding), 0, "dim"), canvas=canvas)
            if canvas.view.explain:
                yield from _link_rows(finding, canvas)


def _with_verdict(checked: CheckedDocument, verdict: str) -> list[Finding]:
    return [finding for finding in checked.findings if finding.judgement.verdict == verdict]


def _line(positions: Positions, figure: Quantity, *cells: tuple[str, int, str], canvas: Canvas) -> Text:
    at = positions.at(figure.start)
    place = f"{at.line}:{at.column}"
    return canvas.columns((place, 7, "dim"), (shown(figure.surface, 40), 24, ""), *cells)


def _context(document: Document, finding: Finding) -> str:
    """The words around the figure, enough to find it by."""
    sentence, figure = finding.claim.sentence, finding.claim.quantity
    start = max(sentence.start, figure.start - 20)
    if start > sentence.start:
        start = document.text.find(" ", start, figure.start) + 1 or start
    end = min(sentence.end, figure.end + 100)
    return ("…" if start > sentence.start else "") + visible(document.text[start:end])


def _agreement(document: Document, finding: Finding) -> str:
    fact = finding.fact
    return f"✓ {finding.judgement.how}: {shown(fact.written)}, {shown(fact.property)}" if fact else ""


def _reason(document: Document, finding: Finding) -> str:
    return shown(finding.judgement.reason)


def _skipped(reasons: Counter[str], canvas: Canvas) -> Iterator[Text]:
    """How many numbers are no figures, and why."""
    if reasons:
        total = _counted(reasons.total(), "other number")
        listed = ", ".join(f"{reason} {count}" for reason, count in sorted(reasons.items()))
        yield Text()
        yield from canvas.folded(Text.assemble((f"{total} not read as figures: {listed}", "dim")))


def _counted(number: int, noun: str) -> str:
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def _day(day: date) -> str:
    return f"{day.day} {day:%b %Y}"


def extract(results: Iterable[tuple[Document, Extraction] | InputError], view: View) -> Iterator[str]:
    """The figures of each document and what they mean, then how many there are."""
    canvas = Canvas(view)
    figures = documents = 0
    skipped: Counter[str] = Counter()
    for result in results:
        if isinstance(result, InputError):
            continue
        document, extraction = result
        figures += len(extraction.quantities)
        documents += 1
        skipped.update(each.reason for each in extraction.skipped)
        positions = Positions(document.text)
        yield from canvas.strings([Text.assemble((shown(document.name), "bold"))])
        yield from canvas.strings(
            _line(positions, figure, (figure.kind, 10, "dim"), (_meaning(figure), 0, ""), canvas=canvas)
            for figure in extraction.quantities
        )
    if not view.quiet:
        total = f"{_counted(figures, 'figure')} in {_counted(documents, 'document')}"
        yield from canvas.strings([Text(), Text.assemble((total, "bold")), *_skipped(skipped, canvas)])


def _meaning(figure: Quantity) -> str:
    """A figure in plain numbers: "about 5,000,000 to 6,000,000 USD"."""
    amounts = [f"{amount.normalize():,f}" for amount in dict.fromkeys((figure.low, figure.high))]
    words = [figure.modifier and figure.modifier.replace("_", " "), " to ".join(amounts), figure.unit]
    return shown(" ".join(word for word in words if word))


REPORT = Report(check, extract)
