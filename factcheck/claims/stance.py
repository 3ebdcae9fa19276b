"""How a figure is put: its modality, whether it is a change or a level, of now or of before.

All rules read the words to the left and right of the figure inside its clause.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from factcheck.claims.calendar import MONTHS
from factcheck.claims.claim import Modality, Word
from factcheck.claims.modality import read_modality
from factcheck.lexicon import word_lists

BOUNDARIES = frozenset(
    {";", ":", "(", ")", "[", "]", "—", "–", "--", "but", "while", "whereas", "although", "though"}
)
PREPOSITIONS = word_lists("factcheck.claims", "grammar")["prepositions"]
_WORDS = word_lists("factcheck.claims", "stance")
HEDGES = _WORDS["hedges"]
_YARDSTICKS = _WORDS["yardsticks"] | {"than"}
COMPARING = _WORDS["comparing"]
SUPERLATIVES = _WORDS["superlatives"]
# What was so until something else was: "had been", "the old rate", "first put at", "was to have had".
_SUPERSEDED = re.compile(
    r"\bhad (?:been|stood)\b|\b(?:the|its|their|his|her) old\b"
    r"|\bfirst (?:\w+ed|put|set|estimate|count|forecast|quote|plan)\b|\bw(?:as|ere) to have\b"
)
_APART = frozenset({"away", "off", "afar"})  # "from 612 million kilometres away"
_OF_SOMEBODY = frozenset({"at", "in", "for", "by", "among"})
_FEASTS = frozenset({"christmas", "easter", "ramadan", "diwali", "thanksgiving"})
_AT_THAT_TIME = re.compile(
    r"before that\b|then (?:it|they|there) (?:was|were|stood)\b"
    r"|(?:in|under) the (?:old|outgoing|previous|former) (?!year|quarter|month|week|day|season|decade)"
)
# Behind a figure these tell what the things counted did: "398,000 people moved in".
_OF_SOMETHING_ELSE = frozenset({"lost", "cut", "up", "down", "move", "moved"})
_SHARES = frozenset({"%", "percent", "per", "pct", "point", "points", "bps", "basis", "notch", "notches"})
_MORE = frozenset({"more", "fewer", "less"})  # not "six smaller models", "300 clear nights"
_FROM = re.compile(r"\b(?:against|from|on|to)\b")  # "a shortfall of 900 on last year" is no deficit
_SURPASSED = 8  # words before "by" among which somebody beats somebody
CHANGES = _WORDS["rises"] | _WORDS["falls"] | _WORDS["other_changes"]


@dataclass(frozen=True, slots=True)
class Stance:
    """What the clause says of a figure (the fields of ``Claim`` of the same names).

    ``restates`` is true of a figure that says the one before once more: "six points, or 14%".
    """

    modality: Modality
    change: bool
    past: bool
    restates: bool


def clause(words: tuple[Word, ...], first: int, last: int) -> tuple[int, int]:
    """The words of the clause around the figure ``words[first:last]``, half open.

    Commas do not end a clause: "rose, to 5.1 %," is one; a following conjunction of contrast does.
    """
    start = next((i + 1 for i in range(first - 1, -1, -1) if words[i].lower in BOUNDARIES), 0)
    end = next((i for i in range(last, len(words)) if words[i].lower in BOUNDARIES), len(words))
    return start, end


def lead(words: tuple[Word, ...], start: int, first: int) -> int:
    """The index of the word that leads in the figure, hedges and articles skipped; ``start - 1`` if none."""
    at = first - 1
    while at >= start and words[at].lower in HEDGES and not _is_direction(words, at):
        at -= 1
    return at


def _is_direction(words: tuple[Word, ...], at: int) -> bool:
    """Whether "up", "down", "more", "to" at ``at`` steers the figure rather than hedges it.

    "up to" hedges, "up 28" steers; "close to" hedges, "rose to" steers.
    """
    word = words[at].lower
    if word == "up":
        return not (at + 1 < len(words) and words[at + 1].lower == "to")
    if word == "to":
        return at == 0 or words[at - 1].lower not in ("up", "close")
    return False


def read_stance(words: tuple[Word, ...], first: int, last: int, is_money: bool = False) -> Stance:
    """The stance of the figure that stands at ``words[first:last]`` of a sentence."""
    start, end = clause(words, first, last)
    leading = lead(words, start, first)
    before = [word.lower for word in words[start:first]]
    after = [word.lower for word in words[last:end]]
    return Stance(
        read_modality(before, after, is_money),
        _is_change(words, start, first, last, leading),
        _is_past(words, start, last, leading, before, after),
        leading >= start and words[leading].lower in ("or", "(") and leading > 0,
    )


def _is_change(words: tuple[Word, ...], start: int, first: int, last: int, leading: int) -> bool:
    inside = {word.lower for word in words[first:last]}
    if not inside.isdisjoint(_WORDS["comparatives"] if _compares(words, last) else _MORE):
        return True
    led_by = words[leading].lower if leading >= start else ""
    if led_by in _WORDS["handling"] and inside.isdisjoint(_SHARES):
        return False
    if led_by in CHANGES:
        return _moves(words, start, leading)
    if led_by == "by" and _surpasses(words, start, leading):
        return True
    if led_by in ("by", "of", "a"):
        return any(_moves(words, start, at) for at in range(max(start, leading - 3), leading))
    after = [word.lower for word in words[last : last + 6]]
    return after[:1] != [] and (
        (after[0] in CHANGES - _OF_SOMETHING_ELSE and after[1:2] != ["hands"])
        or (after[0] in _WORDS["distances"] and not _is_away(after))
        or (after[0] in _WORDS["comparatives"] and not _YARDSTICKS.isdisjoint(after))
    )


def _compares(words: tuple[Word, ...], last: int) -> bool:
    return any(word.lower == "than" for word in words[last : last + 6])


def _is_away(after: list[str]) -> bool:
    """Whether "off" and "behind" tell where or for whom, not how far: "33% behind her"."""
    if after[0] == "off":
        return after[1:2] in ([], ["."], [","], [";"])
    return after[0] in ("behind", "ahead") and after[1:2] in (["her"], ["him"], ["them"], ["us"], ["me"])


def _surpasses(words: tuple[Word, ...], start: int, at: int) -> bool:
    """Whether the "by" at ``at`` tells how far one is ahead of another: "won by 1,408 votes"."""
    for word in reversed(words[max(start, at - _SURPASSED) : at]):
        if word.lower in _WORDS["surpassing"]:
            return True
        if word.lower in (",", "and"):
            return False
    return False


def _moves(words: tuple[Word, ...], start: int, at: int) -> bool:
    """Whether the word is one of a change: not in "make up 46% of cases" and "clocked up 38 points"."""
    word = words[at].lower
    is_of_verb = word == "up" and at > start and words[at - 1].lower in _WORDS["before_up"]
    is_level = word == "shortfall" and not _FROM.search(
        " ".join(each.lower for each in words[at + 1 : at + 8])
    )
    comes_to = word.startswith("add") and [each.lower for each in words[at + 1 : at + 3]] == ["up", "to"]
    return word in CHANGES and not (is_of_verb or is_level or comes_to)


def _is_past(
    words: tuple[Word, ...], start: int, last: int, leading: int, before: list[str], after: list[str]
) -> bool:
    is_apart = not _APART.isdisjoint(after[:1]) or _is_elsewhere(words, last)
    if (is_base(words, start, leading) and not is_apart) or _SUPERSEDED.search(" ".join(before[-6:])):
        return True
    if _AT_THAT_TIME.match(" ".join(before[:4])) or after[:2] == ["used", "to"]:
        return True
    # "before" alone looks forward ("before tax") unless it ends the clause or follows a length of time.
    # "Up 62% from a year earlier" tells what the figure is compared with.
    earlier = any(
        word in _WORDS["earlier"]
        and (word != "before" or after[i + 1 : i + 2] in ([], ["."], [","], ["that"]))
        and COMPARING.isdisjoint(after[:i])
        for i, word in enumerate(after[:4])
    )
    return earlier or any(word in _WORDS["earlier"] - {"earlier", "ago", "before"} for word in before[-6:])


def _is_elsewhere(words: tuple[Word, ...], last: int) -> bool:
    """Whether the figure is of somebody else rather than of another time: "against 31 at Meridia"."""
    if last + 1 >= len(words) or words[last].lower not in _OF_SOMEBODY:
        return False
    name = words[last + 1]
    return name.capital and name.lower.isalpha() and name.lower not in MONTHS.keys() | _FEASTS


def is_base(words: tuple[Word, ...], start: int, leading: int) -> bool:
    """Whether the word that leads a figure in makes it the base of another: "up from", "against"."""
    if leading < start:
        return False
    compared = leading > start and words[leading - 1].lower.startswith("compar")
    return words[leading].lower in _WORDS["bases"] or (words[leading].lower == "with" and compared)
