"""How many of a thing that is counted: "59 Chinese apps", "2,048 Nvidia H800 GPUs", "13 people".

The unit is the noun that is counted, singular and in lower case unless it is an acronym; people are
``person``. The surface takes in the words from the number to the noun. Product names count their
class ("16,000 H100s": GPU), and a worker with a time makes a product ("GPU hours": GPU*hour).
"""

from __future__ import annotations

import re

from factcheck.quantities.kinds import QuantityKind
from factcheck.quantities.marks import HYPHENS, OPENING, POSSESSIVE
from factcheck.quantities.nouns import Noun, after_scale_letter, counted_noun, is_stop
from factcheck.quantities.numerals import ONES, alternatives
from factcheck.quantities.plurals import counted_name
from factcheck.quantities.reading import Ahead
from factcheck.quantities.scene import Scene, Sense
from factcheck.quantities.vocabulary import Unit, unit_phrases, words

_GPUS = frozenset(name.lower() for name in words("names", "gpus", "names"))
_GPU_NOUNS = frozenset({"gpu", "gpus"})
_CHIPS = frozenset({"chip", "card", "processor"})
_DETERMINERS = words("context", "around", "determiners")
_ARTICLES = frozenset({"a", "an", "this", "that", "another"})
_WORKERS = words("nouns", "workers")
_MODEL_WORDS = re.compile(r"parameter|\bLLM|\bMoE\b|language model|\bmodels?\b|\bweights\b", re.IGNORECASE)
_SIZE = re.compile(
    rf"""\s (?:[0-9]{{1,3}}(?:,[0-9]{{3}})*(?:\.[0-9]{{1,2}})?|{alternatives(ONES)})
         (?:[-‐‑][A-Za-z]{{1,20}}){{1,3}} (?=\s)""",
    re.VERBOSE,
)
_TIME: dict[str, Unit] = {
    form: unit
    for form, alternatives in unit_phrases().items()
    for rest, unit in alternatives
    if not rest and unit.kind in ("duration", "measure")
}


def read(scene: Scene) -> Sense | None:
    """The noun that the number counts."""
    number = scene.number
    numeral = number.numeral
    if number.letter in ("m", "mm") and number.end == numeral.end:
        return _with_scale_letter(scene)
    if scene.last_word == "magnitude":
        return Sense("magnitude", "count", number.end)
    one = numeral.in_words and numeral.magnitude == 1
    noun = counted_noun(scene.ahead, one=one)
    if noun is not None and not (noun.plural or _is_tied(scene) or _is_determined(scene)):
        noun = None
    if noun is None and (apart := _of_which(scene) or _of_a_size(scene)) is not None:
        return apart
    if noun is None:
        return _parameters(scene) or _of_a_point(scene)
    return _sense(scene, noun)


def _is_tied(scene: Scene) -> bool:
    return scene.text.startswith(HYPHENS, scene.number.end)


def _is_determined(scene: Scene) -> bool:
    """Whether a determiner opens the phrase of the number: "a new 12 page report", "zero growth"."""
    if scene.number.numeral.value == 0:
        return True
    for word in reversed(scene.before[-3:]):
        lower = word.lower().lstrip(OPENING)
        if lower in _ARTICLES or lower in _DETERMINERS or lower.endswith(POSSESSIVE):
            return True
        if is_stop(lower) or not lower[-1:].isalnum():
            return False
    return False


def _of_a_point(scene: Scene) -> Sense | None:
    """ "1/2 point", "0.25 point"."""
    word = scene.ahead.get(0)
    part = word is not None and word.lower == "point" and 0 < scene.number.numeral.magnitude < 1
    return Sense("point", "count", word.end) if part and word is not None else None


def _of_which(scene: Scene) -> Sense | None:
    """ "Two of the company's plants": the noun stands behind "of", and the surface is the number alone."""
    link, determiner = scene.ahead.get(0), scene.ahead.get(1)
    if link is None or determiner is None or link.lower != "of" or scene.number.numeral.magnitude == 1:
        return None
    if determiner.lower not in _DETERMINERS and not determiner.lower.endswith(("'s", "’s")):
        return None
    noun = counted_noun(scene.ahead, 2)
    if noun is None or not noun.plural:
        return None
    sense = _sense(scene, noun)
    return None if sense is None or sense.kind != "count" else sense._replace(end=scene.number.end)


def _of_a_size(scene: Scene) -> Sense | None:
    """ "Three 20-minute sessions": the noun stands behind a figure of its own."""
    size = _SIZE.match(scene.text, scene.number.end, scene.stop)
    noun = None if size is None else counted_noun(Ahead(scene.text, size.end(), scene.stop))
    return Sense(noun.name, "count", scene.number.end) if noun is not None and noun.plural else None


def _sense(scene: Scene, noun: Noun) -> Sense | None:
    word = scene.ahead.get(noun.place)
    previous = scene.ahead.get(noun.place - 1) if noun.place else None
    assert word is not None
    unit = _TIME.get(word.lower)
    if unit is not None and unit.kind == "duration":
        if previous is not None and counted_name(previous.lower) in _WORKERS:
            worker = counted_name(scene.text[previous.start : previous.end])
            return Sense(f"{worker}*{unit.expression}", "count", word.end)
        return Sense(unit.expression, "duration", word.end)
    if unit is not None and previous is None:
        return Sense(unit.expression, unit.kind, word.end)
    following = scene.ahead.get(noun.place + 1)
    works = word.lower in _GPU_NOUNS or counted_name(word.lower) in _WORKERS
    if works and following is not None and (time := _TIME.get(following.lower)) and time.kind == "duration":
        return Sense(f"{noun.name}*{time.expression}", "count", following.end)
    if _product(noun.name) or (previous is not None and _is_chip(noun.name, previous.lower)):
        return Sense("GPU", "count", word.end)
    return Sense(noun.name, "count", noun.end)


def _is_chip(noun: str, model: str) -> bool:
    """Whether "H100 cards" or "K9 accelerators" are GPUs: a known model, or any model of accelerator."""
    if noun == "accelerator":
        return any(letter.isdigit() for letter in model)
    return noun in _CHIPS and _product(model)


def _product(name: str) -> bool:
    return name.lower() in _GPUS or name.lower().removesuffix("s") in _GPUS


def _with_scale_letter(scene: Scene) -> Sense | None:
    """ "2.7m sales": the letter is a scale when counted things follow it, else a unit of its own."""
    shifted = scene.with_scale_letter
    noun = after_scale_letter(shifted.ahead)
    sense = None if noun is None else _sense(shifted, noun)
    return None if sense is None else sense._replace(number=shifted.number)


def _parameters(scene: Scene) -> Sense | None:
    """ "671B", of a model: parameters."""
    if scene.number.letter != "B":
        return None
    low = max(scene.begin, scene.start - 300)
    if _MODEL_WORDS.search(scene.text, low, min(scene.stop, scene.number.end + 300)):
        return Sense("parameter", "count", scene.number.end)
    return None


KIND = QuantityKind(
    name="count",
    rank=50,
    read=read,
    examples=(
        ("59 Chinese apps", "59 Chinese apps", "59", "app"),
        ("2,048 Nvidia H800 GPUs", "2,048 Nvidia H800 GPUs", "2048", "GPU"),
        ("16,000 H100s and more", "16,000 H100s", "16000", "GPU"),
        ("2.788 million GPU hours", "2.788 million GPU hours", "2788000", "GPU*hour"),
        ("75,000 people died", "75,000 people", "75000", "person"),
        ("a three-man team", "three-man", "3", "man"),
        ("2.7m viewers", "2.7m viewers", "2700000", "viewer"),
    ),
    lookalikes=("Section 427 rules", "one of the best", "a 3-2 win"),
    explanation=__doc__,
)
