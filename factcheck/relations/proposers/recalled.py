"""A change from a figure that a clause or a sentence of its own recalls.

"The fire has burned 48,600 hectares. A week ago it was 39,100, so it has grown by a quarter", "A litre earns
her 41p. Until last month it was 47p. The cut of 6p …", "31 goals, four more than last year, when she had 27".
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from factcheck.claims.claim import Claim
from factcheck.claims.stance import CHANGES
from factcheck.relations.pairs import is_change, may_compare
from factcheck.relations.relation import Reading, Relation
from factcheck.relations.scene import (
    ENDS,
    WORDS,
    Scene,
    after,
    are_of_other_times,
    before,
    gap,
    is_share,
    names,
    unhedged,
)
from factcheck.relations.ties import OWN_BASE, SIGNS, TIE_REACH, closes, is_base, precedes, restates

_BACK = 2  # sentences before the recalled figure in which its successor may stand
_REACH = 9
_APPOSED = 14  # words of "up on the last election, when it took"
_DATED = 4  # words of "in May 2024,"
_MORE = frozenset({"fewer", "less", "more"})
_GRADED = frozenset((word,) for word in (*_MORE, "higher", "lower"))
_RECALLING = frozenset({"from", "on", "since", "than"})
_THEN = frozenset({"ago", "before", "earlier", "last", "previous"})
_NOW = frozenset({"currently", "now", "this", "today"})
_FIGURES = frozenset({"count", "figure", "number", "sum", "tally", "total"})
_FROM = frozenset((word,) for word in OWN_BASE)
_SINCE_THEN = ENDS | {("then",), ("that",)}
_WAS = frozenset({"was", "were"})
_PRONOUNS = frozenset({"it", "that", "they", "this"})


def propose(scene: Scene) -> Iterator[Relation]:
    """Every change with the recalled figure before it and what came of it."""
    for at, (row, following) in enumerate(scene.neighbours()):
        yield from _in_a_clause(row)
        yield from _since_then(row, following)
        # "Five years ago it was 39,100".
        row = tuple(claim for claim in row if after(claim, 1) != ("ago",))
        if not row or not _is_recalled(row[0]):
            continue
        base = row[0]
        near = reversed(scene.earlier(at, _BACK))
        results = [claim for claim in near if _is_level(claim) and may_compare(claim, base)]
        change = next((claim for claim in (*row[1:], *following[:1]) if _is_led_in(claim, base)), None)
        if change:
            # "In January reserves rose by a record 9": not to the figure of February.
            results = [claim for claim in results if not are_of_other_times(claim, change)]
        factor = row[1] if len(row) > 1 and _is_grown(row[1]) else None
        if results and factor:
            told: list[Reading] = [
                {"base": (base,), "result": (result,), "change": (factor,)} for result in results
            ]
            yield Relation("multiple", tuple(told), stated=len(results) == 1)
        elif results and change:
            readings: list[Reading] = [
                {"base": (base,), "result": (result,), "change": (change,)} for result in results
            ]
            yield Relation("change", tuple(readings))


def _since_then(row: tuple[Claim, ...], following: tuple[Claim, ...]) -> Iterator[Relation]:
    """ "They brought in 7.1 tonnes last summer. This year they managed 5.9 tonnes, a drop of 17 %"."""
    if len(following) < 2 or not is_share(following[1]):
        return
    result, change = following[:2]
    bases = [base for base in row if _is_level(base) and not base.past and may_compare(base, result)]
    if len(bases) != 1 or not (_is_more(result, change) or (restates(following, 1, 0) and closes(change))):
        return
    if any(is_base(following, at) for at in range(len(following))):
        return
    base = bases[0]
    is_one = result.head in (None, base.head) or result.head in _FIGURES
    if is_one and is_change(change, base) and _is_then(base, result) and names(result) <= names(base):
        yield Relation("change", ({"base": (base,), "result": (result,), "change": (change,)},))


def _is_then(base: Claim, result: Claim) -> bool:
    """Whether the words tell of the base as of before, and of the result as of now."""
    if are_of_other_times(base, result):
        return True
    told = {word.lower for word in base.sentence.words}
    return not (_THEN.isdisjoint(told) or _NOW.isdisjoint(before(result, result.first)))


def _in_a_clause(row: tuple[Claim, ...]) -> Iterator[Relation]:
    for base, result, change in (*_after_semicolon(row), *_when_it_was(row), *_then_and_now(row)):
        yield Relation("change", ({"base": (base,), "result": (result,), "change": (change,)},))
    yield from _more_than_when(row)


def _after_semicolon(row: tuple[Claim, ...]) -> Iterator[tuple[Claim, Claim, Claim]]:
    """ "Sales shrank by a fifth to 612 million; a year ago they were 690 million"."""
    for change, result, base in zip(row, row[1:], row[2:], strict=False):
        is_recalled = gap(result, base)[:1] == (";",) and _is_recalled(base) and may_compare(result, base)
        # "Up 5 % on the quarter to 84; a year ago they were 70".
        is_free = OWN_BASE.isdisjoint(after(change, 1))
        if is_recalled and is_free and is_change(change, base) and precedes((change, result), 0, 1):
            yield base, result, change


def _when_it_was(row: tuple[Claim, ...]) -> Iterator[tuple[Claim, Claim, Claim]]:
    """ "It was up by 5 points on the last election, when it took 20 %"."""
    for result, change, base in zip(row, row[1:], row[2:], strict=False):
        words, lead = gap(change, base), unhedged(gap(result, change))
        led = len(lead) <= TIE_REACH and not SIGNS.isdisjoint(lead) and WORDS["breaks"].isdisjoint(lead)
        is_when = _is_when(words) and not _RECALLING.isdisjoint(words[:3])
        if is_when and led and may_compare(result, base) and is_change(change, base):
            yield base, result, change


def _then_and_now(row: tuple[Claim, ...]) -> Iterator[tuple[Claim, Claim, Claim]]:
    """ "A pint that cost £4.60 in 2019 now costs £6.20, £1.60 more", "80 last year and 92 now, up 15 %"."""
    for base, result, change in zip(row, row[1:], row[2:], strict=False):
        if not (may_compare(base, result) and _is_level(base) and is_change(change, base)):
            continue
        is_later = "now" in (*gap(base, result), *after(result, 1)) or _follows(base, result)
        is_told = restates((base, result, change), 2, 1) and closes(change)
        if is_later and (is_told or _is_more(result, change)):
            yield base, result, change


def _is_more(result: Claim, change: Claim) -> bool:
    """ "£6.20 in the bar, £1.60 more", "£6.20, which is £1.60 more"."""
    words, behind = unhedged(gap(result, change)), after(change, 2)
    words = words[:-2] if words[-2:] == ("which", "is") else words
    apposed = words[-1:] == (",",) and len(words) <= _DATED and WORDS["breaks"].isdisjoint(words)
    return apposed and behind[:1] in _GRADED and behind[1:] in ENDS


def _follows(base: Claim, result: Claim) -> bool:
    """ "1.3 million in 2023 and 1.7 million in 2024": both name their times, the second a later one."""
    told = not (_THEN.isdisjoint(after(base, _DATED)) or _NOW.isdisjoint(after(result, _DATED)))
    return "and" in gap(base, result) and (told or are_of_other_times(base, result))


def _more_than_when(row: tuple[Claim, ...]) -> Iterator[Relation]:
    """ "31 goals in 52 games, four more than in all of last season, when she scored 27"."""
    for at, (change, base) in enumerate(pairwise(row)):
        words = gap(change, base)
        if not _is_when(words) or words[0] not in _MORE or words[1] != "than" or is_share(change):
            continue
        levels = [claim for claim in row[:at] if may_compare(claim, base) and _is_level(claim)]
        if levels and gap(row[at - 1], change) == (",",):
            readings: list[Reading] = [
                {"base": (base,), "result": (result,), "change": (_of(result, change),)} for result in levels
            ]
            yield Relation("change", tuple(readings))


def _of(result: Claim, change: Claim) -> Claim:
    """The change of that result: a bare "four" has the unit of the figure before it, whichever is meant."""
    quantity = change.quantity
    is_bare = quantity.end == quantity.numerals[-1].end
    return replace(change, quantity=replace(quantity, unit=result.quantity.unit)) if is_bare else change


def _is_when(words: tuple[str, ...]) -> bool:
    return "when" in words[2:] and len(words) <= _APPOSED


def _is_recalled(claim: Claim) -> bool:
    """Whether a figure is what something was before: "A week ago it was", "The old record was"."""
    words = unhedged(before(claim, _REACH))
    if len(words) < 2 or claim.change or is_share(claim) or words[-1] not in _WAS:
        return False
    if words[-2] in _PRONOUNS:
        return not WORDS["formerly"].isdisjoint(words)
    return not WORDS["formerly"].isdisjoint(words[-4:-2])


def _is_grown(claim: Claim) -> bool:
    """ "So that it has quadrupled since"."""
    return claim.quantity.kind == "multiplier" and claim.quantity.surface.lower().endswith("ed")


def _is_level(claim: Claim) -> bool:
    return not (claim.change or claim.past or is_share(claim))


def _is_led_in(claim: Claim, base: Claim) -> bool:
    """Whether a figure is led in as a change: "grown by", "a cut of", "That is 5 % more"."""
    lead = unhedged(before(claim, 8))
    led = lead[-1:] in {("by",), ("of",)} and not CHANGES.isdisjoint(lead[-5:])
    # "It has grown by a quarter since" is from then, "by a quarter since May" is not.
    behind = after(claim, 2)
    is_ours = behind[:1] not in _FROM or behind[1:] in _SINCE_THEN
    return (led or claim.change) and is_ours and is_change(claim, base)
