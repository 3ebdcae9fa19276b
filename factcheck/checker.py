"""One document against the facts: what the command line, audits and every other front call."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from factcheck.agreement import judge
from factcheck.checks import Exchange, find_inconsistencies
from factcheck.claims.claim import Claim, Discourse
from factcheck.claims.extract import extract_claims
from factcheck.claims.stance import clause
from factcheck.documents.document import Document
from factcheck.facts.fact import Fact
from factcheck.facts.factset import FactSet
from factcheck.findings import Candidate, CheckedDocument, Finding, Judgement
from factcheck.lexicon import word_lists
from factcheck.matching.link import Link, link
from factcheck.matching.times import Now
from factcheck.settings import Settings
from factcheck.suppressions import suppress

# Agreement by which a figure is known to be right; bounds and hedges leave room for others.
_SURE = frozenset({"exact", "rounded", "tolerance", "variant", "converted"})

# Words that tell the direction of a figure, and how many words behind it are looked at for one.
_STANCE = word_lists("factcheck.claims", "stance")
_FALLS, _RISES = _STANCE["falls"] | {"deficit"}, _STANCE["rises"]
_BEHIND = 3
_LEVEL = frozenset({"to", "at"})
_MINUS = re.compile(r"(?<!\w)(?:[-−]|minus\s)(?=[^\w\s]?\d)", re.IGNORECASE)

# What a figure that states no outcome is called in its reason; such figures are judged only by facts
# that state none either.
_NOT_ASSERTED = {
    "denied": "denied or set aside in the text",
    "hypothetical": "a supposition",
    "forecast": "a forecast",
    "target": "a target",
}


def check(document: Document, facts: FactSet, settings: Settings) -> CheckedDocument:
    """Every claim of ``document`` with its verdict, in the order of the text.

    Facts are taken as valid and known on the document's date, else ``settings.as_of``, else today.
    """
    return check_claims(document, read_claims(document, settings), facts, settings)


def read_claims(document: Document, settings: Settings, day: date | None = None) -> Discourse:
    """The claims of ``document``: the first step of ``check``, which takes no facts.

    ``day`` is a guess at the date of a document that has none.
    """
    return extract_claims(document, day or _today(document, settings), settings.pipeline)


def check_claims(
    document: Document,
    discourse: Discourse,
    facts: FactSet,
    settings: Settings,
    *,
    decide: bool = True,
    day: date | None = None,
) -> CheckedDocument:
    """What is right and wrong in a document whose claims have been read.

    With ``decide``, facts say which of several figures that disagree is wrong; without it, what is
    inconsistent depends on the text and on what currencies cost (see ``rests_on_rates``) alone. ``day`` is a
    guess at the date of a document that has none.
    """
    reasons = Counter(skipped.reason for skipped in discourse.skipped)
    reasons["vague"] += sum(claim.quantity.vague for claim in discourse.claims)
    findings = judge_claims(document, discourse, facts, settings, day)
    supported = frozenset(each.claim.id for each in findings if decide and each.judgement.how in _SURE)
    exchange = _exchange(document, discourse, facts, settings)
    inconsistencies, untold = find_inconsistencies(discourse, document, settings.rules, supported, exchange)
    skipped = tuple(sorted((+reasons).items()))
    checked = CheckedDocument(document, findings, inconsistencies, skipped, untold=untold)
    return suppress(checked, settings.suppress)


def rests_on_rates(claims: Iterable[Claim]) -> bool:
    """Whether what is inconsistent among these claims may depend on rates of exchange."""
    return len({claim.quantity.unit for claim in claims if claim.quantity.kind == "money"}) > 1


def _exchange(
    document: Document, discourse: Discourse, facts: FactSet, settings: Settings
) -> Exchange | None:
    """The rates of exchange of the document's day; today's are not those of an undated document."""
    day = document.published or settings.as_of
    return Exchange(facts.exchange_rates, day, discourse.sentences) if day else None


def judge_claims(
    document: Document, discourse: Discourse, facts: FactSet, settings: Settings, day: date | None = None
) -> tuple[Finding, ...]:
    """The verdict on each claim of a document, in the order of the text.

    ``day`` is a guess at the date of a document that has none.
    """
    dated = bool(document.published or settings.as_of)
    now = Now(day or _today(document, settings), is_guess=day is not None)
    links = link(document, discourse, facts, now)
    return tuple(
        _finding(claim, links.get(claim.id, ()), settings, dated)
        for claim in discourse.claims
        if not claim.quantity.vague
    )


def _today(document: Document, settings: Settings) -> date:
    return document.published or settings.as_of or date.today()


def _finding(claim: Claim, links: tuple[Link, ...], settings: Settings, dated: bool) -> Finding:
    candidates = tuple(Candidate(each.fact, each.score, each.why) for each in links)
    if not links or not links[0].accepted:
        reason = "No fact is about this figure." if not links else "No fact is clearly about this figure."
        return Finding(claim, Judgement("unverifiable", reason, "note"), candidates=candidates)
    best = links[0]
    if claim.modality in _NOT_ASSERTED and not _states_no_outcome(claim, best.fact):
        reason = f"The figure is {_NOT_ASSERTED[claim.modality]}, not a statement of what is."
        return Finding(claim, Judgement("not_checked", reason, "note"), candidates=candidates)
    quantity = replace(claim.quantity, unit=best.fact.unit) if best.assumed else claim.quantity
    judgement = judge(
        quantity,
        _as_told(claim, best.fact),
        earlier=best.earlier,
        others=best.others,
        rules=settings.rules,
    )
    if claim.quoted:
        judgement = replace(judgement, replacement=None)
    changes = bool(best.earlier) or best.fact.valid_from is not None or best.fact.valid_until is not None
    if judgement.severity == "error" and not dated and changes:
        judgement = replace(judgement, severity="warning")
    if judgement.verdict == "unverifiable":
        return Finding(claim, judgement, candidates=candidates)
    return Finding(claim, judgement, fact=best.fact, candidates=candidates)


def _as_told(claim: Claim, fact: Fact) -> Fact:
    """The fact without its minus sign where the text has a word for it: "sales fell 3.2%", "a $4m loss"."""
    high = fact.interval.high
    if high is None or high >= 0 or claim.quantity.low < 0 or not _tells_fall(claim):
        return fact
    variants = tuple(replace(each, interval=each.interval.mirrored()) for each in fact.variants)
    written = _MINUS.sub("", fact.written)
    return replace(fact, interval=fact.interval.mirrored(), variants=variants, written=written)


def _tells_fall(claim: Claim) -> bool:
    """Whether the word of change nearest to a figure, in its clause, is one of a fall or a loss.

    "Fell to 5 degrees" says where something is, and leaves the sign to the figure.
    """
    words = claim.sentence.words
    start, end = clause(words, claim.first, claim.last)
    before = [word.lower for word in reversed(words[start : claim.first])]
    if not _LEVEL.isdisjoint(before[:2]):
        return False
    near = before + [word.lower for word in words[claim.last : min(end, claim.last + _BEHIND)]]
    return next((word for word in near if word in _FALLS or word in _RISES), "") in _FALLS


def _states_no_outcome(claim: Claim, fact: Fact) -> bool:
    return claim.modality != "denied" and fact.status != "actual"
