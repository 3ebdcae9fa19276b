"""A link before weighing."""

from __future__ import annotations

from dataclasses import dataclass

from factcheck.claims.claim import Claim
from factcheck.matching.figures import Features
from factcheck.matching.profile import Profile
from factcheck.matching.scene import Series
from factcheck.matching.units import Fit


@dataclass(frozen=True, slots=True)
class Option:
    """A claim and the value of a series that it may be about, with the features of the link by name.

    ``tied`` holds the ids of the claims that are values of the same quantity, whatever it is.
    ``is_over`` is true of a value whose time has gone by, where the text does not name that time.
    """

    claim: Claim
    seen: Profile
    series: Series
    fit: Fit
    features: Features
    tied: frozenset[str]
    is_over: bool
