"""A bare number, with no noun that it counts: "rose to 13,176", "half of them", "the 17 he managed".

A part of a whole in words is a number below one ("two-thirds": 0.67; "nine in ten": 0.9). In a list, a
number counts what the one before it counts ("the Alliance has 78 seats and Labour 64"). Numbers in names and
addresses and those that only point at somebody ("the two met") are left out, and counted with the reason.
"""

from __future__ import annotations

from factcheck.quantities.kinds import QuantityKind
from factcheck.quantities.scene import Scene, Sense


def read(scene: Scene) -> Sense | None:
    """The number by itself, whatever it may be."""
    return Sense(None, "number", scene.number.end)


KIND = QuantityKind(
    name="number",
    rank=90,
    read=read,
    examples=(
        ("Tax 186 mln vs 184 mln", "186 mln", "186000000", None),
        ("rose to 13,176", "13,176", "13176", None),
        ("two-thirds of them", "two-thirds", "0.6666666667", None),
        ("a third above the old price", "a third", "0.3333333333", None),
        ("one in five agreed", "one in five", "0.2", None),
        ("It is hiring 250.", "250", "250", None),
    ),
    lookalikes=("No. 5", "Llama 3.1", "in 2019", "GPT-4", "49 Elm Road", "the two met"),
    explanation=__doc__,
)
