"""A number with its surroundings, as the kinds of quantity see it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import NamedTuple

from factcheck.quantities.numerals import Number, alternatives, read_scale_letter
from factcheck.quantities.quantity import Kind
from factcheck.quantities.reading import Ahead
from factcheck.quantities.vocabulary import Unit, unit_phrases, unit_symbols

_SYMBOLS = unit_symbols()
_SYMBOL = re.compile(rf"(\s?[(\[{{<]?)({alternatives(_SYMBOLS)})(?![\w²³$])")
_APART = frozenset("in A AU au s N J K MT mi ly C F mb lm MP Pa Nm pp c h R W Y Re Sh FF pm kt LE BD SR TL Fl Ft GB".split())
"""Symbols that, with a blank before them, are rather a word: taken only where the phrase ends."""
_ENDS = re.compile(r"\.?(?=\s*(?:$|[.,;:!?)\]}>]|and\b|to\b|or\b|at\b|with\b|of\b|per\b|from\b|for\b))")
_PHRASES = unit_phrases()
_CLOSING = {"(": ")", "[": "]", "{": "}", "<": ">"}


class Sense(NamedTuple):
    """What a number counts or measures, and where the words that say so end."""

    unit: str | None
    kind: Kind
    end: int
    factor: Decimal = Decimal(1)
    number: Number | None = None
    start: int = -1


@dataclass
class Scene:
    """A number in its paragraph ``text[begin:stop]``.

    ``prefix`` is the ISO 4217 code of a currency sign in front, and ``start`` where that sign stands.
    ``before`` are the words in front of it all, nearest last.
    """

    text: str
    begin: int
    stop: int
    start: int
    number: Number
    before: list[str]
    prefix: str | None = None

    @cached_property
    def ahead(self) -> Ahead:
        """The words after the number and its scale word."""
        return Ahead(self.text, self.number.end, self.stop)

    @cached_property
    def unit(self) -> tuple[Unit, int] | None:
        """The unit written after the number and where it ends."""
        return self._symbol() or unit_at(self.ahead, 0)

    @property
    def last_word(self) -> str:
        """The word right before, in lower case, without opening marks."""
        return self.before[-1].lower().lstrip("(\"“'‘[") if self.before else ""

    def _symbol(self) -> tuple[Unit, int] | None:
        match = _SYMBOL.match(self.text, self.number.end, self.stop)
        if match is None:
            return None
        gap, symbol = match.groups()
        end = match.end()
        if gap and gap[-1] in _CLOSING:
            if self.text[end : end + 1] != _CLOSING[gap[-1]]:
                return None
            return _SYMBOLS[symbol], end + 1
        if gap and (symbol in _APART or (len(symbol) == 1 and symbol.isupper())) and not _ENDS.match(self.text, end, self.stop):
            return None
        if symbol in ("%", "％") and (longer := unit_at(self.ahead, 0)):
            return longer if longer[1] > end else (_SYMBOLS[symbol], end)
        return _SYMBOLS[symbol], end


def unit_at(ahead: Ahead, index: int) -> tuple[Unit, int] | None:
    """The unit in words that begins at word ``index`` of ``ahead``, and where it ends."""
    found = phrase_at(ahead, index)
    return None if found is None else (found[0], found[2])


def phrase_at(ahead: Ahead, index: int) -> tuple[Unit, int, int] | None:
    """As ``unit_at``, with the index of the word after the unit in the middle."""
    first = ahead.get(index)
    if first is None:
        return None
    choices = _PHRASES.get(first.lower)
    if choices is None:
        return None
    for rest, unit in choices:
        end = first.end
        for offset, expected in enumerate(rest, index + 1):
            word = ahead.get(offset)
            if word is None or word.lower != expected:
                break
            end = word.end
        else:
            return unit, index + 1 + len(rest), end
    return None


def as_scale(number: Number, text: str) -> Number:
    """The number with the letter behind it read as a scale, "m" as million."""
    return read_scale_letter(number, text)
