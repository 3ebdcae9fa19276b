"""What is uncommon in the articles of a corpus, by which it shows that two of them tell one story."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass

from factcheck.corpus.voices import Article, Figure

# A word or figure in fewer than one article of so many is uncommon: it tells which story an article tells.
UNCOMMON = 200
# So much uncommon in common, in natural logarithms of how uncommon, makes two articles one story.
ONE_STORY = 12.0
# What is made of two articles of a corpus too small to tell what is uncommon in it.
UNKNOWN_STORY = 0.5
TELLING = 50  # a word in fewer than one article of so many


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

    def word(self, word: str) -> float:
        """The weight of a word."""
        weight = self.words.get(word)
        return self.unseen if weight is None else weight


def rarity(articles: Iterable[tuple[Set[str], Set[Figure]]]) -> Rarity:
    """How uncommon the words and figures of ``articles`` are among them."""
    words: Counter[str] = Counter()
    figures: Counter[Figure] = Counter()
    number = 0
    for words_there, figures_there in articles:
        words.update(words_there)
        figures.update(figures_there)
        number += 1
    return Rarity(
        number,
        {word: math.log((number + 1) / count) for word, count in words.items()},
        {figure: math.log((number + 1) / count) for figure, count in figures.items()},
    )


class Stories:
    """Articles that are compared with each other, by digest, and what of each is uncommon.

    An article meets many others, so what is worked out for it is kept as long as this.
    """

    def __init__(self, articles: Mapping[str, Article], known: Rarity) -> None:
        self.articles = articles
        self.known = known
        self._uncommon: dict[str, dict[str | Figure, float]] = {}
        self._telling: dict[frozenset[str], dict[str, float]] = {}
        self._masses: dict[frozenset[str], float] = {}

    def told(self, one: str, other: str) -> float:
        """From 0 to 1, how much of what is uncommon two articles share, and how large a part of one it is."""
        if self.known.unseen <= math.log(UNCOMMON):
            return UNKNOWN_STORY
        here, there = self._uncommon_in(one), self._uncommon_in(other)
        shared = sum(weight for each, weight in here.items() if each in there)
        if not shared:
            return 0.0
        return min(1.0, shared / ONE_STORY) * shared / min(sum(here.values()), sum(there.values()))

    def _uncommon_in(self, digest: str) -> dict[str | Figure, float]:
        """The uncommon words and figures of an article, and how much more than common each is."""
        if digest not in self._uncommon:
            article, common, unseen = self.articles[digest], math.log(UNCOMMON), self.known.unseen
            weights: dict[str | Figure, float] = {
                word: self.known.word(word) for word in sorted(article.words)
            }
            figures = sorted(article.figures, key=str)
            weights |= {figure: self.known.figures.get(figure, unseen) for figure in figures}
            self._uncommon[digest] = {each: by - common for each, by in weights.items() if by > common}
        return self._uncommon[digest]

    def telling(self, words: frozenset[str]) -> dict[str, float]:
        """Those of the words that tell whom or what an article is about, with their weights."""
        if words not in self._telling:
            weights = ((word, self.known.word(word)) for word in sorted(words))
            self._telling[words] = {word: weight for word, weight in weights if weight > self.known.telling}
        return self._telling[words]

    def mass(self, words: frozenset[str]) -> float:
        """The sum of the squares of the words' weights."""
        if words not in self._masses:
            self._masses[words] = sum(self.known.word(word) ** 2 for word in sorted(words))
        return self._masses[words]
