"""Contradictions between articles: claims about one quantity at one time that cannot all be true."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from hashlib import sha256
from itertools import combinations
from typing import Literal

from factcheck.corpus.sameness import sameness
from factcheck.corpus.stories import Stories
from factcheck.corpus.voices import Clash, Voice, clash, gap

# How sure it must be that two claims are of one quantity.
LEAST = 0.05
# A name for a quantity that takes more values is the name of several.
MOST_VALUES = 40
# So is one that takes more than a few, of which none is given by one claim of so many.
FEW_VALUES = 8
USUAL = 4
# Of one value so many articles are compared with the others; the rest are counted.
WITNESSES = 5
# A name that is disputed at more times than this is the name of something that goes on changing. (A day falls
# into two spans of time.)
SELDOM = 2
# What a disagreement weighs: two roundings that only meet, and a relative gap at which it weighs all.
_ADJACENT = 0.5
_WIDE = 0.1
ON_BOTH_SIDES = 0.3


@dataclass(frozen=True, slots=True)
class Group:
    """Claims that may be of one quantity; ``disputes`` counts the times at which its name is disputed."""

    voices: tuple[Voice, ...]
    disputes: int = 1


@dataclass(frozen=True, slots=True)
class Side:
    """Claims that agree with each other, by date; ``stories`` counts the independent articles."""

    voices: tuple[Voice, ...]
    stories: int

    @property
    def first(self) -> Voice:
        """The claim that was published first."""
        return self.voices[0]


@dataclass(frozen=True, slots=True)
class Conflict:
    """One quantity with the values that articles give for it, the one that most of them carry first.

    ``id`` depends on the claims alone. ``strength`` grows with how sure it is that the claims are of one
    quantity, with the number of independent articles and with the gap between the values.
    """

    id: str
    sides: tuple[Side, ...]
    severity: Literal["error", "warning"]
    strength: float
    stories: int
    reason: str


@dataclass(frozen=True, slots=True)
class Pair:
    """Two claims that disagree, and how sure it is that they are of one quantity.

    ``carriers`` are the claims of their group that give one of the two values, ``shared`` counts the figures
    that both articles give.
    """

    one: Voice
    other: Voice
    clash: Clash
    same: float
    carriers: tuple[Voice, ...]
    shared: int


def find_conflicts(groups: Iterable[Group], stories: Stories) -> tuple[Conflict, ...]:
    """The conflicts in ``groups`` of claims that may be of one quantity, strongest first."""
    return conflicts_among(disagreeing(groups, stories))


def conflicts_among(disagreements: Iterable[Pair]) -> tuple[Conflict, ...]:
    """The conflicts that pairs of claims which disagree make up, strongest first."""
    pairs: dict[tuple[str, str, str, str], Pair] = {}
    for pair in disagreements:
        key = (pair.one.digest, pair.one.claim, pair.other.digest, pair.other.claim)
        if key not in pairs or pairs[key].same < pair.same:
            pairs[key] = pair
    found = (_conflict(component) for component in _components(_matched(pairs.values())))
    return tuple(sorted(found, key=lambda conflict: (-conflict.strength, conflict.id)))


def disagreeing(groups: Iterable[Group], stories: Stories) -> Iterator[Pair]:
    """Claims of different articles that are of one quantity and cannot both be true, two by two.

    A claim may stand in several groups. ``stories`` holds the articles of all claims.
    """
    for group in groups:
        yield from _disagreeing(group, stories)


def may_be_one(values: Iterable[tuple[float, float]]) -> bool:
    """Whether what claims of one name cover may be told of one quantity, by how many values that makes."""
    claims = Counter(values)
    is_usual = max(claims.values(), default=0) * USUAL >= claims.total()
    return len(claims) <= (MOST_VALUES if is_usual else FEW_VALUES)


def _matched(pairs: Iterable[Pair]) -> list[Pair]:
    """Of each two articles the surest pairs, each claim in one of them.

    Articles that disagree in more than they agree are less sure to tell the same: they fill in one form.
    """
    between: dict[tuple[str, str], list[Pair]] = defaultdict(list)
    for pair in pairs:
        between[pair.one.digest, pair.other.digest].append(pair)
    result = []
    for group in between.values():
        taken: set[tuple[int, str]] = set()
        kept = []
        for pair in sorted(group, key=lambda pair: (-pair.same, pair.one.order, pair.other.order)):
            claims = {(0, pair.one.claim), (1, pair.other.claim)}
            if taken.isdisjoint(claims):
                taken |= claims
                kept.append(pair)
        sure = min(1.0, (1 + group[0].shared) / len(kept) ** 1.5)
        result += [replace(pair, same=sure * pair.same) for pair in kept if sure * pair.same >= LEAST]
    return result


def _disagreeing(group: Group, stories: Stories) -> Iterator[Pair]:
    """Pairs of claims of different articles that are of one quantity and cannot both be true."""
    values: dict[tuple[float, float], list[Voice]] = defaultdict(list)
    for voice in sorted(group.voices, key=lambda voice: voice.order):
        values[voice.low, voice.high].append(voice)
    if len(values) > MOST_VALUES:
        return
    seldom, articles = min(1.0, SELDOM / group.disputes), stories.articles
    for these, those in combinations([values[key] for key in sorted(values)], 2):
        if clash(these[0], those[0]) is None:
            continue
        for one in these[:WITNESSES]:
            for other in those[:WITNESSES]:
                found = clash(one, other)
                if one.digest == other.digest or found is None:
                    continue
                same = seldom * sameness(one, other, stories)
                if same >= LEAST:
                    first, second = sorted((one, other), key=lambda voice: voice.order)
                    shared = len(articles[one.digest].figures & articles[other.digest].figures)
                    carriers = _carriers(one, other, (*these, *those))
                    yield Pair(first, second, found, same, carriers, shared)


def _carriers(one: Voice, other: Voice, voices: Iterable[Voice]) -> tuple[Voice, ...]:
    """The two claims and those of further articles: the two may hold the same values of something else."""
    two = (one.digest, other.digest)
    return tuple(voice for voice in voices if voice.digest not in two or voice in (one, other))


def _components(pairs: list[Pair]) -> Iterator[list[Pair]]:
    """Pairs that share claims, together."""
    parent: dict[tuple[str, str], tuple[str, str]] = {}

    def root(at: tuple[str, str]) -> tuple[str, str]:
        while parent.setdefault(at, at) != at:
            parent[at] = at = parent[parent[at]]
        return at

    for pair in pairs:
        parent[root((pair.one.digest, pair.one.claim))] = root((pair.other.digest, pair.other.claim))
    joined: dict[tuple[str, str], list[Pair]] = defaultdict(list)
    for pair in pairs:
        joined[root((pair.one.digest, pair.one.claim))].append(pair)
    return iter(joined.values())


def _conflict(pairs: list[Pair]) -> Conflict:
    best = max(pairs, key=lambda pair: (pair.same, pair.one.order, pair.other.order))
    voices = {voice.order: voice for pair in pairs for voice in pair.carriers}
    sides = _sides([voices[key] for key in sorted(voices)])
    stories = len({voice.story for side in sides for voice in side.voices})
    is_error = any(pair.clash == "apart" for pair in pairs)
    widest = max(gap(pair.one, pair.other) for pair in pairs)
    weight = _ADJACENT + (1 - _ADJACENT) * min(1.0, widest / _WIDE)
    names = sorted(voice.name for voice in voices.values())
    return Conflict(
        id=sha256("\n".join(names).encode()).hexdigest()[:16],
        sides=sides,
        severity="error" if is_error else "warning",
        strength=best.same * weight * _agreed(sides, stories) * math.log2(max(2, stories)),
        stories=stories,
        reason=_reason(sides, best),
    )


def _agreed(sides: tuple[Side, ...], stories: int) -> float:
    """Less than 1 where every article gives a value of its own, or one gives several of them.

    Then they hardly speak of one quantity.
    """
    agreed = min(1.0, sides[0].stories / max(1, stories - sides[0].stories)) ** 2
    articles = Counter(digest for side in sides for digest in {voice.digest for voice in side.voices})
    return agreed * (ON_BOTH_SIDES if max(articles.values()) > 1 else 1.0)


def _sides(voices: list[Voice]) -> tuple[Side, ...]:
    """The values with their claims; one that meets several stands with that which most articles carry."""
    by_value: dict[tuple[float, float], list[Voice]] = defaultdict(list)
    for voice in voices:
        by_value[voice.low, voice.high].append(voice)
    ordered = sorted(
        by_value.values(), key=lambda group: (-len({voice.story for voice in group}), group[0].order)
    )
    sides: list[list[Voice]] = []
    for group in ordered:
        home = next((side for side in sides if all(clash(group[0], voice) is None for voice in side)), None)
        if home is None:
            sides.append(list(group))
        else:
            home += group
    return tuple(
        Side(tuple(sorted(side, key=lambda voice: voice.order)), len({voice.story for voice in side}))
        for side in sides
    )


def _reason(sides: tuple[Side, ...], best: Pair) -> str:
    values = " against ".join(f"{side.first.surface} ({_counted(side.stories)})" for side in sides)
    how = {
        "apart": "no value agrees with all",
        "adjacent": "they agree only if the value is exactly between the two roundings",
        "loose": "the bound is true but far from the figure",
    }[best.clash]
    return f"{values}: {how}."


def _counted(stories: int) -> str:
    return f"{stories} article" + ("" if stories == 1 else "s")
