"""Numbers as news writes them: digits and fractions, with the scale word behind them.

A number is worth ``value * scale``; its resolution is the place of the last digit written, multiplied
out: "5.50 million" is 5.50 x 1000000, good to 10000.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from factcheck.quantities.quantity import Numeral
from factcheck.quantities.vocabulary import lexicon

_NUMBERS = lexicon("numbers")
ONES: dict[str, int] = _NUMBERS["ones"]
TENS: dict[str, int] = _NUMBERS["tens"]
SCALES: dict[str, int] = {
    form: power for word, power in _NUMBERS["scales"].items() for form in (word, word + "s")
}
_LETTERS: dict[str, int] = _NUMBERS["letters"]
PARTS: dict[str, int] = _NUMBERS["parts"]
MULTIPLIERS: dict[str, Decimal] = {word: Decimal(str(by)) for word, by in _NUMBERS["multipliers"].items()}
VAGUE: dict[str, int] = _NUMBERS["vague"]
VULGAR = {
    "½": (1, 2), "⅓": (1, 3), "⅔": (2, 3), "¼": (1, 4), "¾": (3, 4), "⅕": (1, 5), "⅖": (2, 5), "⅗": (3, 5),
    "⅘": (4, 5), "⅙": (1, 6), "⅚": (5, 6), "⅛": (1, 8), "⅜": (3, 8), "⅝": (5, 8), "⅞": (7, 8),
}  # fmt: skip
DENOMINATORS = frozenset({2, 3, 4, 5, 6, 8, 10, 16, 32, 64})
"""Of fractions in digits; over another number, digits are rather a date, a score or a range."""
LONGEST = 40
"""Digits in the longest number that is read; beyond, it is no quantity of the news."""
_ONE = Decimal(1)
POWERS = tuple(Decimal(10) ** power for power in range(25))
"""Powers of ten, up to that of the largest scale word."""


def alternatives(words: Iterable[str]) -> str:
    """The words as alternatives of a regular expression, longest first, and by their first character.

    The engine gives up an alternative whose first character does not match almost for free.

    >>> alternatives(["mln", "m", "bn"])
    'b(?:n)|m(?:ln|)'
    """
    by_first: dict[str, set[str]] = {}
    for word in sorted(words):
        by_first.setdefault(word[0], set()).add(word[1:])
    return "|".join(
        f"{re.escape(first)}(?:{'|'.join(map(re.escape, sorted(rest, key=lambda word: (-len(word), word))))})"
        for first, rest in by_first.items()
    )


BLANK = r"[\s]{0,20}"
_SCALE = re.compile(rf"\+?+{BLANK}+[-‐‑]?+({alternatives(SCALES)})(?!\w)", re.IGNORECASE)
_LETTER = re.compile(rf"({alternatives(_LETTERS)})(?![\w²³/])")
_LETTER_OF_MONEY = re.compile(rf"({alternatives(_LETTERS)})(?![\w²³])")
"""Behind an amount of money the letter is no unit that could be per something: "$150K/yr"."""
_DIGITS = re.compile(
    rf"""
    ( [0-9]{{1,3}}(?:,[0-9]{{3}}){{1,13}}(?![0-9])                   # 1,463
    | [0-9]{{1,2}}(?:,[0-9]{{2}}){{1,6}},[0-9]{{3}}(?![0-9])         # 12,34,567
    | [0-9]{{1,3}}(?:[\x20\xa0\u2009\u202f][0-9]{{3}}){{1,4}}(?![0-9.,]{{0,20}}[0-9]|[-/])  # 12 345
    | [0-9]{{1,3}}(?:['’][0-9]{{3}}){{1,8}}(?![0-9])                     # 1’463, as the Swiss write it
    | [0-9]+ )?
    ( \.[0-9]+ )?
    ( (?:e[-+−]?[0-9]{{1,2}} | E(?:[-+−][0-9]{{1,2}}|[0-9]{{2}}))(?!\w)        # 1e24, but not 7E7
    | \s?[×x]\s?10\^?[-−⁻]?[0-9⁰¹²³⁴-⁹]{{1,2}}(?!\w) )?
    (?: [-\s]?([0-9]{{1,2}})\s?[/⁄]\s?([0-9]{{1,3}})(?![0-9/⁄]) | \s?([{"".join(VULGAR)}]) )?
    """,
    re.VERBOSE,
)
_DECIMAL_COMMA = re.compile(r",([0-9]{1,2})(?![0-9,])(?=(\s?(?:%|€|euros?\b|per\s?cent\b))?)")
"""Decimals as the continent writes them: "€5,50", "0,3%"; an English comma has three digits behind it."""
_SLASHES = frozenset("/⁄")
_BELOW = re.compile(r"[/⁄]([0-9]{1,3})(?![0-9/⁄.,]{0,20}[0-9])")
_RUN = re.compile(r"\.?[0-9]+")
_EXPONENT = re.compile(r"[\s^eE]|[×x]\s?10")
_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻−", "0123456789--")


def scale_at(text: str, position: int, stop: int) -> tuple[Decimal, int]:
    """What a scale word at ``position`` multiplies by, and where it ends; 1 where there is none."""
    power, end, _ = _scale(text, position, stop, False)
    return POWERS[power], end


class Number(NamedTuple):
    """A numeral with the end of its scale word; ``letter`` is a scale letter that could be a unit."""

    numeral: Numeral
    end: int
    letter: str = ""


@lru_cache(maxsize=16384)
def worth(digits: str, power: int) -> tuple[Decimal, Decimal, Decimal, Decimal]:
    """Value, scale, resolution and place of the last non-zero digit of plain digits.

    >>> [str(part) for part in worth("300", 9)]
    ['300', '1000000000', '1000000000', '100000000000']
    """
    value = Decimal(digits)
    scale = POWERS[power]
    whole, _, decimals = digits.partition(".")
    resolution = POWERS[power - len(decimals)] if power >= len(decimals) else scale.scaleb(-len(decimals))
    stripped = (whole + decimals).rstrip("0")
    zeros = len(whole) + len(decimals) - len(stripped) if stripped else 0
    return value, scale, resolution, resolution * POWERS[zeros] if zeros < 25 else resolution.scaleb(zeros)


def read_digits(text: str, position: int, stop: int, *, money: bool = False) -> Number | None:
    """The number whose first digit, decimal point or vulgar fraction stands at ``position``.

    ``money`` says that a currency stands in front, so that "m" and "b" are surely scale letters.
    ``None`` where the digits are too many or make no number.

    >>> read_digits("6-3/8 pct", 0, 9).numeral.value
    Decimal('6.375')
    >>> read_digits("5.50 million", 0, 12).numeral.resolution
    Decimal('10000')
    """
    match = _DIGITS.match(text, position, stop)
    if match is None or not match.group():
        return None
    whole, decimals, exponent, over, under, vulgar = match.groups()
    end = match.end()
    if end - position > LONGEST:
        return None
    if whole and not whole.isdigit():
        whole = re.sub(r"\D", "", whole)
    plain = whole and not (decimals or exponent or over or vulgar)
    if plain and text[end : end + 1] == "," and text[max(0, position - 1)] != ",":
        comma = _DECIMAL_COMMA.match(text, end, stop)
        if comma is not None and (money or comma.group(2)):
            decimals, end = f".{comma.group(1)}", comma.end(1)
    number = (whole or "0" if whole or decimals else "") + (decimals or "")
    sliced = not over and not decimals and text[end : end + 1] in _SLASHES
    if sliced and (bare := _BELOW.match(text, end, stop)) and not _is_range(bare, stop):
        return _with_fraction(text, position, bare.end(), stop, "", number, bare.group(1), None)
    if over or vulgar:
        return _with_fraction(text, position, end, stop, number, over, under, vulgar)
    power, after, letter = _scale(text, end, stop, money)
    if exponent and not power:
        shift = int(_EXPONENT.sub("", exponent).translate(_SUPERSCRIPTS))
        value, _, resolution, significant = worth(number, 0)
        factor = _ONE.scaleb(shift)
        return Number(Numeral(position, end, value, factor, resolution * factor, significant * factor), end)
    value, scale, resolution, significant = worth(number, power)
    return Number(Numeral(position, end, value, scale, resolution, significant), after, letter)


def _is_range(below: re.Match[str], stop: int) -> bool:
    """Whether two numbers around a slash are amounts of what follows: "72/78 mln"."""
    return int(below.group(1)) not in DENOMINATORS and bool(_SCALE.match(below.string, below.end(), stop))


def _with_fraction(
    text: str,
    position: int,
    end: int,
    stop: int,
    number: str,
    over: str | None,
    under: str | None,
    vulgar: str | None,
) -> Number | None:
    above, below = VULGAR[vulgar] if vulgar else (int(over or 0), int(under or 0))
    if "." in number or below == 0:
        return None
    if above >= below:
        return None
    step = _ONE / below
    power, after, letter = _scale(text, end, stop, False)
    scale = POWERS[power]
    numeral = Numeral(position, end, Decimal(number or 0) + above * step, scale, step * scale, step * scale)
    return Number(numeral, after, letter)


def _scale(text: str, end: int, stop: int, money: bool) -> tuple[int, int, str]:
    """Power of ten of the scale words or the scale letter at ``end``, where they end, and the letter."""
    power = 0
    while (match := _SCALE.match(text, end, stop)) and power < 24:
        power += SCALES[match.group(1).lower()]
        end = match.end()
    if power:
        return min(power, 24), end, ""
    gap = text[end : end + 1] if money else ""
    letters = _LETTER_OF_MONEY if money else _LETTER
    match = letters.match(text, end + (gap in (" ", ".")), stop)  # "$5 M", and "£17.m" by a slip of the pen
    if match is None or (gap == " " and match.group(1) not in "BMK"):
        return 0, end, ""
    letter = match.group(1)
    if not money and letter in ("m", "mm", "t"):
        return 0, end, letter
    return _LETTERS[letter], match.end(), letter


def digits_end(text: str, start: int, stop: int) -> int:
    """Where the run of digits ends that begins at ``start``, a leading decimal point included."""
    match = _RUN.match(text, start, stop)
    return match.end() if match else start + 1


def negated(numeral: Numeral) -> Numeral:
    """The numeral with a minus sign."""
    return replace(numeral, value=-numeral.value)


def read_scale_letter(number: Number) -> Number:
    """The number with its letter taken as a scale: "2.7m" as 2.7 million."""
    numeral = number.numeral
    scale = POWERS[_LETTERS[number.letter]]
    return Number(scaled(numeral, scale), numeral.end + len(number.letter), number.letter)


def scaled(numeral: Numeral, scale: Decimal) -> Numeral:
    """The numeral with a further scale word: "5" in "5 to 6 million"."""
    return replace(
        numeral,
        scale=numeral.scale * scale,
        resolution=numeral.resolution * scale,
        significant=numeral.significant * scale,
    )
