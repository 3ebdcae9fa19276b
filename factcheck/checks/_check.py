"""What a check is: a value with a function that says what one figure of a relation would have to be."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from factcheck.agreement import Rules, covered
from factcheck.agreement.wording import figure
from factcheck.claims.claim import Claim, Sentence
from factcheck.facts.rates import ExchangeRates, Window
from factcheck.quantities.interval import Interval
from factcheck.quantities.units import convert, dimension, kind_of
from factcheck.relations.relation import Kind, Reading
from factcheck.relations.scene import before

_AROUND = 3  # sentences before a figure whose times it may share
_SMALL = 100  # things up to this number are counted, not estimated


@dataclass(frozen=True, slots=True)
class Implied:
    """What the other figures say that ``claim`` must be.

    ``interval`` and ``covered``, what the figure as written covers, are in ``unit``. ``basis`` says in a
    few words what was computed, ``of`` what stands behind the computed value ("$42" in "twice $42"), and
    ``remark`` is a sentence that an editor should read with it. ``saying`` is the whole finding in a
    sentence, where there is nothing to compute.
    ``clash`` marks units that no arithmetic reconciles, whatever the numbers. ``slips`` are what common
    mistakes would make of the interval: a change of the wrong base, points for percent.
    """

    claim: Claim
    interval: Interval
    covered: Interval
    unit: str | None
    basis: str
    remark: str = ""
    of: str = ""
    saying: str = ""
    clash: bool = False
    slips: tuple[Interval, ...] = ()

    @property
    def agrees(self) -> bool:
        """Whether the figure as written can be what the others imply."""
        return not self.clash and self.interval.meets(self.covered)


@dataclass(frozen=True, slots=True)
class Exchange:
    """What currencies cost when a document was written, and at the times it names, where facts say so."""

    known: ExchangeRates
    today: date
    sentences: tuple[Sentence, ...]

    def between(self, one: Claim, other: Claim) -> Window | None:
        """What one of the first figure's currency cost in the other's, at any time that a writer may mean.

        That is from the first day named there or a little before to the day of the document: sums of the
        past are told at the rates of then, or of now. ``None`` where facts do not cover it.
        """
        if one.past or other.past:
            return None
        here = one.sentence.index
        near = self.sentences[max(0, here - _AROUND) : here + 1]
        named = (mention.period.start for sentence in near for mention in sentence.periods)
        first = min([self.today, *named])
        return self.known.between(str(one.quantity.unit), str(other.quantity.unit), first, self.today)


@dataclass(frozen=True, slots=True)
class Check:
    """A check: the relations it evaluates, and its function.

    ``implied`` is given one reading of a relation and answers ``None`` where the check does not apply.
    ``implied_at`` makes that function for a document whose rates of exchange facts may tell.
    """

    relations: frozenset[Kind]
    implied: Callable[[Reading, Rules], Implied | None]
    implied_at: Callable[[Exchange], Callable[[Reading, Rules], Implied | None]] | None = None

    def at(self, rates: Exchange | None) -> Check:
        """The check as it is for a document with these rates."""
        return replace(self, implied=self.implied_at(rates)) if self.implied_at and rates else self


def value_in(claim: Claim, unit: str | None, rules: Rules) -> Interval | None:
    """What a figure covers, in ``unit``; a bare number is taken to be in it. ``None`` below zero."""
    interval = Interval.point(claim.quantity.high) if _is_exact(claim) else _covered(claim, rules)
    own = claim.quantity.unit
    if own is not None and unit is not None and own != unit:
        source, target = (
            (own, unit) if dimension(own) == dimension(unit) else (_numerator(own), _numerator(unit))
        )
        if convert(Decimal(1), source, target) is None:
            return None
        interval = interval.map(lambda value: convert(value, source, target) or Decimal(0))
    if interval.low is not None and interval.low < 0:
        return None
    return interval


def _covered(claim: Claim, rules: Rules) -> Interval:
    """What a figure covers; "just over half" is no more than what a bound may be off."""
    interval, numeral = covered(claim.quantity, rules), claim.quantity.numerals[-1]
    low, high = interval.low, interval.high
    if claim.quantity.modifier is None and numeral.in_words and 0 < numeral.magnitude < 1 and low and high:
        # "Half a point" is no quarter and no three quarters.
        value = claim.quantity.high
        reach = value * rules.about_one_digit
        return Interval(max(low, value - reach), min(high, value + reach))
    if claim.quantity.modifier == "more_than" and low is not None and "just" in before(claim, 2):
        return replace(interval, high=low * rules.loose)
    return interval


def _is_exact(claim: Claim) -> bool:
    """Whether a figure is told to the last unit: six, 642 flats, $2 an hour; not 8,000 people."""
    quantity = claim.quantity
    numeral = quantity.numerals[-1]
    if quantity.modifier not in (None, "exactly") or quantity.is_range or numeral.scale != 1:
        return False
    if quantity.kind == "rate":
        return kind_of(_numerator(str(quantity.unit))) == "money"
    if quantity.kind == "number" and numeral.in_words:
        return numeral.resolution == 1 and numeral.magnitude <= _SMALL
    is_small = numeral.magnitude <= _SMALL or numeral.significant == numeral.resolution
    return quantity.kind == "count" and numeral.resolution == 1 and is_small


def _numerator(unit: str) -> str:
    return unit.partition("/")[0]


def percent_in(claim: Claim, rules: Rules) -> Interval:
    """What a percentage, or a part in words such as "a third", covers, in percent."""
    interval = _covered(claim, rules)
    if claim.quantity.unit == "percent":
        return interval
    if claim.quantity.modifier == "nearly":
        # "Nearly a third" is said of 33.4 % too.
        plain = covered(replace(claim.quantity, modifier=None), rules)
        interval = Interval(interval.low, plain.high)
    elif claim.quantity.modifier == "approximately":
        # "About half" is as wide as "about twice".
        part = claim.quantity.high
        interval = Interval(part * (1 - rules.about_multiplier), part * (1 + rules.about_multiplier))
    return interval.map(lambda value: value * 100)


def listed(claims: Iterable[Claim]) -> str:
    """The figures as written: "120, 90 and 60"."""
    *first, last = map(surface, claims)
    return f"{', '.join(first)} and {last}" if first else last


def figured(claim: Claim) -> str:
    """The figure as written with its hedge, on one line: "about $5.5 million"."""
    return " ".join(figure(claim.quantity).split())


def surface(claim: Claim) -> str:
    """The figure as written, on one line."""
    return " ".join(claim.quantity.surface.split())
