"""An amount shared out: so much for so many, that is so much each.

"2,400 drones for €312 million. That is €130,000 apiece", "642 flats for £415 million, £646,000 each",
"a bill of £1.46 billion for 187 miles, or £7.8 million a mile".
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from factcheck.claims.claim import Claim
from factcheck.quantities.coverage import BOUNDS
from factcheck.quantities.plurals import singular
from factcheck.quantities.units import convert, dimension, kind_of
from factcheck.relations.relation import Reading, Relation
from factcheck.relations.scene import IN_ALL, SUMMING, WORDS, Scene, after, before, gap, unhedged

_REACH = 5  # sentences before the portion in which amount and number may stand
_NEAR = 8  # words
_ADDED = frozenset({"additional", "another", "extra", "further", "plus"})
_TOTALS = WORDS["totals"] | {"capacity"}
_LEADS = frozenset({(",",), (":",), ("or",), ("at",)})
_GETTING = frozenset(
    {"earn", "gave", "get", "gets", "give", "got", "pay", "paid", "receive", "received", "won"}
)
_VERB = 5  # words of "Each will get on average"
_MOST = 4  # amounts, and numbers, that are tried


def propose(scene: Scene) -> Iterator[Relation]:
    """Every portion with the amounts and numbers that it may be a portion of."""
    for row, following in scene.neighbours():
        yield from _shared_out(row, following)
    for at, row in enumerate(scene.rows):
        near = [claim for claim in scene.earlier(at, _REACH) if not _is_title(claim, row[0])]
        for place, portion in enumerate(row):
            around = [*near, *row[:place]]
            readings = _readings(portion, around, row[place + 1 :])
            if readings:
                stated = len(readings) == 1 and _are_tied(readings[0])
                yield Relation("each", tuple(readings), stated=stated)
        for one, two, three in zip(row, row[1:], row[2:], strict=False):
            if _is_each_of(one, two, three):
                yield Relation("each", ({"rate": (two,), "amount": (three,), "number": (one,)},))


def _shared_out(row: tuple[Claim, ...], following: tuple[Claim, ...]) -> Iterator[Relation]:
    """ "He left £1.4 million to his 35 pupils. Each will get £40,000"."""
    portion = following[0] if following else None
    if portion is None or portion.quantity.is_range or not _opens_with_each(portion) or portion.first > _VERB:
        return
    amounts = [claim for claim in row if _is_amount(claim, portion)]
    # "Each gave £30,000, and together they gave £1.05 million".
    amounts += [
        claim for claim in following[1:] if _is_amount(claim, portion) and "together" in before(claim, 4)
    ]
    numbers = [claim for claim in row if claim.quantity.kind == "count" and _is_number(claim, portion, "")]
    if len(amounts) == len(numbers) == 1:
        reading: Reading = {"rate": (portion,), "amount": (amounts[0],), "number": (numbers[0],)}
        yield Relation("each", (reading,), stated=False)


def _is_each_of(number: Claim, portion: Claim, amount: Claim) -> bool:
    """ "120 tutors, each of whom teaches three adults, 360 adults in all"."""
    lead, towards = gap(number, portion), gap(portion, amount)
    if number.quantity.kind != "count" or max(len(lead), len(towards)) > _NEAR:
        return False
    called = not _TOTALS.isdisjoint(towards) or after(amount, 2) in IN_ALL or unhedged(towards) in SUMMING
    unit = portion.quantity.unit
    if not called or unit is None or amount.quantity.unit not in (None, unit):
        return False
    if towards[:1] in {("apiece",), ("each",)} and WORDS["breaks"].isdisjoint(lead):
        # "2,200 cabins take two guests apiece, for a capacity of 4,400".
        return portion.quantity.kind in ("count", "duration")
    return "each" in lead[:3] or before(number, 3)[:2] == ("each", "of")


def _are_tied(reading: Reading) -> bool:
    """ "£140,000, an average of £28,000 for each of the five": nothing else can be meant."""
    (portion,), (amount,), (number,) = reading["rate"], reading["amount"], reading["number"]
    if not amount.sentence is portion.sentence is number.sentence:
        return False
    return _is_said_again(amount, portion) and gap(portion, number)[:3] == ("for", "each", "of")


def _is_title(claim: Claim, portion: Claim) -> bool:
    """Whether a figure stands above the body in which the portion does: there the body's own count."""
    titles = ("headline", "standfirst")
    return claim.block in titles and portion.block not in titles


def _readings(portion: Claim, around: list[Claim], behind: tuple[Claim, ...]) -> list[Reading]:
    counted = _counted(portion)
    if counted is None:
        return []
    if around and around[-1].sentence is portion.sentence and gap(around[-1], portion) == ("or",):
        # "100 or 200 million each" is no number and its portion.
        around = around[:-1]
    beside = [claim for claim in around[-1:] if claim.sentence is portion.sentence]
    around = [*behind[:2], *reversed(around)]
    amounts = [claim for claim in around if _is_amount(claim, portion)][:_MOST]
    if beside and beside[0] in amounts and _is_said_again(beside[0], portion):
        amounts = beside
    if behind and not _ADDED.isdisjoint(before(behind[0], 1)) and behind[0].quantity.kind == "money":
        # "Each dose costs $9 and the nurse another $1": more is to be paid for each.
        return []
    # "60 planes at $5 million each": without a verb both stand beside it.
    near = _counted_before(portion, around) if _is_priced(portion) else beside
    if beside and _is_of_average(portion) and _is_said_again(beside[0], portion):
        # "The 18 shops took £5.4 million, an average of £300,000 each".
        near = [claim for claim in around if claim.sentence is portion.sentence]
    near = around if _is_led(portion) else near
    if not _is_led(portion):
        amounts = [claim for claim in amounts if claim.sentence is portion.sentence]
    if _is_priced(portion):
        amounts = [claim for claim in behind[:1] if claim in amounts and _comes_to(gap(portion, claim))]
    numbers = [
        claim for claim in near if _is_number(claim, portion, counted) and _is_of_those(claim, portion)
    ]
    return [
        {"rate": (portion,), "amount": (amount,), "number": (number,)}
        for number in numbers[:_MOST]
        for amount in amounts
        if amount.id != number.id and amount.modality == portion.modality
    ]


def _is_priced(portion: Claim) -> bool:
    """ "They sold all 1,100 tickets. At £32 each, they brought in £35,200"."""
    return before(portion, portion.first) == ("at",)


def _comes_to(words: tuple[str, ...]) -> bool:
    """ "each , they brought in"."""
    return len(words) <= _NEAR and WORDS["breaks"].isdisjoint(words)


def _counted_before(portion: Claim, around: list[Claim]) -> list[Claim]:
    """What the sentence before counts, where it counts one thing alone."""
    told = [claim for claim in around if claim.sentence.index == portion.sentence.index - 1]
    counted = [claim for claim in told if claim.quantity.kind == "count"]
    return counted if len(counted) == 1 else []


def _is_of_those(number: Claim, portion: Claim) -> bool:
    """Whether what is counted has the name in "£30 for each adult", unless a verb says what that comes to."""
    words = after(portion, 3)
    if not WORDS["amounting"].isdisjoint(before(portion, 5)) or not _is_for_each(words[:2]):
        return True
    if words[2:] in {(), ("of",), ("one",)} or not words[2].isalpha():
        return True
    return number.quantity.unit in (None, singular(words[2])) or number.head == singular(words[2])


def _is_said_again(amount: Claim, portion: Claim) -> bool:
    """ "It sold for $1.2 million, or $849 a square foot": no other amount is meant."""
    return unhedged(gap(amount, portion)) in {("or",), (",", "or"), (",", "an", "average", "of"), (",",)}


def _counted(portion: Claim) -> str | None:
    """The unit of which a figure is for one ("kilometer"), "" for one of a number, ``None`` for neither."""
    if portion.quantity.is_range:
        return None
    over, slash, per = str(portion.quantity.unit).partition("/")
    if slash:
        is_thing = kind_of(per) == "count" and "*" not in per and per != "share"
        is_counted = is_thing and kind_of(over) == "money"
        return per if (is_counted or kind_of(per) == "measure") and _is_told(portion) else None
    return "" if _is_each(portion) and _is_told(portion) else None


def _is_told(portion: Claim) -> bool:
    """Whether words lead in a figure as what something comes to for each."""
    words = before(portion, 2)
    leads = (words[-1:], unhedged(words)[-1:])
    return not _LEADS.isdisjoint(leads) or _is_led(portion) or _is_of_average(portion)


def _is_led(portion: Claim) -> bool:
    """Whether a verb says that something comes to so much, or words that it is so "on every one"."""
    lead = before(portion, 5)
    gets = after(portion, 1) in {("each",), ("apiece",)} and not _GETTING.isdisjoint(lead[-2:])
    gets = gets or (_is_of_average(portion) and lead[-4:-3] != () and lead[-4] in _GETTING)
    return gets or not WORDS["amounting"].isdisjoint(lead) or _is_for_each(after(portion, 2))


def _is_each(claim: Claim) -> bool:
    """Whether the words call a figure what each gets: "each", "apiece", "on every one", "Each ship costs"."""
    words = after(claim, 2)
    return (
        _opens_with_each(claim)
        or _is_of_average(claim)
        or words[:1] in {("apiece",), ("each",)}
        or _is_for_each(words)
    )


def _is_of_average(claim: Claim) -> bool:
    """ "Who will receive an average of", "at an average price of"."""
    words = before(claim, 4)
    return words[-3:] == ("an", "average", "of") or (words[:2] == ("an", "average") and words[-1:] == ("of",))


def _opens_with_each(claim: Claim) -> bool:
    lead = before(claim, 9)
    return len(lead) == claim.first and lead[:1] == ("each",)


def _is_for_each(words: tuple[str, ...]) -> bool:
    return words[:1] in {("for",), ("on",), ("to",)} and words[1:] in {("each",), ("every",)}


def _is_amount(claim: Claim, portion: Claim) -> bool:
    unit = str(portion.quantity.unit).partition("/")[0]
    if None in (portion.quantity.unit, claim.quantity.unit) or claim.past or _is_each(claim):
        return False
    # What was lost in all goes with what was lost on each.
    if claim.quantity.modifier in BOUNDS or (claim.change and not portion.change):
        return False
    # What is spent in a year is shared out like what is spent.
    over, _, per = str(claim.quantity.unit).partition("/")
    return dimension(over) == dimension(unit) and (not per or kind_of(per) == "duration")


def _is_number(claim: Claim, portion: Claim, counted: str) -> bool:
    unit = claim.quantity.unit
    # "More than 88,000" cars will do in the sentence that says what was lost on each.
    is_bound = claim.quantity.modifier == "more_than" and claim.sentence is portion.sentence
    if claim.change or claim.past or claim.quantity.high <= 1 or unit == "time":
        return False
    if claim.quantity.modifier in BOUNDS and not is_bound:
        return False
    if counted:
        return unit is not None and convert(Decimal(1), unit, counted) is not None
    return claim.quantity.kind == "count" or (unit is None and claim.quantity.kind == "number")
