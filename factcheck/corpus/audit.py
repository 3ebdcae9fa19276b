"""An audit: what is to be done for a corpus, doing it, and what is left when it is done."""

from __future__ import annotations

import time
from collections import defaultdict, deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

from factcheck.corpus.arrow import arrow_table
from factcheck.corpus.basis import basis_of
from factcheck.corpus.changes import forget_subjects, keep_subjects, to_judge
from factcheck.corpus.contents import Part, Task, Unaudited
from factcheck.corpus.engines import Engine
from factcheck.corpus.parcels import LONGEST, MOST, Parcels, forget_parcels, known_parcels
from factcheck.corpus.record import keep_facts
from factcheck.corpus.rows import FailureRow, PartRow
from factcheck.corpus.runs import Totals, before, conclude, enter
from factcheck.corpus.store import Store
from factcheck.documents.document import Document
from factcheck.documents.read import Unread
from factcheck.errors import InputError
from factcheck.facts.load import facts_at
from factcheck.settings import Settings
from factcheck.workers import Done, Failed

if TYPE_CHECKING:
    import pyarrow as pa

Each = TypeVar("Each")

BATCH = 1000  # contents whose results are kept, or lost, together
SECONDS = 5.0  # after which results are kept even when they are fewer


def audit(
    documents: Iterable[Unread | Document | InputError],
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
    for notice in run.before.notices():
        tell(notice)
    for outcome in engine.run(run.chunks(documents)):
        run.take(outcome)
        progress(run.totals)
    run.finish()
    progress(run.totals)
    return run.totals


class _Run:
    """A run of an audit, entered in the store: what is known, and what waits to be done or to be kept."""

    def __init__(self, store: Store, settings: Settings, engine: Engine, batch: int) -> None:
        self.store = store
        self.settings = settings
        self.engine = engine
        self.batch = batch
        self.totals = Totals()
        self.facts = partial(facts_at, settings.facts)  # loaded where something depends on more than a hash
        self.basis = basis_of(settings)
        self.before = before(store, self.basis)
        self.number = self.before.runs + 1
        self.known: set[bytes] | None = None
        self.unaudited: deque[Unaudited] = deque()
        self.failures: list[FailureRow] = []
        self.waiting: dict[str, list[pa.Table]] = defaultdict(list)
        self.kept_at = time.monotonic()
        with store.transaction():
            fact_count = keep_subjects(store, self.basis, self.facts)
            self.parcels = Parcels(known_parcels(store, self.basis), repr(settings.suppress))
            store.rows("DELETE FROM failures")
            enter(store, self.number, self.basis, fact_count, engine)

    def chunks(self, documents: Iterable[Unread | Document | InputError]) -> Iterator[Sequence[Task]]:
        """All that is to be done: documents to read, contents to audit, then those to judge again.

        What has been read is audited before more is read. An empty chunk says that there may be more when
        something has come in.
        """
        to_read = self.parcels.to_read(self._readable(documents))
        while True:
            if len(self.unaudited) >= MOST:
                yield self._to_audit()
            elif parcel := next(to_read, None):
                yield parcel
            elif self.unaudited:
                yield self._to_audit()
            elif self.parcels.under_way():
                yield []
            else:
                break
        self.keep()
        if self.parcels.gone:
            with self.store.transaction():
                forget_parcels(self.store, self.parcels.gone)
        self.store.forget("digest NOT IN (SELECT digest FROM documents)")
        again = to_judge(self.store, self.basis, self.facts)
        yield from _chunked(again, lambda task: len(task.text))

    def _readable(self, documents: Iterable[Unread | Document | InputError]) -> Iterator[Unread | Document]:
        for found in documents:
            if isinstance(found, InputError):
                self.failures.append(FailureRow(str(found.place or ""), None, found.what, 1))
            else:
                yield found

    def _to_audit(self) -> list[Unaudited]:
        waiting = (self.unaudited.popleft() for _ in range(len(self.unaudited)))
        return next(_chunked(waiting, lambda task: len(task.packed)))

    def take(self, outcome: Done[Task, dict[str, pa.Table]] | Failed[Task]) -> None:
        """Counts what has come in, and keeps it when there is enough."""
        if isinstance(outcome, Failed):
            self._failed(outcome)
        else:
            results = dict(outcome.results)
            self._read(outcome.tasks, results)
            for name, table in results.items():
                self.waiting[name].append(table)
            self._count(results)
        waiting = sum(table.num_rows for name in ("contents", "judged") for table in self.waiting[name])
        if waiting >= self.batch or time.monotonic() - self.kept_at > SECONDS:
            self.keep()

    def _failed(self, outcome: Failed[Task]) -> None:
        task, name, digest = outcome.task, "", None
        if isinstance(task, Part):
            name = task.found.name if isinstance(task.found, Document) else str(task.found.place)
            self.parcels.came_back([task])
        else:
            digest = task.digest
        self.failures.append(FailureRow(name, digest, outcome.reason, outcome.attempts))
        self.totals.failed += 1

    def _read(self, tasks: Iterable[Task], results: dict[str, pa.Table]) -> None:
        """Takes out of results the contents that documents hold; those that are not known are audited."""
        parts = [task for task in tasks if isinstance(task, Part)]
        if not parts:
            return
        self.parcels.came_back(parts, map(PartRow._make, _rows_of(results.pop("parts", None))))
        self.totals.documents += results["documents"].num_rows if "documents" in results else 0
        if self.known is None:
            read = "SELECT unhex(digest) FROM contents WHERE rules = ?"
            self.known = {digest for (digest,) in self.store.each(read, [self.basis.rules])}
        for unaudited in map(Unaudited._make, _rows_of(results.pop("unaudited", None))):
            if (key := bytes.fromhex(unaudited.digest)) not in self.known:
                self.known.add(key)
                self.unaudited.append(unaudited)

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
        for name, rows in (("failures", self.failures), ("parcels", self.parcels.complete)):
            if rows:
                self.waiting[name].append(arrow_table(name, [*rows]))
        tables = _together(self.waiting)
        judged = tables.pop("judged", None)
        with self.store.transaction():
            if judged is not None:
                self.store.unjudge(judged)
            if self.before.rules and "contents" in tables:
                self.store.remove(tables["contents"])
            self.store.add(tables)
            if judged is not None:
                self.store.judge(judged, self.basis)
        self.waiting.clear()
        self.failures.clear()
        self.parcels.complete.clear()
        self.kept_at = time.monotonic()

    def finish(self) -> None:
        """Keeps the rest, and what can only be told of all: what is gone, what failed, the totals."""
        self.keep()
        self.known = None  # what comes needs the memory
        basis, totals = self.basis, self.totals
        self.store.forget(
            "(rules, judging, facts) <> ($1, $2, $3)", [basis.rules, basis.judging, basis.facts]
        )
        ((contents, totals.documents),) = self.store.rows(
            "SELECT (SELECT count(*) FROM contents), (SELECT count(*) FROM documents)"
        )
        is_grouped = self.before.is_finished and self.before.is_alike
        other_texts = not is_grouped or totals.read or contents != self.before.contents
        if other_texts:
            from factcheck.corpus.copies import keep_stories

            keep_stories(self.store)
        if other_texts or totals.judged_again:
            from factcheck.corpus.comparisons import keep_conflicts

            keep_conflicts(self.store, self.engine.grouping, f"{basis.rules} {basis.grouping}")
        with self.store.transaction():
            self.store.name_failures()
            if other_texts or totals.judged_again:
                keep_facts(self.store, self.facts())
            forget_subjects(self.store)
            ((totals.failed,),) = self.store.rows("SELECT count(*) FROM failures")
            totals.unchanged = contents - totals.read - totals.judged_again
            conclude(self.store, self.number, totals)


def _rows_of(table: pa.Table | None) -> Iterable[tuple[Any, ...]]:
    return zip(*(column.to_pylist() for column in table.columns), strict=True) if table is not None else ()


def _together(waiting: dict[str, list[pa.Table]]) -> dict[str, pa.Table]:
    if not waiting:
        return {}
    import pyarrow as pa

    return {name: pa.concat_tables(tables) for name, tables in waiting.items() if tables}


def _chunked(tasks: Iterable[Each], length: Callable[[Each], int]) -> Iterator[list[Each]]:
    """The tasks in chunks that cost little to send and do not hold up much when they are slow."""
    chunk: list[Each] = []
    whole = 0
    for task in tasks:
        chunk.append(task)
        whole += length(task)
        if len(chunk) == MOST or whole >= LONGEST:
            yield chunk
            chunk, whole = [], 0
    if chunk:
        yield chunk
