"""A figure rewritten with another number, in the style of its writer."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_EVEN, Decimal

from factcheck.quantities.coverage import nearest
from factcheck.quantities.interval import Interval
from factcheck.quantities.numerals import ONES, TENS
from factcheck.quantities.quantity import Modifier, Numeral, Quantity

# Scale words of one style, smallest first; a number moves within its style only.
_STYLES = (
    {3: "thousand", 6: "million", 9: "billion", 12: "trillion"},
    {3: "thousand", 6: "mln", 9: "bln", 12: "trln"},
    {3: "k", 6: "m", 9: "bn", 12: "tn"},
    {3: "k", 6: "m", 9: "bn", 12: "trn"},
    {3: "k", 6: "mn", 9: "bn", 12: "tn"},
    {3: "k", 6: "m", 9: "bn", 12: "tr"},
    {3: "K", 6: "M", 9: "B", 12: "T"},
    {5: "lakh", 7: "crore"},
)
_NUMBER_WORD = re.compile(
    r"(?:an?|and|point|zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|\w+ty|hundred|thousand"
    r"|million|billion)",
    re.IGNORECASE,
)
_SPELLED_SCALE = re.compile(
    r"(.*\w)([\s‐‑-]+(?:thousand|million|billion|trillion))", re.IGNORECASE | re.DOTALL
)
_DIGITS_ONLY = re.compile(r"[^A-Za-z]+")
_SEPARATOR = re.compile(r"\d([,'’\x20\xa0\u2009\u202f])\d{3}(?!\d)")
_INDIAN = re.compile(r"\d{1,2}(?:,\d\d)+,\d{3}(?!\d)")
# Where Indian figures have a comma: before the last three digits, and every two before them.
_PAIRS = re.compile(r"(?<=\d)(?=(?:\d\d){0,12}\d{3}$)")
_UNITS = {number: word for word, number in (ONES | TENS).items()}
# Most style books have digits from here on; who spells a larger number out, or begins with it, goes further.
_SPELLED_BY_ALL, _SPELLED_BY_SOME = 10, 99
_OPEN_ENDED = re.compile(r"\s*(?:\+|[- ]plus|or (?:more|above|over|higher))(?!\w)", re.IGNORECASE)
_ARTICLE = re.compile(r"\ban?\s+$", re.IGNORECASE)
_DASH = re.compile(r"\s*[-–—‐‑−]\s*")

# How many more digits than the writer gave are tried.
_MORE_DIGITS = 7

# How far off a bound may be told; other numbers half as far.
_FORGIVEN = Decimal("0.10")


@dataclass(frozen=True, slots=True)
class _Style:
    """The parts of a surface around its number, and how the number is written.

    ``gap`` stands between number and scale word; ``words`` are the scale words that the writer's style
    has, by power of ten; ``scale`` is the power in use, 0 for none. Whole numbers up to ``spelled_to`` are
    written in words; ``is_indian`` tells of "12,34,567".
    """

    before: str
    number: str
    gap: str
    after: str
    scale: int
    words: dict[int, str]
    separator: str
    is_indian: bool
    spelled_to: int

    def written(self, number: Decimal, power: int) -> str:
        """The surface with ``number``, told in 10 ** ``power``."""
        word = f"{self.gap}{self.words[power]}" if power else ""
        return f"{self.before}{self._digits(number)}{word}{self.after}"

    def _digits(self, number: Decimal) -> str:
        if number <= self.spelled_to and number == number.to_integral_value():
            word = _spelled(int(number))
            return word.capitalize() if self.number[:1].isupper() else word
        if self.is_indian:
            whole, point, decimals = f"{number:f}".partition(".")
            return _PAIRS.sub(",", whole) + point + decimals
        return f"{number:,f}".replace(",", self.separator)


def _spelled(number: int) -> str:
    """A whole number below a hundred in words."""
    if number in _UNITS:
        return _UNITS[number]
    tens = _UNITS[number - number % 10]
    return f"{tens}-{_UNITS[number % 10]}" if number % 10 else tens


def rewritten(quantity: Quantity, known: Interval) -> Iterator[Quantity]:
    """The figure with numbers that may tell a value of ``known``, the least precise first.

    ``known`` is in the unit of the text. The figures keep hedge and unit; nothing says yet that they
    are right. There are none for a surface whose number cannot be told from its words ("doubled").
    """
    value = nearest(known, quantity.high if quantity.modifier == "up_to" else quantity.low)
    style = _style(quantity)
    if style is None or not known.contains(value) or value * quantity.low <= 0:
        return
    if quantity.modifier in ("more_than", "at_least") and (end := _OPEN_ENDED.search(style.after)):
        plain = replace(style, after=style.after[: end.start()] + style.after[end.end() :])
        yield from _candidates(replace(quantity, modifier=None), plain, value)
    else:
        yield from _candidates(quantity, style, value)


def _candidates(quantity: Quantity, style: _Style, value: Decimal) -> Iterator[Quantity]:
    first = quantity.numerals[0]
    # "40 cents" is 0.40 USD: the number is told in cents again.
    factor = abs(quantity.low / first.magnitude)
    # What stays in the surface beside the number: "crore" in "24 lakh crore", or nothing at all where a
    # price is per million. Number words are replaced as a whole.
    hidden = Decimal(1) if first.in_words else first.scale.scaleb(-style.scale)
    power = _power(style, abs(value) / factor) if hidden == 1 else style.scale
    target = abs(value) / factor / hidden.scaleb(power)
    for number in _numbers(quantity.modifier, style, target):
        surface = style.written(number, power)
        scale = hidden.scaleb(power)
        place = Decimal(1).scaleb(int(number.as_tuple().exponent))
        numeral = replace(
            first,
            end=first.start + len(style.number),
            value=number,
            scale=scale,
            resolution=place * scale,
            significant=_last_digit(number) * scale,
        )
        told = (number * scale * factor).copy_sign(quantity.low)
        end = quantity.start + len(surface)
        yield replace(quantity, end=end, surface=surface, low=told, high=told, numerals=(numeral,))


def _numbers(modifier: Modifier | None, style: _Style, target: Decimal) -> Iterator[Decimal]:
    """Ways to write ``target`` in digits, coarse to fine, on the side that the hedge asks for.

    None is off by more than a reader would forgive, and none is a tie, which others round otherwise.
    """
    toward, strictly = _side(modifier)
    first = -len(style.number.partition(".")[2]) if toward is None else target.adjusted()
    for place in _places(first, with_fives=toward is not None):
        number = (target / place).to_integral_value(toward or ROUND_HALF_EVEN) * place
        if strictly and number == target:
            number += place if toward == ROUND_CEILING else -place
        error = abs(number - target)
        if number > 0 and error <= target * (_FORGIVEN if toward else _FORGIVEN / 2) and error != place / 2:
            decimals = int(place.as_tuple().exponent)
            is_whole = decimals > 0 or (style.scale and number == number.to_integral_value())
            yield number.quantize(Decimal(1) if is_whole else Decimal(1).scaleb(decimals))


def _places(first: int, with_fives: bool) -> Iterator[Decimal]:
    """Places to round to: 100, 50, 10, 5, 1 … or tens alone."""
    for exponent in range(first, first - _MORE_DIGITS, -1):
        yield Decimal(1).scaleb(exponent)
        if with_fives:
            yield Decimal(5).scaleb(exponent - 1)


def _side(modifier: Modifier | None) -> tuple[str | None, bool]:
    """Which way a number behind this hedge is rounded, and whether it must differ from the value."""
    match modifier:
        case "more_than":
            return ROUND_FLOOR, True
        case "at_least":
            return ROUND_FLOOR, False
        case "less_than" | "nearly":
            return ROUND_CEILING, True
        case "at_most" | "up_to":
            return ROUND_CEILING, False
        case _:
            return None, False


def _power(style: _Style, magnitude: Decimal) -> int:
    """The power of ten in which the writer would tell ``magnitude``."""
    if not style.scale:
        return 0
    told = magnitude.scaleb(-style.scale)
    if 1 <= told < 1000 and not (style.words[style.scale] == "thousand" and told % 1):
        return style.scale
    fitting = [
        power for power, word in style.words.items() if power <= magnitude.adjusted() and word != "thousand"
    ]
    return max(fitting, default=0)


def _style(quantity: Quantity) -> _Style | None:
    """The surface taken apart; ``None`` where its number cannot be exchanged."""
    first, last = quantity.numerals[0], quantity.numerals[-1]
    start, end = first.start - quantity.start, last.end - quantity.start
    surface = quantity.surface
    number, rest = surface[start:end], surface[end:]
    if first.in_words and first.scale > 1 and (spelled := _SPELLED_SCALE.fullmatch(number)):
        number, rest = spelled[1], spelled[2] + rest
    if not first.magnitude or not last.magnitude or not 0 <= start < end <= len(surface):
        return None
    between = surface[first.end - quantity.start : last.start - quantity.start]
    if quantity.is_range and not _DASH.fullmatch(between):
        return None
    is_spelled = all(_NUMBER_WORD.fullmatch(word) for word in re.split(r"[\s‐‑-]+", number))
    if not (is_spelled if first.in_words else _DIGITS_ONLY.fullmatch(number)):
        return None
    gap, word, after = _scale_word(rest, last)
    power, words = _words_like(word)
    if not power:
        gap, after = "", rest
    before = _ARTICLE.sub("", surface[:start]) if first.in_words else surface[:start]
    separator = _SEPARATOR.search(number)
    plain = re.search(r"\d{4}", number) is not None
    return _Style(
        before,
        number,
        gap,
        after,
        power,
        words,
        separator[1] if separator else "" if plain else ",",
        _INDIAN.search(number) is not None,
        _spelled_to(first, number),
    )


def _spelled_to(numeral: Numeral, number: str) -> int:
    """The largest number that the writer would spell out."""
    if not numeral.in_words:
        return -1
    return _SPELLED_BY_SOME if numeral.value > _SPELLED_BY_ALL or number[0].isupper() else _SPELLED_BY_ALL


def _scale_word(rest: str, numeral: Numeral) -> tuple[str, str, str]:
    match = re.match(r"([\s‐‑-]{0,2})([A-Za-z]+)(?![A-Za-z])(.*)", rest, re.DOTALL)
    if match is None or numeral.scale == 1:
        return "", "", rest
    return match[1], match[2], match[3]


def _words_like(word: str) -> tuple[int, dict[int, str]]:
    """The power of ten that ``word`` stands for, and the scale words of its style in its case."""
    known = [(power, name, style) for style in _STYLES for power, name in style.items()]
    for power, name, style in known:
        if name == word:
            return power, style
    for power, name, style in known:
        if name == word.lower():
            case = str.upper if word.isupper() else str.capitalize
            return power, {each: case(other) for each, other in style.items()}
    return 0, {}


def _last_digit(number: Decimal) -> Decimal:
    return Decimal(1).scaleb(int(number.normalize().as_tuple().exponent)) if number else Decimal(1)
