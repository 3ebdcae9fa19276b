"""How a figure is put: asserted, denied, supposed, foreseen or aimed at."""

from __future__ import annotations

from itertools import pairwise

from factcheck.claims.claim import Modality
from factcheck.lexicon import word_lists

_WORDS = word_lists("factcheck.claims", "stance")
# Words that open a clause of its own: "it could play at Kingsmoor, which holds 41,200".
RELATIVES = frozenset({"which", "who", "whose", "where", "whom"})
# What goes on about a figure ends with a preposition, a conjunction or the head of another phrase.
_ENDING = word_lists("factcheck.claims", "grammar")["prepositions"] | _WORDS["ending"]
_DEFINITE = frozenset(
    {"its", "their", "his", "her", "our", "my", "your", "all", "these", "those", "'s", "’s", "the"}
)
_GOING_ON = 5  # words that may go on about a figure, and as many behind a "that" among them
_SUPPOSING = _WORDS["supposing"] | _WORDS["modals"]


def read_modality(before: list[str], after: list[str], is_money: bool = False) -> Modality:
    """How a figure is put by the words of its clause, in lower case, before and after it."""
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
    if wanted or _is_aimed_at(near[-8:]) or (_is_made_for(near[-6:]) and not is_money):
        return "target"
    return "asserted"


def _is_presupposed(before: list[str], after: list[str]) -> bool:
    """Whether the figure is taken for granted, whatever is said of it: "might not ask its 1,750 members".

    A definite noun phrase presupposes what it names; but a mark or an aim may be far from reached.
    """
    at = len(before) - 1
    while at >= 0 and before[at] in _WORDS["hedges"] - _DEFINITE | {"full", "whole", "entire"}:
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
        (word in _WORDS["weighing_up"] and (then in ("for", "on", "to") or then.endswith("ing")))
        or (word in _WORDS["calling"] and then == "for")
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


def _is_made_for(near: list[str]) -> bool:
    """Whether something was made with the figure in mind: "built for five flights", not "for $5 million"."""
    return any(word in _WORDS["making"] and then == "for" for word, then in pairwise(near))


def _is_aimed_at(near: list[str]) -> bool:
    return any(
        (word in _WORDS["aiming"] and then not in _WORDS["not_aiming"])
        or (word in _WORDS["intending"] and then == "to")
        for word, then in pairwise([*near, ""])
    )
