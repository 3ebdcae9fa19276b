"""The index that finds subjects in a text: the tables of ``aliases.py``, each asked for all of it at once.

Only places where a name may begin are looked at, so the cost is that of the text, whatever the number of
subjects.
"""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from hashlib import blake2b
from typing import Any

from factcheck.facts import names
from factcheck.facts.aliases import STRENGTHS, Alias, Strength, alias_of, write_tables

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


_Span = tuple[int, int, str]  # first word, past the last word, folded key
_Hit = tuple[int, int, Alias]


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
        write_tables(database, rows, near.fetchall())
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

    def _aliases(self, query: str, wanted: Iterable[str]) -> dict[str, list[Alias]]:
        """The aliases that a query gives for what is wanted, by the first column."""
        known: dict[str, list[Alias]] = defaultdict(list)
        for by, *row in self._database.execute(query, (_as_json(wanted),)):
            known[by].append(alias_of(row))
        return known

    def _near(self, words: Sequence[names.Word], hits: Iterable[_Hit]) -> list[_Hit]:
        spans = _open([(first, last, "") for first, last in names.capitalised_runs(words)], hits)
        halves = {span: names.near_keys_of_text(words[span[0] : span[1]]) for span in spans}
        known = self._aliases(_NEAR, (half for keys in halves.values() for half in keys))

        def meant(span: _Span) -> list[Alias]:
            near = [alias for half in halves[span] for alias in known.get(half, ())]
            return _nearest(names.key_of(words[span[0] : span[1]]), near)

        return _leftmost_longest([span for span in spans if not known.keys().isdisjoint(halves[span])], meant)


def _exact(words: Sequence[names.Word], known: dict[str, list[Alias]]) -> Callable[[_Span], Iterable[Alias]]:
    """Gives the aliases that a span is written like, capitals and all."""

    def meant(span: _Span) -> list[Alias]:
        first, last, key = span
        written = [word.cased for word in words[first:last]]
        return [alias for alias in known.get(key, ()) if names.agrees(written, alias.spelling)]

    return meant


def _open(spans: Iterable[_Span], hits: Iterable[_Hit]) -> list[_Span]:
    """The spans in which no word is taken by a hit."""
    taken = {position for first, last, _ in hits for position in range(first, last)}
    return [span for span in spans if taken.isdisjoint(range(span[0], span[1]))]


def _leftmost_longest(spans: Iterable[_Span], meant: Callable[[_Span], Iterable[Alias]]) -> list[_Hit]:
    """For each place that names something, the strongest alias of each subject it may name.

    ``spans`` come by their first word, the longest first.
    """
    hits: list[_Hit] = []
    free_from = 0
    for span in spans:
        first, last, _ = span
        if first < free_from:
            continue
        strongest: dict[str, Alias] = {}
        for alias in sorted(meant(span), key=lambda alias: STRENGTHS.index(alias.strength)):
            strongest.setdefault(alias.subject, alias)
        hits += [(first, last, alias) for alias in strongest.values()]
        if strongest:
            free_from = last
    return hits


def _nearest(key: str, candidates: Sequence[Alias]) -> list[Alias]:
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


def digests_by_first(rows: Iterable[tuple[Any, ...]]) -> dict[str, str]:
    """A hash of all rows that share their first value, by that value."""
    found: dict[str, Any] = defaultdict(blake2b)
    for first, *rest in rows:
        found[first].update(repr(rest).encode())
    return {first: digest.hexdigest()[:32] for first, digest in found.items()}
