"""A length of time: "three years", "a 20-minute walk", "a 37-year-old", "36 consecutive hours".

The unit is the one written. An age is a duration. Dates, years and clock times are none.
"""

from __future__ import annotations

from factcheck.quantities.kinds import QuantityKind
from factcheck.quantities.reading import Ahead
from factcheck.quantities.scene import Scene, Sense

_OLD = frozenset({"old", "olds"})


def read(scene: Scene) -> Sense | None:
    """The unit of time after the number, with "old" where it is an age."""
    if scene.unit is None or scene.unit[0].kind != "duration":
        return None
    unit, end = scene.unit
    if scene.text.startswith("-point", end):
        return None  # "three quarter-point rises"
    return Sense(unit.expression, "duration", with_age(scene.text, end, scene.stop))


def with_age(text: str, end: int, stop: int) -> int:
    """Where a duration ends when "old" or "of age" follows."""
    ahead = Ahead(text, end, stop)
    word = ahead.get(0)
    if word is None:
        return end
    if word.lower in _OLD:
        return word.end
    if word.lower == "of" and (age := ahead.get(1)) is not None and age.lower == "age":
        return age.end
    return end


KIND = QuantityKind(
    name="duration",
    rank=30,
    read=read,
    examples=(
        ("a three-year deal", "three-year", "3", "year"),
        ("A 37-year-old man", "37-year-old", "37", "year"),
        ("after 55 minutes", "55 minutes", "55", "minute"),
        ("half an hour", "half an hour", "0.5", "hour"),
        ("for 2.5 seconds", "2.5 seconds", "2.5", "second"),
    ),
    lookalikes=("in 1987", "at 10:30", "on day 3"),
    explanation=__doc__,
)
