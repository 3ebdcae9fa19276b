"""How the subject of a fact is told of a figure: where it is named, in what place, and who else is."""

from __future__ import annotations

from factcheck.facts.factset import Mention
from factcheck.lexicon import word_lists
from factcheck.matching.figures import Features
from factcheck.matching.rows import paired_name
from factcheck.matching.scene import Series
from factcheck.matching.view import View

RECENT = 3  # sentences back in which a subject still counts as just named
OPENING = 3  # words of a sentence in which its subject mostly stands
_POINTING = word_lists("factcheck.matching", "subjects")["pointing"]


def subject_features(view: View, one: Series, told: float) -> Features:
    """The features that tell whether a figure is about the subject of a series of facts.

    ``told`` is how strongly the property is told.
    """
    own, mention = max(
        ((near, mention) for mention, near in view.named if one.is_named_by(mention)),
        key=lambda found: found[0],
        default=(0.0, None),
    )
    other = max((near for mention, near in view.named if mention.subject not in one.subjects), default=0.0)
    since = view.sentences_since(one.is_named_by)
    since_other = view.sentences_since(lambda mention: mention.subject not in one.subjects)
    elsewhere = not own and since is not None
    features = {
        "subject in the sentence": float(own > 0),
        "subject near": own,
        "another subject nearer": float(other > own),
        "another name nearer": float(view.other_name > own),
        "subject just named": 1.0 / since if elsewhere and since and since <= RECENT else 0.0,
        "subject last named": float(
            elsewhere and not other and since is not None and (since_other is None or since <= since_other)
        ),
        "subject of the headline": float(not one.subjects.isdisjoint(view.scene.in_title)),
        "subject not yet named": float(since is None),
    }
    features |= _presence(view, one, told, far=not any(features[name] for name in _TOLD))
    features |= _pronoun_features(view, one) | _row_features(view, one)
    return features if mention is None else features | _place_features(view, mention)


_TOLD = (
    "subject in the sentence",
    "subject just named",
    "subject last named",
    "subject of the headline",
)


def _presence(view: View, one: Series, told: float, *, far: bool) -> Features:
    """How much of the article is about the subject, which tells most where it is far from the figure."""
    named = view.scene.times_named
    times = max(named[subject] for subject in one.subjects)
    leads = float(times == max(named.values(), default=0) > 0)
    return {
        "subject's part of the mentions": times / max(1, named.total()),
        "subject named most": leads,
        "subject far": float(far),
        "subject far, property told": far * told,
        "subject far, named most": far * leads,
    }


def _pronoun_features(view: View, one: Series) -> Features:
    """Whom "it" may stand for at the head of a sentence that names nobody: somebody of the one before."""
    words = view.claim.sentence.words
    before = view.scene.mentioned.get(view.claim.sentence.index - 1, ())
    if view.named or not before or words[0].lower not in _POINTING:
        return {}
    return {
        "pronoun for one of the sentence before": float(any(map(one.is_named_by, before))),
    }


def _row_features(view: View, one: Series) -> Features:
    """Whether a row of names and figures gives the figure to the subject, or to another one."""
    peers = view.scene.peers[one.key]
    name = paired_name(view, peers) if len(peers) > 1 else None
    if name is None:
        return {}
    ours = one.is_named_by(name)
    return {"paired with the subject": float(ours), "paired with another subject": float(not ours)}


def _place_features(view: View, mention: Mention) -> Features:
    """Where in the sentence the subject is named, and how."""
    claim, words = view.claim, view.claim.sentence.words
    name = view.inside(mention.start, mention.end)
    at, past = name.start, name.stop
    return {
        "subject opens the sentence": float(at < OPENING),
        "subject owns": float(past < len(words) and words[past].lower in ("'s", "’s")),
        "first subject of the sentence": float(all(mention.start <= each.start for each, _ in view.named)),
        "subject after the figure": float(at > claim.first),
        f"subject by {mention.strength}": 1.0,
    }
