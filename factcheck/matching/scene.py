"""A document as linking sees it: claims, mentions of subjects, and the facts in question."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from factcheck.claims.claim import Claim, Discourse
from factcheck.claims.words import GENERIC_STEMS, SHORTEST_FAMILY, STOP_WORDS, same_stem
from factcheck.facts.factset import Mention
from factcheck.matching.concepts import concepts
from factcheck.matching.profile import Profile, SeriesKey
from factcheck.matching.units import Fit, is_beyond_slips, unit_fit
from factcheck.quantities.quantity import Quantity
from factcheck.relations.relation import Kind, Relation, Role

SAME_CONCEPT = 0.35  # what another word of a concept counts beside the word itself
SHARED = 0.3  # how telling a word is that many properties share, such as "rate"
FAINT = 0.1  # how telling a function word or the name of a unit is
# The parts of relations that are values of one quantity.
_ALIKE: Mapping[Kind, tuple[Role, ...]] = {
    "change": ("base", "result"),
    "conversion": ("first", "second"),
    "headline": ("first", "second"),
    "repeat": ("first", "second"),
}
Figure = tuple[Decimal, Decimal, str | None]


@dataclass(frozen=True, slots=True)
class Series:
    """The values of one quantity at several times, oldest first."""

    key: SeriesKey
    profiles: tuple[Profile, ...]
    subjects: frozenset[str]
    ids: frozenset[str]

    @property
    def newest(self) -> Profile:
        """The latest value, which stands for the series where the time does not matter."""
        return self.profiles[-1]

    def is_named_by(self, mention: Mention) -> bool:
        """Whether ``mention`` names the subject of this series, and not other rows of it alone."""
        return mention.subject in self.subjects and (
            not mention.facts or not self.ids.isdisjoint(mention.facts)
        )


def make_series(key: SeriesKey, profiles: Sequence[Profile]) -> Series:
    """The series of these values, oldest first."""
    return Series(
        key,
        tuple(profiles),
        frozenset(seen.fact.subject for seen in profiles),
        frozenset(seen.fact.id for seen in profiles),
    )


def _telling(stem: str) -> float:
    if stem in STOP_WORDS:
        return FAINT
    return SHARED if stem in GENERIC_STEMS else 1.0


class Vocabulary:
    """The stems of a document, and which of them meet a word of a fact."""

    def __init__(self, discourse: Discourse) -> None:
        """Orders the stems so that those that may meet a word are found without a look at the rest."""
        self._stems = {word.stem for sentence in discourse.sentences for word in sentence.words}
        self._by_start: dict[str, list[str]] = defaultdict(list)
        self._by_concept: dict[str, list[str]] = defaultdict(list)
        for stem in sorted(self._stems):
            self._by_start[stem[:SHORTEST_FAMILY]].append(stem)
            for concept in concepts(stem):
                self._by_concept[concept].append(stem)
        self._alike: dict[str, dict[str, float]] = {}

    def alike(self, part: str) -> dict[str, float]:
        """The stems of the document that meet ``part``: 1 for its own family, less for the same concept."""
        if part not in self._alike:
            self._alike[part] = self._find(part)
        return self._alike[part]

    def _find(self, part: str) -> dict[str, float]:
        if part in STOP_WORDS:
            return {part: 1.0} if part in self._stems else {}
        found = {stem: SAME_CONCEPT for each in concepts(part) for stem in self._by_concept.get(each, ())}
        family = (stem for stem in self._by_start.get(part[:SHORTEST_FAMILY], ()) if same_stem(stem, part))
        return found | dict.fromkeys(family, 1.0)


@dataclass(frozen=True, slots=True)
class Scene:
    """What all links of a document share.

    ``rarity`` says how telling a stem is, 1 for one that a single series uses; ``peers`` holds for each
    series the subjects of all that tell the same property. ``by_sentence`` and ``mentioned`` hold the claims
    and the mentions of each sentence by its index; ``in_title`` holds the subjects that the headline names.
    ``times_named`` counts the mentions of each subject. By claim id, ``fits`` says how each figure could
    be a value of the series that it fits by unit and size, by their keys, ``roles`` what part it plays
    beside others, as "change base", and ``tied`` the ids of those that a relation makes values of the
    same quantity.
    """

    discourse: Discourse
    series: tuple[Series, ...]
    rarity: dict[str, float]
    vocabulary: Vocabulary
    peers: Mapping[SeriesKey, frozenset[str]]
    by_sentence: dict[int, tuple[Claim, ...]]
    mentioned: dict[int, tuple[Mention, ...]]
    in_title: frozenset[str]
    times_named: Counter[str]
    fits: Mapping[str, Mapping[SeriesKey, Fit]]
    roles: Mapping[str, frozenset[str]]
    tied: Mapping[str, frozenset[str]]


def make_scene(
    discourse: Discourse,
    mentions: Sequence[Mention],
    in_title: frozenset[str],
    series: tuple[Series, ...],
    relations: Sequence[Relation],
) -> Scene:
    """The scene of a document, with what every link needs computed once."""
    by_sentence: dict[int, list[Claim]] = {}
    for claim in discourse.claims:
        by_sentence.setdefault(claim.sentence.index, []).append(claim)
    mentioned: dict[int, list[Mention]] = {}
    ordered = iter(sorted(mentions, key=lambda m: m.start))
    mention = next(ordered, None)
    for sentence in discourse.sentences:
        while mention and mention.start < sentence.end:
            if mention.start >= sentence.start:
                mentioned.setdefault(sentence.index, []).append(mention)
            mention = next(ordered, None)
    return Scene(
        discourse,
        series,
        _rarity(series),
        Vocabulary(discourse),
        _peers(series),
        {index: tuple(claims) for index, claims in by_sentence.items()},
        {index: tuple(found) for index, found in mentioned.items()},
        in_title,
        Counter(mention.subject for mention in mentions),
        _fits_of(discourse.claims, series),
        _roles(relations),
        _tied(relations),
    )


def _peers(series: Iterable[Series]) -> dict[SeriesKey, frozenset[str]]:
    subjects: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for one in series:
        subjects[one.key[1:]] |= one.subjects
    return {one.key: frozenset(subjects[one.key[1:]]) for one in series}


def _fits_of(claims: Sequence[Claim], series: Sequence[Series]) -> dict[str, dict[SeriesKey, Fit]]:
    """By claim id and key, how each figure fits each series that it can be a value of.

    A bare number is a percentage only in a table, or with one in its sentence or the sentence before.
    """
    told = {claim.sentence.index for claim in claims if claim.quantity.unit == "percent"}
    shares = {one.key for one in series if one.newest.fact.unit == "percent"}
    fits = {}
    for claim in claims:
        here, found = claim.sentence.index, _fits(claim.quantity, series)
        if told.isdisjoint((here - 1, here)) and claim.block != "cell":
            found = {key: fit for key, fit in found.items() if fit != "unsaid" or key not in shares}
        fits[claim.id] = found
    return fits


def _fits(quantity: Quantity, series: Iterable[Series]) -> dict[SeriesKey, Fit]:
    fits = {}
    for one in series:
        fit = unit_fit(quantity, one.newest.fact.unit)
        if fit is not None and not all(is_beyond_slips(quantity, seen.fact, fit) for seen in one.profiles):
            fits[one.key] = fit
    return fits


def figure(claim: Claim) -> Figure:
    """What makes two claims give the same figure."""
    return claim.quantity.low, claim.quantity.high, claim.quantity.unit


def _roles(relations: Iterable[Relation]) -> dict[str, frozenset[str]]:
    """The parts that figures play in the likeliest reading of each relation, by claim id."""
    roles: dict[str, set[str]] = defaultdict(set)
    for relation in relations:
        for role, claims in relation.readings[0].items():
            for claim in claims:
                roles[claim.id].add(f"{relation.kind} {role}")
    return {id: frozenset(parts) for id, parts in roles.items()}


def _tied(relations: Iterable[Relation]) -> dict[str, frozenset[str]]:
    tied: dict[str, set[str]] = defaultdict(set)
    for relation in relations:
        parts = (relation.readings[0].get(role, ()) for role in _ALIKE.get(relation.kind, ()))
        claims = {claim.id for part in parts for claim in part}
        for id in claims:
            tied[id] |= claims - {id}
    return {id: frozenset(others) for id, others in tied.items()}


def _rarity(series: Sequence[Series]) -> dict[str, float]:
    counts: Counter[str] = Counter()
    for one in series:
        counts.update(one.newest.terms)
    scale = math.log(len(series) + 1.5)
    return {s: _telling(s) * math.log((len(series) + 1.5) / count) / scale for s, count in counts.items()}
