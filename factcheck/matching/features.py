"""The readable features of a link between a claim and a fact: never the value."""

from __future__ import annotations

from factcheck.claims.claim import Claim
from factcheck.claims.words import GENERIC_STEMS, STOP_WORDS, stem
from factcheck.matching.figures import Features, figure_features
from factcheck.matching.profile import Phrase, Profile
from factcheck.matching.scene import FAINT, Series
from factcheck.matching.subjects import subject_features
from factcheck.matching.units import Fit, is_specific, unit_fit, unit_stems
from factcheck.matching.view import View

SILENT = 0.1  # below this a cue is as good as absent

# Features that mean another thing where the property is told: anything may be a share or be counted.
_WITH_PROPERTY = ("supposed", "foreseen against an actual", "unit same percent", "unit same count")


def link_features(view: View, one: Series, fit: Fit) -> Features:
    """The features of the link between a claim and a series of facts, by name."""
    seen = one.newest
    features = {"bias": 1.0, _unit_feature(view.claim, fit): 1.0}
    features |= _cue_features(view, one) | _stance_features(view.claim, seen) | figure_features(view)
    features |= _noun_features(view, seen, fit) | _restating_features(view, seen, fit)
    told = features["property told"]
    features |= subject_features(view, one, told)
    for name in _WITH_PROPERTY:
        if features.get(name):
            features[f"{name}, property told"] = told
    features["unit tells the property"] = float(is_specific(seen.fact.unit) and fit in ("same", "scaled"))
    features["large figure against a rate"] = float(
        fit == "elided" and view.claim.quantity.numerals[0].scale > 1
    )
    return features


def _unit_feature(claim: Claim, fit: Fit) -> str:
    return f"unit {fit} {claim.quantity.kind}" if fit == "same" else f"unit {fit}"


def _cue_features(view: View, one: Series) -> Features:
    rarity, seen = view.scene.rarity, one.newest
    units = unit_stems(seen.fact.unit)

    def telling(part: str) -> float:
        return FAINT if part in units else rarity[part]

    def weight(phrase: Phrase) -> float:
        return max(map(telling, phrase))

    sighted = [(weight(cue) * (found := view.find(cue, one.subjects)).near, found.at) for cue in seen.cues]
    best, where = max(sighted, default=(0.0, -1))
    mass = sum(map(telling, seen.property)) or 1.0
    words = [(telling(part) / mass, view.find((part,), one.subjects)) for part in seen.property]
    near = sum(share * found.near for share, found in words)
    here = sum(share for share, found in words if found.at >= 0)
    before = sum(telling(part) * view.find_before((part,)) for part in seen.property) / mass
    cue_before = max((weight(cue) * view.find_before(cue) for cue in seen.cues), default=0.0)
    silent = best < SILENT and near < SILENT
    ours = {at for _, at, term in view.told if term in seen.terms}
    others = (weight for weight, at, term in view.told if term not in seen.terms and at not in ours)
    return {
        "best cue": best,
        "property words near": near,
        "property told": 1.0 - (1.0 - min(1.0, best)) * (1.0 - min(1.0, near)),
        "cue nearer to another figure": float(where >= 0 and not view.is_nearest(where, one)),
        "property not in sight": 1.0 - min(1.0, here + before),
        "cue only in the sentences before": cue_before if silent else 0.0,
        "another property told": next(others, 0.0),
        "nothing of the property": float(silent and cue_before + before < SILENT),
    }


def _stance_features(claim: Claim, seen: Profile) -> Features:
    status, quantity = seen.fact.status, claim.quantity
    return {
        "change against a level": float(claim.change and not seen.is_change),
        "change against a change": float(claim.change and seen.is_change),
        "denied": float(claim.modality == "denied"),
        "supposed": float(claim.modality == "hypothetical" and status != "estimate"),
        "foreseen against an actual": float(claim.modality == "forecast" and status == "actual"),
        "aimed at against an actual": float(claim.modality == "target" and status == "actual"),
        "status agrees": float(claim.modality in ("forecast", "target") and status != "actual"),
        "actual against foreseen": float(claim.modality == "asserted" and status in ("forecast", "target")),
        "small whole number": float(
            quantity.unit is None and quantity.high < 13 and quantity.kind == "number"
        ),
        "number in words": float(quantity.numerals[0].in_words),
    }


def _noun_features(view: View, seen: Profile, fit: Fit) -> Features:
    """What the figure is a number of: the words inside it, and after "of"."""
    claim, words = view.claim, view.claim.sentence.words
    told = seen.terms | unit_stems(seen.fact.unit)
    inside = [word.stem for word in words[claim.first : claim.last] if word.lower.isalpha()]
    after = [word.stem for word in words[claim.last + 1 : claim.last + 5] if word.lower not in STOP_WORDS]
    of = claim.last < len(words) and words[claim.last].lower == "of" and bool(after)
    alike = [view.scene.vocabulary.alike(part) for part in told]
    met = {each for found in alike for each in found}
    family = {each for found in alike for each, weight in found.items() if weight == 1.0}
    is_told = not met.isdisjoint(after)
    head = stem(claim.head) if claim.head else None
    narrowing = [stem(word) for word in claim.modifiers]
    led = [word.stem for word in words[max(0, claim.first - 4) : claim.first]]
    amount_of = led[led.index("of") - 1] if "of" in led[1:] else None
    return {
        "amount of something else": float(
            amount_of is not None and amount_of not in met | GENERIC_STEMS | STOP_WORDS and not claim.change
        ),
        "measures what the property tells": float(head in met),
        "measures something else": float(head is not None and head not in met),
        "narrowed down as the property": sum(each in met for each in narrowing) / max(1, len(narrowing)),
        "noun of the property": float(fit in ("noun", "people") and not family.isdisjoint(inside)),
        "of what the property tells": float(of and is_told),
        "of something else": float(of and not is_told and claim.quantity.kind == "percent"),
    }


def _restating_features(view: View, seen: Profile, fit: Fit) -> Features:
    """Whether the figure says the one before it once more, and in whose unit."""
    restated = view.restated
    if restated is None:
        return {}
    other = unit_fit(restated.quantity, seen.fact.unit)
    return {
        "restates": 1.0,
        "restates a figure in the unit of the fact": float(other not in (None, fit)),
        "restates in another currency": float(fit == "currency"),
    }
