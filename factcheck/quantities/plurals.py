"""Singular and plural of English nouns, by the word lists of ``lexicon/nouns.toml`` and the regular rules."""

from __future__ import annotations

import re
from functools import lru_cache

from factcheck.quantities.vocabulary import lexicon, regular_plural, words

_IRREGULAR: dict[str, str] = lexicon("nouns")["irregular"]
_INVARIANT = frozenset(word.lower() for word in words("nouns", "invariant"))
_NOT_PLURAL = words("nouns", "singular")
_LOOK_ALIKES = (
    _NOT_PLURAL
    | words("nouns", "singular", "seldom")
    | words("nouns", "stop")
    | {*lexicon("numbers")["ones"], *lexicon("numbers")["tens"]}
)
_NOT_ENDINGS = ("ss", "us", "is", "'s", "’s")
_ACRONYM = re.compile(r"[A-Z][A-Z0-9.&-]+s?$")


@lru_cache(maxsize=16384)
def is_plural(word: str) -> bool:
    """Whether a word (lower case) looks like a plural noun.

    >>> [word for word in ("apps", "people", "always", "class", "boss") if is_plural(word)]
    ['apps', 'people']
    """
    if word in _IRREGULAR or word in _INVARIANT:
        return True
    return (
        len(word) > 2 and word.endswith("s") and not word.endswith(_NOT_ENDINGS) and word not in _LOOK_ALIKES
    )


@lru_cache(maxsize=16384)
def singular(word: str) -> str:
    """The singular of a noun, in its own case unless it is irregular; of another word, the word.

    >>> [singular(noun) for noun in ("GPUs", "employees", "Batteries", "boxes", "glass", "people", "species")]
    ['GPU', 'employee', 'Battery', 'box', 'glass', 'person', 'species']
    """
    lower = word.lower()
    if lower in _IRREGULAR:
        return _IRREGULAR[lower]
    if len(word) < 3 or not word.endswith("s") or word.endswith(_NOT_ENDINGS):
        return word
    if lower in _INVARIANT or lower in _NOT_PLURAL:
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "ches", "shes", "xes", "zzes")):
        return word[:-2]
    return word[:-1]


@lru_cache(maxsize=16384)
def plural(word: str) -> str:
    """The plural of a noun in its singular.

    >>> [plural(noun) for noun in ("employee", "city", "grandchild", "box", "person", "megahertz")]
    ['employees', 'cities', 'grandchildren', 'boxes', 'people', 'megahertz']
    """
    for several, one in _IRREGULAR.items():
        if word == one or (one == "child" and word.endswith(one)):
            return word[: -len(one)] + several
    is_both = word in _INVARIANT or word.endswith(("hertz", "craft"))
    return word if is_both or (word.endswith("s") and not word.endswith("ss")) else regular_plural(word)


@lru_cache(maxsize=16384)
def counted_name(word: str) -> str:
    """The name of what a noun counts: its singular, in lower case unless it is an acronym.

    >>> counted_name("Companies"), counted_name("GPUs"), counted_name("staff")
    ('company', 'GPU', 'staff')
    """
    one = singular(word)
    return one if len(one) == 1 or _ACRONYM.match(word) else one.lower()
