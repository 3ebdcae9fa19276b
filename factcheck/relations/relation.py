"""Figures that a text ties together, and the part each of them plays."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from factcheck.claims.claim import Claim

Role = Literal[
    "base",
    "result",
    "change",
    "part",
    "whole",
    "share",
    "rest",
    "amount",
    "rate",
    "number",
    "first",
    "second",
    "lower",
    "higher",
]
Kind = Literal[
    "change",
    "step",
    "span",
    "share",
    "rest",
    "sum",
    "each",
    "multiple",
    "product",
    "pace",
    "conversion",
    "rates",
    "granular",
    "repeat",
    "headline",
    "order",
    "all",
    "within",
]
Reading = Mapping[Role, tuple[Claim, ...]]


@dataclass(frozen=True, slots=True)
class Relation:
    """One tie between figures.

    ``readings`` are the ways in which the roles may be given out, likeliest first; where the text leaves
    open which is meant, the figures agree if they do in any of them. ``stated`` is true where words give
    out the roles ("rose 5 % to 84 from 80"), false where only the neighbourhood does; ``loose`` is true
    where even that is wide, so that only a common mistake shows that they are meant.
    """

    kind: Kind
    readings: tuple[Reading, ...]
    stated: bool = True
    loose: bool = False


def claims_of(reading: Reading) -> list[Claim]:
    """The claims of a reading in the order of the text."""
    found = {claim.id: claim for claims in reading.values() for claim in claims}
    return sorted(found.values(), key=lambda claim: claim.quantity.start)
