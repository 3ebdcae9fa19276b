"""The report for people: what to mend, the worst first, then what to look up."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from rich.text import Text

from factcheck.documents.positions import Positions
from factcheck.errors import InputError
from factcheck.findings import CheckedDocument, Finding
from factcheck.reports import Report, View
from factcheck.reports._layout import Canvas
from factcheck.reports._problems import STYLES, link_rows, problems
from factcheck.visible import shown, visible

if TYPE_CHECKING:
    from factcheck.documents.document import Document
    from factcheck.facts.factset import FactSet
    from factcheck.quantities.extract import Extraction
    from factcheck.quantities.quantity import Quantity

WORST_FIRST = list(STYLES)
TO_MEND = ("error", "warning")
MOST_NAMES = 20  # documents that are named in one list


def check(results: Iterable[CheckedDocument | InputError], facts: FactSet, view: View) -> Iterator[str]:
    """The summary, then what to mend from the worst on, then the figures without a fact."""
    seen = list(results)
    checked = [result for result in seen if isinstance(result, CheckedDocument)]
    canvas = Canvas(view)
    if not view.quiet:
        yield from canvas.strings(_summary(checked, len(seen) - len(checked), canvas))
    found = [problem for each in checked for problem in problems(each, facts, canvas)]
    for _, lines in sorted(found, key=lambda problem: WORST_FIRST.index(problem[0])):
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
    not_read = (f"{_counted(unread, 'document')} not read", STYLES["error"])
    if not checked:
        yield from canvas.folded(Text(*not_read) if unread else Text("No documents", "bold"))
        return
    verdicts = Counter(finding.judgement.verdict for each in checked for finding in each.findings)
    to_mend = sum(_to_mend(each) for each in checked)
    disagree = sum(len(each.inconsistencies) + sum(dict(each.untold).values()) for each in checked)
    suppressed = sum(len(each.suppressed) for each in checked)
    documents = f"{_counted(len(checked), 'document')}, " if len(checked) != 1 else ""
    parts = []
    if verdicts:
        parts = [
            (f"{verdicts['supported']} right", "green"),
            (f"{to_mend} to fix", STYLES["error"] if to_mend else "green"),
            (f"{verdicts['unverifiable']} without a fact", ""),
            (f"{verdicts['not_checked']} not checked", ""),
        ]
    elif len(checked) == 1 and _is_empty(checked[0]):
        parts.append(("the text is empty", ""))
    if verdicts["contested"]:
        parts.append((f"{verdicts['contested']} contested", ""))
    if disagree:
        parts.append((f"{_counted(disagree, 'contradiction')} among them", STYLES["error"]))
    if suppressed:
        parts.append((f"{suppressed} suppressed", ""))
    if unread:
        parts.append(not_read)
    figures = _counted(verdicts.total(), "figure") if verdicts else "no figures found"
    total = Text.assemble(((documents + figures).capitalize(), "bold"), ": " if parts else "")
    yield from canvas.folded(total + Text(", ").join(Text(*part) for part in parts))


def _to_mend(checked: CheckedDocument) -> int:
    return sum(finding.judgement.severity in TO_MEND for finding in checked.findings)


def _is_empty(checked: CheckedDocument) -> bool:
    return not checked.document.text.strip()


def _clean(checked: list[CheckedDocument], canvas: Canvas) -> Iterator[Text]:
    """Which of several documents have nothing to mend, and which nothing that could be wrong."""
    if len(checked) < 2:
        return
    clean = [each for each in checked if each.findings and not _to_mend(each) and not each.inconsistencies]
    bare = [each for each in checked if not each.findings]
    yield from _names("Nothing to fix", [shown(each.document.name) for each in clean], canvas)
    names = [shown(each.document.name) + (" (empty)" if _is_empty(each) else "") for each in bare]
    yield from _names("No figures found", names, canvas)


def _names(heading: str, names: list[str], canvas: Canvas) -> Iterator[Text]:
    if names:
        rest = [f"and {len(names) - MOST_NAMES} more"] if len(names) > MOST_NAMES else []
        yield Text()
        yield from canvas.folded(Text(f"{heading}: {', '.join(names[:MOST_NAMES] + rest)}"))


def _untold(checked: list[CheckedDocument], canvas: Canvas) -> Iterator[Text]:
    """How many more findings each check has in a document, where they would be a flood."""
    for each in checked:
        for check, more in each.untold:
            yield Text()
            told = f"{shown(each.document.name)}: {more:,} more like these ({check}) are not shown"
            yield from canvas.folded(Text(told, "bold"))


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
                yield from link_rows(finding, canvas)


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


def extract(results: Iterable[tuple[Document, Extraction] | InputError], view: View) -> Iterator[str]:
    """The figures of each document and what they mean, then how many there are."""
    canvas = Canvas(view)
    figures = documents = unread = 0
    skipped: Counter[str] = Counter()
    for result in results:
        if isinstance(result, InputError):
            unread += 1
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
        if unread:
            total += f", {_counted(unread, 'document')} not read"
        yield from canvas.strings([Text(), Text.assemble((total, "bold")), *_skipped(skipped, canvas)])


def _meaning(figure: Quantity) -> str:
    """A figure in plain numbers: "about 5,000,000 to 6,000,000 USD"."""
    amounts = [f"{amount.normalize():,f}" for amount in dict.fromkeys((figure.low, figure.high))]
    words = [figure.modifier and figure.modifier.replace("_", " "), " to ".join(amounts), figure.unit]
    return shown(" ".join(word for word in words if word))


REPORT = Report(check, extract)
