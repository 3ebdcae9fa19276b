"""Whom a figure is about: an owner, a name beside what is measured, the subject of the clause, a pronoun.

"Acme's profit", "its profit", "profit at Acme", "Acme shares", "Acme earned", "it earned", "the company said
that sales". Pronouns and "the company" stand for the name that the text was last about. Nobody is guessed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from factcheck.claims.attributes import Attribute
from factcheck.claims.claim import Claim
from factcheck.claims.grammar import GRAMMAR
from factcheck.claims.names import Names
from factcheck.claims.phrases import Phrase, Syntax
from factcheck.quantities.plurals import singular

_NEAR = 2  # sentences within which a pronoun finds its name
_HE = frozenset({"he", "she", "his", "her"})
_IT = frozenset({"it", "its", "they", "their"})
_HELD_BY = frozenset({"of", "at", "in", "for"})


@dataclass(frozen=True, slots=True)
class Subject:
    """Whom a figure is about: as written or resolved, its key, and the phrase where it stands."""

    text: str
    key: str | None
    phrase: Phrase | None = None


class Focus:
    """What a text is about as it goes on: the last thing and the last person in the place of a subject.

    ``topic`` is what it is about as a whole: the first that has a name.
    """

    def __init__(self, topic: Subject | None = None) -> None:
        self.topic = topic
        self._thing: tuple[int, Subject] | None = None
        self._person: tuple[int, Subject] | None = None

    def see(self, index: int, subject: Subject, *, is_person: bool) -> None:
        """Take note of a subject in the sentence ``index``."""
        if is_person:
            self._person = index, subject
            return
        self._thing = index, subject
        if self.topic is None and subject.key is not None:
            self.topic = subject

    def person(self, index: int) -> Subject | None:
        """Whom "he" or "she" stands for in the sentence ``index``."""
        return self._near(self._person, index)

    def thing(self, index: int) -> Subject | None:
        """What "it" or "they" stands for in the sentence ``index``."""
        found = self._near(self._thing, index)
        if found is not None:
            self._thing = index, found
        return found

    def organisation(self, index: int) -> Subject | None:
        """What "the company" stands for."""
        found = self._near(self._thing, index)
        return found if found is not None and found.key is not None else self.topic

    def _near(self, seen: tuple[int, Subject] | None, index: int) -> Subject | None:
        return seen[1] if seen is not None and index - seen[0] <= _NEAR else None


class Subjects:
    """The subjects of the figures of one sentence."""

    def __init__(
        self,
        syntax: Syntax,
        index: int,
        ranges: Sequence[tuple[int, int]],
        keys: Sequence[str | None],
        names: Names,
        focus: Focus,
        text: str,
    ) -> None:
        self.syntax, self.index, self.names, self.focus, self.text = syntax, index, names, focus, text
        self._subjects: list[tuple[Subject, bool]] = []
        self._named = {first: (first, last, key) for (first, last), key in zip(ranges, keys, strict=True)}

    def of(self, claim: Claim, attribute: Attribute | None) -> Subject | None:
        """Whom ``claim`` is about, ``None`` where the text does not say."""
        phrase = attribute.phrase if attribute else None
        return (
            (self._by_owner_of(phrase) if phrase else None)
            or (self.named(phrase) if phrase and attribute and attribute.head == "age" else None)
            or self._by_owner(claim)
            or (self._by_complement(phrase.last) if phrase else None)
            or self._by_gap(claim)
            or self._by_clause(claim, attribute)
            or (self._name_in(phrase) if phrase else None)
            or (self._by_complement(claim.last) if claim.quantity.kind == "count" else None)
            or self._by_report(claim, attribute)
        )

    def _by_owner_of(self, phrase: Phrase) -> Subject | None:
        """The owner of what is measured: "Acme's sales", "its sales"."""
        owner = self.syntax.owner(phrase)
        if owner is not None:
            return self.named(owner)
        for at in range(phrase.lead, phrase.first):
            if self.syntax.letters[at] == "p":
                return self._pronoun(at)
        return None

    def _by_complement(self, at: int) -> Subject | None:
        """The name that "of", "at" or "in" leads in at ``at``."""
        for _ in range(2):
            if (
                self.syntax.letters[at : at + 1] not in ("o", "i")
                or self.syntax.words[at].lower not in _HELD_BY
            ):
                return None
            phrase = self.syntax.phrase_at(at + 1)
            if phrase is None:
                return None
            found = self._name_at_end(phrase)
            if found is not None:
                return found
            at = phrase.last
        return None

    def _by_owner(self, claim: Claim) -> Subject | None:
        """The owner before the figure: "Acme's $5 million order", "its 20 plants"."""
        letters, at = self.syntax.letters, claim.first - 1
        while at >= 0 and letters[at] == "a":
            at -= 1
        if at < 0:
            return None
        if letters[at] == "p":
            return self._pronoun(at)
        phrase = self.syntax.phrase_at(at)
        return self.named(phrase) if phrase is not None and phrase.owns else None

    def _by_gap(self, claim: Claim) -> Subject | None:
        """The name right before the figure that takes the place of the subject: "… and Labour 81"."""
        letters, at = self.syntax.letters, claim.first - 1
        while at >= 0 and letters[at] == "a":
            at -= 1
        phrase = self.syntax.phrase_at(at)
        if phrase is None or phrase.owns or phrase.lead == 0 or letters[phrase.lead - 1] not in "c,":
            return None
        return self._name_at_end(phrase) if "f" in letters[: phrase.lead] else None

    def _by_clause(self, claim: Claim, attribute: Attribute | None) -> Subject | None:
        clause = attribute.clause if attribute else None
        if clause is None or attribute is None or attribute.is_subject or clause.verb > claim.first:
            return None
        if clause.base in GRAMMAR["resulting"] and self.syntax.letters[clause.verb] == "g":
            return None
        if clause.pronoun is not None:
            return self._pronoun(clause.pronoun) or self._speaker(claim, clause.pronoun)
        if clause.subject is None or clause.subject == attribute.phrase:
            return None
        if clause.base in GRAMMAR["linking"] and not self._is_somebody(clause.subject):
            return None
        if self._is_somebody(clause.subject):
            return self.named(clause.subject)
        return self._by_owner_of(clause.subject) or self.named(clause.subject)

    def _is_somebody(self, phrase: Phrase) -> bool:
        head = self.syntax.words[phrase.last - 1].lower
        return self.syntax.letters[phrase.last - 1] == "m" or singular(head) in GRAMMAR["agents"]

    def _speaker(self, claim: Claim, at: int) -> Subject | None:
        """Who says "I" and "we" in a quotation."""
        if not claim.quoted or claim.attributed_to is None or self.syntax.words[at].lower not in ("i", "we"):
            return None
        return Subject(claim.attributed_to, None)

    def _by_report(self, claim: Claim, attribute: Attribute | None) -> Subject | None:
        """Whoever reports a figure that can only be its own: "Acme said sales rose"."""
        if attribute is None or GRAMMAR["owned"].isdisjoint((attribute.head, *attribute.text.split()[-1:])):
            return None
        found, topic = self._organisation(claim.first), self.focus.topic
        # An analyst reports the figures of others.
        return found if found is None or topic is None or found.key == topic.key else None

    def named(self, phrase: Phrase) -> Subject | None:
        """Whom a phrase names: a name, what stands for one, or somebody in common words."""
        found = self._name_at_end(phrase)
        if found is not None:
            return found
        head = singular(self.syntax.words[phrase.last - 1].lower)
        if head in GRAMMAR["spans"]:
            return None
        is_definite = any(word in ("the", "this") for word in self.syntax.said(phrase.lead, phrase.first))
        if is_definite and head in GRAMMAR["organisations"] and not self._name_in(phrase):
            resolved = self._organisation(phrase.lead)
            if resolved is not None:
                return Subject(resolved.text, resolved.key, phrase)
        owner = self.syntax.owner(phrase)
        if head in GRAMMAR["agents"] or phrase.lead < phrase.first or self._name_in(phrase):
            start = owner.lead if owner is not None else phrase.lead
            return Subject(self._written(start, phrase.last), self._key_of(phrase), phrase)
        return None

    def _key_of(self, phrase: Phrase) -> str | None:
        """The key of "Exxon unit", which is not Exxon; none where an owner or no name tells whose it is."""
        first = next(iter(self._in(phrase)), None)
        is_new = not {"a", "an", "another"}.isdisjoint(self.syntax.said(phrase.lead, phrase.first))
        if (
            first is None
            or first[0] != phrase.first
            or first[2] is None
            or self.syntax.owner(phrase)
            or is_new
        ):
            return None
        return " ".join([first[2], *self.syntax.said(first[1], phrase.last)])

    def _pronoun(self, at: int) -> Subject | None:
        """Whom the pronoun at ``at`` stands for: the subject before it in its sentence, or the focus."""
        word = self.syntax.words[at].lower
        if word not in _HE | _IT:
            return None
        found = self._earlier(at, persons=word in _HE)
        if found is not None:
            return found
        return self.focus.person(self.index) if word in _HE else self.focus.thing(self.index)

    def _organisation(self, at: int) -> Subject | None:
        """Whom "the company" at ``at`` stands for."""
        return self._earlier(at, persons=False) or self.focus.organisation(self.index)

    def _earlier(self, at: int, *, persons: bool) -> Subject | None:
        """The last named subject of this sentence that stands before ``at``."""
        for subject, is_person in reversed(self._subjects):
            is_before = subject.phrase is not None and subject.phrase.last <= at
            if is_before and subject.key is not None and is_person == persons:
                return subject
        return None

    def _name_at_end(self, phrase: Phrase) -> Subject | None:
        """The name that a phrase is or ends in: "Japanese car giant Toyota"."""
        for first, last, key in self._in(phrase):
            if last == phrase.last:
                return Subject(self._written(first, last), key, phrase)
        return None

    def _name_in(self, phrase: Phrase) -> Subject | None:
        for first, last, key in self._in(phrase):
            return Subject(self._written(first, last), key, phrase)
        return None

    def _in(self, phrase: Phrase) -> list[tuple[int, int, str | None]]:
        return [self._named[at] for at in range(phrase.first, phrase.last) if at in self._named]

    def _written(self, first: int, last: int) -> str:
        words = self.syntax.words
        return " ".join(self.text[words[first].start : words[last - 1].end].split())

    def find(self) -> None:
        """Find the subjects of the clauses of this sentence, for the pronouns in it."""
        letters = self.syntax.letters
        for phrase in self.syntax.phrases:
            lead = letters[phrase.lead - 1] if phrase.lead else "."
            if phrase.owns or lead in "iotvgc" or not self._leads_clause(phrase):
                continue
            if lead == "," and phrase.lead < phrase.first:
                continue  # an apposition: "Harris, an investment firm, said"
            found = self._name_at_end(phrase)
            if found is None and singular(self.syntax.words[phrase.last - 1].lower) in GRAMMAR["agents"]:
                found = self.named(phrase)
            if found is not None:
                titled = self.syntax.words[phrase.first].lower.rstrip(".") in GRAMMAR["titles"]
                self._subjects.append((found, titled or found.key in self.names.persons))

    def _leads_clause(self, phrase: Phrase) -> bool:
        """Whether a verb or a comma follows, behind what hangs on the phrase by "of"."""
        letters, at = self.syntax.letters, phrase.last
        if letters[at : at + 1] == "." and self.syntax.words[at].lower == "(":
            at = letters.find(".", at + 1) + 1 or at  # "the institute (CIPS)"
        while letters[at : at + 1] in ('"', "a", "o"):
            hung = self.syntax.phrase_at(at + 1) if letters[at] == "o" else None
            if letters[at] == "o" and hung is None:
                return False
            at = hung.last if hung else at + 1
        return letters[at : at + 1] in ("v", "x", ",")

    def note(self) -> None:
        """Tell the focus of the first subject of this sentence, one with a name before others."""
        named = [seen for seen in self._subjects if seen[0].key is not None]
        for subject, is_person in (named or self._subjects)[:1]:
            self.focus.see(self.index, subject, is_person=is_person)
