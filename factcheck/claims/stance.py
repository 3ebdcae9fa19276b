"""How a figure is put: asserted, denied, supposed or foreseen; a change or a level; of now or of before.

All rules read the words to the left and right of the figure inside its clause.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from factcheck.claims.claim import Modality, Word
from factcheck.claims.periods import MONTHS
from factcheck.lexicon import word_lists

BOUNDARIES = frozenset(
    {";", ":", "(", ")", "[", "]", "—", "–", "--", "but", "while", "whereas", "although", "though"}
)
# Words that open a clause of its own: "it could play at Kingsmoor, which holds 41,200".
RELATIVES = frozenset({"which", "who", "whose", "where", "whom"})
PREPOSITIONS = word_lists("factcheck.claims", "grammar")["prepositions"]
_WORDS = word_lists("factcheck.claims", "stance")
HEDGES = _WORDS["hedges"]
_YARDSTICKS = _WORDS["yardsticks"] | {"than"}
COMPARING = _WORDS["comparing"]
SUPERLATIVES = _WORDS["superlatives"]
# What goes on about a figure ends with a preposition, a conjunction or the head of another phrase.
_ENDING = PREPOSITIONS | _WORDS["ending"]
_DEFINITE = frozenset(
    {"its", "their", "his", "her", "our", "my", "your", "all", "these", "those", "'s", "’s", "the"}
)
# What was so until something else was: "had been", "the old rate", "first put at", "was to have had".
_SUPERSEDED = re.compile(
    r"\bhad (?:been|stood)\b|\b(?:the|its|their|his|her) old\b"
    r"|\bfirst (?:\w+ed|put|set|estimate|count|forecast|quote|plan)\b|\bw(?:as|ere) to have\b"
)
_APART = frozenset({"away", "off", "afar"})  # "from 612 million kilometres away"
_OF_SOMEBODY = frozenset({"at", "in", "for", "by", "among"})
_FEASTS = frozenset({"christmas", "easter", "ramadan", "diwali", "thanksgiving"})
_AT_THAT_TIME = re.compile(r"before that\b|then (?:it|they|there) (?:was|were|stood)$")
# Behind a figure these tell what the things counted did: "398,000 people moved in".
_OF_SOMETHING_ELSE = frozenset({"lost", "cut", "up", "down", "move", "moved"})
_SHARES = frozenset({"%", "percent", "per", "pct", "point", "points", "bps", "basis", "notch", "notches"})
_MORE = frozenset({"more", "fewer", "less"})  # not "six smaller models", "300 clear nights"
_FROM = re.compile(r"\b(?:against|from|on|to)\b")  # "a shortfall of 900 on last year" is no deficit
_SURPASSED = 8  # words before "by" among which somebody beats somebody
_GOING_ON = 5  # words that may go on about a figure, and as many behind a "that" among them
_SUPPOSING = _WORDS["supposing"] | _WORDS["modals"]
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


def read_stance(words: tuple[Word, ...], first: int, last: int) -> Stance:
    """The stance of the figure that stands at ``words[first:last]`` of a sentence."""
    start, end = clause(words, first, last)
    leading = lead(words, start, first)
    before = [word.lower for word in words[start:first]]
    after = [word.lower for word in words[last:end]]
    return Stance(
        _modality(before, after),
        _is_change(words, start, first, last, leading),
        _is_past(words, start, last, leading, before, after),
        leading >= start and words[leading].lower in ("or", "(") and leading > 0,
    )


def _modality(before: list[str], after: list[str]) -> Modality:
    near = before[-12:]
    related = max((i for i, word in enumerate(near) if word in RELATIVES), default=-1)
    near = near[related + 1 :]
    denial = [
        i
        for i, word in enumerate(near)
        if word in _WORDS["negations"] and not _WORDS["not_denying"].intersection(near[i + 1 : i + 2])
    ]
    contrast = " ".join(near).endswith(("rather than", "instead of", "not the", "not"))
    if not contrast and _is_presupposed(before, after):
        before, near, denial = [], [], []
    if contrast or (denial and "," not in near[denial[-1] :]):
        return "denied"
    told_of = _said_of(after)
    inverted = not _WORDS["inverted"].isdisjoint(before[:1])
    would = after[:1] == ["if"] or not _WORDS["modals"].isdisjoint(told_of[:1])
    if inverted or would or not _SUPPOSING.isdisjoint(near) or _is_weighed_up(near):
        return "hypothetical"
    if _is_foreseen(near) or not _WORDS["foreseen"].isdisjoint(told_of):
        return "forecast"
    wanted = not _WORDS["wanting"].isdisjoint(told_of) or _is_wished_for(told_of, after[len(told_of) :])
    if wanted or _is_aimed_at(near[-8:]):
        return "target"
    return "asserted"


def _is_presupposed(before: list[str], after: list[str]) -> bool:
    """Whether the figure is taken for granted, whatever is said of it: "might not ask its 1,750 members".

    A definite noun phrase presupposes what it names; but a mark or an aim may be far from reached.
    """
    at = len(before) - 1
    while at >= 0 and before[at] in HEDGES - _DEFINITE | {"full", "whole", "entire"}:
        at -= 1
    return at >= 0 and before[at] in _DEFINITE and _WORDS["aims"].isdisjoint(after[:3])


def _said_of(after: list[str]) -> list[str]:
    """The words that go on about the figure: "$5 billion that analysts had expected"."""
    most = _GOING_ON + (after.index("that") + 1 if "that" in after[:_GOING_ON] else 0)
    end = next((i for i, word in enumerate(after[:most]) if word in _ENDING or not word.isalpha()), most)
    return after[:end]


def _is_wished_for(told_of: list[str], then: list[str]) -> bool:
    """Whether it is what somebody asked for: "that planners had asked for", not "people asked for water"."""
    goes_on = "".join(then[1:2]).isalpha()
    return not _WORDS["wishing"].isdisjoint(told_of[-1:]) and then[:1] == ["for"] and not goes_on


def _is_weighed_up(near: list[str]) -> bool:
    """Whether it is only thought about: "considered cutting", "a proposal to"; not "considered a risk"."""
    return any(
        word in _WORDS["weighing_up"] and (then in ("for", "on", "to") or then.endswith("ing"))
        for word, then in pairwise(near)
    )


def _is_foreseen(near: list[str]) -> bool:
    """Whether the words before a figure foresee it: not "as expected", "beat analysts' forecasts"."""
    near = near[_goes_on_anew(near) :]
    for i, word in enumerate(near):
        then = near[i + 1] if i + 1 < len(near) else ""
        outdone = not _WORDS["outdoing"].isdisjoint(near[max(0, i - 3) : i]) and then not in _WORDS["telling"]
        if word in _WORDS["foreseeing"] and not outdone:
            return True
        if word in _WORDS["awaiting"] and then in _WORDS["telling"]:
            return True
        if (
            word in _WORDS["bound"]
            and then == "to"
            and not _WORDS["reaching"].isdisjoint(near[i + 2 : i + 3])
        ):
            return True
        foreseeable = then.endswith("ing") or not _WORDS["foreseeable"].isdisjoint(near[i + 1 : i + 4])
        if word in _WORDS["sighting"] and foreseeable:
            return True
    return False


def _goes_on_anew(near: list[str]) -> int:
    """Where a clause begins that tells what is so beside what was foreseen: "as expected, and ended with"."""
    starts = (
        i
        for i in range(len(near) - 2, 0, -1)
        if near[i - 1] == "," and near[i] in ("and", "but") and near[i + 1] != "to"
    )
    return next(starts, 0)


def _is_aimed_at(near: list[str]) -> bool:
    return any(
        (word in _WORDS["aiming"] and then not in _WORDS["not_aiming"])
        or (word in _WORDS["intending"] and then == "to")
        for word, then in pairwise([*near, ""])
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
    if _AT_THAT_TIME.match(" ".join(before[:3])) or after[:2] == ["used", "to"]:
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
