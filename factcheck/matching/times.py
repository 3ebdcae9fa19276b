"""Which of a series' values a claim means: the one of the time it names, else the current one."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from factcheck.claims.claim import Claim
from factcheck.claims.period import Period, PeriodMention
from factcheck.claims.stance import COMPARING
from factcheck.facts.fact import Fact
from factcheck.matching.profile import Profile
from factcheck.matching.view import View

Agreement = Literal["agrees", "disagrees", "silent", "nothing earlier", "to come", "gone by"]

# Periods of about the same length can be the same time; a day and a quarter, or a quarter and a year, cannot.
SAME_LENGTH = 1.7
# A named day is mostly when somebody spoke; only a value that is itself of one day is looked up by it.
DAY = 8
YEAR = 366
MONTH = 28  # days of the shortest time that figures are given for as such
HALF_A_YEAR = 184
AROUND = 3  # sentences before a figure whose times it may share
# How far, of its length, the time between two values may be off what "a year earlier" says.
NEAR_ENOUGH = 0.3
_UNIT = "year|quarter|month|week"
_AGO = re.compile(
    rf"(?P<ago>{_UNIT})\s+(?:earlier|ago|before)$|(?:previous|preceding|prior)\s+(?P<last>{_UNIT})$",
    re.IGNORECASE,
)
_LEADING = frozenset({"in", "for", "during", "the", "a", "that", "of", "back"})  # "more than in 2015"
_DAYS = {"year": 365, "quarter": 91, "month": 30, "week": 7}


@dataclass(frozen=True, slots=True)
class Now:
    """The day that an article is judged as of; ``is_guess`` where it has no date, and may be younger."""

    day: date
    is_guess: bool = False

    def values(self, series: Sequence[Profile]) -> tuple[Profile, ...]:
        """Those values of a series, in order, that had begun and were known.

        Against a guess, what has one value for good is held whenever it was known.
        """
        if self.is_guess and len(series) == 1 and _is_for_good(series[0]):
            return tuple(series)
        return tuple(seen for seen in series if self._knows(seen.fact))

    def _knows(self, fact: Fact) -> bool:
        return not any(day and day > self.day for day in (fact.as_of, fact.valid_from))


def _is_for_good(seen: Profile) -> bool:
    return not seen.named and seen.fact.valid_until is None


def choose(claim: Claim, eligible: Sequence[Profile], today: date) -> tuple[Profile | None, Agreement]:
    """The one of a series' values (oldest first) that ``claim`` means, and how their times relate.

    ``None`` when there are no values. A fact without a time of its own is of ``today``, and not of a time
    "to come" or "gone by" that the claim names.
    """
    if not eligible:
        return None, "disagrees"
    about = claim.period
    back = about and _AGO.search(about.period.surface)
    leads = about is not None and about.end <= claim.quantity.start
    if about and (back or claim.change) and not leads and _is_compared_with(claim, about):
        about = None
    elif back and (then := _at(eligible, _DAYS[(back["ago"] or back["last"]).lower()])):
        return then, "agrees"
    if about and not (claim.past and leads):
        period = about.period
        for reading in _readings(claim, about):
            meant = [seen for seen in eligible if _same_time(reading, seen)]
            if meant:
                return meant[-1], "agrees"
        if _is_of_another_day(claim, period, eligible[-1]):
            return eligible[-1], "disagrees"
        if period.days >= DAY and not any(_tells_of(period, seen) for seen in eligible):
            if all(seen.named for seen in eligible):
                return eligible[-1], "disagrees"
            if period.start > today:
                return eligible[-1], "to come"
            if period.end <= today:
                return eligible[-1], "gone by"
        eligible = _known_by(period, eligible)
    if claim.past:
        return (eligible[-2], "agrees") if len(eligible) > 1 else (eligible[-1], "nothing earlier")
    return eligible[-1], "silent"


def _readings(claim: Claim, about: PeriodMention) -> tuple[PeriodMention, ...]:
    """What the time of a claim may be, likeliest first.

    "By May" of an aim may be this May or the next; prices "in the year to May" are put down to May.
    """
    readings = [about]
    if not about.dated and claim.modality in ("forecast", "target"):
        readings.append(replace(about, period=about.period.a_year_on()))
    if about.closing:
        readings.append(replace(about, period=about.closing))
    return tuple(readings)


def _tells_of(named: Period, seen: Profile) -> bool:
    """Whether the value became known in the time named: that is mostly the time of the report."""
    return seen.fact.as_of is not None and named.start <= seen.fact.as_of < named.end


def _known_by(told: Period, eligible: Sequence[Profile]) -> Sequence[Profile]:
    """The values up to the last that became known in the time told; all where none did."""
    known = [i for i, seen in enumerate(eligible) if told.days >= DAY and _tells_of(told, seen)]
    return eligible[: known[-1] + 1] if known else eligible


def _is_of_another_day(claim: Claim, told: Period, seen: Profile) -> bool:
    """Whether a value is of one day, and the sentence of others: "lost 1.3% on Tuesday" tells no Monday's."""
    day = seen.period
    if told.days > 1 or not seen.named or day is None or day.days > 1:
        return False
    return not any(each.period.overlaps(day) for each in claim.sentence.periods)


def is_over(seen: Profile, today: date, named: Sequence[Period]) -> bool:
    """Whether a value is of a time gone by that a text does not mean unless it is one of those ``named``.

    What is of a day, a month or a quarter is over when that time of the year comes round again; what is of a
    longer time, when it has been out of date for a year.
    """
    if not seen.named or seen.period is None:
        return False
    fact, period = seen.fact, seen.period
    end = fact.valid_until
    if period.days < HALF_A_YEAR:
        end = max(day for day in (period.end, fact.as_of, end) if day)
    if end is None or (today - end).days < YEAR:
        return False
    length = max(period.days, MONTH)
    return not any(each.overlaps(period) and _as_long(max(each.days, MONTH), length) for each in named)


def _is_compared_with(claim: Claim, time: PeriodMention) -> bool:
    """Whether a time only tells what a figure is compared with: "up 62% from a year earlier"."""
    words = claim.sentence.words
    at = bisect_left(words, time.start, key=lambda word: word.start)
    while at > 0 and words[at - 1].lower in _LEADING:
        at -= 1
    is_day = time.period.days == 1  # "rose 3% on Tuesday" tells when, "rose 3% on 2015" from where
    return at > 0 and words[at - 1].lower in COMPARING - ({"on"} if is_day else set())


def _at(eligible: Sequence[Profile], days: int) -> Profile | None:
    """The value of about so many days before the newest, for "a year earlier"; ``None`` if there is none."""
    dated = [(seen.period.start, seen) for seen in eligible if seen.period]
    if len(dated) < 2:
        return None
    newest = dated[-1][0]
    off, _, then = min(
        (abs((newest - start).days - days), i, seen) for i, (start, seen) in enumerate(dated[:-1])
    )
    return then if off <= days * NEAR_ENOUGH else None


def length_around(view: View, seen: Profile) -> Literal["agrees", "differs", "unknown"]:
    """Whether the times named around a figure that names none are as long as that of the fact.

    In the report on a quarter "revenue" is that of the quarter, not that of a year.
    """
    if view.claim.period is not None or not seen.named or seen.period is None:
        return "unknown"
    own = view.claim.sentence.index
    for sentence in reversed(view.scene.discourse.sentences[max(0, own - AROUND) : own + 1]):
        lengths = [each.period.days for each in sentence.periods if each.period.days >= MONTH]
        if lengths:
            agrees = any(_as_long(length, seen.period.days) for length in lengths)
            return "agrees" if agrees else "differs"
    return "unknown"


def _as_long(days: int, others: int) -> bool:
    return max(days, others) <= min(days, others) * SAME_LENGTH


def _same_time(mention: PeriodMention, seen: Profile) -> bool:
    named = mention.period
    period = (not mention.dated and seen.spoken) or seen.period
    if period is None or not named.overlaps(period):
        return False
    if not seen.named:
        return named.days >= DAY or period.days < DAY
    # An aim for a day is told of its month, and a moment of the time that it ends; of years on end often only
    # the first or the last is named.
    return (
        _as_long(named.days, period.days)
        or (seen.is_moment and named.end >= period.end)
        or (period.days > YEAR and (named.start == period.start or named.end == period.end))
    )
