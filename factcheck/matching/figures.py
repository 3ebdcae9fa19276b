"""What a figure looks like by itself, whatever fact it may be about."""

from __future__ import annotations

from factcheck.matching.view import View

PRECISE = 4  # digits of a figure that is hardly a round number
EARLY = 4  # the part of a sentence, a quarter, whose figures are mostly what it is about
LED = 8  # words before a figure that tell whether it is of another clause or another time

Features = dict[str, float]


def figure_features(view: View) -> Features:
    """How precise, how hedged, where it stands, what part it plays beside others."""
    claim, words = view.claim, view.claim.sentence.words
    digits = len(claim.quantity.high.normalize().as_tuple().digits)
    # "$500 billion" is round and no small figure.
    plain = claim.quantity.numerals[-1].scale == 1
    hedged = [f"hedged: {claim.quantity.modifier}"] if claim.quantity.modifier else []
    led = [word.lower for word in words[max(0, claim.first - LED) : claim.first]]
    return {
        "one digit": float(plain and digits == 1),
        "two digits": float(plain and digits == 2),
        "four digits": float(digits >= PRECISE),
        "opens the sentence": float(claim.first == 0),
        "early in the sentence": float(claim.first * EARLY < len(words)),
        "definite": float(led[-1:] == ["the"]),
        "in a relative clause": float("which" in led),
        "of what had been": float("had" in led[-6:]),
        "after a colon": float(claim.first > 0 and words[claim.first - 1].lower == ":"),
    } | dict.fromkeys((*hedged, *view.roles), 1.0)
