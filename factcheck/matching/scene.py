"""A document as linking sees it: claims, mentions of subjects, the facts in question, words by nearness."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

from factcheck.claims.claim import Claim, Discourse
from factcheck.claims.stance import BOUNDARIES
from factcheck.claims.words import SHORTEST_FAMILY, STOP_WORDS, same_stem
from factcheck.facts.factset import Mention
from factcheck.matching.concepts import concepts
from factcheck.matching.profile import Phrase, Profile, SeriesKey
from factcheck.matching.units import Fit, unit_fit

REACH = 8.0  # words over which a cue loses about two thirds of its weight
SUBJECT_REACH = 15.0
SAME_CONCEPT = 0.5  # what another word of a concept counts beside the word itself
WINDOW = 4  # words within which the words of one cue must stand
FAINT = 0.1  # how telling a function word or the name of a unit is
# What a cue loses of its weight across each of these on the way to the figure.
ACROSS_CLAUSE, ACROSS_COMMA, ACROSS_AND, ACROSS_FIGURE = 0.5, 0.85, 0.75, 0.6


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

    ``rarity`` says how telling a stem is, 1 for one that a single series uses; ``by_sentence`` and
    ``mentioned`` hold the claims and the mentions of each sentence by its index; ``in_title`` holds the
    subjects that the headline names.
    """

    discourse: Discourse
    series: tuple[Series, ...]
    rarity: dict[str, float]
    vocabulary: Vocabulary
    by_sentence: dict[int, tuple[Claim, ...]]
    mentioned: dict[int, tuple[Mention, ...]]
    in_title: frozenset[str]


def make_scene(
    discourse: Discourse, mentions: Sequence[Mention], in_title: frozenset[str], series: tuple[Series, ...]
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
        {index: tuple(claims) for index, claims in by_sentence.items()},
        {index: tuple(found) for index, found in mentioned.items()},
        in_title,
    )


def _rarity(series: Sequence[Series]) -> dict[str, float]:
    counts: Counter[str] = Counter()
    for one in series:
        seen = one.newest
        counts.update({*seen.property, *(s for cue in seen.cues for s in cue)})
    scale = math.log(len(series) + 1.5)
    return {
        s: FAINT if s in STOP_WORDS else math.log((len(series) + 1.5) / count) / scale
        for s, count in counts.items()
    }


@dataclass(frozen=True)
class Sighting:
    """Where a phrase stands best: how near (0 to 1), and the index of its word; -1 for nowhere."""

    near: float
    at: int


@dataclass(frozen=True)
class View:
    """A claim with the words around it, as cues are looked up in them."""

    claim: Claim
    scene: Scene

    @cached_property
    def rivals(self) -> tuple[Claim, ...]:
        """The other claims of the sentence."""
        return tuple(c for c in self.scene.by_sentence[self.claim.sentence.index] if c is not self.claim)

    def distance(self, at: int, claim: Claim | None = None) -> int:
        """How many words lie between word ``at`` of the sentence and the figure; 0 inside or beside it."""
        claim = claim or self.claim
        return max(0, claim.first - at - 1, at - claim.last)

    @cached_property
    def nearness(self) -> tuple[float, ...]:
        """How near each word of the sentence stands to the figure, from 0 to 1."""
        claim, words = self.claim, self.claim.sentence.words
        cost = [_crossing(word.lower) for word in words]
        for rival in self.rivals:
            cost[rival.first] *= ACROSS_FIGURE
        near = [1.0] * len(words)
        for indexes in (range(claim.first - 1, -1, -1), range(claim.last, len(words))):
            crossed = 1.0
            for i in indexes:
                crossed *= cost[i]
                near[i] = crossed * math.exp(-self.distance(i) / REACH)
        return tuple(near)

    @cached_property
    def places(self) -> dict[str, list[int]]:
        """Where each stem stands in the sentence, the words of the figure left out.

        What a figure is counted in, its unit has said already.
        """
        result: dict[str, list[int]] = defaultdict(list)
        for i, word in enumerate(self.claim.sentence.words):
            if not self.claim.first <= i < self.claim.last:
                result[word.stem].append(i)
        return result

    @cached_property
    def context(self) -> dict[str, float]:
        """How strongly the two sentences before hold each stem: less across paragraphs and further back."""
        result: dict[str, float] = {}
        own = self.claim.sentence
        for sentence in self.scene.discourse.sentences[max(0, own.index - 2) : own.index]:
            weight = (1.0 if sentence.paragraph == own.paragraph else 0.5) / (own.index - sentence.index)
            for word in sentence.words:
                result[word.stem] = max(weight, result.get(word.stem, 0.0))
        return result

    def find(self, phrase: Phrase) -> Sighting:
        """Where the phrase stands in the claim's own sentence; all its words must, close together."""
        alike, near = self.scene.vocabulary.alike, self.nearness
        best = Sighting(0.0, -1)
        for stem, weight in alike(phrase[0]).items():
            for i in self.places.get(stem, ()):
                if near[i] * weight > best.near and all(self._stands_by(i, part) for part in phrase[1:]):
                    best = Sighting(near[i] * weight, i)
        return best

    def _stands_by(self, at: int, part: str) -> bool:
        """Whether ``part`` stands within a few words of word ``at``."""
        return any(
            abs(i - at) <= WINDOW
            for stem in self.scene.vocabulary.alike(part)
            for i in self.places.get(stem, ())
        )

    def find_before(self, phrase: Phrase) -> float:
        """How strongly the sentences before hold the phrase: as its weakest word."""
        alike, context = self.scene.vocabulary.alike, self.context
        return min(
            max((context.get(stem, 0.0) * weight for stem, weight in alike(part).items()), default=0.0)
            for part in phrase
        )

    def is_nearest(self, at: int, one: Series, fit: Fit) -> bool:
        """Whether no other figure that ``one`` could be about stands nearer to word ``at``."""
        own = self.distance(at)
        return not any(
            self.distance(at, rival) < own and unit_fit(rival.quantity, one.newest.fact.unit) is not None
            for rival in self.rivals
        )

    def closeness(self, mention: Mention) -> float:
        """How near a mention in the claim's sentence stands to the figure; one after it counts less."""
        words, claim = self.claim.sentence.words, self.claim
        at = next((i for i, word in enumerate(words) if word.start >= mention.start), len(words))
        low, high = min(at, claim.first), max(at, claim.first)
        crossed = ACROSS_FIGURE ** sum(low < rival.first < high for rival in self.rivals)
        return crossed * math.exp(-self.distance(at) * (1.0 if at < claim.first else 1.5) / SUBJECT_REACH)

    @cached_property
    def other_name(self) -> float:
        """How near a capitalised word stands that names no subject of the facts; but the first."""
        claim, words = self.claim, self.claim.sentence.words
        named = self.scene.mentioned.get(claim.sentence.index, ())
        timed = claim.sentence.periods
        best = 0.0
        for i, word in enumerate(words):
            if i == 0 or not word.capital or claim.first <= i < claim.last:
                continue
            if not any(each.start <= word.start < each.end for each in (*named, *timed)):
                weight = 1.0 if i < claim.first else 1.5
                best = max(best, math.exp(-self.distance(i) * weight / SUBJECT_REACH))
        return best

    def sentences_since(self, wanted: Callable[[Mention], bool]) -> int | None:
        """How many sentences back a wanted mention last stood; ``None`` when it has not."""
        own = self.claim.sentence.index
        for index in range(own, -1, -1):
            if any(wanted(mention) for mention in self.scene.mentioned.get(index, ())):
                return own - index
        return None


def _crossing(lower: str) -> float:
    if lower in BOUNDARIES:
        return ACROSS_CLAUSE
    if lower in ("and", "or"):
        return ACROSS_AND
    return ACROSS_COMMA if lower == "," else 1.0
