"""A bare number, with nothing said about what it counts: "rose to 13,176", "half of them", "one in five".

A part of a whole in words is a number below one ("two-thirds": 0.67; "nine in ten": 0.9). A small whole
number without any noun is left out, and counted as bare.
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
        ("one in five agreed", "one in five", "0.2", None),
    ),
    lookalikes=("No. 5", "Llama 3.1", "in 2019", "GPT-4"),
    explanation=__doc__,
)
