"""How many times as much: "10-20×", "five times cheaper", "a factor of 10", "tenfold", "doubled".

The unit is ``times``. "Three times" without a comparison counts occurrences ("attacked 135 times").
"""

from __future__ import annotations

from factcheck.quantities.kinds import QuantityKind
from factcheck.quantities.scene import Scene, Sense
from factcheck.quantities.vocabulary import words

_SIGNS = frozenset({"x", "×", "fold"})
_COMPARED = words("context", "around", "compared")


def read(scene: Scene) -> Sense | None:
    """The sign of multiplication, "fold" or "times" after the number, or "factor of" before it."""
    word = scene.ahead.get(0)
    if word is not None:
        if word.lower in _SIGNS and "\n" not in word.gap:
            return Sense("times", "multiplier", word.end)
        if word.lower == "times" and _compares(scene):
            return Sense("times", "multiplier", word.end)
        if word.lower == "times":
            return Sense("time", "count", word.end)
    is_factor = scene.last_word == "of" and "".join(scene.before[-2:-1]).lower() == "factor"
    if is_factor and (word is None or not scene.unit):
        return Sense("times", "multiplier", scene.number.end)
    return None


def _compares(scene: Scene) -> bool:
    following = scene.ahead.get(1)
    if following is None:
        return scene.number.numeral.value != scene.number.numeral.value.to_integral_value()
    return following.lower in _COMPARED or (
        following.lower.endswith("er")
        and len(following.lower) > 4
        and following.lower not in ("after", "over", "under", "however", "other")
    )


KIND = QuantityKind(
    name="multiplier",
    rank=25,
    read=read,
    examples=(
        ("around 10-20× less", "10-20×", "10 20", "times"),
        ("five times cheaper", "five times", "5", "times"),
        ("by a factor of 10", "10", "10", "times"),
        ("a tenfold rise", "tenfold", "10", "times"),
        ("profit doubled", "doubled", "2", "times"),
        ("twice as many", "twice", "2", "times"),
    ),
    lookalikes=("He scored twice.", "The Times said so.", "double digits"),
    explanation=__doc__,
)
