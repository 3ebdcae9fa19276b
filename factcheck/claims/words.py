"""Words as linking compares them: stems, so that "vaccinated" meets "vaccination"."""

from __future__ import annotations

import re
from functools import lru_cache

import Stemmer

from factcheck.lexicon import word_lists

_STEMMER = Stemmer.Stemmer("english")
SHORTEST_FAMILY = 5  # letters that two stems must share from the start to be of one family
# What British and American spelling write differently, as it looks at the end of a stem.
_SPELLINGS = (
    (re.compile(r"(?<=\w\w)our(?=[aeiou]|$)"), "or"),  # labour, favourite
    (re.compile(r"(?<=[bct])r$"), "er"),  # theatre
    (re.compile(r"(?<=[iy])s$"), "z"),  # organise, analyse
    (re.compile(r"(?<=en)c$"), "s"),  # defence
)
_WORD = re.compile(r"[^\W_]+(?:[.'’][^\W_]+)*")

STOP_WORDS = word_lists("factcheck.claims", "function")["stop"]
_GENERIC = word_lists("factcheck.claims", "function")["generic"]


@lru_cache(maxsize=16_384)
def stem(word: str) -> str:
    """The stem of a lower-cased word (Porter2, the Snowball project), alike in British and American spelling.

    >>> stem("vaccinated") == stem("vaccination"), stem("theatres") == stem("theaters")
    (True, True)
    """
    stemmed = str(_STEMMER.stemWord(word))
    for british, american in _SPELLINGS:
        stemmed = british.sub(american, stemmed)
    return stemmed


GENERIC_STEMS = frozenset(stem(word) for word in _GENERIC)
"""Stems of the words that many properties share."""


@lru_cache(maxsize=16_384)
def same_stem(one: str, other: str) -> bool:
    """Whether two stems are of one family: equal, or one begins the other and has five letters or more.

    >>> same_stem("deliv", "deliveri"), same_stem("rain", "rainfal"), same_stem("employ", "unemploy")
    (True, False, False)
    """
    if one == other:
        return True
    short, long = sorted((one, other), key=len)
    return len(short) >= SHORTEST_FAMILY and long.startswith(short)


def stems(text: str) -> tuple[str, ...]:
    """The stems of the telling words of a short text, a fact's property or cue, in order.

    >>> stems("deaths in Marisol province")
    ('death', 'marisol', 'provinc')
    """
    return tuple(stem(word) for word in words_of(text) if word not in STOP_WORDS)


def words_of(text: str) -> list[str]:
    """The lower-cased words of a short text, in order."""
    return [match.group().lower() for match in _WORD.finditer(text)]
