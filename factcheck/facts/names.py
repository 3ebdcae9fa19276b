"""How names are found in a text: folded keys, short forms, near spellings.

A name and the place that mentions it are cut into words by the same rule and folded to the same key,
so that "Llama 3.1-405B", "Llama 3.1 405B" and, over a line break, "LLAMA 3.1 405B" meet.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

from factcheck.quantities.plurals import singular

_WORD = re.compile(
    r"""
      (?<!\w) (?: [^\W\d_]\. )+ [^\W\d_] (?!\w) \.?   # an abbreviation with dots: U.S., D.C.
    | [^\W\d_]+ (?: [\u0300-\u036f]+ [^\W\d_]* )*     # letters, with combining accents
    | \d+ [^\W_]*                                     # digits and what hangs on them: 405B
    | &
    """,
    re.VERBOSE,
)
_JOINER = re.compile(
    r"[^\S\n]*+\n?+[^\S\n]*+|[-\u2010-\u2013]"
)  # white space within a paragraph, or a hyphen
_ROMAN = re.compile(r"[IVX]+")
_LONGEST_GAP = 3  # between two words of one name there is at most ", " or so
_CONNECTORS = frozenset({"of", "the", "and", "for", "de", "la", "du", "van", "von"})
_NEAR_LETTERS = 6
_SHORT = 4  # letters of a word in which a slip would be seen
_NEAR_WORDS = 4


class Word(NamedTuple):
    """A word at ``start`` to ``end`` of a text.

    ``cased`` is what is compared, without accents and dots. ``gap`` is the folded text between this
    word and the one before: "" inside a word ("R|1"), " " for space or hyphen, ``None`` where no name
    can go on.
    """

    start: int
    end: int
    cased: str
    gap: str | None


def words_of(text: str, start: int = 0, end: int | None = None) -> tuple[Word, ...]:
    """The words of ``text`` from ``start`` to ``end``, with offsets into the whole of it."""
    found: list[Word] = []
    last, behind = "", None  # the word before, and where it ends
    for match in _WORD.finditer(text, start, len(text) if end is None else end):
        word, at = match[0], match.start()
        if not (word.isascii() and word.isalpha()):
            word = _plain(word)
        if behind is None:
            gap = None
        elif text[behind:at] == " " and word.isalpha():
            gap = " "  # as nearly everywhere
        else:
            gap = _gap(last, text[behind:at], word)
        last, behind = word, match.end()
        found.append(Word(at, behind, word, gap))
    return tuple(found)


def _plain(word: str) -> str:
    """A word without dots and accents, "and" for the sign."""
    if word == "&":
        return "and"
    parts = unicodedata.normalize("NFKD", word.replace(".", ""))
    return "".join(char for char in parts if char.isalnum()) or word


def _gap(last: str, between: str, word: str) -> str | None:
    if not between:
        return "" if word[0].isdigit() else " "  # "R1" is one word, "AT&T" is three
    is_joiner = between == " " or _JOINER.fullmatch(between)
    if is_joiner or (between == ". " and _is_abbreviation(last)):
        return "" if word[0].isdigit() and last[-1].isalpha() else " "
    goes_on = len(between) <= _LONGEST_GAP and "\n" not in between
    return between.replace("\u2019", "'") if goes_on else None


def _is_abbreviation(word: str) -> bool:
    """Whether a full stop after the word may shorten it: "St. Louis", "Co. Durham"."""
    return len(word) <= 3 and word[0].isupper() and word[1:].islower()


def key_of(words: Sequence[Word]) -> str:
    """The folded key of words that stand next to each other.

    >>> key_of(words_of("Llama 3.1-405B")), key_of(words_of("Lanner drones"))
    ('llama3.1 405b', 'lanner drone')
    """
    parts = [folded(words[0].cased)]
    for word in words[1:]:
        parts += [" " if word.gap is None else word.gap, folded(word.cased)]
    return "".join(parts)


@lru_cache(maxsize=16_384)
def folded(word: str) -> str:
    """A word in lower case and in the singular."""
    return singular(word.lower())


def spans_from(words: Sequence[Word], first: int, longest: int) -> Iterator[tuple[int, int, str]]:
    """The spans of up to ``longest`` words from ``first`` on that may be a name, with keys, longest first."""
    if first and words[first].start == words[first - 1].end:
        return  # the "1" of "R1" opens no name
    last = first + 1
    while last < min(len(words), first + longest) and words[last].gap is not None:
        last += 1
    for end in range(last, first, -1):
        if end == len(words) or not _goes_on(words[end - 1], words[end]):
            yield first, end, key_of(words[first:end])


def _goes_on(last: Word, following: Word) -> bool:
    """Whether a name that seems to end with a word goes on, and so is another name.

    "V" goes on in "V3", "Llama 3" in "Llama 3.1", and "Skerry Bank" in "Skerry Bank II".
    """
    if following.gap == " ":
        return len(following.cased) > 1 and _ROMAN.fullmatch(following.cased) is not None
    return following.start == last.end or (following.gap == "." and following.cased[0].isdigit())


def spelling_of(name: str) -> tuple[str, ...]:
    """The words of a name in their case, a leading article in lower case: it follows the sentence."""
    spelled = [word.cased for word in words_of(name)]
    if len(spelled) > 1 and spelled[0] in ("The", "A", "An"):
        spelled[0] = spelled[0].lower()
    return tuple(spelled)


def agrees(written: Sequence[str], name: Sequence[str]) -> bool:
    """Whether words of a text can be a name of the same key, going by capitals and number.

    A capitalised word of a name must be capitalised or in capitals in the text, and a short acronym as
    it is. A lower-case word may have any case, and beside a capitalised one any number: "Lanner drones"
    are the Lanner drone, while "airlines" are not "the airline".

    >>> agrees(["who"], ["WHO"]), agrees(["APPLE"], ["Apple"]), agrees(["Oil"], ["oil"])
    (False, True, True)
    """
    if len(written) != len(name):  # "405B 5" has the key of "405B5"
        return False
    any_number = not all(word.islower() for word in name)
    return all(_word_agrees(*pair, any_number) for pair in zip(written, name, strict=True))


def _word_agrees(written: str, name: str, any_number: bool) -> bool:
    if name.islower():
        return any_number or written.lower() == name
    if not name[0].isalpha():
        return written.lower() == name.lower()
    if name.isupper() and 2 <= len(name) <= 5:
        return written == name
    return written == name or (written[0].isupper() and written.lower() == name.lower())


def short_form(name: str) -> str | None:
    """The part of a name of several words that stands for the whole, if one is distinctive.

    >>> short_form("Castellan Semiconductor"), short_form("Hurricane Ottilie"), short_form("World Bank")
    ('Castellan', 'Ottilie', None)
    """
    words = list(words_of(name))
    while words and words[0].cased.lower() in {"the", "a", "an"} | _list("before"):
        del words[0]
    while words and words[-1].cased.lower() in _list("after"):
        del words[-1]
        if words and words[-1].cased.lower() in _CONNECTORS:
            return None
    kept = name[words[0].start : words[-1].end] if words else ""
    if kept in ("", name) or not _can_stand_alone(words):
        return None
    return kept


def without_article(alias: str) -> str | None:
    """The common noun of an alias such as "the auction", which a text may also write "a new auction"."""
    article, _, noun = alias.partition(" ")
    return noun if article.lower() == "the" and noun[:1].islower() else None


def _can_stand_alone(words: Sequence[Word]) -> bool:
    if not words[0].cased[0].isupper() or words[0].cased.lower() in _CONNECTORS:
        return False
    if len(words) > 1:
        return any(word.cased.lower() not in _list("never") for word in words)
    cased = words[0].cased
    return cased.lower() not in _list("never") and (len(cased) > 3 or (len(cased) > 1 and cased.isupper()))


def surname(name: str) -> str | None:
    """The last word of a name of two or three capitalised words, which may be a person's.

    It stands for the whole only in a text that gives the whole.

    >>> surname("Dana Okoro"), surname("Marlow Homes"), surname("Varland general election")
    ('Okoro', None, None)
    """
    words = words_of(name)
    last = words[-1].cased if words else ""
    if not 2 <= len(words) <= 3 or not all(word.cased.istitle() and word.cased.isalpha() for word in words):
        return None
    if len(last) < 3 or any(last.lower() in _list(kind) for kind in ("after", "never", "before")):
        return None
    return last


@cache
def _list(kind: str) -> frozenset[str]:
    lists = tomllib.loads((files("factcheck.facts") / "names.toml").read_text("utf-8"))
    return frozenset(lists[kind])


def near_keys_of_name(spelling: Sequence[str]) -> tuple[str, ...]:
    """The two keys under which a name can be found when it is misspelt: its halves, with its length.

    One slip of the pen leaves either half as it is. Names with digits or Roman numerals have none:
    "Skerry Bank II" and "Skerry Bank III" are two things, not one and a slip.
    """
    letters = "".join(spelling).lower()
    if len(letters) < _NEAR_LETTERS or not letters.isalpha() or not spelling[0][0].isupper():
        return ()
    if any(_ROMAN.fullmatch(word) for word in spelling):
        return ()
    return _halves(letters, len(letters))


def near_keys_of_text(words: Sequence[Word]) -> tuple[str, ...]:
    """The keys of all names that the words may misspell, one letter more or less."""
    letters = "".join(word.cased for word in words).lower()
    return tuple(
        key for length in range(len(letters) - 1, len(letters) + 2) for key in _halves(letters, length)
    )


def _halves(letters: str, length: int) -> tuple[str, str]:
    half = length // 2
    return f"{length}<{letters[:half]}", f"{length}>{letters[half - length :]}"


def may_misspell(key: str, name: str) -> bool:
    """Whether a key may be the slip of a pen for a name, apart from how alike they are.

    Slips spare first letters and short words, and an ending more or less is another word.

    >>> may_misspell("castelan steel", "castellan steel"), may_misspell("berkeley law", "berkeley lab")
    (True, False)
    >>> may_misspell("american", "america"), may_misspell("lipper", "clipper")
    (False, False)
    """
    if key[0] != name[0] or key.startswith(name) or name.startswith(key):
        return False
    words, others = key.split(), name.split()
    if len(words) != len(others):
        return True
    pairs = zip(words, others, strict=True)
    return all(one == other or min(len(one), len(other)) > _SHORT for one, other in pairs)


def capitalised_runs(words: Sequence[Word]) -> Iterator[tuple[int, int]]:
    """Where words could be a misspelt name: (first, past the last), longest first from each start."""
    for first, word in enumerate(words):
        if not _may_be_misspelt(word):
            continue
        last = first + 1
        while last < min(len(words), first + _NEAR_WORDS) and words[last].gap == " ":
            if not _may_be_misspelt(words[last]) and words[last].cased not in _CONNECTORS:
                break
            last += 1
        for end in range(last, first, -1):
            letters = sum(len(word.cased) for word in words[first:end])
            if _may_be_misspelt(words[end - 1]) and letters >= _NEAR_LETTERS:
                yield first, end


def _may_be_misspelt(word: Word) -> bool:
    return word.cased[0].isupper() and word.cased.isalpha()
