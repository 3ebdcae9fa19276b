"""What a figure looks like by itself, whatever fact it may be about."""

from __future__ import annotations

from factcheck.matching.scene import figure
from factcheck.matching.view import View

PRECISE = 4  # digits of a figure that is hardly a round number

Features = dict[str, float]


def figure_features(view: View) -> Features:
    """How precise, how hedged, where it stands, how often it is given, what part it plays beside others."""
    claim, words = view.claim, view.claim.sentence.words
    digits = len(claim.quantity.high.normalize().as_tuple().digits)
    # "$500 billion" is round and no small figure.
    plain = claim.quantity.numerals[-1].scale == 1
    return {
        "one digit": float(plain and digits == 1),
        "two digits": float(plain and digits == 2),
        "four digits": float(digits >= PRECISE),
        "hedged": float(claim.quantity.modifier is not None),
        "in a list": float(claim.block == "list"),
        "after a colon": float(claim.first > 0 and words[claim.first - 1].lower == ":"),
        "one of several in the sentence": float(bool(view.rivals)),
        "given more than once": float(view.scene.times_said[figure(claim)] > 1),
    } | dict.fromkeys(view.roles, 1.0)
