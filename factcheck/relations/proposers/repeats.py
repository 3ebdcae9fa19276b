"""One quantity told twice, with a slip of the pen between the two.

Two figures that differ may be about two things. They are taken to be one only where they look like each
other: the same digits in another order, with another scale word or in another currency, of the same kind
of thing, in like words; and for a headline, only where no figure of the body agrees with it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterator
from decimal import Decimal

from factcheck.claims.claim import Claim
from factcheck.claims.words import stem
from factcheck.quantities.plurals import plural
from factcheck.relations.relation import Relation
from factcheck.relations.scene import (
    TELLING,
    TITLES,
    WORDS,
    Scene,
    after,
    alike,
    are_of_other_times,
    before,
    digits,
    stems,
)

_SIGNS = frozenset("$£€¥")
# How many telling words two figures of the body must share to be one.
_SHARED = {"order": 2, "scale": 0, "currency": 0}
_NOUGHTS = frozenset({Decimal(10), Decimal(100)})
_MOST_TITLES = 50
_BOUNDS = frozenset({"more_than", "at_least", "less_than", "at_most"})
_NEAR = Decimal("1.1")  # times; a bound that is further off is of something else
_CROWD = 4  # more figures in a sentence, or of one likeness, are a list
_TAKING_UP = frozenset({"all", "her", "his", "its", "our", "that", "the", "their", "these", "those"})
_OTHERS = frozenset({"another", "other", "others", "second"})
_ANYBODY = frozenset({"child", "man", "people", "person", "woman"})


def propose(scene: Scene) -> Iterator[Relation]:
    """Pairs of figures that look like one told twice, by the later of the two."""
    groups: dict[tuple[Hashable, ...], list[Claim]] = defaultdict(list)
    claims = [claim for row in scene.rows for claim in row if _is_level(claim)]
    body = [claim for claim in claims if claim.block not in TITLES]
    crowded = {
        claim.id for row in scene.rows if len(row) > _CROWD for claim in row if claim.block not in TITLES
    }
    confirmed = _confirmed([claim for claim in claims if claim.block in TITLES][:_MOST_TITLES], body)
    for claim in claims:
        for likeness in () if claim.id in crowded else _likenesses(claim):
            if len(groups[likeness]) < _CROWD:
                groups[likeness].append(claim)
    yield from _bounded(claims, confirmed)
    seen: set[tuple[str, str]] = set()
    told = {(claim.quantity.high, claim.quantity.unit): claim.id for claim in reversed(claims)}
    for (kind, *_), group in groups.items():
        for at, other in enumerate(group):
            for one in group[:at]:
                if (one.id, other.id) not in seen and _may_be_one(kind, one, other):
                    seen.add((one.id, other.id))
                    is_new = told[other.quantity.high, other.quantity.unit] == other.id
                    if kind != "currency" and is_new and _takes_up(one, other):
                        yield Relation("repeat", ({"first": (one,), "second": (other,)},))
                    else:
                        yield from _pair(kind, one, other, confirmed)


def _is_level(claim: Claim) -> bool:
    quantity = claim.quantity
    return not (claim.past or quantity.is_range or quantity.numerals[0].in_words or not quantity.high)


def _bounded(claims: list[Claim], confirmed: frozenset[str]) -> Iterator[Relation]:
    """A bound in a headline with the figures that open the body: "passes 200" over 186."""
    body = [claim for claim in claims if claim.block not in TITLES and not claim.change]
    opening = [claim for claim in body if claim.sentence.index == body[0].sentence.index]
    titles = [claim for claim in claims if claim.block == "headline" and claim.id not in confirmed]
    for title in titles:
        passes = not WORDS["passing"].isdisjoint(before(title, 1))
        if not passes and title.quantity.modifier not in _BOUNDS:
            continue
        for claim in opening:
            small, large = sorted((title.quantity.high, claim.quantity.high))
            if passes and claim.quantity.high >= title.quantity.high:
                continue
            if large <= _NEAR * small and alike(title, claim) and stems(title) & stems(claim):
                yield Relation("headline", ({"first": (claim,), "second": (title,)},))


def _confirmed(titles: list[Claim], body: list[Claim]) -> frozenset[str]:
    """The figures of titles that stand in the body as well, in any rounding."""
    return frozenset(
        title.id
        for title in titles
        for claim in body
        if alike(title, claim) and abs(title.quantity.high - claim.quantity.high) <= _coarser(title, claim)
    )


def _coarser(one: Claim, other: Claim) -> Decimal:
    return max(one.quantity.resolution, other.quantity.resolution)


def _likenesses(claim: Claim) -> Iterator[tuple[Hashable, ...]]:
    """Keys that figures share which look alike."""
    numeral, unit = claim.quantity.numerals[0], claim.quantity.unit
    exponent = numeral.value.as_tuple().exponent
    written = digits(claim)
    if len(written) > 1:
        yield "order", "".join(sorted(written)), exponent, numeral.scale, claim.quantity.kind == "percent"
        yield "scale", written, exponent, unit
    if len(written) > 1 and not _SIGNS.isdisjoint(claim.quantity.surface):
        yield "currency", written, exponent, numeral.scale
    if len(written.rstrip("0")) > 1 and claim.head:
        yield "nought", written.rstrip("0"), unit, claim.head


def _may_be_one(likeness: Hashable, one: Claim, other: Claim) -> bool:
    quantities = one.quantity, other.quantity
    if one.sentence is other.sentence or are_of_other_times(one, other):
        return False
    # "The 4,300 miners want more" foresees no miners.
    if one.modality != other.modality and not _is_taken_up(other):
        return False
    # "Wiped off $214 billion" and "a loss of $214 billion" are one; "rose 12 %" and "12 % own" are not.
    if quantities[0].kind == quantities[1].kind == "percent" and one.change != other.change:
        return False
    if one.change and other.change and not TITLES.intersection((one.block, other.block)):
        return False
    if likeness == "currency":
        return not alike(one, other) and not (_is_converted(one) or _is_converted(other))
    if likeness == "order" and not _is_swapped(digits(one), digits(other)):
        return False
    small, large = sorted((quantities[0].high, quantities[1].high))
    if likeness == "nought" and (large / small not in _NOUGHTS or TITLES & {one.block, other.block}):
        return False
    return alike(one, other) and quantities[0].high != quantities[1].high


def _is_swapped(one: str, other: str) -> bool:
    """Whether two neighbouring digits changed places."""
    changed = [at for at, (a, b) in enumerate(zip(one, other, strict=True)) if a != b]
    return len(changed) == 2 and changed[1] == changed[0] + 1


def _is_converted(claim: Claim) -> bool:
    """Whether another currency stands beside the figure, in parentheses or around them."""
    return not {"(", ")"}.isdisjoint((*before(claim, 1), *after(claim, 1)))


def _takes_up(one: Claim, other: Claim) -> bool:
    """Whether the words take up a figure of the body: "41 victims … the 14 victims", or a quotation does.

    Of people without a name for what they have in common there may be several groups.
    """
    if other.head is None or TITLES.intersection((one.block, other.block)):
        return False
    if one.quantity.unit != other.quantity.unit or other.head in _ANYBODY:
        return False
    if not _OTHERS.isdisjoint(word.lower for word in other.sentence.words):
        return False
    if one.head != other.head:
        # "1,650 megawatts for the reactor … the 1,560-megawatt reactor".
        return _is_taken_up(other) and other.quantity.kind != "count" and stem(other.head) in stems(one)
    return (other.quoted != one.quoted or _is_taken_up(other)) and not _describes(other)


def _opens(claim: Claim) -> bool:
    """Whether the figure stands in the sentence with which the body opens, right under the headline."""
    return claim.sentence.index == 1


def _is_taken_up(claim: Claim) -> bool:
    return not _TAKING_UP.isdisjoint(before(claim, 1))


def _describes(claim: Claim) -> bool:
    """Whether the figure describes another thing: "the" of "the 1.1 million member union" leads that in."""
    counted, word = str(claim.quantity.unit), claim.sentence.words[claim.last - 1].lower
    return claim.quantity.high != 1 and word == counted != plural(counted)


def _pair(likeness: Hashable, one: Claim, other: Claim, confirmed: frozenset[str]) -> Iterator[Relation]:
    titles = [claim for claim in (one, other) if claim.block in TITLES]
    shared = len(stems(one) & stems(other))
    # A quotation, or "the", takes up a figure of the text: there fewer digits are needed.
    is_quoted, is_taken_up = one.quoted != other.quoted, _is_taken_up(other)
    least = TELLING - (likeness == "scale" and (is_quoted or is_taken_up))
    # Noughts count where digits changed places: 430 for 340.
    written = digits(one) if likeness == "order" else digits(one).rstrip("0")
    is_telling = len(written) >= least
    if len(titles) == 1:
        body = other if titles[0] is one else one
        # What is not called by one word there must at least be told in one unit.
        opens = _opens(body) and one.quantity.unit == other.quantity.unit
        if titles[0].id not in confirmed and (is_telling or shared or opens):
            yield Relation("headline", ({"first": (body,), "second": (titles[0],)},))
    elif likeness == "nought" or (likeness == "order" and not is_quoted):
        # Tables and lists are full of such pairs; a quotation takes up a figure of the text.
        return
    elif not titles and is_telling and shared >= _SHARED[str(likeness)] - (is_quoted and is_taken_up):
        yield Relation("repeat", ({"first": (one,), "second": (other,)},))
