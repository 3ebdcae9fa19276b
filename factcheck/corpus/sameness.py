"""How sure it is that claims of two articles speak of one quantity at one time.

The sureness is a product, so that any one ground can rule a pair out: how alike the figures are worded, how
far the articles tell one story, whether they name the same, whether the other figures of the sentences agree,
and how near they are in time.
"""

from __future__ import annotations

import math
from collections.abc import Set
from datetime import date
from functools import lru_cache

from factcheck.claims.periods import find_periods
from factcheck.corpus.stories import UNKNOWN_STORY, Stories
from factcheck.corpus.voices import Article, Figure, Voice
from factcheck.corpus.wording import MARKET, Wording, likeness, wording

# Claims with the same subject and attribute are taken to be worded at least so much alike, and to stand in
# stories at least so near.
SAME_KEYS_WORDED = 0.5
SAME_KEYS_STORY = 0.3
# Rows of tables are compared only where two articles surely tell one story, and in short rows.
SAME_STORY = 0.6
SHORT_ROW = 2  # other figures
# What is left where each of two articles names others than the other: for most of its names, or for any in
# sentences so much alike that they are one form filled in twice.
STRANGERS = 0.1
MOSTLY = 0.4
ONE_FORM = 0.45
# What is left where each sentence has some telling word that the other article lacks.
PARTLY_STRANGE = 0.5
FARTHEST = 3.0  # a bound so many times off is true of its fact, but hardly about it
FORM = 0.2  # what is left where the only other figures of the two sentences differ
TWO_SOURCES = 0.3  # two agencies may count differently and both be right by their own count
UNITLESS = 0.5  # bare numbers are of one kind less surely
UNDATED = 0.4  # what is made of the time between articles without a date
SLOW = 30  # days in which a figure of a time that is over is revised as often as another in one
HALF_YEAR = 184
_NO_DAY = date(2000, 1, 1)


def sameness(one: Voice, other: Voice, stories: Stories) -> float:
    """From 0 to 1, how sure it is that two claims of different articles speak of one quantity."""
    is_one_fact = one.fact is not None and one.fact == other.fact
    if is_one_fact and one.linked * other.linked and _ratio(one, other) <= FARTHEST:
        return one.linked * other.linked
    if not (is_one_fact or _may_be_one_attribute(one, other)):
        return 0.0
    worded = (wording(one.sentence, one.start, one.end), wording(other.sentence, other.start, other.end))
    if worded[0].is_passing or worded[1].is_passing or worded[0].scope != worded[1].scope:
        return 0.0
    if one.past != other.past or not _may_be_of_one_time(one, other):
        return 0.0
    here, there = stories.articles[one.digest], stories.articles[other.digest]
    if not _is_one_sentence(one, other, worded) and (_carries(here, other) or _carries(there, one)):
        return 0.0
    alike = likeness(*worded, stories.known.word, stories.mass)
    told = stories.told(one.digest, other.digest)
    if not (worded[0].is_prose and worded[1].is_prose):
        told = told if told > SAME_STORY and _is_one_row(here, there, one, other) else 0.0
    elif is_one_fact:
        told = max(told, UNKNOWN_STORY)
    elif _same_keys(one, other):
        alike, told = max(alike, SAME_KEYS_WORDED), max(told, SAME_KEYS_STORY)
    if not alike * told:
        return 0.0
    sure = alike * told * _acquaintance(here, there, worded, alike, stories)
    if not is_one_fact:
        sure *= _nearness(one, other)
    if one.said_by and other.said_by and one.said_by != other.said_by:
        sure *= TWO_SOURCES
    return sure * _fellowship(here, there, one, other) * (UNITLESS if one.unit is None else 1.0)


def _ratio(one: Voice, other: Voice) -> float:
    """How many times as much one of two claims is, by the ends at which they are finite."""
    small, large = sorted(abs(voice.high if math.isinf(voice.low) else voice.low) for voice in (one, other))
    return large / small if small else math.inf


def _may_be_one_attribute(one: Voice, other: Voice) -> bool:
    """Whether the texts name with a word in common what both figures measure, and of whom if both tell."""
    if one.attribute_key is None or other.attribute_key is None:
        return False
    if one.subject_key and other.subject_key and not _share_a_word(one.subject_key, other.subject_key):
        return False
    return _share_a_word(one.attribute_key, other.attribute_key)


def _share_a_word(one: str, other: str) -> bool:
    return not set(one.split()).isdisjoint(other.split())


def _may_be_of_one_time(one: Voice, other: Voice) -> bool:
    """Whether one of the sentences names all times that the other names."""
    times = _times(one.sentence, one.published or _NO_DAY)
    others = _times(other.sentence, other.published or _NO_DAY)
    return times <= others or others <= times


@lru_cache(maxsize=4096)
def _times(sentence: str, day: date) -> frozenset[tuple[date, date]]:
    return frozenset((mention.period.start, mention.period.end) for mention in find_periods(sentence, day))


def _carries(article: Article, voice: Voice) -> bool:
    """Whether the article gives the figure of ``voice`` too: then it knows both, as two quantities."""
    return not voice.is_bound and any(
        unit == voice.unit and low < voice.high and voice.low < high and not math.isinf(high - low)
        for unit, low, high in article.figures
    )


def _is_one_sentence(one: Voice, other: Voice, worded: tuple[Wording, Wording]) -> bool:
    """Whether the sentences differ in this figure alone, so that it does not matter where else it stands."""
    return worded[0].is_prose and _around(one) == _around(other)


def _around(voice: Voice) -> tuple[list[str], list[str]]:
    return voice.sentence[: voice.start].split(), voice.sentence[voice.end :].split()


def _same_keys(one: Voice, other: Voice) -> bool:
    keys = (one.subject_key, one.attribute_key)
    return None not in keys and keys == (other.subject_key, other.attribute_key)


def _acquaintance(
    here: Article, there: Article, worded: tuple[Wording, Wording], alike: float, stories: Stories
) -> float:
    """How far each article knows whom and what the other's sentence and title name."""

    def unknown(words: frozenset[str], article: Article) -> float:
        telling = stories.telling(words)
        missing = sum(weight for word, weight in telling.items() if word not in article.words)
        return missing / sum(telling.values()) if telling else 0.0

    names = worded[0].names | here.title, worded[1].names | there.title
    strange = min(unknown(names[0], there), unknown(names[1], here))
    if strange > MOSTLY or (strange > 0 and alike > ONE_FORM):
        return STRANGERS
    if stories.known.telling and min(unknown(worded[0].words, there), unknown(worded[1].words, here)) > 0:
        return PARTLY_STRANGE
    return 1.0


def _is_one_row(here: Article, there: Article, one: Voice, other: Voice) -> bool:
    """Whether two rows of tables differ in this figure alone; long rows and prices of a market never are."""
    own, others = _fellows(here, one), _fellows(there, other)
    if max(len(own), len(others)) > SHORT_ROW or not _agreeing(own, others):
        return False
    if not (
        one.sentence[:1].isalpha() and other.sentence[:1].isalpha()
    ):  # what the row is about stands first
        return False
    return MARKET.isdisjoint(here.words | there.words)


def _fellowship(here: Article, there: Article, one: Voice, other: Voice) -> float:
    """How far the other figures of the two sentences agree: where one form is filled in anew, none does."""
    own, others = _fellows(here, one), _fellows(there, other)
    if not own or not others:
        return 1.0
    least = FORM if len(own) == 1 == len(others) else 0.0
    agree = max(least, _agreeing(own, others) / min(len(own), len(others)))
    mine, theirs = ({each for each in fellows if each[0] == one.unit} for fellows in (own, others))
    return agree if not (mine and theirs) or _agreeing(mine, theirs) else min(FORM, agree)


def _fellows(article: Article, voice: Voice) -> frozenset[Figure]:
    return article.fellows.get(voice.sentence, frozenset()) - {(voice.unit, voice.low, voice.high)}


def _agreeing(own: Set[Figure], others: Set[Figure]) -> int:
    """How many of the figures agree with one of the others."""
    return sum(
        any(unit == that and low <= top and bottom <= high for that, bottom, top in others)
        for unit, low, high in own
    )


def _nearness(one: Voice, other: Voice) -> float:
    """How near in time: what is true of one day need not be true of the next, unless it is over."""
    are_over = _is_over(one) and _is_over(other)
    if one.published is None or other.published is None:
        return 1.0 if are_over else UNDATED
    days = abs((one.published - other.published).days)
    return float(1 / (1 + (days / SLOW if are_over else days)) ** 2)


def _is_over(voice: Voice) -> bool:
    """Whether the claim names a time that was over when it was published.

    A whole year must be named itself: "a year ago" may be this day of last year.
    """
    if voice.period is None or "since" in voice.sentence.lower():
        return False
    start, end = voice.period
    if (end - start).days > HALF_YEAR and str(start.year) not in voice.sentence:
        return False
    return voice.published is None or end <= voice.published
