"""Figures, intervals and facts in the words of a reason."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal

from factcheck.agreement.comparison import Comparison
from factcheck.facts.fact import Fact
from factcheck.quantities.interval import Interval
from factcheck.quantities.plurals import plural
from factcheck.quantities.quantity import Quantity
from factcheck.quantities.units import kind_of

_HEDGES = {
    "approximately": "about",
    "more_than": "more than",
    "at_least": "at least",
    "less_than": "less than",
    "at_most": "at most",
    "nearly": "nearly",
    "up_to": "up to",
    "exactly": "exactly",
}
_SCALE_WORDS = {
    Decimal(10) ** power: word for power, word in ((6, "million"), (9, "billion"), (12, "trillion"))
}
_SYMBOLS = {"USD": "$", "EUR": "€", "GBP": "£", "JPY": "¥", "INR": "₹"}

_DEGREES = {"degC": "°C", "degF": "°F"}

# A figure that tells its hedge itself: "$300 billion+", "100,000-plus jobs", "60-odd firms".
_TELLS_HEDGE = re.compile(
    r"\+|\b(?:plus|odd)\b|\bor (?:so|more|above|over|fewer|less|under|below|higher|lower)\b"
)

_ONE_DECIMAL = re.compile(r"\.\d$")

# Below, a price for each is told for a million: what costs so little is sold by the million.
_TOO_SMALL = Decimal("0.001")

# A value that was never written for readers: digits and a unit expression from a table.
_BARE_VALUE = re.compile(r"[-+]?[\d.]+(?:[eE][-+]?\d+)?(?: to [-+]?[\d.]+)?(?: [\w*/()]+)?")


def number(value: Decimal, scale: Decimal = Decimal(1), apart: Decimal | None = None) -> str:
    """``value`` told in ``scale``, with separators, and no more digits than a reader wants.

    It has the digits that it takes to tell it from a value that lies ``apart`` from it.

    >>> number(Decimal("5450000"), Decimal(1000000)), number(Decimal(2560)), number(Decimal(1) / 3)
    ('5.45', '2,560', '0.333333')
    >>> number(Decimal("10385.475")), number(Decimal("10385.475"), apart=Decimal("0.01"))
    ('10,385.5', '10,385.475')
    """
    scaled = value / scale
    if scaled and scaled != scaled.to_integral_value():
        last = min(-1, scaled.adjusted() - 5, (apart / scale).adjusted() - 1 if apart else 0)
        if int(scaled.as_tuple().exponent) < last:
            scaled = scaled.quantize(Decimal(1).scaleb(last), ROUND_HALF_UP)
    text = f"{scaled:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _scale_of(quantity: Quantity) -> Decimal:
    """What the number in the text counts: millions, cents, dollars per million tokens, or ones."""
    numeral = quantity.numerals[-1]
    worth = abs(quantity.high / numeral.value) if numeral.value and quantity.high else numeral.scale
    return worth if worth in _SCALE_WORDS or worth < 1 else Decimal(1)


def _told(quantity: Quantity, *values: Decimal, between: str = " to ") -> str:
    """Values in the scale of the text, the scale word once at the end; parts in words in percent."""
    if quantity.unit is None and quantity.numerals[-1].in_words and 0 < quantity.high < 1:
        return between.join(number(round(100 * value, 1)) for value in values) + "%"
    scale = _scale_of(quantity)
    word = f" {_SCALE_WORDS[scale]}" if scale in _SCALE_WORDS else ""
    apart = max(values) - min(values)
    return between.join(number(value, scale, apart) for value in values) + word


def interval_told(interval: Interval, quantity: Quantity) -> str:
    """The interval as a reason says it: "5.45 to 5.55 million"."""
    if interval.low is None:
        end = _told(quantity, interval.high or Decimal(0))
        return f"anything below {end}" if interval.high_open else f"anything up to {end}"
    if interval.high is None:
        end = _told(quantity, interval.low)
        return f"anything above {end}" if interval.low_open else f"anything from {end} up"
    if interval.low == interval.high:
        return _told(quantity, interval.low)
    return _told(quantity, interval.low, interval.high)


def figure(quantity: Quantity) -> str:
    """The figure as written, with its hedge: "about $5.5 million"."""
    hedge = _HEDGES.get(quantity.modifier or "")
    if quantity.is_range and " and " in quantity.surface:
        hedge = hedge or "between"
    is_told = hedge is None or _TELLS_HEDGE.search(quantity.surface)
    return quantity.surface if is_told else f"{hedge} {quantity.surface}"


def covers(comparison: Comparison) -> str:
    """What the figure covers: "$5.5 million covers 5.45 to 5.55 million"."""
    interval = interval_told(comparison.covered, comparison.quantity)
    return upper_first(f"{figure(comparison.quantity)} covers {interval}")


def known(comparison: Comparison) -> str:
    """The fact's value, and what it is in the unit of the text where that is another."""
    told = fact_value(comparison.fact)
    if not comparison.is_converted:
        return told
    ends = [end for end in (comparison.known.low, comparison.known.high) if end is not None]
    in_text = _told(comparison.quantity, *dict.fromkeys(ends))
    return f"{told}, or {in_text} {unit_told(comparison.quantity.unit)}".rstrip()


def rounded(value: Decimal, quantity: Quantity, place: Decimal) -> str:
    """``value`` rounded to ``place``, in the scale of the text and without its word."""
    steps = (value / place).to_integral_value(ROUND_HALF_UP)
    return number(steps * place, _scale_of(quantity))


def fact_value(fact: Fact) -> str:
    """The fact's value as its curator wrote it; values from a table, and of variants, are written out."""
    if fact.written and not _BARE_VALUE.fullmatch(fact.written):
        return fact.written
    ends = [end for end in (fact.interval.low, fact.interval.high) if end is not None]
    return " to ".join(amount(end, fact.unit) for end in dict.fromkeys(ends)) or fact.written


def amount(value: Decimal, unit: str | None) -> str:
    """A value with its unit as news writes it.

    >>> amount(Decimal(5576000), "USD"), amount(Decimal(4), "percent"), amount(Decimal(1700), "person")
    ('$5.576 million', '4%', '1,700 people')
    >>> amount(Decimal("5.5E-7"), "USD/token")
    '$0.55 per million tokens'
    >>> amount(Decimal("0.6"), "GBP"), amount(Decimal(2500000), "GBP")
    ('£0.60', '£2.5 million')
    """
    head, slash, per = (unit or "").partition("/")
    if slash and abs(value) < _TOO_SMALL:
        value, per = value * 1_000_000, f"million {per}s"
    scale = max((scale for scale in _SCALE_WORDS if abs(value) >= scale), default=Decimal(1))
    digits = number(value, scale) + (f" {_SCALE_WORDS[scale]}" if scale != 1 else "")
    if head in _SYMBOLS and _ONE_DECIMAL.search(digits):
        digits += "0"
    if unit == "percent":
        return f"{digits}%"
    if head in _SYMBOLS:
        return f"{_SYMBOLS[head]}{digits}{slash and f' per {_words(per)}'}"
    return f"{digits} {unit_told(head + slash + per, value)}" if unit else digits


def unit_told(unit: str | None, value: Decimal = Decimal(2)) -> str:
    """The unit in words, plural unless ``value`` is one.

    >>> unit_told("tonne/year"), unit_told("part_per_million")
    ('tonnes per year', 'parts per million')
    """
    head, slash, per = (unit or "").partition("/")
    name, per_what, of = _words(head).partition(" per ")
    *first, last = name.split(" ")
    if value != 1 and (kind_of(head) in ("count", "duration", "measure") or last == "point" or per_what):
        last = _DEGREES.get(last) or plural(last)
    return " ".join([*first, last]) + per_what + of + (slash and f" per {_words(per)}")


def _words(expression: str) -> str:
    """A part of a unit expression in words.

    >>> _words("(GPU*hour)"), _words("square_meter")
    ('GPU hour', 'square meter')
    """
    return expression.strip("()").removeprefix("delta_").replace("_", " ").replace("*", " ")


def upper_first(text: str) -> str:
    """The text with a capital letter at its beginning."""
    return text[:1].upper() + text[1:]
