"""Which words name one property: "turnover" meets a fact about "revenue"."""

from __future__ import annotations

from collections import defaultdict
from functools import cache, lru_cache

from factcheck.claims.words import stem
from factcheck.lexicon import word_lists


@cache
def _groups() -> dict[str, frozenset[str]]:
    groups: dict[str, set[str]] = defaultdict(set)
    for name, words in word_lists("factcheck.matching", "concepts").items():
        for word in words:
            groups[stem(word)].add(name)
    return {each: frozenset(names) for each, names in groups.items()}


@lru_cache(maxsize=100_000)
def same_concept(one: str, other: str) -> bool:
    """Whether two stems stand in one group of ``lexicon/concepts.toml``.

    >>> same_concept("turnov", "revenu"), same_concept("turnov", "rain")
    (True, False)
    """
    groups = _groups()
    return not groups.get(one, frozenset()).isdisjoint(groups.get(other, frozenset()))
