"""Words that say how a figure is meant: about, more than, nearly, up to, "or more"."""

from __future__ import annotations

import re
from typing import NamedTuple

from factcheck.quantities.marks import OPENING
from factcheck.quantities.numerals import alternatives
from factcheck.quantities.plurals import is_plural
from factcheck.quantities.quantity import Kind, Modifier
from factcheck.quantities.vocabulary import hedges_before, lexicon, words

_REACH = 60
_BEFORE = hedges_before()
_BETWEEN = words("hedges", "between")
_DEFINITE = words("hedges", "definite")
_APPROXIMATE: frozenset[Modifier] = frozenset({"approximately", "nearly", "exactly"})
_AFTER: dict[str, Modifier] = {
    phrase: modifier for modifier, phrases in lexicon("hedges")["after"].items() for phrase in phrases
}
_AFTER_FIRST = frozenset(phrase[0] for phrase in _AFTER) | {" "}
_AFTER_PATTERN = re.compile(
    rf"\s{{0,4}}+({alternatives(_AFTER).replace(chr(92) + ' ', chr(92) + 's+')})(?!\w|\s+than)", re.IGNORECASE
)
_OR_EQUAL = re.compile(r"\s{1,4}or\s+equal\b(?:\s+to\s+(?:it|that)\b|(?!\s+to\b))", re.IGNORECASE)
_INCLUSIVE: dict[Modifier, Modifier] = {"more_than": "at_least", "less_than": "at_most"}
_ADDED = re.compile(r"\s{1,4}(?:[\d$£€¥₹]|(?:an?|another|as|up|about|around|the|its|some)\s)")
_BEFORE_WORD = OPENING + "—–"
_SIGNS = frozenset("<>≤≥~≈∼")
_LOOSE = frozenset({"over"})
"""Prepositions that hedge a count, but before a duration tell when: "over the next two years"."""
_BEFORE_VERB = words("hedges", "before_verb")
_CLIMBING = words("hedges", "climbing")
_HANDING = words("hedges", "handing")
_PASSING = words("hedges", "passing")
_MARK = re.compile(r"[\s-]mark\b")
_PASSED_BY = re.compile(r"\s?[-–—]|\s(?:of|to|out|for|against|by|votes?)\b")
"""Behind a number these make it the votes by which something passed, or what was passed of it."""
_DOUBTS = frozenset({"perhaps", "maybe"})
"""Approximate a number, but with an article the rest: "perhaps the two best bands" are two."""
_LASTING = words("context", "around", "lasting")


class Hedge(NamedTuple):
    """A modifier, the word that carries it, and the word before the whole hedge."""

    modifier: Modifier
    word: str
    previous: str


def words_before(text: str, begin: int, start: int) -> list[str]:
    """The words before ``start``, not further back than ``begin`` and about 60 characters."""
    low = start - _REACH
    if low > begin:
        return text[low:start].split()[1:]
    return text[begin:start].split()


def hedge_before(before: list[str]) -> Hedge | None:
    """What the words before a figure say about it; ``None`` where they are no hedge.

    >>> hedge_before(["it", "has", "more", "than"]).modifier
    'more_than'
    >>> hedge_before(["at", "least", "an"]).modifier
    'at_least'

    A bound does not reach over a definite article: in "below the 95% needed" the figure is a known one that
    something is compared with.

    >>> hedge_before(["below", "the"])

    What climbs "up to" a figure has reached it, and "the top 30 firms" says which.

    >>> hedge_before(["tax", "went", "up", "to"])
    >>> hedge_before(["in", "the", "top"])
    >>> hedge_before(["they", "handed", "over"])
    """
    definite = False
    for index in range(len(before) - 1, max(len(before) - 5, -1), -1):
        last = before[index].lower()
        choices = _BEFORE.get(last)
        if choices is None and last[0] in _BEFORE_WORD:
            choices = _BEFORE.get(last.lstrip(_BEFORE_WORD))
        if choices is not None and (hedge := _phrase(choices, before, index)):
            if _tells_elsewhere(hedge):
                return None
            return (
                hedge
                if not definite or (hedge.modifier in _APPROXIMATE and hedge.word not in _DOUBTS)
                else None
            )
        definite = definite or (last in _DEFINITE and index == len(before) - 1)
        if last not in _BETWEEN and last not in _DEFINITE:
            attached = _BEFORE[last[-1]] if last[-1] in _SIGNS and index == len(before) - 1 else None
            return Hedge(attached[0][1], last[-1], "") if attached else None
    return None


def _tells_elsewhere(hedge: Hedge) -> bool:
    """Whether the word before a hedge makes it part of a verb, or say where a figure is or what it counts."""
    if hedge.word == "top":
        return not (hedge.previous in _BEFORE_VERB or is_plural(hedge.previous))
    if hedge.word == "over":
        return hedge.previous in _HANDING
    return (hedge.modifier, hedge.word) == ("up_to", "to") and hedge.previous in _CLIMBING


def _phrase(choices: list[tuple[tuple[str, ...], Modifier]], before: list[str], index: int) -> Hedge | None:
    """The longest of the hedges ending with the word at ``index`` whose other words stand there too."""
    leading = before[index - 1].lower().lstrip(_BEFORE_WORD) if index else ""
    for rest, modifier in choices:
        length = len(rest)
        if length > index or (rest and rest[-1] != leading):
            continue
        if (
            length > 1
            and tuple(word.lower().lstrip(_BEFORE_WORD) for word in before[index - length : index]) != rest
        ):
            continue
        previous = before[index - length - 1].lower() if index > length else ""
        return Hedge(modifier, before[index].lower().lstrip(_BEFORE_WORD), previous)
    return None


def hedge_of(before: list[str], kind: Kind, text: str, end: int) -> Hedge | None:
    """The hedge among the words before a figure of a kind that ends at ``end`` of the text.

    "The toll passes 200" is more than that, but not "they passed 12 laws" and "it passed 230 to 198". What is
    called a mark is compared with for its own sake: "below the $50 mark".
    """
    hedge = hedge_before(before)
    if hedge is None:
        is_definite = len(before) > 1 and before[-1].lower() in _DEFINITE
        return hedge_before(before[:-1]) if is_definite and _MARK.match(text, end) else None
    if hedge.word not in _PASSING or _MARK.match(text, end):
        return hedge
    return hedge if kind in ("number", "percent") and not _PASSED_BY.match(text, end) else None


def hedges_duration(hedge: Hedge, last: str) -> bool:
    """Whether a hedge before a duration is one: "for over two years" but not "over two years".

    ``last`` is the word right before the duration: nobody is hedged "under a three-year deal".
    """
    if hedge.word == "under" and last in ("a", "an"):
        return False
    return hedge.word not in _LOOSE or hedge.previous in _LASTING


def inclusive(modifier: Modifier, text: str, end: int, stop: int) -> Modifier:
    """The modifier of a bound once "or equal" behind the figure, which ends at ``end``, is heard.

    >>> inclusive("less_than", "less than 500 or equal", 13, 22)
    'at_most'
    """
    bound = _INCLUSIVE.get(modifier)
    return bound if bound is not None and _OR_EQUAL.match(text, end, stop) else modifier


def hedge_after(text: str, end: int, stop: int) -> tuple[Modifier, int] | None:
    """The modifier that follows a figure, and where it ends.

    >>> hedge_after("$300 billion+ since", 12, 19)
    ('more_than', 13)
    >>> hedge_after("£12m plus £3m in bonuses", 4, 24)
    """
    if end >= stop or text[end] not in _AFTER_FIRST:
        return None
    match = _AFTER_PATTERN.match(text, end, stop)
    if match is None:
        return None
    phrase = " ".join(match.group(1).lower().split())
    if phrase == "plus" and _ADDED.match(text, match.end(), stop):
        return None
    return _AFTER[phrase], match.end()
