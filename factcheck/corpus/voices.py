"""A claim as contradictions see it, the article it stands in, and whether two claims can both be true."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from factcheck.corpus.wording import words_of_text, words_of_title

Clash = Literal["apart", "adjacent", "loose"]
Figure = tuple[str | None, float, float]  # unit and both ends of what is covered

LOOSE = 1.25  # how far a bound may lie from a figure that satisfies it (section 4 of the rules of comparison)


@dataclass(frozen=True, slots=True)
class Voice:
    """A claim that speaks of one quantity at one time.

    ``low`` and ``high`` are what it covers in ``unit``, infinite for a bound. ``sentence[start:end]`` is the
    figure. ``past`` marks the starting point of a change. ``story`` is shared by near-copies of an article.
    ``is_whole`` is true of counts in whole numbers; ``said_by`` is who says it. ``linked`` is how sure it is
    that the claim is about its ``fact``, 0 where its value speaks against that.
    """

    digest: str
    claim: str
    story: str
    published: date | None
    surface: str
    unit: str | None
    low: float
    high: float
    low_open: bool
    high_open: bool
    is_whole: bool
    change: bool
    past: bool
    sentence: str
    start: int
    end: int
    subject: str | None
    attribute: str | None
    subject_key: str | None
    attribute_key: str | None
    period: tuple[date, date] | None
    said_by: str | None
    fact: str | None
    linked: float

    @property
    def name(self) -> str:
        """Its digest and number."""
        return f"{self.digest} {self.claim}"

    @property
    def is_bound(self) -> bool:
        """Whether it leaves one side open ("more than 5")."""
        return math.isinf(self.low) or math.isinf(self.high)

    @property
    def order(self) -> tuple[date, float, float, str, str]:
        """By when it was published, undated last; those of one day by what they cover."""
        return (self.published or date.max, self.low, self.high, self.digest, self.claim)


@dataclass(frozen=True, slots=True)
class Article:
    """What the articles of two claims are compared by.

    ``title`` are the stems of its title, ``words`` those and the ones of all sentences that hold figures.
    ``figures`` are all its figures, as covered; ``fellows`` holds those of each sentence by its text.
    """

    published: date | None
    title: frozenset[str]
    words: frozenset[str]
    figures: frozenset[Figure]
    fellows: dict[str, frozenset[Figure]]


def article_of(published: date | None, title: str | None, voices: Iterable[Voice]) -> Article:
    """The article that makes all these claims."""
    figures: dict[str, set[Figure]] = defaultdict(set)
    for voice in voices:
        figures[voice.sentence].add((voice.unit, voice.low, voice.high))
    title_words = words_of_title(title)
    return Article(
        published,
        title_words,
        title_words | words_of_text("\n".join(figures)),
        frozenset().union(*figures.values()),
        {sentence: frozenset(there) for sentence, there in figures.items()},
    )


def clash(one: Voice, other: Voice) -> Clash | None:
    """How two claims about one quantity disagree; ``None`` if both can be true.

    ``apart``: no value satisfies both. ``adjacent``: only the value on which two roundings meet does, 5.55
    of 5.5 and 5.6; for whole numbers there is none. ``loose``: one is a bound that the other satisfies but
    is far from.
    """
    low, high = max(one.low, other.low), min(one.high, other.high)
    if low > high:
        return "apart"
    if low == high and one.low != other.low and one.high != other.high:
        left, right = sorted((one, other), key=lambda voice: (voice.low, voice.high))
        if left.high_open or right.low_open or (one.is_whole and other.is_whole):
            return "apart"
        if not (one.is_bound or other.is_bound):
            return "adjacent"
    if one.is_bound != other.is_bound:
        bound, plain = (one, other) if one.is_bound else (other, one)
        return "loose" if _is_loose(bound, plain) else None
    return None


def _is_loose(bound: Voice, plain: Voice) -> bool:
    if math.isinf(bound.high):
        return 0 < bound.low * LOOSE < plain.low
    return 0 < plain.high * LOOSE < bound.high


def gap(one: Voice, other: Voice) -> float:
    """How far apart two disagreeing claims are, as a share of the larger; 0 for adjacent ones."""
    low, high = max(one.low, other.low), min(one.high, other.high)
    if math.isinf(low) or math.isinf(high):
        return 0.0
    return max(0.0, low - high) / max(abs(low), abs(high))
