"""What linking knows of a fact before it sees a text: its terms, its time, its kind of value."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from factcheck.claims.periods import Period, find_periods, without_periods
from factcheck.claims.stance import CHANGES
from factcheck.claims.words import stem, stems
from factcheck.facts.fact import Fact
from factcheck.quantities.units import dimension

Phrase = tuple[str, ...]
_CHANGE_STEMS = frozenset(stem(word) for word in CHANGES) | {"inflat"}


@dataclass(frozen=True, slots=True)
class Profile:
    """A fact as linking sees it.

    ``cues`` and ``property`` are stems, cues phrase by phrase; ``stem_of_property`` is the property less
    the times it names, so that yearly or daily values of one property share it. ``period`` is the time
    that the value is about: ``named`` in the property, else its validity. ``is_change`` says whether the
    value is itself a change.
    """

    fact: Fact
    cues: tuple[Phrase, ...]
    property: tuple[str, ...]
    stem_of_property: str
    period: Period | None
    named: bool
    is_change: bool
    dimension: str


@lru_cache(maxsize=200_000)
def profile(fact: Fact) -> Profile:
    """The profile of ``fact``, made once."""
    today = fact.as_of or fact.valid_from or date(2000, 1, 1)
    named = [mention.period for mention in find_periods(fact.property, today) if mention.dated]
    plain = without_periods(fact.property)
    words = stems(plain)
    return Profile(
        fact=fact,
        cues=tuple(
            dict.fromkeys(phrase for cue in fact.cues if (phrase := stems(cue) or _function_words(cue)))
        ),
        property=tuple(dict.fromkeys(words)),
        stem_of_property=" ".join(words),
        period=named[-1] if named else _validity(fact),
        named=bool(named),
        is_change=any(word in _CHANGE_STEMS for word in words),
        dimension=dimension(fact.unit),
    )


def _function_words(cue: str) -> Phrase:
    """The words of a cue that is made of function words alone, such as "each" or "over"."""
    return tuple(stem(word) for word in cue.lower().split())


def _validity(fact: Fact) -> Period | None:
    if fact.valid_from is None:
        return None
    return Period(fact.valid_from, fact.valid_until or date.max - timedelta(days=1), "")


def series_key(fact: Fact) -> tuple[str, str, str]:
    """What the values of one quantity at several times have in common."""
    seen = profile(fact)
    return (fact.subject, seen.stem_of_property, seen.dimension)
