"""Which words name one property: "turnover" meets a fact about "revenue"."""

from __future__ import annotations

from collections import defaultdict
from functools import cache

from factcheck.claims.words import stem
from factcheck.lexicon import word_lists


@cache
def _groups() -> dict[str, frozenset[str]]:
    groups: dict[str, set[str]] = defaultdict(set)
    for name, words in word_lists("factcheck.matching", "concepts").items():
        for word in words:
            groups[stem(word)].add(name)
    return {each: frozenset(names) for each, names in groups.items()}


def concepts(stem: str) -> frozenset[str]:
    """The groups of ``lexicon/concepts.toml`` that a stem stands in.

    >>> concepts("turnov") & concepts("revenu"), concepts("turnov") & concepts("rain")
    (frozenset({'revenue'}), frozenset())
    """
    return _groups().get(stem, frozenset())
