"""What is wrong or doubtful about curated facts, each with the place where it can be mended."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Literal

from factcheck.claims.periods import without_periods
from factcheck.errors import InputErrorGroup, Place
from factcheck.facts.curated import Curated, Derivation, read_curated
from factcheck.facts.fact import Fact
from factcheck.facts.formula import FormulaError, Value, compute, in_unit
from factcheck.facts.load import read_files
from factcheck.facts.names import key_of, words_of
from factcheck.facts.schema import shown
from factcheck.quantities.interval import Interval
from factcheck.quantities.unitexpression import parse
from factcheck.quantities.units import convert, is_registered, nearest

Severity = Literal["error", "warning", "note"]
INVALID = "invalid"
"""The name of a problem for which the files cannot be loaded."""
_MISSPELT = 85  # how alike two nouns are if one may be a misspelling of the other


@dataclass(frozen=True, slots=True)
class Problem:
    """Something to mend in a facts file; ``name`` says what kind of thing, ``what`` what and how."""

    place: Place
    severity: Severity
    name: str
    what: str

    def __str__(self) -> str:
        return f"{self.place}: {self.severity}: {self.what} [{self.name}]"


def lint(paths: Sequence[Path | str], as_of: date | None = None) -> tuple[Problem, ...]:
    """All problems of the facts in files and folders on the day ``as_of``, by default today.

    In the order of the files. Raises ``InputErrorGroup`` for files that cannot be taken apart at all.
    """
    files = read_files(paths)
    curated = read_curated(files)
    if curated.unreadable:
        raise InputErrorGroup(tuple(curated.errors))
    today = as_of or date.today()
    problems = [Problem(error.place or Place(""), "error", INVALID, error.what) for error in curated.errors]
    problems += _own_units(curated)
    problems += _shared_aliases(curated)
    for fact in curated.facts.values():
        problems += _incomplete(fact, today)
    for facts in _by_property(curated):
        problems += _contradictions(facts)
    problems += _expired(curated, today)
    for fact_id, derivation in curated.derivations.items():
        problems += _derived(curated.facts[fact_id], derivation, curated)
    order = {name: number for number, (name, _) in enumerate(files)}
    return tuple(sorted(problems, key=lambda problem: _rank(problem, order)))


def _rank(problem: Problem, order: dict[str, int]) -> tuple[int, int, int, str]:
    place = problem.place
    return order.get(place.source, -1), place.line or 0, place.column or 0, problem.what


def _incomplete(fact: Fact, today: date) -> Iterator[Problem]:
    if not fact.sources:
        what = f"{fact.id} has no source; say where it can be read"
        yield Problem(fact.place, "warning", "unsourced", what)
    if not fact.cues:
        what = f"{fact.id} has no cues; add words that articles use for {shown(fact.property)}"
        yield Problem(fact.place, "note", "no_cues", what)
    for source in fact.sources + tuple(source for variant in fact.variants for source in variant.sources):
        if source.retrieved and source.retrieved > today:
            what = f"{fact.id}: a source was retrieved on {source.retrieved}, which is yet to come"
            yield Problem(fact.place, "warning", "future_retrieval", what)


def _own_units(curated: Curated) -> Iterator[Problem]:
    """One note for each counted noun that the unit definitions do not know."""
    from rapidfuzz.fuzz import ratio

    users: dict[str, list[Fact]] = defaultdict(list)
    for fact in curated.facts.values():
        for noun, _ in parse(fact.unit or ""):
            if not is_registered(noun):
                users[noun].append(fact)
    for noun, facts in users.items():
        alike = nearest(noun)
        hint = f"; did you mean {shown(alike)}?" if alike and ratio(noun, alike) >= _MISSPELT else ""
        times = "one fact" if len(facts) == 1 else f"{len(facts)} facts"
        what = f"unit {shown(noun)} is not defined and counts a kind of its own, in {times}{hint}"
        yield Problem(facts[0].place, "note", "own_unit", what)


def _shared_aliases(curated: Curated) -> Iterator[Problem]:
    """One note for each way to write a subject that names others too."""
    owners: dict[str, dict[str, tuple[str, Place]]] = defaultdict(dict)
    first = {fact.subject: fact.place for fact in reversed(curated.facts.values())}
    written = [
        (text, subject.id, first[subject.id])
        for subject in curated.subjects.values()
        if subject.id in first
        for text in (subject.name, *subject.aliases)
    ]
    written += [(text, fact.subject, fact.place) for fact in curated.facts.values() for text in fact.aliases]
    for text, subject_id, place in written:
        if words := words_of(text):
            owners[key_of(words)].setdefault(subject_id, (text, place))
    for subjects in owners.values():
        if len(subjects) > 1:
            (text, place), *_ = subjects.values()
            what = f"{shown(text)} names {len(subjects)} subjects: {', '.join(sorted(subjects)[:5])}"
            yield Problem(place, "note", "shared_alias", what)


def _by_property(curated: Curated) -> list[list[Fact]]:
    """Facts about the same property of the same subject, in the order in which they begin to hold."""
    groups: dict[tuple[str, str, str], list[Fact]] = defaultdict(list)
    for fact in curated.facts.values():
        groups[fact.subject, " ".join(fact.property.casefold().split()), fact.status].append(fact)
    return [sorted(facts, key=lambda fact: fact.valid_from or date.min) for facts in groups.values()]


def _contradictions(facts: list[Fact]) -> Iterator[Problem]:
    """Facts that hold at the same time with other values, or are there twice."""
    longest = facts[0]
    for fact in facts[1:]:
        if (fact.valid_from or date.min) < (longest.valid_until or date.max):
            yield from _clash(longest, fact)
        if (fact.valid_until or date.max) > (longest.valid_until or date.max):
            longest = fact


def _clash(one: Fact, other: Fact) -> Iterator[Problem]:
    interval = _in_unit(one.interval, one.unit, other.unit)
    if interval is None:
        return
    elsewhere = f"{one.id} ({one.place})"
    if interval == other.interval:
        if (one.valid_from, one.valid_until, one.as_of) == (other.valid_from, other.valid_until, other.as_of):
            yield Problem(other.place, "warning", "repeated", f"{other.id} says the same as {elsewhere}")
    elif not interval.meets(other.interval):
        mend = "end one with valid_to, tell their properties apart, or make one a variant"
        what = f"{other.id} ({other.written}) contradicts {elsewhere}: {one.written}; {mend}"
        yield Problem(other.place, "error", "contradiction", what)


def _in_unit(interval: Interval, unit: str | None, target: str | None) -> Interval | None:
    if convert(Decimal(1), unit, target) is None:
        return None
    return interval.map(lambda end: convert(end, unit, target) or Decimal(0))


def _expired(curated: Curated, today: date) -> Iterator[Problem]:
    """Facts that hold no longer while nothing says what holds now.

    A fact of a single day is an event and never expires. Properties that differ only in the time they
    name, as "revenue, 2024" and "revenue, 2025", follow each other.
    """
    last: dict[tuple[str, str], date] = defaultdict(lambda: date.min)
    for fact in curated.facts.values():
        follows = fact.subject, without_periods(fact.property)
        last[follows] = max(last[follows], fact.valid_until or date.max)
    for fact in curated.facts.values():
        until = fact.valid_until
        if until is None or until > today or until < last[fact.subject, without_periods(fact.property)]:
            continue
        if fact.valid_from != until - timedelta(days=1):
            what = f"{fact.id} held until {until - timedelta(days=1)}, and no later value is known"
            yield Problem(fact.place, "note", "expired", what)


def _derived(fact: Fact, derivation: Derivation, curated: Curated) -> Iterator[Problem]:
    """Whether the value of a derived fact is what its formula comes to, as far as it is rounded."""

    def value_of(fact_id: str) -> Value:
        return Value(curated.facts[fact_id].interval, curated.facts[fact_id].unit)

    try:
        interval = in_unit(compute(derivation.term, value_of), fact.unit).interval
    except FormulaError as error:
        what = f"formula of {fact.id} cannot be computed: {error}"
        yield Problem(derivation.place, "error", "formula", what)
        return
    except KeyError:  # a fact that is missing or wrong itself, and reported as such
        return
    if not interval.meets(_widened(fact, derivation)):
        what = f"{fact.id} is {fact.written}, but its formula gives {_figures(interval)} {fact.unit or ''}"
        yield Problem(derivation.place, "error", "formula", what.rstrip())


def _widened(fact: Fact, derivation: Derivation) -> Interval:
    reach = max(derivation.resolution / 2, fact.tolerance or Decimal(0))
    low, high = fact.interval.low, fact.interval.high
    return replace(
        fact.interval,
        low=None if low is None else low - reach,
        high=None if high is None else high + reach,
    )


def _figures(interval: Interval) -> str:
    """The ends of a computed value, to six digits: more would only show how it was computed."""
    ends = dict.fromkeys(f"{end:.6g}" for end in (interval.low, interval.high) if end is not None)
    return " to ".join(f"{Decimal(end).normalize():,f}" for end in ends)
