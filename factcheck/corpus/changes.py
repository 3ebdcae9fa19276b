"""Which contents a change of the facts concerns."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from factcheck.corpus.arrow import arrow_table
from factcheck.corpus.basis import Basis
from factcheck.corpus.contents import Again
from factcheck.corpus.rows import SubjectRow
from factcheck.corpus.store import Store
from factcheck.facts.factset import FactSet, SubjectDigests

_PAGE = 5000  # contents that are read at once


def keep_subjects(store: Store, basis: Basis, load: Callable[[], FactSet]) -> int:
    """Enters the subjects of the facts in the store, so that the next run can tell what has changed.

    Gives the number of the facts; they are loaded only where the store does not know them.
    """
    known = store.rows(
        "SELECT max(fact_count) FROM runs WHERE facts = ? AND facts IN (SELECT facts FROM subjects)",
        [basis.facts],
    )
    if known[0][0] is not None:
        return int(known[0][0])
    facts = load()
    rows: list[tuple[object, ...]] = [
        SubjectRow(basis.facts, subject, digests.names, digests.facts)
        for subject, digests in sorted(facts.digests().items())
    ]
    store.rows("DELETE FROM subjects WHERE facts = ?", [basis.facts])
    store.add({"subjects": arrow_table("subjects", rows)})
    return len(facts)


def forget_subjects(store: Store) -> None:
    """Removes the subjects of facts by which nothing in the store is judged any more."""
    store.rows("DELETE FROM subjects WHERE facts NOT IN (SELECT facts FROM contents)")


def to_judge(store: Store, basis: Basis, load: Callable[[], FactSet]) -> Iterator[Again]:
    """The contents that have to be judged again; the others are entered as judged by these facts.

    What is found in a text depends on the subjects that it names and on the facts about them, on no other
    facts. So it stays as it is if no subject that it named or names has changed, or if it has no claims.
    """
    store.rows(
        "UPDATE contents SET judging = $1, facts = $2 "
        "WHERE rules = $3 AND (judging, facts) <> ($1, $2) AND claims = 0 AND len(subjects) = 0",
        [basis.judging, basis.facts, basis.rules],
    )
    others = "SELECT DISTINCT judging, facts FROM contents WHERE rules = ? AND (judging, facts) <> (?, ?)"
    for judging, before in store.rows(others, [basis.rules, basis.judging, basis.facts]):
        stale = replace(basis, judging=judging, facts=before)
        known = _subjects(store, before) if judging == basis.judging else {}
        if not known:
            yield from _pages(store, stale, None, frozenset())
            continue
        current = load().digests()
        changed = {each for each in {*known, *current} if known.get(each) != current.get(each)}
        unknown = SubjectDigests("", "")
        renamed = {
            each for each in changed if current.get(each, unknown).names != known.get(each, unknown).names
        }
        renamed &= set(current)
        if not renamed:
            store.rows(
                "UPDATE contents SET facts = ? WHERE rules = ? AND judging = ? AND facts = ? "
                "AND NOT list_has_any(subjects, ?)",
                [basis.facts, basis.rules, judging, before, sorted(changed)],
            )
        yield from _pages(store, stale, sorted(changed), frozenset(renamed))


def _subjects(store: Store, facts: str) -> dict[str, SubjectDigests]:
    found = store.rows("SELECT subject, named, known FROM subjects WHERE facts = ?", [facts])
    return {subject: SubjectDigests(*digests) for subject, *digests in found}


def _pages(
    store: Store, before: Basis, changed: list[str] | None, renamed: frozenset[str]
) -> Iterator[Again]:
    """The contents judged on that basis; those are concerned that name a subject of ``changed``, or all."""
    ((end,),) = store.rows("SELECT 1 + coalesce(max(rowid), -1) FROM contents")
    for first in range(0, end, _PAGE):
        page = store.rows(
            """
            SELECT digest, any_value(title), any_value(published), text, kept,
                $6 OR list_has_any(subjects, $7)
            FROM contents JOIN documents USING (digest)
            WHERE contents.rowid >= $1 AND contents.rowid < $2 AND rules = $3 AND judging = $4 AND facts = $5
            GROUP BY ALL
            """,
            [
                first,
                first + _PAGE,
                before.rules,
                before.judging,
                before.facts,
                changed is None,
                changed or [],
            ],
        )
        for row in page:
            digest, title, published, text, kept, concerned = row
            yield Again(digest, title, published, text, kept, concerned, renamed)
