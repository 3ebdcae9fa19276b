"""A quantity with whom and what it is about, when, and who says so."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from factcheck.claims.periods import Period
from factcheck.documents.document import Role
from factcheck.quantities.quantity import Quantity

Modality = Literal["asserted", "denied", "hypothetical", "forecast", "target"]


@dataclass(frozen=True, slots=True)
class Span:
    """Half-open character offsets into the document's text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Claim:
    """A numeric claim.

    ``id`` is "c1", "c2" … in the order of the text. ``subject`` and ``attribute`` are as the text
    names them. ``quoted`` is true inside a quotation. ``attributed_to`` is who says it, as written.
    ``change`` is true of "rose by 28" and false of "rose to 214". ``period`` is the time the claim
    itself names, ``None`` where it names none; ``past`` marks "previously", "a year earlier".
    """

    id: str
    quantity: Quantity
    sentence: Span
    clause: Span
    block: Role
    subject: str | None = None
    attribute: str | None = None
    attributed_to: str | None = None
    quoted: bool = False
    modality: Modality = "asserted"
    change: bool = False
    period: Period | None = None
    past: bool = False
