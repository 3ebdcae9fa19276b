"""The figures of one paragraph: candidates, look-alikes, senses, and what neighbours share."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from factcheck.quantities import lookalikes, parts
from factcheck.quantities.elision import inherit
from factcheck.quantities.hedges import hedge_after, hedge_before, hedges_duration, words_before
from factcheck.quantities.joins import _CLOSE, is_bounded, is_compound, is_range, is_score, join_compound, join_range
from factcheck.quantities.kinds import kinds
from factcheck.quantities.kinds.rate import read_denominator
from factcheck.quantities.nouns import counted_noun
from factcheck.quantities.numerals import LONGEST, MULTIPLIERS, PARTS, VAGUE, VULGAR, Number, alternatives, lexicon, read_digits, read_words
from factcheck.quantities.quantity import Numeral, Skipped
from factcheck.quantities.reading import Ahead, Reading
from factcheck.quantities.scene import Scene, Sense, unit_at
from factcheck.quantities.vocabulary import currency_symbols

_KINDS = tuple(kind for kind in kinds() if kind.name not in ("rate", "number"))
_SYMBOLS = currency_symbols()
_SIGNS = frozenset(symbol[-1] for symbol in _SYMBOLS if not symbol[-1].isalnum() and symbol[-1] not in "./=")
_MINUS = "-−–"


def _candidates() -> re.Pattern[str]:
    """Digits and number words. The first letters come first, which lets the scan skip fast."""
    numbers = lexicon("numbers")
    spelled = {*numbers["ones"], *numbers["tens"], *MULTIPLIERS, *PARTS, *VAGUE, "dozen", "hundred", "thousand", "million", "billion", "trillion", "lakh", "crore"}
    folds = {*numbers["ones"], *numbers["tens"], "hundred", "thousand"}
    spelled |= {word + "fold" for word in folds}
    by_letter: dict[str, list[str]] = {}
    for word in spelled:
        by_letter.setdefault(word[0], []).append(word[1:])
    first = "".join(by_letter) + "".join(by_letter).upper()
    branches = "|".join(
        f"(?<=[{letter}{letter.upper()}])(?:{alternatives(rest)})" for letter, rest in sorted(by_letter.items())
    )
    capitals = alternatives(word.upper() for word in ("million", "billion", "trillion", "half", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "dozen", "hundred", "thousand", "double", "doubled"))
    digits = "0-9" + "".join(VULGAR)
    return re.compile(rf"[{digits}]|[{first}](?<!\w\w)(?:{branches}|(?-i:(?<=[A-Z])(?:{'|'.join(sorted({w[1:] for w in capitals.split('|')}))})))(?!\w)")


_CANDIDATE = _candidates()
_RUN = re.compile(r"[0-9]+")
_PREFIX = re.compile(rf"(?:{alternatives(_SYMBOLS)}|(?<!\w)(?:(?i:us|c|hk|nz|cad|aud|usd|nzd|can|aus|mex|nt)\s?|(?i:u\.s\.)|[AS]\s?)\$)\s?$")
_NEGATIVE = frozenset({"minus", "negative"})
_HYPHEN_LEADS = frozenset({"minus", "sub", "over", "under", "near", "plus", "now", "nearly", "about", "then", "up", "mid"})
_SEVERAL = frozenset({"several", "few"})
_RANGE_AHEAD = re.compile(r"[\s-]{1,8}(?:to|or)[\s-]{1,8}(?:two|three|four|five|[2-9])", re.IGNORECASE)


class ParagraphReader:
    """Reads ``text[begin:stop]``, which has no blank line; fills ``readings`` and ``skipped``."""

    def __init__(self, text: str, begin: int, stop: int) -> None:
        self.text = text
        self.begin = begin
        self.stop = stop
        self.floor = begin
        self.readings: list[Reading] = []
        self.skipped: list[Skipped] = []

    def read(self) -> None:
        """Find all figures, left to right."""
        position = self.begin
        search = _CANDIDATE.search
        text, stop = self.text, self.stop
        while (match := search(text, position, stop)) is not None:
            start = match.start()
            self.floor = position
            if text[start] in "0123456789" or text[start] in VULGAR:
                position = self._digits(start, position)
            else:
                position = self._words(start, match.end())
        self._finish()

    # ---- numbers in digits

    def _digits(self, start: int, floor: int) -> int:
        text, begin, stop = self.text, self.begin, self.stop
        previous = text[start - 1] if start > begin else " "
        if previous == "." and start - 1 >= floor and (start - 1 == begin or text[start - 2] in " \n\t(\"“$£€-−~+<>"):
            start -= 1
            previous = text[start - 1] if start > begin else " "
        run = _RUN.match(text, start, stop)
        if run and run.end() - start > LONGEST:
            return self._skip(start, run.end(), "too many digits")
        surface, prefix, sign = start, None, 1
        if previous != " " and previous != "\n":
            surface, prefix, sign, name = self._attached(start, previous)
            if name:
                return self._skip(start, max(lookalikes.word_end(text, start, stop), start + 1), name)
        else:
            surface, prefix = self._currency_word(start)
            if prefix is None and lookalikes.is_list_number(text, begin, start, stop):
                return self._skip(start, run.end() if run else start + 1, "list number")
        if prefix is None and (shape := lookalikes.shape(text, start, stop)):
            return self._skip(start, shape[1], shape[0])
        number = read_digits(text, start, stop, money=prefix is not None)
        if number is None:
            return self._skip(start, run.end() if run else start + 1, "not a number")
        return self._figure(number, surface, prefix, sign)

    def _attached(self, start: int, previous: str) -> tuple[int, str | None, int, str]:
        """Surface start, currency, sign and, where the digits belong to a name, the reason to skip."""
        text, begin = self.text, self.begin
        surface, sign = start, 1
        lead = text[start - 2] if start - 1 > begin else " "
        if previous in _MINUS:
            if lead.isdigit() or start - 1 == self.floor:
                return start, None, 1, ""
            if lead.isalpha() or lead in ".)'’":
                word = text[max(begin, start - 12) : start - 1].split()[-1:]
                if not word or word[0].lower() not in _HYPHEN_LEADS:
                    return start, None, 1, "name"
                return start, None, -1 if word[0].lower() == "minus" else 1, ""
            if previous != "–" or lead in "$£€(":
                surface, sign = start - 1, -1
            previous = lead
            if previous in " \n":
                return surface, None, sign, ""
        elif previous == "+":
            surface, previous = start - 1, lead
        if previous == "(" and lead in "$£€" and start - 2 >= begin:
            return start - 2, _SYMBOLS.get(lead), -1, ""
        if previous in _SIGNS or previous.isalpha() or previous in ".=":
            match = _PREFIX.search(text[max(begin, surface - 8) : surface])
            if match is not None and not self._inside_word(surface - len(match.group())):
                code = _SYMBOLS.get(match.group().strip()) or _SYMBOLS.get(match.group().upper().replace(" ", "").replace("U.S.", "US")) or "USD"
                at = surface - len(match.group())
                if at > begin and text[at - 1] in "-−" and not text[max(begin, at - 2) : at - 1].strip().isalnum():
                    return at - 1, code, -1, ""
                return at, code, sign, ""
            if previous.isalpha():
                return start, None, 1, "name"
        if previous in "#@_\\=&":
            return start, None, 1, "name"
        if previous in ".:" and lead.isalnum():
            return start, None, 1, "name" if previous == "." else "clock time" if lead.isdigit() else ""
        if previous == "/" and lead.isalpha():
            return start, None, 1, "name"
        if previous in "'’‘" and (run := _RUN.match(text, start)) and run.end() - start == 2:
            return start, None, 1, "year"
        return surface, None, sign, ""

    def _inside_word(self, at: int) -> bool:
        """Whether a currency sign at ``at`` is only the end of a longer word."""
        return at > self.begin and self.text[at].isalpha() and (self.text[at - 1].isalnum() or self.text[at - 1] in "-_")

    def _currency_word(self, start: int) -> tuple[int, str | None]:
        """A currency sign or code with a blank before the digits: "$ 75 million", "RMB 3 trn"."""
        text, begin = self.text, self.begin
        if start - 2 < begin:
            return start, None
        last = text[start - 2]
        if not (last in _SIGNS or last.isalpha() or last == "."):
            return start, None
        low = max(begin, start - 12)
        words = text[low:start].split()
        if not words or (low > begin and len(words) == 1 and not text[low - 1].isspace()):
            return start, None
        word = words[-1].lstrip("(\"“'‘[")
        code = _SYMBOLS.get(word)
        if code is None and len(word) > 2 and word.lower() in ("ringgit", "ringgits"):
            code = "MYR"
        if code is None and word.endswith("$"):
            code = _SYMBOLS.get(word.upper())
        if code is None or text.rfind(word, low, start) < self.floor or (len(word) == 1 and word.isalpha()) or (word in ("Re", "Sh", "W", "Y", "Fl", "LE", "FF", "TL", "SR", "BD", "All", "TRY", "ALL") ):
            return start, None
        at = text.rfind(word, low, start)
        if word == "$" and len(words) > 1 and words[-2].lower() in ("us", "c", "a", "hk", "nz", "s", "nt"):
            letters = {"us": "USD", "c": "CAD", "a": "AUD", "hk": "HKD", "nz": "NZD", "s": "SGD", "nt": "TWD"}
            lead = words[-2]
            if lead.lower() not in ("a", "s") or lead.isupper():
                return text.rfind(lead, low, at), letters[lead.lower()]
        return at, code

    # ---- numbers in words

    def _words(self, start: int, end: int) -> int:
        text, begin, stop = self.text, self.begin, self.stop
        if start > begin and text[start - 1] in "-‐‑'’&." and text[start - 2 : start - 1].isalnum():
            return end
        before = words_before(text, begin, start)
        last = before[-1].lower().lstrip("(\"“'‘[") if before else ""
        article = start
        if last in ("a", "an"):
            article = start - len(last) - (len(text[:start]) - len(text[:start].rstrip())) if False else text.rfind(before[-1], max(begin, start - 24), start)
        word = text[start:end].lower()
        part = None
        if word in MULTIPLIERS or word.endswith("fold"):
            part = parts.read_multiplier(text, start, stop, last)
            if part is None:
                return self._skip(start, end, "word") if word != "halves" else end
        elif word in VAGUE:
            part = parts.read_vague(text, start, stop)
            if part is None:
                return end
        if part is None:
            part = parts.read_part(text, begin, start, stop, last)
        if word == "half" and last in ("a", "and") and (end_ := self._and_a_half(start, end, before)):
            return end_
        if part is None and word in PARTS:
            return self._skip(start, end, "ordinal or part of time")
        if part is not None:
            return self._part(part, article if last in ("a", "an") and part.kind == "number" else start)
        if last in ("a", "an") and word in ("hundred", "thousand", "million", "billion", "trillion", "dozen", "lakh", "crore"):
            start = article
        if word == "dozen":
            return self._dozen(start, end, before)
        number = read_words(text, start, stop)
        if number is None:
            return end
        if (after := text[number.end : number.end + 6].lower()).strip().startswith("dozen"):
            dozen = re.compile(r"\s+dozens?\b").match(text, number.end, stop)
            if dozen:
                return self._dozen(start, dozen.end(), words_before(text, begin, start), number)
        if last in _SEVERAL and word in ("hundred", "thousand", "million", "billion", "trillion", "lakh", "crore"):
            if True:
                return self._figure(number, start, None, 1, vague=number.numeral.magnitude * 10)
        return self._figure(number, start, None, 1)

    def _and_a_half(self, start: int, end: int, before: list[str]) -> int:
        """"an hour and a half", "two years and a half": the unit stands before the half."""
        words = [word.lower() for word in before]
        if words and words[-1] == "a":
            words.pop()
        if len(words) < 3 or words[-1] != "and":
            return 0
        found = unit_at(Ahead(words[-2], 0, len(words[-2])), 0)
        if found is None or found[0].kind not in ("duration", "measure"):
            return 0
        half = Decimal("0.5")
        if words[-3] in ("a", "an"):
            match = re.compile(r"\ban?\s+\w+\s+and\s+(?:a\s+)?half$", re.IGNORECASE).search(self.text[max(self.begin, start - 40) : end])
            if match is None:
                return 0
            first = end - len(match.group())
            numeral = Numeral(first, end, 1 + half, Decimal(1), half, half, True)
            reading = Reading(first, end, numeral.value, numeral.value, (numeral,), found[0].expression, found[0].kind)
            hedge = hedge_before(words_before(self.text, self.begin, first))
            reading.modifier = hedge.modifier if hedge else None
            self.readings.append(reading)
            return end
        if self.readings and self.readings[-1].unit == found[0].expression and start - self.readings[-1].end < 10:
            last = self.readings[-1]
            numeral = replace(last.numerals[0], value=last.low + half, resolution=half, significant=half, end=end)
            self.readings[-1] = replace(last, end=end, low=last.low + half, high=last.high + half, numerals=(numeral,))
            return end
        return 0

    def _dozen(self, start: int, end: int, before: list[str], number: Number | None = None) -> int:
        count = number.numeral.magnitude if number else Decimal(1)
        if number is None and not self.text[start : start + 2].lower().startswith("a"):
            if not (before and before[-1].lower() in ("several", "few")):
                return self._skip(start, end, "word")
        numeral = Numeral(start, end, count * 12, Decimal(1), Decimal(1), Decimal(1), True)
        return self._figure(Number(numeral, end), start, None, 1)

    def _part(self, part: parts.Part, start: int) -> int:
        number = part.number
        if part.kind == "measure":
            scene = self._scene(number, start, None)
            if scene.unit is None or scene.unit[0].kind not in ("duration", "percent", "measure", "money"):
                return self._skip(start, number.end, "word")
            return self._figure(number, start, None, 1)
        if part.kind is None:
            return self._figure(number, start, None, 1, vague=part.high)
        scene = self._scene(number, start, None)
        if part.kind == "number" and scene.unit is not None and scene.unit[0].kind in ("percent", "measure") :
            return self._figure(number, start, None, 1)
        sense = Sense(part.unit, part.kind, number.end)
        return self._keep(scene, sense, start, 1, None)

    # ---- senses

    def _scene(self, number: Number, start: int, prefix: str | None) -> Scene:
        return Scene(self.text, self.begin, self.stop, start, number, words_before(self.text, self.begin, start), prefix)

    def _figure(self, number: Number, start: int, prefix: str | None, sign: int, *, vague: Decimal | None = None) -> int:
        scene = self._scene(number, start, prefix)
        if vague is not None:
            scene.number = number = self._over_of(number)
        if lookalikes.is_date(scene):
            return self._skip(start, number.end, "date")
        if prefix is None and (ratio := parts.read_ratio(self.text, number, self.stop)) and not self._is_elsewhere(ratio):
            return self._keep(self._scene(ratio.number, start, None), Sense(None, "number", ratio.number.end), start, 1, None)
        sense = None
        for kind in _KINDS:
            sense = kind.read(scene)
            if sense is not None:
                break
        counted = sense is not None and (sense.kind != "count" or lookalikes.ends_in_plural(self.text, sense.end))
        if (sense is None or sense.kind == "count") and lookalikes.is_name(scene, counted=counted):
            return self._skip(start, number.end, "name")
        if sense is not None and sense.kind in ("measure", "duration") and sense.end - number.numeral.end == 1 and lookalikes.is_name(scene, counted=False):
            return self._skip(start, sense.end, "name")
        if sense is None and number.end == number.numeral.end and self.text[number.end : number.end + 1].isalpha():
            return self._skip(start, lookalikes.word_end(self.text, number.end, self.stop), "name")
        if sense is None:
            if lookalikes.is_age(scene):
                return self._skip(start, number.end, "age")
            if number.numeral.in_words and number.numeral.magnitude == 1 and number.end == number.numeral.end and not _RANGE_AHEAD.match(self.text, number.end, self.stop):
                return self._skip(start, number.end, "pronoun")
            sense = Sense(None, "number", number.end)
        elif number.numeral.in_words and number.numeral.magnitude == 1 and sense.kind == "count" and self.text[number.end : number.end + 1] != "-":
            return self._skip(start, number.end, "pronoun")
        return self._keep(scene, sense, start, sign, vague)

    def _is_elsewhere(self, ratio: parts.Part) -> bool:
        """Whether the second number of "two in three years" has a unit, or is a year, of its own."""
        scene = self._scene(ratio.number, ratio.start, None)
        following = scene.ahead.get(0)
        if scene.unit is not None or (following is not None and following.lower in lookalikes._MONTHS):
            return True
        return 1850 < ratio.number.numeral.value < 2100

    def _over_of(self, number: Number) -> Number:
        """A vague number with the "of" after it: "dozens of people"."""
        match = re.compile(r"\s{1,8}of\s{1,8}(?:the\s|its\s|their\s|other\s)?").match(self.text, number.end, self.stop)
        return number if match is None else Number(number.numeral, match.end() - 1)

    def _keep(self, scene: Scene, sense: Sense, start: int, sign: int, vague: Decimal | None) -> int:
        text = self.text
        number = sense.number or scene.number
        numeral = number.numeral
        before = scene.before
        if before and before[-1].lower().lstrip("(\"“") in _NEGATIVE and sense.kind != "count" and before[-2:-1] != ["or"]:
            at = text.rfind(before[-1], self.begin, start)
            start, sign, before = at, -1, before[:-1]
        unit, kind, end, factor = sense.unit, sense.kind, sense.end, sense.factor
        if sign < 0:
            numeral = replace(numeral, value=-numeral.value)
        low = numeral.magnitude
        high = low if vague is None else vague
        if unit is not None and (per := read_denominator(text, end, self.stop, money=kind == "money")):
            base = f"({per.unit})" if "*" in per.unit else per.unit
            if "/" not in unit:
                unit, kind, end, factor = f"{unit}/{base}", "rate", per.end, factor / per.amount
        hedge = hedge_before(before)
        loose = hedge is not None and not hedges_duration(hedge)
        if loose and kind == "duration":
            hedge = None
        modifier = hedge.modifier if hedge else None
        if modifier is None and text[start - 1 : start] in _MINUS and text[max(self.begin, start - 4) : start - 1].lower() == "sub":
            modifier = "less_than"
        if modifier is None and (after := hedge_after(text, end, self.stop)):
            modifier = after[0]
            if text[end] == "+":
                end = after[1]
        elif modifier is None and "+" in text[numeral.end : number.end]:
            modifier = "more_than"
        if vague is None and end < numeral.end:
            end = numeral.end
        reading = Reading(start, end, low * factor, high * factor, (numeral,), unit, kind, factor, modifier, vague is not None, prefixed=scene.prefix is not None, loose=loose)
        self._append(reading)
        return max(end, numeral.end)

    def _append(self, reading: Reading) -> None:
        """Add a figure, joined to the one before where the two are one."""
        if self.readings:
            last = self.readings[-1]
            gap_start = last.end
            if reading.start - gap_start <= 40 and len(last.numerals) == 1:
                gap = self.text[gap_start : reading.start]
                match = _CLOSE.fullmatch(gap) if gap.strip() else None
                if match is not None:
                    link = match.group(1)
                    lead = self.text[max(self.begin, last.start - 80) : last.start]
                    if is_score(self.text, last, reading, link, lead):
                        self.readings.pop()
                        self.skipped.append(Skipped(last.start, reading.end, "score"))
                        return
                    if is_range(last, reading, link, lead):
                        self.readings[-1] = join_range(last, reading)
                        return
                    if is_compound(last, reading, link):
                        self.readings[-1] = join_compound(last, reading)
                        return
                elif is_bounded(last, reading, gap):
                    self.readings[-1] = replace(join_range(*sorted((last, reading), key=lambda end: end.low)), start=last.start, end=reading.end, modifier=None)
                    return
                elif not gap.strip() and is_compound(last, reading, ""):
                    self.readings[-1] = join_compound(last, reading)
                    return
        self.readings.append(reading)

    def _skip(self, start: int, end: int, reason: str) -> int:
        self.skipped.append(Skipped(start, end, reason))
        return end

    def _finish(self) -> None:
        """Lend units to bare numbers, and leave out those that say too little."""
        kept: list[Reading] = []
        for index, reading in enumerate(self.readings):
            if reading.unit is None and reading.kind == "number":
                following = self.readings[index + 1] if index + 1 < len(self.readings) else None
                inherit(self.text, reading, kept, following)
            if reading.unit is None and not self._tells(reading):
                self.skipped.append(Skipped(reading.start, reading.end, "bare number"))
                continue
            kept.append(reading)
        self.readings = kept
        self.skipped.sort(key=lambda skipped: skipped.start)

    def _tells(self, reading: Reading) -> bool:
        """Whether a number without a unit is an amount by its look."""
        if reading.modifier is not None or len(reading.numerals) > 1 or reading.vague:
            return True
        numeral = reading.numerals[0]
        written = self.text[numeral.start : numeral.end]
        return numeral.scale != 1 or "," in written or "." in written or numeral.value < 1 or numeral.value >= 1000 or " " in written
