"""Whose a figure is where the words beside it say so outright: somebody's whom no fact is about."""

from __future__ import annotations

from factcheck.claims.claim import Claim
from factcheck.claims.words import STOP_WORDS
from factcheck.matching.profile import Profile
from factcheck.matching.units import Fit
from factcheck.matching.view import View

_POSSESSIVES = frozenset({"'s", "’s"})
_NEAR = 3  # words behind a figure that still tell whose it is: "$422bn federal budget deficit"


def is_of_another(view: View, seen: Profile, fit: Fit) -> bool:
    """Whether a figure belongs to somebody whom the facts do not know, and so not to the subject of one.

    It does behind a name ("the IMF's 184 members"), or where what it counts is called otherwise than in the
    fact and narrowed by a name that the fact lacks ("two London Assembly members" of 27 countries); not where
    a subject is named with it ("Astrava's six Halberd frigates", of the Halberd).
    """
    claim, words = view.claim, view.claim.sentence.words
    owned = claim.first > 1 and words[claim.first - 1].lower in _POSSESSIVES
    first = claim.first - 2 if owned else claim.first
    start, end = words[first].start, words[min(claim.last + _NEAR, len(words)) - 1].end
    if any(mention.end > start and mention.start < end for mention, _ in view.named):
        return False
    if owned and _is_name(claim, first):
        return True
    counted = range(claim.first + 1, claim.last) if fit == "noun" else ()
    return any(words[at].stem not in seen.terms and _is_name(claim, at) for at in counted)


def _is_name(claim: Claim, at: int) -> bool:
    """Whether a word inside a sentence is that of a name, and of no time: not "Monday's" and "It's"."""
    word, times = claim.sentence.words[at], claim.sentence.periods
    is_capital = at > 0 and word.capital and word.lower not in STOP_WORDS
    return is_capital and not any(each.start <= word.start < each.end for each in times)
