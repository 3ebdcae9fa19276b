"""A share in hundredths, or a difference of two such shares.

Percent ("17 percent", "6-3/8 pct", "24pc", "9.4 per cent", "5%"), percentage points ("half a percentage
point", "2pp") and basis points ("25 bps") are three units that never stand for each other.
"""

from __future__ import annotations

from factcheck.quantities.kinds import QuantityKind
from factcheck.quantities.scene import Scene, Sense


def read(scene: Scene) -> Sense | None:
    """The percent sign or word after the number."""
    if scene.unit is None or scene.unit[0].kind != "percent":
        return None
    return Sense(scene.unit[0].expression, "percent", scene.unit[1])


KIND = QuantityKind(
    name="percent",
    rank=20,
    read=read,
    examples=(
        ("6-3/8 pct debentures", "6-3/8 pct", "6.375", "percent"),
        ("up 17 percent", "17 percent", "17", "percent"),
        ("cut by half a percentage point", "half a percentage point", "0.5", "percentage_point"),
        ("by 25 bps", "25 bps", "25", "basis_point"),
        ("of 5% to 10%", "5% to 10%", "5 10", "percent"),
    ),
    lookalikes=("a small percentage of them",),
    explanation=__doc__,
)
