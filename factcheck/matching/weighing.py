"""From features to probabilities: first each link by itself, then beside the other figures of the document.

First a softmax over the facts that a claim could be about, and none of them. Then a logistic regression on
the best of them that also sees the rival figures: two figures of one sentence seldom mean the same fact.
Both are fitted by ``benchmarks/fit_linking.py`` and kept in ``weights.toml``.
"""

from __future__ import annotations

import heapq
import math
import tomllib
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from factcheck.claims.claim import Claim
from factcheck.matching.profile import Profile, SeriesKey
from factcheck.matching.scene import Series
from factcheck.matching.units import Fit

CONSIDERED = 6  # options that count against each other
FAINTLY = 0.15  # how near the words of a property must at least be told
PROBABLE = 0.5  # from this probability on a figure counts as having a fact
COVERED = 0.2  # share of other figures with a fact from which on the facts are about the article
STRICT = 0.9  # the least probability of a link in any other article
LEAST = 2  # other figures with a fact that it takes before their share counts
SHORT = 4  # figures of an article that is too short for their share to say anything
LIKELY = 0.3  # from this probability on another figure counts as being about the same fact
_PROPERTY_TOLD = ("property told", "noun of the property", "cue only in the sentences before")
_NEVER = 1e-4  # keeps the logarithm of odds finite


@dataclass(frozen=True, slots=True)
class Option:
    """A link before weighing: its features by name."""

    claim: Claim
    seen: Profile
    series: Series
    fit: Fit
    features: dict[str, float]


@dataclass(frozen=True, slots=True)
class Weights:
    """The fitted weights by feature name, and the probability from which on a link is accepted."""

    threshold: float
    link: dict[str, float]
    settle: dict[str, float]


@dataclass(frozen=True, slots=True)
class Weighed:
    """A claim's best option with its place among ``options`` and the features that settle it.

    ``covered`` is the share of the document's other figures that evidently have a fact; ``None`` where
    there are too few to say.
    """

    best: int
    features: dict[str, float]
    covered: float | None


@cache
def fitted() -> Weights:
    """The weights of ``weights.toml``."""
    return Weights(**tomllib.loads(files(__package__).joinpath("weights.toml").read_text(encoding="utf-8")))


def strength(weights: Mapping[str, float], features: Mapping[str, float]) -> float:
    """The weighted sum of the features; one that has no weight counts nothing."""
    return sum(weights.get(name, 0.0) * value for name, value in features.items())


def probabilities(options: Sequence[Option], weights: Mapping[str, float]) -> tuple[float, ...]:
    """How likely each option is beside the strongest others and none of them.

    Weak options do not count against the others, so that many facts do not drown the right one.
    """
    odds = [math.exp(min(30.0, strength(weights, option.features))) for option in options]
    total = 1.0 + sum(heapq.nlargest(CONSIDERED, odds))
    return tuple(each / max(total, 1.0 + each) for each in odds)


def weigh(
    options: Mapping[str, Sequence[Option]], likely: Mapping[str, Sequence[float]]
) -> dict[str, Weighed]:
    """For each claim id that has options its best one, beside the other figures of the document."""
    about: dict[SeriesKey, list[tuple[float, Claim]]] = defaultdict(list)
    for id, found in options.items():
        for option, chance in zip(found, likely[id], strict=True):
            about[option.series.key].append((chance, option.claim))
    best = {
        id: max(range(len(found)), key=lambda i: (likely[id][i], found[i].seen.fact.id))
        for id, found in options.items()
        if found
    }
    evident = {id for id, i in best.items() if is_evident(options[id][i])}
    sure = {id for id in evident if likely[id][best[id]] > PROBABLE}
    result = {}
    for id, i in best.items():
        others = len(sure) - (id in sure)
        covered = others / (len(options) - 1) if others >= LEAST else 0.0
        features = _settling(options[id][i], likely[id], i, about) | {
            "figures with a fact": covered,
            "evident": float(id in evident),
            "property told": options[id][i].features["property told"],
        }
        result[id] = Weighed(i, features, covered if covered or len(options) > SHORT else None)
    return result


def is_accepted(option: Option, weighed: Weighed, score: float, threshold: float) -> bool:
    """Whether a claim is judged by its best option, settled at ``score``.

    The weights are fitted on articles most of whose figures have facts. Where it is not known that many have,
    the text itself must tell the property; where few have, the score must be higher, too. Nor is a figure
    judged that tells no property before the subject has been named.
    """
    if weighed.covered is not None and weighed.covered < COVERED:
        return is_evident(option) and score >= max(threshold, STRICT)
    is_named = weighed.covered is not None and not option.features["subject not yet named"]
    return (is_named or is_evident(option)) and score >= threshold


def is_evident(option: Option) -> bool:
    """Whether the text itself tells the property of the fact."""
    told = option.features
    if option.fit == "noun" and not told["noun of the property"]:
        return False
    if option.fit == "part":
        return bool(told["of what the property tells"])
    unit_tells = told["unit tells the property"] and not told["subject not yet named"]
    return any(told[name] >= FAINTLY for name in _PROPERTY_TOLD) or bool(unit_tells)


def _settling(
    option: Option,
    likely: Sequence[float],
    best: int,
    about: Mapping[SeriesKey, Sequence[tuple[float, Claim]]],
) -> dict[str, float]:
    claim, chance = option.claim, likely[best]
    others = [(each, other) for each, other in about[option.series.key] if other is not claim]
    here = max((each for each, other in others if other.sentence is claim.sentence), default=0.0)
    anywhere = max((each for each, _ in others), default=0.0)
    return {
        "bias": 1.0,
        "this fact": _log_odds(chance),
        "the next fact": _log_odds(max((p for i, p in enumerate(likely) if i != best), default=0.0)),
        "no fact": _log_odds(max(0.0, 1.0 - sum(heapq.nlargest(CONSIDERED, likely)))),
        "another figure of the sentence": here,
        "base of a figure of the sentence": here * claim.past,
        "another figure of the document": anywhere,
        "outdone in the sentence": float(here > chance),
        "outdone in the document": float(anywhere > chance),
        "figures about the fact": float(sum(each > LIKELY for each, _ in others)),
        "in the headline": float(claim.sentence.block == "headline"),
        "tenth sentence": claim.sentence.index / 10.0,
    }


def _log_odds(chance: float) -> float:
    return math.log((chance + _NEVER) / (1.0 - chance + _NEVER))


def settled(weighed: Weighed, weights: Mapping[str, float]) -> float:
    """The probability that the best option is right, all figures of the document considered."""
    return 1.0 / (1.0 + math.exp(-strength(weights, weighed.features)))
