"""One quantity in two units, or a sum in two currencies, that are not the same.

Miles for kilometres, hectares for square kilometres, euros labelled as pounds, "m" for "bn". Units of
one dimension are converted and compared within rounding, and parts in words with percentages. Sums of
money are compared by the rate that each pair implies: it must be that of the time, where facts tell it (in a
unit such as USD/GBP) and the document has a date, or that of the other pairs of the document; without
either, it must lie between the lowest and the highest that these currencies have had.

Fails:   The fire has burned 31,900 hectares, an area of 4,860 square kilometres.      (319)
Fails:   It took $19.5m (£14.9m), ahead of one that took $7m (£3.7m).                  (£10m at the same rate)
Fails:   It took $19m (£10m). He made £35m (£19m) of it.                            (two sums in pounds)
Fails:   Two-thirds of voters (58%) said yes.
Fails:   He earns £600 a week, or £41,200 a year.                                      (£31,200)
Is fine: The line is 187 miles (300 km) long.                                          (301; 300 is rounded)
Is fine: It costs $149 (£99) and the small one $99 (£69).                              (prices set by hand)
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import Decimal
from functools import partial

from factcheck.agreement import Rules, covered
from factcheck.checks._arithmetic import divide, multiply
from factcheck.checks._check import Check, Exchange, Implied, percent_in, surface, value_in
from factcheck.claims.claim import Claim
from factcheck.quantities.coverage import ends
from factcheck.quantities.interval import Interval
from factcheck.quantities.units import convert, kind_of
from factcheck.relations.relation import Reading
from factcheck.relations.scene import WORDS, after, before, is_share, plain_figure

# Rates within one document differ by the days they are of, and by hand-set prices.
_APART = Decimal("1.15")

# A text may take the rate of some weeks ago, or a round one.
_DRIFT = Decimal("1.05")

# Shops ask like numbers in all countries; dearer things, and sums in millions, are converted.
_BY_HAND = Decimal("1.2")
_DEAR = 100_000

# Temperatures are not rounded to tens before they are converted.
_DEGREES = frozenset({"degC", "degF"})
_WARMING = frozenset({"by", "colder", "cooler", "cooling", "hotter", "limit", "warmed", "warmer", "warming"})
_NEAR = 5  # words

# A year's ticket costs no less than so much of twelve months' or 52 weeks'.
_OFFER = Decimal("0.6")

# How far from "two-thirds" an exact share may be, as a part of it.
_SAID, _SAID_NEARLY = Decimal("0.04"), Decimal("0.1")

# The lowest and highest of the second currency for one of the first since 1985, or since 1999 for the
# euro, rounded outwards. Each end was read on the page that is named.
_EVER = {
    # 0.57 on 3 May 2000: "Ten years of the euro", Halifax, www.easier.com/27990-ten-years-of-the-euro.html.
    # 0.9799 on 29 December 2008: whenthelabelsdontfit.com/2018/06/29/livre-mannoise-euro_dk.
    ("EUR", "GBP"): Interval(Decimal("0.56"), Decimal("0.99")),
    # 0.8252 on 26 October 2000 and 1.5990 on 15 July 2008, ECB reference rates:
    # forexesteem.blogspot.com/2009/03/euro-exchange-rates.html; 1.60 in trading on 22 April 2008: Halifax.
    ("EUR", "USD"): Interval(Decimal("0.82"), Decimal("1.61")),
    # 1.03 in trading in September 2022: "British Pound - Quote", cryptoguiding.com/article/
    # british-pound-quote-chart-historical-data/926. 2.1161 on 9 November 2007: "Factbox: a look at sterling
    # milestones", Reuters, investing.com/news/forex-news/factbox-a-look-at-sterling-milestones-as-euro-
    # parity-looms=2-16009. Before, 1.054 on 25 February 1985: keycurrency.co.uk/gbp-to-usd.
    ("GBP", "USD"): Interval(Decimal("1.03"), Decimal("2.12")),
    # 75.54 yen at the close in Tokyo on 31 October 2011: media.rakuten-sec.net/articles/-/44860; in trading
    # it was a little less, for which half a percent is left. The average of 1985 was 238.5, and that of 1982,
    # the weakest year since 1978, 249.06: "Annual exchange rates", github.com/datasets/exchange-rates, from
    # the Federal Reserve. The weakest day of 1985 was not found: 270 leaves eight percent for it.
    ("JPY", "USD"): Interval(Decimal("0.0037"), Decimal("0.0133")),
    # 61.79 US cents in early 2002 and 110.30 in early November 2007: "Loonie back at par", CBC News,
    # 20 December 2007, cross-border-shopping.blogspot.com/2007/12.
    ("CAD", "USD"): Interval(Decimal("0.61"), Decimal("1.11")),
    # 47.75 US cents in April 2001: australiandollar.org.uk/australian-dollar/1-australian-dollar-facts. The
    # record of 27 July 2011 (www.travelex.com.au/rates/aud-to-usd) stood near 1 / 0.91 as a monthly figure
    # (www.bartleby.com/essay/The-Australian-Dollar-Aud-FKED5VWKPT85); 1.12 leaves two percent for the day.
    ("AUD", "USD"): Interval(Decimal("0.47"), Decimal("1.12")),
}


def implied(reading: Reading, rules: Rules, rates: Exchange | None = None) -> Implied | None:
    """What the second figure would have to be; ``rates`` tells what currencies cost, where facts do."""
    (one,), (other,) = reading["first"], reading["second"]
    if one.quantity.kind == "money":
        return _at_the_rate(one, other, reading, rules, rates)
    if is_share(one) and is_share(other):
        return _as_percent(one, other, rules)
    target = other.quantity.unit
    if other.quantity.modifier is None:
        # "more than 500 miles (800 km)": the bound is that of both.
        one = plain_figure(one)
    if (
        "/" in str(target)
        and one.quantity.kind == "rate"
        and kind_of(str(target).partition("/")[0]) == "money"
    ):
        return _by_time(one, other, rules)
    amount, told = value_in(one, target, rules), _coarse(other, value_in(other, target, rules))
    if amount is None or told is None:
        return None
    if one.quantity.unit in _DEGREES:
        return Implied(other, _warmer(one, other, told, rules) or amount, told, target, f"{surface(one)} is")
    one_of_it = convert(Decimal(1), one.quantity.unit, target)
    # "2,788 cwt (112 lb)" says what one of the unit is.
    if one_of_it is not None and told.contains(one_of_it):
        return None
    share = _half_place(one) / abs(one.quantity.high) if one.quantity.high else Decimal(0)
    return Implied(other, _widened(amount, share), told, target, f"{surface(one)} is")


def _warmer(one: Claim, other: Claim, told: Interval, rules: Rules) -> Interval | None:
    """How much a difference of temperatures is in the other scale; ``None`` of a temperature.

    "It was up to 30 °C (86 °F)" is none, for all its "up": where words alone speak for one, it must fit.
    """
    source, target = (f"delta_{claim.quantity.unit}" for claim in (one, other))
    apart = covered(one.quantity, rules).map(lambda value: convert(value, source, target) or Decimal(0))
    words = {*before(one, _NEAR), *after(other, _NEAR)}
    is_called = not (WORDS["changes"] | WORDS["comparatives"] | _WARMING).isdisjoint(words)
    return apart if one.change or (is_called and apart.meets(told)) else None


def _by_time(one: Claim, other: Claim, rules: Rules) -> Implied | None:
    """So much a week in so much a year; what is less may be an offer, or leave weeks out."""
    amount, told = (value_in(claim, other.quantity.unit, rules) for claim in (one, other))
    if amount is None or told is None or amount.low is None:
        return None
    is_above = told.low is not None and amount.high is not None and told.low > amount.high
    least = None if is_above else amount.low * _OFFER
    return Implied(other, replace(amount, low=least), told, other.quantity.unit, f"{surface(one)} is")


def _as_percent(one: Claim, other: Claim, rules: Rules) -> Implied:
    """A part in words and in percent: "two-thirds" is 67 %, and is said of 63 to 70."""
    said, told = (percent_in(claim, rules) for claim in (one, other))
    nearly = one.quantity.modifier == "nearly"
    return Implied(
        other, _widened(said, _SAID_NEARLY if nearly else _SAID), told, "percent", f"{surface(one)} is"
    )


def _half_place(claim: Claim) -> Decimal:
    """Half of the place of the last digit that is not zero: conversions are rounded to tens and hundreds."""
    return ends(claim.quantity)[-1].coarse_place / 2


def _coarse(claim: Claim, interval: Interval | None) -> Interval | None:
    if interval is None or claim.quantity.modifier is not None:
        return interval
    low, high = ends(claim.quantity)
    half = _half_place(claim)
    return Interval(min(low.value - half, interval.low or low.value), high.value + half)


def _widened(interval: Interval, share: Decimal) -> Interval:
    low = None if interval.low is None else interval.low * (1 - share)
    high = None if interval.high is None else interval.high * (1 + share)
    return Interval(low, high, interval.low_open, interval.high_open)


def _at_the_rate(
    one: Claim, other: Claim, reading: Reading, rules: Rules, rates: Exchange | None
) -> Implied | None:
    source, target = str(one.quantity.unit), str(other.quantity.unit)
    amount, told = value_in(plain_figure(one), source, rules), value_in(plain_figure(other), target, rules)
    if source == target and amount and told:
        # "Rs 1,200 crore (Rs 12 billion)" is one amount in two scales.
        is_rescaled = one.quantity.numerals[-1].scale != other.quantity.numerals[-1].scale
        remark = "" if is_rescaled else "Both are in one currency: one of the two signs is wrong."
        return Implied(other, amount, told, target, f"{surface(one)} is", remark)
    if amount is None or told is None:
        return None
    outcomes = [
        Implied(other, multiply(amount, window), told, target, f"{surface(one)} at {how} is", remark)
        for window, how, remark in _rates(one, other, reading, rules, rates)
    ]
    return next((outcome for outcome in outcomes if outcome.agrees), next(iter(outcomes), None))


def _rates(
    one: Claim, other: Claim, reading: Reading, rules: Rules, rates: Exchange | None
) -> Iterator[tuple[Interval, str, str]]:
    """The rates by which the pair may have been converted, the surest first, what they are, and a remark.

    The facts tell the rate of the time, but other sums of the text may show that it means another time.
    """
    by_hand = _is_set_by_hand(one) and _is_set_by_hand(other)
    known = rates.between(one, other) if rates and not by_hand else None
    if known:
        remark = f"That rate is a fact, {known.latest.id}."
        yield _wider(known.rates, _DRIFT), f"about {known.latest.written}", remark
    witnessed = _rate_beside(reading, rules) if "base" in reading else None
    if witnessed:
        beside = f"{surface(reading['base'][0])} for {surface(reading['result'][0])}"
        yield witnessed, f"the rate of {beside}", ""
    ever = _EVER.get((str(one.quantity.unit), str(other.quantity.unit)))
    if ever and not known and not witnessed:
        yield _wider(ever, _BY_HAND) if by_hand else ever, "any rate that these currencies have had", ""


def _is_set_by_hand(claim: Claim) -> bool:
    """Whether a sum may be a price that a shop asks in one country: it costs "£999 ($999)"."""
    return all(each.scale == 1 and each.magnitude < _DEAR for each in claim.quantity.numerals)


def _wider(rates: Interval, times: Decimal) -> Interval:
    assert rates.low is not None and rates.high is not None, "rates have two ends"
    return Interval(rates.low / times, rates.high * times)


def _rate_beside(reading: Reading, rules: Rules) -> Interval | None:
    """The rate of the other conversion, as wide as its rounding and the days between allow."""
    (one,), (other,) = reading["base"], reading["result"]
    source = value_in(plain_figure(one), one.quantity.unit, rules)
    target = value_in(plain_figure(other), other.quantity.unit, rules)
    rate = divide(target, source) if source and target else None
    known = _EVER.get((str(one.quantity.unit), str(other.quantity.unit)))
    if rate is None or rate.low is None or rate.high is None or (known and not rate.meets(known)):
        # A rate that these currencies never had is itself the slip.
        return None
    return _wider(rate, _APART)


def _implied_at(rates: Exchange) -> Callable[[Reading, Rules], Implied | None]:
    return partial(implied, rates=rates)


CHECK = Check(frozenset({"conversion", "rates"}), implied, _implied_at)
