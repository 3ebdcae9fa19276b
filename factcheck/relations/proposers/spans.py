"""How many years lie between two times that a sentence names.

"From 1994 to 2009, 15 years", "for 15 years, from 1994 to 2009", "opened in 1931 and closed in 1983 after 52
years", "opened in 1931 and closed in 1983, 52 years later", "born in 1926, died in 2019 at the age of 92",
"in 1998, 27 years ago".
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from factcheck.claims.claim import Claim
from factcheck.claims.period import Period, PeriodMention
from factcheck.relations.relation import Reading, Relation
from factcheck.relations.scene import Scene, after, before, unhedged
from factcheck.relations.ties import closes

_LONG = 366  # days; what takes more names two years
_BESIDE = frozenset({(",",), ("(",), ("—",), ("–",)})
_ENDS = frozenset({(("from",), ("to",)), (("from",), ("until",)), (("between",), ("and",))})
_CALLED = 5  # words of ", a reign of"
_FROM = frozenset({("from",), (",", "from")})
_AFTER = frozenset({("after",), (",", "after")})
_IN = frozenset({("in",), (",", "in"), ("on",), (",", "on")})
_BORN = 6  # words of "born in Leith on"
_DIED = frozenset({"dead", "died", "dies"})

Span = tuple[PeriodMention, PeriodMention]


def propose(scene: Scene) -> Iterator[Relation]:
    """Every such number of years, with the times between which it lies as its periods."""
    for row in scene.rows:
        for claim in row:
            quantity = claim.quantity
            is_years = quantity.kind == "duration" and quantity.unit == "year" and not quantity.is_range
            span = _span(claim, scene.document.published) if is_years else None
            if span:
                first, second = (replace(claim, period=end) for end in span)
                reading: Reading = {"first": (first,), "second": (second,), "number": (claim,)}
                yield Relation(
                    "span", (reading,), stated=not _ends_after(claim, span[1]) or _joins(claim, *span)
                )


def _span(claim: Claim, published: date | None) -> Span | None:
    own = claim.quantity
    named = [each for each in claim.sentence.periods if each.dated and not each.start <= own.start < each.end]
    long = [each for each in named if each.period.days > _LONG]
    if after(claim, 1) == ("ago",):
        return _until_now(claim, named, published)
    if len(long) == 1:
        return _from_to(claim, long[0])
    if len(named) == 2 and not long:
        first, second = sorted(named, key=lambda each: each.period.start)
        is_told = _ends_after(claim, second) or _is_age(claim, first, second)
        is_told = is_told or (_is_from_to(claim, first, second) and _is_beside(_between(claim, second)))
        return (first, second) if is_told and first.period.end <= second.period.start else None
    return None


def _until_now(claim: Claim, named: list[PeriodMention], published: date | None) -> Span | None:
    """ "In 1998, 27 years ago", "27 years ago, in 1998"."""
    told = [each for each in named if _between(claim, each) in _BESIDE or _behind(claim, each, 1) in _IN]
    if len(told) != 1 or published is None:
        return None
    today = Period(published, published + timedelta(days=1), f"{published.day} {published:%b %Y}")
    return told[0], replace(told[0], period=today)


def _from_to(claim: Claim, span: PeriodMention) -> Span | None:
    """ "From 1994 to 2009, 15 years", "for 15 years, from 1994 to 2009"."""
    is_apposed = _is_beside(_between(claim, span)) and closes(claim)
    is_led = unhedged(before(claim, 4))[-1:] == ("for",) and _behind(claim, span) in _FROM
    if not (is_apposed or is_led):
        return None
    first, second = (_year(each) for each in (span.period.start.year, span.period.end.year - 1))
    return replace(span, period=first), replace(span, period=second)


def _year(year: int) -> Period:
    return Period(date(year, 1, 1), date(year + 1, 1, 1), str(year))


def _is_from_to(claim: Claim, first: PeriodMention, second: PeriodMention) -> bool:
    """ "From March 2011 to October 2019, eight years," and nothing that the years are of."""
    ends = _words(claim, 0, first.start)[-1:], _words(claim, first.end, second.start)
    return ends in _ENDS and closes(claim)


def _is_beside(words: tuple[str, ...]) -> bool:
    """ ", eight years", ", a tenure of eight years"."""
    called = words[1:2] in {("a",), ("an",)} and words[-1] == "of" and len(words) <= _CALLED
    return words[:1] in _BESIDE and (len(words) == 1 or called)


def _ends_after(claim: Claim, second: PeriodMention) -> bool:
    """ "Closed in 1983 after 52 years", "in 1983, 52 years later", "52 years later, in 1983"."""
    if after(claim, 2)[:1] == ("later",) and after(claim, 2)[1:] != ("than",):
        return _between(claim, second) in _BESIDE or _behind(claim, second, 1) in _IN
    return _between(claim, second) in _AFTER and closes(claim)


def _joins(claim: Claim, first: PeriodMention, second: PeriodMention) -> bool:
    """Whether the years end what began: "joined in 2003 and left in 2021 after 18 years".

    In "Married in 1950, he died in 2019 after 20 years" they are counted from elsewhere.
    """
    words = _words(claim, first.end, second.start)
    return "and" in words and "," not in words


def _is_age(claim: Claim, first: PeriodMention, second: PeriodMention) -> bool:
    """ "Born in 1926, she died in 2019 at the age of 92"."""
    is_age = before(claim, 1) == ("aged",) or before(claim, 2) == ("age", "of")
    is_born = "born" in _words(claim, 0, first.start)[-_BORN:]
    return is_age and is_born and not _DIED.isdisjoint(word.lower for word in claim.sentence.words)


def _between(claim: Claim, mention: PeriodMention) -> tuple[str, ...]:
    """The words from a time to the figure after it, without hedges; "over" leads in a time of its own."""
    words = _words(claim, mention.end, claim.quantity.start)
    return words if "over" in words else unhedged(words)


def _behind(claim: Claim, mention: PeriodMention, skipped: int = 0) -> tuple[str, ...]:
    """The words from the figure to a time after it, the first ``skipped`` left out."""
    return _words(claim, claim.quantity.end, mention.start)[skipped:]


def _words(claim: Claim, start: int, end: int) -> tuple[str, ...]:
    """The words of the figure's sentence between two offsets into the text."""
    return tuple(word.lower for word in claim.sentence.words if start <= word.start and word.end <= end)
