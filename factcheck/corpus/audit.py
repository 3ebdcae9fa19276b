"""An audit: what is to be done for a corpus, doing it, and what is left when it is done."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from factcheck import __version__
from factcheck.corpus.changes import forget_subjects, keep_subjects, to_judge
from factcheck.corpus.copies import keep_stories
from factcheck.corpus.engines import Engine
from factcheck.corpus.gather import keep_conflicts
from factcheck.corpus.record import keep_facts
from factcheck.corpus.rows import DocumentRow, FailureRow, arrow_table
from factcheck.corpus.store import Store, now
from factcheck.corpus.work import Again, Task, basis_of, content_digest, document_row
from factcheck.documents.document import Document
from factcheck.errors import InputError
from factcheck.facts.load import facts_at
from factcheck.settings import Settings
from factcheck.workers import Done, Failed

if TYPE_CHECKING:
    import pyarrow as pa

BATCH = 1000  # contents whose results are kept, or lost, together
SECONDS = 5.0  # after which results are kept even when they are fewer
_CHUNK = 32  # tasks that a worker is given at once
_CHUNK_CHARACTERS = 200_000
_DOCUMENTS = 10_000  # rows of documents that are kept at once


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


def audit(
    documents: Iterable[Document | InputError],
    store: Store,
    settings: Settings,
    engine: Engine,
    *,
    batch: int = BATCH,
    tell: Callable[[str], None] = lambda _: None,
    progress: Callable[[Totals], None] = lambda _: None,
) -> Totals:
    """Brings the store up to date with a corpus, the facts, the program and its settings.

    Only what the store does not hold yet is done, so that a run that was interrupted is taken up where it
    stopped. What has left the corpus leaves the store when the run has finished. ``tell`` is given what
    is done for another reason than a new document, ``progress`` the totals whenever they have changed.
    """
    run = _Run(store, settings, engine, batch)
    for notice in run.begin():
        tell(notice)
    for outcome in engine.run(run.chunks(documents)):
        run.take(outcome)
        progress(run.totals)
    run.finish()
    progress(run.totals)
    return run.totals


class _Run:
    """A run of an audit: what is known, and what waits to be kept."""

    def __init__(self, store: Store, settings: Settings, engine: Engine, batch: int) -> None:
        self.store = store
        self.settings = settings
        self.engine = engine
        self.batch = batch
        self.totals = Totals()
        self.facts = facts_at(settings.facts)
        self.basis = basis_of(settings, self.facts)
        self.number = 0
        self.known: set[bytes] = set()
        self.outdated = False
        self.before = 0
        self.was_finished = False
        self.documents: list[DocumentRow] = []
        self.failures: list[FailureRow] = []
        self.waiting: dict[str, list[pa.Table]] = defaultdict(list)
        self.kept_at = time.monotonic()

    def begin(self) -> Iterator[str]:
        """Enters the run in the store; tells what has to be done again, and why."""
        store, basis = self.store, self.basis
        read = "SELECT unhex(digest) FROM contents WHERE rules = ?"
        self.known = {digest for (digest,) in store.each(read, [basis.rules])}
        ((anew, rules, facts),) = store.rows(
            """
            SELECT count(*) FILTER (rules <> $1), count(*) FILTER (rules = $1 AND judging <> $2),
                count(*) FILTER (rules = $1 AND judging = $2 AND facts <> $3)
            FROM contents
            """,
            [basis.rules, basis.judging, basis.facts],
        )
        self.outdated = anew > 0
        ((self.before, last),) = store.rows(
            "SELECT (SELECT count(*) FROM contents), (SELECT max_by(finished IS NOT NULL, run) FROM runs)"
        )
        self.was_finished = bool(last)
        if anew:
            yield f"The program or its settings have changed: {anew:,} articles are read again."
        if rules:
            yield f"The program compares in another way than before: {rules:,} articles are judged again."
        if facts:
            yield "The facts have changed: articles that name what they are about are judged again."
        with store.transaction():
            keep_subjects(store, basis, self.facts)
            ((self.number,),) = store.rows("SELECT 1 + coalesce(max(run), 0) FROM runs")
            store.rows("DELETE FROM documents")
            store.rows("DELETE FROM failures")
            entry = {
                "run": self.number,
                "started": now(),
                "program": __version__,
                "rules": basis.rules,
                "judging": basis.judging,
                "facts": basis.facts,
                "fact_count": len(self.facts),
                "engine": self.engine.name,
                "workers": self.engine.workers,
            }
            values = ", ".join("?" for _ in entry)
            store.rows(f"INSERT INTO runs ({', '.join(entry)}) VALUES ({values})", entry.values())

    def chunks(self, documents: Iterable[Document | InputError]) -> Iterator[list[Task]]:
        """All that is to be done: new contents first, then those whose claims are to be judged again."""
        yield from _chunked(self._unknown(documents))
        self.keep()
        self.store.forget("digest NOT IN (SELECT digest FROM documents)")
        yield from _chunked(to_judge(self.store, self.basis, self.facts))

    def _unknown(self, documents: Iterable[Document | InputError]) -> Iterator[Document]:
        for document in documents:
            if isinstance(document, InputError):
                self.failures.append(FailureRow(str(document.place or ""), None, document.what, 1))
                continue
            digest = content_digest(document, self.settings)
            self.documents.append(document_row(document, digest))
            self.totals.documents += 1
            if len(self.documents) >= _DOCUMENTS:
                self.keep()
            if (key := bytes.fromhex(digest)) not in self.known:
                self.known.add(key)
                yield document

    def take(self, outcome: Done[Task, dict[str, pa.Table]] | Failed[Task]) -> None:
        """Counts what has come in, and keeps it when there is enough."""
        if isinstance(outcome, Failed):
            task = outcome.task
            digest = task.digest if isinstance(task, Again) else content_digest(task, self.settings)
            self.failures.append(FailureRow("", digest, outcome.reason, outcome.attempts))
            self.totals.failed += 1
        else:
            for name, table in outcome.results.items():
                self.waiting[name].append(table)
            self._count(outcome.results)
        waiting = sum(table.num_rows for name in ("contents", "judged") for table in self.waiting[name])
        if waiting >= self.batch or time.monotonic() - self.kept_at > SECONDS:
            self.keep()

    def _count(self, tables: dict[str, pa.Table]) -> None:
        totals = self.totals
        for name in ("contents", "judged"):
            if name in tables:
                totals.errors += sum(tables[name]["errors"].to_pylist())
                totals.warnings += sum(tables[name]["warnings"].to_pylist())
        if "contents" in tables:
            totals.read += tables["contents"].num_rows
        if "judged" in tables:
            totals.judged_again += tables["judged"]["same"].to_pylist().count(False)

    def keep(self) -> None:
        """Writes all that waits to the store, in one transaction."""
        tables = _together(self.waiting)
        tables["documents"] = arrow_table("documents", list(self.documents))
        tables["failures"] = arrow_table("failures", list(self.failures))
        judged = tables.pop("judged", None)
        with self.store.transaction():
            if judged is not None:
                self.store.judge(judged, self.basis)
            if self.outdated and "contents" in tables:
                self.store.remove(tables["contents"])
            self.store.add(tables)
        self.waiting.clear()
        self.documents.clear()
        self.failures.clear()
        self.kept_at = time.monotonic()

    def finish(self) -> None:
        """Keeps the rest, and what can only be told of all: what is gone, what failed, the totals."""
        self.keep()
        basis, totals = self.basis, self.totals
        self.store.forget(
            "(rules, judging, facts) <> ($1, $2, $3)", [basis.rules, basis.judging, basis.facts]
        )
        ((contents,),) = self.store.rows("SELECT count(*) FROM contents")
        other_texts = not self.was_finished or totals.read or contents != self.before
        if other_texts:
            keep_stories(self.store)
        if other_texts or totals.judged_again:
            with self.engine.grouping(self.store) as ask:
                keep_conflicts(self.store, ask)
        with self.store.transaction():
            self.store.name_failures()
            keep_facts(self.store, self.facts)
            forget_subjects(self.store)
            ((totals.failed,),) = self.store.rows("SELECT count(*) FROM failures")
            totals.unchanged = contents - totals.read - totals.judged_again
            counts = ("documents", "read", "judged_again", "unchanged", "failed")
            columns = ", ".join(f"{name} = {getattr(totals, name)}" for name in counts)
            self.store.rows(f"UPDATE runs SET finished = ?, {columns} WHERE run = ?", [now(), self.number])


def _together(waiting: dict[str, list[pa.Table]]) -> dict[str, pa.Table]:
    import pyarrow as pa

    return {name: pa.concat_tables(tables) for name, tables in waiting.items() if tables}


def _chunked(tasks: Iterable[Task]) -> Iterator[list[Task]]:
    """The tasks in chunks that cost little to send and do not hold up much when they are slow."""
    chunk: list[Task] = []
    characters = 0
    for task in tasks:
        chunk.append(task)
        characters += len(task.text)
        if len(chunk) == _CHUNK or characters >= _CHUNK_CHARACTERS:
            yield chunk
            chunk, characters = [], 0
    if chunk:
        yield chunk
