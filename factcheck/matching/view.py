"""What stands around one figure: words by nearness, subjects, times, and the figures beside it."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from factcheck.claims.claim import Claim
from factcheck.claims.stance import BOUNDARIES
from factcheck.facts.factset import Mention
from factcheck.matching.nearness import ACROSS_CLAUSE, ACROSS_FIGURE, nearness
from factcheck.matching.profile import Phrase
from factcheck.matching.scene import Scene, Series

SUBJECT_REACH = 15.0
WINDOW = 4  # words within which the words of one cue must stand
FARTHEST = 60  # words beyond which nothing is seen
RESTATING = 3  # words between a figure and itself in other words
REMEMBERED = 40  # sentences after which a subject is forgotten
_ANOTHER_CLAUSE = BOUNDARIES - {"(", ")"}
_PER = frozenset({"for", "per", "every", "each"})


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
        told_for_both = (self._result, self._share)
        figures = {rival.first for rival in self.rivals if not any(rival is each for each in told_for_both)}
        claim = self.claim
        return nearness(claim.sentence.words, self.seen, (claim.first, claim.last), figures)

    @cached_property
    def roles(self) -> tuple[str, ...]:
        """The names of the features for the parts that the figure plays beside others."""
        return tuple(f"role: {role}" for role in sorted(self.scene.roles.get(self.claim.id, ())))

    @cached_property
    def row(self) -> tuple[Claim, ...]:
        """The figures within sight in the sentence before this one."""
        return tuple(rival for rival in self.rivals if rival.first < self.claim.first)

    def has_unit_of(self, other: Claim) -> bool:
        """Whether another figure may be told in the unit of this one: it has it, or one of them has none."""
        units = {self.claim.quantity.unit, other.quantity.unit}
        return len(units) == 1 or None in units

    @cached_property
    def restated(self) -> Claim | None:
        """The figure that this one says once more in other words: "121 grams (4.3 ounces)"."""
        last = self.row[-1] if self.row else None
        if last is None or self.claim.first - last.last > RESTATING:
            return None
        between = {word.lower for word in self.claim.sentence.words[last.last : self.claim.first]}
        return None if between.isdisjoint(("(", "or")) else last

    @cached_property
    def _result(self) -> Claim | None:
        """The figure that this one is the base of ("5 %, up from 4 %"): what is said of it holds for both."""
        return self.row[-1] if self.claim.past and self.row else None

    @cached_property
    def _share(self) -> Claim | None:
        """The figure that this one is the price or the rate of: "$2 for a million tokens"."""
        claim, words = self.claim, self.claim.sentence.words
        if claim.last >= len(words) or words[claim.last].lower not in _PER:
            return None
        return next((each for each in self.rivals if each.first - 1 == claim.last), None)

    @cached_property
    def places(self) -> dict[str, list[int]]:
        """Where each stem stands within sight, but in times: those are compared as such."""
        result: dict[str, list[int]] = defaultdict(list)
        sentence = self.claim.sentence
        times = {i for each in sentence.periods for i in self.inside(each.start, each.end)}
        for i in self.seen:
            if i not in times:
                result[sentence.words[i].stem].append(i)
        return result

    @cached_property
    def _naming(self) -> dict[int, set[str]]:
        """Which subjects a word stands for, and so tells no property of them.

        The common words of a longer name do: "US inflation" tells what rose to 3%, "pay" alone whose it is.
        """
        result: dict[int, set[str]] = defaultdict(set)
        sentence = self.claim.sentence
        for each in self.scene.mentioned.get(sentence.index, ()):
            name = self.inside(each.start, each.end)
            for i in name:
                if len(name) == 1 or sentence.words[i].capital:
                    result[i].add(each.subject)
        return result

    def inside(self, start: int, end: int) -> range:
        """The indexes of the words from one offset to another."""
        words = self.claim.sentence.words
        return range(
            bisect_left(words, start, key=lambda word: word.start),
            bisect_left(words, end, key=lambda word: word.start),
        )

    @cached_property
    def sightings(self) -> dict[tuple[str, frozenset[str]], Sighting]:
        """Where each word of the properties that the figure fits stands best, by word and subjects."""
        fits = self.scene.fits[self.claim.id]
        wanted = {
            (term, one.subjects) for one in self.scene.series if one.key in fits for term in one.newest.terms
        }
        return {(term, subjects): self._search((term,), subjects) for term, subjects in wanted}

    @cached_property
    def told(self) -> tuple[tuple[float, int, str], ...]:
        """Which of them the sentence tells: how strongly, by nearness and rarity, where, and the word.

        The strongest come first.
        """
        rarity = self.scene.rarity
        told = {
            (found.near * rarity[term], found.at, term)
            for (term, _), found in self.sightings.items()
            if found.near
        }
        return tuple(sorted(told, reverse=True))

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

    def find(self, phrase: Phrase, subjects: frozenset[str]) -> Sighting:
        """Where a phrase of a property that the figure fits stands in its sentence, its words close together.

        What stands for one of ``subjects`` itself tells nothing of it.
        """
        return self.sightings[phrase[0], subjects] if len(phrase) == 1 else self._search(phrase, subjects)

    def _search(self, phrase: Phrase, subjects: frozenset[str]) -> Sighting:
        alike, near, naming = self.scene.vocabulary.alike, self.nearness, self._naming
        best = Sighting(0.0, -1)
        for stem, weight in alike(phrase[0]).items():
            for i in self.places.get(stem, ()):
                if i in naming and not naming[i].isdisjoint(subjects):
                    continue
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

    @cached_property
    def _before(self) -> dict[str, float]:
        """How strongly the sentences before hold each word of the properties that the figure fits."""
        alike, context = self.scene.vocabulary.alike, self.context
        return {
            term: max((context.get(stem, 0.0) * weight for stem, weight in alike(term).items()), default=0.0)
            for term in {term for term, _ in self.sightings}
        }

    def find_before(self, phrase: Phrase) -> float:
        """How strongly the sentences before hold such a phrase: as its weakest word."""
        return min(self._before[part] for part in phrase)

    def is_nearest(self, at: int, one: Series) -> bool:
        """Whether no other figure that ``one`` could be about stands nearer to word ``at``."""
        own = self.distance(at)
        return not any(
            self.distance(at, rival) < own and one.key in self.scene.fits[rival.id] for rival in self.rivals
        )

    @cached_property
    def named(self) -> tuple[tuple[Mention, float], ...]:
        """The mentions within sight, each with how near it stands; one after the figure counts less."""
        claim, result = self.claim, []
        for mention in self.scene.mentioned.get(claim.sentence.index, ()):
            name = self.inside(mention.start, mention.end)
            at = name.start if name.start >= claim.first else name.stop - 1
            if at in self.seen:
                result.append((mention, self._crossed(at) * self._subject_nearness(at)))
        return tuple(result)

    def _crossed(self, at: int) -> float:
        """What a name at word ``at`` loses of its weight across other figures and clauses."""
        low, high = min(at, self.claim.first), max(at, self.claim.first)
        words = self.claim.sentence.words
        figures = sum(low < rival.first < high for rival in self.rivals)
        clauses = sum(words[i].lower in _ANOTHER_CLAUSE for i in range(low + 1, high))
        return float(ACROSS_FIGURE**figures * ACROSS_CLAUSE**clauses)

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
