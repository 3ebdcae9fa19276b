"""The kinds of quantity, one module each; the folder is the registry.

A module's docstring is what ``factcheck explain KIND`` prints; its ``KIND`` reads the kind.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from factcheck.quantities.quantity import Kind
from factcheck.quantities.scene import Scene, Sense


@dataclass(frozen=True, slots=True)
class QuantityKind:
    """A kind of quantity.

    ``read`` says what a number in its surroundings counts or measures if it is of this kind, and the
    kinds are asked by ``rank``, lowest first. ``examples`` are texts with the surface, magnitude (two
    for a range) and unit found in each; ``lookalikes`` are texts that hold no figure of this kind.
    """

    name: Kind
    rank: int
    read: Callable[[Scene], Sense | None]
    examples: tuple[tuple[str, str, str, str | None], ...]
    lookalikes: tuple[str, ...]
    explanation: str


@cache
def kinds() -> tuple[QuantityKind, ...]:
    """All kinds, in the order in which a number is tried."""
    found: list[QuantityKind] = [
        import_module(f"{__name__}.{module.name}").KIND for module in iter_modules(__path__)
    ]
    return tuple(sorted(found, key=lambda kind: kind.rank))
