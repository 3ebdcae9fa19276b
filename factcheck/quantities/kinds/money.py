"""An amount of money, in the currency's ISO 4217 code.

The currency is written as a sign or code before the digits ("$5.6bn", "US$5.6m", "RMB 3 trn"), or as
a word or code behind ("5.5 mln dlrs", "40 cents", "24 lakh crore rupees"). Cents, pence and the like
are hundredths of the unit. "$" and "dollars" are USD, "francs" are French, "pounds" with a scale word
are sterling, and an adjective decides otherwise ("Canadian dollars", "Swiss francs").
"""

from __future__ import annotations

import re
from decimal import Decimal

from factcheck.quantities.kinds import QuantityKind
from factcheck.quantities.numerals import Number, alternatives, scale_at, scaled
from factcheck.quantities.scene import Scene, Sense
from factcheck.quantities.vocabulary import shared_names

_SHARED = shared_names()
_PLACE = re.compile(
    rf"\b(?:{alternatives({place for places in _SHARED.values() for place in places})})\b", re.IGNORECASE
)
_REACH = 600
_POUNDS = frozenset({"pound", "pounds"})
_VERB_LIKE = frozenset({"won"})


def read(scene: Scene) -> Sense | None:
    """The currency before or after the number."""
    if scene.currency is not None:
        return Sense(scene.currency, "money", _after_code(scene))
    if scene.number.letter and scene.number.end == scene.number.numeral.end:
        shifted = scene.with_scale_letter
        sense = read(shifted) if shifted.unit is not None else None
        return None if sense is None else sense._replace(number=shifted.number)
    if scene.unit is None or scene.unit[0].kind != "money":
        return None
    unit, end = scene.unit
    word = scene.text[scene.number.end : end].strip(" -\n").lower()
    numeral = scene.number.numeral
    if word in _POUNDS and not _sterling(scene):
        return Sense("pound", "measure", end)
    if _is_mark(scene, word):
        return None
    if word in _VERB_LIKE and numeral.scale == 1 and numeral.magnitude < 100:
        return None
    code = _by_place(scene, word) or unit.expression
    scale, after = scale_at(scene.text, end, scene.stop)
    if scale != 1 and numeral.scale == 1:
        number = Number(scaled(numeral, scale), after)
        return Sense(code, "money", after, unit.factor, number)
    return Sense(code, "money", end, unit.factor)


def _is_mark(scene: Scene, word: str) -> bool:
    """Whether a number is a mark and no sum of German marks: "passed the 1,000 mark"."""
    return word.strip() == "mark" and scene.last_word == "the"


def _by_place(scene: Scene, name: str) -> str | None:
    """The currency of a shared name by the last place named before it: "crowns" after "Norway"."""
    places = _SHARED.get(name)
    if places is None:
        return None
    found = _PLACE.findall(scene.text, max(scene.begin, scene.start - _REACH), scene.start)
    return next((places[place.lower()] for place in reversed(found) if place.lower() in places), None)


def _sterling(scene: Scene) -> bool:
    """Whether "pounds" are money: they are when millions are spoken of, and otherwise weight."""
    if scene.number.numeral.scale >= Decimal(1000):
        following = scene.ahead.get(1)
        return following is None or following.lower != "of"
    return False


def _after_code(scene: Scene) -> int:
    """Where the amount ends when the currency is named again behind it: "$76 US", "$5 million dollars"."""
    number_end, text = scene.number.end, scene.text
    if scene.unit is None or scene.unit[0].kind != "money" or scene.unit[0].factor != 1:
        return number_end
    end = scene.unit[1]
    is_of_next = text[end : end + 2].lstrip()[:1].isdigit()  # "$ 20 $ 37"
    return number_end if is_of_next or _is_mark(scene, text[number_end:end]) else end


KIND = QuantityKind(
    name="money",
    rank=10,
    read=read,
    examples=(
        ("a $500-billion project", "$500-billion", "500000000000", "USD"),
        ("paid US$5.6m", "US$5.6m", "5600000", "USD"),
        ("5.5 mln dlrs", "5.5 mln dlrs", "5500000", "USD"),
        ("RMB 3 trn", "RMB 3 trn", "3000000000000", "CNY"),
        ("24 lakh crore rupees", "24 lakh crore rupees", "24000000000000", "INR"),
        ("120.7m euros", "120.7m euros", "120700000", "EUR"),
        ("fell 40 cents", "40 cents", "0.4", "USD"),
        ("7.5 million Danish crowns", "7.5 million Danish crowns", "7500000", "DKK"),
    ),
    lookalikes=("She won 3 of them.", "a 20-pound bag", "the dollar"),
    explanation=__doc__,
)
