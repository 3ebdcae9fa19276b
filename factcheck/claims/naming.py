"""Whom and what a figure is about as the text itself names it, without facts.

A first reading for reports and for grouping: the nearest proper name before the figure, and the noun that
the figure is tied to ("17% drop", "38% of demand", "revenue of $5 million").
"""

from __future__ import annotations

import re

from factcheck.claims.claim import Sentence, Word
from factcheck.claims.stance import HEDGES
from factcheck.claims.words import STOP_WORDS
from factcheck.lexicon import word_lists

NEARBY = 300  # characters before a figure that are searched for a name
_NAME = re.compile(r"(?<!\w)[A-Z][\w&’'.-]*(?:\s+(?:of\s+)?(?:[A-Z][\w&’'-]*|\d[\w.-]*))*")
_NO_NAMES = word_lists("factcheck.claims", "function")["no_names"]


def subject_named(text: str, sentence: Sentence, figure: int) -> str | None:
    """The proper name nearest before the offset ``figure`` in its sentence, or ``None``."""
    if sentence.names is not None:
        before = [" ".join(text[start:end].split()) for start, end in sentence.names if end <= figure]
        return before[-1] if before else None
    names = []
    for match in _NAME.finditer(text, max(sentence.start, figure - NEARBY), figure):
        name = match.group().rstrip(".’'")
        first, _, rest = name.partition(" ")
        if first.lower() in _NO_NAMES:
            name = rest
        name = re.sub(r"[’']s$", "", name)
        if name and name.lower() not in _NO_NAMES:
            names.append(name)
    return " ".join(names[-1].split()) if names else None


def attribute_named(words: tuple[Word, ...], first: int, last: int) -> str | None:
    """The noun that the figure ``words[first:last]`` is tied to, lower-cased, or ``None``."""
    after = [word.lower for word in words[last : last + 4]]
    if len(after) > 1 and after[0] == "of":
        tied = [word for word in after[1:] if word not in STOP_WORDS]
    else:
        tied = after[:1]
    for word in tied:
        if _telling(word):
            return word
    return next(
        (word.lower for word in reversed(words[max(0, first - 6) : first]) if _telling(word.lower)), None
    )


def _telling(word: str) -> bool:
    return word.isalpha() and len(word) > 2 and word not in STOP_WORDS and word not in HEDGES
