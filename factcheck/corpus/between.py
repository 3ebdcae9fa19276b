"""Contradictions between the few documents of one check, by the same rules as those of a store."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

from factcheck.agreement import Rules
from factcheck.corpus.conflicts import Conflict, Group, find_conflicts, may_be_one
from factcheck.corpus.stories import Stories, rarity
from factcheck.corpus.voices import Article, Voice, article_of
from factcheck.findings import CheckedDocument, Contradiction, Finding

Result = TypeVar("Result")

# More documents than these are for an audit: here they stay in memory until the last has been checked.
MOST_DOCUMENTS = 1000
_NO_STATEMENT = frozenset({"cell", "list", "code"})
_NEAR = frozenset({"supported", "off_by_rounding", "loose_bound"})


class Between:
    """Documents on their way to a report, and what contradicts what among them."""

    def __init__(self, rules: Rules) -> None:
        self._rules = rules
        self._checked: list[CheckedDocument] = []

    def watch(self, results: Iterable[Result]) -> Iterator[Result]:
        """The results, unchanged."""
        for result in results:
            if isinstance(result, CheckedDocument) and len(self._checked) <= MOST_DOCUMENTS:
                self._checked.append(result)
            yield result

    def contradictions(self) -> tuple[Contradiction, ...]:
        """The contradictions among the documents that have been watched, the surest first."""
        if not 2 <= len(self._checked) <= MOST_DOCUMENTS:
            return ()
        return contradictions(self._checked, self._rules)


def contradictions(checked: Sequence[CheckedDocument], rules: Rules) -> tuple[Contradiction, ...]:
    """Claims of different documents about one quantity at one time that cannot all be true."""
    articles: dict[str, Article] = {}
    groups: dict[tuple[object, ...], list[Voice]] = defaultdict(list)
    names = {str(number): each.document.name for number, each in enumerate(checked)}
    for number, each in enumerate(checked):
        voices = [_voice(str(number), finding, each, rules) for finding in each.findings]
        articles[str(number)] = article_of(each.document.published, each.document.title, voices)
        for finding, voice in zip(each.findings, voices, strict=True):
            if _states(finding, voice):
                groups[_key(voice)].append(voice)
    found = find_conflicts(
        (Group(tuple(group)) for group in groups.values() if _may_disagree(group)),
        Stories(articles, rarity((each.words, each.figures) for each in articles.values())),
    )
    return tuple(_contradiction(conflict, names) for conflict in found)


def _voice(digest: str, finding: Finding, checked: CheckedDocument, rules: Rules) -> Voice:
    from factcheck.corpus.work import claim_row  # which needs what checking has loaded already

    claim, document = finding.claim, checked.document
    row = claim_row(digest, claim, document.text, rules)
    return Voice(
        digest=digest,
        claim=row.claim,
        story=digest,
        published=document.published,
        surface=row.surface,
        unit=row.base_unit,
        low=row.cover_low,
        high=row.cover_high,
        low_open=row.low_open,
        high_open=row.high_open,
        is_whole=row.kind == "count" and row.resolution >= 1,
        change=row.change,
        past=row.past,
        sentence=row.sentence,
        start=row.begins - row.sentence_begins,
        end=row.ends - row.sentence_begins,
        subject=row.subject,
        attribute=row.attribute,
        subject_key=row.subject_key,
        attribute_key=row.attribute_key,
        period=(row.period_start, row.period_end) if row.period_start and row.period_end else None,
        said_by=row.attributed_to,
        fact=finding.fact.id if finding.fact else None,
        linked=finding.candidates[0].score if finding.judgement.verdict in _NEAR else 0.0,
    )


def _states(finding: Finding, voice: Voice) -> bool:
    """Whether the claim states what is or was, and of whom or when."""
    claim = finding.claim
    if claim.block in _NO_STATEMENT:
        return False
    if finding.fact is not None:
        return finding.judgement.verdict not in ("outdated", "not_checked")
    return (
        claim.modality == "asserted"
        and not (claim.past and voice.period is None)
        and voice.attribute_key is not None
        and not (voice.subject_key is None and voice.period is None)
    )


def _key(voice: Voice) -> tuple[object, ...]:
    if voice.fact is not None:
        return (voice.fact, voice.unit)
    return (voice.subject_key, voice.attribute_key, voice.unit, voice.change, voice.period)


def _may_disagree(group: Sequence[Voice]) -> bool:
    return len({voice.digest for voice in group}) > 1 and may_be_one(
        (voice.low, voice.high) for voice in group
    )


def _contradiction(conflict: Conflict, names: dict[str, str]) -> Contradiction:
    first = conflict.sides[0].first
    return Contradiction(
        first.subject,
        first.attribute,
        conflict.severity,
        tuple((names[voice.digest], voice.claim) for side in conflict.sides for voice in side.voices),
        conflict.reason,
    )
