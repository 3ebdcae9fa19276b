"""A base, a result and the change between them.

"rose 5 % to 84 from 80", "84, up 5 % on 80", "from 80 to 84, a rise of 5 %", "84, 5 % more than 80",
"84 to 80, a gap of 4", "went from 80 to 84. The 5 % rise …".
"""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.claims.claim import Claim
from factcheck.relations.relation import Relation
from factcheck.relations.scene import WORDS, Scene, after, alike, before, gap, is_share

_BREAKS = WORDS["breaks"]
_PAIR_REACH = 10  # words between base and result
_TIE_REACH = 7  # words between a change and the figure it leads to
_TO = "to"


def propose(scene: Scene) -> Iterator[Relation]:
    """Every change with its base and its result."""
    for row, following in scene.neighbours():
        taken: set[str] = set()
        for base, result in _pairs(row):
            for change in _changes(row, following, base, result):
                if change.id not in taken:
                    taken.add(change.id)
                    yield _relation(base, result, change)
        for base, result, change in _compared(row):
            if change.id not in taken:
                yield _relation(base, result, change)


def _relation(base: Claim, result: Claim, change: Claim) -> Relation:
    return Relation("change", ({"base": (base,), "result": (result,), "change": (change,)},))


def _pairs(row: tuple[Claim, ...]) -> Iterator[tuple[Claim, Claim]]:
    """Base and result: "to 84 from 80", "84, up from 80", "from 80 to 84"."""
    for at, base in enumerate(row):
        lead = _since(row, at)
        if not _is_base(lead):
            continue
        earlier = next((claim for claim in reversed(row[:at]) if _same(claim, base)), None)
        later = row[at + 1] if at + 1 < len(row) and _same(base, row[at + 1]) else None
        if "from" in lead and later and _leads_to(gap(base, later)):
            yield base, later
        elif earlier and _is_near(gap(earlier, base)) and not earlier.past:
            yield base, earlier


def _since(row: tuple[Claim, ...], at: int) -> tuple[str, ...]:
    """The words that lead a figure in, up to six, back to the figure before it or a comma."""
    words = gap(row[at - 1], row[at]) if at else before(row[at], 6)
    words = words[-6:]
    commas = [i for i, word in enumerate(words) if word in {",", ";", "("}]
    return words[commas[-1] + 1 :] if commas else words


def _is_base(lead: tuple[str, ...]) -> bool:
    return not WORDS["bases"].isdisjoint(lead) or lead[:1] == ("on",)


def _same(one: Claim, other: Claim) -> bool:
    return alike(one, other) and one.quantity.kind not in ("duration", "multiplier") or (
        one.quantity.kind == "duration" == other.quantity.kind
    )


def _is_near(words: tuple[str, ...]) -> bool:
    return len(words) <= _PAIR_REACH + 6 and _BREAKS.isdisjoint(words)


def _leads_to(words: tuple[str, ...]) -> bool:
    return _TO in words[-3:] and len(words) <= _PAIR_REACH and _BREAKS.isdisjoint(words)


def _changes(
    row: tuple[Claim, ...], following: tuple[Claim, ...], base: Claim, result: Claim
) -> Iterator[Claim]:
    """The figures that the words around a pair call its change."""
    first, last = sorted((row.index(base), row.index(result)))
    for change in row[max(0, first - 2) : first]:
        if _is_change(change, base) and _precedes(gap(change, row[first]), change):
            yield change
    for change in row[first + 1 : last]:
        words = gap(row[first], change)
        if _is_change(change, base) and len(words) <= _TIE_REACH and not WORDS["changes"].isdisjoint(words):
            yield change
    for change in row[last + 1 : last + 3]:
        words = gap(row[last], change)
        if _is_change(change, base) and _restates(words, change):
            yield change
    if following and last == len(row) - 1 and _is_change(following[0], base) and _takes_up(following[0]):
        yield following[0]


def _is_change(claim: Claim, base: Claim) -> bool:
    """Whether the figure can be a change of ``base``, on the same footing as the totals."""
    around = (*before(claim, 3), *after(claim, 6))
    if not WORDS["other_footing"].isdisjoint(around) or after(claim, 2) in _YEARLY:
        return False
    return is_share(claim) or claim.quantity.unit in _POINTS or alike(claim, base)


_POINTS = frozenset({"percentage_point", "basis_point"})
_YEARLY = frozenset({("a", "year"), ("per", "year"), ("a", "month"), ("per", "month"), ("of", "the")})


def _precedes(words: tuple[str, ...], change: Claim) -> bool:
    """ "rose 5 % (in March) to"."""
    return _TO in words[-3:] and len(words) <= _TIE_REACH and _BREAKS.isdisjoint(words) and change.change


def _restates(words: tuple[str, ...], change: Claim) -> bool:
    """", a rise of", ", or", ", up"."""
    if len(words) > _TIE_REACH:
        return False
    return ("or" in words and change.change) or (
        not WORDS["changes"].isdisjoint(words[-4:]) and _BREAKS.isdisjoint(words)
    )


def _takes_up(change: Claim) -> bool:
    """Whether a change that opens the next sentence speaks of the pair: "That is 5 % more", "The 5 % rise"."""
    words = before(change, 9)
    if len(words) != change.first or not words:
        return False
    said = {*words, *after(change, 2)}
    opening = words[0] in {"that", "this"} or (words[0] in {"the", "a", "an"} and not change.quantity.modifier)
    return opening and not WORDS["changes"].isdisjoint(said) and WORDS["bases"].isdisjoint(words)


def _compared(row: tuple[Claim, ...]) -> Iterator[tuple[Claim, Claim, Claim]]:
    """ "84, 5 % more than 80", and "84 to 80, a gap of 4"."""
    for one, two, three in zip(row, row[1:], row[2:], strict=False):
        if _same(one, three) and _is_change(two, three) and _is_more_than(one, two, three):
            yield three, one, two
        if _same(one, two) and _is_change(three, two) and _is_distance(one, two, three):
            yield one, two, three


def _is_more_than(one: Claim, two: Claim, three: Claim) -> bool:
    towards = gap(two, three)
    lead = gap(one, two)
    said = after(two, 1)
    return (
        bool(said)
        and (said[0] in WORDS["comparatives"] or "more" in {word.lower for word in _inside(two)})
        and len(towards) <= _TIE_REACH
        and _BREAKS.isdisjoint(towards)
        and len(lead) <= _TIE_REACH
        and bool(lead)
        and _BREAKS.isdisjoint(set(lead) - {"which"})
    )


def _inside(claim: Claim) -> tuple[str, ...]:
    return tuple(word.lower for word in claim.sentence.words[claim.first : claim.last])


def _is_distance(one: Claim, two: Claim, three: Claim) -> bool:
    words = gap(two, three)
    tied = len(words) <= _TIE_REACH and words[-1:] == ("of",) and not WORDS["distances"].isdisjoint(words)
    return tied and len(gap(one, two)) <= _TIE_REACH and _BREAKS.isdisjoint(gap(one, two)[1:])
