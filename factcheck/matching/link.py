"""Claims to facts: candidates with scores and reasons, then one assignment over the document."""

from __future__ import annotations

import math
import tomllib
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from importlib.resources import files

from factcheck.claims.claim import Claim, Discourse
from factcheck.documents.document import Document
from factcheck.facts.fact import Fact
from factcheck.facts.factset import FactSet
from factcheck.matching.features import link_features
from factcheck.matching.profile import Profile, SeriesKey, profile
from factcheck.matching.scene import Scene, Series, View, make_scene, make_series
from factcheck.matching.times import choose, known
from factcheck.matching.units import Fit, unit_fit

SHOWN = 3  # candidates kept for a report


@dataclass(frozen=True, slots=True)
class Link:
    """A claim and a fact it may be about.

    ``score`` is the probability of the link beside all others and none; ``why`` its strongest reasons;
    ``earlier`` holds the superseded values of the same quantity, oldest first, and ``others`` the facts
    of other quantities in the same unit that the document may have mistaken for it.
    """

    claim: Claim
    fact: Fact
    score: float
    why: tuple[str, ...]
    earlier: tuple[Fact, ...] = ()
    others: tuple[Fact, ...] = ()


@dataclass(frozen=True, slots=True)
class Option:
    """A link before weighing: its features by name."""

    claim: Claim
    seen: Profile
    series: Series
    fit: Fit
    features: dict[str, float]


@cache
def weights() -> dict[str, float]:
    """The fitted weight of each feature, and "threshold" (see ``weights.toml``)."""
    return {
        k: float(v) for k, v in tomllib.loads(files(__package__).joinpath("weights.toml").read_text()).items()
    }


def look(document: Document, discourse: Discourse, facts: FactSet) -> Scene:
    """The document with the facts whose subjects it mentions."""
    mentions = facts.mentions(document.text)
    in_title = {mention.subject for mention in facts.mentions(document.title or "")}
    headline_ends = [block.end for block in document.blocks if block.role == "headline"]
    if headline_ends:
        in_title |= {mention.subject for mention in mentions if mention.end <= headline_ends[0]}
    subjects = dict.fromkeys([*(mention.subject for mention in mentions), *sorted(in_title)])
    grouped: dict[SeriesKey, list[Profile]] = defaultdict(list)
    for subject in subjects:
        name = facts.subject(subject).name
        for fact in facts.facts_of(subject):
            if fact.unit != "date":
                seen = profile(fact, name)
                grouped[seen.series].append(seen)
    series = tuple(make_series(key, sorted(group, key=_age)) for key, group in grouped.items())
    return make_scene(discourse, mentions, frozenset(in_title), series)


def _age(seen: Profile) -> tuple[date, date, str]:
    start = seen.period.start if seen.period else date.min
    return (start, seen.fact.as_of or date.min, seen.fact.id)


def options(scene: Scene, today: date) -> dict[str, tuple[Option, ...]]:
    """For each claim id the links that its unit and the time allow, with their features."""
    result = {}
    for claim in scene.discourse.claims:
        view, found = View(claim, scene), []
        for series in scene.series:
            fit = unit_fit(claim.quantity, series.newest.fact.unit)
            if fit is None:
                continue
            seen, time = choose(claim, series.profiles, today)
            if seen is None:
                continue
            features = link_features(view, series, fit) | {f"time {time}": 1.0}
            found.append(Option(claim, seen, series, fit, features))
        result[claim.id] = tuple(found)
    return result


def link(
    document: Document, discourse: Discourse, facts: FactSet, today: date
) -> dict[str, tuple[Link, ...]]:
    """For each claim id its candidate links, best first; the first is taken if ``is_accepted``.

    Claims of one sentence rarely mean one fact: the likelier claim keeps it, the other takes its next.
    """
    scene = look(document, discourse, facts)
    scored = {id: _score(found) for id, found in options(scene, today).items()}
    return {
        id: (_with_rivals(links[0], scene, today), *links[1:]) if links else ()
        for id, links in _assign(scene, scored).items()
    }


def is_accepted(link: Link) -> bool:
    """Whether the evidence for a link is strong enough to judge the claim by it."""
    return link.score >= weights()["threshold"]


def _score(found: tuple[Option, ...]) -> tuple[Link, ...]:
    strengths = [sum(weights().get(name, 0.0) * value for name, value in o.features.items()) for o in found]
    total = 1.0 + sum(math.exp(strength) for strength in strengths)
    links = [
        Link(
            option.claim,
            option.seen.fact,
            math.exp(strength) / total,
            _reasons(option.features),
        )
        for option, strength in zip(found, strengths, strict=True)
    ]
    return tuple(sorted(links, key=lambda one: (-one.score, one.fact.id)))


def _with_rivals(best: Link, scene: Scene, today: date) -> Link:
    """The link with the facts that its verdict may turn on: superseded values, and look-alikes."""
    own = next(one for one in scene.series if any(seen.fact is best.fact for seen in one.profiles))
    values = [seen for seen in own.profiles if known(seen, today)]
    position = next(i for i, seen in enumerate(values) if seen.fact is best.fact)
    others = tuple(
        seen.fact
        for series in scene.series
        if series is not own and series.key[2] == own.key[2]
        for seen in series.profiles
        if known(seen, today)
    )
    return replace(best, earlier=tuple(seen.fact for seen in values[:position]), others=others)


def _reasons(features: dict[str, float]) -> tuple[str, ...]:
    """The features that count most for and against a link, strongest first, as "name +1.2"."""
    parts = [(weights().get(name, 0.0) * value, name) for name, value in features.items() if name != "bias"]
    strongest = sorted((p for p in parts if abs(p[0]) >= 0.3), key=lambda p: (-abs(p[0]), p[1]))[:5]
    return tuple(f"{name} {part:+.1f}" for part, name in strongest)


def _assign(scene: Scene, scored: dict[str, tuple[Link, ...]]) -> dict[str, tuple[Link, ...]]:
    result: dict[str, tuple[Link, ...]] = {}
    for claims in scene.by_sentence.values():
        taken: dict[str, Claim] = {}
        for claim, links in _surest_first(claims, scored):
            free = [one for one in links if one.fact.id not in taken or _restates(claim, taken[one.fact.id])]
            lost = sum(one.score for one in links) - sum(one.score for one in free)
            kept = [_rescored(one, 1.0 - lost) for one in free]
            if kept and is_accepted(kept[0]):
                taken.setdefault(kept[0].fact.id, claim)
            result[claim.id] = tuple(kept[:SHOWN])
    return result


def _surest_first(
    claims: Iterable[Claim], scored: dict[str, tuple[Link, ...]]
) -> list[tuple[Claim, tuple[Link, ...]]]:
    return sorted(
        ((claim, scored[claim.id]) for claim in claims),
        key=lambda pair: -pair[1][0].score if pair[1] else 0.0,
    )


def _restates(claim: Claim, other: Claim) -> bool:
    """Whether the two figures give one value in two units ("121.6 grams (4.3 ounces)") or headline style."""
    return claim.quantity.unit != other.quantity.unit and claim.quantity.kind == other.quantity.kind


def _rescored(one: Link, rest: float) -> Link:
    if rest >= 1.0 or rest <= 0.0:
        return one
    return replace(one, score=min(1.0, one.score / rest))
