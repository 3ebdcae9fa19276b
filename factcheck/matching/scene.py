"""A document as linking sees it: claims, mentions of subjects, the facts in question, words by nearness."""

from __future__ import annotations

import math
from bisect import bisect_left
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
SAME_CONCEPT = 0.35  # what another word of a concept counts beside the word itself
WINDOW = 4  # words within which the words of one cue must stand
FARTHEST = 60  # words beyond which nothing is seen
REMEMBERED = 40  # sentences after which a subject is forgotten
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
    """A claim with the words around it, as cues are looked up in them.

    Only words up to ``FARTHEST`` from the figure are seen, so that a sentence of many figures costs no
    more than its length.
    """

    claim: Claim
    scene: Scene

    @cached_property
    def rivals(self) -> tuple[Claim, ...]:
        """The other claims within sight in the sentence."""
        claims = self.scene.by_sentence[self.claim.sentence.index]
        low = bisect_left(claims, self.seen.start, key=lambda claim: claim.first)
        high = bisect_left(claims, self.seen.stop, key=lambda claim: claim.first)
        return tuple(claim for claim in claims[low:high] if claim is not self.claim)

    @cached_property
    def fits(self) -> Counter[Fit | None]:
        """How many series the figure fits in each way, by unit."""
        return Counter(unit_fit(self.claim.quantity, one.newest.fact.unit) for one in self.scene.series)

    @cached_property
    def seen(self) -> range:
        """The indexes of the words within sight."""
        words = self.claim.sentence.words
        return range(max(0, self.claim.first - FARTHEST), min(len(words), self.claim.last + FARTHEST))

    def distance(self, at: int, claim: Claim | None = None) -> int:
        """How many words lie between word ``at`` of the sentence and the figure; 0 inside or beside it."""
        claim = claim or self.claim
        return max(0, claim.first - at - 1, at - claim.last)

    @cached_property
    def nearness(self) -> dict[int, float]:
        """How near each word within sight stands to the figure, from 0 to 1."""
        claim, words = self.claim, self.claim.sentence.words
        cost = {i: _crossing(words[i].lower) for i in self.seen}
        result = self._result
        for rival in self.rivals:
            if rival is not result:
                cost[rival.first] *= ACROSS_FIGURE
        near = dict.fromkeys(self.seen, 1.0)
        for indexes in (range(claim.first - 1, self.seen.start - 1, -1), range(claim.last, self.seen.stop)):
            crossed = 1.0
            for i in indexes:
                crossed *= cost[i]
                near[i] = crossed * math.exp(-self.distance(i) / REACH)
        return near

    @property
    def _result(self) -> Claim | None:
        """The figure that this one is the base of ("5 %, up from 4 %"): what is said of it holds for both."""
        before = [rival for rival in self.rivals if rival.first < self.claim.first]
        return before[-1] if self.claim.past and before else None

    @cached_property
    def places(self) -> dict[str, list[int]]:
        """Where each stem stands within sight, words of times left out: times are compared as times."""
        result: dict[str, list[int]] = defaultdict(list)
        sentence = self.claim.sentence
        timed = {
            i
            for period in sentence.periods
            for i in range(
                bisect_left(sentence.words, period.start, key=lambda word: word.start),
                bisect_left(sentence.words, period.end, key=lambda word: word.start),
            )
        }
        for i in self.seen:
            if i not in timed:
                result[sentence.words[i].stem].append(i)
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

    def is_nearest(self, at: int, one: Series) -> bool:
        """Whether no other figure that ``one`` could be about stands nearer to word ``at``."""
        own = self.distance(at)
        return not any(
            self.distance(at, rival) < own and unit_fit(rival.quantity, one.newest.fact.unit) is not None
            for rival in self.rivals
        )

    @cached_property
    def named(self) -> tuple[tuple[Mention, float], ...]:
        """The mentions within sight, each with how near it stands; one after the figure counts less."""
        words, claim = self.claim.sentence.words, self.claim
        result = []
        for mention in self.scene.mentioned.get(claim.sentence.index, ()):
            at = bisect_left(words, mention.start, key=lambda word: word.start)
            if at < claim.first:
                at = bisect_left(words, mention.end, key=lambda word: word.start) - 1
            if at in self.seen:
                low, high = min(at, claim.first), max(at, claim.first)
                crossed = ACROSS_FIGURE ** sum(low < rival.first < high for rival in self.rivals)
                result.append((mention, crossed * self._subject_nearness(at)))
        return tuple(result)

    def _subject_nearness(self, at: int) -> float:
        weight = 1.0 if at < self.claim.first else 1.5
        return math.exp(-self.distance(at) * weight / SUBJECT_REACH)

    @cached_property
    def other_name(self) -> float:
        """How near a capitalised word stands that names no subject of the facts; but the first."""
        claim, words = self.claim, self.claim.sentence.words
        spans = [(each.start, each.end) for each, _ in self.named]
        spans += [(each.start, each.end) for each in claim.sentence.periods]
        return max(
            (
                self._subject_nearness(i)
                for i in self.seen
                if i > 0
                and words[i].capital
                and not claim.first <= i < claim.last
                and not any(start <= words[i].start < end for start, end in spans)
            ),
            default=0.0,
        )

    def sentences_since(self, wanted: Callable[[Mention], bool]) -> int | None:
        """How many sentences back a wanted mention last stood; ``None`` when in none of the last ones."""
        own = self.claim.sentence.index
        for index in range(own, max(-1, own - REMEMBERED), -1):
            if any(wanted(mention) for mention in self.scene.mentioned.get(index, ())):
                return own - index
        return None


def _crossing(lower: str) -> float:
    if lower in BOUNDARIES:
        return ACROSS_CLAUSE
    if lower in ("and", "or"):
        return ACROSS_AND
    return ACROSS_COMMA if lower == "," else 1.0
