"""What may conflict in a store: claims that meet, found in SQL, and the articles that make them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from datetime import date
from importlib.resources import files
from itertools import chain, groupby
from operator import itemgetter
from sys import intern
from typing import Any

from factcheck.corpus.conflicts import Group, may_be_one
from factcheck.corpus.store import Store
from factcheck.corpus.stories import Rarity, rarity
from factcheck.corpus.voices import Article, Figure, Voice, article_of
from factcheck.corpus.wording import words_of_text

Ask = Callable[[str], Iterator[tuple[Any, ...]]]
"""What gives the rows of a query over the tables of a store, as they are taken."""

# The articles that tell how uncommon words and figures are.
SAMPLED = "SELECT digest FROM contents ORDER BY digest LIMIT 10000"

_VOICES = """
    SELECT
        w.batch, d.title, c.block NOT IN ('cell', 'list', 'code') AND c.modality = 'asserted',
        c.digest, c.claim, k.story, d.published, c.surface, c.base_unit, c.cover_low, c.cover_high,
        c.low_open, c.high_open, c.kind = 'count' AND c.resolution >= 1, c.change, c.past, c.sentence,
        c.begins - c.sentence_begins, c.ends - c.sentence_begins, c.subject, c.attribute, c.subject_key,
        c.attribute_key, c.period_start, c.period_end, c.attributed_to, j.fact, coalesce(j.linked, 0)
    FROM wanted AS w
    JOIN claims AS c ON c.digest = w.digest AND c.claim = coalesce(w.claim, c.claim)
    JOIN contents AS k ON k.digest = c.digest
    JOIN dated AS d ON d.digest = c.digest
    LEFT JOIN judged AS j ON j.digest = c.digest AND j.claim = c.claim
    ORDER BY w.batch, c.begins
"""
_SAMPLE = f"""
    SELECT DISTINCT c.digest, d.title, c.sentence, c.base_unit, c.cover_low, c.cover_high
    FROM ({SAMPLED}) AS k
    JOIN claims AS c ON c.digest = k.digest
    JOIN dated AS d ON d.digest = k.digest
    ORDER BY c.digest
"""
_NAME, _KEY = 5, 8  # columns of ``grouped`` that name what is told, and those that add the time


@dataclass(frozen=True, slots=True)
class Keyed:
    """Claims that share a fact, or subject, attribute, unit and time: the digest and the number of each."""

    digests: tuple[str, ...]
    claims: tuple[str, ...]
    disputes: int

    def groups(self, articles: Mapping[str, Reading]) -> Iterator[Group]:
        """The claims as a group."""
        named = zip(self.digests, self.claims, strict=True)
        yield Group(tuple(articles[digest].voices[claim] for digest, claim in named), self.disputes)


@dataclass(frozen=True, slots=True)
class Told:
    """Two articles that may tell one story: their claims are grouped by unit and time."""

    digests: tuple[str, str]

    def groups(self, articles: Mapping[str, Reading]) -> Iterator[Group]:
        """The claims of both in groups; none of copies, and of articles without claims."""
        alike: dict[tuple[Any, ...], list[Voice]] = defaultdict(list)
        here, there = (articles[digest].statements if digest in articles else [] for digest in self.digests)
        if [voice.sentence for voice in here] != [voice.sentence for voice in there]:  # they are no copies
            for voice in chain(here, there):
                alike[voice.unit, voice.change, voice.past, voice.period].append(voice)
        return (Group(tuple(group)) for group in alike.values())


Meeting = Keyed | Told


@dataclass(slots=True)
class Reading:
    """An article as its claims are read; ``statements`` are those that state what is."""

    published: date | None
    title: str | None
    voices: dict[str, Voice] = field(default_factory=dict)
    statements: list[Voice] = field(default_factory=list)


class Articles(dict[str, Article]):
    """The articles that were read, each made when it is first asked for: few are."""

    def __init__(self, readings: Mapping[str, Reading]) -> None:
        super().__init__()
        self._readings = readings

    def __missing__(self, digest: str) -> Article:
        reading = self._readings[digest]
        self[digest] = article = article_of(reading.published, reading.title, reading.voices.values())
        return article


def statements(name: str) -> Iterator[str]:
    """The statements of a script of this package; they make what all else here reads."""
    script = files("factcheck.corpus").joinpath(name).read_text(encoding="utf-8")
    return filter(str.strip, script.split(";\n"))


def meetings(ask: Ask) -> Iterator[Meeting]:
    """The claims that are to be compared with each other, in an order that depends on them alone."""
    for statement in chain(statements("links.sql"), statements("conflicts.sql")):
        list(ask(statement))
    yield from _keyed(ask)
    for pair in ask("SELECT * FROM paired ORDER BY ALL"):
        yield Told((intern(pair[0]), intern(pair[1])))


def _keyed(ask: Ask) -> Iterator[Keyed]:
    """A name that is disputed at many times is that of something that goes on changing."""
    rows = ask("SELECT * FROM grouped ORDER BY ALL")
    for (fact, *_), named in groupby(rows, key=itemgetter(slice(_NAME))):
        groups = [_claims_of(group) for _, group in groupby(named, key=itemgetter(slice(_KEY)))]
        for digests, claims in filter(None, groups):
            yield Keyed(digests, claims, 1 if fact else len(groups))


def _claims_of(group: Iterable[tuple[Any, ...]]) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
    """The claims of a group, unless their values are too many to be of one quantity."""
    digests, claims, values = [], [], []
    for *_, digest, claim, low, high in group:
        digests.append(intern(digest))
        claims.append(intern(claim))
        values.append((low, high))
    return (tuple(digests), tuple(claims)) if may_be_one(values) else None


def rarity_in(store: Store) -> Rarity:
    """How uncommon words and figures are in the sample."""
    return rarity(_sample(store))


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


def read_articles(store: Store, batches: Sequence[Set[str]]) -> Iterator[tuple[int, dict[str, Reading]]]:
    """The number of each batch of digests with its articles that have claims, by digest."""
    import pyarrow as pa

    numbers = pa.array((number for number, digests in enumerate(batches) for _ in digests), pa.int64())
    digests = pa.array(chain.from_iterable(batches), pa.string())
    columns = {"batch": numbers, "digest": digests, "claim": pa.nulls(len(digests), pa.string())}
    store.give_up()
    store.sql.register("wanted", pa.table(columns))
    for number, rows in groupby(_read(store), key=itemgetter(0)):
        readings: dict[str, Reading] = {}
        for _, title, states, voice in rows:
            reading = readings.setdefault(voice.digest, Reading(voice.published, title))
            reading.voices[voice.claim] = voice
            if states or voice.period is not None:
                reading.statements.append(voice)
        yield number, readings
    store.sql.unregister("wanted")


def read_voices(store: Store, names: str) -> dict[str, Voice]:
    """Claims by name, digest and number; ``names`` is a query that gives the names."""
    store.rows(
        "CREATE OR REPLACE TEMPORARY VIEW wanted AS SELECT 0 AS batch, split_part(name, ' ', 1) AS digest, "
        f"split_part(name, ' ', 2) AS claim FROM ({names}) AS named(name)"
    )
    return {voice.name: voice for *_, voice in _read(store)}


def _read(store: Store) -> Iterator[tuple[int, str | None, bool, Voice]]:
    """The number of a batch, the title of an article, whether its claim states what is, and the claim.

    It gives what ``wanted`` names, all claims of an article where that names none.
    """
    for batch, title, states, *columns, start, end, said_by, fact, linked in store.each(_VOICES):
        period = (start, end) if start else None
        yield batch, title, states, Voice(*(*columns, period, said_by, fact, linked))
