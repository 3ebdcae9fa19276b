"""One quantity told twice, by whom and what both figures are about.

Where the text names the same thing, figures need look less alike than in ``repeats``: near each other, one a
bound that the other breaks by little, one per day and the other per year, one in a list of key figures, one
an earlier value that a quotation still gives.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal

from factcheck.claims.claim import Claim
from factcheck.quantities.units import kind_of
from factcheck.relations.relation import Relation
from factcheck.relations.scene import (
    WORDS,
    Scene,
    after,
    alike,
    are_of_other_times,
    before,
    is_telling,
    stems,
)

Rows = Mapping[int, tuple[Claim, ...]]
ByValue = Mapping[tuple[Decimal, str | None], list[Claim]]

_NEAR = Decimal("1.1")  # times; what is further apart may be two things of one name
_BROKEN = Decimal("1.03")  # by no more is a bound missed that was meant
_LIKE = Decimal("1.25")  # numbers of two rates, whatever time they are of
_OTHER = Decimal("1.5")
_LABEL = 10  # words of a line such as "Staff: 640"
_CROWD = 12  # figures of one name, or bounds; more are a table
_VALUES = 3  # of one name; more are prices or sizes of several things
_SHARED = 2  # telling words that two sentences share which speak of one thing
_LOW, _HIGH = frozenset({"more_than", "at_least"}), frozenset({"less_than", "at_most"})
_BEFORE = frozenset({"earlier", "formerly", "preceding", "previous", "previously", "prior"})
_CONDITIONS = frozenset({"max", "maximum", "min", "minimum"})
_FURTHER = frozenset({"also", "another", "meanwhile", "other", "second"})
_STOPS = frozenset('.!?"”')


def propose(scene: Scene) -> Iterator[Relation]:
    """Every pair of figures that the text gives for one thing and that may not agree."""
    levels = [claim for row in scene.rows for claim in row if _is_level(claim)]
    rows = {row[0].sentence.index: row for row in scene.rows}
    by_head: dict[str, list[Claim]] = defaultdict(list)
    for claim in levels:
        if claim.head is not None and claim.head.isalpha() and (_is_prose(claim) or _is_listed(claim)):
            by_head[claim.head].append(claim)
    by_value = _by_value(filter(is_telling, levels))
    for group in by_head.values():
        if len(group) <= _CROWD and len({claim.quantity.high for claim in group}) <= _VALUES:
            yield from _of_one_name(group, by_value, rows)
        if len(group) <= _CROWD:
            yield from _listed(group)
    yield from _broken(levels, rows)
    yield from _still_told(scene.rows, levels)


def is_amount(claim: Claim) -> bool:
    """Whether a figure may be told twice: no range, no time and none of before."""
    quantity = claim.quantity
    return not (quantity.is_range or claim.past) and quantity.kind != "duration" and quantity.high > 0


def _is_level(claim: Claim) -> bool:
    return is_amount(claim) and not claim.change and not _is_condition(claim)


def _is_condition(claim: Claim) -> bool:
    """Whether a bound is set, not found: "a minimum of 99 %" holds for what it is set for alone."""
    is_bound = claim.quantity.modifier in _LOW | _HIGH
    return is_bound and not _CONDITIONS.isdisjoint((*before(claim, 3), *after(claim, 1)))


def _by_value(claims: Iterable[Claim]) -> ByValue:
    result: dict[tuple[Decimal, str | None], list[Claim]] = defaultdict(list)
    for claim in claims:
        result[claim.quantity.high, claim.quantity.unit].append(claim)
    return result


def _of_one_name(group: list[Claim], by_value: ByValue, rows: Rows) -> Iterator[Relation]:
    for at, other in enumerate(group):
        for one in group[:at]:
            if one.sentence is other.sentence or _are_apart(one, other) or _is_new(other):
                continue
            if _fill_one_form(one, other, rows):
                continue
            # "Light sour crude" and "light sweet crude" are two things, "revenue" and "annual revenue" one.
            if not (set(one.modifiers) <= set(other.modifiers) or set(other.modifiers) <= set(one.modifiers)):
                continue
            if _are_near(one, other) or _per_other_time(one, other) or _is_anothers(one, other, by_value):
                yield _told_twice([one], other)


def _told_twice(earlier: Iterable[Claim], claim: Claim) -> Relation:
    return Relation("repeat", tuple({"first": (one,), "second": (claim,)} for one in earlier))


def _are_near(one: Claim, other: Claim) -> bool:
    """Whether both are of one subject and attribute in full, and nearly equal."""
    # "If at least 90 % are sold … if less than 90 % are": two cases.
    if {one.quantity.modifier, other.quantity.modifier} <= _LOW | _HIGH:
        return False
    is_same = one.subject_key is not None and one.subject_key == other.subject_key
    is_named = one.attribute_key is not None and one.attribute_key == other.attribute_key
    return is_same and is_named and one.quantity.unit == other.quantity.unit and ratio(one, other) <= _NEAR


def _is_prose(claim: Claim) -> bool:
    """Whether the figure stands in a sentence, not in a table."""
    return claim.sentence.words[-1].lower[-1] in _STOPS


def _is_new(claim: Claim) -> bool:
    """Whether an article, or the sentence, brings in a thing not told of before: "a $5 million order"."""
    if not _FURTHER.isdisjoint(word.lower for word in claim.sentence.words):
        return True
    return not {"a", "an", "another"}.isdisjoint(before(claim, 1))


def _fill_one_form(one: Claim, other: Claim, rows: Rows) -> bool:
    """Whether the sentences tell of two things in one form: of all else that they measure, none agrees."""
    others = [each for each in rows[other.sentence.index] if each is not other]
    pairs = [
        (mine, theirs)
        for mine in rows[one.sentence.index]
        for theirs in others
        if mine is not one and mine.quantity.unit == theirs.quantity.unit
    ]
    return bool(pairs) and not any(_meet(mine, theirs) for mine, theirs in pairs)


def _meet(one: Claim, other: Claim) -> bool:
    return one.quantity.low <= other.quantity.high and other.quantity.low <= one.quantity.high


def _per_other_time(one: Claim, other: Claim) -> bool:
    """Whether both are rates of like numbers that differ in the time alone: "43,000 a year", "a day"."""
    if one.quantity.kind != "rate" or other.quantity.kind != "rate":
        return False
    counted, time = str(one.quantity.unit).split("/", 1)
    others, other_time = str(other.quantity.unit).split("/", 1)
    are_times = kind_of(time) == kind_of(other_time) == "duration" and time != other_time
    return are_times and counted == others and ratio(one, other) <= _LIKE


def _is_anothers(one: Claim, other: Claim, by_value: ByValue) -> bool:
    """Whether ``other`` has the value of a figure with another name: the wage bill told as revenue."""
    if one.quantity.unit != other.quantity.unit or ratio(one, other) > _OTHER:
        return False
    equal = by_value.get((other.quantity.high, other.quantity.unit), ())
    if any(claim.head == other.head and claim is not other for claim in equal):
        return False
    return any(
        claim.head not in (None, other.head) and claim.sentence is not other.sentence for claim in equal
    )


def _broken(levels: list[Claim], rows: Rows) -> Iterator[Relation]:
    """A bound that another figure misses by so little that it was meant of the same thing."""
    # Bare numbers may be names: the 80386 chip and the 80286.
    bounds = [claim for claim in levels if claim.quantity.modifier in _LOW | _HIGH and claim.quantity.unit]
    for bound in bounds if len(bounds) <= _CROWD else ():
        for other in levels:
            if other.quantity.modifier is not None or bound.quantity.unit != other.quantity.unit:
                continue
            if other.quantity.high == bound.quantity.high:
                continue
            missed = (other.quantity.high < bound.quantity.high) == (bound.quantity.modifier in _LOW)
            if not missed or ratio(bound, other) > _BROKEN or bound.sentence is other.sentence:
                continue
            is_one = len(stems(bound) & stems(other)) >= _SHARED and not _are_apart(bound, other)
            if is_one and not _fill_one_form(bound, other, rows):
                yield _told_twice([other], bound)


def _listed(group: list[Claim]) -> Iterator[Relation]:
    """A line of a list of key figures, "Cash: $7.0 billion", with what the text has under that name."""
    lines = [claim for claim in group if _is_listed(claim)]
    for claim in lines:
        told = [one for one in group if one not in lines and not _are_apart(one, claim) and alike(one, claim)]
        if not told or any(_is_rounded(one, claim) for one in told):
            continue
        if all(ratio(one, claim) <= _OTHER for one in told):
            yield _told_twice(told, claim)


def _is_listed(claim: Claim) -> bool:
    return before(claim, 1) == (":",) and len(claim.sentence.words) <= _LABEL and claim.first > 1


def _is_rounded(one: Claim, other: Claim) -> bool:
    coarser = max(one.quantity.resolution, other.quantity.resolution)
    return abs(one.quantity.high - other.quantity.high) <= coarser


def _still_told(rows: Iterable[tuple[Claim, ...]], levels: list[Claim]) -> Iterator[Relation]:
    """An earlier value that a quotation gives as if it still held: "up from 480" … "the 480 project"."""
    quoted = {claim.id for claim in levels if claim.quoted and _is_of_now(claim)}
    by_value: ByValue = _by_value(claim for row in rows for claim in row) if quoted else {}
    for row in rows if quoted else ():
        for at, old in enumerate(row):
            new = [claim for claim in row[:at] if _is_level(claim) and alike(claim, old)][-1:]
            if not old.past or not new:
                continue
            equal = by_value[old.quantity.high, old.quantity.unit]
            told = [claim for claim in equal if claim.sentence.index > old.sentence.index]
            # What the text itself goes on to give is not what somebody has missed.
            if all(claim.quoted for claim in told):
                yield from (_told_twice(new, claim) for claim in told if claim.id in quoted)


def _is_of_now(claim: Claim) -> bool:
    """Whether a figure in a quotation is said to hold, of no time in the past; a day is when it was said."""
    return claim.modality == "asserted" and not (claim.period and claim.period.period.days > 1)


def _are_apart(one: Claim, other: Claim) -> bool:
    """Whether the two are of different subjects, times or standing, or prices of a moment."""
    if one.subject_key and other.subject_key and one.subject_key != other.subject_key:
        return True
    return are_of_other_standing(one, other)


def are_of_other_standing(one: Claim, other: Claim) -> bool:
    """Whether the two are of different times or standing, or prices of a moment."""
    if any(word.lower in WORDS["quoted"] for claim in (one, other) for word in claim.sentence.words):
        return True
    # Of what is only expected, two people expect two things.
    if {one.modality, other.modality} != {"asserted"} or _is_of_before(one) != _is_of_before(other):
        return True
    return are_of_other_times(one, other)


def _is_of_before(claim: Claim) -> bool:
    """ "It made 16.4, or 2.27 a share, in the previous year"."""
    return not _BEFORE.isdisjoint(word.lower for word in claim.sentence.words)


def ratio(one: Claim, other: Claim) -> Decimal:
    """How many times the larger of two figures is the smaller."""
    small, large = sorted((one.quantity.high, other.quantity.high))
    return large / small
