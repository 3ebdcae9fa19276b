"""The noun that is counted: "59 Chinese apps" counts apps, "seven attorney general nominees" nominees."""

from __future__ import annotations

import re
from typing import NamedTuple

from factcheck.quantities.marks import HYPHENS
from factcheck.quantities.plurals import counted_name, is_plural
from factcheck.quantities.reading import Ahead, Word
from factcheck.quantities.vocabulary import lexicon, words

_RACES = words("nouns", "races")
"""What a distance stands before: "the 60m hurdles" are sixty metres long, not millions."""
_COLLECTIVE = words("nouns", "collective")
"""Singulars that many people make: "a 1.2m workforce" is no metre long."""
_INVARIANT = frozenset(word.lower() for word in words("nouns", "invariant"))
_ATTRIBUTIVE = words("nouns", "attributive")
_NUMBERS = frozenset(lexicon("numbers")["ones"]) | frozenset(lexicon("numbers")["tens"])
_STOP = words("nouns", "stop") | _NUMBERS
_CAPITALS = frozenset({"us", "it", "a", "max", "may", "am", "no"})
_MODIFIER = words("nouns", "modifier")
_COMPARATIVES = frozenset({"more", "fewer", "less", "other", "higher", "lower"})
_LINKS = frozenset({"and", "or", "&"})
_ADJECTIVES = frozenset({"live", "lost", "away", "straight", "early", "late"})
"""Verbs and adverbs that, right between a number and a plural, are none: "1,000 live births"."""
_SELDOM = words("nouns", "singular", "seldom") - {"others"}
_OBJECTS = frozenset(
    {"that", "how", "what", "why", "to", "into", "no", "up", *words("hedges", "definite"), "a", "an", "it"}
)
"""Words after "shows" and the like that make it a verb."""
_LONGEST = 7
_LABEL = re.compile(r"[A-Z]{3,}\b")
_MODEL = re.compile(r"\s[0-9]{1,4}(?=\s)")
_MODEL_BEFORE_NAME = re.compile(r"\s[0-9]{1,4}(?:-[0-9]{3}(?=\s)|(?=\s[A-Z]))")


class Noun(NamedTuple):
    """The counted noun: its name, the place of its word in the phrase, its end, and whether it is plural."""

    name: str
    place: int
    end: int
    plural: bool


def counted_noun(ahead: Ahead, index: int = 0, *, plural: bool = False) -> Noun | None:
    """The head of the noun phrase whose words begin at ``index``; ``None`` where none is plain.

    The head is the last of the first plural nouns: premodifiers in English are singular, so "public
    housing properties" counts properties.  A number hyphenated to a noun ("three-man team"), or with
    no plural behind it ("12 page document"), counts that first noun.  ``plural`` takes none but plurals,
    and what a hyphen ties to the number.
    """
    first = ahead.get(index)
    if first is None or _stops(ahead, first) or len(first.lower) < 2:
        return None
    if "\n" in first.gap and _LABEL.match(ahead.text, first.start):
        return None  # the label of the next row of a table
    hyphened = first.gap.endswith(HYPHENS)
    if first.lower == "strong" and (
        hyphened or not ((after := ahead.get(index + 1)) and after.lower not in _STOP)
    ):
        return Noun("person", index, first.end, True)
    if hyphened:
        return _noun(ahead, first, index)
    if first.lower in _SELDOM and not _is_verb(ahead, first, ahead.get(index + 1)):
        return Noun(counted_name(first.lower), index, first.end, True)
    return _plural_head(ahead, index) or (None if plural else _singular_head(ahead, first, index))


def _is_verb(ahead: Ahead, word: Word, following: Word | None) -> bool:
    """Whether what may be a plural has an object: "shows how", "includes Wales", but "three shows"."""
    if following is None:
        return False
    names = ahead.text[word.start].islower() and ahead.text[following.start].isupper()
    return names or following.lower in _OBJECTS


def after_scale_letter(ahead: Ahead) -> Noun | None:
    """What "2.7m" counts, where the letter means millions: viewers, a population, but no 60m hurdles."""
    first = ahead.get(0)
    if first is not None and first.lower in _COLLECTIVE and first.gap:
        return Noun("person", 0, first.end, True)
    noun = counted_noun(ahead)
    if noun is None or not noun.plural:
        return None
    phrase = (ahead.get(place) for place in range(noun.place + 1))
    return None if any(word and counted_name(word.lower) in _RACES for word in phrase) else noun


def is_stop(word: str) -> bool:
    """Whether a word (lower case) ends a noun phrase."""
    return word in _STOP


def is_adjective(word: str) -> bool:
    """Whether a word (lower case) looks like an adjective: "successful", "new"."""
    return word in _MODIFIER or word.endswith(("ful", "less", "ous", "able", "ible"))


def _plural_head(ahead: Ahead, index: int) -> Noun | None:
    """The first plural noun of the phrase, or the last of those that stand side by side."""
    word = ahead.get(index)
    position = index
    while word is not None and position - index < _LONGEST:
        if _plural(ahead, word):
            while (following := ahead.get(position + 1)) and _goes_on(ahead, word, following, position):
                word, position = following, position + 1
            return _noun(ahead, word, position)
        if _ends_phrase(ahead, word, position, index):
            return None
        named = ahead.text[word.start].isupper()
        position += 1
        word = ahead.get(position) or ahead.skip(_MODEL if named else _MODEL_BEFORE_NAME, position)
    return None


def _goes_on(ahead: Ahead, word: Word, following: Word, position: int) -> bool:
    """Whether a plural noun only qualifies the noun behind it: "sports cars", "police officers"."""
    if following.lower in _STOP or not following.lower.isalpha():
        return False
    if not _plural(ahead, word):
        return True  # "common" of "5,000 Reuters common shares"
    if _plural(ahead, following):
        if ahead.text[word.start].isupper() and ahead.text[following.start].islower():
            return not ahead.text[word.end - 2].isupper()  # "the Leeds staff"; "GPUs" is no name
        return word.lower in _ATTRIBUTIVE or word.lower in _INVARIANT or word.gap in HYPHENS
    named = ahead.text[word.start].isupper() and is_adjective(following.lower)
    return (word.lower in _ATTRIBUTIVE or named) and _leads_to_plural(ahead, position + 1)


def _ends_phrase(ahead: Ahead, word: Word, position: int, index: int) -> bool:
    """Whether no noun of the phrase stands behind this word; "Kia and Hyundai vehicles" goes on."""
    if word.lower in _COMPARATIVES:
        following = ahead.get(position + 1)
        return following is not None and following.lower == "than"
    if not _stops(ahead, word) or (position > index and word.gap.endswith(HYPHENS)):
        return False  # "four London-based makers"
    return not (word.lower in _LINKS and position > index and _leads_to_plural(ahead, position + 1))


def _plural(ahead: Ahead, word: Word) -> bool:
    """Whether the word is a plural noun; "GPUs" is one by its capitals."""
    lower = word.lower
    return is_plural(lower) or (
        lower[-1] == "s"
        and len(lower) > 2
        and ahead.text[word.end - 2].isupper()
        and ahead.text[word.end - 1] == "s"
    )


def _stops(ahead: Ahead, word: Word) -> bool:
    """Whether the phrase ends before the word; "US", "IT" and "Serie A" are no pronouns or articles."""
    if word.lower not in _STOP or _opens_compound(ahead, word):
        return False
    if word.lower in _ADJECTIVES and word is ahead.get(0):
        following = ahead.get(1)
        return following is None or not _plural(ahead, following)
    return not (word.lower in _CAPITALS and word.gap != "" and ahead.text[word.start].isupper())


def _opens_compound(ahead: Ahead, word: Word) -> bool:
    """Whether a hyphen ties a word to the next alone: "12 by-elections", not "three-to-one"."""
    text, end = ahead.text, word.end
    is_tied = text[end : end + 1] in HYPHENS and text[end + 1 : end + 2].isalpha()
    return is_tied and word.gap not in HYPHENS and word.lower not in _NUMBERS


def _noun(ahead: Ahead, word: Word, index: int) -> Noun | None:
    if not word.lower.isalnum():
        return None
    if ahead.text[word.end : word.end + 1] == ":" and "\n" in ahead.text[ahead.start : word.start]:
        return None  # the label of the next line
    return Noun(counted_name(ahead.text[word.start : word.end]), index, word.end, _plural(ahead, word))


def _leads_to_plural(ahead: Ahead, index: int) -> bool:
    for position in range(index, index + 3):
        word = ahead.get(position)
        if word is None or word.lower in _STOP:
            return False
        if _plural(ahead, word):
            return True
    return False


def _singular_head(ahead: Ahead, first: Word, index: int) -> Noun | None:
    """A singular noun right after the number that measures the next one: "12 page document"."""
    lower = first.lower
    if lower in _STOP or lower in _MODIFIER or lower.endswith(("ly", "ing", "ed")):
        return None
    following = ahead.get(index + 1)
    if following is None or following.lower in _STOP:
        return None
    if not (ahead.text[first.start].islower() and ahead.text[following.start].islower()):
        return None
    return _noun(ahead, first, index)
