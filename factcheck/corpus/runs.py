"""The runs of an audit: what those before have left in the store, and the entry of this one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from factcheck import __version__
from factcheck.corpus.basis import Basis
from factcheck.corpus.engines import Engine
from factcheck.corpus.store import Store, now


@dataclass(slots=True)
class Totals:
    """What a run has done so far.

    ``documents`` counts those it came to, ``read``, ``judged_again`` and ``unchanged`` contents, ``errors``
    and ``warnings`` what was found in the contents that were read or judged again.
    """

    documents: int = 0
    read: int = 0
    judged_again: int = 0
    unchanged: int = 0
    failed: int = 0
    errors: int = 0
    warnings: int = 0


@dataclass(frozen=True, slots=True)
class Before:
    """What the runs before, ``runs`` of them, have left in a store, held against the basis of another.

    Of its ``contents`` so many are of other ``rules``, else judged in another way, else by other ``facts``.
    ``is_finished`` says it of the last run, ``is_alike`` that it compared articles with each other likewise.
    """

    runs: int
    is_finished: bool
    is_alike: bool
    contents: int
    rules: int
    judging: int
    facts: int

    def notices(self) -> Iterator[str]:
        """What has to be done again, and why."""
        if self.rules:
            yield f"The program or its settings have changed: {self.rules:,} articles are read again."
        if self.judging:
            yield "The program compares in another way than before: claims are judged again."
        if self.facts:
            yield "The facts have changed: articles that name what they are about are judged again."
        if self.is_finished and not self.is_alike:
            yield "The program compares articles in another way than before: conflicts are found anew."


def before(store: Store, basis: Basis) -> Before:
    """What the runs before have left in the store."""
    (runs,) = store.rows(
        """
        SELECT coalesce(max(run), 0), coalesce(max_by(finished IS NOT NULL, run), false),
            coalesce(max_by(grouping = $1, run), false)
        FROM runs
        """,
        [basis.grouping],
    )
    (contents,) = store.rows(
        """
        SELECT count(*), count(*) FILTER (rules <> $1), count(*) FILTER (rules = $1 AND judging <> $2),
            count(*) FILTER (rules = $1 AND judging = $2 AND facts <> $3)
        FROM contents
        """,
        [basis.rules, basis.judging, basis.facts],
    )
    return Before(*runs, *contents)


def enter(store: Store, run: int, basis: Basis, fact_count: int, engine: Engine) -> None:
    """Enters a run that begins; call it inside ``transaction``."""
    entry = {
        "run": run,
        "started": now(),
        "program": __version__,
        "rules": basis.rules,
        "judging": basis.judging,
        "grouping": basis.grouping,
        "facts": basis.facts,
        "fact_count": fact_count,
        "engine": engine.name,
        "workers": engine.workers,
    }
    values = ", ".join("?" for _ in entry)
    store.rows(f"INSERT INTO runs ({', '.join(entry)}) VALUES ({values})", entry.values())


def conclude(store: Store, run: int, totals: Totals) -> None:
    """Enters that a run has finished, with its totals; call it inside ``transaction``."""
    counts = ("documents", "read", "judged_again", "unchanged", "failed")
    columns = ", ".join(f"{name} = {getattr(totals, name)}" for name in counts)
    store.rows(f"UPDATE runs SET finished = ?, {columns} WHERE run = ?", [now(), run])
