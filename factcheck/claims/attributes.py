"""What a figure measures: the noun that it is tied to, and the words that narrow that noun down.

"Net profit rose 5 % to $12 million", "a $12 million profit", "sales of £3m", "Passengers: 640",
"12 mln dlrs in cash", "38 % of demand", "employs 500 people". A figure without a noun of its own ("up from 11
million") takes over what the figure before it measures.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from factcheck.claims.claim import Claim
from factcheck.claims.clauses import Clause, clause_around, clause_of
from factcheck.claims.grammar import GRAMMAR, pairs, verb_forms
from factcheck.claims.phrases import Phrase, Syntax
from factcheck.claims.stance import CHANGES
from factcheck.quantities.plurals import counted_name, singular
from factcheck.quantities.units import kind_of

_PER = frozenset({"a", "an", "per", "each", "/", "every"})
# Behind an amount or a distance: "86 cts shr", "560 km west".
_NO_NOUNS = frozenset({"shr", "shrs", "net", "cash", "north", "south", "east", "west"})
_NO_CHANGES = frozenset({"gain", "gains", "loss", "losses", "growth"})  # figures of their own in accounts
_MODIFYING = frozenset({"money", "percent", "measure", "duration", "rate", "multiplier"})
_LEAD = 3  # words before a figure among which "to" leads it in, hedges between
_LONGEST = 5  # words of an attribute


@dataclass(frozen=True, slots=True)
class Attribute:
    """What a figure measures.

    ``text`` is as written, empty where only the clause is known. ``head`` is the noun, lower-cased and
    singular, ``modifiers`` the words before it. ``phrase`` is where it stands in the sentence, if it does as
    a phrase, and ``clause`` the clause that the figure is in. ``is_subject`` is true where the phrase is the
    subject of that clause. ``action`` is the base form of a verb that belongs to the attribute: "killed 12
    people". ``part`` marks shares of it.
    """

    text: str
    head: str | None
    modifiers: tuple[str, ...] = ()
    phrase: Phrase | None = None
    clause: Clause | None = None
    is_subject: bool = False
    action: str | None = None
    part: bool = False


class Attributes:
    """The attributes of the figures of one sentence, read one after the other."""

    def __init__(self, syntax: Syntax) -> None:
        self.syntax = syntax

    def of(self, claim: Claim, previous: Claim | None, known: Attribute | None) -> Attribute | None:
        """The attribute of ``claim``; ``known`` is that of ``previous``, the figure before it."""
        clause = clause_around(self.syntax, claim.first, claim.last)
        if claim.quantity.kind == "count" and _changes(self.syntax, clause, claim):
            found = self._led_in(claim, clause, previous.last if previous else 0)
            if found is not None and found.phrase is not None:
                return found  # "raised its stake to 816,000 shares"
        found = self._age(claim, clause) or self._counted(claim, clause) or self._behind(claim, clause)
        if found is not None:
            return found
        between = self.syntax.letters[previous.last : claim.first] if previous else "n"
        if known is not None and not _is_alike(claim, previous):
            known = None
        if known is not None and all(letter in 'ac,.idty"-sx' for letter in between):
            return known
        found = self._led_in(claim, clause, previous.last if previous else 0)
        if found is None and known is not None and not set(between) & set("nmqv"):
            return known
        return found

    def _age(self, claim: Claim, clause: Clause | None) -> Attribute | None:
        """ "A 28-year-old host", "41.8 years old"."""
        at = claim.last
        words = self.syntax.said(claim.first, at + 2)
        if claim.quantity.kind != "duration" or "old" not in words:
            return None
        return Attribute("age", "age", (), self.syntax.phrase_at(at), clause)

    def _counted(self, claim: Claim, clause: Clause | None) -> Attribute | None:
        """The noun that the figure itself counts: "59 Chinese apps", "1,000 homes a year"."""
        quantity = claim.quantity
        unit = (quantity.unit or "").partition("/")[0]
        if quantity.kind not in ("count", "rate") or kind_of(unit) != "count" or self._is_modifier(claim):
            return None
        numeral = quantity.numerals[-1]
        words: list[str] = []
        for word in self.syntax.words[claim.first : claim.last]:
            if word.start < numeral.end or not word.lower[0].isalpha() or word.lower in GRAMMAR["scales"]:
                continue
            if word.lower in _PER:
                break
            words.append(word.lower)
        done = verb_forms().get(words[-1]) if len(words) > 1 else None
        action = _action(clause)
        if done is not None and done[1] == "ed":
            words.pop()  # "30 people injured"
            action = done[0]
        head = unit if "*" in unit or not words else counted_name(words[-1])
        return Attribute(" ".join(words) or unit, head, tuple(words[:-1]), None, clause, action=action)

    def _is_modifier(self, claim: Claim) -> bool:
        """Whether what is counted only tells of the noun behind: "a four-wheel drive"."""
        behind = self.syntax.letters[claim.last : claim.last + 1]
        return claim.quantity.kind == "count" and "-" in claim.quantity.surface and behind in ("n", "m")

    def _behind(self, claim: Claim, clause: Clause | None) -> Attribute | None:
        """A noun behind the figure: "a 17 % drop", "38 % of demand", "$5 million in cash"."""
        at, letters, kind = claim.last, self.syntax.letters, claim.quantity.kind
        if letters[at : at + 1] == "-":
            at += 1
        if claim.first and letters[claim.first - 1] == "d":
            while letters[at : at + 1] == "y":
                at += 1  # "the $2 million March payment"
        if (kind in _MODIFYING or self._is_modifier(claim)) and letters[at : at + 1] in ("n", "m"):
            phrase = self.syntax.phrase_at(at)
            if phrase is None or self.syntax.words[at].lower in _NO_NOUNS:
                return None
            return self._of_phrase(self._changed(phrase), clause, claim)
        leads_on = letters[at : at + 1] == "o" and kind != "count"
        if not leads_on and kind == "money" and self.syntax.said(at, at + 1) == ["in"]:
            leads_on = (
                letters[at + 1 : at + 2] == "n"
                and self.syntax.words[at + 1].lower not in GRAMMAR["not_made_of"]
            )
        phrase = self.syntax.phrase_at(at + 1) if leads_on else None
        if phrase is not None and phrase.owns:
            phrase = self.syntax.phrase_at(phrase.last + 1)
        if phrase is None:
            return None
        is_part = kind in ("percent", "number", "multiplier")
        sized = self._led_in(claim, clause, 0) if is_part else None
        if sized is not None and sized.is_subject:
            return sized  # "provisions rose to 0.7 % of assets"
        found = self._of_phrase(phrase, clause, claim)
        return replace(found, part=is_part, action=_action(clause) if is_part else None)

    def _led_in(self, claim: Claim, clause: Clause | None, floor: int) -> Attribute | None:
        """A noun before the figure: "sales of", "profit rose to", "cut prices by", "Passengers:"."""
        letters, at, link = self.syntax.letters, claim.first - 1, ""
        while at >= floor:
            letter = letters[at]
            if letter in 'ady",' or (letter == "." and self.syntax.words[at].lower == ":"):
                at -= 1
            elif letter in "it":
                link, at = self.syntax.words[at].lower, at - 1
            elif letter == "o":
                at -= 1
                while at > floor and letters[at] in 'a"':
                    at -= 1
                phrase = self.syntax.phrase_at(at)
                if phrase is None or self.syntax.words[phrase.last - 1].lower in GRAMMAR["spans"]:
                    return None  # "over the course of three days"
                return self._of_phrase(self._changed(phrase), clause, claim)
            elif letter in "vgx":
                return self._of_clause(clause_of(self.syntax, at), claim, link)
            elif letter in "nm":
                phrase = self.syntax.phrase_at(at)
                assert phrase is not None
                before = letters[phrase.lead - 1] if phrase.lead else "."
                if link and (before in "it" or claim.quantity.kind == "duration"):
                    at = phrase.lead - (2 if before in "it" else 1)
                    continue
                return self._object(self._governing(phrase), clause, claim)
            else:
                break
        return None

    def _object(self, phrase: Phrase, clause: Clause | None, claim: Claim) -> Attribute | None:
        if self._measures(phrase):
            return self._of_phrase(self._changed(phrase), clause, claim)
        if clause is not None and clause.verb < claim.first and clause.subject != phrase:
            return _of_verb(self.syntax, clause)
        return None

    def _governing(self, phrase: Phrase) -> Phrase:
        """The phrase that ``phrase`` hangs on by "of": "the price" of "the price of gold"."""
        while phrase.lead > 1 and self.syntax.letters[phrase.lead - 1] == "o":
            governing = self.syntax.phrase_at(phrase.lead - 2)
            if governing is None:
                break
            phrase = governing
        return phrase

    def _of_clause(self, clause: Clause, claim: Claim, link: str) -> Attribute:
        """What the verb tells the size of, or else what somebody does: "Acme earned"."""
        subject = clause.subject
        word = self.syntax.words[clause.verb].lower
        tells_size = clause.base in GRAMMAR["linking"] or word in CHANGES or link in ("to", "from")
        if subject is not None and tells_size and self._measures(subject):
            return replace(self._of_phrase(self._changed(subject), clause, claim), is_subject=True)
        return _of_verb(self.syntax, clause)

    def _measures(self, phrase: Phrase) -> bool:
        """Whether a phrase names something that has a size, not somebody or a name."""
        head = self.syntax.words[phrase.last - 1].lower
        return self.syntax.letters[phrase.last - 1] == "n" and singular(head) not in GRAMMAR["agents"]

    def _changed(self, phrase: Phrase) -> Phrase:
        """What changes, of "a drop in sales"; for all else the phrase itself."""
        measures = self.syntax.words[phrase.last - 1].lower in CHANGES | GRAMMAR["measuring"]
        if not measures or self.syntax.said(phrase.last, phrase.last + 1) not in (["in"], ["of"]):
            return phrase
        what = self.syntax.phrase_at(phrase.last + 1)
        if what is not None and what.owns:
            what = self.syntax.phrase_at(what.last + 1)
        return what or phrase

    def _of_phrase(self, phrase: Phrase, clause: Clause | None, claim: Claim) -> Attribute:
        letters, words = self.syntax.letters, self.syntax.words
        kept = [
            word.lower
            for at, word in enumerate(words[phrase.first : phrase.last], phrase.first)
            if letters[at] == "n" and word.lower not in GRAMMAR["idle"]
        ][-_LONGEST:]
        if not kept:
            kept = [words[phrase.last - 1].lower]
        if claim.change and len(kept) > 1 and kept[-1] in CHANGES - _NO_CHANGES:
            kept.pop()  # "a price rise of"
        return Attribute(" ".join(kept), counted_name(kept[-1]), tuple(kept[:-1]), phrase, clause)


def _changes(syntax: Syntax, clause: Clause | None, claim: Claim) -> bool:
    """Whether the clause tells how large something becomes, by "to" or "from"."""
    is_led = not {"to", "from"}.isdisjoint(syntax.said(max(0, claim.first - _LEAD), claim.first))
    return is_led and clause is not None and syntax.words[clause.verb].lower in CHANGES


def _is_alike(one: Claim, other: Claim | None) -> bool:
    """Whether both figures are lengths of time, or none of them is."""
    return other is not None and (one.quantity.kind == "duration") == (other.quantity.kind == "duration")


def _of_verb(syntax: Syntax, clause: Clause) -> Attribute:
    word = syntax.words[clause.verb].lower
    noun = pairs("verb_nouns").get(clause.base)
    is_known = clause.base in GRAMMAR["verbs"] or word.endswith("ed")
    if noun is None and (
        not is_known or clause.base in GRAMMAR["light"] | GRAMMAR["linking"] or word in CHANGES
    ):
        return Attribute("", None, clause=clause)
    return Attribute(word, noun, clause=clause, action=None if noun else clause.base)


def _action(clause: Clause | None) -> str | None:
    """The verb that belongs to what is counted: twelve may be killed or hurt."""
    if clause is None or clause.base in GRAMMAR["light"] | GRAMMAR["linking"] | GRAMMAR["reporting"] | {
        "have"
    }:
        return None
    return clause.base
