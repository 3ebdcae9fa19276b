"""From features to probabilities: first each figure by itself, then beside the others of the document.

Both times a softmax over the facts that a claim could be about, and none of them; the second time it also
sees what the other figures are probably about (``beside.py``). Both sets of weights are fitted by
``benchmarks/fit_linking.py`` and kept in ``weights.toml``.
"""

from __future__ import annotations

import heapq
import math
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files

from factcheck.matching.beside import Likely, Options, beside
from factcheck.matching.figures import Features
from factcheck.matching.option import Option

CONSIDERED = 6  # options that count against each other
FAINTLY = 0.15  # how near the words of a property must at least be told
PROBABLE = 0.5  # from this probability on a figure counts as having a fact
COVERED = 0.2  # share of other figures with a fact from which on the facts are about the article
STRICT = 0.9  # the least probability of a link in any other article
LEAST = 2  # other figures with a fact that it takes before their share counts
SHORT = 4  # figures of an article that is too short for their share to say anything
_PROPERTY_TOLD = ("property told", "noun of the property", "cue only in the sentences before")


@dataclass(frozen=True, slots=True)
class Weights:
    """The fitted weights by feature name, and the probability from which on a link is accepted."""

    threshold: float
    alone: Features
    beside: Features


@dataclass(frozen=True, slots=True)
class Weighed:
    """A claim's best option with its place among the options and its probability.

    ``covered`` is the share of the document's other figures that evidently have a fact; ``None`` where
    there are too few to say.
    """

    best: int
    chance: float
    covered: float | None


@cache
def fitted() -> Weights:
    """The weights of ``weights.toml``."""
    return Weights(**tomllib.loads(files(__package__).joinpath("weights.toml").read_text(encoding="utf-8")))


def strength(weights: Mapping[str, float], features: Mapping[str, float]) -> float:
    """The weighted sum of the features; one that has no weight counts nothing."""
    return sum(weights.get(name, 0.0) * value for name, value in features.items() if value)


def probabilities(options: Sequence[Features], weights: Mapping[str, float]) -> tuple[float, ...]:
    """How likely each option is, by its features, beside the strongest others and none of them.

    Weak options do not count against the others, so that many facts do not drown the right one.
    """
    odds = [math.exp(min(30.0, strength(weights, features))) for features in options]
    total = 1.0 + sum(heapq.nlargest(CONSIDERED, odds))
    return tuple(each / max(total, 1.0 + each) for each in odds)


def likelihoods(options: Options, weights: Features) -> dict[str, tuple[float, ...]]:
    """How likely each option of each claim id is."""
    return {id: probabilities([each.features for each in found], weights) for id, found in options.items()}


def in_company(options: Options, alone: Features) -> dict[str, tuple[Option, ...]]:
    """The options of each claim id, with features that tell what the other figures are about.

    ``alone`` are the weights by which each figure is read by itself.
    """
    told = beside(options, likelihoods(options, alone))
    return {
        id: tuple(
            replace(option, features=option.features | more)
            for option, more in zip(found, told[id], strict=True)
        )
        for id, found in options.items()
    }


def weigh(options: Options, likely: Likely) -> dict[str, Weighed]:
    """For each claim id that has options its best one, with how much of the document the facts cover."""
    best = {
        id: max(range(len(found)), key=lambda i: (likely[id][i], found[i].seen.fact.id))
        for id, found in options.items()
        if found
    }
    sure = {id for id, i in best.items() if likely[id][i] > PROBABLE and is_evident(options[id][i])}
    result = {}
    for id, i in best.items():
        others = len(sure) - (id in sure)
        covered = others / (len(options) - 1) if others >= LEAST else 0.0
        result[id] = Weighed(i, likely[id][i], covered if covered or len(options) > SHORT else None)
    return result


def is_accepted(option: Option, weighed: Weighed, threshold: float) -> bool:
    """Whether a claim is judged by its best option.

    The weights are fitted on articles most of whose figures have facts. Where it is not known that many have,
    the text itself must tell the property; where few have, the score must be higher, too. Nor is a figure
    judged that tells no property before the subject has been named, or by a value whose time is over.
    """
    if option.is_over:
        return False
    if weighed.covered is not None and weighed.covered < COVERED:
        return is_evident(option) and weighed.chance >= max(threshold, STRICT)
    is_named = weighed.covered is not None and not option.features["subject not yet named"]
    return (is_named or is_evident(option)) and weighed.chance >= threshold


def is_evident(option: Option) -> bool:
    """Whether the text itself tells the property of the fact."""
    told = option.features
    if option.fit == "noun" and not told["noun of the property"]:
        return False
    if option.fit == "part":
        return bool(told["of what the property tells"])
    unit_tells = told["unit tells the property"] and not told["subject not yet named"]
    return any(told[name] >= FAINTLY for name in _PROPERTY_TOLD) or bool(unit_tells)
