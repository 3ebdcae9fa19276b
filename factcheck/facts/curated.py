"""From facts files to facts, or to everything that is wrong with them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from graphlib import CycleError, TopologicalSorter

from factcheck.errors import InputError, Place
from factcheck.facts.drafts import Draft, FactDraft, SubjectDraft, read_drafts
from factcheck.facts.entries import fact_of
from factcheck.facts.fact import Fact, Subject
from factcheck.facts.formula import FormulaError, Term, ids_in, parse
from factcheck.facts.schema import FactEntry, SubjectEntry, Wrong, shown, suggestion, validated
from factcheck.facts.values import read_value


@dataclass(frozen=True, slots=True)
class Derivation:
    """The formula of a fact, where it stands, and the place of the last digit of the value it should give."""

    term: Term
    place: Place
    resolution: Decimal


@dataclass(slots=True)
class Curated:
    """What facts files hold.

    ``errors`` are in the order of the files; with any of them the files must not be used.
    ``unreadable`` tells that one of them is no facts file at all, so that more may be wrong with it.
    """

    subjects: dict[str, Subject] = field(default_factory=dict)
    facts: dict[str, Fact] = field(default_factory=dict)
    derivations: dict[str, Derivation] = field(default_factory=dict)
    errors: list[InputError] = field(default_factory=list)
    unreadable: bool = False


def read_curated(files: Iterable[tuple[str, bytes]]) -> Curated:
    """The facts of files given by name and bytes."""
    curated = Curated()
    drafts: list[Draft] = []
    order: dict[str, int] = {}
    for name, raw in files:
        order[name] = len(order)
        try:
            for draft in read_drafts(name, raw):
                if isinstance(draft, InputError):
                    curated.errors.append(draft)
                else:
                    drafts.append(draft)
        except InputError as error:
            curated.errors.append(error)
            curated.unreadable = True
    builder = _Builder(curated)
    for draft in drafts:
        if isinstance(draft, SubjectDraft):
            builder.define(draft)
    builder.add_facts([draft for draft in drafts if isinstance(draft, FactDraft)])
    curated.errors.sort(key=lambda error: _rank(error, order))
    return curated


def _rank(error: InputError, order: dict[str, int]) -> tuple[int, int, int]:
    place = error.place or Place("")
    return order.get(place.source, -1), place.line or 0, place.column or 0


def slug(name: str) -> str:
    """The id of a subject that is given by name alone.

    >>> slug("Llama 3.1 405B"), slug("Calder & Finch")
    ('llama-3-1-405b', 'calder-and-finch')
    """
    spelled = name.lower().replace("&", " and ").replace("+", " plus ")
    return re.sub(r"[\W_]+", "-", spelled).strip("-")


class _Builder:
    """Subjects first, for a fact may be about a subject of another file; then facts; then formulas."""

    def __init__(self, curated: Curated) -> None:
        self.curated = curated
        self.places: dict[str, Place] = {}  # of subjects' definitions
        self.by_slug: dict[str, str] = {}  # slugs of names to ids
        self.wrong: set[str] = set()  # ids of facts with something wrong, which is reported once

    def complain(self, what: str, place: Place) -> None:
        self.curated.errors.append(InputError(what, place))

    def define(self, draft: SubjectDraft) -> None:
        entry = validated(SubjectEntry, draft.content)
        if isinstance(entry, list):
            for location, what in entry:
                self.complain(what, draft.place_of(location))
            # Facts about it are not reported as well.
            self.curated.subjects.setdefault(draft.id, Subject(draft.id, draft.id))
            return
        known = self.curated.subjects.get(draft.id)
        if known and known.name != entry.name and draft.id in self.places:
            elsewhere = f"{shown(known.name)} at {self.places[draft.id]}"
            what = f"subject {shown(draft.id)} is called {elsewhere}; use one name"
            self.complain(what, draft.place_of(("name",)))
            return
        aliases = tuple(dict.fromkeys([*(known.aliases if known else ()), *entry.aliases]))
        self.curated.subjects[draft.id] = Subject(draft.id, entry.name, aliases)
        self.places.setdefault(draft.id, draft.place_of(()))
        self.by_slug.setdefault(slug(entry.name), draft.id)

    def add_facts(self, drafts: list[FactDraft]) -> None:
        for draft in drafts:
            fact = self.fact(draft)
            if not isinstance(fact, Fact):
                if isinstance(draft.content, dict):
                    self.wrong.add(str(draft.content.get("id")))
                for location, what in fact:
                    self.complain(what, draft.place_of(location))
            elif known := self.curated.facts.get(fact.id):
                what = f"id {shown(fact.id)} is already used at {known.place}; every fact needs its own"
                self.complain(what, draft.place_of(("id",)))
            else:
                self.curated.facts[fact.id] = fact
                if fact.formula:
                    self.derive(fact.id, fact.formula, draft)
        self.check_formulas()

    def fact(self, draft: FactDraft) -> Fact | list[Wrong]:
        entry = validated(FactEntry, draft.content)
        if isinstance(entry, list):
            return entry
        subject = self.subject_named(entry.subject) if draft.names_subject else entry.subject
        if subject not in self.curated.subjects:
            hint = suggestion(entry.subject, list(self.curated.subjects))
            return [(("subject",), f"subject {shown(entry.subject)} is not known; {hint}")]
        return fact_of(entry, subject, draft.place)

    def subject_named(self, name: str) -> str:
        """The id of the subject with this name, which comes into being here if need be."""
        spelled = slug(name) or name
        subject_id = self.by_slug.setdefault(spelled, spelled)
        known = self.curated.subjects.setdefault(subject_id, Subject(subject_id, name))
        if name != known.name and name not in known.aliases:
            self.curated.subjects[subject_id] = Subject(subject_id, known.name, (*known.aliases, name))
        return subject_id

    def derive(self, fact_id: str, formula: str, draft: FactDraft) -> None:
        place = draft.place_of(("formula",))
        try:
            term = parse(formula)
        except FormulaError as error:
            self.complain(f"formula {shown(formula)} cannot be read: {error}", place)
            return
        resolution = read_value(draft.content["value"].strip(), draft.content.get("unit")).resolution
        self.curated.derivations[fact_id] = Derivation(term, place, resolution)

    def check_formulas(self) -> None:
        """Whether formulas name known facts and do not go round in circles."""
        needs = {fact_id: ids_in(each.term) for fact_id, each in self.curated.derivations.items()}
        known = self.curated.facts.keys() | self.wrong
        for fact_id, needed in needs.items():
            for missing in (each for each in needed if each not in known):
                hint = suggestion(missing, list(self.curated.facts))
                what = f"formula names {shown(missing)}, which is no fact; {hint}"
                self.complain(what, self.curated.derivations[fact_id].place)
        try:
            TopologicalSorter(needs).prepare()
        except CycleError as error:
            circle = error.args[1]
            what = f"formula goes round in a circle: {' needs '.join(reversed(circle))}"
            self.complain(what, self.curated.derivations[circle[0]].place)
