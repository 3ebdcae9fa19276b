"""A base, a result and the change between them.

"rose 5 % to 84 from 80", "84, up 5 % on 80", "from 80 to 84, a rise of 5 %", "84, 5 % more than 80",
"84 to 80, a gap of 4", "went from 80 to 84. The 5 % rise …".
"""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.claims.claim import Claim
from factcheck.claims.stance import CHANGES
from factcheck.relations.pairs import is_change, is_near, may_compare, pairs
from factcheck.relations.relation import Relation
from factcheck.relations.scene import (
    APPOSED,
    WORDS,
    Scene,
    after,
    before,
    gap,
    is_share,
    plain_figure,
    since,
    unhedged,
)
from factcheck.relations.ties import (
    OWN_BASE,
    TIE_REACH,
    is_base,
    is_rising,
    leads_from,
    precedes,
    restates,
    takes_up,
)

_BREAKS = WORDS["breaks"]
_APPOSED_REACH = 12  # words of "for the sitting mayor, Mr Lind, a majority of"
_APART = frozenset({"against", "compared", "comparison", "high", "low", "peak", "record", "versus", "vs"})
_OPENING = 6  # rows of figures that open the body
_UP_ON = frozenset({("up", "on"), ("down", "on"), ("up", "from"), ("down", "from")})
_SEASONS = frozenset({"autumn", "game", "match", "season", "session", "spring", "summer", "term", "winter"})
_TAKING = frozenset({"in", "over", "within"})
_MARGINS = frozenset({"advantage", "deficit", "majority", "margin", "surplus"})
_PREMIUMS = frozenset({"discount", "premium"})
_PREMIUM_TO = frozenset({"on", "over", "to"})
_REACHED = frozenset({"amounted", "came", "hit", "reached", "stood", "totaled", "totalled"})
_NEAR = 5  # words before a change that say whether it is up or down
_OR = frozenset({("or",), (",", "or"), ("(",)})
_OVER = frozenset({"above", "below"})


def propose(scene: Scene) -> Iterator[Relation]:
    """Every change with its base and its result."""
    yield from _titled(scene)
    for row, following in scene.neighbours():
        taken: set[str] = set()
        row = _without_times(row)
        for base, result in pairs(row):
            for change in _changes(row, following, base, result):
                if change.id not in taken:
                    taken.add(change.id)
                    yield _relation(base, result, change)
        for base, result, change in (
            *_compared(row),
            *_told_twice(row),
            *_bracketed(row),
            *_and_reached(row),
        ):
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
    if len(following) < 2 or not takes_up(following[0]) or before(following[0], 1) == ("the",):
        return
    result, change, base = row[-1], *following[:2]
    if may_compare(result, base) and is_change(change, base) and _is_distance_from(change, base):
        yield _relation(plain_figure(base), result, change)


def _bracketed(row: tuple[Claim, ...]) -> Iterator[tuple[Claim, Claim, Claim]]:
    """ "Revenue: 84, +5 % (Q2 2023: 80)", as key figures are told."""
    for result, change, base in zip(row, row[1:], row[2:], strict=False):
        words = gap(change, base)
        is_dated = words[-1:] == (":",) or not WORDS["formerly"].isdisjoint((*words, *after(base, 3)))
        led = is_share(change) and set(gap(result, change)) <= {",", "up", "down", "+", "-", "("}
        if words[:1] == ("(",) and len(words) <= TIE_REACH and led and is_dated and may_compare(result, base):
            yield base, result, change


def _without_times(row: tuple[Claim, ...]) -> tuple[Claim, ...]:
    """The row without how long a change took: "from 80 to 84 within two years, a rise of 4"."""
    return tuple(
        claim for claim in row if not _is_time(claim) or _TAKING.isdisjoint(before(claim, 2)) or claim.change
    )


def _is_time(claim: Claim) -> bool:
    return claim.quantity.kind == "duration" or claim.quantity.unit in _SEASONS


def _and_reached(row: tuple[Claim, ...]) -> Iterator[tuple[Claim, Claim, Claim]]:
    """ "Exports grew by 20 % and amounted to 3.6 billion, against 3 billion the year before"."""
    for change, result, base in zip(row, row[1:], row[2:], strict=False):
        words = unhedged(gap(change, result))
        if words[:1] != ("and",) or not 1 < len(words) <= TIE_REACH or words[1] not in _REACHED:
            continue
        near = is_base((change, result, base), 2) and is_near(gap(result, base))
        may_be = change.change and is_change(change, base) and _is_between(change, base, result)
        if near and may_compare(result, base) and may_be:
            yield base, result, change


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


def _changes(
    row: tuple[Claim, ...], following: tuple[Claim, ...], base: Claim, result: Claim
) -> Iterator[Claim]:
    """The figures that the words around a pair call its change."""
    first, last = sorted((_place(row, base), _place(row, result)))
    # "Fell by five to 761, against 1,137 a year ago" and "down from a peak of 900" count it from elsewhere.
    falls_from = _APART.isdisjoint(since(row, _place(row, base)))
    for at in reversed(range(max(0, first - 2), first)):
        leads_to = leads_from(row, at, base) if row[first].id == base.id else precedes(row, at, first)
        if falls_from and is_change(row[at], base) and leads_to:
            yield row[at]
        elif at == first - 1:
            break
    for at in (*range(first + 1, last), *range(last + 1, min(last + 3, len(row)))):
        if at == last + 2 and not row[last + 1].change:
            break
        called = is_change(row[at], base) and restates(row, at, last) and not is_base(row, at)
        if called and (falls_from or _is_between(row[at], base, result)):
            yield row[at]
    # "This is 22 % below the 12 million of 1985": not below the base of the pair.
    is_ours = not any(_is_distance_from(following[0], other) for other in following[1:2])
    may_follow = following and last == len(row) - 1 and is_change(following[0], base)
    if may_follow and is_ours and takes_up(following[0]):
        yield following[0]


def _is_between(change: Claim, base: Claim, result: Claim) -> bool:
    """Whether a change may be that of two figures that are only held against each other.

    In "71 rigs, up three in the week, against 111" and "180 million against 147 million for coffee, a drop of
    42 % from last year" it is counted from elsewhere.
    """
    rises = is_rising((*before(change, _NEAR), *after(change, 2)))
    if rises is not None and (result.quantity.high > base.quantity.high) != rises:
        return False
    return base.period is not None or OWN_BASE.isdisjoint(after(change, 1))


def _place(row: tuple[Claim, ...], claim: Claim) -> int:
    return next(at for at, each in enumerate(row) if each.id == claim.id)


def _compared(row: tuple[Claim, ...]) -> Iterator[tuple[Claim, Claim, Claim]]:
    """ "84, 5 % more than 80", and "84 to 80, a gap of 4"."""
    for one, two, three in zip(row, row[1:], row[2:], strict=False):
        if one.quantity.kind == "duration":
            continue
        if may_compare(one, three) and is_change(two, three) and _is_more_than(one, two, three):
            # In "5 % more than 80" the words are no bound of the 80.
            yield plain_figure(three), one, two
        if may_compare(one, two) and is_change(three, two) and _is_distance(one, two, three):
            yield one, two, three


def _told_twice(row: tuple[Claim, ...]) -> Iterator[tuple[Claim, Claim, Claim]]:
    """ "84, which is 4, or 5 %, more than the 80"."""
    for one, two, again, three in zip(row, row[1:], row[2:], row[3:], strict=False):
        is_again = is_share(again) and unhedged(gap(two, again)) in _OR and _is_said_of(gap(one, two))
        towards = gap(again, three)
        told = _compares(again, towards[1:] if towards[:1] == (",",) else towards)
        if is_again and told and may_compare(one, three):
            yield from ((plain_figure(three), one, each) for each in (two, again) if is_change(each, three))


def _is_more_than(one: Claim, two: Claim, three: Claim) -> bool:
    return _is_said_of(gap(one, two)) and _is_distance_from(two, three)


def _is_said_of(lead: tuple[str, ...]) -> bool:
    """Whether the words between two figures lead in what is said of the first: ", which is", ", about"."""
    if not 0 < len(lead) <= TIE_REACH or not _BREAKS.isdisjoint(set(lead) - {"which"}):
        return False
    return (unhedged(lead)[-1:] in APPOSED or not _PREMIUMS.isdisjoint(lead)) and lead.count(",") <= 1


def _is_distance_from(two: Claim, three: Claim) -> bool:
    """ "5 % more than the 80", "4 up on the 80", "5 % above the 80"."""
    return _compares(two, gap(two, three))


def _compares(two: Claim, towards: tuple[str, ...]) -> bool:
    if not 0 < len(towards) <= TIE_REACH or not _BREAKS.isdisjoint(towards):
        return False
    if towards[0] in _PREMIUM_TO and not _PREMIUMS.isdisjoint(before(two, 3)):
        return True
    compares = towards[0].endswith("er") or not WORDS["comparatives"].isdisjoint((*_inside(two), towards[0]))
    if towards[:2] in _UP_ON:
        return True
    return towards[0] in _OVER or ("than" in towards and compares)


def _inside(claim: Claim) -> tuple[str, ...]:
    return tuple(word.lower for word in claim.sentence.words[claim.first : claim.last])


def _is_distance(one: Claim, two: Claim, three: Claim) -> bool:
    """ "84 votes to 80 for Mr Lind, a majority of 4", "28 on Sunday and 21 today, a difference of 7"."""
    words, beside = unhedged(gap(two, three)), gap(one, two)
    called = words[-1:] == ("of",) and not (WORDS["distances"] | _MARGINS).isdisjoint(words[-4:])
    is_share_of = is_share(three) and WORDS["distances"].isdisjoint(words)
    # "A surplus of 15, revised from a surplus of 11": what others are compared with is no distance.
    is_led_in = _BREAKS.isdisjoint(words) and WORDS["bases"].isdisjoint(words)
    tied = called and len(words) <= _APPOSED_REACH and not is_share_of and is_led_in
    # "A shortfall of 900 on last year" is counted from elsewhere; "a majority of 4 over Ms Hobbs" is not.
    is_ours = (OWN_BASE - {"over"}).isdisjoint(after(three, 1))
    return tied and is_ours and len(beside) <= TIE_REACH and (_BREAKS - {"and"}).isdisjoint(beside[1:])
