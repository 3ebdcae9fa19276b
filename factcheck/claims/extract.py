"""Document to claims: sentences, words, times, stance and speaker of every figure."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from itertools import zip_longest

from spacy.language import Language

from factcheck.claims.claim import Claim, Discourse, Sentence, Word
from factcheck.claims.language import names_in, pipeline
from factcheck.claims.naming import name_figures
from factcheck.claims.period import PeriodMention
from factcheck.claims.periods import find_periods
from factcheck.claims.speakers import is_quoted, quoted_spans, speaker
from factcheck.claims.stance import BOUNDARIES, PREPOSITIONS, SUPERLATIVES, read_stance
from factcheck.claims.words import stem
from factcheck.documents.document import Block, Document
from factcheck.documents.sentences import sentences
from factcheck.quantities.extract import extract_quantities
from factcheck.quantities.quantity import Quantity

# How many sentences before a figure's own are read for whom and what it is about.
CONTEXT_SENTENCES = 2
# How many characters around a sentence are searched for who speaks in a quotation.
NEARBY = 600
_TOLD = re.compile(r"\b(?:published|promised|pledged|unveiled)\s+(?:in|on)\s+$")
LONGEST_TOLD = 20  # characters of the above
_SUPERLATIVE = "|".join(sorted(SUPERLATIVES))
_LAST_TIME = re.compile(
    rf"(?:\b(?:the|a|its|their|his|her|our|my)\s+(?:[\w-]+[\s-]+)?(?:{_SUPERLATIVE})\b[^,;:.\d]*?"
    rf"|\b(?:{_SUPERLATIVE})\s+)\bsince\s+(?:the\s+)?$",
    re.IGNORECASE,
)
LONGEST_LAST_TIME = 60  # characters of the above
_CONTRAST = "|".join(sorted(filter(str.isalpha, BOUNDARIES)))
_ANOTHER_CLAUSE = re.compile(rf";|\b(?:{_CONTRAST})\b", re.IGNORECASE)
_CLOSING = re.compile(r"[^()]*\)")
_OWNED = re.compile(r"['’]s?\s+(?:\w+\s+)?")
_HEADS = re.compile(
    r"(?:[;:,—–]|\b(?:and|but|while|whereas|where))\s*(?:(?:and|but|while|when|whereas|even|only|back)\s+){0,2}"
    r"(?:(?:in|on|at|by|for|during)\s+)?(?:the\s+)?(?:same\s+\w+\s+(?:of|in)\s+)?$",
    re.IGNORECASE,
)
LONGEST_HEAD = 40  # characters of the above
_STOPS_SHORT = re.compile(r"\s*,?\s*(?:and|but|or|from|to|against)\b|[^,]*;", re.IGNORECASE)
_WHEN = re.compile(r"\s*,?\s+when\s[^;:()]*", re.IGNORECASE)
_IN_ASIDE = re.compile(
    rf",\s+(?!(?:the|a|an|as|{'|'.join(sorted(PREPOSITIONS))})\b)\w[^,;:()]*\s$", re.IGNORECASE
)
LONGEST_ASIDE = 80  # characters of the above
_END_OF_ASIDE = re.compile(r"\s*,")
_IN_BRACKETS = re.compile(r"\s*[:=]?\s*")
# The tokeniser takes quadratic time over a run of characters without a space, so such runs are cut.
_LONG_RUN = re.compile(r"(?:\s*\S{1,200}(?!\S))+\s*|\S{1,200}|\s+")


def extract_claims(document: Document, today: date, trained: str | None = None) -> Discourse:
    """The claims of ``document`` in the order of the text.

    ``today`` is the day from which relative times are read. ``trained`` names an installed spaCy
    pipeline whose tokeniser, parser and names are used in place of the blank English one.
    """
    extraction = extract_quantities(document)
    nlp = pipeline(trained)
    blocks = document.blocks or (Block(0, len(document.text), "body"),)
    read = _read_sentences(document.text, blocks, extraction.quantities, nlp, today)
    scopes = _scopes(read, document.text, blocks)
    starts = [sentence.start for sentence in read]
    claims: list[Claim] = []
    for number, quantity in enumerate(extraction.quantities, start=1):
        scope = scopes[bisect_right(starts, quantity.start) - 1]
        previous = claims[-1] if claims and claims[-1].sentence is scope.sentence else None
        claims.append(_claim(f"c{number}", quantity, scope, previous))
    named = name_figures(_with_periods(claims, document.text), read, document.text, document.title)
    return Discourse(tuple(read), tuple(named), extraction.skipped)


def _read_sentences(
    text: str, blocks: Sequence[Block], quantities: Sequence[Quantity], nlp: Language, today: date
) -> list[Sentence]:
    """All sentences; words are read only of those near a figure and of headlines, the rest have none."""
    spans = [
        (start, end, block, paragraph)
        for paragraph, block in enumerate(blocks)
        for start, end in sentences(text, block.start, block.end)
    ]
    starts = [start for start, *_ in spans]
    wanted = {i for i, (_, _, block, _) in enumerate(spans) if block.role in ("headline", "standfirst")}
    for quantity in quantities:
        own = bisect_right(starts, quantity.start) - 1
        wanted.update(range(max(0, own - CONTEXT_SENTENCES), own + 1))
    read = []
    for index, (start, end, block, paragraph) in enumerate(spans):
        near = index in wanted
        words, names = _words(nlp, text[start:end], start) if near else ((), None)
        periods = find_periods(text[start:end], today) if near else ()
        moved = tuple(replace(p, start=p.start + start, end=p.end + start) for p in periods)
        read.append(Sentence(index, start, end, block.role, paragraph, words, moved, names))
    return read


def _words(
    nlp: Language, text: str, offset: int
) -> tuple[tuple[Word, ...], tuple[tuple[int, int], ...] | None]:
    """The words of a sentence, and the names in it where the pipeline is trained to find them."""
    words: list[Word] = []
    names: tuple[tuple[int, int], ...] | None = None
    for piece in _LONG_RUN.finditer(text):
        start = offset + piece.start()
        doc = nlp(piece.group())
        words += (
            Word(
                start + token.idx, start + token.idx + len(token), lower, stem(lower), token.text[0].isupper()
            )
            for token in doc
            if not token.is_space and (lower := token.lower_)
        )
        found = names_in(doc)
        if found is not None:
            names = (*(names or ()), *((a + start, b + start) for a, b in found))
    return tuple(words), names


@dataclass(frozen=True)
class _Scope:
    """A sentence in its block, with what all its figures share."""

    sentence: Sentence
    text: str
    block: Block
    quotations: tuple[tuple[int, int], ...]

    @cached_property
    def starts(self) -> list[int]:
        return [word.start for word in self.sentence.words]

    @cached_property
    def speaker(self) -> str | None:
        return speaker(self.text[self.sentence.start : self.sentence.end])

    @cached_property
    def speaker_nearby(self) -> str | None:
        """Who speaks in the block, as far as it is near: a quotation may run over several sentences."""
        start = max(self.block.start, self.sentence.start - NEARBY)
        return speaker(self.text[start : min(self.block.end, self.sentence.end + NEARBY)])


def _scopes(read: list[Sentence], text: str, blocks: Sequence[Block]) -> list[_Scope]:
    quotations = [quoted_spans(text, block.start, block.end) for block in blocks]
    return [_Scope(each, text, blocks[each.paragraph], quotations[each.paragraph]) for each in read]


def _claim(id: str, quantity: Quantity, scope: _Scope, previous: Claim | None) -> Claim:
    sentence, words = scope.sentence, scope.sentence.words
    first = max(0, bisect_right(scope.starts, quantity.start) - 1)
    last = max(first, bisect_left(scope.starts, quantity.end))
    stance = read_stance(words, first, last, quantity.kind == "money")
    restated = previous if stance.restates else None
    quoted = is_quoted(scope.quotations, quantity.start)
    return Claim(
        id=id,
        quantity=quantity,
        sentence=sentence,
        first=first,
        last=last,
        attributed_to=scope.speaker or (scope.speaker_nearby if quoted else None),
        quoted=quoted,
        modality=stance.modality,
        change=stance.change or (restated is not None and restated.change),
        past=stance.past or (restated is not None and restated.past),
    )


def _with_periods(claims: list[Claim], text: str) -> list[Claim]:
    """Each claim with the time that belongs to it.

    A time belongs to the figure it follows up to the next figure ("3.6% in September"); the first figure
    also takes a time that leads the sentence in ("In 2023 Dunmore emitted 2.7 million tonnes"). A time that
    leads the next figure in belongs to that. When something was said is no time of a figure ("accounts
    published in July"), nor is the last time that it was so ("the first since 2016"), nor what stands in
    another clause or outside the brackets that the figure stands in.
    """
    result: list[Claim] = []
    told: dict[int, list[PeriodMention]] = {}
    own: PeriodMention | None = None
    for claim, following in zip_longest(claims, claims[1:]):
        sentence = claim.sentence
        is_first = sentence.index not in told
        if is_first:
            told[sentence.index] = [
                p for p in sentence.periods if not (_is_of_saying(p, text) or _is_of_the_last_time(p, text))
            ]
            own = _own_time(claim, sentence.start, text)
        periods = told[sentence.index]
        goes_on = following is not None and following.sentence is sentence
        limit = following.quantity.start if following and goes_on else sentence.end
        closing = _CLOSING.match(text, claim.quantity.end, limit)
        limit = closing.end() if closing else limit
        another = _ANOTHER_CLAUSE.search(text, claim.quantity.end, limit)
        limit = another.start() if another else limit
        others = _own_time(following, claim.quantity.end, text) if following and goes_on else None
        ours = [p for p in periods if claim.quantity.end <= p.start < limit]
        after = [p for p in ours if p is not others or (following and _is_told_of(p, following, text))]
        leading = (
            [p for p in periods if p.end <= claim.quantity.start and not _is_in_aside(p, text)]
            if is_first
            else []
        )
        result.append(replace(claim, period=own or next(iter([*after[:1], *leading[-1:]]), None)))
        own = others
    return result


def _is_of_the_last_time(time: PeriodMention, text: str) -> bool:
    """Whether the time is when it last was so: "the highest since 2008"."""
    return _LAST_TIME.search(text, max(0, time.start - LONGEST_LAST_TIME), time.start) is not None


def _is_of_saying(time: PeriodMention, text: str) -> bool:
    """Whether the time is when something was said: "according to accounts published in July"."""
    return _TOLD.search(text, max(0, time.start - LONGEST_TOLD), time.start) is not None


def _is_in_aside(time: PeriodMention, text: str) -> bool:
    """Whether the time belongs to what an aside tells: ", first cut in 2024,", not ", in 2024,"."""
    before = _IN_ASIDE.search(text, max(0, time.start - LONGEST_ASIDE), time.start)
    return before is not None and _END_OF_ASIDE.match(text, time.end) is not None


def _own_time(claim: Claim, floor: int, text: str) -> PeriodMention | None:
    """The time from ``floor`` on that leads the figure in.

    It owns it ("last year's 26.9%"), heads its brackets ("(2023: $2.9bn)") or its clause ("but in 2023 it
    was 5%"), or is told more of ("than in 2023, when it was 5%").
    """
    start = claim.quantity.start
    before = [p for p in claim.sentence.periods if floor <= p.start and p.end <= start]
    if not before:
        return None
    time = before[-1]
    gap = (time.end, start)
    heads_brackets = text[time.start - 1 : time.start] == "(" and _IN_BRACKETS.fullmatch(text, *gap)
    heads_clause = _HEADS.search(text, max(floor, time.start - LONGEST_HEAD), time.start)
    if heads_brackets or _OWNED.fullmatch(text, *gap) or _is_told_of(time, claim, text):
        return time
    return time if heads_clause and not _STOPS_SHORT.match(text, *gap) else None


def _is_told_of(time: PeriodMention, claim: Claim, text: str) -> bool:
    """Whether a figure tells more of a time, which may be that of the figure before as well."""
    return _WHEN.fullmatch(text, time.end, claim.quantity.start) is not None
