"""The index that finds subjects in a text: three small tables, asked in three batched queries.

``start`` says which words open a name and how many words the longest such name has, so that only
those places are looked at; ``alias`` holds every way to write a subject under its folded key;
``near`` holds the halves of names, under which misspelt ones are found.
"""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from factcheck.facts import names
from factcheck.facts.fact import Subject

Strength = Literal["name", "alias", "short", "near"]

_TABLES = """
CREATE TABLE alias (
    number INTEGER PRIMARY KEY, key TEXT, spelling TEXT, subject TEXT, facts TEXT, strength TEXT,
    surname INTEGER
);
CREATE TABLE start (word TEXT PRIMARY KEY, longest INTEGER) WITHOUT ROWID;
CREATE TABLE near (key TEXT, alias INTEGER);
"""
_INDEXES = """
CREATE INDEX alias_key ON alias (key);
CREATE INDEX near_key ON near (key);
"""
_ORDER: tuple[Strength, ...] = ("name", "alias", "short", "near")  # strongest first
_MOST_OWNERS = 3  # a short form of more subjects than this points to none of them
_MOST_NEAR = 20  # a half that more names share than this is no help, and would cost time
_NEAR_RATIO = 90.0
_PIECE = 200_000  # characters looked at in one go, so that memory does not grow with the text


@dataclass(frozen=True, slots=True)
class Mention:
    """A place in a text that names a subject.

    ``text[start:end] == surface``; a possessive ending is outside. ``facts`` are the ids of the facts
    that the alias belongs to, empty when it stands for all of its subject. ``strength`` says how it is
    named: in full, by a curated alias, by part of its name, or in a near spelling.
    """

    start: int
    end: int
    surface: str
    subject: str
    facts: tuple[str, ...]
    strength: Strength


@dataclass(frozen=True, slots=True)
class _Alias:
    """A way to write a subject. A surname stands for it only where the full name or a title does too."""

    key: str
    spelling: tuple[str, ...]
    subject: str
    facts: tuple[str, ...]
    strength: Strength
    surname: bool = False


_Span = tuple[int, int, str]  # first word, past the last word, folded key
_Hit = tuple[int, int, _Alias]


class AliasIndex:
    """Names, aliases and short forms of all subjects."""

    def __init__(self, database: sqlite3.Connection) -> None:
        """Reads what ``write_aliases`` wrote."""
        self._database = database

    def mentions(self, text: str) -> tuple[Mention, ...]:
        """Where ``text`` names subjects, in order; the longest name wins, one place may name several."""
        found: list[tuple[Mention, bool]] = []
        for start, end in _pieces(text):
            words = names.words_of(text, start, end)
            for first, last, alias in self._hits(words):
                place = words[first].start, words[last - 1].end
                surface = text[place[0] : place[1]]
                mention = Mention(*place, surface, alias.subject, alias.facts, alias.strength)
                titled = first > 0 and names.is_title(words[first - 1].cased)
                found.append((mention, alias.surname and not titled))
        named = {mention.subject for mention, _ in found if mention.strength in ("name", "alias")}
        return tuple(mention for mention, licensed in found if not licensed or mention.subject in named)

    def _hits(self, words: Sequence[names.Word]) -> list[_Hit]:
        exact = list(self._exact(words))
        taken = {position for first, last, _ in exact for position in range(first, last)}
        near = self._near(words, taken)
        return sorted([*exact, *near], key=lambda hit: (hit[0], hit[2].subject))

    def _exact(self, words: Sequence[names.Word]) -> Iterator[_Hit]:
        lowered = [word.cased.lower() for word in words]
        query = "SELECT word, longest FROM start JOIN json_each(?) ON word = value"
        longest: dict[str, int] = dict(self._database.execute(query, (_as_json(lowered),)))
        spans = [
            span
            for first, word in enumerate(lowered)
            if word in longest
            for span in names.spans_from(words, first, longest[word])
        ]
        known = self._aliases(key for *_, key in spans)

        def meant(span: _Span) -> Iterable[_Alias]:
            written = [word.cased for word in words[span[0] : span[1]]]
            return (a for a in known.get(span[2], ()) if names.case_agrees(written, a.spelling))

        return _leftmost_longest(spans, meant)

    def _aliases(self, keys: Iterable[str]) -> dict[str, list[_Alias]]:
        query = "SELECT alias.* FROM json_each(?) CROSS JOIN alias ON alias.key = value ORDER BY number"
        known: dict[str, list[_Alias]] = defaultdict(list)
        for row in self._database.execute(query, (_as_json(keys),)):
            known[row[1]].append(_from_row(row))
        return known

    def _near(self, words: Sequence[names.Word], taken: set[int]) -> Iterator[_Hit]:
        runs = {
            (first, last): names.near_keys_of_text(words[first:last])
            for first, last in names.capitalised_runs(words)
            if taken.isdisjoint(range(first, last))
        }
        if not runs:
            return iter(())
        query = """
            SELECT near.key, alias.* FROM json_each(?) CROSS JOIN near ON near.key = value
            JOIN alias ON alias.number = near.alias ORDER BY number
        """
        halves: dict[str, list[_Alias]] = defaultdict(list)
        wanted = _as_json(key for keys in runs.values() for key in keys)
        for half, *row in self._database.execute(query, (wanted,)):
            halves[half].append(_from_row(row))
        if not halves:
            return iter(())
        spans = [(first, last, names.key_of(words[first:last])) for first, last in runs]

        def meant(span: _Span) -> Iterable[_Alias]:
            return _nearest(span[2], [a for half in runs[span[:2]] for a in halves.get(half, ())])

        return _leftmost_longest(spans, meant)


def _leftmost_longest(spans: Iterable[_Span], meant: Callable[[_Span], Iterable[_Alias]]) -> Iterator[_Hit]:
    """For each place that names something, the strongest alias of each subject it may name.

    ``spans`` come by their first word, the longest first.
    """
    free_from = 0
    for span in spans:
        first, last, _ = span
        if first < free_from:
            continue
        strongest: dict[str, _Alias] = {}
        for alias in sorted(meant(span), key=lambda alias: _ORDER.index(alias.strength)):
            strongest.setdefault(alias.subject, alias)
        for alias in strongest.values():
            yield first, last, alias
        if strongest:
            free_from = last


def _nearest(key: str, candidates: Sequence[_Alias]) -> list[_Alias]:
    """The candidates spelt most like the key, if they are spelt nearly like it."""
    from rapidfuzz import fuzz  # here, since most texts have nothing misspelt in them

    ratios = [(fuzz.ratio(key, alias.key, score_cutoff=_NEAR_RATIO), alias) for alias in candidates]
    best = max((ratio for ratio, _ in ratios), default=0.0)
    return [
        _Alias(alias.key, alias.spelling, alias.subject, alias.facts, "near")
        for ratio, alias in ratios
        if ratio == best > 0
    ]


def _pieces(text: str) -> Iterator[tuple[int, int]]:
    """The text in pieces of bounded length, cut at white space where there is any."""
    start = 0
    while len(text) - start > _PIECE:
        middle, full = start + _PIECE // 2, start + _PIECE
        end = max(text.rfind("\n", middle, full), text.rfind(" ", middle, full)) + 1 or full
        yield start, end
        start = end
    yield start, len(text)


def _as_json(words: Iterable[str]) -> str:
    return json.dumps(sorted(set(words)))


def _from_row(row: Sequence[object]) -> _Alias:
    _, key, spelling, subject, facts, strength, surname = row
    return _Alias(
        str(key),
        tuple(str(spelling).split(" ")),
        str(subject),
        tuple(str(facts).split()),
        next(known for known in _ORDER if known == strength),
        bool(surname),
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
    shortened: dict[str, set[str]] = defaultdict(set)
    for alias in written:
        (shortened if alias.strength == "short" else curated)[alias.key].add(alias.subject)
    kept = [
        alias
        for alias in written
        if alias.strength != "short"
        or (curated[alias.key] <= {alias.subject} and len(shortened[alias.key]) <= _MOST_OWNERS)
    ]
    rows = [(a.key, " ".join(a.spelling), a.subject, " ".join(a.facts), a.strength, a.surname) for a in kept]
    starts: dict[str, int] = {}
    for alias in kept:
        word = alias.spelling[0].lower()
        starts[word] = max(starts.get(word, 0), len(alias.spelling))
    halves = [
        (half, number)
        for number, alias in enumerate(kept)
        if not alias.surname
        for half in names.near_keys_of_name(alias.spelling)
    ]
    database.executescript(_TABLES)
    database.executemany(
        "INSERT INTO alias VALUES (?, ?, ?, ?, ?, ?, ?)", ((i, *r) for i, r in enumerate(rows))
    )
    database.executemany("INSERT INTO start VALUES (?, ?)", sorted(starts.items()))
    database.executemany("INSERT INTO near VALUES (?, ?)", halves)
    database.executescript(_INDEXES)
    crowded = "SELECT key FROM near GROUP BY key HAVING count(*) > ?"
    database.execute(f"DELETE FROM near WHERE key IN ({crowded})", (_MOST_NEAR,))


def _ways_to_write(subject: Subject, limits: Callable[[str, str], tuple[str, ...]]) -> Iterator[_Alias]:
    """The name, the aliases and the short forms of one subject, none of them twice."""
    seen: set[tuple[str, ...]] = set()

    def once(
        written: str, strength: Strength, facts: tuple[str, ...] = (), surname: bool = False
    ) -> list[_Alias]:
        spelling = names.spelling_of(written)
        if not spelling or spelling in seen:
            return []
        seen.add(spelling)
        key = names.key_of(names.words_of(written))
        return [_Alias(key, spelling, subject.id, facts, strength, surname)]

    yield from once(subject.name, "name")
    for alias in subject.aliases:
        yield from once(alias, "alias", limits(subject.id, alias))
    if short := names.short_form(subject.name):
        yield from once(short, "short")
    if surname := names.surname(subject.name):
        yield from once(surname, "short", surname=True)
