"""Claims to facts: candidates with scores and reasons, weighed over the whole document."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from factcheck.claims.claim import Claim, Discourse
from factcheck.documents.document import Document
from factcheck.facts.fact import Fact
from factcheck.facts.factset import FactSet
from factcheck.matching.features import link_features
from factcheck.matching.figures import Features
from factcheck.matching.option import Option
from factcheck.matching.owners import is_of_another
from factcheck.matching.profile import Profile, SeriesKey, profile
from factcheck.matching.scene import Scene, make_scene, make_series
from factcheck.matching.times import Now, choose, is_over, length_around
from factcheck.matching.units import ASSUMED
from factcheck.matching.view import View
from factcheck.matching.weighing import fitted, in_company, is_accepted, likelihoods, weigh
from factcheck.relations import find_relations

SHOWN = 3  # candidates kept for a report
TELLING = 0.3  # a feature that counts less than this is no reason worth showing
PRECISE = 100  # a figure of so many of its last significant places, three digits, does not recur by chance
_POINTING = frozenset({"the", "this", "that", "those", "these", "its", "their", "his", "her"})


@dataclass(frozen=True, slots=True)
class Link:
    """A claim and a fact it may be about.

    ``score`` is the probability of the link, ``why`` its strongest reasons. ``assumed`` is true where the
    figure's own unit does not say that it is of the fact's kind. ``earlier`` holds the superseded values
    of the same quantity, oldest first, and ``others`` the facts of other quantities in the same unit.
    """

    claim: Claim
    fact: Fact
    score: float
    why: tuple[str, ...]
    assumed: bool
    accepted: bool = False
    earlier: tuple[Fact, ...] = ()
    others: tuple[Fact, ...] = ()


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
    relations = tuple(find_relations(discourse, document)) if series else ()
    return make_scene(discourse, mentions, frozenset(in_title), series, relations)


def _age(seen: Profile) -> tuple[date, date, str]:
    start = seen.period.start if seen.period else date.min
    return (start, seen.fact.as_of or date.min, seen.fact.id)


def options(scene: Scene, now: Now) -> dict[str, tuple[Option, ...]]:
    """For each claim id the links that unit and time allow to facts whose subject is named, with features."""
    result = {}
    named = tuple(each.period for sentence in scene.discourse.sentences for each in sentence.periods)
    for claim in scene.discourse.claims:
        view, found = View(claim, scene), []
        fits = {} if _is_of_others(claim) else scene.fits[claim.id]
        for series in scene.series:
            fit = fits.get(series.key)
            if fit is None or is_of_another(view, series.newest, fit):
                continue
            values = now.values(series.profiles)
            seen, time = choose(claim, values, now.day)
            if seen is None or time == "disagrees":
                continue
            features = link_features(view, series, fit)
            features |= {f"time {time}": 1.0, f"length of time around {length_around(view, seen)}": 1.0}
            tied = scene.tied.get(claim.id, frozenset())
            over = all(is_over(each, now.day, named) for each in (seen, values[-1]))
            found.append(Option(claim, seen, series, fit, features, tied, over))
        result[claim.id] = tuple(found)
    return result


def _is_of_others(claim: Claim) -> bool:
    """Whether the figure leaves somebody out, and so is no whole: "she and 1,239 other farmers"."""
    words = claim.sentence.words[claim.first : claim.last + 1]
    return any(word.lower == "other" for word in words)


def link(document: Document, discourse: Discourse, facts: FactSet, now: Now) -> dict[str, tuple[Link, ...]]:
    """For each claim id its candidate links, best first; only the first can be ``accepted``."""
    scene, weights = look(document, discourse, facts), fitted()
    found = in_company(options(scene, now), weights.alone)
    likely = likelihoods(found, weights.beside)
    best = weigh(found, likely)
    result: dict[str, tuple[Link, ...]] = {}
    for claim in discourse.claims:
        if claim.id not in best:
            result[claim.id] = ()
            continue
        weighed = best[claim.id]
        links = _links(found[claim.id], likely[claim.id], weights.beside)
        accepted = is_accepted(found[claim.id][weighed.best], weighed, weights.threshold)
        first = replace(links[0], accepted=accepted)
        points_back = _points_back(claim)
        if points_back or not first.accepted:
            first = _said_before(claim, points_back, result, links) or first
        rest = [each for each in links if each.fact is not first.fact]
        result[claim.id] = (_with_rivals(first, scene, now), *rest[: SHOWN - 1])
    return result


def _links(found: Sequence[Option], likely: Sequence[float], weights: Features) -> list[Link]:
    """The links of one claim, the likeliest first."""
    order = sorted(range(len(found)), key=lambda i: (likely[i], found[i].seen.fact.id), reverse=True)
    return [
        Link(
            found[i].claim,
            found[i].seen.fact,
            likely[i],
            _reasons(found[i].features, weights),
            found[i].fit in ASSUMED,
        )
        for i in order
    ]


def _reasons(features: Mapping[str, float], weights: Mapping[str, float]) -> tuple[str, ...]:
    """The features that count most for and against a link, strongest first, as "name +1.2"."""
    parts = [(weights.get(name, 0.0) * value, name) for name, value in features.items() if name != "bias"]
    strongest = sorted((p for p in parts if abs(p[0]) >= TELLING), key=lambda p: (-abs(p[0]), p[1]))
    return tuple(f"{name} {part:+.1f}" for part, name in strongest[:5])


def _points_back(claim: Claim) -> bool:
    return claim.first > 0 and claim.sentence.words[claim.first - 1].lower in _POINTING


def _said_before(
    claim: Claim, points_back: bool, result: Mapping[str, tuple[Link, ...]], links: list[Link]
) -> Link | None:
    """The link of an earlier figure that this one says again.

    It does where it points back ("the $8.7 million"), and where a figure too precise for chance recurs.
    """
    if not points_back and claim.quantity.high / claim.quantity.numerals[-1].significant < PRECISE:
        return None
    likely = [each.fact for each in links[:SHOWN]]
    for before in reversed(list(result.values())):
        if before and before[0].accepted and _same_figure(claim, before[0].claim):
            own = next((each for each in links if each.fact is before[0].fact), None)
            if own and (points_back or own.fact in likely):
                why = (f"the same figure as {before[0].claim.id}", *own.why)
                return replace(own, score=before[0].score, why=why, accepted=True)
    return None


def _same_figure(one: Claim, other: Claim) -> bool:
    a, b = one.quantity, other.quantity
    return (a.low, a.high, a.unit) == (b.low, b.high, b.unit)


def _with_rivals(best: Link, scene: Scene, now: Now) -> Link:
    """The link with the facts that its verdict may turn on: superseded values, and look-alikes."""
    own = next(one for one in scene.series if any(seen.fact is best.fact for seen in one.profiles))
    values = now.values(own.profiles)
    position = next(i for i, seen in enumerate(values) if seen.fact is best.fact)
    others = tuple(
        seen.fact
        for series in scene.series
        if series is not own and series.key[2] == own.key[2]
        for seen in now.values(series.profiles)
    )
    return replace(best, earlier=tuple(seen.fact for seen in values[:position]), others=others)
