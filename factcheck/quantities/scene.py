"""A number with its surroundings, as the kinds of quantity see it."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from factcheck.quantities.marks import HYPHENS, OPENING
from factcheck.quantities.numerals import Number, alternatives, read_scale_letter
from factcheck.quantities.quantity import Kind, Modifier
from factcheck.quantities.reading import Ahead
from factcheck.quantities.vocabulary import Unit, unit_phrases, unit_symbols, words

_SYMBOLS = unit_symbols()
_SYMBOL = re.compile(rf"(\s?+[(\[{{<]?+|[-‐‑](?=\w\w))({alternatives(_SYMBOLS)})(?![\w²³$])")
_APART = words("context", "around", "wordlike_symbols")
"""Symbols that, with a blank before them, are rather a word: taken only where the phrase ends."""
_ENDS = re.compile(r"\.?(?=\s*(?:$|[.,;:!?)\]}>]|and\b|to\b|or\b|at\b|with\b|of\b|per\b|from\b|for\b))")
_PRIME = re.compile(r"""['′](?![A-Za-z_])|\s?["″](?!\w)""")
_QUOTED = 300
"""Characters in which the mark that a prime could close is looked for."""
_PHRASES = unit_phrases()
_PERCENT = frozenset({"%", "％"})
_CLOSING = {"(": ")", "[": "]", "{": "}", "<": ">"}


class Sense(NamedTuple):
    """What a number counts or measures, where the words that say so end, and the hedge among them."""

    unit: str | None
    kind: Kind
    end: int
    factor: Decimal = Decimal(1)
    number: Number | None = None
    modifier: Modifier | None = None


class Scene:
    """A number in its paragraph ``text[begin:stop]``.

    ``currency`` is the ISO 4217 code of a currency sign in front, and ``start`` where that sign stands.
    ``before`` are the words in front of it all, nearest last, and ``ahead`` those behind the number and
    its scale word. ``last_word`` is the word right before, in lower case, without opening marks.
    ``unit`` is the unit that is written there, and where it ends.
    """

    __slots__ = (
        "ahead",
        "before",
        "begin",
        "currency",
        "last_word",
        "number",
        "start",
        "stop",
        "text",
        "unit",
    )

    def __init__(
        self,
        text: str,
        begin: int,
        stop: int,
        start: int,
        number: Number,
        before: list[str],
        currency: str | None = None,
    ) -> None:
        self.text = text
        self.begin = begin
        self.stop = stop
        self.start = start
        self.number = number
        self.before = before
        self.last_word = before[-1].lower().lstrip(OPENING) if before else ""
        self.currency = currency
        self.ahead = Ahead(text, number.end, stop)
        self.unit = self._symbol() or unit_at(self.ahead, 0)

    def behind(self, end: int) -> Scene:
        """The same with what follows ``end`` behind the number: "states" of "five or more states"."""
        number = self.number._replace(end=end)
        return Scene(self.text, self.begin, self.stop, self.start, number, self.before)

    @property
    def with_scale_letter(self) -> Scene:
        """The same with the letter behind the digits taken as a scale: "2.7m sales"."""
        number = read_scale_letter(self.number)
        return Scene(self.text, self.begin, self.stop, self.start, number, self.before)

    def _symbol(self) -> tuple[Unit, int] | None:
        match = _SYMBOL.match(self.text, self.number.end, self.stop)
        if match is None:
            return self._prime()
        gap, symbol = match.groups()
        end = match.end()
        if gap and gap[-1] in _CLOSING:
            if self.text[end : end + 1] != _CLOSING[gap[-1]]:
                return None
            return _SYMBOLS[symbol], end + 1
        if gap in HYPHENS:  # "a 10-kg bag"; "one-in-five" has no inches
            measures = _SYMBOLS[symbol].kind == "measure" and (symbol not in _APART or symbol.isupper())
            return (_SYMBOLS[symbol], end) if measures else None
        wordlike = symbol in _APART or (len(symbol) == 1 and symbol.isupper())
        if gap and wordlike and not _ENDS.match(self.text, end, self.stop):
            return None
        if symbol == "s" and self.number.numeral.value == int(self.number.numeral.value):
            return None  # "the over-65s"
        if symbol in _PERCENT and (longer := unit_at(self.ahead, 0)) and longer[1] > end:
            return longer
        return _SYMBOLS[symbol], end

    def _prime(self) -> tuple[Unit, int] | None:
        """Feet or inches: "5' 10\""; not where the mark closes a quotation."""
        match = _PRIME.match(self.text, self.number.end, self.stop)
        if match is None:
            return None
        mark = match.group()[-1]
        earlier = self.text.rfind(mark, max(self.begin, self.start - _QUOTED), self.start)
        if earlier >= 0 and (earlier == self.begin or not self.text[earlier - 1].isalnum()):
            return None
        return Unit("foot" if mark in "'′" else "inch", "measure"), match.end()


def unit_at(ahead: Ahead, index: int) -> tuple[Unit, int] | None:
    """The unit in words that begins at word ``index`` of ``ahead``, and where it ends."""
    found = phrase_at(ahead, index)
    return None if found is None else (found[0], found[2])


def phrase_at(ahead: Ahead, index: int) -> tuple[Unit, int, int] | None:
    """As ``unit_at``, with the index of the word after the unit in the middle."""
    first = ahead.get(index)
    if first is None:
        return None
    name = first.lower.replace(".", "")
    choices = _PHRASES.get(name.removesuffix("'s"))
    if choices is None or (name.endswith("'s") and choices[-1][1].kind != "duration"):
        return None  # "one hour's worth", but not "50 Cent's"
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
