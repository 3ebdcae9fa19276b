"""The noun phrases of a sentence and what stands between them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from factcheck.claims.claim import Word
from factcheck.claims.grammar import classes

_PHRASE = re.compile(
    r"""
      (?P<lead>[dp]a*|)                 # its
      (?P<words>[nm](?:-?[nm])*)      # quarterly net profit, Bank of England
      (?P<owns>s?)                    # 's: the next phrase belongs to this one
    """,
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase: half-open indexes into the words of its sentence.

    ``lead`` is where its determiner or possessive stands, ``first`` its first word of its own, ``last`` the
    word after its last, "'s" left out. ``owns`` is true when "'s" follows.
    """

    lead: int
    first: int
    last: int
    owns: bool


@dataclass(frozen=True, slots=True)
class Syntax:
    """A sentence as it is read: one letter for each word (``grammar.py``) and its phrases in order.

    ``place`` tells for each word which phrase it is in, -1 for none.
    """

    words: Sequence[Word]
    letters: str
    phrases: tuple[Phrase, ...]
    place: tuple[int, ...]

    def phrase_at(self, at: int) -> Phrase | None:
        """The phrase that the word ``at`` is in."""
        return self.phrases[self.place[at]] if 0 <= at < len(self.place) and self.place[at] >= 0 else None

    def owner(self, phrase: Phrase) -> Phrase | None:
        """The phrase in the possessive right before ``phrase`` or before the figures that lead it in."""
        at = phrase.lead - 1
        while at >= 0 and self.letters[at] in "fa-":
            at -= 1
        owner = self.phrase_at(at)
        return owner if owner is not None and owner.owns else None

    def said(self, first: int, last: int) -> list[str]:
        """The lower-cased words from ``first`` up to ``last``."""
        return [word.lower for word in self.words[first:last]]


def read_syntax(
    words: Sequence[Word],
    figures: Iterable[tuple[int, int]],
    times: Iterable[tuple[int, int]],
    names: Iterable[tuple[int, int]],
) -> Syntax:
    """The syntax of a sentence; figures, times and names are half-open ranges of its words."""
    letters = classes(words, figures, times, names)
    phrases: list[Phrase] = []
    place = [-1] * len(words)
    for match in _PHRASE.finditer(letters):
        phrase = Phrase(match.start(), match.start("words"), match.end("words"), bool(match["owns"]))
        place[match.start() : match.end()] = [len(phrases)] * (match.end() - match.start())
        phrases.append(phrase)
    return Syntax(words, letters, tuple(phrases), tuple(place))
