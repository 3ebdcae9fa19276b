"""What the other figures of a document are probably about: they seldom give one fact two values."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from decimal import Decimal
from heapq import nlargest

from factcheck.claims.claim import Claim
from factcheck.matching.figures import Features
from factcheck.matching.option import Option
from factcheck.matching.scene import figure
from factcheck.quantities.coverage import covered
from factcheck.quantities.rules import DEFAULTS
from factcheck.quantities.units import convert

STRONGEST = 8  # figures that are likeliest to be about a fact; the rest do not count
CLOSE = Decimal("0.02")  # how far figures may differ that are still one value told twice, as a share
HEADLINED = Decimal("0.25")  # the same between a headline and its text, which mostly tell the same
NEVER = 1e-4  # keeps the logarithm of odds finite
Options = Mapping[str, Sequence[Option]]  # by claim id, in the order of the text
Likely = Mapping[str, Sequence[float]]  # the probability of each option
_Part = tuple[str, ...]  # a subject, a property with its dimension, or the key of a series


def beside(options: Options, likely: Likely) -> dict[str, tuple[Features, ...]]:
    """For each claim id the features of its options that tell what the other figures are about.

    ``likely`` holds how probable each option is by itself. The time is linear in the number of options.
    """
    company = _Company(options, likely)
    found = [each for each in options.values() if each]
    before = [None, *(each[0].claim.id for each in found)]
    after = [*(each[0].claim.id for each in found[1:]), None]
    result: dict[str, tuple[Features, ...]] = dict.fromkeys(options, ())
    for each, last, following in zip(found, before, after, strict=False):
        id = each[0].claim.id
        alone = {"about no fact by itself": _log_odds(max(0.0, 1.0 - sum(likely[id])))}
        result[id] = tuple(
            alone | company.features(option, chance, last, following)
            for option, chance in zip(each, likely[id], strict=True)
        )
    return result


class _Company:
    """The probabilities of a document, gathered so that any one figure can be left out."""

    def __init__(self, options: Options, likely: Likely) -> None:
        of_fact: dict[str, list[tuple[float, Claim]]] = defaultdict(list)
        of_series: dict[tuple[int, _Part], list[tuple[float, str]]] = defaultdict(list)
        self._by_claim: dict[tuple[str, _Part], float] = defaultdict(float)
        self._of_claim = {id: sum(likely[id]) for id in options}
        self._sentence = {id: found[0].claim.sentence.index for id, found in options.items() if found}
        self._by_sentence: dict[tuple[int, _Part], float] = defaultdict(float)
        for id, found in options.items():
            for option, chance in zip(found, likely[id], strict=True):
                index, fact = option.claim.sentence.index, option.seen.fact.id
                of_fact[fact].append((chance, option.claim))
                of_series[index, option.series.key].append((chance, fact))
                for part in _parts(option):
                    self._by_claim[id, part] += chance
                    self._by_sentence[index, part] += chance
        self._of_fact = {
            fact: nlargest(STRONGEST, told, key=lambda each: (each[0], each[1].id))
            for fact, told in of_fact.items()
        }
        self._of_series = {key: nlargest(STRONGEST, told) for key, told in of_series.items()}

    def features(self, option: Option, chance: float, before: str | None, after: str | None) -> Features:
        """The features of one option; ``before`` and ``after`` are the ids of the neighbouring claims."""
        claim, fact = option.claim, option.seen.fact.id
        subject, property, series = _parts(option)
        index, told = claim.sentence.index, option.features["property told"]
        same = surer = 0.0
        for other, rival in self._of_fact[fact]:
            if rival is claim:
                continue
            if figure(rival) == figure(claim):
                same = max(same, other)
            elif other > max(chance, surer) and not may_be_one(rival, claim):
                surer = other
        same_series = self._by_sentence[index, series] - chance

        def others(part: _Part) -> float:
            rest = self._by_sentence[index, part] - self._by_claim[claim.id, part] - same_series
            return min(1.0, max(0.0, rest))

        return {
            "fact of a surer figure": surer,
            "fact of a surer figure, property told": surer * told,
            "same figure elsewhere": same,
            "another time in the sentence": max(
                (other for other, then in self._of_series[index, series] if then != fact), default=0.0
            ),
            "fact of a figure tied to it": max(
                (self._by_claim.get((id, series), 0.0) for id in option.tied), default=0.0
            ),
            "subject of others in the sentence": others(subject),
            "property of others in the sentence": others(property),
            **self._neighbour_features("before", before, claim, subject),
            **self._neighbour_features("after", after, claim, subject),
        }

    def _neighbour_features(self, side: str, id: str | None, claim: Claim, subject: _Part) -> Features:
        """How likely the figure right before or after is about the same subject, and about another."""
        if id is None:
            return {}
        where = f"{side} in the sentence" if self._sentence[id] == claim.sentence.index else side
        same = self._by_claim.get((id, subject), 0.0)
        return {
            f"subject of the figure {where}": same,
            f"another subject of the figure {where}": max(0.0, self._of_claim[id] - same),
        }


def _log_odds(chance: float) -> float:
    return math.log((chance + NEVER) / (1.0 - chance + NEVER))


def may_be_one(one: Claim, other: Claim) -> bool:
    """Whether two figures for a fact may give one value: "$5.6 million" and "$5.576 million".

    So may figures that are nearly alike: one of them is told loosely, or wrongly.
    """
    ours, theirs = one.quantity, other.quantity

    def told_in_ours(value: Decimal) -> Decimal:
        converted = convert(value, theirs.unit, ours.unit)
        return value if converted is None else converted

    if covered(ours, DEFAULTS).meets(covered(theirs, DEFAULTS).map(told_in_ours)):
        return True
    values = (ours.high, told_in_ours(theirs.high))
    headlined = (one.block == "headline") != (other.block == "headline")
    return abs(values[0] - values[1]) <= (HEADLINED if headlined else CLOSE) * max(map(abs, values))


def _parts(option: Option) -> tuple[_Part, _Part, _Part]:
    key = option.series.key
    return key[:1], key[1:], key
