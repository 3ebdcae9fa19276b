"""The figures of one paragraph: candidates, look-alikes, senses, and what neighbours share."""

from __future__ import annotations

import re
from bisect import bisect, insort
from operator import attrgetter

from factcheck.quantities import lookalikes
from factcheck.quantities.bare import amount_by_look, is_age, runs_to_clock_time, why_none
from factcheck.quantities.candidates import CANDIDATE, OPENING
from factcheck.quantities.dates import is_date
from factcheck.quantities.elision import (
    hedge_of_conversion,
    inherit,
    is_listed,
    label,
    million_by_neighbour,
    percentage_points,
)
from factcheck.quantities.found import Found
from factcheck.quantities.hedges import hedge_after, hedge_of, hedges_duration, inclusive, words_before
from factcheck.quantities.joins import join, lend_over_step
from factcheck.quantities.kinds import QuantityKind, kinds
from factcheck.quantities.kinds.rate import per_something
from factcheck.quantities.numerals import LONGEST, VULGAR, Number, digits_end, negated, read_digits
from factcheck.quantities.parts import and_a_half, read_ratio
from factcheck.quantities.prefixes import prefix_of
from factcheck.quantities.quantity import Modifier, Skipped
from factcheck.quantities.reading import Reading
from factcheck.quantities.scene import Scene, Sense
from factcheck.quantities.spelled import read_spelled
from factcheck.quantities.units import is_registered

_GOES_ON = re.compile(r"[.,]?[0-9]")
_DIGITS = frozenset("0123456789") | frozenset(VULGAR)
_NEGATIVE = frozenset({"minus", "negative"})
_DASHES = frozenset("-−–")
_PLAIN = frozenset({"money", "percent", "multiplier", "rate"})
"""Kinds that their unit gives away, so that no look-alike is to be feared."""
_LIST_MARKS = frozenset(".)")
_HALVES = frozenset({"a", "and"})
_start = attrgetter("start")


class ParagraphReader:
    """Reads ``text[begin:stop]``, one paragraph; fills ``readings`` and ``skipped``.

    ``floor`` is where the last candidate ended: nothing before it belongs to the next one.
    """

    __slots__ = ("_kinds", "begin", "floor", "readings", "skipped", "stop", "text")

    def __init__(self, text: str, begin: int, stop: int) -> None:
        self.text = text
        self.begin = begin
        self.stop = stop
        self.floor = begin
        self.readings: list[Reading] = []
        self.skipped: list[Skipped] = []
        self._kinds: tuple[QuantityKind, ...] = kinds()

    def read(self) -> None:
        """Finds all figures, left to right."""
        text, stop, search = self.text, self.stop, CANDIDATE.search
        if (opening := OPENING.match(text, self.begin, stop)) is not None:
            self._take(self._words(self.begin, opening.end()), opening.end())
        while (match := search(text, self.floor, stop)) is not None:
            start = match.start()
            if text[start] in _DIGITS:
                self._take(self._digits(start), match.end())
            else:
                self._take(self._words(start + 1, match.end()), match.end())
        self._finish()

    def _take(self, found: Found | Skipped | None, end: int) -> None:
        """Keep the figure or why it is none, and go on behind it; ``end`` is where its first word ends."""
        if found is None:
            self.floor = end
        elif isinstance(found, Skipped):
            self._skip(found)
        else:
            self._figure(found)

    def _skip(self, skipped: Skipped) -> None:
        self.skipped.append(skipped)
        self.floor = max(skipped.end, self.floor + 1)

    def _digits(self, start: int) -> Found | Skipped:
        """The number in digits at ``start``, or why it is none."""
        text, stop, floor = self.text, self.stop, self.floor
        if start > floor and text[start - 1] == "." and not (start - 1 > floor and text[start - 2].isalnum()):
            start -= 1
        end = digits_end(text, start, stop)
        if end - start > LONGEST:
            return Skipped(start, end, "too many digits")
        prefix = prefix_of(text, self.begin, floor, start)
        if prefix.reason:
            return Skipped(start, lookalikes.word_end(text, start, stop), prefix.reason)
        if prefix.currency is None:
            listed = prefix.start == start and text[end : end + 1] in _LIST_MARKS
            if listed and lookalikes.is_list_number(text, self.begin, start, stop):
                return Skipped(start, end, "list number")
            if reason := self._goes_on(start, end):
                return Skipped(start, end, reason)
            if shape := lookalikes.shape(text, start, stop):
                return Skipped(start, shape[1], shape[0])
        number = read_digits(text, start, stop, money=prefix.currency is not None)
        if number is None:
            return Skipped(start, lookalikes.odds_end(text, end, stop), "date or score")
        if (
            prefix.start == start > floor
            and text[start - 1] == "("
            and text.startswith(")%", number.end, stop)
        ):
            return Found(number._replace(end=number.end + 1), start - 1, sign=-1)
        return Found(number, prefix.start, prefix.currency, prefix.sign)

    def _goes_on(self, start: int, end: int) -> str:
        """Why digits are none that a dash ties to a number skipped before: "Sept. 20-24", "737-800".

        Digits that go on are an amount of their own: "rose on March 30 to 3.254 billion".
        """
        last = self.skipped[-1] if self.skipped else None
        if last is None or start - last.end > 5 or _GOES_ON.match(self.text, end, self.stop):
            return ""
        link = self.text[last.end : start].strip()
        if last.reason == "date" and (
            link in _DASHES or (link in ("to", "and", "or") and last.end - last.start <= 2)
        ):
            return last.reason
        return last.reason if last.reason == "name" and link in _DASHES and start - last.end == 1 else ""

    def _words(self, start: int, end: int) -> Found | Skipped | None:
        """The figure that begins with the number word ``text[start:end]``."""
        before = words_before(self.text, self.begin, start)
        if before and before[-1] in _HALVES and self.text[start:end] == "half":
            longer = and_a_half(self.text, self.begin, start, end, self.readings)
            if longer is not None:
                self.floor = end
                return longer
        return read_spelled(self.text, self.begin, start, end, self.stop, before)

    def _figure(self, found: Found) -> None:
        """Say what a number means and keep it, or skip it with the reason why it is no figure."""
        before = words_before(self.text, self.begin, found.start)
        scene = Scene(self.text, self.begin, self.stop, found.start, found.number, before, found.currency)
        sense = found.sense or self._sense(scene, found)
        if isinstance(sense, str):
            self._skip(Skipped(found.start, found.number.end, sense))
            return
        reading = self._reading(scene, found, sense)
        self.floor = max(reading.end, found.number.numeral.end)
        joined = self.readings and join(self.text, self.begin, self.stop, self.readings[-1], reading)
        if isinstance(joined, Reading):
            self.readings[-1] = joined
            if len(self.readings) > 1:
                lend_over_step(self.text, self.begin, self.readings[-2], joined)
        elif joined:
            last = self.readings.pop()
            self.skipped.append(Skipped(last.start, reading.end, joined))
        else:
            self.readings.append(reading)

    def _sense(self, scene: Scene, found: Found) -> Sense | str:
        """What the number counts or measures, or why it is no figure."""
        number = found.number
        if is_date(scene):
            return "date"
        if found.needs_unit:
            if scene.unit is None:
                return "word"
        elif self._is_size_in_name(scene):
            return "name"
        elif scene.currency is None and (ratio := read_ratio(self.text, number, self.stop)):
            return Sense(None, "number", ratio.end, number=ratio)
        sense = self._kind_of(scene)
        if sense.unit is None and (hedged := hedge_after(self.text, number.end, self.stop)):
            behind = self._kind_of(scene.behind(hedged[1]))
            sense = sense if behind.unit is None else behind._replace(modifier=hedged[0])
        if sense.kind in _PLAIN:
            return "name" if sense.kind == "money" and lookalikes.is_product(scene) else sense
        reason = lookalikes.reason(scene, sense)
        spelled = reason == "" and scene.number.numeral.in_words
        if sense.kind == "number" and (reason == "name" or spelled) and self._is_listed(scene):
            if not self.readings:
                return sense
            last = self.readings[-1]
            return sense._replace(unit=last.unit, kind=last.kind, factor=last.factor)
        return reason or sense

    def _kind_of(self, scene: Scene) -> Sense:
        """The sense that the first kind makes of the number; the last makes one of any."""
        for kind in self._kinds:
            sense = kind.read(scene)
            if sense is not None:
                return sense
        raise AssertionError("a bare number is a kind")

    def _is_listed(self, scene: Scene) -> bool:
        """Whether the number goes on a list by names: "the Alliance has 78 seats and Labour 64"."""
        last = self.readings[-1] if self.readings else None
        if last is not None and scene.number.numeral.magnitude > 100 * last.high:
            return False  # "the two stars in HR 6819"
        return is_listed(self.text, self.begin, self.stop, scene.start, scene.number.end, last)

    def _is_size_in_name(self, scene: Scene) -> bool:
        """Whether the number goes on a name that ends in a version: "Llama 3.1 405B", "GPT-4 8K".

        "Llama 3.1 405B parameters" counts something all the same.
        """
        last = self.skipped[-1] if self.skipped else None
        following = scene.ahead.get(0)
        return (
            last is not None
            and last.reason == "name"
            and last.end == scene.start - 1
            and self.text[last.end] == " "
            and scene.number.letter.isupper()
            and scene.unit is None
            and (following is None or not is_registered(following.lower))
        )

    def _reading(self, scene: Scene, found: Found, sense: Sense) -> Reading:
        """The figure with its sign, denominator and hedges."""
        text, stop, before, start, sign = self.text, self.stop, scene.before, found.start, found.sign
        number = sense.number or scene.number
        numeral = number.numeral
        if before and scene.last_word in _NEGATIVE and sense.kind != "count" and before[-2:-1] != ["or"]:
            start, sign, before = text.rfind(before[-1], self.begin, start), -1, before[:-1]
        if sign < 0:
            numeral = negated(numeral)
        sense = per_something(text, sense, stop)
        unit, kind, end, factor = sense.unit, sense.kind, sense.end, sense.factor
        hedge = hedge_of(before, kind, text, end)
        loose = hedge is not None and not hedges_duration(hedge, scene.last_word)
        written = sense.modifier if hedge is None or (loose and kind == "duration") else hedge.modifier
        modifier, end = self._hedged(written, start, end, number)
        low = numeral.magnitude * factor
        high = low if found.high is None else found.high * factor
        return Reading(
            start, end, low, high, (numeral,), unit, kind, factor, modifier,
            vague=found.high is not None, prefixed=scene.currency is not None, loose=loose,
            letter=number.letter,
        )  # fmt: skip

    def _hedged(
        self, modifier: Modifier | None, start: int, end: int, number: Number
    ) -> tuple[Modifier | None, int]:
        """The modifier with what is written around the figure ("+", "or more"), and where the figure ends."""
        text = self.text
        if modifier is not None:
            return inclusive(modifier, text, end, self.stop), end
        if (after := hedge_after(text, end, self.stop)) is not None:
            return after[0], after[1] if text[end] == "+" else end
        if "+" in text[number.numeral.end : number.end]:
            return "more_than", end
        if text[start - 1 : start] == "-" and text[max(self.begin, start - 4) : start].lower() == "sub-":
            return "less_than", end
        return None, end

    def _finish(self) -> None:
        """Lend units to bare numbers, and leave out those that say too little."""
        kept: list[Reading] = []
        self.skipped.sort(key=_start)
        for index, reading in enumerate(self.readings):
            if reading.unit is None and reading.kind == "number":
                following = self.readings[index + 1] if index + 1 < len(self.readings) else None
                if (noun := label(self.text, self.begin, self.stop, reading)) is not None:
                    reading.unit, reading.kind = noun, "count"
                elif is_age(self.text, self.begin, self.stop, reading):
                    reading.unit, reading.kind = "year", "duration"
                else:
                    inherit(self.text, self.begin, self.stop, reading, kept, following)
                if reading.unit is None and (reason := self._why_none(reading)):
                    insort(self.skipped, Skipped(reading.start, reading.end, reason), key=_start)
                    continue
            elif percentage_points(self.text, self.begin, reading, kept):
                reading.unit, reading.kind = "percentage_point", "percent"
            reading.modifier = hedge_of_conversion(self.text, reading, kept)
            kept.append(million_by_neighbour(reading, kept) or reading)
        self.readings = kept

    def _why_none(self, reading: Reading) -> str:
        """Why a number to which nothing gives a unit is no amount; empty where it is one."""
        at = bisect(self.skipped, reading.start, key=_start)
        before = self.skipped[at - 1] if at else None
        after = self.skipped[at] if at < len(self.skipped) else None
        if runs_to_clock_time(self.text, reading, after):
            return "clock time"
        if amount_by_look(self.text, reading):
            return ""
        return why_none(self.text, self.begin, self.stop, reading, before, after)
