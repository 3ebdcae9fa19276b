"""What linking knows of a fact before it sees a text: its terms, its time, its kind of value."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from factcheck.claims.period import Period
from factcheck.claims.periods import find_periods, without_periods
from factcheck.claims.stance import CHANGES
from factcheck.claims.words import stem, stems, words_of
from factcheck.facts.fact import Fact
from factcheck.quantities.units import dimension

Phrase = tuple[str, ...]
SeriesKey = tuple[str, str, str]
_MOMENT = re.compile(r"\b(?:end of|close of|by|as of)\s", re.IGNORECASE)
_CHANGE_STEMS = frozenset(stem(word) for word in CHANGES) | {"inflat"}


@dataclass(frozen=True, slots=True)
class Profile:
    """A fact as linking sees it.

    ``cues`` and ``property`` are stems, cues phrase by phrase, and ``terms`` all of them. ``series`` is what
    the values of one quantity at several times share: subject and property less the times they name, and
    dimension. ``period`` is the time that the value is about: ``named`` in the property, else its validity.
    A quarter of a company's own fiscal year is another on the calendar: ``spoken`` is what "the third
    quarter" meant when the value became known. ``is_moment`` says whether the value is that of the end of
    the time ("by 31 May"), ``is_change`` whether it is itself a change.
    """

    fact: Fact
    cues: tuple[Phrase, ...]
    property: tuple[str, ...]
    terms: frozenset[str]
    series: SeriesKey
    period: Period | None
    named: bool
    is_moment: bool
    spoken: Period | None
    is_change: bool


@lru_cache(maxsize=200_000)
def profile(fact: Fact, subject: str) -> Profile:
    """The profile of ``fact`` about the subject of that name, made once."""
    today = fact.as_of or fact.valid_from or date(2000, 1, 1)
    named = [m.closing or m.period for m in find_periods(f"{subject}: {fact.property}", today) if m.dated]
    cues = tuple(phrase_of(cue) for cue in fact.cues if not is_time(cue, today))
    plain = without_periods(fact.property)
    words = stems(plain)
    return Profile(
        fact=fact,
        cues=tuple(dict.fromkeys(cue for cue in cues if cue)),
        property=tuple(dict.fromkeys(words)),
        terms=frozenset(words).union(*cues),
        series=(without_periods(subject) or subject, " ".join(words), dimension(fact.unit)),
        period=named[-1] if named else _validity(fact),
        named=bool(named),
        is_moment=bool(named and _MOMENT.search(fact.property)),
        spoken=_spoken(named[-1], today) if named else None,
        is_change=any(word in _CHANGE_STEMS for word in words),
    )


def phrase_of(cue: str) -> Phrase:
    """The stems of all words of a cue, function words too: "out of work" is not "in work"."""
    return tuple(stem(word) for word in words_of(cue))


def is_time(cue: str, today: date) -> bool:
    """Whether a cue only names a time ("September", "next year"): times are compared as such."""
    mentions = find_periods(f"in {cue}", today)
    return bool(mentions) and mentions[-1].end - mentions[0].start >= len(cue) - 1


def _spoken(named: Period, today: date) -> Period | None:
    if "fiscal" not in named.surface.lower() or "quarter" not in named.surface.lower():
        return None
    quarter = named.surface.lower().removeprefix("fiscal").split("quarter")[0] + "quarter"
    read = find_periods(quarter.strip(), today)
    return read[0].period if read else None


def _validity(fact: Fact) -> Period | None:
    if fact.valid_from is None:
        return None
    return Period(fact.valid_from, fact.valid_until or date.max - timedelta(days=1), "")
