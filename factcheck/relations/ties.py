"""The words by which a figure is called the change of a base and a result near it."""

from __future__ import annotations

from factcheck.claims.claim import Claim
from factcheck.claims.stance import CHANGES
from factcheck.relations.scene import ENDS, WORDS, after, before, gap, is_share, since, unhedged

TIE_REACH = 7  # words between a change and the figure it leads to
POINTS = frozenset({"percentage_point", "basis_point"})
NOUNS = WORDS["changes"] | {"gain", "loss"}
_BREAKS = WORDS["breaks"]
_BESIDE = frozenset({"after", "before", "excluding", "including"})
_CALLING = 10  # words of ", which means that the rate went up by"
_ASIDE = 4  # words of "— a rise of"
_HAVING = frozenset({("at",), ("been",), ("cost",), ("fetched",), ("stood",)})
_BEING = frozenset({"are", "is", "was", "were"})
_PARTICIPLES = frozenset({("adding",), ("gaining",), ("losing",), ("saving",), ("shedding",)})
_DASHES = frozenset({"—", "–", "--"})
_ARTICLES = frozenset({"a", "an", "its", "the", "their"})
SIGNS = frozenset({"up", "down"})
OWN_BASE = frozenset({"from", "on", "over", "since"})  # after a change: what it is counted from
_CLOSINGS = ENDS | {(")",)}
_STOPS = _CLOSINGS - {(",",)}
_UP = WORDS["rising"] | {"gain", "growth", "higher", "more", "up"}
_DOWN = WORDS["falling"] | {"cut", "down", "fewer", "less", "lower", "reduction"}
_GRADES = WORDS["changes"] | WORDS["gradings"] | WORDS["comparatives"] | {"off"}
_NAMELY = frozenset({"i.e.", "ie", "namely"})
_CONCLUDING = _NAMELY | {"hence", "meaning", "so", "that", "therefore", "thus", "which"}


def is_rising(words: tuple[str, ...]) -> bool | None:
    """Whether the words around a change say that it is one up, not down; ``None`` where they say neither."""
    up, down = not _UP.isdisjoint(words), not _DOWN.isdisjoint(words)
    return up if up != down else None


def is_base(row: tuple[Claim, ...], at: int) -> bool:
    """Whether a figure is led in as what others are compared with; "on" does so after a change."""
    lead = since(row, at)
    if lead[:1] == ("or",):
        return False  # "from 80 to 84, or 5 %": told again
    if is_dated_aside(row[at]):
        return True
    if lead[:1] == ("having",) and lead[-1:] in _HAVING and at > 0 and not row[at].change:
        return True  # "fell 5 % to 80, having closed at 84"
    if lead[-2:-1] == ("last",) or (row[at].past and at > 0 and not row[at].change):
        return row[at].quantity.modifier is None
    bases = WORDS["bases"].intersection(lead)
    # "more than 5" is a bound.
    if bases and (bases != {"than"} or row[at].quantity.modifier is None):
        return True
    led_by = [word for word in lead if word not in _ARTICLES][-1:]
    return led_by == ["on"] and at > 0 and is_share(row[at - 1]) and row[at - 1].change


def is_dated_aside(claim: Claim) -> bool:
    """ "84 (2023: 80)", "84 (previous year: 80)"."""
    if before(claim, 1) != (":",) or after(claim, 1) != (")",):
        return False
    words = before(claim, _ASIDE)
    opening = words[words.index("(") + 1 :] if "(" in words else ()
    dates = {mention.period.surface.lower() for mention in claim.sentence.periods}
    return " ".join(opening[:-1]) in dates


def leads_from(row: tuple[Claim, ...], at: int, base: Claim) -> bool:
    """Whether a change leads to "from 80 to 84": "rose 5 % from", "has gone up by 5 % since May, from"."""
    change, words = row[at], gap(row[at], base)
    tied = words[-1:] == ("from",) and len(words) <= TIE_REACH and _BREAKS.isdisjoint(words)
    return tied and (change.change or _is_raised_by(row, at)) and change.quantity.modifier != "up_to"


def precedes(row: tuple[Claim, ...], at: int, result: int) -> bool:
    """Whether a change leads to the result: "rose 5 % (in March) to", "rose by 4, or 5 %, to"."""
    change, words = row[at], gap(row[at], row[result])
    if at == result - 2 and "or" not in gap(change, row[at + 1])[:2]:
        return False
    near = unhedged(before(change, 6))[-2:]
    led_in = not CHANGES.isdisjoint(before(change, 5) if "by" in near else near)
    tied = "to" in words[-3:] and len(words) <= TIE_REACH and (_BREAKS | {"as"}).isdisjoint(words)
    is_led = (change.change and led_in) or _is_raised_by(row, at)
    return tied and is_led and change.quantity.modifier != "up_to"


def _is_raised_by(row: tuple[Claim, ...], at: int) -> bool:
    """ "Raised the rate on overnight deposits by 0.25 %": the verb stands before its object."""
    lead = unhedged(since(row, at, _CALLING))
    return lead[-1:] == ("by",) and not (CHANGES | SIGNS).isdisjoint(lead) and _BREAKS.isdisjoint(lead)


def restates(row: tuple[Claim, ...], at: int, last: int) -> bool:
    """Whether the words before a figure call it the change of what stands before: "a rise of", ", up", "or".

    "Or" does so for what is said once more of a change, and between percentages; "84,000 shares, or 5 %"
    is a share. A change that has a base of its own behind it belongs there.
    """
    told = gap(row[at - 1], row[at])
    change, words = row[at], _without_dash(unhedged(told))
    if at > last and _has_own_base(row, at):
        return False
    if _is_concluded(words) or _is_added(told):
        return True
    comma = max((place for place, word in enumerate(words) if word == ","), default=-1)
    if 0 <= comma <= _CALLING and words[-1] == "of":
        # "In the areas without, a drop of": what follows the comma says it.
        words = words[comma:]
    if len(words) > TIE_REACH or "to" in words[-1:]:
        return False
    if "or" in words[:2]:
        if change.quantity.unit in POINTS:
            return True
        # "From 80 to 84, or 5 %": what was gone is told again.
        is_journeys_end = at == last + 1 and _is_span(row, last)
        is_again = row[at - 1].change or (is_share(row[at - 1]) and at == last + 1 and change.change)
        return (is_again or is_journeys_end) and is_share(change)
    if words[-1:] == ("of",) and not NOUNS.isdisjoint(words[-5:]):
        # "A profit of 12, excluding a loss of 17, compared with 69".
        return _BREAKS.isdisjoint(words) and _BESIDE.isdisjoint(words)
    if words == (",",) and at == last + 1 and is_share(change) and after(change, 1) in _STOPS:
        # "To 84 from 80, about 5 %."
        return not is_share(row[last])
    if words[-2:] in {(",", "a"), (",", "an")} or words[-1:] == (",",):
        # "84, a 5 % rise", "84, 5 % off".
        is_graded = not _GRADES.isdisjoint(after(change, 1))
        return (
            is_graded and (is_share(change) or change.quantity.unit in POINTS) and _BREAKS.isdisjoint(words)
        )
    signs = [i for i, word in enumerate(words[-3:]) if word in SIGNS]
    is_verb = len(words) == 3 and words[0] == "," and words[1] in _BEING  # ", is up"
    return bool(signs) and (len(words) <= 2 or words[-3:][signs[0] - 1] in {",", "("} or is_verb)


def _is_added(words: tuple[str, ...]) -> bool:
    """ "from 65 to 40 minutes, saving drivers", "to 1,100 today, losing", "to £3.20 on Sunday, an extra"."""
    at = max((place for place, word in enumerate(words) if word == ","), default=-1)
    told = words[at + 1 :] if 0 <= at <= _ASIDE else ()
    return told == ("an", "extra") or (told[:1] in _PARTICIPLES and len(told) <= _ASIDE)


def _without_dash(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words with a comma for a dash near their end: it leads in what is said of the figure before it."""
    at = max((place for place, word in enumerate(words) if word in _DASHES), default=-1)
    return (*words[:at], ",", *words[at + 1 :]) if at >= max(0, len(words) - _ASIDE) else words


def _is_span(row: tuple[Claim, ...], last: int) -> bool:
    """Whether the figure ends "from 80 to 84", read as one figure or as two."""
    if row[last].quantity.is_range:
        return before(row[last], 1) == ("from",)
    return (
        last > 0 and before(row[last - 1], 1) == ("from",) and gap(row[last - 1], row[last])[-1:] == ("to",)
    )


def _is_concluded(words: tuple[str, ...]) -> bool:
    """ ", so the rate went up by", ", which is a rise of"."""
    at = max((place for place, word in enumerate(words) if word in _CONCLUDING), default=-1)
    ahead, told = words[:at], words[at + 1 :]
    if at < 0 or len(told) > _CALLING or ahead[-1:] == ("and",):
        return False
    # "Between spring and autumn, so": a conjunction may join nouns before the comma.
    if not _BREAKS.isdisjoint(told) or not (_BREAKS - {"and"}).isdisjoint(ahead):
        return False
    called = told[-1:] in {("by",), ("of",)} and not (NOUNS | CHANGES).isdisjoint(told[-4:])
    return called or (told == ("by",) and words[at] in _NAMELY)


def _has_own_base(row: tuple[Claim, ...], at: int) -> bool:
    return at + 1 < len(row) and (
        is_base(row, at + 1) or not {"over", "on"}.isdisjoint(gap(row[at], row[at + 1])[:1])
    )


def closes(change: Claim) -> bool:
    """Whether no words follow that name a time or a base: "a rise of 36 % in the last twelve months"."""
    behind = after(change, 2)
    return behind[:1] in _CLOSINGS or (behind[0] in NOUNS and behind[1:] in _CLOSINGS)


def takes_up(change: Claim) -> bool:
    """Whether a change that opens the next sentence speaks of the pair.

    "That is 5 % more", "That makes it 5 % bigger", "The 5 % rise", "The increase of $4 million".
    """
    words = before(change, 9)
    if len(words) != change.first or not words:
        return False
    grades = (WORDS["changes"] | WORDS["comparatives"]).intersection((*words, *after(change, 1)))
    if words[0] in {"that", "this"} and words[1:2] and (words[1].endswith("s") or words[1] == "meant"):
        return len(words) <= 5 and (change.change or bool(grades))
    if words == ("the",):
        return not WORDS["changes"].isdisjoint(after(change, 1))
    return words[0] in {"the", "a"} and words[-1] == "of" and not WORDS["changes"].isdisjoint(words[1:3])
