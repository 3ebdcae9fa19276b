"""What rests on a fact: the published claims that were held against it, or against a value it had before."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from factcheck.claims.periods import without_periods
from factcheck.corpus.listings import Listing, Record
from factcheck.corpus.lookups import FIRST
from factcheck.corpus.store import Store
from factcheck.errors import InputError

COLUMNS = (
    "standing", "surface", "verdict", "fact", "reason", "replacement", "published", "doc", "claim", "title",
    "url", "copies", "sentence",
)  # fmt: skip
_ORDER = {"disagrees": 0, "outdated": 1, "agrees": 2, "not checked": 3}
_CLAIMS = f"""
    WITH first AS ({FIRST})
    SELECT c.surface, f.verdict, f.fact, f.reason, f.replacement, d.published, d.doc, c.claim, d.title, d.url,
        d.copies, c.sentence
    FROM findings AS f JOIN claims AS c USING (digest, claim) JOIN first AS d USING (digest)
    WHERE f.fact = ? ORDER BY d.published, d.doc, c.begins
"""


def trace(store: Store, fact: str) -> Listing:
    """The published claims that rest on the fact with this id, those that disagree first.

    A claim "agrees" or "disagrees" with the fact; it is "outdated" when it agrees with a value that the fact
    had before, be it that the article was published before the fact changed or after. Raises
    ``InputError`` when no claim of the store was held against such a fact.
    """
    known = {row[0]: row[1:] for row in store.rows("SELECT fact, subject, property, as_of FROM facts")}
    if fact not in known:
        from factcheck.facts.schema import suggestion

        raise InputError(f'no claim here was held against a fact "{fact}"; {suggestion(fact, list(known))}')
    subject, property, as_of = known[fact]
    earlier = [
        other
        for other, (whose, what, when) in sorted(known.items())
        if other != fact
        and (whose, without_periods(what)) == (subject, without_periods(property))
        and when is not None
        and as_of is not None
        and when < as_of
    ]
    records = [
        {"standing": _standing(claim, fact)} | claim
        for each in (fact, *earlier)
        for claim in _claims(store, each)
    ]
    records.sort(key=lambda record: (_ORDER[record["standing"]], record["published"] or date.max))
    return Listing(COLUMNS, records, lambda record: f"{record['standing']}  {record['reason']}")


def _claims(store: Store, fact: str) -> Iterator[dict[str, Any]]:
    result = store.sql.execute(_CLAIMS, [fact])
    columns = [column[0] for column in result.description]
    yield from (dict(zip(columns, row, strict=True)) for row in result.fetchall())


def _standing(claim: Record, fact: str) -> str:
    if claim["verdict"] == "not_checked":
        return "not checked"
    if claim["fact"] != fact:  # of an earlier value, by which it was right or wrong
        return "outdated" if claim["verdict"] == "supported" else "disagrees"
    if claim["verdict"] in ("supported", "contested"):
        return "agrees"
    return "outdated" if claim["verdict"] == "outdated" else "disagrees"
