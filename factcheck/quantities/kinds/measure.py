"""An amount in a physical or technical unit: "2.5 km", "1.8 billion-mile", "80GB", "minus 5 degrees Celsius".

The unit is the one written, under pint's name for it; speeds and the like are products and quotients
("mile/hour").
"""

from __future__ import annotations

from factcheck.quantities.kinds import QuantityKind
from factcheck.quantities.nouns import after_scale_letter
from factcheck.quantities.reading import Ahead
from factcheck.quantities.scene import Scene, Sense


def read(scene: Scene) -> Sense | None:
    """The unit of measurement after the number; trade jargon such as "bpd" is a rate."""
    if scene.unit is None or scene.unit[0].kind not in ("measure", "rate"):
        return None
    unit, end = scene.unit
    if scene.number.letter and after_scale_letter(Ahead(scene.text, end, scene.stop)):
        return None  # "2.7m viewers": the letter is a scale, and viewers are counted
    return Sense(unit.expression, unit.kind, end, unit.factor)


KIND = QuantityKind(
    name="measure",
    rank=40,
    read=read,
    examples=(
        ("a 27-kilometre ring", "27-kilometre", "27", "kilometer"),
        ("the 60m hurdles", "60m", "60", "meter"),
        ("winds of 155mph", "155mph", "155", "mile/hour"),
        ("570 sq m of offices", "570 sq m", "570", "square_meter"),
        ("minus 5 degrees Celsius", "minus 5 degrees Celsius", "-5", "degC"),
        ("1 to 1.5 degrees Celsius", "1 to 1.5 degrees Celsius", "1 1.5", "degC"),
        ("10-1/2 inches", "10-1/2 inches", "10.5", "inch"),
    ),
    lookalikes=("a Boeing 737", "the 5G network", "the H100"),
    explanation=__doc__,
)
