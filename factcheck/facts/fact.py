"""Curated facts: what the record says, since when, and who says so."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from factcheck.errors import Place
from factcheck.quantities.interval import Interval

Status = Literal["actual", "forecast", "target", "estimate"]


@dataclass(frozen=True, slots=True)
class Source:
    """Where a value can be read: title and address, a locator inside it, and the day it was seen."""

    title: str
    url: str | None = None
    locator: str | None = None
    retrieved: date | None = None
    quote: str | None = None


@dataclass(frozen=True, slots=True)
class Subject:
    """Whom or what facts are about. ``aliases`` leave ``name`` out."""

    id: str
    name: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Variant:
    """Another true number for the same event, from another source or moment, in the fact's unit."""

    interval: Interval
    sources: tuple[Source, ...]
    as_of: date | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Fact:
    """One curated value.

    ``interval`` is in ``unit`` (canonical, as in ``Quantity.unit``; ``None`` for a bare number).
    The fact holds on the days from ``valid_from`` up to, but not including, ``valid_until``;
    ``None`` is unbounded. ``as_of`` is when it was known. ``tolerance`` is absolute, in ``unit``.
    ``property`` is as the curator wrote it. ``formula`` derives the value from other facts.
    ``written`` is the value as the curator wrote it, for messages ("$5.576 million").
    """

    id: str
    subject: str
    property: str
    interval: Interval
    unit: str | None
    written: str
    place: Place
    cues: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    as_of: date | None = None
    valid_from: date | None = None
    valid_until: date | None = None
    status: Status = "actual"
    tolerance: Decimal | None = None
    variants: tuple[Variant, ...] = ()
    sources: tuple[Source, ...] = ()
    formula: str | None = None
    note: str | None = None

    def __hash__(self) -> int:
        """The hash of the id alone: equal facts have equal ids, and facts are looked up often."""
        return hash(self.id)
