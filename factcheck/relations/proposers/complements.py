"""Percentages that make up a whole, or more than one.

"60 % is coal, 25 % gas and the remaining 25 % wind", "98 % passed; 20 % did not", "42 % of the vote for one,
38 % for another and 24 % for a third", "coal accounts for 60 % of the power, gas for 30 % and wind for 15 %".
Lists of shares of several wholes look the same: words must say that one is divided.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import groupby, pairwise

from factcheck.claims.claim import Claim
from factcheck.claims.words import STOP_WORDS
from factcheck.quantities.coverage import BOUNDS
from factcheck.relations.relation import Reading, Relation
from factcheck.relations.scene import AUXILIARIES, NOT, WORDS, Scene, after, before, gap, is_share, unhedged

_REACH = 5
_CLAUSE = 14  # words between the shares of a list that says of what they are
_MOST = 8  # shares before the rest that are tried
_LIST = 3
_ENDINGS = frozenset({"and", "as", "but", "while", "with"})
_VOTING = frozenset({"ballot", "referendum", "vote", "votes"})
_FAR_MORE = 125  # percent; more are shares of several wholes
_APART = frozenset({"in", "at", "among", "for", "from", "than", "to", "while", "whereas", "against", "but"})
_SIDES = frozenset({"for", "against"})
_IN_FAVOUR = frozenset({("in", "favor"), ("in", "favour")})
_ACCOUNTING = frozenset({"account", "accounted", "accounting", "accounts"})
_STATES = frozenset({"are", "be", "been", "is", "remain", "remained", "stayed", "was", "were"})
_FORESEEING = frozenset({"expect", "expected", "forecast", "foresaw", "foresee", "predict", "predicted"})
_ANSWERING = frozenset({"answer", "know", "reply", "respond", "say"})
_NO_OPINION = frozenset({("no", "opinion"), ("no", "preference"), ("no", "view"), ("were", "undecided")})


def propose(scene: Scene) -> Iterator[Relation]:
    """Every rest of shares, and every share of those that did with that of those that did not."""
    for row in scene.rows:
        for place, rest in enumerate(row):
            if not (_is_share(rest) and _is_rest(rest)):
                continue
            shares = [claim for claim in row[:place] if _is_share(claim) and _may_be_of_one(claim, rest)]
            if shares := shares[-_MOST:]:
                # Two shares and their rest are a list; a single one may be of another whole.
                yield Relation("all", tuple(_runs(shares, rest)), stated=len(shares) > 1)
        for listed in _lists(row):
            if _is_divided(listed) and not _is_rest(listed[-1]):
                yield Relation("all", ({"part": listed},))
        for one, other in pairwise(row):
            if _is_vote(one, other):
                yield Relation("all", ({"part": (one, other)},))
            if _is_share(one) and _is_share(other) and _did_not(one, other):
                yield Relation("all", ({"part": (one, other)},))


def _may_be_of_one(share: Claim, rest: Claim) -> bool:
    """Whether the two name no two wholes: "2 % of the one stock and the remaining 40 % of the other"."""
    one, other = _whole(share), _whole(rest)
    return not one or not other or one <= other or other <= one


def _whole(share: Claim) -> set[str]:
    """The words of "of the common stock" after a share."""
    words = after(share, _REACH + 1)
    ends = [at for at, word in enumerate(words) if not word.isalpha() or word in _ENDINGS]
    named = words[: min(ends, default=len(words))]
    return set(named[1:]) - STOP_WORDS if named[:1] == ("of",) else set()


def _lists(row: tuple[Claim, ...]) -> Iterator[tuple[Claim, ...]]:
    """Three or more shares in a list: no other figure, and few words, between them."""
    for is_listed, run in groupby(row, key=_is_listable):
        shares = tuple(run)
        if is_listed and len(shares) >= _LIST and _sum(shares) <= _FAR_MORE:
            links = [gap(one, other) for one, other in pairwise(shares)]
            # "62 % of nurses, 27 % of doctors" are of two wholes; "62 %, 27 % and 25 % of the vote" of one.
            own = [words for words in (*links, after(shares[-1], 1)) if "of" in words[:2]]
            is_divided = _opens_with_of(shares[0]) or _makes_up(shares[0]) or _knew_not(shares[-1])
            reach = _CLAUSE if is_divided else _REACH + 1
            is_closed = "and" in links[-1] or _knew_not(shares[-1])
            if all(len(words) <= reach for words in links) and is_closed and len(own) <= 1:
                yield shares


def _is_listable(claim: Claim) -> bool:
    return is_share(claim) and not claim.change and claim.quantity.modifier not in BOUNDS


def _is_divided(shares: tuple[Claim, ...]) -> bool:
    """Whether the words say that the shares of a list are of one whole, and each thing has one of them."""
    words = {word.lower for word in shares[0].sentence.words}
    links = {word for one, other in pairwise(shares) for word in _sided(gap(one, other))}
    are_states = all(not _STATES.isdisjoint(after(share, 2)) for share in shares)
    if _opens_with_of(shares[0]) and are_states:
        # "Of the bogs that they saw, 58 % had been drained, mostly by hand, 29 % were untouched and …".
        return True
    if "for" in links and not _ACCOUNTING.isdisjoint(words):
        return (_APART - {"for"}).isdisjoint(links)
    if links >= _SIDES:
        return (_APART - _SIDES).isdisjoint(links)
    if _makes_up(shares[0]):
        return _APART.isdisjoint(links)
    others = {word for one, other in pairwise(shares[:-1]) for word in gap(one, other)}
    if _knew_not(shares[-1]) and _APART.isdisjoint(others):
        return True
    if not _APART.isdisjoint(links):
        return False
    if not (WORDS["dividing"] | WORDS["choosing"]).isdisjoint(words) or _foresee(shares, words):
        return True
    # "The team is 45 % men, 30 % women and 35 % boys": no verb of their own.
    lead = before(shares[0], 2)
    plain = lead[-1:] in {("is",), ("are",), ("was",), ("were",), (":",)} and _STATES.isdisjoint(links)
    return (plain or are_states) and "," not in after(shares[0], 1) and _is_named(shares)


def _sided(words: tuple[str, ...]) -> Iterator[str]:
    """The words with "for" for "in favour"."""
    for word, following in pairwise((*words, "")):
        yield "for" if (word, following) in _IN_FAVOUR else word


def _opens_with_of(share: Claim) -> bool:
    lead = before(share, share.first)
    return lead[:1] == ("of",) and unhedged(lead)[-1:] == (",",)


def _foresee(shares: tuple[Claim, ...], words: set[str]) -> bool:
    """ "31 % of economists expect a cut, 48 % a hold and 21 % a rise": one thing each, the verb left out."""
    are_nouns = all(after(share, 1) in {("a",), ("an",), ("no",)} for share in shares[1:])
    return are_nouns and not _FORESEEING.isdisjoint(words)


def _makes_up(share: Claim) -> bool:
    """ "Children make up 46 % of cases, people of working age 35 % and pensioners 19 %"."""
    lead = unhedged(before(share, _REACH))[-2:]
    return lead in {("make", "up"), ("makes", "up"), ("made", "up")} and after(share, 1) == ("of",)


def _is_named(shares: tuple[Claim, ...]) -> bool:
    """Whether each share is followed by what it is of, as in "45 % men"."""
    return all(after(share, 1) not in {(",",), ("and",), (".",), ()} for share in shares)


def _sum(shares: tuple[Claim, ...]) -> Decimal:
    return sum((share.quantity.high for share in shares), Decimal(0))


def _is_vote(one: Claim, other: Claim) -> bool:
    """ "62 % of the vote to his 48 %"."""
    words = gap(one, other)
    if words == ("to",) and "from" not in before(one, 4) and _is_share(one) and _is_share(other):
        return not _VOTING.isdisjoint(word.lower for word in one.sentence.words)
    of_votes = words[:3] == ("of", "the", "vote") or words[:2] == ("of", "votes")
    return (
        of_votes and "to" in words[-3:] and len(words) <= _REACH + 2 and _is_share(one) and _is_share(other)
    )


def _knew_not(share: Claim) -> bool:
    """ "18 % did not know", "4 % had no opinion": then the others had, each one."""
    words = after(share, 4)
    is_silent = not (_ANSWERING.isdisjoint(words) or NOT.isdisjoint(words))
    return is_silent or not _NO_OPINION.isdisjoint(pairwise(words))


def _runs(shares: list[Claim], rest: Claim) -> Iterator[Reading]:
    """The rest with every run of shares before it; the longest first."""
    for many in range(len(shares), 0, -1):
        for start in range(len(shares) - many, -1, -1):
            yield {"part": tuple(shares[start : start + many]), "rest": (rest,)}


def _is_share(claim: Claim) -> bool:
    return is_share(claim) and not claim.change and not (claim.past or claim.quantity.is_range)


def _is_rest(claim: Claim) -> bool:
    lead = unhedged(before(claim, 3))
    behind = after(claim, 4)
    if behind[1:3] in {("everything", "else"), ("the", "rest"), ("something", "else")}:
        return True
    return lead[-1:] != () and lead[-1] in WORDS["others"] and lead[-2:-1] in {("the",), ("a",)}


def _did_not(one: Claim, other: Claim) -> bool:
    """Whether the second figure is of those of whom the first is not: "98 % passed; 20 % did not."."""
    behind = after(other, 3)
    if len(behind) < 2 or behind[0] not in AUXILIARIES or behind[1] not in NOT:
        return False
    return behind[2:] in {(), (".",), (",",), (";",)} and 0 < len(gap(one, other)) <= _REACH
