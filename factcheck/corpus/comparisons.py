"""The conflicts of a store: what meets is compared once, and again only when something of it has changed."""

from __future__ import annotations

import gc
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from functools import partial
from hashlib import blake2b
from sys import intern
from typing import TYPE_CHECKING, TypeVar

from factcheck.corpus.arrow import arrow_table
from factcheck.corpus.conflicts import Conflict, Pair, conflicts_among, disagreeing
from factcheck.corpus.gather import (
    SAMPLED,
    Articles,
    Ask,
    Meeting,
    meetings,
    rarity_in,
    read_articles,
    read_voices,
    statements,
)
from factcheck.corpus.rows import ConflictClaimRow, ConflictRow, MeetingRow
from factcheck.corpus.store import MEMORY, Store
from factcheck.corpus.stories import Rarity, Stories

if TYPE_CHECKING:
    import pyarrow as pa

Grouping = Callable[[Store], AbstractContextManager[Ask]]
"""What opens, for a store, what answers SQL over its tables where claims are grouped."""

Answer = TypeVar("Answer")
Batch = list[tuple[bytes, Meeting]]

# Megabytes that DuckDB may hold for a step over a whole store. First it is given no more than it has for all
# else, since most of what is more waits on disk; where that is not enough, twice as much, and so on.
_MOST_MEMORY = 32 * MEMORY
_ARTICLES = 1000  # that are compared at once, and in memory
_READ = 20  # times as many are read with one query, whose order takes memory that grows with them
_MARK = 16  # bytes of the name of a meeting
_NO_LINKS = bytes(_MARK)
_LINKS = """
    SELECT digest, string_agg(concat_ws(' ', claim, fact, linked), ',' ORDER BY claim, fact)
    FROM judged GROUP BY digest
"""
_PAIRS = """
    SELECT one, other, clash, same, shared, carriers FROM meetings JOIN met USING (meeting)
    WHERE one IS NOT NULL ORDER BY place, one, other
"""


def keep_conflicts(store: Store, grouping: Grouping, basis: str) -> int:
    """Finds the conflicts of a store and keeps them in it; how many there are. As ``conflicts_of``."""
    found = conflicts_of(store, grouping, basis)
    with store.transaction():
        store.rows("DELETE FROM conflicts")
        store.rows("DELETE FROM conflict_claims")
        store.add({name: arrow_table(name, rows) for name, rows in _rows(found).items()})
    return len(found)


def conflicts_of(store: Store, grouping: Grouping, basis: str) -> tuple[Conflict, ...]:
    """The conflicts of a store, strongest first; ``grouping`` is that of an engine.

    ``basis`` names all that the comparison depends on besides the claims and what they are linked to. What
    has been compared on it before is taken from the table ``meetings``, which holds the rest afterwards.
    """
    with _no_cycles(), store.aside() as other:
        return _conflicts_of(store, other, grouping, basis)


@contextmanager
def _no_cycles() -> Iterator[None]:
    """Inside, cycles of references are not looked for: none are made, and that takes a tenth of the time."""
    is_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if is_on:
            gc.enable()


def _conflicts_of(store: Store, other: Store, grouping: Grouping, basis: str) -> tuple[Conflict, ...]:
    import pyarrow as pa

    for statement in statements("links.sql"):
        other.rows(statement)
    marks, new = _with_room(store, lambda: _grouped(store, other, grouping, basis))
    if new:
        known = _with_room(store, lambda: rarity_in(other))
        batches = list(_batches(new))
        for first in range(0, len(batches), _READ):
            some = batches[first : first + _READ]
            _with_room(store, partial(_keep_compared, store, other, some, known))
    places = pa.array(range(len(marks)), pa.int64())
    met = pa.table({"place": places, "meeting": pa.array(marks, pa.binary())})
    store.sql.register("met", met)
    store.rows("DELETE FROM meetings WHERE meeting NOT IN (SELECT meeting FROM met)")
    store.sql.unregister("met")
    return _with_room(store, lambda: conflicts_among(_pairs(other, met)))


def _with_room(store: Store, ask: Callable[[], Answer]) -> Answer:
    """What ``ask`` gives, called again with more memory until that suffices."""
    import duckdb

    megabytes = MEMORY
    while True:
        try:
            with store.room(megabytes):
                return ask()
        except duckdb.OutOfMemoryException:
            megabytes *= 2
            if megabytes > _MOST_MEMORY:
                raise


def _grouped(
    store: Store, other: Store, grouping: Grouping, basis: str
) -> tuple[Collection[bytes], list[tuple[bytes, Meeting]]]:
    with grouping(store) as ask:
        return _met(other, ask, basis)


def _met(store: Store, ask: Ask, basis: str) -> tuple[Collection[bytes], list[tuple[bytes, Meeting]]]:
    """The names of all meetings, in order, and those that have not been compared."""
    known = {mark for (mark,) in store.each("SELECT DISTINCT meeting FROM meetings")}
    marks: dict[bytes, None] = {}
    new: list[tuple[bytes, Meeting]] = []
    mark_of = _marks(store, basis)
    for meeting in meetings(ask):
        mark = mark_of(meeting)
        if mark not in marks:
            marks[mark] = None
            if mark not in known:
                new.append((mark, meeting))
    return marks, new


def _marks(store: Store, basis: str) -> Callable[[Meeting], bytes]:
    """The function that names a meeting by all that its comparison depends on."""
    sampled = store.rows(f"SELECT md5(string_agg(digest, '' ORDER BY digest)) FROM ({SAMPLED})")
    start = blake2b(f"{basis} {sampled}".encode(), digest_size=_MARK)
    links = {
        intern(digest): blake2b(linked.encode(), digest_size=_MARK).digest()
        for digest, linked in store.each(_LINKS)
    }

    def mark(meeting: Meeting) -> bytes:
        digest = start.copy()
        digest.update(repr(meeting).encode())
        for each in meeting.digests:
            digest.update(links.get(each, _NO_LINKS))
        return digest.digest()

    return mark


def _keep_compared(store: Store, other: Store, batches: Sequence[Batch], known: Rarity) -> None:
    """Compares what meets in batches, each of about ``_ARTICLES``, and keeps what comes of it."""
    found = dict(enumerate(batches))
    digests = [{digest for _, meeting in batch for digest in meeting.digests} for batch in batches]
    rows: list[tuple[object, ...]]
    with store.transaction():
        for number, readings in read_articles(other, digests):
            stories = Stories(Articles(readings), known)
            rows = []
            for mark, meeting in found.pop(number):
                pairs = [_row(mark, pair) for pair in disagreeing(meeting.groups(readings), stories)]
                rows += pairs or [MeetingRow(mark)]
            store.add({"meetings": arrow_table("meetings", rows)})
        # Those that are left are of articles without claims.
        rows = [MeetingRow(mark) for batch in found.values() for mark, _ in batch]
        store.add({"meetings": arrow_table("meetings", rows)})


def _batches(new: Sequence[tuple[bytes, Meeting]]) -> Iterator[Batch]:
    batch: Batch = []
    digests: set[str] = set()
    for mark, meeting in new:
        batch.append((mark, meeting))
        digests.update(meeting.digests)
        if len(digests) >= _ARTICLES:
            yield batch
            batch, digests = [], set()
    if batch:
        yield batch


def _row(mark: bytes, pair: Pair) -> MeetingRow:
    carriers = tuple(voice.name for voice in pair.carriers)
    return MeetingRow(mark, pair.one.name, pair.other.name, pair.clash, pair.same, pair.shared, carriers)


def _pairs(store: Store, met: pa.Table) -> Iterator[Pair]:
    """The claims that disagree, as ``meetings`` has them."""
    voices = read_voices(store, "SELECT DISTINCT unnest(carriers) FROM meetings")
    store.sql.register("met", met)
    for one, other, clash, same, shared, carriers in store.each(_PAIRS):
        yield Pair(voices[one], voices[other], clash, same, tuple(voices[name] for name in carriers), shared)
    store.sql.unregister("met")


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
