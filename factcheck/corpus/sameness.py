"""How sure it is that claims of two articles speak of one quantity at one time."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from factcheck.claims.periods import find_periods
from factcheck.corpus.voices import Article, Figure, Voice
from factcheck.corpus.wording import MOVING, Wording, likeness, wording

# A word or figure in fewer than one article of so many is uncommon: it tells which story an article tells.
UNCOMMON = 200
# So much uncommon in common, in natural logarithms of how uncommon, makes two articles one story.
ONE_STORY = 12.0
# What is made of two articles of a corpus too small to tell what is uncommon in it.
UNKNOWN_STORY = 0.5
# Claims with the same subject and attribute are taken to be worded at least so much alike, and to stand in
# stories at least so near.
SAME_KEYS_WORDED = 0.5
SAME_KEYS_STORY = 0.3
# Rows of tables are compared only where two articles surely tell one story.
SAME_STORY = 0.6
SHORT_ROW = 2  # other figures
UNDATED = 0.4
# What is left where each of two articles names others than the other (and for which part of its names), and
# where each sentence has some telling word that the other article lacks.
STRANGERS = 0.1
ONE_FORM = 0.6  # so much alike, sentences with other names are one form filled in twice
MOSTLY = 0.4
PARTLY_STRANGE = 0.5
TELLING = 50  # a word in fewer than one article of so many
HALF_YEAR = 184
FORM = 0.2  # what is left where the only other figures of the two sentences differ
UNITLESS = 0.5  # bare numbers are of one kind less surely
SLOW = 30  # days in which a figure of a year that is over is revised as often as another in one
_NO_DAY = date(2000, 1, 1)


@dataclass(frozen=True, slots=True)
class Rarity:
    """How uncommon words and figures are among ``articles``: natural logarithms, 0 for what all have."""

    articles: int
    words: Mapping[str, float]
    figures: Mapping[Figure, float]

    @property
    def unseen(self) -> float:
        """The weight of what no article of the sample has."""
        return math.log(self.articles + 1)

    @property
    def telling(self) -> float:
        """The weight above which a word tells whom or what an article is about."""
        return math.log(TELLING) if self.articles > TELLING else 0.0


def rarity(articles: Iterable[Article]) -> Rarity:
    """How uncommon the words and figures of ``articles`` are among them."""
    words: Counter[str] = Counter()
    figures: Counter[Figure] = Counter()
    number = 0
    for article in articles:
        words.update(article.words)
        figures.update(article.figures)
        number += 1
    return Rarity(
        number,
        {word: math.log((number + 1) / count) for word, count in words.items()},
        {figure: math.log((number + 1) / count) for figure, count in figures.items()},
    )


def sameness(one: Voice, other: Voice, articles: Mapping[str, Article], known: Rarity) -> float:
    """From 0 to 1, how sure it is that two claims of different articles speak of one quantity."""
    if one.fact is not None and one.fact == other.fact:
        return 1.0
    here, there = articles[one.digest], articles[other.digest]
    if _carries(here, other) or _carries(there, one):
        return 0.0
    worded = _worded(one), _worded(other)
    if any(each.is_passing for each in worded):
        return 0.0
    times = _times(one), _times(other)
    if not (times[0] <= times[1] or times[1] <= times[0]):
        return 0.0
    keyed = _same_keys(one, other)
    alike = likeness(*worded, known.words, known.unseen)
    told = story(here, there, known)
    if not all(each.is_prose for each in worded):
        told = told if told > SAME_STORY and _is_one_row(here, there, one, other) else 0.0
    elif keyed:
        alike, told = max(alike, SAME_KEYS_WORDED), max(told, SAME_KEYS_STORY)
    told *= _acquaintance(here, there, worded, alike, known)
    kind = UNITLESS if one.unit is None else 1.0
    return alike * told * kind * _fellowship(here, there, one, other) * _nearness(one, other)


def _acquaintance(
    here: Article, there: Article, worded: tuple[Wording, Wording], alike: float, known: Rarity
) -> float:
    """How far each article knows whom and what the other's sentence and title name."""

    def unknown(words: frozenset[str], article: Article) -> float:
        weights = {word: known.words.get(word, known.unseen) for word in sorted(words)}
        telling = {word: weight for word, weight in weights.items() if weight > known.telling}
        missing = sum(weight for word, weight in telling.items() if word not in article.words)
        return missing / sum(telling.values()) if telling else 0.0

    names = [each.names | article.title for each, article in zip(worded, (here, there), strict=True)]
    strange = min(unknown(names[0], there), unknown(names[1], here))
    if strange > MOSTLY or (strange > 0 and alike > ONE_FORM):
        return STRANGERS
    if min(unknown(worded[0].words, there), unknown(worded[1].words, here)) > 0:
        return PARTLY_STRANGE
    return 1.0


def _is_one_row(here: Article, there: Article, one: Voice, other: Voice) -> bool:
    """Whether two rows of tables differ in this figure alone; long rows and prices of a market never are."""
    own, others = _fellows(here, one), _fellows(there, other)
    if max(len(own), len(others)) > SHORT_ROW or not _agreeing(own, others):
        return False
    return MOVING.isdisjoint(here.words | there.words)


def _same_keys(one: Voice, other: Voice) -> bool:
    keys = (one.subject_key, one.attribute_key)
    return None not in keys and keys == (other.subject_key, other.attribute_key)


def _worded(voice: Voice) -> Wording:
    return wording(voice.sentence, voice.start, voice.end)


def _times(voice: Voice) -> frozenset[tuple[date, date]]:
    found = find_periods(voice.sentence, voice.published or _NO_DAY)
    return frozenset((mention.period.start, mention.period.end) for mention in found)


def _carries(article: Article, voice: Voice) -> bool:
    """Whether the article gives the figure of ``voice`` too: then it knows both, as two quantities."""
    return any(
        unit == voice.unit and low <= voice.high and voice.low <= high and not math.isinf(high - low)
        for unit, low, high in article.figures
        if not (low == voice.high or high == voice.low)
    )


def story(one: Article, other: Article, known: Rarity) -> float:
    """From 0 to 1, how much of what is uncommon the articles share, and how large a part that is of one."""
    common = math.log(UNCOMMON)
    if known.unseen <= common:
        return UNKNOWN_STORY

    def uncommon(article: Article, words: frozenset[str], figures: frozenset[Figure]) -> float:
        weights = [known.words.get(word, known.unseen) for word in sorted(words)]
        weights += [known.figures.get(figure, known.unseen) for figure in sorted(figures, key=str)]
        return sum(weight - common for weight in weights if weight > common)

    shared = uncommon(one, one.words & other.words, one.figures & other.figures)
    smaller = min(uncommon(each, each.words, each.figures) for each in (one, other))
    return min(1.0, shared / ONE_STORY) * (shared / smaller if smaller else 0.0)


def _fellowship(here: Article, there: Article, one: Voice, other: Voice) -> float:
    """How far the other figures of the two sentences agree: where one form is filled in anew, none does."""
    own, others = _fellows(here, one), _fellows(there, other)
    if not own or not others:
        return 1.0
    return max(FORM if len(own) == 1 == len(others) else 0.0, _agreeing(own, others) / min(len(own), len(others)))


def _agreeing(own: frozenset[Figure], others: frozenset[Figure]) -> int:
    """How many of the figures agree with one of the others."""
    return sum(
        any(unit == that and low <= top and bottom <= high for that, bottom, top in others)
        for unit, low, high in own
    )


def _fellowship(here: Article, there: Article, one: Voice, other: Voice) -> float:
    """How far the other figures of the two sentences agree: where one form is filled in anew, none does."""
    own, others = _fellows(here, one), _fellows(there, other)
    if not own or not others:
        return 1.0
    return (0.2 + len(own & others)) / (0.2 + min(len(own), len(others)))


def _fellows(article: Article, voice: Voice) -> frozenset[Figure]:
    return article.fellows.get(voice.sentence, frozenset()) - {(voice.unit, voice.low, voice.high)}


def _nearness(one: Voice, other: Voice) -> float:
    """How near in time: what is true of one day need not be true of the next, unless it is of a past year."""
    if one.published is None or other.published is None:
        return 1.0 if _is_of_past(one) and _is_of_past(other) else UNDATED
    days = abs((one.published - other.published).days)
    return 1 / (1 + (days / SLOW if _is_of_past(one) and _is_of_past(other) else days)) ** 2


def _is_of_past(voice: Voice) -> bool:
    """Whether the claim names a time that was over when it was published.

    A whole year must be named itself: "a year ago" may be of this day last year.
    """
    if voice.period is None or "since" in voice.sentence.lower():
        return False
    start, end = voice.period
    if (end - start).days > HALF_YEAR and str(start.year) not in voice.sentence:
        return False
    return voice.published is None or end <= voice.published
