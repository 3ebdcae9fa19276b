"""The ways to write a subject, and the three tables that hold those of all subjects.

``start`` says which words open a name and how many words the longest such name has; ``alias`` holds
every way to write a subject under its folded key; ``near`` holds the halves of names, under which
misspelt ones are found.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal, get_args

from factcheck.facts import names
from factcheck.facts.fact import Subject

Strength = Literal["name", "alias", "short", "near"]  # strongest first
STRENGTHS: tuple[Strength, ...] = get_args(Strength)

_TABLES = """
CREATE TABLE alias (
    number INTEGER PRIMARY KEY, key TEXT, spelling TEXT, subject TEXT, facts TEXT, strength TEXT,
    licensed INTEGER
);
CREATE TABLE start (word TEXT PRIMARY KEY, longest INTEGER) WITHOUT ROWID;
CREATE TABLE near (key TEXT, alias INTEGER);
"""
_INDEXES = """
CREATE INDEX free_key ON alias (key) WHERE NOT licensed;
CREATE INDEX licensed_subject ON alias (subject) WHERE licensed;
CREATE INDEX near_key ON near (key);
"""
_MOST_OWNERS = 5  # an alias of more subjects than this needs one of them to be named
_MOST_NEAR = 8  # a half that more names share than this is no help, and would cost time


@dataclass(frozen=True, slots=True)
class Alias:
    """A way to write a subject; a licensed one counts only in a text that names the subject otherwise."""

    key: str
    spelling: tuple[str, ...]
    subject: str
    facts: tuple[str, ...]
    strength: Strength
    licensed: bool = False


def alias_of(row: Sequence[object]) -> Alias:
    """The alias that a row of the table ``alias`` holds."""
    _, key, spelling, subject, facts, strength, licensed = row
    return Alias(
        str(key),
        tuple(str(spelling).split(" ")),
        str(subject),
        tuple(str(facts).split()),
        next(known for known in STRENGTHS if known == strength),
        bool(licensed),
    )


def write_aliases(
    database: sqlite3.Connection,
    subjects: Iterable[Subject],
    limits: Callable[[str, str], tuple[str, ...]],
) -> None:
    """Writes the index of all subjects into an empty database.

    ``limits(subject, alias)`` gives the ids of the facts that an alias is limited to, if it is.
    """
    written = [alias for subject in subjects for alias in _ways_to_write(subject, limits)]
    curated: dict[str, set[str]] = defaultdict(set)
    owners: dict[str, set[str]] = defaultdict(set)
    for alias in written:
        owners[alias.key].add(alias.subject)
        if alias.strength != "short":
            curated[alias.key].add(alias.subject)
    kept = [
        replace(alias, licensed=alias.licensed or len(owners[alias.key]) > _MOST_OWNERS)
        for alias in written
        # What the curator calls one subject is no short form of another.
        if alias.strength != "short" or curated[alias.key] <= {alias.subject}
    ]
    rows = [
        (n, a.key, " ".join(a.spelling), a.subject, " ".join(a.facts), a.strength, a.licensed)
        for n, a in enumerate(kept)
    ]
    write_tables(database, rows, _near_rows(kept))
    crowded = "SELECT key FROM near GROUP BY key HAVING count(*) > ?"
    database.execute(f"DELETE FROM near WHERE key IN ({crowded})", (_MOST_NEAR,))


def write_tables(
    database: sqlite3.Connection, aliases: Sequence[tuple[Any, ...]], near: Iterable[tuple[str, int]]
) -> None:
    """Writes the three tables into an empty database."""
    starts: dict[str, int] = {}
    for _, _, spelling, *_ in aliases:
        words = spelling.split(" ")
        word = names.folded(words[0])
        starts[word] = max(starts.get(word, 0), len(words))
    database.executescript(_TABLES)
    database.executemany("INSERT INTO alias VALUES (?, ?, ?, ?, ?, ?, ?)", aliases)
    database.executemany("INSERT INTO start VALUES (?, ?)", sorted(starts.items()))
    database.executemany("INSERT INTO near VALUES (?, ?)", near)
    database.executescript(_INDEXES)


def _near_rows(aliases: Iterable[Alias]) -> Iterator[tuple[str, int]]:
    for number, alias in enumerate(aliases):
        if alias.strength != "short" and not alias.licensed:
            yield from ((half, number) for half in names.near_keys_of_name(alias.spelling))


def _ways_to_write(subject: Subject, limits: Callable[[str, str], tuple[str, ...]]) -> Iterator[Alias]:
    """The name, the aliases and the short forms of one subject, none of them twice."""
    ways: list[tuple[str, Strength, tuple[str, ...], bool]] = [(subject.name, "name", (), False)]
    ways += [(alias, "alias", limits(subject.id, alias), False) for alias in subject.aliases]
    if short := names.short_form(subject.name):
        ways.append((short, "short", (), False))
    if surname := names.surname(subject.name):
        ways.append((surname, "short", (), True))
    ways += [
        (noun, "short", limits(subject.id, alias), False)
        for alias in subject.aliases
        if (noun := names.without_article(alias))
    ]
    seen: set[tuple[str, ...]] = set()
    for written, strength, facts, licensed in ways:
        spelling = names.spelling_of(written)
        if spelling and spelling not in seen:
            seen.add(spelling)
            key = names.key_of(names.words_of(written))
            yield Alias(key, spelling, subject.id, facts, strength, licensed)
