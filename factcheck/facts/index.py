"""The index that finds subjects in a text: three tables, each asked for all of a text at once.

``start`` says which words open a name and how many words the longest such name has, so that only
those places are looked at; ``alias`` holds every way to write a subject under its folded key;
``near`` holds the halves of names, under which misspelt ones are found. So the cost is that of the
text, whatever the number of subjects.
"""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from hashlib import blake2b
from typing import Any, Literal

from factcheck.facts import names
from factcheck.facts.fact import Subject

Strength = Literal["name", "alias", "short", "near"]

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
# json_each comes first, so that the cost is that of what is asked for, whatever the tables hold.
_STARTS = "SELECT word, longest FROM json_each(?) CROSS JOIN start ON word = value"
_FREE = """
    SELECT value, alias.* FROM json_each(?) CROSS JOIN alias ON alias.key = value AND NOT licensed
    ORDER BY number
"""
_LICENSED = """
    SELECT alias.key, alias.* FROM json_each(?) CROSS JOIN alias ON subject = value AND licensed
    ORDER BY number
"""
_NEAR = """
    SELECT value, alias.* FROM json_each(?) CROSS JOIN near ON near.key = value
    JOIN alias ON alias.number = near.alias ORDER BY number
"""
_ORDER: tuple[Strength, ...] = ("name", "alias", "short", "near")  # strongest first
_MOST_OWNERS = 5  # an alias of more subjects than this needs one of them to be named
_MOST_NEAR = 8  # a half that more names share than this is no help, and would cost time
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
    """A way to write a subject; a licensed one counts only in a text that names the subject otherwise."""

    key: str
    spelling: tuple[str, ...]
    subject: str
    facts: tuple[str, ...]
    strength: Strength
    licensed: bool = False


_Span = tuple[int, int, str]  # first word, past the last word, folded key
_Hit = tuple[int, int, _Alias]


class AliasIndex:
    """Names, aliases and short forms of all subjects."""

    def __init__(self, database: sqlite3.Connection) -> None:
        """Reads what ``write_aliases`` wrote."""
        self._database = database

    def mentions(self, text: str) -> tuple[Mention, ...]:
        """Where ``text`` names subjects, in order; the longest name wins, one place may name several."""
        found: list[Mention] = []
        named: set[str] = set()
        for piece in _pieces(text):
            words = names.words_of(text, *piece)
            for first, last, alias in self._hits(words, named):
                start, end = words[first].start, words[last - 1].end
                found.append(Mention(start, end, text[start:end], alias.subject, alias.facts, alias.strength))
        return tuple(found)

    def of_subjects(self, subjects: Collection[str]) -> AliasIndex:
        """The index of some subjects alone; it finds them wherever this one does, and perhaps elsewhere."""
        wanted = (_as_json(subjects),)
        chosen = "FROM alias WHERE subject IN (SELECT value FROM json_each(?))"
        rows = self._database.execute(f"SELECT * {chosen} ORDER BY number", wanted).fetchall()
        near = self._database.execute(f"SELECT * FROM near WHERE alias IN (SELECT number {chosen})", wanted)
        database = sqlite3.connect(":memory:", check_same_thread=False)
        _write(database, rows, near.fetchall())
        return AliasIndex(database)

    def digests(self) -> dict[str, str]:
        """For each subject a hash of all by which it is found in texts."""
        aliases = """
            SELECT subject, key, spelling, facts, strength, licensed, (
                SELECT group_concat(key) FROM (SELECT key FROM near WHERE alias = number ORDER BY key)
            ) FROM alias ORDER BY subject, number
        """
        return digests_by_first(self._database.execute(aliases))

    def _hits(self, words: Sequence[names.Word], named: set[str]) -> list[_Hit]:
        """What the words name. ``named`` gathers the subjects that go by a name or curated alias."""
        spans = self._spans(words)
        known = self._aliases(_FREE, (key for *_, key in spans))
        hits = _leftmost_longest([span for span in spans if span[2] in known], _exact(words, known))
        named.update(alias.subject for *_, alias in hits if alias.strength in ("name", "alias"))
        licensed = self._aliases(_LICENSED, named)
        may_be = [span for span in spans if span[2] in licensed]
        hits += _leftmost_longest(_open(may_be, hits), _exact(words, licensed))
        hits += self._near(words, hits)
        return sorted(hits, key=lambda hit: (hit[0], hit[2].subject))

    def _spans(self, words: Sequence[names.Word]) -> list[_Span]:
        """Where a name may stand, judged by its first word."""
        folded = [names.folded(word.cased) for word in words]
        longest: dict[str, int] = dict(self._database.execute(_STARTS, (_as_json(folded),)))
        return [
            span
            for first, word in enumerate(folded)
            if word in longest
            for span in names.spans_from(words, first, longest[word])
        ]

    def _aliases(self, query: str, wanted: Iterable[str]) -> dict[str, list[_Alias]]:
        """The aliases that a query gives for what is wanted, by the first column."""
        known: dict[str, list[_Alias]] = defaultdict(list)
        for by, *row in self._database.execute(query, (_as_json(wanted),)):
            known[by].append(_from_row(row))
        return known

    def _near(self, words: Sequence[names.Word], hits: Iterable[_Hit]) -> list[_Hit]:
        spans = _open([(first, last, "") for first, last in names.capitalised_runs(words)], hits)
        halves = {span: names.near_keys_of_text(words[span[0] : span[1]]) for span in spans}
        known = self._aliases(_NEAR, (half for keys in halves.values() for half in keys))

        def meant(span: _Span) -> list[_Alias]:
            near = [alias for half in halves[span] for alias in known.get(half, ())]
            return _nearest(names.key_of(words[span[0] : span[1]]), near)

        return _leftmost_longest([span for span in spans if not known.keys().isdisjoint(halves[span])], meant)


def _exact(
    words: Sequence[names.Word], known: dict[str, list[_Alias]]
) -> Callable[[_Span], Iterable[_Alias]]:
    """Gives the aliases that a span is written like, capitals and all."""

    def meant(span: _Span) -> list[_Alias]:
        first, last, key = span
        written = [word.cased for word in words[first:last]]
        return [alias for alias in known.get(key, ()) if names.agrees(written, alias.spelling)]

    return meant


def _open(spans: Iterable[_Span], hits: Iterable[_Hit]) -> list[_Span]:
    """The spans in which no word is taken by a hit."""
    taken = {position for first, last, _ in hits for position in range(first, last)}
    return [span for span in spans if taken.isdisjoint(range(span[0], span[1]))]


def _leftmost_longest(spans: Iterable[_Span], meant: Callable[[_Span], Iterable[_Alias]]) -> list[_Hit]:
    """For each place that names something, the strongest alias of each subject it may name.

    ``spans`` come by their first word, the longest first.
    """
    hits: list[_Hit] = []
    free_from = 0
    for span in spans:
        first, last, _ = span
        if first < free_from:
            continue
        strongest: dict[str, _Alias] = {}
        for alias in sorted(meant(span), key=lambda alias: _ORDER.index(alias.strength)):
            strongest.setdefault(alias.subject, alias)
        hits += [(first, last, alias) for alias in strongest.values()]
        if strongest:
            free_from = last
    return hits


def _nearest(key: str, candidates: Sequence[_Alias]) -> list[_Alias]:
    """The candidates spelt most like the key, if it may be a misspelling of them."""
    from rapidfuzz import fuzz  # here, since most texts have nothing misspelt in them

    ratios = [
        (fuzz.ratio(key, alias.key, score_cutoff=_NEAR_RATIO), alias)
        for alias in candidates
        if names.may_misspell(key, alias.key)
    ]
    best = max((ratio for ratio, _ in ratios), default=0.0)
    return [replace(alias, strength="near") for ratio, alias in ratios if ratio == best > 0]


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
    _, key, spelling, subject, facts, strength, licensed = row
    return _Alias(
        str(key),
        tuple(str(spelling).split(" ")),
        str(subject),
        tuple(str(facts).split()),
        next(known for known in _ORDER if known == strength),
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
    _write(database, rows, _near_rows(kept))
    crowded = "SELECT key FROM near GROUP BY key HAVING count(*) > ?"
    database.execute(f"DELETE FROM near WHERE key IN ({crowded})", (_MOST_NEAR,))


def _write(
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


def digests_by_first(rows: Iterable[tuple[Any, ...]]) -> dict[str, str]:
    """A hash of all rows that share their first value, by that value."""
    found: dict[str, Any] = defaultdict(blake2b)
    for first, *rest in rows:
        found[first].update(repr(rest).encode())
    return {first: digest.hexdigest()[:32] for first, digest in found.items()}


def _near_rows(aliases: Iterable[_Alias]) -> Iterator[tuple[str, int]]:
    for number, alias in enumerate(aliases):
        if alias.strength != "short" and not alias.licensed:
            yield from ((half, number) for half in names.near_keys_of_name(alias.spelling))


def _ways_to_write(subject: Subject, limits: Callable[[str, str], tuple[str, ...]]) -> Iterator[_Alias]:
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
            yield _Alias(key, spelling, subject.id, facts, strength, licensed)
