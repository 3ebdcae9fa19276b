"""Where sentences end: by rule, in one pass, without building tokens."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib import resources

_END = re.compile(
    r"""
      (?<![.!?…]) (?P<stop>[.!?…]++)        # a run of stops, seen once
      (?P<closers>["'”’)\]»*_]*+)            # quotation marks and brackets that close behind it
      (?P<space>(?:[^\S\n]++|\n(?![^\S\n]*+\n))++)
    | \n[^\S\n]*+\n\s*+                      # a blank line ends a sentence whatever stands before it
    """,
    re.VERBOSE,
)
_NEXT = re.compile(r"""["'“‘«(\[*_¿¡$€£¥]*+(?P<word>[^\W_]++(?:['’][^\W_]++)?)?""")
_DOTTED = re.compile(r"[^\W\d]{1,2}(?:\.[^\W\d]{1,2})+\Z|[^\W\d_a-z]\Z")
_SPACE = re.compile(r"\s+")
_LONGEST_WORD = 24
_LONGEST = 4000  # more is no sentence, whatever it lacks: what is done for each must stay bounded


@cache
def _words() -> dict[str, frozenset[str]]:
    written = resources.files(__package__).joinpath("abbreviations.toml").read_text(encoding="utf-8")
    return {name: frozenset(words) for name, words in tomllib.loads(written).items()}


def sentences(text: str, start: int = 0, end: int | None = None) -> tuple[tuple[int, int], ...]:
    """The half-open spans of the sentences of ``text[start:end]``, in order, without white space around.

    Together they cover all that is not white space. A full stop after an abbreviation or an initial
    ends a sentence only before a word that opens sentences; no stop does before a lower-case word.
    After 4,000 characters without an end, the next white space is one.

    >>> text = "Shares of Acme Inc. rose 3.5 pct. It cut costs in the U.S. The rest is as it was."
    >>> [text[a:b] for a, b in sentences(text)]
    ['Shares of Acme Inc. rose 3.5 pct.', 'It cut costs in the U.S.', 'The rest is as it was.']
    """
    end = len(text) if end is None else end
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    found = []
    for match in _END.finditer(text, start, end):
        if match["stop"] is None:
            if match.start() > start:
                found.append((start, start + len(text[start : match.start()].rstrip())))
            start = match.end()
        elif _ends(text, start, match, end):
            found.append((start, match.start("space")))
            start = match.end()
    if start < end:
        found.append((start, end))
    return tuple(piece for span in found for piece in _bounded(text, *span))


def _bounded(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while end - start > _LONGEST and (space := _SPACE.search(text, start + _LONGEST, end)):
        yield start, space.start()
        start = space.end()
    yield start, end


def _ends(text: str, start: int, match: re.Match[str], end: int) -> bool:
    following = _NEXT.match(text, match.end(), end)
    after = following["word"] if following else None
    if after and after[0].islower():
        # "iPhone" and "eBay" do open sentences.
        return any(letter.isupper() for letter in after[1:3])
    if match["stop"] != ".":
        return not _is_name(text, start, match)
    before = _word_before(text, start, match.start())
    words = _words()
    if before in words["always_inside"]:
        return False
    if before.isdigit():
        # "1. Rents rise": the number of a list, at the start of its line.
        return match.start() - len(before) > start
    numeric = after is not None and after[0].isdigit()
    if before in words["before_numbers"]:
        return not numeric
    if before in words["seldom_last"] or _DOTTED.match(before):
        return not numeric and (after is None or after in words["openers"])
    return True


def _is_name(text: str, start: int, match: re.Match[str]) -> bool:
    return match["stop"] == "!" and _word_before(text, start, match.start()) in _words()["with_exclamation"]


def _word_before(text: str, start: int, stop: int) -> str:
    """The word that the stop follows; an all-capitals one is spelt as its abbreviation is listed."""
    words = text[max(start, stop - _LONGEST_WORD) : stop].split()
    word = words[-1].rsplit("-", 1)[-1].rsplit("—", 1)[-1].lstrip("\"'“‘(*_[/") if words else ""
    return word.capitalize() if len(word) > 1 and word.isupper() and "." not in word else word
