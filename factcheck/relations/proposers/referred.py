"""A share of which the part or the whole was told before.

"The cuts equal 8 % of its workforce of 38,400", "profit came to 10 % of that", "Half of them, 38 people, were
in the south", "29 % of the defence budget, or €9bn". Which figure is meant is open: all that stand near are
tried.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

from factcheck.claims.claim import Claim
from factcheck.claims.words import STOP_WORDS, stem
from factcheck.relations.relation import Reading, Relation
from factcheck.relations.scene import WORDS, Scene, after, alike, before, gap, is_share, unhedged

_BACK = 3  # sentences
_MOST = 6  # figures that are tried
_REACH = 8
_WHOLE = 100  # per cent
_THOSE = frozenset({"it", "that", "them", "these", "those"})
_OF_THOSE = frozenset(("of", word) for word in _THOSE)
_BREAKS = WORDS["breaks"] | {",", "from"}


def propose(scene: Scene) -> Iterator[Relation]:
    """Every such share with each part or whole that it may be of."""
    counted: dict[str, list[Claim]] = defaultdict(list)
    shared: set[str] = set()
    for at, row in enumerate(scene.rows):
        shared.update(part.id for part, share in pairwise(row) if _is_its_share(part, share))
        near = scene.earlier(at, _BACK)
        for place, share in enumerate(row):
            # What is bought at 103 % of its face value is no part.
            if is_share(share) and not (share.change or share.past or _is_more_than_all(share)):
                earlier = [claim for claim in (*near, *row[:place]) if _is_level(claim)][-_MOST:]
                following = row[place + 1] if place + 1 < len(row) else None
                named = [one for word in _subject(share) for one in counted[word][-_MOST:]]
                parts = [*named, *(claim for claim in earlier if claim not in named)]
                taken = [
                    reading
                    for reading in _parts(share, following, parts)
                    if reading["part"][0].id not in shared
                ]
                readings = [*taken, *_wholes(share, following, earlier)]
                if readings:
                    yield Relation("share", tuple(readings), stated=False)
        for claim in row:
            if claim.quantity.kind == "count" and _is_level(claim):
                counted[stem(str(claim.quantity.unit))].append(claim)


def _is_its_share(part: Claim, share: Claim) -> bool:
    """ "20 billion, or 40 % of 50 billion": another share in the next sentence is of another part."""
    is_told = unhedged(gap(part, share)) in {("or",), (",", "or"), ("(",)}
    return is_told and is_share(share) and not share.change


def _is_more_than_all(share: Claim) -> bool:
    return share.quantity.unit == "percent" and share.quantity.high > _WHOLE


def _subject(share: Claim) -> list[str]:
    """The stems of the words that open the sentence with "the", up to the verb: "The job cuts equal"."""
    words = before(share, _REACH)
    if len(words) != share.first or words[:1] not in {("the",), ("these",), ("those",)}:
        return []
    return [stem(word) for word in words[1:] if word.isalpha() and word not in STOP_WORDS]


def _is_level(claim: Claim) -> bool:
    """Whether a figure may be part or whole; a change may where it counts things ("cut 2,300 jobs")."""
    kind = claim.quantity.kind
    if claim.past or is_share(claim) or (claim.change and kind != "count"):
        return False
    return kind in ("money", "count", "measure", "number")


def _parts(share: Claim, whole: Claim | None, earlier: list[Claim]) -> Iterator[Reading]:
    """ "It accounts for 9 % of a budget of 412": the part is told before. Of "that", the whole is too."""
    if not _is_predicate(share):
        return
    if after(share, 2) in _OF_THOSE:
        *earlier, whole = earlier or [share]
    elif whole is None or not _is_level(whole) or not _leads_to(gap(share, whole)):
        return
    for part in reversed(earlier):
        if _may_be_part(part, whole):
            yield {"part": (part,), "whole": (whole,), "share": (share,)}


def _wholes(share: Claim, part: Claim | None, earlier: list[Claim]) -> Iterator[Reading]:
    """ "Half of them, 38," and "29 % of the defence budget, or 9": the whole is told before."""
    if part is None or part.change or is_share(part):
        return
    words = unhedged(gap(share, part))
    if words[:1] != ("of",) or words[-1:] not in {(",",), ("or",), ("(",)} or len(words) > _REACH:
        return
    named = [word for word in words[1:] if word.isalpha() and word not in STOP_WORDS]
    is_pronoun = words[1] in _THOSE and not named
    wholes = [whole for whole in reversed(earlier) if _may_be_part(part, whole)]
    if is_pronoun:
        # "Of them" takes up what was counted last.
        wholes = [whole for whole in wholes if whole.sentence is wholes[0].sentence]
    for whole in wholes:
        if is_pronoun or _names(whole, share, named):
            yield {"part": (part,), "whole": (whole,), "share": (share,)}


def _is_predicate(share: Claim) -> bool:
    """Whether a verb says that what stands before is the share: "equals", "accounts for", "came to"."""
    lead = unhedged(before(share, 4))
    if lead[-1:] == ("for",):
        lead = lead[:-1]
    return lead[-2:] == ("came", "to") or (lead != () and lead[-1] in WORDS["takes"])


def _leads_to(words: tuple[str, ...]) -> bool:
    return words[:1] == ("of",) and len(words) <= _REACH and _BREAKS.isdisjoint(words)


def _may_be_part(part: Claim, whole: Claim) -> bool:
    counts = {part.quantity.kind, whole.quantity.kind} <= {"count", "number"}
    is_like = counts if "count" in (part.quantity.kind, whole.quantity.kind) else alike(part, whole)
    return is_like and part.quantity.high < whole.quantity.high


def _names(whole: Claim, share: Claim, words: list[str]) -> bool:
    """Whether the sentence of a figure, as far as the share, names the thing that the words name."""
    told = whole.sentence.words[: share.first if whole.sentence is share.sentence else None]
    return not {stem(word) for word in words}.isdisjoint(word.stem for word in told)
