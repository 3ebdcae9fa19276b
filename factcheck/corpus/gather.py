"""The conflicts of a store: what may conflict is found in SQL, how sure it is in Python."""

from __future__ import annotations

import gc
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from importlib.resources import files
from itertools import chain, groupby
from operator import itemgetter
from sys import intern
from typing import Any

from factcheck.corpus.conflicts import Conflict, Group, Pair, conflicts_among, disagreeing, may_be_one
from factcheck.corpus.rows import ConflictClaimRow, ConflictRow, arrow_table
from factcheck.corpus.sameness import Rarity, rarity
from factcheck.corpus.store import Store
from factcheck.corpus.voices import Article, Figure, Voice, article_of
from factcheck.corpus.wording import words_of_text

Ask = Callable[[str], Iterator[tuple[Any, ...]]]
"""What gives the rows of a query over the tables of a store, as they are taken."""

# So many articles, those with the smallest digests, tell how uncommon words and figures are.
SAMPLE = 10_000
# Megabytes that DuckDB may use to group all claims of a store: few, since most of what is more waits on disk.
# Where that is not enough, it is given twice as much, and so on.
MEMORY = 300
_MOST_MEMORY = 16 * MEMORY

_CLAIMS = """
    SELECT
        w.batch, d.title, c.block NOT IN ('cell', 'list', 'code') AND c.modality = 'asserted',
        c.digest, c.claim, k.story, d.published, c.surface, c.base_unit, c.cover_low, c.cover_high,
        c.low_open, c.high_open, c.kind = 'count' AND c.resolution >= 1, c.change, c.past, c.sentence,
        c.begins - c.sentence_begins, c.ends - c.sentence_begins, c.subject, c.attribute, c.subject_key,
        c.attribute_key, c.period_start, c.period_end, c.attributed_to, j.fact, coalesce(j.linked, 0)
    FROM wanted AS w
    JOIN claims AS c ON c.digest = w.digest
    JOIN contents AS k ON k.digest = w.digest
    JOIN dated AS d ON d.digest = w.digest
    LEFT JOIN judged AS j ON j.digest = c.digest AND j.claim = c.claim
    ORDER BY w.batch, c.begins
"""
_SAMPLE = f"""
    SELECT DISTINCT c.digest, d.title, c.sentence, c.base_unit, c.cover_low, c.cover_high
    FROM (SELECT digest FROM contents ORDER BY digest LIMIT {SAMPLE}) AS k
    JOIN claims AS c ON c.digest = k.digest
    JOIN dated AS d ON d.digest = k.digest
    ORDER BY c.digest
"""
_ARTICLES = 4000  # that are compared at once, and in memory
_NAME, _KEY = 5, 8  # columns of ``grouped`` that name what is told, and those that add the time


@dataclass(frozen=True, slots=True)
class _Keyed:
    """Claims, by digest and number, that share a fact, or subject, attribute, unit and time."""

    claims: tuple[tuple[str, str], ...]
    disputes: int

    @property
    def digests(self) -> Iterable[str]:
        return (digest for digest, _ in self.claims)

    def groups(self, articles: Mapping[str, _Reading]) -> Iterator[Group]:
        yield Group(tuple(articles[digest].voices[claim] for digest, claim in self.claims), self.disputes)


@dataclass(frozen=True, slots=True)
class _Told:
    """Two articles that may tell one story: their claims are grouped by unit and time."""

    digests: tuple[str, str]

    def groups(self, articles: Mapping[str, _Reading]) -> Iterator[Group]:
        alike: dict[tuple[Any, ...], list[Voice]] = defaultdict(list)
        here, there = (articles[digest].statements if digest in articles else [] for digest in self.digests)
        if [voice.sentence for voice in here] != [voice.sentence for voice in there]:  # they are no copies
            for voice in chain(here, there):
                alike[voice.unit, voice.change, voice.past, voice.period].append(voice)
        return (Group(tuple(group)) for group in alike.values())


_Meeting = _Keyed | _Told


@dataclass(slots=True)
class _Reading:
    """An article as its claims are read; ``statements`` are those that state what is."""

    published: date | None
    title: str | None
    voices: dict[str, Voice] = field(default_factory=dict)
    statements: list[Voice] = field(default_factory=list)


class _Articles(dict[str, Article]):
    """The articles of a batch, each made when it is first asked for: few are."""

    def __init__(self, readings: Mapping[str, _Reading]) -> None:
        super().__init__()
        self._readings = readings

    def __missing__(self, digest: str) -> Article:
        reading = self._readings[digest]
        self[digest] = article = article_of(reading.published, reading.title, reading.voices.values())
        return article


def keep_conflicts(store: Store, ask: Ask) -> int:
    """Finds the conflicts of a store anew and keeps them in it; how many there are."""
    found = conflicts_of(store, ask)
    with store.transaction():
        store.rows("DELETE FROM conflicts")
        store.rows("DELETE FROM conflict_claims")
        store.add({name: arrow_table(name, rows) for name, rows in _rows(found).items()})
    return len(found)


def conflicts_of(store: Store, ask: Ask) -> tuple[Conflict, ...]:
    """The conflicts of a store, strongest first; ``ask`` answers SQL where the store's claims are grouped."""
    import duckdb

    megabytes = MEMORY
    while True:
        try:
            with store.room(megabytes), _no_cycles():
                return _conflicts_of(store, ask)
        except duckdb.OutOfMemoryException:
            megabytes *= 2
            if megabytes > _MOST_MEMORY:
                raise


def _conflicts_of(store: Store, ask: Ask) -> tuple[Conflict, ...]:
    script = files("factcheck.corpus").joinpath("conflicts.sql").read_text(encoding="utf-8")
    for statement in filter(str.strip, script.split(";\n")):
        store.rows(statement)  # some of the views are read in the store as well
        list(ask(statement))
    known = rarity(_sample(store))
    meetings: list[_Meeting] = [*_keyed(ask), *_told(ask)]
    return conflicts_among(_pairs(store, meetings, known))


@contextmanager
def _no_cycles() -> Iterator[None]:
    """Inside, cycles of references are not looked for: none are made, and that takes a third of the time."""
    is_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if is_on:
            gc.enable()


def _sample(store: Store) -> Iterator[tuple[Set[str], Set[Figure]]]:
    """The words and the figures of each article of the sample that has any."""
    found = store.each(_SAMPLE)
    for _, rows in groupby(found, key=itemgetter(0)):
        texts: set[str] = set()
        figures: set[Figure] = set()
        for _, title, sentence, *figure in rows:
            texts |= {title or "", sentence}
            figures.add((figure[0], figure[1], figure[2]))
        yield words_of_text("\n".join(texts)), figures


def _keyed(ask: Ask) -> Iterator[_Keyed]:
    """A name that is disputed at many times is that of something that goes on changing."""
    rows = ask("SELECT * FROM grouped ORDER BY ALL")
    for (fact, *_), named in groupby(rows, key=itemgetter(slice(_NAME))):
        groups = [_claims_of(group) for _, group in groupby(named, key=itemgetter(slice(_KEY)))]
        for claims in filter(None, groups):
            yield _Keyed(claims, 1 if fact else len(groups))


def _claims_of(group: Iterable[tuple[Any, ...]]) -> tuple[tuple[str, str], ...]:
    """The claims of a group, unless their values are too many to be of one quantity."""
    claims, values = [], []
    for *_, digest, claim, low, high in group:
        claims.append((intern(digest), claim))
        values.append((low, high))
    return tuple(claims) if may_be_one(values) else ()


def _told(ask: Ask) -> Iterator[_Told]:
    for one, other in ask("SELECT * FROM paired ORDER BY ALL"):
        yield _Told((intern(one), intern(other)))


def _pairs(store: Store, meetings: Sequence[_Meeting], known: Rarity) -> Iterator[Pair]:
    """The claims that disagree; so many meetings at once as have ``_ARTICLES``."""
    batches = list(_batches(meetings))
    digests = [{digest for each in batch for digest in each.digests} for batch in batches]
    for number, readings in _read(store, digests):
        batch = batches[number]
        groups = chain.from_iterable(each.groups(readings) for each in batch)
        yield from disagreeing(groups, _Articles(readings), known)


def _batches(meetings: Sequence[_Meeting]) -> Iterator[list[_Meeting]]:
    batch: list[_Meeting] = []
    digests: set[str] = set()
    for meeting in meetings:
        batch.append(meeting)
        digests.update(meeting.digests)
        if len(digests) >= _ARTICLES:
            yield batch
            batch, digests = [], set()
    if batch:
        yield batch


def _read(store: Store, batches: Sequence[Set[str]]) -> Iterator[tuple[int, dict[str, _Reading]]]:
    """The number of each batch with its articles that have claims, by digest."""
    import pyarrow as pa

    numbers = [number for number, digests in enumerate(batches) for _ in digests]
    digests = [digest for digests in batches for digest in digests]
    wanted = pa.table({"batch": pa.array(numbers, pa.int64()), "digest": pa.array(digests, pa.string())})
    store.sql.register("wanted", wanted)
    for number, rows in groupby(store.each(_CLAIMS), key=itemgetter(0)):
        readings: dict[str, _Reading] = {}
        for _, title, states, *columns, start, end, said_by, fact, linked in rows:
            period = (start, end) if start else None
            voice = Voice(*(*columns, period, said_by, fact, linked))
            reading = readings.setdefault(voice.digest, _Reading(voice.published, title))
            reading.voices[voice.claim] = voice
            if states or voice.period is not None:
                reading.statements.append(voice)
        yield number, readings
    store.sql.unregister("wanted")


def _rows(conflicts: Sequence[Conflict]) -> dict[str, list[tuple[object, ...]]]:
    """The rows of the tables ``conflicts`` and ``conflict_claims``."""
    heads: list[tuple[object, ...]] = []
    claims: list[tuple[object, ...]] = []
    for each in conflicts:
        first = each.sides[0].first
        heads.append(
            ConflictRow(
                each.id,
                first.subject,
                first.attribute,
                first.unit,
                first.period[0] if first.period else None,
                first.period[1] if first.period else None,
                first.fact,
                each.severity,
                round(each.strength, 6),
                each.stories,
                each.reason,
            )
        )
        for number, side in enumerate(each.sides, start=1):
            claims += (ConflictClaimRow(each.id, number, voice.digest, voice.claim) for voice in side.voices)
    return {"conflicts": heads, "conflict_claims": claims}
