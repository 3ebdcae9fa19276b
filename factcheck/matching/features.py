"""The readable features of a link between a claim and a fact: never the value."""

from __future__ import annotations

from factcheck.claims.claim import Claim
from factcheck.claims.stance import clause
from factcheck.claims.words import STOP_WORDS
from factcheck.lexicon import word_lists
from factcheck.matching.profile import Phrase, Profile
from factcheck.matching.scene import FAINT, Series, Sighting, View
from factcheck.matching.units import Fit, is_specific, unit_fit, unit_stems

RECENT = 3  # sentences back in which a subject still counts as just named
DERIVED = word_lists("factcheck.matching", "derived")

Features = dict[str, float]


def link_features(view: View, one: Series, fit: Fit) -> Features:
    """The features of the link between a claim and a series of facts, by name."""
    seen = one.newest
    cues, subject = _cue_features(view, one, fit), _subject_features(view, one)
    features = {
        "bias": 1.0,
        _unit_feature(view.claim, fit): 1.0,
        **cues,
        **subject,
        **_stance_features(view.claim, seen),
    }
    features.update(_derived_features(view.claim, seen))
    features.update(_noun_features(view, seen, fit))
    named = max(
        subject["subject near"], subject["subject last named"] * 0.7, subject["subject just named"] * 0.5
    )
    features["subject and cue"] = named * max(cues["best cue"], cues["property words near"])
    features["subject near, property in the sentence"] = (
        subject["subject near"] * cues["property in the sentence"]
    )
    if is_specific(seen.fact.unit) and fit in ("same", "scaled"):
        features["unit tells the property"] = 1.0
    alike = [
        other for other in view.scene.series if unit_fit(view.claim.quantity, other.newest.fact.unit) == fit
    ]
    features["only fact of its unit"] = 1.0 / len(alike)
    features["only fact of the subject in its unit"] = 1.0 / sum(
        not one.subjects.isdisjoint(other.subjects) for other in alike
    )
    return features


def _unit_feature(claim: Claim, fit: Fit) -> str:
    return f"unit {fit} {claim.quantity.kind}" if fit == "same" else f"unit {fit}"


def _cue_features(view: View, one: Series, fit: Fit) -> Features:
    rarity, seen = view.scene.rarity, one.newest

    units = unit_stems(seen.fact.unit)

    def weight(phrase: Phrase) -> float:
        return max(FAINT if part in units else rarity[part] for part in phrase)

    nowhere = Sighting(0.0, -1)
    sighted = sorted(((weight(cue) * (at := view.find(cue)).near, at.at) for cue in seen.cues), reverse=True)
    best, where = sighted[0] if sighted else (nowhere.near, nowhere.at)
    mass = sum(rarity[part] for part in seen.property) or 1.0
    words = [(rarity[part] / mass, view.find((part,))) for part in seen.property]
    near = sum(share * found.near for share, found in words)
    here = sum(share for share, found in words if found.at >= 0)
    before = sum(rarity[part] * view.find_before((part,)) for part in seen.property) / mass
    cue_before = max((weight(cue) * view.find_before(cue) for cue in seen.cues), default=0.0)
    silent = best < 0.1 and near < 0.1
    return {
        "best cue": best,
        "second cue": sighted[1][0] if len(sighted) > 1 else 0.0,
        "no cue": float(best < 0.05),
        "cue nearer to another figure": float(where >= 0 and not view.is_nearest(where, one, fit)),
        "property words near": near,
        "property in the sentence": here,
        "property not in sight": 1.0 - min(1.0, here + before),
        "cue only in the sentences before": cue_before if silent else 0.0,
        "property only in the sentences before": before if silent else 0.0,
        "nothing of the property": float(silent and cue_before + before < 0.1),
    }


def _subject_features(view: View, one: Series) -> Features:
    scene, claim = view.scene, view.claim
    here = scene.mentioned.get(claim.sentence.index, ())
    own = max((view.closeness(m) for m in here if one.is_named_by(m)), default=0.0)
    other = max((view.closeness(m) for m in here if m.subject not in one.subjects), default=0.0)
    since = view.sentences_since(one.is_named_by)
    since_other = view.sentences_since(lambda m: m.subject not in one.subjects)
    elsewhere = not own and since is not None
    return {
        "subject in the sentence": float(own > 0),
        "subject near": own,
        "another subject nearer": float(other > own),
        "subject just named": 1.0 / since if elsewhere and since and since <= RECENT else 0.0,
        "subject last named": float(
            elsewhere and not other and since is not None and (since_other is None or since <= since_other)
        ),
        "subject of the headline": float(not one.subjects.isdisjoint(scene.in_title)),
        "subject not yet named": float(since is None),
        "row alias here": float(any(m.facts and not one.ids.isdisjoint(m.facts) for m in here)),
        "alias of another row": float(
            any(m.subject in one.subjects and m.facts and one.ids.isdisjoint(m.facts) for m in here)
        ),
        "another name nearer": float(view.other_name > own),
        "only subject": float(len({s.key[0] for s in scene.series}) == 1),
    }


def _stance_features(claim: Claim, seen: Profile) -> Features:
    status, quantity = seen.fact.status, claim.quantity
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


def _noun_features(view: View, seen: Profile, fit: Fit) -> Features:
    """What the figure is a number of: the words inside it, and after "of"."""
    claim, words = view.claim, view.claim.sentence.words
    told = {*seen.property, *(part for cue in seen.cues for part in cue)} | unit_stems(seen.fact.unit)
    inside = [word.stem for word in words[claim.first : claim.last] if word.lower.isalpha()]
    after = [word.stem for word in words[claim.last + 1 : claim.last + 5] if word.lower not in STOP_WORDS]
    of = claim.last < len(words) and words[claim.last].lower == "of" and bool(after)
    met = {stem for part in told for stem in view.scene.vocabulary.alike(part)}
    is_told = not met.isdisjoint(after)
    return {
        "noun of the property": float(fit in ("noun", "people") and not met.isdisjoint(inside)),
        "of what the property tells": float(of and is_told),
        "of something else": float(of and not is_told and claim.quantity.kind == "percent"),
    }


def _derived_features(claim: Claim, seen: Profile) -> Features:
    """Whether words beside the figure mark it as worked out from others, unless the property has them too."""
    words = claim.sentence.words
    start, end = clause(words, claim.first, claim.last)
    beside = {word.lower for word in words[max(start, claim.first - 3) : min(end, claim.last + 3)]}
    beside |= {word.lower for word in words[claim.first : claim.last]}
    ours = set(seen.fact.property.lower().split())
    return {f"beside: {name}": 1.0 for name, marks in DERIVED.items() if not beside.isdisjoint(marks - ours)}
