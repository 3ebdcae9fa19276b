"""The curated facts, indexed so that the cost of a question does not grow with their number."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache, cached_property, lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from factcheck.facts.aliases import write_aliases
from factcheck.facts.fact import Fact, Subject
from factcheck.facts.index import AliasIndex, Mention, digests_by_first
from factcheck.facts.names import spelling_of
from factcheck.facts.rates import ExchangeRates, pair_of

if TYPE_CHECKING:
    from pydantic import TypeAdapter

_TABLES = """
CREATE TABLE about (digest TEXT, facts INTEGER);
CREATE TABLE fact (position INTEGER PRIMARY KEY, id TEXT, subject TEXT, body TEXT);
CREATE TABLE subject (id TEXT PRIMARY KEY, body TEXT) WITHOUT ROWID;
CREATE TABLE exchange_rate (position INTEGER PRIMARY KEY);
"""
_INDEXES = """
CREATE UNIQUE INDEX fact_id ON fact (id);
CREATE INDEX fact_subject ON fact (subject);
"""
__all__ = ["FactSet", "Mention", "SubjectDigests", "write_facts"]

RATES = "rates of exchange"
"""What stands for all rates of exchange where changes are told by subject; no subject has this id."""
_FEW = 20  # subjects for which an index of their own is quicker
_REMEMBERED = 10_000  # subjects whose facts are kept decoded


class SubjectDigests(NamedTuple):
    """Hashes of all by which a subject is found in texts, and of all facts about it."""

    names: str
    facts: str


class FactSet:
    """All facts of some files, read only. Threads may share it; every process loads its own.

    ``digest`` is "sha256:" and the hash of the bytes of the files.
    """

    def __init__(self, database: sqlite3.Connection) -> None:
        """Reads what ``write_facts`` wrote."""
        self._database = database
        self._aliases = AliasIndex(database)
        self.digest: str
        self.digest, self._length = database.execute("SELECT digest, facts FROM about").fetchone()
        self._facts_of = lru_cache(maxsize=_REMEMBERED)(self._read_facts_of)
        self._mentions = lru_cache(maxsize=4)(self._aliases.mentions)  # of a text and its title
        self._names_of = lru_cache(maxsize=1)(self._aliases.of_subjects)

    def __len__(self) -> int:
        return int(self._length)

    def __iter__(self) -> Iterator[Fact]:
        return self._read(Fact, "SELECT body FROM fact ORDER BY position")

    def get(self, fact_id: str) -> Fact | None:
        """The fact with this id."""
        return next(self._read(Fact, "SELECT body FROM fact WHERE id = ?", fact_id), None)

    def subject(self, subject_id: str) -> Subject:
        """The subject with this id, with every alias that its facts give. ``KeyError`` if there is none."""
        found: Subject | None = next(
            self._read(Subject, "SELECT body FROM subject WHERE id = ?", subject_id), None
        )
        if found is None:
            raise KeyError(subject_id)
        return found

    def subjects(self) -> Iterator[Subject]:
        """All subjects, by id."""
        return self._read(Subject, "SELECT body FROM subject ORDER BY id")

    def facts_of(self, subject_id: str) -> tuple[Fact, ...]:
        """The facts about a subject, in the order of the files; none of an unknown one."""
        return self._facts_of(subject_id)

    @cached_property
    def exchange_rates(self) -> ExchangeRates:
        """The facts that say what one currency costs in another."""
        query = "SELECT body FROM fact JOIN exchange_rate USING (position) ORDER BY position"
        return ExchangeRates(tuple(self._read(Fact, query)))

    def mentions(self, text: str) -> tuple[Mention, ...]:
        """Where ``text`` names subjects, in order; the longest name wins, one place may name several."""
        return self._mentions(text)

    def may_name(self, subjects: frozenset[str], text: str) -> bool:
        """Whether ``mentions`` may find one of these subjects in ``text``; quicker where they are few."""
        if len(subjects) > _FEW:
            return any(mention.subject in subjects for mention in self.mentions(text))
        return bool(self._names_of(subjects).mentions(text))

    def digests(self) -> dict[str, SubjectDigests]:
        """For each subject what a change of its names or facts, but not of their places, can be told by.

        Under ``RATES`` what a change of the rates of exchange can be told by, whatever subject they have.
        """
        names = self._aliases.digests()
        about = """
            SELECT id, body FROM subject UNION ALL
            SELECT subject, json_remove(body, '$.place') FROM (SELECT * FROM fact ORDER BY position) UNION ALL
            SELECT ?, json_remove(body, '$.place') FROM (
                SELECT body FROM fact JOIN exchange_rate USING (position) ORDER BY position
            )
        """
        facts = digests_by_first(self._database.execute(about, (RATES,)))
        return {subject: SubjectDigests(names.get(subject, ""), digest) for subject, digest in facts.items()}

    def _read_facts_of(self, subject_id: str) -> tuple[Fact, ...]:
        query = "SELECT body FROM fact WHERE subject = ? ORDER BY position"
        return tuple(self._read(Fact, query, subject_id))

    def _read(self, of: Any, query: str, *parameters: str) -> Iterator[Any]:
        for (body,) in self._database.execute(query, parameters):
            yield _codec(of).validate_json(body)


def write_facts(
    database: sqlite3.Connection, subjects: Iterable[Subject], facts: Iterable[Fact], digest: str
) -> None:
    """Writes facts and subjects into an empty database; aliases of a fact become its subject's too."""
    facts = list(facts)
    wide = {subject.id: subject for subject in subjects}
    narrow: dict[tuple[str, str], list[str]] = defaultdict(list)  # (subject, alias) to ids of facts
    size: dict[str, int] = defaultdict(int)
    for fact in facts:
        size[fact.subject] += 1
        for alias in dict.fromkeys(fact.aliases):
            if alias not in wide[fact.subject].aliases:
                narrow[fact.subject, alias].append(fact.id)
    added: dict[str, list[str]] = defaultdict(list)
    for subject_id, alias in narrow:
        added[subject_id].append(alias)
    full = [Subject(s.id, s.name, (*s.aliases, *sorted(added[s.id]))) for s in wide.values()]

    def limits(subject_id: str, alias: str) -> tuple[str, ...]:
        ids = narrow.get((subject_id, alias), ())
        if len(ids) == size[subject_id] or names_alike(wide[subject_id].name, alias):
            return ()
        return tuple(sorted(ids))

    write_aliases(database, full, limits)
    database.executescript(_TABLES)
    database.execute("INSERT INTO about VALUES (?, ?)", (digest, len(facts)))
    rows = ((n, fact.id, fact.subject, _codec(Fact).dump_json(fact)) for n, fact in enumerate(facts))
    database.executemany("INSERT INTO fact VALUES (?, ?, ?, ?)", rows)
    priced = [(n,) for n, fact in enumerate(facts) if pair_of(fact.unit)]
    database.executemany("INSERT INTO exchange_rate VALUES (?)", priced)
    named = ((subject.id, _codec(Subject).dump_json(subject)) for subject in full)
    database.executemany("INSERT INTO subject VALUES (?, ?)", named)
    database.executescript(_INDEXES)
    database.commit()


def names_alike(name: str, alias: str) -> bool:
    """Whether an alias is part of the name or holds it, and so names the subject itself.

    >>> names_alike("Hurricane Ottilie", "Ottilie"), names_alike("Hurricane Ottilie", "Port Sorrel")
    (True, False)
    """
    words, others = ({word.lower() for word in spelling_of(text)} for text in (name, alias))
    return words <= others or others <= words


@cache
def _codec(of: Any) -> TypeAdapter[Any]:
    """Turns a dataclass into JSON and back: text only, so that no stored file can run code."""
    from pydantic import TypeAdapter

    adapter: TypeAdapter[Any] = TypeAdapter(of)
    return adapter
