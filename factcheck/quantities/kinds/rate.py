"""An amount per something: "$2 per GPU-hour", "37 cts a share", "11 feet per century", "286 tonnes annually".

The unit is a quotient, ``USD/(GPU*hour)``. A denominator with a number of its own is divided out: "$0.55
per million tokens" is 0.00000055 USD/token.
"""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from factcheck.quantities.kinds import QuantityKind
from factcheck.quantities.marks import HYPHENS
from factcheck.quantities.nouns import counted_noun, is_adjective, is_stop
from factcheck.quantities.numberwords import read_words
from factcheck.quantities.numerals import read_digits
from factcheck.quantities.plurals import counted_name
from factcheck.quantities.reading import Ahead
from factcheck.quantities.scene import Scene, Sense, phrase_at
from factcheck.quantities.vocabulary import unit_symbols, words

_ADVERBS = {
    "annually": "year", "yearly": "year", "p.a": "year", "pa": "year", "daily": "day", "weekly": "week",
    "monthly": "month", "hourly": "hour", "quarterly": "quarter",
}  # fmt: skip
_ARTICLES = frozenset({"a", "an", "every", "each"})
_PER = words("nouns", "per")
_WORKERS = words("nouns", "workers")
_SYMBOLS = unit_symbols()
_UNITS = frozenset({"duration", "measure", "money"})
"""Kinds of units that an amount may be per; "per pound" is rather weight."""
_NOT_RATE = frozenset({"ago", "earlier", "later", "long", "old"})


class _Denominator(NamedTuple):
    """What an amount is per: its unit, how many of them, and where the words end.

    The unit is empty in "per 1,000 sold", and people in "12 deaths per 100,000" are ``implied``.
    """

    unit: str
    amount: Decimal
    end: int
    implied: bool = False


def per_something(text: str, sense: Sense, stop: int) -> Sense:
    """The sense with the denominator that follows it: "$2 per GPU-hour", "7.5 per 1,000 births" (0.0075)."""
    unit = sense.unit
    if "/" in unit if unit is not None else not text.startswith("per", sense.end + 1):
        return sense
    per = _denominator(text, sense.end, stop, money=sense.kind == "money")
    if per is None or (per.amount == 1 and unit in (None, per.unit)):
        return sense
    if unit is not None and (not per.unit or (per.implied and sense.kind != "count")):
        return sense
    factor = sense.factor / per.amount
    if unit is None:
        return sense._replace(end=per.end, factor=factor)
    base = f"({per.unit})" if "*" in per.unit else per.unit
    return sense._replace(unit=f"{unit}/{base}", kind="rate", end=per.end, factor=factor)


def _denominator(text: str, end: int, stop: int, *, money: bool) -> _Denominator | None:
    """The denominator that follows an amount ending at ``end``.

    ``money`` lets "a" stand for "per" before things that are sold ("5 dollars a share").
    """
    ahead = Ahead(text, end, stop)
    link = ahead.get(0)
    if link is None:
        if text[end : end + 1] == "/":
            return _unit(text, end + 1, stop)
        return None
    if (adverb := _ADVERBS.get(link.lower)) is not None:
        return _Denominator(adverb, Decimal(1), link.end)
    if link.lower == "per":
        following = ahead.get(1)
        if following is not None and following.lower == "annum":
            return _Denominator("year", Decimal(1), following.end)
        return _unit(text, link.end, stop)
    if link.lower == "for" and (each := ahead.get(1)) is not None and each.lower in ("every", "each"):
        per = _unit(text, each.end, stop)
        return per if per is not None and per.amount > 1 else None  # "for every 1,000 people"
    if link.lower in _ARTICLES:
        return _after_article(ahead, link.lower, money=money)
    return None


def _after_article(ahead: Ahead, article: str, *, money: bool) -> _Denominator | None:
    """ "a year", "an hour", "a share": no rate in "a year ago" and "each time"."""
    first = ahead.get(1)
    if first is None:
        return None
    if article == "each" and not phrase_at(ahead, 1):
        return None
    found = phrase_at(ahead, 1)
    if found is not None and found[0].kind != "money":  # "67 cents a pound" is told of weight
        unit, index, end = found
        following = ahead.get(index)
        if unit.kind == "duration":
            if following is not None and (following.lower in _NOT_RATE or _was_before(ahead, index)):
                return None
            return _Denominator(unit.expression, Decimal(1), end)
        if unit.kind == "measure" and (money or first.lower in _PER):
            return _Denominator(unit.expression, Decimal(1), end)
        return None
    if money and first.lower in _PER:
        second = ahead.get(2)
        if first.lower == "gpu" and second is not None and second.lower == "hour":
            return _Denominator("GPU*hour", Decimal(1), second.end)
        return _Denominator(counted_name(ahead.text[first.start : first.end]), Decimal(1), first.end)
    return None


def _was_before(ahead: Ahead, index: int) -> bool:
    """Whether a time ends the clause with "before": "98 million a year before", not "before tax"."""
    following, beyond = ahead.get(index), ahead.get(index + 1)
    is_before = following is not None and following.lower == "before"
    return is_before and (beyond is None or beyond.lower in ("and", "as", "but", "when", "while"))


def _unit(text: str, position: int, stop: int) -> _Denominator | None:
    """The unit after "per", with the number before it: "per million tokens", "per 100,000 people"."""
    while position < stop and text[position].isspace():
        position += 1
    amount = Decimal(1)
    first = text[position : position + 1]
    number = read_digits(text, position, stop) if first.isdigit() else read_words(text, position, stop)
    if number is not None:
        amount, position = number.numeral.magnitude, number.end
    if amount <= 0 or (number is not None and text[position : position + 1] in HYPHENS):
        return None  # "$6 per 20-minute session"
    return _things(Ahead(text, position, stop), amount)


def _things(ahead: Ahead, amount: Decimal) -> _Denominator | None:
    """``amount`` of the things that ``ahead`` begins with, or of people where it begins with none."""
    word, second, text = ahead.get(0), ahead.get(1), ahead.text
    if word is not None and (text[word.start].isupper() or not is_stop(word.lower)):
        found, time = phrase_at(ahead, 0), phrase_at(ahead, 1)
        if found is not None and word.lower != "pound" and found[0].kind in _UNITS:
            return _Denominator(found[0].expression, amount, found[2])
        if (symbol := _SYMBOLS.get(text[word.start : word.end])) is not None and symbol.kind in _UNITS:
            return _Denominator(symbol.expression, amount, word.end)
        name = counted_name(text[word.start : word.end])
        if time is not None and time[0].kind == "duration" and name.lower() in _WORKERS:
            return _Denominator(f"{name}*{time[0].expression}", amount, time[2])
        if word.lower == "capita":
            return _Denominator("person", amount, word.end)
    noun = counted_noun(ahead) if amount != 1 else None
    if noun is not None:
        return _Denominator(noun.name, amount, noun.end)
    if word is None or is_stop(word.lower):
        return None if amount == 1 else _Denominator("person", amount, ahead.start, implied=True)
    if amount != 1:
        return _Denominator("", amount, ahead.start)
    qualifies = is_adjective(word.lower) and second is not None and not is_stop(second.lower)
    if second is not None and (qualifies or second.lower in _PER):
        word = second  # "per successful claimant", "per Acme share", "per registered share"
    if not word.lower.isalnum():
        return None
    return _Denominator(counted_name(text[word.start : word.end]), amount, word.end)


def read(scene: Scene) -> Sense | None:
    """Nothing: an amount becomes a rate by what follows it, whatever its kind."""
    return None


KIND = QuantityKind(
    name="rate",
    rank=80,
    read=read,
    examples=(
        ("at $2 per GPU-hour", "$2 per GPU-hour", "2", "USD/(GPU*hour)"),
        ("37 cts a share", "37 cts a share", "0.37", "USD/share"),
        ("$0.55 per million tokens", "$0.55 per million tokens", "0.00000055", "USD/token"),
        ("52,000 barrels a day", "52,000 barrels a day", "52000", "barrel/day"),
        ("24,000 Bluebird cars annually", "24,000 Bluebird cars annually", "24000", "car/year"),
        ("11 feet per century", "11 feet per century", "11", "foot/century"),
    ),
    lookalikes=("paid $5m a year ago", "sold 300 cars a decade earlier"),
    explanation=__doc__,
)
