"""The readable features of a link between a claim and a fact: never the value."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

from factcheck.claims.claim import Claim, Discourse
from factcheck.claims.stance import BOUNDARIES
from factcheck.claims.words import same_stem
from factcheck.facts.factset import Mention
from factcheck.matching.concepts import same_concept
from factcheck.matching.profile import Phrase, Profile
from factcheck.matching.units import Fit, is_specific, unit_fit

REACH = 8.0  # words over which a cue loses about two thirds of its weight
SUBJECT_REACH = 15.0
SAME_CONCEPT = 0.5  # what another word of a concept counts beside the word itself
RESTATED = 3  # sentences back in which a subject still counts as just named


@dataclass(frozen=True, slots=True)
class Series:
    """The values of one quantity at several times, oldest first."""

    key: tuple[str, str, str]
    profiles: tuple[Profile, ...]

    @property
    def newest(self) -> Profile:
        """The latest value, which stands for the series where the time does not matter."""
        return self.profiles[-1]


@dataclass(frozen=True, slots=True)
class Scene:
    """A document as linking sees it: its claims, the mentions of subjects, and the facts in question."""

    discourse: Discourse
    mentions: tuple[Mention, ...]
    series: tuple[Series, ...]
    rarity: dict[str, float]
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
        tuple(mentions),
        series,
        _rarity(series),
        {index: tuple(claims) for index, claims in by_sentence.items()},
        {index: tuple(found) for index, found in mentioned.items()},
        in_title,
    )


def _rarity(series: Sequence[Series]) -> dict[str, float]:
    """How telling a stem is: 1 for one that a single series uses, less the more series share it."""
    counts: Counter[str] = Counter()
    for one in series:
        seen = one.newest
        counts.update({*seen.property, *(s for cue in seen.cues for s in cue)})
    scale = math.log(len(series) + 1.5)
    return {s: math.log((len(series) + 1.5) / count) / scale for s, count in counts.items()}


@dataclass(frozen=True)
class View:
    """A claim with the words around it, as cues are looked up in them."""

    claim: Claim
    scene: Scene

    @cached_property
    def rivals(self) -> tuple[Claim, ...]:
        """The other claims of the sentence."""
        return tuple(c for c in self.scene.by_sentence[self.claim.sentence.index] if c is not self.claim)

    @cached_property
    def nearness(self) -> tuple[tuple[str, float], ...]:
        """The stems of the claim's sentence, each with how near it stands to the figure (0 to 1)."""
        claim, words = self.claim, self.claim.sentence.words
        cuts = {i for i, word in enumerate(words) if word.lower in BOUNDARIES}
        commas = {i for i, word in enumerate(words) if word.lower == ","}
        result = []
        for i, word in enumerate(words):
            if claim.first <= i < claim.last:
                result.append((word.stem, 1.0))
                continue
            low, high = (i, claim.first) if i < claim.first else (claim.last - 1, i)
            between = range(low + 1, high)
            near = math.exp(-(high - low - 1) / REACH)
            near *= 0.6 ** sum(j in cuts for j in between) * 0.85 ** sum(j in commas for j in between)
            near *= 0.6 ** sum(low < rival.first < high for rival in self.rivals)
            result.append((word.stem, near))
        return tuple(result)

    @cached_property
    def context(self) -> tuple[tuple[str, float], ...]:
        """The stems of the sentences before, of the same paragraph first, and of the headline."""
        result: list[tuple[str, float]] = []
        for sentence in self.scene.discourse.sentences[
            max(0, self.claim.sentence.index - 2) : self.claim.sentence.index
        ]:
            back = self.claim.sentence.index - sentence.index
            weight = (0.5 if sentence.paragraph == self.claim.sentence.paragraph else 0.25) / back
            result += [(word.stem, weight) for word in sentence.words]
        return tuple(result)

    def find(self, phrase: Phrase) -> float:
        """How near the phrase stands in the claim's own sentence; all its words must, within four words."""
        near = self.nearness
        best = 0.0
        for i, (stem, weight) in enumerate(near):
            alike = _likeness(stem, phrase[0])
            if weight * alike > best:
                window = [s for s, _ in near[max(0, i - 4) : i + 5]]
                if all(any(_likeness(s, part) for s in window) for part in phrase[1:]):
                    best = weight * alike
        return best

    def find_before(self, phrase: Phrase) -> float:
        """The same in the sentences before."""
        return min(
            (max((w * _likeness(s, part) for s, w in self.context), default=0.0) for part in phrase),
            default=0.0,
        )


def _likeness(stem: str, part: str) -> float:
    """1 for the word itself, less for one of the same concept, 0 for any other."""
    if same_stem(stem, part):
        return 1.0
    return SAME_CONCEPT if same_concept(stem, part) else 0.0


def link_features(view: View, one: Series, fit: Fit) -> dict[str, float]:
    """The features of the link between a claim and a series of facts, by name."""
    seen = one.newest
    features = {"bias": 1.0, f"unit {fit}": 1.0}
    features.update(_cue_features(view, seen))
    features.update(_subject_features(view, one))
    features.update(_stance_features(view.claim, seen))
    if is_specific(seen.fact.unit) and fit in ("same", "scaled"):
        features["unit tells the property"] = 1.0
    alike = sum(unit_fit(view.claim.quantity, other.newest.fact.unit) == fit for other in view.scene.series)
    features["only fact of its unit"] = 1.0 / alike
    return features


def _cue_features(view: View, seen: Profile) -> dict[str, float]:
    rarity = view.scene.rarity

    def weight(phrase: Phrase) -> float:
        return max(rarity[part] for part in phrase)

    cues = sorted(((weight(cue) * view.find(cue) for cue in seen.cues)), reverse=True)
    cues_before = max((weight(cue) * view.find_before(cue) for cue in seen.cues), default=0.0)
    mass = sum(rarity[part] for part in seen.property) or 1.0
    near = sum(rarity[part] * view.find((part,)) for part in seen.property) / mass
    here = sum(rarity[part] * (view.find((part,)) > 0) for part in seen.property) / mass
    before = sum(rarity[part] * view.find_before((part,)) for part in seen.property) / mass
    return {
        "best cue": cues[0] if cues else 0.0,
        "second cue": cues[1] if len(cues) > 1 else 0.0,
        "no cue": float(not cues or cues[0] < 0.05),
        "cue in the sentences before": cues_before,
        "property words near": near,
        "property words in the sentence": here,
        "property words before": before,
        "nothing of the property": float(near + before < 0.02 and (not cues or cues[0] < 0.05)),
    }


def _subject_features(view: View, one: Series) -> dict[str, float]:
    scene, claim = view.scene, view.claim
    subject, fact = one.key[0], one.newest.fact
    ids = {seen.fact.id for seen in one.profiles}

    def is_own(mention: Mention) -> bool:
        return mention.subject == subject and (not mention.facts or bool(ids & set(mention.facts)))

    here = scene.mentioned.get(claim.sentence.index, ())
    own = [_closeness(view, m) for m in here if is_own(m)]
    other = [_closeness(view, m) for m in here if m.subject != subject]
    distance = _sentences_since(view, is_own)
    focus = _sentences_since(view, lambda m: m.subject != subject)
    return {
        "subject in the sentence": float(bool(own)),
        "subject near": max(own, default=0.0),
        "another subject nearer": float(max(other, default=0.0) > max(own, default=0.0)),
        "subject just named": float(not own and distance is not None and distance <= RESTATED)
        / (distance or 1),
        "subject last named": float(
            not own and not other and distance is not None and (focus is None or distance <= focus)
        ),
        "subject of the headline": float(subject in scene.in_title),
        "subject not yet named": float(not own and distance is None),
        "row alias here": float(any(m.facts and ids & set(m.facts) for m in here)),
        "alias of another row": float(
            any(m.subject == subject and m.facts and not ids & set(m.facts) for m in here)
        ),
        "subject alone in the facts": float(len({s.key[0] for s in scene.series}) == 1),
        "property names the subject": float(
            any(part in fact.subject.lower() for part in one.newest.property)
        ),
    }


def _closeness(view: View, mention: Mention) -> float:
    words, claim = view.claim.sentence.words, view.claim
    at = next((i for i, word in enumerate(words) if word.start >= mention.start), len(words))
    distance = claim.first - at if at < claim.first else max(0, at - claim.last + 1) * 1.5
    return math.exp(-distance / SUBJECT_REACH)


def _sentences_since(view: View, wanted: Callable[[Mention], bool]) -> int | None:
    """How many sentences back a wanted mention last stood; ``None`` when it has not."""
    own = view.claim.sentence.index
    for index in range(own, -1, -1):
        if any(wanted(mention) for mention in view.scene.mentioned.get(index, ())):
            return own - index
    return None


def _stance_features(claim: Claim, seen: Profile) -> dict[str, float]:
    status = seen.fact.status
    quantity = claim.quantity
    return {
        "change against a level": float(claim.change and not seen.is_change),
        "change against a change": float(claim.change and seen.is_change),
        "level against a change": float(not claim.change and seen.is_change),
        "percent change against a level": float(
            claim.change and not seen.is_change and quantity.kind == "percent"
        ),
        "denied": float(claim.modality == "denied"),
        "supposed": float(claim.modality == "hypothetical"),
        "foreseen against an actual": float(claim.modality == "forecast" and status == "actual"),
        "aimed at against an actual": float(claim.modality == "target" and status == "actual"),
        "status agrees": float(claim.modality in ("forecast", "target") and status != "actual"),
        "actual against foreseen": float(claim.modality == "asserted" and status in ("forecast", "target")),
        "multiplier": float(quantity.kind == "multiplier"),
        "duration": float(quantity.kind == "duration"),
        "small whole number": float(
            quantity.unit is None and quantity.high < 13 and quantity.kind == "number"
        ),
        "number in words": float(quantity.numerals[0].in_words),
    }
