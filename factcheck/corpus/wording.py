"""What a sentence says around a figure: the words that tell whether two figures are of one quantity."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache

from factcheck.claims.stance import BOUNDARIES
from factcheck.claims.words import STOP_WORDS, stem
from factcheck.lexicon import word_lists

NEAR = 6  # words to either side of a figure among which those that name it are looked for
_TOKEN = re.compile(r"[^\W\d_]{1,60}(?:[.'’&-][^\W\d_]{1,60}){0,6}|\d[\d.,/]{0,40}|[;:()—\"“”]")
_WORD = re.compile(r"[^\W\d_]{1,60}(?:[.'’&][^\W\d_]{1,60}){0,6}")
_POSSESSIVE = re.compile(r"['’]s?$")
_LEXICON = word_lists("factcheck.corpus", "moments")
_MOVING = _LEXICON["moving"] | _LEXICON["market"]
MARKET = frozenset(stem(word) for word in _LEXICON["market"])
_REMARKS = frozenset(stem(word) for word in _LEXICON["remark"])
_LEAST_WORDS, _LEAST_STOP_WORDS = 5, 2
_STOPS = (".", "!", "?", '"', "”", "’", "'", ":", ";")
_PROSE = 0.15  # the share of function words below which a line is a row of a table


@dataclass(frozen=True, slots=True)
class Wording:
    """The telling words of a sentence less its figure, as stems.

    ``before`` and ``after`` are those of the figure's clause, nearest first; ``names`` those with a capital.
    ``scope`` holds the words that make the figure measure something narrower or other than its noun says.
    ``is_prose`` is false of rows of tables. ``is_passing`` marks what another article of the same days may
    rightly give otherwise: read off a moving market, set anew, or one step beside others.
    """

    words: frozenset[str]
    before: tuple[str, ...]
    after: tuple[str, ...]
    names: frozenset[str]
    scope: frozenset[str]
    is_prose: bool
    is_passing: bool


@lru_cache(maxsize=4096)
def wording(sentence: str, start: int, end: int) -> Wording:
    """The wording around the figure ``sentence[start:end]``."""
    tokens = [(match.start(), match[0][0].isupper(), _plain(match[0])) for match in _TOKEN.finditer(sentence)]
    left = [token for at, _, token in tokens if at < start]
    right = [token for at, _, token in tokens if at >= end]
    words = [token for token in (*left, *right) if token[0].isalpha()]
    functions = sum(word in STOP_WORDS for word in words)
    return Wording(
        words=frozenset(stem(word) for word in words if word not in STOP_WORDS),
        before=tuple(_near(reversed(left))),
        after=tuple(_near(right)),
        names=frozenset(
            stem(token) for at, is_name, token in tokens[1:] if is_name and not start <= at < end
        ),
        scope=frozenset(
            [word for word in words if word in _LEXICON["narrowed"]]
            + [token for token in left[-2 * NEAR :] if token in _LEXICON["held"]]
            + [token for token in right[:1] if token in _LEXICON["apart"]]
        ),
        is_prose=sentence.rstrip().endswith(_STOPS)
        or (len(words) >= _LEAST_WORDS and functions >= max(_LEAST_STOP_WORDS, _PROSE * len(words))),
        is_passing=not (
            _MOVING.isdisjoint(words)
            and _LEXICON["reset"].isdisjoint(left[-2 * NEAR :])
            and _LEXICON["added"].isdisjoint(left[-NEAR:])
        ),
    )


def words_of_text(text: str) -> frozenset[str]:
    """The stems of the telling words of ``text``."""
    return frozenset(map(_stem_of, _WORD.findall(text))) - {""}


@lru_cache(100_000)
def _stem_of(token: str) -> str:
    """The stem of a telling word, "" for another."""
    word = _plain(token)
    return "" if word in STOP_WORDS else stem(word)


def words_of_title(title: str | None) -> frozenset[str]:
    """The stems of the words of a title that tell what the article is about."""
    return words_of_text(title or "") - _REMARKS


def _plain(token: str) -> str:
    return _POSSESSIVE.sub("", token.lower())


def _near(words: Iterable[str]) -> Iterable[str]:
    for seen, word in enumerate(words):
        if seen >= NEAR or word in BOUNDARIES:
            return
        if word[:1].isalpha() and word not in STOP_WORDS:
            yield stem(word)


def likeness(
    one: Wording, other: Wording, weight: Callable[[str], float], mass: Callable[[frozenset[str]], float]
) -> float:
    """How alike two figures are worded, 0 to 1: all words of the sentences, and those beside the figures.

    ``weight`` tells how much a word counts, ``mass`` how much words do: the sum of the squares.
    """
    shared = one.words & other.words
    if not shared:
        return 0.0
    in_common = sum(weight(word) ** 2 for word in sorted(shared))
    sentence = in_common / math.sqrt(mass(one.words) * mass(other.words))
    sides = [
        _overlap(a, b, weight) for a, b in ((one.before, other.before), (one.after, other.after)) if a or b
    ]
    beside = sum(sides) / len(sides) if sides else 0.0
    return sentence * (0.1 + 0.9 * beside)


def _overlap(one: tuple[str, ...], other: tuple[str, ...], weight: Callable[[str], float]) -> float:
    """The share of the words beside a figure that another has too; the nearer one counts for more."""
    here, there = _by_nearness(one), _by_nearness(other)
    words = sorted({*here, *there})
    shared = sum(min(here.get(word, 0.0), there.get(word, 0.0)) * weight(word) for word in words)
    whole = sum(max(here.get(word, 0.0), there.get(word, 0.0)) * weight(word) for word in words)
    return shared / whole if whole else 0.0


def _by_nearness(words: tuple[str, ...]) -> dict[str, float]:
    result: dict[str, float] = {}
    for word in words:
        result.setdefault(word, 1 / (1 + 0.3 * len(result)))
    return result
