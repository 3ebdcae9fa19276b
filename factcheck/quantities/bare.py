"""Numbers that nothing near them counts or measures: amounts all the same, unless they plainly are none.

"Labour 64", "the 17 he managed" and "it is hiring 250" leave their noun to the reader, who has it from
the words before. A house number ("49 Elm Road"), a model ("the 717"), a shirt ("Prescott (4)") and a
pronoun ("the two met") are no amounts.
"""

from __future__ import annotations

import re

from factcheck.quantities.marks import HYPHENS
from factcheck.quantities.numerals import ONES, alternatives
from factcheck.quantities.quantity import Skipped
from factcheck.quantities.reading import Reading
from factcheck.quantities.vocabulary import words

_FUNCTION_WORDS = words("nouns", "stop")
_DESIGNATORS = words("names", "designators")
_MONTHS = words("names", "months", "names")
_CAPITALISED = re.compile(r"[ \n]([A-Z][\w.]*)")
_ITEM_BEFORE = re.compile(r"(?:[:;,]|\b(?:and|or))\s\($")
_NAMED_BEFORE = re.compile(r"\b[A-Z][\w.’']*\s\($")
_LAST_WORD = re.compile(r"([A-Za-z][\w’'.]{0,30}(?<!\.))[\"”)]?\s$")
_DEFINITE = re.compile(
    r"\b(?:the|these|those|both|all|her|his|my|its|their|our|your)\s(?:other\s)?$", re.IGNORECASE
)
_SINGLED_OUT = re.compile(r"(?<![0-9] of )\b(?:the|a)\s$", re.IGNORECASE)
_SAID_OF = re.compile(
    r"\s(?:barrier|level|mark|of|in|at|on|from|for|last|who|which|that|he|she|it|they|we|you|i|people|some|\w+(?:ed|en))\b"
)
_RELATIVE = re.compile(r"\s(?:who|which|that|he|she|it|they|we|you|i|some)\b", re.IGNORECASE)
_SAME_LIST = re.compile(r"\s?(,|,?\s?(?:and|or|&)|to|[-–—/])\s?", re.IGNORECASE)
_SHARED = frozenset({"date", "name", "pronoun", "clock time", "age"})
_FOR_EACH = re.compile(
    r"""[-‐‑](?:for|to|by|on|under|over|against)[-‐‑]                   # "two-for-one", "four-under-par"
      | \s(?:for|to)\s(?:one|two|three|four|five|[1-9](?![.,][0-9]))\b
      | \sfor\s[0-9]{1,3}\b(?![.,][0-9])                        # wickets for runs
    """,
    re.IGNORECASE | re.VERBOSE,
)
_ODDS = re.compile(
    r"(?:[-‐‑](?:for|to)[-‐‑]|(?<![/.,\w])(?:one|two|three|four|five|[1-9])\s(?:for|to)\s)$", re.IGNORECASE
)
_STEP = re.compile(r"\bfrom\s(?:[\w.,-]{1,12}\sto\s)?$", re.IGNORECASE)
"""Before a number that "9 to 10" makes a step of and no odds: "up from"."""
_ODDS_OF = re.compile(r"\bodds\s(?:of|at)\s$", re.IGNORECASE)
_SPELLED_SCORE = re.compile(rf"[-‐‑](?:nil|love|all|{alternatives(ONES)})\b", re.IGNORECASE)
_MONTH = re.compile(rf"(?:^|[\s/(])(?:{alternatives(map(str.capitalize, _MONTHS))})\.?\s$")
_OF_DAY = re.compile(r"\s(?:in\sthe\s(?:morning|afternoon|evening)|at\snight)\b")
_ABOUT_TWO = re.compile(r"\b(?:(?:an?|one)\s\w+|hour|day|week|month|year|season|game)\sor\s$", re.IGNORECASE)
_ROUND = re.compile(r"\b(?:the\s(?:last|big|final)|top)\s$", re.IGNORECASE)
_WIDEST_ROUND = 64
_MODEL_OF = re.compile(r"['’]s\b|\s(?:plane|jet|jetliner|airliner|jumbo|fleet|line|model|rifle|locomotive)\b")
_GOES_ON = re.compile(r"[.,]?[0-9]|[+=*]")
_MISPRINT = re.compile(r"[0-9][,.]$|[+=*]$")
_AGE_BEFORE = re.compile(
    r"""
    (?: \b(?:he|she|who|i|(?:son|daughter|boy|girl|child|man|woman|baby|mother|father|brother|sister)s?)
        (?:['’](?:s|m) | \s(?:is|am|was|are|were|turn(?:s|ed|ing)?      # "he was 87", "who's nine"
          | (?:might|may|must|will|would|could)\sbe))
      | \b(?:dies|died|dead|dying|marri(?:ed|es)|retire[sd]?)\sat      # "died at 78"
      | \bages?(?:\sof(?:\s[0-9]{1,3}\s(?:and|or))?|d|\s(?:is|was|to|at))?    # "the age of 65"
      | \b(?:people|adults|men|women|children|girls|boys|voters|those|anyone|everyone|nobody)
        \s(?:(?:who\s)?are\s)?(?:over|under|above|below)             # "women over 60"
      | \blife\sexpectancy\b[\w\s]{0,30}\s(?:is|was|to|of|at)
    )
    \s(?:(?:now|just|only|almost|nearly|about|around|over|under)\s)?$
    """,
    re.IGNORECASE | re.VERBOSE,
)
_AGE_ENDS = re.compile(
    r"(?=[.,;:?!)\"”’]|$|\s(?:when|and|or|but|at|in|on|years?|to|by|before|as|while|who|if|now|next|this|last|until|till|from|\w+ing)\b)"
)
_OLDEST = 120
_POINTED_AT = 13
"""Number words below this stand for people and things already named: "the two", "all seven"."""


def runs_to_clock_time(text: str, reading: Reading, after: Skipped | None) -> bool:
    """Whether a number opens a span of the day: "from 1800 to 2100 hrs"."""
    if after is None or after.reason != "clock time" or reading.end - reading.start != 4:
        return False
    return reading.low < 2400 and _SAME_LIST.fullmatch(text, reading.end, after.start) is not None


def amount_by_look(text: str, reading: Reading) -> bool:
    """Whether a number without a unit is an amount by its look: hedged, scaled, grouped or a fraction."""
    if _ODDS_OF.search(text, max(0, reading.start - 12), reading.start):
        return False
    if reading.modifier is not None or len(reading.numerals) > 1 or reading.vague:
        return True
    numeral = reading.numerals[0]
    written = text[numeral.start : numeral.end]
    if numeral.scale != 1 or "," in written or "." in written or " " in written:
        return True
    if numeral.value != numeral.value.to_integral_value():
        return True
    return abs(numeral.value) >= 1000 and not _precedes_name(text[reading.end : reading.end + 24])


def is_age(text: str, begin: int, stop: int, reading: Reading) -> bool:
    """Whether the words before a number without a unit make it years of age: "died at 78", "he was 87".

    The phrase ends with it: "she was 12 adrift" is no age.
    """
    if reading.high >= _OLDEST or not _AGE_ENDS.match(text, reading.end, stop):
        return False
    return _AGE_BEFORE.search(text[max(begin, reading.start - 60) : reading.start]) is not None


def why_none(
    text: str, begin: int, stop: int, reading: Reading, before: Skipped | None, after: Skipped | None
) -> str:
    """Why a number without a unit is no amount; empty where it is one.

    ``before`` and ``after`` are the numbers nearest to it that were left out already.
    """
    start, end = reading.start, reading.end
    lead, rest = text[max(begin, start - 24) : start], text[end : min(stop, end + 24)]
    if start - begin < 24 and stop - end < 24 and not (lead + rest).strip(" .\n"):
        return "bare number"
    if _MISPRINT.search(lead) or _GOES_ON.match(rest):
        return "bare number"
    if reading.numerals[0].in_words and _SPELLED_SCORE.match(rest):
        return "score"
    if shared := _shared_reason(text, reading, before, after):
        return shared
    is_ratio = _FOR_EACH.match(rest) or _ODDS.search(lead)
    is_step = rest[:1] not in HYPHENS and _STEP.search(lead)
    if (is_ratio and not is_step) or _ODDS_OF.search(lead):
        return "ratio"
    opens_sentence = reading.numerals[0].in_words and lead.endswith(". ")
    if _MONTH.search(lead) and reading.low <= 31 and not opens_sentence:
        return "date"
    if reading.low <= 12 and _OF_DAY.match(rest):
        return "clock time"
    if _is_named(lead, rest, in_words=reading.numerals[0].in_words, written=text[start:end]):
        return "name"
    if not reading.numerals[0].in_words and _MODEL_OF.match(rest):
        return "name"
    if reading.low <= _WIDEST_ROUND and _ROUND.search(lead) and not _SAID_OF.match(rest):
        return "name"
    if reading.numerals[0].in_words and reading.low < _POINTED_AT:
        pointed = _DEFINITE.search(lead) and not _RELATIVE.match(rest)
        return "pronoun" if pointed or _ABOUT_TWO.search(lead) else ""
    return ""


def _shared_reason(text: str, reading: Reading, before: Skipped | None, after: Skipped | None) -> str:
    """The reason of a neighbour that holds for a whole list: "on 22 and 23 June", "numbers 1 and 2"."""
    if before is not None and before.reason in _SHARED:
        link = _SAME_LIST.fullmatch(text, before.end, reading.start)
        same_length = before.end - before.start == reading.end - reading.start
        if before.reason == "name" and reading.numerals[0].in_words and text[before.start].isdigit():
            link = None  # "his daughter, aged 13, and seven others"
        if link is not None and (link.group(1) != "," or before.reason == "pronoun" or same_length):
            return before.reason
    if after is not None and after.reason == "name" and text[reading.end : after.start] in HYPHENS:
        return after.reason  # "757-200s"
    if after is not None and after.reason == "date" and reading.low <= 31:
        return after.reason if _SAME_LIST.fullmatch(text, reading.end, after.start) else ""
    return ""


def _precedes_name(rest: str) -> bool:
    """Whether a capitalised word follows: "49 Elm Road", "787 Dreamliner", "90210 ZIP code"."""
    following = _CAPITALISED.match(rest)
    return following is not None and following.group(1).lower() not in _FUNCTION_WORDS


def _is_named(lead: str, rest: str, *, in_words: bool, written: str) -> bool:
    """Whether the words around make the number part of a name or an address."""
    if _precedes_name(rest):
        return True
    if rest.startswith(") ") and _ITEM_BEFORE.search(lead):
        return True
    if rest.startswith(")") and _NAMED_BEFORE.search(lead):
        return True
    last = _LAST_WORD.search(lead)
    if last is not None:
        word = last.group(1).lower()
        if word.removesuffix("s") in _DESIGNATORS:
            return True
        if in_words and written[0].isupper() and last.group(1)[0].islower():
            return True
    return not in_words and _SINGLED_OUT.search(lead) is not None and not _SAID_OF.match(rest)
