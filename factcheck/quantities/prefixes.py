"""What stands right before digits: a currency, a sign, or a word that they belong to."""

from __future__ import annotations

import re
from typing import NamedTuple

from factcheck.quantities.marks import OPENING
from factcheck.quantities.numerals import alternatives
from factcheck.quantities.vocabulary import currency_symbols, words

_CODES = currency_symbols()
_SIGNS = frozenset(symbol[-1] for symbol in _CODES if not symbol[-1].isalnum() and symbol[-1] not in "./=")
_ATTACHED = re.compile(
    rf"""(?: {alternatives(_CODES)}
           | (?<!\w)(?: (?i:us|c|hk|nz|cad|aud|usd|nzd|can|aus|cdn|mex|nt)\s? | (?i:u\.s\.) | [AS]\s? )\$
         )\s?$""",
    re.VERBOSE,
)
_RUN = re.compile(r"[0-9]+")
_VERSION = re.compile(
    r"[0-9](?![0-9]|[.,][0-9]|\s?(?:k|m|mn|bn|b|tn|trn|mln|bln|million|billion|trillion)\b)"
)
"""A digit alone after a letter alone: a name ("R1"), not a price."""
_WORDS_ONLY = frozenset({"Re", "Sh", "Fl", "LE", "FF", "TL", "SR", "BD", "ALL", "TRY"})
"""Codes that, with a blank before the digits, are rather another word."""
_LETTERS = {
    "us": "USD",
    "c": "CAD",
    "hk": "HKD",
    "nz": "NZD",
    "nt": "TWD",
    "A": "AUD",
    "S": "SGD",
    "C": "CAD",
}
_NAMES = {"ringgit": "MYR", "ringgits": "MYR"}
"""Currencies whose name stands before the amount as well."""
_NEGATING = frozenset({"minus"})
_HYPHENED = words("context", "around", "hyphened")
"""Words that a hyphen ties to an amount: "sub-300", "minus-130", "the now-18 month-old"."""


class Prefix(NamedTuple):
    """Where the amount starts, its currency code and sign; or why the digits are none."""

    start: int
    currency: str | None = None
    sign: int = 1
    reason: str = ""


def prefix_of(text: str, begin: int, floor: int, start: int) -> Prefix:
    """What stands before the digits at ``start`` of the paragraph that begins at ``begin``.

    What stands before ``floor``, where the last figure ended, belongs to that figure.

    >>> prefix_of("paid US$5m", 0, 0, 8)
    Prefix(start=5, currency='USD', sign=1, reason='')
    >>> prefix_of("the H100", 0, 0, 5).reason
    'name'
    """
    if start <= floor:
        return Prefix(start)
    previous = text[start - 1]
    if previous in " \n\t\xa0\u2009\u202f":
        return _apart(text, floor, start)
    return _attached(text, begin, floor, start, previous)


def _attached(text: str, begin: int, floor: int, start: int, previous: str) -> Prefix:
    lead = text[start - 2] if start - 2 >= begin else " "
    if previous in "-−–":
        return _after_dash(text, begin, floor, start, lead)
    if previous == "+":
        return Prefix(start - 1) if not lead.isalnum() else Prefix(start)
    if previous == "(" and lead in _SIGNS:
        return Prefix(start - 2, _CODES[lead], -1)
    if (previous in _SIGNS or previous.isalpha() or previous in ".=") and (
        found := _currency(text, floor, start)
    ):
        return found
    if previous.isalnum() or previous in "#@_\\&" or (previous in "=./" and lead.isalpha()):
        return Prefix(start, reason="name")
    if previous == "." and lead.isdigit():
        return Prefix(start, reason="name")
    if previous == "[" and lead.isalnum():
        return Prefix(start, reason="name")  # a note: "the map[3] shows"
    if previous in "'’‘" and (run := _RUN.match(text, start)) and run.end() - start == 2:
        return Prefix(start, reason="date")
    return Prefix(start)


def _after_dash(text: str, begin: int, floor: int, start: int, lead: str) -> Prefix:
    """A dash is a minus sign after a blank or a bracket.

    It is no sign after a digit ("10-20"), a figure, or another dash ("the bulk --6.7 billion--").
    """
    if lead.isdigit() or lead in "-−–" or start - 1 == floor > begin:
        return Prefix(start)
    if lead.isalpha() or lead in ".)'’_":
        words = text[max(floor, start - 14) : start - 1].split()
        word = words[-1].lower().lstrip("-") if words else ""
        if word not in _HYPHENED:
            return Prefix(start, reason="name")
        return Prefix(start, sign=-1 if word in _NEGATING else 1)
    if lead in _SIGNS and (found := _currency(text, floor, start - 1)):
        return found._replace(sign=-1)
    return Prefix(start - 1, sign=-1)


def _currency(text: str, floor: int, start: int) -> Prefix | None:
    """The currency sign or code that touches the digits at ``start``."""
    match = _ATTACHED.search(text[max(floor, start - 8) : start])
    if match is None:
        return None
    written = match.group().strip()
    if written.isalpha() and len(written) == 1 and _VERSION.match(text, start):
        return None
    at = start - len(match.group())
    if at > floor and text[at].isalpha() and (text[at - 1].isalnum() or text[at - 1] in "-_"):
        return None
    code = _CODES.get(written) or _CODES.get(written.upper().replace(" ", "").replace("U.S.", "US")) or "USD"
    if at > floor and text[at - 1] in "-−" and not (at > 1 and _binds(text[at - 2])):
        return Prefix(at - 1, code, -1)
    return Prefix(at, code)


def _binds(lead: str) -> bool:
    """Whether a dash after this character is no sign."""
    return lead.isalnum() or lead in "-−"


def _apart(text: str, floor: int, start: int) -> Prefix:
    """A currency sign or code with a blank before the digits: "$ 75 million", "RMB 3 trn"."""
    last = text[start - 2] if start - 2 >= floor else " "
    if not (last in _SIGNS or last.isalpha() or last == "."):
        return Prefix(start)
    low = max(floor, start - 14)
    word = text[low:start].rsplit(None, 1)[-1].lstrip(OPENING)
    code = _CODES.get(word) or (_CODES.get(word.upper()) if word.endswith("$") else _NAMES.get(word.lower()))
    if code is None or (len(word) == 1 and word.isalpha()) or word in _WORDS_ONLY:
        return Prefix(start)
    at = text.rfind(word, low, start)
    words = text[low:start].split()
    if (
        word == "$"
        and len(words) > 1
        and (lettered := _LETTERS.get(words[-2], _LETTERS.get(words[-2].lower())))
    ):
        return Prefix(text.rfind(words[-2], low, at), lettered)
    return Prefix(at, code)
