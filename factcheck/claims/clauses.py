"""The clause that a figure is in: its verb, and whom or what it says something about."""

from __future__ import annotations

from dataclasses import dataclass

from factcheck.claims.grammar import GRAMMAR, verb_forms
from factcheck.claims.phrases import Phrase, Syntax

_STEPS = 40  # words that are looked at; a sentence without end costs no more


@dataclass(frozen=True, slots=True)
class Clause:
    """``verb`` is the index of its main verb, and ``base`` the base form of that.

    ``subject`` is the phrase that is its subject, ``pronoun`` the index of a pronoun in that place.
    ``of_figure`` is true where the figure itself is the subject.
    """

    verb: int
    base: str
    subject: Phrase | None = None
    pronoun: int | None = None
    of_figure: bool = False


def clause_around(syntax: Syntax, first: int, last: int) -> Clause | None:
    """The clause of the figure ``words[first:last]``."""
    before, behind = _verb_before(syntax, first), _verb_behind(syntax, last)
    if before is not None:
        clause = clause_of(syntax, before)
        # "The mayor claimed 90 people were hurt": what was claimed is a clause of its own.
        if behind is None or clause.base not in GRAMMAR["reporting"]:
            return clause
    return None if behind is None else clause_of(syntax, behind)


def _verb_before(syntax: Syntax, first: int) -> int | None:
    """The verb that the figure hangs on: the nearest before it, with at most other figures behind a comma."""
    letters = syntax.letters
    comma = False
    for at in range(first - 1, max(-1, first - _STEPS), -1):
        letter = letters[at]
        if letter in "vg" or (letter == "x" and at + 1 < len(letters) and letters[at + 1] in "fad"):
            return None if comma else at
        if letter in ".r":
            return None
        comma = (comma or letter == ",") and letter != "f"
    return None


def _verb_behind(syntax: Syntax, last: int) -> int | None:
    letters = syntax.letters
    for at in range(last, min(len(letters), last + _STEPS)):
        if letters[at] in "vx":
            return at
        if letters[at] in ".,rc":
            return None
    return None


def clause_of(syntax: Syntax, verb: int) -> Clause:
    """The clause of the verb or auxiliary at ``verb``."""
    letters, words = syntax.letters, syntax.words
    main = verb
    while main + 1 < len(letters) and letters[main] in "xa" and letters[main + 1] in "vxa":
        main += 1
    while main > verb and letters[main] == "a":
        main -= 1
    base = "be" if letters[main] == "x" else verb_forms().get(words[main].lower, (words[main].lower, ""))[0]
    if words[main].lower in ("has", "have", "had", "having"):
        base = "have"
    at: int | None = verb
    if verb and words[verb - 1].lower == "there":
        return Clause(main, base)
    for _ in range(_STEPS):
        if at is None:
            break
        start = _group_start(syntax, at)
        at = start - 1
        if at < 0:
            break
        letter = letters[at]
        if letter == "q":
            return Clause(main, base, None, at)
        if letter == "r":
            return Clause(main, base, _antecedent(syntax, at))
        if letter in "nmfs":
            carrier = _carrier(syntax, at)
            phrase = syntax.phrase_at(carrier)
            before = letters[phrase.lead - 1] if phrase and phrase.lead else "."
            # "Sold its unit and earned", "agreed in principle to sell": the subject of the verb before.
            if (before in "vg" and letters[at + 1] in "c,") or (before == "i" and letters[start] == "t"):
                at = _verb_of(syntax, carrier)
                continue
            return Clause(main, base, phrase, of_figure=letters[carrier] == "f")
        if letter == "." and words[at].lower == ")":
            at = _opening(syntax, at)
        elif letter == "," and (phrase := _before_apposition(syntax, at)):
            return Clause(main, base, phrase)
        elif letter in "c,it":
            at = _verb_of(syntax, at)
        else:
            break
    return Clause(main, base)


def _group_start(syntax: Syntax, at: int) -> int:
    """Where the group of verbs, adverbs and times begins that ``at`` is in."""
    while at > 0 and syntax.letters[at - 1] in 'vxat"y':
        at -= 1
    return at


def _carrier(syntax: Syntax, at: int) -> int:
    """A word of the phrase that carries those hung on by prepositions: "the price" of "the price of gold"."""
    letters = syntax.letters
    for _ in range(_STEPS):
        phrase = syntax.phrase_at(at)
        start = phrase.lead if phrase else at
        while start > 0 and letters[start - 1] in "fady":
            start -= 1
        if start > 1 and letters[start - 2 : start] == "ig":
            start -= 1  # "the fine for breaking the law"
        if start < 2 or letters[start - 1] not in "iot" or letters[start - 2] not in "nmf":
            return start if phrase is None else at
        at = start - 2
    return at


def _antecedent(syntax: Syntax, at: int) -> Phrase | None:
    """What a relative stands for: "the plant, which employs"."""
    if syntax.words[at].lower not in ("which", "who", "that"):
        return None
    before = at - 1
    while before > 0 and syntax.letters[before] in ',a"':
        before -= 1
    return syntax.phrase_at(before)


def _opening(syntax: Syntax, closing: int) -> int | None:
    for at in range(closing - 1, max(-1, closing - _STEPS), -1):
        if syntax.words[at].lower == "(":
            return at
    return None


def _before_apposition(syntax: Syntax, comma: int) -> Phrase | None:
    """The phrase before "Acme, the retailer," where ``comma`` is the second of the two."""
    letters = syntax.letters
    opening = letters.rfind(",", max(0, comma - _STEPS), comma)
    if opening < 1 or "." in letters[opening:comma] or letters[opening + 1] == "c":
        return None
    return syntax.phrase_at(_carrier(syntax, opening - 1))


def _verb_of(syntax: Syntax, at: int) -> int | None:
    """The verb of the clause that goes on at a comma or conjunction: "earned 3 and lost 5"."""
    for before in range(at - 1, max(-1, at - _STEPS), -1):
        if syntax.letters[before] in "vx":
            return before
        if syntax.letters[before] in ".r":
            return None
    return None
