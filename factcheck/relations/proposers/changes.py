"""A base, a result and the change between them.

"rose 5 % to 84 from 80", "84, up 5 % on 80", "from 80 to 84, a rise of 5 %", "84, 5 % more than 80",
"84 to 80, a gap of 4", "went from 80 to 84. The 5 % rise …".
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from factcheck.claims.claim import Claim
from factcheck.claims.stance import CHANGES
from factcheck.relations.relation import Relation
from factcheck.relations.scene import (
    APPOSED,
    WORDS,
    Scene,
    after,
    alike,
    before,
    gap,
    is_share,
    journey,
    since,
    unhedged,
)

_BREAKS = WORDS["breaks"]
_PAIR_REACH = 10  # words between base and result
_TIE_REACH = 7  # words between a change and the figure it leads to
_SAME_SIZE = 10  # beyond, two figures are not before and after
_APART = frozenset({"against", "versus", "vs", "compared", "comparison"})
_OPENING = 6  # rows of figures that open the body
_TO = "to"
_ARTICLES = frozenset({"a", "an", "its", "the", "their"})
_UP_ON = frozenset({("up", "on"), ("down", "on"), ("up", "from"), ("down", "from")})
_GAINS = frozenset({"gain", "loss"})
_SIGNS = frozenset({"up", "down"})
_OVER = frozenset({"above", "below"})
_POINTS = frozenset({"percentage_point", "basis_point"})
_RATES = frozenset({("a", "year"), ("per", "year"), ("a", "month"), ("per", "month"), ("of", "the")})


def propose(scene: Scene) -> Iterator[Relation]:
    """Every change with its base and its result."""
    yield from _titled(scene)
    for row, following in scene.neighbours():
        taken: set[str] = set()
        for base, result in pairs(row):
            for change in _changes(row, following, base, result):
                if change.id not in taken:
                    taken.add(change.id)
                    yield _relation(base, result, change)
        for base, result, change in _compared(row):
            if change.id not in taken:
                yield _relation(base, result, change)
        yield from _called(row, following, taken)
        yield from _compared_next(row, following)


def _titled(scene: Scene) -> Iterator[Relation]:
    """The change in a headline with the pairs of the first sentences, unless the body names it too."""
    titles = [claim for row in scene.rows for claim in row if claim.block == "headline" and claim.change]
    body = [row for row in scene.rows if row[0].block != "headline"]
    named = {claim.quantity.high for row in body for claim in row if is_share(claim)}
    for title in titles:
        if is_share(title) and title.quantity.high not in named:
            told = [pair for row in body[:_OPENING] for pair in pairs(row) if is_change(title, pair[0])]
            if told:
                readings = tuple(_relation(*pair, title).readings[0] for pair in told)
                yield Relation("change", readings, stated=False)


def _compared_next(row: tuple[Claim, ...], following: tuple[Claim, ...]) -> Iterator[Relation]:
    """ "It carried 18. That is 4 % more than the 16 of …"."""
    if len(following) < 2 or not _takes_up(following[0]) or before(following[0], 1) == ("the",):
        return
    result, change, base = row[-1], *following[:2]
    if may_compare(result, base) and is_change(change, base) and _is_distance_from(change, base):
        base = replace(base, quantity=replace(base.quantity, modifier=None))
        yield _relation(base, result, change)


def _called(row: tuple[Claim, ...], following: tuple[Claim, ...], taken: set[str]) -> Iterator[Relation]:
    """A percentage right after a pair that may be its change: "… down from 53. He called it a 28 % cut"."""
    change = following[0] if len(following) == 1 and len(row) > 1 else None
    if change is None or change.id in taken or not is_share(change):
        return
    named = change.change or not (WORDS["changes"] | CHANGES).isdisjoint(after(change, 2))
    told = [*pairs(row), *((base, result) for base, result, _ in _compared(row))] if named else []
    for base, result in told[-1:]:
        if row[-1] in (base, result) and is_change(change, base):
            yield Relation("change", _relation(base, result, change).readings, stated=False, loose=True)


def _relation(base: Claim, result: Claim, change: Claim) -> Relation:
    return Relation("change", ({"base": (base,), "result": (result,), "change": (change,)},))


def pairs(row: tuple[Claim, ...]) -> Iterator[tuple[Claim, Claim]]:
    """Base and result: "to 84 from 80", "84, up from 80", "from 80 to 84"."""
    yield from bases(row, may_compare)


def bases(row: tuple[Claim, ...], may_pair: Callable[[Claim, Claim], bool]) -> Iterator[tuple[Claim, Claim]]:
    """Base and result of a row, where ``may_pair`` allows the two."""
    yield from (ends for ends in map(journey, row) if ends and may_pair(*ends))
    for at, base in enumerate(row if len(row) > 1 else ()):
        if not _is_base(row, at):
            continue
        lead = since(row, at)
        earlier = next(
            (claim for claim in reversed(row[:at]) if may_pair(claim, base) and not claim.change), None
        )
        later = row[at + 1] if at + 1 < len(row) and may_pair(base, row[at + 1]) else None
        if "from" in lead and later and _leads_to(gap(base, later)):
            yield base, later
        elif earlier and _is_near(gap(earlier, base)) and not earlier.past:
            yield base, earlier


def _is_base(row: tuple[Claim, ...], at: int) -> bool:
    """Whether a figure is led in as what others are compared with; "on" does so after a change."""
    lead = since(row, at)
    if lead[-2:-1] == ("last",) or (row[at].past and at > 0 and not row[at].change):
        return row[at].quantity.modifier is None
    bases = WORDS["bases"].intersection(lead)
    # "more than 5" is a bound.
    if bases and (bases != {"than"} or row[at].quantity.modifier is None):
        return True
    led_by = [word for word in lead if word not in _ARTICLES][-1:]
    return led_by == ["on"] and at > 0 and is_share(row[at - 1]) and row[at - 1].change


def may_compare(one: Claim, other: Claim) -> bool:
    """Whether two figures may be before and after: of one kind and of one order of size."""
    kinds = {one.quantity.kind, other.quantity.kind}
    if not alike(one, other) or "multiplier" in kinds or (len(kinds) > 1 and "duration" in kinds):
        return False
    small, large = sorted((abs(one.quantity.high), abs(other.quantity.high)))
    return large <= _SAME_SIZE * small


def _is_near(words: tuple[str, ...]) -> bool:
    if words[-2:] == ("compared", "with"):
        words = words[:-2]
    return len(words) <= _PAIR_REACH + 6 and _BREAKS.isdisjoint(words)


def _leads_to(words: tuple[str, ...]) -> bool:
    tied = _TO in words[-3:] and len(words) <= _PAIR_REACH and _BREAKS.isdisjoint(words)
    return tied and _SIGNS.isdisjoint(words)


def _changes(
    row: tuple[Claim, ...], following: tuple[Claim, ...], base: Claim, result: Claim
) -> Iterator[Claim]:
    """The figures that the words around a pair call its change."""
    first, last = sorted((_place(row, base), _place(row, result)))
    # "dropped by five to 761, against 1,137 a year ago" counts the five from elsewhere.
    falls_from = _APART.isdisjoint(since(row, _place(row, base)))
    for at in reversed(range(max(0, first - 2), first)):
        leads_to = _leads_from(row, at, base) if row[first].id == base.id else _precedes(row, at, first)
        if falls_from and is_change(row[at], base) and leads_to:
            yield row[at]
        elif at == first - 1:
            break
    for at in (*range(first + 1, last), *range(last + 1, min(last + 3, len(row)))):
        if at == last + 2 and not row[last + 1].change:
            break
        if is_change(row[at], base) and _restates(row, at, last) and not _is_base(row, at):
            yield row[at]
    if following and last == len(row) - 1 and is_change(following[0], base) and _takes_up(following[0]):
        yield following[0]


def is_change(claim: Claim, base: Claim) -> bool:
    """Whether the figure can be a change of ``base``, on the same footing as the totals."""
    around = (*before(claim, 3), *after(claim, 6))
    if not WORDS["other_footing"].isdisjoint(around) or after(claim, 2) in _RATES:
        return False
    return is_share(claim) or claim.quantity.unit in _POINTS or alike(claim, base)


def _place(row: tuple[Claim, ...], claim: Claim) -> int:
    return next(at for at, each in enumerate(row) if each.id == claim.id)


def _leads_from(row: tuple[Claim, ...], at: int, base: Claim) -> bool:
    """Whether a change leads to "from 80 to 84": "rose 5 % from", "has gone up by 5 % since May, from"."""
    change, words = row[at], gap(row[at], base)
    tied = words[-1:] == ("from",) and len(words) <= _TIE_REACH and _BREAKS.isdisjoint(words)
    return tied and change.change and change.quantity.modifier != "up_to"


def _precedes(row: tuple[Claim, ...], at: int, result: int) -> bool:
    """Whether a change leads to the result: "rose 5 % (in March) to", "rose by 4, or 5 %, to"."""
    change, words = row[at], gap(row[at], row[result])
    if at == result - 2 and "or" not in gap(change, row[at + 1])[:2]:
        return False
    near = unhedged(before(change, 6))[-2:]
    led_in = not CHANGES.isdisjoint(before(change, 5) if "by" in near else near)
    tied = _TO in words[-3:] and len(words) <= _TIE_REACH and (_BREAKS | {"as"}).isdisjoint(words)
    return tied and change.change and led_in and change.quantity.modifier != "up_to"


def _restates(row: tuple[Claim, ...], at: int, last: int) -> bool:
    """Whether the words before a figure call it the change of what stands before: "a rise of", ", up", "or".

    "Or" does so for what is said once more of a change, and between percentages; "84,000 shares, or 5 %"
    is a share. A change that has a base of its own behind it belongs there.
    """
    change, words = row[at], unhedged(gap(row[at - 1], row[at]))
    if len(words) > _TIE_REACH or _TO in words[-1:] or (at > last and _has_own_base(row, at)):
        return False
    if "or" in words[:2]:
        if change.quantity.unit in _POINTS:
            return True
        is_again = row[at - 1].change or (is_share(row[at - 1]) and at == last + 1 and change.change)
        return is_again and is_share(change)
    if words[-1:] == ("of",) and not (WORDS["changes"] | _GAINS).isdisjoint(words[-5:]):
        return _BREAKS.isdisjoint(words)
    if (words[-2:] == (",", "a") or words[-1:] == (",",)) and not WORDS["changes"].isdisjoint(
        after(change, 1)
    ):
        # "84, a 5 % rise".
        return is_share(change) and _BREAKS.isdisjoint(words)
    signs = [i for i, word in enumerate(words[-3:]) if word in _SIGNS]
    return bool(signs) and (len(words) <= 2 or words[-3:][signs[0] - 1] in {",", "("})


def _has_own_base(row: tuple[Claim, ...], at: int) -> bool:
    return at + 1 < len(row) and (
        _is_base(row, at + 1) or not {"over", "on"}.isdisjoint(gap(row[at], row[at + 1])[:1])
    )


def _takes_up(change: Claim) -> bool:
    """Whether a change that opens the next sentence speaks of the pair.

    "That is 5 % more", "The 5 % rise", "The increase of $4 million".
    """
    words = before(change, 9)
    if len(words) != change.first or not words:
        return False
    if words[0] in {"that", "this"} and words[1:2] and words[1] in {"is", "was", "'s", "’s", "represents"}:
        return len(words) <= 5 and (change.change or not WORDS["changes"].isdisjoint(words))
    if words == ("the",):
        return not WORDS["changes"].isdisjoint(after(change, 1))
    return words[0] in {"the", "a"} and words[-1] == "of" and not WORDS["changes"].isdisjoint(words[1:3])


def _compared(row: tuple[Claim, ...]) -> Iterator[tuple[Claim, Claim, Claim]]:
    """ "84, 5 % more than 80", and "84 to 80, a gap of 4"."""
    for one, two, three in zip(row, row[1:], row[2:], strict=False):
        if one.quantity.kind == "duration":
            continue
        if may_compare(one, three) and is_change(two, three) and _is_more_than(one, two, three):
            # In "5 % more than 80" the words are no bound of the 80.
            yield replace(three, quantity=replace(three.quantity, modifier=None)), one, two
        if may_compare(one, two) and is_change(three, two) and _is_distance(one, two, three):
            yield one, two, three


def _is_more_than(one: Claim, two: Claim, three: Claim) -> bool:
    lead = gap(one, two)
    if not 0 < len(lead) <= _TIE_REACH or not _BREAKS.isdisjoint(set(lead) - {"which"}):
        return False
    apposed = unhedged(lead)[-1:] in APPOSED and lead.count(",") <= 1
    return apposed and _is_distance_from(two, three)


def _is_distance_from(two: Claim, three: Claim) -> bool:
    """ "5 % more than the 80", "4 up on the 80", "5 % above the 80"."""
    towards = gap(two, three)
    if not 0 < len(towards) <= _TIE_REACH or not _BREAKS.isdisjoint(towards):
        return False
    compares = towards[0].endswith("er") or not WORDS["comparatives"].isdisjoint((*_inside(two), towards[0]))
    if towards[:2] in _UP_ON:
        return True
    return towards[0] in _OVER or ("than" in towards and compares)


def _inside(claim: Claim) -> tuple[str, ...]:
    return tuple(word.lower for word in claim.sentence.words[claim.first : claim.last])


def _is_distance(one: Claim, two: Claim, three: Claim) -> bool:
    words = gap(two, three)
    tied = len(words) <= _TIE_REACH and words[-1:] == ("of",) and not WORDS["distances"].isdisjoint(words)
    return tied and len(gap(one, two)) <= _TIE_REACH and _BREAKS.isdisjoint(gap(one, two)[1:])
