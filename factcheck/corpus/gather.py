"""The conflicts of a store: what may conflict is found in SQL, how sure it is in Python."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from datetime import date
from importlib.resources import files
from itertools import groupby
from operator import itemgetter
from typing import Any

from factcheck.corpus.conflicts import Conflict, Group, find_conflicts
from factcheck.corpus.rows import ConflictClaimRow, ConflictRow, arrow_table
from factcheck.corpus.sameness import rarity
from factcheck.corpus.store import Store
from factcheck.corpus.voices import Article, Figure, Voice, article_of
from factcheck.corpus.wording import words_of_text

Ask = Callable[[str], list[tuple[Any, ...]]]
"""What gives the rows of a query over the tables of a store."""

# So many articles, those with the smallest digests, tell how uncommon words and figures are.
SAMPLE = 10_000
MEMORY = "1GB"  # what DuckDB may use to group all claims of a store

_CLAIMS = """
    SELECT
        c.digest, c.claim, k.story, d.published, c.surface, c.base_unit, c.cover_low, c.cover_high,
        c.low_open, c.high_open, c.kind = 'count' AND c.resolution >= 1, c.change, c.past, c.sentence,
        c.begins - c.sentence_begins, c.ends - c.sentence_begins, c.subject, c.attribute, c.subject_key,
        c.attribute_key, c.period_start, c.period_end, c.attributed_to, j.fact, coalesce(j.linked, 0),
        d.title, c.block NOT IN ('cell', 'list', 'code') AND c.modality = 'asserted'
    FROM wanted AS w
    JOIN claims AS c ON c.digest = w.digest
    JOIN contents AS k ON k.digest = w.digest
    JOIN dated AS d ON d.digest = w.digest
    LEFT JOIN judged AS j ON j.digest = c.digest AND j.claim = c.claim
    ORDER BY c.digest, c.begins
"""
_SAMPLE = f"""
    SELECT DISTINCT c.digest, d.title, c.sentence, c.base_unit, c.cover_low, c.cover_high
    FROM (SELECT digest FROM contents ORDER BY digest LIMIT {SAMPLE}) AS k
    JOIN claims AS c ON c.digest = k.digest
    JOIN dated AS d ON d.digest = k.digest
    ORDER BY c.digest
"""
_FETCHED = 2000  # rows at a time


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
    with store.room(MEMORY):
        return _conflicts_of(store, ask)


def _conflicts_of(store: Store, ask: Ask) -> tuple[Conflict, ...]:
    script = files("factcheck.corpus").joinpath("conflicts.sql").read_text(encoding="utf-8")
    for statement in filter(str.strip, script.split(";\n")):
        store.rows(statement)  # some of the views are read in the store as well
        ask(statement)
    grouped = ask("SELECT * FROM grouped ORDER BY ALL")
    paired = ask("SELECT * FROM paired ORDER BY ALL")
    together = {digest for pair in paired for digest in pair}
    claims = {row[-2:] for row in grouped}
    known = rarity(_sample(store))
    voices: dict[tuple[str, str], Voice] = {}
    articles: dict[str, Article] = {}
    for reading in _read(store, {digest for digest, _ in claims} | together):
        told = [
            voice
            for voice, states in reading.voices
            if (voice.digest, voice.claim) in claims or (states and voice.digest in together)
        ]
        voices.update(((voice.digest, voice.claim), voice) for voice in told)
        sentences = {voice.sentence for voice in told}
        every = (voice for voice, _ in reading.voices)
        articles[reading.digest] = article_of(reading.published, reading.title, every, sentences)
    groups = [*_keyed(grouped, voices), *_told_together(paired, voices)]
    return find_conflicts(groups, articles, known)


def _sample(store: Store) -> Iterator[tuple[Set[str], Set[Figure]]]:
    """The words and the figures of each article of the sample that has any."""
    found = store.each(_SAMPLE)
    for _, rows in groupby(found, key=itemgetter(0)):
        texts: set[str] = set()
        figures: set[Figure] = set()
        for _, title, sentence, *figure in rows:
            texts |= {title or "", sentence}
            figures.add((figure[0], figure[1], figure[2]))
        yield frozenset().union(*map(words_of_text, texts)), figures


@dataclass(slots=True)
class _Reading:
    """An article as its claims are read; with each claim, whether it states what is."""

    digest: str
    published: date | None
    title: str | None
    voices: list[tuple[Voice, bool]] = field(default_factory=list)


def _read(store: Store, digests: Set[str]) -> Iterator[_Reading]:
    """These contents with their claims, by digest."""
    import pyarrow as pa

    store.sql.register("wanted", pa.table({"digest": pa.array(sorted(digests), pa.string())}))
    result = store.sql.execute(_CLAIMS)
    reading: _Reading | None = None
    while rows := result.fetchmany(_FETCHED):
        for *columns, title, states in rows:
            start, end, *said = columns[20:]
            voice = Voice(*(*columns[:20], (start, end) if start else None, *said))
            if reading is None or reading.digest != voice.digest:
                if reading is not None:
                    yield reading
                reading = _Reading(voice.digest, voice.published, title)
            reading.voices.append((voice, states or voice.period is not None))
    if reading is not None:
        yield reading
    store.sql.unregister("wanted")


def _keyed(grouped: Sequence[tuple[Any, ...]], voices: Mapping[tuple[str, str], Voice]) -> Iterator[Group]:
    """Claims that share a fact, or subject, attribute, unit and time."""
    by_key: dict[tuple[Any, ...], list[Voice]] = defaultdict(list)
    for row in grouped:
        by_key[row[:-2]].append(voices[row[-2:]])
    disputes = Counter(key[:5] for key in by_key)
    for key, group in by_key.items():
        yield Group(tuple(group), 1 if key[0] else disputes[key[:5]])


def _told_together(
    paired: Sequence[tuple[str, str]], voices: Mapping[tuple[str, str], Voice]
) -> Iterator[Group]:
    """Claims of two articles that may tell one story, by unit and time."""
    of: dict[str, list[Voice]] = defaultdict(list)
    for voice in voices.values():
        of[voice.digest].append(voice)
    for one, other in paired:
        alike: dict[tuple[Any, ...], list[Voice]] = defaultdict(list)
        for voice in (*of[one], *of[other]):
            alike[voice.unit, voice.change, voice.past, voice.period].append(voice)
        yield from (Group(tuple(group)) for group in alike.values())


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
