"""Words as linking compares them: stems, so that "vaccinated" meets "vaccination"."""

from __future__ import annotations

import re
from functools import lru_cache

import snowballstemmer

_STEMMER = snowballstemmer.stemmer("english")
_WORD = re.compile(r"[^\W_]+(?:[.'’][^\W_]+)*")

# Function words and the words of measurement that every figure has beside it: they tell no property.
STOP_WORDS = frozenset(
    """a an the and or but nor of in on at by to from for with without as than that which who whom whose this
    these those it its is are was were be been being has have had do does did will would can could may might
    must shall should not no so such then there their they them he she his her him we our us you your i my me
    into onto over under about around per each every all any some one more most less least much many up down
    out off if when while where after before since until during between among across through also only just
    even still already very too said says say s t re ve ll d""".split()
)


@lru_cache(maxsize=100_000)
def stem(word: str) -> str:
    """The stem of a lower-cased word (Porter2, the Snowball project).

    >>> stem("vaccinated") == stem("vaccination")
    True
    """
    return str(_STEMMER.stemWord(word))


@lru_cache(maxsize=100_000)
def same_stem(one: str, other: str) -> bool:
    """Whether two stems are of one family: equal, or one begins the other and has five letters or more.

    >>> same_stem("deliv", "deliveri"), same_stem("rain", "rainfal"), same_stem("employ", "unemploy")
    (True, False, False)
    """
    if one == other:
        return True
    short, long = sorted((one, other), key=len)
    return len(short) >= 5 and long.startswith(short)


def stems(text: str) -> tuple[str, ...]:
    """The stems of the telling words of a short text, a fact's property or cue, in order.

    >>> stems("deaths in Marisol province")
    ('death', 'marisol', 'provinc')
    """
    lowered = (match.group().lower() for match in _WORD.finditer(text))
    return tuple(stem(word) for word in lowered if word not in STOP_WORDS)
