"""How near the words of a sentence stand to one of its figures."""

from __future__ import annotations

import math
from collections.abc import Collection, Sequence

from factcheck.claims.claim import Word
from factcheck.claims.modality import RELATIVES
from factcheck.claims.stance import BOUNDARIES

REACH = 8.0  # words over which a word loses about two thirds of its weight
# What a word loses of its weight across each of these on the way to the figure.
ACROSS_CLAUSE, ACROSS_COMMA, ACROSS_AND, ACROSS_FIGURE = 0.5, 0.85, 0.75, 0.6


def nearness(
    words: Sequence[Word], seen: range, figure: tuple[int, int], figures: Collection[int]
) -> dict[int, float]:
    """From 0 to 1 for the index of each word that is ``seen``, 1 inside the figure itself.

    ``figure`` is the index of its first word and that past its last, ``figures`` the first words of those
    that nothing is told across without loss. An aside on the way costs nothing.
    """
    first, last = figure
    cost = {i: _crossing(words[i].lower) * (ACROSS_FIGURE if i in figures else 1.0) for i in seen}
    aside = _asides(words, seen, first, last)
    near = dict.fromkeys(seen, 1.0)
    for indexes in (range(first - 1, seen.start - 1, -1), range(last, seen.stop)):
        passed = inside = (1.0, 0)  # the weight left and the words gone by, outside and inside an aside
        for i in indexes:
            crossed, steps = inside if i in aside else passed
            near[i] = crossed * cost[i] * math.exp(-steps / REACH)
            inside = (crossed * cost[i], steps + 1)
            if i not in aside:
                passed = inside
    return near


def _crossing(lower: str) -> float:
    if lower in BOUNDARIES:
        return ACROSS_CLAUSE
    if lower in ("and", "or"):
        return ACROSS_AND
    return ACROSS_COMMA if lower == "," else 1.0


def _asides(words: Sequence[Word], seen: range, first: int, last: int) -> set[int]:
    """The words of the brackets and relative clauses that the figure stands outside of."""
    result: set[int] = set()
    start, closing = 0, ""
    for i in seen:
        lower = words[i].lower
        if lower == closing:
            if first > i or last <= start:
                result.update(range(start, i + 1))
            closing = ""
        elif not closing and (lower == "(" or (lower == "," and _opens_relative(words, i))):
            start, closing = i, ")" if lower == "(" else ","
    return result


def _opens_relative(words: Sequence[Word], comma: int) -> bool:
    return comma + 1 < len(words) and words[comma + 1].lower in RELATIVES
