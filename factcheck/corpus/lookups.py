"""What the commands list out of a store: conflicts, claims, and what rests on a fact."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from factcheck.corpus.listings import Listing, Record
from factcheck.corpus.store import Store

# One document to a content: the one that was published first.
FIRST = """
    SELECT digest, arg_min(name, (published, name)) AS doc, arg_min(title, (published, name)) AS title,
        min(published) AS published, arg_min(url, (published, name)) AS url, count(*) AS copies
    FROM documents GROUP BY digest
"""
_CONFLICTS = f"""
    WITH first AS ({FIRST}), carried AS (
        SELECT conflict, side, count(DISTINCT story) AS carriers
        FROM conflict_claims JOIN contents USING (digest) GROUP BY conflict, side
    )
    SELECT f.conflict, f.severity, f.strength, f.subject, f.attribute, f.fact, f.reason, f.documents,
        s.side, carried.carriers, c.surface, d.published, d.doc, c.claim, d.title, d.url, c.sentence
    FROM (SELECT * FROM conflicts ORDER BY strength DESC, conflict LIMIT ?) AS f
    JOIN conflict_claims AS s ON s.conflict = f.conflict
    JOIN carried ON carried.conflict = s.conflict AND carried.side = s.side
    JOIN claims AS c ON c.digest = s.digest AND c.claim = s.claim
    JOIN first AS d ON d.digest = s.digest
    ORDER BY f.strength DESC, f.conflict, s.side, d.published, d.doc, c.begins
"""
_CLAIMS = f"""
    WITH first AS ({FIRST})
    SELECT c.subject, c.attribute, c.period_start, c.period_end, c.surface, c.low, c.high, c.unit, c.modifier,
        c.modality, c.change, c.attributed_to, f.verdict, f.fact, d.published, d.doc, c.claim, d.title, d.url,
        c.sentence
    FROM claims AS c JOIN first AS d USING (digest) LEFT JOIN findings AS f USING (digest, claim)
    WHERE ($1 IS NULL OR contains(lower(c.subject), lower($1)) OR contains(c.subject_key, lower($1)))
        AND ($2 IS NULL OR contains(lower(c.attribute), lower($2)) OR contains(c.attribute_key, lower($2)))
    ORDER BY c.subject_key NULLS LAST, c.attribute_key NULLS LAST, c.base_unit, c.period_start, c.cover_low,
        d.published, d.doc, c.begins
"""


def list_conflicts(store: Store, most: int | None = None) -> Listing:
    """The conflicts of a store, the surest first: a record for each claim that takes part."""

    def heading(record: Record) -> str:
        about = ": ".join(filter(None, (record["subject"], record["attribute"])))
        return f"{record['severity']}  {about or 'a figure'}. {record['reason']}"

    return _listing(store, _CONFLICTS, [most], heading)


def list_claims(store: Store, subject: str | None, attribute: str | None) -> Listing:
    """The claims about whom or what these name, in part or in full; claims about the same stand together."""

    def heading(record: Record) -> str:
        about = ": ".join(filter(None, (record["subject"], record["attribute"])))
        return about or "of unknown subject"

    return _listing(store, _CLAIMS, [subject, attribute], heading)


def _listing(store: Store, query: str, parameters: list[Any], heading: Any) -> Listing:
    result = store.sql.execute(query, parameters)
    columns = [column[0] for column in result.description]

    def records() -> Iterator[Record]:
        while rows := result.fetchmany(1000):
            yield from (dict(zip(columns, row, strict=True)) for row in rows)

    return Listing(columns, records(), heading)
