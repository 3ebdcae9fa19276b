"""Numbers that are no claim by their shape or as names; years and days beside a month are in ``dates.py``."""

from __future__ import annotations

import re

from factcheck.quantities.marks import HYPHENS, OPENING, POSSESSIVE
from factcheck.quantities.numerals import DENOMINATORS
from factcheck.quantities.plurals import is_plural
from factcheck.quantities.scene import Scene, Sense
from factcheck.quantities.vocabulary import words

_MONTHS = words("names", "months", "names")
_DAYS = words("names", "months", "days")
_DESIGNATORS = words("names", "designators")
_OPENERS = words("names", "openers")
_SHAPES = re.compile(
    r"""
      (?P<clock_time>
          [0-2]?[0-9][:.][0-5][0-9](?::[0-5][0-9])?\s?(?:[ap]\.?m\b\.?|GMT\b|UTC\b|BST\b|E[SD]T\b|CET\b|ET\b|hrs\b)
        | [0-2]?[0-9]:[0-5][0-9](?:[:.][0-9]{1,2}(?:\.[0-9]{1,3})?)?(?![0-9])
        | [0-9]:[0-9]{2}\.[0-9]{1,3}
        | [01]?[0-9]\s?(?:[ap]\.\s?m\b\.?|[ap]m\b)
        | [01]?[0-9]\s(?:o['’]clock|noon|midnight)
        | [0-2][0-9][0-5][0-9]\s?
          (?:(?i:GMT|UTC|BST|[ECMP][SD]T|CET|local\stime)|ET|hrs|hours\s(?:GMT|UTC|local))\b
        | 0[0-9][0-5][0-9](?![0-9,.]{0,20}[0-9]|\s[0-9]) )
    | (?P<date>
          [0-3]?[0-9](?P<between>[/.-])[0-3]?[0-9](?P=between)(?:[0-9]{4}|[0-9]{2})(?![0-9])
        | (?:1[0-9]|20)[0-9]{2}-[01][0-9](?:-[0-3][0-9])?(?![0-9.,]{0,20}[0-9])
        | (?:1[89]|20)[0-9]{2}[-–/](?:(?:1[89]|20)[0-9]{2}|[0-9]{2})(?![0-9,.]{0,20}[0-9])
        | (?:1[0-9]|20)[0-9]{2}['’]?s(?!\w)
        | [1-9]0['’]?s(?!\w)
        | [0-9]{1,4}\s(?:[bB]\.\s?[cC]\.(?:\s?[eE]\.)?|[aA]\.\s?[dD]\.|[cC]\.\s?[eE]\.) )     # "250 c.e."
    | (?P<telephone_number>
          [0-9]{1,4}(?:-[0-9]{2,4}){2,4}(?:/[0-9]{1,4})?(?!\w)
        | [0-9]{3}-[0-9]{4}(?!\w|\s[a-z])
        | 0[0-9]{2,4}(?:\s[0-9]{3,4}\s?[0-9]{3,4}|(?:\s[0-9]{1,4}){3})(?![0-9])
        | [0-9]{3}\)\s?[0-9]{3}-[0-9]{4}(?![0-9]) )
    | (?P<version> [0-9]{1,4}(?:\.[0-9]{1,4}){2,4}(?![0-9]) )
    | (?P<ordinal>
          [0-9,]{0,9}(?<!1)1(?:st|ST)(?!\w|\s[0-9]{1,2}\s?lb)
        | [0-9][0-9,]{0,9}(?:nd|rd|th|ND|RD|TH)(?!\w) )
    | (?P<score> [0-9]{1,2}:[0-9]{1,2}(?![0-9]) )
    | (?P<name> 0[0-9]{1,5}(?![0-9.,/-]) )                   # "007", "the 0870 numbers"
    """,
    re.VERBOSE,
)
_PLAIN = re.compile(
    r"""
    (?!0[0-9]) [0-9,]{1,40} (?:\.[0-9]{1,20})?
    (?= $ | ,(?![0-9]) | [;!?"”%$€£] | \)(?!\s?[0-9])
      | \s(?![0-9] | [ap]\.?\s?m\b | [a-cA-C]\. | noon | midnight | o['’]
            | (?i:GMT|UTC|BST|[ECMP][SD]T|CET|local) | ET | hrs | hours) )
    """,
    re.VERBOSE,
)
"""Digits with nothing behind them that any of the shapes has."""
_WORD_END = re.compile(r"[\w]*(?:[-‐‑./’'][\w]+)*")
_LAST_WORD = re.compile(r"[^\W\d_]+$")
_RANGE_AHEAD = re.compile(r"[\s-]{1,8}(?:to|or)[\s-]{1,8}(?:two|three|four|five|[1-9])", re.IGNORECASE)
_ODDS = re.compile(r"(?:/[0-9]{1,4}){1,3}")
_LIST = re.compile(r"[0-9]{1,2}[.)]\s")
_AGE_ENDS = re.compile(r"[,.]|$|\s[-–—]\s|\sand\s[0-9]{1,2},")
_NOUNS_IN_ED = ("bed", "speed", "seed", "breed", "shed", "sled", "weed")
_DIALLING = frozenset({"call", "called", "calling", "ring", "ringing"})
_SET_LEAD = re.compile(r"[0-9]-[0-9]{1,2}\s\($")  # "6-7 (6/8)", of tennis
_A_COIN = re.compile(r"\sCent(?!s)")
_NOWADAYS = frozenset({"now", "then"})
_LOWER_NAMES = frozenset({"no", "no.", "nos", "number", "numbers", "type", "aged", "age", "ages"})


def shape(text: str, start: int, stop: int) -> tuple[str, int] | None:
    """Why digits are no amount by their shape alone, and where they end.

    >>> shape("10:30 p.m. on", 0, 13), shape("22nd", 0, 4), shape("5,576 GPUs", 0, 10)
    (('clock time', 10), ('ordinal', 4), None)
    """
    if _PLAIN.match(text, start, stop):
        return None
    match = _SHAPES.match(text, start, stop)
    if match is None:
        return None
    return str(match.lastgroup).replace("_", " "), match.end()


def odds_end(text: str, end: int, stop: int) -> int:
    """Where odds or a date end whose first number ends at ``end``: "5/1"."""
    match = _ODDS.match(text, end, stop)
    return match.end() if match else end


def word_end(text: str, start: int, stop: int) -> int:
    """Where the word ends that has ``start`` in it, with what hyphens and full stops tie to it."""
    match = _WORD_END.match(text, start, stop)
    return match.end() if match else start + 1


def is_list_number(text: str, begin: int, start: int, stop: int) -> bool:
    """Whether digits open a line as the number of a list: "1. " or "2) "."""
    if not _LIST.match(text, start, stop):
        return False
    lead = text[max(begin, start - 12) : start].rstrip(" \t(")
    if not lead:
        return start - begin < 12
    return lead.endswith("\n") and (not lead.strip() or lead.rstrip()[-1] in ".:;!?")


def is_odd_fraction(scene: Scene) -> bool:
    """Whether "9/11" or "7/12" is rather a date or a score than a part of a whole."""
    numeral = scene.number.numeral
    above, slash, below = scene.text[numeral.start : numeral.end].partition("/")
    lead = scene.text[max(scene.begin, numeral.start - 8) : numeral.start]
    return (
        bool(slash) and above.isdigit() and (int(below) not in DENOMINATORS or bool(_SET_LEAD.search(lead)))
    )


def is_title(scene: Scene) -> bool:
    """Whether a capitalised number word inside a sentence opens a title: "Sunday's Six Nations match"."""
    text, start = scene.text, scene.number.numeral.start
    if not scene.number.numeral.in_words or not text[start].isupper() or not scene.before:
        return False
    word = scene.before[-1]
    following = scene.ahead.get(0)
    # In the headline "Blair Wins Two Votes" everything has capitals.
    return (
        word[-1].isalnum()
        and any(each[0].islower() for each in scene.before[-3:])
        and following is not None
        and text[following.start].isupper()
        and not text[following.start : following.end].isupper()
    )


def _is_model(scene: Scene) -> bool:
    """Whether the digits are those of a model: "the Smartmodem 9600B", "the 5000 series"."""
    following, numeral = scene.ahead.get(0), scene.number.numeral
    if following is not None and following.lower == "series":
        return numeral.value >= 100
    written = scene.text[numeral.start : numeral.end]
    return scene.number.letter.isupper() and numeral.value >= 1000 and "," not in written


def is_product(scene: Scene) -> bool:
    """Whether what looks like money is a name: "Epson R800", "Million Dollar Baby", "50 Cent"."""
    numeral, before = scene.number.numeral, scene.before
    if scene.currency is None:
        return is_title(scene) or _A_COIN.match(scene.text, scene.number.end) is not None
    written = scene.text[scene.start : scene.number.end]
    return (
        written[0].isalpha()
        and written[1:].isdigit()
        and len(before) > 0
        and before[-1][0].isupper()
        and numeral.value < 10000
    )


def is_age(scene: Scene) -> bool:
    """Whether the number is a person's age between commas: "Jamie Armstrong, 25, said", "now 25,"."""
    before = scene.before[:-1] if scene.last_word in _NOWADAYS else scene.before
    return (
        len(before) > 0
        and before[-1].endswith(",")
        and before[-1][0].isupper()
        and _AGE_ENDS.match(scene.text, scene.number.end, scene.stop) is not None
        and scene.number.numeral.value < 120
        and not scene.number.numeral.in_words
    )


def reason(scene: Scene, sense: Sense) -> str:
    """Why a number is no figure although it makes the given sense; empty where it is one."""
    number, text = scene.number, scene.text
    numeral = number.numeral
    if sense.kind in ("measure", "duration"):
        attached = sense.end - numeral.end == 1 and text[numeral.end].isalpha()
        return "name" if attached and is_name(scene, counted=False) else ""
    if sense.kind == "count" and text[numeral.end : numeral.end + 1] in HYPHENS:
        word = text[numeral.end + 1 : sense.end].lower()
        if word.endswith("ed") and not word.endswith(_NOUNS_IN_ED):
            return "word"  # "a two-handed backhand"
    if is_title(scene) or _is_model(scene):
        return "name"
    if is_odd_fraction(scene):
        return "date or score"
    whole = number.end == numeral.end
    if whole and text[number.end : number.end + 1].isalpha() and sense.number is None:
        return "name"
    if is_name(scene, counted=sense.kind == "count" and ends_in_plural(text, sense.end)):
        return "name"
    if sense.kind == "number" and is_age(scene):
        return "age"
    one = numeral.in_words and numeral.magnitude == 1 and whole and not text.startswith("-point", numeral.end)
    if one and not opens_range(text, number.end, scene.stop):
        return "pronoun"
    return ""


def opens_range(text: str, end: int, stop: int) -> bool:
    """Whether "one" is the lower end of a range: "one to two years"."""
    return _RANGE_AHEAD.match(text, end, stop) is not None


def is_name(scene: Scene, *, counted: bool) -> bool:
    """Whether the word before makes the number a name: "Section 427", "Llama 3.1", "Boeing 737".

    ``counted`` tells that a noun or unit follows, as it may after a capitalised word that only opens
    the sentence: "In Wales 300 people".
    """
    number = scene.number
    numeral = number.numeral
    lettered = number.letter != "" and number.end == numeral.end + 1  # "Figure 3b"
    if not scene.before or scene.currency is not None or not (lettered or number.end == numeral.end):
        return False
    word = scene.before[-1]
    lower = word.lower().lstrip(OPENING)
    if word[-1] in ",;:!?)" or lower in _OPENERS:
        return False
    if word.endswith(POSSESSIVE) and not numeral.in_words and lower not in _DESIGNATORS:
        return False
    capital = word.lstrip(OPENING)[:1].isupper()
    written = scene.text[numeral.start : numeral.end]
    if "," in written:
        return False
    if lower in _DIALLING:
        return not counted and written.isdigit() and len(written) >= 3
    if lower in _DESIGNATORS or lower.rstrip(".") in _DESIGNATORS:
        if lower in _LOWER_NAMES:
            return True
        return capital or not counted
    if lettered:
        return False
    if numeral.in_words:
        return capital and written[0].isupper() and not counted and word[-1] != "."  # "in May. Five were"
    if not counted and _RANGE_AHEAD.match(scene.text, number.end, scene.stop):
        return False
    return (
        capital
        and not counted
        and (numeral.end - numeral.start < 5)
        and lower.rstrip(".") not in _MONTHS | _DAYS
    )


def ends_in_plural(text: str, end: int) -> bool:
    """Whether the word that ends at ``end`` is a plural noun."""
    match = _LAST_WORD.search(text, max(0, end - 24), end)
    return match is not None and is_plural(match.group().lower())
